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
        RiskWords::Headline(chance) => format!(
            "Nên giữ kế hoạch hiện tại, hoặc chạy thử trước: kế hoạch này chỉ tốt hơn trong {chance} trường hợp."
        ),
        RiskWords::CorrectionHeading => "Hiệu quả sau khi trừ phần may rủi".to_owned(),
        RiskWords::Corrected { channel, stated, used } => {
            format!("{channel}: nêu {stated}, dùng {used}.")
        }
        RiskWords::Promised { before, after } => format!(
            "Nếu tin đúng các con số đã nêu, kế hoạch này hứa {before}; sau khi hiệu chỉnh còn {after}."
        ),
        RiskWords::Robust(channels) => {
            format!("tình huống xấu: {channels} kênh chỉ đạt mức thấp")
        }
        RiskWords::Cvar { weight, tail } => {
            format!("{weight} trọng số cho {tail} trường hợp xấu nhất")
        }
        RiskWords::Target { kpi, chance } => {
            format!("Khả năng đạt mục tiêu {kpi}: {chance}.")
        }
        RiskWords::Draws { draws, seed } => {
            format!("Tính từ {draws} lần mô phỏng hiệu quả trong khoảng đã nêu, hạt giống {seed}.")
        }
    }
}
