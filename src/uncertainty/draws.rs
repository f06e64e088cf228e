//! Draws of the returns: a two-piece lognormal per channel, tied together by one common factor.
//!
//! Every number follows from the seed, the draw and the channel's id alone, so that plans with
//! other channels or rules meet the same worlds. Logarithm, exponential and cosine are `libm`'s:
//! the system's own differ in the last digit from machine to machine.

use crate::learning::P90;
use crate::scenario::{Range, Scenario};

/// Stands for the factor that all channels share; no channel's id is empty.
const COMMON: &str = "";

/// Factors on each channel's expected return.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// `[draw][channel]`, in the scenario's order; 1 where the return carries no range.
    pub factors: Vec<Vec<f64>>,
}

impl Draws {
    /// The draws that `risk.samples`, `risk.seed` and `risk.correlation` ask for.
    pub fn of(scenario: &Scenario) -> Self {
        let risk = &scenario.risk;
        let together = risk.correlation.clamp(0.0, 1.0);
        let (shared, own) = (together.sqrt(), (1.0 - together).sqrt());
        let factors = (0..risk.samples as u64)
            .map(|draw| {
                let common = normal(risk.seed, draw, COMMON);
                let channels = scenario.channels.iter();
                channels
                    .map(|channel| match channel.roi.filter(Range::is_uncertain) {
                        Some(roi) => {
                            let alone = normal(risk.seed, draw, &channel.id);
                            factor(&roi, shared * common + own * alone)
                        }
                        None => 1.0,
                    })
                    .collect()
            })
            .collect();
        Self { factors }
    }
}

/// Return / expected return at `z` standard deviations:
/// `exp(z sigma)`, sigma = `ln(expected/low)/1.2816` below and `ln(high/expected)/1.2816` above.
fn factor(roi: &Range, z: f64) -> f64 {
    if z < 0.0 && roi.low <= 0.0 {
        return 0.0;
    }
    let ratio = if z < 0.0 { roi.expected / roi.low } else { roi.high / roi.expected };
    libm::exp(z * libm::log(ratio) / P90)
}

/// A standard normal number, by Box and Muller (1958).
fn normal(seed: u64, draw: u64, id: &str) -> f64 {
    let mut state = mixed(mixed(mixed(seed) ^ draw) ^ named(id));
    let mut uniform = || {
        state = mixed(state);
        // In (0, 1): halves of the steps of 2^-53.
        ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    };
    let (radius, angle) = (uniform(), uniform());
    (-2.0 * libm::log(radius)).sqrt() * libm::cos(std::f64::consts::TAU * angle)
}

/// One step of SplitMix64 (Steele, Lea and Flood 2014).
fn mixed(state: u64) -> u64 {
    let z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// FNV-1a of a text.
fn named(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_is_met_at_its_percentiles() {
        let roi = Range { low: 1.0, expected: 2.0, high: 5.0 };
        assert!((factor(&roi, -P90) - 0.5).abs() < 1e-12);
        assert!((factor(&roi, P90) - 2.5).abs() < 1e-12);
        assert!((factor(&roi, 0.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let all: Vec<f64> = (0..20_000).map(|draw| normal(1, draw, "seo")).collect();
        let n = all.len() as f64;
        let mean = all.iter().sum::<f64>() / n;
        let variance = all.iter().map(|z| (z - mean).powi(2)).sum::<f64>() / n;
        let below = all.iter().filter(|z| **z < -P90).count() as f64 / n;
        assert!(mean.abs() < 0.03, "{mean}");
        assert!((variance - 1.0).abs() < 0.04, "{variance}");
        assert!((below - 0.1).abs() < 0.01, "{below}");
    }

    #[test]
    fn channels_are_drawn_apart() {
        let pairs = (0..20_000).map(|draw| normal(1, draw, "seo") * normal(1, draw, "ppc"));
        assert!((pairs.sum::<f64>() / 20_000.0).abs() < 0.03);
    }
}
