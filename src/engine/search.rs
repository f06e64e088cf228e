//! Branch and bound. A node is a [`Region`]; its bound comes from the oracle at prices that are
//! improved by subgradient steps towards the best value known (Polyak 1969); its plans come from
//! [`concave`] with the on/off decisions that the oracle takes. It branches on a decision on which
//! the oracle and the plan differ, or on the bounds of a cell whose plan is off its curve.
//! Independent parts of the program are searched apart (`parts`).

use std::collections::{BinaryHeap, HashSet};
use std::time::Instant;

use super::concave::{self, Outcome, Solved};
use super::oracle::{self, Aim, Answer, Prices};
use super::region::{Region, States};
use crate::program::{Kind, Program, Sense};

/// Subgradient steps of a node before it branches.
const STEPS: usize = 60;
/// Of the first node: its prices are where all others begin.
const FIRST_STEPS: usize = 400;

/// When to stop.
#[derive(Clone)]
pub struct Limits<'a> {
    /// Absolute gap, in the program's value, at which a plan counts as best.
    pub gap: f64,
    /// Relative gap.
    pub tolerance: f64,
    /// Nodes.
    pub nodes: Option<usize>,
    /// Clock.
    pub until: Option<Instant>,
    /// Asked to stop.
    pub interrupted: &'a dyn Fn() -> bool,
}

/// The end of a search.
#[derive(Debug, Clone)]
pub struct Found {
    /// Best plan: numbers, states, prices with its decisions fixed. `None` where there is none.
    pub best: Option<Incumbent>,
    /// Proven: no plan is worth more. Negative infinity where it is proven that there is none.
    pub bound: f64,
    /// Nodes looked at.
    pub nodes: usize,
    /// Whether it ran to its end.
    pub complete: bool,
}

/// A plan.
#[derive(Debug, Clone)]
pub struct Incumbent {
    /// Each cell's number.
    pub x: Vec<f64>,
    /// Each stage's state.
    pub state: Vec<usize>,
    /// Its value by the true curves.
    pub value: f64,
    /// Prices of the rows with its decisions fixed.
    pub prices: Prices,
}

struct Node {
    region: Region,
    prices: Prices,
    bound: f64,
    depth: usize,
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
        self.bound
            .total_cmp(&other.bound)
            .then(self.depth.cmp(&other.depth))
    }
}

/// Searches all of `program`.
pub fn search(program: &Program, limits: &Limits<'_>) -> Found {
    Search {
        program,
        limits,
        best: None,
        tried: HashSet::new(),
        nodes: 0,
        closed: f64::NEG_INFINITY,
        given_up: false,
        worst: worst_value(program),
    }
    .run()
}

struct Search<'a> {
    program: &'a Program,
    limits: &'a Limits<'a>,
    best: Option<Incumbent>,
    /// Decisions for which a plan has been sought.
    tried: HashSet<Vec<usize>>,
    nodes: usize,
    /// Greatest bound of a node that was closed though not proven empty.
    closed: f64,
    /// Whether some node was given up without proof.
    given_up: bool,
    /// No plan is worth less: what a plan must beat while none is known.
    worst: f64,
}

/// What a node's decisions and cells are split on.
enum Branch {
    /// A stage, and the states of one side.
    States(usize, States),
    /// A cell, and where its bounds are cut.
    Cut(usize, f64),
}

