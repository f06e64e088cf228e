//! The sheet a chart is drawn on: shapes and texts in px, by way of plotters.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea as _};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontStyle, ShapeStyle, TextStyle};
use plotters_backend::BackendCoord;
use unicode_normalization::UnicodeNormalization as _;

use super::backend::{Backend, Pen, TextBox, UNITS};
use super::color::{Brand, Color, MUTE};
use super::font::{self, Weight};
use crate::locale::{Lang, visible};

/// A rectangle in px, y downward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

impl Rect {
    pub(super) const fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Self {
        Self { x0, y0, x1, y1 }
    }

    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// Smaller by this much at the left, top, right and bottom.
    pub(super) fn inside(&self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self::new(self.x0 + left, self.y0 + top, self.x1 - right, self.y1 - bottom)
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.x0 <= other.x0 && self.y0 <= other.y0 && other.x1 <= self.x1 && other.y1 <= self.y1
    }
}

/// Where a text stands about its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// How a text looks: px per em, weight, colour, and the side of it that its point marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) color: Color,
    pub(super) side: Side,
}

impl Type {
    pub(super) fn plain(size: f64, color: Color) -> Self {
        Self { size, weight: Weight::Regular, color, side: Side::Left }
    }

    pub(super) fn bold(size: f64, color: Color) -> Self {
        Self { weight: Weight::Semibold, ..Self::plain(size, color) }
    }

    pub(super) fn axis() -> Self {
        Self::plain(11.5, MUTE)
    }

    pub(super) fn middle(self) -> Self {
        Self { side: Side::Middle, ..self }
    }

    pub(super) fn right(self) -> Self {
        Self { side: Side::Right, ..self }
    }

    pub(super) fn width(self, text: &str) -> f64 {
        font::width(&clean(text), self.size, self.weight)
    }

    pub(super) fn cut(self, text: &str, room: f64) -> String {
        font::cut(&clean(text), self.size, self.weight, room)
    }

    pub(super) fn wrap(self, text: &str, room: f64, lines: usize) -> Vec<String> {
        font::wrap(&clean(text), self.size, self.weight, room, lines)
    }
}

/// A text as it is drawn: composed (macOS pastes letters and marks apart, which would be drawn
/// apart), nothing invisible.
pub(super) fn clean(text: &str) -> String {
    visible(text).nfc().collect()
}

/// A point on a scale to px.
pub(super) struct Plot {
    pub(super) area: Rect,
    x: (f64, f64),
    y: (f64, f64),
}

/// No sheet is larger, px: what lies farther off is cut there, so that no number overflows.
const FAR: f64 = 1e5;

impl Plot {
    /// `x` from left to right and `y` from bottom to top fill `area`; either may fall.
    pub(super) fn new(area: Rect, x: (f64, f64), y: (f64, f64)) -> Self {
        let wide = |(from, to): (f64, f64)| {
            if to == from || !(to - from).is_finite() { (from, from + 1.0) } else { (from, to) }
        };
        Self { area, x: wide(x), y: wide(y) }
    }

    pub(super) fn x(&self, value: f64) -> f64 {
        along(value, self.x, (self.area.x0, self.area.x1))
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        along(value, self.y, (self.area.y1, self.area.y0))
    }

    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x(x), self.y(y))
    }
}

/// Where a value lies between two ends of a sheet.
fn along(value: f64, (from, to): (f64, f64), (start, end): (f64, f64)) -> f64 {
    let at = start + (value - from) / (to - from) * (end - start);
    if at.is_nan() { start } else { at.clamp(-FAR, FAR) }
}

fn units(px: f64) -> i32 {
    (px.clamp(-FAR, FAR) * UNITS).round() as i32
}

fn point((x, y): (f64, f64)) -> BackendCoord {
    (units(x), units(y))
}

/// A sheet in one language and one house's colours.
pub(super) struct Canvas {
    area: DrawingArea<Backend, Shift>,
    backend: Backend,
    pub(super) lang: Lang,
    pub(super) brand: Brand,
    pub(super) size: (f64, f64),
}

impl Canvas {
    pub(super) fn new((width, height): (u32, u32), lang: Lang, brand: Brand, prefix: &str) -> Self {
        let size = (f64::from(width), f64::from(height));
        let backend = Backend::new(size.0, size.1, prefix);
        Self { area: backend.clone().into_drawing_area(), backend, lang, brand, size }
    }

    pub(super) fn content(&self) -> String {
        self.backend.content()
    }

    pub(super) fn boxes(&self) -> Vec<TextBox> {
        self.backend.boxes()
    }

