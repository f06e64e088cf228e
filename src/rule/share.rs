//! `min_share` and `max_share`: of each month's spend in all channels.
//!
//! ```text
//! min_share * sum over all of s[t] <= s[c, t] <= max_share * sum over all of s[t]
//! ```

use super::round::share_room;
use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Channel, Per, Scenario};

pub(super) enum Share {
    MinShare,
    MaxShare,
}
pub(super) use Share::{MaxShare, MinShare};

impl Share {
    fn of(&self, channel: &Channel) -> Option<f64> {
        match self {
            MinShare => channel.min_share,
            MaxShare => channel.max_share,
        }
    }
}

impl Rule for Share {
    fn facts(&self) -> Facts {
        let about = About::Channel(Per::Month);
        match self {
            MinShare => Facts::new(RuleId::MinShare, "min_share", about, Direction::Floor),
            MaxShare => Facts::new(RuleId::MaxShare, "max_share", about, Direction::Cap),
        }
        .in_unit(Unit::PercentPoint)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let channel = &mut scenario.channels[of.channel()?];
        let stated = match self {
            MinShare => &mut channel.min_share,
            MaxShare => &mut channel.max_share,
        };
        Some(Figures::Share(stated, 1.0))
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let (c, t) = (key.channel()?, key.month?);
        let share = self.of(&scenario.channels[c])?;
        let all = ChannelIx::first(scenario.channels.len());
        let terms = [program.spends([c], t, 1.0), program.spends(all, t, -share)].concat();
        program.bound_row(key, self.facts().is_floor(), 0.0, terms)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, t) = (key.channel()?, key.month?);
        let share = self.of(&scenario.channels[c])?;
        let all: f64 = ledger.spend.iter().map(|s| s[t]).sum();
        let reading = self.facts().read(key, ledger.spend[c][t], share * all);
        let room = share_room(scenario, key);
        Some(reading.of_size(all).relaxed_by(0.01 * all).with_room(room))
    }
}
