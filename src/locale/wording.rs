//! A scenario's own words in one language: names of channels, KPIs and limits, months, amounts.

use super::rows::RowGroup;
use super::{Lang, Money, month_range, visible};
use crate::plan::warning::WarningKind;
use crate::row::{RowKey, RuleId, TargetIx};
use crate::rule::{self, Bound};
use crate::scenario::{Goal, MaxChange, Measure, Objective, REVENUE, Scenario};

/// What sentences about one scenario need.
#[derive(Debug, Clone)]
pub struct Wording<'a> {
    /// The language.
    pub lang: Lang,
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its money in that language.
    pub money: Money,
}

/// What is maximised, as people name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// Profit.
    Profit,
    /// Revenue.
    Revenue,
    /// A KPI by its name.
    Kpi(String),
    /// A weighted sum.
    Points,
    /// One of those as the goal counts it, which is not what lands in the period.
    Counted {
        /// Before it is counted so.
        of: Box<Aim>,
        /// Part of what lands after the period is added.
        later: bool,
        /// What comes later counts for less.
        discounted: bool,
        /// How unlucky returns enter.
        risk: Measure,
    },
}

impl Aim {
    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        match self {
            Aim::Profit | Aim::Revenue => true,
            Aim::Kpi(_) | Aim::Points => false,
            Aim::Counted { of, .. } => of.is_money(),
        }
    }
}

impl<'a> Wording<'a> {
    /// The words of `scenario` in `lang`.
    pub fn new(scenario: &'a Scenario, lang: Lang) -> Self {
        Self { lang, scenario, money: Money::new(lang, &scenario.currency) }
    }

    /// A channel's name, fit to be shown.
    pub fn channel(&self, channel: usize) -> String {
        match self.scenario.channels.get(channel) {
            Some(found) => visible(self.lang.text(&found.name)),
            None => format!("#{channel}"),
        }
    }

    /// A KPI's name, fit to be shown.
    pub fn kpi(&self, kpi: &str) -> String {
        if kpi == REVENUE { self.lang.words().aim(&Aim::Revenue) } else { self.lang.kpi(kpi) }
    }

    /// An amount of a KPI in the short form: money for revenue.
    pub fn kpi_amount(&self, kpi: &str, amount: f64) -> String {
        if kpi == REVENUE {
            self.money.short(amount)
        } else {
            format!("{}\u{a0}{}", self.count(amount), self.lang.kpi(kpi))
        }
    }

    /// A count of things: whole from 100 on.
    pub fn count(&self, amount: f64) -> String {
        self.lang.number_trimmed(amount, if amount.abs() >= 100.0 { 0 } else { 1 })
    }

    /// Months of the plan in a sentence.
    pub fn months(&self, months: &[usize]) -> String {
        let calendar: Vec<_> = months.iter().map(|&t| self.scenario.month(t)).collect();
        month_range(self.lang, &calendar)
    }

    /// A limit over channels: its name, else its channels.
    pub fn limit(&self, limit: usize) -> String {
        let Some(found) = self.scenario.limits.get(limit) else {
            return format!("#{limit}");
        };
        match &found.name {
            Some(name) => visible(name),
            None => self.channels(&found.channels),
        }
    }

    /// Some channels by their names.
    pub fn channels(&self, channels: &[usize]) -> String {
        let mut names: Vec<String> = channels.iter().take(3).map(|&c| self.channel(c)).collect();
        if channels.len() > names.len() {
            names.push("…".to_owned());
        }
        names.join(" + ")
    }

    /// What is maximised.
    pub fn aim(&self) -> Aim {
        let scenario = self.scenario;
        let (later, discounted) = (scenario.after_horizon > 0.0, scenario.discount_rate > 0.0);
        let of = self.plain_aim();
        match scenario.risk.measure {
            Measure::Expected if !later && !discounted => of,
            risk => Aim::Counted { of: Box::new(of), later, discounted, risk },
        }
    }

