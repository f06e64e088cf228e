//! The figures that are read first, and the plan in two charts.

use rust_xlsxwriter::{
    ChartDataLabel, ChartFont, ChartLegendPosition, ChartPoint, ChartType, Worksheet, XlsxError,
};

use super::{Work, flighting, forecast, gathered};
use crate::answer::gap;
use crate::chart::Kind as Picture;
use crate::chart::returns::Returns;
use crate::locale::month;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, on};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{Sheet, paint};

/// The row of the heads.
pub(super) const HEADS: u32 = 3;

/// One line of the table.
struct Line {
    label: String,
    value: Cell,
    range: Option<[Cell; 2]>,
    note: String,
}

impl Line {
    fn new(label: impl Into<String>, value: Cell) -> Self {
        Self { label: label.into(), value, range: None, note: String::new() }
    }
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Summary)?;
    let labels = work.wording.lang.words().labels();
    sheet.put((2, 0), Role::Body, Cell::Text(work.material.scenario.name.clone()))?;
    let period = period(work);
    sheet.put((2, 1), Role::Body, Cell::Text(period))?;
    let heads = [
        (labels.figure.to_owned(), Kind::Text),
        (sheet.say(&Book::Value), Kind::Money),
        (labels.low.to_owned(), Kind::Money),
        (labels.high.to_owned(), Kind::Money),
        (sheet.say(&Book::Note), Kind::Text),
    ];
    sheet.heads((HEADS, 0), &heads)?;
    let lines = lines(work);
    let count = lines.len() as u32;
    for (row, line) in (HEADS + 1..).zip(lines) {
        let [low, high] =
            line.range.unwrap_or([Cell::Empty(Kind::Money), Cell::Empty(Kind::Money)]);
        let cells = vec![Cell::Text(line.label), line.value, low, high, Cell::Prose(line.note)];
        sheet.row((row, 0), Role::Body, cells)?;
    }
    sheet.widths(&[46.0, 24.0, 22.0, 22.0, 52.0])?;
    let below = HEADS + count + 2;
    charts(work, &mut sheet, below)?;
    sheet.page.set_print_fit_to_pages(1, 1);
    sheet.done_within((below + 40, 4))
}

fn period(work: &Work<'_>) -> String {
    let (scenario, lang) = (work.material.scenario, work.wording.lang);
    work.style.say(&Book::Period {
        from: month(lang, scenario.month(0)),
        to: month(lang, scenario.month(scenario.months.saturating_sub(1))),
        months: scenario.months,
    })
}

fn lines(work: &Work<'_>) -> Vec<Line> {
    let (plan, style) = (work.material.plan, &work.style);
    let (labels, totals) = (work.wording.lang.words().labels(), &plan.totals);
    let tab = style.say(&Book::Tab(Tab::Forecast));
    let row = forecast::total(work);
    let column = forecast::Columns::of(work);
    let sum = |column: u16| on(&tab, row, column);
    let linked =
        |column: u16, amount: f64| Cell::Formula(Kind::Money, format!("={}", sum(column)), amount);
    let (spend, paid) = (sum(column.spend), totals.spend + totals.fees);
    let paid_by = match column.fees {
        Some(fees) => format!("({spend}+{})", sum(fees)),
        None => spend.clone(),
    };
    let mut lines = vec![Line::new(labels.spend, linked(column.spend, totals.spend))];
    let taxed = totals.tax > 0.0;
    if let Some(fees) = column.fees {
        lines.push(Line::new(labels.beside_spend(taxed), linked(fees, totals.fees)));
        let cost = Cell::Formula(Kind::Money, format!("={paid_by}"), paid);
        lines.push(Line::new(style.say(&Book::TotalCost { taxed }), cost));
    }
    if let Some(revenue) = &column.revenue {
        let risk = work.material.risk;
        let eight = || {
            if risk.is_some() { style.say(&Book::EightOfTen) } else { String::new() }
        };
        let mut line = Line::new(labels.revenue, linked(revenue.revenue, totals.revenue));
        line.range = risk.map(|r| [Cell::money(r.revenue.p10), Cell::money(r.revenue.p90)]);
        line.note = eight();
        lines.push(line);
        let gross = totals.profit + paid;
        lines.push(Line::new(style.say(&Book::GrossProfit), linked(revenue.gross, gross)));
        let mut line =
            Line::new(style.say(&Book::NetProfit), linked(revenue.profit, totals.profit));
        line.range = risk.map(|r| [Cell::money(r.profit.p10), Cell::money(r.profit.p90)]);
        line.note = eight();
        lines.push(line);
        if let Some(roas) = totals.roas {
            let formula = format!("=IF({spend}=0,0,{}/{spend})", sum(revenue.revenue));
            lines.push(Line::new(labels.roas, Cell::Formula(Kind::Ratio, formula, roas)));
        }
        if let Some(roi) = totals.roi_net {
            let formula = format!("=IF({paid_by}=0,0,{}/{paid_by})", sum(revenue.profit));
            lines.push(Line::new(labels.roi_net, Cell::Formula(Kind::Share, formula, roi)));
        }
        let later = totals.after_horizon.get(crate::scenario::REVENUE);
        if let Some(later) = later.filter(|later| **later > 0.0) {
            lines.push(Line::new(style.say(&Book::LaterRevenue), Cell::money(*later)));
        }
        lines.push(payback(work));
    }
    lines.extend(counts(work, &column, &paid_by));
    lines.extend(chances(work));
    lines
}

