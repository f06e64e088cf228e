//! Scenarios solved by hand. Each says how its answer follows; the hand's plan is first measured
//! by the oracle, so that the derivation, the oracle and phanbo are held against each other.

#![allow(clippy::unwrap_used)]

mod oracle;

use oracle::case::Case;
use oracle::cuts::{Exact, optimum};
use oracle::judge::{Known, Verdict, judge, plan, spends};
use serde_json::{Value, json};

/// A scenario from January 2026 with a budget.
fn scenario(months: usize, budget: Value, channels: Value) -> Value {
    json!({"start": "2026-01", "months": months, "budget": budget, "channels": channels})
}

fn with(mut scenario: Value, key: &str, value: Value) -> Value {
    scenario[key] = value;
    scenario
}

/// The optimum is `value` and `spend` reaches it; where it is the only plan that does (`unique`),
/// phanbo's must be that one. A gap of 1e-6 leaves spends on a smooth curve open by its root.
fn answer(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) {
    assert_eq!(held(scenario, value, spend, unique), Verdict::Agrees, "not built");
}

/// As [`answer`], or the file is refused by name.
fn answer_or_refusal(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) {
    held(scenario, value, spend, unique);
}

fn held(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) -> Verdict {
    let case = Case::read(scenario);
    let hand: Vec<Vec<f64>> = spend.iter().map(|row| row.to_vec()).collect();
    let measured = case.measure(&hand);
    assert!(
        (measured.value - value).abs() <= 1e-9 * measured.size.max(1.0),
        "the oracle measures {} for the hand's {value}",
        measured.value
    );
    let broken = case.broken(&hand, 1e-9);
    assert!(broken.is_empty(), "the hand's plan breaks {broken:?}");
    if let Some(Exact::Best { upper, .. }) = optimum(scenario, None, 700) {
        let near = (upper - value).abs() <= 2e-7 * measured.size.max(1.0);
        assert!(near, "the reference finds {upper} for the hand's {value}");
    }
    let text = scenario.to_string();
    let known = Known { reached: vec![value], upper: Some(value), infeasible: false };
    let verdict = judge(&text, &known).unwrap_or_else(|why| panic!("{why}\n{text}"));
    if unique && verdict == Verdict::Agrees {
        let found = spends(&plan(&text));
        let size = hand.iter().flatten().copied().fold(1.0, f64::max);
        for (found, hand) in found.iter().flatten().zip(hand.iter().flatten()) {
            assert!((found - hand).abs() <= 4e-3 * size, "{found} instead of {hand}");
        }
    }
    verdict
}

fn impossible(scenario: &Value) {
    assert!(matches!(optimum(scenario, None, 700), Some(Exact::Infeasible)), "{scenario}");
    let known = Known { infeasible: true, ..Known::default() };
    assert_eq!(judge(&scenario.to_string(), &known), Ok(Verdict::Agrees));
}

/// One channel, one month.
fn one(budget: f64, channel: Value) -> Value {
    scenario(1, json!({"monthly": budget}), json!([channel]))
}

// Curves, one channel, one month: the slope falls to 1 / return, or the budget ends first.

#[test]
fn linear_above_one_takes_the_budget() {
    // Every unit brings 3 and costs 1.
    answer(&one(100.0, json!({"id": "a", "roi": 3})), 200.0, &[&[100.0]], true);
}

#[test]
fn linear_below_one_takes_nothing() {
    answer(&one(100.0, json!({"id": "a", "roi": 0.9})), 0.0, &[&[0.0]], true);
}

#[test]
fn log_stops_where_a_unit_brings_a_unit() {
    // 4 / (1 + s/50) = 1 at s = 150: 4 x 50 ln 4 - 150.
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&all, 200.0 * 4.0_f64.ln() - 150.0, &[&[150.0]], true);
}

#[test]
fn log_is_held_by_the_budget() {
    let all = one(100.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&all, 200.0 * 3.0_f64.ln() - 100.0, &[&[100.0]], true);
}

#[test]
fn power_stops_at_its_reference() {
    // 2 x 100 sqrt(s/100) - s = 20 sqrt(s) - s is highest at s = 100.
    let curve = json!({"power": {"exponent": 0.5, "reference": 100}});
    answer(&one(1000.0, json!({"id": "a", "roi": 2, "curve": curve})), 100.0, &[&[100.0]], true);
}

