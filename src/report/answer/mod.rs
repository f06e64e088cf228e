//! Pages of the answers to a planner's questions: text with tables and sections, written by the
//! same hands as the page of a plan.

mod compare;
mod explain;
mod goal;
mod mends;
mod ranges;
mod replan;
mod robustness;
mod sweep;
mod top_up;

pub use compare::CompareReport;
pub use explain::ExplainReport;
pub use goal::GoalReport;
pub use mends::mend_sentences;
pub use ranges::RangesReport;
pub use replan::ReplanReport;
pub use robustness::RobustnessReport;
pub use sweep::SweepReport;
pub use top_up::TopUpReport;

use serde::Serialize;

use super::content::{Proof, Section};
use super::layout::Style;
use super::sheets::{Cell, Kind, Row, Sheet};
use super::{Format, csv, json, markdown, table};
use crate::locale::{Lang, Why};

/// A page, whatever the format.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    pub(crate) title: String,
    pub(crate) subtitle: String,
    pub(crate) figures: Vec<(String, String)>,
    pub(crate) asides: Vec<String>,
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) sections: Vec<Section>,
    pub(crate) proof: Option<Proof>,
}

/// The page for people, the value for programs, the rows for spreadsheets.
fn written<V: Serialize>(
    format: Format,
    style: Style,
    page: impl FnOnce() -> Answer,
    value: impl FnOnce() -> V,
    rows: impl FnOnce() -> Vec<Vec<String>>,
) -> String {
    match format {
        Format::Table => table::answer(&page(), style),
        Format::Markdown => markdown::answer(&page()),
        Format::Json => json::text(&value()),
        Format::Csv => csv::text(&rows()),
    }
}

fn say(lang: Lang, why: &Why) -> String {
    lang.words().why(why)
}

fn section(heading: String, items: Vec<String>) -> Section {
    Section {
        heading,
        items: items.into_iter().map(|text| (String::new(), text)).collect(),
        rest: None,
    }
}

/// A table of texts; the first column holds names.
fn sheet(
    heading: String,
    unit: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
    note: Option<String>,
) -> Sheet {
    let row = |cells: Vec<String>| Row {
        kind: Kind::Body,
        cells: cells.into_iter().map(Cell::Text).collect(),
    };
    Sheet { heading, unit, above: None, heads, rows: rows.into_iter().map(row).collect(), note }
}

/// What any answer says of its scenario.
#[derive(Serialize)]
struct Head<'a> {
    version: u32,
    answer: &'static str,
    scenario: &'a str,
    currency: &'a str,
    start: String,
    months: usize,
}

impl<'a> Head<'a> {
    fn of(answer: &'static str, scenario: &'a crate::scenario::Scenario) -> Self {
        Self {
            version: 1,
            answer,
            scenario: &scenario.name,
            currency: &scenario.currency,
            start: scenario.start.to_string(),
            months: scenario.months,
        }
    }
}
