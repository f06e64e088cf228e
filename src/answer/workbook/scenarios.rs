//! Scenarios side by side.

use rust_xlsxwriter::{ChartType, Worksheet, XlsxError};

use super::Work;
use crate::chart::Kind as Picture;
use crate::chart::comparison::Comparison;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, at};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{name_width, paint};

/// The row of the heads.
const HEADS: u32 = 3;

pub(super) fn sheet(work: &Work<'_>, comparison: &Comparison) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Scenarios)?;
    let labels = work.wording.lang.words().labels();
    let earns = comparison.scenarios.iter().any(|variant| variant.revenue.is_some());
    let mut heads = vec![
        (sheet.say(&Book::Scenario), Kind::Text),
        (sheet.say(&Book::TotalCost { taxed: work.material.plan.totals.tax > 0.0 }), Kind::Money),
        (labels.revenue.to_owned(), Kind::Money),
        (sheet.say(&Book::NetProfit), Kind::Money),
        (sheet.say(&Book::AgainstFirst), Kind::Money),
    ];
    heads.extend(comparison.channels.iter().map(|name| (name.clone(), Kind::Money)));
    sheet.heads((HEADS, 0), &heads)?;
    let first = HEADS + 1;
    let base = comparison.scenarios.first().map_or(0.0, |variant| variant.profit);
    for (row, variant) in (first..).zip(&comparison.scenarios) {
        let against = format!("={}-$D${}", at(row, 3), first + 1);
        let mut cells = vec![
            Cell::Prose(variant.name.clone()),
            Cell::money(variant.cost),
            Cell::optional(Kind::Money, variant.revenue),
            Cell::money(variant.profit),
            Cell::Formula(Kind::Money, against, variant.profit - base),
        ];
        cells.extend(variant.spend.iter().map(|spend| Cell::money(*spend)));
        sheet.row((row, 0), Role::Body, cells)?;
    }
    let names = comparison.scenarios.iter().map(|variant| variant.name.as_str());
    sheet.widths(&[name_width(names)])?;
    sheet.page.set_column_range_width(1, heads.len() as u16 - 1, 18)?;
    sheet.freeze(first, 1)?;
    let count = comparison.scenarios.len() as u32;
    if count == 0 {
        return sheet.done((0, 0));
    }
    let style = &work.style;
    let tab = style.say(&Book::Tab(Tab::Scenarios));
    let (tab, last) = (tab.as_str(), first + count - 1);
    let mut chart = graph::chart(style, ChartType::Column, Picture::Comparison, (760, 420));
    for (place, column) in [1, 2, 3].into_iter().filter(|&c| earns || c != 2).enumerate() {
        chart
            .add_series()
            .set_name((tab, HEADS, column))
            .set_categories((tab, first, 0, last, 0))
            .set_values((tab, first, column, last, column))
            .set_format(&mut graph::fill(paint(style.brand.hex(place))))
            .set_gap(60);
    }
    let amounts =
        comparison.scenarios.iter().flat_map(|v| [v.cost, v.revenue.unwrap_or(0.0), v.profit]);
    let ends = amounts
        .fold([0.0, 0.0], |[low, high]: [f64; 2], amount| [low.min(amount), high.max(amount)]);
    graph::money_axis(&mut chart, &work.wording.money, ends);
    sheet.page.insert_chart_with_offset(last + 2, 0, &chart, 4, 4)?;
    sheet.done((last + 24, 5))
}
