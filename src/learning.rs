//! What months and tests teach of a return, in formulae alone.
//!
//! A return is believed to be a two-piece lognormal: of its logarithm the median is known, and a
//! standard deviation on either side. What came, held against what was promised, says the logarithm
//! of the ratio with an error of its own. Bayes' rule puts both together; on either side of the old
//! median the answer is the usual mean weighted by precision, cut off at that median, and the
//! quantiles of the two pieces together are the new median and range. Nothing is approximated but
//! that the new belief is told by its 10th, 50th and 90th percentiles again.

/// The 90th percentile of the standard normal, as the format page rounds it.
pub const P90: f64 = 1.2816;

/// What a month's revenue of one channel strays from its mean, as a share of a full month's, before
/// any month has shown it; and how many months' worth of evidence that is.
const USUAL_NOISE: f64 = 0.3;
const USUAL_MONTHS: f64 = 2.0;
/// The least share of what was promised that is told apart from nothing.
const LEAST: f64 = 0.02;
/// No evidence is surer than this.
const SUREST: f64 = 1e-12;

/// What is believed of a return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Belief {
    /// Logarithm of the median.
    pub median: f64,
    /// Standard deviation of the logarithm below the median.
    pub below: f64,
    /// The same above.
    pub above: f64,
}

/// What was seen of a return: the logarithm of the ratio to the median that was believed, and its
/// variance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// Of what came to what was promised.
    pub log_ratio: f64,
    /// Of that logarithm.
    pub variance: f64,
}

impl Evidence {
    /// Both together, neither knowing of the other.
    pub fn and(self, other: Self) -> Self {
        let (own, its) = (1.0 / self.variance, 1.0 / other.variance);
        let log_ratio = (self.log_ratio * own + other.log_ratio * its) / (own + its);
        Self { log_ratio, variance: 1.0 / (own + its) }
    }

    /// Of a test: its effect against what was promised, and the interval that holds it with
    /// probability `level`. `None` where nothing was promised or the interval says nothing.
    ///
    /// ```
    /// use phanbo::learning::Evidence;
    ///
    /// let seen = Evidence::of_test(100.0, 150.0, [100.0, 225.0], 0.9).unwrap();
    /// assert!((seen.log_ratio - 1.5_f64.ln()).abs() < 1e-12);
    /// // Half the interval's logarithm is 1.645 standard deviations.
    /// assert!((seen.variance.sqrt() - 1.5_f64.ln() / 1.644854).abs() < 1e-6);
    /// ```
    pub fn of_test(promised: f64, effect: f64, [low, high]: [f64; 2], level: f64) -> Option<Self> {
        if !(promised > 0.0 && high > low && high > 0.0 && level > 0.0 && level < 1.0) {
            return None;
        }
        let ratio = (effect / promised).max(LEAST);
        let z = quantile(f64::midpoint(1.0, level));
        // An interval that reaches below 0 is known by its width alone.
        let spread = if low > 0.0 {
            libm::log(high / low) / (2.0 * z)
        } else {
            (high - low) / promised / (2.0 * z * ratio)
        };
        Some(Self { log_ratio: libm::log(ratio), variance: (spread * spread).max(SUREST) })
    }
}

/// A channel's months: what was promised and what came, and what a full month of it brings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Months {
    /// In each month, at the median return.
    pub promised: Vec<f64>,
    /// In the same months.
    pub came: Vec<f64>,
    /// Of a mature channel at its usual spend: months in which little was due say little.
    pub full: f64,
}

impl Months {
    /// What came for each unit that was promised: by least squares, so that months in which little
    /// was due weigh little. `None` where nothing was due.
    pub fn ratio(&self) -> Option<f64> {
        let due = self.due();
        let both = self.promised.iter().zip(&self.came).map(|(p, c)| p * c).sum::<f64>();
        (due > 0.0 && self.full > 0.0).then(|| both / due)
    }

    /// What they say, with errors of `noise` times a full month of what the channel really brings.
    pub fn evidence(&self, noise: f64) -> Option<Evidence> {
        let ratio = self.ratio()?;
        let variance = (noise * self.full).powi(2) / self.due();
        Some(Evidence { log_ratio: libm::log(ratio.max(LEAST)), variance: variance.max(SUREST) })
    }

