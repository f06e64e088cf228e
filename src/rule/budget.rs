//! The budget, fees included.
//!
//! ```text
//! cost[t] = sum over channels of (1 + tax) ((1 + fee_rate) s[t] + monthly fee if active + set-up fee once)
//! monthly:           cost[t] <= B[t]               (= with spend_all)
//! monthly, rollover: cost[0] + … + cost[t] <= B[0] + … + B[t]   (the last with = for spend_all)
//! total:             cost[0] + … + cost[T-1] <= B  (= with spend_all and no monthly budget)
//! ```

use std::ops::RangeInclusive;

use super::{About, Bound, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::bounds::Bounds;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::{Budget, Per, Scenario};

#[allow(clippy::enum_variant_names)] // They are the names of the rules.
pub(super) enum BudgetRule {
    MonthlyBudget,
    /// With `rollover`: added up to a month.
    CumulativeBudget,
    TotalBudget,
}
pub(super) use BudgetRule::{CumulativeBudget, MonthlyBudget, TotalBudget};

/// One inequality: the months it adds up, and what they may cost.
struct Line {
    months: RangeInclusive<usize>,
    limit: f64,
    exact: bool,
}

impl BudgetRule {
    fn line(&self, scenario: &Scenario, key: RowKey) -> Option<Line> {
        let budget = scenario.budget.as_ref()?;
        let last = scenario.months - 1;
        Some(match self {
            MonthlyBudget if !budget.rollover => {
                let MonthIx(t) = key.month?;
                Line { months: t..=t, limit: budget.monthly.as_ref()?[t], exact: budget.spend_all }
            }
            CumulativeBudget if budget.rollover => {
                let MonthIx(t) = key.month?;
                Line {
                    months: 0..=t,
                    limit: budget.monthly.as_ref()?[..=t].iter().sum(),
                    exact: budget.spend_all && t == last,
                }
            }
            MonthlyBudget | CumulativeBudget => return None,
            TotalBudget => Line {
                months: 0..=last,
                limit: budget.total?,
                exact: budget.spend_all && budget.monthly.is_none(),
            },
        })
    }
}

/// Where no budget is left, one that stands in no rule's way.
fn keep_one(scenario: &mut Scenario, change: impl Fn(Budget) -> Budget) {
    let plenty = plenty(scenario);
    scenario.budget = scenario.budget.take().map(change).map(|budget| match budget {
        Budget { monthly: None, total: None, .. } => {
            Budget { monthly: None, total: Some(plenty), spend_all: false, rollover: false }
        }
        budget => budget,
    });
}

/// A thousand times all the money the scenario speaks of.
fn plenty(scenario: &Scenario) -> f64 {
    let budget = scenario.budget.as_ref().map_or(0.0, |b| {
        b.total.unwrap_or(0.0) + b.monthly.as_ref().map_or(0.0, |m| m.iter().sum())
    });
    let floors = scenario.channels.iter().map(|c| {
        let given: f64 = c.fixed.iter().map(|f| f.1).sum();
        c.min.iter().sum::<f64>()
            + given
            + c.total_min.unwrap_or(0.0)
            + c.min_if_active.unwrap_or(0.0)
            + c.setup_fee
            + c.monthly_cost()
    });
    let limits = scenario.limits.iter().filter_map(|l| l.min);
    1e3 * (budget + floors.sum::<f64>() + limits.sum::<f64>()).max(1.0)
}

impl Rule for BudgetRule {
    fn facts(&self) -> Facts {
        let (id, key, per) = match self {
            MonthlyBudget => (RuleId::MonthlyBudget, "budget.monthly", Per::Month),
            CumulativeBudget => (RuleId::CumulativeBudget, "budget.monthly", Per::Month),
            TotalBudget => (RuleId::TotalBudget, "budget.total", Per::Total),
        };
        Facts::new(id, key, About::Whole(per), Direction::Cap)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, _of: Subject) -> Option<Figures<'s>> {
        let budget = scenario.budget.as_mut()?;
        Some(match (self, budget.rollover) {
            (TotalBudget, _) => Figures::Amount(&mut budget.total),
            (MonthlyBudget, false) | (CumulativeBudget, true) => {
                Figures::Monthly(budget.monthly.as_mut()?, f64::INFINITY)
            }
            _ => return None,
        })
    }

    fn leave_out(&self, scenario: &mut Scenario, _of: Subject) {
        keep_one(scenario, |budget| match self {
            TotalBudget => Budget { total: None, ..budget },
            // Without the monthly budgets it is not the total that must be used up.
            _ => Budget { monthly: None, spend_all: false, rollover: false, ..budget },
        });
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let line = self.line(scenario, key)?;
        let terms = line.months.flat_map(|t| program.cost(MonthIx(t))).collect();
        let sense = if line.exact { Sense::Equal } else { Sense::AtMost };
        program.money_row(key, sense, line.limit, terms)
    }

    /// All that any of the budgets leaves, its own fees paid.
    fn bounds(&self, scenario: &Scenario, (c, t): (ChannelIx, MonthIx), bounds: &mut Bounds) {
        let each = scenario.channels[c].unit_cost();
        bounds.leave(scenario.affordable(t.0).map(|amount| amount / each));
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let line = self.line(scenario, key)?;
        let paid = |t: usize| -> f64 {
            let each = ledger.spend.iter().zip(&ledger.fees);
            each.map(|(spend, fees)| spend[t] + fees[t]).sum()
        };
        let read = if line.exact { Reading::exactly } else { Reading::at_most };
        Some(read(key, line.months.map(paid).sum(), line.limit))
    }

    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        Some(Bound::Money(self.line(scenario, key)?.limit))
    }

    fn pays_for(&self, key: RowKey, t: MonthIx) -> bool {
        match self {
            MonthlyBudget => key.month == Some(t),
            CumulativeBudget => key.month >= Some(t),
            TotalBudget => true,
        }
    }

    fn is_exact(&self, scenario: &Scenario) -> bool {
        scenario.budget.as_ref().is_some_and(|budget| budget.spend_all)
    }
}
