//! What pages and slides have in common: their colours, and how many tiles stand side by side.

use super::Tone;
use crate::chart::{Brand, Hex};

/// Colours of the pages.
pub(super) struct Palette {
    pub(super) ink: Hex,
    pub(super) on_ink: Hex,
    pub(super) accent: Hex,
    pub(super) mute: Hex,
    pub(super) line: Hex,
    pub(super) ground: Hex,
}

impl Palette {
    pub(super) fn of(brand: &Brand) -> Self {
        Self {
            ink: brand.hex_ink(),
            on_ink: brand.hex_ink().text_on(),
            accent: brand.hex(0),
            mute: Hex([0x5e, 0x68, 0x7a]),
            line: Hex([0xdc, 0xe1, 0xe8]),
            ground: Hex([0xf3, 0xf5, 0xf9]),
        }
    }

    /// The colour and the sign of a note.
    pub(super) fn tone(&self, tone: Tone) -> (Hex, &'static str) {
        match tone {
            Tone::Good => (Hex([0x0b, 0x7f, 0x74]), "✓"),
            Tone::Caution => (Hex([0xb4, 0x6a, 0x06]), "!"),
            Tone::Plain => (self.mute, "i"),
        }
    }
}

/// Tiles in a row: three, or four where that fills them.
pub(super) fn tiles_across(count: usize) -> usize {
    match count {
        0..=3 => count.max(1),
        4 | 7 | 8 => 4,
        _ => 3,
    }
}