/// Of each KPI how many there are, and what one costs.
fn counts(work: &Work<'_>, columns: &forecast::Columns, paid_by: &str) -> Vec<Line> {
    let (style, totals) = (&work.style, &work.material.plan.totals);
    let tab = style.say(&Book::Tab(Tab::Forecast));
    let mut lines = Vec::new();
    for (kpi, place) in work.counts().iter().zip(&columns.counts) {
        let sum = on(&tab, forecast::total(work), *place);
        let amount = totals.kpis.get(kpi).copied().unwrap_or(0.0);
        let count = Cell::Formula(Kind::Count, format!("={sum}"), amount);
        lines.push(Line::new(style.lang.kpi(kpi), count));
        if amount > 0.0 {
            let label = style.say(&Book::CostPer { kpi: style.lang.kpi(kpi) });
            let formula = format!("=IF({sum}=0,0,{paid_by}/{sum})");
            let cost = (totals.spend + totals.fees) / amount;
            lines.push(Line::new(label, Cell::Formula(Kind::Money, formula, cost)));
        }
    }
    lines
}

fn payback(work: &Work<'_>) -> Line {
    let (scenario, lang) = (work.material.scenario, work.wording.lang);
    let found =
        Returns::of(scenario, work.material.plan, lang).and_then(|returns| returns.payback());
    let value = match found {
        Some(t) => Cell::Month(scenario.month(t)),
        None => Cell::Shown(work.style.say(&Book::NoPayback)),
    };
    Line::new(work.style.say(&Book::PaybackMonth), value)
}

fn chances(work: &Work<'_>) -> Vec<Line> {
    let style = &work.style;
    let mut lines = Vec::new();
    if let Some(risk) = work.material.risk {
        let loss = Cell::Number(Kind::Share, risk.chance_of_loss);
        lines.push(Line::new(style.say(&Book::ChanceOfLoss), loss));
        if let Some(chance) = risk.chance_to_beat_current {
            let beats = Cell::Number(Kind::Share, chance);
            lines.push(Line::new(style.say(&Book::ChanceToBeatToday), beats));
        }
    }
    let proven = gap(work.wording.lang, work.material.plan.proof.gap());
    lines.push(Line::new(style.say(&Book::Proof), Cell::Shown(proven)));
    lines
}

/// Spend by month, share by channel, and spend beside revenue.
fn charts(work: &Work<'_>, sheet: &mut Sheet<'_>, row: u32) -> Result<(), XlsxError> {
    let plan = work.material.plan;
    let spending: Vec<usize> =
        (0..plan.channels.len()).filter(|&c| plan.channels[c].total_spend > 0.0).collect();
    if spending.is_empty() {
        return Ok(());
    }
    let lines = if spending.len() > gathered::MOST {
        gathered::lines(work, sheet, &spending)?
    } else {
        direct(work, &spending)
    };
    months(work, sheet, row, &lines)?;
    ring(work, sheet, row, &lines)?;
    forecast::chart(work, sheet, row + 21)
}

