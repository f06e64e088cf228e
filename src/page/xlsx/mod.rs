//! A page as a workbook: a sheet for each section, numbers as numbers with formats, sentences in
//! cells as wide as the page. No text is ever taken for a formula.

pub(crate) mod cell;
pub(crate) mod graph;
pub(crate) mod sheet;

use rust_xlsxwriter::{
    ConditionalFormatDataBar, DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError,
};

use self::cell::{Cell, Kind, Role};
use self::sheet::{Sheet, Style, name_width};
use super::{Block, Figure, Page, Row, Section, Table, Tile, Unwritable};
use crate::chart::{Look, told};
use crate::locale::visible;
use crate::locale::workbook::{Book, Tab};

/// Letters in a line of sentences.
const PROSE: f64 = 110.0;
/// Widths of a column of numbers, and of texts.
const NUMBER: f64 = 18.0;
const TEXT: f64 = 32.0;
/// Letters in a sheet's name at most, by the format.
const MOST_NAME: usize = 31;
/// Light enough for the figure on it.
pub(crate) const BAR: u32 = 0xc7_d7f4;

/// The workbook (XLSX). Of `look` the language and the brand are used; the same page gives the
/// same bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn write(page: &Page, look: &Look) -> Result<Vec<u8>, Unwritable> {
    let style = Style::new(look.lang, &look.brand, &page.currency);
    let mut book = begun(&page.cover.title)?;
    let mut names: Vec<String> = Vec::new();
    let is_headed = |section: &&Section| !section.heading.is_empty();
    for (at, section) in page.sections.iter().enumerate() {
        // What has no heading, such as a verdict, stands on the first sheet.
        let more = page.sections.iter().skip(1).filter(|section| !is_headed(section));
        let own: Vec<&Section> = match at {
            0 => std::iter::once(section).chain(more).collect(),
            _ if is_headed(&section) => vec![section],
            _ => continue,
        };
        let heading = match section.heading.as_str() {
            "" => style.say(&Book::Tab(Tab::Summary)),
            heading => heading.to_owned(),
        };
        let name = sheet_name(&heading, &names);
        names.push(name.clone());
        let reading = format!("{} · {}", page.cover.title, page.cover.subtitle);
        let mut sheet = Sheet::new(&style, &name, &heading, &reading)?;
        let mut row = 3;
        for section in own {
            row = write_section(&mut sheet, section, row, look)?;
        }
        book.push_worksheet(finished(sheet)?);
    }
    Ok(book.save_to_buffer()?)
}

/// An empty workbook with its title; of a fixed day, so that the same plan gives the same bytes.
pub(crate) fn begun(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_title(visible(title)).set_creation_datetime(&day);
    book.set_properties(&properties);
    Ok(book)
}

/// A heading as the name of a sheet: without the marks that are not allowed, cut, and told apart
/// from the others.
fn sheet_name(heading: &str, taken: &[String]) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
    let clean: String = heading.chars().filter(allowed).take(MOST_NAME).collect();
    let clean = clean.trim();
    let is_taken =
        |name: &str| taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    if !clean.is_empty() && !is_taken(clean) {
        return clean.to_owned();
    }
    let mut numbered = (2..).map(|number| {
        let end = format!(" {number}");
        let short: String = clean.chars().take(MOST_NAME - end.len()).collect();
        format!("{short}{end}").trim().to_owned()
    });
    numbered.find(|name| !is_taken(name)).expect("numbers do not end")
}

/// Writes a section from `row` on; the row below it.
fn write_section(
    sheet: &mut Sheet<'_>,
    section: &Section,
    mut row: u32,
    look: &Look,
) -> Result<u32, XlsxError> {
    if !section.takeaway.is_empty() {
        row = prose(sheet, row, &section.takeaway)?;
    }
    for block in &section.blocks {
        row = match block {
            Block::Heading(text) => {
                sheet.block(row, text)?;
                row + 1
            }
            Block::Text(text) => prose(sheet, row, text)?,
            Block::List(items) => {
                items.iter().try_fold(row, |row, item| prose(sheet, row, &item.whole()))? + 1
            }
            Block::Tiles(tiles) => self::tiles(sheet, row, tiles)?,
            Block::Table(found) => table(sheet, row, found)?,
            Block::Chart(picture) => prose(sheet, row, &told(picture.as_ref(), look).alt)?,
            Block::Note(note) => {
                row = prose(sheet, row, &format!("{} {}", note.tone.sign(), note.text))?;
                note.details.iter().try_fold(row, |row, text| prose(sheet, row, text))?
            }
        };
    }
    Ok(row)
}

