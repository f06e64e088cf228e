//! Tables that go over pages with their heads repeated, and that are split between columns where
//! they are too wide for a page.

use super::blocks::Palette;
use super::sheet::{END, Letters, ROOM, SIDE, Sheets, TOP};
use crate::proposal::lines::strokes;
use crate::proposal::page::{Column, Row, Table};

/// Sizes of letters, tried from the first on.
const SIZES: [f64; 4] = [8.8, 8.2, 7.6, 7.1];
/// A table not higher than this is not broken.
const WHOLE: f64 = 0.45 * (END - TOP);
/// Above and below a row's lines.
const PAD: f64 = 3.6;
/// A column of texts is not made narrower than this for others.
const LEAST: f64 = 62.0;
/// A column of numbers is not made wider than this: its head is broken instead.
const MOST_HEAD: f64 = 64.0;

/// Some of a table's columns, as they are set.
struct Part {
    /// Places of the columns in the table.
    columns: Vec<usize>,
    widths: Vec<f64>,
    size: f64,
}

/// Sets the table below what is there.
pub(super) fn table(sheets: &mut Sheets, palette: &Palette, table: &Table) {
    let parts = parts(table);
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sheets.y += 10.0;
        }
        heading(sheets, palette, table, part);
        rows(sheets, palette, table, part);
    }
    if !table.note.is_empty() {
        sheets.y += 3.0;
        sheets.paragraph(SIDE, ROOM, Letters::plain(7.8, palette.mute), &table.note);
    }
}

/// Heading and unit stay with the heads and two rows.
fn heading(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    let heights = table.rows.iter().map(|row| row_height(table, row, part));
    let all: f64 = heights.clone().sum();
    let first: f64 = if all <= WHOLE {
        all
    } else {
        heights.take(2).sum()
    };
    let title = Letters::bold(10.5, palette.ink);
    let unit = Letters::plain(8.0, palette.mute);
    let unit_room = unit.width(&table.unit) + 10.0;
    let lines = title.wrap(&table.heading, ROOM - unit_room);
    let has_heading = !table.heading.is_empty();
    let above = if has_heading {
        lines.len() as f64 * title.leading()
    } else {
        0.0
    };
    sheets.need(above + 6.0 + head_height(table, part) + first);
    if has_heading {
        for line in &lines {
            sheets.text(SIDE, sheets.y + title.size, title, line);
            sheets.y += title.leading();
        }
        sheets.text_right(
            SIDE + ROOM,
            sheets.y - title.leading() + title.size,
            unit,
            &table.unit,
        );
    } else if !table.unit.is_empty() {
        sheets.text_right(SIDE + ROOM, sheets.y + unit.size, unit, &table.unit);
        sheets.y += unit.leading();
    }
    sheets.y += 3.0;
}

fn rows(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    head(sheets, palette, table, part);
    let heights: Vec<f64> = table
        .rows
        .iter()
        .map(|row| row_height(table, row, part))
        .collect();
    for (at, row) in table.rows.iter().enumerate() {
        // The row before a sum goes with it.
        let with_sum = match table.rows.get(at + 1) {
            Some(next) if next.is_total && at + 2 == table.rows.len() => heights[at + 1],
            _ => 0.0,
        };
        if sheets.left() < heights[at] + with_sum {
            sheets.turn();
            head(sheets, palette, table, part);
        }
        body(sheets, palette, table, row, part, heights[at]);
    }
    sheets.y += 4.0;
}

fn head(sheets: &mut Sheets, palette: &Palette, table: &Table, part: &Part) {
    let look = Letters::bold(part.size - 0.6, palette.mute);
    let height = head_height(table, part);
    let width: f64 = whole(part);
    let mut x = SIDE;
    for (&column, &room) in part.columns.iter().zip(&part.widths) {
        let column = &table.columns[column];
        let lines = head_lines(table, column, look, room);
        // Heads stand on the line below them.
        let mut base = sheets.y + height - PAD - look.leading() * lines.len() as f64 + look.size;
        for line in &lines {
            if column.is_number {
                sheets.text_right(x + room, base, look, line);
            } else {
                sheets.text(x, base, look, line);
            }
            base += look.leading();
        }
        x += room + gap(part.columns.len());
    }
    sheets.y += height;
    sheets.fill([SIDE, sheets.y - 1.0, width, 1.0], palette.ink);
}

