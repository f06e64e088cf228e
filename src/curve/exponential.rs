//! `phi(s) = k (1 - exp(-s/k))`: a fixed share of those not yet reached is reached by each step.

use super::Respond;

/// `phi(s) = k (1 - exp(-s/k))`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exponential {
    /// k, money per month, above 0; also the ceiling of phi.
    pub scale: f64,
}

impl Respond for Exponential {
    fn value(&self, s: f64) -> f64 {
        -self.scale * (-s / self.scale).exp_m1()
    }

    fn slope(&self, s: f64) -> f64 {
        (-s / self.scale).exp()
    }

    fn bend(&self, s: f64) -> f64 {
        -(-s / self.scale).exp() / self.scale
    }

    fn spend_at_slope(&self, slope: f64, _from: f64, _to: f64) -> f64 {
        -self.scale * slope.ln()
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { scale: self.scale / unit }
    }
}
