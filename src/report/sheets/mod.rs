//! The tables of a plan: spend by month, and results by channel.

mod by_channel;
mod by_period;

use super::rounding;
use crate::locale::{TableUnit, Wording};
use crate::plan::Plan;

/// Cells of the bar of shares.
pub(crate) const BAR: usize = 12;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) heading: String,
    /// The unit of its amounts.
    pub(crate) unit: String,
    /// A line above the heads (years), one text per column.
    pub(crate) above: Option<Vec<String>>,
    /// The first column holds names.
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Said under the table.
    pub(crate) note: Option<String>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) cells: Vec<Cell>,
}

/// What a row is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Body,
    /// The sum of the rows above.
    Sum,
    /// Beside the sum: results.
    Aside,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    /// A share of the longest bar.
    Bar(f64),
}

/// Every table of a plan; the spend of a channel is the same rounded figure in each.
pub(crate) fn sheets(plan: &Plan, wording: &Wording<'_>) -> Vec<Sheet> {
    let fees = plan.totals.fees > 0.0;
    let mut rows: Vec<&[f64]> =
        plan.channels.iter().map(|channel| channel.spend.as_slice()).collect();
    if fees {
        rows.push(&plan.months.fees);
    }
    let periods = by_period::periods(wording);
    let sums: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| periods.iter().map(|period| add_up(row, &period.months)).collect())
        .collect();
    let unit = unit(wording, &sums);
    let scaled: Vec<Vec<f64>> =
        sums.iter().map(|row| row.iter().map(|x| x / unit.scale * power(unit)).collect()).collect();
    let rounded = rounding::table(&scaled);
    let mut sheets = by_period::sheets(plan, wording, &periods, unit, &rounded, &sums);
    sheets.push(by_channel::sheet(plan, wording, unit, &rounded));
    sheets
}

fn power(unit: TableUnit) -> f64 {
    10_f64.powi(unit.decimals as i32)
}

fn add_up(series: &[f64], months: &[usize]) -> f64 {
    months.iter().filter_map(|&t| series.get(t)).sum()
}

/// The unit in which every period's amounts fit their columns.
fn unit(wording: &Wording<'_>, sums: &[Vec<f64>]) -> TableUnit {
    let periods = sums.first().map_or(0, Vec::len);
    let largest =
        (0..periods).map(|p| sums.iter().map(|row| row[p]).sum::<f64>()).fold(0.0, f64::max);
    wording.money.table_unit(largest)
}

impl Sheet {
    fn add_column(&mut self, head: &str, cells: Vec<Cell>) {
        self.heads.push(head.to_owned());
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.cells.push(cell);
        }
    }
}
