//! Scenarios side by side, and reference plans beside the best one.

use super::many::solve_all;
use crate::plan::audit::{Evaluation, evaluate};
use crate::plan::{ChannelPlan, Plan, Totals};
use crate::row::RowKey;
use crate::scenario::Scenario;
use crate::solve::{NoPlan, Options};

/// Who made a plan that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseName {
    /// A scenario, a what-if or a file, as it is called.
    Called(String),
    /// What is spent today, every month.
    Today,
    /// Equal parts over channels and months.
    Equal,
}

/// One column of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// At its head.
    pub name: CaseName,
    /// What it is about.
    pub scenario: Scenario,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The best plan, proven.
    Best(Box<Plan>),
    /// A plan that somebody else made, by the same true curves.
    Reference(Box<Evaluation>),
    /// Why there is no plan.
    Unmet(NoPlan),
}

impl Case {
    /// Sums of its plan.
    pub fn totals(&self) -> Option<&Totals> {
        match &self.outcome {
            Outcome::Best(plan) => Some(&plan.totals),
            Outcome::Reference(found) => Some(&found.totals),
            Outcome::Unmet(_) => None,
        }
    }

    /// Channels of its plan.
    pub fn channels(&self) -> Option<&[ChannelPlan]> {
        match &self.outcome {
            Outcome::Best(plan) => Some(&plan.channels),
            Outcome::Reference(found) => Some(&found.channels),
            Outcome::Unmet(_) => None,
        }
    }

    /// Value of the objective.
    pub fn value(&self) -> Option<f64> {
        match &self.outcome {
            Outcome::Best(plan) => Some(plan.proof.value),
            Outcome::Reference(found) => Some(found.value),
            Outcome::Unmet(_) => None,
        }
    }

    /// What solving its scenario brought; `None` for a plan that was given.
    pub fn answer(&self) -> Option<Result<&Plan, &NoPlan>> {
        match &self.outcome {
            Outcome::Best(plan) => Some(Ok(plan)),
            Outcome::Unmet(unmet) => Some(Err(unmet)),
            Outcome::Reference(_) => None,
        }
    }

    /// Rules that it breaks; a best plan breaks none.
    pub fn broken(&self) -> &[RowKey] {
        match &self.outcome {
            Outcome::Reference(found) => &found.broken,
            Outcome::Best(_) | Outcome::Unmet(_) => &[],
        }
    }
}

/// A name and the spends of a plan, `[channel][month]` in currency.
pub type Reference = (CaseName, Vec<Vec<f64>>);

/// The best plan of each scenario, solved side by side, then each reference plan in the first
/// scenario. One without a plan does not stop the others.
pub fn compare(
    scenarios: Vec<(CaseName, Scenario)>,
    references: Vec<Reference>,
    options: &Options,
) -> Vec<Case> {
    let (names, scenarios): (Vec<_>, Vec<_>) = scenarios.into_iter().unzip();
    let answers = solve_all(&scenarios, options);
    let first = scenarios.first().cloned();
    let best = names.into_iter().zip(scenarios).zip(answers);
    let mut cases: Vec<Case> = best
        .map(|((name, scenario), answer)| Case {
            name,
            scenario,
            outcome: match answer {
                Ok(plan) => Outcome::Best(Box::new(plan)),
                Err(unmet) => Outcome::Unmet(unmet),
            },
        })
        .collect();
    for (scenario, (name, spend)) in first.iter().cycle().zip(references) {
        cases.push(Case {
            name,
            outcome: Outcome::Reference(Box::new(evaluate(scenario, spend))),
            scenario: scenario.clone(),
        });
    }
    cases
}
