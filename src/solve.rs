//! The story of the crate, in order: scenario → model → program → solution → plan → audit.

mod decisions;
mod find;
mod hedge;
mod options;
mod read_back;
mod soft;
mod steps;

use std::sync::Arc;
use std::time::Duration;

use crate::certificate::{self, Certificate};
use crate::conflict;
use crate::engine::round;
use crate::engine::tighten::tighten;
use crate::ledger::Ledger;
use crate::plan::audit::Claim;
use crate::plan::{Plan, SolverNote, Status, Stop};
use crate::program::Program;
use crate::program::question::Question;
use crate::program::worst::Case;
use crate::row::RowKey;
use crate::rule;
use crate::rule::whole::{may_hold, program_in_steps};
use crate::scenario::Scenario;
use crate::uncertainty::Measure;

pub(crate) use decisions::Decisions;
use find::{Solution, Unfound, find};
use read_back::{row_prices, spends};

pub use options::{Clock, Counted, Options, Progress, Told};

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
    /// Whether no fewer of these rules clash: not where the search for the fewest stopped early.
    pub is_smallest: bool,
    /// Whose rules they are.
    pub scenario: Arc<Scenario>,
}

impl Conflict {
    pub(crate) fn of(scenario: &Scenario, rows: Vec<RowKey>) -> Self {
        Self { rows, is_smallest: true, scenario: Arc::new(scenario.clone()) }
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
    let options = &options.clone().from_now();
    run(scenario, Question::Best, options, true, None)
        .map(|(plan, certificate, _)| (plan, certificate))
        .map_err(|unmet| named(scenario, unmet, options))
}

/// As [`solve`], with the decisions of the plan, for a search that begins with them.
pub(crate) fn solve_decided(
    scenario: &Scenario,
    options: &Options,
) -> Result<(Plan, Decisions), NoPlan> {
    let options = &options.clone().from_now();
    run(scenario, Question::Best, options, false, None)
        .map(|(plan, _, decisions)| (plan, Decisions { plan: None, ..decisions }))
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
    let options = &options.clone().from_now();
    attempt(scenario, question, options).map_err(|unmet| named(scenario, unmet, options))
}

/// Narrowed down to the lines that matter, where that can be done.
fn named(scenario: &Scenario, unmet: Unmet, options: &Options) -> NoPlan {
    match unmet {
        Unmet::Own(rows) => match no_plan(scenario, true, options) {
            NoPlan::Infeasible(conflict) if !conflict.rows.is_empty() => {
                NoPlan::Infeasible(conflict)
            }
            _ => NoPlan::Infeasible(Conflict::of(scenario, rows)),
        },
        Unmet::Proven => no_plan(scenario, true, options),
        Unmet::Open => no_plan(scenario, false, options),
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

impl From<Unfound> for Unmet {
    fn from(unfound: Unfound) -> Self {
        match unfound {
            Unfound::Impossible => Unmet::Proven,
            Unfound::Stopped => Unmet::Open,
        }
    }
}

/// As [`solve_for`], without looking for the rules that clash.
pub(crate) fn attempt(
    scenario: &Scenario,
    question: Question,
    options: &Options,
) -> Result<Plan, Unmet> {
    attempt_from(scenario, question, options, None)
}

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
) -> Result<Found, Unmet> {
    let within = (options.began.or_else(|| options.now()), proof);
    if soft::is_due(scenario, question) {
        return soft::run(scenario, question, options, within, start);
    }
    once(scenario, question, options, within, start)
}

/// A plan, what proves its bound, and its decisions.
type Found = (Plan, Certificate, Decisions);

/// One search, its time counted from when the first of them began.
fn once(
    scenario: &Scenario,
    question: Question,
    options: &Options,
    (started, proof): (Option<Duration>, bool),
    start: Option<&Decisions>,
) -> Result<Found, Unmet> {
    let asked = options.now();
    let solved = |cases: &[Case], effort: Effort<'_>| {
        let mut program = rule::program_for(scenario, question, cases).map_err(Unmet::Own)?;
        if !may_hold(scenario, &program) {
            return Err(Unmet::Proven);
        }
        tighten(&mut program);
        let nodes = options.node_limit.into_iter().chain(effort.nodes).min();
        let options = Options {
            tolerance: effort.tolerance,
            node_limit: nodes,
            backend: options.backend.suited_to(&program),
            ..options.clone()
        };
        let least = least_gap(question, &options);
        let solution = find(&program, &options, (started, proof), least, effort.start)?;
        Ok(Solved { program, solution })
    };
    let measure = Measure::of(scenario);
    let mut in_steps = false;
    let (solved, cases) = if measure.is_expected() || !question.weighs_objective() {
        let effort = Effort { tolerance: options.tolerance, nodes: None, start };
        let whole = match scenario.round_to {
            Some(_) => Some(program_in_steps(scenario, question).map_err(Unmet::Own)?),
            None => None,
        };
        let best = match whole {
            None => solved(&[], effort)?,
            Some(whole) if !whole.may_hold() => return Err(Unmet::Proven),
            Some(whole) => {
                let rounded = if whole.may_be_rounded(scenario) {
                    rounded(&whole.program, solved(&[], effort)?)
                } else {
                    None
                };
                in_steps = rounded.is_none();
                match rounded {
                    Some(rounded) => rounded,
                    None => {
                        let within = (started, proof);
                        let least = least_gap(question, options);
                        let (program, solution) =
                            steps::find(whole, options, within, least, effort.start)?;
                        Solved { program, solution }
                    }
                }
            }
        };
        (best, Vec::new())
    } else {
        let (solved, cases) = hedge::worst_cases(scenario, question, &measure, options, solved)?;
        (rounded_at_worst(scenario, question, solved)?, cases)
    };
    let Solved { program, solution } = solved;
    let (backend, version) = options.backend.suited_to(&program).named();
    let claim = Claim {
        spend: spends(scenario, &program, &solution.x),
        bound: solution.bound * program.value,
        is_fullest: in_steps,
        prices: row_prices(scenario, &program, &solution, !in_steps && cases.is_empty()),
        solver: SolverNote {
            backend: backend.to_owned(),
            version: version.to_owned(),
            variables: program.cells.len(),
            constraints: program.rows.len(),
            integers: program.on_off_decisions(),
            nodes: solution.nodes,
            stopped: None,
            seconds: asked
                .zip(options.now())
                .map(|(started, now)| now.saturating_sub(started).as_secs_f64()),
        },
    };
    let certificate = Certificate {
        version: certificate::VERSION,
        bound: claim.bound,
        in_steps,
        worst_of: cases.into_iter().map(|case| case.of).collect(),
        parts: solution.proof,
        soft: None,
    };
    let plan = Plan::audited_for(scenario, question, claim, options.tolerance);
    let x = match question {
        Question::LeastMissed => round::met(&program, &solution.state, &solution.x),
        _ => solution.x,
    };
    let decisions = Decisions { state: solution.state, plan: Some(x) };
    let mut plan = plan.map_err(Unmet::Audit)?;
    plan.solver.stopped =
        (plan.status != Status::Optimal).then(|| why(options, started, solution.complete));
    Ok((plan, certificate, decisions))
}

/// Why a search ended before its plan was proven.
fn why(options: &Options, started: Option<Duration>, complete: bool) -> Stop {
    if complete {
        Stop::Stalled
    } else if options.is_interrupted() {
        Stop::Signal
    } else if options.is_late(started) {
        Stop::Time
    } else {
        Stop::Nodes
    }
}

/// The gap in the program's value at which a part's plan is as good as the best. What is missed is a
/// share of what is asked, so that little of it is little, whatever the rest is.
fn least_gap(question: Question, options: &Options) -> f64 {
    if question == Question::LeastMissed { 0.1 * options.tolerance } else { 0.0 }
}

/// How hard a program is searched.
#[derive(Clone, Copy)]
struct Effort<'a> {
    /// As [`Options::tolerance`].
    tolerance: f64,
    /// At most, whatever the options allow.
    nodes: Option<usize>,
    /// Decisions to begin with.
    start: Option<&'a Decisions>,
}

