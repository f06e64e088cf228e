//! Where in a scenario a rule is written.

use crate::row::RowKey;
use crate::scenario::{Goal, Scenario};

/// The path of the key that states a row's rule: `channels[2].max`.
pub fn scenario_path(scenario: &Scenario, row: RowKey) -> String {
    let channel = |channel: usize, key: &str| format!("channels[{channel}].{key}");
    let limit = |limit: usize, key: &str| format!("limits[{limit}].{key}");
    let target = |index: usize| {
        let key = scenario.targets.get(index).map_or("at_least", |target| match target.goal {
            Goal::AtLeast { .. } => "at_least",
            Goal::PerSpendAtLeast(_) => "per_spend_at_least",
            Goal::CostAtMost(_) => "cost_at_most",
        });
        format!("targets[{index}].{key}")
    };
    match row {
        RowKey::MonthlyBudget { .. } | RowKey::CumulativeBudget { .. } => {
            "budget.monthly".to_owned()
        }
        RowKey::TotalBudget => "budget.total".to_owned(),
        RowKey::MinSpend { channel: c, .. } => channel(c, "min"),
        RowKey::MaxSpend { channel: c, .. } => channel(c, "max"),
        RowKey::Fixed { channel: c, .. } => channel(c, "fixed"),
        RowKey::StayWithin { .. } => "stay_within".to_owned(),
        RowKey::MinIfActive { channel: c, .. } => channel(c, "min_if_active"),
        RowKey::TotalMin { channel: c } => channel(c, "total_min"),
        RowKey::TotalMax { channel: c } => channel(c, "total_max"),
        RowKey::MinShare { channel: c, .. } => channel(c, "min_share"),
        RowKey::MaxShare { channel: c, .. } => channel(c, "max_share"),
        RowKey::MaxRise { channel: c, .. } | RowKey::MaxFall { channel: c, .. } => {
            channel(c, "max_change")
        }
        RowKey::Commit { channel: c, .. } => channel(c, "commit_months"),
        RowKey::OneStretch { channel: c, .. } => channel(c, "ramp_up"),
        RowKey::LimitMin { limit: l, .. } => limit(l, "min"),
        RowKey::LimitMax { limit: l, .. } => limit(l, "max"),
        RowKey::LimitMinShare { limit: l, .. } => limit(l, "min_share"),
        RowKey::LimitMaxShare { limit: l, .. } => limit(l, "max_share"),
        RowKey::Target { target: t } | RowKey::TargetRatio { target: t } => target(t),
        RowKey::MaxActiveChannels => "max_active_channels".to_owned(),
        RowKey::RoundTo { .. } => "round_to".to_owned(),
        RowKey::Objective => "objective".to_owned(),
    }
}