    /// The squares of what was promised, added up.
    fn due(&self) -> f64 {
        self.promised.iter().map(|p| p * p).sum()
    }

    /// Squares of what the months stray from their own ratio, as shares of a full month.
    fn strays(&self) -> Option<(f64, f64)> {
        let ratio = self.ratio().filter(|ratio| *ratio > LEAST)?;
        let pairs = self.promised.iter().zip(&self.came);
        let squares = pairs.map(|(p, c)| ((c - ratio * p) / (ratio * self.full)).powi(2)).sum();
        Some((squares, self.promised.len() as f64 - 1.0))
    }
}

/// How far a month strays from its mean, as a share of a full month: from the months of all channels
/// themselves, held together with what is usual where they are few.
///
/// ```
/// use phanbo::learning::{Months, noise};
///
/// assert_eq!(noise(&[]), 0.3);
/// let months = Months { promised: vec![100.0; 2], came: vec![80.0, 120.0], full: 100.0 };
/// // Both stray by 0.2 of a month: (2 x 0.3^2 + 2 x 0.2^2) / (2 + 1).
/// assert!((noise(&[months]) - (0.26_f64 / 3.0).sqrt()).abs() < 1e-12);
/// ```
pub fn noise(channels: &[Months]) -> f64 {
    let (mut squares, mut freedom) = (USUAL_MONTHS * USUAL_NOISE * USUAL_NOISE, USUAL_MONTHS);
    for (own, months) in channels.iter().filter_map(Months::strays) {
        squares += own;
        freedom += months;
    }
    (squares / freedom).sqrt()
}

impl Belief {
    /// What is believed after `seen`.
    ///
    /// ```
    /// use phanbo::learning::{Belief, Evidence};
    ///
    /// // As sure of the one as of the other: half-way, and narrower by the root of two.
    /// let before = Belief { median: 0.0, below: 0.3, above: 0.3 };
    /// let after = before.given(Evidence { log_ratio: 0.4, variance: 0.09 });
    /// assert!((after.median - 0.2).abs() < 1e-9);
    /// assert!((after.above - 0.3 / 2_f64.sqrt()).abs() < 1e-4);
    /// ```
    pub fn given(self, seen: Evidence) -> Self {
        let below = Piece::new(self.below, seen);
        // The side above is the one below of the mirror image.
        let above = Piece::new(self.above, Evidence { log_ratio: -seen.log_ratio, ..seen });
        let share = 1.0 / (1.0 + libm::exp(above.log_weight - below.log_weight));
        let at = |p: f64| {
            if p < share {
                below.quantile(p / share)
            } else {
                -above.quantile((1.0 - p) / (1.0 - share))
            }
        };
        let median = at(0.5);
        Self {
            median: self.median + median,
            below: ((median - at(0.1)) / P90).max(0.0),
            above: ((at(0.9) - median) / P90).max(0.0),
        }
    }
}

/// The side below the old median: a normal distribution cut off at 0.
struct Piece {
    mean: f64,
    spread: f64,
    /// Logarithm of its weight beside the other piece.
    log_weight: f64,
}

impl Piece {
    fn new(spread: f64, seen: Evidence) -> Self {
        let own = (spread * spread).max(SUREST);
        let both = own + seen.variance;
        let mean = seen.log_ratio * own / both;
        let spread = (own * seen.variance / both).sqrt();
        let log_weight = -0.5 * (seen.log_ratio * seen.log_ratio / both + libm::log(both))
            + log_normal(-mean / spread);
        Self { mean, spread, log_weight }
    }

    /// Where a share of this side lies below.
    fn quantile(&self, share: f64) -> f64 {
        let aim = log_normal(-self.mean / self.spread) + libm::log(share);
        let (mut low, mut high) = (self.mean.min(0.0) - 12.0 * self.spread, 0.0);
        for _ in 0..200 {
            let middle = f64::midpoint(low, high);
            if log_normal((middle - self.mean) / self.spread) < aim {
                low = middle
            } else {
                high = middle
            }
        }
        f64::midpoint(low, high)
    }
}

/// Logarithm of the standard normal distribution, as far down as numbers go.
fn log_normal(x: f64) -> f64 {
    if x > -30.0 {
        libm::log(0.5 * libm::erfc(-x / std::f64::consts::SQRT_2))
    } else {
        -0.5 * x * x - libm::log(-x * std::f64::consts::TAU.sqrt())
    }
}

