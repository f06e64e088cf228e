//! `phi(s) = q (s/q)^p`: constant elasticity p; the average return is 1 at the reference q. Its
//! slope at 0 is infinite for p < 1.

use libm::pow;

use super::Respond;

/// `phi(s) = q (s/q)^p`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    /// p, in (0, 1].
    pub exponent: f64,
    /// q, money per month, above 0.
    pub reference: f64,
}

impl Respond for Power {
    fn value(&self, s: f64) -> f64 {
        self.reference * pow(s / self.reference, self.exponent)
    }

    fn slope(&self, s: f64) -> f64 {
        self.exponent * pow(s / self.reference, self.exponent - 1.0)
    }

    fn bend(&self, s: f64) -> f64 {
        let p = self.exponent;
        p * (p - 1.0) * pow(s / self.reference, p - 2.0) / self.reference
    }

    fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64 {
        if self.exponent >= 1.0 {
            return if slope < 1.0 { to } else { from };
        }
        self.reference * pow(slope / self.exponent, 1.0 / (self.exponent - 1.0))
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { reference: self.reference / unit, ..*self }
    }
}
