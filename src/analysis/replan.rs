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
    let mut spent = loaded.with(&settings)?;
    // What has been spent has been spent: bounds and budgets of those months make way for it.
    let cost: Vec<f64> = (0..spent.months)
        .map(|t| {
            let channels = spent.channels.iter().zip(actuals);
            let paid = channels.filter_map(|(channel, row)| {
                let spend = row[t]?;
                let fee = if spend > 0.0 {
                    channel.monthly_fee
                } else {
                    0.0
                };
                Some(spend * (1.0 + channel.fee_rate) + fee)
            });
            paid.sum()
        })
        .collect();
    for (channel, row) in spent.channels.iter_mut().zip(actuals) {
        for (t, spend) in row.iter().enumerate() {
            let Some(spend) = spend else { continue };
            channel.min[t] = channel.min[t].min(*spend);
            channel.max[t] = channel.max[t].max(*spend);
        }
    }
    if let Some(monthly) = spent.budget.as_mut().and_then(|b| b.monthly.as_mut()) {
        for (budget, cost) in monthly.iter_mut().zip(cost) {
            *budget = budget.max(cost);
        }
    }
    Ok(spent)
}
