//! Tables that go over pages with their heads repeated, and that are split between columns where
//! they are too wide for a page.

use super::sheet::{END, LEADING, Letters, ROOM, SIDE, Sheets, TOP};
use super::tree::Role;
use crate::page::columns::{HEAD, Part, gap, most_lines, parts, weight};
use crate::page::print::Palette;
use crate::page::{Row, Table};

/// Sizes of letters, tried from the first on.
const SIZES: [f64; 4] = [8.8, 8.2, 7.6, 7.1];
/// A table not higher than this is not broken.
const WHOLE: f64 = 0.45 * (END - TOP);
/// Above and below a row's lines.
const PAD: f64 = 3.6;

/// Sets the table below what is there.
pub(super) fn table(sheets: &mut Sheets, palette: &Palette, table: &Table) {
    let parts = parts(table, ROOM, &SIZES);
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sheets.y += 10.0;
        }
        heading(sheets, palette, table, part);
        sheets.within(Role::Table, |sheets| rows(sheets, palette, table, part));
    }
    if !table.note.is_empty() {
        sheets.y += 3.0;
        sheets.within(Role::Paragraph, |sheets| {
            let look = Letters::plain(7.8, palette.mute);
            sheets.paragraph(SIDE, ROOM, look, &table.note);
        });
    }
}

/// Heading and unit stay with the heads and two rows.
fn heading(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    let heights = table.rows.iter().map(|row| row_height(row, part));
    let all: f64 = heights.clone().sum();
    let first: f64 = if all <= WHOLE { all } else { heights.take(2).sum() };
    let title = Letters::bold(10.5, palette.ink);
    let unit = Letters::plain(8.0, palette.mute);
    let unit_room = unit.width(&table.unit) + 10.0;
    let lines = title.wrap(&table.heading, ROOM - unit_room);
    let has_heading = !table.heading.is_empty();
    let above = if has_heading { lines.len() as f64 * title.leading() } else { 0.0 };
    sheets.need(above + 6.0 + head_height(table, part) + first);
    if has_heading {
        sheets.within(Role::Heading(3, table.heading.clone()), |sheets| {
            for line in &lines {
                sheets.text(SIDE, sheets.y + title.size, title, line);
                sheets.y += title.leading();
            }
        });
        sheets.within(Role::Paragraph, |sheets| {
            sheets.text_right(
                SIDE + ROOM,
                sheets.y - title.leading() + title.size,
                unit,
                &table.unit,
            );
        });
    } else if !table.unit.is_empty() {
        sheets.within(Role::Paragraph, |sheets| {
            sheets.text_right(SIDE + ROOM, sheets.y + unit.size, unit, &table.unit);
        });
        sheets.y += unit.leading();
    }
    sheets.y += 3.0;
}

fn rows(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    sheets.within(Role::Row, |sheets| head(sheets, palette, table, part));
    let heights: Vec<f64> = table.rows.iter().map(|row| row_height(row, part)).collect();
    for (at, row) in table.rows.iter().enumerate() {
        // The row before a sum goes with it.
        let with_sum = match table.rows.get(at + 1) {
            Some(next) if next.is_total() && at + 2 == table.rows.len() => heights[at + 1],
            _ => 0.0,
        };
        if sheets.left() < heights[at] + with_sum {
            sheets.turn();
            // The same heads again: they are read out once.
            sheets.aside(|sheets| head(sheets, palette, table, part));
        }
        sheets.within(Role::Row, |sheets| {
            body(sheets, palette, table, row, part, heights[at]);
        });
    }
    sheets.y += 4.0;
}

fn head(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    let look = Letters::bold(part.size - HEAD, palette.mute);
    let height = head_height(table, part);
    // Heads stand on the line below them.
    let base = |lines: usize| height - PAD - look.leading() * lines as f64 + look.size;
    cells(sheets, Role::Head, table, part, (look, &part.heads(table)), base);
    sheets.y += height;
    sheets.fill([SIDE, sheets.y - 1.0, part.whole(), 1.0], palette.ink);
}

fn body(
    sheets: &mut Sheets,
    palette: &Palette,
    table: &Table,
    row: &Row,
    part: &Part,
    height: f64,
) {
    let look = Letters { size: part.size, weight: weight(row), color: palette.ink };
    if row.is_total() {
        sheets.fill([SIDE, sheets.y, part.whole(), height], palette.ground);
        sheets.fill([SIDE, sheets.y, part.whole(), 0.8], palette.ink);
    }
    cells(sheets, Role::Cell, table, part, (look, &part.cells(row)), |_| PAD + look.size);
    sheets.y += height;
    if !row.is_total() {
        sheets.fill([SIDE, sheets.y - 0.4, part.whole(), 0.4], palette.line);
    }
}

/// Sets cells side by side: their lines, the first base line of so many `base` below the top.
fn cells(
    sheets: &mut Sheets,
    role: Role,
    table: &Table,
    part: &Part,
    (look, texts): (Letters, &[Vec<String>]),
    base: impl Fn(usize) -> f64,
) {
    let mut x = SIDE;
    for (lines, (&column, &room)) in texts.iter().zip(part.columns.iter().zip(&part.widths)) {
        let mut base = sheets.y + base(lines.len());
        sheets.cell(role.clone(), |sheets| {
            for line in lines {
                if table.columns[column].is_number {
                    sheets.text_right(x + room, base, look, line);
                } else {
                    sheets.text(x, base, look, line);
                }
                base += look.leading();
            }
        });
        x += room + gap(part.columns.len());
    }
}

fn head_height(table: &Table, part: &Part) -> f64 {
    most_lines(&part.heads(table)) * (part.size - HEAD) * LEADING + 2.0 * PAD
}

fn row_height(row: &Row, part: &Part) -> f64 {
    let between = part.size * (LEADING - 1.0);
    most_lines(&part.cells(row)) * part.size * LEADING + 2.0 * PAD - between / 2.0
}
