//! Response curves: spend in one month to *effective* spend.
//!
//! Every family has `phi(0) = 0` and never falls. Concave families are scaled so that the slope
//! at 0 is 1 (a power curve: so that its average is 1 at its reference); an S-shaped Hill curve so
//! that its best average is 1, unless it states its ceiling.
//!
//! To add a family: one file here, a variant of [`Curve`] and an arm in its macro `each`; then a
//! variant of `CurveFile` (`scenario/file/response.rs`), after which the compiler names the rest.
//! By hand: the list in this file's test of bends, the schema, and the second implementations in
//! `tests/oracle/{phi,generate}.rs` and `tests/scripts/second_solver.py`.

mod exponential;
mod hill;
mod linear;
mod log;
mod points;
mod power;
mod saturating;
mod tanh;

pub use exponential::Exponential;
pub use hill::Hill;
pub use linear::Linear;
pub use log::Log;
pub use points::Points;
pub use power::Power;
pub use saturating::Saturating;
pub use tanh::Tanh;

/// What a family of response curves must answer. Spends are in any one unit of money and the
/// answers in that same unit.
pub trait Respond {
    /// Effective spend at spend `s >= 0`.
    fn value(&self, s: f64) -> f64;

    /// Slope to the right of `s`; may be infinite at 0.
    fn slope(&self, s: f64) -> f64;

    /// How fast the slope changes at `s > 0`: the second derivative, at most 0 where the curve
    /// bends downward. A curve of straight lines says 0.
    fn bend(&self, s: f64) -> f64;

    /// On the stretch `from..=to`, on which the curve is concave: a spend at which the slope
    /// passes `slope > 0`; [`Curve::spend_at_slope`] keeps it within the stretch. Never NaN. On
    /// the stretch of an S-curve that is convex this is never asked.
    fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64;

    /// The spends, rising, at which one concave or convex stretch ends and the next begins.
    fn turning_points(&self) -> Vec<f64> {
        Vec::new()
    }

    /// Whether the stretch that begins at `from` bends upward (only an S-shaped curve's first).
    fn is_convex_from(&self, _from: f64) -> bool {
        false
    }

    /// The same curve with money counted in units of `unit`: `phi(unit * x) / unit`.
    fn in_units_of(&self, unit: f64) -> Self
    where
        Self: Sized;
}

/// A response curve of any family.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Curve {
    /// No diminishing return.
    Linear(Linear),
    /// `s / (1 + s/k)`.
    Saturating(Saturating),
    /// `k (1 - exp(-s/k))`.
    Exponential(Exponential),
    /// `k ln(1 + s/k)`.
    Log(Log),
    /// `k tanh(s/k)`.
    Tanh(Tanh),
    /// `q (s/q)^p`.
    Power(Power),
    /// `C s^n / (s^n + k^n)`.
    Hill(Hill),
    /// Straight lines through given points.
    Points(Points),
}

macro_rules! each {
    ($self:expr, $curve:ident => $answer:expr) => {
        match $self {
            Curve::Linear($curve) => $answer,
            Curve::Saturating($curve) => $answer,
            Curve::Exponential($curve) => $answer,
            Curve::Log($curve) => $answer,
            Curve::Tanh($curve) => $answer,
            Curve::Power($curve) => $answer,
            Curve::Hill($curve) => $answer,
            Curve::Points($curve) => $answer,
        }
    };
}

/// A maximal stretch of a curve that bends one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// First spend of the stretch.
    pub from: f64,
    /// Last spend of the stretch.
    pub to: f64,
    /// Whether it bends upward.
    pub convex: bool,
}

impl Curve {
    /// Effective spend at spend `s`, in the unit of `s`.
    ///
    /// ```
    /// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
    ///     "channels": [{"id": "seo", "roi": 2, "curve": {"saturating": {"half": 8}}}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
    /// // Spend 8 at its half works like 4.
    /// assert_eq!(scenario.channels[0].curve.value(8.0), 4.0);
    /// assert_eq!(scenario.channels[1].curve.value(8.0), 8.0);
    /// # Ok::<(), phanbo::scenario::Findings>(())
    /// ```
    pub fn value(&self, s: f64) -> f64 {
        each!(self, c => c.value(s))
    }

    /// Slope to the right of `s`; infinite at 0 for a power curve and for a Hill curve with a
    /// slope below 1.
    pub fn slope(&self, s: f64) -> f64 {
        each!(self, c => c.slope(s))
    }

    /// Second derivative at spend `s > 0`; 0 on straight lines.
    pub fn bend(&self, s: f64) -> f64 {
        each!(self, c => c.bend(s))
    }

    /// The same curve with money counted in units of `unit`.
    pub fn in_units_of(&self, unit: f64) -> Self {
        match self {
            Curve::Linear(c) => Curve::Linear(c.in_units_of(unit)),
            Curve::Saturating(c) => Curve::Saturating(c.in_units_of(unit)),
            Curve::Exponential(c) => Curve::Exponential(c.in_units_of(unit)),
            Curve::Log(c) => Curve::Log(c.in_units_of(unit)),
            Curve::Tanh(c) => Curve::Tanh(c.in_units_of(unit)),
            Curve::Power(c) => Curve::Power(c.in_units_of(unit)),
            Curve::Hill(c) => Curve::Hill(c.in_units_of(unit)),
            Curve::Points(c) => Curve::Points(c.in_units_of(unit)),
        }
    }

    /// The stretches of the curve between `lo` and `hi`, in order; at least one.
    pub fn stretches(&self, lo: f64, hi: f64) -> Vec<Stretch> {
        let mut from = lo;
        let mut all = Vec::new();
        let turns = each!(self, c => c.turning_points());
        for to in turns.into_iter().filter(|&t| t > lo && t < hi).chain([hi]) {
            let convex = each!(self, c => c.is_convex_from(from));
            all.push(Stretch { from, to, convex });
            from = to;
        }
        all
    }

    /// Whether the curve bends downward everywhere between `lo` and `hi`.
    pub fn is_concave(&self, lo: f64, hi: f64) -> bool {
        matches!(self.stretches(lo, hi).as_slice(), [only] if !only.convex)
    }

    /// On a concave stretch `from..=to`: where the slope passes `slope > 0`.
    pub fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64 {
        each!(self, c => c.spend_at_slope(slope, from, to)).clamp(from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bend_is_the_slope_of_the_slope() {
        let hill = |slope| Hill { half: 3.0, slope, ceiling: 5.0 };
        let curves = [
            Curve::Linear(Linear),
            Curve::Saturating(Saturating { half: 3.0 }),
            Curve::Exponential(Exponential { scale: 3.0 }),
            Curve::Log(Log { scale: 3.0 }),
            Curve::Tanh(Tanh { scale: 3.0 }),
            Curve::Power(Power { exponent: 0.4, reference: 3.0 }),
            Curve::Hill(hill(0.6)),
            Curve::Hill(hill(1.0)),
            Curve::Hill(hill(2.5)),
            Curve::Points(Points::new(vec![(10.0, 4.0)]).unwrap()),
        ];
        for curve in curves {
            for s in [0.1, 0.9, 2.0, 3.0, 7.7] {
                let step = 1e-5 * s;
                let by_difference = (curve.slope(s + step) - curve.slope(s - step)) / (2.0 * step);
                let bend = curve.bend(s);
                assert!(
                    (bend - by_difference).abs() <= 1e-6 * (1.0 + bend.abs()),
                    "{curve:?} at {s}: {bend} or {by_difference}"
                );
            }
        }
    }
}
