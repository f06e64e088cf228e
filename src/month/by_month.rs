//! A figure that may differ from month to month.

use std::collections::BTreeMap;

use super::Month;

/// A figure for every month there is: twelve, January first, and others for months of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct ByMonth {
    calendar: [f64; 12],
    dated: BTreeMap<Month, f64>,
}

impl ByMonth {
    /// The same in every month.
    pub fn every(figure: f64) -> Self {
        Self::new([figure; 12], BTreeMap::new())
    }

    /// Twelve figures, January first, and those of months of their own, which come before them.
    ///
    /// ```
    /// use phanbo::month::{ByMonth, Month};
    ///
    /// let february: Month = "2027-02".parse()?;
    /// let prices = ByMonth::new([1.0; 12], [(february, 1.4)].into());
    /// assert_eq!((prices.at(february), prices.at(february.plus(12))), (1.4, 1.0));
    /// # Ok::<(), phanbo::month::NotAMonth>(())
    /// ```
    pub fn new(calendar: [f64; 12], dated: BTreeMap<Month, f64>) -> Self {
        Self { calendar, dated }
    }

    /// The figure of a month.
    pub fn at(&self, month: Month) -> f64 {
        let usual = self.calendar[month.number() as usize - 1];
        self.dated.get(&month).copied().unwrap_or(usual)
    }

    /// Every figure that it knows.
    pub fn figures(&self) -> impl Iterator<Item = f64> {
        self.calendar.iter().chain(self.dated.values()).copied()
    }

    /// The one figure there is, where months do not differ.
    pub fn single(&self) -> Option<f64> {
        let first = self.calendar[0];
        self.figures().all(|figure| figure == first).then_some(first)
    }

    /// Each figure, changed.
    #[must_use]
    pub fn map(&self, change: impl Fn(f64) -> f64) -> Self {
        let dated = self.dated.iter().map(|(&month, &figure)| (month, change(figure)));
        Self { calendar: self.calendar.map(&change), dated: dated.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_of_its_own_comes_before_the_calendar() {
        let calendar: [f64; 12] = std::array::from_fn(|i| i as f64 + 1.0);
        let january: Month = "2027-01".parse().unwrap();
        let figures = ByMonth::new(calendar, [(january.plus(1), 20.0)].into());
        let next = |months: i32| figures.at(january.plus(months));
        assert_eq!([next(-1), next(0), next(1), next(13)], [12.0, 1.0, 20.0, 2.0]);
        assert_eq!(figures.single(), None);
        assert_eq!(figures.map(|x| 2.0 * x).at(january.plus(1)), 40.0);
        assert_eq!(ByMonth::every(3.0).single(), Some(3.0));
    }
}
