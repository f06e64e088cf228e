//! Response curves of fitted models: Meridian's `Analyzer.response_curves()` written as CSV, and the
//! sheets of its scenario planner. Both are totals over the model's window, spend against what it
//! caused; here they become a month's.

use std::collections::BTreeMap;

use crate::fold::fold;
use crate::learning::P90;
use crate::scenario::Range;
use crate::table::grid::{Cell, Grid};

/// Standard normal numbers between which Meridian's interval lies (`confidence_level` 0.9).
const INTERVAL: f64 = 1.644_854;
/// A falling outcome of less than this share is rounding.
const ROUNDING: f64 = 1e-9;

/// A channel's response, a month's; amounts in the model's currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// As the model calls it.
    pub name: String,
    /// Spend and what it causes, from above 0 on, rising.
    pub points: Vec<[f64; 2]>,
    /// Its spend in the model's window: where the return is held.
    pub own: f64,
    /// What it causes there, per unit of spend.
    pub roi: Range,
    /// Whether the table says which spend was its own; else it is the middle one of the curve.
    pub is_own_told: bool,
}

/// Why a table of curves is not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum NoResponse {
    /// Not a number: row of the table, as typed.
    NotANumber(usize, String),
    /// A curve that falls, or has no point above 0, or causes nothing: the channel.
    Useless(String),
}

/// The columns of a table of curves.
struct Columns {
    channel: usize,
    spend: usize,
    outcome: usize,
    metric: Option<usize>,
    multiplier: Option<usize>,
    group: Option<usize>,
}

/// Whether a table holds response curves.
pub fn is_response(grid: &Grid) -> bool {
    head(grid).is_some()
}

fn head(grid: &Grid) -> Option<(usize, Columns)> {
    let columns = |cells: &[Cell]| {
        let heads: Vec<String> = cells.iter().map(|cell| fold(&cell.shown())).collect();
        let of = |name: &str| heads.iter().position(|head| head == name);
        Some(Columns {
            channel: of("channel")?,
            spend: of("spend")?,
            outcome: of("incremental outcome")?,
            metric: of("metric"),
            multiplier: of("spend multiplier"),
            group: of("group id"),
        })
    };
    let first = grid.rows.iter().take(20).enumerate();
    first.into_iter().find_map(|(at, row)| Some((at, columns(&row.cells)?)))
}

/// One point of a channel: total spend, total outcome, and its interval.
#[derive(Default, Clone, Copy)]
struct Point {
    mean: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    is_own: bool,
}

/// The curves of a table, of a window of so many months. `None` where it holds none.
///
/// # Errors
/// Everything that is wrong with it.
pub fn responses(grid: &Grid, months: f64) -> Option<Result<Vec<Response>, Vec<NoResponse>>> {
    let (head, columns) = head(grid)?;
    let mut order: Vec<String> = Vec::new();
    let mut curves: BTreeMap<String, BTreeMap<u64, Point>> = BTreeMap::new();
    let mut found = Vec::new();
    for row in &grid.rows[head + 1..] {
        let shown = |at: usize| row.cells.get(at).map(Cell::shown).unwrap_or_default();
        // Written by a program: a point is a decimal point.
        let mut number = |at: usize| {
            let typed = shown(at);
            let number = typed.trim().parse::<f64>().ok().filter(|x| x.is_finite());
            if number.is_none() {
                found.push(NoResponse::NotANumber(row.at, typed));
            }
            number
        };
        let (Some(spend), Some(outcome)) = (number(columns.spend), number(columns.outcome)) else {
            continue;
        };
        let own = columns.multiplier.and_then(&mut number);
        let name = match columns.group {
            Some(group) if !shown(group).trim().is_empty() => {
                format!("{} {}", shown(columns.channel).trim(), shown(group).trim())
            }
            _ => shown(columns.channel).trim().to_owned(),
        };
        if !order.contains(&name) {
            order.push(name.clone());
        }
        // Spends are at least 0: their bits rise with them.
        let point = curves.entry(name).or_default().entry(spend.max(0.0).to_bits()).or_default();
        point.is_own |= own.is_some_and(|times| (times - 1.0).abs() < 1e-9);
        match columns.metric.map(shown).as_deref().map(str::trim) {
            Some("ci_lo") => point.low = Some(outcome),
            Some("ci_hi") => point.high = Some(outcome),
            Some("mean") | None => point.mean = Some(outcome),
            // The median and whatever else there is says nothing more.
            Some(_) => {}
        }
    }
    let read = order.into_iter().filter_map(|name| {
        let response = response(&name, &curves[&name], months);
        if response.is_none() {
            found.push(NoResponse::Useless(name));
        }
        response
    });
    let read: Vec<Response> = read.collect();
    Some(if found.is_empty() { Ok(read) } else { Err(found) })
}

