//! What may be wrong with a plan file, and where.

use crate::month::Month;

/// Where in a plan file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// The file as a whole.
    File,
    /// A cell of a CSV: 1-based line of its row, name of the column.
    Cell {
        /// 1-based.
        line: usize,
        /// As in the first row.
        column: &'static str,
    },
    /// A cell of a workbook: `B7`.
    Address(String),
    /// A path of a JSON plan.
    Path(String),
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Neither JSON nor CSV that can be split into cells; the parser's own words.
    Syntax(String),
    /// A column or key that must be there.
    Missing(&'static str),
    /// Not a month of the plan: as typed, first and last month.
    Month(String, [Month; 2]),
    /// Not a channel of the scenario: as typed, the nearest.
    Channel(String, Option<String>),
    /// Not an amount of at least 0: as typed.
    Amount(String),
    /// A mark that may part thousands or decimals: as typed.
    Ambiguous(String),
    /// Larger than any plan: cells or bytes that are allowed at most.
    TooLarge(usize),
    /// The same channel and month a second time.
    Twice,
    /// The plan starts in another month or has another length than the scenario.
    Horizon,
}

/// One fault and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFinding {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// Everything that is wrong with a plan file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PlanFindings {
    /// At least one.
    pub list: Vec<PlanFinding>,
}
