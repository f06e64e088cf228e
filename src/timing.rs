//! Timing (carry-over, adstock): the share of an effect that lands k months after the spend.

/// Weights below this share of the peak end the tail of an endless kernel.
const TAIL: f64 = 0.001;

/// Shares `w[k]` of the effect landing k months after the spend; they add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Timing {
    weights: Vec<f64>,
}

impl Timing {
    /// Everything lands in the month of the spend.
    pub fn immediate() -> Self {
        Self { weights: vec![1.0] }
    }

    /// Weights as given, divided by their sum; `None` where one is negative or not finite, or
    /// all are 0.
    pub fn of_weights(raw: &[f64]) -> Option<Self> {
        let sum: f64 = raw.iter().sum();
        let lawful = raw.iter().all(|w| w.is_finite() && *w >= 0.0) && sum > 0.0 && sum.is_finite();
        lawful.then(|| {
            let last = raw.iter().rposition(|&w| w > 0.0).unwrap_or(0);
            Self { weights: raw[..=last].iter().map(|w| w / sum).collect() }
        })
    }

    /// Rises from month `first_effect` to `peak`, then halves every `half_life` months (0: ends
    /// at the peak). `None` unless `first_effect <= peak` and `half_life` is finite and not
    /// negative.
    ///
    /// ```
    /// use phanbo::timing::Timing;
    ///
    /// let timing = Timing::delayed(0, 0, 0.0).ok_or("lawful")?;
    /// assert_eq!(timing, Timing::immediate());
    /// assert_eq!(Timing::delayed(2, 1, 0.0), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn delayed(first_effect: usize, peak: usize, half_life: f64) -> Option<Self> {
        if first_effect > peak || !half_life.is_finite() || half_life < 0.0 {
            return None;
        }
        let rise = (0..=peak).map(|k| {
            if k < first_effect {
                0.0
            } else {
                (k - first_effect + 1) as f64 / (peak - first_effect + 1) as f64
            }
        });
        let fall = (1..)
            .map(|k| if half_life > 0.0 { libm::exp2(-f64::from(k) / half_life) } else { 0.0 })
            .take_while(|&w| w >= TAIL);
        Self::of_weights(&rise.chain(fall).collect::<Vec<_>>())
    }

    /// `retention^k` up to `max_lag`, or until it falls below 0.001. `None` unless
    /// `0 <= retention <= 1`, and below 1 where there is no `max_lag`.
    ///
    /// ```
    /// use phanbo::timing::Timing;
    ///
    /// let timing = Timing::geometric(0.5, Some(1)).ok_or("lawful")?;
    /// assert_eq!(timing.weights(), [2.0 / 3.0, 1.0 / 3.0]);
    /// assert_eq!(Timing::geometric(1.0, None), None);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn geometric(retention: f64, max_lag: Option<usize>) -> Option<Self> {
        if !(0.0..=1.0).contains(&retention) || (retention >= 1.0 && max_lag.is_none()) {
            return None;
        }
        let powers = (0_i32..).map(|k| retention.powi(k));
        let raw: Vec<f64> = match max_lag {
            Some(last) => powers.take(last + 1).collect(),
            None => powers.take_while(|&w| w >= TAIL).collect(),
        };
        Self::of_weights(&raw)
    }

    /// The shares `w[0], w[1], …`; the last is above 0.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Months after the spend in which the last part of the effect lands.
    pub fn last_lag(&self) -> usize {
        self.weights.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delayed_rises_then_halves() {
        let timing = Timing::delayed(1, 2, 1.0).unwrap();
        let w = timing.weights();
        assert_eq!(w[0], 0.0);
        assert!((w[1] / w[2] - 0.5).abs() < 1e-12);
        assert!((w[3] / w[2] - 0.5).abs() < 1e-12);
        assert!((w.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        // 0.5^9 = 0.00195 stays, 0.5^10 = 0.00098 ends the tail: lags 0..=11.
        assert_eq!(timing.last_lag(), 11);
        assert_eq!(Timing::delayed(0, 0, 0.0).unwrap(), Timing::immediate());
        assert!(Timing::delayed(3, 2, 1.0).is_none());
    }

    #[test]
    fn geometric_ends_where_little_is_left() {
        assert_eq!(Timing::geometric(0.5, None).unwrap().last_lag(), 9);
        assert_eq!(Timing::geometric(0.5, Some(1)).unwrap().weights(), [2.0 / 3.0, 1.0 / 3.0]);
        assert_eq!(Timing::geometric(0.0, None).unwrap(), Timing::immediate());
        assert!(Timing::geometric(1.0, None).is_none());
        assert_eq!(Timing::geometric(1.0, Some(3)).unwrap().weights(), [0.25; 4]);
    }

    #[test]
    fn weights_are_divided_by_their_sum() {
        assert_eq!(Timing::of_weights(&[2.0, 6.0]).unwrap().weights(), [0.25, 0.75]);
        assert!(Timing::of_weights(&[0.0]).is_none());
        assert!(Timing::of_weights(&[1.0, -0.5]).is_none());
    }
}
