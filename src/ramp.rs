//! Ramp-up: the share of its productivity at which a channel works while it matures, and what lasts
//! of its effect when it stops.

/// What lasts is the mean over at least so many months of a stretch.
const LEAST_COUNTED: usize = 6;
/// A lasting part below this share of what was built is nothing.
const TAIL: f64 = 0.001;

/// Whole months `0 <= first_effect <= full_effect`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RampUp {
    /// Months of unbroken activity before there is any effect.
    pub first_effect: usize,
    /// Months of unbroken activity before the effect is full.
    pub full_effect: usize,
    /// Months after a stop in which what was built halves; `None` where nothing lasts.
    pub half_life_after_stop: Option<f64>,
}

/// A place in a stretch of a channel whose effect lasts after the stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Left {
    /// Months left of the stretch, this one included; 0 where it is over.
    pub months: usize,
    /// Part of this month in the mean that lasts: one over the number of months that it is of.
    pub share: f64,
}

impl RampUp {
    /// Share of full productivity after `age` months of unbroken activity: 0 for
    /// `age < first_effect`, then rising in equal steps, 1 from `full_effect` on.
    ///
    /// ```
    /// let seo = phanbo::ramp::RampUp { first_effect: 3, full_effect: 9, half_life_after_stop: None };
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

    /// So many months at the end of a stretch, at most, make the mean that lasts.
    pub fn counted(self) -> usize {
        self.full_effect.max(LEAST_COUNTED)
    }

    /// Shares of what was built that last 1, 2, … months after the stop, until one falls below
    /// 0.001; none where nothing lasts.
    ///
    /// ```
    /// use phanbo::ramp::RampUp;
    ///
    /// let seo = RampUp { first_effect: 3, full_effect: 9, half_life_after_stop: Some(0.5) };
    /// assert_eq!(seo.lasting(), [0.25, 0.0625, 0.015625, 0.00390625]);
    /// ```
    pub fn lasting(self) -> Vec<f64> {
        let Some(half_life) = self.half_life_after_stop else { return Vec::new() };
        let shares = (1..).map(|j| libm::exp2(-f64::from(j) / half_life));
        shares.take_while(|&share| share >= TAIL).collect()
    }
}
