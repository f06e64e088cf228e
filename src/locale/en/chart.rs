//! What charts say, in English.

use crate::locale::chart::Kind;
use crate::locale::chart::{Say, Spot, What};

pub(super) fn chart(say: &Say) -> String {
    match say {
        Say::Kind(kind) => kind_name(*kind).to_owned(),
        Say::KindNeedsMore => "needs more than a scenario's plan: drawn in reports".to_owned(),
        Say::Of { name, what, months } => format!("{name} · {} over {}", what_shown(*what), span(*months)),
        Say::Source => "Source: the plan that phanbo found, by the scenario's own figures.".to_owned(),
        Say::Others { count } => format!("{count} others"),
        Say::NotDrawn { count } => format!("{count} more are not drawn."),
        Say::GrossMargin => "Gross margin".to_owned(),
        Say::Fees => "Fees".to_owned(),
        Say::Proposed => "Proposed".to_owned(),
        Say::Today => "Today".to_owned(),
        Say::NoSpend => "The plan spends nothing".to_owned(),
        Say::Total => "Total".to_owned(),
        Say::PerMonth { amount } => format!("{amount} a month"),
        Say::Peak {
            month,
            amount,
            above,
        } => format!("Spend peaks in {month} at {amount}, {above} above the average month"),
        Say::Even { amount } => format!("An even plan: about {amount} every month"),
        Say::Building => "Channel still maturing".to_owned(),
        Say::Locked => "Spend already fixed".to_owned(),
        Say::BudgetLine => "Monthly budget, fees included".to_owned(),
        Say::AllAlwaysOn { count } => if *count == 1 { "One channel, always on".to_owned() } else { format!("All {count} channels run in every month") },
        Say::InBursts { count } => if *count == 1 { "One channel, in some of the months".to_owned() } else { format!("{count} channels, each in some of the months") },
        Say::SomeAlwaysOn {
            always,
            bursts,
            names,
        } => {
            let who = if names.is_empty() { format!("{always} channels") } else { list(names) };
            let run = if *always == 1 { "runs" } else { "run" };
            let rest = if *bursts == 1 { "1 other comes".to_owned() } else { format!("{bursts} others come") };
            format!("{who} {run} in every month; {rest} and go")
        }
        Say::CellsMean => "The darker a cell, the more of the channel's own peak is spent.".to_owned(),
        Say::Most { channel, share } => format!("{channel} gets the most: {share} of spend"),
        Say::MostOfAll { channels, share } => format!("{} take {share} of spend", list(channels)),
        Say::Only { channel } => format!("All spend goes to {channel}"),
        Say::Spend => "Spend".to_owned(),
        Say::Share => "Share".to_owned(),
        Say::Roas => "ROAS".to_owned(),
        Say::AgainstToday => "vs today".to_owned(),
        Say::CurvesShow { name, kpi } => format!("{name} · {} that a month's spend brings, by channel", kpi.as_deref().unwrap_or("revenue")),
        Say::NextEarns { channel, times } => format!("The next spend works hardest in {channel}: it brings back {times} its amount"),
        Say::NextLoses { channel, times } => format!("No channel earns on more spend: the best, {channel}, brings back only {times}"),
        Say::NextBestIn { channel } => format!("The next spend works hardest in {channel}"),
        Say::Marginal { times } => format!("next: {times}"),
        Say::Observed => "Observed spend".to_owned(),
        Say::Beyond => "Not observed".to_owned(),
        Say::Range => "Range of the return (10–90%)".to_owned(),
        Say::BreakEven => "Pays for itself".to_owned(),
        Say::CurveTerms => "Of a mature channel in an average month; each panel has its own scale.".to_owned(),
        Say::AxesIn { down, across } => if down == across { down.clone() } else { format!("up {down}, across {across}") },
        Say::PaysFromStart => "The plan pays for itself from the first month".to_owned(),
        Say::PaysBack { month, after } => format!("The plan has paid for itself by {month}, {after} months in"),
        Say::NoPayback { late } => format!("Not paid back within the plan: {late} of the revenue lands after it"),
        Say::AfterPlan => "Lands after the plan's last month, from the plan's spend".to_owned(),
        Say::PaybackMeans { margin } => format!("Paid back: gross profit ({margin} of revenue) covers all spend and fees so far."),
        Say::Landed => "Revenue landing".to_owned(),
        Say::SpentNow => "Spent".to_owned(),
        Say::ProfitUp { by, share } => match share {
            Some(share) => format!("Profit rises by {by} (+{share}) against today's split"),
            None => format!("Profit rises by {by} against today's split"),
        },
        Say::ProfitDown { by, share } => match share {
            Some(share) => format!("Profit falls by {by} (−{share}) against today's split"),
            None => format!("Profit falls by {by} against today's split"),
        },
        Say::ProfitSame => "Profit stays as it is today".to_owned(),
        Say::Gain => "More profit".to_owned(),
        Say::Loss => "Less profit".to_owned(),
        Say::TodayGoesOn => "Profit inside the plan's months, fees taken off; today: the present monthly spend goes on.".to_owned(),
        Say::Spot(spot) => spot_name(*spot).to_owned(),
        Say::PaysUpTo { budget } => format!("More budget pays up to {budget}, and no further"),
        Say::SlowsFrom { budget } => format!("Beyond {budget} each further unit of budget brings clearly less"),
        Say::MoreAddsNothing => "In this range more budget adds no profit".to_owned(),
        Say::StillPaysAt { budget } => format!("More budget still pays at {budget}"),
        Say::BestAtBudget => "Best profit at each budget".to_owned(),
        Say::EachPointSolved => "Each point is a plan solved at that budget.".to_owned(),
        Say::BudgetAxis { unit } => format!("Budget over the plan ({unit})"),
        Say::BudgetToProfit { budget, profit } => format!("{budget} → profit {profit}"),
        Say::MovesMost { figure, by } => format!("{figure} moves the result most: by up to {by}"),
        Say::NothingMoves => "No figure in doubt moves the result".to_owned(),
        Say::AtLow => "At the low figure".to_owned(),
        Say::AtHigh => "At the high figure".to_owned(),
        Say::OneAtATime { expected } => format!("Change of the profit ({expected} as expected), one figure at a time, the plan unchanged."),
        Say::EndsBetween { low, high, loss } => match loss {
            Some(loss) => format!("Eight times in ten profit ends between {low} and {high}; chance of a loss {loss}"),
            None => format!("Eight times in ten profit ends between {low} and {high}"),
        },
        Say::Median => "Median".to_owned(),
        Say::HalfOfDraws => "Half of the outcomes".to_owned(),
        Say::EightOfTen => "Eight outcomes in ten".to_owned(),
        Say::Draws { count } => format!("{count} draws of the uncertain figures."),
        Say::FreestIs {
            channel,
            low,
            high,
            share,
        } => format!("{channel} leaves the most room: {low} to {high} at no more than {share} lost"),
        Say::NothingIsFree { share } => format!("No channel can move without losing more than {share}"),
        Say::BestPlan => "Best plan".to_owned(),
        Say::StillGood { share } => format!("A plan within {share} of the best exists"),
        Say::BestScenario { scenario, by, than } => format!("{scenario} earns the most: {by} more than {than}"),
        Say::FirstIsBest { scenario } => format!("No scenario earns more than {scenario}"),
        Say::CostColumn => "Cost, fees included".to_owned(),
        Say::RevenueColumn => "Revenue".to_owned(),
        Say::ProfitColumn => "Profit".to_owned(),
        Say::SpendColumn => "Spend".to_owned(),
        Say::MixColumn => "Mix of channels".to_owned(),
        Say::SoFar {
            month,
            spend,
            revenue,
        } => format!("To {month}: spend {spend}, revenue {revenue} against the plan"),
        Say::NothingPassed => "No month has passed yet".to_owned(),
        Say::Planned => "Planned".to_owned(),
        Say::ActualValue => "Actual".to_owned(),
        Say::DriftMeans => "Above each month: actual against planned.".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Allocation => "Spend by channel",
        Kind::Flighting => "Spend by month and channel",
        Kind::Flowchart => "Media calendar",
        Kind::Returns => "Spend and returns over time",
        Kind::Curves => "Response curves",
        Kind::Waterfall => "From today to the proposal",
        Kind::Comparison => "Scenarios compared",
        Kind::Frontier => "Profit by budget",
        Kind::Ranges => "Room to move",
        Kind::Tornado => "What moves the result",
        Kind::Fan => "Range of outcomes",
        Kind::Actual => "Plan against actual",
    }
}

fn what_shown(what: What) -> &'static str {
    match what {
        What::SpendByMonth => "spend by month",
        What::SpendByChannel => "spend by channel",
        What::SpentAndLanded => "what is spent and what comes back",
        What::Calendar => "media calendar",
        What::ProfitByChannel => "change of profit by channel",
        What::ProfitByBudget => "best profit by budget",
        What::ProfitIfWrong => "profit if a figure is wrong",
        What::ProfitSoFar => "cumulative profit",
        What::SpendRange => "spend by channel in plans nearly as good",
        What::Scenarios => "scenarios side by side",
        What::PlanAndActual => "plan and actual",
    }
}

fn spot_name(spot: Spot) -> &'static str {
    match spot {
        Spot::Today => "Today",
        Spot::Proposed => "Proposed",
        Spot::Knee => "Knee",
        Spot::NoLongerPays => "No longer pays",
    }
}

fn span(months: usize) -> String {
    if months == 1 { "1 month".to_owned() } else { format!("{months} months") }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
