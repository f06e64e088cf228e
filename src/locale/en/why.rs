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
        Why::NothingNeeded => "Spending nothing keeps these targets: they only limit what a result may cost. \
             Ask for an amount too, such as {\"kpi\": …, \"at_least\": …}."
            .to_owned(),
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
            format!("Not proven to the end (*): the range may be wider for {channels}; --time-limit looks longer")
        }
        Why::ExplainSubtitle { aim, value, spend } => {
            format!("why the best plan is as it is: {aim} {value} from {spend}")
        }
        Why::ChannelsHeading => "Why each channel gets what it gets".to_owned(),
        Why::ChannelWhy {
            channel,
            amount,
            reasons,
        } => format!("{channel}, {amount}: {}", reasons.join("; ")),
        Why::Given { when } => format!("given by the file in {when}"),
        Why::HeldDown { rule } => format!("would get more but for {rule}"),
        Why::HeldUp { rule } => format!("would get less but for {rule}"),
        Why::Level {
            when,
            one,
            next,
            to,
        } => {
            let next = match to {
                Some(to) => format!("{next} to {to}, depending on the month"),
                None => next.clone(),
            };
            format!("in {when} the next {one} adds {next}, as much as anywhere else it could go")
        }
        Why::PaysNoMore { when } => {
            format!("in {when} the last unit just pays for itself, more would lose")
        }
        Why::Weighed { when } => {
            format!("in {when} limits over several channels or months settle where it stops")
        }
        Why::TooLate { when } => format!(
            "nothing in {when}: it would pay, but only after the plan has ended"
        ),
        Why::BetterElsewhere { when } => {
            format!("nothing in {when}: the money brings more elsewhere")
        }
        Why::LeastTooDear { when } => format!(
            "nothing in {when}: the least it may run on would not bring enough"
        ),
        Why::Idle => "nothing: the money brings more elsewhere".to_owned(),
        Why::EntersFrom { from, now } => {
            format!("it enters the plan from a return of {from} (now {now})")
        }
        Why::EntersAt { factor } => {
            format!("it enters the plan once it brings {factor} what it is supposed to")
        }
        Why::NeverEnters => {
            "no higher return brings it in: the rules or the time left keep it out".to_owned()
        }
        Why::Barred { rule } => format!("nothing is allowed by {rule}"),
        Why::LimitsHeading => "What each limit costs".to_owned(),
        Why::PriceTried { price, tried } => format!("{price}. {}", tried.join("; ")),
        Why::MovedGains {
            month,
            from,
            to,
            gain,
            aim,
            whole_line,
        } => {
            let place = match (month, whole_line) {
                (Some(month), false) => format!("Tried in {month}: "),
                (_, true) => "Tried on the whole line: ".to_owned(),
                (None, false) => "Tried: ".to_owned(),
            };
            format!("{place}from {from} to {to} gains {gain} of {aim}")
        }
        Why::PriceHolds { to } => format!("the price holds up to {to}"),
        Why::PriceHoldsOn { to } => format!("the price still holds at {to}"),
        Why::PriceFallsOff => "each further step brings clearly less".to_owned(),
        Why::AnotherBehind => "moved alone it gains nothing: another limit stands right behind it".to_owned(),
        Why::ChoicesFixed => "Prices hold with the on/off decisions of this plan left as they are; where a limit was tried, the plan was free to change them."
            .to_owned(),
        Why::AssumptionsHeading => "Which assumption matters most".to_owned(),
        Why::ReturnMatters {
            channel,
            low,
            high,
            now,
            kept_low,
            kept_high,
            aim,
            own,
        } => {
            let range = if *own { "its own range" } else { "a fifth less or more" };
            format!(
                "the return of {channel} ({now}): at {low} to {high}, {range}, this plan brings {kept_low} to {kept_high} of {aim}"
            )
        }
        Why::MarginMatters {
            low,
            high,
            now,
            kept_low,
            kept_high,
            aim,
        } => format!(
            "the gross margin ({now}): at {low} to {high} this plan brings {kept_low} to {kept_high} of {aim}"
        ),
        Why::Regret { regret } => {
            format!("knowing it beforehand would be worth up to {regret}")
        }
        Why::NoRegret => "the best split stays nearly the same".to_owned(),
        Why::MendsHeading => "any one of these changes makes it solvable:".to_owned(),
        Why::PartMendsHeading => "any one of these changes mends this clash:".to_owned(),
        Why::Mend {
            rule,
            raise,
            from,
            to,
            each,
            leaves_others,
        } => {
            let verb = if *raise { "raise" } else { "lower" };
            let change = match each {
                Some(by) => format!("{verb} {rule} by {by} each"),
                None => format!("{verb} {rule} from {from} to {to}"),
            };
            match leaves_others {
                true => format!("{change} (other rules still clash then)"),
                false => change,
            }
        }
        Why::NoMend => {
            "no change of a single figure makes it solvable; leave one of these rules out".to_owned()
        }
    }
}
