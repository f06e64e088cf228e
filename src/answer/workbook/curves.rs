//! Response curves as points, with the plan's own, and the chart of them.

use rust_xlsxwriter::{
    ChartLegendPosition, ChartMarker, ChartMarkerType, ChartType, Worksheet, XlsxError,
};

use super::Work;
use crate::chart::Kind as Picture;
use crate::chart::curves::{Panel, ResponseCurves};
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, at};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{Sheet, name_width, paint};
use crate::scenario::REVENUE;

/// Every so many of the chart's points is a row.
const STEP: usize = 3;
/// The row of the heads.
const HEADS: u32 = 3;
/// The first column of the plan's own points.
const PLAN: u16 = 7;
/// Curves in the chart, the largest spends first.
const DRAWN: usize = 10;

/// The mean spend of the months in which a channel is active.
pub(super) fn proposed(spend: &[f64]) -> f64 {
    let active = spend.iter().filter(|spend| **spend > 0.0);
    let count = active.clone().count().max(1) as f64;
    active.sum::<f64>() / count
}

/// The rows of one curve: first, last.
type Rows = (u32, u32);

pub(super) fn sheet(work: &Work<'_>) -> Result<Option<Worksheet>, XlsxError> {
    let (scenario, lang) = (work.material.scenario, work.wording.lang);
    let Some(curves) = ResponseCurves::of(scenario, work.material.plan, lang) else {
        return Ok(None);
    };
    let mut sheet = work.sheet(Tab::Curves)?;
    let labels = lang.words().labels();
    let (kpi, kind) = match &curves.kpi {
        Some(kpi) => (kpi.clone(), Kind::Count),
        None => (work.wording.kpi(REVENUE), Kind::Money),
    };
    let ratio = if kind == Kind::Money { Kind::Ratio } else { Kind::Count };
    let heads = [
        (labels.channel.to_owned(), Kind::Text),
        (sheet.say(&Book::SpendPerMonth), Kind::Money),
        (sheet.say(&Book::Brings { kpi: kpi.clone() }), kind),
        (sheet.say(&Book::NextStep), ratio),
        (sheet.say(&Book::LowCase), kind),
        (sheet.say(&Book::HighCase), kind),
    ];
    sheet.heads((HEADS, 0), &heads)?;
    let mut rows: Vec<Rows> = Vec::new();
    let mut next = HEADS + 1;
    for panel in &curves.panels {
        rows.push((next, next + points(&mut sheet, panel, next, kind, ratio)? - 1));
        next = rows.last().map_or(next, |(_, last)| last + 1);
    }
    let heads = [
        (labels.channel.to_owned(), Kind::Text),
        (sheet.say(&Book::Proposed), Kind::Money),
        (sheet.say(&Book::Brings { kpi }), kind),
        (sheet.say(&Book::MarginalRoas), ratio),
    ];
    sheet.heads((HEADS, PLAN), &heads)?;
    for (row, panel) in (HEADS + 1..).zip(&curves.panels) {
        let cells = vec![
            Cell::Prose(panel.name.clone()),
            Cell::money(panel.proposed),
            Cell::Number(kind, panel.at(panel.proposed)),
            Cell::optional(ratio, Some(panel.marginal)),
        ];
        sheet.row((row, PLAN), Role::Body, cells)?;
    }
    let below = HEADS + 3 + curves.panels.len() as u32;
    chart(work, &mut sheet, &curves, &rows, below)?;
    let names = curves.panels.iter().map(|panel| panel.name.as_str());
    let name = name_width(names);
    sheet.widths(&[name, 18.0, 20.0, 13.0, 19.0, 19.0, 3.0, name, 18.0, 20.0, 13.0])?;
    sheet.freeze(HEADS + 1, 1)?;
    sheet.done((below + 26, PLAN + 5)).map(Some)
}

/// Writes a curve from `first` on; how many rows it took.
fn points(
    sheet: &mut Sheet<'_>,
    panel: &Panel,
    first: u32,
    kind: Kind,
    ratio: Kind,
) -> Result<u32, XlsxError> {
    let chosen = panel.points.iter().step_by(STEP);
    let mut before: Option<(f64, f64)> = None;
    let mut count = 0;
    for (row, point) in (first..).zip(chosen) {
        let step = match before {
            Some((spend, value)) if point.spend > spend => {
                let formula = format!(
                    "=({}-{})/({}-{})",
                    at(row, 2),
                    at(row - 1, 2),
                    at(row, 1),
                    at(row - 1, 1)
                );
                Cell::Formula(ratio, formula, (point.value - value) / (point.spend - spend))
            }
            _ => Cell::Empty(ratio),
        };
        let cells = vec![
            Cell::Prose(panel.name.clone()),
            Cell::money(point.spend),
            Cell::Number(kind, point.value),
            step,
            Cell::optional(kind, point.range.map(|range| range[0])),
            Cell::optional(kind, point.range.map(|range| range[1])),
        ];
        sheet.row((row, 0), Role::Body, cells)?;
        before = Some((point.spend, point.value));
        count += 1;
    }
    Ok(count)
}

fn chart(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    curves: &ResponseCurves,
    rows: &[Rows],
    below: u32,
) -> Result<(), XlsxError> {
    let style = &work.style;
    let tab = style.say(&Book::Tab(Tab::Curves));
    let tab = tab.as_str();
    let mut drawn: Vec<usize> = (0..curves.panels.len()).collect();
    drawn.sort_by(|&a, &b| curves.panels[b].proposed.total_cmp(&curves.panels[a].proposed));
    drawn.truncate(DRAWN);
    drawn.sort_unstable();
    let mut chart = graph::chart(style, ChartType::ScatterSmooth, Picture::Curves, (760, 480));
    for &at in &drawn {
        let (first, last) = rows[at];
        chart
            .add_series()
            .set_name((tab, first, 0))
            .set_categories((tab, first, 1, last, 1))
            .set_values((tab, first, 2, last, 2))
            .set_format(&mut graph::line(style, at))
            .set_marker(ChartMarker::new().set_none());
    }
    for &at in &drawn {
        let row = HEADS + 1 + at as u32;
        chart
            .add_series()
            .set_name((tab, HEADS, PLAN + 1))
            .set_categories((tab, row, PLAN + 1, row, PLAN + 1))
            .set_values((tab, row, PLAN + 2, row, PLAN + 2))
            .set_marker(
                ChartMarker::new()
                    .set_type(ChartMarkerType::Circle)
                    .set_size(9)
                    .set_format(&mut graph::fill(paint(style.brand.hex(at)))),
            );
    }
    // The dots have the colours of their curves.
    let dots: Vec<usize> = (drawn.len()..2 * drawn.len()).collect();
    chart.legend().set_position(ChartLegendPosition::Right).delete_entries(&dots);
    let money = &work.wording.money;
    let ends = |of: &dyn Fn(&Panel) -> f64| {
        drawn.iter().map(|&at| of(&curves.panels[at])).fold(0.0, f64::max)
    };
    let furthest = ends(&|panel| panel.points.last().map_or(0.0, |point| point.spend));
    let highest = ends(&|panel| panel.points.last().map_or(0.0, |point| point.value));
    if curves.kpi.is_none() {
        graph::money_axis(&mut chart, money, [0.0, highest]);
    }
    let unit = money.table_unit(furthest);
    chart
        .x_axis()
        .set_name(&format!("{} · {}", style.say(&Book::SpendPerMonth), money.unit_note(unit)))
        .set_num_format(graph::scaled(unit.scale, furthest))
        .set_min(0);
    sheet.page.insert_chart(below, PLAN, &chart)?;
    Ok(())
}
