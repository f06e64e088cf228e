//! Stated returns drawn toward what is known of such channels (`risk.shrink`): who picks the best
//! of several uncertain figures picks, on the whole, those that are too high (Smith and Winkler
//! 2006, "The Optimizer's Curse"), and a plan made with them promises what it cannot keep.
//!
//! Of the logarithm of each stated return three things are known, each a normal distribution, and
//! the corrected return is their precision-weighted mean (empirical Bayes; Efron and Morris 1975):
//! what the file states, as wide as its range; what the tier's preset says of the channel; and what
//! the file's other stated returns say: their own precision-weighted mean, as wide as such returns
//! differ between channels (DerSimonian and Laird 1986).

use super::{Channel, REVENUE, Range, Scenario};
use crate::learning::P90;

/// Stated returns with ranges from which `risk.shrink` is the default.
const ENOUGH: usize = 3;
/// Spread of log returns between channels before the file says anything of it, about that of the
/// presets, and how many channels' worth of evidence that is.
const USUAL_SPREAD: f64 = 0.5;
const USUAL_COUNT: f64 = 3.0;
/// A range with a low of 0 says nothing below: a factor of e.
const OPEN_BELOW: f64 = 1.0;

impl Range {
    /// Whether it is more than a figure. A range around nothing stays nothing.
    pub fn is_uncertain(&self) -> bool {
        self.expected > 0.0 && (self.low < self.expected || self.high > self.expected)
    }

    /// Standard deviations of the logarithm below and above the median.
    pub(crate) fn spreads(&self) -> [f64; 2] {
        let below =
            if self.low > 0.0 { libm::log(self.expected / self.low) / P90 } else { OPEN_BELOW };
        [below, libm::log(self.high / self.expected) / P90]
    }

    /// Standard deviation of the logarithm, the mean of both sides.
    pub(crate) fn spread(&self) -> f64 {
        self.spreads().iter().sum::<f64>() / 2.0
    }
}

/// What is known of a logarithm.
#[derive(Clone, Copy)]
struct Known {
    mean: f64,
    variance: f64,
}

/// Corrects the returns of `scenario` where it asks for that; what the file states is kept in
/// [`Channel::stated_roi`].
pub(super) fn shrink(scenario: &mut Scenario) {
    let stated: Vec<usize> =
        (0..scenario.channels.len()).filter(|&c| is_stated(&scenario.channels[c])).collect();
    let is_wanted = scenario.risk.shrink.unwrap_or(stated.len() >= ENOUGH);
    if !is_wanted || stated.is_empty() {
        return;
    }
    let own: Vec<Known> = stated.iter().map(|&c| known(&scenario.channels[c])).collect();
    let peers = peers(&own);
    for (&c, own) in stated.iter().zip(&own) {
        let channel = &mut scenario.channels[c];
        let all = [Some(*own), Some(peers), preset(channel)];
        let all = all.into_iter().flatten();
        let (mut weight, mut sum) = (0.0, 0.0);
        for one in all {
            weight += 1.0 / one.variance;
            sum += one.mean / one.variance;
        }
        let Some(roi) = channel.roi else { continue };
        let factor = libm::exp(sum / weight - own.mean);
        let narrower = (1.0 / (weight * own.variance)).sqrt();
        let expected = roi.expected * factor;
        let [below, above] = roi.spreads().map(|s| libm::exp(s * narrower * P90));
        channel.stated_roi = Some(roi);
        channel.roi = Some(Range {
            low: if roi.low > 0.0 { expected / below } else { 0.0 },
            expected,
            high: expected * above,
        });
        if let Some(per_effect) = channel.yields.get_mut(REVENUE) {
            *per_effect *= factor;
        }
    }
}

/// Whether the file itself states a return with a range.
fn is_stated(channel: &Channel) -> bool {
    let roi = channel.roi.filter(Range::is_uncertain);
    roi.is_some() && !channel.from_preset.contains(&"roi") && channel.incrementality > 0.0
}

/// What the file says of a return, as far as the spend causes it.
fn known(channel: &Channel) -> Known {
    let roi = channel.roi.map_or(1.0, |roi| roi.expected);
    let spread = channel.roi.map_or(1.0, |roi| roi.spread());
    Known { mean: libm::log(roi * channel.incrementality), variance: (spread * spread).max(1e-12) }
}

/// What the tier's preset says of a channel's return.
fn preset(channel: &Channel) -> Option<Known> {
    let figure = channel.preset?.evidence.get("roi")?;
    let range = Range { low: figure.low, expected: figure.expected, high: figure.high };
    let spread = range.spread();
    range
        .is_uncertain()
        .then_some(Known { mean: libm::log(range.expected), variance: spread * spread })
}

