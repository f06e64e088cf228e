//! The budget, fees included.
//!
//! ```text
//! cost[t] = sum over channels of (1 + fee_rate) s[t] + monthly fee if active + set-up fee once
//! monthly:           cost[t] <= B[t]               (= with spend_all)
//! monthly, rollover: cost[0] + … + cost[t] <= B[0] + … + B[t]   (the last with = for spend_all)
//! total:             cost[0] + … + cost[T-1] <= B  (= with spend_all and no monthly budget)
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{MonthIx, Reading, RowKey, RuleId};
use crate::scenario::{Budget, Scenario};

pub(super) struct Budgets;

/// One inequality: the months it adds up, and what they may cost.
struct Line {
    row: RowKey,
    months: std::ops::RangeInclusive<usize>,
    limit: f64,
    exact: bool,
}

fn lines(budget: &Budget, scenario: &Scenario) -> Vec<Line> {
    let months = scenario.months;
    let mut lines = Vec::new();
    if let Some(monthly) = &budget.monthly {
        let mut so_far = 0.0;
        for (month, &limit) in monthly.iter().enumerate() {
            so_far += limit;
            if month < scenario.closed {
                continue;
            }
            lines.push(if budget.rollover {
                Line {
                    row: RuleId::CumulativeBudget.whole().at(MonthIx(month)),
                    months: 0..=month,
                    limit: so_far,
                    exact: budget.spend_all && month + 1 == months,
                }
            } else {
                Line {
                    row: RuleId::MonthlyBudget.whole().at(MonthIx(month)),
                    months: month..=month,
                    limit,
                    exact: budget.spend_all,
                }
            });
        }
    }
    if let Some(limit) = budget.total {
        lines.push(Line {
            row: RuleId::TotalBudget.whole(),
            months: 0..=months - 1,
            limit,
            exact: budget.spend_all && budget.monthly.is_none(),
        });
    }
    lines
}

impl Rule for Budgets {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        let Some(budget) = &scenario.budget else {
            return;
        };
        for line in lines(budget, scenario) {
            let terms = line.months.flat_map(|t| program.cost(t)).collect();
            let sense = if line.exact { Sense::Equal } else { Sense::AtMost };
            program.money_row(line.row, sense, line.limit, terms);
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let Some(budget) = &scenario.budget else {
            return Vec::new();
        };
        let paid = |t: usize| -> f64 {
            let each = ledger.spend.iter().zip(&ledger.fees);
            each.map(|(spend, fees)| spend[t] + fees[t]).sum()
        };
        let read = |line: Line| {
            let value = line.months.map(paid).sum();
            if line.exact {
                Reading::exactly(line.row, value, line.limit)
            } else {
                Reading::at_most(line.row, value, line.limit)
            }
        };
        lines(budget, scenario).into_iter().map(read).collect()
    }
}
