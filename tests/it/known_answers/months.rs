//! Money over months: budgets, changes, carry-over.

use serde_json::{Value, json};

use super::{answer, one, scenario, with};

// Budgets and months.

#[test]
fn rollover_carries_money_into_the_season() {
    // 1.5 in January, 3 in February.
    let mut season = vec![1.0; 12];
    season[1] = 2.0;
    let channels = json!([{"id": "a", "roi": 1.5, "seasonality": season}]);
    let saved = scenario(2, json!({"monthly": [100, 0], "rollover": true}), channels.clone());
    answer(&saved, 200.0, &[&[0.0, 100.0]], true);
    answer(
        &scenario(2, json!({"monthly": [100, 0]}), channels.clone()),
        50.0,
        &[&[100.0, 0.0]],
        true,
    );
    // Money cannot be spent before it is there.
    let late = scenario(2, json!({"monthly": [0, 100], "rollover": true}), channels);
    answer(&late, 200.0, &[&[0.0, 100.0]], true);
}

#[test]
fn spend_all_spends_at_a_loss() {
    let all = scenario(
        2,
        json!({"monthly": [100, 50], "spend_all": true}),
        json!([{"id": "a", "roi": 0.5}]),
    );
    answer(&all, -75.0, &[&[100.0, 50.0]], true);
    let all = scenario(
        1,
        json!({"total": 125, "spend_all": true}),
        json!([{"id": "a", "roi": 0.5, "fee_rate": 0.25}]),
    );
    answer(&all, 50.0 - 125.0, &[&[100.0]], true);
}

#[test]
fn what_never_falls_is_not_let_go() {
    // 3 in January, 0.5 in February: what is spent for January's 2 is spent again for -0.5.
    let mut season = vec![1.0; 12];
    (season[0], season[1]) = (3.0, 0.5);
    let channels = json!([{"id": "a", "roi": 1, "seasonality": season}]);
    let group = json!([{"channels": ["a"], "never_falls": true}]);
    let free = scenario(2, json!({"monthly": 100}), channels);
    answer(&free, 200.0, &[&[100.0, 0.0]], true);
    answer(&with(free, "limits", group.clone()), 150.0, &[&[100.0, 100.0]], true);
    // Every unit loses a half, but 40 were spent before the start.
    let channels = json!([{"id": "a", "roi": 0.5, "history": [90, 40]}]);
    let losing = scenario(2, json!({"monthly": 100}), channels);
    answer(&with(losing, "limits", group), -40.0, &[&[40.0, 40.0]], true);
}

#[test]
fn monthly_and_total_budget_together() {
    // 60 a month, 100 in all; February pays better.
    let mut season = vec![1.0; 12];
    season[1] = 1.5;
    let all = scenario(
        2,
        json!({"monthly": 60, "total": 100}),
        json!([{"id": "a", "roi": 2, "seasonality": season}]),
    );
    answer(&all, 40.0 + 60.0 * 2.0, &[&[40.0, 60.0]], true);
}

#[test]
fn discounting_moves_money() {
    // The same margin of 1 per unit is worth most at once.
    let all = scenario(3, json!({"total": 100}), json!([{"id": "a", "roi": 2}]));
    let all = with(all, "discount_rate", json!(1.0));
    answer(&all, 100.0, &[&[100.0, 0.0, 0.0]], true);
    // 5 % more in February: 1.1 x 2^(-1/12) = 1.038 beats 1.
    let mut season = vec![1.0; 12];
    season[1] = 1.05;
    let mut later = all;
    later["channels"][0]["seasonality"] = json!(season);
    answer(&later, 110.0 * 2.0_f64.powf(-1.0 / 12.0), &[&[0.0, 100.0, 0.0]], true);
}

