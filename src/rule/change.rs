//! `max_change`: from one month to the next, up or down; the first month is compared with the
//! last of `history`, where there is one.
//!
//! ```text
//! s[t] - s[t-1] <= amount + share * s[t-1];   s[t-1] - s[t] <= amount + share * s[t-1]
//! ```

use super::{About, Bound, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::{MaxChange, Per, Scenario};

pub(super) enum Change {
    MaxRise,
    MaxFall,
}
pub(super) use Change::{MaxFall, MaxRise};

impl Change {
    fn sign(&self) -> f64 {
        match self {
            MaxRise => 1.0,
            MaxFall => -1.0,
        }
    }
}

impl Rule for Change {
    fn facts(&self) -> Facts {
        let id = match self {
            MaxRise => RuleId::MaxRise,
            MaxFall => RuleId::MaxFall,
        };
        Facts::new(id, "max_change", About::Channel(Per::Month), Direction::Cap)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let change = scenario.channels[of.channel()?].max_change.as_mut()?;
        Some(Figures::Part(&mut change.amount))
    }

    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        if let Some(channel) = of.channel() {
            scenario.channels[channel].max_change = None;
        }
    }

    /// `sign * (s[t] - s[t-1]) <= amount + share * s[t-1]`.
    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let (c, t) = (key.channel()?, key.month?);
        let MaxChange { amount, share } = scenario.channels[c].max_change?;
        let sign = self.sign();
        if sign * share <= -1.0 {
            // Any spend may fall to nothing.
            return None;
        }
        let mut terms = vec![(program.spend(c, t), sign)];
        let mut room = amount;
        if t.0 > 0 {
            terms.push((program.spend(c, MonthIx(t.0 - 1)), -sign - share));
        } else {
            room += sign * (1.0 + sign * share) * scenario.channels[c].history.last()?;
        }
        program.money_row(key, Sense::AtMost, room, terms)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, t) = (key.channel()?, key.month?);
        let MaxChange { amount, share } = scenario.channels[c].max_change?;
        let to = ledger.spend[c][t];
        let from = match t.0 {
            0 => *scenario.channels[c].history.last()?,
            t => ledger.spend[c][MonthIx(t - 1)],
        };
        let reading = Reading::at_most(key, self.sign() * (to - from), amount + share * from);
        Some(reading.of_size(from.abs().max(to.abs())))
    }

    fn bound(&self, scenario: &Scenario, key: RowKey) -> Option<Bound> {
        scenario.channels[key.channel()?].max_change.map(Bound::Change)
    }

    fn holds_down(&self, _scenario: &Scenario, _of: Subject, _spend: f64) -> Option<bool> {
        Some(self.sign() > 0.0)
    }
}
