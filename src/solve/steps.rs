//! The best plan in whole steps, its independent parts one after the other.

use std::time::Duration;

use super::Decisions;
use super::find::{Solution, Unfound};
use super::options::Options;
use crate::engine::search::Limits;
use crate::engine::steps::best::best;
use crate::program::Program;
use crate::rule::whole::InSteps;

/// Nodes, times spends to decide, after which the best plan so far is given where no other limit
/// was asked for. A search without a plan goes on.
const WORK: usize = 200_000;
/// Spends that the smallest part counts as, so that its nodes end too.
const LEAST: usize = 50;

/// The best plan of `whole`.
pub(super) fn find(
    whole: InSteps,
    options: &Options,
    (started, proof): (Option<Duration>, bool),
    least_gap: f64,
    start: Option<&Decisions>,
) -> Result<(Program, Solution), Unfound> {
    let parts = whole.parts();
    let program = &whole.program;
    let start_plan = start.and_then(|begun| begun.plan_of(program));
    let mut all = Solution {
        x: vec![0.0; program.cells.len()],
        state: vec![0; program.stages.len()],
        prices: vec![0.0; program.rows.len()],
        bound: program.constant,
        nodes: 0,
        complete: true,
        proof: Vec::new(),
    };
    let interrupted = || options.is_interrupted() || options.is_late(started);
    for (part, full) in &parts {
        let start: Option<Vec<usize>> =
            start.map(|begun| part.stages.iter().map(|&ix| begun.state_of(ix)).collect());
        let known: Option<Vec<f64>> =
            start_plan.map(|x| part.cells.iter().map(|&ix| x[ix]).collect());
        let limits = Limits {
            start: start.as_deref(),
            known: known.as_deref(),
            apart: true,
            gap: least_gap,
            tolerance: 0.9 * options.tolerance,
            nodes: options.node_limit.map(|most| most.saturating_sub(all.nodes).max(1)),
            patience: match (options.patience, options.node_limit) {
                (Some(most), _) => Some(most),
                (None, Some(_)) => None,
                (None, None) => Some(WORK / (part.program.cells.len() * parts.len()).max(LEAST)),
            },
            interrupted: &interrupted,
            progress: &|_, _, _| {},
            backend: options.backend,
            proof,
        };
        let found = best(&part.program, full, whole.smallest, &limits);
        all.nodes += found.nodes;
        all.complete &= found.complete;
        all.bound += found.bound;
        all.proof.push(found.proof);
        let best = found.best.ok_or(if found.complete {
            Unfound::Impossible
        } else {
            Unfound::Stopped
        })?;
        for (&ix, x) in part.cells.iter().zip(best.x) {
            all.x[ix] = x;
        }
        for (&ix, state) in part.stages.iter().zip(best.state) {
            all.state[ix] = state;
        }
        for (&ix, price) in part.rows.iter().zip(best.prices) {
            all.prices[ix] = price;
        }
    }
    Ok((whole.into_ruled(), all))
}
