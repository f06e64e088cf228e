//! The bounds of one spend: `min`, `max`, `fixed`, `stay_within`.
//!
//! ```text
//! min[t] <= s[t] <= max[t];   s[t] = fixed[t];   (1-w) current <= s[t] <= (1+w) current
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId};
use crate::scenario::{Channel, Scenario};

pub(super) struct Bounds;

/// Least and greatest spend of `channel` in month `t`, in currency; crossed where its rules
/// contradict each other.
pub fn bounds(scenario: &Scenario, channel: &Channel, t: usize) -> (f64, f64) {
    let (mut lo, mut hi) =
        if t < scenario.closed { (0.0, f64::INFINITY) } else { (channel.min[t], channel.max[t]) };
    if t >= scenario.closed
        && let Some((low, high)) = window(scenario, channel)
    {
        lo = lo.max(low);
        hi = hi.min(high);
    }
    if let Some(spend) = fixed(channel, t) {
        lo = lo.max(spend);
        hi = hi.min(spend);
    }
    (lo, hi)
}

/// The given spend of month `t`, where there is one.
pub fn fixed(channel: &Channel, t: usize) -> Option<f64> {
    let given = channel.fixed.iter().find(|(month, _)| *month == t);
    given.map(|&(_, spend)| spend)
}

fn window(scenario: &Scenario, channel: &Channel) -> Option<(f64, f64)> {
    let share = scenario.stay_within?;
    let current = channel.current?;
    Some(((1.0 - share) * current, (1.0 + share) * current))
}

impl Rule for Bounds {
    fn rows(&self, _scenario: &Scenario, _program: &mut Builder<'_>) {}

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (c, channel) in scenario.channels.iter().enumerate() {
            for (t, &s) in ledger.spend[c].iter().enumerate() {
                let at = |row: fn(usize, usize) -> RowKey| row(c, t);
                if let Some(given) = fixed(channel, t) {
                    let row = at(|channel, month| {
                        RuleId::Fixed.of(ChannelIx(channel)).at(MonthIx(month))
                    });
                    readings.push(Reading::exactly(row, s, given));
                }
                if t < scenario.closed {
                    continue;
                }
                if channel.min[t] > 0.0 {
                    let row = at(|channel, month| {
                        RuleId::MinSpend.of(ChannelIx(channel)).at(MonthIx(month))
                    });
                    readings.push(Reading::at_least(row, s, channel.min[t]));
                }
                if channel.max[t].is_finite() {
                    let row = at(|channel, month| {
                        RuleId::MaxSpend.of(ChannelIx(channel)).at(MonthIx(month))
                    });
                    readings.push(Reading::at_most(row, s, channel.max[t]));
                }
                if let Some((low, high)) = window(scenario, channel) {
                    let row = at(|channel, month| {
                        RuleId::StayWithin.of(ChannelIx(channel)).at(MonthIx(month))
                    });
                    let near = if s - low < high - s {
                        Reading::at_least(row, s, low)
                    } else {
                        Reading::at_most(row, s, high)
                    };
                    readings.push(near);
                }
            }
        }
        readings
    }
}
