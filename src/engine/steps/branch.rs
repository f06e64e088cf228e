//! What a node is split on.

use std::collections::BinaryHeap;

use super::{Node, Search};
use crate::engine::concave::Solved;
use crate::engine::proof::{self, On, Split};
use crate::engine::region::{Region, States};
use crate::engine::search::Orbits;
use crate::program::Program;

/// A number is whole where it is this near to one, in steps.
const WHOLE: f64 = 1e-5;

/// What a node is split on.
pub(super) enum Branch {
    States(usize, States),
    /// A cell, and the multiple up to which one side goes.
    Between(usize, f64),
}

impl Search<'_> {
    /// Multiples between a cell's bounds in the state that its stage is decided for.
    pub(super) fn width(&self, region: &Region, ix: usize) -> f64 {
        let cell = &self.program.cells[ix];
        if cell.step == 0.0 {
            return 0.0;
        }
        let state = region.states[cell.stage].iter().next().unwrap_or(0);
        let (lo, hi) = region.bounds_in(self.program, ix, state);
        (hi - lo) / cell.step
    }

    /// The spend furthest from a multiple, weighed by what one step of it is worth.
    pub(super) fn most_broken(&self, region: &Region, solved: &Solved) -> Option<Branch> {
        let mut top: Option<(f64, usize, f64)> = None;
        for (ix, cell) in self.program.cells.iter().enumerate() {
            if self.width(region, ix) < 0.5 {
                continue;
            }
            let (lo, hi) = region.bounds[ix];
            let x = solved.x[ix].clamp(lo, hi) / cell.step;
            let off = (x - x.round()).abs();
            let below = (x.floor() * cell.step).min(hi - cell.step).max(lo);
            let score = off * cell.step.sqrt();
            if off > WHOLE && top.is_none_or(|(best, ..)| score > best) {
                top = Some((score, ix, (below / cell.step).round() * cell.step));
            }
        }
        top.map(|(_, ix, at)| Branch::Between(self.orbits.middle(region, ix), at))
    }

    pub(super) fn widest(&self, region: &Region) -> Option<Branch> {
        let width = |ix: usize| self.width(region, ix);
        let cells = (0..self.program.cells.len()).filter(|&ix| width(ix) > 0.5);
        let ix = cells.max_by(|&a, &b| width(a).total_cmp(&width(b)))?;
        let (lo, step) = (region.bounds[ix].0, self.program.cells[ix].step);
        let at = lo + ((width(ix) - 1.0) / 2.0).round() * step;
        Some(Branch::Between(self.orbits.middle(region, ix), (at / step).round() * step))
    }

    /// The decision that the oracle is least sure of.
    pub(super) fn choose(&self, region: &Region, share: &[Vec<f64>]) -> Branch {
        let mut top: Option<(f64, usize, States)> = None;
        for (stage, stated) in self.program.stages.iter().enumerate() {
            let allowed = &region.states[stage];
            if allowed.len() < 2 {
                continue;
            }
            let on = |i: usize| stated.states[i].on;
            let mixed = allowed.iter().any(on) && !allowed.iter().all(on);
            let middle = allowed.iter().nth(allowed.len() / 2).unwrap_or(0);
            let (mut side, mut weight) = (States::none(), 0.0);
            for i in allowed.iter().filter(|&i| if mixed { on(i) } else { i < middle }) {
                side.insert(i);
                weight += share[stage][i];
            }
            let score = 0.5 - (weight - 0.5).abs();
            if top.as_ref().is_none_or(|(best, ..)| score > *best) {
                top = Some((score, stage, side));
            }
        }
        let (_, stage, side) = top.expect("some stage is not decided");
        Branch::States(stage, side)
    }

    pub(super) fn split(&mut self, node: Node, branch: &Branch, open: &mut BinaryHeap<Node>) {
        let mut children = [None, None];
        for (first, child) in [true, false].into_iter().zip(&mut children) {
            let mut region = node.region.clone();
            match branch {
                Branch::States(stage, side) => {
                    if !region.keep(self.program, *stage, side, first) {
                        continue;
                    }
                }
                &Branch::Between(cell, at) => {
                    between(self.program, &self.orbits, &mut region, cell, at, first);
                }
            }
            let id = if self.limits.proof {
                self.proof.push(proof::Node::default());
                self.proof.len() - 1
            } else {
                0
            };
            *child = Some(id);
            open.push(Node {
                region,
                prices: node.prices.clone(),
                bound: node.bound,
                depth: node.depth + 1,
                id,
            });
        }
        if self.limits.proof {
            let on = match branch {
                Branch::States(stage, side) => {
                    On::States { stage: *stage, states: side.iter().collect() }
                }
                &Branch::Between(cell, at) => On::Between { cell, at },
            };
            self.proof[node.id].split = Some(Split { on, children });
        }
    }
}

/// Bounds `cell`, and those alike that come after it, by the multiple `at` from above (`first`),
/// or itself and those before it by the next multiple from below.
pub fn between(
    program: &Program,
    orbits: &Orbits,
    region: &mut Region,
    cell: usize,
    at: f64,
    first: bool,
) {
    let step = program.cells[cell].step;
    let next = ((at / step).round() + 1.0) * step;
    orbits.cut(region, cell, if first { at } else { next }, !first);
}
