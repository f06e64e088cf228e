//! No diminishing return: `phi(s) = s`.

use super::Respond;

/// `phi(s) = s`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear;

impl Respond for Linear {
    fn value(&self, s: f64) -> f64 {
        s
    }

    fn slope(&self, _s: f64) -> f64 {
        1.0
    }

    fn bend(&self, _s: f64) -> f64 {
        0.0
    }

    fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64 {
        if slope < 1.0 { to } else { from }
    }

    fn in_units_of(&self, _unit: f64) -> Self {
        Self
    }
}
