//! Months that are spent already stay as they were; the rest is planned again. A month that is half
//! over is planned too, what is spent of it being the least it can cost.

use serde::Deserialize;
use serde_json::json;

use crate::ledger::Ledger;
use crate::plan::file::{Cells, Until};
use crate::scenario::{Loaded, Per, Scenario, set::SetFindings};

/// The channels and months, up to the last that is told, of which nothing is told.
pub fn silent(actuals: &Cells) -> Vec<(usize, usize)> {
    let closed = closed(actuals);
    let all = actuals
        .iter()
        .enumerate()
        .flat_map(|(c, row)| row[..closed].iter().enumerate().map(move |(t, cell)| ((c, t), cell)));
    all.filter(|(_, cell)| cell.is_none()).map(|(at, _)| at).collect()
}

/// Months up to the last of which anything is told.
pub fn closed(actuals: &Cells) -> usize {
    let months = actuals.first().map_or(0, Vec::len);
    (0..months).rev().find(|&t| actuals.iter().any(|row| row[t].is_some())).map_or(0, |t| t + 1)
}

/// What a channel and month is taken for of which nothing is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// What the plan has there, up to the day that the actuals go to.
    Keep,
    /// Nothing spent.
    Zero,
}

/// What was spent, `[channel][month]` in currency, with what is [`silent`] taken as `missing` says.
/// Where the plan until now, `before`, has nothing either, both ways of taking it are one.
///
/// # Errors
/// The silent channels and months that the plan has money for, where `missing` does not say.
pub fn filled(
    told: &Cells,
    until: Option<Until>,
    before: &[Vec<f64>],
    missing: Option<Missing>,
) -> Result<Cells, Vec<(usize, usize)>> {
    let silent = silent(told);
    let open: Vec<_> = silent.iter().copied().filter(|&(c, t)| before[c][t] > 0.0).collect();
    if !open.is_empty() && missing.is_none() {
        return Err(open);
    }
    let mut spent = told.clone();
    for (c, t) in silent {
        let passed = until.filter(|until| until.month == t);
        let passed = passed.map_or(1.0, |until| f64::from(until.days) / f64::from(until.of));
        let keep = missing == Some(Missing::Keep);
        spent[c][t] = Some(if keep { before[c][t] * passed } else { 0.0 });
    }
    Ok(spent)
}

/// The scenario with the spends of `actuals` held: solve it to plan the rest again. Every month up to
/// the last that is told is closed, but for one that is half over (`until`). What is [`silent`] is
/// not known to be 0: fill it in first, or it is held at nothing.
///
/// ```
/// use phanbo::Scenario;
///
/// let text = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#;
/// let loaded = Scenario::load(text, "two.json", "2026-12".parse()?)?;
/// let spent = vec![vec![Some(9.0), None, None], vec![Some(0.0), None, None]];
/// let rest = phanbo::analysis::replan::with_actuals(&loaded, &spent, None)?;
/// assert_eq!(rest.closed, 1);
/// assert_eq!(rest.solve()?.channels[0].spend[0], 9.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Actuals that the scenario cannot hold, as findings.
pub fn with_actuals(
    loaded: &Loaded,
    actuals: &Cells,
    until: Option<Until>,
) -> Result<Scenario, SetFindings> {
    let scenario = &loaded.scenario;
    let over = closed(actuals);
    let closed = until.map_or(over, |until| until.month);
    // Where more came back than was spent, the month cost nothing; what came back is there again.
    let spend = |row: &[Option<f64>], t: usize| row[t].unwrap_or(0.0).max(0.0);
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
    let told = over.max(closed);
    let filled = actuals
        .iter()
        .map(|row| (0..spent.months).map(|t| if t < told { spend(row, t) } else { 0.0 }).collect());
    let ledger = Ledger::of(&spent, filled.collect());
    spent.closed = closed;
    for (channel, spend) in spent.channels.iter_mut().zip(&ledger.spend) {
        raise(&mut channel.total_max, spend[..told].iter().sum());
    }
    raise_limits(&mut spent, &ledger, told);
    let used = ledger.spend.iter().filter(|row| row.iter().any(|&s| s > 0.0)).count();
    spent.max_active_channels = spent.max_active_channels.map(|most| most.max(used));
    for t in closed..told {
        hold_begun(&mut spent, &ledger, t);
    }
    raise_budget(&mut spent, &paid(&ledger), told);
    give_back(&mut spent, came_back(actuals));
    Ok(spent)
}

/// What came back above what was spent, of all months and channels.
fn came_back(actuals: &Cells) -> f64 {
    actuals.iter().flatten().flatten().map(|amount| (-amount).max(0.0)).sum()
}

/// Money that came back may be spent again, where the budget lets months pass money on.
fn give_back(spent: &mut Scenario, amount: f64) {
    let Some(budget) = spent.budget.as_mut() else { return };
    if let Some(total) = &mut budget.total {
        *total += amount;
    }
    let open = budget.monthly.as_mut().and_then(|months| months.get_mut(spent.closed));
    if let Some(month) = open.filter(|_| budget.rollover) {
        *month += amount;
    }
}

