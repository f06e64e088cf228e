//! `targets`: outcomes the plan must reach. Only what lands inside the horizon counts; what
//! earlier spend still brings in counts too.
//!
//! ```text
//! at_least:           kpi[0] + … + kpi[by] >= amount
//! per_spend_at_least: kpi >= ratio * spend      cost_at_most: spend <= cost * kpi
//! ```

use super::{About, Bound, Direction, Facts, Figures, Rule, stated};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject, TargetIx, Unit};
use crate::scenario::{Goal, Scenario};

pub(super) enum TargetRule {
    AtLeast,
    PerSpendAtLeast,
    CostAtMost,
}
pub(super) use TargetRule::{AtLeast, CostAtMost, PerSpendAtLeast};

/// The row of a target.
pub fn target_row(scenario: &Scenario, target: TargetIx) -> RowKey {
    let rule = match scenario.targets[target].goal {
        Goal::AtLeast { .. } => RuleId::AtLeast,
        Goal::PerSpendAtLeast(_) => RuleId::PerSpendAtLeast,
        Goal::CostAtMost(_) => RuleId::CostAtMost,
    };
    rule.of(target)
}

/// What a target asks of a plan: `per_kpi * kpi - per_spend * spend >= amount`, up to month `by`.
struct Line<'a> {
    kpi: &'a str,
    by: usize,
    per_kpi: f64,
    per_spend: f64,
    amount: f64,
}

impl TargetRule {
    /// `None` where the target is another rule's, or of a month that is spent: then it can neither
    /// be reached nor missed.
    fn line<'a>(&self, scenario: &'a Scenario, key: RowKey) -> Option<Line<'a>> {
        let target = &scenario.targets[key.target()?];
        let ratio = |per_kpi, per_spend| Line {
            kpi: &target.kpi,
            by: scenario.months - 1,
            per_kpi,
            per_spend,
            amount: 0.0,
        };
        match (self, target.goal) {
            (AtLeast, Goal::AtLeast { amount, by }) => {
                (by >= scenario.closed).then(|| Line { by, amount, ..ratio(1.0, 0.0) })
            }
            (PerSpendAtLeast, Goal::PerSpendAtLeast(least)) => Some(ratio(1.0, least)),
            (CostAtMost, Goal::CostAtMost(cost)) => Some(ratio(cost, 1.0)),
            _ => None,
        }
    }
}

impl Rule for TargetRule {
    fn facts(&self) -> Facts {
        let (id, key, direction, unit) = match self {
            AtLeast => (RuleId::AtLeast, "at_least", Direction::Floor, Unit::Kpi),
            PerSpendAtLeast => {
                (RuleId::PerSpendAtLeast, "per_spend_at_least", Direction::Floor, Unit::Ratio)
            }
            CostAtMost => (RuleId::CostAtMost, "cost_at_most", Direction::Cap, Unit::Ratio),
        };
        Facts::new(id, key, About::Target, direction).in_unit(unit)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        match (self, &mut scenario.targets[of.target()?].goal) {
            (AtLeast, Goal::AtLeast { amount: figure, .. })
            | (PerSpendAtLeast, Goal::PerSpendAtLeast(figure))
            | (CostAtMost, Goal::CostAtMost(figure)) => Some(Figures::Part(figure)),
            _ => None,
        }
    }

    /// Nothing is asked any more.
    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        if let Some(target) = of.target() {
            scenario.targets[target].goal = Goal::AtLeast { amount: 0.0, by: scenario.months - 1 };
        }
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let line = self.line(scenario, key)?;
        let (mut terms, carried_in) = program.kpi(line.kpi, line.by, -line.per_kpi);
        let per_spend = line.per_spend * program.money();
        for c in ChannelIx::first(scenario.channels.len()) {
            let months = MonthIx::first(scenario.months);
            terms.extend(months.map(|t| (program.spend(c, t), per_spend)));
        }
        program.kpi_row(key, -line.amount - carried_in, terms)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let line = self.line(scenario, key)?;
        let channels = 0..scenario.channels.len();
        let months = |c| (0..=line.by).map(move |t| ledger.kpi(scenario, c, line.kpi, t));
        let kpi: f64 = channels.flat_map(months).sum();
        let spent: f64 = ledger.spend.iter().flatten().sum();
        Some(match self {
            AtLeast => Reading::at_least(key, kpi, line.amount),
            PerSpendAtLeast => {
                Reading::at_least(key, kpi, line.per_spend * spent).relaxed_by(spent)
            }
            CostAtMost => Reading::at_most(key, spent, line.per_kpi * kpi).relaxed_by(kpi),
        })
    }

    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        let figure = stated::figure(scenario, key)?;
        Some(match self {
            AtLeast => Bound::Kpi(scenario.targets[key.target()?].kpi.clone(), figure),
            PerSpendAtLeast => Bound::Ratio(figure),
            CostAtMost => Bound::Money(figure),
        })
    }
}