#[test]
fn exponential() {
    // e x exp(-s/100) = 1 at s = 100; e x 100 (1 - 1/e) - 100 = 100 e - 200.
    let e = std::f64::consts::E;
    let all = one(1000.0, json!({"id": "a", "roi": e, "curve": {"exponential": {"scale": 100}}}));
    answer(&all, 100.0 * e - 200.0, &[&[100.0]], true);
}

#[test]
fn tanh() {
    // 4 sech^2 = 1, so tanh = sqrt(3)/2 and s = 100 artanh(sqrt(3)/2).
    let height = 3.0_f64.sqrt() / 2.0;
    let s = 100.0 * height.atanh();
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"tanh": {"scale": 100}}}));
    answer(&all, 400.0 * height - s, &[&[s]], true);
}

#[test]
fn hill_of_slope_one_is_saturating() {
    // 4 / (1 + s/100)^2 = 1 at s = 100: 4 x 50 - 100.
    for curve in [json!({"hill": {"half": 100, "slope": 1}}), json!({"saturating": {"half": 100}})] {
        answer(&one(1000.0, json!({"id": "a", "roi": 4, "curve": curve})), 100.0, &[&[100.0]], true);
    }
}

#[test]
fn hill_of_slope_one_half_with_a_ceiling() {
    // phi = 100 r/(1+r), r = sqrt(s/100); 4 phi' = 1: phi' = 1/(2 r (1+r)^2), so r (1+r)^2 = 2.
    let mut r = 0.7_f64;
    for _ in 0..60 {
        r -= (r * (1.0 + r).powi(2) - 2.0) / ((1.0 + r) * (1.0 + 3.0 * r));
    }
    let s = 100.0 * r * r;
    let curve = json!({"hill": {"half": 100, "slope": 0.5, "ceiling": 100}});
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": curve}));
    answer(&all, 400.0 * r / (1.0 + r) - s, &[&[s]], true);
}

#[test]
fn points_stop_at_a_corner() {
    // Slopes 1 and 0.5: 1.5 a unit up to 50, 0.75 after.
    let curve = json!({"points": {"points": [[50, 50], [150, 100]]}});
    answer(&one(1000.0, json!({"id": "a", "roi": 1.5, "curve": curve})), 25.0, &[&[50.0]], true);
}

#[test]
fn roi_at_and_incrementality() {
    // phi(100) = 50, so 2 at a spend of 100 is 4 per effective unit, half of it caused: 2.
    // 2 / (1 + s/100)^2 = 1 at s = 100 (sqrt 2 - 1).
    let channel = json!({"id": "a", "roi": 2, "roi_at": 100, "incrementality": 0.5,
        "curve": {"saturating": {"half": 100}}});
    let root = 2.0_f64.sqrt();
    let s = 100.0 * (root - 1.0);
    answer(&one(1000.0, channel), 2.0 * s / root - s, &[&[s]], true);
}

#[test]
fn gross_margin_lowers_the_stop() {
    // 0.5 x 4 / (1 + s/50) = 1 at s = 50: 0.5 x 200 ln 2 - 50.
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&with(all, "gross_margin", json!(0.5)), 100.0 * 2.0_f64.ln() - 50.0, &[&[50.0]], true);
}

// Splits over channels.

#[test]
fn equal_log_curves_split_equally() {
    let curve = json!({"log": {"scale": 50}});
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 4, "curve": curve}, {"id": "b", "roi": 4, "curve": curve}]));
    answer(&all, 400.0 * 2.0_f64.ln() - 100.0, &[&[50.0], &[50.0]], true);
}

#[test]
fn unequal_log_curves() {
    // 6/(50+a) = 3/(50+b) and a + b = 100: a = 250/3, b = 50/3; 2.25 a unit, above 1.
    let curve = json!({"log": {"scale": 50}});
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 6, "curve": curve}, {"id": "b", "roi": 3, "curve": curve}]));
    let value = 300.0 * (8.0_f64 / 3.0).ln() + 150.0 * (4.0_f64 / 3.0).ln() - 100.0;
    answer(&all, value, &[&[250.0 / 3.0], &[50.0 / 3.0]], true);
}

#[test]
fn unequal_saturating_curves() {
    // 3/(100+a) = 2/(100+b), a + b = 100: a = 80, b = 20.
    let curve = json!({"saturating": {"half": 100}});
    let all = scenario(1, json!({"total": 100}), json!([
        {"id": "a", "roi": 9, "curve": curve}, {"id": "b", "roi": 4, "curve": curve}]));
    answer(&all, 400.0 + 80.0 / 1.2 - 100.0, &[&[80.0], &[20.0]], true);
}

