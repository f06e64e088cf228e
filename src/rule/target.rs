//! `targets`: outcomes the plan must reach, over the target's months together or in each of them.
//! Only what lands inside the horizon counts; what earlier spend still brings in, and what comes
//! without any, counts too. What a
//! soft one is missed by is a number of its own in its row: [`super::missed`] says how much that may be.
//!
//! ```text
//! at_least:           kpi[from] + … + kpi[by] >= amount      at_most: the same <= amount
//! per_spend_at_least: kpi >= ratio * spend      cost_at_most: spend <= cost * kpi
//! ```

use std::ops::RangeInclusive;

use super::{About, Bound, Direction, Facts, Figures, Rule, months, of, stated};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject, TargetIx, Unit};
use crate::scenario::{Goal, Scenario, Target};

pub(super) enum TargetRule {
    AtLeast,
    AtMost,
    PerSpendAtLeast,
    CostAtMost,
}
pub(super) use TargetRule::{AtLeast, AtMost, CostAtMost, PerSpendAtLeast};

fn rule_of(goal: Goal) -> RuleId {
    match goal {
        Goal::AtLeast(_) => RuleId::AtLeast,
        Goal::AtMost(_) => RuleId::AtMost,
        Goal::PerSpendAtLeast(_) => RuleId::PerSpendAtLeast,
        Goal::CostAtMost(_) => RuleId::CostAtMost,
    }
}

/// The rows of a target, by month; none where all its months are spent.
pub fn target_rows(scenario: &Scenario, target: TargetIx) -> Vec<RowKey> {
    let key = rule_of(scenario.targets[target].goal).of(target);
    let months = months(of(key.rule), scenario, key.of, scenario.closed);
    months.into_iter().map(|month| key.at(month)).collect()
}

/// What a plan makes of one row of a target, in the target's own figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Which row.
    pub row: RowKey,
    /// What is asked.
    pub asked: f64,
    /// What is reached; `None` for a ratio where nothing is spent, or nothing lands.
    pub reached: Option<f64>,
}

impl Outcome {
    /// How far it is from what is asked; 0 where that is reached.
    pub fn missed(&self) -> f64 {
        let cap = self.row.direction() == Direction::Cap;
        self.reached.map_or(0.0, |reached| {
            let short = if cap { reached - self.asked } else { self.asked - reached };
            if short <= 1e-7 * self.asked.abs() { 0.0 } else { short }
        })
    }
}

/// What a plan makes of every target, row by row.
pub fn outcomes(scenario: &Scenario, ledger: &Ledger) -> Vec<Outcome> {
    let targets = TargetIx::first(scenario.targets.len());
    let rows = targets.flat_map(|target| target_rows(scenario, target));
    rows.filter_map(|row| {
        let line = Line::of(scenario, row)?;
        let (kpi, spent) = (line.kpi(scenario, ledger), line.spent(ledger));
        let ratio = |of: f64, per: f64| (per > 0.0).then(|| of / per);
        let goal = line.target.goal;
        let reached = match goal {
            Goal::AtLeast(_) | Goal::AtMost(_) => Some(kpi),
            Goal::PerSpendAtLeast(_) => ratio(kpi, spent),
            Goal::CostAtMost(_) => ratio(spent, kpi),
        };
        Some(Outcome { row, asked: goal.figure(), reached })
    })
    .collect()
}

/// What is reached of a target in the worst of its months, where it holds in each.
pub fn worst(outcomes: &[Outcome], target: TargetIx) -> Option<f64> {
    let own = outcomes.iter().filter(|outcome| outcome.row.target() == Some(target));
    let cap = |outcome: &Outcome| outcome.row.direction() == Direction::Cap;
    own.filter_map(|outcome| Some((cap(outcome), outcome.reached?)))
        .reduce(|worst, one| {
            let x = if one.0 { worst.1.max(one.1) } else { worst.1.min(one.1) };
            (one.0, x)
        })
        .map(|(_, reached)| reached)
}

/// A row of a target, read: whose KPI and spend count, and in which months.
struct Line<'a> {
    target: &'a Target,
    months: RangeInclusive<usize>,
}

impl<'a> Line<'a> {
    /// `None` where the target is another rule's.
    fn of(scenario: &'a Scenario, key: RowKey) -> Option<Self> {
        let target = &scenario.targets[key.target()?];
        let months = match key.month {
            Some(MonthIx(t)) => t..=t,
            None => target.from..=target.by,
        };
        (rule_of(target.goal) == key.rule).then_some(Self { target, months })
    }

