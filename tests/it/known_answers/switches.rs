//! Fees, minimum spends, commitments and ramp-up.

use serde_json::{Value, json};

use super::{answer, one, scenario};

// Fees and on/off.

#[test]
fn agency_fee_takes_its_part_of_the_budget() {
    // 80 x 1.25 = 100: 240 - 100.
    answer(&one(100.0, json!({"id": "a", "roi": 3, "fee_rate": 0.25})), 140.0, &[&[80.0]], true);
}

#[test]
fn agency_fee_can_make_a_return_too_small() {
    answer(&one(100.0, json!({"id": "a", "roi": 1.2, "fee_rate": 0.25})), 0.0, &[&[0.0]], true);
}

#[test]
fn setup_fee_worth_it_and_not() {
    // 70 of 100 is left: 140 - 100 = 40 at 2:1; 91 - 100 < 0 at 1.3:1.
    answer(&one(100.0, json!({"id": "a", "roi": 2, "setup_fee": 30})), 40.0, &[&[70.0]], true);
    answer(&one(100.0, json!({"id": "a", "roi": 1.3, "setup_fee": 30})), 0.0, &[&[0.0]], true);
}

#[test]
fn setup_fee_is_paid_once_and_not_by_a_running_channel() {
    // 1.3:1 earns 0.3 x 100 a month without the fee; over three months the fee of 30 pays, once.
    let channel = json!({"id": "a", "roi": 1.3, "setup_fee": 30, "max": 100});
    let all = scenario(3, json!({"monthly": 150}), json!([channel]));
    answer(&all, 60.0, &[&[100.0, 100.0, 100.0]], true);
    let mut running = scenario(1, json!({"monthly": 100}), json!([channel]));
    running["channels"][0]["history"] = json!([5]);
    answer(&running, 30.0, &[&[100.0]], true);
}

#[test]
fn monthly_fee_in_every_active_month() {
    // Both months: 100 - 2 x 15 = 70 of spend: 140 - 100 = 40. One month: 40 x 2 - 55 = 25.
    let channel = json!({"id": "a", "roi": 2, "monthly_fee": 15, "max": 40});
    let all = scenario(2, json!({"total": 100}), json!([channel]));
    answer(&all, 40.0, &[&[35.0, 35.0]], false);
    // 14 of gain for 15 of fee: never.
    let channel = json!({"id": "a", "roi": 1.35, "monthly_fee": 15, "max": 40});
    answer(&scenario(2, json!({"total": 100}), json!([channel])), 0.0, &[&[0.0, 0.0]], true);
}

#[test]
fn minimum_if_active_beyond_the_budget() {
    let of = |budget: f64| {
        scenario(
            1,
            json!({"monthly": budget}),
            json!([
        {"id": "a", "roi": 3, "min_if_active": 60}, {"id": "b", "roi": 2}]),
        )
    };
    answer(&of(50.0), 50.0, &[&[0.0], &[50.0]], true);
    answer(&of(60.0), 120.0, &[&[60.0], &[0.0]], true);
}

#[test]
fn minimum_if_active_that_a_curve_does_not_carry() {
    // 2 x 50 ln(1 + 200/50) = 161 < 200: staying out is best, though a small spend would earn.
    let channel =
        json!({"id": "a", "roi": 2, "curve": {"log": {"scale": 50}}, "min_if_active": 200});
    answer(&one(500.0, channel), 0.0, &[&[0.0]], true);
}

/// 10 in January bring `january` x 10, in February and March 2.
fn january(factor: f64, more: &[(&str, Value)]) -> Value {
    let mut season = vec![0.2; 12];
    season[0] = factor;
    let mut channel =
        json!({"id": "a", "roi": 1, "seasonality": season, "min_if_active": 10, "max": 10});
    for (key, value) in more {
        channel[*key] = value.clone();
    }
    scenario(3, json!({"monthly": 100}), json!([channel]))
}

