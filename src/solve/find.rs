//! The search of a whole program: its independent parts one after the other, put together.

use std::time::Duration;

use super::Decisions;
use super::options::{Options, Progress};
use crate::engine::oracle;
use crate::engine::parts::parts;
use crate::engine::proof::Tree;
use crate::engine::search::{Limits, search};
use crate::engine::ties;
use crate::program::Program;

/// The best plan of a program, its parts put together.
pub(super) struct Solution {
    pub(super) x: Vec<f64>,
    pub(super) state: Vec<usize>,
    pub(super) prices: Vec<f64>,
    pub(super) bound: f64,
    pub(super) nodes: usize,
    /// Whether every search ran to its end.
    pub(super) complete: bool,
    pub(super) proof: Vec<Tree>,
}

/// Why a search has no plan.
pub(super) enum Unfound {
    /// Proven: there is none.
    Impossible,
    /// It stopped at a limit first.
    Stopped,
}

/// Searches every part, and once more, closer, where the parts' gaps are too much for their sum.
///
/// # Errors
/// Some part has no plan, or none was found in time.
pub(super) fn find(
    program: &Program,
    options: &Options,
    (started, proof): (Option<Duration>, bool),
    least_gap: f64,
    start: Option<&Decisions>,
) -> Result<Solution, Unfound> {
    let interrupted = || options.is_interrupted() || options.is_late(started);
    let parts = parts(program);
    let start_plan = start.and_then(|begun| begun.plan_of(program));
    let mut gap = None;
    loop {
        let mut whole = Solution {
            x: vec![0.0; program.cells.len()],
            state: vec![0; program.stages.len()],
            prices: vec![0.0; program.rows.len()],
            bound: program.constant,
            nodes: 0,
            complete: true,
            proof: Vec::new(),
        };
        for part in &parts {
            let before = whole.nodes;
            let start: Option<Vec<usize>> =
                start.map(|begun| part.stages.iter().map(|&ix| begun.state_of(ix)).collect());
            let known: Option<Vec<f64>> =
                start_plan.map(|x| part.cells.iter().map(|&ix| x[ix]).collect());
            let limits = Limits {
                start: start.as_deref(),
                known: known.as_deref(),
                apart: true,
                gap: gap.unwrap_or(least_gap),
                tolerance: if gap.is_some() { 0.0 } else { 0.5 * options.tolerance },
                nodes: options
                    .node_limit
                    .map(|most| most.saturating_sub(whole.nodes).max(usize::from(most > 0))),
                patience: options.patience.map(|most| most.saturating_sub(whole.nodes).max(1)),
                interrupted: &interrupted,
                progress: &|value, bound, nodes| {
                    if let Some(told) = &options.progress {
                        // Parts behind are known, parts ahead are not yet: what is told is of the
                        // part at hand, whose gap is what the search is about.
                        let scale = program.value;
                        told(Progress {
                            value: value.map(|value| value * scale),
                            bound: bound * scale,
                            nodes: before + nodes,
                        });
                    }
                },
                backend: options.backend,
                proof,
            };
            let found = search(&part.program, &limits);
            whole.nodes += found.nodes;
            whole.bound += found.bound;
            whole.complete &= found.complete;
            whole.proof.push(found.proof);
            let mut best = found.best.ok_or(if found.complete {
                Unfound::Impossible
            } else {
                Unfound::Stopped
            })?;
            ties::settle(&part.program, &mut best);
            for (&ix, x) in part.cells.iter().zip(best.x) {
                whole.x[ix] = x;
            }
            for (&ix, state) in part.stages.iter().zip(best.state) {
                whole.state[ix] = state;
            }
            for (&ix, price) in part.rows.iter().zip(best.prices) {
                whole.prices[ix] = price;
            }
        }
        let value = oracle::value(program, &whole.x, &whole.state);
        let allowed = options.tolerance * value.abs().max(1.0 / program.value);
        if gap.is_some() || !whole.complete || whole.bound - value <= 0.9 * allowed {
            return Ok(whole);
        }
        gap = Some(0.5 * allowed / parts.len() as f64);
    }
}
