//! Figures that differ from month to month: seasons by date, margins.

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
