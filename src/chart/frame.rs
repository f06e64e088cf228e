//! What surrounds every chart: the finding as a title, what is shown, the key, and in the footer
//! unit and source; and the axes that several charts share.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, Color, FEAST, FEAST_INK, GRID, MUTE};
use super::feast;
use super::place::every;
use super::scale::Scale;
use crate::locale::{Lang, Money, TableUnit, month_short};
use crate::month::Month;

/// Below this width, px, a sheet is laid out for a phone.
const NARROW: f64 = 620.0;

/// Whether a sheet so wide is that of a phone.
pub(super) fn is_narrow(width: f64) -> bool {
    width < NARROW
}

/// Around the sheet, px.
pub(super) const MARGIN: f64 = 28.0;

/// A mark of the key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark {
    Swatch(Color),
    Hatch(Color),
    Hollow(Color),
    Ring(Color),
    Dot(Color),
    Line(Color),
    Dashes(Color),
}

/// What surrounds a chart, in words.
#[derive(Debug, Clone, Default)]
pub(super) struct Heading {
    /// The finding.
    pub(super) title: String,
    /// What is shown.
    pub(super) subtitle: String,
    pub(super) keys: Vec<(Mark, String)>,
    /// Unit, source, remarks.
    pub(super) footer: String,
    /// The figures, for who cannot see the picture.
    pub(super) alt: String,
}

impl Canvas {
    /// Draws the surroundings; what is left for the chart.
    pub(super) fn frame(&self, heading: &Heading) -> Rect {
        let (width, height) = self.size;
        let room = width - 2.0 * MARGIN;
        let mut y = 36.0;
        let title = Type::bold(21.0, self.brand.ink());
        let lines = if self.is_narrow() { 3 } else { 2 };
        for line in title.wrap(&heading.title, room, lines) {
            self.text(&line, (MARGIN, y), title);
            y += 27.0;
        }
        let subtitle = Type::plain(13.5, MUTE);
        y -= 2.0;
        for line in subtitle.wrap(&heading.subtitle, room, 2) {
            self.text(&line, (MARGIN, y), subtitle);
            y += 19.0;
        }
        y = self.keys(&heading.keys, y + 7.0);
        let footer = Type::plain(10.5, MUTE);
        let lines = footer.wrap(&heading.footer, room, 3);
        let mut base = height - 18.0 - 14.0 * (lines.len() as f64 - 1.0);
        let bottom = base - 16.0;
        for line in lines {
            self.text(&line, (MARGIN, base), footer);
            base += 14.0;
        }
        Rect::new(MARGIN, y + 4.0, width - MARGIN, bottom)
    }

    /// Whether the sheet is that of a phone.
    pub(super) fn is_narrow(&self) -> bool {
        is_narrow(self.size.0)
    }

    /// Room for names at the left of `wide`: the share `usual`, more where the sheet is narrow.
    pub(super) fn name_room(&self, wide: f64, usual: f64) -> f64 {
        wide * if self.is_narrow() { usual.max(0.42) } else { usual }
    }

    fn keys(&self, keys: &[(Mark, String)], mut y: f64) -> f64 {
        let look = Type::plain(12.5, self.brand.ink());
        let (mut x, end) = (MARGIN, self.size.0 - MARGIN);
        for (mark, name) in keys {
            let name = look.cut(name, end - MARGIN - 22.0);
            let long = 22.0 + look.width(&name);
            if x > MARGIN && x + long > end {
                x = MARGIN;
                y += 21.0;
            }
            self.mark(*mark, x, y);
            self.text(&name, (x + 22.0, y), look);
            x += long + 20.0;
        }
        if keys.is_empty() { y - 6.0 } else { y + 17.0 }
    }

    fn mark(&self, mark: Mark, x: f64, y: f64) {
        let square = Rect::new(x + 1.0, y - 6.0, x + 13.0, y + 6.0);
        let across = [(x, y), (x + 15.0, y)];
        match mark {
            Mark::Swatch(color) => self.bar(square, color, 2.0, None),
            Mark::Hatch(color) => self.hatched(square, color, 2.0, None),
            Mark::Hollow(color) => self.rim(square, color, 1.6, 2.0),
            Mark::Ring(color) => self.ring((x + 7.0, y), 5.0, color),
            Mark::Dot(color) => self.dot((x + 7.0, y), 5.0, color),
            Mark::Line(color) => self.line(&across, color, 2.4),
            Mark::Dashes(color) => self.dashed(&across, color, 2.0, Some("4 3.4")),
        }
    }

    /// Room for the labels of an upright scale, px.
    pub(super) fn gutter(&self, scale: &Scale, unit: f64) -> f64 {
        let look = Type::axis();
        let wide = |v: &f64| look.width(&self.tick(*v, scale, unit));
        scale.ticks().iter().map(wide).fold(0.0, f64::max) + 10.0
    }

    /// A value of a scale in units of `unit`.
    pub(super) fn tick(&self, value: f64, scale: &Scale, unit: f64) -> String {
        self.lang.number(value / unit, scale.decimals(unit))
    }