    /// What is maximised, however it is counted.
    pub fn plain_aim(&self) -> Aim {
        match &self.scenario.objective {
            Objective::Profit => Aim::Profit,
            Objective::Kpi(kpi) if kpi == REVENUE => Aim::Revenue,
            Objective::Kpi(kpi) => Aim::Kpi(self.lang.kpi(kpi)),
            Objective::Weights(_) => Aim::Points,
        }
    }

    /// An amount of the objective in the short form, with its unit where that is money.
    pub fn gain(&self, amount: f64) -> String {
        match self.aim().is_money() {
            true => self.money.short(amount),
            false => self.lang.number_short(amount),
        }
    }

    /// An amount of the objective to its last digit.
    pub fn value(&self, amount: f64) -> String {
        match self.aim().is_money() {
            true => self.money.full(amount),
            false => self.lang.number_trimmed(amount, 4),
        }
    }

    /// A rule with its months in a sentence: "ngân sách tháng 1–12/2026".
    pub fn rule(&self, group: &RowGroup) -> String {
        let when = if group.months.is_empty() { String::new() } else { self.months(&group.months) };
        self.lang.words().rule(self, group.row, &when)
    }

    /// One row in a sentence.
    pub fn row(&self, row: RowKey) -> String {
        let months = row.month.map(|month| month.0).into_iter().collect();
        self.rule(&RowGroup { row, months, least: 0.0, most: 0.0 })
    }

    /// A target with all its months in a sentence.
    pub fn target(&self, at: usize) -> String {
        let rows = rule::target_rows(self.scenario, TargetIx(at));
        let months = rows.iter().filter_map(|row| row.month).map(|month| month.0).collect();
        let row = rows.first().copied().unwrap_or(RuleId::AtLeast.of(TargetIx(at)));
        self.rule(&RowGroup { row, months, least: 0.0, most: 0.0 })
    }

    /// A target's own figure as people write it.
    pub fn target_figure(&self, at: usize, value: f64) -> String {
        let target = &self.scenario.targets[at];
        match target.goal {
            Goal::AtLeast(_) | Goal::AtMost(_) => self.kpi_amount(&target.kpi, value),
            Goal::PerSpendAtLeast(_) => self.lang.number_trimmed(value, 2),
            Goal::CostAtMost(_) => self.money.short(value),
        }
    }

    /// The sentence of a warning, as a client may read it.
    pub fn warning(&self, kind: &WarningKind) -> String {
        self.lang.words().warning(self, kind)
    }

    /// The sentence of a warning, and what the planner may write in the file about it.
    pub fn warning_with_advice(&self, kind: &WarningKind) -> String {
        let advice = self.lang.words().advice(kind);
        let said = std::iter::once(self.warning(kind)).chain(advice);
        said.collect::<Vec<_>>().join(" ")
    }

    /// What a rule allows, as the scenario states it: an amount, a share, a count.
    pub fn bound(&self, row: RowKey) -> Option<String> {
        let share = |share: f64| self.lang.percent_trimmed(share, 1);
        Some(match rule::stated::bound(self.scenario, row)? {
            Bound::Money(amount) => self.money.short(amount),
            Bound::Share(of) => share(of),
            Bound::Count(count) => self.lang.number(count, 0),
            Bound::Kpi(kpi, amount) => self.kpi_amount(&kpi, amount),
            Bound::Ratio(ratio) => self.lang.number_trimmed(ratio, 2),
            Bound::Change(MaxChange { amount, share: of }) => match (amount > 0.0, of > 0.0) {
                (true, false) => self.money.short(amount),
                (false, _) => share(of),
                (true, true) => format!("{} + {}", self.money.short(amount), share(of)),
            },
        })
    }
}

/// Settings that make a plan lean less on uncertain returns, as they stand in a file.
pub(super) fn guards(shrink: bool, stay_within: bool) -> Vec<&'static str> {
    let shrink = shrink.then_some("`\"risk\": {\"shrink\": true}`");
    let stay_within = stay_within.then_some("`\"stay_within\": 0.5`");
    shrink.into_iter().chain(stay_within).collect()
}
