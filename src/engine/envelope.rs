//! The concave envelope of a cell over its bounds: the least concave function that lies nowhere
//! below the curve (Falk and Soland 1969). For a concave curve it is the curve itself.

use crate::curve::Curve;

/// A part of an envelope, from `0` to `width` of its own number `z`; slopes fall from piece to
/// piece, so that a maximum fills them in their order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece<'a> {
    /// Length in `x`.
    pub width: f64,
    /// Its form.
    pub shape: Shape<'a>,
}

/// Effect of a piece as a function of its own number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape<'a> {
    /// `slope * z`.
    Line(f64),
    /// `-(z - centre)^2`: the nearer to its centre the better.
    Bowl(f64),
    /// `m * (phi(from + z) - phi(from))`.
    Arc {
        /// The curve.
        curve: &'a Curve,
        /// Productivity.
        m: f64,
        /// Where it begins.
        from: f64,
    },
}

impl Shape<'_> {
    /// Effect at `z`.
    pub fn value(&self, z: f64) -> f64 {
        match *self {
            Shape::Line(slope) => slope * z,
            Shape::Bowl(centre) => -(z - centre).powi(2),
            Shape::Arc { curve, m, from } => m * (curve.value(from + z) - curve.value(from)),
        }
    }

    /// Slope at `z`.
    pub fn slope(&self, z: f64) -> f64 {
        match *self {
            Shape::Line(slope) => slope,
            Shape::Bowl(centre) => -2.0 * (z - centre),
            Shape::Arc { curve, m, from } => m * curve.slope(from + z),
        }
    }

    /// Second derivative at `z`.
    pub fn bend(&self, z: f64) -> f64 {
        match *self {
            Shape::Line(_) => 0.0,
            Shape::Bowl(_) => -2.0,
            Shape::Arc { curve, m, from } => (m * curve.bend(from + z)).min(0.0),
        }
    }
}

/// A number that can be no greater is 0: far below the smallest part of a carry-over that a plan
/// could show, in units of about a month's budget.
pub const NOTHING: f64 = 1e-30;

/// Whether what lies between two bounds is one number, but for rounding.
pub fn is_point((lo, hi): (f64, f64)) -> bool {
    hi - lo <= (1e-13 * hi.abs()).max(NOTHING)
}

/// The envelope of `m * curve` over `lo..=hi`; where effects are unwanted (`worth < 0`), the
/// chord, which lies below the curve.
pub fn envelope(curve: &Curve, (lo, hi): (f64, f64), m: f64, worth: f64) -> Vec<Piece<'_>> {
    if is_point((lo, hi)) {
        return Vec::new();
    }
    let chord = |from: f64, to: f64| m * (curve.value(to) - curve.value(from)) / (to - from);
    let line = |from: f64, to: f64| Piece { width: to - from, shape: Shape::Line(chord(from, to)) };
    if m == 0.0 || worth < 0.0 {
        return vec![line(lo, hi)];
    }
    match curve {
        Curve::Linear(_) => vec![line(lo, hi)],
        Curve::Points(points) => {
            let corners = points.corners().iter().map(|c| c.0);
            let inside = corners.filter(|s| *s > lo && *s < hi);
            let hull = hull(curve, [lo].into_iter().chain(inside).chain([hi]));
            hull.windows(2).map(|w| line(w[0], w[1])).collect()
        }
        _ => {
            let arc = |from: f64| Piece { width: hi - from, shape: Shape::Arc { curve, m, from } };
            match curve.stretches(lo, hi).as_slice() {
                [only] if !only.convex => vec![arc(lo)],
                [_, concave] => match tangent(curve, lo, concave.from, hi) {
                    Some(bent) => vec![line(lo, bent), arc(bent)],
                    None => vec![line(lo, hi)],
                },
                _ => vec![line(lo, hi)],
            }
        }
    }
}

/// Where the line from the curve at `lo` touches the concave stretch that begins at `turn`;
/// `None` where it is still below the curve's slope at `hi`.
pub fn tangent(curve: &Curve, lo: f64, turn: f64, hi: f64) -> Option<f64> {
    let bottom = curve.value(lo);
    // Above 0 while the line through (lo, bottom) still steepens.
    let rising = |s: f64| curve.slope(s) * (s - lo) - (curve.value(s) - bottom);
    if rising(hi) >= 0.0 {
        return None;
    }
    let (mut from, mut to) = (turn, hi);
    for _ in 0..200 {
        let middle = 0.5 * (from + to);
        if middle <= from || middle >= to {
            break;
        }
        if rising(middle) > 0.0 {
            from = middle;
        } else {
            to = middle;
        }
    }
    Some(to)
}

/// The spends, rising, on the upper hull of a curve's corners.
fn hull(curve: &Curve, corners: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut hull: Vec<(f64, f64)> = Vec::new();
    for s in corners {
        let next = (s, curve.value(s));
        while let [.., a, b] = hull.as_slice() {
            let under = (b.1 - a.1) * (next.0 - a.0) <= (next.1 - a.1) * (b.0 - a.0);
            if !under {
                break;
            }
            hull.pop();
        }
        hull.push(next);
    }
    hull.into_iter().map(|(s, _)| s).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curve::{Hill, Points, Saturating};

    /// Effect of an envelope at `x` above its lower bound, its pieces filled in order.
    fn at(pieces: &[Piece<'_>], mut x: f64) -> f64 {
        let mut effect = 0.0;
        for piece in pieces {
            let z = x.min(piece.width);
            effect += piece.shape.value(z);
            x -= z;
        }
        effect
    }

    #[test]
    fn an_envelope_is_concave_above_the_curve_and_touches_it() {
        let curves = [
            Curve::Saturating(Saturating { half: 1.0 }),
            Curve::Hill(Hill::with_best_average_one(1.0, 3.0).unwrap()),
            Curve::Points(
                Points::new(vec![(0.5, 0.1), (1.0, 1.2), (1.5, 1.3), (2.0, 1.9)]).unwrap(),
            ),
        ];
        for curve in &curves {
            for (lo, hi) in [(0.0, 2.5), (0.2, 0.7), (0.6, 3.0), (0.0, 0.4)] {
                let pieces = envelope(curve, (lo, hi), 0.5, 1.0);
                let n = 400;
                let step = (hi - lo) / f64::from(n);
                let values: Vec<f64> = (0..=n).map(|i| at(&pieces, f64::from(i) * step)).collect();
                let mut least = f64::MAX;
                for (i, value) in values.iter().enumerate() {
                    let x = lo + i as f64 * step;
                    let above = value - 0.5 * (curve.value(x) - curve.value(lo));
                    assert!(above > -1e-12, "{curve:?} {lo}..{hi} at {x}");
                    if i > 0 && i < values.len() - 1 {
                        least = least.min(above);
                        let bend = values[i - 1] - 2.0 * value + values[i + 1];
                        assert!(bend < 1e-12, "{curve:?} {lo}..{hi} at {x}");
                    }
                }
                let top = 0.5 * (curve.value(hi) - curve.value(lo));
                assert!((values[n as usize] - top).abs() < 1e-12);
            }
        }
    }
}
