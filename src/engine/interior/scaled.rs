//! A problem in its own units: every number `u` between 0 and 1, every row of size 1, an objective
//! whose largest term is 1. What a method holds for small is then small.

use super::{Column, Point, Problem};
use crate::engine::envelope::Shape;
use crate::program::Sense;

/// The problem in units of its own.
pub(super) struct Scaled<'p> {
    columns: &'p [Column<'p>],
    /// Value per unit of effect and per unit of `u`.
    pub(super) worth: Vec<f64>,
    pub(super) gain: Vec<f64>,
    /// Entries by row: where each row begins, columns, coefficients of `u` and of effects.
    pub(super) starts: Vec<usize>,
    pub(super) column: Vec<usize>,
    pub(super) a: Vec<f64>,
    pub(super) b: Vec<f64>,
    pub(super) rhs: Vec<f64>,
    pub(super) equal: Vec<bool>,
    /// Whether a column's effect counts in some row.
    in_rows: Vec<bool>,
    /// The rows' own units per unit here, and the objective's.
    pub(super) unit: Vec<f64>,
    value: f64,
}

/// A column's effect at a point, with two derivatives by `u`.
#[derive(Clone, Copy, Default)]
pub(super) struct Effect {
    pub(super) value: f64,
    pub(super) slope: f64,
    pub(super) bend: f64,
}

impl<'p> Scaled<'p> {
    pub(super) fn new(problem: &'p Problem<'p>) -> Self {
        let mut scaled = Self::without_objective(problem);
        let size = |c: &Column<'_>| {
            let effect = if c.worth == 0.0 { 0.0 } else { c.worth * span(&c.shape, c.width) };
            effect.abs() + (c.gain * c.width).abs()
        };
        let most = problem.columns.iter().map(size).fold(0.0, f64::max);
        scaled.value = unit_of(most);
        scaled.worth = problem.columns.iter().map(|c| c.worth / scaled.value).collect();
        scaled.gain = problem.columns.iter().map(|c| c.gain * c.width / scaled.value).collect();
        scaled
    }

    /// The rows alone.
    pub(super) fn without_objective(problem: &'p Problem<'p>) -> Self {
        let (n, columns) = (problem.columns.len(), problem.columns.as_slice());
        let mut scaled = Self {
            columns,
            worth: vec![0.0; n],
            gain: vec![0.0; n],
            starts: vec![0],
            column: Vec::new(),
            a: Vec::new(),
            b: Vec::new(),
            rhs: Vec::new(),
            equal: problem.rows.iter().map(|row| row.sense == Sense::Equal).collect(),
            in_rows: vec![false; n],
            unit: Vec::new(),
            value: 1.0,
        };
        for row in &problem.rows {
            let size = |e: &super::Entry| {
                let c = &columns[e.column];
                let effect = if e.b == 0.0 { 0.0 } else { e.b * span(&c.shape, c.width) };
                (e.a * c.width).abs() + effect.abs()
            };
            let unit = unit_of(row.entries.iter().map(size).fold(0.0, f64::max));
            for e in &row.entries {
                scaled.column.push(e.column);
                scaled.a.push(e.a * columns[e.column].width / unit);
                scaled.b.push(e.b / unit);
                scaled.in_rows[e.column] |= e.b != 0.0;
            }
            scaled.starts.push(scaled.column.len());
            scaled.rhs.push(row.rhs / unit);
            scaled.unit.push(unit);
        }
        scaled
    }

    pub(super) fn columns(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn rows(&self) -> usize {
        self.rhs.len()
    }

    /// The places of a row's entries.
    pub(super) fn row(&self, r: usize) -> std::ops::Range<usize> {
        self.starts[r]..self.starts[r + 1]
    }

    /// Every column's effect at `u`; left out where nothing asks for it.
    pub(super) fn effects(&self, u: &[f64], effects: &mut [Effect]) {
        for (j, (effect, &u)) in effects.iter_mut().zip(u).enumerate() {
            if self.worth[j] == 0.0 && !self.in_rows[j] {
                continue;
            }
            let Column { width, shape, .. } = &self.columns[j];
            let z = u * width;
            effect.slope = width * shape.slope(z);
            effect.bend =
                if matches!(shape, Shape::Line(_)) { 0.0 } else { width * width * shape.bend(z) };
            if self.in_rows[j] {
                effect.value = shape.value(z);
            }
        }
    }

    /// Whether a column's effect starts steeply, or even vertically.
    pub(super) fn is_steep(&self, j: usize) -> bool {
        let Column { width, shape, .. } = &self.columns[j];
        let counts = self.worth[j] != 0.0 || self.in_rows[j];
        counts && shape.slope(0.0) > 8.0 * shape.slope(0.3 * width)
    }

    /// A point and prices in the problem's units.
    pub(super) fn point(&self, u: &[f64], y: &[f64]) -> Point {
        let of_row = |((y, unit), &equal): ((&f64, &f64), &bool)| {
            let price = y * self.value / unit;
            if equal { price } else { price.max(0.0) }
        };
        Point {
            z: u.iter().zip(self.columns).map(|(u, c)| u * c.width).collect(),
            prices: y.iter().zip(&self.unit).zip(&self.equal).map(of_row).collect(),
        }
    }
}

/// By how much a shape's effect can differ.
fn span(shape: &Shape<'_>, width: f64) -> f64 {
    match shape {
        Shape::Bowl(centre) => centre.powi(2).max((width - centre).powi(2)),
        Shape::Line(_) | Shape::Arc { .. } => shape.value(width),
    }
}

/// A power of two near `size`: dividing by it rounds nothing.
fn unit_of(size: f64) -> f64 {
    if size > 0.0 && size.is_finite() { size.log2().round().exp2() } else { 1.0 }
}
