//! What came against what was promised, channel by channel, and the returns that follow from it.

use crate::learning::{Belief, Evidence, Months, P90, noise};
use crate::ledger::Ledger;
use crate::plan::file::{Actuals, Cells};
use crate::plan::lift::Lift;
use crate::scenario::edit::Edit;
use crate::scenario::{Channel, Loaded, REVENUE, Range, Scenario};

/// Spread of the logarithm of a return that is stated without a range: nobody knows a return to
/// the last digit.
const USUAL_SPREAD: f64 = 0.5;
/// Digits of a new return that are written down.
const DIGITS: i32 = 4;

/// What was promised and what came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// At the return that was believed, in currency.
    pub promised: f64,
    /// In currency.
    pub came: f64,
}

/// A return that has learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// Index of its channel.
    pub channel: usize,
    /// What was believed, with a range of its own where the file states none.
    pub before: Range,
    /// What is believed now.
    pub after: Range,
    /// The months, 0-based, whose revenue was told, and their sums as platforms report them.
    pub months: Vec<usize>,
    /// Of these months.
    pub held: Held,
    /// Each test with what was promised of it, as far as spend causes it.
    pub tests: Vec<(Lift, f64)>,
}

/// Everything that was learned.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lesson {
    /// Channels that learned anything, in the scenario's order.
    pub returns: Vec<Learned>,
    /// How far a month strays from its mean, as a share of a full month.
    pub noise: f64,
    /// The last month, 0-based, that was learned from.
    pub through: Option<usize>,
}

/// The revenue that each month of a channel was to bring by what was spent, as its platform reports
/// it: before [`Channel::incrementality`].
pub fn promised(scenario: &Scenario, spend: &Cells) -> Vec<Vec<f64>> {
    let filled =
        |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap_or(0.0).max(0.0)).collect();
    let ledger = Ledger::of(scenario, spend.iter().map(filled).collect());
    let of = |(c, channel): (usize, &Channel)| {
        let caused = (0..scenario.months).map(|t| ledger.kpi(scenario, c, REVENUE, t));
        caused.map(|amount| as_reported(channel, amount)).collect()
    };
    scenario.channels.iter().enumerate().map(of).collect()
}

fn as_reported(channel: &Channel, caused: f64) -> f64 {
    if channel.incrementality > 0.0 { caused / channel.incrementality } else { 0.0 }
}

/// What is learned from the first `whole` months of `actuals` (a month that is half over says nothing
/// of its revenue) and from tests. Spends that are not told count as nothing. Months that the
/// scenario's returns know already ([`Scenario::calibrated_through`]) are left out.
pub fn learn(scenario: &Scenario, actuals: &Actuals, whole: usize, tests: &[Lift]) -> Lesson {
    let from = scenario
        .calibrated_through
        .map_or(0, |last| usize::try_from(last.since(scenario.start) + 1).unwrap_or(0));
    let promised = promised(scenario, &actuals.spend);
    let all: Vec<Seen> = (0..scenario.channels.len())
        .map(|c| Seen::of(scenario, c, (from..whole).collect(), &promised[c], actuals))
        .collect();
    let series: Vec<Months> = all.iter().map(|seen| seen.series.clone()).collect();
    let noise = noise(&series);
    let mut returns = Vec::new();
    for (c, seen) in all.into_iter().enumerate() {
        let channel = &scenario.channels[c];
        let Some(before) = channel.roi.filter(|roi| roi.expected > 0.0) else { continue };
        let mut evidence = seen.series.evidence(noise);
        let mut own = Vec::new();
        for test in tests.iter().filter(|test| test.channel == c) {
            let months = test.months[0]..=test.months[1];
            let caused: f64 = promised[c][months].iter().sum::<f64>() * channel.incrementality;
            let shown = Evidence::of_test(caused, test.effect, test.interval, test.level);
            own.push((test.clone(), caused));
            evidence = match (evidence, shown) {
                (Some(evidence), Some(shown)) => Some(evidence.and(shown)),
                (evidence, shown) => evidence.or(shown),
            };
        }
        let Some(evidence) = evidence else { continue };
        let (before, belief) = believed(before);
        let after = range(belief.given(evidence));
        let held = Held {
            promised: seen.series.promised.iter().sum(),
            came: seen.series.came.iter().sum(),
        };
        returns.push(Learned { channel: c, before, after, months: seen.months, held, tests: own });
    }
    let through = returns.iter().flat_map(|one| one.months.last().copied()).max();
    Lesson { returns, noise, through }
}

