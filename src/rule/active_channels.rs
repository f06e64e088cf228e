//! `max_active_channels`: at most this many channels get any money.
//!
//! ```text
//! number of channels with some s[t] > 0 <= max_active_channels
//! ```

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::program::states::States;
use crate::row::{ChannelIx, Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Per, Scenario};

pub(super) struct MaxActiveChannels;

impl Rule for MaxActiveChannels {
    fn facts(&self) -> Facts {
        let about = About::Whole(Per::Total);
        Facts::new(RuleId::MaxActiveChannels, "max_active_channels", about, Direction::Cap)
            .in_unit(Unit::Channel)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, _of: Subject) -> Option<Figures<'s>> {
        Some(Figures::Count(&mut scenario.max_active_channels))
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let most = scenario.max_active_channels?;
        let channels = ChannelIx::first(scenario.channels.len());
        let terms = channels.flat_map(|c| program.first_months(c)).collect();
        program.count_row(key, most as f64, terms)
    }

    fn states<'s>(&self, scenario: &'s Scenario, _channel: ChannelIx, states: &mut States<'s>) {
        states.first_matters |= scenario.max_active_channels.is_some();
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let used = ledger.spend.iter().filter(|s| s.iter().any(|&s| s > 0.0)).count();
        Some(Reading::at_most(key, used as f64, scenario.max_active_channels? as f64))
    }
}
