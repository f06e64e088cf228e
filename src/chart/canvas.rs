//! The sheet a chart is drawn on, in px, and the plots on it, in values: plotters' cartesian areas
//! over our backend.

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::ValueFormatter as _;
use plotters::drawing::{DrawingArea, IntoDrawingArea as _};
use plotters::element::{Circle, IntoDynElement as _, PathElement, Polygon, Rectangle, Text};
use plotters::series::{AreaSeries, LineSeries};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontStyle, FontTransform, ShapeStyle, TextStyle};
use unicode_normalization::UnicodeNormalization as _;

use super::backend::{Backend, Element, Pen, Penned, TextBox, UNITS};
use super::color::{AXIS, Brand, Color, GRID, MUTE, PAPER};
use super::font::{self, Weight};
use super::scale::Scale;
use crate::locale::{Lang, visible};

/// A rectangle, in px with y downward or in a plot's own values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
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

    fn style(self) -> TextStyle<'static> {
        let h = match self.side {
            Side::Left => HPos::Left,
            Side::Middle => HPos::Center,
            Side::Right => HPos::Right,
        };
        let weight = match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        };
        let mut style = TextStyle::from(("Inter", self.size * UNITS, weight));
        style.color = self.color.to_backend_color();
        style.pos(Pos::new(h, VPos::Center))
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

type Point = (f64, f64);
type Coordinates = Cartesian2d<Scale, Scale>;
type Area = DrawingArea<Backend, Coordinates>;

/// Whatever fails here is not ours: a string takes everything, and nobody else holds the area.
const SOUND: &str = "a string takes every shape";

fn units(px: f64) -> i32 {
    (px * UNITS).round() as i32
}

fn stroke(color: Color, width: f64) -> ShapeStyle {
    color.stroke_width(units(width) as u32)
}

/// How a rectangle is painted.
#[derive(Debug, Clone)]
pub(super) struct Paint {
    style: ShapeStyle,
    pen: Pen,
    /// Left free at the left, top, right and bottom, px.
    inset: [f64; 4],
}

impl Paint {
    pub(super) fn flat(color: Color) -> Self {
        Self { style: color.filled(), pen: Pen::default(), inset: [0.0; 4] }
    }

    /// The rim alone.
    pub(super) fn rim(color: Color, width: f64) -> Self {
        Self { style: stroke(color, width), ..Self::flat(color) }
    }

    /// With slanted lines, where `is_hatched`.
    pub(super) fn hatched(mut self, is_hatched: bool) -> Self {
        self.pen.hatch = is_hatched;
        self
    }

    /// Corners of this radius, px.
    pub(super) fn round(mut self, radius: f64) -> Self {
        self.pen.round = radius;
        self
    }

    /// Shown at the pointer.
    pub(super) fn tip(mut self, tip: String) -> Self {
        self.pen.tip = Some(tip);
        self
    }

    /// Smaller by this much at the left, top, right and bottom, px.
    pub(super) fn inside(self, inset: [f64; 4]) -> Self {
        Self { inset, ..self }
    }

    fn rectangle(self, r: Rect) -> Element {
        let mut shape = Rectangle::new([(r.x0, r.y0), (r.x1, r.y1)], self.style);
        let [left, top, right, bottom] = self.inset.map(|px| units(px).unsigned_abs());
        shape.set_margin(top, bottom, left, right);
        Penned(shape.into_dyn(), self.pen).into_dyn()
    }
}

/// What shapes are drawn on: the sheet in px, or a plot in its values.
pub(super) trait Plane {
    fn area(&self) -> &Area;

    fn put(&self, element: Element) {
        self.area().draw(&element).expect(SOUND);
    }

    fn bar(&self, r: Rect, paint: Paint) {
        self.put(paint.rectangle(r));
    }

    fn line(&self, points: &[Point], color: Color, width: f64) {
        self.dashed(points, color, width, None);
    }

    fn dashed(&self, points: &[Point], color: Color, width: f64, dash: Option<&'static str>) {
        if points.len() > 1 {
            let pen = Pen { dash, ..Pen::default() };
            let path = PathElement::new(points, stroke(color, width)).into_dyn();
            self.put(Penned(path, pen).into_dyn());
        }
    }

    /// A disc with a white rim, which stands off any line.
    fn dot(&self, at: Point, radius: f64, color: Color) {
        self.put(Circle::new(at, units(radius + 1.6), PAPER.filled()).into_dyn());
        self.put(Circle::new(at, units(radius), color.filled()).into_dyn());
    }

    /// A ring with a white hole.
    fn ring(&self, at: Point, radius: f64, color: Color) {
        self.put(Circle::new(at, units(radius + 1.6), PAPER.filled()).into_dyn());
        self.put(Circle::new(at, units(radius - 0.9), stroke(color, 2.2)).into_dyn());
    }
}

/// A sheet in one language and one house's colours.
pub struct Canvas {
    root: DrawingArea<Backend, Shift>,
    sheet: Area,
    backend: Backend,
    pub(super) lang: Lang,
    pub(super) brand: Brand,
    pub(super) size: (f64, f64),
}

