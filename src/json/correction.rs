//! Returns drawn toward what is known of such channels, as a plan's file says them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::scenario::{Range, Scenario};

/// Returns drawn toward what is known of such channels, and what that does to the plan's promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanCorrection")]
pub struct CorrectionLine {
    /// Channels whose returns were drawn.
    pub channels: Vec<CorrectedLine>,
    /// Value of the objective at the returns as stated.
    pub objective_as_stated: f64,
}

/// A return as stated and as used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanCorrected")]
pub struct CorrectedLine {
    /// Id of the channel.
    pub id: String,
    /// What the scenario states.
    pub stated: Range,
    /// What the plan is made with.
    pub used: Range,
}

impl CorrectionLine {
    /// Of a plan; `None` where the scenario draws no return away from what it states.
    pub(super) fn of(scenario: &Scenario, plan: &Plan) -> Option<Self> {
        let as_stated = scenario.as_stated()?;
        let channels = scenario.channels.iter().filter_map(|channel| {
            let id = channel.id.clone();
            Some(CorrectedLine { id, stated: channel.stated_roi?, used: channel.roi? })
        });
        Some(Self {
            channels: channels.collect(),
            objective_as_stated: Ledger::of(&as_stated, plan.spend()).objective(&as_stated),
        })
    }
}
