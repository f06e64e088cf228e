//! How a plan is judged whose returns are uncertain (`risk.measure`).
//!
//! Whatever the measure, a plan's objective is what its channels' revenue is worth, each channel's
//! times a *factor*, less what does not depend on returns; and the measure takes the worst factors
//! of a closed convex set (coherent measures: Artzner, Delbaen, Eber and Heath 1999). So any member
//! of the set bounds every plan from above, and the worst member for a given plan is found by
//! sorting: that is all that the search and the certificate need to know.

use super::draws::Draws;
use crate::scenario::{self, Range, Scenario};

/// The set of factors on each channel's expected return.
#[derive(Debug, Clone, PartialEq)]
pub enum Measure {
    /// The expected returns: every factor is 1.
    Expected,
    /// At most `gamma` channels fall to their low figure (Bertsimas and Sim 2004, "The Price of
    /// Robustness"): factor `1 - z (1 - low)`, `z` in 0..=1, the sum of `z` at most `gamma`.
    Robust {
        /// Low return / expected return, by channel; 1 where the return carries no range.
        low: Vec<f64>,
        /// Need not be whole.
        gamma: f64,
    },
    /// `(1-weight)` x mean + `weight` x mean of the worst `tail` share of the draws (Rockafellar
    /// and Uryasev 2000, "Optimization of Conditional Value-at-Risk").
    Cvar {
        /// Over the draws.
        draws: Draws,
        /// Mean factor of each channel.
        mean: Vec<f64>,
        /// Of the tail, 0..=1.
        weight: f64,
        /// In (0, 1].
        tail: f64,
    },
}

impl Measure {
    /// The measure that the scenario asks for; [`Measure::Expected`] where no return carries a
    /// range or the objective does not rise with revenue.
    pub fn of(scenario: &Scenario) -> Self {
        let risk = &scenario.risk;
        let uncertain = scenario
            .channels
            .iter()
            .any(|channel| channel.roi.as_ref().is_some_and(Range::is_uncertain));
        if !uncertain || scenario.weight_of(scenario::REVENUE) <= 0.0 {
            return Self::Expected;
        }
        match risk.measure {
            scenario::Measure::Expected => Self::Expected,
            scenario::Measure::Robust => {
                Self::Robust { low: scenario.channels.iter().map(low).collect(), gamma: risk.gamma }
            }
            scenario::Measure::Cvar => {
                let draws = Draws::of(scenario);
                let count = draws.factors.len().max(1) as f64;
                let mean = (0..scenario.channels.len())
                    .map(|c| draws.factors.iter().map(|draw| draw[c]).sum::<f64>() / count)
                    .collect();
                Self::Cvar { draws, mean, weight: risk.weight, tail: risk.tail }
            }
        }
    }

    /// Whether every factor is 1, whatever the plan.
    pub fn is_expected(&self) -> bool {
        *self == Self::Expected
    }

    /// The worst factors for a plan whose revenue is worth `worth` (by channel, at the expected
    /// returns, each at least 0).
    pub fn worst(&self, worth: &[f64]) -> Vec<f64> {
        match self {
            Self::Expected => vec![1.0; worth.len()],
            Self::Robust { low, gamma } => {
                let mut order: Vec<usize> = (0..worth.len()).collect();
                let loss = |c: usize| worth[c] * (1.0 - low[c]);
                order.sort_by(|&a, &b| loss(b).total_cmp(&loss(a)).then(a.cmp(&b)));
                let mut factors = vec![1.0; worth.len()];
                let mut left = *gamma;
                for c in order.into_iter().filter(|&c| low[c] < 1.0) {
                    let z = left.clamp(0.0, 1.0);
                    factors[c] = 1.0 - z * (1.0 - low[c]);
                    left -= z;
                }
                factors
            }
            Self::Cvar { draws, mean, weight, tail } => {
                let all = &draws.factors;
                let sum =
                    |draw: &[f64]| -> f64 { draw.iter().zip(worth).map(|(f, w)| f * w).sum() };
                let mut order: Vec<(f64, usize)> =
                    all.iter().enumerate().map(|(at, draw)| (sum(draw), at)).collect();
                order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                let mut left = tail * all.len() as f64;
                let each = weight / left;
                let mut factors: Vec<f64> = mean.iter().map(|f| (1.0 - weight) * f).collect();
                for (_, at) in order {
                    let part = left.min(1.0) * each;
                    for (factor, drawn) in factors.iter_mut().zip(&all[at]) {
                        *factor += part * drawn;
                    }
                    left -= 1.0;
                    if left <= 0.0 {
                        break;
                    }
                }
                factors
            }
        }
    }

    /// What revenue worth `worth` (by channel, at the expected returns) counts for.
    pub fn value(&self, worth: &[f64]) -> f64 {
        self.worst(worth).iter().zip(worth).map(|(factor, worth)| factor * worth).sum()
    }
}

/// Low return / expected return.
fn low(channel: &scenario::Channel) -> f64 {
    match channel.roi.filter(Range::is_uncertain) {
        Some(roi) => (roi.low / roi.expected).clamp(0.0, 1.0),
        None => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_channels_that_lose_most_fall() {
        let robust = |gamma| Measure::Robust { low: vec![0.5, 0.9, 1.0], gamma };
        // Losses of 5, 2 and 0.
        let worth = [10.0, 20.0, 100.0];
        assert_eq!(robust(0.0).worst(&worth), [1.0, 1.0, 1.0]);
        assert_eq!(robust(1.0).worst(&worth), [0.5, 1.0, 1.0]);
        let half = robust(1.5).worst(&worth);
        assert!((half[1] - 0.95).abs() < 1e-15 && half[0] == 0.5);
        assert!((robust(9.0).value(&worth) - (5.0 + 18.0 + 100.0)).abs() < 1e-12);
    }

    #[test]
    fn the_worst_draws_count_with_the_share_that_the_tail_has_of_them() {
        let draws = Draws { factors: vec![vec![1.0], vec![3.0], vec![0.0], vec![2.0]] };
        let cvar =
            |weight, tail| Measure::Cvar { draws: draws.clone(), mean: vec![1.5], weight, tail };
        assert_eq!(cvar(0.0, 0.1).value(&[10.0]), 15.0);
        // The worst one and a half of four: 0 and half of 1, over 1.5.
        assert!((cvar(1.0, 0.375).value(&[10.0]) - 10.0 / 3.0).abs() < 1e-12);
        assert!((cvar(0.5, 0.25).value(&[10.0]) - 7.5).abs() < 1e-12);
        assert!((cvar(1.0, 1.0).value(&[10.0]) - 15.0).abs() < 1e-12);
    }
}
