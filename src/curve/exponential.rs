//! `phi(s) = k (1 - exp(-s/k))`: a fixed share of those not yet reached is reached by each step.

use libm::{exp, expm1, log};

use super::Respond;

/// `phi(s) = k (1 - exp(-s/k))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exponential {
    /// k, money per month, above 0; also the ceiling of phi.
    pub scale: f64,
}

impl Respond for Exponential {
    fn value(&self, s: f64) -> f64 {
        -self.scale * expm1(-s / self.scale)
    }

    fn slope(&self, s: f64) -> f64 {
        exp(-s / self.scale)
    }

    fn bend(&self, s: f64) -> f64 {
        -exp(-s / self.scale) / self.scale
    }

    fn spend_at_slope(&self, slope: f64, _from: f64, _to: f64) -> f64 {
        -self.scale * log(slope)
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { scale: self.scale / unit }
    }
}
