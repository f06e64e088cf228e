//! The tables of a plan: spend by month, and results by channel.

use super::content::optional;
use super::layout::{PAGE, cut, width};
use super::rounding;
use crate::locale::{Lang, Note, TableUnit, Wording, month_short, visible};
use crate::plan::Plan;
use crate::scenario::REVENUE;

/// Columns of money in one block of the table of months.
const BLOCK: usize = 12;
/// A name is never cut below this.
const LEAST_NAME: usize = 14;
/// Cells of the bar of shares.
pub(crate) const BAR: usize = 12;

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    pub(crate) heading: String,
    /// The unit of its amounts.
    pub(crate) unit: String,
    /// A line above the heads (years), one text per column.
    pub(crate) above: Option<Vec<String>>,
    /// The first column holds names.
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Said under the table.
    pub(crate) note: Option<String>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    pub(crate) cells: Vec<Cell>,
}

/// What a row is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Body,
    /// The sum of the rows above.
    Sum,
    /// Beside the sum: results.
    Aside,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Text(String),
    /// A share of the longest bar.
    Bar(f64),
}

/// Months of the plan that are one column.
struct Period {
    head: String,
    /// The year, where it is not in the head.
    year: Option<i32>,
    months: Vec<usize>,
}

pub(crate) fn sheets(plan: &Plan, wording: &Wording<'_>) -> Vec<Sheet> {
    let fees = plan.totals.fees > 0.0;
    let mut rows: Vec<&[f64]> = plan.channels.iter().map(|channel| channel.spend.as_slice()).collect();
    if fees {
        rows.push(&plan.months.fees);
    }
    let periods = periods(wording);
    let sums: Vec<Vec<f64>> = rows
        .iter()
        .map(|row| periods.iter().map(|period| add_up(row, &period.months)).collect())
        .collect();
    let unit = unit(wording, &sums);
    let scaled: Vec<Vec<f64>> =
        sums.iter().map(|row| row.iter().map(|x| x / unit.scale * power(unit)).collect()).collect();
    let rounded = rounding::table(&scaled);
    let mut sheets = by_period(plan, wording, &periods, unit, &rounded, &sums);
    sheets.push(by_channel(plan, wording, unit, &rounded));
    sheets
}

fn power(unit: TableUnit) -> f64 {
    10_f64.powi(unit.decimals as i32)
}

fn add_up(series: &[f64], months: &[usize]) -> f64 {
    months.iter().filter_map(|&t| series.get(t)).sum()
}

/// The unit in which every period's amounts fit their columns.
fn unit(wording: &Wording<'_>, sums: &[Vec<f64>]) -> TableUnit {
    let periods = sums.first().map_or(0, Vec::len);
    let largest = (0..periods).map(|p| sums.iter().map(|row| row[p]).sum::<f64>()).fold(0.0, f64::max);
    wording.money.table_unit(largest)
}

/// Months up to two years, calendar quarters up to six, years beyond.
fn periods(wording: &Wording<'_>) -> Vec<Period> {
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
            Some(last) if months > 24 && last.head == head && last.year == year => last.months.push(t),
            _ => all.push(Period { head, year, months: vec![t] }),
        }
    }
    all
}

fn by_period(
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
    let spent = |x: i64, exact: f64| if exact == 0.0 { "–".to_owned() } else { write(x) };
    let mut lines: Vec<(Kind, String, Vec<String>)> = Vec::new();
    for (r, row) in rounded.cells.iter().enumerate() {
        let name = if r < plan.channels.len() { wording.channel(r) } else { labels.fees.to_owned() };
        let total: f64 = sums[r].iter().sum();
        let mut cells: Vec<String> = row.iter().zip(&sums[r]).map(|(x, exact)| spent(*x, *exact)).collect();
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
            sheet.note = (at == last && wording.scenario.months > 24).then(|| lang.words().note(&Note::OtherFormats));
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
        lines.push(line(visible(kpi), series, 10_f64.powi(decimals as i32), decimals));
    }
    lines
}

