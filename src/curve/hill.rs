//! `phi(s) = C s^n / (s^n + k^n)`, the Hill curve of Robyn and Meridian. For n > 1 it is S-shaped:
//! convex up to its inflection at `k ((n-1)/(n+1))^(1/n)`, concave after it.

use libm::pow;

use super::Respond;

/// `phi(s) = C s^n / (s^n + k^n)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hill {
    /// k, money per month, above 0: the spend at which half of the ceiling is reached.
    pub half: f64,
    /// n, above 0.
    pub slope: f64,
    /// C, effective spend per month that is never passed.
    pub ceiling: f64,
}

impl Hill {
    /// A Hill curve whose best average is 1; `None` for `slope < 1`, whose average has no best.
    ///
    /// The average `C s^(n-1) / (s^n + k^n)` is greatest where `s^n = (n-1) k^n`.
    pub fn with_best_average_one(half: f64, slope: f64) -> Option<Self> {
        if slope < 1.0 {
            return None;
        }
        let ceiling = if slope == 1.0 {
            half
        } else {
            let x = pow(slope - 1.0, 1.0 / slope);
            slope * half / pow(x, slope - 1.0)
        };
        Some(Self { half, slope, ceiling })
    }

    fn inflection(&self) -> f64 {
        let n = self.slope;
        self.half * pow((n - 1.0) / (n + 1.0), 1.0 / n)
    }
}

impl Respond for Hill {
    fn value(&self, s: f64) -> f64 {
        if s <= 0.0 {
            return 0.0;
        }
        // Of the two powers the one that can overflow is never formed.
        self.ceiling / (1.0 + pow(self.half / s, self.slope))
    }

    fn slope(&self, s: f64) -> f64 {
        let n = self.slope;
        if s <= 0.0 {
            return match n {
                n if n < 1.0 => f64::INFINITY,
                1.0 => self.ceiling / self.half,
                _ => 0.0,
            };
        }
        let r = pow(self.half / s, n);
        if r.is_infinite() {
            return 0.0;
        }
        self.ceiling * n * (r / (1.0 + r)) / (1.0 + r) / s
    }

    fn bend(&self, s: f64) -> f64 {
        let n = self.slope;
        let r = pow(self.half / s, n);
        if r.is_infinite() {
            return 0.0;
        }
        let share = r / (1.0 + r);
        // d ln(slope) / ds, of slope = C n share (1 - share) / s.
        let fall = n * (1.0 - 2.0 * (1.0 - share)) - 1.0;
        Respond::slope(self, s) * fall / s
    }

    fn spend_at_slope(&self, slope: f64, from: f64, to: f64) -> f64 {
        if self.slope == 1.0 {
            let steepest = self.ceiling / self.half;
            return self.half * ((steepest / slope).sqrt() - 1.0);
        }
        falling_root(|s| Respond::slope(self, s), slope, from, to)
    }

    fn turning_points(&self) -> Vec<f64> {
        if self.slope > 1.0 { vec![self.inflection()] } else { Vec::new() }
    }

    fn is_convex_from(&self, from: f64) -> bool {
        self.slope > 1.0 && from < self.inflection()
    }

    fn in_units_of(&self, unit: f64) -> Self {
        Self { half: self.half / unit, ceiling: self.ceiling / unit, ..*self }
    }
}

/// Where the falling function `f` passes `level` between `from` and `to`: regula falsi with the
/// Illinois weighting, kept in a bracket, so it can neither leave the stretch nor fail.
fn falling_root(f: impl Fn(f64) -> f64, level: f64, from: f64, to: f64) -> f64 {
    let (mut a, mut b) = (from, to);
    let (mut fa, mut fb) = (f(a) - level, f(b) - level);
    if fa <= 0.0 {
        return a;
    }
    if fb >= 0.0 {
        return b;
    }
    if fa.is_infinite() {
        // A slope that is infinite at 0 cannot be interpolated: halve until it is finite.
        let mut s = b;
        while f(s) < level {
            b = s;
            fb = f(b) - level;
            s *= 0.5;
            if s <= f64::MIN_POSITIVE {
                return 0.0;
            }
        }
        a = s;
        fa = f(a) - level;
    }
    let mut side = 0;
    for _ in 0..200 {
        let s = if fa - fb > 0.0 { (a * -fb + b * fa) / (fa - fb) } else { 0.5 * (a + b) };
        let s = s.clamp(a, b);
        let fs = f(s) - level;
        if fs.abs() <= 1e-15 * level || b - a <= 4.0 * f64::EPSILON * b {
            return s;
        }
        if fs > 0.0 {
            (a, fa) = (s, fs);
            if side == 1 {
                fb *= 0.5;
            }
            side = 1;
        } else {
            (b, fb) = (s, fs);
            if side == -1 {
                fa *= 0.5;
            }
            side = -1;
        }
    }
    0.5 * (a + b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_average_is_one() {
        let curve = Hill::with_best_average_one(9e6, 2.0).unwrap();
        // n = 2: best at s = k, where C k^2 / (2 k^2) = k, so C = 2 k.
        assert!((curve.ceiling - 18e6).abs() < 1.0);
        let best =
            (1..1000).map(|i| i as f64 * 1e5).map(|s| curve.value(s) / s).fold(0.0, f64::max);
        assert!((best - 1.0).abs() < 1e-4);
        assert!(Hill::with_best_average_one(1.0, 0.5).is_none());
        assert_eq!(Hill::with_best_average_one(3.0, 1.0).unwrap().ceiling, 3.0);
    }

    #[test]
    fn the_slope_is_found_again() {
        for n in [0.5, 1.0, 1.5, 3.0, 8.0] {
            let curve = Hill { half: 2.0, slope: n, ceiling: 5.0 };
            let from = curve.turning_points().first().copied().unwrap_or(0.0);
            for s in [2.1, 2.5, 4.0, 30.0] {
                let slope = Respond::slope(&curve, s);
                let back = curve.spend_at_slope(slope, from, 1e3);
                assert!((back - s).abs() < 1e-6 * s, "n={n} s={s} back={back}");
            }
        }
    }
}