/// A program and its best plan.
struct Solved {
    program: Program,
    solution: Solution,
}

/// The plan rounded to the steps of `whole`; its bound stays. `None` where no such plan was found.
fn rounded(whole: &Program, mut solved: Solved) -> Option<Solved> {
    let (cells, stages) = (whole.cells.len(), whole.stages.len());
    let Solution { x, state, .. } = &solved.solution;
    let own = round::round(whole, &state[..stages], &x[..cells], cells)?;
    solved.solution.x[..cells].copy_from_slice(&own);
    Some(solved)
}

/// Under a measure of risk the steps are chosen at the returns of the plan's own worst case.
fn rounded_at_worst(
    scenario: &Scenario,
    question: Question,
    solved: Solved,
) -> Result<Solved, Unmet> {
    if scenario.round_to.is_none() {
        return Ok(solved);
    }
    let ledger = Ledger::of(scenario, spends(scenario, &solved.program, &solved.solution.x));
    let fixed = ledger.at_its_worst(scenario);
    let whole = program_in_steps(&fixed, question).map_err(Unmet::Own)?;
    rounded(&whole.into_ruled(), solved).ok_or(Unmet::Open)
}

/// Whether there is no plan, or none was found in time; and, where there is none, which rules
/// clash.
fn no_plan(scenario: &Scenario, proven: bool, options: &Options) -> NoPlan {
    match conflict::lines(scenario, proven, &|| options.is_over()) {
        Some(clash) => NoPlan::Infeasible(Conflict {
            is_smallest: clash.is_smallest,
            ..Conflict::of(scenario, clash.lines.concat())
        }),
        None => NoPlan::Stopped,
    }
}