/// How the periods are cut into blocks so that every block fits the page.
fn blocks(periods: usize, lines: &[(Kind, String, Vec<String>)]) -> Vec<std::ops::Range<usize>> {
    let column = |c: usize| lines.iter().map(|(_, _, cells)| width(&cells[c])).max().unwrap_or(1).max(4) + 1;
    let fits = |range: std::ops::Range<usize>, with_total: bool| {
        let total = if with_total { column(periods) } else { 0 };
        LEAST_NAME + range.map(column).sum::<usize>() + total <= PAGE
    };
    for size in [BLOCK, 6, 4, 3, 2] {
        let cut: Vec<_> = (0..periods).step_by(size).map(|at| at..(at + size).min(periods)).collect();
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

fn by_channel(plan: &Plan, wording: &Wording<'_>, unit: TableUnit, rounded: &rounding::Rounded) -> Sheet {
    let lang = wording.lang;
    let labels = lang.words().labels();
    let channels = &plan.channels;
    let write = |x: i64| lang.number(x as f64 / power(unit), unit.decimals);
    let mut sheet = Sheet {
        heading: labels.by_channel.to_owned(),
        unit: wording.money.unit_note(unit),
        above: None,
        heads: vec![labels.channel.to_owned()],
        rows: (0..channels.len())
            .map(|c| Row { kind: Kind::Body, cells: vec![Cell::Text(wording.channel(c))] })
            .collect(),
        note: None,
    };
    sheet.rows.push(Row { kind: Kind::Sum, cells: vec![Cell::Text(labels.total.to_owned())] });
    let spends = &rounded.row_totals[..channels.len()];
    sheet.add_column(labels.spend, texts(spends, &write));
    let shares: Vec<f64> = channels.iter().map(|channel| channel.share * 1000.0).collect();
    let percent = |x: i64| lang.percent(x as f64 / 1000.0, 1);
    sheet.add_column(labels.share, texts(&rounding::largest_remainder(&shares), &percent));
    let longest = channels.iter().map(|channel| channel.share).fold(0.0, f64::max).max(1e-9);
    let bars = channels.iter().map(|channel| Cell::Bar(channel.share / longest));
    sheet.add_column("", bars.chain([Cell::Text(String::new())]).collect());
    let column = |kpi: &str, later: bool, factor: f64| -> Vec<i64> {
        let of = |channel: &crate::plan::ChannelPlan| match later {
            true => channel.after_horizon.get(kpi).copied().unwrap_or(0.0),
            false => channel.kpis.get(kpi).map_or(0.0, |series| series.iter().sum()),
        };
        rounding::largest_remainder(&channels.iter().map(|channel| of(channel) * factor).collect::<Vec<_>>())
    };
    let money = power(unit) / unit.scale;
    let has_revenue = plan.totals.kpis.contains_key(REVENUE);
    if has_revenue {
        sheet.add_column(labels.revenue, texts(&column(REVENUE, false, money), &write));
        let later = column(REVENUE, true, money);
        if later.iter().any(|x| *x != 0) {
            sheet.add_column(labels.after_horizon, texts(&later, &write));
        }
    }
    for kpi in plan.totals.kpis.keys().filter(|kpi| *kpi != REVENUE).take(2) {
        let count = |x: i64| lang.number(x as f64, 0);
        sheet.add_column(&cut(&visible(kpi), 10), texts(&column(kpi, false, 1.0), &count));
    }
    if has_revenue {
        let mut roas: Vec<Cell> =
            channels.iter().map(|c| Cell::Text(optional(c.roas, |x| lang.number(x, 2)))).collect();
        roas.push(Cell::Text(optional(plan.totals.roas, |x| lang.number(x, 2))));
        sheet.add_column(labels.roas, roas);
    }
    let (per, text) = per_unit(wording);
    let mut next: Vec<Cell> = channels
        .iter()
        .map(|channel| {
            let best = channel.marginal.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Cell::Text(if best.is_nan() || best == f64::NEG_INFINITY { "–".to_owned() } else { signed(lang, best * per) })
        })
        .collect();
    next.push(Cell::Text(String::new()));
    sheet.add_column(labels.next_unit, next);
    let aim = lang.words().aim(&wording.aim());
    sheet.note = Some(lang.words().note(&Note::NextUnit { per: text, aim }));
    sheet
}

/// How much money "the next unit" is: 1 where the goal is money, else the step of speech.
fn per_unit(wording: &Wording<'_>) -> (f64, String) {
    use crate::locale::Aim;
    match wording.aim() {
        Aim::Profit | Aim::Revenue => (1.0, wording.money.one()),
        Aim::Kpi(_) | Aim::Points => wording.money.step(),
    }
}

fn signed(lang: Lang, value: f64) -> String {
    let decimals = if value.abs() < 100.0 { 2 } else { 0 };
    lang.signed(value, decimals)
}

/// A column of whole parts with its sum.
fn texts(values: &[i64], write: &impl Fn(i64) -> String) -> Vec<Cell> {
    let sum: i64 = values.iter().sum();
    values.iter().chain([&sum]).map(|x| Cell::Text(write(*x))).collect()
}

impl Sheet {
    fn add_column(&mut self, head: &str, cells: Vec<Cell>) {
        self.heads.push(head.to_owned());
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.cells.push(cell);
        }
    }
}
