//! What a node is split on.

use std::collections::BinaryHeap;

use super::rounding::Touched;
use super::sides::turns;
use super::{Branch, Node, Search, View, is_concave};
use crate::engine::concave::{self, Solved};
use crate::engine::envelope::envelope;
use crate::engine::oracle::{self, Aim};
use crate::engine::proof::{self, On, Split};
use crate::engine::region::{Region, States};

/// Decisions looked at, the most torn first.
const LOOKED_AT: usize = 24;
/// Sides of which the model of the bound is asked, in one node.
const ASKED: usize = 16;
/// What a side lowers the bound by at least, in the program's value.
const LEAST_GAIN: f64 = 1e-9;
/// What of the mix must move at least.
const LEAST_MOVED: f64 = 0.01;
/// How much more it decides whether a track is ever on than whether it is on in a month.
const WHETHER: f64 = 4.0;

/// A decision that a node may be split on.
pub(super) struct Choice {
    pub(super) stage: usize,
    /// The states of its first side.
    pub(super) side: States,
    /// Whether it is on having been on at all, and not on being on.
    pub(super) is_whether: bool,
    /// How much of the mix is on the first side.
    pub(super) weight: f64,
    score: f64,
}

/// A stage, what is decided of it, and which side.
pub(super) type Key = (usize, bool, bool);

impl Choice {
    fn key(&self, first: bool) -> Key {
        (self.stage, self.is_whether, first)
    }

    /// How much of the mix must move for a side to be taken.
    fn moved(&self, first: bool) -> f64 {
        (if first { 1.0 - self.weight } else { self.weight }).max(LEAST_MOVED)
    }
}

/// The split that made a node.
pub(super) struct Origin {
    key: Key,
    /// How much of its parent's mix had to move.
    moved: f64,
    /// Its parent's bound.
    bound: f64,
}