/// The rows of the channels on the sheet of the months.
fn direct(work: &Work<'_>, spending: &[usize]) -> Lines {
    let spots = work.spots;
    Lines {
        tab: work.style.say(&Book::Tab(Tab::Flighting)),
        head: flighting::FIRST - 1,
        name: 0,
        months: (1, spots.sum() - 1),
        sum: spots.sum(),
        rows: (flighting::FIRST, spots.last()),
        drawn: spending
            .iter()
            .map(|&c| (spots.channel(c), paint(work.style.brand.hex(c))))
            .collect(),
    }
}

/// Where the lines of the charts stand.
pub(super) struct Lines {
    pub(super) tab: String,
    /// The row of the months.
    pub(super) head: u32,
    /// The column of the names.
    pub(super) name: u16,
    /// First and last.
    pub(super) months: (u16, u16),
    /// The column of sums.
    pub(super) sum: u16,
    /// First and last, those that are not drawn included.
    pub(super) rows: (u32, u32),
    /// The row of each line that is drawn, with its colour.
    pub(super) drawn: Vec<(u32, u32)>,
}

fn months(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    row: u32,
    lines: &Lines,
) -> Result<(), XlsxError> {
    let (style, tab) = (&work.style, lines.tab.as_str());
    let form = ChartType::ColumnStacked;
    let mut chart = graph::chart(style, form, Picture::Flighting, (700, 400));
    let (first, last) = lines.months;
    for (row, color) in &lines.drawn {
        chart
            .add_series()
            .set_name((tab, *row, lines.name))
            .set_categories((tab, lines.head, first, lines.head, last))
            .set_values((tab, *row, first, *row, last))
            .set_format(&mut graph::fill(*color))
            .set_gap(45);
    }
    chart.x_axis().set_num_format("mm/yyyy");
    let spend = &work.material.plan.months.spend;
    let largest = spend.iter().copied().fold(0.0, f64::max);
    graph::money_axis(&mut chart, &work.wording.money, [0.0, largest]);
    sheet.page.insert_chart_with_offset(row, 0, &chart, 4, 4)?;
    Ok(())
}

fn ring(work: &Work<'_>, sheet: &mut Sheet<'_>, row: u32, lines: &Lines) -> Result<(), XlsxError> {
    let tab = lines.tab.as_str();
    let mut chart = graph::chart(&work.style, ChartType::Doughnut, Picture::Allocation, (420, 400));
    let (first, last) = lines.rows;
    let color = |row: u32| lines.drawn.iter().find(|(drawn, _)| *drawn == row);
    let points: Vec<ChartPoint> = (first..=last)
        .map(|row| match color(row) {
            Some((_, color)) => ChartPoint::new().set_format(&mut graph::fill(*color)),
            None => ChartPoint::new(),
        })
        .collect();
    let series = chart
        .add_series()
        .set_categories((tab, first, lines.name, last, lines.name))
        .set_values((tab, first, lines.sum, last, lines.sum))
        .set_points(&points);
    if lines.drawn.len() <= 8 && lines.drawn.len() == points.len() {
        let look = |(_, color): &(u32, u32)| {
            let mut font = ChartFont::new();
            font.set_size(10).set_bold().set_color(graph::text_on(*color));
            ChartDataLabel::new().show_percentage().set_font(&font).clone()
        };
        let labels: Vec<ChartDataLabel> = lines.drawn.iter().map(look).collect();
        series
            .set_data_label(ChartDataLabel::new().show_percentage())
            .set_custom_data_labels(&labels);
    }
    chart.set_hole_size(58);
    // Slices of nothing are not named.
    let idle: Vec<usize> = (first..=last)
        .filter(|&row| color(row).is_none())
        .map(|row| (row - first) as usize)
        .collect();
    chart.legend().set_position(ChartLegendPosition::Right).delete_entries(&idle);
    sheet.page.insert_chart_with_offset(row, 3, &chart, 70, 4)?;
    Ok(())
}
