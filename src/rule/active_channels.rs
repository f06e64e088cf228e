//! `max_active_channels`: at most this many channels get any money.
//!
//! ```text
//! number of channels with some s[t] > 0 <= max_active_channels
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{Reading, RuleId};
use crate::scenario::Scenario;

pub(super) struct ActiveChannels;

impl Rule for ActiveChannels {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        if let Some(most) = scenario.max_active_channels {
            let terms =
                (0..scenario.channels.len()).flat_map(|c| program.first_months(c)).collect();
            program.count_row(RuleId::MaxActiveChannels.whole(), most as f64, terms);
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let used = ledger.spend.iter().filter(|s| s.iter().any(|&s| s > 0.0)).count();
        let most = scenario.max_active_channels.into_iter();
        most.map(|most| {
            Reading::at_most(RuleId::MaxActiveChannels.whole(), used as f64, most as f64)
        })
        .collect()
    }
}