fn body(
    sheets: &mut Sheets,
    palette: &Palette,
    table: &Table,
    row: &Row,
    part: &Part,
    height: f64,
) {
    let look = letters(palette, row, part);
    if row.is_total {
        sheets.fill([SIDE, sheets.y, whole(part), height], palette.ground);
        sheets.fill([SIDE, sheets.y, whole(part), 0.8], palette.ink);
    }
    let mut x = SIDE;
    for (&column, &room) in part.columns.iter().zip(&part.widths) {
        let mut base = sheets.y + PAD + look.size;
        for line in look.wrap(&row.cells[column].shown, room) {
            if table.columns[column].is_number {
                sheets.text_right(x + room, base, look, &line);
            } else {
                sheets.text(x, base, look, &line);
            }
            base += look.leading();
        }
        x += room + gap(part.columns.len());
    }
    sheets.y += height;
    if !row.is_total {
        sheets.fill([SIDE, sheets.y - 0.4, whole(part), 0.4], palette.line);
    }
}

fn letters(palette: &Palette, row: &Row, part: &Part) -> Letters {
    if row.is_total {
        Letters::bold(part.size, palette.ink)
    } else {
        Letters::plain(part.size, palette.ink)
    }
}

/// Between two of so many columns.
fn gap(columns: usize) -> f64 {
    if columns <= 9 { 12.0 } else { 7.0 }
}

fn whole(part: &Part) -> f64 {
    part.widths.iter().sum::<f64>()
        + gap(part.widths.len()) * part.widths.len().saturating_sub(1) as f64
}

fn head_height(table: &Table, part: &Part) -> f64 {
    let look = Letters::bold(part.size - 0.6, crate::chart::Hex([0; 3]));
    let lines = |(&column, &room): (&usize, &f64)| {
        head_lines(table, &table.columns[column], look, room).len()
    };
    let most = part
        .columns
        .iter()
        .zip(&part.widths)
        .map(lines)
        .max()
        .unwrap_or(1);
    most as f64 * look.leading() + 2.0 * PAD
}

fn row_height(table: &Table, row: &Row, part: &Part) -> f64 {
    let look = Letters {
        size: part.size,
        weight: if row.is_total {
            super::super::lines::Weight::Semibold
        } else {
            super::super::lines::Weight::Regular
        },
        color: crate::chart::Hex([0; 3]),
    };
    debug_assert_eq!(row.cells.len(), table.columns.len());
    let lines = |(&column, &room): (&usize, &f64)| look.wrap(&row.cells[column].shown, room).len();
    let most = part
        .columns
        .iter()
        .zip(&part.widths)
        .map(lines)
        .max()
        .unwrap_or(1);
    most as f64 * look.leading() + 2.0 * PAD - (look.leading() - look.size) * 0.5
}

/// The largest letters at which all columns fit; where none do, several parts, each with the
/// first column.
fn parts(table: &Table) -> Vec<Part> {
    let all: Vec<usize> = (0..table.columns.len()).collect();
    for size in SIZES {
        if let Some(widths) = widths(table, &all, size) {
            return vec![Part {
                columns: all,
                widths,
                size,
            }];
        }
    }
    let size = SIZES[1];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &column in all.iter().skip(1) {
        let longer = parts
            .last()
            .map(|part| part.iter().copied().chain([column]).collect::<Vec<_>>());
        match longer {
            Some(longer) if widths(table, &longer, size).is_some() => {
                if let Some(last) = parts.last_mut() {
                    *last = longer;
                }
            }
            _ => parts.push(vec![0, column]),
        }
    }
    even(parts)
        .into_iter()
        .map(|columns| {
            let widths = widths(table, &columns, size).unwrap_or_else(|| squeezed(columns.len()));
            Part {
                columns,
                widths,
                size,
            }
        })
        .collect()
}

