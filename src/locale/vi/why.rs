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
        Why::NothingNeeded => "Không chi đồng nào cũng đạt các chỉ tiêu này, vì chúng chỉ giới hạn giá của kết quả. \
             Hãy đặt thêm một con số cần đạt, chẳng hạn {\"kpi\": …, \"at_least\": …}."
            .to_owned(),
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
            format!("Chưa chứng minh hết (*): khoảng của {channels} có thể còn rộng hơn; thêm --time-limit để tìm lâu hơn")
        }
        Why::ExplainSubtitle { aim, value, spend } => {
            format!("vì sao đây là kế hoạch tốt nhất: {aim} {value} từ {spend} chi tiêu")
        }
        Why::ChannelsHeading => "Vì sao mỗi kênh được chia như vậy".to_owned(),
        Why::ChannelWhy { channel, amount, reasons } => {
            format!("{channel}, {amount}: {}", reasons.join("; "))
        }
        Why::Given { when } => format!("{when}: mức chi do bạn ấn định"),
        Why::HeldDown { rule } => format!("muốn chi thêm nhưng bị giới hạn bởi {rule}"),
        Why::HeldUp { rule } => format!("đáng lẽ chi ít hơn nhưng phải giữ {rule}"),
        Why::Level { when, one, next, to } => {
            let next = match to {
                Some(to) => format!("{next} đến {to} tùy tháng"),
                None => next.clone(),
            };
            format!("{when}: {one} chi thêm mang về thêm {next}, ngang với mọi chỗ khác có thể chi")
        }
        Why::PaysNoMore { when } => {
            format!("{when}: đồng cuối cùng vừa đủ hòa vốn, chi thêm là lỗ")
        }
        Why::Weighed { when } => {
            format!("{when}: dừng ở mức này vì giới hạn chung của nhiều kênh hoặc nhiều tháng")
        }
        Why::TooLate { when } => format!(
            "không chi {when}: có lãi, nhưng hiệu quả đến sau khi kế hoạch kết thúc"
        ),
        Why::BetterElsewhere { when } => format!("không chi {when}: tiền để ở kênh khác lợi hơn"),
        Why::LeastTooDear { when } => {
            format!("không chi {when}: mức tối thiểu để chạy không mang về đủ")
        }
        Why::Idle => "không chi: tiền để ở kênh khác lợi hơn".to_owned(),
        Why::EntersFrom { from, now } => {
            format!("sẽ vào kế hoạch khi hệ số hiệu quả đạt {from} (hiện là {now})")
        }
        Why::EntersAt { factor } => {
            format!("sẽ vào kế hoạch khi mang về gấp {factor} mức đang giả định")
        }
        Why::NeverEnters => {
            "hệ số cao mấy cũng không vào: do các ràng buộc hoặc thời gian còn lại".to_owned()
        }
        Why::Barred { rule } => format!("không được chi vì {rule}"),
        Why::LimitsHeading => "Mỗi giới hạn đang tốn bao nhiêu".to_owned(),
        Why::PriceTried { price, tried } => format!("{price}. {}", tried.join("; ")),
        Why::MovedGains { month, from, to, gain, aim, whole_line } => {
            let place = match (month, whole_line) {
                (Some(month), false) => format!("Thử với {month}: "),
                (_, true) => "Thử trên cả dòng: ".to_owned(),
                (None, false) => "Thử lại: ".to_owned(),
            };
            format!("{place}từ {from} thành {to} thì {aim} tăng {gain}")
        }
        Why::PriceHolds { to } => format!("mức này còn đúng đến {to}"),
        Why::PriceHoldsOn { to } => format!("đến {to} mức này vẫn đúng"),
        Why::PriceFallsOff => "càng nới thêm càng lợi ít hơn rõ rệt".to_owned(),
        Why::AnotherBehind => "nới riêng giới hạn này thì không thêm được gì: còn giới hạn khác ngay phía sau".to_owned(),
        Why::ChoicesFixed => "Các mức trên tính với lựa chọn bật/tắt kênh giữ nguyên; khi thử lại, kế hoạch được tự do đổi lựa chọn."
            .to_owned(),
        Why::AssumptionsHeading => "Giả định nào quan trọng nhất".to_owned(),
        Why::ReturnMatters { channel, low, high, now, kept_low, kept_high, aim, own } => {
            let range = if *own { "khoảng bạn đã ghi" } else { "thấp hơn hoặc cao hơn một phần năm" };
            format!(
                "hệ số hiệu quả của {channel} ({now}): nếu là {low} đến {high} ({range}), kế hoạch này mang về {aim} {kept_low} đến {kept_high}"
            )
        }
        Why::MarginMatters { low, high, now, kept_low, kept_high, aim } => format!(
            "biên lãi gộp ({now}): nếu là {low} đến {high}, kế hoạch này mang về {aim} {kept_low} đến {kept_high}"
        ),
        Why::Regret { regret } => format!("nếu biết trước con số đúng, có thể lợi thêm đến {regret}"),
        Why::NoRegret => "cách chia gần như không đổi".to_owned(),
        Why::MendsHeading => "chỉ cần một trong các thay đổi sau là lập được kế hoạch:".to_owned(),
        Why::PartMendsHeading => "một trong các thay đổi sau gỡ được chỗ vướng này:".to_owned(),
        Why::Mend { rule, raise, from, to, each, leaves_others } => {
            let verb = if *raise { "nâng" } else { "hạ" };
            let change = match (each, raise) {
                (Some(by), true) => format!("{verb} {rule} thêm {by} mỗi tháng"),
                (Some(by), false) => format!("{verb} {rule} bớt {by} mỗi tháng"),
                (None, true) => format!("{verb} {rule} từ {from} lên {to}"),
                (None, false) => format!("{verb} {rule} từ {from} xuống {to}"),
            };
            match leaves_others {
                true => format!("{change} (vẫn còn chỗ vướng khác)"),
                false => change,
            }
        }
        Why::NoMend => {
            "không đổi riêng con số nào mà gỡ được; hãy bỏ một trong các điều kiện trên".to_owned()
        }
    }
}