#[test]
fn commitment_makes_one_pay_for_the_poor_months() {
    // Free: January alone, 30 - 10 = 20. Committed for three months: 20 - 8 - 8 = 4.
    answer(&january(3.0, &[]), 20.0, &[&[10.0, 0.0, 0.0]], true);
    answer(&january(3.0, &[("commit_months", json!(3))]), 4.0, &[&[10.0, 10.0, 10.0]], true);
    answer(&january(3.0, &[("commit_months", json!(2))]), 12.0, &[&[10.0, 10.0, 0.0]], true);
    // 10 - 16 < 0: never.
    answer(&january(2.0, &[("commit_months", json!(3))]), 0.0, &[&[0.0, 0.0, 0.0]], true);
}

#[test]
fn a_commitment_from_before_may_end() {
    let more = [("commit_months", json!(3)), ("history", json!([10]))];
    answer(&january(3.0, &more), 20.0, &[&[10.0, 0.0, 0.0]], true);
}

// Ramp-up.

fn seo(months: usize, first: usize, full: usize, more: &[(&str, Value)]) -> Value {
    let ramp = json!({"first_effect": first, "full_effect": full});
    let mut channel =
        json!({"id": "seo", "roi": 3, "min_if_active": 10, "max": 10, "ramp_up": ramp});
    for (key, value) in more {
        channel[*key] = value.clone();
    }
    scenario(months, json!({"monthly": 10}), json!([channel]))
}

#[test]
fn a_ramp_is_worth_it_only_from_four_months() {
    // Two months of nothing, then 30 a month for 10: T = 3 breaks even (and then the least spend
    // is best), T = 4 earns 60 - 40, T = 5 earns 40.
    answer(&seo(2, 2, 2, &[]), 0.0, &[&[0.0; 2]], true);
    answer(&seo(3, 2, 2, &[]), 0.0, &[&[0.0; 3]], false);
    answer(&seo(4, 2, 2, &[]), 20.0, &[&[10.0; 4]], true);
    answer(&seo(5, 2, 2, &[]), 40.0, &[&[10.0; 5]], true);
}

#[test]
fn a_ramp_rises_in_steps() {
    // m = 0, 1/3, 2/3, 1: 30 x 2 - 40.
    answer(&seo(4, 1, 3, &[]), 20.0, &[&[10.0; 4]], true);
}

#[test]
fn a_ramp_that_ran_before_is_ripe() {
    answer(&seo(1, 2, 2, &[("history", json!([10, 10]))]), 20.0, &[&[10.0]], true);
    // One month of history: nothing in January, 30 in February: 30 - 20.
    answer(&seo(2, 2, 2, &[("history", json!([10]))]), 10.0, &[&[10.0, 10.0]], true);
    let since = json!({"first_effect": 2, "full_effect": 2, "active_since": "2025-11"});
    answer(&seo(1, 2, 2, &[("ramp_up", since)]), 20.0, &[&[10.0]], true);
}

#[test]
fn a_ramp_does_not_start_again() {
    // Ripe from before, but February loses (0.1 x 30 - 10 = -7): going through costs 7, stopping
    // would lose March and April (20 each): 20 - 7 + 20 + 20.
    let mut season = vec![1.0; 12];
    season[1] = 0.1;
    let more = [("history", json!([10, 10])), ("seasonality", json!(season))];
    answer(&seo(4, 2, 2, &more), 53.0, &[&[10.0; 4]], true);
}

#[test]
fn a_short_horizon_takes_ppc_and_a_long_one_seo() {
    // 10 a month: ppc earns 5 each month; seo (T - 2) x 30 - 10 T. Equal at T = 4: 20 to 20.
    let of = |months: usize| {
        let mut all = seo(months, 2, 2, &[]);
        all["channels"].as_array_mut().unwrap().push(json!({"id": "ppc", "roi": 1.5}));
        all
    };
    answer(&of(3), 15.0, &[&[0.0; 3], &[10.0; 3]], true);
    answer(&of(6), 60.0, &[&[10.0; 6], &[0.0; 6]], true);
}
