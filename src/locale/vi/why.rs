//! Answers to why and how much, in Vietnamese.

use crate::locale::Why;

pub(super) fn why(why: &Why) -> String {
    match why {
        Why::GoalSubtitle { from, to, months, channels } => format!(
            "{from} – {to} · {months} tháng · {channels} kênh · chi ít nhất mà vẫn đạt chỉ tiêu"
        ),
        Why::LeastCost => "Chi phí thấp nhất, gồm cả phí".to_owned(),
        Why::BudgetLeaves { budget, left } => format!(
            "Ngân sách ghi trong tệp ({budget}) không được xét ở đây; số đó dư {left} so với mức cần."
        ),
        Why::BudgetLacks { budget, lacking } => format!(
            "Ngân sách ghi trong tệp ({budget}) không được xét ở đây; số đó còn thiếu {lacking}."
        ),
        Why::TargetsHeading => "Chỉ tiêu".to_owned(),
        Why::TargetReached { target, reached } => format!("{target}: kế hoạch đạt {reached}"),
        Why::TargetCosts { step, target, cost } => {
            format!("thêm {step} vào {target} sẽ tốn thêm {cost}")
        }
        Why::TargetFree { target } => format!("{target}: đã vượt sẵn, không tốn thêm đồng nào"),
        Why::DearHeading => "Điều làm tăng chi phí".to_owned(),
        Why::Saves { change, saved } => format!("{change} sẽ tiết kiệm {saved}"),
        Why::NothingDear => "Ngoài các chỉ tiêu, không giới hạn nào làm tăng chi phí.".to_owned(),
        Why::GoalProven { cost, bound, gap } => format!(
            "tốn {cost} · không kế hoạch đạt chỉ tiêu nào tốn dưới {bound} · khoảng cách {gap}"
        ),
        Why::OutOfReach { tried } => format!(
            "bao nhiêu tiền cũng không đạt hết chỉ tiêu trong các giới hạn đã đặt: {tried} vẫn không đủ"
        ),
        Why::ShortOf { target, reached, cost, alone } => {
            let others = if *alone { ", nếu bỏ qua các chỉ tiêu khác" } else { "" };
            format!("{target}: cao nhất chỉ đạt {reached}, tốn {cost}{others}")
        }
        Why::NeverNear { target } => {
            format!("{target}: không kế hoạch nào giữ đúng giới hạn mà đến gần được")
        }
        Why::WithinReachAlone { target, alone } => {
            let others = if *alone {
                "nếu bỏ qua các chỉ tiêu khác"
            } else {
                "khi vẫn giữ các chỉ tiêu khác"
            };
            format!("{target}: đạt được {others}")
        }
        Why::StoppedByHeading => "Điều cản lại".to_owned(),
        Why::StoppedBy { rule } => rule.clone(),
        Why::Saturated => {
            "không phải giới hạn nào của bạn: đến mức đó các kênh đã bão hòa, chi thêm cũng không thêm kết quả"
                .to_owned()
        }
        Why::RangesHeading => "Tổng chi theo kênh".to_owned(),
        Why::RangesSubtitle { within, aim, value } => {
            format!("mọi kế hoạch kém mức {aim} tốt nhất ({value}) không quá {within}")
        }
        Why::Least => "Ít nhất".to_owned(),
        Why::InPlan => "Kế hoạch tốt nhất".to_owned(),
        Why::Most => "Nhiều nhất".to_owned(),
        Why::RangesReading => "Đọc bảng này thế nào".to_owned(),
        Why::RangesNote => "Mỗi đầu khoảng là một kế hoạch riêng, giữ đúng mọi giới hạn, các kênh còn lại được chia lại. \
             Không thể cùng lúc đẩy hai kênh ra hai đầu khoảng."
            .to_owned(),
        Why::Flat { channels } => format!(
            "Ít ảnh hưởng: {channels}. Xê dịch theo ý bạn, kết quả gần như không đổi."
        ),
        Why::Firm { channels } => {
            format!("Ảnh hưởng nhiều nhất: {channels}. Lệch đi là mất kết quả ngay.")
        }
        Why::RangesProven => "Hai đầu của mọi khoảng đều đã được chứng minh".to_owned(),
        Why::RangesOpen { channels } => {
            format!("Dừng sớm: khoảng của {channels} có thể còn rộng hơn")
        }
    }
}