fn response(name: &str, curve: &BTreeMap<u64, Point>, months: f64) -> Option<Response> {
    let all: Vec<(f64, f64, Point)> = curve
        .iter()
        .filter_map(|(spend, point)| Some((f64::from_bits(*spend), point.mean?, *point)))
        .filter(|(spend, ..)| *spend > 0.0)
        .collect();
    let told = all.iter().find(|(.., point)| point.is_own);
    let (spend, outcome, point) = *told.or_else(|| all.get(all.len() / 2))?;
    if outcome <= 0.0 {
        return None;
    }
    let mut points: Vec<[f64; 2]> = Vec::new();
    for (spend, outcome, _) in &all {
        let before = points.last().map_or(0.0, |point| point[1]);
        let outcome = outcome / months;
        if outcome < before * (1.0 - ROUNDING) {
            return None;
        }
        points.push([spend / months, outcome.max(before)]);
    }
    let expected = outcome / spend;
    // From the model's interval to the 10th and 90th percentiles.
    let end = |end: Option<f64>| {
        let ratio = end.filter(|end| *end > 0.0).map_or(1.0, |end| end / outcome);
        expected * libm::exp(libm::log(ratio) * P90 / INTERVAL)
    };
    let (low, high) = (end(point.low).min(expected), end(point.high).max(expected));
    Some(Response {
        name: name.to_owned(),
        points,
        own: spend / months,
        roi: Range { low, expected, high },
        is_own_told: told.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::grid::grids;

    const CSV: &str = "spend_multiplier,channel,metric,spend,incremental_outcome\n\
        0.0,tv,mean,0,0\n1.0,tv,mean,1200,3000\n1.0,tv,ci_lo,1200,2400\n1.0,tv,ci_hi,1200,3600\n\
        2.0,tv,mean,2400,4200.5\n0.5,tv,mean,600,1800\n1.0,web,mean,24,12.5\n2.0,web,mean,48,12.5\n";

    #[test]
    fn a_curve_gives_its_own_response_at_its_own_spend() {
        let grid = grids(CSV.as_bytes()).unwrap().remove(0);
        assert!(is_response(&grid));
        let read = responses(&grid, 12.0).unwrap().unwrap();
        let tv = &read[0];
        assert_eq!(tv.points, [[50.0, 150.0], [100.0, 250.0], [200.0, 4200.5 / 12.0]]);
        assert_eq!((tv.own, tv.roi.expected, tv.is_own_told), (100.0, 2.5, true));
        // 0.8 of the mean at 1.645 standard deviations.
        assert!((tv.roi.low - 2.5 * (0.8_f64.ln() * 1.2816 / 1.644854).exp()).abs() < 1e-9);
        assert_eq!(
            read[1].roi,
            Range { low: 12.5 / 24.0, expected: 12.5 / 24.0, high: 12.5 / 24.0 }
        );
    }

    #[test]
    fn what_is_no_curve_is_told() {
        let read = |text: &str| responses(&grids(text.as_bytes()).unwrap()[0], 12.0);
        assert_eq!(read("month,channel,spend\n2027-01,a,5\n"), None);
        let planner =
            "Group ID,Channel,Spend,Incremental Outcome\n,a,10,20\n,a,20,10\n,b,x,5\n,b,20,0\n";
        let found = read(planner).unwrap().unwrap_err();
        let useless = |name: &str| NoResponse::Useless(name.into());
        assert_eq!(found, [NoResponse::NotANumber(4, "x".into()), useless("a"), useless("b")]);
    }
}
