//! What `import` says: what was read, and the comments of the scenario that it writes.

use std::collections::{BTreeMap, BTreeSet};

use super::messages::messages;
use super::{Lang, Money, month_range, tables, visible};
use crate::month::Month;
use crate::table::{Channel, Facts, Measure};

messages! {
    /// Sentences; amounts and months in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Importing {
        /// What a table said.
        Read { rows: String, months: String, channels: String, spend: String } =>
            en: "{rows} rows read, {months}: {channels}; {spend} spent in all",
            vi: "đã đọc {rows} dòng, {months}: {channels}; tổng chi {spend}";
        /// The table names no channel of its own.
        OneChannel { channel: String } =>
            en: "taken as one channel, {channel}; name it with NAME=FILE, or keep campaigns apart with --map \"Campaign=channel\"",
            vi: "tính là một kênh, {channel}; đặt tên bằng TÊN=TỆP, hoặc giữ riêng từng chiến dịch bằng --map \"Chiến dịch=channel\"";
        /// Above the scenario.
        Head { files: String, from: String, to: String } =>
            en: "Made from {files}: {from} to {to}. Check what is marked as an assumption.",
            vi: "Lập từ {files}: {from} đến {to}. Hãy kiểm tra những chỗ ghi là giả định.";
        LeftOut { month: String } =>
            en: "{month} is not over and was left out.",
            vi: "{month} chưa hết nên không tính.";
        Margin =>
            en: "assumption: no export tells the gross margin; without it all revenue counts as gross profit (--margin 0.4)",
            vi: "giả định: không tệp nào cho biết biên lợi nhuận gộp; không có thì toàn bộ doanh thu được tính là lãi gộp (--margin 0.4)";
        Season =>
            en: "assumption: no seasonality, and effects land at once",
            vi: "giả định: không có mùa vụ, và hiệu quả đến ngay trong tháng chi";
        Budget =>
            en: "what is spent a month today, the mean of the last months",
            vi: "mức đang chi mỗi tháng, trung bình các tháng gần nhất";
        Outcome { kpi: String } =>
            en: "no revenue is told: the most {kpi} for the money",
            vi: "chưa có doanh thu: chia sao cho được nhiều {kpi} nhất";
        /// Behind a return of its own months.
        Returned { months: usize } =>
            en: "revenue by spend as reported, of {months} months; the range holds chance and attribution",
            vi: "doanh thu trên chi phí theo nền tảng báo cáo, {months} tháng; khoảng gồm cả ngẫu nhiên và sai lệch ghi nhận";
        Others =>
            en: "assumption: no revenue of this channel is told; the others' mean, wide",
            vi: "giả định: chưa có doanh thu của kênh này; lấy trung bình các kênh khác, khoảng rộng";
        Caused =>
            en: "assumption: the share of what is reported that the spend caused; measure it (calibrate --lift)",
            vi: "giả định: phần báo cáo mà chi tiêu thực sự tạo ra; nên đo lại (calibrate --lift)";
        Curve =>
            en: "assumption: returns halve at twice today's spend",
            vi: "giả định: hiệu quả trung bình giảm một nửa khi chi gấp đôi hiện nay";
        Cost =>
            en: "as reported, put per effective unit: at today's spend the average is that of the export",
            vi: "theo nền tảng báo cáo, quy về đơn vị hiệu dụng: ở mức chi hiện nay trung bình đúng bằng số trong tệp";
        NoHistory =>
            en: "its last months are not told: no history, no current spend",
            vi: "chưa có số các tháng gần nhất: không ghi history và current";
        /// Above a scenario of a model's curves.
        Curves { window: String } =>
            en: "assumption: the curves are totals over the model's {window} months at its own flighting; here they are a month's, the same every month",
            vi: "giả định: đường cong là tổng của {window} tháng trong mô hình theo lịch chi của nó; ở đây chia đều thành một tháng";
        OwnBudget =>
            en: "what the model's window spent a month",
            vi: "mức chi mỗi tháng trong giai đoạn của mô hình";
        Modelled =>
            en: "what the model says of its own spend; the range is its interval",
            vi: "theo mô hình ở mức chi của chính nó; khoảng là khoảng tin cậy của mô hình";
        MiddleOfCurve =>
            en: "assumption: the table does not say which spend was its own; held at the middle of the curve",
            vi: "giả định: bảng không ghi mức chi thực của mô hình; lấy điểm giữa đường cong";
        NeedsWindow { source: String } =>
            en: "{source} holds response curves, totals over a model's window: say how many months that has, such as --window 24",
            vi: "{source} chứa đường cong phản hồi, tính tổng cả giai đoạn của mô hình: hãy ghi giai đoạn đó dài mấy tháng, ví dụ --window 24";
        Mixed { source: String } =>
            en: "{source} holds no response curves, other files do: import them apart",
            vi: "{source} không có đường cong phản hồi như các tệp kia: hãy nhập riêng";
        NotANumber { row: usize, typed: String } =>
            en: "row {row}: `{typed}` is no number as programs write it",
            vi: "dòng {row}: `{typed}` không phải là số theo cách chương trình ghi";
        Useless { channel: String } =>
            en: "the curve of {channel} falls, or causes nothing: no plan can be made with it",
            vi: "đường cong của {channel} đi xuống hoặc không đem về gì: không lập kế hoạch được";
        NoSpend => en: "no spend is told in these files", vi: "các tệp này không có khoản chi nào";
        NoReturn =>
            en: "neither revenue nor leads, orders or conversions are told: nothing says what the money brings; add a column, or settle one with --map \"Column=revenue\"",
            vi: "chưa có doanh thu, khách tiềm năng, đơn hàng hay chuyển đổi: không biết tiền đem về gì; hãy thêm cột, hoặc khai báo bằng --map \"Tên cột=revenue\"";
        /// What is assumed, said after the file is written.
        Assumed { count: usize } =>
            en: "{count} assumptions stand in it as comments; then: phanbo solve",
            vi: "có {count} giả định ghi trong tệp dưới dạng chú thích; tiếp theo: phanbo solve";
    }
}

/// What a table said, a line each; `channel` takes the place of its own names.
pub fn understood(lang: Lang, facts: &Facts, channel: Option<&str>, currency: &str) -> Vec<String> {
    let money = Money::new(lang, currency);
    let mut months: BTreeSet<Month> = BTreeSet::new();
    let mut spends: BTreeMap<&str, f64> = BTreeMap::new();
    for fact in facts.facts.iter().filter(|fact| fact.measure == Measure::Spend) {
        let Channel::Named(named) = &fact.channel else { continue };
        *spends.entry(channel.unwrap_or(named)).or_default() += fact.amount;
        months.extend(fact.span.months().into_iter().map(|(month, _)| month));
    }
    let named =
        spends.iter().map(|(name, spend)| format!("{} {}", visible(name), money.short(*spend)));
    let mut named: Vec<String> = named.collect();
    // A name a line would be no summary.
    let more = named.len().saturating_sub(MOST);
    named.truncate(MOST);
    if more > 0 {
        named.push(format!("+{more}"));
    }
    let read = Importing::Read {
        rows: lang.count(facts.rows),
        months: month_range(lang, &months.into_iter().collect::<Vec<_>>()),
        channels: named.join(", "),
        spend: money.short(spends.values().sum()),
    };
    let left = facts.left_out.iter().map(|left| tables::left_out(lang, left));
    std::iter::once(read.say(lang)).chain(left).collect()
}

/// Channels that are named at most.
const MOST: usize = 12;
