//! What to say about a plan, then how to write it: `content` says what is on the page, and one
//! small file per format writes it. JSON and CSV are for programs and carry every number.

pub mod answer;
pub(crate) mod content;
mod csv;
mod json;
mod layout;
mod markdown;
pub mod models;
mod risk;
mod rounding;
pub(crate) mod sheets;
mod table;

use crate::locale::Lang;
use crate::plan::Plan;
use crate::scenario::Scenario;

pub use crate::rule::path::scenario_path;
pub use content::gap;
pub use layout::Style;

/// How a plan is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a terminal, at most 100 columns.
    Table,
    /// The solved plan of the format page.
    Json,
    /// One row per channel and month, RFC 4180.
    Csv,
    /// For a document.
    Markdown,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 4] = [Format::Table, Format::Json, Format::Csv, Format::Markdown];

    /// As `--format` takes it.
    pub fn key(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "md",
        }
    }

    /// The format that a file's name ending stands for.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Format::Table),
            "json" => Some(Format::Json),
            "csv" => Some(Format::Csv),
            "md" | "markdown" => Some(Format::Markdown),
            _ => None,
        }
    }
}

/// A plan and how to tell it.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub plan: &'a Plan,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told; without, the same input gives the same bytes.
    pub timing: bool,
}

impl Report<'_> {
    /// The whole text, ending in a line break. `style` is of the table only.
    pub fn write(&self, format: Format, style: Style) -> String {
        match format {
            Format::Table => table::write(&content::page(self), style),
            Format::Json => json::write(self),
            Format::Csv => csv::write(self),
            Format::Markdown => markdown::write(&content::page(self)),
        }
    }
}
