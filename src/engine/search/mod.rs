//! Branch and bound. A node is a [`Region`]; its bound comes from the oracle at prices that are
//! improved by subgradient steps towards the best value known (Polyak 1969), and by a model of the
//! bound ([`bundle`]); its plans come from [`crate::engine::concave`] with on/off decisions taken from the oracle,
//! from roundings of the model's mix, and from searches near the best plan ([`rounding`]). It
//! branches on the decision that promises to lower the bound most, or on the bounds of a cell
//! whose plan is off its curve. Independent parts of the program are searched apart (`parts`), and
//! so are parts that only a few rows hold together ([`apart`]).

mod apart;
mod ascend;
mod branch;
mod bundle;
mod feasible;
mod mix;
mod node;
pub mod orbits;
mod plans;
mod rounding;
mod sides;
pub mod strike;
mod visit;

use std::collections::{BinaryHeap, HashMap, HashSet};
use std::rc::Rc;

use node::Node;
pub use orbits::Orbits;

use crate::engine::proof::{self, Step, Tree};

use super::concave::Solved;
use super::lp::Backend;
use super::oracle::{self, Answer, Prices};
use super::refute;
use super::region::{Region, States, links};
use crate::program::{Kind, Program};

/// When to stop.
#[derive(Clone)]
pub struct Limits<'a> {
    /// Absolute gap, in the program's value, at which a plan counts as best.
    pub gap: f64,
    /// Relative gap.
    pub tolerance: f64,
    /// Nodes; 0 where nothing but the plan of the decisions to begin with is asked for.
    pub nodes: Option<usize>,
    /// Nodes after which the best plan so far will do, once there is one.
    pub patience: Option<usize>,
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
    /// A plan with these decisions, where one is known: each cell's number.
    pub known: Option<&'a [f64]>,
    /// Whether rows may be priced out so that the rest falls apart ([`apart`]); not in what has
    /// fallen apart already.
    pub apart: bool,
}

impl Limits<'_> {
    /// Whether no node may be looked at after so many; `has_plan`: some plan is known.
    pub fn is_used_up(&self, nodes: usize, has_plan: bool) -> bool {
        let is_over = |most: Option<usize>| most.is_some_and(|most| nodes >= most);
        is_over(self.nodes) || (has_plan && is_over(self.patience))
    }

    /// What `nodes` looked at elsewhere leave.
    pub fn after(mut self, nodes: usize) -> Self {
        for most in [&mut self.nodes, &mut self.patience].into_iter().flatten() {
            *most = most.saturating_sub(nodes).max(1);
        }
        self
    }

    /// The plan that is known, with no prices of its own.
    pub(in crate::engine) fn known_plan(&self, program: &Program) -> Option<Solved> {
        let (state, x) = (self.start?, self.known?);
        Some(Solved {
            x: x.to_vec(),
            value: oracle::value(program, x, state),
            bound: f64::INFINITY,
            prices: vec![0.0; program.rows.len()],
            off: None,
        })
    }
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

/// Searches all of `program`.
pub fn search(program: &Program, limits: &Limits<'_>) -> Found {
    let mut search = Search {
        program,
        limits,
        best: None,
        tried: HashSet::new(),
        nodes: 0,
        closed: f64::NEG_INFINITY,
        proof: vec![proof::Node::default()],
        worst: worst_value(program),
        orbits: Rc::new(Orbits::new(program)),
        touched: Rc::new(rounding::touched(program)),
        links: links(program),
        bundle: None,
        lowered: HashMap::new(),
        is_inner: false,
        is_apart_due: limits.apart,
        apart: None,
    };
    let whole = Region::whole(program);
    if let Some(state) = limits.start {
        if let Some(known) = limits.known_plan(program) {
            search.offer(state, known);
        }
        search.try_decisions(&whole, state);
    }
    if limits.nodes == Some(0) && search.best.is_some() {
        return Found {
            best: search.best,
            bound: f64::INFINITY,
            nodes: 0,
            complete: false,
            proof: Tree::default(),
        };
    }
    search.run(Node::first(program, whole)).found()
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
    orbits: Rc<Orbits>,
    /// Of each stage's states, whether the track has been on by then ([`rounding::touched`]).
    touched: Rc<Vec<Vec<rounding::Touched>>>,
    /// Rows that say where what is carried over comes from.
    links: Vec<usize>,
    /// What tracks did at prices tried before; nothing while it is being worked with.
    bundle: Option<bundle::Bundle>,
    /// What splits lowered the bound by, per part of the mix that moved: sum and count.
    lowered: HashMap<branch::Key, (f64, f64)>,
    /// Whether it only seeks plans, for another search.
    is_inner: bool,
    /// Whether the program is still to be taken apart.
    is_apart_due: bool,
    /// A bound of all plans from parts, and its proof.
    apart: Option<(f64, proof::Apart)>,
}

