//! The best plan under a measure of risk: solve with some cases, add the worst case of the plan
//! found, until nothing is promised that the measure does not keep (see
//! [`crate::program::worst`]). Every round's bound holds for all plans.

use super::{Decisions, Effort, Options, Solved, Unmet, spends};
use crate::ledger::Ledger;
use crate::program::Kind;
use crate::program::question::Question;
use crate::program::worst::Case;
use crate::rule;
use crate::scenario::Scenario;
use crate::uncertainty::Measure;

/// Rounds after which the plan at hand is given with the gap that it has.
const ROUNDS: usize = 300;
/// Cases between the plan found and the one that the measure likes best so far.
const BETWEEN: [f64; 2] = [0.5, 0.8];

/// What a round is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The cases of given decisions: no search, one concave problem.
    Fixed,
    /// Decisions: the search ends after its first node.
    Scout,
    /// The whole search.
    Full,
}

/// The program with the cases that matter, its best plan, and the cases. `solved` solves with
/// given cases.
///
/// The first searches only scout: they end after the first node, since they are to show which
/// decisions and cases matter. After every search the cases of the decisions it found are
/// completed, which takes no search; then the next begins with the decisions of the best plan so
/// far.
pub(super) fn worst_cases(
    scenario: &Scenario,
    question: Question,
    measure: &Measure,
    options: &Options,
    solved: impl Fn(&[Case], Effort<'_>) -> Result<Solved, Unmet>,
) -> Result<(Solved, Vec<Case>), Unmet> {
    let mut cases = vec![Case::of(measure, vec![1.0; scenario.channels.len()])];
    let (mut phase, mut search) = (Phase::Scout, Phase::Scout);
    let mut decisions: Vec<usize> = Vec::new();
    let mut best: Option<Round> = None;
    for _ in 0..ROUNDS {
        let start = match phase {
            Phase::Fixed => Some(decisions.clone()),
            _ => best.as_ref().map(|best| best.solved.solution.state.clone()),
        };
        let start = start.map(|state| Decisions { state, plan: None });
        let nodes = match phase {
            Phase::Fixed => Some(0),
            Phase::Scout => Some(1),
            Phase::Full => None,
        };
        let effort = Effort { tolerance: options.tolerance, nodes, start: start.as_ref() };
        let round = match solved(&cases, effort) {
            Ok(found) => Round::new(scenario, question, measure, found, &cases),
            Err(Unmet::Open) if phase == Phase::Fixed => {
                phase = search;
                continue;
            }
            Err(Unmet::Open) if phase == Phase::Scout => {
                (phase, search) = (Phase::Full, Phase::Full);
                continue;
            }
            // Time is up, but there is a plan.
            Err(Unmet::Open) if best.is_some() => break,
            Err(unmet) => return Err(unmet),
        };
        let allowed = 0.25 * options.tolerance * round.value.abs().max(1.0);
        let is_kept = round.promised - round.kept <= allowed;
        if is_kept && round.solved.solution.complete {
            return Ok(round.end());
        }
        let seen = cases.len();
        if !is_kept {
            let anchor = best.as_ref().map(|best| best.worth.clone());
            for share in BETWEEN.iter().filter(|_| anchor.is_some()) {
                let pairs = round.worth.iter().zip(anchor.iter().flatten());
                let between = pairs.map(|(a, b)| share * a + (1.0 - share) * b);
                add(&mut cases, Case::of(measure, between.collect()), allowed);
            }
            let own = Case::of(measure, round.worth.clone());
            add(&mut cases, own, 0.0);
        }
        let is_new = cases.len() > seen;
        if phase != Phase::Fixed {
            decisions.clone_from(&round.solved.solution.state);
        }
        best = Round::better(best, round, question);
        phase = match (phase, is_new) {
            (_, true) => Phase::Fixed,
            (Phase::Fixed, false) => search,
            (Phase::Scout, false) => {
                search = Phase::Full;
                Phase::Full
            }
            // Stopped at a limit, or rounding is all that is between promise and plan.
            (Phase::Full, false) => break,
        };
    }
    best.filter(|round| question == Question::Best || round.promised <= round.kept)
        .map(Round::end)
        .ok_or(Unmet::Open)
}

/// Adds a case where it says less than all others of its plan, by more than `allowed`.
fn add(cases: &mut Vec<Case>, new: Case, allowed: f64) {
    let worth = |case: &Case| -> f64 {
        let pairs = case.factors.iter().zip(&new.of);
        pairs.map(|(factor, worth)| factor * worth).sum()
    };
    let known = cases.iter().map(worth).fold(f64::INFINITY, f64::min);
    if known - worth(&new) > allowed {
        cases.push(new);
    }
}

/// One round's end.
struct Round {
    solved: Solved,
    cases: Vec<Case>,
    /// What each channel's revenue is worth, at the expected returns.
    worth: Vec<f64>,
    /// What the cases so far promise of that, in the objective's unit.
    promised: f64,
    /// What the measure makes of it.
    kept: f64,
    /// Of the question.
    value: f64,
}

impl Round {
    fn new(
        scenario: &Scenario,
        question: Question,
        measure: &Measure,
        solved: Solved,
        cases: &[Case],
    ) -> Self {
        let (program, x) = (&solved.program, &solved.solution.x);
        let ledger = Ledger::of(scenario, spends(scenario, program, x));
        let worth = ledger.worth_of_revenue(scenario);
        let worst = program.cells.iter().position(|c| c.kind == Kind::Worst);
        let promised = worst.map_or(0.0, |ix| x[ix]) * program.value;
        Self {
            promised,
            kept: measure.value(&worth),
            value: question.value(scenario, &ledger, &rule::measure(scenario, &ledger)),
            worth,
            cases: cases.to_vec(),
            solved,
        }
    }

    fn better(best: Option<Self>, new: Self, question: Question) -> Option<Self> {
        match best {
            // Of other questions' plans only the last keeps what it promises.
            Some(best) if question == Question::Best && best.value >= new.value => Some(best),
            _ => Some(new),
        }
    }

    fn end(self) -> (Solved, Vec<Case>) {
        (self.solved, self.cases)
    }
}
