//! `round_to`: every planned spend is a whole multiple of one amount; a given (`fixed`) spend is
//! not planned.
//!
//! ```text
//! s[t] = k * round_to,   k whole
//! ```
//!
//! No row: the cells move in steps, and the search of whole steps knows it.

use super::spend::fixed;
use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::Scenario;

pub(super) struct RoundTo;

/// The smallest unit of the scenario's currency.
pub fn smallest_unit(scenario: &Scenario) -> f64 {
    crate::money::smallest_unit(&scenario.currency)
}

/// What a channel's planned spends are whole multiples of.
pub fn step_of(scenario: &Scenario, _channel: usize) -> Option<f64> {
    scenario.round_to
}

/// What a row of shares may be short of, in currency: less than one step, since whole steps seldom
/// divide as a share asks.
pub fn share_room(scenario: &Scenario, row: RowKey) -> f64 {
    let largest = |channels: &[usize]| {
        let steps = channels.iter().filter_map(|&c| step_of(scenario, c));
        steps.fold(0.0, f64::max)
    };
    let shares = [RuleId::MinShare, RuleId::MaxShare, RuleId::LimitMinShare, RuleId::LimitMaxShare];
    let step = match row.of {
        _ if !shares.contains(&row.rule) => return 0.0,
        Subject::Channel(channel) => largest(&[channel.0]),
        Subject::Limit(limit) => largest(&scenario.limits[limit].channels),
        Subject::Whole | Subject::Target(_) => return 0.0,
    };
    // A whole step away is too far ([`Reading::holds`]).
    (step - 2e-3 * smallest_unit(scenario)).max(0.0)
}

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

impl Reading {
    /// Whether money is compared with money.
    fn is_money(&self) -> bool {
        matches!(self.row.unit(), Unit::Money | Unit::PercentPoint)
    }

    /// Whether the rule holds. In whole steps: to a thousandth of the smallest unit of money. Else
    /// rounding aside: 1e-7 of the amounts it compares, or for money
    /// 1e-9 of `size`, the largest spend of the plan (a cap of 0 has no size of its own).
    pub fn holds(&self, size: f64) -> bool {
        if let Some(grain) = self.grain {
            return self.slack >= -1e-3 * grain;
        }
        let size = if self.is_money() { 1e-2 * size } else { 0.0 };
        self.slack >= -1e-7 * self.scale.max(size)
    }
}

/// A reading of money in whole steps is decided in whole units: a budget is exceeded by its
/// smallest unit.
pub(super) fn decided(scenario: &Scenario, reading: Reading) -> Reading {
    match scenario.round_to {
        Some(_) if reading.is_money() => reading.in_units_of(smallest_unit(scenario)),
        _ => reading,
    }
}
