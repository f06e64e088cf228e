//! Where in a scenario a rule is written.

use crate::row::{RowKey, RuleId, Subject};
use crate::scenario::{Goal, Scenario};

/// The path of the key that states a row's rule: `channels[2].max`.
pub fn scenario_path(scenario: &Scenario, row: RowKey) -> String {
    use RuleId::*;
    let key = match row.rule {
        MonthlyBudget | CumulativeBudget => "budget.monthly",
        TotalBudget => "budget.total",
        MinSpend | LimitMin => "min",
        MaxSpend | LimitMax => "max",
        Fixed => "fixed",
        StayWithin => "stay_within",
        MinIfActive => "min_if_active",
        TotalMin => "total_min",
        TotalMax => "total_max",
        MinShare | LimitMinShare => "min_share",
        MaxShare | LimitMaxShare => "max_share",
        MaxRise | MaxFall => "max_change",
        Commit => "commit_months",
        OneStretch => "ramp_up",
        Target => "at_least",
        TargetRatio => match row.target().map(|at| scenario.targets[at].goal) {
            Some(Goal::CostAtMost(_)) => "cost_at_most",
            _ => "per_spend_at_least",
        },
        MaxActiveChannels => "max_active_channels",
        RoundTo => "round_to",
        Objective => "objective",
    };
    match row.of {
        Subject::Channel(at) if !matches!(row.rule, StayWithin | RoundTo) => {
            format!("channels[{}].{key}", at.0)
        }
        Subject::Limit(at) => format!("limits[{}].{key}", at.0),
        Subject::Target(at) => format!("targets[{}].{key}", at.0),
        Subject::Channel(_) | Subject::Whole => key.to_owned(),
    }
}
