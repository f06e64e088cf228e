//! Spend, and what it brings, over the periods of the plan.

use super::tables::{InUnit, Parts, add_up};
use crate::locale::{Lang, Note, Wording, month, month_short};
use crate::page::layout::{PAGE, width};
use crate::page::{Block, Column, Cut, Figure, Row, RowKind, Section, Table};
use crate::plan::{ChannelPlan, Plan};
use crate::scenario::{REVENUE, Scenario};

/// Periods in one part of the table, the first that fits.
const PARTS: [usize; 6] = [12, 6, 4, 3, 2, 1];
/// A name is never cut below this.
const LEAST_NAME: usize = 14;

/// Months of the plan that are one column.
pub(crate) struct Period {
    head: String,
    /// The year, where it is not in the head.
    year: Option<i32>,
    pub(crate) months: Vec<usize>,
}

impl Period {
    /// Where it stands alone, with its year.
    pub(crate) fn name(&self, lang: Lang, scenario: &Scenario) -> String {
        match (self.months.as_slice(), self.year) {
            ([t], Some(_)) => month(lang, scenario.month(*t)),
            (_, Some(year)) => format!("{} {year}", self.head),
            (_, None) => self.head.clone(),
        }
    }
}

/// Months up to two years, calendar quarters up to six, years beyond.
pub(crate) fn periods(wording: &Wording<'_>) -> Vec<Period> {
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

pub(super) fn section(
    plan: &Plan,
    wording: &Wording<'_>,
    periods: &[Period],
    (unit, money): InUnit,
) -> Section {
    let words = wording.lang.words();
    let labels = words.labels();
    let spent = |amount: f64| {
        let figure = money.one(amount, wording);
        if amount == 0.0 { Figure { shown: "–".to_owned(), ..figure } } else { figure }
    };
    let row = |kind: RowKind, name: String, figures: Vec<Figure>| Row {
        kind,
        cells: std::iter::once(Figure::text(name)).chain(figures).collect(),
    };
    let line = |series: &[f64]| -> Vec<f64> {
        let sums = periods.iter().map(|period| add_up(series, &period.months));
        sums.chain([series.iter().sum()]).collect()
    };
    let named = |(c, channel): (usize, &ChannelPlan)| (wording.channel(c), line(&channel.spend));
    let mut lines: Vec<(String, Vec<f64>)> = plan.channels.iter().enumerate().map(named).collect();
    if plan.totals.fees > 0.0 {
        let name = labels.beside_spend(plan.totals.tax > 0.0).to_owned();
        lines.push((name, line(&plan.months.fees)));
    }
    let of_column = |p: usize| lines.iter().map(|(_, amounts)| amounts[p]).sum::<f64>();
    let totals: Vec<Figure> =
        (0..=periods.len()).map(|p| money.one(of_column(p), wording)).collect();
    let cells = |(name, amounts): (String, Vec<f64>)| {
        row(RowKind::Body, name, amounts.into_iter().map(spent).collect())
    };
    let mut rows: Vec<Row> = lines.into_iter().map(cells).collect();
    rows.push(row(RowKind::Sum, labels.total.to_owned(), totals));
    for (name, figures) in asides(plan, wording, periods, money) {
        rows.push(row(RowKind::Aside, name, figures));
    }
    let months = periods.iter().map(|period| Column {
        above: period.year.map(|year| year.to_string()).unwrap_or_default(),
        ..Column::number(&period.head)
    });
    let first = Column::text(labels.channel);
    let last = Column::number(labels.total);
    let (heading, is_coarse) = match wording.scenario.months {
        0..=24 => (labels.spend_by_month, false),
        25..=72 => (labels.spend_by_quarter, true),
        _ => (labels.spend_by_year, true),
    };
    let table = Table {
        cut: Some(Cut { repeated: 1, columns: part(periods.len(), &rows), last: 1 }),
        rows,
        note: if is_coarse { words.note(&Note::OtherFormats) } else { String::new() },
        ..Table::of(std::iter::once(first).chain(months).chain([last]).collect())
    };
    let table = table.in_unit(wording.money.unit_note(unit));
    Section::new("by_period", heading, vec![Block::Table(table)])
}

/// Revenue, profit and other KPIs under the sum.
fn asides(
    plan: &Plan,
    wording: &Wording<'_>,
    periods: &[Period],
    money: Parts,
) -> Vec<(String, Vec<Figure>)> {
    let labels = wording.lang.words().labels();
    let line = |name: String, series: &[f64], parts: Parts| {
        let values: Vec<f64> = periods.iter().map(|p| add_up(series, &p.months)).collect();
        (name, parts.figures(&values, wording))
    };
    let mut lines = Vec::new();
    if let Some(revenue) = plan.months.kpis.get(REVENUE) {
        lines.push(line(labels.revenue.to_owned(), revenue, money));
        lines.push(line(labels.profit.to_owned(), &plan.months.profit, money));
    }
    for (kpi, series) in plan.months.kpis.iter().filter(|(kpi, _)| *kpi != REVENUE).take(2) {
        lines.push(line(wording.lang.kpi(kpi), series, Parts::of_counts(plan, kpi)));
    }
    lines
}

/// How many periods each part of the table has, so that every part fits the page.
fn part(periods: usize, rows: &[Row]) -> usize {
    let column = |c: usize| {
        let cells = rows.iter().map(|row| width(&row.cells[c].shown));
        cells.max().unwrap_or(1).max(4) + 1
    };
    let fits = |from: usize, size: usize| {
        let to = (from + size).min(periods);
        let total = if to == periods { column(periods + 1) } else { 0 };
        LEAST_NAME + (from + 1..=to).map(column).sum::<usize>() + total <= PAGE
    };
    let fit = |size: &usize| (0..periods).step_by(*size).all(|from| fits(from, *size));
    PARTS.into_iter().find(fit).unwrap_or(1)
}
