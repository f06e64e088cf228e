//! One cell on its own: the greatest `e * phi(x) + w * x` for `x` between two ends, exactly.

use crate::curve::Curve;
use crate::program::Cell;

/// Where the greatest value is, and what it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best {
    /// The number.
    pub x: f64,
    /// `e * phi(x) + w * x`.
    pub value: f64,
}

/// Maximises `e * phi(x) + w * x` over `lo..=hi`; of equals, the least `x`.
pub fn best(curve: &Curve, (lo, hi): (f64, f64), e: f64, w: f64) -> Best {
    let value = |x: f64| {
        let effect = if e == 0.0 { 0.0 } else { e * curve.value(x) };
        effect + w * x
    };
    let at = |x: f64| Best { x, value: value(x) };
    if e == 0.0 || lo >= hi {
        return at(if w > 0.0 { hi } else { lo });
    }
    if e > 0.0 && w >= 0.0 {
        return at(hi);
    }
    let mut best = at(lo);
    let mut consider = |x: f64| {
        let other = at(x);
        if other.value > best.value {
            best = other;
        }
    };
    for stretch in curve.stretches(lo, hi) {
        let bends_down = stretch.convex == (e < 0.0);
        if bends_down && e > 0.0 {
            consider(curve.spend_at_slope(-w / e, stretch.from, stretch.to));
        } else if bends_down {
            consider(rising_slope(curve, -w / e, stretch.from, stretch.to));
        }
        consider(stretch.to);
    }
    best
}

/// As [`best`], of a cell: where it moves in steps, over the multiples within the bounds. Worth
/// negative infinity where there is none.
pub fn best_of(cell: &Cell, bounds: (f64, f64), e: f64, w: f64) -> Best {
    if cell.step == 0.0 {
        return best(&cell.curve, bounds, e, w);
    }
    let (curve, step) = (&cell.curve, cell.step);
    let (lo, hi) = multiples(bounds, step);
    if lo > hi {
        return Best { x: bounds.0, value: f64::NEG_INFINITY };
    }
    let at = |x: f64| {
        let effect = if e == 0.0 { 0.0 } else { e * curve.value(x) };
        Best { x, value: effect + w * x }
    };
    if e == 0.0 || lo == hi {
        return at(if w > 0.0 { hi } else { lo });
    }
    if e > 0.0 && w >= 0.0 {
        return at(hi);
    }
    let mut best = at(lo);
    let mut consider = |x: f64| {
        // On a stretch that bends down the best multiple is next to the best number; of one that
        // bends up it is next to an end.
        let below = ((x / step).floor() * step).clamp(lo, hi);
        let above = (below + step).min(hi);
        for other in [below, (above / step).round() * step] {
            let other = at(other);
            if other.value > best.value {
                best = other;
            }
        }
    };
    for stretch in curve.stretches(lo, hi) {
        let bends_down = stretch.convex == (e < 0.0);
        if bends_down && e > 0.0 {
            consider(curve.spend_at_slope(-w / e, stretch.from, stretch.to));
        } else if bends_down {
            consider(rising_slope(curve, -w / e, stretch.from, stretch.to));
        }
        consider(stretch.to);
    }
    best
}

/// The least and the greatest multiple of `step` within bounds, rounding aside; crossed where
/// there is none.
pub fn multiples((lo, hi): (f64, f64), step: f64) -> (f64, f64) {
    ((lo / step - WHOLE).ceil() * step, (hi / step + WHOLE).floor() * step)
}

/// What is this near to a multiple, in steps, is one.
const WHOLE: f64 = 1e-6;

/// On a convex stretch: where the slope passes `slope`, by halving.
fn rising_slope(curve: &Curve, slope: f64, mut from: f64, mut to: f64) -> f64 {
    for _ in 0..100 {
        let middle = 0.5 * (from + to);
        if curve.slope(middle) < slope {
            from = middle;
        } else {
            to = middle;
        }
    }
    0.5 * (from + to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curve::{Hill, Linear, Points, Power, Saturating};

    fn curves() -> Vec<Curve> {
        vec![
            Curve::Linear(Linear),
            Curve::Saturating(Saturating { half: 0.7 }),
            Curve::Power(Power { exponent: 0.4, reference: 1.3 }),
            Curve::Hill(Hill::with_best_average_one(0.8, 2.5).unwrap()),
            Curve::Hill(Hill { half: 0.8, slope: 0.6, ceiling: 2.0 }),
            Curve::Points(
                Points::new(vec![(0.5, 0.1), (1.0, 1.2), (1.5, 1.3), (2.0, 1.9)]).unwrap(),
            ),
        ]
    }

    #[test]
    fn nothing_on_a_fine_grid_is_better() {
        for curve in curves() {
            for (lo, hi) in [(0.0, 2.5), (0.3, 1.7), (0.9, 0.9)] {
                for e in [-1.5, 0.0, 0.4, 1.0, 3.0] {
                    for w in [-2.0, -0.9, -0.2, 0.0, 0.5] {
                        let found = best(&curve, (lo, hi), e, w);
                        let grid = (0..=20_000).map(|i| lo + (hi - lo) * f64::from(i) / 20_000.0);
                        let top = grid.map(|x| e * curve.value(x) + w * x).fold(f64::MIN, f64::max);
                        assert!(found.value >= top - 1e-12, "{curve:?} {lo}..{hi} e={e} w={w}");
                        assert!(found.value <= top + 1e-3, "{curve:?} {lo}..{hi} e={e} w={w}");
                        assert!((lo..=hi).contains(&found.x));
                    }
                }
            }
        }
    }
}
