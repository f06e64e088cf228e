//! A table read: facts, and what was left out of them.

use super::calendar::Span;
use super::heads::Measure;
use super::layout::{self, Laid};
use super::reading::Reading;
use super::{Finding, Grid, Kept, Known, Place, TableKind, grid};

/// So much of a measure, of a channel, over some days.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Whose.
    pub channel: Channel,
    /// Days it is of.
    pub span: Span,
    /// What it is an amount of.
    pub measure: Measure,
    /// In the currency's own unit; below 0 for a refund.
    pub amount: f64,
    /// Where it stands.
    pub place: Place,
}

/// Whose an amount is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Index in [`Known::channels`].
    Known(usize),
    /// As typed, where no channels are known.
    Named(String),
}

/// What was left out, and said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum LeftOut {
    /// Lines above the head.
    Titles(usize),
    /// Rows that add up others: 1-based, as they stand.
    Totals(Vec<usize>),
    /// Columns that say nothing here, by their heads.
    Columns(Vec<String>),
    /// Names that were to be ignored, as typed.
    Ignored(Vec<String>),
    /// Cells without an amount.
    Blanks(usize),
    /// Sheets and tables that were not read, by name.
    Sheets(Vec<String>),
}

/// What the days of a table were taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grain {
    /// Whole months.
    #[default]
    Months,
    /// Seven days each, parted over months by days.
    Weeks,
    /// Single days.
    Days,
    /// From a day to a day.
    Spans,
}

/// What a table says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// In the order of the table.
    pub facts: Vec<Fact>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// Rows that were read.
    pub rows: usize,
    /// What its days were taken for.
    pub grain: Grain,
    /// Names that were understood as a channel of another name: as typed, and its index.
    pub taken_for: Vec<(String, usize)>,
    /// Cells that are blank: whose, what of, and where.
    pub blanks: Vec<(Channel, Measure, Place)>,
    /// Whether its channels are named by a column of campaigns or accounts: parts of one channel.
    pub by_campaign: bool,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
}

/// Reads the table of a file: of a workbook, the first that is of the kind looked for, else the
/// first that does not say its kind, else the first.
///
/// # Errors
/// Every finding, once per kind; never empty.
pub fn read(bytes: &[u8], known: &Known) -> Result<Facts, Vec<Finding>> {
    let grids = grid::grids(bytes).map_err(|finding| vec![finding])?;
    read_grids(&grids, known)
}

/// As [`read`], of tables that are taken apart already.
///
/// # Errors
/// Every finding, once per kind; never empty.
pub fn read_grids(grids: &[Grid], known: &Known) -> Result<Facts, Vec<Finding>> {
    let mut passed = Vec::new();
    let mut first = None;
    let mut tables: Vec<(&Grid, Laid)> = Vec::new();
    for grid in grids {
        if Kept::is_in(grid) {
            passed.extend(grid.sheet.clone());
            continue;
        }
        match layout::lay(grid, known) {
            Ok(all) => tables.extend(all.into_iter().map(|laid| (grid, laid))),
            Err(finding) => {
                first.get_or_insert(finding);
                passed.extend(grid.sheet.clone());
            }
        }
    }
    let fits = |kind: Option<TableKind>| match kind {
        Some(kind) if kind == known.kind => 0,
        None => 1,
        Some(TableKind::Difference) => 3,
        Some(_) => 2,
    };
    let best = (0..tables.len()).min_by_key(|&at| (fits(tables[at].1.kind), at));
    let Some(best) = best else {
        return Err(vec![first.unwrap_or(Finding::NoHead { seen: Vec::new() })]);
    };
    let (grid, laid) = &tables[best];
    let mut facts = Reading::new(grid, laid, known).read()?;
    for (at, (other, laid)) in tables.iter().enumerate().filter(|(at, _)| *at != best) {
        let titled = laid.head.checked_sub(1).map(|above| other.rows[above].cells[0].shown());
        let is_same = other.sheet == grid.sheet;
        let named = titled.filter(|title| is_same && at != best && !title.is_empty());
        passed.extend(named.or_else(|| other.sheet.clone()));
    }
    if !passed.is_empty() {
        passed.dedup();
        facts.left_out.push(LeftOut::Sheets(passed));
    }
    Ok(facts)
}