    /// Lines across the plot with their values at the left; the one at 0 is darker.
    pub(super) fn rungs(&self, plot: &Plot, scale: &Scale, unit: f64) {
        let mut free = f64::INFINITY;
        for value in scale.ticks() {
            let y = plot.y(value);
            let zero = value.abs() < scale.step * 1e-6;
            let (color, width) = if zero { (AXIS, 1.2) } else { (GRID, 1.0) };
            self.line(&[(plot.area.x0, y), (plot.area.x1, y)], color, width);
            // Upward: a label without room for itself is left out.
            if y <= free {
                let text = self.tick(value, scale, unit);
                self.text(&text, (plot.area.x0 - 9.0, y), Type::axis().right());
                free = y - 13.0;
            }
        }
    }

    /// The values of a scale at the foot of a plot, those without room left out.
    pub(super) fn feet(&self, plot: &Plot, ticks: &[f64], y: f64, text: impl Fn(f64) -> String) {
        let look = Type::axis().middle();
        let mut free = f64::NEG_INFINITY;
        for &tick in ticks {
            let text = text(tick);
            let half = look.width(&text) / 2.0;
            let x = plot.x(tick).min(self.size.0 - half);
            if x - half >= free {
                self.text(&text, (x, y), look);
                free = x + half + 4.0;
            }
        }
    }

    /// Months under a plot whose x runs from 0 to `count`, thinned where they crowd, years below.
    pub(super) fn months(&self, plot: &Plot, y: f64, start: Month, count: usize) {
        let look = Type::axis().middle();
        let names: Vec<String> =
            (0..count).map(|t| month_short(self.lang, start.plus(t as i32))).collect();
        let widest = names.iter().map(|name| look.width(name)).fold(0.0, f64::max);
        let step = plot.x(1.0) - plot.x(0.0);
        let thin =
            [1, 2, 3, 6, 12].into_iter().find(|&n| n >= every(widest, step, 5.0)).unwrap_or(12);
        // Thinned months are the quarters' and years' first.
        let shown = |t: &usize| (start.plus(*t as i32).number() as usize - 1).is_multiple_of(thin);
        if thin < 12 {
            for t in (0..count).filter(shown) {
                self.text(&names[t], (plot.x(t as f64 + 0.5), y), look);
            }
        }
        let below = if thin < 12 { y + 16.0 } else { y };
        let mut free = f64::NEG_INFINITY;
        for t in (0..count).filter(|&t| t == 0 || start.plus(t as i32).number() == 1) {
            let year = start.plus(t as i32).year().to_string();
            let bold = Type::bold(11.0, MUTE);
            let first = plot.x(t as f64 + 0.5) - look.width(&names[t]) / 2.0;
            if first >= free {
                self.text(&year, (first, below), bold);
                free = first + bold.width(&year) + 6.0;
            }
        }
    }

    /// Bands behind the months of Tết and of the sale days, with their names above the plot.
    pub(super) fn feasts(&self, plot: &Plot, start: Month, count: usize, top: f64) {
        let look = Type::bold(11.0, FEAST_INK).middle();
        let mut free = f64::NEG_INFINITY;
        let feast = |t: usize| {
            let name = feast::of(start.plus(t as i32))?;
            Some((name, plot.x(t as f64), plot.x(t as f64 + 1.0)))
        };
        let feasts: Vec<_> = (0..count).filter_map(feast).collect();
        for (_, x0, x1) in &feasts {
            let band = Rect::new(*x0, top - 9.0, *x1, plot.area.y1);
            self.bar(band, FEAST, 0.0, None);
        }
        for (name, x0, x1) in feasts {
            let (middle, half) = ((x0 + x1) / 2.0, look.width(name) / 2.0);
            let middle = middle.clamp(half, self.size.0 - half);
            if middle - half >= free {
                self.text(name, (middle, top), look);
                free = middle + half + 4.0;
            }
        }
    }
}

/// How amounts of one chart are written.
#[derive(Debug, Clone)]
pub(super) struct Amounts {
    pub(super) money: Money,
    pub(super) unit: TableUnit,
}

impl Amounts {
    /// In the unit that suits `largest`.
    pub(super) fn of(lang: Lang, currency: &str, largest: f64) -> Self {
        let money = Money::new(lang, currency);
        let unit = money.table_unit(largest.abs());
        Self { money, unit }
    }

    /// With as many decimals as every other amount of the chart.
    pub(super) fn write(&self, value: f64) -> String {
        self.money.lang.number(value / self.unit.scale, self.unit.decimals)
    }

    pub(super) fn signed(&self, value: f64) -> String {
        let scaled = value / self.unit.scale;
        let text = self.write(value);
        let gain = scaled > 0.0 && text.chars().any(|c| matches!(c, '1'..='9'));
        if gain { format!("+{text}") } else { text }
    }

    pub(super) fn note(&self) -> String {
        self.money.unit_note(self.unit)
    }
}
