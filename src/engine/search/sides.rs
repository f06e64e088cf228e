//! Cells whose curve bends upward first: on which side of its turn a plan lies is a decision like
//! on and off. Given prices, every cell says how much it loses on its other side; sides that lose
//! too much are struck out, and plans are sought by turning the sides that lose least.

use super::{Search, is_concave};
use crate::engine::concave::{self, Outcome, Solved};
use crate::engine::oracle::{self, Aim};
use crate::engine::region::Region;
use crate::engine::response::best;
use crate::program::Program;

/// Rounds of choosing sides anew at the prices of the last plan.
const ROUNDS: usize = 4;
/// Sides turned, one at a time, before the best is taken as it is.
const TURNS: usize = 24;

/// Cells above which a plan is too dear to be sought once for every side.
const LARGE: usize = 600;

/// A cell and its bounds on one side.
type Side = (usize, (f64, f64));

impl Search<'_> {
    /// Seeks plans on chosen sides, the on/off decisions being those of `region`, from prices of
    /// its relaxation. What is found is offered.
    pub(super) fn choose_sides(&mut self, region: &Region, solved: &Solved, state: &[usize]) {
        let bent = bent_cells(self.program, region);
        if bent.is_empty() || self.out_of_time() {
            return;
        }
        let mut prices = solved.prices.clone();
        let mut tried = Vec::new();
        let mut top: Option<(Solved, Vec<Side>)> = None;
        for _ in 0..ROUNDS {
            let Some(sides) = self.wanted_sides(region, &prices, &bent) else {
                return;
            };
            if tried.contains(&sides) {
                break;
            }
            tried.push(sides.clone());
            let Some(plan) = self.plan_on(region, &sides, state) else {
                break;
            };
            prices.clone_from(&plan.prices);
            if top.as_ref().is_none_or(|(t, _)| plan.value > t.value) {
                top = Some((plan, sides));
            }
        }
        if let Some((plan, sides)) = top {
            self.turn_sides(region, plan, sides, state);
        }
    }

    /// Turns one side at a time, those that lose least by their prices first, while that pays.
    fn turn_sides(&mut self, region: &Region, top: Solved, sides: Vec<Side>, state: &[usize]) {
        let (mut top, mut sides) = (top, sides);
        let mut left = if self.program.cells.len() > LARGE { 0 } else { TURNS };
        loop {
            let mut order: Vec<(f64, usize, Side)> = sides
                .iter()
                .enumerate()
                .filter_map(|(at, &side)| {
                    let other = other_side(self.program, region, side)?;
                    Some((self.loss(region, &top, side, other, state), at, other))
                })
                .collect();
            order.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut better = false;
            for (_, at, other) in order {
                if left == 0 || self.out_of_time() {
                    return;
                }
                left -= 1;
                let mut turned = sides.clone();
                turned[at] = other;
                if let Some(plan) = self.plan_on(region, &turned, state)
                    && plan.value > top.value + 1e-9 * top.value.abs()
                {
                    (top, sides, better) = (plan, turned, true);
                    break;
                }
            }
            if !better {
                return;
            }
        }
    }

    /// What a cell loses, by the prices of a plan, where it moves to its other side.
    fn loss(
        &self,
        region: &Region,
        plan: &Solved,
        side: Side,
        other: Side,
        state: &[usize],
    ) -> f64 {
        let weights = oracle::weights(self.program, &plan.prices, Aim::Best);
        let cell = &self.program.cells[side.0];
        let now = &self.program.stages[cell.stage].states[state[cell.stage]];
        let e = weights.per_response(side.0, now);
        let worth = |bounds| best(&cell.curve, bounds, e, weights.x[side.0]).value;
        debug_assert!(region.bounds[side.0].0 <= side.1.0, "a side is within");
        worth(side.1) - worth(other.1)
    }

    /// The side of each bent cell that the oracle chooses at `prices`; the lower as a point.
    fn wanted_sides(&self, region: &Region, prices: &[f64], bent: &[usize]) -> Option<Vec<Side>> {
        let answer = oracle::answer(self.program, region, prices, Aim::Best)?;
        let side = |&ix: &usize| {
            let (lo, hi) = region.bounds[ix];
            let turns = turns(self.program, ix, (lo, hi));
            let x = answer.x[ix];
            let from = turns.iter().rev().find(|t| **t <= x).copied();
            let to = turns.iter().find(|t| **t > x).copied().unwrap_or(hi);
            match from {
                Some(from) => (ix, (from, to)),
                None if x <= lo => (ix, (lo, lo)),
                None => (ix, (lo, to)),
            }
        };
        Some(bent.iter().map(side).collect())
    }

    /// The plan on these sides; offered, and given back.
    fn plan_on(&mut self, region: &Region, sides: &[Side], state: &[usize]) -> Option<Solved> {
        let mut narrowed = region.clone();
        for &(ix, bounds) in sides {
            narrowed.bounds[ix] = bounds;
        }
        narrowed.follow(self.program, &self.links);
        match concave::solve(self.program, &narrowed, self.close_enough(), self.limits.backend) {
            Outcome::Solved(solved) => {
                self.offer(state, solved.clone());
                Some(solved)
            }
            _ => None,
        }
    }
}

/// Cells of decided, active stages whose curve is not concave over their bounds.
pub(super) fn bent_cells(program: &Program, region: &Region) -> Vec<usize> {
    let is_bent = |&ix: &usize| {
        let cell = &program.cells[ix];
        let (lo, hi) = region.bounds[ix];
        hi > lo && cell.is_wanted() && !is_concave(cell, (lo, hi))
    };
    (0..program.cells.len()).filter(is_bent).collect()
}

/// Where a curve begins or ends to bend upward, within bounds.
pub(super) fn turns(program: &Program, ix: usize, (lo, hi): (f64, f64)) -> Vec<f64> {
    let stretches = program.cells[ix].curve.stretches(lo, hi);
    stretches.iter().skip(1).map(|s| s.from).collect()
}

/// The side next to `side`: above it where there is one, else below it.
fn other_side(program: &Program, region: &Region, (ix, (from, to)): Side) -> Option<Side> {
    let (lo, hi) = region.bounds[ix];
    let turns = turns(program, ix, (lo, hi));
    if let Some(&next) = turns.iter().find(|t| **t >= to) {
        let end = turns.iter().find(|t| **t > next).copied().unwrap_or(hi);
        return Some((ix, (next, end)));
    }
    let at = turns.iter().position(|t| *t >= from)?;
    let bottom = if at == 0 { lo } else { turns[at - 1] };
    Some(if at == 0 { (ix, (lo, lo)) } else { (ix, (bottom, turns[at])) })
}