/// What each month cost, fees included.
fn paid(ledger: &Ledger) -> Vec<f64> {
    let months = ledger.spend.first().map_or(0, Vec::len);
    let of = |t: usize| ledger.spend.iter().chain(&ledger.fees).map(|row| row[t]).sum();
    (0..months).map(of).collect()
}

fn raise_limits(spent: &mut Scenario, ledger: &Ledger, told: usize) {
    let closed = spent.closed;
    for limit in &mut spent.limits {
        let in_month =
            |t: usize| -> f64 { limit.channels.iter().map(|&c| ledger.spend[c][t]).sum() };
        match (limit.per, limit.max) {
            (Per::Total, _) => {
                let months = limit.months.iter().filter(|t| **t < told);
                let already = months.map(|t| in_month(*t)).sum();
                raise(&mut limit.max, already);
            }
            // A cap that a month which is half over has passed already binds there no more.
            (Per::Month, Some(most)) => {
                let passed: Vec<usize> = (closed..told).filter(|t| in_month(*t) > most).collect();
                limit.months.retain(|t| !passed.contains(t));
            }
            (Per::Month, None) => {}
        }
    }
}

/// A month that is half over costs at least what is spent of it.
fn hold_begun(spent: &mut Scenario, ledger: &Ledger, t: usize) {
    for (channel, row) in spent.channels.iter_mut().zip(&ledger.spend) {
        channel.min[t] = channel.min[t].max(row[t]);
        channel.max[t] = channel.max[t].max(row[t]);
        for (_, amount) in channel.fixed.iter_mut().filter(|(month, _)| *month == t) {
            *amount = amount.max(row[t]);
        }
    }
}

/// With `rollover`, and of a total, what is spent above is paid back by later months; only what all
/// of them together cannot pay back is added.
fn raise_budget(spent: &mut Scenario, paid: &[f64], told: usize) {
    let Some(budget) = spent.budget.as_mut() else { return };
    let already: f64 = paid[..told].iter().sum();
    raise(&mut budget.total, already);
    let Some(monthly) = budget.monthly.as_mut() else { return };
    if !budget.rollover {
        for (month, paid) in monthly.iter_mut().zip(&paid[..told]) {
            *month = month.max(*paid);
        }
        return;
    }
    let (mut stated, mut allowed) = (0.0, 0.0);
    for (t, month) in monthly.iter_mut().enumerate() {
        stated += *month;
        let least = if t < spent.closed { stated } else { f64::max(stated, already) };
        *month = least - allowed;
        allowed = least;
    }
}

/// How the money that is spent stands to the budget of its months.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// Spent above what the months so far had: the later months pay it back.
    pub pays_back: f64,
    /// Spent above all that the whole period has: nothing pays it back.
    pub beyond: f64,
    /// Planned for the months so far, not spent, and not to be spent later by the scenario's rules.
    pub lapses: f64,
}

/// The balance of `spent`, filled in, against the budget of `scenario` and what was `planned`.
pub fn balance(
    scenario: &Scenario,
    spent: &Cells,
    planned: &[Vec<f64>],
    until: Option<Until>,
) -> Balance {
    let Some(budget) = &scenario.budget else { return Balance::default() };
    let closed = until.map_or_else(|| closed(spent), |until| until.month);
    let told = closed + usize::from(until.is_some());
    let filled =
        |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap_or(0.0).max(0.0)).collect();
    let paid = paid(&Ledger::of(scenario, spent.iter().map(filled).collect()));
    let already = paid[..told].iter().sum::<f64>() - came_back(spent);
    let beyond = scenario.whole_budget().map_or(0.0, |whole| (already - whole).max(0.0));
    let Some(monthly) = &budget.monthly else {
        return Balance { beyond, ..Balance::default() };
    };
    let had: f64 = monthly[..told].iter().sum();
    if budget.rollover {
        return Balance { pays_back: (already - had - beyond).max(0.0), beyond, lapses: 0.0 };
    }
    let planned = self::paid(&Ledger::of(scenario, planned.to_vec()));
    let left = (0..closed).map(|t| (planned[t].min(monthly[t]) - paid[t]).max(0.0));
    // What a total leaves is spent later, as far as the months' own budgets go.
    let later: f64 = monthly[closed..].iter().sum();
    let rest = budget.total.map_or(f64::INFINITY, |total| (total - already).max(0.0));
    let lapses = if rest < later { 0.0 } else { left.sum() };
    Balance { pays_back: 0.0, beyond, lapses }
}

/// A cap is at least what has been spent already.
fn raise(cap: &mut Option<f64>, already: f64) {
    if let Some(cap) = cap {
        *cap = cap.max(already);
    }
}
