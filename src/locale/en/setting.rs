//! What the figures of a file are called.

use crate::locale::setting::Setting;

pub(super) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::MonthlyBudget => "Monthly budget",
        Setting::TotalBudget => "Total budget",
        Setting::GrossMargin => "Gross margin",
        Setting::DiscountRate => "Discount rate per year",
        Setting::AfterHorizon => "Share of later results that counts",
        Setting::StayWithin => "Change allowed from today's spend",
        Setting::MaxActiveChannels => "Most channels in use",
        Setting::RoundTo => "Rounding step",
        Setting::Months => "Months",
        Setting::Max => "most per month",
        Setting::Min => "least per month",
        Setting::MinIfActive => "least when active",
        Setting::TotalMax => "most over the period",
        Setting::TotalMin => "least over the period",
        Setting::MaxShare => "largest share",
        Setting::MinShare => "smallest share",
        Setting::Return => "revenue per unit spent",
        Setting::Current => "spend today",
        Setting::SetupFee => "set-up fee",
        Setting::MonthlyFee => "monthly fee",
        Setting::FeeRate => "fee rate",
    }
}
