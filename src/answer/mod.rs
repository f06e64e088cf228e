//! Answers to a planner's questions: a file each, from what was found to its page, its JSON and its
//! rows. Every answer can be written in every format.

mod calibrate;
mod compare;
pub(crate) mod evidence;
mod explain;
mod goal;
mod imported;
mod mends;
pub mod models;
mod pace;
pub(crate) mod plan;
mod ranges;
mod replan;
mod robustness;
mod sweep;
mod top_up;
pub mod workbook;

use schemars::JsonSchema;
use serde::Serialize;

use crate::chart::Look;
use crate::json;
use crate::locale::what_if::WhatIf;
use crate::locale::{Lang, Why, Wording, visible};
use crate::page::{self, Format, Note, Page, Rows, Section, Style, Tone, Unwritable};
use crate::plan::Proof;
use crate::scenario::Scenario;
use crate::table::Kept;

pub use crate::rule::path::scenario_path;
pub use compare::Comparison;
pub use imported::{curves_text, scenario_text};
pub use mends::mend_sentences;
pub use plan::gap;
pub use replan::Replanned;
pub use sweep::Swept;
pub use top_up::ToppedUp;

/// What was found, and how to tell it.
#[derive(Debug)]
pub struct Answer<'a, T> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub found: &'a T,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told; without, the same input gives the same bytes.
    pub timing: bool,
}

impl<T> Clone for Answer<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Answer<'_, T> {}

/// What can be written in every format.
pub trait Document {
    /// For people.
    fn page(&self) -> Page;

    /// For programs, ending in a line break.
    fn json(&self) -> String;

    /// For spreadsheets and scripts.
    fn rows(&self) -> Rows;

    /// What stands on the page where charts are drawn.
    fn pictures(&self) -> Vec<page::Block> {
        Vec::new()
    }

    /// The workbook: the page's tables, where nothing better is at hand.
    ///
    /// # Errors
    /// [`Unwritable`].
    fn workbook(&self, look: &Look) -> Result<Vec<u8>, Unwritable> {
        page::xlsx::write(&self.page(), look)
    }

    /// The workbook, with the scenario's own file in it where it has the plan to go with it.
    ///
    /// # Errors
    /// [`Unwritable`].
    fn workbook_keeping(&self, look: &Look, _kept: &Kept) -> Result<Vec<u8>, Unwritable> {
        self.workbook(look)
    }

    /// The whole file. `style` is of [`Format::Table`], `look` of the formats with charts.
    ///
    /// # Errors
    /// [`Unwritable`].
    fn write(&self, format: Format, look: &Look, style: Style) -> Result<Vec<u8>, Unwritable> {
        match format {
            Format::Json => Ok(self.json().into_bytes()),
            Format::Csv => Ok(self.rows().csv().into_bytes()),
            Format::Xlsx if page::PAPER => self.workbook(look),
            Format::Xlsx => Err(Unwritable::NotHere(format)),
            _ if format.is_drawn() => {
                let mut page = self.page();
                let pictures = Section::new("charts", "", self.pictures());
                if !pictures.blocks.is_empty() {
                    // Below what stands first.
                    let first = page.sections.first();
                    let at = first.is_some_and(|section| section.heading.is_empty());
                    page.sections.insert(usize::from(at), pictures);
                }
                page::write(&page, format, look, style)
            }
            _ => page::write(&self.page(), format, look, style),
        }
    }
}

impl<'a, T> Answer<'a, T> {
    fn wording(&self) -> Wording<'a> {
        Wording::new(self.scenario, self.lang)
    }

    /// The same of something else.
    fn of<'b, U>(&self, found: &'b U) -> Answer<'b, U>
    where
        'a: 'b,
    {
        Answer { scenario: self.scenario, found, lang: self.lang, timing: self.timing }
    }

    fn why(&self, said: &Why) -> String {
        self.lang.words().why(said)
    }

    fn what_if(&self, said: &WhatIf) -> String {
        self.lang.words().what_if(said)
    }

    /// The page's head.
    fn titled(&self, subtitle: String) -> Page {
        Page::titled(visible(&self.scenario.name), subtitle, &self.scenario.currency)
    }

    /// What any answer says of its scenario.
    fn head(&self, answer: &'static str) -> Head<'a> {
        Head {
            version: 1,
            answer,
            scenario: &self.scenario.name,
            currency: &self.scenario.currency,
            start: self.scenario.start.to_string(),
            months: self.scenario.months,
        }
    }

    /// Whether each of several plans is proven; `open` names those that are not.
    fn all_proven(&self, open: &[String]) -> Note {
        match open {
            [] => Note::new(Tone::Good, self.what_if(&WhatIf::AllProven)),
            open => {
                let cases = open.join(", ");
                Note::new(Tone::Caution, self.what_if(&WhatIf::SomeOpen { cases }))
            }
        }
    }

    /// A channel's id.
    fn id(&self, channel: usize) -> &'a str {
        &self.scenario.channels[channel].id
    }
}

/// What each answer writes for programs; described by [`crate::schema`].
pub(crate) mod written {
    pub(crate) use super::calibrate::CalibrateJson;
    pub(crate) use super::compare::data::CompareJson;
    pub(crate) use super::explain::data::ExplainJson;
    pub(crate) use super::goal::data::GoalJson;
    pub(crate) use super::pace::PaceJson;
    pub(crate) use super::ranges::RangesJson;
    pub(crate) use super::replan::ReplanJson;
    pub(crate) use super::robustness::RobustnessJson;
    pub(crate) use super::sweep::SweepJson;
    pub(crate) use super::top_up::TopUpJson;
}

/// A proven value.
#[derive(Serialize, JsonSchema)]
struct ProvenJson {
    value: f64,
    bound: f64,
    gap: f64,
}

impl ProvenJson {
    fn of(proof: Proof) -> Self {
        Self { value: proof.value, bound: proof.bound, gap: proof.gap() }
    }
}

#[derive(Serialize, JsonSchema)]
struct Head<'a> {
    version: u32,
    answer: &'static str,
    scenario: &'a str,
    currency: &'a str,
    start: String,
    months: usize,
}
