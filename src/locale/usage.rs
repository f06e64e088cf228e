//! Faults in how the program was called.

use super::Lang::{self, En, Vi};
use super::messages::{messages, say, words};

messages! {
    /// Faults in how the program was called.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Usage {
        UnknownArgument { argument: String, nearest: Option<String> } =>
            en: format!("unexpected argument `{argument}`{}", meant(En, nearest)),
            vi: format!("không có tham số `{argument}`{}", meant(Vi, nearest));
        UnknownCommand { command: String, nearest: Option<String> } =>
            en: format!("unknown command `{command}`{}", meant(En, nearest)),
            vi: format!("không có lệnh `{command}`{}", meant(Vi, nearest));
        MissingCommand => en: "a command is missing", vi: "thiếu lệnh";
        Missing { arguments: Vec<String> } =>
            en: format!("{} is missing", arguments.join(", ")),
            vi: format!("thiếu {}", arguments.join(", "));
        NeedsValue { argument: String, allowed: Vec<String> } =>
            en: format!("`{argument}` needs a value{}", either(En, allowed)),
            vi: format!("`{argument}` cần một giá trị{}", either(Vi, allowed));
        BadValue { argument: String, value: String, allowed: Vec<String>, why: Option<BadValue> } =>
            en: format!(
                "`{value}` cannot be the value of `{argument}`{}{}",
                why.map_or("", |why| why.say(En)),
                either(En, allowed)
            ),
            vi: format!(
                "`{argument}` không nhận giá trị `{value}`{}{}",
                why.map_or("", |why| why.say(Vi)),
                either(Vi, allowed)
            );
        Repeated { argument: String } =>
            en: "`{argument}` can be given only once",
            vi: "`{argument}` chỉ được ghi một lần";
        Conflict { argument: String, with: Vec<String> } =>
            en: format!("`{argument}` cannot be used with {}", with.join(", ")),
            vi: format!("không dùng `{argument}` cùng với {}", with.join(", "));
        NotUtf8 => en: "an argument is not valid UTF-8", vi: "có tham số không phải UTF-8";
        Other(text: String) => en: text, vi: text;
        /// The line that points to `--help`.
        SeeHelp { command: String } => en: "try `{command} --help`", vi: "xem `{command} --help`";
    }
}

words! {
    /// Why a value of an option is refused.
    pub enum BadValue {
        /// Not a number above 0.
        NotPositive => en: ": a number above 0 is needed", vi: ": cần một số lớn hơn 0";
        /// Not a whole number from 1.
        NotCount => en: ": a whole number from 1 is needed", vi: ": cần một số nguyên từ 1 trở lên";
        /// Not a share from 0 to 1, written `1%` or `0.01`.
        NotADay => en: ": a day such as 2027-02-12 is needed", vi: ": cần một ngày như 2027-02-12";
        NotShare => en: ": a share such as 1% or 0.01 is needed", vi: ": cần một tỷ lệ như 1% hoặc 0.01";
        /// Not weights of days, each from 0 to 100.
        NotWeights =>
            en: ": weights from 0 to 100 are needed, such as 2027-02-14=1.5 for a day or 1,1,1,1,1,1.2,1.2 for a week, Monday first",
            vi: ": cần hệ số từ 0 đến 100, ví dụ 2027-02-14=1.5 cho một ngày hoặc 1,1,1,1,1,1.2,1.2 cho một tuần, bắt đầu từ thứ Hai";
        /// Not written `path=from..to:count`.
        NotRange =>
            en: ": a range such as budget.monthly=10M..60M:26 is needed, 2 to 1000 values",
            vi: ": cần một khoảng như budget.monthly=10tr..60tr:26, từ 2 đến 1000 giá trị";
        /// Not an amount above 0 that can be read in one way only.
        NotAmount =>
            en: ": an amount such as 20M or 20_000_000 is needed",
            vi: ": cần một số tiền như 20tr hoặc 20_000_000";
    }
}

fn meant(lang: Lang, nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(
        String::new,
        |name| say!(lang; en: "; did you mean `{name}`?", vi: "; có phải bạn muốn `{name}`?"),
    )
}

fn either(lang: Lang, allowed: &[String]) -> String {
    let all = allowed.join(", ");
    if all.is_empty() { all } else { say!(lang; en: "; allowed: {all}", vi: "; cho phép: {all}") }
}
