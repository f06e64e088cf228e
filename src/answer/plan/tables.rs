//! The tables of a plan: spend by month, and results by channel.

use super::{by_channel, by_period};
use crate::locale::{TableUnit, Wording};
use crate::page::{Figure, Section, Unit, rounding};
use crate::plan::Plan;

/// The table of the periods and that of the channels, a section each; the spend of a channel is
/// the same rounded figure in both.
pub(crate) fn tables(plan: &Plan, wording: &Wording<'_>) -> [Section; 2] {
    let mut rows: Vec<&[f64]> =
        plan.channels.iter().map(|channel| channel.spend.as_slice()).collect();
    if plan.totals.fees > 0.0 {
        rows.push(&plan.months.fees);
    }
    let periods = by_period::periods(wording);
    let sums: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| periods.iter().map(|period| add_up(row, &period.months)).collect())
        .collect();
    // Every period's amounts fit their columns.
    let of_period = |p: usize| sums.iter().map(|row| row[p]).sum::<f64>();
    let unit = wording.money.table_unit((0..periods.len()).map(of_period).fold(0.0, f64::max));
    let parts = Parts { decimals: unit.decimals, scale: unit.scale, unit: Unit::Money };
    let scaled: Vec<Vec<f64>> = sums.iter().map(|row| parts.of(row)).collect();
    let rounded = rounding::table(&scaled);
    [
        by_period::section(plan, wording, &periods, (unit, parts), &rounded, &sums),
        by_channel::section(plan, wording, (unit, parts), &rounded),
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
    /// Amounts in parts: in units of the last digit that is printed.
    fn of(self, amounts: &[f64]) -> Vec<f64> {
        let power = 10_f64.powi(self.decimals as i32);
        amounts.iter().map(|x| x / self.scale * power).collect()
    }

    /// The same in whole parts that add up.
    pub(super) fn rounded(self, amounts: &[f64]) -> Vec<i64> {
        rounding::largest_remainder(&self.of(amounts))
    }

    /// So many parts.
    pub(super) fn figure(self, parts: i64, exact: f64, wording: &Wording<'_>) -> Figure {
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
