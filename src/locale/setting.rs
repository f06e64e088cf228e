//! What a figure of a scenario is called where a planner moves it (`sweep`, sliders).

use super::{Lang, Wording, visible};
use crate::scenario::Scenario;

/// A figure that can be moved; a channel's is told with the channel's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Named as the keys of the format.
pub enum Setting {
    MonthlyBudget,
    TotalBudget,
    GrossMargin,
    DiscountRate,
    AfterHorizon,
    StayWithin,
    MaxActiveChannels,
    RoundTo,
    Months,
    Max,
    Min,
    MinIfActive,
    TotalMax,
    TotalMin,
    MaxShare,
    MinShare,
    Return,
    Current,
    SetupFee,
    MonthlyFee,
    FeeRate,
}

impl Setting {
    fn of(path: &str) -> Option<Self> {
        Some(match path {
            "budget.monthly" => Self::MonthlyBudget,
            "budget.total" => Self::TotalBudget,
            "gross_margin" => Self::GrossMargin,
            "discount_rate" => Self::DiscountRate,
            "after_horizon" => Self::AfterHorizon,
            "stay_within" => Self::StayWithin,
            "max_active_channels" => Self::MaxActiveChannels,
            "round_to" => Self::RoundTo,
            "months" => Self::Months,
            _ => return None,
        })
    }

    fn of_channel(key: &str) -> Option<Self> {
        Some(match key {
            "max" => Self::Max,
            "min" => Self::Min,
            "min_if_active" => Self::MinIfActive,
            "total_max" => Self::TotalMax,
            "total_min" => Self::TotalMin,
            "max_share" => Self::MaxShare,
            "min_share" => Self::MinShare,
            "roi" | "roi.expected" => Self::Return,
            "current" => Self::Current,
            "setup_fee" => Self::SetupFee,
            "monthly_fee" => Self::MonthlyFee,
            "fee_rate" => Self::FeeRate,
            _ => return None,
        })
    }
}

/// What the figure at `path` is called; the path itself where it has no name of its own.
pub fn called(scenario: &Scenario, lang: Lang, path: &str) -> String {
    if let Some(setting) = Setting::of(path) {
        return lang.words().setting(setting).to_owned();
    }
    let of_channel = path.strip_prefix("channels.").and_then(|rest| {
        let (id, key) = rest.split_once('.')?;
        let at = scenario.channels.iter().position(|c| c.id == id)?;
        Some((at, Setting::of_channel(key)?))
    });
    match of_channel {
        Some((at, setting)) => format!(
            "{} · {}",
            Wording::new(scenario, lang).channel(at),
            lang.words().setting(setting)
        ),
        None => visible(path),
    }
}
