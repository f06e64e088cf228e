//! Months and days as people write them, decided by a whole column: `2027-01`, `01/2027`,
//! `T1/2027`, `Tháng 1`, `Jan-27`, `4/1/2027`, `20270104`, `Jan 4, 2027`, and two of them as a span.

pub use jiff::civil::Date;

use crate::fold::fold;
use crate::month::Month;

/// The order of day and month in `3/4/2027`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// What one cell says, before its column has decided the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// A whole month.
    Month(Month),
    /// A month (1 for January) of a year that is not said.
    MonthOnly(u32),
    /// A day.
    Day(Date),
    /// Two numbers and a year: day and month in either order.
    Slashed([u32; 2], i32),
    /// From a day to a day, both included.
    Span(Date, Date),
}

/// Days from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Included.
    pub first: Date,
    /// Included.
    pub last: Date,
}

impl Span {
    /// All days of a month.
    pub fn month(month: Month) -> Option<Self> {
        let first = day(month.year(), month.number(), 1)?;
        Some(Self { first, last: first.last_of_month() })
    }

    /// Days in it.
    pub fn days(self) -> i32 {
        days_between(self.first, self.last) + 1
    }

    /// The months it touches, each with the share of its days that lie there.
    pub fn months(self) -> Vec<(Month, f64)> {
        let mut shares = Vec::new();
        let mut at = self.first;
        while at <= self.last {
            let end = at.last_of_month().min(self.last);
            let days = days_between(at, end) + 1;
            if let Some(month) = month_of(at) {
                shares.push((month, f64::from(days) / f64::from(self.days())));
            }
            match end.tomorrow() {
                Ok(next) => at = next,
                Err(_) => break,
            }
        }
        shares
    }
}

/// Whole days from `first` to `last`.
pub fn days_between(first: Date, last: Date) -> i32 {
    first.until(last).map_or(0, |span| span.get_days())
}

/// The month a day is in.
pub fn month_of(day: Date) -> Option<Month> {
    Month::new(i32::from(day.year()), u32::from(day.month().unsigned_abs()))
}

fn day(year: i32, month: u32, day: u32) -> Option<Date> {
    let short = |number: u32| i8::try_from(number).ok();
    Date::new(i16::try_from(year).ok()?, short(month)?, short(day)?).ok()
}

/// Reads one cell; `None` where it is neither month nor day.
pub fn written(typed: &str) -> Option<Written> {
    let typed = typed.trim();
    if let Some(one) = single(typed) {
        return Some(one);
    }
    // `2027-01-04 - 2027-01-10`, `04/01/2027 – 10/01/2027`, `… to …`, `… đến …`.
    for mark in [" - ", " – ", " — ", "–", " to ", " den ", " đến ", "~"] {
        if let Some((first, last)) = typed.split_once(mark)
            && let (Some(Written::Day(first)), Some(Written::Day(last))) =
                (single(first.trim()), single(last.trim()))
        {
            return Some(Written::Span(first, last));
        }
    }
    None
}

fn single(typed: &str) -> Option<Written> {
    // A clock behind a day says nothing here.
    let typed = match typed.split_once(['T', ' ']) {
        Some((date, clock)) if clock.contains(':') && date.len() >= 8 => date,
        _ => typed,
    };
    let numbers: Vec<&str> = typed.split(['-', '/', '.']).map(str::trim).collect();
    if numbers.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())) {
        return of_numbers(&numbers);
    }
    of_words(&fold(typed))
}

fn of_numbers(parts: &[&str]) -> Option<Written> {
    let number = |part: &str| part.parse::<u32>().ok();
    let year = |part: &str| (part.len() == 4).then(|| part.parse::<i32>().ok()).flatten();
    match *parts {
        [whole] if whole.len() == 8 => Some(Written::Day(day(
            year(&whole[..4])?,
            number(&whole[4..6])?,
            number(&whole[6..])?,
        )?)),
        [whole] if whole.len() == 6 => {
            Month::new(year(&whole[..4])?, number(&whole[4..])?).map(Written::Month)
        }
        [a, b] if year(a).is_some() => Month::new(year(a)?, number(b)?).map(Written::Month),
        [a, b] if year(b).is_some() => Month::new(year(b)?, number(a)?).map(Written::Month),
        [a, b, c] if year(a).is_some() => {
            Some(Written::Day(day(year(a)?, number(b)?, number(c)?)?))
        }
        [a, b, c] => {
            let year = year(c).or_else(|| (c.len() == 2).then(|| short_year(c)).flatten())?;
            let (a, b) = (number(a)?, number(b)?);
            let lawful = |d: u32, m: u32| day(year, m, d).is_some();
            match (lawful(a, b), lawful(b, a)) {
                (false, false) => None,
                // The same day in either order.
                _ if a == b => day(year, a, b).map(Written::Day),
                _ => Some(Written::Slashed([a, b], year)),
            }
        }
        _ => None,
    }
}

