//! `phi(s) = k ln(1 + s/k)`: returns diminish but never stop.

use libm::log1p;

use super::Respond;

/// `phi(s) = k ln(1 + s/k)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Log {
    /// k, money per month, above 0: the spend at which the marginal return has halved.
    pub scale: f64,
}

impl Respond for Log {
    fn value(&self, s: f64) -> f64 {
        self.scale * log1p(s / self.scale)
    }

    fn slope(&self, s: f64) -> f64 {
        1.0 / (1.0 + s / self.scale)
    }

    fn bend(&self, s: f64) -> f64 {
        let d = 1.0 + s / self.scale;
        -1.0 / (self.scale * d * d)
    }

    fn spend_at_slope(&self, slope: f64, _from: f64, _to: f64) -> f64 {
        self.scale * (slope.recip() - 1.0)
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { scale: self.scale / unit }
    }
}
