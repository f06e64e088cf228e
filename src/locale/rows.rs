//! Rows of rules as people speak of them: the rows of one rule in several months are one thing.

use super::wording::{Aim, Wording};
use crate::row::{RowKey, Unit};
use crate::rule::Direction as Binds;
use crate::scenario::{Goal, REVENUE};

/// The rows of one rule in several months.
#[derive(Debug, Clone, PartialEq)]
pub struct RowGroup {
    /// The first of them.
    pub row: RowKey,
    /// Months of the plan, rising; empty for a rule without months.
    pub months: Vec<usize>,
    /// The least and the most of the rows' figures (shadow prices), by size.
    pub least: f64,
    /// See `least`.
    pub most: f64,
}

/// Which way a limit is moved so that the objective gains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More of it.
    Raise,
    /// Less of it.
    Lower,
}

/// What a little more of a limit is worth, ready for a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Price {
    /// The rule.
    pub row: RowKey,
    /// The rule with its months, in a sentence.
    pub rule: String,
    /// How much is moved: `1 triệu ₫`, `1 percentage point`.
    pub step: Step,
    /// Which way.
    pub direction: Direction,
    /// What is gained, with its unit.
    pub gain: String,
    /// The least that is gained, where the months differ.
    pub gain_from: Option<String>,
    /// Whether the gain is for each of several months.
    pub several: bool,
    /// What the gain is a gain of.
    pub aim: Aim,
}

/// How much of a limit is moved.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// An amount with its unit.
    Amount(String),
    /// One of a KPI, by its name.
    Kpi(String),
    /// One percentage point.
    PercentPoint,
    /// One channel.
    Channel,
    /// One month.
    Month,
}

/// Groups the rows of each rule, in the order of the first of each.
pub fn group_rows(rows: impl IntoIterator<Item = (RowKey, f64)>) -> Vec<RowGroup> {
    let mut groups: Vec<(bool, RowGroup)> = Vec::new();
    for (row, figure) in rows {
        let month = row.month.map(|month| month.0);
        // A rule whose price turns its sign is two sentences.
        let negative = figure < 0.0;
        let known = groups
            .iter_mut()
            .find(|(sign, group)| group.row.line() == row.line() && *sign == negative);
        match known {
            Some((_, group)) => {
                group.months.extend(month);
                if figure.abs() < group.least.abs() {
                    group.least = figure;
                }
                if figure.abs() > group.most.abs() {
                    group.most = figure;
                }
            }
            None => {
                let months = month.into_iter().collect();
                groups.push((negative, RowGroup { row, months, least: figure, most: figure }));
            }
        }
    }
    groups
        .into_iter()
        .map(|(_, mut group)| {
            group.months.sort_unstable();
            group.months.dedup();
            group
        })
        .collect()
}

impl Wording<'_> {
    /// Which way a rule's limit is moved so that the objective gains.
    pub fn direction(&self, row: RowKey, price: f64) -> Direction {
        match row.direction() {
            Binds::Cap => Direction::Raise,
            Binds::Exact if price >= 0.0 => Direction::Raise,
            Binds::Exact | Binds::Floor => Direction::Lower,
        }
    }

    /// What a little more of the limit of a group of rows is worth.
    pub fn price(&self, group: &RowGroup) -> Price {
        let (amount, step) = self.step(group.row);
        let gain = |price: f64| self.gain(price.abs() * amount);
        let (least, most) = (gain(group.least), gain(group.most));
        Price {
            row: group.row,
            rule: self.rule(group),
            step,
            direction: self.direction(group.row, group.most),
            gain_from: (least != most).then_some(least),
            gain: most,
            several: group.months.len() > 1,
            aim: self.aim(),
        }
    }

    /// How much of a limit a sentence speaks of, in the rule's own unit and in words.
    fn step(&self, row: RowKey) -> (f64, Step) {
        let money = || {
            let (amount, text) = self.money.step();
            (amount, Step::Amount(text))
        };
        let target = || row.target().map(|at| &self.scenario.targets[at]);
        match row.unit() {
            Unit::Money => money(),
            Unit::PercentPoint => (1.0, Step::PercentPoint),
            Unit::Channel => (1.0, Step::Channel),
            Unit::Month => (1.0, Step::Month),
            Unit::Objective => (1.0, Step::Amount(self.gain(1.0))),
            Unit::Kpi => match target() {
                Some(found) if found.kpi != REVENUE => (1.0, Step::Kpi(self.kpi(&found.kpi))),
                _ => money(),
            },
            Unit::Ratio => match target().map(|found| found.goal) {
                Some(Goal::CostAtMost(cost)) => {
                    let step = 10_f64.powf((cost.abs().max(1e-9) * 0.1).log10().floor());
                    (step, Step::Amount(self.money.short(step)))
                }
                _ => (0.1, Step::Amount(self.lang.number(0.1, 1))),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::{ChannelIx, MonthIx, RuleId};

    #[test]
    fn rows_of_one_rule_are_one_group() {
        let rows = [
            (RuleId::MonthlyBudget.whole().at(MonthIx(3)), 2.0),
            (RuleId::MaxSpend.of(ChannelIx(1)).at(MonthIx(0)), 1.5),
            (RuleId::MonthlyBudget.whole().at(MonthIx(0)), 1.0),
            (RuleId::MaxSpend.of(ChannelIx(2)).at(MonthIx(0)), 1.0),
            (RuleId::TotalBudget.whole(), 0.5),
        ];
        let groups = group_rows(rows);
        assert_eq!(groups.len(), 4);
        assert_eq!(groups[0].months, [0, 3]);
        assert_eq!((groups[0].least, groups[0].most), (1.0, 2.0));
        assert!(groups[3].months.is_empty());
    }
}
