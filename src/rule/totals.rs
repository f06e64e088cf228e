//! `total_min` and `total_max`: a channel's spend over the horizon.
//!
//! ```text
//! total_min <= s[0] + … + s[T-1] <= total_max
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{ChannelIx, Reading, RuleId};
use crate::scenario::Scenario;

pub(super) struct Totals;

impl Rule for Totals {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        for (channel, stated) in scenario.channels.iter().enumerate() {
            let sum = |sign: f64, program: &Builder<'_>| {
                let months = 0..scenario.months;
                months.map(|t| (program.spend(channel, t), sign)).collect()
            };
            if let Some(least) = stated.total_min {
                let terms = sum(-1.0, program);
                program.money_row(
                    RuleId::TotalMin.of(ChannelIx(channel)),
                    Sense::AtMost,
                    -least,
                    terms,
                );
            }
            if let Some(most) = stated.total_max {
                let terms = sum(1.0, program);
                program.money_row(
                    RuleId::TotalMax.of(ChannelIx(channel)),
                    Sense::AtMost,
                    most,
                    terms,
                );
            }
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            let total = ledger.spend[channel].iter().sum();
            if let Some(least) = stated.total_min {
                readings.push(Reading::at_least(
                    RuleId::TotalMin.of(ChannelIx(channel)),
                    total,
                    least,
                ));
            }
            if let Some(most) = stated.total_max {
                readings.push(Reading::at_most(
                    RuleId::TotalMax.of(ChannelIx(channel)),
                    total,
                    most,
                ));
            }
        }
        readings
    }
}
