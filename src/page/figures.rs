//! Numbers with their texts: the only place where a figure of a page is made.

use crate::locale::{Lang, Money, TableUnit};

/// A number as people read it and as a spreadsheet calculates with it, or a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// As people read it.
    pub shown: String,
    /// In the unit of the scenario; `None` for texts.
    pub value: Option<f64>,
    /// How a spreadsheet formats the value.
    pub unit: Unit,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Of the scenario's currency.
    Money,
    /// 0.25 is shown as 25 %.
    Share,
    /// A ratio, with two decimals.
    Ratio,
    /// Pieces of a KPI.
    Count,
    /// The figure is a text.
    None,
}

impl Figure {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self { shown: text.into(), value: None, unit: Unit::None }
    }

    /// A number with the text that stands for it.
    pub fn new(shown: impl Into<String>, value: f64, unit: Unit) -> Self {
        Self { shown: shown.into(), value: Some(value), unit }
    }
}

/// Figures of a table: all amounts of money in its one unit.
#[derive(Debug, Clone)]
pub(crate) struct Figures<'a> {
    lang: Lang,
    money: &'a Money,
    pub(crate) unit: TableUnit,
}

impl<'a> Figures<'a> {
    /// In the unit that suits the largest of `amounts`.
    pub(crate) fn of(money: &'a Money, amounts: impl IntoIterator<Item = f64>) -> Self {
        let largest = amounts.into_iter().map(f64::abs).fold(0.0, f64::max);
        Self { lang: money.lang, money, unit: money.table_unit(largest) }
    }

    /// In `unit`.
    pub(crate) fn in_unit(money: &'a Money, unit: TableUnit) -> Self {
        Self { lang: money.lang, money, unit }
    }

    /// The unit, to be stated once.
    pub(crate) fn unit_note(&self) -> String {
        self.money.unit_note(self.unit)
    }

    /// An amount in the table's unit.
    pub(crate) fn amount(&self, x: f64) -> Figure {
        Figure::new(self.lang.number(x / self.unit.scale, self.unit.decimals), x, Unit::Money)
    }

    /// The same with its sign.
    pub(crate) fn change(&self, x: f64) -> Figure {
        Figure::new(self.lang.signed(x / self.unit.scale, self.unit.decimals), x, Unit::Money)
    }

    /// An amount that carries its own unit.
    pub(crate) fn money(&self, x: f64) -> Figure {
        Figure::new(self.money.short(x), x, Unit::Money)
    }

    pub(crate) fn share(&self, x: f64) -> Figure {
        Figure::new(self.lang.percent(x, 1), x, Unit::Share)
    }

    pub(crate) fn ratio(&self, x: f64) -> Figure {
        Figure::new(self.lang.number(x, 2), x, Unit::Ratio)
    }

    /// A ratio with its sign.
    pub(crate) fn next(&self, x: f64) -> Figure {
        Figure::new(self.lang.signed(x, 2), x, Unit::Ratio)
    }

    /// A number of this unit, money with its own.
    pub(crate) fn of_unit(&self, unit: Unit, x: f64) -> Figure {
        match unit {
            Unit::Money => self.money(x),
            Unit::Share => self.share(x),
            Unit::Ratio => self.ratio(x),
            Unit::Count => self.count(x),
            Unit::None => Figure::text(""),
        }
    }

    /// A count of things: whole from 100 on.
    pub(crate) fn count(&self, x: f64) -> Figure {
        let decimals = if x.abs() >= 100.0 { 0 } else { 1 };
        Figure::new(self.lang.number_trimmed(x, decimals), x, Unit::Count)
    }
}

/// The figure of a number where there is one.
pub(crate) fn optional(value: Option<f64>, figure: impl Fn(f64) -> Figure) -> Figure {
    value.map_or_else(|| Figure::text("–"), figure)
}