#[test]
fn caps_fill_from_the_best_down() {
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "c", "roi": 2}, {"id": "a", "roi": 5, "max": 30}, {"id": "b", "roi": 3, "max": 50}]));
    answer(&all, 240.0, &[&[20.0], &[30.0], &[50.0]], true);
}

#[test]
fn share_floor_and_share_cap() {
    let of = |key: &str, floor: f64, cap: f64| {
        let mut a = json!({"id": "a", "roi": 5});
        let mut b = json!({"id": "b", "roi": 2});
        if key == "floor" { b["min_share"] = json!(floor) } else { a["max_share"] = json!(cap) }
        scenario(1, json!({"monthly": 100}), json!([a, b]))
    };
    // 70 x 5 + 30 x 2 - 100; 60 x 5 + 40 x 2 - 100.
    answer(&of("floor", 0.3, 0.0), 310.0, &[&[70.0], &[30.0]], true);
    answer(&of("cap", 0.0, 0.6), 280.0, &[&[60.0], &[40.0]], true);
}

#[test]
fn content_at_least_a_third_of_seo() {
    // A unit of seo drags 0.3 of content along: 4 - 0.3 x 0.5 > 0, so all of 130 goes, 100 to 30.
    let all = scenario(1, json!({"monthly": 130}), json!([
        {"id": "seo", "roi": 5}, {"id": "content", "roi": 0.5}]));
    let rule = json!([{"channels": ["content"], "share_of": ["seo"], "min_share": 0.3}]);
    answer(&with(all, "limits", rule), 385.0, &[&[100.0], &[30.0]], true);
}

#[test]
fn totals_of_a_channel() {
    // a at most 30 over both months, b at least 20 although it loses.
    let all = scenario(2, json!({"total": 100}), json!([
        {"id": "a", "roi": 5, "total_max": 30}, {"id": "b", "roi": 0.5, "total_min": 20}]));
    answer(&all, 150.0 - 30.0 - 10.0, &[&[15.0, 15.0], &[10.0, 10.0]], false);
}

#[test]
fn at_most_one_of_three_channels() {
    // Alone: a 20 x 4 = 80, b 60 x 2 = 120, c 100 x 1 = 100. Two of them: a and b, 200.
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 5, "max": 20}, {"id": "b", "roi": 3, "max": 60}, {"id": "c", "roi": 2}]));
    let most = |n: usize| with(all.clone(), "max_active_channels", json!(n));
    answer(&most(1), 120.0, &[&[0.0], &[60.0], &[0.0]], true);
    answer(&most(2), 200.0, &[&[20.0], &[60.0], &[0.0]], true);
    answer(&most(3), 220.0, &[&[20.0], &[60.0], &[20.0]], true);
}

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
    let of = |budget: f64| scenario(1, json!({"monthly": budget}), json!([
        {"id": "a", "roi": 3, "min_if_active": 60}, {"id": "b", "roi": 2}]));
    answer(&of(50.0), 50.0, &[&[0.0], &[50.0]], true);
    answer(&of(60.0), 120.0, &[&[60.0], &[0.0]], true);
}

#[test]
fn minimum_if_active_that_a_curve_does_not_carry() {
    // 2 x 50 ln(1 + 200/50) = 161 < 200: staying out is best, though a small spend would earn.
    let channel = json!({"id": "a", "roi": 2, "curve": {"log": {"scale": 50}}, "min_if_active": 200});
    answer(&one(500.0, channel), 0.0, &[&[0.0]], true);
}

