//! The blocks of a section, one below the other.

use super::sheet::{END, Item, Letters, ROOM, SIDE, Sheets, TOP};
use super::table::table;
use super::tree::Role;
use crate::chart::{self, Look, Picture, Text};
use crate::page::print::{Palette, tiles_across};
use crate::page::{Block, Point, Section, Tile, Tone};

/// Points per px of a chart: its smallest letters are then about 7 points high.
const CHART_SCALE: f64 = 0.62;
/// A chart is set lower than it asks for, down to this share, where it then stays on the page.
const LEAST_HEIGHT: f64 = 0.78;

/// The section's heading and finding, then the first of its blocks.
pub(super) fn section(
    sheets: &mut Sheets,
    palette: &Palette,
    look: &Look,
    section: &Section,
    blocks: usize,
) {
    sheets.within(Role::Section, |sheets| {
        if !section.heading.is_empty() {
            let title = Letters::bold(19.0, palette.ink);
            sheets.within(Role::Heading(2, section.heading.clone()), |sheets| {
                for line in title.wrap(&section.heading, ROOM) {
                    sheets.text(SIDE, sheets.y + title.size, title, &line);
                    sheets.y += title.size * 1.25;
                }
            });
            sheets.y += 4.0;
        }
        if !section.takeaway.is_empty() {
            let finding = Letters::plain(11.5, palette.accent);
            sheets.within(Role::Paragraph, |sheets| {
                sheets.paragraph(SIDE, ROOM, finding, &section.takeaway);
            });
        }
        if !(section.heading.is_empty() && section.takeaway.is_empty()) {
            sheets.y += 10.0;
        }
        for (at, found) in section.blocks.iter().take(blocks).enumerate() {
            if at > 0 {
                sheets.y += 11.0;
            }
            block(sheets, palette, look, found);
        }
    });
}

fn block(sheets: &mut Sheets, palette: &Palette, look: &Look, block: &Block) {
    let body = Letters::plain(9.8, palette.ink);
    match block {
        Block::Heading(text) => {
            let bold = Letters::bold(11.0, palette.ink);
            // A heading does not stand alone at the foot of a page.
            sheets.need(bold.leading() * 4.0);
            sheets.within(Role::Heading(3, text.clone()), |sheets| {
                sheets.paragraph(SIDE, ROOM, bold, text);
            });
        }
        Block::Text(text) => {
            for paragraph in text.split('\n') {
                sheets.within(Role::Paragraph, |sheets| {
                    sheets.paragraph(SIDE, ROOM, body, paragraph);
                });
            }
        }
        Block::List(items) => sheets.within(Role::List, |sheets| {
            for item in items.iter().map(Point::whole) {
                // The mark stays with its first lines.
                let lines = body.wrap(&item, ROOM - 14.0).len().min(3);
                sheets.need(body.leading() * lines as f64);
                let dot = [SIDE + 2.0, sheets.y + body.size * 0.52, 3.4, 3.4];
                sheets.fill(dot, palette.accent);
                sheets.within(Role::Point, |sheets| {
                    sheets.paragraph(SIDE + 14.0, ROOM - 14.0, body, &item);
                });
                sheets.y += 3.5;
            }
        }),
        Block::Tiles(tiles) => self::tiles(sheets, palette, tiles),
        Block::Table(found) => table(sheets, palette, found),
        Block::Chart(picture) => chart(sheets, look, picture.as_ref()),
        Block::Note(found) => sheets.within(Role::Paragraph, |sheets| {
            note(sheets, palette, found.tone, &found.whole());
        }),
    }
}

