//! What `verify` says in Vietnamese.

use crate::locale::{Checked, Lang, month};
use crate::plan::file::{Fault, Place, PlanFinding};

pub(super) fn checked(checked: &Checked) -> String {
    match checked {
        Checked::RulesHold => "mọi ràng buộc đều được giữ".to_owned(),
        Checked::RulesBroken { rules } => {
            format!("các ràng buộc bị vi phạm: {}", rules.join("; "))
        }
        Checked::Value { value, said: None } => {
            format!("tính lại theo đường cong thật, kế hoạch đạt {value}")
        }
        Checked::Value { value, said: Some(said) } => {
            format!("tính lại theo đường cong thật, kế hoạch đạt {value}, không phải {said}")
        }
        Checked::Bound { bound, gap } => format!(
            "chứng chỉ cho thấy không kế hoạch nào vượt {bound}: kế hoạch này chỉ kém tối đa {gap}"
        ),
        Checked::BoundRejected { open: true } => {
            "chứng chỉ không chứng minh được gì: còn những kế hoạch có thể tốt hơn mà nó bỏ sót"
                .to_owned()
        }
        Checked::BoundRejected { open: false } => {
            "chứng chỉ không chứng minh được gì: nó không thuộc kịch bản này hoặc đã bị sửa"
                .to_owned()
        }
        Checked::NoCertificate => {
            "không có chứng chỉ nên chưa biết còn có thể tốt hơn bao nhiêu".to_owned()
        }
        Checked::NotACertificate { path, why } => format!("{path} không phải là chứng chỉ: {why}"),
    }
}

pub(super) fn plan_fault(finding: &PlanFinding) -> String {
    let fault = match &finding.fault {
        Fault::Syntax(why) => {
            format!("không đọc được như một kế hoạch (JSON, CSV hoặc XLSX): {why}")
        }
        Fault::Missing(what) => format!("thiếu {what}"),
        Fault::Month(typed, [first, last]) => format!(
            "{typed} không phải là tháng trong kế hoạch ({} đến {})",
            month(Lang::Vi, *first),
            month(Lang::Vi, *last)
        ),
        Fault::Channel(typed, None) => format!("kịch bản không có kênh {typed}"),
        Fault::Channel(typed, Some(nearest)) => {
            format!("kịch bản không có kênh {typed}; ý bạn là {nearest}?")
        }
        Fault::Amount(typed) => format!("{typed} không phải là số tiền từ 0 trở lên"),
        Fault::Ambiguous(typed) => format!(
            "{typed} có thể hiểu theo hai cách: hãy viết liền, không có dấu ngăn hàng nghìn, ví dụ 1500000"
        ),
        Fault::TooLarge(most) => format!("tệp quá lớn: chỉ đọc tối đa {most} byte hoặc ô"),
        Fault::Twice => "cùng kênh và tháng xuất hiện lần thứ hai".to_owned(),
        Fault::Horizon => "kế hoạch không cùng kỳ với kịch bản".to_owned(),
    };
    match &finding.place {
        Place::File => fault,
        Place::Cell { line, column } => format!("dòng {line}, {column}: {fault}"),
        Place::Address(cell) => format!("ô {cell}: {fault}"),
        Place::Path(path) => format!("{path}: {fault}"),
    }
}
