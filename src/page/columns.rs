//! Widths of a table's columns for a given room: numbers on one line, texts broken; a table that
//! is too wide in any size of letters is split into parts, each with the first column.

use super::lines::{Weight, strokes, width, wrap};
use super::{Row, Table};

/// Heads are smaller than cells by this.
pub(super) const HEAD: f64 = 0.6;
/// A column of texts is not made narrower than this for others.
const LEAST: f64 = 62.0;

/// A text is short up to this share of the room.
const SHORT: f64 = 0.2;

/// A column of numbers is not made wider than this: its head is broken instead.
const MOST_HEAD: f64 = 64.0;

/// Some of a table's columns, as they are set.
pub(super) struct Part {
    /// Places of the columns in the table.
    pub(super) columns: Vec<usize>,
    pub(super) widths: Vec<f64>,
    /// Of the letters of cells; heads are smaller by [`HEAD`].
    pub(super) size: f64,
}

/// Between two of so many columns.
pub(super) fn gap(columns: usize) -> f64 {
    if columns <= 9 { 12.0 } else { 7.0 }
}

impl Part {
    /// From the left of the first column to the right of the last.
    pub(super) fn whole(&self) -> f64 {
        let count = self.widths.len();
        self.widths.iter().sum::<f64>() + gap(count) * count.saturating_sub(1) as f64
    }

    /// The lines of each head.
    pub(super) fn heads(&self, table: &Table) -> Vec<Vec<String>> {
        let head = |(&column, &room): (&usize, &f64)| {
            head_lines(table, &table.head(column), self.size - HEAD, room)
        };
        self.columns.iter().zip(&self.widths).map(head).collect()
    }

    /// The lines of each cell of a row.
    pub(super) fn cells(&self, row: &Row) -> Vec<Vec<String>> {
        let weight = weight(row);
        let cell = |(&column, &room): (&usize, &f64)| {
            let text = row.cells.get(column).map_or("", |cell| cell.shown.as_str());
            wrap(text, self.size, weight, room)
        };
        self.columns.iter().zip(&self.widths).map(cell).collect()
    }
}

/// Sums are set in bold.
pub(super) fn weight(row: &Row) -> Weight {
    if row.is_total() { Weight::Semibold } else { Weight::Regular }
}

/// Lines of the highest of them.
pub(super) fn most_lines(cells: &[Vec<String>]) -> f64 {
    cells.iter().map(Vec::len).max().unwrap_or(1) as f64
}

