//! Every figure that the plan rests on, with its range, its source and how good the evidence is.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use crate::answer::evidence::{Assumed, assumptions};
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role};
use crate::page::xlsx::sheet::{Sheet, name_width};

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Assumptions)?;
    let (scenario, labels) = (work.material.scenario, work.wording.lang.words().labels());
    let heads = [
        (sheet.say(&Book::ParameterHead), Kind::Text),
        (labels.channel.to_owned(), Kind::Text),
        (sheet.say(&Book::Value), Kind::Money),
        (labels.low.to_owned(), Kind::Money),
        (labels.high.to_owned(), Kind::Money),
        (sheet.say(&Book::Origin), Kind::Text),
        (labels.grade.to_owned(), Kind::Text),
        (labels.sources.to_owned(), Kind::Text),
    ];
    sheet.heads((3, 0), &heads)?;
    let all = assumptions(scenario);
    for (row, found) in (4..).zip(&all) {
        write(work, &mut sheet, row, found)?;
    }
    let row = 4 + all.len() as u32;
    let grades = sheet.say(&Book::GradeMeans);
    sheet.remark(row + 1, &grades)?;
    let names = work.names();
    sheet.widths(&[
        42.0,
        name_width(names.iter().map(String::as_str)),
        18.0,
        18.0,
        18.0,
        26.0,
        9.0,
        70.0,
    ])?;
    sheet.freeze(4, 2)?;
    sheet.page.autofilter(3, 0, row - 1, 7)?;
    sheet.done((0, 0))
}

fn write(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    row: u32,
    found: &Assumed,
) -> Result<(), XlsxError> {
    let kind = Kind::from(found.unit);
    let name = found.channel.map(|c| work.wording.channel(c));
    let source = found.source(work.material.scenario, work.wording.lang);
    let cells = vec![
        Cell::Text(found.name(work.wording.lang)),
        Cell::Prose(name.unwrap_or_else(|| sheet.say(&Book::AllChannels))),
        Cell::optional(kind, Some(found.value)),
        Cell::optional(kind, found.range.map(|range| range[0])),
        Cell::optional(kind, found.range.map(|range| range[1])),
        Cell::Text(sheet.say(&found.origin)),
        Cell::Text(found.grade().to_owned()),
        Cell::Prose(source),
    ];
    sheet.row((row, 0), Role::Body, cells)
}
