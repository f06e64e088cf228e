//! The sheets of a workbook: XLSX, XLS or ODS.
//!
//! Nothing is believed of the file's size: it is unpacked to a limit, and the cells of an XLSX are
//! taken one by one, so that a single far cell does not become a sheet of billions.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Ods, Reader as _, Xls, Xlsx};
use jiff::civil::Date;

use super::grid::{Cell, Grid, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, keep};
use super::{Finding, Size};

/// The sheets that hold anything.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Finding> {
    // A page in a browser takes tables as texts: its engine is smaller without this.
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return Err(Finding::Unreadable("a workbook".to_owned()));
    }
    if !bytes.starts_with(b"PK") {
        let book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(unreadable)?;
        return whole_sheets(book);
    }
    unpacked_within(bytes)?;
    if has_part(bytes, "content.xml") {
        let book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(unreadable)?;
        return whole_sheets(book);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let rows = sheet(&mut book, &name)?;
        if !rows.is_empty() {
            grids.push(Grid { sheet: Some(name), rows });
        }
    }
    Ok(grids)
}

fn unreadable(error: impl std::fmt::Display) -> Finding {
    Finding::Unreadable(error.to_string())
}

/// A sheet of an XLSX, cell by cell.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Row>, Finding> {
    let mut cells = book.worksheet_cells_reader(name).map_err(unreadable)?;
    let mut found: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
    let mut count = 0_usize;
    while let Some(next) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = next.get_position();
        let value = cell(&Data::from(next.get_value().clone()));
        if value.is_blank() {
            continue;
        }
        count += 1;
        if count > MOST_ROWS {
            return Err(Finding::TooLarge { what: Size::Rows, most: MOST_ROWS as u64 });
        }
        if column as usize >= MOST_COLUMNS {
            return Err(Finding::TooLarge { what: Size::Columns, most: MOST_COLUMNS as u64 });
        }
        found.entry(row).or_default().insert(column, value);
    }
    let mut rows = Vec::new();
    for (row, cells) in found {
        let width = cells.keys().next_back().map_or(0, |last| *last as usize + 1);
        let mut line = vec![Cell::Text(String::new()); width];
        for (column, value) in cells {
            line[column as usize] = value;
        }
        keep(&mut rows, Row { at: row as usize + 1, cells: line })?;
    }
    Ok(rows)
}

/// The sheets of a book whose cells come all at once.
fn whole_sheets<'a, B>(mut book: B) -> Result<Vec<Grid>, Finding>
where
    B: calamine::Reader<Cursor<&'a [u8]>>,
    B::Error: std::fmt::Display,
{
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(unreadable)?;
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        let mut rows = Vec::new();
        for (offset, cells) in range.rows().enumerate() {
            let blank = (0..first_column).map(|_| Cell::Text(String::new()));
            let cells: Vec<Cell> = blank.chain(cells.iter().map(cell)).collect();
            // Cells far to the right that only carry a format are no columns.
            let end = cells.iter().rposition(|cell| !cell.is_blank()).map_or(0, |at| at + 1);
            let at = first_row as usize + offset + 1;
            keep(&mut rows, Row { at, cells: cells[..end].to_vec() })?;
        }
        if !rows.is_empty() {
            grids.push(Grid { sheet: Some(name), rows });
        }
    }
    Ok(grids)
}

fn has_part(bytes: &[u8], name: &str) -> bool {
    let archive = zip::ZipArchive::new(Cursor::new(bytes));
    archive
        .is_ok_and(|archive| archive.file_names().any(|part| part.is_ok_and(|part| part == name)))
}

/// Refuses an archive whose parts are too large together, by unpacking them no further than the
/// limit: what an archive says of its sizes is not believed.
fn unpacked_within(bytes: &[u8]) -> Result<(), Finding> {
    let too_large = Finding::TooLarge { what: Size::Bytes, most: MOST_BYTES };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = MOST_BYTES;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(unreadable)?;
        let is_sheet_of_ods = part.name().is_ok_and(|name| name == "content.xml");
        let mut text = Vec::new();
        let mut part = part.take(left + 1);
        let read = if is_sheet_of_ods {
            part.read_to_end(&mut text).map_err(unreadable)? as u64
        } else {
            std::io::copy(&mut part, &mut std::io::sink()).map_err(unreadable)?
        };
        left = left.checked_sub(read).ok_or_else(|| too_large.clone())?;
        if is_sheet_of_ods && repeats_too_much(&text) {
            return Err(Finding::TooLarge { what: Size::Rows, most: MOST_ROWS as u64 });
        }
    }
    Ok(())
}

/// Whether rows and cells of an ODS, which may say that they stand many times, are too many. The
/// blank rest of a sheet is said so too (a million rows of 16,384 cells); only what holds a value
/// counts.
fn repeats_too_much(content: &[u8]) -> bool {
    let times = |tag: &str, name: &str| -> u64 {
        let told = tag.split_once(name).and_then(|(_, rest)| rest.split('"').nth(1));
        told.map_or(1, |count| count.parse().unwrap_or(u64::MAX))
    };
    let content = String::from_utf8_lossy(content);
    let (mut rows, mut cells) = (1_u64, 0_u64);
    for tag in content.split('<') {
        if tag.starts_with("table:table-row ") {
            rows = times(tag, "number-rows-repeated=");
        } else if tag.starts_with("table:table-row>") {
            rows = 1;
        } else if tag.starts_with("table:table-cell") && tag.contains("value-type=") {
            let own = rows.saturating_mul(times(tag, "number-columns-repeated="));
            cells = cells.saturating_add(own);
        }
    }
    cells > MOST_ROWS as u64
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Text(String::new()),
        Data::String(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::Float(number) => Cell::Number(*number),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Bool(truth) => Cell::Text(truth.to_string()),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            let day = Date::new(year as i16, month as i8, day as i8);
            day.map_or_else(|_| Cell::Number(date.as_f64()), Cell::Day)
        }
        Data::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Cell::Day(day),
            None => Cell::Text(text.clone()),
        },
        Data::Error(error) => Cell::Text(error.to_string()),
    }
}
