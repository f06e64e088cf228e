//! Tables of the slides' own, over as many slides as they need, with their heads on each.

use super::deck::{Deck, ROOM, SIDE};
use super::shape::{Letters, TableRow};
use crate::page::columns::{HEAD, Part, gap, most_lines, parts, weight};
use crate::page::lines::Weight;
use crate::page::{Row, Table};

/// Sizes of letters, tried from the first on.
const SIZES: [f64; 5] = [12.5, 11.5, 10.5, 9.5, 8.5];
/// So many of them for the sake of one slide.
const SMALLER: usize = 4;
/// From one base line to the next, in sizes of the letters: with room for the taller lines of the
/// font that stands in where Inter is missing.
const LEADING: f64 = 1.34;
/// Above and below the lines of a row, together.
const PAD: f64 = 8.0;

/// Sets the table below what is there.
pub(super) fn table(deck: &mut Deck<'_>, table: &Table) {
    for part in on_one_slide(deck, table).unwrap_or_else(|| parts_of(table, 0)) {
        let head = head_height(table, &part);
        let heights: Vec<f64> = table.rows.iter().map(|row| height(row, &part)).collect();
        let mut first = 0;
        while first < table.rows.len().max(1) {
            let above = if table.heading.is_empty() && table.unit.is_empty() { 0.0 } else { 22.0 };
            let least: f64 = heights.iter().skip(first).take(2).sum();
            deck.need(above + head + least);
            heading(deck, table, above);
            let room = deck.left() - head;
            let mut taken = 0.0;
            let mut count = 0;
            for (at, height) in heights.iter().enumerate().skip(first) {
                // A sum does not stand alone on a slide.
                let last = table.rows.get(at + 1).is_some_and(|next| next.is_total())
                    && at + 2 == heights.len();
                let with = if last { heights[at + 1] } else { 0.0 };
                if count > 0 && taken + height + with > room {
                    break;
                }
                taken += height;
                count += 1;
            }
            rows(deck, table, &part, first, count);
            deck.y += head + taken + 12.0;
            first += count.max(1);
        }
    }
    if !table.note.is_empty() {
        let look = Letters::plain(10.0, deck.palette.mute);
        deck.paragraphs(&[&table.note], look, false);
    }
}

/// In letters of the sizes from the `first` on.
fn parts_of(table: &Table, first: usize) -> Vec<Part> {
    // A cell has margins where a page has gaps.
    parts(table, ROOM - gap(table.columns.len()), &SIZES[first..])
}

/// A table that a slide can hold in somewhat smaller letters is not cut in two.
fn on_one_slide(deck: &Deck<'_>, table: &Table) -> Option<Vec<Part>> {
    let room =
        deck.most() - if table.heading.is_empty() && table.unit.is_empty() { 0.0 } else { 22.0 };
    (0..SMALLER).map(|first| parts_of(table, first)).find(|found| {
        let high = |part: &Part| -> f64 {
            let rows = table.rows.iter().map(|row| height(row, part));
            head_height(table, part) + rows.sum::<f64>()
        };
        found.len() == 1 && high(&found[0]) <= room
    })
}

fn heading(deck: &mut Deck<'_>, table: &Table, above: f64) {
    if above == 0.0 {
        return;
    }
    let (y, ink, mute) = (deck.y, deck.palette.ink, deck.palette.mute);
    let slide = deck.slide();
    if !table.heading.is_empty() {
        slide.text(
            [SIDE, y, ROOM - 200.0, 18.0],
            Letters::bold(13.0, ink),
            &[&table.heading],
            false,
        );
    }
    if !table.unit.is_empty() {
        let look = Letters::plain(10.5, mute).right();
        slide.text([SIDE + ROOM - 190.0, y + 2.0, 190.0, 16.0], look, &[&table.unit], false);
    }
    deck.y += above;
}

fn rows(deck: &mut Deck<'_>, table: &Table, part: &Part, first: usize, count: usize) {
    let (ink, ground, line) = (deck.palette.ink, deck.palette.ground, deck.palette.line);
    let numbers = part.columns.iter().map(|&c| table.columns[c].is_number);
    let heads = part.heads(table).into_iter().zip(numbers);
    let mut all = vec![TableRow {
        height: head_height(table, part),
        look: Letters::bold(part.size - HEAD, ink.text_on()),
        ground: Some(ink),
        line,
        cells: heads.map(|(lines, number)| (lines.join("\n"), number)).collect(),
    }];
    for row in table.rows.iter().skip(first).take(count) {
        let cell = |&c: &usize| (row.cells[c].shown.clone(), table.columns[c].is_number);
        all.push(TableRow {
            height: height(row, part),
            look: Letters {
                bold: weight(row) == Weight::Semibold,
                ..Letters::plain(part.size, ink)
            },
            ground: row.is_total().then_some(ground),
            line,
            cells: part.columns.iter().map(cell).collect(),
        });
    }
    let widths: Vec<f64> =
        part.widths.iter().map(|width| width + gap(part.columns.len())).collect();
    let tall = all.iter().map(|row| row.height).sum();
    let place = [SIDE, deck.y, widths.iter().sum(), tall];
    let margin = gap(part.columns.len()) / 2.0 - 0.5;
    deck.slide().table(place, &widths, margin, &all);
}

fn head_height(table: &Table, part: &Part) -> f64 {
    most_lines(&part.heads(table)) * (part.size - HEAD) * LEADING + PAD
}

fn height(row: &Row, part: &Part) -> f64 {
    most_lines(&part.cells(row)) * part.size * LEADING + PAD
}
