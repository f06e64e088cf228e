//! What `pace` says.

use super::Lang;
use super::messages::{messages, say};
use crate::analysis::pace::Event;
use crate::table::calendar::Date;

messages! {
    /// Heads and sentences; amounts in them are written already.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Pacing {
        Subtitle { month: String, day: String, left: usize } =>
            en: match *left {
                0 => format!("{month} is over"),
                1 => format!("{month} through {day}, 1 day left"),
                left => format!("{month} through {day}, {left} days left"),
            },
            vi: match *left {
                0 => format!("{month} đã hết"),
                left => format!("{month}, tính hết ngày {day}, còn {left} ngày"),
            };
        Heading => en: "The month so far", vi: "Tháng này đến nay";
        Planned => en: "Plan", vi: "Kế hoạch";
        Spent => en: "Spent", vi: "Đã chi";
        Due => en: "Due by now", vi: "Lẽ ra đã chi";
        Ends => en: "At this rate", vi: "Cứ đà này";
        Left => en: "Left", vi: "Còn lại";
        PerDay => en: "A day from now on", vi: "Mỗi ngày từ nay";
        /// All channels together.
        SoFar { spent: String, planned: String, due: String, difference: String } =>
            en: "{spent} of {planned} is spent; {due} was due by now: {difference}.",
            vi: "Đã chi {spent} trên {planned}; đến nay lẽ ra chi {due}: {difference}.";
        WouldEnd { ends: String, difference: String } =>
            en: "At this rate the month comes to {ends}: {difference} against the plan.",
            vi: "Cứ đà này cả tháng sẽ chi {ends}: {difference} so với kế hoạch.";
        /// A channel that has nothing left.
        Above { channel: String, amount: String } =>
            en: "{channel} has spent {amount} more than its whole month: stop it, or plan again with replan.",
            vi: "{channel} đã chi vượt cả tháng {amount}: hãy dừng lại, hoặc tính lại bằng replan.";
        DaysHeading => en: "Day by day", vi: "Từng ngày";
        Day => en: "Day", vi: "Ngày";
        Weight => en: "Weight", vi: "Hệ số";
        Event => en: "Why", vi: "Dịp";
        /// What is assumed of days.
        Assumed =>
            en: "How days weigh is an assumption: replace it by your own with --day 2027-02-14=1.5 and --weekdays 1,1,1,1,1,1.2,1.2 (Monday first), or --even for equal days.",
            vi: "Hệ số từng ngày là giả định: thay bằng số của bạn với --day 2027-02-14=1.5 và --weekdays 1,1,1,1,1,1.2,1.2 (thứ Hai trước), hoặc --even để chia đều.";
        /// No day is told.
        NeedsDate =>
            en: "up to which day? Give --date 2027-02-12: the actuals do not end within a month",
            vi: "tính đến ngày nào? Hãy thêm --date 2027-02-12, vì số thực chi không dừng giữa tháng";
        /// The day is none of the plan's.
        Outside { day: String, first: String, last: String } =>
            en: "{day} is no day of the plan, {first} to {last}",
            vi: "{day} không thuộc kế hoạch ({first} đến {last})";
    }
}

/// The name of an event.
pub fn event(lang: Lang, event: Event) -> String {
    match event {
        Event::Tet => say!(lang; en: "Tết", vi: "Tết"),
        Event::WomensDay => say!(lang; en: "8 March", vi: "8/3"),
        Event::Liberation => say!(lang; en: "30 April and 1 May", vi: "30/4 và 1/5"),
        Event::MidAutumn => say!(lang; en: "Mid-Autumn", vi: "Trung thu"),
        Event::VietnameseWomensDay => say!(lang; en: "20 October", vi: "20/10"),
        Event::SaleDay(n) => say!(lang; en: "{n}.{n} sale", vi: "{n}.{n}"),
        Event::Christmas => say!(lang; en: "Christmas", vi: "Noel"),
    }
}

/// A day with its weekday, without its year.
pub fn day(lang: Lang, day: Date) -> String {
    let weekday = usize::from(day.weekday().to_monday_zero_offset().unsigned_abs()) % 7;
    let (number, month) = (day.day(), day.month());
    let en = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday];
    let vi = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"][weekday];
    let name = crate::month::Month::new(day.year().into(), month.unsigned_abs().into());
    let name = name.map_or_else(String::new, |month| super::month_short(Lang::En, month));
    say!(lang; en: "{en} {number} {name}", vi: "{vi} {number}/{month}")
}
