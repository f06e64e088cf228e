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
        RiskWords::Headline(chance) => format!(
            "Keep the current plan, or test first: this plan beats it in only {chance} of the cases."
        ),
        RiskWords::CorrectionHeading => "Returns, corrected for chance".to_owned(),
        RiskWords::Corrected { channel, stated, used } => {
            format!("{channel}: stated {stated}, used {used}.")
        }
        RiskWords::Promised { before, after } => format!(
            "At the returns as stated this plan would promise {before}; corrected, it promises {after}."
        ),
        RiskWords::Robust(channels) => {
            format!("worst case: returns of {channels} channels fall to their low figure")
        }
        RiskWords::Cvar { weight, tail } => {
            format!("{weight} weight on the worst {tail} of the cases")
        }
        RiskWords::Target { kpi, chance } => {
            format!("Chance of reaching the target on {kpi}: {chance}.")
        }
        RiskWords::Draws { draws, seed } => {
            format!("From {draws} draws of the returns within their ranges, seed {seed}.")
        }
    }
}
