//! Ramp-up: the share of its productivity at which a channel works while it matures.

/// Whole months `0 <= first_effect <= full_effect`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RampUp {
    /// Months of unbroken activity before there is any effect.
    pub first_effect: usize,
    /// Months of unbroken activity before the effect is full.
    pub full_effect: usize,
}

impl RampUp {
    /// Share of full productivity after `age` months of unbroken activity: 0 for
    /// `age < first_effect`, then rising in equal steps, 1 from `full_effect` on.
    ///
    /// ```
    /// let seo = phanbo::ramp::RampUp { first_effect: 3, full_effect: 9 };
    /// assert_eq!(seo.productivity(2), 0.0);
    /// assert_eq!(seo.productivity(3), 1.0 / 7.0);
    /// assert_eq!(seo.productivity(9), 1.0);
    /// ```
    pub fn productivity(self, age: usize) -> f64 {
        if age >= self.full_effect {
            1.0
        } else if age < self.first_effect {
            0.0
        } else {
            (age - self.first_effect + 1) as f64 / (self.full_effect - self.first_effect + 1) as f64
        }
    }
}