    /// What lands of its KPI.
    fn kpi(&self, scenario: &Scenario, ledger: &Ledger) -> f64 {
        let channels = self.target.channels.iter();
        let cells = channels.flat_map(|&c| self.months.clone().map(move |t| (c, t)));
        let landed = cells.map(|(c, t)| ledger.kpi(scenario, c, &self.target.kpi, t));
        landed.sum::<f64>() + self.baseline(scenario)
    }

    /// What comes of it without any spend.
    fn baseline(&self, scenario: &Scenario) -> f64 {
        let counted = self.months.clone().filter(|_| self.target.with_baseline);
        counted.map(|t| scenario.baseline_in(&self.target.kpi, t)).fold(0.0, |sum, x| sum + x)
    }

    /// What is spent.
    fn spent(&self, ledger: &Ledger) -> f64 {
        let channels = self.target.channels.iter();
        channels.flat_map(|&c| &ledger.spend[c][self.months.clone()]).sum()
    }

    /// What it asks: `per_kpi * kpi + per_spend * spend <= limit`.
    fn coefficients(&self) -> (f64, f64, f64) {
        match self.target.goal {
            Goal::AtLeast(amount) => (-1.0, 0.0, -amount),
            Goal::AtMost(amount) => (1.0, 0.0, amount),
            Goal::PerSpendAtLeast(least) => (-1.0, least, 0.0),
            Goal::CostAtMost(cost) => (-cost, 1.0, 0.0),
        }
    }
}

impl Rule for TargetRule {
    fn facts(&self) -> Facts {
        let (id, key, direction, unit) = match self {
            AtLeast => (RuleId::AtLeast, "at_least", Direction::Floor, Unit::Kpi),
            AtMost => (RuleId::AtMost, "at_most", Direction::Cap, Unit::Kpi),
            PerSpendAtLeast => {
                (RuleId::PerSpendAtLeast, "per_spend_at_least", Direction::Floor, Unit::Ratio)
            }
            CostAtMost => (RuleId::CostAtMost, "cost_at_most", Direction::Cap, Unit::Ratio),
        };
        Facts::new(id, key, About::Target, direction).in_unit(unit)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        match (self, &mut scenario.targets[of.target()?].goal) {
            (AtLeast, Goal::AtLeast(figure))
            | (AtMost, Goal::AtMost(figure))
            | (PerSpendAtLeast, Goal::PerSpendAtLeast(figure))
            | (CostAtMost, Goal::CostAtMost(figure)) => Some(Figures::Part(figure)),
            _ => None,
        }
    }

    /// Nothing is asked any more.
    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        if let Some(target) = of.target() {
            scenario.targets[target].goal = Goal::AtLeast(0.0);
        }
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let line = Line::of(scenario, key).filter(|_| self.facts().id == key.rule)?;
        let (per_kpi, per_spend, limit) = line.coefficients();
        let target = line.target;
        let (mut terms, carried_in) =
            program.kpi(&target.kpi, &target.channels, line.months.clone(), per_kpi);
        let carried_in = carried_in + per_kpi * line.baseline(scenario);
        if per_spend != 0.0 {
            let per_spend = per_spend * program.money();
            for t in line.months.map(MonthIx) {
                let channels = target.channels.iter().copied().map(ChannelIx);
                terms.extend(program.spends(channels, t, per_spend));
            }
        }
        // What is left of amounts that cancel is 0.
        let left = limit - carried_in;
        let is_rounding = left.abs() <= 1e-14 * limit.abs().max(carried_in.abs());
        let left = if is_rounding { 0.0 } else { left };
        if target.soft {
            let rows = target_rows(scenario, key.target()?).len() as f64;
            let missing = program.missing(&terms, left, rows * target.goal.unit_of_missed());
            terms.push(missing);
        }
        program.kpi_row(key, left, terms)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let line = Line::of(scenario, key).filter(|_| self.facts().id == key.rule)?;
        if line.target.soft {
            // It is never broken: what it is missed by is.
            return None;
        }
        let (kpi, spent) = (line.kpi(scenario, ledger), line.spent(ledger));
        Some(match line.target.goal {
            Goal::AtLeast(amount) => Reading::at_least(key, kpi, amount),
            Goal::AtMost(amount) => Reading::at_most(key, kpi, amount),
            Goal::PerSpendAtLeast(least) => {
                Reading::at_least(key, kpi, least * spent).relaxed_by(spent)
            }
            Goal::CostAtMost(cost) => Reading::at_most(key, spent, cost * kpi).relaxed_by(kpi),
        })
    }

    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        let figure = stated::figure(scenario, key)?;
        Some(match self {
            AtLeast | AtMost => Bound::Kpi(scenario.targets[key.target()?].kpi.clone(), figure),
            PerSpendAtLeast => Bound::Ratio(figure),
            CostAtMost => Bound::Money(figure),
        })
    }
}