/// 10 in January bring `january` x 10, in February and March 2.
fn january(factor: f64, more: &[(&str, Value)]) -> Value {
    let mut season = vec![0.2; 12];
    season[0] = factor;
    let mut channel = json!({"id": "a", "roi": 1, "seasonality": season, "min_if_active": 10, "max": 10});
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
    let mut channel = json!({"id": "seo", "roi": 3, "min_if_active": 10, "max": 10, "ramp_up": ramp});
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

// Budgets and months.

#[test]
fn rollover_carries_money_into_the_season() {
    // 1.5 in January, 3 in February.
    let mut season = vec![1.0; 12];
    season[1] = 2.0;
    let channels = json!([{"id": "a", "roi": 1.5, "seasonality": season}]);
    let saved = scenario(2, json!({"monthly": [100, 0], "rollover": true}), channels.clone());
    answer(&saved, 200.0, &[&[0.0, 100.0]], true);
    answer(&scenario(2, json!({"monthly": [100, 0]}), channels.clone()), 50.0, &[&[100.0, 0.0]], true);
    // Money cannot be spent before it is there.
    let late = scenario(2, json!({"monthly": [0, 100], "rollover": true}), channels);
    answer(&late, 200.0, &[&[0.0, 100.0]], true);
}

#[test]
fn spend_all_spends_at_a_loss() {
    let all = scenario(2, json!({"monthly": [100, 50], "spend_all": true}), json!([{"id": "a", "roi": 0.5}]));
    answer(&all, -75.0, &[&[100.0, 50.0]], true);
    let all = scenario(1, json!({"total": 125, "spend_all": true}), json!([{"id": "a", "roi": 0.5, "fee_rate": 0.25}]));
    answer(&all, 50.0 - 125.0, &[&[100.0]], true);
}

#[test]
fn monthly_and_total_budget_together() {
    // 60 a month, 100 in all; February pays better.
    let mut season = vec![1.0; 12];
    season[1] = 1.5;
    let all = scenario(2, json!({"monthly": 60, "total": 100}), json!([{"id": "a", "roi": 2, "seasonality": season}]));
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
    let all = scenario(4, json!({"total": 100}), json!([{"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}]));
    answer(&all, 800.0 * 1.5_f64.ln() - 100.0, &[&[25.0; 4]], true);
}

#[test]
fn change_limits_build_up() {
    let of = |change: Value| scenario(3, json!({"monthly": 1000}),
        json!([{"id": "a", "roi": 2, "history": [20], "max_change": change}]));
    answer(&of(json!({"amount": 10})), 120.0, &[&[30.0, 40.0, 50.0]], true);
    answer(&of(json!({"share": 0.5})), 142.5, &[&[30.0, 45.0, 67.5]], true);
    answer(&of(json!({"amount": 1, "share": 0.5})), 31.0 + 47.5 + 72.25, &[&[31.0, 47.5, 72.25]], true);
}

#[test]
fn change_limits_hold_on_the_way_down() {
    // At 0.5:1 each unit loses 0.5; from 40 down by at most a half each month: 20, 10.
    let all = scenario(2, json!({"monthly": 1000}),
        json!([{"id": "a", "roi": 0.5, "history": [40], "max_change": {"share": 0.5}}]));
    answer(&all, -15.0, &[&[20.0, 10.0]], true);
}

#[test]
fn fixed_months_stand() {
    let all = scenario(3, json!({"monthly": 50}), json!([{"id": "a", "roi": 2, "fixed": {"2026-02": 10}}]));
    answer(&all, 110.0, &[&[50.0, 10.0, 50.0]], true);
}

#[test]
fn staying_within_a_fifth_of_today() {
    let of = |roi: f64| with(one(1000.0, json!({"id": "a", "roi": roi, "current": 50})), "stay_within", json!(0.2));
    answer(&of(2.0), 60.0, &[&[60.0]], true);
    answer(&of(0.5), -20.0, &[&[40.0]], true);
}

#[test]
fn a_limit_of_some_months() {
    // a and b at most 30 together in February, where a is better; March is free.
    let all = scenario(3, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 3, "max": 60}, {"id": "b", "roi": 2}]));
    let rule = json!([{"channels": ["a", "b"], "max": 30, "months": ["2026-02"]}]);
    answer(&with(all, "limits", rule), 160.0 + 60.0 + 160.0,
        &[&[60.0, 30.0, 60.0], &[40.0, 0.0, 40.0]], true);
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
    let all = scenario(2, json!({"total": 100}),
        json!([{"id": "a", "roi": 1, "seasonality": season, "timing": {"weights": [0, 1]}}]));
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

// Targets and other objectives.

#[test]
fn a_target_forces_spend() {
    // 50 x 0.8 = 40, at a loss of 10.
    let all = one(100.0, json!({"id": "a", "roi": 0.8}));
    let all = with(all, "targets", json!([{"kpi": "revenue", "at_least": 40}]));
    answer(&all, -10.0, &[&[50.0]], true);
}

#[test]
fn a_target_by_a_month() {
    // 40 of revenue by February; in January the loss is the same: any split of 50 before March.
    let all = scenario(3, json!({"monthly": 100}), json!([{"id": "a", "roi": 0.8}]));
    let target = json!([{"kpi": "revenue", "at_least": 40, "by": "2026-02"}]);
    answer(&with(all, "targets", target), -10.0, &[&[25.0, 25.0, 0.0]], false);
}

#[test]
fn a_roas_floor() {
    // 6 / (1 + s/100) >= 3 up to s = 100: revenue 300.
    let all = one(500.0, json!({"id": "a", "roi": 6, "curve": {"saturating": {"half": 100}}}));
    let all = with(all, "objective", json!("revenue"));
    let all = with(all, "targets", json!([{"kpi": "revenue", "per_spend_at_least": 3}]));
    answer(&all, 300.0, &[&[100.0]], true);
}

#[test]
fn a_cost_per_lead_at_most() {
    // leads = 10 ln(1 + x), x = s/100; 100 x <= 15 leads: x = 1.5 ln(1 + x).
    let (mut lo, mut hi) = (0.1_f64, 10.0);
    for _ in 0..200 {
        let x = (lo + hi) / 2.0;
        if x < 1.5 * x.ln_1p() { lo = x } else { hi = x }
    }
    let all = one(500.0, json!({"id": "a", "yields": {"leads": 0.1}, "curve": {"log": {"scale": 100}}}));
    let all = with(all, "objective", json!("leads"));
    let all = with(all, "targets", json!([{"kpi": "leads", "cost_at_most": 15}]));
    answer(&all, 10.0 * lo.ln_1p(), &[&[100.0 * lo]], true);
}

#[test]
fn weights_over_kpis_and_spend() {
    // a: 0.4 x 2 = 0.8 < 1. b: 5 leads per 100, 50 each: 2.5 per unit, fees weighted like spend:
    // 80 x 2.5 - 100.
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 2}, {"id": "b", "cost_per": {"leads": 20}, "fee_rate": 0.25}]));
    let all = with(all, "objective", json!({"revenue": 0.4, "leads": 50, "spend": -1}));
    answer(&all, 100.0, &[&[0.0], &[80.0]], true);
}

