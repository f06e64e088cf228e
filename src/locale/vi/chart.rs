//! Lời trên biểu đồ, tiếng Việt.

use crate::chart::Kind;
use crate::chart::say::{Say, What};

pub(super) fn chart(say: &Say) -> String {
    match say {
        Say::Kind(kind) => kind_name(*kind).to_owned(),
        Say::Of { name, what, months } => {
            format!("{name} · {} trong {months} tháng", what_shown(*what))
        }
        Say::Source => {
            "Nguồn: phương án do phanbo tìm và chứng minh, theo số liệu của kịch bản.".to_owned()
        }
        Say::Others { count } => format!("{count} kênh khác"),
        Say::Fees => "Phí".to_owned(),
        Say::Peak {
            month,
            amount,
            above,
        } => {
            format!("Chi mạnh nhất vào {month}: {amount}, cao hơn tháng bình quân {above}")
        }
        Say::Even { amount } => format!("Chi đều các tháng, khoảng {amount} mỗi tháng"),
        Say::NoSpend => "Phương án không chi khoản nào".to_owned(),
        Say::Building => "Kênh đang xây nền, chưa đạt hiệu quả đầy đủ".to_owned(),
        Say::Locked => "Khoản đã chốt".to_owned(),
        Say::BudgetLine => "Ngân sách tháng, gồm phí".to_owned(),
        Say::Proposed => "Đề xuất".to_owned(),
        Say::Today => "Hiện tại".to_owned(),
        Say::Most { channel, share } => format!("{channel} được chi nhiều nhất: {share} tổng chi"),
        Say::MostOfAll { channels, share } => format!("{} chiếm {share} tổng chi", list(channels)),
        Say::Only { channel } => format!("Toàn bộ tiền chi dành cho {channel}"),
        Say::Spend => "Chi".to_owned(),
        Say::Share => "Tỷ trọng".to_owned(),
        Say::Roas => "ROAS".to_owned(),
        Say::AgainstToday => "So với hiện tại".to_owned(),
        Say::Total => "Tổng".to_owned(),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Flighting => "Chi tiêu theo tháng và kênh",
        Kind::Allocation => "Chi tiêu theo kênh",
    }
}

fn what_shown(what: What) -> &'static str {
    match what {
        What::SpendByMonth => "chi tiêu theo tháng",
        What::SpendByChannel => "chi tiêu theo kênh",
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}
