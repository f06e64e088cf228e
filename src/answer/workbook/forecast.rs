//! What the plan brings: by month, and by month and channel in the same columns.

use rust_xlsxwriter::{ChartType, Worksheet, XlsxError};

use super::Work;
use crate::chart::Kind as Picture;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, at, fixed};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{Sheet, name_width, paint};
use crate::scenario::REVENUE;

/// The row of the gross margin.
const MARGIN: u32 = 2;
/// The row of the heads.
const HEADS: u32 = 4;
/// The row of the first month.
const FIRST: u32 = HEADS + 1;

/// Where each figure stands.
pub(super) struct Columns {
    pub(super) spend: u16,
    pub(super) fees: Option<u16>,
    pub(super) revenue: Option<Earned>,
    pub(super) counts: Vec<u16>,
}

/// Columns of a plan that earns money.
pub(super) struct Earned {
    pub(super) revenue: u16,
    pub(super) gross: u16,
    pub(super) profit: u16,
    so_far: u16,
}

impl Columns {
    pub(super) fn of(work: &Work<'_>) -> Self {
        let mut next = 3;
        let mut take = || {
            next += 1;
            next - 1
        };
        Self {
            spend: 2,
            fees: work.has_fees().then(&mut take),
            revenue: work.has_revenue().then(|| Earned {
                revenue: take(),
                gross: take(),
                profit: take(),
                so_far: take(),
            }),
            counts: work.counts().iter().map(|_| take()).collect(),
        }
    }
}

/// The row of all months together.
pub(super) fn total(work: &Work<'_>) -> u32 {
    FIRST + work.material.scenario.months as u32
}

/// Months and channels with something in them.
fn details(work: &Work<'_>) -> Vec<(usize, usize)> {
    let plan = work.material.plan;
    let is_something = |&(t, c): &(usize, usize)| {
        let channel = &plan.channels[c];
        channel.spend[t] != 0.0
            || channel.fees[t] != 0.0
            || channel.kpis.values().any(|months| months[t] != 0.0)
    };
    let months = 0..work.material.scenario.months;
    let all = months.flat_map(|t| (0..plan.channels.len()).map(move |c| (t, c)));
    all.filter(is_something).collect()
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Forecast)?;
    if let Some(margin) = work.material.scenario.one_margin().filter(|_| work.has_revenue()) {
        let label = sheet.say(&Book::Margin);
        sheet.put((MARGIN, 0), Role::Body, Cell::Text(label))?;
        sheet.put((MARGIN, 2), Role::Input, Cell::Number(Kind::Share, margin))?;
        sheet.put((MARGIN, 1), Role::Body, Cell::Empty(Kind::Text))?;
    }
    let (details, total) = (details(work), total(work));
    let first = total + 4;
    let last = (first + details.len() as u32).saturating_sub(1).max(first);
    let columns = columns(work, (first, last));
    let heads: Vec<(String, Kind)> = columns.iter().map(|c| (c.head.clone(), c.kind)).collect();
    sheet.heads((HEADS, 0), &heads)?;
    for (row, t) in (FIRST..total).zip(0..) {
        let cells = columns.iter().map(|column| (column.month)(row, t));
        sheet.row((row, 0), Role::Body, cells.collect())?;
    }
    let totals = columns.iter().map(|column| column.total.clone());
    sheet.row((total, 0), Role::Total, totals.collect())?;
    let title = sheet.say(&Book::ByMonthAndChannel);
    sheet.block(first - 2, &title)?;
    sheet.heads((first - 1, 0), &heads)?;
    for (row, (t, c)) in (first..).zip(details) {
        let cells = columns.iter().map(|column| (column.detail)(row, t, c));
        sheet.row((row, 0), Role::Body, cells.collect())?;
    }
    sheet.page.autofilter(first - 1, 0, last, heads.len() as u16 - 1)?;
    let names = work.names();
    sheet.widths(&[12.0, name_width(names.iter().map(String::as_str))])?;
    sheet.page.set_column_range_width(2, heads.len() as u16 - 1, 18)?;
    sheet.freeze(FIRST, 2)?;
    sheet.done((0, 0))
}

/// A column of both tables.
struct Column<'a> {
    head: String,
    kind: Kind,
    /// In the row of a month.
    month: Box<dyn Fn(u32, usize) -> Cell + 'a>,
    /// In the row of all months.
    total: Cell,
    /// In the row of a month and a channel.
    detail: Box<dyn Fn(u32, usize, usize) -> Cell + 'a>,
}