impl Search<'_> {
    /// The decision that promises to lower the bound most on both of its sides: on or off in a
    /// month, or, which decides more at once, whether a track has been on by then at all. What a
    /// side lowers it by, for each part of the mix that must move, is known from splits before
    /// (pseudocosts; Achterberg, Koch and Martin 2005, "Branching rules revisited"), or else the
    /// model of the bound is asked.
    pub(super) fn choose(&mut self, node: &Node, view: &View) -> Option<Choice> {
        let mut all = self.torn(node, view);
        all.sort_by(|a, b| b.score.total_cmp(&a.score));
        if self.bundle.is_none() || all.len() < 2 {
            return all.into_iter().next();
        }
        all.truncate(LOOKED_AT);
        let mut asked = ASKED;
        let mut top: Option<(f64, Choice)> = None;
        for choice in all {
            let mut gains = [0.0; 2];
            for (side, gain) in gains.iter_mut().enumerate() {
                let moved = choice.moved(side == 0);
                let key = choice.key(side == 0);
                if !self.lowered.contains_key(&key) && asked > 0 {
                    asked -= 1;
                    let lowered = self.asked(node, &choice, side == 0);
                    self.lowered.insert(key, (lowered / moved, 1.0));
                }
                if let Some((sum, count)) = self.lowered.get(&key) {
                    *gain = moved * sum / count;
                }
            }
            let score = gains[0].max(LEAST_GAIN) * gains[1].max(LEAST_GAIN) * (1.0 + choice.score);
            if top.as_ref().is_none_or(|(best, _)| score > *best) {
                top = Some((score, choice));
            }
        }
        top.map(|(_, choice)| choice)
    }

    /// How much the model of the bound says that a side lowers it.
    fn asked(&mut self, node: &Node, choice: &Choice, first: bool) -> f64 {
        let most = if self.best.is_some() {
            (node.bound - self.mark()).max(0.0)
        } else {
            0.1 * node.bound.abs()
        };
        let mut region = node.region.clone();
        if !region.keep(self.program, choice.stage, &choice.side, first) {
            return most;
        }
        let Some(answer) = oracle::answer(self.program, &region, &node.prices, Aim::Best) else {
            return most;
        };
        let Some(mut bundle) = self.bundle.take() else { return 0.0 };
        let least = bundle.expect(self.program, &region, &node.prices, &answer);
        self.bundle = Some(bundle);
        least.map_or(0.0, |least| (node.bound - least).clamp(0.0, most))
    }

    /// Learns what the split that made `node` lowered the bound by.
    pub(super) fn learn_from(&mut self, node: &Node) {
        if let Some(origin) = &node.origin {
            let lowered = (origin.bound - node.bound).max(0.0) / origin.moved;
            let (sum, count) = self.lowered.entry(origin.key).or_insert((0.0, 0.0));
            *sum += lowered;
            *count += 1.0;
        }
    }

    /// The decisions that are open, and how torn the mix is over each.
    fn torn(&self, node: &Node, view: &View) -> Vec<Choice> {
        let mut all = Vec::new();
        for (stage, stated) in self.program.stages.iter().enumerate() {
            let allowed = &node.region.states[stage];
            if allowed.len() < 2 {
                continue;
            }
            let split = |is_whether: bool, more: f64, side: &dyn Fn(usize) -> bool| {
                let mut one = States::none();
                let mut weight = 0.0;
                for i in allowed.iter() {
                    if side(i) {
                        one.insert(i);
                        weight += view.share[stage].get(i).copied().unwrap_or(0.0);
                    }
                }
                let score = more * (0.5 - (weight - 0.5).abs() + 1e-9);
                let is_split = !one.is_empty() && one.len() < allowed.len();
                is_split.then_some(Choice { stage, side: one, is_whether, weight, score })
            };
            let touched = &self.touched[stage];
            if allowed.iter().all(|i| touched[i] != Touched::Unknown) {
                let ends = stated.states.iter().all(|state| state.next.is_empty());
                let more = if ends { WHETHER } else { 1.0 };
                all.extend(split(true, more, &|i| touched[i] == Touched::Yes));
            }
            let on = split(false, 1.0, &|i| stated.states[i].on);
            // All on or all off: they differ in how long they have run.
            let middle = allowed.iter().nth(allowed.len() / 2).unwrap_or(0);
            all.extend(on.or_else(|| split(false, 1.0, &|i| i < middle)));
        }
        all
    }

    /// Splits a node; `weight` of its mix is on the first side.
    pub(super) fn split(
        &mut self,
        node: Node,
        branch: &Branch,
        weight: f64,
        is_whether: bool,
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
            let share = if first { weight } else { 1.0 - weight };
            let origin = match *branch {
                Branch::States(stage, _) => Some(Origin {
                    key: (stage, is_whether, first),
                    moved: (1.0 - share).max(LEAST_MOVED),
                    bound: node.bound,
                }),
                Branch::Cut(..) => None,
            };
            open.push(Node {
                region,
                prices: node.prices.clone(),
                proof: node.proof.clone(),
                bound: node.bound,
                depth: node.depth + 1,
                share,
                origin,
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
        if let Some((ix, x)) = solved.off {
            let (lo, hi) = self.decided_bounds(&node.region, ix);
            if hi - lo > 1e-9 * (1.0 + hi) {
                let inside = x > lo + 0.05 * (hi - lo) && x < hi - 0.05 * (hi - lo);
                let at = if inside { x } else { 0.5 * (lo + hi) };
                return Some(Branch::Cut(self.orbits.middle(&node.region, ix), at));
            }
        }
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
        let capped = concave::capped(self.program);
        let bent = (0..self.program.cells.len())
            .filter(|&ix| capped[ix] || !is_concave(&self.program.cells[ix], region.bounds[ix]))
            .filter(|&ix| width(ix) > 1e-6);
        bent.max_by(|&a, &b| width(a).total_cmp(&width(b))).map(|ix| {
            let (lo, hi) = region.bounds[ix];
            Branch::Cut(self.orbits.middle(region, ix), 0.5 * (lo + hi))
        })
    }
}
