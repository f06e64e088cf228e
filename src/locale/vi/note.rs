//! Messages of the program in Vietnamese.

use std::io::ErrorKind;

use crate::locale::Lang;
use crate::locale::catalogue::{BadValue, Note, Usage};
use crate::scenario::Tier;

pub(super) fn note(note: &Note) -> String {
    let number = |count: usize| Lang::Vi.number(count as f64, 0);
    match note {
        Note::NotALogo { path } => format!("{path} không phải logo: cần PNG hoặc SVG, tối đa 2 MB"),
        Note::UnknownDocument { path } => {
            format!("{path} không có đuôi .html, .pdf, .xlsx, .pptx hay .md")
        }
        Note::UnknownSection { key, known } => format!("không có phần {key}; chỉ có: {known}"),
        Note::SlidersNeedHtml => "thanh trượt chỉ có trong tệp .html".to_owned(),
        Note::SlidersCarry { plans } => format!(
            "trang này chứa kết quả của {plans} kế hoạch: ai nhận được cũng có thể suy ra hiệu quả các kênh của khách"
        ),
        Note::OtherCurrency { path, currency, first } => format!(
            "{path} tính bằng {currency}, còn kịch bản đầu tính bằng {first}: không so sánh được"
        ),
        Note::NoCurrent => {
            "chưa kênh nào ghi \"current\" (đang chi bao nhiêu mỗi tháng)".to_owned()
        }
        Note::AmbiguousNumber { typed } => format!(
            "{typed} có thể hiểu theo hai cách: hãy viết liền không có dấu ngăn hàng nghìn, hoặc thêm chữ số thập phân"
        ),
        Note::NotASetting { typed } => {
            format!("{typed} không đúng dạng; hãy viết đường_dẫn=giá_trị, ví dụ budget.monthly=30tr")
        }
        Note::BadSetting { setting, fault, hint } => match hint {
            Some(hint) => format!("{setting}: {fault}; {hint}"),
            None => format!("{setting}: {fault}"),
        },
        Note::FindingsIn { count, source } => format!("{count} lỗi trong {source}"),
        Note::MoreFindings { count } => format!("… và {count} lỗi nữa"),
        Note::Valid { source, channels, months } => {
            format!("{source} hợp lệ: {channels} kênh, {months} tháng")
        }
        Note::CannotRead { source, why } => format!("không đọc được {source}: {why}"),
        Note::CannotWrite { path, why } => format!("không ghi được {path}: {why}"),
        Note::Exists { path } => format!("{path} đã có sẵn; thêm --force để ghi đè"),
        Note::UnknownFormat { path } => format!(
            "không rõ định dạng của {path}; dùng đuôi .json, .csv, .md hoặc .txt, hoặc ghi --format"
        ),
        Note::Wrote { path } => format!("đã ghi {path}"),
        Note::SchemaHint => {
            "để trình soạn thảo gợi ý khóa: phanbo schema -o phanbo.schema.json".to_owned()
        }
        Note::Infeasible { source } => format!("không có kế hoạch nào thỏa mãn {source}"),
        Note::InfeasibleRules => "các ràng buộc sau không thể cùng thỏa mãn:".to_owned(),
        Note::StoppedWithoutPlan => {
            "đã dừng ở giới hạn trước khi tìm được kế hoạch nào; hãy cho thêm thời gian hoặc số nút".to_owned()
        }
        Note::StoppedEarly { gap } => {
            format!("đã dừng ở giới hạn: kế hoạch có thể còn cách mức tốt nhất đến {gap}")
        }
        Note::UnknownPicture { path } => {
            format!("không rõ loại ảnh của {path}; dùng đuôi .svg hoặc .png")
        }
        Note::NothingToDraw { kind, needs } => format!("không có gì để vẽ {kind}; cần có {needs}"),
        Note::BadBrand {
            path,
            line,
            column,
            why,
        } => format!("{path}:{line}:{column}: không phải tệp thương hiệu: {why}"),
        Note::Answered { done, of } => format!("đã tính {done}/{of}"),
        Note::Progress { nodes, gap } => match gap {
            Some(gap) => format!(
                "đang tìm: {} nút, khoảng cách {gap} (Ctrl-C để lấy kế hoạch tốt nhất hiện có)",
                number(*nodes)
            ),
            None => format!("đang tìm: {} nút, chưa có kế hoạch", number(*nodes)),
        },
        Note::Rounded { gap } => {
            format!("kế hoạch được làm tròn theo round_to, mất tối đa {gap} so với mức tốt nhất")
        }
        Note::FailedAudit => {
            "kế hoạch tìm được không qua bước kiểm tra nên không được hiển thị; đây là lỗi của phanbo, \
             hãy báo lại kèm kịch bản"
                .to_owned()
        }
        Note::OtherFormats => "xem từng tháng: --format csv".to_owned(),
        Note::Subtitle { from, to, months, channels, aim } => {
            format!("{from} – {to} · {months} tháng · {channels} kênh · tối đa hóa {aim}")
        }
        Note::NextUnit { per, aim } => format!(
            "Đồng tiếp theo: {aim} tăng thêm khi chi thêm {per} vào tháng tốt nhất của kênh, chưa xét ngân sách và giới hạn."
        ),
        Note::AfterHorizon { amounts, counted } => {
            let share = match *counted {
                x if x <= 0.0 => "không tính vào mục tiêu".to_owned(),
                x if x >= 1.0 => "tính đủ vào mục tiêu".to_owned(),
                x => format!("tính {} vào mục tiêu", Lang::Vi.percent_trimmed(x, 1)),
            };
            format!("Sau tháng cuối: {amounts} ({share})")
        }
        Note::CarriedIn { amounts } => format!("Trong đó nhờ chi tiêu trước kỳ: {amounts}"),
        Note::KpiAt { amount, kpi, cost } => format!("{amount}, mỗi {kpi} {cost}"),
        Note::MoreLimits { count } => format!("… và {count} giới hạn nữa (--format json có đủ)"),
        Note::Effort { backend, variables, constraints, integers, nodes } => format!(
            "{backend} · {} biến, {} ràng buộc, {} bật/tắt, {} nút",
            number(*variables),
            number(*constraints),
            number(*integers),
            number(*nodes)
        ),
        Note::Grades => "Bằng chứng: E1 mạnh (thực nghiệm, phân tích gộp, tài liệu chính thức) · E2 trung bình \
             (nghiên cứu kinh tế lượng lớn) · E3 yếu (khảo sát, bảng giá) · V lời quảng bá của bên bán · \
             D suy ra từ số liệu khác · A giả định"
            .to_owned(),
        Note::Presets { tier, currency } => {
            let size = match tier {
                Tier::Sme => "doanh nghiệp nhỏ và vừa",
                Tier::Enterprise => "doanh nghiệp lớn",
            };
            format!("Bộ số mẫu của nhóm `{}` ({size}), số tiền tính bằng {currency}", tier.key())
        }
    }
}