#[test]
fn a_log_curve_spreads_over_the_months() {
    // Concave and equal months: 25 each; 4 x 200 ln 1.5 - 100.
    let all = scenario(
        4,
        json!({"total": 100}),
        json!([{"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}]),
    );
    answer(&all, 800.0 * 1.5_f64.ln() - 100.0, &[&[25.0; 4]], true);
}

#[test]
fn change_limits_build_up() {
    let of = |change: Value| {
        scenario(
            3,
            json!({"monthly": 1000}),
            json!([{"id": "a", "roi": 2, "history": [20], "max_change": change}]),
        )
    };
    answer(&of(json!({"amount": 10})), 120.0, &[&[30.0, 40.0, 50.0]], true);
    answer(&of(json!({"share": 0.5})), 142.5, &[&[30.0, 45.0, 67.5]], true);
    answer(
        &of(json!({"amount": 1, "share": 0.5})),
        31.0 + 47.5 + 72.25,
        &[&[31.0, 47.5, 72.25]],
        true,
    );
}

#[test]
fn change_limits_hold_on_the_way_down() {
    // At 0.5:1 each unit loses 0.5; from 40 down by at most a half each month: 20, 10.
    let all = scenario(
        2,
        json!({"monthly": 1000}),
        json!([{"id": "a", "roi": 0.5, "history": [40], "max_change": {"share": 0.5}}]),
    );
    answer(&all, -15.0, &[&[20.0, 10.0]], true);
}

#[test]
fn fixed_months_stand() {
    let all = scenario(
        3,
        json!({"monthly": 50}),
        json!([{"id": "a", "roi": 2, "fixed": {"2026-02": 10}}]),
    );
    answer(&all, 110.0, &[&[50.0, 10.0, 50.0]], true);
}

#[test]
fn staying_within_a_fifth_of_today() {
    let of = |roi: f64| {
        with(one(1000.0, json!({"id": "a", "roi": roi, "current": 50})), "stay_within", json!(0.2))
    };
    answer(&of(2.0), 60.0, &[&[60.0]], true);
    answer(&of(0.5), -20.0, &[&[40.0]], true);
}

#[test]
fn a_limit_of_some_months() {
    // a and b at most 30 together in February, where a is better; March is free.
    let all = scenario(
        3,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 3, "max": 60}, {"id": "b", "roi": 2}]),
    );
    let rule = json!([{"channels": ["a", "b"], "max": 30, "months": ["2026-02"]}]);
    answer(
        &with(all, "limits", rule),
        160.0 + 60.0 + 160.0,
        &[&[60.0, 30.0, 60.0], &[40.0, 0.0, 40.0]],
        true,
    );
}

// Carry-over.

#[test]
fn history_still_lands() {
    // w = 2/3, 1/3: 3 x 100 / 3 from December, and nothing may be spent now.
    let channel = json!({"id": "a", "roi": 3, "history": [100], "max": 0,
        "timing": {"geometric": {"retention": 0.5, "max_lag": 1}}});
    answer(&one(100.0, channel), 100.0, &[&[0.0]], true);
}

#[test]
fn what_lands_after_the_end_counts_by_its_share() {
    // Half of 3:1 lands in the month after: 1.5, 2.25, 3 per unit.
    let all = one(100.0, json!({"id": "a", "roi": 3, "timing": {"weights": [1, 1]}}));
    for (share, value) in [(0.0, 50.0), (0.5, 125.0), (1.0, 200.0)] {
        answer(&with(all.clone(), "after_horizon", json!(share)), value, &[&[100.0]], true);
    }
    // 1.8:1 is 0.9 inside the horizon.
    let all = one(100.0, json!({"id": "a", "roi": 1.8, "timing": {"weights": [1, 1]}}));
    answer(&all, 0.0, &[&[0.0]], true);
}

#[test]
fn seasons_act_where_the_effect_lands() {
    // January's money lands in February, twice; February's after the end.
    let mut season = vec![1.0; 12];
    season[1] = 2.0;
    let all = scenario(
        2,
        json!({"total": 100}),
        json!([{"id": "a", "roi": 1, "seasonality": season, "timing": {"weights": [0, 1]}}]),
    );
    answer(&all, 100.0, &[&[100.0, 0.0]], true);
}

#[test]
fn a_delayed_effect_rises_and_halves() {
    // Raw 0, 1/2, 1, then halving: 0.5 … 0.5^9 = 0.00195 (the tenth, 0.00098, is below 0.001):
    // the sum is 1.5 + 1 - 2^-9. Inside three months from January lands 1.5 of it.
    let timing = json!({"delayed": {"first_effect": 1, "peak": 2, "half_life": 1}});
    let channel = json!({"id": "a", "roi": 4, "timing": timing, "max": [100, 0, 0]});
    let all = scenario(3, json!({"monthly": 100}), json!([channel]));
    let inside = 1.5 / (2.5 - 2.0_f64.powi(-9));
    answer(&all, 400.0 * inside - 100.0, &[&[100.0, 0.0, 0.0]], true);
}

#[test]
fn carried_spend_saturates_together() {
    // December's 100 leaves 50: 8 x 50 ln(1 + (50 + s/2)/50); slope 4 / (…) = 1 at … = 4, s = 200.
    let channel = json!({"id": "a", "roi": 8, "history": [100], "order": "carry_then_saturate",
        "curve": {"log": {"scale": 50}}, "timing": {"weights": [1, 1]}});
    answer(&one(1000.0, channel), 400.0 * 4.0_f64.ln() - 200.0, &[&[200.0]], true);
}
