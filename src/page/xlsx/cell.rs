//! Cells by what they hold, and how formulas name them.

use crate::month::Month;
use crate::page::Unit;

/// What a cell holds, and so how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A sentence: broken into lines.
    Prose,
    /// A text where numbers stand.
    Shown,
    Money,
    Share,
    Ratio,
    Count,
    Month,
}

impl From<Unit> for Kind {
    fn from(unit: Unit) -> Self {
        match unit {
            Unit::Money => Kind::Money,
            Unit::Share => Kind::Share,
            Unit::Ratio => Kind::Ratio,
            Unit::Count => Kind::Count,
            Unit::None => Kind::Text,
        }
    }
}

/// The part a cell plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Head,
    Body,
    Total,
    /// To be filled in.
    Input,
}

/// A cell's content.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Empty(Kind),
    Text(String),
    Prose(String),
    /// A text on the right, in a column of numbers.
    Shown(String),
    Number(Kind, f64),
    Month(Month),
    /// The formula, and what it comes to: programs that do not calculate show the latter.
    Formula(Kind, String, f64),
    /// The same where it comes to an empty text.
    Blank(Kind, String),
}

impl Cell {
    pub(crate) fn money(amount: f64) -> Self {
        Cell::Number(Kind::Money, amount)
    }

    /// The sum of a range of cells, and what it comes to.
    pub(crate) fn sum(kind: Kind, from: (u32, u16), to: (u32, u16), sum: f64) -> Self {
        let formula = format!("=SUM({}:{})", at(from.0, from.1), at(to.0, to.1));
        Cell::Formula(kind, formula, sum)
    }

    /// A number where there is one.
    pub(crate) fn optional(kind: Kind, value: Option<f64>) -> Self {
        match value.filter(|value| value.is_finite()) {
            Some(value) => Cell::Number(kind, value),
            None => Cell::Empty(kind),
        }
    }
}

/// `B5`: a cell by row and column, both from 0.
pub(crate) fn at(row: u32, column: u16) -> String {
    format!("{}{}", letters(column), row + 1)
}

/// `$B$5`: a cell that stays where it is when a formula is copied.
pub(crate) fn fixed(row: u32, column: u16) -> String {
    format!("${}${}", letters(column), row + 1)
}

/// The same on another sheet.
pub(crate) fn on(sheet: &str, row: u32, column: u16) -> String {
    format!("'{}'!{}", sheet.replace('\'', "''"), at(row, column))
}

fn letters(column: u16) -> String {
    let mut text = String::new();
    let mut left = u32::from(column) + 1;
    while left > 0 {
        left -= 1;
        text.insert(0, char::from(b'A' + (left % 26) as u8));
        left /= 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(at(0, 0), "A1");
        assert_eq!(at(4, 25), "Z5");
        assert_eq!(at(4, 26), "AA5");
        assert_eq!(at(9, 701), "ZZ10");
        assert_eq!(at(9, 702), "AAA10");
        assert_eq!(on("Client's plan", 1, 1), "'Client''s plan'!B2");
    }
}
