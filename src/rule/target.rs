//! `targets`: outcomes the plan must reach. Only what lands inside the horizon counts; what
//! earlier spend still brings in counts too.
//!
//! ```text
//! at_least:           kpi[0] + … + kpi[by] >= amount
//! per_spend_at_least: kpi >= ratio * spend      cost_at_most: spend <= cost * kpi
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{Reading, RuleId, TargetIx};
use crate::scenario::{Goal, Scenario, Target};

pub(super) struct Targets;

/// What can still be reached or missed.
fn open(scenario: &Scenario) -> impl Iterator<Item = (usize, &Target)> {
    let is_open = |target: &Target| match target.goal {
        Goal::AtLeast { by, .. } => by >= scenario.closed,
        Goal::PerSpendAtLeast(_) | Goal::CostAtMost(_) => true,
    };
    let targets = scenario.targets.iter().enumerate();
    targets.filter(move |(_, target)| is_open(target))
}

impl Rule for Targets {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        for (target, stated) in open(scenario) {
            let last = scenario.months - 1;
            let (by, per_kpi, per_spend, amount) = match stated.goal {
                Goal::AtLeast { amount, by } => (by, 1.0, 0.0, amount),
                Goal::PerSpendAtLeast(ratio) => (last, 1.0, ratio, 0.0),
                Goal::CostAtMost(cost) => (last, cost, 1.0, 0.0),
            };
            // per_spend * spend - per_kpi * kpi <= -amount
            let (mut terms, carried_in) = program.kpi(&stated.kpi, by, -per_kpi);
            for c in 0..scenario.channels.len() {
                let months = 0..scenario.months;
                terms.extend(months.map(|t| (program.spend(c, t), per_spend * program.money())));
            }
            let row = match stated.goal {
                Goal::AtLeast { .. } => RuleId::Target.of(TargetIx(target)),
                _ => RuleId::TargetRatio.of(TargetIx(target)),
            };
            program.kpi_row(row, -amount - carried_in, terms);
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let reached = |kpi: &str, by: usize| -> f64 {
            let channels = 0..scenario.channels.len();
            let months = |c| (0..=by).map(move |t| ledger.kpi(scenario, c, kpi, t));
            channels.flat_map(months).sum()
        };
        let spent: f64 = ledger.spend.iter().flatten().sum();
        let read = |(target, stated): (usize, &Target)| match stated.goal {
            Goal::AtLeast { amount, by } => Reading::at_least(
                RuleId::Target.of(TargetIx(target)),
                reached(&stated.kpi, by),
                amount,
            ),
            Goal::PerSpendAtLeast(ratio) => {
                let kpi = reached(&stated.kpi, scenario.months - 1);
                Reading::at_least(RuleId::TargetRatio.of(TargetIx(target)), kpi, ratio * spent)
                    .relaxed_by(spent)
            }
            Goal::CostAtMost(cost) => {
                let kpi = reached(&stated.kpi, scenario.months - 1);
                Reading::at_most(RuleId::TargetRatio.of(TargetIx(target)), spent, cost * kpi)
                    .relaxed_by(kpi)
            }
        };
        open(scenario).map(read).collect()
    }
}
