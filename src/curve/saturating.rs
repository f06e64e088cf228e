//! `phi(s) = s / (1 + s/k)`: at `k` the average return has halved; the marginal return halves at
//! `(sqrt 2 - 1) k`, about 0.41 k. It is a Hill curve of slope 1, the default of Google Meridian
//! (`meridian/model/adstock_hill.py`).

use super::Respond;

/// `phi(s) = s / (1 + s/k)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Saturating {
    /// k, money per month, above 0.
    pub half: f64,
}

impl Respond for Saturating {
    fn value(&self, s: f64) -> f64 {
        s / (1.0 + s / self.half)
    }

    fn slope(&self, s: f64) -> f64 {
        let d = 1.0 + s / self.half;
        1.0 / (d * d)
    }

    fn bend(&self, s: f64) -> f64 {
        let d = 1.0 + s / self.half;
        -2.0 / (self.half * d * d * d)
    }

    fn spend_at_slope(&self, slope: f64, _from: f64, _to: f64) -> f64 {
        self.half * (slope.sqrt().recip() - 1.0)
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { half: self.half / unit }
    }
}
