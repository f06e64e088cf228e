//! The story of the crate, in order: scenario → model → program → solution → plan → audit.

mod hedge;
mod options;

use std::sync::Arc;
use std::time::Duration;

use crate::certificate::{self, Certificate};
use crate::conflict;
use crate::engine::oracle::{self, Aim};
use crate::engine::parts::parts;
use crate::engine::proof::Tree;
use crate::engine::round;
use crate::engine::search::{Limits, search};
use crate::engine::ties;
use crate::engine::tighten::tighten;
use crate::ledger::Ledger;
use crate::plan::audit::Claim;
use crate::plan::{Plan, SolverNote};
use crate::program::build::LEAST_ACTIVE;
use crate::program::question::Question;
use crate::program::worst::Case;
use crate::program::{Kind, Program};
use crate::row::{ChannelIx, MonthIx, RowKey, RuleId};
use crate::rule;
use crate::rule::round::nearest;
use crate::scenario::Scenario;
use crate::uncertainty::Measure;

pub use options::{Clock, Counted, Options, Progress, Told};

/// Units of money below which a spend is rounding; a share of the least active spend is above.
const NO_SPEND: f64 = 1e-4 * LEAST_ACTIVE;

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NoPlan {
    /// The scenario cannot be satisfied: rules of it that clash, which is proven.
    Infeasible(Conflict),
    /// Stopped at a limit before any plan was found.
    Stopped,
    /// A plan was found but broke a rule or the proof failed: a fault of this program, never
    /// shown as a plan. The rows that were broken.
    FailedAudit(Vec<RowKey>),
}

/// Rules that cannot hold together.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Conflict {
    /// Rows of the clashing rules, by rule.
    pub rows: Vec<RowKey>,
    /// Whose rules they are.
    pub scenario: Arc<Scenario>,
}

impl Conflict {
    pub(crate) fn of(scenario: &Scenario, rows: Vec<RowKey>) -> Self {
        Self { rows, scenario: Arc::new(scenario.clone()) }
    }
}

/// Finds the best plan of a scenario and proves it.
///
/// # Errors
/// [`NoPlan`] where the rules clash or a limit came first.
pub fn solve(scenario: &Scenario, options: &Options) -> Result<Plan, NoPlan> {
    solve_for(scenario, Question::Best, options)
}

/// As [`solve`], with what proves the plan's bound to anyone.
///
/// # Errors
/// As [`solve`].
pub fn solve_certified(
    scenario: &Scenario,
    options: &Options,
) -> Result<(Plan, Certificate), NoPlan> {
    run(scenario, Question::Best, options, true, None)
        .map(|(plan, certificate, _)| (plan, certificate))
        .map_err(|unmet| named(scenario, unmet, options))
}

/// As [`solve`], with the decisions of the plan, for a search that begins with them.
pub(crate) fn solve_decided(
    scenario: &Scenario,
    options: &Options,
) -> Result<(Plan, Decisions), NoPlan> {
    run(scenario, Question::Best, options, false, None)
        .map(|(plan, _, decisions)| (plan, decisions))
        .map_err(|unmet| named(scenario, unmet, options))
}

/// Answers another question about the plans of a scenario, with the same proof: value and bound
/// of [`Plan::proof`] are the question's ([`Question::value`]).
///
/// # Errors
/// As [`solve`].
pub fn solve_for(
    scenario: &Scenario,
    question: Question,
    options: &Options,
) -> Result<Plan, NoPlan> {
    attempt(scenario, question, options).map_err(|unmet| named(scenario, unmet, options))
}

/// Narrowed down to the lines that matter, where that can be done.
fn named(scenario: &Scenario, unmet: Unmet, options: &Options) -> NoPlan {
    match unmet {
        Unmet::Own(rows) => match no_plan(scenario, true) {
            NoPlan::Infeasible(conflict) if !conflict.rows.is_empty() => {
                NoPlan::Infeasible(conflict)
            }
            _ => NoPlan::Infeasible(Conflict::of(scenario, rows)),
        },
        Unmet::Proven => no_plan(scenario, true),
        // Who asked for an end wants one: no second search for what may clash.
        Unmet::Open if options.time_limit.is_some() || options.is_interrupted() => NoPlan::Stopped,
        Unmet::Open => no_plan(scenario, false),
        Unmet::Audit(rows) => NoPlan::FailedAudit(rows),
    }
}

impl Scenario {
    /// The best plan, to a gap of 1e-6, with its proof.
    ///
    /// ```
    /// let text = r#"{
    ///     "start": "2027-01", "months": 3, "budget": {"monthly": 10}, // in millions
    ///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}]
    /// }"#;
    /// let plan = text.parse::<phanbo::Scenario>()?.solve()?;
    /// assert_eq!(plan.channels[1].spend, [4.0; 3]);
    /// assert_eq!(plan.totals.profit, 3.0 * (3.0 * 4.0 + 2.0 * 6.0 - 10.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`solve`].
    pub fn solve(&self) -> Result<Plan, NoPlan> {
        self.solve_with(&Options::default())
    }

