//! From which return on a channel that gets nothing enters the plan.

use crate::plan::Plan;
use crate::program::question::Question;
use crate::scenario::Scenario;
use crate::solve::{Options, attempt};

/// A return this many times as high is no answer any more.
const MOST: f64 = 64.0;
/// The answer is known to this share of itself.
const CLOSE: f64 = 0.005;

/// When an idle channel enters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Index of the channel.
    pub channel: usize,
    /// Times its return at which the best plan first spends in it; `None` where no return up to
    /// 64 times does, for then something else keeps it out.
    pub factor: Option<f64>,
}

/// Channels that could spend but get nothing.
pub(super) fn idle(scenario: &Scenario, plan: &Plan) -> Vec<usize> {
    let may = |c: usize| {
        let channel = &scenario.channels[c];
        channel.max.iter().any(|&most| most > 0.0) && !channel.yields.is_empty()
    };
    (0..scenario.channels.len())
        .filter(|&c| plan.channels[c].total_spend <= 0.0 && may(c))
        .collect()
}

/// Solves again with higher returns until the channel is in, then halves the way.
pub(in crate::analysis) fn entry(
    scenario: &Scenario,
    channel: usize,
    options: &Options,
) -> Option<Entry> {
    let enters = |factor: f64| -> Option<bool> {
        let better = with_return(scenario, channel, factor);
        let plan = attempt(&better, Question::Best, options).ok()?;
        Some(plan.channels[channel].total_spend > 0.0)
    };
    let (mut out, mut into) = (1.0, 2.0);
    while !enters(into)? {
        (out, into) = (into, 2.0 * into);
        if into > MOST {
            return Some(Entry { channel, factor: None });
        }
    }
    while into / out > 1.0 + CLOSE {
        let middle = (into * out).sqrt();
        if enters(middle)? {
            into = middle;
        } else {
            out = middle;
        }
    }
    Some(Entry { channel, factor: Some(into) })
}

/// The scenario in which a channel returns `factor` times as much, of every KPI.
pub(in crate::analysis) fn with_return(
    scenario: &Scenario,
    channel: usize,
    factor: f64,
) -> Scenario {
    let mut new = scenario.clone();
    if let Some(found) = new.channels.get_mut(channel) {
        for per_effect in found.yields.values_mut() {
            *per_effect *= factor;
        }
        // Stated and used figure stay in step.
        if let Some(roi) = &mut found.roi {
            roi.low *= factor;
            roi.expected *= factor;
            roi.high *= factor;
        }
    }
    new
}
