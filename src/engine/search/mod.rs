//! Branch and bound. A node is a [`Region`]; its bound comes from the oracle at prices that are
//! improved by subgradient steps towards the best value known (Polyak 1969); its plans come from
//! [`concave`] with the on/off decisions that the oracle takes. It branches on a decision on which
//! the oracle and the plan differ, or on the bounds of a cell whose plan is off its curve.
//! Independent parts of the program are searched apart (`parts`).

mod ascend;
mod branch;
mod bundle;
mod feasible;
pub mod orbits;
mod plans;
mod sides;
pub mod strike;

use std::collections::{BinaryHeap, HashSet};

pub use orbits::Orbits;

use crate::engine::proof::{self, Step, Tree};

use super::concave::{self, Outcome};
use super::lp::Backend;
use super::oracle::{self, Aim, Answer, Prices};
use super::region::{Region, States, links};
use crate::program::{Kind, Program};

/// Subgradient steps of a node before it branches.
const STEPS: usize = 60;
/// Of the first node: its prices are where all others begin.
const FIRST_STEPS: usize = 400;

/// Nodes before steps are held to be too slow.
const PATIENCE: usize = 50;

/// When to stop.
#[derive(Clone)]
pub struct Limits<'a> {
    /// Absolute gap, in the program's value, at which a plan counts as best.
    pub gap: f64,
    /// Relative gap.
    pub tolerance: f64,
    /// Nodes.
    pub nodes: Option<usize>,
    /// Asked to stop, or out of time.
    pub interrupted: &'a dyn Fn() -> bool,
    /// Told after every node: the best value so far, the bound, and the nodes looked at.
    pub progress: &'a dyn Fn(Option<f64>, f64, usize),
    /// Who solves what is left when every decision is taken.
    pub backend: Backend,
    /// Whether the proof of the bound is written down.
    pub proof: bool,
    /// Decisions to begin with: a state for each stage.
    pub start: Option<&'a [usize]>,
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
    /// The proof of the bound, where it was asked for.
    pub proof: Tree,
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
    /// Prices that came nearest to proving that no plan of the region keeps the rows.
    proof: Prices,
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