/// The same columns over as many parts, about as many in each.
fn even(parts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let columns: Vec<usize> = parts
        .iter()
        .flat_map(|part| part.iter().skip(1).copied())
        .collect();
    let each = columns.len().div_ceil(parts.len().max(1)).max(1);
    columns
        .chunks(each)
        .map(|chunk| [0].into_iter().chain(chunk.iter().copied()).collect())
        .collect()
}

fn squeezed(count: usize) -> Vec<f64> {
    let room = ROOM - gap(count) * count.saturating_sub(1) as f64;
    vec![room / count.max(1) as f64; count]
}

/// Widths of `columns` in letters of `size`, the whole width of the page used; `None` where they
/// do not fit.
fn widths(table: &Table, columns: &[usize], size: f64) -> Option<Vec<f64>> {
    let natural: Vec<f64> = columns.iter().map(|&c| natural(table, c, size)).collect();
    let room = ROOM - gap(columns.len()) * columns.len().saturating_sub(1) as f64;
    let is_text = |at: usize| !is_number(&table.columns[columns[at]]);
    let sum: f64 = natural.iter().sum();
    if sum <= room {
        // What is left goes to the texts, else between the numbers.
        let texts = (0..columns.len()).filter(|&at| is_text(at)).count();
        let spare = room - sum;
        let share = |at: usize| match (texts, is_text(at)) {
            (0, _) => spare / columns.len() as f64,
            (_, true) => spare / texts as f64,
            (_, false) => 0.0,
        };
        return Some(
            (0..columns.len())
                .map(|at| natural[at] + share(at))
                .collect(),
        );
    }
    let numbers: f64 = (0..columns.len())
        .filter(|&at| !is_text(at))
        .map(|at| natural[at])
        .sum();
    let mut left = room - numbers;
    let mut order: Vec<usize> = (0..columns.len()).filter(|&at| is_text(at)).collect();
    if left < LEAST * order.len() as f64 {
        return None;
    }
    // The narrow texts get what they need, the wide ones share the rest.
    order.sort_by(|&a, &b| natural[a].total_cmp(&natural[b]));
    let mut widths = natural.clone();
    let count = order.len();
    for (done, &at) in order.iter().enumerate() {
        let share = left / (count - done) as f64;
        widths[at] = natural[at].min(share);
        left -= widths[at];
    }
    Some(widths)
}

/// All heads of a table are broken in the same way.
fn head_lines(table: &Table, column: &Column, look: Letters, room: f64) -> Vec<String> {
    if !columns_are_many(table) {
        return look.wrap(&column.head, room);
    }
    let parts = strokes(&column.head);
    parts.flat_map(|part| look.wrap(part, room)).collect()
}

/// Whether heads are broken wherever they can be.
fn columns_are_many(table: &Table) -> bool {
    table.columns.len() > 9
}

fn is_number(column: &Column) -> bool {
    column.is_number
}

/// What a column's cells need on one line; a head of a column of numbers may be broken.
fn natural(table: &Table, column: usize, size: f64) -> f64 {
    let color = crate::chart::Hex([0; 3]);
    let (plain, bold) = (Letters::plain(size, color), Letters::bold(size, color));
    let cell = |row: &Row| {
        let look = if row.is_total { bold } else { plain };
        look.width(&row.cells[column].shown)
    };
    let cells = table.rows.iter().map(cell).fold(0.0, f64::max);
    let head = Letters::bold(size - 0.6, color);
    let text = &table.columns[column].head;
    let parts = text.split(' ').flat_map(strokes);
    let longest = parts.map(|part| head.width(part)).fold(0.0, f64::max);
    let most = if is_number(&table.columns[column]) {
        cells.max(MOST_HEAD.min(head.width(text)))
    } else {
        head.width(text)
    };
    let head = if columns_are_many(table) {
        longest
    } else {
        most.max(longest)
    };
    cells.max(head) + 0.5
}
