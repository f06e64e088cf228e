//! Targets, other objectives, and scenarios without a plan.

use serde_json::{Value, json};

use super::{Known, Verdict, answer, impossible, judge, one, scenario, with};

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
    let all =
        one(500.0, json!({"id": "a", "yields": {"leads": 0.1}, "curve": {"log": {"scale": 100}}}));
    let all = with(all, "objective", json!("leads"));
    let all = with(all, "targets", json!([{"kpi": "leads", "cost_at_most": 15}]));
    answer(&all, 10.0 * lo.ln_1p(), &[&[100.0 * lo]], true);
}

#[test]
fn a_target_in_each_month_from_a_month_on() {
    // 50 x 0.8 = 40 in February and in March; January is free.
    let all = scenario(3, json!({"monthly": 100}), json!([{"id": "a", "roi": 0.8}]));
    let target = json!([{"kpi": "revenue", "at_least": 40, "per": "month", "from": "2026-02"}]);
    answer(&with(all, "targets", target), -20.0, &[&[0.0, 50.0, 50.0]], true);
}

#[test]
fn a_target_counts_from_a_month_on_what_was_spent_before() {
    // Half lands a month later: 100 in January bring 40 in February, as 100 then do.
    let timing = json!({"weights": [1, 1]});
    let channel = json!([{"id": "a", "roi": 0.8, "timing": timing, "max": [100, 0]}]);
    let all = scenario(2, json!({"monthly": 100}), channel);
    let target = json!([{"kpi": "revenue", "at_least": 40, "from": "2026-02"}]);
    answer(&with(all, "targets", target), -20.0, &[&[100.0, 0.0]], true);
}

#[test]
fn a_target_of_some_channels() {
    // `b` must bring 40 though `a` brings more.
    let channels = json!([{"id": "a", "roi": 2}, {"id": "b", "roi": 0.8}]);
    let all = scenario(1, json!({"monthly": 100}), channels);
    let target = json!([{"kpi": "revenue", "at_least": 40, "channels": ["b"]}]);
    answer(&with(all, "targets", target), 40.0, &[&[50.0], &[50.0]], true);
}

#[test]
fn a_cap_on_leads_holds_a_concave_channel() {
    // s / (1 + s/100) = 50 at s = 100; what is left must be spent in `b`.
    let channels = json!([
        {"id": "a", "roi": 3, "yields": {"leads": 1}, "curve": {"saturating": {"half": 100}}},
        {"id": "b", "roi": 0.5}]);
    let all = scenario(1, json!({"monthly": 200, "spend_all": true}), channels);
    let all = with(all, "targets", json!([{"kpi": "leads", "at_most": 50}]));
    answer(&all, 0.0, &[&[100.0], &[100.0]], true);
}

/// All of 200 in two channels of 100 ln(1 + s/100), the second a little better.
fn forced(leads_at_most: f64) -> Value {
    let channel = |id: &str, roi: f64| json!({"id": id, "roi": roi, "yields": {"leads": 1}, "curve": {"log": {"scale": 100}}});
    let channels = json!([channel("a", 2.0), channel("b", 2.1)]);
    let all = scenario(1, json!({"monthly": 200, "spend_all": true}), channels);
    with(all, "targets", json!([{"kpi": "leads", "at_most": leads_at_most}]))
}

#[test]
fn a_cap_may_leave_two_plans_far_apart_and_none_between() {
    // Even shares bring 139 leads, uneven ones fewer: (1 + p)(3 - p) = e^1.2.
    let p = 1.0 - (4.0 - 1.2_f64.exp()).sqrt();
    let value = 200.0 * p.ln_1p() + 210.0 * (2.0 - p).ln_1p() - 200.0;
    answer(&forced(120.0), value, &[&[100.0 * p], &[200.0 - 100.0 * p]], true);
    // 110 leads come wherever all of it goes; the reference would waste one.
    let known = Known { infeasible: true, ..Known::default() };
    assert_eq!(judge(&forced(109.0).to_string(), &known), Ok(Verdict::Agrees));
}

#[test]
fn weights_over_kpis_and_spend() {
    // a: 0.4 x 2 = 0.8 < 1. b: 5 leads per 100, 50 each: 2.5 per unit, fees weighted like spend:
    // 80 x 2.5 - 100.
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 2}, {"id": "b", "cost_per": {"leads": 20}, "fee_rate": 0.25}]),
    );
    let all = with(all, "objective", json!({"revenue": 0.4, "leads": 50, "spend": -1}));
    answer(&all, 100.0, &[&[0.0], &[80.0]], true);
}

#[test]
fn revenue_alone_spends_what_pays_nothing_back() {
    let all = with(one(100.0, json!({"id": "a", "roi": 0.5})), "objective", json!("revenue"));
    answer(&all, 50.0, &[&[100.0]], true);
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
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 2, "min": 1}, {"id": "b", "roi": 2, "min": 1}]),
    );
    impossible(&with(all, "max_active_channels", json!(1)));
}