    /// As [`Scenario::solve`], with options.
    ///
    /// ```
    /// use phanbo::{NoPlan, Options, Scenario};
    ///
    /// let text = r#"{ "start": "2027-01", "months": 1, "budget": {"monthly": 10},
    ///     "channels": [{"id": "seo", "roi": 2, "min": 20}] }"#;
    /// let no_plan = text.parse::<Scenario>()?.solve_with(&Options::new().node_limit(100));
    /// assert!(matches!(no_plan, Err(NoPlan::Infeasible(_))));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`solve`].
    pub fn solve_with(&self, options: &Options) -> Result<Plan, NoPlan> {
        solve(self, options)
    }
}

/// Why an attempt brought no plan, before anybody asks which rules clash.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unmet {
    /// Rules of one channel contradict each other.
    Own(Vec<RowKey>),
    /// Proven: no plan keeps the rules.
    Proven,
    /// Stopped at a limit.
    Open,
    /// The plan found broke rules.
    Audit(Vec<RowKey>),
}

/// As [`solve_for`], without looking for the rules that clash.
pub(crate) fn attempt(
    scenario: &Scenario,
    question: Question,
    options: &Options,
) -> Result<Plan, Unmet> {
    attempt_from(scenario, question, options, None)
}

/// What is on when, and how far it has ramped up: a state for each stage of a program. The
/// stages are the same whatever is asked of a scenario.
#[derive(Debug, Clone)]
pub(crate) struct Decisions(Vec<usize>);

/// As [`attempt`], beginning with the decisions of another question's plan.
pub(crate) fn attempt_from(
    scenario: &Scenario,
    question: Question,
    options: &Options,
    start: Option<&Decisions>,
) -> Result<Plan, Unmet> {
    run(scenario, question, options, false, start).map(|(plan, ..)| plan)
}

fn run(
    scenario: &Scenario,
    question: Question,
    options: &Options,
    proof: bool,
    start: Option<&Decisions>,
) -> Result<(Plan, Certificate, Decisions), Unmet> {
    let started = options.now();
    let solved = |cases: &[Case], effort: Effort<'_>| {
        let mut program = rule::program_for(scenario, question, cases).map_err(Unmet::Own)?;
        tighten(&mut program);
        let nodes = options.node_limit.into_iter().chain(effort.nodes).min();
        let options = Options {
            tolerance: effort.tolerance,
            node_limit: nodes,
            backend: options.backend.suited_to(&program),
            ..options.clone()
        };
        match find(&program, &options, started, proof, effort.start) {
            Ok(solution) => Ok(Solved { program, solution }),
            Err(Unfound::Impossible) => Err(Unmet::Proven),
            Err(Unfound::Stopped) => Err(Unmet::Open),
        }
    };
    let measure = Measure::of(scenario);
    let (solved, cases) = if measure.is_expected() || !question.weighs_objective() {
        let effort = Effort {
            tolerance: options.tolerance,
            nodes: None,
            start: start.map(|decisions| decisions.0.as_slice()),
        };
        (solved(&[], effort)?, Vec::new())
    } else {
        hedge::worst_cases(scenario, question, &measure, options, solved)?
    };
    let Solved { program, mut solution } = solved;
    if let Some(step) = scenario.round_to {
        solution = in_steps(scenario, question, &cases, &program, solution, step)?;
    }
    let (backend, version) = options.backend.suited_to(&program).named();
    let claim = Claim {
        spend: spends(scenario, &program, &solution.x),
        bound: solution.bound * program.value,
        prices: row_prices(scenario, &program, &solution),
        solver: SolverNote {
            backend: backend.to_owned(),
            version: version.to_owned(),
            variables: program.cells.len(),
            constraints: program.rows.len(),
            integers: program.on_off_decisions(),
            nodes: solution.nodes,
            stopped: !solution.complete,
            seconds: started
                .zip(options.now())
                .map(|(started, now)| now.saturating_sub(started).as_secs_f64()),
        },
    };
    let certificate = Certificate {
        version: certificate::VERSION,
        bound: claim.bound,
        worst_of: cases.into_iter().map(|case| case.of).collect(),
        parts: solution.proof,
    };
    let plan = Plan::audited_for(scenario, question, claim, options.tolerance);
    Ok((plan.map_err(Unmet::Audit)?, certificate, Decisions(solution.state)))
}

/// How hard a program is searched.
#[derive(Clone, Copy)]
struct Effort<'a> {
    /// As [`Options::tolerance`].
    tolerance: f64,
    /// At most, whatever the options allow.
    nodes: Option<usize>,
    /// Decisions to begin with: a state for each stage.
    start: Option<&'a [usize]>,
}

/// A program and its best plan.
struct Solved {
    program: Program,
    solution: Solution,
}

