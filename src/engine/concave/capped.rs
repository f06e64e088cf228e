//! Effects that a row allows only so much of: what sales can call, rooms, CO2. Where a curve bends
//! down, the plans that keep such a row are no convex set.
//!
//! - [`Caps::Loose`] gives such an effect a number of its own, between the chord over the cell's
//!   bounds and the curve. Every plan is among its points, so that its prices bound all of them;
//!   where spending costs something, the number lies on the curve by itself. Where it does not,
//!   the search cuts the cell there, and the chord comes nearer.
//! - [`Caps::Tangent`] has the tangent in place of the curve, which lies above it: every point is
//!   a plan. Taken again and again at its own best point, it finds good ones (Lipp and Boyd 2016,
//!   "Variations and extension of the convex-concave procedure").

use super::Solved;
use super::decided::Decided;
use super::relaxed::{KEPT, Relaxed};
use crate::curve::Curve;
use crate::engine::envelope::Piece;
use crate::program::{Program, Term};

/// Times that a plan is sought, each from where the one before came to.
const ROUNDS: usize = 8;
/// What of it is kept where the tangents leave no plan: they are taken nearer to the least.
const NEARER: f64 = 0.6;
/// A plan that gains less than this share is not worth another.
const LITTLE: f64 = 1e-9;

/// How effects that a row caps stand in a relaxed problem.
#[derive(Clone, Copy)]
pub(super) enum Caps<'a> {
    /// As numbers of their own.
    Loose,
    /// As their tangents at these numbers.
    Tangent(&'a [f64]),
}

/// Whether some row allows only so much of each cell's effect, and its curve is not straight.
pub fn capped(program: &Program) -> Vec<bool> {
    let mut capped = vec![false; program.cells.len()];
    for (term, a) in program.rows.iter().flat_map(|row| &row.terms) {
        if let Term::Effect(ix) | Term::Lasting(ix, _) = *term {
            capped[ix] |= *a > 0.0 && !matches!(program.cells[ix].curve, Curve::Linear(_));
        }
    }
    capped
}

/// A tangent of pieces, counted from their beginning.
pub(super) struct Tangent {
    pub(super) slope: f64,
    /// How far it lies above the pieces at their beginning.
    pub(super) above: f64,
}

/// The tangent at `z` from the beginning; not where the curve starts vertically.
pub(super) fn tangent(pieces: &[Piece<'_>], z: f64) -> Tangent {
    let width: f64 = pieces.iter().map(|piece| piece.width).sum();
    let z = z.clamp(1e-6 * width, width);
    let (mut left, mut value, mut slope) = (z, 0.0, 0.0);
    for piece in pieces {
        let own = left.clamp(0.0, piece.width);
        value += piece.shape.value(own);
        slope = piece.shape.slope(own);
        left -= own;
        if left <= 0.0 {
            break;
        }
    }
    Tangent { slope, above: (value - slope * z).max(0.0) }
}

/// The plan of the loose problem where it is one, else one found near it, with the bound of the
/// loose problem; where none is found, numbers that break a row, which nobody takes for a plan.
pub(super) fn repaired(decided: &Decided<'_>, solved: Solved) -> Solved {
    let kept = |x: &[f64]| decided.violation(x) <= KEPT * (1.0 + decided.program.rows.len() as f64);
    if solved.off.is_none() || kept(&solved.x) {
        return solved;
    }
    let least = decided.least();
    let mut at = solved.x.clone();
    let mut best: Option<(f64, Vec<f64>)> = None;
    for _ in 0..ROUNDS {
        let found = Relaxed::new(decided, Caps::Tangent(&at)).best_numbers();
        match found.filter(|x| kept(x)) {
            Some(x) => {
                let value = decided.value(&x);
                let gained = best.as_ref().map_or(f64::INFINITY, |(top, _)| value - top);
                if gained > 0.0 {
                    best = Some((value, x.clone()));
                }
                if gained <= LITTLE * value.abs() {
                    break;
                }
                at = x;
            }
            None if best.is_some() => break,
            None => {
                for (x, least) in at.iter_mut().zip(&least) {
                    *x = least + NEARER * (*x - least);
                }
            }
        }
    }
    match best {
        Some((value, x)) => Solved { x, value, ..solved },
        None => solved,
    }
}
