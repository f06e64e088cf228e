//! Soft targets: what they are missed by is made least first; the objective counts among the plans
//! that miss no more. Both searches leave a proof.

use std::sync::Arc;
use std::time::Duration;

use super::{Decisions, Found, Options, Unmet, once};
use crate::certificate::Soft;
use crate::conflict::possible;
use crate::ledger::Ledger;
use crate::plan::{Binding, Plan, Status, Stop};
use crate::program::question::Question;
use crate::row::{RowKey, RuleId};
use crate::rule::Direction;
use crate::scenario::Scenario;

/// What is missed by less than this counts as reached: the targets then hold as they are.
const REACHED: f64 = 1e-9;
/// Of the tolerance, what the first search leaves open.
const OPEN: f64 = 0.5;
/// Of the tolerance, by how much more than the first search found the second may miss, so that
/// rounding does not leave it without a plan: first hardly anything, then as much as goes unseen.
const ROOMS: [f64; 3] = [1e-3, 1e-2, 1e-1];

/// Whether what a plan misses is to be made least before `question` is asked.
pub(super) fn is_due(scenario: &Scenario, question: Question) -> bool {
    question != Question::LeastMissed
        && scenario.missed_at_most.is_none()
        && scenario.targets.iter().any(|target| target.soft)
}

/// As [`once`], among the plans that miss their soft targets least.
pub(super) fn run(
    scenario: &Scenario,
    question: Question,
    options: &Options,
    (started, proof): (Option<Duration>, bool),
    start: Option<&Decisions>,
) -> Result<Found, Unmet> {
    let hard = scenario.with_hard_targets();
    let within = (started, proof);
    let of = |mut plan: Plan, bound: f64| {
        plan.scenario = Arc::new(scenario.clone());
        let ledger = Ledger::of(scenario, plan.spend());
        plan.meet_soft_targets(&ledger, bound, options.tolerance);
        plan
    };
    let as_hard = || {
        let (plan, certificate, decisions) = once(&hard, question, options, within, start)?;
        // No plan can miss less than nothing.
        Ok((of(plan, 0.0), certificate, decisions))
    };
    if possible(&hard, &|| options.is_interrupted() || options.is_late(started)) == Some(true) {
        return as_hard();
    }
    let closer = Options { tolerance: OPEN * options.tolerance, ..options.clone() };
    let (least, first, decisions) = once(scenario, Question::LeastMissed, &closer, within, start)?;
    let missed = -least.proof.value;
    if missed <= REACHED {
        return as_hard();
    }
    let mut second = Err(Unmet::Open);
    let mut most = missed;
    for room in ROOMS {
        most = missed + room * options.tolerance * missed.max(1.0);
        let capped = Scenario { missed_at_most: Some(most), ..scenario.clone() };
        let start = Some(start.unwrap_or(&decisions));
        second = once(&capped, question, options, within, start);
        // Who stopped at a limit gains nothing by more room.
        let stopped = |plan: &Plan| plan.solver.stopped.is_some_and(|why| why != Stop::Stalled);
        let is_done = |plan: &Plan| plan.status == Status::Optimal || stopped(plan);
        if matches!(&second, Ok((plan, ..)) if is_done(plan)) {
            break;
        }
    }
    let (mut plan, mut certificate, decisions) = second?;
    certificate.soft = Some(Soft {
        missed_at_most: most,
        bound: first.bound,
        in_steps: first.in_steps,
        parts: first.parts,
    });
    plan.solver.nodes += least.solver.nodes;
    plan.solver.stopped = plan.solver.stopped.or(least.solver.stopped);
    plan.binding = priced(&plan, &least);
    Ok((of(plan, (-least.proof.bound).max(0.0)), certificate, decisions))
}

/// What one more unit of a limit is worth: what it gains at the same shortfall, less what the plan
/// pays for the shortfall that it then must make good. What leaves less is not held back by it.
fn priced(plan: &Plan, least: &Plan) -> Vec<Binding> {
    let price = |of: &Plan, row: RowKey| {
        let found = of.binding.iter().find(|found| found.row == row);
        found.map_or(0.0, |found| found.together)
    };
    let of_missed = price(plan, RuleId::Missed.whole());
    let mut rows: Vec<RowKey> =
        plan.binding.iter().chain(&least.binding).map(|found| found.row).collect();
    rows.sort_unstable();
    rows.dedup();
    let mut all: Vec<Binding> = rows
        .into_iter()
        .filter(|row| row.rule != RuleId::Missed)
        .filter_map(|row| {
            let (own, paid) = (price(plan, row), of_missed * price(least, row));
            let shadow_price = own - paid;
            let is_exact = row.direction() == Direction::Exact;
            let counts = shadow_price.abs() > 1e-7 * own.abs().max(paid.abs());
            (counts && (shadow_price > 0.0 || is_exact))
                .then(|| Binding::to_sides(row, shadow_price, None))
        })
        .collect();
    all.sort_by(|a, b| {
        b.shadow_price.abs().total_cmp(&a.shadow_price.abs()).then(a.row.cmp(&b.row))
    });
    all
}
