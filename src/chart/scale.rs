//! Scales with round steps, as plotters' coordinates take them: what a value's place is, which
//! values are marked, and how they are written.

use plotters::coord::ranged1d::{
    KeyPointHint, KeyPointWeight, NoDefaultFormatting, Ranged, ValueFormatter,
};

use crate::locale::Lang;

/// How the values of a scale are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Where they are negative.
    Minus,
    /// Not at all: the direction says it.
    None,
    /// Always, but at 0: they are changes.
    Both,
}

/// Values from `from` to `to`, marked in steps of a round number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    pub(super) from: f64,
    pub(super) to: f64,
    /// 0 where nothing is marked.
    pub(super) step: f64,
    /// In which values are written.
    pub(super) unit: f64,
    pub(super) lang: Lang,
    pub(super) sign: Sign,
}

/// No sheet is larger, tenths of a px: what lies farther off is cut there, so that no number
/// overflows.
const FAR: f64 = 1e6;

impl Scale {
    /// From one value to another, either way, nothing marked.
    pub(super) fn span(from: f64, to: f64) -> Self {
        let to = if to == from || !(to - from).is_finite() { from + 1.0 } else { to };
        Self { from, to, step: 0.0, unit: 1.0, lang: Lang::En, sign: Sign::Minus }
    }

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
        Self { step, ..Self::span(from, to) }
    }

    /// The steps, both ends included.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let (first, last) = (self.from / self.step, self.to / self.step);
        if !(last - first).is_finite() {
            return Vec::new();
        }
        let (first, last) = ((first - 1e-9).ceil(), (last + 1e-9).floor());
        (0..=(last - first).min(60.0) as usize).map(|k| (first + k as f64) * self.step).collect()
    }

    /// Decimals that tell neighbouring steps apart.
    fn decimals(&self) -> usize {
        let step = self.step / self.unit;
        (0..6)
            .find(|&d| {
                let shown = step * 10_f64.powi(d);
                (shown - shown.round()).abs() < 1e-6 * shown.max(1.0)
            })
            .unwrap_or(6) as usize
    }

    /// At most about `most` steps: every n-th, counted from 0.
    fn thinned(&self, most: usize) -> Vec<f64> {
        let ticks = self.ticks();
        let every = [1, 2, 4, 5, 10, 20].into_iter().find(|n| ticks.len().div_ceil(*n) <= most);
        let every = every.unwrap_or(60) as f64;
        let at = |tick: &f64| (tick / self.step).round().rem_euclid(every) < 0.5;
        ticks.into_iter().filter(at).collect()
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let share = (value - self.from) / (self.to - self.from);
        let at = f64::from(start) + share * f64::from(end - start);
        if at.is_nan() { start } else { at.clamp(-FAR, FAR).round() as i32 }
    }

    /// Plotters asks for light lines, then for those with values; we have none without.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        match hint.weight() {
            KeyPointWeight::Any => Vec::new(),
            KeyPointWeight::Bold => self.thinned(hint.max_num_points()),
        }
    }

    fn range(&self) -> std::ops::Range<f64> {
        self.from..self.to
    }
}

impl ValueFormatter<f64> for Scale {
    fn format_ext(&self, value: &f64) -> String {
        let value = if self.sign == Sign::None { value.abs() } else { *value };
        let text = self.lang.number(value / self.unit, self.decimals());
        let gains = self.sign == Sign::Both && value > self.step * 0.5;
        if gains { format!("+{text}") } else { text }
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
    use plotters::coord::ranged1d::BoldPoints;

    use super::*;

    #[test]
    fn scales_have_round_steps() {
        let scale = Scale::holding(0.0, 19.3, 5, true);
        assert_eq!((scale.from, scale.to, scale.step), (0.0, 20.0, 5.0));
        assert_eq!(scale.ticks(), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(scale.decimals(), 0);
        let fine = Scale::holding(0.0, 11.0, 5, true);
        assert_eq!((fine.step, fine.decimals()), (2.5, 1));
        assert_eq!(Scale { unit: 10.0, ..fine }.format_ext(&7.5), "0.75");
        assert_eq!(Scale::holding(-3.0, 4.0, 7, true).ticks().len(), 8);
        assert!(Scale::span(0.0, 12.0).ticks().is_empty());
    }

    #[test]
    fn values_are_signed_as_they_are_meant() {
        let scale = Scale::holding(-2.0, 2.0, 4, true);
        let written = |sign| {
            Scale { sign, ..scale }
                .ticks()
                .iter()
                .map(|v| Scale { sign, ..scale }.format_ext(v))
                .collect::<Vec<_>>()
        };
        assert_eq!(written(Sign::None), ["2", "1", "0", "1", "2"]);
        assert_eq!(written(Sign::Both)[3..], ["+1", "+2"]);
        assert_eq!(written(Sign::Minus)[2..], ["0", "1", "2"]);
    }

    #[test]
    fn steps_without_room_are_thinned_from_zero_on() {
        let scale = Scale::holding(-3.0, 4.0, 7, true);
        assert_eq!(scale.key_points(BoldPoints(8)).len(), 8);
        assert_eq!(scale.key_points(BoldPoints(5)), [-2.0, 0.0, 2.0, 4.0]);
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

    #[test]
    fn rows_that_are_counted_from_the_top_stand_below_each_other() {
        let rows = Scale::span(4.0, 0.0);
        let places: Vec<i32> =
            (0..4).map(|at| rows.map(&(f64::from(at) + 0.5), (3000, 1000))).collect();
        assert_eq!(places, [1250, 1750, 2250, 2750]);
    }

    #[test]
    fn a_value_far_off_a_scale_is_cut_and_does_not_overflow() {
        let far = Scale::span(0.0, 1e-9).map(&1e30, (0, 100));
        assert_eq!(far, 1_000_000);
        assert_eq!(Scale::span(0.0, 1.0).map(&f64::NAN, (0, 100)), 0);
        assert_eq!(Scale::span(3.0, 3.0).map(&3.0, (0, 100)), 0);
    }
}