/// The standard normal number that `share` of them lie below.
fn quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if 0.5 * libm::erfc(-middle / std::f64::consts::SQRT_2) < share {
            low = middle
        } else {
            high = middle
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The density after `seen`, added up in small steps: nothing of the formulae above.
    fn by_steps(before: Belief, seen: Evidence) -> [f64; 3] {
        let density = |x: f64| {
            let own = if x < 0.0 { before.below } else { before.above };
            let prior = -0.5 * (x / own).powi(2) - own.ln();
            (prior - 0.5 * (x - seen.log_ratio).powi(2) / seen.variance).exp()
        };
        let step = 1e-5;
        let at = |i: usize| -3.0 + step * (i as f64 + 0.5);
        let all: f64 = (0..600_000).map(|i| density(at(i))).sum();
        [0.1, 0.5, 0.9].map(|share| {
            let mut sum = 0.0;
            let found = (0..600_000).find(|&i| {
                sum += density(at(i));
                sum >= share * all
            });
            at(found.unwrap())
        })
    }

    #[test]
    fn what_is_believed_after_is_bayes_rule() {
        for (below, above, log_ratio, spread) in [
            (0.5, 0.5, 0.3, 0.2),
            (0.7, 0.2, 0.4, 0.3),
            (0.2, 0.6, -0.5, 0.25),
            (0.4, 0.1, 0.0, 0.5),
        ] {
            let before = Belief { median: 0.0, below, above };
            let seen = Evidence { log_ratio, variance: spread * spread };
            let after = before.given(seen);
            let [p10, p50, p90] = by_steps(before, seen);
            assert!((after.median - p50).abs() < 1e-4, "{after:?} {p50}");
            assert!((after.median - P90 * after.below - p10).abs() < 1e-4, "{after:?} {p10}");
            assert!((after.median + P90 * after.above - p90).abs() < 1e-4, "{after:?} {p90}");
        }
    }

    #[test]
    fn nothing_seen_changes_nothing_and_far_is_still_a_number() {
        let before = Belief { median: 1.0, below: 0.4, above: 0.2 };
        let after = before.given(Evidence { log_ratio: 3.0, variance: 1e12 });
        assert!((after.median - 1.0).abs() < 1e-5 && (after.below - 0.4).abs() < 1e-4, "{after:?}");
        assert!((after.above - 0.2).abs() < 1e-4, "{after:?}");
        for log_ratio in [-8.0, 8.0] {
            let after = before.given(Evidence { log_ratio, variance: 1e-4 });
            let all = [after.median, after.below, after.above];
            assert!(all.iter().all(|x| x.is_finite()), "{all:?}");
            assert!((after.median - 1.0).signum() == log_ratio.signum());
        }
    }

    #[test]
    fn months_in_which_little_was_due_say_little() {
        let steady = Months { promised: vec![100.0; 4], came: vec![150.0; 4], full: 100.0 };
        let starting =
            Months { promised: vec![0.0, 0.0, 1.0, 2.0], came: vec![5.0; 4], full: 100.0 };
        assert_eq!(steady.ratio(), Some(1.5));
        let variance = |months: &Months| months.evidence(0.3).unwrap().variance;
        assert!((variance(&steady) - 0.09 / 4.0).abs() < 1e-12);
        assert!((variance(&starting) - 0.09 * 1e4 / 5.0).abs() < 1e-9);
        assert_eq!(Months { promised: vec![0.0], came: vec![9.0], full: 0.0 }.evidence(0.3), None);
        // Nothing came at all: as little as can be told apart from that, not minus infinity.
        let nothing = Months { came: vec![0.0; 4], ..steady };
        assert_eq!(nothing.evidence(0.3).unwrap().log_ratio, LEAST.ln());
    }

    #[test]
    fn quantiles_of_the_normal_distribution() {
        assert!((quantile(0.975) - 1.959_963_985).abs() < 1e-8);
        assert!((quantile(0.1) + 1.281_551_566).abs() < 1e-8);
        // Mills' ratio, where numbers end.
        assert!((log_normal(-30.0 + 1e-9) - log_normal(-30.0 - 1e-9)).abs() < 2e-3);
    }
}
