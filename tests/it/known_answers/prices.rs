//! Figures that differ from month to month: seasons by date, margins, the price of media;
//! tax, and what comes without any spend.

use serde_json::json;

use super::{answer, scenario, with};

#[test]
fn a_season_of_one_year_is_told_by_its_month() {
    // 1.5 in January 2026; in February 3, but not a year later.
    let channel = |season| json!([{"id": "a", "roi": 1.5, "seasonality": season}]);
    let budget = json!({"monthly": [100, 0], "rollover": true});
    let dated = channel(json!({"default": 1, "2026-02": 2}));
    answer(&scenario(2, budget.clone(), dated.clone()), 200.0, &[&[0.0, 100.0]], true);
    let later = with(scenario(2, budget.clone(), dated), "start", json!("2027-01"));
    answer(&later, 50.0, &[&[100.0, 0.0]], false);
    // By the calendar February is worth nothing, but for 2026.
    let mut calendar = json!([1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    let moved = channel(json!({"calendar": calendar, "2026-02": 2}));
    answer(&scenario(2, budget.clone(), moved), 200.0, &[&[0.0, 100.0]], true);
    calendar[1] = json!(2);
    answer(&scenario(2, budget, channel(calendar)), 200.0, &[&[0.0, 100.0]], true);
}

#[test]
fn revenue_counts_at_the_margin_of_the_month_it_lands_in() {
    // All lands a month after the spend. At 0.5 a unit earns 3 x 0.5 - 1 = 0.5, at 0.2 it loses 0.4;
    // what is spent in March lands in April and does not count.
    let channels = json!([{"id": "a", "roi": 3, "timing": {"weights": [0, 1]}}]);
    let all = scenario(3, json!({"monthly": 100}), channels);
    let all = with(all, "gross_margin", json!({"default": 0.5, "2026-02": 0.2}));
    answer(&all, 50.0, &[&[0.0, 100.0, 0.0]], true);
    // Of what counts after the horizon April's margin is asked: 0.5 again.
    let after = with(all, "after_horizon", json!(1));
    answer(&after, 100.0, &[&[0.0, 100.0, 100.0]], true);
}

#[test]
fn a_channel_has_a_margin_of_its_own() {
    // 3 x 0.2 = 0.6 does not pay; 2 x 0.9 - 1 = 0.8 does. Revenue itself knows no margin.
    let channels = json!([{"id": "a", "roi": 3, "gross_margin": 0.2}, {"id": "b", "roi": 2}]);
    let all = with(scenario(1, json!({"monthly": 100}), channels), "gross_margin", json!(0.9));
    answer(&all, 80.0, &[&[0.0], &[100.0]], true);
    answer(&with(all, "objective", json!("revenue")), 300.0, &[&[100.0], &[0.0]], true);
}

#[test]
fn media_that_costs_more_buys_less() {
    // 3 for 1; in February one buys 1/1.5 and earns 2; a year earlier the price was 1.
    let channel = json!([{"id": "a", "roi": 3, "cost_index": {"default": 1, "2026-02": 1.5}}]);
    let all = scenario(2, json!({"monthly": 100}), channel.clone());
    answer(&all, 200.0 + 100.0, &[&[100.0, 100.0]], true);
    // One month's money for both: January, where it buys more.
    let one = scenario(2, json!({"total": 100}), channel);
    answer(&one, 200.0, &[&[100.0, 0.0]], true);
}

#[test]
fn a_curve_works_on_what_is_bought_and_rules_on_money() {
    // At a price of 2, 200 buy 100: 6 x 100/(1 + 1) = 300, less 200.
    let channel = |rest| {
        let mut all = json!({"id": "a", "roi": 6, "cost_index": 2,
            "curve": {"saturating": {"half": 100}}, "min": 200});
        all.as_object_mut().unwrap().append(&mut json!(rest).as_object().unwrap().clone());
        json!([all])
    };
    let all = scenario(1, json!({"monthly": 200}), channel(json!({})));
    answer(&all, 100.0, &[&[200.0]], true);
    // What is carried is what was bought: 200 in January at 2 and the same in February at 1 meet
    // as 100 and 0.5 x 100 + 0.5 x 200 = 150, and 0.5 x 200 = 100 after the end, which counts half.
    let carried = channel(json!({"order": "carry_then_saturate", "timing": {"weights": [1, 1]},
        "cost_index": {"default": 1, "2026-01": 2}}));
    let all = with(scenario(2, json!({"monthly": 200}), carried), "after_horizon", json!(0.5));
    let phi = |u: f64| u / (1.0 + u / 100.0);
    let value = 6.0 * (phi(50.0) + phi(150.0) + 0.5 * phi(100.0)) - 400.0;
    answer(&all, value, &[&[200.0, 200.0]], true);
}

#[test]
fn history_bought_at_its_own_price() {
    // 80 spent in December at a price of 2 land in January as 40 x 3 = 120; nothing pays any more.
    let channels = json!([{"id": "a", "roi": 3, "history": [80], "max": 0,
        "cost_index": {"default": 1, "2025-12": 2}, "timing": {"weights": [0, 1]}}]);
    answer(&scenario(1, json!({"monthly": 100}), channels), 120.0, &[&[0.0]], true);
}

#[test]
fn tax_uses_budget_and_lowers_profit() {
    // 110 pay for 100 and 10 % of tax: 200 - 110.
    let channels = |tax| json!([{"id": "a", "roi": 2, "tax_rate": tax}]);
    let all = with(
        scenario(1, json!({"monthly": 110}), json!([{"id": "a", "roi": 2}])),
        "tax_rate",
        json!(0.1),
    );
    answer(&all, 90.0, &[&[100.0]], true);
    // A channel may be taxed on its own, or not at all.
    let own = with(scenario(1, json!({"monthly": 110}), channels(0.0)), "tax_rate", json!(0.1));
    answer(&own, 110.0, &[&[110.0]], true);
    // At 1.05 for 1 a tax of 10 % is not earned back.
    let thin = json!([{"id": "a", "roi": 1.05, "tax_rate": 0.1}]);
    answer(&scenario(1, json!({"monthly": 110}), thin), 0.0, &[&[0.0]], true);
}

#[test]
fn tax_is_on_fees_too() {
    // 100 of spend, 25 of fees, 20 and 30 once: 175, and a fifth of that: 210 in the first month;
    // 145 and 29 = 174 in the second. 400 - 384.
    let channels = json!([{"id": "a", "roi": 2, "tax_rate": 0.2, "fee_rate": 0.25, "monthly_fee": 20,
        "setup_fee": 30, "min_if_active": 50, "max": 100}]);
    let all = scenario(2, json!({"monthly": [210, 174]}), channels);
    answer(&all, 16.0, &[&[100.0, 100.0]], true);
    // Fees and tax weigh like spend.
    let revenue = with(all, "objective", json!({"revenue": 1, "spend": -0.5}));
    answer(&revenue, 400.0 - 192.0, &[&[100.0, 100.0]], true);
}

#[test]
fn what_comes_anyway_counts_in_targets_alone() {
    // 40 of revenue are asked for, 15 in January and 5 in February come anyway: 20 more at a return of
    // 0.8 take 25, at a loss of 5. Which month pays does not matter.
    let all = scenario(2, json!({"monthly": 100}), json!([{"id": "a", "roi": 0.8}]));
    let all = with(all, "targets", json!([{"kpi": "revenue", "at_least": 40}]));
    let all = with(all, "baseline", json!({"revenue": {"default": 15, "2026-02": 5}}));
    answer(&all, -5.0, &[&[12.5, 12.5]], false);
    // By January 25 more are asked, in each month 40 - 15 and 40 - 5; of a channel itself, all.
    let ask = |target| with(all.clone(), "targets", json!([target]));
    let by = ask(json!({"kpi": "revenue", "at_least": 40, "by": "2026-01"}));
    answer(&by, -6.25, &[&[31.25, 0.0]], true);
    let each = ask(json!({"kpi": "revenue", "at_least": 40, "per": "month"}));
    answer(&each, -15.0, &[&[31.25, 43.75]], true);
    let own = ask(json!({"kpi": "revenue", "at_least": 40, "channels": ["a"]}));
    answer(&own, -10.0, &[&[25.0, 25.0]], false);
}

#[test]
fn a_cap_leaves_less_beside_what_comes_anyway() {
    // 100 leads can be called, 60 come anyway: 40 more at 1 each, each worth 3 of revenue.
    let channels = json!([{"id": "a", "roi": 3, "yields": {"leads": 1}}]);
    let all =
        with(scenario(1, json!({"monthly": 100}), channels), "baseline", json!({"leads": 60}));
    let all = with(all, "targets", json!([{"kpi": "leads", "at_most": 100}]));
    answer(&all, 80.0, &[&[40.0]], true);
}
