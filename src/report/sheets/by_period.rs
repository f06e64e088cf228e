//! Spend, and what it brings, over the periods of the plan.

use super::{Cell, Kind, Row, Sheet, add_up, power};
use crate::locale::{Note, TableUnit, Wording, month_short};
use crate::plan::Plan;
use crate::report::layout::{PAGE, width};
use crate::report::rounding;
use crate::scenario::REVENUE;

/// Periods in one block of the table.
const BLOCK: usize = 12;
/// A name is never cut below this.
const LEAST_NAME: usize = 14;

/// Months of the plan that are one column.
pub(super) struct Period {
    head: String,
    /// The year, where it is not in the head.
    year: Option<i32>,
    pub(super) months: Vec<usize>,
}

/// Months up to two years, calendar quarters up to six, years beyond.
pub(super) fn periods(wording: &Wording<'_>) -> Vec<Period> {
    let (lang, months) = (wording.lang, wording.scenario.months);
    let mut all: Vec<Period> = Vec::new();
    for t in 0..months {
        let month = wording.scenario.month(t);
        let quarter = (month.number() - 1) / 3 + 1;
        let (head, year) = match months {
            0..=24 => (month_short(lang, month), Some(month.year())),
            25..=72 => (format!("Q{quarter}"), Some(month.year())),
            _ => (month.year().to_string(), None),
        };
        match all.last_mut() {
            Some(last) if months > 24 && last.head == head && last.year == year => {
                last.months.push(t)
            }
            _ => all.push(Period { head, year, months: vec![t] }),
        }
    }
    all
}

pub(super) fn sheets(
    plan: &Plan,
    wording: &Wording<'_>,
    periods: &[Period],
    unit: TableUnit,
    rounded: &rounding::Rounded,
    sums: &[Vec<f64>],
) -> Vec<Sheet> {
    let lang = wording.lang;
    let labels = lang.words().labels();
    let write = |x: i64| lang.number(x as f64 / power(unit), unit.decimals);
    let spent = |x: i64, exact: f64| {
        if exact == 0.0 { "–".to_owned() } else { write(x) }
    };
    let mut lines: Vec<(Kind, String, Vec<String>)> = Vec::new();
    for (r, row) in rounded.cells.iter().enumerate() {
        let name =
            if r < plan.channels.len() { wording.channel(r) } else { labels.fees.to_owned() };
        let total: f64 = sums[r].iter().sum();
        let mut cells: Vec<String> =
            row.iter().zip(&sums[r]).map(|(x, exact)| spent(*x, *exact)).collect();
        cells.push(spent(rounded.row_totals[r], total));
        lines.push((Kind::Body, name, cells));
    }
    let mut cells: Vec<String> = rounded.column_totals.iter().map(|x| write(*x)).collect();
    cells.push(write(rounded.total));
    lines.push((Kind::Sum, labels.total.to_owned(), cells));
    lines.extend(asides(plan, wording, periods, unit));
    let heading = match wording.scenario.months {
        0..=24 => labels.spend_by_month,
        25..=72 => labels.spend_by_quarter,
        _ => labels.spend_by_year,
    };
    let blocks = blocks(periods.len(), &lines);
    let last = blocks.len().saturating_sub(1);
    blocks
        .into_iter()
        .enumerate()
        .map(|(at, columns)| {
            let mut sheet = block(wording, periods, &lines, columns, at == last);
            sheet.heading = heading.to_owned();
            sheet.unit = wording.money.unit_note(unit);
            sheet.note = (at == last && wording.scenario.months > 24)
                .then(|| lang.words().note(&Note::OtherFormats));
            sheet
        })
        .collect()
}

/// Revenue, profit and other KPIs under the sum.
fn asides(
    plan: &Plan,
    wording: &Wording<'_>,
    periods: &[Period],
    unit: TableUnit,
) -> Vec<(Kind, String, Vec<String>)> {
    let lang = wording.lang;
    let labels = lang.words().labels();
    let line = |name: String, series: &[f64], factor: f64, decimals: usize| {
        let values: Vec<f64> = periods.iter().map(|p| add_up(series, &p.months) * factor).collect();
        let rounded = rounding::largest_remainder(&values);
        let write = |x: i64| lang.number(x as f64 / 10_f64.powi(decimals as i32), decimals);
        let mut cells: Vec<String> = rounded.iter().map(|x| write(*x)).collect();
        cells.push(write(rounded.iter().sum()));
        (Kind::Aside, name, cells)
    };
    let money = power(unit) / unit.scale;
    let mut lines = Vec::new();
    if let Some(revenue) = plan.months.kpis.get(REVENUE) {
        lines.push(line(labels.revenue.to_owned(), revenue, money, unit.decimals));
        lines.push(line(labels.profit.to_owned(), &plan.months.profit, money, unit.decimals));
    }
    for (kpi, series) in plan.months.kpis.iter().filter(|(kpi, _)| *kpi != REVENUE).take(2) {
        let largest = series.iter().copied().fold(0.0, f64::max);
        let decimals = usize::from(largest < 100.0);
        lines.push(line(lang.kpi(kpi), series, 10_f64.powi(decimals as i32), decimals));
    }
    lines
}

/// How the periods are cut into blocks so that every block fits the page.
fn blocks(periods: usize, lines: &[(Kind, String, Vec<String>)]) -> Vec<std::ops::Range<usize>> {
    let column =
        |c: usize| lines.iter().map(|(_, _, cells)| width(&cells[c])).max().unwrap_or(1).max(4) + 1;
    let fits = |range: std::ops::Range<usize>, with_total: bool| {
        let total = if with_total { column(periods) } else { 0 };
        LEAST_NAME + range.map(column).sum::<usize>() + total <= PAGE
    };
    for size in [BLOCK, 6, 4, 3, 2] {
        let cut: Vec<_> =
            (0..periods).step_by(size).map(|at| at..(at + size).min(periods)).collect();
        let last = cut.len().saturating_sub(1);
        if cut.iter().enumerate().all(|(at, range)| fits(range.clone(), at == last)) {
            return cut;
        }
    }
    (0..periods).map(|at| at..at + 1).collect()
}

fn block(
    wording: &Wording<'_>,
    periods: &[Period],
    lines: &[(Kind, String, Vec<String>)],
    columns: std::ops::Range<usize>,
    with_total: bool,
) -> Sheet {
    let labels = wording.lang.words().labels();
    let mut heads = vec![labels.channel.to_owned()];
    heads.extend(periods[columns.clone()].iter().map(|period| period.head.clone()));
    let mut above = vec![String::new()];
    let mut year = None;
    for period in &periods[columns.clone()] {
        let new = period.year.filter(|found| year != Some(*found));
        above.push(new.map_or_else(String::new, |found| found.to_string()));
        year = period.year;
    }
    if with_total {
        heads.push(labels.total.to_owned());
        above.push(String::new());
    }
    let rows = lines
        .iter()
        .map(|(kind, name, cells)| {
            let mut all = vec![Cell::Text(name.clone())];
            all.extend(cells[columns.clone()].iter().cloned().map(Cell::Text));
            if with_total {
                all.extend(cells.last().cloned().map(Cell::Text));
            }
            Row { kind: *kind, cells: all }
        })
        .collect();
    let above = above.iter().any(|text| !text.is_empty()).then_some(above);
    Sheet { heading: String::new(), unit: String::new(), above, heads, rows, note: None }
}
