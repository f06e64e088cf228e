//! The bounds of one spend: `min`, `max`, `fixed`, `stay_within`.
//!
//! ```text
//! min[t] <= s[t] <= max[t];   s[t] = fixed[t];   (1-w) current <= s[t] <= (1+w) current
//! ```
//!
//! No rows: they are the bounds of cells.

use super::{About, Bound, Direction, Facts, Figures, Rule, stated};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::{Channel, Per, Scenario};

#[allow(clippy::enum_variant_names)] // They are the names of the rules.
pub(super) enum Spend {
    MinSpend,
    MaxSpend,
    Fixed,
    StayWithin,
}
pub(super) use Spend::{Fixed, MaxSpend, MinSpend, StayWithin};

/// The given spend of a month, where there is one.
pub fn fixed(channel: &Channel, t: MonthIx) -> Option<f64> {
    let given = channel.fixed.iter().find(|(month, _)| *month == t.0);
    given.map(|&(_, spend)| spend)
}

impl Spend {
    /// The least and the greatest spend that it allows, where it is stated.
    fn range(&self, scenario: &Scenario, (c, t): (ChannelIx, MonthIx)) -> Option<(f64, f64)> {
        let channel = &scenario.channels[c];
        if let Fixed = self {
            return fixed(channel, t).map(|spend| (spend, spend));
        }
        let range = match self {
            MinSpend => (channel.min[t], f64::INFINITY),
            MaxSpend => (0.0, channel.max[t]),
            Fixed | StayWithin => {
                let (share, current) = (scenario.stay_within?, channel.current?);
                ((1.0 - share) * current, (1.0 + share) * current)
            }
        };
        let is_stated = range.0 > 0.0 || range.1.is_finite();
        (t.0 >= scenario.closed && is_stated).then_some(range)
    }
}

impl Rule for Spend {
    fn facts(&self) -> Facts {
        let about = About::Channel(Per::Month);
        match self {
            MinSpend => Facts::new(RuleId::MinSpend, "min", about, Direction::Floor),
            MaxSpend => Facts::new(RuleId::MaxSpend, "max", about, Direction::Cap),
            Fixed => Facts::new(RuleId::Fixed, "fixed", about, Direction::Exact),
            StayWithin => {
                Facts::new(RuleId::StayWithin, "stay_within", About::AnyChannel, Direction::Cap)
            }
        }
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let channel = &mut scenario.channels[of.channel()?];
        Some(match self {
            MinSpend => Figures::Monthly(&mut channel.min, 0.0),
            MaxSpend => Figures::Monthly(&mut channel.max, f64::INFINITY),
            Fixed => Figures::Dated(&mut channel.fixed),
            StayWithin => {
                channel.current.map(|_| Figures::Share(&mut scenario.stay_within, 1.0))?
            }
        })
    }

    fn bounds(&self, scenario: &Scenario, of: (ChannelIx, MonthIx), bounds: &mut Bounds) {
        if let Some((lo, hi)) = self.range(scenario, of) {
            bounds.within(lo, hi);
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, t) = (key.channel()?, key.month?);
        let (lo, hi) = self.range(scenario, (c, t))?;
        let spend = ledger.spend[c][t];
        Some(match self {
            Fixed => Reading::exactly(key, spend, lo),
            // The nearer of the two.
            _ if spend - lo < hi - spend => Reading::at_least(key, spend, lo),
            _ => Reading::at_most(key, spend, hi),
        })
    }

    fn since(&self, scenario: &Scenario) -> usize {
        // A given spend is kept wherever it is.
        if let Fixed = self { 0 } else { scenario.closed }
    }

    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        match self {
            StayWithin => scenario.stay_within.map(Bound::Share),
            _ => stated::figure(scenario, key).filter(|most| most.is_finite()).map(Bound::Money),
        }
    }

    fn holds_down(&self, scenario: &Scenario, of: Subject, spend: f64) -> Option<bool> {
        match self {
            MinSpend => Some(false),
            MaxSpend => Some(true),
            Fixed => None,
            StayWithin => Some(spend >= scenario.channels[of.channel()?].current?),
        }
    }

    /// Of the share of `stay_within`, in percentage points, a hundredth of today's spend.
    fn limit_per_figure(&self, scenario: &Scenario, of: Subject) -> f64 {
        match (self, of.channel().and_then(|c| scenario.channels[c].current)) {
            (StayWithin, Some(current)) => current / 100.0,
            _ => 1.0,
        }
    }
}
