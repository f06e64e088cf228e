//! Điều có thể xảy ra với kế hoạch.

use crate::locale::risk::RiskWords;

pub(super) fn risk(words: &RiskWords) -> String {
    match words {
        RiskWords::Heading => "Nếu hiệu quả khác dự kiến".to_owned(),
        RiskWords::Profit { low, high, mean } => {
            format!("Lợi nhuận: 8 trên 10 trường hợp từ {low} đến {high}; trung bình {mean}.")
        }
        RiskWords::Revenue { low, high, mean } => {
            format!("Doanh thu: 8 trên 10 trường hợp từ {low} đến {high}; trung bình {mean}.")
        }
        RiskWords::Loss(chance) => format!("Khả năng bị lỗ: {chance}."),
        RiskWords::BeatCurrent(chance) => {
            format!("Khả năng tốt hơn cách chia hiện tại: {chance}.")
        }
        RiskWords::KeepCurrent => {
            "Nên giữ kế hoạch hiện tại, hoặc chạy thử trước: khả năng đó dưới 70%.".to_owned()
        }
        RiskWords::Target { kpi, chance } => {
            format!("Khả năng đạt mục tiêu {kpi}: {chance}.")
        }
        RiskWords::Draws { draws, seed } => {
            format!("Tính từ {draws} lần mô phỏng hiệu quả trong khoảng đã nêu, hạt giống {seed}.")
        }
    }
}
