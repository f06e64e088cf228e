//! What was understood of a table, what was left out of it, and what must be settled first.

use super::grammar::{list, plural};
use super::messages::say;
use super::{Lang, Localized, Wording, month};
use crate::plan::told::Told;
use crate::scenario::Scenario;
use crate::table::heads::{Measure, Role};
use crate::table::{Finding, Grain, LeftOut, Place, Size};

/// Names of one kind that are told at most.
const TOLD: usize = 12;
/// Letters of a cell that are told at most.
const LETTERS: usize = 60;

/// A text out of a file as it may be shown: its beginning, with nothing that paints the terminal.
fn visible(text: &str) -> String {
    let mut letters = text.chars();
    let begin: String = letters.by_ref().take(LETTERS).collect();
    let begin = super::visible(&begin);
    if letters.next().is_some() { format!("{begin}…") } else { begin }
}

impl Localized for Finding {
    fn in_lang(&self, lang: Lang) -> String {
        match self {
            Finding::Unreadable(why) => say!(lang;
                en: "cannot be read as a table (CSV, XLSX, XLS, ODS): {why}",
                vi: "không đọc được như một bảng (CSV, XLSX, XLS, ODS): {why}"),
            Finding::TooLarge { what, most } => too_large(lang, *what, *most),
            Finding::NoHead { seen } => {
                let seen = names(lang, seen);
                say!(lang;
                    en: "no row names the columns; the fullest row says {seen}; a table needs a month, a channel and a spend",
                    vi: "không thấy dòng tiêu đề cột; dòng đầy đủ nhất là {seen}; bảng cần có tháng, kênh và chi tiêu")
            }
            Finding::Missing { what, seen } => missing(lang, what, seen),
            Finding::TwoColumns { what, heads: [first, second] } => {
                let (first, second) = (visible(first), visible(second));
                let (what, word) = (role(lang, what), what.word());
                say!(lang;
                    en: "`{first}` and `{second}` both say the {what}; settle it with --map \"{second}=ignore\" or --map \"{first}={word},{second}=ignore\"",
                    vi: "`{first}` và `{second}` đều là {what}; chọn một cột bằng --map \"{second}=ignore\" hoặc --map \"{first}={word},{second}=ignore\"")
            }
            Finding::UnknownChannels { names: unknown, place } => {
                let (name, at) = (first(unknown), place_of(lang, place));
                let unknown = names(lang, unknown);
                say!(lang;
                    en: "no channel of the scenario is called {unknown} ({at}); settle it with --map \"{name}=ID\", or --map \"{name}=ignore\" to leave it out",
                    vi: "kịch bản không có kênh nào tên {unknown} ({at}); khai báo bằng --map \"{name}=MÃ_KÊNH\", hoặc --map \"{name}=ignore\" để bỏ qua")
            }
            Finding::NoSuchWord { typed, known } => {
                let (typed, known) = (visible(typed), names(lang, known));
                say!(lang;
                    en: "`{typed}` in --map means nothing here; there are {known}",
                    vi: "`{typed}` trong --map không có nghĩa; chỉ có {known}")
            }
            Finding::NotThere { typed, seen } => {
                let (typed, seen) = (visible(typed), names(lang, seen));
                say!(lang;
                    en: "the table has no `{typed}`, of which --map speaks; its columns are {seen}",
                    vi: "bảng không có `{typed}` như --map đã ghi; các cột hiện có: {seen}")
            }
            Finding::TooMuch { typed, readings: [whole, parts], place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                let (whole, parts) = (lang.number(*whole, 0), lang.number_trimmed(*parts, 3));
                say!(lang;
                    en: "`{typed}` ({at}) is far above the whole budget; settle it with --unit 0.000001 if the amounts are in millionths ({parts}), or --unit 1 if they are right ({whole})",
                    vi: "`{typed}` ({at}) lớn hơn cả ngân sách rất nhiều; chọn --unit 0.000001 nếu số tiền tính bằng phần triệu ({parts}), hoặc --unit 1 nếu đúng là {whole}")
            }
            Finding::Outside { month: at, within: [first, last], place } => {
                let (typed, row) = (month(lang, *at), place_of(lang, place));
                let (first, last) = (month(lang, *first), month(lang, *last));
                say!(lang;
                    en: "{typed} ({row}) is not a month of the plan ({first} to {last}); correct it, or leave the row out",
                    vi: "{typed} ({row}) không phải là tháng trong kế hoạch ({first} đến {last}); hãy sửa lại hoặc bỏ dòng này")
            }
            Finding::NotAnAmount { typed, place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                say!(lang;
                    en: "`{typed}` ({at}) is not an amount; write 20000000, 20.000.000, 20tr or leave the cell blank",
                    vi: "`{typed}` ({at}) không phải số tiền; hãy ghi 20000000, 20.000.000, 20tr hoặc để trống")
            }
            Finding::AmountsInTwoWays { typed, readings: [thousands, decimals], place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                let mark = if typed.contains(',') { ',' } else { '.' };
                let other = if mark == ',' { '.' } else { ',' };
                let whole = lang.number(*thousands, 0);
                let parted = lang.number_trimmed(*decimals, 3);
                say!(lang;
                    en: "`{typed}` ({at}) is {whole} or {parted}, and no other cell tells; settle it with --decimal \"{other}\" ({whole}) or --decimal \"{mark}\" ({parted})",
                    vi: "`{typed}` ({at}) là {whole} hay {parted}, không ô nào khác cho biết; chọn --decimal \"{other}\" ({whole}) hoặc --decimal \"{mark}\" ({parted})")
            }
            Finding::MarksDiffer { typed: [a, b], place } => {
                let (a, b, at) = (visible(a), visible(b), place_of(lang, place));
                say!(lang;
                    en: "`{a}` and `{b}` ({at}) stand in one column and cannot be read with the same marks; write one like the other",
                    vi: "`{a}` và `{b}` ({at}) cùng một cột nhưng dùng dấu phân cách khác nhau; hãy viết cùng một cách")
            }
            Finding::NotAMonth { typed, place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                say!(lang;
                    en: "`{typed}` ({at}) is neither a month nor a day; write 2027-01, 01/2027 or 2027-01-31",
                    vi: "`{typed}` ({at}) không phải tháng hay ngày; hãy ghi 2027-01, 01/2027 hoặc 31/01/2027")
            }
            Finding::DatesInTwoWays { typed, place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                say!(lang;
                    en: "`{typed}` ({at}) can be read day first or month first, and no other cell tells; settle it with --dates dmy or --dates mdy",
                    vi: "`{typed}` ({at}) có thể là ngày trước hoặc tháng trước, không ô nào khác cho biết; chọn --dates dmy hoặc --dates mdy")
            }
            Finding::NoYear { typed, place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                say!(lang;
                    en: "month {typed} ({at}) has no year, and the plan has it twice or not at all; write the year too",
                    vi: "tháng {typed} ({at}) không ghi năm, mà kế hoạch có tháng này hai lần hoặc không có; hãy ghi cả năm")
            }
            Finding::OtherCurrency { typed, known, place } => {
                let (typed, at) = (visible(typed), place_of(lang, place));
                say!(lang;
                    en: "`{typed}` ({at}) is not {known}, the scenario's currency; convert the amounts first, or set \"currency\" in the scenario",
                    vi: "`{typed}` ({at}) không phải {known}, đơn vị tiền của kịch bản; hãy quy đổi trước, hoặc sửa \"currency\" trong kịch bản")
            }
            Finding::EndsBefore { place } => {
                let at = place_of(lang, place);
                say!(lang;
                    en: "the days end before they begin ({at}); correct one of the two",
                    vi: "ngày kết thúc trước ngày bắt đầu ({at}); hãy sửa lại")
            }
        }
    }
}

