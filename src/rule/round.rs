//! `round_to`: every planned spend is a whole multiple of one amount; a given (`fixed`) spend is
//! not planned.
//!
//! ```text
//! s[t] = k * round_to,   k whole
//! ```

use super::Rule;
use super::spend::fixed;
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RuleId};
use crate::scenario::Scenario;

pub(super) struct RoundTo;

/// The nearest whole multiple of `step`.
pub fn nearest(spend: f64, step: f64) -> f64 {
    (spend / step).round() * step
}

impl Rule for RoundTo {
    /// Not a row: the cells' bounds are multiples already, and plans are rounded after the search.
    fn rows(&self, _scenario: &Scenario, _program: &mut Builder<'_>) {}

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let Some(step) = scenario.round_to else {
            return Vec::new();
        };
        let mut readings = Vec::new();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            for (month, &spend) in ledger.spend[channel].iter().enumerate() {
                if fixed(stated, month).is_none() {
                    let row = RuleId::RoundTo.of(ChannelIx(channel)).at(MonthIx(month));
                    readings.push(Reading::exactly(row, spend, nearest(spend, step)));
                }
            }
        }
        readings
    }
}