fn chart(sheets: &mut Sheets, look: &Look, picture: &dyn Picture) {
    let (wide, high) = picture.natural_size();
    let width = ROOM / CHART_SCALE;
    // A chart as high as its rows ask for stays as high; the others keep their shape.
    let height = if (wide, high) == (1120, 630) { 0.62 * width } else { f64::from(high) };
    // A chart has margins of its own, which lie outside the column of the text.
    let out = 28.0 * CHART_SCALE;
    let spread = (ROOM + 2.0 * out) / ROOM;
    let most = (END - TOP) / CHART_SCALE / spread - 70.0;
    // Rather a little lower than on the next page.
    let left = sheets.left() / CHART_SCALE / spread;
    let height = match height.min(most) {
        height if height > left && height * LEAST_HEIGHT <= left => left,
        height => height,
    };
    let look = Look {
        size: Some((width.round() as u32, height.round() as u32)),
        text: Text::Named,
        ..look.clone()
    };
    let high = height * CHART_SCALE * spread;
    sheets.need(high);
    let svg = chart::svg(picture, &look);
    let y = sheets.y;
    let words = chart::told(picture, &look);
    let alt = format!("{}. {} {}", words.title, words.subtitle, words.alt);
    sheets.within(Role::Figure(alt), |sheets| {
        sheets.push(Item::Drawing { x: SIDE - out, y, w: ROOM + 2.0 * out, h: high, svg });
    });
    sheets.y += high;
}

fn note(sheets: &mut Sheets, palette: &Palette, tone: Tone, text: &str) {
    let (color, sign) = palette.tone(tone);
    let look = Letters::plain(9.4, palette.ink);
    let lines = look.wrap(text, ROOM - 42.0);
    let height = lines.len() as f64 * look.leading() + 12.0;
    sheets.need(height);
    sheets.fill([SIDE, sheets.y, ROOM, height], palette.ground);
    sheets.fill([SIDE, sheets.y, 3.0, height], color);
    let sign_look = Letters::bold(11.0, color);
    sheets.text(SIDE + 17.0 - sign_look.width(sign) / 2.0, sheets.y + 17.0, sign_look, sign);
    for (at, line) in lines.iter().enumerate() {
        sheets.text(SIDE + 32.0, sheets.y + 15.5 + at as f64 * look.leading(), look, line);
    }
    sheets.y += height;
}

fn tiles(sheets: &mut Sheets, palette: &Palette, tiles: &[Tile]) {
    let columns = tiles_across(tiles.len());
    let gap = 10.0;
    let width = (ROOM - gap * (columns as f64 - 1.0)) / columns as f64;
    let (label, note) = (Letters::plain(8.4, palette.mute), Letters::plain(7.8, palette.mute));
    for row in tiles.chunks(columns) {
        let room = width - 20.0;
        let most = |of: &dyn Fn(&Tile) -> usize| row.iter().map(of).max().unwrap_or(1) as f64;
        let labels = most(&|tile| label.wrap(&tile.label, room).len());
        let notes = most(&|tile| {
            if tile.note.is_empty() { 0 } else { note.wrap(&tile.note, room).len() }
        });
        let height = 12.0 + labels * label.leading() + 25.0 + notes * note.leading() + 6.0;
        sheets.need(height);
        for (at, tile) in row.iter().enumerate() {
            let x = SIDE + at as f64 * (width + gap);
            sheets.fill([x, sheets.y, width, height], palette.ground);
            sheets.fill([x, sheets.y, width, 2.0], palette.accent);
            sheets.within(Role::Paragraph, |sheets| {
                let mut base = sheets.y + 10.0 + label.size;
                for line in label.wrap(&tile.label, room) {
                    sheets.text(x + 10.0, base, label, &line);
                    base += label.leading();
                }
                let figure = Letters::bold(17.0, palette.ink).fitted(&tile.figure.shown, room, 8.0);
                let base = sheets.y + 10.0 + labels * label.leading() + 19.0;
                sheets.text(x + 10.0, base, figure, &tile.figure.shown);
                let mut base = base + 6.0 + note.size;
                if !tile.note.is_empty() {
                    for line in note.wrap(&tile.note, room) {
                        sheets.text(x + 10.0, base, note, &line);
                        base += note.leading();
                    }
                }
            });
        }
        sheets.y += height + gap;
    }
    sheets.y -= gap;
}
