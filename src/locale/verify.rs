//! What `verify` finds of a plan, and what may be wrong with a file of one.

use super::Lang;
use super::messages::{messages, say};
use crate::plan::file::{Fault, Place, PlanFinding};

messages! {
    /// What `verify` finds of a plan; amounts are formatted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Checked {
        RulesHold => en: "every rule holds", vi: "mọi ràng buộc đều được giữ";
        RulesBroken { rules: Vec<String> } =>
            en: format!("these rules are broken: {}", rules.join("; ")),
            vi: format!("các ràng buộc bị vi phạm: {}", rules.join("; "));
        /// The value by the true curves, and what the plan says where that differs.
        Value { value: String, said: Option<String> } =>
            en: match said {
                None => format!("recomputed from the true curves, the plan is worth {value}"),
                Some(said) => format!("recomputed from the true curves, the plan is worth {value}, not {said}"),
            },
            vi: match said {
                None => format!("tính lại theo đường cong thật, kế hoạch đạt {value}"),
                Some(said) => format!("tính lại theo đường cong thật, kế hoạch đạt {value}, không phải {said}"),
            };
        Bound { bound: String, gap: String } =>
            en: "the certificate proves that no plan is worth more than {bound}: this one is within {gap}",
            vi: "chứng chỉ cho thấy không kế hoạch nào vượt {bound}: kế hoạch này chỉ kém tối đa {gap}";
        /// Whether some region of plans stays unbounded, or the certificate is not of this scenario.
        BoundRejected { open: bool } =>
            en: if *open {
                "the certificate proves nothing: it leaves plans out that could be worth more"
            } else {
                "the certificate proves nothing: it does not belong to this scenario, or has been changed"
            },
            vi: if *open {
                "chứng chỉ không chứng minh được gì: còn những kế hoạch có thể tốt hơn mà nó bỏ sót"
            } else {
                "chứng chỉ không chứng minh được gì: nó không thuộc kịch bản này hoặc đã bị sửa"
            };
        /// What is missed of soft targets in all, and what the certificate proves of any plan.
        Missed { missed: String, least: Option<String> } =>
            en: match least {
                None => format!("the soft targets are missed by {missed} in all"),
                Some(least) => format!(
                    "the soft targets are missed by {missed} in all; the certificate proves that no plan misses them by less than {least}"
                ),
            },
            vi: match least {
                None => format!("các chỉ tiêu mềm hụt tổng cộng {missed}"),
                Some(least) => format!(
                    "các chỉ tiêu mềm hụt tổng cộng {missed}; chứng chỉ cho thấy không kế hoạch nào hụt dưới {least}"
                ),
            };
        NoCertificate =>
            en: "no certificate was given, so nothing is said of how much better a plan could be",
            vi: "không có chứng chỉ nên chưa biết còn có thể tốt hơn bao nhiêu";
        NotACertificate { path: String, why: String } =>
            en: "{path} is not a certificate: {why}",
            vi: "{path} không phải là chứng chỉ: {why}";
    }
}

/// What is wrong with a plan file, and where.
pub(super) fn plan_fault(lang: Lang, finding: &PlanFinding) -> String {
    let fault = match &finding.fault {
        Fault::Syntax(why) => say!(lang;
            en: "cannot be read as a plan (JSON, CSV or XLSX): {why}",
            vi: "không đọc được như một kế hoạch (JSON, CSV hoặc XLSX): {why}"),
        Fault::Missing(what) => say!(lang; en: "{what} is missing", vi: "thiếu {what}"),
        Fault::Channel(typed, None) => say!(lang;
            en: "the scenario has no channel {typed}",
            vi: "kịch bản không có kênh {typed}"),
        Fault::Channel(typed, Some(nearest)) => say!(lang;
            en: "the scenario has no channel {typed}; did you mean {nearest}?",
            vi: "kịch bản không có kênh {typed}; ý bạn là {nearest}?"),
        Fault::Amount(typed) => say!(lang;
            en: "{typed} is not an amount of at least 0",
            vi: "{typed} không phải là số tiền từ 0 trở lên"),
        Fault::NotTold(channel) => say!(lang;
            en: "the plan says nothing of {channel}; missing is not zero: --missing zero takes it as nothing spent",
            vi: "kế hoạch không nói gì về {channel}; thiếu không có nghĩa là 0: --missing zero để tính là không chi"),
        Fault::Twice => say!(lang;
            en: "the same channel and month a second time",
            vi: "cùng kênh và tháng xuất hiện lần thứ hai"),
        Fault::Horizon => say!(lang;
            en: "the plan is of other months than the scenario",
            vi: "kế hoạch không cùng kỳ với kịch bản"),
    };
    match &finding.place {
        Place::File => fault,
        Place::Path(path) => format!("{path}: {fault}"),
    }
}
