//! How far a plan can be trusted, in English.

use crate::locale::robust::Robust;

pub(super) fn robust(said: &Robust) -> String {
    match said {
        Robust::Subtitle => "how far the plan can be trusted, and what to learn next".to_owned(),
        Robust::ChannelsHeading => "By channel".to_owned(),
        Robust::FlipsAt => "Flips at".to_owned(),
        Robust::Now => "Used now".to_owned(),
        Robust::Least => "Spend from".to_owned(),
        Robust::Most => "to".to_owned(),
        Robust::WorthOfKnowing => "Worth of knowing".to_owned(),
        Robust::ChannelsNote => "Flips at: below this return the plan drops the channel, above it uses it. Spend from … to: totals at which the result falls by at most 1%. Worth of knowing: what is gained on average, were the channel's return known before planning.".to_owned(),
        Robust::HorizonsHeading => "Were the period shorter or longer".to_owned(),
        Robust::Horizon => "Period".to_owned(),
        Robust::Months(months) => format!("{months} months"),
        Robust::Largest => "Largest channel".to_owned(),
        Robust::NextHeading => "What to do next".to_owned(),
        Robust::Test {
            channel,
            spend,
            months,
            worth,
        } => format!(
            "Test {channel} first: about {spend} a month for {months} months, with a control. Knowing its return is worth about {worth} over the period."
        ),
        Robust::NothingToLearn => {
            "No figure is worth paying to learn: knowing it better would not change the plan.".to_owned()
        }
        Robust::Firm { channels } => {
            format!("Firm: in the plan even at half the return: {channels}.")
        }
        Robust::Fragile { channels } => {
            format!("Fragile: out of the plan if the return is less than 20% lower: {channels}.")
        }
    }
}
