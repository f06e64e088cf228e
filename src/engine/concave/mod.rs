//! A region in which every on/off decision is taken: what is left is concave (an S-shaped curve
//! stands there as its concave envelope over its bounds).
//!
//! - [`decided`]: each stage's one state, each cell's bounds in it.
//! - [`relaxed`]: the region as the interior-point method takes it; it proposes a plan and prices.
//!   The bound comes from the prices and the true curves, through the oracle.
//! - [`capped`](mod@capped): effects that a row allows only so much of.
//! - [`chords`]: linear programs over chords, knots added where the solution lies until the value
//!   on the true curves meets the bound: for backends that solve nothing else, and where the
//!   interior-point method comes to nothing; [`chord_prices`] finds the prices of their points.

mod capped;
mod chord_prices;
mod chords;
mod decided;
mod relaxed;

pub use self::capped::capped;
use self::capped::{Caps, repaired};
use self::chords::Chords;
use self::decided::Decided;
use self::relaxed::{Proposed, Relaxed};
use super::lp::Backend;
use super::oracle::{Aim, Prices};
use super::region::Region;
use crate::program::Program;

/// What came of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A plan and the prices that prove how good it is in the region.
    Solved(Solved),
    /// Prices whose bound, for [`Aim::Feasible`], is below 0: no plan keeps the rows.
    Infeasible(Prices),
    /// Numerically stalled: no way of solving came to a plan or to a proof that there is none.
    Stalled,
}

/// A plan of the region.
#[derive(Debug, Clone)]
pub struct Solved {
    /// Each cell's number.
    pub x: Vec<f64>,
    /// Prices of the rows.
    pub prices: Prices,
    /// Bound of the region at these prices.
    pub bound: f64,
    /// Value of the plan by the true curves.
    pub value: f64,
    /// The cell whose effect the relaxation has furthest below its curve, and its number there,
    /// where a row caps effects.
    pub off: Option<(usize, f64)>,
}

/// Solves `region`, whose stages are decided, until `bound - value <= gap` or nothing moves.
pub fn solve(program: &Program, region: &Region, gap: f64, backend: Backend) -> Outcome {
    let decided = Decided::new(program, region);
    let is_capped = capped(program).contains(&true);
    if is_capped {
        // Chords would lie on the wrong side of the curve.
        return by_interior(&decided, gap, None);
    }
    if backend != Backend::Auto {
        return match Chords::new(&decided, backend).solve(gap, &[], None) {
            // What this backend cannot do is no reason to do without a plan.
            Outcome::Stalled => by_interior(&decided, gap, None),
            outcome => outcome,
        };
    }
    by_interior(&decided, gap, Some(Backend::Microlp))
}

/// By the interior-point method; where that comes to nothing, by linear programs through `then`.
fn by_interior(decided: &Decided<'_>, gap: f64, then: Option<Backend>) -> Outcome {
    let (x, best) = match Relaxed::new(decided, Caps::Loose).propose(gap) {
        Proposed::Solved(solved) => return Outcome::Solved(repaired(decided, solved)),
        Proposed::Infeasible(prices) => return Outcome::Infeasible(prices),
        Proposed::Open(solved) => (solved.x.clone(), Some(repaired(decided, solved))),
        Proposed::Broken(x) => (x, None),
        Proposed::Nothing => (Vec::new(), None),
    };
    match then {
        Some(backend) => Chords::new(decided, backend).solve(gap, &x, best),
        None => best.map_or(Outcome::Stalled, Outcome::Solved),
    }
}

/// Prices from the region with its on/off decisions taken loosely: every spend may be anything
/// between 0 and its greatest, at its channel's best productivity, and fees are left out. Good
/// prices to begin with; like all prices they prove only what the oracle makes of them.
pub fn loose_prices(program: &Program, region: &Region, aim: Aim) -> Option<Prices> {
    let decided = Decided::loose(program, region);
    let relaxed = Relaxed::new(&decided, Caps::Loose);
    match aim {
        Aim::Best => relaxed.best_prices(),
        Aim::Feasible => relaxed.least_broken().map(|(_, prices)| prices),
    }
}
