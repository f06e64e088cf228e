//! A scenario's text kept in a sheet, line by line, so that a workbook is a scenario file too.
//!
//! ```text
//! #   scenario.json                 cafe.json   2027-01
//! 1   { "tier": "sme", // our size
//! 2     "months": 12 }
//! ```
//!
//! The head is the same in every language. A line too long for a cell goes on in rows with the same
//! number; a row with a number and no text is a blank line, one without either is nothing; a row
//! that somebody added without a number is a line of its own.

use super::grid::{Cell, Grid};
use crate::month::Month;

/// What stands over the lines.
pub const HEAD: &str = "scenario.json";
/// Bytes of a cell at most; a cell may hold more, but no reader of tables takes more.
const MOST: usize = 8_000;

/// The text of a scenario, and what it takes from outside itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// As it was typed, lines parted by `\n`.
    pub text: String,
    /// The name of the file it was read from, whose stem is the default of `name`.
    pub file: String,
    /// The first month, where the text leaves it open.
    pub start: Month,
}

impl Kept {
    /// Each row of the sheet: the number of its line, from 1, and what it holds of it.
    pub fn rows(&self) -> Vec<(usize, &str)> {
        let mut rows = Vec::new();
        let lines = self.text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
        for (number, mut line) in (1..).zip(lines) {
            while line.len() > MOST {
                let mut end = MOST;
                // Neither within a character nor where programs drop blanks at a cell's end.
                while !line.is_char_boundary(end) || (end > 1 && line[..end].ends_with(' ')) {
                    end -= 1;
                }
                let (head, rest) = line.split_at(end);
                rows.push((number, head));
                line = rest;
            }
            rows.push((number, line));
        }
        rows
    }

    /// The scenario that a workbook keeps; `None` where no sheet has one.
    pub fn of(grids: &[Grid]) -> Option<Self> {
        grids.iter().find_map(Self::in_sheet)
    }

    fn in_sheet(grid: &Grid) -> Option<Self> {
        let (head, column) = head(grid)?;
        let cells = &grid.rows[head].cells;
        let shown = |at: usize| cells.get(at).map(Cell::shown).unwrap_or_default();
        let start = match cells.get(column + 2) {
            // A spreadsheet takes a month for its first day.
            Some(Cell::Day(day)) => {
                Month::new(i32::from(day.year()), day.month().unsigned_abs().into())?
            }
            _ => shown(column + 2).trim().parse().ok()?,
        };
        let mut lines: Vec<String> = Vec::new();
        let mut before = None;
        for row in &grid.rows[head + 1..] {
            let number = row.cells.get(column - 1).map(Cell::shown).unwrap_or_default();
            let number = number.trim().parse::<f64>().ok();
            let text = row.cells.get(column).map(Cell::shown).unwrap_or_default();
            match lines.last_mut() {
                Some(line) if number.is_some() && number == before => line.push_str(&text),
                _ => lines.push(text),
            }
            before = number;
        }
        Some(Self { text: lines.join("\n"), file: shown(column + 1).trim().to_owned(), start })
    }

    /// Whether a sheet keeps a scenario: it is no table of amounts.
    pub(super) fn is_in(grid: &Grid) -> bool {
        head(grid).is_some()
    }
}

/// The row of the head among the first, and its column.
fn head(grid: &Grid) -> Option<(usize, usize)> {
    let column = |cells: &[Cell]| {
        let found = cells.iter().position(|cell| matches!(cell, Cell::Text(text) if text == HEAD));
        found.filter(|at| *at > 0 && matches!(&cells[at - 1], Cell::Text(mark) if mark == "#"))
    };
    let first = grid.rows.iter().take(20).enumerate();
    first.into_iter().find_map(|(at, row)| Some((at, column(&row.cells)?)))
}

#[cfg(test)]
mod tests {
    use super::super::grid::Row;
    use super::*;

    fn sheet(kept: &Kept) -> Grid {
        let text = |text: &str| Cell::Text(text.to_owned());
        let title = Row { at: 1, cells: vec![text("The scenario")] };
        let start = kept.start.to_string();
        let head = vec![text("#"), text(HEAD), text(&kept.file), text(&start)];
        let lines = kept.rows().into_iter().zip(5..).map(|((number, line), at)| {
            let mut cells = vec![Cell::Number(number as f64), text(line)];
            cells.truncate(if line.is_empty() { 1 } else { 2 });
            Row { at, cells }
        });
        let rows = [title, Row { at: 4, cells: head }].into_iter().chain(lines).collect();
        Grid { sheet: Some("x".into()), rows }
    }

    fn kept(text: &str) -> Kept {
        Kept {
            text: text.to_owned(),
            file: "cafe.json".into(),
            start: Month::new(2027, 1).unwrap(),
        }
    }

    #[test]
    fn a_text_comes_back_as_it_was() {
        let long = format!("{{\"name\": \"{}{}đ\"}}", "ế".repeat(9_000), " ".repeat(20_000));
        for text in ["{}", "", "\n", "{\n\n  // a\n\t\"months\": 1 }\n", "12", &long] {
            assert_eq!(Kept::of(&[sheet(&kept(text))]).unwrap(), kept(text), "{text}");
        }
        // Lines may end as Windows ends them.
        assert_eq!(Kept::of(&[sheet(&kept("{\r\n}"))]).unwrap(), kept("{\n}"));
    }

    #[test]
    fn rows_that_somebody_added_are_lines() {
        let mut grid = sheet(&kept("{\n}"));
        let added = vec![Cell::Text(String::new()), Cell::Text("\"months\": 3".into())];
        grid.rows.insert(3, Row { at: 6, cells: added });
        assert_eq!(Kept::of(&[grid]).unwrap().text, "{\n\"months\": 3\n}");
        assert_eq!(Kept::of(&[Grid { sheet: None, rows: Vec::new() }]), None);
    }
}
