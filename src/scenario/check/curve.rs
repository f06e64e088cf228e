//! Curves and timings.

use super::super::file::{CurveFile, PointsFile, TimingFile};
use super::super::finding::Problem;
use super::super::schema::LONGEST_TAIL;
use super::super::spans::join;
use super::Check;
use crate::curve::{Curve, Exponential, Hill, Linear, Log, Points, Power, Saturating, Tanh};
use crate::timing::Timing;

impl Check<'_> {
    /// The curve; `None` where something is wrong with it, which is then reported.
    pub(super) fn curve(&mut self, stated: Option<CurveFile>, path: &str) -> Option<Curve> {
        Some(match stated.unwrap_or(CurveFile::Linear) {
            CurveFile::Linear => Curve::Linear(Linear),
            CurveFile::Saturating { half } => Curve::Saturating(Saturating { half }),
            CurveFile::Exponential { scale } => Curve::Exponential(Exponential { scale }),
            CurveFile::Log { scale } => Curve::Log(Log { scale }),
            CurveFile::Tanh { scale } => Curve::Tanh(Tanh { scale }),
            CurveFile::Power { exponent, reference } => Curve::Power(Power { exponent, reference }),
            CurveFile::Hill { half, slope, ceiling: Some(ceiling) } => {
                Curve::Hill(Hill { half, slope, ceiling })
            }
            CurveFile::Hill { half, slope, .. } => match Hill::with_best_average_one(half, slope) {
                Some(hill) => Curve::Hill(hill),
                None => {
                    self.report(&join(path, "hill"), Problem::HillNeedsCeiling);
                    return None;
                }
            },
            CurveFile::Points(points) => Curve::Points(self.points(points, path)?),
        })
    }

    fn points(&mut self, points: PointsFile, path: &str) -> Option<Points> {
        let path = match points {
            PointsFile::List(_) => join(path, "points"),
            PointsFile::Named(_) => join(&join(path, "points"), "points"),
        };
        let list = points.into_list();
        let corners: Vec<_> = list.iter().map(|&[s, phi]| (s, phi)).collect();
        let curve = Points::new(corners);
        if curve.is_none() {
            let before = std::iter::once([0.0, 0.0]).chain(list.iter().copied());
            let wrong = before.zip(&list).position(|(last, p)| p[0] <= last[0] || p[1] < last[1]);
            let at = wrong.map_or(path.clone(), |i| format!("{path}[{i}]"));
            self.report(&at, Problem::PointsMustRise);
        }
        curve
    }

    /// The timing; `None` where something is wrong with it, which is then reported.
    pub(super) fn timing(&mut self, stated: Option<TimingFile>, path: &str) -> Option<Timing> {
        match stated.unwrap_or(TimingFile::Immediate) {
            TimingFile::Immediate => Some(Timing::immediate()),
            TimingFile::Delayed { first_effect, peak, half_life } => {
                let path = join(path, "delayed");
                let before = self.found.len();
                let first = ("first_effect", Some(f64::from(first_effect)));
                self.in_order(&path, first, ("peak", Some(f64::from(peak))));
                let tail = half_life * libm::log2(1000.0);
                self.ends(f64::from(peak) + tail, &join(&path, "half_life"));
                if self.found.len() > before {
                    return None;
                }
                Timing::delayed(first_effect as usize, peak as usize, half_life)
            }
            TimingFile::Geometric { retention, max_lag } => {
                if max_lag.is_none() {
                    let path = join(&join(path, "geometric"), "retention");
                    let before = self.found.len();
                    self.ends(libm::log(0.001) / libm::log(retention), &path);
                    if retention >= 1.0 && self.found.len() == before {
                        self.report(&path, Problem::EndlessTail);
                    }
                    if self.found.len() > before {
                        return None;
                    }
                }
                Timing::geometric(retention, max_lag.map(|lag| lag as usize))
            }
            TimingFile::Weights(weights) => {
                let timing = Timing::of_weights(&weights);
                if timing.is_none() {
                    self.report(&join(path, "weights"), Problem::NoWeights);
                }
                timing
            }
        }
    }

    fn ends(&mut self, months: f64, path: &str) {
        if months > f64::from(LONGEST_TAIL) {
            self.report(path, Problem::EndlessTail);
        }
    }
}