/// `27` is 2027: exports say this century.
fn short_year(text: &str) -> Option<i32> {
    text.parse::<i32>().ok().map(|year| 2000 + year)
}

/// Of a folded text: `jan 27`, `january 2027`, `t1 2027`, `thang 1 2027`, `jan 4 2027`, `4 jan 2027`.
fn of_words(folded: &str) -> Option<Written> {
    let mut words: Vec<&str> = folded.split(' ').collect();
    if words.first() == Some(&"ngay") {
        words.remove(0);
    }
    if words.first() == Some(&"thang") {
        words.remove(0);
    } else if let Some(rest) = words.first().and_then(|word| digits_behind(word, "thang")) {
        words[0] = rest;
    } else if let Some(rest) = words.first().and_then(|word| digits_behind(word, "t")) {
        words[0] = rest;
    } else {
        return of_english(&words);
    }
    words.retain(|word| *word != "nam");
    let month: u32 = words.first()?.parse().ok()?;
    match words.len() {
        1 => (1..=12).contains(&month).then_some(Written::MonthOnly(month)),
        2 => Month::new(any_year(words[1])?, month).map(Written::Month),
        _ => None,
    }
}

fn digits_behind<'a>(word: &'a str, mark: &str) -> Option<&'a str> {
    let rest = word.strip_prefix(mark)?;
    (!rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())).then_some(rest)
}

fn any_year(text: &str) -> Option<i32> {
    match text.len() {
        4 => text.parse().ok(),
        2 => short_year(text),
        _ => None,
    }
}

const ENGLISH: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn of_english(words: &[&str]) -> Option<Written> {
    let month = |word: &str| {
        let named = |name: &str| word.len() >= 3 && (name.starts_with(word) || word == "sept");
        let at = ENGLISH.iter().position(|name| named(name) && name.starts_with(&word[..3]))?;
        u32::try_from(at + 1).ok()
    };
    let number = |word: &str| word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    match *words {
        [name] => month(name).map(Written::MonthOnly),
        [name, year] if month(name).is_some() => {
            Month::new(any_year(year)?, month(name)?).map(Written::Month)
        }
        [year, name] if year.len() == 4 => {
            Month::new(any_year(year)?, month(name)?).map(Written::Month)
        }
        [name, at, year] if month(name).is_some() => {
            Some(Written::Day(day(any_year(year)?, month(name)?, number(at)?)?))
        }
        [at, name, year] => Some(Written::Day(day(any_year(year)?, month(name)?, number(at)?)?)),
        _ => None,
    }
}

/// How a column of days and months is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// Nothing in it needs an order.
    Plain,
    /// Its dates are of this order.
    Ordered(Order),
    /// They may be of either.
    Open,
    /// Some are of one order only, some of the other only.
    Contradicts,
}

/// The order of a column's dates, by those that have one reading only.
pub fn order(column: impl IntoIterator<Item = Written>) -> Decided {
    let mut decided = Decided::Plain;
    for cell in column {
        let Written::Slashed([a, b], _) = cell else { continue };
        let own = match (a > 12, b > 12) {
            (true, _) => Decided::Ordered(Order::DayFirst),
            (_, true) => Decided::Ordered(Order::MonthFirst),
            _ => Decided::Open,
        };
        decided = match (decided, own) {
            (Decided::Plain | Decided::Open, own) => own,
            (known, Decided::Open) => known,
            (known, own) if known == own => known,
            _ => Decided::Contradicts,
        };
    }
    decided
}

impl Written {
    /// As it is shown to who typed it.
    pub fn typed(self) -> String {
        match self {
            Written::Month(month) => month.to_string(),
            Written::MonthOnly(number) => number.to_string(),
            Written::Day(date) => date.to_string(),
            Written::Slashed([a, b], year) => format!("{a}/{b}/{year}"),
            Written::Span(first, last) => format!("{first} - {last}"),
        }
    }

