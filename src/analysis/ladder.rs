//! From today's mix to the best one in steps, each with what it adds: the same money at better
//! times, then to better channels, then what each what-if changes.

use super::compare::{Case, CaseName, Outcome};
use super::many::solve_all;
use crate::plan::audit::evaluate;
use crate::plan::reference;
use crate::scenario::Scenario;
use crate::solve::Options;

/// What a rung changes against the one below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing: today's spend, every month.
    Today,
    /// Today's total of each channel, its months chosen.
    Timing,
    /// Channels and months chosen.
    Mix,
    /// A what-if of the file.
    WhatIf(String),
}

/// One rung.
#[derive(Debug, Clone, PartialEq)]
pub struct Rung {
    /// What is changed.
    pub step: Step,
    /// What came of it, in the scenario of this rung.
    pub case: Case,
}

/// The rungs from today up; those that do not apply are left out: today's where no channel states
/// `current`, today's totals at better times where they clash with a rule.
pub fn ladder(
    scenario: &Scenario,
    what_ifs: &[(String, Scenario)],
    options: &Options,
) -> Vec<Rung> {
    let today = reference::current(scenario);
    let timing = today.as_ref().map(|today| with_totals(scenario, today));
    let scenarios: Vec<Scenario> = timing
        .iter()
        .chain([scenario])
        .chain(what_ifs.iter().map(|(_, scenario)| scenario))
        .cloned()
        .collect();
    let mut answers = scenarios.iter().cloned().zip(solve_all(&scenarios, options));
    let mut rungs = Vec::new();
    let called = |step: &Step| match step {
        Step::WhatIf(name) => CaseName::Called(name.clone()),
        Step::Today => CaseName::Today,
        Step::Timing | Step::Mix => CaseName::Called(scenario.name.clone()),
    };
    let rung = |step: Step, scenario: Scenario, outcome: Outcome| Rung {
        case: Case { name: called(&step), scenario, outcome },
        step,
    };
    if let Some(today) = today {
        let found = Outcome::Reference(Box::new(evaluate(scenario, today)));
        rungs.push(rung(Step::Today, scenario.clone(), found));
        if let Some((scenario, Ok(plan))) = answers.next() {
            rungs.push(rung(Step::Timing, scenario, Outcome::Best(Box::new(plan))));
        }
    }
    let steps =
        [Step::Mix].into_iter().chain(what_ifs.iter().map(|(name, _)| Step::WhatIf(name.clone())));
    for (step, (scenario, answer)) in steps.zip(answers) {
        let outcome = match answer {
            Ok(plan) => Outcome::Best(Box::new(plan)),
            Err(unmet) => Outcome::Unmet(unmet),
        };
        rungs.push(rung(step, scenario, outcome));
    }
    rungs
}

/// The scenario in which every channel spends what it spends in `plan`, whenever it likes.
fn with_totals(scenario: &Scenario, plan: &[Vec<f64>]) -> Scenario {
    let mut kept = scenario.clone();
    for (channel, row) in kept.channels.iter_mut().zip(plan) {
        let total: f64 = row.iter().sum();
        (channel.total_min, channel.total_max) = (Some(total), Some(total));
    }
    kept
}
