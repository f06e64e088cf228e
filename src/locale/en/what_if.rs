//! Comparisons, sweeps, top-ups and new plans, in English.

use crate::locale::what_if::WhatIf;

pub(super) fn what_if(said: &WhatIf) -> String {
    match said {
        WhatIf::Today => "today".to_owned(),
        WhatIf::Equal => "equal split".to_owned(),
        WhatIf::BestTiming => "today's mix, best timing".to_owned(),
        WhatIf::BestMix => "best mix".to_owned(),
        WhatIf::CompareSubtitle { cases, first } => {
            if *cases == 1 {
                "one plan; state what_ifs, or give --set, --with or another file to compare it with"
                    .to_owned()
            } else {
                format!("{cases} plans side by side · differences are against {first}")
            }
        }
        WhatIf::Figure => "Plans side by side".to_owned(),
        WhatIf::Against { first } => format!("Against {first}"),
        WhatIf::Change(figure) => format!("Δ {figure}"),
        WhatIf::NoPlanHeading => "Without a plan".to_owned(),
        WhatIf::Clash { case, rules } => format!(
            "{case}: these rules cannot hold together: {}.",
            rules.join("; ")
        ),
        WhatIf::NoPlanInTime { case } => {
            format!("{case}: stopped at a limit before a plan was found.")
        }
        WhatIf::BrokenHeading => "Rules that a plan breaks".to_owned(),
        WhatIf::Breaks { case, rules } => format!("{case}: {}.", rules.join("; ")),
        WhatIf::Proof => "Proven".to_owned(),
        WhatIf::AllProven => "Every best plan is proven optimal".to_owned(),
        WhatIf::SomeOpen { cases } => format!("Not proven optimal: {cases}"),
        WhatIf::Legend => "Names in full".to_owned(),
        WhatIf::LadderHeading => "Step by step".to_owned(),
        WhatIf::NoTiming => {
            "The step “today's mix, best timing” is left out: the channels' totals of today clash with a rule."
                .to_owned()
        }
        WhatIf::NoToday => {
            "There is no step “today”: no channel states `current`, what it spends per month."
                .to_owned()
        }
        WhatIf::Step => "Step".to_owned(),
        WhatIf::Adds => "Adds".to_owned(),
        WhatIf::SweepSubtitle {
            path,
            from,
            to,
            points,
        } => format!("{path} from {from} to {to}, {points} points"),
        WhatIf::SweepHeading => "Best plan at each value".to_owned(),
        WhatIf::Value => "Value".to_owned(),
        WhatIf::Objective => "Goal".to_owned(),
        WhatIf::Gain => "Per unit more".to_owned(),
        WhatIf::Reading => "What it says".to_owned(),
        WhatIf::Knee { value } => {
            format!("Knee at {value}: up to here most is gained, beyond it each unit brings less.")
        }
        WhatIf::SpendNoMore { value } => {
            format!("Do not spend more: from {value} on, the next unit no longer pays.")
        }
        WhatIf::StillPays { value, gain } => {
            format!("At {value} the next unit still pays: {gain} for each unit more.")
        }
        WhatIf::BestAt { value } => format!("The plan is worth most at {value}."),
        WhatIf::NothingMore { value } => format!("From {value} on it changes nothing."),
        WhatIf::AllTheSame => "In this range the figure changes nothing.".to_owned(),
        WhatIf::AtKnee => "◆ knee".to_owned(),
        WhatIf::AtStop => "■ no more".to_owned(),
        WhatIf::NoPlan => "no plan".to_owned(),
        WhatIf::GridNote {
            rows,
            columns,
            figure,
        } => format!("Rows: {rows}. Columns: {columns}. Cells: {figure}."),
        WhatIf::TopUpSubtitle { extra } => {
            format!("where an extra {extra} goes on top of the committed plan")
        }
        WhatIf::TopUpHeading => "By channel".to_owned(),
        WhatIf::Committed => "Committed".to_owned(),
        WhatIf::Extra => "Extra".to_owned(),
        WhatIf::NewTotal => "Total".to_owned(),
        WhatIf::When => "Months".to_owned(),
        WhatIf::TopUpAdds { spent, value } => {
            format!("An extra {spent}, fees included, adds {value}.")
        }
        WhatIf::Keep { left } => format!("Keep {left}: no channel pays for it in this period."),
        WhatIf::AllUsed => "All of the extra is used.".to_owned(),
        WhatIf::ReplanSubtitle { months } => {
            format!("spent already: {months} · the rest is planned again")
        }
        WhatIf::DriftHeading => "Plan and actual spend so far".to_owned(),
        WhatIf::Planned => "Plan".to_owned(),
        WhatIf::Actual => "Actual".to_owned(),
        WhatIf::Difference => "Difference".to_owned(),
        WhatIf::DriftTotal {
            planned,
            actual,
            difference,
        } => format!("Planned {planned}, spent {actual}: {difference}."),
        WhatIf::DriftLargest {
            channel,
            difference,
        } => format!("Farthest from the plan: {channel}, {difference}."),
        WhatIf::OnPlan => "Every channel spent what was planned.".to_owned(),
        WhatIf::ResultDrift {
            kpi,
            expected,
            actual,
            difference,
        } => format!(
            "{kpi}: {expected} was to be expected of this spend, {actual} came: {difference}."
        ),
        WhatIf::ThenHeading => "The rest, planned again".to_owned(),
        WhatIf::Worth { new, old } => {
            format!(
                "With the rest planned again the whole period is worth {new}; the plan was worth {old}."
            )
        }
    }
}
