//! `round_to`: every planned spend is a whole multiple of one amount; a given (`fixed`) spend is
//! not planned.
//!
//! ```text
//! s[t] = k * round_to,   k whole
//! ```
//!
//! No row: the cells' bounds are multiples already, and plans are rounded after the search.

use super::spend::fixed;
use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::Scenario;

pub(super) struct RoundTo;

/// The nearest whole multiple of `step`.
pub fn nearest(spend: f64, step: f64) -> f64 {
    (spend / step).round() * step
}

impl Rule for RoundTo {
    fn facts(&self) -> Facts {
        Facts::new(RuleId::RoundTo, "round_to", About::AnyChannel, Direction::Floor)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, _of: Subject) -> Option<Figures<'s>> {
        Some(Figures::Step(&mut scenario.round_to))
    }

    fn bounds(&self, scenario: &Scenario, (c, t): (ChannelIx, MonthIx), bounds: &mut Bounds) {
        if fixed(&scenario.channels[c], t).is_none() {
            bounds.step = scenario.round_to;
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let step = scenario.round_to?;
        let (channel, month) = (key.channel()?, key.month?);
        if fixed(&scenario.channels[channel], month).is_some() {
            return None;
        }
        let spend = ledger.spend[channel][month];
        Some(Reading::exactly(key, spend, nearest(spend, step)))
    }

    fn since(&self, _scenario: &Scenario) -> usize {
        0
    }
}
