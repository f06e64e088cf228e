//! The pages of a proposal as data: what is said, in which order, without a format.

use super::logo::Logo;
use crate::chart::Picture;

/// A proposal, ready for a writer.
pub struct Proposal {
    /// What stands on the cover.
    pub cover: Cover,
    /// In the order of the pages.
    pub sections: Vec<Section>,
}

/// What stands on the cover. Texts are in the proposal's language and may hold any letter: a
/// writer escapes them for its format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// The scenario's name.
    pub title: String,
    /// One line: the period and the budget.
    pub subtitle: String,
    /// Label and text: client, prepared by, period, currency, what the amounts include.
    pub lines: Vec<(String, String)>,
    /// Of the house that proposes.
    pub logo: Option<Logo>,
}

/// One section; where a format has pages it starts on a new one, unless all of it fits below the
/// section before.
pub struct Section {
    /// As `--sections` takes it, and the anchor in formats that have any: `summary`, `schedule`, …
    pub key: &'static str,
    /// In the proposal's language.
    pub heading: String,
    /// The finding, in one sentence; empty where the section has none.
    pub takeaway: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
pub enum Block {
    /// A line over what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Sentences one below the other.
    List(Vec<String>),
    /// A few figures that are read first.
    Tiles(Vec<Tile>),
    /// Rows and columns.
    Table(Table),
    /// A picture; its title, unit and source are its own.
    Chart(Box<dyn Picture>),
    /// A sentence that must not be missed.
    Note(Tone, String),
}

/// How a note is meant; a writer shows it by a sign as well as by a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Proven, kept, reached.
    Good,
    /// To be known before a decision.
    Caution,
    /// Neither.
    Plain,
}

/// A figure that is read first.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: Figure,
    /// Its range, or what it is compared with; empty where there is nothing to say.
    pub note: String,
}

/// A number with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As people read it, made by the locale's formatter.
    pub shown: String,
    /// In the unit of the scenario, for cells that can be calculated with; `None` for texts.
    pub value: Option<f64>,
    /// How a spreadsheet formats the value.
    pub unit: Unit,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of the scenario's currency.
    Money,
    /// 0.25 is shown as 25 %.
    Share,
    /// A ratio, with two decimals.
    Ratio,
    /// Pieces of a KPI.
    Count,
    /// The figure is a text.
    None,
}

/// A table. Every row has as many cells as there are columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Above the table; may be empty.
    pub heading: String,
    /// "million ₫": stated once; empty where cells carry their own units.
    pub unit: String,
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Below the table; may be empty.
    pub note: String,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Texts stand on the left, numbers on the right.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whether it adds up the rows above.
    pub is_total: bool,
    /// One for each column.
    pub cells: Vec<Figure>,
}

impl Figure {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { shown: text.into(), value: None, unit: Unit::None }
    }
}
