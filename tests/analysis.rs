//! Questions asked of a scenario, against re-solving by hand.

#![allow(clippy::unwrap_used)]

use phanbo::analysis::{many, replan, sweep, top_up};
use phanbo::month::Month;
use phanbo::plan::audit::evaluate;
use phanbo::plan::reference;
use phanbo::scenario::{Loaded, Scenario};
use phanbo::{Options, solve};

/// One month, 4·s/(1+s/10) - s: the best spend is 10 (the slope 4/(1+s/10)² is 1 there).
fn one_channel() -> Loaded {
    let text = r#"{"start": "2026-01", "months": 1, "budget": {"monthly": 5}, "channels": [
        {"id": "a", "roi": 4, "current": 2, "curve": {"saturating": {"half": 10}}}]}"#;
    Scenario::load(text, "x.json", Month::new(2025, 12).unwrap()).unwrap()
}

#[test]
fn a_sweep_agrees_with_solving_by_hand_and_knows_where_to_stop() {
    let loaded = one_channel();
    let over = sweep::Over::read("budget.monthly=5..20:16").unwrap();
    let points = sweep::sweep(&loaded, &over, &Options::default()).unwrap();
    for point in &points {
        let s = point.value.min(10.0);
        let by_hand = 4.0 * s / (1.0 + s / 10.0) - s;
        let value = point.answer.as_ref().unwrap().proof.value;
        assert!(
            (value - by_hand).abs() < 1e-5,
            "{} {value} {by_hand}",
            point.value
        );
    }
    assert_eq!(
        sweep::stop(&points, 1e-4).map(|at| points[at].value),
        Some(10.0)
    );
    assert!(sweep::knee(&points).is_some());
    assert!(sweep::Over::read("budget.monthly=5..20").is_none());
    let wrong = sweep::Over::read("budget.montly=5..20:3").unwrap();
    assert!(sweep::sweep(&loaded, &wrong, &Options::default()).is_err());
}

#[test]
fn a_reference_is_evaluated_and_its_broken_rules_told() {
    let scenario = one_channel().scenario;
    let current = evaluate(&scenario, reference::current(&scenario).unwrap());
    assert!((current.value - (8.0 / 1.2 - 2.0)).abs() < 1e-12 && current.broken.is_empty());
    let equal = evaluate(&scenario, reference::equal(&scenario, 8.0));
    assert_eq!(equal.totals.spend, 8.0);
    assert_eq!(equal.broken.len(), 1);
}

#[test]
fn actuals_stay_and_extra_money_goes_on_top() {
    let loaded = one_channel();
    let fixed = replan::with_actuals(&loaded, &vec![vec![Some(3.0)]]).unwrap();
    let plan = solve(&fixed, &Options::default()).unwrap();
    assert_eq!(plan.totals.spend, 3.0);
    let more = top_up::with_extra(&loaded.scenario, &[vec![5.0]], 2.0);
    let plan = solve(&more, &Options::default()).unwrap();
    assert!((plan.totals.spend - 7.0).abs() < 1e-6);
}

#[test]
fn one_without_a_plan_does_not_stop_the_others() {
    let scenario = one_channel().scenario;
    let mut unmet = scenario.clone();
    unmet.channels[0].min = vec![6.0];
    let answers = many::solve_all(&[unmet, scenario], &Options::default());
    assert!(answers[0].is_err() && answers[1].is_ok());
}
