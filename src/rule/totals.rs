//! `total_min` and `total_max`: a channel's spend over the horizon.
//!
//! ```text
//! total_min <= s[0] + … + s[T-1] <= total_max
//! ```

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::{Channel, Per, Scenario};

pub(super) enum Total {
    TotalMin,
    TotalMax,
}
pub(super) use Total::{TotalMax, TotalMin};

impl Total {
    fn of(&self, channel: &Channel) -> Option<f64> {
        match self {
            TotalMin => channel.total_min,
            TotalMax => channel.total_max,
        }
    }
}

impl Rule for Total {
    fn facts(&self) -> Facts {
        let about = About::Channel(Per::Total);
        match self {
            TotalMin => Facts::new(RuleId::TotalMin, "total_min", about, Direction::Floor),
            TotalMax => Facts::new(RuleId::TotalMax, "total_max", about, Direction::Cap),
        }
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let channel = &mut scenario.channels[of.channel()?];
        Some(Figures::Amount(match self {
            TotalMin => &mut channel.total_min,
            TotalMax => &mut channel.total_max,
        }))
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let c = key.channel()?;
        let months = MonthIx::first(scenario.months);
        let terms = months.map(|t| (program.spend(c, t), 1.0)).collect();
        program.bound_row(key, self.facts().is_floor(), self.of(&scenario.channels[c])?, terms)
    }

    fn bounds(&self, scenario: &Scenario, (c, _): (ChannelIx, MonthIx), bounds: &mut Bounds) {
        if self.facts().direction == Direction::Cap {
            bounds.leave(self.of(&scenario.channels[c]));
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let c = key.channel()?;
        let total = ledger.spend[c].iter().sum();
        Some(self.facts().read(key, total, self.of(&scenario.channels[c])?))
    }
}
