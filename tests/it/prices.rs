//! Prices of limits are what solving again brings, to either side; also where limits meet.

use phanbo::inside::stated::{Extent, moved};
use phanbo::row::{RowKey, RuleId};
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};

use crate::ground::scenario as read;

/// What the objective gains when the figure of a row moves; `None` where there is no plan then.
fn gained(scenario: &Scenario, row: RowKey, by: f64) -> Option<f64> {
    let now = solve(scenario, &Options::new()).unwrap().proof.value;
    let extent = if row.month.is_some() { Extent::Row } else { Extent::Line };
    match solve(&moved(scenario, row, by, extent)?, &Options::new()) {
        Ok(plan) => Some(plan.proof.value - now),
        Err(NoPlan::Infeasible(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

fn two(budget: Value, first: Value) -> Scenario {
    let mut a = json!({"id": "a", "roi": 4, "curve": {"saturating": {"half": 9_000_000}}});
    for (key, value) in first.as_object().unwrap() {
        a[key] = value.clone();
    }
    read(&json!({"start": "2027-01", "months": 3, "gross_margin": 0.8, "budget": budget,
        "channels": [a, {"id": "b", "roi": 3, "curve": {"saturating": {"half": 14_000_000}}}]}))
}

#[test]
fn where_limits_meet_each_price_is_what_solving_again_brings() {
    let step = 1000.0;
    for (scenario, at_least) in [
        // The months' budgets add up to the whole.
        (two(json!({"monthly": [6e6, 5e6, 7e6], "total": 18e6}), json!({})), 4),
        (two(json!({"monthly": 6e6, "total": 18e6}), json!({"max": 3e6})), 4),
        // One limit alone.
        (two(json!({"monthly": [6e6, 5e6, 7e6]}), json!({})), 3),
        // The two caps take the whole budget.
        (
            read(&json!({"start": "2027-01", "months": 1, "budget": {"monthly": 5e6},
                "channels": [{"id": "a", "roi": 4, "max": 2e6}, {"id": "b", "roi": 3, "max": 3e6}]})),
            3,
        ),
    ] {
        let plan = solve(&scenario, &Options::new()).unwrap();
        assert!(plan.binding.len() >= at_least, "{:?}", plan.binding);
        for bound in &plan.binding {
            // One figure for all months is no row's own.
            let Some(more) = gained(&scenario, bound.row, step) else { continue };
            let near = |found: f64, said: f64| (found - said * step).abs() <= 0.01 * step;
            assert!(near(more, bound.shadow_price), "{bound:?}: {more}");
            let less = gained(&scenario, bound.row, -step).unwrap();
            let said = bound.shadow_price_less.unwrap();
            assert!(near(-less, said), "{bound:?}: {less}");
        }
    }
}

/// 5 million in one month, 5 a cap: neither alone is worth more.
#[test]
fn a_budget_that_equals_a_cap_gains_nothing_alone() {
    let scenario = read(&json!({"start": "2027-01", "months": 1, "budget": {"monthly": 5_000_000},
        "channels": [{"id": "a", "roi": 4, "max": 5_000_000}]}));
    let plan = solve(&scenario, &Options::new()).unwrap();
    let of = |rule: RuleId| {
        let found = plan.binding.iter().find(|bound| bound.row.rule == rule).unwrap();
        (found.shadow_price, found.shadow_price_less)
    };
    // What one less loses: 4 of revenue less the 1 not spent.
    for rule in [RuleId::MonthlyBudget, RuleId::MaxSpend] {
        let (more, less) = of(rule);
        assert_eq!(more, 0.0, "{rule:?}");
        assert!((less.unwrap() - 3.0).abs() < 1e-6, "{rule:?} {less:?}");
    }
}
