//! `min_share` and `max_share`: of each month's spend in all channels.
//!
//! ```text
//! min_share * sum over all of s[t] <= s[c, t] <= max_share * sum over all of s[t]
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RuleId};
use crate::scenario::Scenario;

pub(super) struct Shares;

impl Rule for Shares {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        let all: Vec<usize> = (0..scenario.channels.len()).collect();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            for month in scenario.closed..scenario.months {
                if let Some(share) = stated.min_share {
                    let row = RuleId::MinShare.of(ChannelIx(channel)).at(MonthIx(month));
                    let terms = program.share(&[channel], &all, share, month..=month, -1.0);
                    program.money_row(row, Sense::AtMost, 0.0, terms);
                }
                if let Some(share) = stated.max_share {
                    let row = RuleId::MaxShare.of(ChannelIx(channel)).at(MonthIx(month));
                    let terms = program.share(&[channel], &all, share, month..=month, 1.0);
                    program.money_row(row, Sense::AtMost, 0.0, terms);
                }
            }
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            for month in scenario.closed..scenario.months {
                let all: f64 = ledger.spend.iter().map(|s| s[month]).sum();
                let own = ledger.spend[channel][month];
                let point = 0.01 * all;
                if let Some(share) = stated.min_share {
                    let row = RuleId::MinShare.of(ChannelIx(channel)).at(MonthIx(month));
                    let reading = Reading::at_least(row, own, share * all);
                    readings.push(reading.of_size(all).relaxed_by(point));
                }
                if let Some(share) = stated.max_share {
                    let row = RuleId::MaxShare.of(ChannelIx(channel)).at(MonthIx(month));
                    let reading = Reading::at_most(row, own, share * all);
                    readings.push(reading.of_size(all).relaxed_by(point));
                }
            }
        }
        readings
    }
}
