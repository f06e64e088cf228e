//! A plan as documents show it: every amount rounded once, so that rows, columns, shares and sums
//! agree wherever they stand. What calculates further (JSON, CSV, workbooks) has the exact plan.

pub mod rounding;

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::locale::{Money, TableUnit};
use crate::plan::{ChannelPlan, Plan};
use crate::scenario::REVENUE;

/// A spend that is rounded to nothing stays this much of a part, so that the channel still runs.
const TRACE: f64 = 1e-6;

/// What the last digit that is shown is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part(f64);

impl Part {
    /// Of the amounts of a table in `unit`.
    pub fn of(unit: TableUnit) -> Self {
        Self(unit.scale / 10_f64.powi(unit.decimals as i32))
    }

    /// Of things with so many decimals.
    fn of_counts(decimals: usize) -> Self {
        Self(10_f64.powi(-(decimals as i32)))
    }

    /// One amount to the nearest part.
    pub fn round(self, x: f64) -> f64 {
        (x / self.0).round() * self.0
    }

    /// Amounts to whole parts that add up to their rounded sum.
    pub fn series(self, exact: &[f64]) -> Vec<f64> {
        let parts: Vec<f64> = exact.iter().map(|x| x / self.0).collect();
        rounding::largest_remainder(&parts).into_iter().map(|x| x as f64 * self.0).collect()
    }

    /// Amounts to whole parts that add up to `sum`, which is in whole parts: they are those of
    /// [`Part::series`] but for what the sum itself was moved by.
    pub fn series_to(self, exact: &[f64], sum: f64) -> Vec<f64> {
        let moved = (sum - exact.iter().sum::<f64>()) / exact.len().max(1) as f64;
        self.series(&exact.iter().map(|x| x + moved).collect::<Vec<_>>())
    }

    /// A table (`[row][column]`) to whole parts whose rows and columns add up; nothing that is
    /// something becomes nothing.
    fn table(self, exact: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let parts: Vec<Vec<f64>> =
            exact.iter().map(|row| row.iter().map(|x| x / self.0).collect()).collect();
        let rounded = rounding::table(&parts).cells;
        let cell = |(parts, exact): (i64, &f64)| match (parts, *exact > 0.0) {
            (0, true) => exact.min(TRACE * self.0),
            _ => parts as f64 * self.0,
        };
        let rows = rounded.into_iter().zip(exact);
        rows.map(|(row, exact)| row.into_iter().zip(exact).map(cell).collect()).collect()
    }
}

/// The unit in which documents show the plan's amounts of money: months of each column's length
/// fit it (quarters from three years on, years from seven).
pub fn unit(plan: &Plan) -> TableUnit {
    let money = Money::new(Lang::En, &plan.scenario.currency);
    let long = match plan.scenario.months {
        0..=24 => 1,
        25..=72 => 3,
        _ => 12,
    };
    let paid: Vec<f64> =
        plan.months.spend.iter().zip(&plan.months.fees).map(|(spend, fees)| spend + fees).collect();
    let columns = paid.chunks(long).map(|months| months.iter().sum::<f64>());
    money.table_unit(columns.fold(0.0, f64::max))
}

/// Decimals of a KPI that counts things: none where months have a hundred of them.
pub fn decimals_of_counts(plan: &Plan, kpi: &str) -> usize {
    let months = plan.months.kpis.get(kpi).map_or(&[] as &[f64], Vec::as_slice);
    usize::from(months.iter().copied().fold(0.0, f64::max) < 100.0)
}

/// The plan with every amount of money in whole parts of [`unit()`], its KPIs in whole things or
/// tenths: spends and fees add up over channels and months, as do revenue, profit and every KPI;
/// shares are tenths of a percent that add up to 100 %. Returns, slopes and proof are exact.
pub fn plan(exact: &Plan) -> Plan {
    let part = Part::of(unit(exact));
    let mut shown = exact.clone();
    spends(&mut shown, part);
    for kpi in exact.totals.kpis.keys() {
        let count = Part::of_counts(decimals_of_counts(exact, kpi));
        let part = if kpi == REVENUE { part } else { count };
        results(&mut shown, exact, kpi, part);
    }
    let totals = &mut shown.totals;
    totals.revenue = totals.kpis.get(REVENUE).copied().unwrap_or(totals.revenue);
    shown.months.profit = part.series(&exact.months.profit);
    totals.profit = shown.months.profit.iter().sum();
    shown
}

fn spends(shown: &mut Plan, part: Part) {
    let mut rows: Vec<Vec<f64>> = shown.channels.iter().map(|c| c.spend.clone()).collect();
    rows.push(shown.months.fees.clone());
    let mut rows = part.table(&rows);
    shown.months.fees = rows.pop().unwrap_or_default();
    shown.totals.fees = shown.months.fees.iter().sum();
    let months = shown.months.spend.len();
    shown.months.spend = (0..months).map(|t| rows.iter().map(|row| row[t]).sum()).collect();
    shown.totals.spend = shown.months.spend.iter().sum();
    let shares: Vec<f64> = shown.channels.iter().map(|channel| channel.share).collect();
    let shares = Part(0.001).series(&shares);
    for ((channel, row), share) in shown.channels.iter_mut().zip(rows).zip(shares) {
        channel.total_spend = row.iter().sum();
        channel.spend = row;
        channel.share = share;
    }
}

/// A KPI by channel and month, and what lands of it later.
fn results(shown: &mut Plan, exact: &Plan, kpi: &str, part: Part) {
    let months = exact.scenario.months;
    let series = |channel: &ChannelPlan| channel.kpis.get(kpi).cloned();
    let none = vec![0.0; months];
    let rows: Vec<Vec<f64>> =
        exact.channels.iter().map(|channel| series(channel).unwrap_or(none.clone())).collect();
    let rows = part.table(&rows);
    let sums: Vec<f64> = (0..months).map(|t| rows.iter().map(|row| row[t]).sum()).collect();
    for (channel, row) in shown.channels.iter_mut().zip(rows) {
        if let Some(series) = channel.kpis.get_mut(kpi) {
            *series = row;
        }
    }
    let later = |of: &BTreeMap<String, f64>| of.get(kpi).copied();
    let all: Vec<f64> =
        exact.channels.iter().map(|c| later(&c.after_horizon).unwrap_or(0.0)).collect();
    let all = part.series(&all);
    for (channel, amount) in shown.channels.iter_mut().zip(&all) {
        if let Some(found) = channel.after_horizon.get_mut(kpi) {
            *found = *amount;
        }
    }
    let totals = &mut shown.totals;
    if let Some(found) = totals.after_horizon.get_mut(kpi) {
        *found = all.iter().sum();
    }
    totals.kpis.insert(kpi.to_owned(), sums.iter().sum());
    shown.months.kpis.insert(kpi.to_owned(), sums);
}
