//! What a node is split on.

use std::collections::BinaryHeap;

use super::rounding::Touched;
use super::sides::turns;
use super::{Branch, Node, Search, View, is_concave};
use crate::engine::concave::Solved;
use crate::engine::envelope::envelope;
use crate::engine::proof::{self, On, Split};
use crate::engine::region::{Region, States};

/// Less than this of a mix is not torn.
const TORN: f64 = 0.02;
/// How much more it decides whether a track is ever on than whether it is on in a month.
const WHETHER: f64 = 4.0;

impl Search<'_> {
    /// The decision that the mix is least sure of: on or off in a month, or, which decides more at
    /// once, whether a track has been on by then at all.
    pub(super) fn choose(&self, node: &Node, view: &View) -> Option<(Branch, f64)> {
        let mut top: Option<(f64, Branch, f64)> = None;
        let mut consider = |score: f64, stage: usize, side: States, weight: f64| {
            if top.as_ref().is_none_or(|(best, ..)| score > *best) {
                top = Some((score, Branch::States(stage, side), weight));
            }
        };
        for (stage, stated) in self.program.stages.iter().enumerate() {
            let allowed = &node.region.states[stage];
            if allowed.len() < 2 {
                continue;
            }
            let split = |side: &dyn Fn(usize) -> bool| {
                let mut one = States::none();
                let mut weight = 0.0;
                for i in allowed.iter() {
                    if side(i) {
                        one.insert(i);
                        weight += view.share[stage].get(i).copied().unwrap_or(0.0);
                    }
                }
                let is_split = !one.is_empty() && one.len() < allowed.len();
                is_split.then_some((one, weight))
            };
            let score = |weight: f64| 0.5 - (weight - 0.5).abs() + 1e-9;
            let touched = &self.touched[stage];
            if allowed.iter().all(|i| touched[i] != Touched::Unknown)
                && let Some((side, weight)) = split(&|i| touched[i] == Touched::Yes)
            {
                let is_torn = weight > TORN && weight < 1.0 - TORN;
                let ends = self.program.stages.get(stage + 1).is_none()
                    || stated.states.iter().all(|state| state.next.is_empty());
                let more = if is_torn && ends { WHETHER } else { 1.0 };
                consider(more * score(weight), stage, side, weight);
            }
            if let Some((side, weight)) = split(&|i| stated.states[i].on) {
                consider(score(weight), stage, side, weight);
            } else {
                // All on or all off: they differ in how long they have run.
                let middle = allowed.iter().nth(allowed.len() / 2).unwrap_or(0);
                if let Some((side, weight)) = split(&|i| i < middle) {
                    consider(score(weight), stage, side, weight);
                }
            }
        }
        top.map(|(_, branch, weight)| (branch, weight))
    }

    /// Splits a node; `weight` of its mix is on the first side.
    pub(super) fn split(
        &mut self,
        node: Node,
        branch: &Branch,
        weight: f64,
        open: &mut BinaryHeap<Node>,
    ) {
        let mut children = [None, None];
        for (first, child) in [true, false].into_iter().zip(&mut children) {
            let mut region = node.region.clone();
            let lawful = match *branch {
                Branch::States(stage, ref side) => region.keep(self.program, stage, side, first),
                Branch::Cut(cell, at) => {
                    self.orbits.cut(&mut region, cell, at, !first);
                    true
                }
            };
            if !lawful {
                continue;
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
                proof: node.proof.clone(),
                bound: node.bound,
                depth: node.depth + 1,
                share: if first { weight } else { 1.0 - weight },
                id,
            });
        }
        if self.limits.proof {
            let on = match *branch {
                Branch::States(stage, ref side) => {
                    On::States { stage, states: side.iter().collect() }
                }
                Branch::Cut(cell, at) => On::Cut { cell, at },
            };
            self.proof[node.id].split = Some(Split { on, children });
        }
    }

    /// The cell whose envelope promises most above its curve where the plan is. It is cut at its
    /// turn, so that one side is exact ever after, or else where the plan is.
    pub(super) fn worst_bend(&self, node: &Node, solved: &Solved) -> Option<Branch> {
        let mut worst: Option<(f64, usize, f64)> = None;
        for (ix, cell) in self.program.cells.iter().enumerate() {
            // A spend that is off is 0, whatever its bounds would be were it on.
            let (lo, hi) = self.decided_bounds(&node.region, ix);
            if is_concave(cell, (lo, hi)) || hi - lo <= 1e-9 * (1.0 + hi) {
                continue;
            }
            let x = solved.x[ix];
            let turns = turns(self.program, ix, (lo, hi));
            let near = turns.iter().copied().min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()));
            let inside = x > lo + 0.02 * (hi - lo) && x < hi - 0.02 * (hi - lo);
            let cut = near.unwrap_or(if inside { x } else { 0.5 * (lo + hi) });
            let score = self.above_curve(ix, (lo, hi), x) + 1e-9 * (hi - lo);
            if worst.is_none_or(|(top, ..)| score > top) {
                worst = Some((score, ix, cut));
            }
        }
        worst.map(|(_, ix, at)| Branch::Cut(self.orbits.middle(&node.region, ix), at))
    }

    /// How much more the envelope over `bounds` promises than the curve gives at `x`.
    fn above_curve(&self, ix: usize, (lo, hi): (f64, f64), x: f64) -> f64 {
        let curve = &self.program.cells[ix].curve;
        let mut left = x - lo;
        let mut promised = curve.value(lo);
        for piece in envelope(curve, (lo, hi), 1.0, 1.0) {
            let z = left.clamp(0.0, piece.width);
            promised += piece.shape.value(z);
            left -= z;
        }
        promised - curve.value(x)
    }

    /// Bounds of a cell in the state that its stage has been decided for.
    fn decided_bounds(&self, region: &Region, ix: usize) -> (f64, f64) {
        let stage = self.program.cells[ix].stage;
        let state = region.states[stage].iter().next().unwrap_or(0);
        region.bounds_in(self.program, ix, state)
    }

    pub(super) fn widest(&self, region: &Region) -> Option<Branch> {
        let width = |ix: usize| {
            let (lo, hi) = self.decided_bounds(region, ix);
            hi - lo
        };
        let bent = (0..self.program.cells.len())
            .filter(|&ix| !is_concave(&self.program.cells[ix], region.bounds[ix]))
            .filter(|&ix| width(ix) > 1e-6);
        bent.max_by(|&a, &b| width(a).total_cmp(&width(b))).map(|ix| {
            let (lo, hi) = region.bounds[ix];
            Branch::Cut(self.orbits.middle(region, ix), 0.5 * (lo + hi))
        })
    }
}
