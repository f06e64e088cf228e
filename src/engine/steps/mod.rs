//! The best plan in whole steps: branch and bound over multiples. A node's bound is the oracle's,
//! each cell solved over its multiples, so that it holds for the plans in whole steps and for
//! them only; prices come from the node's relaxation, in which a curve stands as its chords
//! between multiples. A cell is split between two multiples; plans are a relaxation's plan
//! rounded ([`crate::engine::round`]).

pub mod best;
mod branch;
pub mod fill;
pub mod lattice;
mod prices;

pub use branch::between;

use branch::Branch;
use std::collections::BinaryHeap;

use super::concave::{self, Outcome};
use super::oracle::{self, Aim, Prices};
use super::proof::{self, Step, Tree};
use super::region::{Region, States, links};
use super::round;
use super::search::{Found, Incumbent, Limits, Orbits, strike};
use crate::curve::{Curve, Points};
use crate::program::{Cell, Kind, Program};

/// Multiples between the bounds of a cell up to which its curve stands as chords.
const CHORDS: f64 = 48.0;
/// Moves by which a rounded plan is improved before the first node, and at each.
const FIRST_MOVES: usize = 400;
const MOVES: usize = 6;

/// What a search in steps begins with.
#[derive(Clone, Copy)]
pub struct Start<'a> {
    /// The best plan in any amounts.
    pub plan: &'a Incumbent,
    /// No plan is worth more.
    pub bound: f64,
    /// A plan in whole steps, where one is known.
    pub known: Option<&'a Incumbent>,
}

/// Searches all of `program`, whose cells have steps.
pub fn search(program: &Program, start: Start<'_>, limits: &Limits<'_>) -> Found {
    Search {
        program,
        limits,
        best: None,
        nodes: 0,
        closed: f64::NEG_INFINITY,
        proof: vec![proof::Node::default()],
        orbits: Orbits::new(program),
        links: links(program),
    }
    .run(start)
}

struct Node {
    region: Region,
    prices: Prices,
    bound: f64,
    depth: usize,
    /// Where it stands in the proof.
    id: usize,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    /// The greatest bound first; of equals the deepest.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bound.total_cmp(&other.bound).then(self.depth.cmp(&other.depth))
    }
}

struct Search<'a> {
    program: &'a Program,
    limits: &'a Limits<'a>,
    best: Option<Incumbent>,
    nodes: usize,
    /// Greatest bound of what was closed though not proven empty.
    closed: f64,
    proof: Vec<proof::Node>,
    orbits: Orbits,
    links: Vec<usize>,
}

