//! How a search ended before its proof, and what that leaves open.

use super::Lang::{self, En, Vi};
use super::grammar::plural;
use super::messages::messages;
use crate::lang::in_lang;
use crate::plan::Stop;

messages! {
    /// What a search that ended early leaves open.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Ended {
        Early { why: Stop, gap: String } =>
            en: format!("{}: the plan may be up to {gap} from the best", told(*why, En)),
            vi: format!("{}: kế hoạch có thể còn cách mức tốt nhất đến {gap}", told(*why, Vi));
        /// Of several plans.
        SomeEarly { why: Stop, gap: String, plans: usize } =>
            en: format!(
                "{}: {} {} not proven and may be up to {gap} from the best",
                told(*why, En),
                En.count(*plans),
                plural(*plans, "plan is", "plans are")
            ),
            vi: format!(
                "{}: {} kế hoạch chưa được chứng minh, có thể còn cách mức tốt nhất đến {gap}",
                told(*why, Vi),
                Vi.count(*plans)
            );
        /// A heading of rules that clash, where nobody knows whether fewer of them do.
        ClashAmong =>
            en: "these rules cannot hold together; perhaps fewer of them clash already, the search for \
                 the fewest stopped early:",
            vi: "các ràng buộc sau không thể cùng thỏa mãn; có thể chỉ một phần trong số đó đã mâu thuẫn, vì \
                 việc tìm nhóm nhỏ nhất đã dừng sớm:";
        Mends =>
            en: "stopped before every change that might mend it was tried",
            vi: "đã dừng trước khi thử hết các thay đổi có thể khắc phục";
    }
}

/// Why a search ended before its proof.
fn told(why: Stop, lang: Lang) -> &'static str {
    match why {
        Stop::Time => {
            in_lang!(lang, told, en: "the time limit is over", vi: "đã hết thời gian cho phép")
        }
        Stop::Nodes => in_lang!(lang, told, en: "stopped at a limit", vi: "đã dừng ở giới hạn"),
        Stop::Signal => in_lang!(lang, told, en: "interrupted", vi: "đã bị ngắt"),
        Stop::Stalled => in_lang!(lang, told,
            en: "rounding kept the proof from its end",
            vi: "sai số làm tròn không cho chứng minh trọn vẹn"
        ),
    }
}