/// All columns; `rows` are those of the table by month and channel.
fn columns<'a>(work: &'a Work<'a>, rows: (u32, u32)) -> Vec<Column<'a>> {
    let (labels, style) = (work.wording.lang.words().labels(), &work.style);
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let places = Columns::of(work);
    let all = labels.total;
    let mut columns = vec![
        Column {
            head: labels.month.to_owned(),
            kind: Kind::Month,
            month: Box::new(|_, t| Cell::Month(scenario.month(t))),
            total: Cell::Text(all.to_owned()),
            detail: Box::new(|_, t, _| Cell::Month(scenario.month(t))),
        },
        Column {
            head: labels.channel.to_owned(),
            kind: Kind::Text,
            month: Box::new(move |_, _| Cell::Text(all.to_owned())),
            total: Cell::Empty(Kind::Text),
            detail: Box::new(|_, _, c| Cell::Prose(work.wording.channel(c))),
        },
    ];
    let summed = |head: String, kind: Kind, place: u16, monthly: Vec<f64>, of: Detail<'a>| {
        summed(head, kind, (place, total(work) - 1), rows, monthly, of)
    };
    let landed = |kpi: &str| {
        let months = plan.months.kpis.get(kpi).cloned();
        months.unwrap_or_else(|| vec![0.0; scenario.months])
    };
    let of_kpi = |kpi: String| -> Detail<'a> {
        Box::new(move |t, c| plan.channels[c].kpis.get(&kpi).map_or(0.0, |months| months[t]))
    };
    let spend: Detail<'a> = Box::new(|t, c| plan.channels[c].spend[t]);
    let monthly = plan.months.spend.clone();
    columns.push(summed(labels.spend.to_owned(), Kind::Money, places.spend, monthly, spend));
    if let Some(place) = places.fees {
        let fees: Detail<'a> = Box::new(|t, c| plan.channels[c].fees[t]);
        let monthly = plan.months.fees.clone();
        let head = labels.beside_spend(plan.totals.tax > 0.0).to_owned();
        columns.push(summed(head, Kind::Money, place, monthly, fees));
    }
    if let Some(earned) = &places.revenue {
        let (revenue, of) = (landed(REVENUE), of_kpi(REVENUE.to_owned()));
        let head = labels.revenue.to_owned();
        columns.push(summed(head, Kind::Money, earned.revenue, revenue, of));
        columns.extend(profits(work, &places, earned, rows));
    }
    for (kpi, place) in work.counts().into_iter().zip(&places.counts) {
        let (head, monthly) = (style.lang.kpi(&kpi), landed(&kpi));
        columns.push(summed(head, Kind::Count, *place, monthly, of_kpi(kpi)));
    }
    columns
}

/// The sum of a column in `rows` over those of the month that stands in `row`.
fn sum_of_month(rows: (u32, u32), column: u16, row: u32) -> String {
    let from = |column: u16| format!("{}:{}", fixed(rows.0, column), fixed(rows.1, column));
    format!("=SUMIFS({},{},{})", from(column), from(0), at(row, 0))
}

/// A column whose months are the sums of their channels in `rows` below; it stands at a place, and
/// its months end in a row.
fn summed<'a>(
    head: String,
    kind: Kind,
    (place, end): (u16, u32),
    rows: (u32, u32),
    monthly: Vec<f64>,
    of: Detail<'a>,
) -> Column<'a> {
    let formula = move |row: u32| sum_of_month(rows, place, row);
    Column {
        head,
        kind,
        total: Cell::sum(kind, (FIRST, place), (end, place), monthly.iter().sum()),
        month: Box::new(move |row, t| Cell::Formula(kind, formula(row), monthly[t])),
        detail: Box::new(move |_, t, c| Cell::Number(kind, of(t, c))),
    }
}

/// A figure of a month and a channel.
type Detail<'a> = Box<dyn Fn(usize, usize) -> f64 + 'a>;