/// Searches all of `program`.
pub fn search(program: &Program, limits: &Limits<'_>) -> Found {
    Search {
        program,
        limits,
        best: None,
        tried: HashSet::new(),
        nodes: 0,
        closed: f64::NEG_INFINITY,
        proof: vec![proof::Node::default()],
        worst: worst_value(program),
        orbits: Orbits::new(program),
        links: links(program),
        bundle: None,
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
    /// What has been proven, node by node; only the root where nobody asks for it.
    proof: Vec<proof::Node>,
    /// No plan is worth less: what a plan must beat while none is known.
    worst: f64,
    orbits: Orbits,
    /// Rows that say where what is carried over comes from.
    links: Vec<usize>,
    /// What tracks did at prices tried before; nothing while it is being worked with.
    bundle: Option<bundle::Bundle>,
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
            proof: vec![0.0; self.program.rows.len()],
            bound: f64::INFINITY,
            depth: 0,
            id: 0,
        };
        open.push(root);
        let mut complete = true;
        if let Some(state) = self.limits.start {
            self.try_decisions(&Region::whole(self.program), state);
        }
        while let Some(node) = open.pop() {
            if self.is_beaten(node.bound) {
                self.close(&node);
                continue;
            }
            if self.nodes > 0 && self.must_stop() {
                complete = false;
                self.close(&node);
                while let Some(left) = open.pop() {
                    self.close(&left);
                }
                break;
            }
            self.nodes += 1;
            let bound = node.bound.max(self.closed);
            self.visit(node, &mut open);
            let value = self.best.as_ref().map(|best| best.value);
            (self.limits.progress)(value, bound, self.nodes);
        }
        let value = self.best.as_ref().map_or(f64::NEG_INFINITY, |best| best.value);
        let bound = self.closed.max(value);
        Found {
            bound,
            nodes: self.nodes,
            complete: complete && (self.best.is_some() || self.closed == f64::NEG_INFINITY),
            best: self.best,
            proof: Tree { bound, nodes: self.proof },
        }
    }

    fn must_stop(&self) -> bool {
        self.limits.nodes.is_some_and(|most| self.nodes >= most) || self.out_of_time()
    }

    fn out_of_time(&self) -> bool {
        (self.limits.interrupted)()
    }

    /// The value that a node must be able to pass to be looked at.
    fn mark(&self) -> f64 {
        match &self.best {
            Some(best) => {
                best.value + self.limits.gap.max(self.limits.tolerance * best.value.abs())
            }
            None => self.worst,
        }
    }

    /// Gap at which a plan of a region counts as its best: well below what is asked for overall.
    fn close_enough(&self) -> f64 {
        let scale = self.best.as_ref().map_or(0.0, |best| best.value.abs());
        1e-4 * self.limits.gap.max(self.limits.tolerance * scale)
    }

    fn is_beaten(&self, bound: f64) -> bool {
        bound <= self.mark()
    }

    /// Is done with a node: what it may still hold counts in the bound.
    fn close(&mut self, node: &Node) {
        self.passed_over(node.bound);
        self.record(node.id, || Step::Prices(node.prices.clone()));
    }

    /// What is left out may be worth as much as this; what is worth less than anything is empty.
    fn passed_over(&mut self, bound: f64) {
        if self.best.is_some() || bound > self.worst {
            self.closed = self.closed.max(bound);
        }
    }

    /// Writes a step of the proof down, where it is asked for.
    fn record(&mut self, id: usize, step: impl FnOnce() -> Step) {
        if self.limits.proof {
            self.proof[id].steps.push(step());
        }
    }

    fn visit(&mut self, mut node: Node, open: &mut BinaryHeap<Node>) {
        node.region.follow(self.program, &self.links);
        let branch = if self.decided(&node.region) {
            self.strike_sides(&mut node);
            self.settle(&mut node)
        } else {
            self.look(&mut node)
        };
        if let Some(branch) = branch {
            self.split(node, &branch, open);
        }
    }

    /// Some on/off decision is open. `None` where the node is done with.
    fn look(&mut self, node: &mut Node) -> Option<Branch> {
        let steps = if node.depth == 0 { FIRST_STEPS } else { STEPS };
        if node.depth == 0 {
            self.begin(node);
            self.any_plan(node);
        }
        let mut view = self.ascend(node, steps)?;
        if self.is_beaten(node.bound) {
            self.close(node);
            return None;
        }
        self.try_decisions(&node.region, &view.answer.state);
        if node.depth == 0 {
            self.first_plan(&node.region);
            self.local_search(&node.region);
            if let Some(best) = &self.best {
                let own = best.prices.clone();
                self.improve_with(node, &own, &mut view);
            }
            if let Some(again) = self.ascend(node, FIRST_STEPS) {
                view = again;
            }
        }
        if !self.is_beaten(node.bound) && self.is_worth_a_model() {
            let steps = if node.depth == 0 { 80 } else { 12 };
            if let Some(again) = self.model(node, steps) {
                view = again;
            }
        }
        if self.best.is_none() {
            view = self.seek_any(node)?;
        }
        if self.is_beaten(node.bound) {
            self.close(node);
            return None;
        }
        if !self.strike_out(node) {
            return None;
        }
        if self.decided(&node.region) {
            node.region.follow(self.program, &self.links);
            return self.settle(node);
        }
        self.strike_sides(node);
        let branch = self.choose(node, &view);
        if branch.is_none() {
            self.close(node);
        }
        branch
    }

    /// At the first node: some plan, by the shortest ways, before prices are improved against it.
    fn any_plan(&mut self, node: &mut Node) {
        let answer = oracle::answer(self.program, &node.region, &node.prices, Aim::Best);
        if let Some(answer) = answer {
            self.try_decisions(&node.region, &answer.state);
        }
        if self.best.is_none() {
            self.first_plan(&node.region);
        }
        if self.best.is_none() {
            // Where it is proven that there is none, the node is looked at again and closed.
            let _ = self.seek_any(node);
        }
    }

    /// Whether prices are sought by a model of the bound too: where the worst of several cases is
    /// what counts, since their prices must add up, and where steps alone have not ended the
    /// search.
    fn is_worth_a_model(&self) -> bool {
        let mut cells = self.program.cells.iter();
        self.nodes > PATIENCE || cells.any(|cell| cell.kind == Kind::Worst)
    }

    fn decided(&self, region: &Region) -> bool {
        (0..self.program.stages.len()).all(|stage| region.decided(stage))
    }

    /// Every on/off decision is taken: the plan is exact but where a curve bends upward, and
    /// there the bounds are cut. `None` where the node is done with.
    fn settle(&mut self, node: &mut Node) -> Option<Branch> {
        let state = first_states(&node.region);
        loop {
            match concave::solve(
                self.program,
                &node.region,
                self.close_enough(),
                self.limits.backend,
            ) {
                Outcome::Infeasible(prices) => {
                    self.record(node.id, || Step::Empty(prices));
                    return None;
                }
                Outcome::Stalled => {
                    // Nothing is known: keep the oracle's bound, or cut where something may bend.
                    let cut = self.widest(&node.region);
                    if cut.is_none() {
                        self.close(node);
                    }
                    return cut;
                }
                Outcome::Solved(solved) => {
                    if solved.bound <= node.bound {
                        node.bound = solved.bound;
                        node.prices.clone_from(&solved.prices);
                    }
                    self.offer(&state, solved.clone());
                    if self.is_beaten(node.bound) {
                        self.close(node);
                        return None;
                    }
                    if node.depth.is_multiple_of(4) {
                        self.choose_sides(&node.region, &solved, &state);
                    }
                    if self.is_beaten(node.bound) {
                        self.close(node);
                        return None;
                    }
                    if self.strike_sides(node) && !self.out_of_time() {
                        continue;
                    }
                    let cut = self.worst_bend(node, &solved);
                    if cut.is_none() {
                        // The prices were not good enough for the proof: perhaps others are.
                        let _ = self.ascend(node, FIRST_STEPS);
                        self.close(node);
                    }
                    return cut;
                }
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
    region.states.iter().map(|s| s.iter().next().unwrap_or(0)).collect()
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
        let lo = if matches!(cell.kind, Kind::Spend { .. }) { 0.0 } else { cell.lo };
        let effect = cell.curve.value(cell.hi).max(0.0);
        worst +=
            (cell.worth * effect).min(0.0) + (cell.gain * lo).min(cell.gain * cell.hi).min(0.0);
    }
    for stage in &program.stages {
        worst += stage.on_gain.min(0.0) + stage.first_gain.min(0.0);
    }
    worst - 1e-3 * (1.0 + worst.abs())
}
