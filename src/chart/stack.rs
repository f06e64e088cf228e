//! Stacked columns and the names beside them, for the charts that show channels month by month.

use super::canvas::{Canvas, Plot, Rect, Type};
use super::color::{AXIS, Color};
use super::place::spread;
use crate::locale::{Money, month};
use crate::month::Month;

/// What is special about a channel's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing.
    Full,
    /// Not quite there: the channel matures, or the month lies after the plan's.
    Building,
    /// The amount is given.
    Locked,
}

/// What is drawn as one layer of the columns.
pub(super) struct Layer {
    pub(super) name: String,
    pub(super) color: Color,
    /// One a month.
    pub(super) cells: Vec<(f64, Phase)>,
}

/// Beside the columns, for the longest name, px.
pub(super) fn room(layers: &[Layer]) -> f64 {
    let look = Type::plain(12.0, AXIS);
    layers.iter().map(|layer| look.width(&layer.name)).fold(60.0, f64::max).min(NAME) + 44.0
}

/// No name is drawn longer, px.
const NAME: f64 = 210.0;
/// Of a month's width, left free at either side of a column.
const GAP: f64 = 0.16;

/// Columns on a plot whose x runs from month 0 on.
pub(super) struct Stack<'a> {
    pub(super) canvas: &'a Canvas,
    pub(super) plot: &'a Plot,
    pub(super) start: Month,
    pub(super) money: &'a Money,
}

impl Stack<'_> {
    /// Draws the columns, upward for `sign` 1 and downward for -1; the middles of the last
    /// column's layers.
    pub(super) fn columns(&self, layers: &[Layer], sign: f64) -> Vec<f64> {
        let count = layers.iter().map(|layer| layer.cells.len()).max().unwrap_or(0);
        let mut base = vec![0.0; count];
        let mut middles = Vec::new();
        for layer in layers {
            let last = layer.cells.get(count.wrapping_sub(1)).map_or(0.0, |cell| cell.0);
            let ground = base.last().copied().unwrap_or(0.0);
            middles.push(self.plot.y(ground + sign * last / 2.0));
            for (t, &(amount, phase)) in layer.cells.iter().enumerate() {
                if amount > 0.0 {
                    self.cell(layer, t, base[t], base[t] + sign * amount, phase);
                    base[t] += sign * amount;
                }
            }
        }
        middles
    }

    fn cell(&self, layer: &Layer, t: usize, from: f64, to: f64, phase: Phase) {
        let (low, high) = (from.min(to), from.max(to));
        let (x0, y0) = self.plot.at(t as f64 + GAP, high);
        let (x1, y1) = self.plot.at(t as f64 + 1.0 - GAP, low);
        // A white line between layers, where they are thick enough to spare it.
        let seam = if y1 - y0 > 3.0 { 0.8 } else { 0.0 };
        let cell = Rect::new(x0, y0 + seam, x1, y1);
        let when = month(self.canvas.lang, self.start.plus(t as i32));
        let tip = Some(format!("{} · {when}: {}", layer.name, self.money.short(high - low)));
        if phase == Phase::Building {
            self.canvas.hatched(cell, layer.color, 0.0, tip);
        } else {
            self.canvas.bar(cell, layer.color, 0.0, tip);
        }
        if phase == Phase::Locked {
            self.canvas.rim(cell.inside(0.8, 0.8, 0.8, 0.8), self.canvas.brand.ink(), 1.6, 0.0);
        }
    }

    /// The layers' names beside the last column, each led to its layer's middle where the last
    /// column has that layer.
    pub(super) fn names(&self, layers: &[Layer], middles: &[f64], body: Rect) {
        let ink = self.canvas.brand.ink();
        let look = Type::plain(12.0, ink);
        let area = self.plot.area;
        let height = ((area.y1 + 6.0 - body.y0) / layers.len().max(1) as f64).min(19.0);
        let placed = spread(middles, &vec![height; layers.len()], body.y0, area.y1 + 6.0);
        let x = area.x1;
        for (at, layer) in layers.iter().enumerate() {
            let y = placed[at];
            let count = layers.iter().map(|layer| layer.cells.len()).max().unwrap_or(0);
            let last = layer.cells.get(count.wrapping_sub(1)).is_some_and(|cell| cell.0 > 0.0);
            if last {
                self.canvas.line(
                    &[(x - 2.0, middles[at]), (x + 12.0, y), (x + 18.0, y)],
                    AXIS,
                    0.9,
                );
            }
            let swatch = Rect::new(x + 22.0, y - 5.5, x + 33.0, y + 5.5);
            self.canvas.bar(swatch, layer.color, 2.0, None);
            self.canvas.text(&look.cut(&layer.name, NAME), (x + 39.0, y), look);
        }
    }
}