/// What stated returns say of another one: their mean, and how far such returns differ.
fn peers(own: &[Known]) -> Known {
    let weighted = |extra: f64| {
        let weight = |one: &Known| 1.0 / (one.variance + extra);
        let all: f64 = own.iter().map(weight).sum();
        let sum: f64 = own.iter().map(|one| weight(one) * one.mean).sum();
        (sum / all, all)
    };
    let (mean, weight) = weighted(0.0);
    let apart: f64 = own.iter().map(|one| (one.mean - mean).powi(2) / one.variance).sum();
    let squares: f64 = own.iter().map(|one| one.variance.powi(-2)).sum();
    let freedom = own.len() as f64 - 1.0;
    let moment = if freedom > 0.0 {
        ((apart - freedom) / (weight - squares / weight)).max(0.0)
    } else {
        0.0
    };
    let usual = USUAL_SPREAD * USUAL_SPREAD;
    let between = (freedom * moment + USUAL_COUNT * usual) / (freedom + USUAL_COUNT);
    let (mean, weight) = weighted(between);
    Known { mean, variance: between + 1.0 / weight }
}

impl Scenario {
    /// The scenario at the returns that its file states, before any correction; `None` where
    /// nothing was corrected.
    pub fn as_stated(&self) -> Option<Self> {
        let mut stated = self.clone();
        let mut corrected = false;
        for channel in &mut stated.channels {
            let (Some(roi), Some(used)) = (channel.stated_roi.take(), channel.roi) else {
                continue;
            };
            corrected = true;
            if let Some(per_effect) = channel.yields.get_mut(REVENUE) {
                *per_effect *= roi.expected / used.expected;
            }
            channel.roi = Some(roi);
        }
        corrected.then_some(stated)
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::Scenario;

    fn load(risk: &str, channels: &str) -> Scenario {
        let text = format!(
            r#"{{"start": "2026-01", "months": 1, "budget": {{"monthly": 10}}, "risk": {{{risk}}}, "channels": [{channels}]}}"#
        );
        Scenario::from_text(&text, "a.json", "2026-01".parse().unwrap()).unwrap()
    }

    /// Medians 1, 2 and 4 with the same range of a factor 1.9 either way.
    const THREE: &str = r#"{"id": "a", "roi": {"low": 0.5, "expected": 1, "high": 2}},
        {"id": "b", "roi": {"low": 1, "expected": 2, "high": 4}},
        {"id": "c", "roi": {"low": 2, "expected": 4, "high": 8}}"#;

    #[test]
    fn equal_ranges_move_by_the_same_share_toward_their_middle() {
        let used: Vec<_> = load("", THREE).channels.iter().map(|c| c.roi.unwrap()).collect();
        // By hand: variance of each s = (ln 2 / 1.2816)^2 = 0.29252; Q = 2 (ln 2)^2 / s = 3.28495;
        // moment (Q - 2) / (3/s - 1/s) = 0.18794; between (2 x 0.18794 + 3 x 0.25) / 5 = 0.22518;
        // of the peers 0.22518 + (0.29252 + 0.22518)/3 = 0.39774; own weight
        // 0.39774 / (0.39774 + 0.29252) = 0.57622.
        let own = 0.57622;
        assert!((used[1].expected - 2.0).abs() < 1e-12);
        assert!((used[2].expected - 2.0 * 2_f64.powf(own)).abs() < 1e-4, "{used:?}");
        assert!((used[0].expected - 2.0 / 2_f64.powf(own)).abs() < 1e-4);
        // The range narrows with the square root of that share.
        let narrow = 2_f64.powf(own.sqrt());
        assert!((used[1].high - 2.0 * narrow).abs() < 1e-3);
        assert!((used[1].low - 2.0 / narrow).abs() < 1e-3);
    }

    #[test]
    fn it_is_asked_for_by_three_ranges_or_by_name() {
        let two =
            &THREE[..THREE.rfind(r#"{"id": "c""#).unwrap()].trim_end_matches([',', ' ', '\n']);
        assert!(load("", two).channels.iter().all(|c| c.stated_roi.is_none()));
        assert!(load(r#""shrink": true"#, two).channels.iter().all(|c| c.stated_roi.is_some()));
        assert!(load(r#""shrink": false"#, THREE).as_stated().is_none());
    }

    #[test]
    fn what_the_file_states_comes_back() {
        let scenario = load("", THREE);
        let stated = scenario.as_stated().unwrap();
        let plain = load(r#""shrink": false"#, THREE);
        for (a, b) in stated.channels.iter().zip(&plain.channels) {
            assert_eq!(a.roi, b.roi);
            assert!((a.yields["revenue"] - b.yields["revenue"]).abs() < 1e-12);
        }
        let ratio = scenario.channels[2].yields["revenue"] / stated.channels[2].yields["revenue"];
        assert!((ratio - scenario.channels[2].roi.unwrap().expected / 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_wide_range_moves_further_than_a_narrow_one() {
        let used = load(
            "",
            r#"{"id": "a", "roi": {"low": 1.9, "expected": 2, "high": 2.1}},
            {"id": "b", "roi": {"low": 1, "expected": 4, "high": 16}},
            {"id": "c", "roi": {"low": 3.9, "expected": 4, "high": 4.1}}"#,
        );
        let moved = |c: usize| {
            let channel = &used.channels[c];
            channel.roi.unwrap().expected / channel.stated_roi.unwrap().expected
        };
        assert!(moved(2) > 0.98 && moved(1) < 0.85, "{} {}", moved(2), moved(1));
    }
}
