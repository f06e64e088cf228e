//! Questions asked of a scenario, against re-solving by hand.

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
        assert!((value - by_hand).abs() < 1e-5, "{} {value} {by_hand}", point.value);
    }
    assert_eq!(sweep::stop(&points, 1e-4).map(|at| points[at].value), Some(10.0));
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
    let fixed = replan::with_actuals(&loaded, &vec![vec![Some(3.0)]], None).unwrap();
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

/// Actual months that break every kind of rule: they are facts, and the rules hold from the next
/// month on.
#[test]
fn no_rule_binds_in_months_that_are_spent() {
    let loaded = Scenario::load(
        r#"{"start": "2027-01", "months": 8, "gross_margin": 0.6,
            "budget": {"monthly": 10, "total": 80, "spend_all": true}, "max_active_channels": 3, "round_to": 0.5,
            "channels": [
              {"id": "a", "roi": 6, "curve": {"saturating": {"half": 3}}, "min": 1, "max": 6,
               "max_change": {"amount": 1, "share": 0.1}, "max_share": 0.6, "total_max": 36},
              {"id": "b", "roi": 5, "curve": {"saturating": {"half": 4}}, "min_if_active": 2, "commit_months": 3},
              {"id": "c", "roi": 4, "curve": {"saturating": {"half": 4}}, "min_if_active": 0.5,
               "ramp_up": {"first_effect": 1, "full_effect": 2}, "min_share": 0.05}],
            "limits": [{"channels": ["b", "c"], "max": 8}],
            "targets": [{"kpi": "revenue", "at_least": 1000, "by": "2027-01"},
                        {"kpi": "revenue", "at_least": 90}]}"#,
        "x.json",
        Month::new(2026, 12).unwrap(),
    )
    .unwrap();
    let told = |row: [f64; 3]| {
        let later = [None; 5];
        row.into_iter().map(Some).chain(later).collect::<Vec<_>>()
    };
    // a leaps and leaves its bounds and its share, b pays less than its least and stops early, c
    // pauses, January is paid over, March under its budget.
    let actuals = vec![told([9.0, 0.3, 4.0]), told([1.2, 3.7, 0.0]), told([2.0, 0.0, 1.5])];
    let scenario = replan::with_actuals(&loaded, &actuals, None).unwrap();
    assert_eq!(scenario.closed, 3);
    let plan = phanbo::solve(&scenario, &Options::default()).unwrap();
    for (channel, row) in plan.channels.iter().zip(&actuals) {
        for (spend, told) in channel.spend.iter().zip(row) {
            assert!(told.is_none_or(|told| told == *spend), "{:?}", channel.spend);
        }
    }
    // From April on every rule holds again.
    let [a, b, c] = [0, 1, 2].map(|c| &plan.channels[c].spend);
    for t in 3..8 {
        let all = a[t] + b[t] + c[t];
        assert!((all - 10.0).abs() < 1e-6, "{t}: {all}");
        assert!(a[t] >= 1.0 && a[t] <= 6.0 && a[t] <= 0.6 * all + 1e-6);
        assert!((a[t] - a[t - 1]).abs() <= 1.0 + 0.1 * a[t - 1] + 1e-6);
        assert!(b[t] == 0.0 || b[t] >= 2.0);
        assert!(c[t] >= 0.05 * all - 1e-6 && b[t] + c[t] <= 8.0 + 1e-6);
    }
    // What is told of the plan is of months that can still be changed.
    for bound in &plan.binding {
        assert!(bound.row.month.is_none_or(|month| month.0 >= 3), "{bound:?}");
    }
}
