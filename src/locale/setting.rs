//! What a figure of a scenario is called where a planner moves it (`sweep`, sliders).

use super::messages::words;
use super::{Lang, Wording, visible};
use crate::scenario::Scenario;

words! {
    /// A figure of the whole scenario that can be moved, by its path.
    enum Setting {
        MonthlyBudget = "budget.monthly" => en: "Monthly budget", vi: "Ngân sách mỗi tháng";
        TotalBudget = "budget.total" => en: "Total budget", vi: "Tổng ngân sách";
        GrossMargin = "gross_margin" => en: "Gross margin", vi: "Biên lãi gộp";
        TaxRate = "tax_rate" => en: "Tax on spend and fees", vi: "Thuế trên chi tiêu và phí";
        DiscountRate = "discount_rate" => en: "Discount rate per year", vi: "Lãi suất chiết khấu mỗi năm";
        AfterHorizon = "after_horizon" =>
            en: "Share of later results that counts",
            vi: "Phần kết quả sau kỳ được tính";
        StayWithin = "stay_within" =>
            en: "Change allowed from today's spend",
            vi: "Mức được lệch khỏi chi tiêu hiện tại";
        MaxActiveChannels = "max_active_channels" => en: "Most channels in use", vi: "Số kênh tối đa";
        RoundTo = "round_to" => en: "Rounding step", vi: "Bước làm tròn";
        Months = "months" => en: "Months", vi: "Số tháng";
    }
}

words! {
    /// A figure of a channel that can be moved, by its key; told with the channel's name.
    enum OfChannel {
        Max = "max" => en: "most per month", vi: "chi tối đa mỗi tháng";
        Min = "min" => en: "least per month", vi: "chi tối thiểu mỗi tháng";
        MinIfActive = "min_if_active" => en: "least when active", vi: "chi tối thiểu khi chạy";
        TotalMax = "total_max" => en: "most over the period", vi: "chi tối đa cả kỳ";
        TotalMin = "total_min" => en: "least over the period", vi: "chi tối thiểu cả kỳ";
        MaxShare = "max_share" => en: "largest share", vi: "tỷ trọng tối đa";
        MinShare = "min_share" => en: "smallest share", vi: "tỷ trọng tối thiểu";
        Return = "roi" => en: "revenue per unit spent", vi: "doanh thu trên mỗi đồng chi";
        Current = "current" => en: "spend today", vi: "chi tiêu hiện tại";
        SetupFee = "setup_fee" => en: "set-up fee", vi: "phí khởi tạo";
        MonthlyFee = "monthly_fee" => en: "monthly fee", vi: "phí mỗi tháng";
        FeeRate = "fee_rate" => en: "fee rate", vi: "tỷ lệ phí trên chi tiêu";
        TaxRate = "tax_rate" => en: "tax rate", vi: "thuế suất";
    }
}

/// What the figure at `path` is called; the path itself where it has no name of its own.
pub fn called(scenario: &Scenario, lang: Lang, path: &str) -> String {
    if let Some(setting) = Setting::of(path) {
        return setting.say(lang).to_owned();
    }
    let of_channel = path.strip_prefix("channels.").and_then(|rest| {
        let (id, key) = rest.split_once('.')?;
        let at = scenario.channels.iter().position(|c| c.id == id)?;
        // Of a return with its range the middle is moved.
        Some((at, OfChannel::of(if key == "roi.expected" { "roi" } else { key })?))
    });
    match of_channel {
        Some((at, key)) => {
            format!("{} · {}", Wording::new(scenario, lang).channel(at), key.say(lang))
        }
        None => visible(path),
    }
}
