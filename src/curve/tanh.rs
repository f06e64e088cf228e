//! `phi(s) = k tanh(s/k)`, the saturation of PyMC-Marketing's `TanhSaturation`.

use libm::{cosh, tanh};

use super::Respond;

/// `phi(s) = k tanh(s/k)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tanh {
    /// k, money per month, above 0; also the ceiling of phi.
    pub scale: f64,
}

impl Respond for Tanh {
    fn value(&self, s: f64) -> f64 {
        self.scale * tanh(s / self.scale)
    }

    fn slope(&self, s: f64) -> f64 {
        // 1 - tanh^2 loses every digit once tanh is near 1; 1/cosh^2 keeps them.
        cosh(s / self.scale).powi(2).recip()
    }

    fn bend(&self, s: f64) -> f64 {
        let x = s / self.scale;
        -2.0 * tanh(x) * cosh(x).powi(2).recip() / self.scale
    }

    fn spend_at_slope(&self, slope: f64, from: f64, _to: f64) -> f64 {
        if slope >= 1.0 { from } else { self.scale * slope.sqrt().recip().acosh() }
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { scale: self.scale / unit }
    }
}
