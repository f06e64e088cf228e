//! What money and the objective are counted in, so that every number a solver sees is near 1.

use crate::ledger;
use crate::scenario::Scenario;

/// About a month's budget: what money is counted in.
pub(super) fn unit_of_money(scenario: &Scenario) -> f64 {
    let finite = |amount: f64| (amount.is_finite() && amount > 0.0).then_some(amount);
    let monthly = (0..scenario.months).filter_map(|t| scenario.affordable(t).and_then(finite));
    let most = monthly.fold(0.0, f64::max);
    let spread =
        scenario.budget.as_ref().and_then(|b| b.total).map(|total| total / scenario.months as f64);
    let by_budget =
        spread.and_then(finite).map_or(most, |spread| most.min(spread.max(most / 12.0)));
    let bounds = scenario.channels.iter().flat_map(|c| c.max.iter().chain(&c.min).copied());
    let by_bounds = bounds.filter_map(finite).fold(0.0, f64::max);
    [by_budget, by_bounds].into_iter().find_map(finite).unwrap_or(1.0)
}

/// The size of the largest value per unit of money: what the objective is counted in.
pub(super) fn unit_of_value(scenario: &Scenario, money: f64) -> f64 {
    let worths = scenario.channels.iter().flat_map(|channel| {
        (0..scenario.months).map(|t| ledger::worth(scenario, channel, t).abs())
    });
    let most = worths.fold(scenario.weight_of_spend().abs(), f64::max);
    if most > 0.0 { most * money } else { 1.0 }
}
