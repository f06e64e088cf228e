//! The plan as a workbook: one file a sheet. Numbers are numbers with formats, months are dates,
//! totals are formulas that carry their results, charts are the spreadsheet's own, and no text is
//! ever taken for a formula.

mod allocation;
mod assumptions;
mod constraints;
mod curves;
mod file;
mod flighting;
mod forecast;
mod gathered;
mod glossary;
mod scenarios;
mod summary;

use std::path::Path;

use rust_xlsxwriter::XlsxError;

use self::flighting::Spots;
use crate::analysis::explain::Explanation;
use crate::analysis::ranges::Ranges;
use crate::chart::Look;
use crate::chart::comparison::Comparison;
use crate::locale::Wording;
use crate::locale::workbook::{Book, Tab};
use crate::page::Unwritable;
use crate::page::xlsx::begun;
use crate::page::xlsx::sheet::{Sheet, Style};
use crate::plan::Plan;
use crate::risk::RiskFigures;
use crate::scenario::{Loaded, REVENUE, Scenario};
use crate::table::Kept;

/// What a workbook is made of: the first two, and what else has been found out.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub plan: &'a Plan,
    /// Why: the reasons for each channel's spends.
    pub explanation: Option<&'a Explanation>,
    /// Scenarios side by side.
    pub comparison: Option<&'a Comparison>,
    /// How far each channel may stray from the plan.
    pub ranges: Option<&'a Ranges>,
    /// What may become of the plan.
    pub risk: Option<&'a RiskFigures>,
    /// The scenario as its file has it: the workbook can then be given back in its place.
    pub kept: Option<&'a Kept>,
}

/// What a workbook keeps of a scenario's file: what was set on top of its text is part of it.
pub fn kept(loaded: &Loaded) -> Kept {
    let name = Path::new(&loaded.source).file_name();
    let file = name.map_or_else(|| loaded.source.clone(), |name| name.to_string_lossy().into());
    Kept { text: loaded.written(), file, start: loaded.scenario.start }
}

/// What every sheet is made from.
struct Work<'a> {
    material: Material<'a>,
    wording: Wording<'a>,
    style: Style,
    spots: Spots,
}

impl Work<'_> {
    fn names(&self) -> Vec<String> {
        let all = 0..self.material.scenario.channels.len();
        all.map(|c| self.wording.channel(c)).collect()
    }

    fn has_revenue(&self) -> bool {
        self.material.plan.totals.kpis.contains_key(REVENUE)
    }

    /// A sheet with its name and title.
    fn sheet(&self, tab: Tab) -> Result<Sheet<'_>, XlsxError> {
        let [name, title, reading] = [Book::Tab(tab), Book::Title(tab), Book::Reading(tab)];
        let say = |book| self.style.say(&book);
        Sheet::new(&self.style, &say(name), &say(title), &say(reading))
    }

    /// KPIs besides revenue.
    fn counts(&self) -> Vec<String> {
        let all = self.material.scenario.kpis();
        all.into_iter().filter(|kpi| kpi != REVENUE).collect()
    }

    fn has_fees(&self) -> bool {
        self.material.plan.totals.fees > 0.0
    }
}

/// The workbook (XLSX). Of `look` the language and the brand are used; the same material gives
/// the same bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn write(material: &Material<'_>, look: &Look) -> Result<Vec<u8>, Unwritable> {
    let scenario = material.scenario;
    let work = Work {
        material: *material,
        wording: Wording::new(scenario, look.lang),
        style: Style::new(look.lang, &look.brand, &scenario.currency),
        spots: Spots::of(material.plan),
    };
    let mut book = begun(&scenario.name)?;
    book.push_worksheet(summary::sheet(&work)?);
    book.push_worksheet(allocation::sheet(&work)?);
    book.push_worksheet(flighting::sheet(&work)?);
    book.push_worksheet(forecast::sheet(&work)?);
    if let Some(curves) = curves::sheet(&work)? {
        book.push_worksheet(curves);
    }
    if let Some(comparison) = material.comparison {
        book.push_worksheet(scenarios::sheet(&work, comparison)?);
    }
    book.push_worksheet(constraints::sheet(&work)?);
    book.push_worksheet(assumptions::sheet(&work)?);
    book.push_worksheet(glossary::sheet(&work)?);
    if let Some(kept) = material.kept {
        book.push_worksheet(file::sheet(&work, kept)?);
    }
    Ok(book.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn every_sheet_has_a_name_that_is_allowed() {
        for lang in Lang::ALL {
            for tab in Tab::ALL {
                let name = lang.words().book(&Book::Tab(tab));
                assert!((1..=31).contains(&name.chars().count()), "{name}");
                assert!(!name.contains(['/', '\\', '?', '*', '[', ']', ':']), "{name}");
            }
        }
    }
}