/// Gross profit, what is left of it after marketing, and that so far: from the row's own cells.
fn profits<'a>(
    work: &'a Work<'a>,
    places: &Columns,
    earned: &Earned,
    rows: (u32, u32),
) -> [Column<'a>; 3] {
    let (style, plan, scenario) = (&work.style, work.material.plan, work.material.scenario);
    let (one_margin, end) = (scenario.one_margin(), total(work) - 1);
    let margin_in = move |t: usize, c: usize| scenario.margin_in(&scenario.channels[c], t);
    let (spend, fees) = (places.spend, places.fees);
    let Earned { revenue: earns, gross, profit, so_far } = *earned;
    // Where margins differ, each month and channel has its own, and months add them up.
    let gross_in_month = move |row: u32| match one_margin {
        Some(_) => format!("={}*{}", at(row, earns), fixed(MARGIN, 2)),
        None => sum_of_month(rows, gross, row),
    };
    let gross_of = move |row: u32, t: usize, c: usize| match one_margin {
        Some(_) => format!("={}*{}", at(row, earns), fixed(MARGIN, 2)),
        None => format!("={}*{}", at(row, earns), margin_in(t, c)),
    };
    let profit_of = move |row: u32| {
        let fees = fees.map_or_else(String::new, |fees| format!("-{}", at(row, fees)));
        format!("={}-{}{fees}", at(row, gross), at(row, spend))
    };
    let money = |formula: String, amount: f64| Cell::Formula(Kind::Money, formula, amount);
    let summed =
        |place: u16, amount: f64| Cell::sum(Kind::Money, (FIRST, place), (end, place), amount);
    let of_channel = move |t: usize, c: usize| {
        let channel = &plan.channels[c];
        let gross = channel.kpis.get(REVENUE).map_or(0.0, |months| months[t]) * margin_in(t, c);
        (gross, gross - channel.spend[t] - channel.fees[t])
    };
    let gross_months: Vec<f64> = (0..scenario.months)
        .map(|t| (0..plan.channels.len()).map(|c| of_channel(t, c).0).sum())
        .collect();
    let profits = plan.months.profit.clone();
    let mut sum = 0.0;
    let so_far_of = |x: &f64| {
        sum += x;
        sum
    };
    let sums: Vec<f64> = profits.iter().map(so_far_of).collect();
    let all = sums.last().copied().unwrap_or(0.0);
    [
        Column {
            head: style.say(&Book::GrossProfit),
            kind: Kind::Money,
            total: summed(gross, gross_months.iter().sum()),
            month: Box::new(move |row, t| money(gross_in_month(row), gross_months[t])),
            detail: Box::new(move |row, t, c| money(gross_of(row, t, c), of_channel(t, c).0)),
        },
        Column {
            head: style.say(&Book::NetProfit),
            kind: Kind::Money,
            total: summed(profit, all),
            month: Box::new(move |row, t| money(profit_of(row), profits[t])),
            detail: Box::new(move |row, t, c| money(profit_of(row), of_channel(t, c).1)),
        },
        Column {
            head: style.say(&Book::CumulativeProfit),
            kind: Kind::Money,
            total: money(format!("={}", at(end, so_far)), all),
            month: Box::new(move |row, t| {
                let own = at(row, profit);
                let formula = match t {
                    0 => format!("={own}"),
                    _ => format!("={}+{own}", at(row - 1, so_far)),
                };
                money(formula, sums[t])
            }),
            detail: Box::new(|_, _, _| Cell::Empty(Kind::Money)),
        },
    ]
}

/// Spend beside revenue, month by month, on another sheet at `row`.
pub(super) fn chart(work: &Work<'_>, sheet: &mut Sheet<'_>, row: u32) -> Result<(), XlsxError> {
    let columns = Columns::of(work);
    let Some(earned) = &columns.revenue else {
        return Ok(());
    };
    let (style, plan) = (&work.style, work.material.plan);
    let tab = style.say(&Book::Tab(Tab::Forecast));
    let (tab, last) = (tab.as_str(), total(work) - 1);
    let mut chart = graph::chart(style, ChartType::Column, Picture::Returns, (1120, 360));
    for (at, column) in [columns.spend, earned.revenue].into_iter().enumerate() {
        chart
            .add_series()
            .set_name((tab, HEADS, column))
            .set_categories((tab, FIRST, 0, last, 0))
            .set_values((tab, FIRST, column, last, column))
            .set_format(&mut graph::fill(paint(style.brand.hex(1 - at))))
            .set_gap(60);
    }
    chart.x_axis().set_num_format("mm/yyyy");
    let landed = plan.months.kpis.get(REVENUE).into_iter().flatten();
    let largest = landed.chain(&plan.months.spend).copied().fold(0.0, f64::max);
    graph::money_axis(&mut chart, &work.wording.money, [0.0, largest]);
    sheet.page.insert_chart_with_offset(row, 0, &chart, 4, 4)?;
    Ok(())
}