    fn put<'a, E>(&self, element: &'a E)
    where
        &'a E: PointCollection<'a, BackendCoord>,
        E: Drawable<Backend>,
    {
        // Writing to a string cannot fail, and nobody else holds the area.
        let _ = self.area.draw(element);
    }

    fn with(&self, pen: Pen, draw: impl FnOnce(&Self)) {
        self.backend.set(pen);
        draw(self);
        self.backend.set(Pen::default());
    }

    fn rectangle(&self, r: Rect, style: ShapeStyle) {
        self.put(&Rectangle::new([point((r.x0, r.y0)), point((r.x1, r.y1))], style));
    }

    /// A filled rectangle; `tip` is shown at the pointer.
    pub(super) fn bar(&self, r: Rect, color: Color, round: f64, tip: Option<String>) {
        let pen = Pen {
            round,
            // There is no pointer on a phone.
            tip: tip.filter(|_| !self.is_narrow()),
            ..Pen::default()
        };
        self.with(pen, |c| c.rectangle(r, color.filled()));
    }

    /// A rectangle filled with slanted lines.
    pub(super) fn hatched(&self, r: Rect, color: Color, round: f64, tip: Option<String>) {
        let pen = Pen {
            round,
            // There is no pointer on a phone.
            tip: tip.filter(|_| !self.is_narrow()),
            hatch: true,
            ..Pen::default()
        };
        self.with(pen, |c| c.rectangle(r, color.filled()));
    }

    /// The rim of a rectangle.
    pub(super) fn rim(&self, r: Rect, color: Color, width: f64, round: f64) {
        let pen = Pen { round, ..Pen::default() };
        self.with(pen, |c| c.rectangle(r, stroke(color, width)));
    }

    pub(super) fn line(&self, points: &[(f64, f64)], color: Color, width: f64) {
        self.dashed(points, color, width, None);
    }

    pub(super) fn dashed(
        &self,
        points: &[(f64, f64)],
        color: Color,
        width: f64,
        dash: Option<&'static str>,
    ) {
        if points.len() < 2 {
            return;
        }
        let pen = Pen { dash, ..Pen::default() };
        let path: Vec<BackendCoord> = points.iter().copied().map(point).collect();
        self.with(pen, |c| c.put(&PathElement::new(path, stroke(color, width))));
    }

    pub(super) fn area(&self, points: &[(f64, f64)], color: Color, alpha: f64) {
        let path: Vec<BackendCoord> = points.iter().copied().map(point).collect();
        self.put(&Polygon::new(path, color.mix(alpha).filled()));
    }

    /// A disc with a white rim, which stands off any line.
    pub(super) fn dot(&self, at: (f64, f64), radius: f64, color: Color) {
        let paper = super::color::PAPER;
        self.put(&Circle::new(point(at), units(radius + 1.6), paper.filled()));
        self.put(&Circle::new(point(at), units(radius), color.filled()));
    }

    /// A ring with a white hole.
    pub(super) fn ring(&self, at: (f64, f64), radius: f64, color: Color) {
        let paper = super::color::PAPER;
        self.put(&Circle::new(point(at), units(radius + 1.6), paper.filled()));
        self.put(&Circle::new(point(at), units(radius - 0.9), stroke(color, 2.2)));
    }

    /// A text whose capitals' middle is at `y`.
    pub(super) fn text(&self, text: &str, at: (f64, f64), look: Type) {
        let h = match look.side {
            Side::Left => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Right => HPos::Right,
        };
        let weight = match look.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        };
        let style = TextStyle::from(("Inter", look.size * UNITS, weight))
            .color(&look.color)
            .pos(Pos::new(h, VPos::Center));
        self.put(&Text::new(clean(text), point(at), style));
    }
}

fn stroke(color: Color, width: f64) -> ShapeStyle {
    color.stroke_width(units(width) as u32)
}

impl Canvas {
    /// In the chart's language.
    pub(super) fn say(&self, say: &super::say::Say) -> String {
        self.lang.words().chart(say)
    }
}

impl Canvas {
    /// A text that runs upward, its middle at the point.
    pub(super) fn upright(&self, text: &str, at: (f64, f64), look: Type) {
        let style = TextStyle::from(("Inter", look.size * UNITS, FontStyle::Bold))
            .color(&look.color)
            .transform(plotters::style::FontTransform::Rotate270)
            .pos(Pos::new(HPos::Center, VPos::Center));
        self.put(&Text::new(clean(text), point(at), style));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_counted_from_the_top_stand_below_each_other() {
        let area = Rect::new(0.0, 100.0, 50.0, 300.0);
        let plot = Plot::new(area, (0.0, 10.0), (4.0, 0.0));
        let rows: Vec<f64> = (0..4).map(|at| plot.y(f64::from(at) + 0.5)).collect();
        assert_eq!(rows, [125.0, 175.0, 225.0, 275.0]);
        assert_eq!(plot.x(5.0), 25.0);
    }

    #[test]
    fn a_value_far_off_an_axis_is_cut_and_does_not_overflow() {
        let plot = Plot::new(Rect::new(0.0, 0.0, 10.0, 10.0), (0.0, 1e-9), (0.0, 1.0));
        let far = plot.x(1e30);
        assert!(far <= 1e5 && units(far) > 0);
        assert_eq!(plot.x(f64::NAN), 0.0);
        assert!(
            Plot::new(Rect::new(0.0, 0.0, 10.0, 10.0), (3.0, 3.0), (0.0, 0.0)).x(3.0).is_finite()
        );
    }
}
