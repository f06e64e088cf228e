//! What lasts when the work stops. Everywhere a return of 3 on a straight line, and what was built
//! halves each month, so that 10 built is 5, 2.5, 1.25 after it.

use super::{answer, scenario, with};
use serde_json::{Value, json};

/// One channel of 10 a month or nothing, `spend` being given; `more` keys of it.
fn given(spend: &[f64], ramp: Value, more: &[(&str, Value)]) -> Value {
    let months = spend.iter().enumerate();
    let fixed: serde_json::Map<String, Value> =
        months.map(|(t, s)| (format!("2026-{:02}", t + 1), json!(s))).collect();
    let mut seo = json!({"id": "seo", "roi": 3, "min_if_active": 10, "ramp_up": ramp,
        "fixed": fixed});
    for (key, value) in more {
        seo[*key] = value.clone();
    }
    scenario(spend.len(), json!({"monthly": 100}), json!([seo]))
}

fn at_once() -> Value {
    json!({"first_effect": 0, "full_effect": 0, "half_life_after_stop": 1})
}

#[test]
fn what_was_built_halves_until_little_is_left() {
    let spend = [10.0, 10.0, 0.0, 0.0];
    let all = given(&spend, at_once(), &[]);
    // 10 + 10 + 5 + 2.5.
    answer(&all, 62.5, &[&spend], true);
    // And 0.5^3 to 0.5^9 of 10 after the horizon; 0.5^10 is less than a thousandth.
    let after = 10.0 * (0.5_f64.powi(2) - 0.5_f64.powi(9));
    answer(&with(all, "after_horizon", json!(1)), 62.5 + 3.0 * after, &[&spend], true);
}

#[test]
fn one_month_pays_for_the_next() {
    // At a return of 0.9 a month loses 1, but half of its 9 comes again, and half of that.
    let seo =
        json!({"id": "seo", "roi": 0.9, "min_if_active": 10, "max": 10, "ramp_up": at_once()});
    let all = |months| scenario(months, json!({"monthly": 100}), json!([seo]));
    answer(&all(1), 0.0, &[&[0.0]], true);
    answer(&all(2), 3.5, &[&[10.0, 0.0]], true);
    answer(&all(3), 5.75, &[&[10.0, 0.0, 0.0]], true);
}

#[test]
fn the_mean_is_of_the_last_six_months() {
    let spend = [70.0, 20.0, 20.0, 20.0, 20.0, 20.0, 20.0, 0.0];
    // 190 and half of 20.
    answer(&given(&spend, at_once(), &[]), 410.0, &[&spend], true);
    // Of as many as a full effect takes, 7: the mean is 19 where m = 1/8, …, 7/8 and 1.
    let ramp = json!({"first_effect": 0, "full_effect": 7, "half_life_after_stop": 1});
    let spend = [8.0; 7].iter().copied().chain([0.0]).collect::<Vec<_>>();
    // 1 + 2 + … + 7 = 28, the mean 4, half of it 2.
    let least = [("min_if_active", json!(8))];
    answer(&given(&spend, ramp, &least), 3.0 * 30.0 - 56.0, &[&spend], true);
}

#[test]
fn a_channel_in_its_youth_leaves_less() {
    let ramp = json!({"first_effect": 1, "full_effect": 1, "half_life_after_stop": 1});
    let spend = [10.0, 10.0, 0.0];
    // 0, 10, and half of the mean of 5.
    answer(&given(&spend, ramp, &[]), 17.5, &[&spend], true);
}

#[test]
fn work_from_before_the_start_lasts() {
    let history = [("history", json!([10, 10]))];
    // It stops at the start: 5, 2.5.
    answer(&given(&[0.0, 0.0], at_once(), &history), 22.5, &[&[0.0, 0.0]], true);
    // It goes on for a month: 10, 5.
    answer(&given(&[10.0, 0.0], at_once(), &history), 35.0, &[&[10.0, 0.0]], true);
    // It stopped a month before the start (2.5, 1.25), and a stretch of one month adds to that.
    let ended = [("history", json!([10, 0]))];
    answer(&given(&[10.0, 0.0], at_once(), &ended), 46.25, &[&[10.0, 0.0]], true);
}

#[test]
fn months_of_unknown_spend_are_left_out_of_the_mean() {
    let ramp = json!({"first_effect": 2, "full_effect": 4, "half_life_after_stop": 1,
        "active_since": "2025-10"});
    // The fourth month works at 2/3; what lasts is half of that.
    answer(&given(&[10.0, 0.0], ramp.clone(), &[]), 20.0, &[&[10.0, 0.0]], true);
    answer(&given(&[0.0, 0.0], ramp, &[]), 0.0, &[&[0.0, 0.0]], true);
}

#[test]
fn what_lasts_lands_by_the_timing_of_its_order() {
    let late = [("timing", json!({"weights": [0, 1]}))];
    // 10 lands in February, the lasting 5 of February in March.
    answer(&given(&[10.0, 0.0, 0.0], at_once(), &late), 35.0, &[&[10.0, 0.0, 0.0]], true);
    let carried = [("timing", json!({"weights": [1, 1]})), ("order", json!("carry_then_saturate"))];
    // 5 and 5 are carried; the stretch built 5, of which 2.5 lasts in February as it is.
    answer(&given(&[10.0, 0.0], at_once(), &carried), 27.5, &[&[10.0, 0.0]], true);
}

#[test]
fn a_target_counts_what_lasts() {
    // February brings 15 without a spend of its own.
    let seo = json!({"id": "seo", "roi": 3, "min_if_active": 10, "max": 10, "ramp_up": at_once()});
    let all = scenario(2, json!({"total": 10}), json!([seo]));
    let all = with(all, "targets", json!([{"kpi": "revenue", "at_least": 45}]));
    answer(&all, 35.0, &[&[10.0, 0.0]], true);
}
