//! The on/off rules of one channel: `min_if_active`, `commit_months`, and the one stretch of a
//! channel that ramps up. Its program is in the tracks' states (`program/states.rs`).
//!
//! ```text
//! s[t] = 0  or  s[t] >= min_if_active
//! a stretch that begins in the horizon lasts at least commit_months, or to its end
//! with ramp_up: after a stretch has ended, s = 0 to the end of the horizon
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RuleId};
use crate::scenario::{Channel, Scenario};

pub(super) struct Activity;

/// A stretch of active months inside the horizon.
struct Stretch {
    first: usize,
    /// One past the last month.
    end: usize,
    /// Whether it began before the start.
    continued: bool,
}

fn stretches(channel: &Channel, spend: &[f64]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut running = false;
    for (t, &s) in spend.iter().enumerate() {
        if s > 0.0 {
            if running {
                if let Some(last) = all.last_mut() {
                    last.end = t + 1;
                }
            } else {
                all.push(Stretch {
                    first: t,
                    end: t + 1,
                    continued: t == 0 && channel.is_running(),
                });
            }
        }
        running = s > 0.0;
    }
    all
}

impl Rule for Activity {
    fn rows(&self, _scenario: &Scenario, _program: &mut Builder<'_>) {}

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            let spend = &ledger.spend[channel];
            if let Some(least) = stated.min_if_active {
                let open = spend.iter().enumerate().skip(scenario.closed);
                let active = open.filter(|(_, s)| **s > 0.0);
                readings.extend(active.map(|(month, &s)| {
                    Reading::at_least(
                        RuleId::MinIfActive.of(ChannelIx(channel)).at(MonthIx(month)),
                        s,
                        least,
                    )
                }));
            }
            let stretches = stretches(stated, spend);
            if let Some(months) = stated.commit_months {
                // What ended in months that are spent cannot be mended.
                let begun = stretches
                    .iter()
                    .filter(|stretch| !stretch.continued && stretch.end >= scenario.closed);
                readings.extend(begun.map(|stretch| {
                    let row = RuleId::Commit.of(ChannelIx(channel)).at(MonthIx(stretch.first));
                    let owed = months.min(scenario.months - stretch.first);
                    Reading::at_least(row, (stretch.end - stretch.first) as f64, owed as f64)
                }));
            }
            if stated.ramp_up.is_some() {
                let already = stated.is_running() && !stretches.iter().any(|s| s.continued);
                let allowed = usize::from(!already);
                let again = stretches
                    .iter()
                    .skip(allowed)
                    .filter(|stretch| stretch.first >= scenario.closed);
                readings.extend(again.map(|stretch| {
                    let row = RuleId::OneStretch.of(ChannelIx(channel)).at(MonthIx(stretch.first));
                    Reading::at_most(row, (stretch.end - stretch.first) as f64, 0.0)
                }));
            }
        }
        readings
    }
}
