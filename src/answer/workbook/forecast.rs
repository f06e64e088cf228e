//! What the plan brings: by month, and by month and channel in the same columns.

use rust_xlsxwriter::{ChartType, Worksheet, XlsxError};

use super::Work;
use crate::chart::Kind as Picture;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{Cell, Kind, Role, Sheet, at, name_width, paint};
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

    /// Heads and kinds, from the left.
    fn heads(&self, work: &Work<'_>) -> Vec<(String, Kind)> {
        let (labels, style) = (work.wording.lang.words().labels(), &work.style);
        let mut heads = vec![
            (labels.month.to_owned(), Kind::Month),
            (labels.channel.to_owned(), Kind::Text),
            (labels.spend.to_owned(), Kind::Money),
        ];
        if self.fees.is_some() {
            heads.push((labels.fees.to_owned(), Kind::Money));
        }
        if self.revenue.is_some() {
            heads.push((labels.revenue.to_owned(), Kind::Money));
            heads.push((style.say(&Book::GrossProfit), Kind::Money));
            heads.push((style.say(&Book::NetProfit), Kind::Money));
            heads.push((style.say(&Book::CumulativeProfit), Kind::Money));
        }
        heads.extend(work.counts().iter().map(|kpi| (style.lang.kpi(kpi), Kind::Count)));
        heads
    }
}

/// The row of all months together.
pub(super) fn total(work: &Work<'_>) -> u32 {
    FIRST + work.material.scenario.months as u32
}

/// A channel's month with something in it.
struct Detail {
    t: usize,
    c: usize,
}

fn details(work: &Work<'_>) -> Vec<Detail> {
    let plan = work.material.plan;
    let is_something = |c: usize, t: usize| {
        let channel = &plan.channels[c];
        channel.spend[t] != 0.0
            || channel.fees[t] != 0.0
            || channel.kpis.values().any(|months| months[t] != 0.0)
    };
    let months = 0..work.material.scenario.months;
    months
        .flat_map(|t| (0..plan.channels.len()).map(move |c| (t, c)))
        .filter(|&(t, c)| is_something(c, t))
        .map(|(t, c)| Detail { t, c })
        .collect()
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Forecast)?;
    let columns = Columns::of(work);
    if columns.revenue.is_some() {
        let label = sheet.say(&Book::Margin);
        sheet.put((MARGIN, 0), Role::Body, Cell::Text(label))?;
        let margin = Cell::Number(Kind::Share, work.material.scenario.margin());
        sheet.put((MARGIN, 2), Role::Input, margin)?;
        sheet.put((MARGIN, 1), Role::Body, Cell::Empty(Kind::Text))?;
    }
    let heads = columns.heads(work);
    sheet.heads((HEADS, 0), &heads)?;
    let details = details(work);
    let first = total(work) + 4;
    let last = (first + details.len() as u32).saturating_sub(1).max(first);
    by_month(work, &mut sheet, &columns, (first, last))?;
    let title = sheet.say(&Book::ByMonthAndChannel);
    sheet.block(first - 2, &title)?;
    sheet.heads((first - 1, 0), &heads)?;
    for (row, detail) in (first..).zip(&details) {
        by_channel(work, &mut sheet, &columns, row, detail)?;
    }
    sheet.page.autofilter(first - 1, 0, last, heads.len() as u16 - 1)?;
    let names = work.names();
    sheet.widths(&[12.0, name_width(names.iter().map(String::as_str))])?;
    sheet.page.set_column_range_width(2, heads.len() as u16 - 1, 18)?;
    sheet.freeze(FIRST, 2)?;
    sheet.done((0, 0))
}

/// A month's figures are the sums of its channels below.
fn by_month(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    columns: &Columns,
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let margin = scenario.margin();
    let all = work.wording.lang.words().labels().total;
    let sums = |column: u16, row: u32| {
        let range = |column: u16| {
            let (a, b) = (at(first, column), at(last, column));
            format!("{}:{}", fixed(&a), fixed(&b))
        };
        format!("=SUMIFS({},{},{})", range(column), range(0), at(row, 0))
    };
    let mut so_far = 0.0;
    for t in 0..scenario.months {
        let row = FIRST + t as u32;
        let (spend, fees) = (plan.months.spend[t], plan.months.fees[t]);
        sheet.put((row, 0), Role::Body, Cell::Month(scenario.month(t)))?;
        sheet.put((row, 1), Role::Body, Cell::Text(all.to_owned()))?;
        let sum = |sheet: &mut Sheet<'_>, kind, column, amount| {
            sheet.put((row, column), Role::Body, Cell::Formula(kind, sums(column, row), amount))
        };
        sum(sheet, Kind::Money, columns.spend, spend)?;
        if let Some(column) = columns.fees {
            sum(sheet, Kind::Money, column, fees)?;
        }
        let landed = |kpi: &str| plan.months.kpis.get(kpi).map_or(0.0, |months| months[t]);
        for (kpi, column) in work.counts().iter().zip(&columns.counts) {
            sum(sheet, Kind::Count, *column, landed(kpi))?;
        }
        if let Some(earned) = &columns.revenue {
            let revenue = landed(REVENUE);
            sum(sheet, Kind::Money, earned.revenue, revenue)?;
            let profit = margin * revenue - spend - fees;
            so_far += profit;
            money(sheet, columns, earned, row, [margin * revenue, profit])?;
            let formula = match t {
                0 => format!("={}", at(row, earned.profit)),
                _ => format!("={}+{}", at(row - 1, earned.so_far), at(row, earned.profit)),
            };
            sheet.put(
                (row, earned.so_far),
                Role::Body,
                Cell::Formula(Kind::Money, formula, so_far),
            )?;
        }
    }
    totals(work, sheet, columns, so_far)
}

