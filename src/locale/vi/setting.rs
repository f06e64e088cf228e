//! Tên gọi của các con số trong tệp.

use crate::locale::setting::Setting;

pub(super) fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::MonthlyBudget => "Ngân sách mỗi tháng",
        Setting::TotalBudget => "Tổng ngân sách",
        Setting::GrossMargin => "Biên lãi gộp",
        Setting::DiscountRate => "Lãi suất chiết khấu mỗi năm",
        Setting::AfterHorizon => "Phần kết quả sau kỳ được tính",
        Setting::StayWithin => "Mức được lệch khỏi chi tiêu hiện tại",
        Setting::MaxActiveChannels => "Số kênh tối đa",
        Setting::RoundTo => "Bước làm tròn",
        Setting::Months => "Số tháng",
        Setting::Max => "chi tối đa mỗi tháng",
        Setting::Min => "chi tối thiểu mỗi tháng",
        Setting::MinIfActive => "chi tối thiểu khi chạy",
        Setting::TotalMax => "chi tối đa cả kỳ",
        Setting::TotalMin => "chi tối thiểu cả kỳ",
        Setting::MaxShare => "tỷ trọng tối đa",
        Setting::MinShare => "tỷ trọng tối thiểu",
        Setting::Return => "doanh thu trên mỗi đồng chi",
        Setting::Current => "chi tiêu hiện tại",
        Setting::SetupFee => "phí khởi tạo",
        Setting::MonthlyFee => "phí mỗi tháng",
        Setting::FeeRate => "tỷ lệ phí trên chi tiêu",
    }
}
