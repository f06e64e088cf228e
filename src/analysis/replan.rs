//! Months that are spent already stay as they were; the rest is planned again.

use crate::plan::file::Cells;
use crate::scenario::{Loaded, Scenario, set::SetFinding};
use serde_json::json;

/// The scenario with the spends of `actuals` fixed: solve it to plan the rest again.
///
/// # Errors
/// Actuals that the scenario cannot hold, as findings.
pub fn with_actuals(loaded: &Loaded, actuals: &Cells) -> Result<Scenario, Vec<SetFinding>> {
    let scenario = &loaded.scenario;
    let mut settings = Vec::new();
    for (channel, row) in scenario.channels.iter().zip(actuals) {
        for (t, spend) in row.iter().enumerate() {
            let path = format!("channels.{}.fixed.{}", channel.id, scenario.month(t));
            settings.extend(spend.map(|spend| (path, json!(spend))));
        }
    }
    loaded.with(&settings)
}