/// The months of a channel of which revenue is told.
struct Seen {
    months: Vec<usize>,
    series: Months,
}

impl Seen {
    fn of(
        scenario: &Scenario,
        c: usize,
        months: Vec<usize>,
        promised: &[f64],
        actuals: &Actuals,
    ) -> Self {
        let came = |t: &usize| actuals.revenue[c][*t];
        let months: Vec<usize> = months.into_iter().filter(|t| came(t).is_some()).collect();
        let channel = &scenario.channels[c];
        let spent: Vec<f64> =
            actuals.spend[c].iter().copied().flatten().filter(|s| *s > 0.0).collect();
        let usual = spent.iter().sum::<f64>() / spent.len().max(1) as f64;
        let mature = as_reported(channel, channel.yield_of(REVENUE) * channel.curve.value(usual));
        let series = Months {
            promised: months.iter().map(|t| promised[*t]).collect(),
            came: months.iter().filter_map(came).collect(),
            full: promised.iter().copied().fold(mature, f64::max),
        };
        Self { months, series }
    }
}

/// A return as a belief; what is stated without a range gets one.
fn believed(roi: Range) -> (Range, Belief) {
    let (below, above) = match roi.spreads().map(|spread| spread.max(0.0)) {
        [below, above] if below > 0.0 && above > 0.0 => (below, above),
        // A side without a width is as wide as the other.
        [below, above] if below + above > 0.0 => (below.max(above), below.max(above)),
        _ => (USUAL_SPREAD, USUAL_SPREAD),
    };
    let belief = Belief { median: libm::log(roi.expected), below, above };
    (range(belief), belief)
}

/// A belief as a return, to the digits that are written down.
fn range(belief: Belief) -> Range {
    let at = |log: f64| digits(libm::exp(log));
    Range {
        low: at(belief.median - P90 * belief.below),
        expected: at(belief.median),
        high: at(belief.median + P90 * belief.above),
    }
}

/// To [`DIGITS`] digits.
fn digits(x: f64) -> f64 {
    let places = DIGITS - 1 - libm::floor(libm::log10(x)) as i32;
    let scale = 10_f64.powi(places.abs());
    if places >= 0 { (x * scale).round() / scale } else { (x / scale).round() * scale }
}

impl Lesson {
    /// The scenario with what was learned in it. Learned returns are not corrected for chance again.
    #[must_use]
    pub fn applied(&self, scenario: &Scenario) -> Scenario {
        let mut after = scenario.clone();
        for one in &self.returns {
            let channel = &mut after.channels[one.channel];
            let Some(roi) = channel.roi else { continue };
            if let Some(per_effect) = channel.yields.get_mut(REVENUE) {
                *per_effect *= one.after.expected / roi.expected;
            }
            (channel.roi, channel.stated_roi) = (Some(one.after), None);
        }
        after.calibrated_through = self.calibrated_through(scenario);
        after
    }

    fn calibrated_through(&self, scenario: &Scenario) -> Option<crate::month::Month> {
        self.through.map(|t| scenario.month(t)).max(scenario.calibrated_through)
    }

    /// The values that make `loaded`'s text the scenario with what was learned in it; `why` says
    /// what stands in a comment behind each return. Returns that learned nothing are written as they
    /// are used, where they were corrected for chance: they are not corrected again.
    pub fn edits(&self, loaded: &Loaded, why: &dyn Fn(&Learned) -> String) -> Vec<Edit> {
        let scenario = &loaded.scenario;
        let number = |x: f64| serde_json::json!(x).to_string();
        let figure = |roi: Range| {
            let [low, expected, high] = [roi.low, roi.expected, roi.high].map(number);
            format!("{{ \"low\": {low}, \"expected\": {expected}, \"high\": {high} }}")
        };
        let mut edits = Vec::new();
        for (c, channel) in scenario.channels.iter().enumerate() {
            let path = format!("channels[{c}].roi");
            match self.returns.iter().find(|one| one.channel == c) {
                Some(one) => {
                    let why = why(one).replace("*/", "* /");
                    edits.push((path, format!("{} /* {why} */", figure(one.after))));
                }
                None if channel.stated_roi.is_some() => {
                    edits.extend(channel.roi.map(|roi| (path, figure(roi))));
                }
                None => {}
            }
        }
        edits.push(("risk.shrink".to_owned(), "false".to_owned()));
        let through = self.calibrated_through(scenario);
        edits
            .extend(through.map(|month| ("calibrated_through".to_owned(), format!("\"{month}\""))));
        edits
    }
}
