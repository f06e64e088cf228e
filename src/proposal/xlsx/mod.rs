//! The plan as a workbook: one file a sheet. Numbers are numbers with formats, months are dates,
//! totals are formulas that carry their results, charts are the spreadsheet's own, and no text is
//! ever taken for a formula.

mod allocation;
mod assumptions;
mod constraints;
mod curves;
mod flighting;
mod forecast;
mod gathered;
mod glossary;
pub(super) mod graph;
mod scenarios;
mod sheet;
mod summary;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use self::flighting::Spots;
use self::sheet::Style;
use super::Unwritable;
use crate::analysis::explain::Explanation;
use crate::analysis::ranges::Ranges;
use crate::chart::Look;
use crate::chart::comparison::Comparison;
use crate::locale::{Wording, visible};
use crate::plan::Plan;
use crate::risk::RiskFigures;
use crate::scenario::{REVENUE, Scenario};

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
}

impl<'a> Material<'a> {
    /// Of what a proposal is made of.
    pub fn of(material: &'a super::Material) -> Self {
        Self {
            scenario: &material.scenario,
            plan: material.plan(),
            explanation: Some(&material.explanation),
            comparison: material.comparison.as_ref(),
            ranges: material.ranges.as_ref(),
            risk: material.risk.as_ref(),
        }
    }
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
    let mut book = Workbook::new();
    // A fixed day: the same plan gives the same bytes.
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title(visible(&scenario.name)).set_creation_datetime(&day),
    );
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
    Ok(book.save_to_buffer()?)
}