impl Search<'_> {
    fn run(mut self, start: Start<'_>) -> Found {
        let whole = Region::whole(self.program);
        if let Some(known) = start.known {
            self.round(&known.state, &known.x, &start.plan.prices);
        }
        self.round(&start.plan.state, &start.plan.x, &start.plan.prices);
        if self.is_beaten(start.bound) {
            self.closed = start.bound;
            return self.end(true);
        }
        // What bounds all plans in any amounts was proven by other prices than these.
        let mut open = BinaryHeap::from([Node {
            region: whole,
            prices: start.plan.prices.clone(),
            bound: f64::INFINITY,
            depth: 0,
            id: 0,
        }]);
        let mut complete = true;
        while let Some(node) = open.pop() {
            if self.is_beaten(node.bound) {
                self.close(&node);
                continue;
            }
            if self.nodes > 0 && self.must_stop() {
                complete = false;
                self.close(&node);
                open.drain().for_each(|left| self.close(&left));
                break;
            }
            self.nodes += 1;
            let bound = node.bound.max(self.closed);
            self.visit(node, &mut open);
            let value = self.best.as_ref().map(|best| best.value);
            (self.limits.progress)(value, bound, self.nodes);
        }
        self.end(complete)
    }

    fn end(self, complete: bool) -> Found {
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |best| best.value);
        let bound = self.closed.max(value);
        Found {
            bound,
            nodes: self.nodes,
            complete: complete && (self.best.is_some() || self.closed == f64::NEG_INFINITY),
            best: self.best,
            proof: Tree { bound, fill: None, nodes: self.proof },
        }
    }

    fn must_stop(&self) -> bool {
        self.limits.is_used_up(self.nodes, self.best.is_some()) || self.out_of_time()
    }

    fn out_of_time(&self) -> bool {
        (self.limits.interrupted)()
    }

    /// The value that a node must be able to pass to be looked at; any, while no plan is known.
    fn mark(&self) -> f64 {
        self.best.as_ref().map_or(f64::NEG_INFINITY, |best| {
            best.value + self.limits.gap.max(self.limits.tolerance * best.value.abs())
        })
    }

    fn is_beaten(&self, bound: f64) -> bool {
        bound <= self.mark()
    }

    fn close(&mut self, node: &Node) {
        self.closed = self.closed.max(node.bound);
        self.record(node.id, || Step::Prices(node.prices.clone()));
    }

    fn record(&mut self, id: usize, step: impl FnOnce() -> Step) {
        if self.limits.proof {
            self.proof[id].steps.push(step());
        }
    }

    fn visit(&mut self, mut node: Node, open: &mut BinaryHeap<Node>) {
        if !lattice::follow(self.program, &mut node.region, &self.links) {
            return;
        }
        let branch = self.branch(&mut node);
        if let Some(branch) = branch {
            self.split(node, &branch, open);
        }
    }

    /// `None` where the node is done with.
    fn branch(&mut self, node: &mut Node) -> Option<Branch> {
        if !self.look(node) {
            return None;
        }
        if self.is_beaten(node.bound) {
            self.close(node);
            return None;
        }
        if !self.strike(node) {
            return None;
        }
        if !self.is_decided(&node.region) {
            let (state, share) = self.improve(node)?;
            if self.is_beaten(node.bound) {
                self.close(node);
                return None;
            }
            if node.depth < 3 || node.depth.is_multiple_of(4) || self.best.is_none() {
                self.dive(&node.region, &state);
            }
            if !self.strike(node) {
                return None;
            }
            if !self.is_decided(&node.region) {
                return Some(self.choose(&node.region, &share));
            }
        }
        self.settle(node)
    }

    /// The bound at the prices at hand. `false` where no path is left.
    fn look(&mut self, node: &mut Node) -> bool {
        match oracle::answer(self.program, &node.region, &node.prices, Aim::Best) {
            Some(answer) => {
                node.bound = node.bound.min(answer.bound);
                true
            }
            None => {
                // Whoever checks it finds no path either, whatever the prices.
                self.record(node.id, || Step::Prices(node.prices.clone()));
                false
            }
        }
    }

    /// Takes what cannot pass the mark out of the region. `false` where nothing is left.
    fn strike(&mut self, node: &mut Node) -> bool {
        if self.best.is_none() {
            return true;
        }
        self.record(node.id, || Step::Prices(node.prices.clone()));
        let mark = self.mark();
        let Some(highest) = strike::states(self.program, &mut node.region, &node.prices, mark)
        else {
            self.closed = self.closed.max(mark.min(node.bound));
            return false;
        };
        let narrowed = lattice::narrow(self.program, &mut node.region, &node.prices, mark);
        self.closed = self.closed.max(highest).max(narrowed);
        lattice::follow(self.program, &mut node.region, &self.links)
    }

    fn is_decided(&self, region: &Region) -> bool {
        (0..self.program.stages.len()).all(|stage| region.decided(stage))
    }

    /// The plan with these decisions, rounded.
    fn dive(&mut self, region: &Region, state: &[usize]) {
        let mut fixed = region.clone();
        for (set, &i) in fixed.states.iter_mut().zip(state) {
            *set = States::none();
            set.insert(i);
        }
        if !lattice::follow(self.program, &mut fixed, &self.links) {
            return;
        }
        if let Outcome::Solved(solved) = self.relaxed(&fixed) {
            self.round(state, &solved.x, &solved.prices);
        }
    }

    /// The region's relaxation: curves as chords between multiples, where they are few.
    fn relaxed(&self, region: &Region) -> Outcome {
        let mut program = self.program.clone();
        for (cell, &bounds) in program.cells.iter_mut().zip(&region.bounds) {
            if let Some(curve) = chords(cell, bounds) {
                cell.curve = curve;
            }
            cell.step = 0.0;
        }
        let gap = 1e-3
            * self.limits.gap.max(self.limits.tolerance)
            * self.best.as_ref().map_or(1.0, |best| best.value.abs()).max(1e-3);
        concave::solve(&program, region, gap, self.limits.backend)
    }

    /// Every on/off decision is taken. `None` where the node is done with.
    fn settle(&mut self, node: &mut Node) -> Option<Branch> {
        let state: Vec<usize> =
            node.region.states.iter().map(|s| s.iter().next().unwrap_or(0)).collect();
        // Numbers without steps are left to the relaxation.
        let is_free = |cell: &Cell| cell.kind == Kind::Missed;
        if self.is_single(&node.region) && !self.program.cells.iter().any(is_free) {
            self.close_single(node, &state);
            return None;
        }
        let solved = match self.relaxed(&node.region) {
            Outcome::Infeasible(prices) => {
                // The proof counts multiples only, which is no weaker.
                self.record(node.id, || Step::Empty(prices));
                return None;
            }
            Outcome::Stalled => return self.widest(&node.region),
            Outcome::Solved(solved) => solved,
        };
        if let Some(answer) = oracle::answer(self.program, &node.region, &solved.prices, Aim::Best)
            && answer.bound < node.bound
        {
            node.bound = answer.bound;
            node.prices.clone_from(&solved.prices);
        }
        if !self.is_beaten(node.bound) && (self.nodes < 64 || self.nodes.is_multiple_of(4)) {
            self.round(&state, &solved.x, &solved.prices);
        }
        if self.is_beaten(node.bound) {
            self.close(node);
            return None;
        }
        if !self.strike(node) {
            return None;
        }
        if self.is_single(&node.region) {
            self.close_single(node, &state);
            return None;
        }
        self.most_broken(&node.region, &solved).or_else(|| self.widest(&node.region))
    }

    /// Whether one plan is left.
    fn is_single(&self, region: &Region) -> bool {
        (0..self.program.cells.len()).all(|ix| self.width(region, ix) < 0.5)
    }

    /// The one plan left keeps every row, and is worth what the oracle says at no price.
    fn close_single(&mut self, node: &mut Node, state: &[usize]) {
        let none = vec![0.0; self.program.rows.len()];
        if let Some(answer) = oracle::answer(self.program, &node.region, &none, Aim::Best) {
            self.round(state, &answer.x, &node.prices.clone());
            if answer.bound < node.bound {
                (node.bound, node.prices) = (answer.bound, none);
            }
        }
        self.close(node);
    }

    /// Offers the plan of `state` next to `x`.
    fn round(&mut self, state: &[usize], x: &[f64], prices: &[f64]) {
        let most = if self.nodes <= 1 { FIRST_MOVES } else { MOVES };
        let Some(x) = round::round(self.program, state, x, most) else {
            return;
        };
        let value = oracle::value(self.program, &x, state);
        if self.best.as_ref().is_none_or(|best| value > best.value) {
            let prices = prices.to_vec();
            self.best = Some(Incumbent { x, state: state.to_vec(), value, prices });
        }
    }
}

/// A cell's curve as chords between the multiples within `bounds`; `None` where it is straight
/// already, or the multiples are many.
fn chords(cell: &Cell, (lo, hi): (f64, f64)) -> Option<Curve> {
    let is_spend = matches!(cell.kind, Kind::Spend { .. });
    if !is_spend || cell.step == 0.0 || matches!(cell.curve, Curve::Linear(_)) {
        return None;
    }
    let steps = ((hi - lo) / cell.step).round();
    if steps > CHORDS {
        return None;
    }
    let at = |k: u32| ((lo / cell.step).round() + f64::from(k)) * cell.step;
    let multiples = (0..=steps as u32).map(at).filter(|x| *x > 0.0);
    Points::new(multiples.map(|x| (x, cell.curve.value(x))).collect()).map(Curve::Points)
}
