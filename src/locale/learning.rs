//! What `calibrate`, and `replan` where it learns, say; and what is wrong with a file of tests.

use super::messages::{messages, say};
use super::{Lang, Localized, month, visible};
use crate::plan::lift::LiftFinding;

messages! {
    /// Heads and sentences; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Learning {
        Subtitle { months: String } =>
            en: if months.is_empty() {
                "returns as tests have shown them".to_owned()
            } else {
                format!("returns as {months} have shown them")
            },
            vi: if months.is_empty() {
                "hiệu quả các kênh theo kết quả thử nghiệm".to_owned()
            } else {
                format!("hiệu quả các kênh theo thực tế {months}")
            };
        Heading => en: "Returns: what was believed, what is believed now", vi: "Hiệu quả kênh: số cũ và số mới";
        Before => en: "Before", vi: "Trước";
        After => en: "Now", vi: "Nay";
        /// A return and its range.
        Range { expected: String, low: String, high: String } =>
            en: "{expected} ({low}–{high})",
            vi: "{expected} ({low}–{high})";
        /// What came in these months of what was promised.
        Came { months: String, came: String, promised: String, share: String } =>
            en: "{months}: {came} came of {promised} promised ({share})",
            vi: "{months}: thu về {came} trên {promised} dự kiến ({share})";
        /// What a test has shown of what was promised.
        Tested { months: String, effect: String, promised: String } =>
            en: "test of {months}: {effect} shown of {promised} promised",
            vi: "thử nghiệm {months}: cho thấy {effect} trên {promised} dự kiến";
        /// How far a month strays from its mean, as a share.
        Noise { share: String } =>
            en: "A month of a channel strays by about {share} from its mean: so much of the difference is chance.",
            vi: "Doanh thu từng tháng của một kênh dao động khoảng {share} quanh mức trung bình: phần chênh lệch cỡ đó là ngẫu nhiên.";
        /// These had no figures to learn from.
        Silent { channels: String } =>
            en: "Nothing is told of what came from {channels}: these returns stay.",
            vi: "Chưa có số thu về của {channels}: các hệ số này giữ nguyên.";
        /// Returns without a range got one.
        Usual { channels: String } =>
            en: "{channels}: stated without a range, taken as known to about a factor of two either way.",
            vi: "{channels}: kịch bản không ghi khoảng, nên coi như có thể sai khoảng hai lần về mỗi phía.";
        /// Revenue by channel is what platforms report.
        AsReported =>
            en: "What came by channel is taken as platforms report it: it is held against the return before incrementality. Tests are held against it after.",
            vi: "Doanh thu theo kênh được hiểu là số nền tảng báo cáo, nên đối chiếu với hệ số chưa nhân tỷ lệ tăng thêm thực. Thử nghiệm thì đối chiếu với hệ số đã nhân.";
        /// In `replan`.
        Replanned => en: "The rest is planned with these returns; --no-learning keeps the old ones.",
            vi: "Phần còn lại được tính theo các hệ số mới này; thêm --no-learning để giữ hệ số cũ.";
        /// The file holds nothing to learn from.
        Nothing { source: String } =>
            en: "{source} tells of no revenue by channel in a whole month that the returns do not know yet: nothing can be learned. Add a column with revenue, or tests with --lift FILE",
            vi: "{source} chưa có doanh thu theo kênh của tháng trọn vẹn nào mà hệ số chưa biết, nên chưa hiệu chỉnh được. Hãy thêm cột doanh thu, hoặc thêm kết quả thử nghiệm bằng --lift TỆP";
        /// The comment behind a new return.
        Was { range: String, why: String } =>
            en: "was {range}; {why}",
            vi: "trước là {range}; {why}";
        /// Neither actuals nor tests.
        Unasked =>
            en: "what came? Give --actuals FILE with spend and revenue by channel, or --lift FILE with tests",
            vi: "thực tế ra sao? Hãy thêm --actuals TỆP (chi và doanh thu theo kênh) hoặc --lift TỆP (kết quả thử nghiệm)";
        /// The new scenario is JSON.
        NotJson { path: String } =>
            en: "the new scenario is JSON: {path} must end in .json",
            vi: "kịch bản mới là tệp JSON: {path} phải có đuôi .json";
    }
}

impl Localized for LiftFinding {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            LiftFinding::Table(finding) => finding.in_lang(lang),
            LiftFinding::Columns { missing, seen } => {
                let missing = missing.join(", ");
                let seen: Vec<String> =
                    seen.iter().take(12).map(|head| format!("`{}`", visible(head))).collect();
                let seen = seen.join(", ");
                say!(lang;
                    en: "no column says {missing}; there are {seen}; a test needs channel, from, to, effect, low, high, and may say level",
                    vi: "thiếu cột {missing}; hiện có {seen}; mỗi thử nghiệm cần channel (kênh), from (từ), to (đến), effect (hiệu quả), low (thấp), high (cao), có thể thêm level (mức tin cậy)")
            }
            LiftFinding::Channel(row, typed, near) => {
                let typed = visible(typed);
                let hint = near.as_ref().map_or_else(String::new, |near| {
                    say!(lang;
                    en: "; did you mean {near}?",
                    vi: "; có phải là {near}?")
                });
                say!(lang;
                    en: "row {row}: no channel of the scenario is called `{typed}`{hint}",
                    vi: "dòng {row}: kịch bản không có kênh nào tên `{typed}`{hint}")
            }
            LiftFinding::Month(row, typed, [first, last]) => {
                let (typed, first, last) =
                    (visible(typed), month(lang, *first), month(lang, *last));
                say!(lang;
                    en: "row {row}: `{typed}` is no month of the plan, {first} to {last}; write it as 2027-01",
                    vi: "dòng {row}: `{typed}` không phải là tháng trong kế hoạch ({first} đến {last}); hãy viết như 2027-01")
            }
            LiftFinding::Amount(row, typed) => {
                let typed = visible(typed);
                say!(lang;
                    en: "row {row}: `{typed}` is no amount that can be read in one way only; write it as 120000000 or 120M, a level as 90%",
                    vi: "dòng {row}: `{typed}` không phải là số chỉ hiểu được theo một cách; hãy viết 120000000 hoặc 120tr, mức tin cậy viết 90%")
            }
            LiftFinding::Order(row) => say!(lang;
                en: "row {row}: from must not be after to, and low, effect and high must rise",
                vi: "dòng {row}: from không được sau to, và low ≤ effect ≤ high"),
            LiftFinding::Empty => {
                say!(lang; en: "there is no test in it", vi: "tệp không có thử nghiệm nào")
            }
        }
    }
}