fn too_large(lang: Lang, what: Size, most: u64) -> String {
    let most = match what {
        Size::Bytes => format!("{} MB", lang.count((most >> 20) as usize)),
        _ => lang.count(most as usize),
    };
    match what {
        Size::Bytes => {
            say!(lang; en: "larger than the {most} a table may have", vi: "lớn hơn mức {most} cho phép")
        }
        Size::Rows => {
            say!(lang; en: "more than the {most} rows a table may have", vi: "nhiều hơn {most} dòng cho phép")
        }
        Size::Columns => {
            say!(lang; en: "more than the {most} columns a table may have", vi: "nhiều hơn {most} cột cho phép")
        }
        Size::Characters => say!(lang;
            en: "a cell with more than {most} characters",
            vi: "có ô dài hơn {most} ký tự"),
    }
}

fn missing(lang: Lang, what: &[Role], seen: &[String]) -> String {
    let and = say!(lang; en: "and", vi: "và");
    let roles: Vec<String> = what.iter().map(|what| role(lang, what)).collect();
    let roles = list(&roles, &and);
    let (head, word) = (first(seen), what.first().map_or("", Role::word));
    let seen = names(lang, seen);
    say!(lang;
        en: "no column says the {roles}; the columns are {seen}; settle it with --map \"{head}={word}\"",
        vi: "không có cột nào cho biết {roles}; các cột hiện có: {seen}; khai báo bằng --map \"{head}={word}\"")
}

