//! Rows of cells, out of a text with any separator or a workbook (XLSX, XLS, ODS). Nothing is
//! believed of a file's size: rows, columns and cells are counted as they come.

use jiff::civil::Date;

use super::{Finding, Size, book, decode};

/// Bytes of a file, and of the unpacked parts of a workbook, at most.
pub const MOST_BYTES: u64 = 256 << 20;
/// Rows of a table at most.
pub const MOST_ROWS: usize = 2_000_000;
/// Columns at most.
pub const MOST_COLUMNS: usize = 1_000;
/// Characters of a cell at most.
const MOST_CHARACTERS: usize = 10_000;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// As typed; may be blank.
    Text(String),
    /// A number that needs no reading.
    Number(f64),
    /// A day that needs no reading.
    Day(Date),
}

impl Cell {
    /// As it is shown to who typed it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }

    /// Whether nothing is in it.
    pub fn is_blank(&self) -> bool {
        matches!(self, Cell::Text(text) if text.trim().is_empty())
    }
}

/// A row and where it stands: 1-based line of a text, or row of a sheet.
#[derive(Debug, Clone)]
pub struct Row {
    /// 1-based.
    pub at: usize,
    /// As far as the row goes.
    pub cells: Vec<Cell>,
}

/// One table.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The sheet's name, in a workbook.
    pub sheet: Option<String>,
    /// Rows that hold anything.
    pub rows: Vec<Row>,
}

/// The tables of a file: one for a text, one for each sheet of a workbook that holds anything.
///
/// # Errors
/// A file that is neither, or too large.
pub fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Finding> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Finding::TooLarge { what: Size::Bytes, most: MOST_BYTES });
    }
    if is_workbook(bytes) {
        book::grids(bytes)
    } else {
        text(&decode::text(bytes)).map(|grid| vec![grid])
    }
}

/// Whether a file that begins with these bytes is a workbook: a zip archive (XLSX, ODS) or a
/// compound file (XLS).
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}

fn text(text: &str) -> Result<Grid, Finding> {
    let unreadable = |error: csv::Error| Finding::Unreadable(error.to_string());
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let cells: Vec<Cell> = record.iter().map(|cell| Cell::Text(cell.to_owned())).collect();
        let at = record.position().map_or(rows.len() + 1, |position| line(text, position));
        keep(&mut rows, Row { at, cells })?;
    }
    Ok(Grid { sheet: None, rows })
}

/// The line of a record: blank lines above it are part of where its reading began.
fn line(text: &str, position: &csv::Position) -> usize {
    let from = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    let blank = from.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() as usize + blank.filter(|byte| **byte == b'\n').count()
}

/// The mark that parts the first rows into the most columns alike.
fn separator(text: &str) -> u8 {
    let first: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(40).collect();
    let sample = first.join("\n");
    let alike = |mark: u8| -> usize {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(mark)
            .from_reader(sample.as_bytes());
        let mut widths: Vec<usize> = reader
            .records()
            .filter_map(Result::ok)
            .map(|row| row.len())
            .filter(|n| *n > 1)
            .collect();
        widths.sort_unstable();
        // Columns of the width that most rows have, weighed by how many have it.
        let of = |width: usize| widths.iter().filter(|n| **n == width).count();
        widths.iter().map(|&width| of(width) * width).max().unwrap_or(0)
    };
    // Of marks that part alike, the rarer one within cells: a decimal comma parts nothing.
    let marks = [b'\t', b';', b'|', b','];
    marks.into_iter().rev().max_by_key(|&mark| alike(mark)).unwrap_or(b',')
}

/// Keeps a row that holds anything, within the limits.
pub(super) fn keep(rows: &mut Vec<Row>, row: Row) -> Result<(), Finding> {
    if row.cells.iter().all(Cell::is_blank) {
        return Ok(());
    }
    let too_large = |what, most: usize| Err(Finding::TooLarge { what, most: most as u64 });
    if rows.len() >= MOST_ROWS {
        return too_large(Size::Rows, MOST_ROWS);
    }
    if row.cells.len() > MOST_COLUMNS {
        return too_large(Size::Columns, MOST_COLUMNS);
    }
    let long = |cell: &Cell| matches!(cell, Cell::Text(text) if text.len() > MOST_CHARACTERS);
    if row.cells.iter().any(long) {
        return too_large(Size::Characters, MOST_CHARACTERS);
    }
    rows.push(row);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text_in: &str) -> Vec<Vec<String>> {
        let grid = text(text_in).unwrap();
        grid.rows.iter().map(|row| row.cells.iter().map(Cell::shown).collect()).collect()
    }

    #[test]
    fn any_separator_parts_a_table() {
        let expected = vec![vec!["Tháng", "Kênh", "Chi"], vec!["01/2027", "a", "1,5"]];
        for mark in [";", "\t", "|"] {
            let typed = expected.iter().map(|row| row.join(mark)).collect::<Vec<_>>().join("\n");
            assert_eq!(shown(&typed), expected, "{mark}");
        }
        assert_eq!(shown("a,b\n\"1,5\",2\n")[1], ["1,5", "2"]);
        // Title lines do not decide.
        let typed = "Report; January, 2027, all\nmonth,channel,spend\n2027-01,a,1\n2027-01,b,1\n";
        assert_eq!(shown(typed)[1], ["month", "channel", "spend"]);
    }

    #[test]
    fn rows_are_counted_where_they_stand() {
        let grid = text("a,b\n\n\n1,2\n").unwrap();
        assert_eq!(grid.rows.iter().map(|row| row.at).collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn sizes_are_bounded() {
        let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
        assert!(matches!(text(&wide), Err(Finding::TooLarge { what: Size::Columns, .. })));
        assert!(matches!(grids(b"PK\x03\x04"), Err(Finding::Unreadable(_))));
    }
}