impl Plane for Canvas {
    fn area(&self) -> &Area {
        &self.sheet
    }
}

impl Canvas {
    pub(super) fn new((width, height): (u32, u32), lang: Lang, brand: Brand, prefix: &str) -> Self {
        let size = (f64::from(width), f64::from(height));
        let backend = Backend::new(size.0, size.1, prefix);
        let root = backend.clone().into_drawing_area();
        let sheet = root.apply_coord_spec(Coordinates::new(
            Scale::span(0.0, size.0),
            Scale::span(0.0, size.1),
            (0..units(size.0), 0..units(size.1)),
        ));
        Self { root, sheet, backend, lang, brand, size }
    }

    pub(super) fn content(&self) -> String {
        self.backend.content()
    }

    pub(super) fn boxes(&self) -> Vec<TextBox> {
        self.backend.boxes()
    }

    /// In the chart's language.
    pub(super) fn say(&self, say: &super::say::Say) -> String {
        self.lang.words().chart(say)
    }

    /// A plot on which `x` from left to right and `y` from bottom to top fill `area`.
    pub(super) fn plot(&self, area: Rect, x: Scale, y: Scale) -> Plot {
        // plotters ends an area one unit before its edge.
        let (right, foot) = (units(self.size.0 - area.x1) - 1, units(self.size.1 - area.y1) - 1);
        let chart = ChartBuilder::on(&self.root)
            .margin_top(units(area.y0))
            .margin_right(right)
            .x_label_area_size(foot)
            .y_label_area_size(units(area.x0))
            .build_cartesian_2d(x, y)
            .expect(SOUND);
        Plot { area, chart }
    }

    /// A text whose capitals' middle is at `y`.
    pub(super) fn text(&self, text: &str, at: Point, look: Type) {
        self.put(Text::new(clean(text), at, look.style()).into_dyn());
    }

    /// A text that runs upward, its middle at the point.
    pub(super) fn upright(&self, text: &str, at: Point, look: Type) {
        let style = look.middle().style().transform(FontTransform::Rotate270);
        self.put(Text::new(clean(text), at, style).into_dyn());
    }
}

/// A plot on a sheet: shapes stand at values, not at px.
pub(super) struct Plot {
    /// On the sheet, px.
    pub(super) area: Rect,
    chart: ChartContext<'static, Backend, Coordinates>,
}

impl Plane for Plot {
    fn area(&self) -> &Area {
        self.chart.plotting_area()
    }
}

impl Plot {
    /// Where values lie on the sheet, px.
    pub(super) fn at(&self, x: f64, y: f64) -> Point {
        let (x, y) = self.chart.backend_coord(&(x, y));
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }

    pub(super) fn x(&self, value: f64) -> f64 {
        self.at(value, 0.0).0
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        self.at(0.0, value).1
    }

    /// Between two values that are 1 apart, px.
    pub(super) fn wide(&self) -> f64 {
        self.x(1.0) - self.x(0.0)
    }

    /// Draws one of plotters' series.
    pub(super) fn series(&mut self, series: impl IntoIterator<Item = Element>) {
        self.chart.draw_series(series).expect(SOUND);
    }

    pub(super) fn curve(&mut self, points: Vec<Point>, color: Color, width: f64) {
        if points.len() > 1 {
            self.series(LineSeries::new(points, stroke(color, width)));
        }
    }

    /// What lies between a curve and a level.
    pub(super) fn ground(&mut self, points: Vec<Point>, level: f64, color: Color, alpha: f64) {
        self.series(AreaSeries::new(points, level, color.mix(alpha)));
    }

    /// What lies between two curves over the same places.
    pub(super) fn band(&mut self, low: Vec<Point>, mut high: Vec<Point>, color: Color, alpha: f64) {
        high.extend(low.into_iter().rev());
        if high.len() > 2 {
            self.series([Polygon::new(high, color.mix(alpha).filled()).into_dyn()]);
        }
    }

    /// The lines of the grid, with their values at the left and at the foot: lines run across, or
    /// upward where only `x` is marked.
    pub(super) fn mesh(&mut self) {
        let look = Type::axis();
        let (x, y) = (*self.chart.as_coord_spec().x_spec(), *self.chart.as_coord_spec().y_spec());
        let widest = x.ticks().iter().map(|v| look.width(&x.format_ext(v))).fold(1.0, f64::max);
        let (across, up) = (self.area.width() / (widest + 4.0), self.area.height() / 13.0);
        let mut mesh = self.chart.configure_mesh();
        if y.step > 0.0 {
            mesh.disable_x_mesh();
        }
        mesh.disable_axes()
            .bold_line_style(stroke(GRID, 1.0))
            .label_style(look.style())
            .set_all_tick_mark_size(units(GAP / 2.0))
            .x_labels(across as usize + 1)
            .y_labels(up as usize + 1)
            .draw()
            .expect(SOUND);
        if y.step > 0.0 && y.from <= 0.0 {
            self.line(&[(x.from, 0.0), (x.to, 0.0)], AXIS, 1.2);
        }
    }
}

/// Between a plot and the values of its scales, px.
pub(super) const GAP: f64 = 10.0;
