//! Colours: light and dark in turn, so that neighbours differ in grey and to the colour-blind.

use plotters::style::RGBColor;
use serde::Deserialize;

/// A colour of the sheet.
pub(super) type Color = RGBColor;

/// Neighbours differ by at least 2:1 in luminance.
pub(super) const SERIES: [Color; 10] = [
    RGBColor(0x26, 0x5a, 0xc8),
    RGBColor(0xf4, 0xb2, 0x4a),
    RGBColor(0x0b, 0x7f, 0x74),
    RGBColor(0xf4, 0xa5, 0x96),
    RGBColor(0x6a, 0x44, 0xb0),
    RGBColor(0x86, 0xcb, 0xee),
    RGBColor(0xa8, 0x38, 0x68),
    RGBColor(0xbf, 0xcb, 0x6e),
    RGBColor(0x45, 0x55, 0x70),
    RGBColor(0xd3, 0xc4, 0xee),
];
/// What is put together as "others".
pub(super) const REST: Color = RGBColor(0xb3, 0xbc, 0xc9);
/// Gains.
pub(super) const GAIN: Color = RGBColor(0x0b, 0x7f, 0x74);
/// Losses.
pub(super) const LOSS: Color = RGBColor(0xd0, 0x55, 0x40);
/// Texts.
pub(super) const INK: Color = RGBColor(0x18, 0x20, 0x33);
/// Lesser texts: 5.2:1 on white.
pub(super) const MUTE: Color = RGBColor(0x5e, 0x68, 0x7a);
/// Lines of a scale.
pub(super) const GRID: Color = RGBColor(0xe4, 0xe8, 0xee);
/// Base lines.
pub(super) const AXIS: Color = RGBColor(0x96, 0x9e, 0xac);
/// Behind marked months.
pub(super) const FEAST: Color = RGBColor(0xff, 0xf4, 0xde);
/// The names of marked months.
pub(super) const FEAST_INK: Color = RGBColor(0x96, 0x5a, 0x06);
/// The sheet.
pub(super) const PAPER: Color = RGBColor(0xff, 0xff, 0xff);

/// A house's own colours, as a brand file (JSON) gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Brand {
    /// The channels' colours in turn, `#rrggbb`.
    pub colors: Vec<Hex>,
    /// Of titles and figures.
    pub ink: Option<Hex>,
}

/// `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Hex(pub [u8; 3]);

/// Why a text is not a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written #rrggbb")]
pub struct NotAColor;

impl TryFrom<String> for Hex {
    type Error = NotAColor;

    fn try_from(text: String) -> Result<Self, NotAColor> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let byte = |at: usize| {
            let pair = digits.and_then(|d| d.get(at..at + 2)).ok_or(NotAColor)?;
            u8::from_str_radix(pair, 16).map_err(|_| NotAColor)
        };
        Ok(Self([byte(0)?, byte(2)?, byte(4)?]))
    }
}

impl Hex {
    /// The colour of texts on a ground of this one.
    pub fn text_on(self) -> Hex {
        let RGBColor(r, g, b) = on(self.into());
        Hex([r, g, b])
    }
}

impl From<Hex> for Color {
    fn from(Hex([r, g, b]): Hex) -> Self {
        RGBColor(r, g, b)
    }
}

impl Brand {
    /// The colour of the `at`-th series, for pages around the charts.
    pub fn hex(&self, at: usize) -> Hex {
        let RGBColor(r, g, b) = self.series(at);
        Hex([r, g, b])
    }

    /// The colour of titles and figures, for pages around the charts.
    pub fn hex_ink(&self) -> Hex {
        let RGBColor(r, g, b) = self.ink();
        Hex([r, g, b])
    }

    /// The colour of the `at`-th series.
    pub(super) fn series(&self, at: usize) -> Color {
        if self.colors.is_empty() {
            SERIES[at % SERIES.len()]
        } else {
            self.colors[at % self.colors.len()].into()
        }
    }

    pub(super) fn ink(&self) -> Color {
        self.ink.map_or(INK, Color::from)
    }
}

/// Relative luminance, 0..=1 (WCAG 2.1).
pub(super) fn luminance(RGBColor(r, g, b): Color) -> f64 {
    let linear = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Black or white, whichever reads better on `ground`.
pub(super) fn on(ground: Color) -> Color {
    if luminance(ground) > 0.24 { INK } else { PAPER }
}

/// `color` on white paper at this strength, 0..=1.
pub(super) fn tint(RGBColor(r, g, b): Color, strength: f64) -> Color {
    let mix = |v: u8| (255.0 - (255.0 - f64::from(v)) * strength).round() as u8;
    RGBColor(mix(r), mix(g), mix(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_differ_in_grey() {
        for pair in SERIES.windows(2) {
            let (a, b) = (luminance(pair[0]) + 0.05, luminance(pair[1]) + 0.05);
            assert!(a.max(b) / a.min(b) > 2.0, "{pair:?}");
        }
    }

    #[test]
    fn texts_can_be_read_on_their_ground() {
        for ground in SERIES.into_iter().chain([REST, GAIN, LOSS]) {
            let (a, b) = (luminance(ground) + 0.05, luminance(on(ground)) + 0.05);
            assert!(a.max(b) / a.min(b) > 4.0, "{ground:?} {}", a.max(b) / a.min(b));
        }
        assert!(1.05 / (luminance(MUTE) + 0.05) > 4.5);
    }

    #[test]
    fn colours_are_read() {
        assert_eq!(Hex::try_from("#0a10ff".to_owned()), Ok(Hex([10, 16, 255])));
        for text in ["0a10ff", "#0a10f", "#0a10fg", "#+a10ff", "#ắ12"] {
            assert!(Hex::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