/// The plan in whole steps of spend; its bound stays. Under a measure of risk the steps are chosen
/// at the returns of the plan's own worst case.
fn in_steps(
    scenario: &Scenario,
    question: Question,
    cases: &[Case],
    program: &Program,
    solution: Solution,
    step: f64,
) -> Result<Solution, Unmet> {
    let step = step / program.money;
    if cases.is_empty() {
        let x = round::round(program, &solution.state, &solution.x, step).ok_or(Unmet::Open)?;
        return Ok(Solution { x, ..solution });
    }
    let ledger = Ledger::of(scenario, spends(scenario, program, &solution.x));
    let fixed = ledger.at_its_worst(scenario);
    let mut plain = rule::program_for(&fixed, question, &[]).map_err(Unmet::Own)?;
    tighten(&mut plain);
    let (cells, stages) = (plain.cells.len(), plain.stages.len());
    let (state, x) = (&solution.state[..stages], &solution.x[..cells]);
    let mut x = round::round(&plain, state, x, step).ok_or(Unmet::Open)?;
    x.extend_from_slice(&solution.x[cells..]);
    Ok(Solution { x, ..solution })
}

/// The best plan of a program, its parts put together.
struct Solution {
    x: Vec<f64>,
    state: Vec<usize>,
    prices: Vec<f64>,
    bound: f64,
    nodes: usize,
    /// Whether every search ran to its end.
    complete: bool,
    proof: Vec<Tree>,
}

/// Why a search has no plan.
enum Unfound {
    /// Proven: there is none.
    Impossible,
    /// It stopped at a limit first.
    Stopped,
}

/// Searches every part, and once more, closer, where the parts' gaps are too much for their sum.
///
/// # Errors
/// Some part has no plan, or none was found in time.
fn find(
    program: &Program,
    options: &Options,
    started: Option<Duration>,
    proof: bool,
    start: Option<&[usize]>,
) -> Result<Solution, Unfound> {
    let interrupted = || options.is_interrupted() || options.is_late(started);
    let parts = parts(program);
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
                start.map(|state| part.stages.iter().map(|&ix| state[ix]).collect());
            let limits = Limits {
                start: start.as_deref(),
                apart: true,
                gap: gap.unwrap_or(0.0),
                tolerance: if gap.is_some() { 0.0 } else { 0.5 * options.tolerance },
                nodes: options
                    .node_limit
                    .map(|most| most.saturating_sub(whole.nodes).max(usize::from(most > 0))),
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

/// Whether there is no plan, or none was found in time; and, where there is none, which rules
/// clash.
fn no_plan(scenario: &Scenario, proven: bool) -> NoPlan {
    match conflict::lines(scenario, proven) {
        Some(lines) => NoPlan::Infeasible(Conflict::of(scenario, lines.concat())),
        // Proven, but not narrowed down in time: every rule is a suspect.
        None if proven => {
            NoPlan::Infeasible(Conflict::of(scenario, conflict::rows_of_all(scenario)))
        }
        None => NoPlan::Stopped,
    }
}

/// Spend by channel and month in currency; a spend that lies on a figure of the file is that
/// figure to the last digit.
fn spends(scenario: &Scenario, program: &Program, x: &[f64]) -> Vec<Vec<f64>> {
    let mut spends = vec![vec![0.0; scenario.months]; scenario.channels.len()];
    for (cell, x) in program.cells.iter().zip(x) {
        let Kind::Spend { channel, month } = cell.kind else {
            continue;
        };
        let spend = x * program.money;
        let bounds = rule::bounds(scenario, ChannelIx(channel), MonthIx(month));
        let figures = [bounds.lo, bounds.own, bounds.on];
        let mut figures = figures.into_iter().filter(|f| f.is_finite());
        let near = figures.find(|f| (f - spend).abs() <= 1e-9 * f.abs());
        let spend = near.unwrap_or(if *x < NO_SPEND { 0.0 } else { spend });
        spends[channel][month] = bounds.step.map_or(spend, |step| nearest(spend, step));
    }
    spends
}

/// Objective per unit of slack of every rule that binds, on/off decisions left as they are: of
/// rows their prices, of a spend at one of its bounds what its slope leaves over.
fn row_prices(scenario: &Scenario, program: &Program, solution: &Solution) -> Vec<(RowKey, f64)> {
    let mut prices = Vec::new();
    for (row, price) in program.rows.iter().zip(&solution.prices) {
        if let Some(key) = row.key
            && price.abs() > 1e-9
        {
            prices.push((key, price * program.value / row.unit));
        }
    }
    let weights = oracle::weights(program, &solution.prices, Aim::Best);
    for (ix, cell) in program.cells.iter().enumerate() {
        let Kind::Spend { channel, month } = cell.kind else {
            continue;
        };
        let state = &program.stages[cell.stage].states[solution.state[cell.stage]];
        if !state.on || month < scenario.closed {
            continue;
        }
        let x = solution.x[ix];
        let slope = if weights.effect[ix] == 0.0 {
            0.0
        } else {
            weights.effect[ix] * state.m * cell.curve.slope(x)
        };
        let gain = (slope + weights.x[ix]) * program.value / program.money;
        if gain.abs() <= 1e-9 * program.value / program.money || !gain.is_finite() {
            continue;
        }
        let of = (ChannelIx(channel), MonthIx(month));
        let held = rule::holding(scenario, of, x * program.money, gain);
        prices.extend(
            held.map(|key| (key, if key.rule == RuleId::Fixed { gain } else { gain.abs() })),
        );
    }
    prices
}