impl Search<'_> {
    fn run(mut self) -> Found {
        let mut open = BinaryHeap::new();
        let root = Node {
            region: Region::whole(self.program),
            prices: vec![0.0; self.program.rows.len()],
            bound: f64::INFINITY,
            depth: 0,
        };
        open.push(root);
        let mut complete = true;
        while let Some(node) = open.pop() {
            if self.is_beaten(node.bound) {
                self.close(node.bound);
                continue;
            }
            if self.nodes > 0 && self.must_stop() {
                self.close(node.bound);
                complete = false;
                break;
            }
            self.nodes += 1;
            self.visit(node, &mut open);
        }
        let left = open
            .into_iter()
            .map(|node| node.bound)
            .fold(self.closed, f64::max);
        let value = self
            .best
            .as_ref()
            .map_or(f64::NEG_INFINITY, |best| best.value);
        Found {
            bound: left.max(value),
            best: self.best,
            nodes: self.nodes,
            complete: complete && !(self.given_up && value == f64::NEG_INFINITY),
        }
    }

    fn must_stop(&self) -> bool {
        self.limits.nodes.is_some_and(|most| self.nodes >= most)
            || self
                .limits
                .until
                .is_some_and(|until| Instant::now() >= until)
            || (self.limits.interrupted)()
    }

    /// The value that a node must be able to pass to be looked at.
    fn mark(&self) -> f64 {
        match &self.best {
            Some(best) => {
                best.value
                    + self
                        .limits
                        .gap
                        .max(self.limits.tolerance * best.value.abs())
            }
            None => self.worst,
        }
    }

    fn is_beaten(&self, bound: f64) -> bool {
        bound <= self.mark()
    }

    fn close(&mut self, bound: f64) {
        if self.best.is_some() {
            self.closed = self.closed.max(bound);
        }
    }

    fn visit(&mut self, mut node: Node, open: &mut BinaryHeap<Node>) {
        let steps = if node.depth == 0 { FIRST_STEPS } else { STEPS };
        let Some(mut view) = self.ascend(&mut node, steps) else {
            return;
        };
        if self.is_beaten(node.bound) {
            return self.close(node.bound);
        }
        self.try_decisions(&node.region, &view.answer.state);
        if node.depth == 0 && !self.decided(&node.region) {
            self.first_plan(&node.region);
            self.local_search(&node.region);
            if let Some(best) = &self.best {
                let own = best.prices.clone();
                self.improve_with(&mut node, &own, &mut view);
            }
            if let Some(again) = self.ascend(&mut node, FIRST_STEPS) {
                view = again;
            }
        }
        if self.is_beaten(node.bound) {
            return self.close(node.bound);
        }
        if !self.strike_out(&mut node) {
            return;
        }
        let branch = if self.decided(&node.region) {
            match self.settle(&mut node) {
                Some(cut) => cut,
                None => return,
            }
        } else {
            match self.choose(&node, &view) {
                Some(branch) => branch,
                None => return self.close(node.bound),
            }
        };
        self.split(node, &branch, open);
    }

    fn decided(&self, region: &Region) -> bool {
        (0..self.program.stages.len()).all(|stage| region.decided(stage))
    }

    /// Every on/off decision is taken: the plan is exact but where a curve bends upward, and
    /// there the bounds are cut. `None` where the node is done with.
    fn settle(&mut self, node: &mut Node) -> Option<Branch> {
        let gap = 1e-4
            * self
                .limits
                .gap
                .max(self.limits.tolerance * self.best.as_ref().map_or(0.0, |b| b.value.abs()));
        match concave::solve(self.program, &node.region, gap) {
            Outcome::Infeasible(_) => None,
            Outcome::Unknown => {
                // Nothing is known: keep the oracle's bound, or cut on where something may bend.
                let cut = self.widest(&node.region);
                if cut.is_none() {
                    self.given_up = true;
                    self.close(node.bound);
                }
                cut
            }
            Outcome::Solved(solved) => {
                let state = first_states(&node.region);
                node.bound = node.bound.min(solved.bound);
                node.prices.clone_from(&solved.prices);
                let cut = self.worst_bend(node, &solved);
                self.offer(&state, solved);
                if self.is_beaten(node.bound) || cut.is_none() {
                    self.close(node.bound);
                    return None;
                }
                cut
            }
        }
    }

    /// The cell whose envelope lies farthest above its curve where the plan is.
    fn worst_bend(&self, node: &Node, solved: &Solved) -> Option<Branch> {
        let answer = oracle::answer(self.program, &node.region, &solved.prices, Aim::Best)?;
        let mut worst: Option<(f64, usize, f64)> = None;
        for (ix, cell) in self.program.cells.iter().enumerate() {
            let (lo, hi) = node.region.bounds[ix];
            if is_concave(cell, (lo, hi)) || hi - lo <= 1e-9 * (1.0 + hi) {
                continue;
            }
            let apart = (answer.x[ix] - solved.x[ix]).abs();
            let at = solved.x[ix];
            let inside = at > lo + 0.02 * (hi - lo) && at < hi - 0.02 * (hi - lo);
            let cut = if inside { at } else { 0.5 * (lo + hi) };
            let score = apart + 1e-6 * (hi - lo);
            if worst.is_none_or(|(top, ..)| score > top) {
                worst = Some((score, ix, cut));
            }
        }
        worst.map(|(_, ix, at)| Branch::Cut(ix, at))
    }

    fn widest(&self, region: &Region) -> Option<Branch> {
        let width = |ix: usize| region.bounds[ix].1 - region.bounds[ix].0;
        let bent = (0..self.program.cells.len())
            .filter(|&ix| !is_concave(&self.program.cells[ix], region.bounds[ix]))
            .filter(|&ix| width(ix) > 1e-6);
        bent.max_by(|&a, &b| width(a).total_cmp(&width(b)))
            .map(|ix| Branch::Cut(ix, 0.5 * (region.bounds[ix].0 + region.bounds[ix].1)))
    }

    /// Improves the node's prices until its bound is beaten or the steps are used up. `None`
    /// where no path is left.
    fn ascend(&self, node: &mut Node, steps: usize) -> Option<View> {
        let program = self.program;
        let mut prices = node.prices.clone();
        let mut view: Option<View> = None;
        let mut share = vec![Vec::new(); program.stages.len()];
        for (stage, counts) in share.iter_mut().enumerate() {
            counts.resize(program.stages[stage].states.len(), 0.0);
        }
        let mut factor = 1.0;
        let mut since = 0;
        let mut least = f64::MAX;
        for step in 0..steps {
            let answer = oracle::answer(program, &node.region, &prices, Aim::Best)?;
            let slack = oracle::slacks(program, &answer);
            for (stage, &state) in answer.state.iter().enumerate() {
                for (i, s) in share[stage].iter_mut().enumerate() {
                    *s = 0.9 * *s + if i == state { 0.1 } else { 0.0 };
                }
            }
            if answer.bound < least - 1e-12 * (1.0 + least.abs()) {
                since = if answer.bound < least - 1e-5 * (1.0 + least.abs()) {
                    0
                } else {
                    since + 1
                };
                least = answer.bound;
                node.prices.clone_from(&prices);
                view = Some(View {
                    answer: answer.clone(),
                    share: Vec::new(),
                });
            } else {
                since += 1;
            }
            if self.is_beaten(least) {
                break;
            }
            if since > 12 {
                factor *= 0.5;
                since = 0;
                prices.clone_from(&node.prices);
                if factor < 1e-3 {
                    break;
                }
            }
            let goal = if self.best.is_some() {
                self.mark()
            } else {
                least - 0.05 * (1.0 + least.abs()) / (1.0 + step as f64 * 0.05)
            };
            let size: f64 = slack
                .iter()
                .zip(&program.rows)
                .zip(&prices)
                .filter(|((s, row), p)| row.sense == Sense::Equal || **s < 0.0 || **p > 0.0)
                .map(|((s, _), _)| s * s)
                .sum();
            if size <= 1e-24 {
                break;
            }
            let length = factor * (answer.bound - goal).max(1e-12) / size;
            for ((price, slack), row) in prices.iter_mut().zip(&slack).zip(&program.rows) {
                *price -= length * slack;
                if row.sense == Sense::AtMost {
                    *price = price.max(0.0);
                }
            }
        }
        node.bound = node.bound.min(least);
        view.map(|v| View { share, ..v })
    }

    fn improve_with(&self, node: &mut Node, prices: &Prices, view: &mut View) {
        if let Some(answer) = oracle::answer(self.program, &node.region, prices, Aim::Best)
            && answer.bound < node.bound
        {
            node.bound = answer.bound;
            node.prices.clone_from(prices);
            view.answer = answer;
        }
    }

    /// Strikes out states whose best plan cannot pass the mark. `false` where nothing is left.
    fn strike_out(&mut self, node: &mut Node) -> bool {
        if self.best.is_none() {
            return true;
        }
        let mark = self.mark();
        let Some(answer) = oracle::answer(self.program, &node.region, &node.prices, Aim::Best)
        else {
            return false;
        };
        let Some(through) =
            oracle::bounds_by_state(self.program, &node.region, &node.prices, answer.bound)
        else {
            return false;
        };
        let mut struck = false;
        let mut highest = f64::NEG_INFINITY;
        for (stage, bounds) in through.iter().enumerate() {
            let mut kept = States::none();
            for i in node.region.states[stage].iter() {
                if bounds[i] > mark {
                    kept.insert(i);
                } else {
                    struck = true;
                    highest = highest.max(bounds[i]);
                }
            }
            node.region.states[stage] = kept;
        }
        if struck {
            self.close(highest);
        }
        (0..self.program.tracks.len()).all(|track| node.region.tidy(self.program, track))
    }

    /// Seeks a plan with the decisions `state`, unless that has been done.
    fn try_decisions(&mut self, region: &Region, state: &[usize]) -> Option<f64> {
        if !self.tried.insert(state.to_vec()) {
            return None;
        }
        let mut fixed = region.clone();
        for (set, &i) in fixed.states.iter_mut().zip(state) {
            *set = States::none();
            set.insert(i);
        }
        let scale = self.best.as_ref().map_or(0.0, |best| best.value.abs());
        let gap = 1e-4 * self.limits.gap.max(self.limits.tolerance * scale);
        match concave::solve(self.program, &fixed, gap) {
            Outcome::Solved(solved) => {
                let value = solved.value;
                self.offer(state, solved);
                Some(value)
            }
            _ => None,
        }
    }

    fn offer(&mut self, state: &[usize], solved: Solved) {
        // Where a curve bends upward its chords promise more than it gives: a target may fail.
        let kept = |row: &crate::program::Row| {
            let over = oracle::activity(self.program, row, &solved.x, state) - row.rhs;
            let size = 1e-7 * (1.0 + row.rhs.abs());
            over <= size && (row.sense == Sense::AtMost || over >= -size)
        };
        if !self.program.rows.iter().all(kept) {
            return;
        }
        if self
            .best
            .as_ref()
            .is_none_or(|best| solved.value > best.value)
        {
            self.best = Some(Incumbent {
                x: solved.x,
                state: state.to_vec(),
                value: solved.value,
                prices: solved.prices,
            });
        }
    }

    /// While none is known: decisions that are as much off, or as much on, as they may be.
    fn first_plan(&mut self, region: &Region) {
        for on in [false, true] {
            if self.best.is_some() {
                return;
            }
            let state = self.extreme(region, on);
            self.try_decisions(region, &state);
        }
    }

    fn extreme(&self, region: &Region, on: bool) -> Vec<usize> {
        let mut leaning = self.program.clone();
        for row in &mut leaning.rows {
            row.terms.clear();
        }
        for cell in &mut leaning.cells {
            (cell.worth, cell.gain) = (0.0, 0.0);
        }
        for stage in &mut leaning.stages {
            (stage.on_gain, stage.first_gain) = (if on { 1.0 } else { -1.0 }, 0.0);
        }
        let none = vec![0.0; leaning.rows.len()];
        oracle::answer(&leaning, region, &none, Aim::Best)
            .map_or_else(|| first_states(region), |a| a.state)
    }

    /// Changes one decision of the best plan at a time while that pays: each stage's state turned
    /// and the rest of its track chosen anew at the plan's prices.
    fn local_search(&mut self, region: &Region) {
        for _ in 0..8 {
            let Some(best) = self.best.clone() else {
                return;
            };
            let before = best.value;
            let mut candidates: Vec<(f64, Vec<usize>)> = Vec::new();
            let prices = best.prices.clone();
            for track in &self.program.tracks {
                for stage in track.stages.clone() {
                    if region.states[stage].len() < 2 {
                        continue;
                    }
                    let on = self.program.stages[stage].states[best.state[stage]].on;
                    let mut turned = region.clone();
                    for (other, &state) in best.state.iter().enumerate() {
                        if !track.stages.contains(&other) {
                            turned.states[other] = one(state);
                        }
                    }
                    let mut side = States::none();
                    let states = &self.program.stages[stage].states;
                    region.states[stage]
                        .iter()
                        .filter(|&i| states[i].on != on)
                        .for_each(|i| side.insert(i));
                    turned.states[stage] = side;
                    if let Some(answer) = oracle::answer(self.program, &turned, &prices, Aim::Best)
                    {
                        candidates.push((answer.bound, answer.state));
                    }
                }
            }
            candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (bound, state) in candidates.into_iter().take(12) {
                if bound > self.mark() {
                    self.try_decisions(region, &state);
                }
            }
            if self.best.as_ref().is_none_or(|b| b.value <= before) {
                return;
            }
        }
    }

    /// The decision the oracle is least sure of.
    fn choose(&self, node: &Node, view: &View) -> Option<Branch> {
        let mut top: Option<(f64, Branch)> = None;
        for (stage, stated) in self.program.stages.iter().enumerate() {
            let allowed = node.region.states[stage];
            if allowed.len() < 2 {
                continue;
            }
            let split = |side: &dyn Fn(usize) -> bool| {
                let mut one = States::none();
                let mut weight = 0.0;
                for i in allowed.iter() {
                    if side(i) {
                        one.insert(i);
                        weight += view.share[stage][i];
                    }
                }
                (one, weight)
            };
            let (on, weight) = split(&|i| stated.states[i].on);
            let (side, weight) = if on.is_empty() || on.len() == allowed.len() {
                // All on or all off: they differ in how long they have run.
                let middle = allowed.iter().nth(allowed.len() / 2).unwrap_or(0);
                split(&|i| i < middle)
            } else {
                (on, weight)
            };
            let score = 0.5 - (weight - 0.5).abs() + 1e-9;
            if top.as_ref().is_none_or(|(best, _)| score > *best) {
                top = Some((score, Branch::States(stage, side)));
            }
        }
        top.map(|(_, branch)| branch)
    }

    fn split(&mut self, node: Node, branch: &Branch, open: &mut BinaryHeap<Node>) {
        for first in [true, false] {
            let mut region = node.region.clone();
            let lawful = match *branch {
                Branch::States(stage, side) => {
                    let mut kept = States::none();
                    let allowed = region.states[stage].iter();
                    allowed
                        .filter(|&i| side.contains(i) == first)
                        .for_each(|i| kept.insert(i));
                    region.states[stage] = kept;
                    let owner = |t: &crate::program::Track| t.stages.contains(&stage);
                    let track = self.program.tracks.iter().position(owner).unwrap_or(0);
                    !kept.is_empty() && region.tidy(self.program, track)
                }
                Branch::Cut(cell, at) => {
                    let bounds = &mut region.bounds[cell];
                    *bounds = if first {
                        (bounds.0, at)
                    } else {
                        (at, bounds.1)
                    };
                    true
                }
            };
            if lawful {
                open.push(Node {
                    region,
                    prices: node.prices.clone(),
                    bound: node.bound,
                    depth: node.depth + 1,
                });
            }
        }
    }
}

