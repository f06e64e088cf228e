//! Pages as things with places, before they are painted: in points, from the top left.

use super::tree::{Parts, Role};
use crate::chart::Hex;
use crate::page::lines::{Weight, width, wrap};

/// A4 portrait.
pub(super) const SIZE: (f64, f64) = (595.28, 841.89);
/// Left and right of what is written.
pub(super) const SIDE: f64 = 48.0;
/// Above.
pub(super) const TOP: f64 = 74.0;
/// Where the last line may end.
pub(super) const END: f64 = SIZE.1 - 62.0;
/// What a line may be long.
pub(super) const ROOM: f64 = SIZE.0 - 2.0 * SIDE;

/// From one base line to the next, in sizes of the letters.
pub(super) const LEADING: f64 = 1.42;

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A line of text by its base line; `x` is its left end.
    Text { x: f64, y: f64, look: Letters, text: String },
    /// A filled box.
    Box { x: f64, y: f64, w: f64, h: f64, color: Hex },
    /// A PNG, scaled to a box.
    Photo { x: f64, y: f64, w: f64, h: f64, png: Vec<u8> },
    /// An SVG, scaled into a box.
    Drawing { x: f64, y: f64, w: f64, h: f64, svg: String },
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Hex,
}

impl Letters {
    pub(super) fn plain(size: f64, color: Hex) -> Self {
        Self { size, weight: Weight::Regular, color }
    }

    pub(super) fn bold(size: f64, color: Hex) -> Self {
        Self { size, weight: Weight::Semibold, color }
    }

    pub(super) fn width(&self, text: &str) -> f64 {
        width(text, self.size, self.weight)
    }

    pub(super) fn wrap(&self, text: &str, room: f64) -> Vec<String> {
        wrap(text, self.size, self.weight, room)
    }

    /// From one base line to the next.
    pub(super) fn leading(&self) -> f64 {
        self.size * LEADING
    }

    /// The same, smaller where `text` needs it to fit into `room`, but not below `least`.
    pub(super) fn fitted(self, text: &str, room: f64, least: f64) -> Self {
        let needs = self.width(text);
        if needs <= room {
            return self;
        }
        Self { size: (self.size * room / needs).max(least), ..self }
    }
}

/// Something with its place, and the part of the document that it belongs to; what only adorns
/// belongs to none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) part: Option<usize>,
    pub(super) item: Item,
}

/// Pages being filled from top to bottom.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) pages: Vec<Vec<Placed>>,
    pub(super) parts: Parts,
    /// What is being written.
    part: Option<usize>,
    /// The top of what comes next.
    pub(super) y: f64,
}

impl Sheets {
    /// Begins a page.
    pub(super) fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    pub(super) fn left(&self) -> f64 {
        END - self.y
    }

    /// Begins a page where `height` does not fit on this one.
    pub(super) fn need(&mut self, height: f64) {
        if self.left() < height && self.y > TOP {
            self.turn();
        }
    }

    /// Writes a part of the document.
    pub(super) fn within(&mut self, role: Role, write: impl FnOnce(&mut Self)) {
        let before = self.part;
        self.part = Some(self.parts.add(role, before));
        write(self);
        self.part = before;
    }

    /// Writes a part of a part; beside the document nothing is a part.
    pub(super) fn cell(&mut self, role: Role, write: impl FnOnce(&mut Self)) {
        if self.part.is_some() {
            self.within(role, write);
        } else {
            write(self);
        }
    }

    /// Adorns: what is written belongs to no part.
    pub(super) fn aside(&mut self, write: impl FnOnce(&mut Self)) {
        let before = self.part.take();
        write(self);
        self.part = before;
    }

    pub(super) fn push(&mut self, item: Item) {
        if self.pages.is_empty() {
            self.turn();
        }
        let part = match item {
            Item::Box { .. } => None,
            Item::Text { .. } | Item::Drawing { .. } | Item::Photo { .. } => self.part,
        };
        if let Some(page) = self.pages.last_mut() {
            page.push(Placed { part, item });
        }
    }

    pub(super) fn text(&mut self, x: f64, base: f64, look: Letters, text: &str) {
        if !text.is_empty() {
            self.push(Item::Text { x, y: base, look, text: text.to_owned() });
        }
    }

    /// The same, ending at `x`.
    pub(super) fn text_right(&mut self, x: f64, base: f64, look: Letters, text: &str) {
        self.text(x - look.width(text), base, look, text);
    }

    pub(super) fn fill(&mut self, [x, y, w, h]: [f64; 4], color: Hex) {
        self.push(Item::Box { x, y, w, h, color });
    }

    /// A paragraph from `x` on; its lines go over to the next page, but never one alone.
    pub(super) fn paragraph(&mut self, x: f64, room: f64, look: Letters, text: &str) {
        let lines = look.wrap(text, room);
        let leading = look.leading();
        let count = lines.len();
        for (at, line) in lines.iter().enumerate() {
            let together = match count - at {
                2 => 2.0,
                _ if at == 0 => count.min(2) as f64,
                _ => 1.0,
            };
            self.need(together * leading);
            self.text(x, self.y + look.size, look, line);
            self.y += leading;
        }
    }
}
