//! What cannot be part of a plan worth more than a mark is struck out before anything is branched
//! on: states of stages, and sides of curves that bend upward. The check of a certificate strikes
//! out the same, by the same functions.

use super::sides::{bent_cells, turns};
use super::{Node, Search};
use crate::engine::oracle::{self, Aim};
use crate::engine::proof::Step;
use crate::engine::region::{Region, States};
use crate::engine::response::best_of;
use crate::program::Program;

impl Search<'_> {
    /// Strikes out states whose best plan cannot pass the mark. `false` where nothing is left.
    pub(super) fn strike_out(&mut self, node: &mut Node) -> bool {
        if self.best.is_none() {
            return true;
        }
        self.record(node.id, || Step::Prices(node.prices.clone()));
        let highest = states(self.program, &mut node.region, &node.prices, self.mark());
        if let Some(bound) = highest {
            self.passed_over(bound);
        }
        highest.is_some()
    }

    /// Cuts off sides on which no better plan lies. Whether anything was cut.
    pub(super) fn strike_sides(&mut self, node: &mut Node) -> bool {
        if self.best.is_none() || bent_cells(self.program, &node.region).is_empty() {
            return false;
        }
        self.record(node.id, || Step::Prices(node.prices.clone()));
        let highest = sides(self.program, &mut node.region, &node.prices, self.mark());
        self.passed_over(highest);
        highest > f64::NEG_INFINITY
    }
}

/// Strikes out states through which no plan is worth more than `mark` at `prices`; gives the
/// greatest bound struck out (negative infinity where there was none), or `None` where no path is
/// left: then all of the region was worth no more than `mark`.
pub(crate) fn states(
    program: &Program,
    region: &mut Region,
    prices: &[f64],
    mark: f64,
) -> Option<f64> {
    strike(program, region, prices, mark, Aim::Best)
}

/// Strikes out states through which the rows cannot be kept to `mark`; `None` where no path is
/// left.
pub(crate) fn hopeless(
    program: &Program,
    region: &mut Region,
    prices: &[f64],
    mark: f64,
) -> Option<f64> {
    strike(program, region, prices, mark, Aim::Feasible)
}

fn strike(
    program: &Program,
    region: &mut Region,
    prices: &[f64],
    mark: f64,
    aim: Aim,
) -> Option<f64> {
    let answer = oracle::answer(program, region, prices, aim)?;
    let through = oracle::bounds_by_state(program, region, prices, answer.bound, aim)?;
    let mut highest = f64::NEG_INFINITY;
    for (allowed, bounds) in region.states.iter_mut().zip(&through) {
        let mut kept = States::none();
        for i in allowed.iter() {
            if bounds[i] > mark {
                kept.insert(i);
            } else {
                highest = highest.max(bounds[i]);
            }
        }
        *allowed = kept;
    }
    let mut lawful = true;
    for track in 0..program.tracks.len() {
        lawful &= region.tidy(program, track);
    }
    lawful.then_some(highest)
}

/// Cuts off sides on which no plan is worth more than `mark` at `prices`; gives the greatest bound
/// cut off, negative infinity where nothing was.
pub(crate) fn sides(program: &Program, region: &mut Region, prices: &[f64], mark: f64) -> f64 {
    let mut highest = f64::NEG_INFINITY;
    let bent = bent_cells(program, region);
    if bent.is_empty() {
        return highest;
    }
    let Some(answer) = oracle::answer(program, region, prices, Aim::Best) else {
        return highest;
    };
    let through = oracle::bounds_by_state(program, region, prices, answer.bound, Aim::Best);
    let Some(through) = through else {
        return highest;
    };
    let weights = oracle::weights(program, prices, Aim::Best);
    for ix in bent {
        let cell = &program.cells[ix];
        let states = &program.stages[cell.stage].states;
        // The greatest bound of a plan with the cell within `part`, over all states of its stage
        // in which it is on.
        let bound = |region: &Region, part: (f64, f64)| {
            let allowed = region.states[cell.stage].iter();
            allowed
                .filter(|&i| region.bounds_in(program, ix, i) == region.bounds[ix])
                .map(|i| {
                    let e = weights.per_response(ix, &states[i]);
                    let whole = best_of(cell, region.bounds[ix], e, weights.x[ix]);
                    let within = best_of(cell, part, e, weights.x[ix]);
                    through[cell.stage][i] - whole.value + within.value
                })
                .fold(f64::NEG_INFINITY, f64::max)
        };
        for turn in turns(program, ix, region.bounds[ix]) {
            let (lo, hi) = region.bounds[ix];
            if turn <= lo || turn >= hi {
                continue;
            }
            let (below, above) = (bound(region, (lo, turn)), bound(region, (turn, hi)));
            if below <= mark && above > mark {
                region.bounds[ix].0 = turn;
                highest = highest.max(below);
            } else if above <= mark && below > mark {
                region.bounds[ix].1 = turn;
                highest = highest.max(above);
            }
        }
    }
    highest
}