    /// The days it speaks of, dates being of `order`, and years that are not said taken from
    /// `horizon`. `None` where the horizon has that month twice or never, or there is no such day.
    pub fn span(self, ordered: Order, horizon: Option<(Month, usize)>) -> Option<Span> {
        let one = |date: Date| Span { first: date, last: date };
        match self {
            Written::Month(month) => Span::month(month),
            Written::MonthOnly(number) => {
                let (start, months) = horizon?;
                let all = (0..i32::try_from(months).ok()?).map(|t| start.plus(t));
                let mut own = all.filter(|month| month.number() == number);
                let month = own.next()?;
                if own.next().is_some() { None } else { Span::month(month) }
            }
            Written::Day(date) => Some(one(date)),
            Written::Slashed([a, b], year) => match ordered {
                Order::DayFirst => day(year, b, a).map(one),
                Order::MonthFirst => day(year, a, b).map(one),
            },
            Written::Span(first, last) => Some(Span { first, last }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Written {
        Written::Month(text.parse().unwrap())
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn months_as_people_write_them() {
        for typed in [
            "2027-01",
            "01/2027",
            "1/2027",
            "T1/2027",
            "t01/2027",
            "Tháng 1/2027",
            "Tháng 01 2027",
            "tháng 1 năm 2027",
            "Jan-27",
            "Jan 2027",
            "January 2027",
            "2027 Jan",
            "202701",
            "2027/01",
            "01.2027",
        ] {
            assert_eq!(written(typed), Some(month("2027-01")), "{typed}");
        }
        assert_eq!(written("Tháng 3"), Some(Written::MonthOnly(3)));
        assert_eq!(written("T12"), Some(Written::MonthOnly(12)));
        assert_eq!(written("Sept"), Some(Written::MonthOnly(9)));
        for typed in ["", "2027", "13/2027", "T13", "soon", "2027-13", "Total", "30/02/2027"] {
            assert_eq!(written(typed), None, "{typed}");
        }
    }

    #[test]
    fn days_as_people_write_them() {
        let day = Written::Day(date("2027-01-14"));
        for typed in [
            "2027-01-14",
            "2027/01/14",
            "20270114",
            "Jan 14, 2027",
            "14 Jan 2027",
            "14 January 2027",
            "2027-01-14T00:00:00",
            "2027-01-14 00:00:00",
        ] {
            assert_eq!(written(typed), Some(day), "{typed}");
        }
        assert_eq!(written("4/1/2027"), Some(Written::Slashed([4, 1], 2027)));
        assert_eq!(written("4/1/27"), Some(Written::Slashed([4, 1], 2027)));
        assert_eq!(written("4/4/2027"), Some(Written::Day(date("2027-04-04"))));
        let week = Written::Span(date("2027-01-04"), date("2027-01-10"));
        assert_eq!(written("2027-01-04 - 2027-01-10"), Some(week));
    }

    #[test]
    fn a_column_decides_the_order() {
        let column = |typed: &[&str]| order(typed.iter().map(|t| written(t).unwrap()));
        assert_eq!(column(&["1/4/2027", "25/4/2027"]), Decided::Ordered(Order::DayFirst));
        assert_eq!(column(&["4/1/2027", "4/25/2027"]), Decided::Ordered(Order::MonthFirst));
        assert_eq!(column(&["1/4/2027", "1/5/2027"]), Decided::Open);
        assert_eq!(column(&["13/4/2027", "4/13/2027"]), Decided::Contradicts);
        assert_eq!(column(&["2027-04-01"]), Decided::Plain);
    }

    #[test]
    fn a_week_is_parted_by_days() {
        let week = Span { first: date("2027-01-29"), last: date("2027-02-04") };
        let months: Vec<(String, f64)> =
            week.months().into_iter().map(|(m, share)| (m.to_string(), share * 7.0)).collect();
        assert_eq!(months.len(), 2);
        assert!((months[0].1 - 3.0).abs() < 1e-12 && (months[1].1 - 4.0).abs() < 1e-12);
        assert_eq!(Span::month("2028-02".parse().unwrap()).unwrap().days(), 29);
    }

    #[test]
    fn a_month_without_a_year_is_that_of_the_plan() {
        let of = |months| {
            Written::MonthOnly(3).span(Order::DayFirst, Some(("2027-01".parse().unwrap(), months)))
        };
        assert_eq!(of(6), Span::month("2027-03".parse().unwrap()));
        assert_eq!(of(18), None, "twice");
        assert_eq!(of(2), None, "never");
    }
}
