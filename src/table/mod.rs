//! Tables as people have them: exports of ad platforms, sheets, and files of other programs, read
//! into facts: so much of a measure, of a channel, over these days.
//!
//! ```text
//! bytes → decode → grid (rows of cells) → layout (which row is the head, which column says what)
//!       → calendar and figure (each column decided as a whole) → facts, and what was left out
//! ```
//!
//! Nothing is guessed from one cell: the order of day and month, and the marks of thousands and
//! decimals, are decided by a whole column; where a column leaves two readings, it is a
//! [`Finding`] that names them. Missing is not zero: a blank cell is no fact.

mod book;
pub mod calendar;
mod column;
pub mod decode;
pub mod facts;
pub mod grid;
pub mod heads;
pub mod kept;
pub mod layout;
mod reading;
mod vocabulary;

pub use facts::{Channel, Fact, Facts, Grain, LeftOut, read};
pub use grid::Grid;
pub use heads::Measure;
pub use kept::Kept;

use crate::month::Month;

/// What is known before a table is opened; all of it may be empty.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every name of each channel: its id, its names in either language.
    pub channels: Vec<Vec<String>>,
    /// First month and number of months of the plan: what a month without a year means.
    pub horizon: Option<(Month, usize)>,
    /// ISO code of the currency of the scenario.
    pub currency: Option<String>,
    /// The largest amount of money that a single cell can be believed to hold.
    pub most: Option<f64>,
    /// Which table is looked for where a sheet has several.
    pub kind: TableKind,
    /// What the reader of the message has settled.
    pub settled: Settled,
}

/// What a table is of, as the line above it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableKind {
    /// What was spent, and came.
    #[default]
    Spent,
    /// What is to be spent.
    Planned,
    /// The one less the other: no amounts of their own.
    Difference,
}

/// What the caller says of the table, where the table does not.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// A head or a name in the table, and what it means: a measure, `channel`, `month`, or the id of
    /// a channel. As typed after `--map`.
    pub map: Vec<(String, String)>,
    /// The mark of decimals.
    pub decimal: Option<char>,
    /// The order of day and month in dates such as `03/04/2027`.
    pub order: Option<calendar::Order>,
    /// Every amount is multiplied by this (0.000001 for millionths).
    pub scale: Option<f64>,
}

/// Where in a file something is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet, in a workbook of several.
    pub sheet: Option<String>,
    /// 1-based line of a text, or row of a sheet.
    pub row: usize,
    /// 0-based column.
    pub column: usize,
    /// The head of its column, as typed.
    pub head: String,
}

/// Why a table cannot be read, once per kind. Sentences are in `locale`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// Neither a text nor a workbook; the reader's own words.
    Unreadable(String),
    /// What stands behind `=` of a `--map` is neither a measure, a channel nor `ignore`.
    NoSuchWord {
        /// As typed.
        typed: String,
        /// Words and channels that are known.
        known: Vec<String>,
    },
    /// What stands before `=` of a `--map` is nowhere in the table.
    NotThere {
        /// As typed.
        typed: String,
        /// The heads that are there, as typed.
        seen: Vec<String>,
    },
    /// More of something than a table may have.
    TooLarge {
        /// What there is too much of.
        what: Size,
        /// How many are allowed.
        most: u64,
    },
    /// No row that names columns: the columns seen in the fullest row, as typed.
    NoHead {
        /// As typed.
        seen: Vec<String>,
    },
    /// Columns that are needed and not there.
    Missing {
        /// Which.
        what: Vec<heads::Role>,
        /// The heads that are there, as typed.
        seen: Vec<String>,
    },
    /// Two columns that say the same.
    TwoColumns {
        /// What both say.
        what: heads::Role,
        /// Their heads, as typed.
        heads: [String; 2],
    },
    /// Names that are no channel of the scenario, as typed; with the channels there are.
    UnknownChannels {
        /// As typed, each once.
        names: Vec<String>,
        /// Where the first stands.
        place: Place,
    },
    /// A text that is no amount.
    NotAnAmount {
        /// As typed.
        typed: String,
        /// Where.
        place: Place,
    },
    /// An amount far above all the money there is: perhaps in millionths.
    TooMuch {
        /// As typed.
        typed: String,
        /// What it is as it stands, and in millionths.
        readings: [f64; 2],
        /// Where.
        place: Place,
    },
    /// Marks that leave two readings of a whole column.
    AmountsInTwoWays {
        /// As typed, the first of them.
        typed: String,
        /// What it is with the mark as one of thousands, and as one of decimals.
        readings: [f64; 2],
        /// Where.
        place: Place,
    },
    /// A column whose amounts cannot all be read with the same marks.
    MarksDiffer {
        /// Two cells that contradict each other, as typed.
        typed: [String; 2],
        /// Where the second stands.
        place: Place,
    },
    /// A text that is no month and no day.
    NotAMonth {
        /// As typed.
        typed: String,
        /// Where.
        place: Place,
    },
    /// Dates that can be read day first or month first.
    DatesInTwoWays {
        /// As typed, the first of them.
        typed: String,
        /// Where.
        place: Place,
    },
    /// A month without a year that the plan has twice, or not at all.
    NoYear {
        /// As typed.
        typed: String,
        /// Where.
        place: Place,
    },
    /// An amount with the sign of another currency.
    OtherCurrency {
        /// The sign or code, as typed.
        typed: String,
        /// The scenario's.
        known: String,
        /// Where.
        place: Place,
    },
    /// A month after the last one of the plan.
    Outside {
        /// The month.
        month: Month,
        /// First and last month of the plan.
        within: [Month; 2],
        /// Where.
        place: Place,
    },
    /// A day that ends before it begins.
    EndsBefore {
        /// Where.
        place: Place,
    },
}

/// What a table can have too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Bytes of the file, unpacked.
    Bytes,
    /// Rows of a table.
    Rows,
    /// Columns of a table.
    Columns,
    /// Characters of a cell.
    Characters,
}
