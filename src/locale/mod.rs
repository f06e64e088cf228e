//! Every sentence, number and month that a person reads. What is below this floor is data; here it
//! becomes a language.
//!
//! A sentence stands once, with all languages beside it: one file a topic, declared by `messages!`.
//! One that lacks a language does not compile.

mod grammar;
mod messages;

pub(crate) mod chart;
mod clash;
pub(crate) mod currency;
mod ended;
mod errors;
mod expected;
mod findings;
mod help;
#[cfg(feature = "documents")]
pub(crate) mod importing;
mod kpi;
mod labels;
#[cfg(feature = "documents")]
pub(crate) mod learning;
mod months;
mod note;
pub(crate) mod number;
#[cfg(feature = "documents")]
pub(crate) mod pacing;
mod problem;
pub(crate) mod proposal;
pub(crate) mod risk;
pub(crate) mod robust;
mod rows;
mod rule;
mod scaffold;
pub(crate) mod setting;
#[cfg(feature = "documents")]
pub(crate) mod tables;
mod usage;
mod verify;
mod warning;
pub(crate) mod what_if;
mod why;
pub(crate) mod wording;
pub(crate) mod workbook;

pub use crate::lang::Lang;
pub(crate) use currency::{Money, TableUnit};
pub(crate) use ended::Ended;
pub use errors::Localized;
pub(crate) use help::{ArgumentHelp, CommandHelp};
pub(crate) use labels::Labels;
pub(crate) use months::{month, month_range, month_short};
pub(crate) use note::Note;
pub(crate) use problem::Said;
pub(crate) use rows::Price;
pub use rows::{RowGroup, group_rows};
#[cfg(feature = "documents")]
pub use tables::{Understood, cells};
pub(crate) use usage::{BadValue, Usage};
pub(crate) use verify::Checked;
pub(crate) use why::Why;
pub(crate) use wording::Aim;
pub use wording::Wording;

use crate::lang::in_lang;
use crate::plan::file::PlanFinding;
use crate::plan::warning::WarningKind;
use crate::row::RowKey;
use crate::scenario::{Name, Problem, Tier};

#[doc(hidden)]
/// What is said in a language: each topic's sentences by the topic's name.
#[derive(Debug, Clone, Copy)]
pub struct Words(Lang);

