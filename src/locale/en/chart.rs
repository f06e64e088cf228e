//! What charts say, in English.

use crate::chart::Kind;
use crate::chart::say::{Say, What};

pub(super) fn chart(say: &Say) -> String {
    match say {
        Say::Kind(kind) => kind_name(*kind).to_owned(),
        Say::Of { name, what, months } => {
            format!("{name} · {} over {}", what_shown(*what), span(*months))
        }
        Say::Source => {
            "Source: the plan that phanbo found and proved, by the scenario's own figures."
                .to_owned()
        }
        Say::Others { count } => format!("{count} others"),
        Say::Fees => "Fees".to_owned(),
        Say::Peak {
            month,
            amount,
            above,
        } => {
            format!("Spend peaks in {month} at {amount}, {above} above the average month")
        }
        Say::Even { amount } => format!("An even plan: about {amount} every month"),
        Say::NoSpend => "The plan spends nothing".to_owned(),
        Say::Building => "Channel still maturing".to_owned(),
        Say::Locked => "Spend already fixed".to_owned(),
        Say::BudgetLine => "Monthly budget, fees included".to_owned(),
        Say::Proposed => "Proposed".to_owned(),
        Say::Today => "Today".to_owned(),
        Say::Most { channel, share } => format!("{channel} gets the most: {share} of spend"),
        Say::MostOfAll { channels, share } => format!("{} take {share} of spend", list(channels)),
        Say::Only { channel } => format!("All spend goes to {channel}"),
        Say::Spend => "Spend".to_owned(),
        Say::Share => "Share".to_owned(),
        Say::Roas => "ROAS".to_owned(),
        Say::AgainstToday => "vs today".to_owned(),
        Say::Total => "Total".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Flighting => "Spend by month and channel",
        Kind::Allocation => "Spend by channel",
    }
}

fn what_shown(what: What) -> &'static str {
    match what {
        What::SpendByMonth => "spend by month",
        What::SpendByChannel => "spend by channel",
    }
}

fn span(months: usize) -> String {
    if months == 1 {
        "1 month".to_owned()
    } else {
        format!("{months} months")
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