fn totals(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    columns: &Columns,
    so_far: f64,
) -> Result<(), XlsxError> {
    let (plan, row) = (work.material.plan, total(work));
    let all = work.wording.lang.words().labels().total;
    sheet.put((row, 0), Role::Total, Cell::Text(all.to_owned()))?;
    sheet.put((row, 1), Role::Total, Cell::Empty(Kind::Text))?;
    let sum = |sheet: &mut Sheet<'_>, kind, column, amount| {
        let formula = format!("=SUM({}:{})", at(FIRST, column), at(row - 1, column));
        sheet.put((row, column), Role::Total, Cell::Formula(kind, formula, amount))
    };
    sum(sheet, Kind::Money, columns.spend, plan.months.spend.iter().sum())?;
    if let Some(column) = columns.fees {
        sum(sheet, Kind::Money, column, plan.months.fees.iter().sum())?;
    }
    let landed = |kpi: &str| plan.months.kpis.get(kpi).map_or(0.0, |months| months.iter().sum());
    for (kpi, column) in work.counts().iter().zip(&columns.counts) {
        sum(sheet, Kind::Count, *column, landed(kpi))?;
    }
    if let Some(earned) = &columns.revenue {
        let revenue: f64 = landed(REVENUE);
        sum(sheet, Kind::Money, earned.revenue, revenue)?;
        sum(sheet, Kind::Money, earned.gross, revenue * work.material.scenario.margin())?;
        sum(sheet, Kind::Money, earned.profit, so_far)?;
        let formula = format!("={}", at(row - 1, earned.so_far));
        sheet.put(
            (row, earned.so_far),
            Role::Total,
            Cell::Formula(Kind::Money, formula, so_far),
        )?;
    }
    Ok(())
}

/// Gross profit and what is left of it after marketing, from the row's own cells.
fn money(
    sheet: &mut Sheet<'_>,
    columns: &Columns,
    earned: &Earned,
    row: u32,
    [gross, profit]: [f64; 2],
) -> Result<(), XlsxError> {
    let formula = format!("={}*{}", at(row, earned.revenue), fixed(&at(MARGIN, 2)));
    sheet.put((row, earned.gross), Role::Body, Cell::Formula(Kind::Money, formula, gross))?;
    let mut formula = format!("={}-{}", at(row, earned.gross), at(row, columns.spend));
    if let Some(fees) = columns.fees {
        formula += &format!("-{}", at(row, fees));
    }
    sheet.put((row, earned.profit), Role::Body, Cell::Formula(Kind::Money, formula, profit))
}

fn by_channel(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    columns: &Columns,
    row: u32,
    &Detail { t, c }: &Detail,
) -> Result<(), XlsxError> {
    let scenario = work.material.scenario;
    let channel = &work.material.plan.channels[c];
    sheet.put((row, 0), Role::Body, Cell::Month(scenario.month(t)))?;
    sheet.put((row, 1), Role::Body, Cell::Prose(work.wording.channel(c)))?;
    sheet.put((row, columns.spend), Role::Body, Cell::money(channel.spend[t]))?;
    if let Some(column) = columns.fees {
        sheet.put((row, column), Role::Body, Cell::money(channel.fees[t]))?;
    }
    let landed = |kpi: &str| channel.kpis.get(kpi).map_or(0.0, |months| months[t]);
    if let Some(earned) = &columns.revenue {
        let revenue = landed(REVENUE);
        let gross = revenue * scenario.margin();
        sheet.put((row, earned.revenue), Role::Body, Cell::money(revenue))?;
        money(sheet, columns, earned, row, [gross, gross - channel.spend[t] - channel.fees[t]])?;
        sheet.put((row, earned.so_far), Role::Body, Cell::Empty(Kind::Money))?;
    }
    for (kpi, column) in work.counts().iter().zip(&columns.counts) {
        sheet.put((row, *column), Role::Body, Cell::Number(Kind::Count, landed(kpi)))?;
    }
    Ok(())
}

/// `$B$5` for `B5`.
fn fixed(cell: &str) -> String {
    let split = cell.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (column, row) = cell.split_at(split);
    format!("${column}${row}")
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