fn first(names: &[String]) -> String {
    names.first().map(|name| visible(name)).unwrap_or_default()
}

/// Names as typed, the first few of many.
fn names(lang: Lang, all: &[String]) -> String {
    let named = all.iter().take(TOLD + 1).map(|name| format!("`{}`", visible(name)));
    let rest = vec![String::new(); all.len().saturating_sub(TOLD + 1)];
    several(lang, named.chain(rest).collect())
}

/// A list, the first few of many.
fn several(lang: Lang, mut all: Vec<String>) -> String {
    if all.len() > TOLD {
        let more = lang.count(all.len() - TOLD);
        all.truncate(TOLD);
        all.push(say!(lang; en: "{more} more", vi: "{more} mục khác"));
    }
    let and = say!(lang; en: "and", vi: "và");
    list(&all, &and)
}

fn role(lang: Lang, role: &Role) -> String {
    match role {
        Role::Period => say!(lang; en: "month", vi: "tháng"),
        Role::Week => say!(lang; en: "week", vi: "tuần"),
        Role::PeriodEnd => say!(lang; en: "last day", vi: "ngày kết thúc"),
        Role::Channel => say!(lang; en: "channel", vi: "kênh"),
        Role::Campaign => say!(lang; en: "campaign", vi: "chiến dịch"),
        Role::Currency => say!(lang; en: "currency", vi: "đơn vị tiền"),
        Role::Measure(Measure::Spend) => say!(lang; en: "spend", vi: "chi tiêu"),
        Role::Measure(Measure::Revenue) => say!(lang; en: "revenue", vi: "doanh thu"),
        Role::Measure(Measure::Kpi(name)) => name.clone(),
    }
}

/// `row 7, column Cost`; of a workbook `Actuals, cell C7`.
fn place_of(lang: Lang, place: &Place) -> String {
    let (row, head) = (place.row, visible(&place.head));
    match &place.sheet {
        Some(sheet) => {
            let (sheet, cell) = (visible(sheet), format!("{}{row}", letters(place.column)));
            say!(lang; en: "{sheet}, cell {cell}", vi: "{sheet}, ô {cell}")
        }
        None => say!(lang; en: "row {row}, column {head}", vi: "dòng {row}, cột {head}"),
    }
}

/// The letters of a column: `B` of the second.
fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut left = column + 1;
    while left > 0 {
        letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    letters
}

/// Channels and months, the first few of many: `TikTok (Jan–Feb 2027) and Zalo (Jan 2027)`.
pub fn cells(scenario: &Scenario, lang: Lang, cells: &[(usize, usize)]) -> String {
    let wording = Wording::new(scenario, lang);
    let all: Vec<String> = (0..scenario.channels.len())
        .filter_map(|c| {
            let own = cells.iter().filter(|(channel, _)| *channel == c);
            let months: Vec<usize> = own.map(|(_, t)| *t).collect();
            let of =
                |months: &[usize]| format!("{} ({})", wording.channel(c), wording.months(months));
            (!months.is_empty()).then(|| of(&months))
        })
        .collect();
    several(lang, all)
}

/// What was understood of a table.
#[derive(Debug, Clone, Copy)]
pub struct Understood<'a> {
    /// What it was read against.
    pub scenario: &'a Scenario,
    /// What it says.
    pub told: &'a Told,
}

