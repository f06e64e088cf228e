//! The solved plan of the format page.

use super::Report;
use crate::json::PlanFile;
pub(super) use crate::json::{plain, text};

pub(super) fn write(report: &Report<'_>) -> String {
    let file = PlanFile::of(report.plan, report.lang);
    if report.timing { file.to_json() } else { file.without_timing().to_json() }
}