/// What a node is split on next.
enum Next {
    Choice(branch::Choice),
    Cut(Branch),
}

/// What a node's decisions and cells are split on.
enum Branch {
    /// A stage, and the states of one side.
    States(usize, States),
    /// A cell, and where its bounds are cut.
    Cut(usize, f64),
}

impl Search<'_> {
    /// Searches the region of `first`. Whether it came to its end is in `complete`.
    fn run(mut self, first: Node) -> Ended<Self> {
        let mut open = BinaryHeap::from([first]);
        let mut complete = true;
        while let Some(node) = self.next(&mut open) {
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
            if self.is_apart_due && self.nodes >= self.patience_as_one() {
                self.is_apart_due = false;
                self.go_apart();
                if self.apart.as_ref().is_some_and(|(bound, _)| self.is_beaten(*bound)) {
                    break;
                }
            }
            let bound = open.peek().map_or(node.bound, |other| other.bound.max(node.bound));
            let bound = bound.max(self.closed);
            self.visit(node, &mut open);
            let value = self.best.as_ref().map(|best| best.value);
            (self.limits.progress)(value, bound, self.nodes);
        }
        Ended { search: self, complete }
    }

    /// The node to look at: of the greatest bound, or, while there is no plan, the deepest, and of
    /// two siblings the likelier.
    fn next(&self, open: &mut BinaryHeap<Node>) -> Option<Node> {
        if self.best.is_some() {
            return open.pop();
        }
        let mut all = std::mem::take(open).into_vec();
        let rank = |node: &Node| (node.depth, node.share);
        let deepest = (0..all.len()).max_by(|&a, &b| {
            let ((a, p), (b, q)) = (rank(&all[a]), rank(&all[b]));
            a.cmp(&b).then(p.total_cmp(&q))
        })?;
        let node = all.swap_remove(deepest);
        *open = all.into();
        Some(node)
    }

    fn must_stop(&self) -> bool {
        self.limits.is_used_up(self.nodes, self.best.is_some()) || self.out_of_time()
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
        if let Some(prices) = refute::refuted(self.program, &node.region) {
            self.record(node.id, || Step::Empty(prices));
            return;
        }
        let next = if self.decided(&node.region) {
            self.strike_sides(&mut node);
            self.settle(&mut node).map(Next::Cut)
        } else {
            self.look(&mut node)
        };
        match next {
            Some(Next::Cut(cut)) => self.split(node, &cut, 0.5, false, open),
            Some(Next::Choice(choice)) => {
                let branch = Branch::States(choice.stage, choice.side);
                self.split(node, &branch, choice.weight, choice.is_whether, open);
            }
            None => {}
        }
    }
}

/// A search at its end.
struct Ended<S> {
    search: S,
    complete: bool,
}

impl Ended<Search<'_>> {
    fn found(self) -> Found {
        let Search { best, closed, nodes, mut proof, apart, limits, .. } = self.search;
        let value = best.as_ref().map_or(f64::NEG_INFINITY, |best| best.value);
        let mut bound = closed.max(value);
        let mark = limits.gap.max(limits.tolerance * value.abs());
        if let Some((other, apart)) = apart
            && (other < bound || other <= value + mark)
        {
            bound = other.max(value);
            proof = vec![proof::Node { steps: vec![Step::Apart(apart)], split: None }];
        }
        Found {
            bound,
            nodes,
            complete: self.complete && (best.is_some() || closed == f64::NEG_INFINITY),
            best,
            proof: Tree { bound, fill: None, nodes: proof },
        }
    }
}

/// What the oracle did on the way.
struct View {
    /// At the best prices.
    answer: Answer,
    /// How often, lately, each state of each stage was chosen.
    share: Vec<Vec<f64>>,
    /// What the mix of the model leaves each group to choose from.
    choices: Vec<rounding::Choice>,
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
    cell.is_wanted() && cell.curve.is_concave(lo, hi)
}

/// A value that no plan falls below.
fn worst_value(program: &Program) -> f64 {
    let mut worst = program.constant;
    for cell in &program.cells {
        let lo = if matches!(cell.kind, Kind::Spend { .. }) { 0.0 } else { cell.lo };
        let effect = cell.curve.value(cell.hi).max(0.0);
        worst += (cell.least_worth() * effect).min(0.0)
            + (cell.gain * lo).min(cell.gain * cell.hi).min(0.0);
    }
    for stage in &program.stages {
        worst += stage.on_gain.min(0.0) + stage.first_gain.min(0.0);
        worst += stage.built.iter().copied().fold(0.0, f64::min);
    }
    worst - 1e-3 * (1.0 + worst.abs())
}