impl Understood<'_> {
    /// What was read, and what was left out, a line each.
    pub fn lines(self, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.sums(lang)];
        lines.extend(self.told.read.left_out.iter().map(|left| left_out(lang, left)));
        let wording = Wording::new(self.scenario, lang);
        for (typed, channel) in self.told.read.taken_for.iter().take(TOLD) {
            let (typed, name) = (visible(typed), wording.channel(*channel));
            lines.push(
                say!(lang; en: "`{typed}` counted as {name}", vi: "`{typed}` tính vào {name}"),
            );
        }
        if self.told.outside != 0.0 {
            let amount = wording.money.short(self.told.outside);
            lines.push(say!(lang;
                en: "{amount} of months that are not the plan's left out",
                vi: "bỏ qua {amount} của các tháng ngoài kế hoạch"));
        }
        for &(c, t, amount) in self.told.refunds.iter().take(TOLD) {
            let (name, at) = (wording.channel(c), wording.months(&[t]));
            let amount = wording.money.short(-amount);
            lines.push(say!(lang;
                en: "{name}, {at}: {amount} more came back than was spent; counted as −{amount}",
                vi: "{name}, {at}: được hoàn nhiều hơn đã chi {amount}; tính là −{amount}"));
        }
        lines
    }

    /// `7 rows read (weeks, parted by days), Jan 2027: Google Ads ₫40M, Facebook ₫30M; ₫70M in all`.
    fn sums(self, lang: Lang) -> String {
        let wording = Wording::new(self.scenario, lang);
        let spend = &self.told.actuals.spend;
        let (rows, count) = (lang.count(self.told.read.rows), self.told.read.rows);
        let grain = match self.told.read.grain {
            Grain::Months => String::new(),
            Grain::Weeks => {
                say!(lang; en: " (weeks, parted by days)", vi: " (theo tuần, chia theo ngày)")
            }
            Grain::Days => say!(lang; en: " (days, added up)", vi: " (theo ngày, đã cộng lại)"),
            Grain::Spans => say!(lang; en: " (parted by days)", vi: " (chia theo ngày)"),
        };
        if spend.iter().flatten().all(Option::is_none) {
            return say!(lang;
                en: format!("{rows} {} read, no spend of the plan's months in them", plural(count, "row", "rows")),
                vi: "đã đọc {rows} dòng, không có khoản chi nào của các tháng trong kế hoạch");
        }
        let is_told = |t: &usize| spend.iter().any(|row| row[*t].is_some());
        let months: Vec<usize> = (0..self.scenario.months).filter(is_told).collect();
        let of = |c: usize| -> Option<f64> {
            let told: Vec<f64> = spend[c].iter().copied().flatten().collect();
            (!told.is_empty()).then(|| told.iter().sum())
        };
        let sums = (0..spend.len()).filter_map(|c| Some((c, of(c)?)));
        let named =
            sums.map(|(c, sum)| format!("{} {}", wording.channel(c), wording.money.short(sum)));
        let channels = several(lang, named.collect());
        let all = wording.money.short(spend.iter().flatten().flatten().sum());
        let months = wording.months(&months);
        let until = self.told.actuals.until.map_or_else(String::new, |until| {
            let (days, of) = (until.days, until.of);
            say!(lang; en: ", the last month up to day {days} of {of}", vi: ", tháng cuối mới đến ngày {days}/{of}")
        });
        say!(lang;
            en: format!("{rows} {} read{grain}, {months}{until}: {channels}; {all} in all", plural(count, "row", "rows")),
            vi: "đã đọc {rows} dòng{grain}, {months}{until}: {channels}; tổng cộng {all}")
    }
}

pub(super) fn left_out(lang: Lang, left: &LeftOut) -> String {
    match left {
        LeftOut::Titles(count) => {
            let rows = lang.count(*count);
            say!(lang;
                en: format!("{rows} {} above the head left out", plural(*count, "line", "lines")),
                vi: "bỏ qua {rows} dòng phía trên tiêu đề cột")
        }
        LeftOut::Totals(rows) => {
            let rows = several(lang, rows.iter().map(ToString::to_string).collect());
            say!(lang; en: "totals left out: row {rows}", vi: "bỏ qua dòng tổng: dòng {rows}")
        }
        LeftOut::Columns(heads) => {
            let heads = names(lang, heads);
            say!(lang; en: "columns not read: {heads}", vi: "cột không dùng: {heads}")
        }
        LeftOut::Ignored(all) => {
            let all = names(lang, all);
            say!(lang; en: "left out as asked: {all}", vi: "bỏ qua theo yêu cầu: {all}")
        }
        LeftOut::Blanks(count) => {
            let cells = lang.count(*count);
            say!(lang;
                en: format!("{cells} blank {}: not known, which is not zero", plural(*count, "cell", "cells")),
                vi: "{cells} ô trống: chưa biết, không tính là 0")
        }
        LeftOut::Sheets(sheets) => {
            let sheets = names(lang, sheets);
            say!(lang; en: "sheets and tables not read: {sheets}", vi: "trang tính và bảng không đọc: {sheets}")
        }
    }
}
