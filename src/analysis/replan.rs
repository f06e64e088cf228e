//! Months that are spent already stay as they were; the rest is planned again.

use crate::ledger::Ledger;
use crate::plan::file::Cells;
use crate::scenario::{Loaded, Per, Scenario, set::SetFindings};
use serde_json::json;

/// The scenario with the spends of `actuals` fixed: solve it to plan the rest again. Every month up to
/// the last that is told is closed: a channel that the file is silent of spent nothing there.
///
/// ```
/// use phanbo::Scenario;
///
/// let text = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#;
/// let loaded = Scenario::load(text, "two.json", "2026-12".parse()?)?;
/// let spent = vec![vec![Some(9.0), None, None], vec![Some(0.0), None, None]];
/// let rest = phanbo::analysis::replan::with_actuals(&loaded, &spent)?;
/// assert_eq!(rest.closed, 1);
/// assert_eq!(rest.solve()?.channels[0].spend[0], 9.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Actuals that the scenario cannot hold, as findings.
pub fn with_actuals(loaded: &Loaded, actuals: &Cells) -> Result<Scenario, SetFindings> {
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
    // Nobody typed these settings: what is wrong is told by its place in the scenario.
    let untyped = |found| SetFindings { settings: Vec::new(), ..found };
    let mut spent = loaded.with(&settings).map_err(untyped)?;
    // What has been spent has been spent: no rule of those months holds any more, and what caps
    // several months makes way for it.
    let filled = actuals.iter().map(|row| (0..spent.months).map(|t| spend(row, t)).collect());
    let ledger = Ledger::of(&spent, filled.collect());
    let paid = |month: usize| -> f64 {
        let paid = ledger.spend.iter().chain(&ledger.fees);
        paid.map(|row| row[month]).sum()
    };
    spent.closed = closed;
    for (channel, spend) in spent.channels.iter_mut().zip(&ledger.spend) {
        raise(&mut channel.total_max, spend[..closed].iter().sum());
    }
    for limit in &mut spent.limits {
        let in_month = |&t: &usize| -> f64 {
            let own = limit.channels.iter();
            own.map(|&c| ledger.spend[c][t]).sum()
        };
        if limit.per == Per::Total {
            let months = limit.months.iter().filter(|t| **t < closed);
            let already = months.map(in_month).sum();
            raise(&mut limit.max, already);
        }
    }
    let used = ledger.spend.iter().filter(|row| row.iter().any(|&s| s > 0.0));
    let used = used.count();
    spent.max_active_channels = spent.max_active_channels.map(|most| most.max(used));
    if let Some(budget) = spent.budget.as_mut() {
        raise(&mut budget.total, (0..closed).map(paid).sum());
    }
    if let Some(monthly) = spent.budget.as_mut().and_then(|b| b.monthly.as_mut()) {
        for (t, budget) in monthly.iter_mut().enumerate().take(closed) {
            *budget = budget.max(paid(t));
        }
    }
    Ok(spent)
}

/// A cap is at least what has been spent already.
fn raise(cap: &mut Option<f64>, already: f64) {
    if let Some(cap) = cap {
        *cap = cap.max(already);
    }
}