/// The largest of `sizes` at which all columns fit into `room`; where none do, several parts, each with the
/// first column.
pub(super) fn parts(table: &Table, room: f64, sizes: &[f64]) -> Vec<Part> {
    let all: Vec<usize> = (0..table.columns.len()).collect();
    for &size in sizes {
        if let Some(widths) = widths(table, &all, size, room) {
            return vec![Part { columns: all, widths, size }];
        }
    }
    let size = sizes.get(1).copied().unwrap_or(8.0);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for &column in all.iter().skip(1) {
        let longer =
            parts.last().map(|part| part.iter().copied().chain([column]).collect::<Vec<_>>());
        match longer {
            Some(longer) if widths(table, &longer, size, room).is_some() => {
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
            let widths = widths(table, &columns, size, room)
                .unwrap_or_else(|| squeezed(columns.len(), room));
            Part { columns, widths, size }
        })
        .collect()
}

/// The same columns over as many parts, about as many in each.
fn even(parts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let columns: Vec<usize> = parts.iter().flat_map(|part| part.iter().skip(1).copied()).collect();
    let each = columns.len().div_ceil(parts.len().max(1)).max(1);
    columns
        .chunks(each)
        .map(|chunk| [0].into_iter().chain(chunk.iter().copied()).collect())
        .collect()
}

fn squeezed(count: usize, room: f64) -> Vec<f64> {
    let room = room - gap(count) * count.saturating_sub(1) as f64;
    vec![room / count.max(1) as f64; count]
}

/// Widths of `columns` in letters of `size`, all of `room` used; `None` where they
/// do not fit.
fn widths(table: &Table, columns: &[usize], size: f64, room: f64) -> Option<Vec<f64>> {
    let natural: Vec<f64> = columns.iter().map(|&c| natural(table, c, size)).collect();
    let room = room - gap(columns.len()) * columns.len().saturating_sub(1) as f64;
    let is_text = |at: usize| !table.columns[columns[at]].is_number;
    let sum: f64 = natural.iter().sum();
    if sum <= room {
        // What is left goes to the texts; between the numbers where they are many or alone.
        let texts = (0..columns.len()).filter(|&at| is_text(at)).count();
        let spare = room - sum;
        let alone = texts == 0 || columns.len() - texts > 4;
        let share = |at: usize| match (alone, is_text(at)) {
            (true, _) => spare / columns.len() as f64,
            (false, true) => spare / texts as f64,
            (false, false) => 0.0,
        };
        return Some((0..columns.len()).map(|at| natural[at] + share(at)).collect());
    }
    let numbers: f64 = (0..columns.len()).filter(|&at| !is_text(at)).map(|at| natural[at]).sum();
    let mut left = room - numbers;
    let mut order: Vec<usize> = (0..columns.len()).filter(|&at| is_text(at)).collect();
    if left < LEAST * order.len() as f64 {
        return None;
    }
    // Each by how much it has to say, but never more than it needs, nor less than the least.
    let says: Vec<f64> = columns.iter().map(|&c| said(table, c, size)).collect();
    let mut widths = natural.clone();
    while !order.is_empty() {
        let all: f64 = order.iter().map(|&at| says[at]).sum();
        let share = |at: usize| left * says[at] / all.max(1e-9);
        // A short text is not broken, as long as the others keep the least.
        let others = LEAST * (order.len() - 1) as f64;
        let floor = |at: usize| natural[at].min(SHORT * room).min(left - others).max(LEAST);
        let settled =
            order.iter().position(|&at| share(at) >= natural[at] || share(at) < floor(at));
        let Some(place) = settled else {
            for &at in &order {
                widths[at] = share(at);
            }
            break;
        };
        let at = order.remove(place);
        widths[at] = natural[at].min(share(at).max(floor(at)));
        left -= widths[at];
    }
    Some(widths)
}

/// All heads of a table are broken in the same way.
fn head_lines(table: &Table, head: &str, size: f64, room: f64) -> Vec<String> {
    if !columns_are_many(table) {
        return wrap(head, size, Weight::Semibold, room);
    }
    let parts = strokes(head);
    parts.flat_map(|part| wrap(part, size, Weight::Semibold, room)).collect()
}

/// Whether heads are broken wherever they can be.
fn columns_are_many(table: &Table) -> bool {
    table.columns.len() > 9
}

/// The length of all that a column says.
fn said(table: &Table, column: usize, size: f64) -> f64 {
    let cells = table.rows.iter().map(|row| width(&row.cells[column].shown, size, weight(row)));
    cells.sum::<f64>() + width(&table.head(column), size, Weight::Semibold)
}

/// What a column's cells need on one line; a head of a column of numbers may be broken.
fn natural(table: &Table, column: usize, size: f64) -> f64 {
    let cell = |row: &Row| width(&row.cells[column].shown, size, weight(row));
    let cells = table.rows.iter().map(cell).fold(0.0, f64::max);
    let head = |text: &str| width(text, size - HEAD, Weight::Semibold);
    let text = &table.head(column);
    let parts = text.split(' ').flat_map(strokes);
    let longest = parts.map(head).fold(0.0, f64::max);
    let most = if table.columns[column].is_number {
        cells.max(MOST_HEAD.min(head(text)))
    } else {
        head(text)
    };
    let needs = if columns_are_many(table) { longest } else { most.max(longest) };
    cells.max(needs) + 0.5
}
