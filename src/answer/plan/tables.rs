//! The tables of a plan: spend by month, and results by channel.

use super::{by_channel, by_period};
use crate::locale::{TableUnit, Wording};
use crate::page::{Figure, Section, Unit};
use crate::plan::Plan;
use crate::shown::{self, rounding};

/// The table of the periods and that of the channels, a section each, of a plan as it is shown
/// ([`shown::plan`]).
pub(crate) fn tables(plan: &Plan, wording: &Wording<'_>) -> [Section; 2] {
    let unit = shown::unit(plan);
    let parts = Parts { decimals: unit.decimals, scale: unit.scale, unit: Unit::Money };
    let periods = by_period::periods(wording);
    [
        by_period::section(plan, wording, &periods, (unit, parts)),
        by_channel::section(plan, wording, (unit, parts)),
    ]
}

/// How a column or a row of figures is rounded: in whole parts, so that it adds up as printed.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub(super) decimals: usize,
    /// Of the unit that is printed.
    pub(super) scale: f64,
    pub(super) unit: Unit,
}

impl Parts {
    /// Of a KPI that counts things.
    pub(super) fn of_counts(plan: &Plan, kpi: &str) -> Self {
        let decimals = shown::decimals_of_counts(plan, kpi);
        Self { decimals, scale: 1.0, unit: Unit::Count }
    }

    /// Of its sums over all months: whole from 100 on.
    pub(super) fn of_sums(plan: &Plan, kpi: &str) -> Self {
        let sum = plan.totals.kpis.get(kpi).copied().unwrap_or(0.0);
        let decimals = if sum < 100.0 { shown::decimals_of_counts(plan, kpi) } else { 0 };
        Self { decimals, scale: 1.0, unit: Unit::Count }
    }

    /// Amounts in parts: in units of the last digit that is printed.
    fn of(self, amounts: &[f64]) -> Vec<f64> {
        let power = 10_f64.powi(self.decimals as i32);
        amounts.iter().map(|x| x / self.scale * power).collect()
    }

    /// The same in whole parts that add up.
    pub(super) fn rounded(self, amounts: &[f64]) -> Vec<i64> {
        rounding::largest_remainder(&self.of(amounts))
    }

    /// One amount, already in whole parts.
    pub(super) fn one(self, x: f64, wording: &Wording<'_>) -> Figure {
        self.figure(self.of(&[x])[0].round() as i64, x, wording)
    }

    /// So many parts.
    fn figure(self, parts: i64, exact: f64, wording: &Wording<'_>) -> Figure {
        let shown = parts as f64 / 10_f64.powi(self.decimals as i32);
        let text = match self.unit {
            Unit::Share => wording.lang.percent(shown / 100.0, self.decimals),
            _ => wording.lang.number(shown, self.decimals),
        };
        Figure::new(text, exact, self.unit)
    }

    /// The figures of `exact`, and their sum.
    pub(super) fn figures(self, exact: &[f64], wording: &Wording<'_>) -> Vec<Figure> {
        let rounded = self.rounded(exact);
        let sum = (rounded.iter().sum(), exact.iter().sum());
        let all = rounded.iter().copied().zip(exact.iter().copied()).chain([sum]);
        all.map(|(parts, exact)| self.figure(parts, exact, wording)).collect()
    }
}

pub(super) fn add_up(series: &[f64], months: &[usize]) -> f64 {
    months.iter().filter_map(|&t| series.get(t)).sum()
}

/// What the amounts of both tables are in.
pub(super) type InUnit = (TableUnit, Parts);