#[test]
fn revenue_alone_spends_what_pays_nothing_back() {
    let all = with(one(100.0, json!({"id": "a", "roi": 0.5})), "objective", json!("revenue"));
    answer(&all, 50.0, &[&[100.0]], true);
}

// S-shaped curves; refused by name as long as they are not built.

#[test]
fn s_curves_concentrate_or_split() {
    // phi = 100 s^2/(s^2 + 2500). 50 in one: 50, halves: 2 x 20. 100 in one: 80, halves: 2 x 50.
    let curve = json!({"hill": {"half": 50, "slope": 2}});
    let of = |budget: f64| scenario(1, json!({"monthly": budget}), json!([
        {"id": "a", "roi": 2, "curve": curve}, {"id": "b", "roi": 2, "curve": curve}]));
    answer_or_refusal(&of(50.0), 50.0, &[&[50.0], &[0.0]], false);
    answer_or_refusal(&of(100.0), 100.0, &[&[50.0], &[50.0]], true);
}

#[test]
fn s_shaped_points_need_their_threshold() {
    // Nothing up to 40, then 1 for each unit up to 80: 3 x 40 - 80. With 60: 3 x 20 - 60 = 0.
    let curve = json!({"points": {"points": [[40, 0], [80, 40]]}});
    let of = |budget: f64| one(budget, json!({"id": "a", "roi": 3, "curve": curve}));
    answer_or_refusal(&of(100.0), 40.0, &[&[80.0]], true);
    answer_or_refusal(&of(50.0), 0.0, &[&[0.0]], true);
}

// No plan.

#[test]
fn clashing_rules_have_no_plan() {
    let one_of = |more: Value| {
        let mut channel = json!({"id": "a", "roi": 2});
        channel.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        scenario(2, json!({"monthly": 100}), json!([channel]))
    };
    // 201 of 200.
    impossible(&one_of(json!({"total_min": 201})));
    // 81 x 1.25 > 100.
    impossible(&one_of(json!({"min": 81, "fee_rate": 0.25})));
    // From 10 by at most 5 a month to 21.
    impossible(&one_of(json!({"history": [10], "max_change": {"amount": 5}, "min": [0, 21]})));
    // 150 is more than a month has, and something must be spent.
    impossible(&one_of(json!({"min_if_active": 150, "total_min": 1})));
    // At most 2 x 200 in two months.
    let all = one_of(json!({}));
    impossible(&with(all, "targets", json!([{"kpi": "revenue", "at_least": 401}])));
}

#[test]
fn two_floors_and_one_active_channel_clash() {
    let all = scenario(1, json!({"monthly": 100}), json!([
        {"id": "a", "roi": 2, "min": 1}, {"id": "b", "roi": 2, "min": 1}]));
    impossible(&with(all, "max_active_channels", json!(1)));
}