/// What the oracle did on the way.
struct View {
    /// At the best prices.
    answer: Answer,
    /// How often, lately, each state of each stage was chosen.
    share: Vec<Vec<f64>>,
}

fn one(state: usize) -> States {
    let mut set = States::none();
    set.insert(state);
    set
}

fn first_states(region: &Region) -> Vec<usize> {
    region
        .states
        .iter()
        .map(|s| s.iter().next().unwrap_or(0))
        .collect()
}

/// Whether the chords of a cell may lie on its curve. A cell worth less than nothing bends the
/// other way.
fn is_concave(cell: &crate::program::Cell, (lo, hi): (f64, f64)) -> bool {
    if hi <= lo || matches!(cell.curve, crate::curve::Curve::Linear(_)) {
        return true;
    }
    cell.worth >= 0.0 && cell.curve.is_concave(lo, hi)
}

/// A value that no plan falls below.
fn worst_value(program: &Program) -> f64 {
    let mut worst = program.constant;
    for cell in &program.cells {
        let lo = if matches!(cell.kind, Kind::Spend { .. }) {
            0.0
        } else {
            cell.lo
        };
        let effect = cell.curve.value(cell.hi).max(0.0);
        worst +=
            (cell.worth * effect).min(0.0) + (cell.gain * lo).min(cell.gain * cell.hi).min(0.0);
    }
    for stage in &program.stages {
        worst += stage.on_gain.min(0.0) + stage.first_gain.min(0.0);
    }
    worst - 1e-3 * (1.0 + worst.abs())
}
