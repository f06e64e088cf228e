//! What may become of a plan.

use crate::locale::risk::RiskWords;

pub(super) fn risk(words: &RiskWords) -> String {
    match words {
        RiskWords::Heading => "If returns turn out differently".to_owned(),
        RiskWords::Profit { low, high, mean } => {
            format!("Profit: 8 times in 10 between {low} and {high}; {mean} on average.")
        }
        RiskWords::Revenue { low, high, mean } => {
            format!("Revenue: 8 times in 10 between {low} and {high}; {mean} on average.")
        }
        RiskWords::Loss(chance) => format!("Chance of a loss: {chance}."),
        RiskWords::BeatCurrent(chance) => {
            format!("Chance of beating the current split: {chance}.")
        }
        RiskWords::KeepCurrent => {
            "Keep the current plan, or test first: that chance is below 70%.".to_owned()
        }
        RiskWords::Target { kpi, chance } => {
            format!("Chance of reaching the target on {kpi}: {chance}.")
        }
        RiskWords::Draws { draws, seed } => {
            format!("From {draws} draws of the returns within their ranges, seed {seed}.")
        }
    }
}
