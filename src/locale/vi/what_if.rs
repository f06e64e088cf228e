//! So sánh, quét một giá trị, thêm ngân sách và lập lại kế hoạch.

use crate::locale::what_if::WhatIf;

pub(super) fn what_if(said: &WhatIf) -> String {
    match said {
        WhatIf::Today => "hiện tại".to_owned(),
        WhatIf::Equal => "chia đều".to_owned(),
        WhatIf::BestTiming => "chỉ chọn lại tháng chi".to_owned(),
        WhatIf::BestMix => "phân bổ tối ưu".to_owned(),
        WhatIf::CompareSubtitle { cases, first } => {
            if *cases == 1 {
                "mới có một phương án; hãy thêm what_ifs, --set, --with hoặc một tệp khác để so sánh".to_owned()
            } else {
                format!("{cases} phương án cạnh nhau · chênh lệch so với {first}")
            }
        }
        WhatIf::Figure => "Các phương án".to_owned(),
        WhatIf::Against { first } => format!("So với {first}"),
        WhatIf::Change(figure) => format!("± {figure}"),
        WhatIf::NoPlanHeading => "Không có kế hoạch".to_owned(),
        WhatIf::Clash { case, rules } => format!(
            "{case}: các ràng buộc này không thể cùng đúng: {}.",
            rules.join("; ")
        ),
        WhatIf::NoPlanInTime { case } => {
            format!("{case}: đã dừng trước khi tìm được kế hoạch.")
        }
        WhatIf::BrokenHeading => "Ràng buộc bị phạm".to_owned(),
        WhatIf::Breaks { case, rules } => format!("{case}: {}.", rules.join("; ")),
        WhatIf::Proof => "Chứng minh".to_owned(),
        WhatIf::AllProven => "Mọi kế hoạch tối ưu đều đã được chứng minh".to_owned(),
        WhatIf::SomeOpen { cases } => format!("Chưa chứng minh tối ưu: {cases}"),
        WhatIf::Legend => "Tên đầy đủ".to_owned(),
        WhatIf::LadderHeading => "Từng bước một".to_owned(),
        WhatIf::NoTiming => {
            "Thiếu bước “chỉ chọn lại tháng chi”: giữ nguyên tổng chi hiện tại của từng kênh thì vướng ràng buộc.".to_owned()
        }
        WhatIf::NoToday => {
            "Chưa có bước “hiện tại”: chưa kênh nào ghi `current` (đang chi bao nhiêu mỗi tháng).".to_owned()
        }
        WhatIf::Step => "Bước".to_owned(),
        WhatIf::Adds => "Thêm được".to_owned(),
        WhatIf::SweepSubtitle {
            path,
            from,
            to,
            points,
        } => {
            format!("{path} từ {from} đến {to}, {points} điểm")
        }
        WhatIf::SweepHeading => "Kế hoạch tốt nhất ở từng mức".to_owned(),
        WhatIf::Value => "Mức".to_owned(),
        WhatIf::Objective => "Mục tiêu".to_owned(),
        WhatIf::Gain => "Thêm 1 được".to_owned(),
        WhatIf::Reading => "Cách đọc".to_owned(),
        WhatIf::Knee { value } => {
            format!(
                "Điểm gãy ở {value}: đến đây là được nhiều nhất, chi thêm thì mỗi đồng đem về ít dần."
            )
        }
        WhatIf::SpendNoMore { value } => {
            format!("Đừng chi thêm: từ {value} trở đi, đồng tiếp theo không còn sinh lãi.")
        }
        WhatIf::StillPays { value, gain } => {
            format!("Ở {value}, chi thêm vẫn có lãi: mỗi đồng thêm được {gain}.")
        }
        WhatIf::BestAt { value } => format!("Kết quả tốt nhất ở mức {value}."),
        WhatIf::NothingMore { value } => {
            format!("Từ {value} trở lên, kết quả không thay đổi nữa.")
        }
        WhatIf::AllTheSame => "Trong khoảng này, thay đổi con số không làm kết quả thay đổi.".to_owned(),
        WhatIf::AtKnee => "◆ điểm gãy".to_owned(),
        WhatIf::AtStop => "■ đừng chi thêm".to_owned(),
        WhatIf::NoPlan => "không có".to_owned(),
        WhatIf::GridNote {
            rows,
            columns,
            figure,
        } => {
            format!("Hàng: {rows}. Cột: {columns}. Trong ô: {figure}.")
        }
        WhatIf::TopUpSubtitle { extra } => {
            format!("có thêm {extra} thì nên chi vào đâu, trên kế hoạch đã chốt")
        }
        WhatIf::TopUpHeading => "Theo kênh".to_owned(),
        WhatIf::Committed => "Đã chốt".to_owned(),
        WhatIf::Extra => "Thêm".to_owned(),
        WhatIf::NewTotal => "Tổng".to_owned(),
        WhatIf::When => "Tháng".to_owned(),
        WhatIf::TopUpAdds { spent, value } => {
            format!("Chi thêm {spent} (gồm phí) đem về thêm {value}.")
        }
        WhatIf::Keep { left } => {
            format!("Nên giữ lại {left}: trong kỳ này không kênh nào hoàn vốn cho số đó.")
        }
        WhatIf::AllUsed => "Khoản thêm được dùng hết.".to_owned(),
        WhatIf::ReplanSubtitle { months } => {
            format!("đã chi: {months} · phần còn lại được tính lại")
        }
        WhatIf::DriftHeading => "Kế hoạch và thực chi đến nay".to_owned(),
        WhatIf::Planned => "Kế hoạch".to_owned(),
        WhatIf::Actual => "Thực chi".to_owned(),
        WhatIf::Difference => "Chênh lệch".to_owned(),
        WhatIf::DriftTotal {
            planned,
            actual,
            difference,
        } => {
            format!("Kế hoạch {planned}, thực chi {actual}: {difference}.")
        }
        WhatIf::DriftLargest {
            channel,
            difference,
        } => {
            format!("Lệch nhiều nhất: {channel}, {difference}.")
        }
        WhatIf::OnPlan => "Mọi kênh đều chi đúng kế hoạch.".to_owned(),
        WhatIf::ResultDrift {
            kpi,
            expected,
            actual,
            difference,
        } => {
            format!("{kpi}: với mức đã chi, lẽ ra đạt {expected}, thực tế {actual}: {difference}.")
        }
        WhatIf::ThenHeading => "Phần còn lại, tính lại".to_owned(),
        WhatIf::Worth { new, old } => {
            format!("Tính lại phần còn lại thì cả kỳ đạt {new}; kế hoạch cũ là {old}.")
        }
    }
}
