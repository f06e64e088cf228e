//! Soft targets: what is missed first, the objective second.

use serde_json::{Value, json};

use super::{answer, plan, scenario, with};

/// The plan is `spend`, worth `value`, and misses its soft targets by `missed` in all.
fn missed(all: &Value, value: f64, spend: &[&[f64]], missed: f64) {
    answer(all, value, spend, true);
    let found = plan(&all.to_string()).missed.unwrap();
    assert!((found.value - missed).abs() <= 1e-6, "{found:?} instead of {missed}");
    assert!(found.bound <= missed + 1e-12 && found.gap() <= 1e-6, "{found:?}");
}

fn two(months: usize, budget: Value) -> Value {
    let leads = json!({"id": "b", "roi": 0.5, "yields": {"leads": 2}});
    scenario(months, budget, json!([{"id": "a", "roi": 3}, leads]))
}

#[test]
fn what_cannot_be_reached_is_missed_as_little_as_can_be() {
    // All money in leads: 2 x 20 = 40 of 50, 20 % missing; it brings 10 for 20.
    let all = two(2, json!({"monthly": 10}));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_least": 50, "soft": true}]));
    missed(&all, -10.0, &[&[0.0, 0.0], &[10.0, 10.0]], 0.2);
}

#[test]
fn what_can_be_reached_is_reached() {
    // 15 in leads; 3 x 5 + 0.5 x 15 - 20 = 2.5.
    let all = two(1, json!({"monthly": 20}));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_least": 30, "soft": true}]));
    missed(&all, 2.5, &[&[5.0], &[15.0]], 0.0);
}

#[test]
fn the_mean_of_months_counts() {
    // 40 leads asked in each of two months, 10 and 20 of money: 20 and 40 come, half of one is missing:
    // a mean of 25 %. Revenue is 15 for 30.
    let all = two(2, json!({"monthly": [10, 20]}));
    let target = json!([{"kpi": "leads", "at_least": 40, "per": "month", "soft": true}]);
    missed(&with(all, "targets", target), -15.0, &[&[0.0, 0.0], &[10.0, 20.0]], 0.25);
}

#[test]
fn a_share_of_what_was_asked_weighs_targets() {
    // One unit of money lowers the calls' share by 1/10 and the leads' by 2/50: calls first. Ten of
    // money are the calls' 10; the five left bring 10 of 50 leads: 80 % missing.
    let all = two(1, json!({"monthly": 15}));
    let all = with(
        all,
        "channels",
        json!([
        {"id": "b", "roi": 0.5, "yields": {"leads": 2}}, {"id": "c", "yields": {"calls": 1}}]),
    );
    let targets = json!([{"kpi": "leads", "at_least": 50, "soft": true},
        {"kpi": "calls", "at_least": 10, "soft": true}]);
    missed(&with(all, "targets", targets), -12.5, &[&[5.0], &[10.0]], 0.8);
}

#[test]
fn a_cap_of_nothing_is_missed_in_units() {
    // The floor of 3 brings 6 leads where none is asked for.
    let all = two(1, json!({"monthly": 10}));
    let all = with(all, "limits", json!([{"channels": ["b"], "min": 3}]));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_most": 0, "soft": true}]));
    missed(&all, 3.0 * 7.0 + 1.5 - 10.0, &[&[7.0], &[3.0]], 6.0);
}

#[test]
fn a_hard_target_comes_before_a_soft_one() {
    // 12 of revenue are a must: 3a + 0.5b >= 12 with a + b = 10 leaves b at most 7.2: 14.4 of 20 leads.
    let all = two(1, json!({"monthly": 10}));
    let targets = json!([{"kpi": "revenue", "at_least": 12},
        {"kpi": "leads", "at_least": 20, "soft": true}]);
    missed(&with(all, "targets", targets), 2.0, &[&[2.8], &[7.2]], 0.28);
}

#[test]
fn whole_steps_miss_what_they_must() {
    // Steps of 3 in a budget of 10: 9 in leads, 18 of 20; the last 1 is left.
    let all = with(two(1, json!({"monthly": 10})), "round_to", json!(3));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_least": 20, "soft": true}]));
    missed(&all, -4.5, &[&[0.0], &[9.0]], 0.1);
}

#[test]
fn what_comes_without_spend_counts() {
    // 10 leads come anyway, 20 for the budget: 30 of 40.
    let all = with(two(1, json!({"monthly": 10})), "baseline", json!({"leads": 10}));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_least": 40, "soft": true}]));
    missed(&all, -5.0, &[&[0.0], &[10.0]], 0.25);
}