fn nearest(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!("; có phải bạn muốn `{name}`?"))
}

fn either(allowed: &[String]) -> String {
    if allowed.is_empty() { String::new() } else { format!("; cho phép: {}", allowed.join(", ")) }
}

pub(super) fn usage(usage: &Usage) -> String {
    match usage {
        Usage::UnknownArgument { argument, nearest: near } => {
            format!("không có tham số `{argument}`{}", nearest(near.as_ref()))
        }
        Usage::UnknownCommand { command, nearest: near } => {
            format!("không có lệnh `{command}`{}", nearest(near.as_ref()))
        }
        Usage::MissingCommand => "thiếu lệnh".to_owned(),
        Usage::Missing { arguments } => format!("thiếu {}", arguments.join(", ")),
        Usage::NeedsValue { argument, allowed } => {
            format!("`{argument}` cần một giá trị{}", either(allowed))
        }
        Usage::BadValue { argument, value, allowed, why } => {
            let why = match why {
                Some(BadValue::NotPositive) => ": cần một số lớn hơn 0",
                Some(BadValue::NotCount) => ": cần một số nguyên từ 1 trở lên",
                Some(BadValue::NotShare) => ": cần một tỷ lệ như 1% hoặc 0.01",
                Some(BadValue::NotRange) => {
                    ": cần một khoảng như budget.monthly=10tr..60tr:26, từ 2 đến 1000 giá trị"
                }
                Some(BadValue::NotAmount) => ": cần một số tiền như 20tr hoặc 20_000_000",
                None => "",
            };
            format!("`{argument}` không nhận giá trị `{value}`{why}{}", either(allowed))
        }
        Usage::Repeated { argument } => format!("`{argument}` chỉ được ghi một lần"),
        Usage::Conflict { argument, with } => {
            format!("không dùng `{argument}` cùng với {}", with.join(", "))
        }
        Usage::NotUtf8 => "có tham số không phải UTF-8".to_owned(),
        Usage::Other(text) => text.clone(),
        Usage::SeeHelp { command } => format!("xem `{command} --help`"),
    }
}

pub(super) fn refusal(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::NotFound => Some("không có tệp này"),
        ErrorKind::PermissionDenied => Some("không có quyền truy cập"),
        ErrorKind::IsADirectory => Some("đây là một thư mục"),
        ErrorKind::StorageFull => Some("ổ đĩa đã đầy"),
        ErrorKind::ReadOnlyFilesystem => Some("hệ thống tệp chỉ cho đọc"),
        // The system's own words.
        _ => None,
    }
}
