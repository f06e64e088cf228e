//! Calendar months, the only unit of time a plan knows.

mod by_month;

use std::fmt;
use std::str::FromStr;

pub use by_month::ByMonth;

/// A calendar month, written `2026-03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January of year 0.
    index: i32,
}

/// Why a text is not a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written YYYY-MM")]
pub struct NotAMonth;

impl Month {
    /// The earliest there is: January 1900.
    pub const FIRST: Month = Month { index: 1900 * 12 };

    /// The month `month` (1..=12) of `year`; `None` outside 1900..=2999 and 1..=12.
    ///
    /// ```
    /// use phanbo::month::Month;
    ///
    /// assert_eq!(Month::new(2027, 3).map(|m| m.to_string()), Some("2027-03".to_owned()));
    /// assert_eq!(Month::new(2027, 13), None);
    /// ```
    pub fn new(year: i32, month: u32) -> Option<Self> {
        ((1900..=2999).contains(&year) && (1..=12).contains(&month))
            .then_some(Self { index: year * 12 + month as i32 - 1 })
    }

    /// Calendar year.
    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// Month of the year, 1 for January.
    pub fn number(self) -> u32 {
        self.index.rem_euclid(12) as u32 + 1
    }

    /// The month `months` later (earlier where negative).
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index + months }
    }

    /// Whole months from `earlier` to this one; negative where `earlier` is later.
    ///
    /// ```
    /// let [start, end] = ["2026-11", "2027-02"].map(str::parse::<phanbo::month::Month>);
    /// assert_eq!(end?.since(start?), 3);
    /// # Ok::<(), phanbo::month::NotAMonth>(())
    /// ```
    pub fn since(self, earlier: Self) -> i32 {
        self.index - earlier.index
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl FromStr for Month {
    type Err = NotAMonth;

    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let (year, month) = text.split_once('-').ok_or(NotAMonth)?;
        if year.len() != 4 || month.len() != 2 {
            return Err(NotAMonth);
        }
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year) || !digits(month) {
            return Err(NotAMonth);
        }
        let year = year.parse().map_err(|_| NotAMonth)?;
        let month = month.parse().map_err(|_| NotAMonth)?;
        Self::new(year, month).ok_or(NotAMonth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_prints_and_counts() {
        let january: Month = "2026-01".parse().unwrap();
        assert_eq!(january.plus(14).to_string(), "2027-03");
        assert_eq!(january.plus(-1).to_string(), "2025-12");
        assert_eq!(january.plus(14).since(january), 14);
        assert_eq!(january.plus(11).number(), 12);
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-+1", "9999-01"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }
}
