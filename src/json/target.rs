//! What a plan makes of each target, as its file says it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::plain;
use crate::ledger::Ledger;
use crate::locale::Wording;
use crate::plan::Plan;
use crate::rule;
use crate::rule::path::scenario_path;

/// What a plan makes of a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanTarget")]
pub struct TargetLine {
    /// Of the key that states it: `targets[0].at_least`.
    pub path: String,
    /// As shown to people.
    pub name: String,
    /// YYYY-MM; null for a target over several months together.
    pub month: Option<String>,
    /// In the target's own figure: an amount, a ratio, a cost.
    pub asked: f64,
    /// In the same figure; null for a ratio where nothing is spent, or nothing lands.
    pub reached: Option<f64>,
    /// How far that is from what is asked; 0 where it is reached.
    pub missed: f64,
}

impl TargetLine {
    /// Of every target, row by row.
    pub(super) fn all(wording: &Wording<'_>, plan: &Plan) -> Vec<Self> {
        let scenario = wording.scenario;
        let found = rule::outcomes(scenario, &Ledger::of(scenario, plan.spend())).into_iter();
        found
            .map(|outcome| Self {
                path: scenario_path(scenario, outcome.row),
                name: plain(&wording.row(outcome.row)),
                month: outcome.row.month.map(|month| scenario.month(month.0).to_string()),
                asked: outcome.asked,
                reached: outcome.reached,
                missed: outcome.missed(),
            })
            .collect()
    }
}
