//! The best plan of one part in whole steps: first what must be used up, as far as steps can; then
//! the plan in any amounts; and the search in steps where that plan, rounded, is not proven.

use super::{Start, fill};
use crate::engine::search::{Found, Incumbent, Limits, search};
use crate::engine::ties;
use crate::program::Program;

/// The best plan of `program`, whose cells have steps and whose rows `full` must be used up.
/// `smallest` is the currency's smallest unit, in units of money. Without a plan, what was found is
/// complete where it is proven that there is none.
pub fn best(program: &Program, full: &[usize], smallest: f64, limits: &Limits<'_>) -> Found {
    if full.is_empty() {
        return in_two(program, limits, None);
    }
    let filling = fill::filling(program, full);
    let whole: f64 = full.iter().map(|&ix| program.rows[ix].rhs).sum();
    let exact = Limits { gap: 0.25 * smallest, tolerance: 0.0, proof: false, ..limits.clone() };
    let most = in_two(&filling, &exact, None);
    let Some(fullest) = &most.best else {
        return most;
    };
    // What is all but for rounding is all.
    let least = if fullest.value >= whole - 0.25 * smallest { whole } else { fullest.value };
    let filled = fill::filled(program, full, least);
    let mut found = in_two(&filled, limits, Some(fullest));
    found.nodes += most.nodes;
    found.complete &= most.complete;
    found.proof.fill = Some(least);
    found
}

/// First in any amounts, then in steps where that is not enough. `known` is a plan in steps that
/// keeps the rows.
fn in_two(program: &Program, limits: &Limits<'_>, known: Option<&Incumbent>) -> Found {
    let own = known.is_none().then(|| limits.known_plan(program)).flatten();
    let own = own.zip(limits.start).map(|(plan, state)| Incumbent {
        x: plan.x,
        state: state.to_vec(),
        value: plan.value,
        prices: plan.prices,
    });
    let known = known.or(own.as_ref());
    let mut loose = program.clone();
    loose.cells.iter_mut().for_each(|cell| cell.step = 0.0);
    let closer =
        Limits { tolerance: 0.5 * limits.tolerance, gap: 0.5 * limits.gap, ..limits.clone() };
    let mut found = search(&loose, &closer);
    let best = match (found.best.take(), known) {
        (Some(mut best), _) => {
            ties::settle(&loose, &mut best);
            best
        }
        (None, Some(known)) => {
            // Of rows that hold to the last unit rounding makes rows that do not.
            found.bound = f64::INFINITY;
            Incumbent { prices: vec![0.0; program.rows.len()], ..known.clone() }
        }
        (None, None) => return found,
    };
    let start = Start { plan: &best, bound: found.bound, known };
    let left = limits.clone().after(found.nodes);
    let mut whole = super::search(program, start, &left);
    if whole.nodes == 0 {
        // What is proven of all plans is proven of those in whole steps.
        whole.proof = found.proof;
    }
    whole.nodes += found.nodes;
    whole
}