/// The topics that are declared by `messages!`.
macro_rules! topics {
    ($($(#[doc = $about:literal])* $(#[cfg($on:meta)])? $topic:ident: $said:ty,)*) => {
        impl Words {
            $($(#[doc = $about])* $(#[cfg($on)])? pub fn $topic(self, said: &$said) -> String {
                said.say(self.0)
            })*
        }

        /// Every sentence of these as it stands in the source.
        #[cfg(test)]
        pub(crate) fn sources(lang: Lang) -> Vec<&'static str> {
            let mut all = Vec::new();
            $($(#[cfg($on)])? all.extend(<$said>::sources(lang));)*
            all
        }
    };
}

topics! {
    /// A message of the program.
    note: Note,
    /// What a search that ended early leaves open.
    ended: Ended,
    /// What `verify` found.
    checked: Checked,
    /// An answer to why, how much for, how far.
    why: Why,
    /// A comparison, a sweep, a top-up or a new plan.
    what_if: what_if::WhatIf,
    /// What was learned of returns.
    #[cfg(feature = "documents")]
    learning: learning::Learning,
    /// A month in days.
    #[cfg(feature = "documents")]
    pacing: pacing::Pacing,
    /// What tables make of a scenario.
    #[cfg(feature = "documents")]
    importing: importing::Importing,
    /// How far a plan can be trusted.
    robust: robust::Robust,
    /// What a proposal says to the client.
    pitch: proposal::Pitch,
    /// What uncertain returns make of a plan.
    risk: risk::RiskWords,
    /// A fault in how the program was called.
    usage: Usage,
    /// A sentence or a name of a chart.
    chart: chart::Say,
    /// A head, a label or a sentence of the workbook.
    book: workbook::Book,
}

impl Words {
    /// Headings, statuses and other fixed words.
    pub fn labels(self) -> Labels {
        Labels::of(self.0)
    }

    /// What is wrong with a scenario at one place, and what would be right.
    pub fn problem(self, problem: &Problem) -> Said {
        problem::problem(self.0, problem)
    }

    /// What is wrong with a plan file, and where.
    pub fn plan_fault(self, finding: &PlanFinding) -> String {
        verify::plan_fault(self.0, finding)
    }

    /// Why the system refused a file, where we have words of our own for it.
    pub fn refusal(self, kind: std::io::ErrorKind) -> Option<&'static str> {
        note::refusal(self.0, kind)
    }

    /// A rule in a sentence; `when` says its months and is empty where it has none.
    pub fn rule(self, wording: &Wording<'_>, row: RowKey, when: &str) -> String {
        rule::rule(wording, row, when)
    }

    /// What a little more of a rule's limit is worth.
    pub fn price(self, price: &Price) -> String {
        rule::price(self.0, price)
    }

    /// The move of a rule's limit that a price speaks of, as the beginning of a sentence.
    pub fn change(self, price: &Price) -> String {
        rule::change(self.0, price)
    }

    /// What a planner should know before she sells a plan.
    pub fn warning(self, wording: &Wording<'_>, kind: &WarningKind) -> String {
        warning::warning(wording, kind)
    }

    /// What she may write in the file about it, keys and all.
    pub fn advice(self, kind: &WarningKind) -> Option<String> {
        warning::advice(self.0, kind)
    }

    /// What is maximised, as a noun.
    pub fn aim(self, aim: &Aim) -> String {
        rule::aim(self.0, aim)
    }

    /// A term of the field, and what it means.
    pub fn term(self, term: workbook::Term) -> (&'static str, &'static str) {
        let [name, meaning] = term.say(self.0);
        (name, meaning)
    }

    /// A commented scenario to start from, for `init`.
    pub fn scaffold(self, tier: Tier) -> String {
        scaffold::scaffold(self.0, tier)
    }
}

impl Lang {
    /// Its sentences.
    #[doc(hidden)]
    pub fn words(self) -> Words {
        Words(self)
    }

    /// What a KPI is called; one of the planner's own by its key, without underscores.
    pub fn kpi(self, key: &str) -> String {
        let known = kpi::Kpi::of(key).map(|kpi| kpi.say(self));
        known.map_or_else(|| visible(&key.replace('_', " ")), str::to_owned)
    }

    /// A text of a scenario in this language.
    pub fn text(self, name: &Name) -> &str {
        in_lang!(self, text, en: &name.en, vi: &name.vi)
    }
}

/// A text from outside as it may be shown: control characters (which could repaint a terminal)
/// and marks that reverse the direction of writing as `\u{1b}`.
///
/// ```
/// assert_eq!(phanbo::locale::visible("quán\u{1b}[31m"), "quán\\u{1b}[31m");
/// ```
pub fn visible(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.chars().any(hidden) {
        return text.to_owned();
    }
    let shown = |c: char| {
        if hidden(c) { c.escape_unicode().to_string() } else { c.to_string() }
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_file_can_paint_the_terminal() {
        assert_eq!(visible("a\u{1b}[31m"), "a\\u{1b}[31m");
        assert_eq!(visible("Tìm kiếm"), "Tìm kiếm");
        assert_eq!(visible("a\nb\u{202e}"), "a\\u{a}b\\u{202e}");
    }

    /// The fields that a literal names; none for an expression.
    fn fields(source: &str) -> Option<Vec<&str>> {
        let literal = source.strip_prefix('"')?;
        let mut names: Vec<&str> = literal
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(name, _)| name)
            .filter(|name| {
                name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !name.is_empty()
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        Some(names)
    }

    #[test]
    fn no_language_leaves_a_figure_out() {
        // What one of a KPI costs: English says "each" of the KPI just named.
        let known = ["\"{amount} at {cost} each\""];
        let mut compared = 0;
        for (en, other) in
            Lang::ALL.into_iter().flat_map(|lang| sources(Lang::En).into_iter().zip(sources(lang)))
        {
            if let (Some(ours), Some(theirs)) = (fields(en), fields(other)) {
                compared += 1;
                assert!(ours == theirs || known.contains(&en), "{en} {other}");
            }
        }
        assert!(compared > 500, "{compared}");
    }
}
