//! Months that are spent already stay as they were; the rest is planned again.

use crate::plan::effects::Ledger;
use crate::plan::file::Cells;
use crate::scenario::{Loaded, Scenario, set::SetFinding};
use serde_json::json;

/// The scenario with the spends of `actuals` fixed: solve it to plan the rest again. Every month up to
/// the last that is told is closed: a channel that the file is silent of spent nothing there.
///
/// # Errors
/// Actuals that the scenario cannot hold, as findings.
pub fn with_actuals(loaded: &Loaded, actuals: &Cells) -> Result<Scenario, Vec<SetFinding>> {
    let scenario = &loaded.scenario;
    let told = |t: &usize| actuals.iter().any(|row| row[*t].is_some());
    let closed = (0..scenario.months).rev().find(told).map_or(0, |t| t + 1);
    let spend = |row: &[Option<f64>], t: usize| row[t].unwrap_or(0.0);
    let mut settings = Vec::new();
    for (channel, row) in scenario.channels.iter().zip(actuals) {
        for t in 0..closed {
            let path = format!("channels.{}.fixed.{}", channel.id, scenario.month(t));
            settings.push((path, json!(spend(row, t))));
        }
    }
    let mut spent = loaded.with(&settings)?;
    // What has been spent has been spent: bounds and budgets of those months make way for it.
    let filled = actuals
        .iter()
        .map(|row| (0..spent.months).map(|t| spend(row, t)).collect());
    let ledger = Ledger::of(&spent, filled.collect());
    for (channel, row) in spent.channels.iter_mut().zip(actuals) {
        for t in 0..closed {
            channel.min[t] = channel.min[t].min(spend(row, t));
            channel.max[t] = channel.max[t].max(spend(row, t));
        }
    }
    if let Some(monthly) = spent.budget.as_mut().and_then(|b| b.monthly.as_mut()) {
        for (t, budget) in monthly.iter_mut().enumerate().take(closed) {
            let paid = ledger.spend.iter().chain(&ledger.fees);
            *budget = budget.max(paid.map(|row| row[t]).sum());
        }
    }
    Ok(spent)
}