/// A sentence over the width of the page.
fn prose(sheet: &mut Sheet<'_>, row: u32, text: &str) -> Result<u32, XlsxError> {
    sheet.sentence(row, text)?;
    Ok(row + 1)
}

fn tiles(sheet: &mut Sheet<'_>, row: u32, tiles: &[Tile]) -> Result<u32, XlsxError> {
    for (row, tile) in (row..).zip(tiles) {
        let note = Cell::Text(tile.note.clone());
        let cells = vec![Cell::Text(tile.label.clone()), cell(&tile.figure, true), note];
        sheet.row((row, 0), Role::Body, cells)?;
    }
    sheet.widen(0, TEXT)?;
    sheet.widen(1, 1.4 * NUMBER)?;
    Ok(row + tiles.len() as u32 + 1)
}

fn cell(figure: &Figure, is_number: bool) -> Cell {
    match figure.value {
        Some(value) => Cell::Number(Kind::from(figure.unit), value),
        None if is_number => Cell::Shown(figure.shown.clone()),
        None => Cell::Prose(figure.shown.clone()),
    }
}

/// Writes a table from `row` on; the row below it.
fn table(sheet: &mut Sheet<'_>, row: u32, table: &Table) -> Result<u32, XlsxError> {
    let mut top = row;
    if !table.heading.is_empty() {
        sheet.block(top, &table.heading)?;
        top += 1;
    }
    let kind = |is_number: bool| if is_number { Kind::Money } else { Kind::Text };
    let head = |c: usize| (table.head(c), kind(table.columns[c].is_number));
    let heads: Vec<(String, Kind)> = (0..table.columns.len()).map(head).collect();
    sheet.heads((top, 0), &heads)?;
    let first = top + 1;
    for (row, found) in (first..).zip(&table.rows) {
        let role = if found.is_total() { Role::Total } else { Role::Body };
        let cells = found.cells.iter().zip(&table.columns);
        let cells = cells.map(|(figure, column)| cell(figure, column.is_number)).collect();
        sheet.row((row, 0), role, cells)?;
    }
    for (c, column) in (0_u16..).zip(&table.columns) {
        let shown = |row: &Row| row.cells[usize::from(c)].shown.clone();
        let names: Vec<String> = table.rows.iter().map(shown).collect();
        let names = name_width(names.iter().map(String::as_str));
        sheet.widen(c, if column.is_number { NUMBER } else { names })?;
        if column.has_bar {
            let body = table.rows.iter().filter(|row| !row.is_total()).count() as u32;
            let bar = ConditionalFormatDataBar::new().set_fill_color(BAR).set_solid_fill(true);
            sheet.page.add_conditional_format(first, c, first + body - 1, c, &bar)?;
        }
    }
    let below = first + table.rows.len() as u32;
    if table.note.is_empty() {
        return Ok(below + 1);
    }
    sheet.remark(below, &table.note)?;
    Ok(below + 2)
}

/// Sheets of sentences alone have one wide column.
fn finished(mut sheet: Sheet<'_>) -> Result<Worksheet, XlsxError> {
    sheet.fill_lines(PROSE)?;
    sheet.done((0, 0))
}

#[cfg(test)]
mod tests {
    use super::sheet_name;

    #[test]
    fn a_heading_becomes_a_name_that_is_allowed_and_free() {
        assert_eq!(sheet_name("Spend: by month [1/2]", &[]), "Spend by month 12");
        let long = sheet_name(&"Tối ưu ".repeat(9), &[]);
        assert!(long.chars().count() <= 31, "{long}");
        let again = sheet_name(&"Tối ưu ".repeat(9), std::slice::from_ref(&long));
        assert!(again != long && again.chars().count() <= 31, "{again}");
        assert_eq!(sheet_name("???", &[]), "2");
    }
}
