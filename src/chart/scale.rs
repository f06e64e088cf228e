//! Scales with round steps.

/// Values from `from` to `to` in steps of a round number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) step: f64,
}

impl Scale {
    /// The least scale of about `steps` round steps (1, 2, 2.5 or 5 times a power of ten) that
    /// holds `lo` and `hi`, and 0 where `zero` says so.
    pub(super) fn holding(lo: f64, hi: f64, steps: usize, zero: bool) -> Self {
        let sound = |x: f64| if x.is_finite() { x } else { 0.0 };
        let (mut lo, mut hi) = (sound(lo), sound(hi));
        if zero {
            lo = lo.min(0.0);
            hi = hi.max(0.0);
        }
        if hi - lo <= 1e-12 * hi.abs().max(lo.abs()) {
            hi = if lo != 0.0 { lo + lo.abs() } else { 1.0 };
        }
        let step = round_step((hi - lo) / steps.max(1) as f64);
        let from = (lo / step + 1e-9).floor() * step;
        let to = (hi / step - 1e-9).ceil() * step;
        Self { from, to, step }
    }

    /// The steps, both ends included.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = ((self.to - self.from) / self.step).round() as usize;
        (0..=count.min(60)).map(|k| self.from + k as f64 * self.step).collect()
    }

    /// Decimals that tell neighbouring steps apart once they are divided by `unit`.
    pub(super) fn decimals(&self, unit: f64) -> usize {
        let step = self.step / unit;
        (0..6)
            .find(|&d| {
                let shown = step * 10_f64.powi(d);
                (shown - shown.round()).abs() < 1e-6 * shown.max(1.0)
            })
            .unwrap_or(6) as usize
    }
}

fn round_step(raw: f64) -> f64 {
    let power = 10_f64.powf(raw.log10().floor());
    let lead = raw / power;
    let round = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|&r| lead <= r * (1.0 + 1e-9));
    round.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_have_round_steps() {
        let scale = Scale::holding(0.0, 19.3, 5, true);
        assert_eq!(scale, Scale { from: 0.0, to: 20.0, step: 5.0 });
        assert_eq!(scale.ticks(), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(scale.decimals(1.0), 0);
        let fine = Scale::holding(0.0, 11.0, 5, true);
        assert_eq!((fine.step, fine.decimals(1.0), fine.decimals(10.0)), (2.5, 1, 2));
        assert_eq!(Scale::holding(-3.0, 4.0, 7, true).ticks().len(), 8);
    }

    #[test]
    fn nothing_and_nonsense_still_make_a_scale() {
        for (lo, hi) in
            [(0.0, 0.0), (5.0, 5.0), (f64::NAN, f64::INFINITY), (-2.0, -2.0), (1e-300, 1e300)]
        {
            let scale = Scale::holding(lo, hi, 5, true);
            assert!(scale.to > scale.from && scale.step > 0.0, "{lo} {hi} {scale:?}");
            assert!(scale.ticks().len() >= 2);
        }
    }
}
