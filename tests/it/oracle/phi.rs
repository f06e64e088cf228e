//! Response curves, by the formulas of the format page.

use serde_json::Value;

/// A curve; amounts in the scenario's currency.
#[derive(Clone, Debug)]
pub enum Phi {
    Linear,
    Saturating(f64),
    Exponential(f64),
    Log(f64),
    Tanh(f64),
    Power { p: f64, q: f64 },
    Hill { k: f64, n: f64, c: f64 },
    Points(Vec<(f64, f64)>),
}

impl Phi {
    pub fn read(curve: Option<&Value>) -> Self {
        let Some(curve) = curve else {
            return Self::Linear;
        };
        if curve == "linear" {
            return Self::Linear;
        }
        let (kind, body) = curve.as_object().unwrap().iter().next().unwrap();
        let get = |key: &str| body[key].as_f64().unwrap();
        match kind.as_str() {
            "saturating" => Self::Saturating(get("half")),
            "exponential" => Self::Exponential(get("scale")),
            "log" => Self::Log(get("scale")),
            "tanh" => Self::Tanh(get("scale")),
            "power" => Self::Power { p: get("exponent"), q: get("reference") },
            "hill" => {
                let (k, n) = (get("half"), get("slope"));
                // Best average: where (n-1)(s^n + k^n) = n s^n, that is s = k (n-1)^(1/n).
                let unit_average = || {
                    if n == 1.0 {
                        return k;
                    }
                    let best = k * (n - 1.0).powf(1.0 / n);
                    (best.powf(n) + k.powf(n)) / best.powf(n - 1.0)
                };
                let c = body.get("ceiling").map_or_else(unit_average, |c| c.as_f64().unwrap());
                Self::Hill { k, n, c }
            }
            "points" => Self::Points(
                body["points"]
                    .as_array()
                    .unwrap_or_else(|| body.as_array().unwrap())
                    .iter()
                    .map(|p| (p[0].as_f64().unwrap(), p[1].as_f64().unwrap()))
                    .collect(),
            ),
            other => panic!("no curve {other}"),
        }
    }

    pub fn at(&self, s: f64) -> f64 {
        if s <= 0.0 {
            return 0.0;
        }
        match *self {
            Self::Linear => s,
            Self::Saturating(k) => s / (1.0 + s / k),
            Self::Exponential(k) => -k * (-s / k).exp_m1(),
            Self::Log(k) => k * (s / k).ln_1p(),
            Self::Tanh(k) => k * (s / k).tanh(),
            Self::Power { p, q } => q * (s / q).powf(p),
            // Divided by s^n, so that no power overflows.
            Self::Hill { k, n, c } => c / (1.0 + (k / s).powf(n)),
            Self::Points(ref points) => {
                let (mut x0, mut y0) = (0.0, 0.0);
                for &(x1, y1) in points {
                    if s <= x1 {
                        return y0 + (y1 - y0) * (s - x0) / (x1 - x0);
                    }
                    (x0, y0) = (x1, y1);
                }
                y0
            }
        }
    }

    /// Slope to the right of s.
    pub fn slope(&self, s: f64) -> f64 {
        match *self {
            Self::Linear => 1.0,
            Self::Saturating(k) => (1.0 + s / k).powi(-2),
            Self::Exponential(k) => (-s / k).exp(),
            Self::Log(k) => 1.0 / (1.0 + s / k),
            Self::Tanh(k) => (s / k).cosh().powi(-2),
            Self::Power { p, q } => p * (s / q).powf(p - 1.0),
            Self::Hill { k, n, c } => {
                let ratio = (s / k).powf(n);
                c * n / k * (s / k).powf(n - 1.0) / (1.0 + ratio).powi(2)
            }
            Self::Points(ref points) => {
                let (mut x0, mut y0) = (0.0, 0.0);
                for &(x1, y1) in points {
                    if s < x1 {
                        return (y1 - y0) / (x1 - x0);
                    }
                    (x0, y0) = (x1, y1);
                }
                0.0
            }
        }
    }

    /// The spend at which a smooth concave curve has this slope (0 where it never is so steep).
    pub fn spend_at(&self, slope: f64) -> f64 {
        let s = match *self {
            Self::Saturating(k) => k * (slope.powf(-0.5) - 1.0),
            Self::Exponential(k) => -k * slope.ln(),
            Self::Log(k) => k * (1.0 / slope - 1.0),
            Self::Tanh(k) => k * (1.0 - slope).max(0.0).sqrt().atanh(),
            Self::Power { p, q } if p < 1.0 => q * (slope / p).powf(1.0 / (p - 1.0)),
            _ => panic!("no closed form for {self:?}"),
        };
        if slope >= 1.0 && !matches!(self, Self::Power { .. }) { 0.0 } else { s.max(0.0) }
    }

    pub fn is_concave(&self) -> bool {
        match self {
            Self::Hill { n, .. } => *n <= 1.0,
            Self::Points(points) => {
                let mut last = ((0.0, 0.0), f64::INFINITY);
                points.iter().all(|&(x, y)| {
                    let slope = (y - last.0.1) / (x - last.0.0);
                    let falls = slope <= last.1 * (1.0 + 1e-12);
                    last = ((x, y), slope);
                    falls
                })
            }
            _ => true,
        }
    }
}
