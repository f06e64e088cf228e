//! Answers to why and how much, in English.

use super::sentence::plural;
use crate::locale::Why;

pub(super) fn why(why: &Why) -> String {
    match why {
        Why::GoalSubtitle {
            from,
            to,
            months,
            channels,
        } => format!(
            "{from} – {to} · {months} {} · {channels} {} · for the least money that reaches the targets",
            plural(*months, "month", "months"),
            plural(*channels, "channel", "channels")
        ),
        Why::LeastCost => "Least cost, fees included".to_owned(),
        Why::BudgetLeaves { budget, left } => format!(
            "The budget in the file ({budget}) was set aside; it is {left} more than this takes."
        ),
        Why::BudgetLacks { budget, lacking } => format!(
            "The budget in the file ({budget}) was set aside; it is {lacking} short of this."
        ),
        Why::TargetsHeading => "Targets".to_owned(),
        Why::TargetReached { target, reached } => {
            format!("{target}: the plan reaches {reached}")
        }
        Why::TargetCosts { step, target, cost } => {
            format!("{step} more on {target} would cost {cost}")
        }
        Why::TargetFree { target } => format!("{target} is passed without costing anything extra"),
        Why::DearHeading => "What makes it dear".to_owned(),
        Why::Saves { change, saved } => format!("{change} would save {saved}"),
        Why::NothingDear => "Besides the targets, no limit adds to the cost.".to_owned(),
        Why::GoalProven { cost, bound, gap } => {
            format!("costs {cost} · no plan that reaches the targets costs less than {bound} · gap {gap}")
        }
        Why::OutOfReach { tried } => format!(
            "no money reaches all targets within the limits: not even {tried} would do"
        ),
        Why::ShortOf {
            target,
            reached,
            cost,
            alone,
        } => {
            let others = if *alone {
                ", the other targets left aside"
            } else {
                ""
            };
            format!("{target}: at best {reached}, for {cost}{others}")
        }
        Why::NeverNear { target } => {
            format!("{target}: no plan that keeps the limits comes near it")
        }
        Why::WithinReachAlone { target, alone } => {
            let others = if *alone {
                "when the other targets are left aside"
            } else {
                "with the other targets kept"
            };
            format!("{target}: within reach {others}")
        }
        Why::StoppedByHeading => "What stops it".to_owned(),
        Why::StoppedBy { rule } => rule.clone(),
        Why::Saturated => {
            "no limit of yours: the channels give no more by then, whatever is spent".to_owned()
        }
        Why::RangesHeading => "Total spend by channel".to_owned(),
        Why::RangesSubtitle { within, aim, value } => {
            format!("all plans within {within} of the best {aim} ({value})")
        }
        Why::Least => "Least".to_owned(),
        Why::InPlan => "Best plan".to_owned(),
        Why::Most => "Most".to_owned(),
        Why::RangesReading => "How to read it".to_owned(),
        Why::RangesNote => "Each end is a plan of its own that keeps every rule; the other channels are split anew. \
             Two channels cannot both be moved to their ends at once."
            .to_owned(),
        Why::Flat { channels } => format!(
            "Hardly matters: {channels}. Move it where it suits you, the result stays nearly as good."
        ),
        Why::Firm { channels } => {
            format!("Matters most: {channels}. Moving it costs results at once.")
        }
        Why::RangesProven => "Both ends of every range are proven".to_owned(),
        Why::RangesOpen { channels } => {
            format!("Stopped early: the range may be wider for {channels}")
        }
    }
}
