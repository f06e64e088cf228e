//! Actuals from an XLSX workbook: the first sheet that has the columns of a table.
//!
//! Nothing is believed of the file's size: it is unpacked to a limit, and cells are taken one by
//! one, so that a single far cell does not become a sheet of billions.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx};

use super::file::{Actuals, Fault, Place, PlanFinding, PlanFindings, TableRow, table};
use crate::scenario::Scenario;

/// Bytes of the unpacked file at most.
const MOST_BYTES: usize = 256 << 20;
/// Cells of a sheet at most: 200 channels over 120 months, four columns, and room.
const MOST_CELLS: usize = 200_000;

/// Spends and revenue of a workbook of actuals.
///
/// # Errors
/// Every finding, with the address of its cell; never empty.
pub fn actuals(bytes: &[u8], scenario: &Scenario) -> Result<Actuals, PlanFindings> {
    let whole =
        |fault: Fault| PlanFindings { list: vec![PlanFinding { place: Place::File, fault }] };
    let syntax = |why: String| whole(Fault::Syntax(why));
    let size = unpacked(bytes).map_err(syntax)?;
    if size > MOST_BYTES as u64 {
        return Err(whole(Fault::TooLarge(MOST_BYTES)));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| syntax(e.to_string()))?;
    let mut first = None;
    for name in book.sheet_names() {
        let (heads, rows) = sheet(&mut book, &name).map_err(whole)?;
        let found = table(&heads, &rows, Some(address), scenario);
        let is_other = |found: &PlanFinding| matches!(found.fault, Fault::Missing(_));
        match found {
            // Not a table of actuals: perhaps the next sheet is.
            Err(found) if found.list.iter().all(is_other) => {
                first.get_or_insert(found);
            }
            found => return found,
        }
    }
    Err(first.unwrap_or_else(|| whole(Fault::Missing("month"))))
}

/// Bytes of all parts together, as the archive states them.
fn unpacked(bytes: &[u8]) -> Result<u64, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let mut sum = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|e| e.to_string())?;
        sum = sum.saturating_add(part.size());
    }
    Ok(sum)
}

type Sheet = (Vec<String>, Vec<TableRow>);

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Fault> {
    let syntax = |e: calamine::XlsxError| Fault::Syntax(e.to_string());
    let mut cells = book.worksheet_cells_reader(name).map_err(syntax)?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut count = 0;
    while let Some(cell) = cells.next_cell().map_err(syntax)? {
        count += 1;
        if count > MOST_CELLS {
            return Err(Fault::TooLarge(MOST_CELLS));
        }
        let (row, column) = cell.get_position();
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::Int(x) => x.to_string(),
            // Sheets keep numbers in binary: the shortest text that is the same number.
            DataRef::Float(x) => exact(*x),
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Bool(x) => x.to_string(),
            DataRef::DateTime(date) => {
                let (year, month, ..) = date.to_ymd_hms_milli();
                format!("{year:04}-{month:02}")
            }
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => error.to_string(),
        };
        rows.entry(row).or_default().insert(column, text);
    }
    // Heads stand in the first row that holds anything.
    let mut rows = rows.into_iter();
    let heads = rows.next().map(|(_, cells)| line(cells)).unwrap_or_default();
    let rows = rows.map(|(row, cells)| TableRow { line: row as usize + 1, cells: line(cells) });
    Ok((heads, rows.collect()))
}

/// Cells of a row by column, up to the 64th: a table of actuals has four.
fn line(cells: BTreeMap<u32, String>) -> Vec<String> {
    let mut all = vec![String::new(); 64];
    for (column, text) in cells {
        if let Some(cell) = all.get_mut(column as usize) {
            *cell = text;
        }
    }
    all
}

/// A number whose decimals cannot be taken for thousands.
fn exact(x: f64) -> String {
    if x.fract() == 0.0 && x.abs() < 9e15 {
        format!("{}", x as i64)
    } else {
        // More decimals than three are no thousands.
        let text = format!("{x}");
        match text.split_once('.') {
            Some((_, decimals)) if decimals.len() == 3 => format!("{text}0"),
            _ => text,
        }
    }
}

/// `B7` of line 7 and the second column.
fn address(line: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    format!("{letters}{line}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::month::Month;

    fn scenario() -> Scenario {
        let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
            "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3}]}"#;
        Scenario::from_text(text, "x.json", Month::new(2025, 12).unwrap()).unwrap()
    }

    fn book(bad: bool) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, "Ghi chú").unwrap();
        let sheet = book.add_worksheet();
        for (column, head) in ["Tháng", "Kênh", "Chi", "Doanh thu"].into_iter().enumerate() {
            sheet.write(0, column as u16, head).unwrap();
        }
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 2, 1).unwrap();
        let format = rust_xlsxwriter::Format::new().set_num_format("mm/yyyy");
        sheet.write_with_format(1, 0, &date, &format).unwrap();
        sheet.write(1, 1, if bad { "soe" } else { "seo" }).unwrap();
        sheet.write(1, 2, 4.125).unwrap();
        sheet.write(1, 3, 12).unwrap();
        sheet.write(2, 0, "2026-01").unwrap();
        sheet.write(2, 1, "ppc").unwrap();
        if bad {
            sheet.write(2, 2, "1.500.000").unwrap();
        } else {
            sheet.write(2, 2, 1_500_000).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn dates_and_numbers_are_taken_as_they_are() {
        let told = actuals(&book(false), &scenario()).unwrap();
        assert_eq!(told.spend, [[None, Some(4.125)], [Some(1.5e6), None]]);
        assert_eq!(told.revenue[0], [None, Some(12.0)]);
    }

    #[test]
    fn faults_name_their_cells() {
        let found = actuals(&book(true), &scenario()).unwrap_err();
        let places: Vec<Place> = found.list.iter().map(|f| f.place.clone()).collect();
        let at = |text: &str| Place::Address(text.into());
        assert_eq!(places, [at("B2"), at("C3")]);
        assert!(matches!(actuals(b"PK", &scenario()), Err(found) if found.list.len() == 1));
    }
}
