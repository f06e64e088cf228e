//! `max_change`: from one month to the next, up or down; the first month is compared with the
//! last of `history`, where there is one.
//!
//! ```text
//! s[t] - s[t-1] <= amount + share * s[t-1];   s[t-1] - s[t] <= amount + share * s[t-1]
//! ```

use super::Rule;
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RuleId};
use crate::scenario::Scenario;

pub(super) struct MaxChanges;

impl Rule for MaxChanges {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        for (channel, stated) in scenario.channels.iter().enumerate() {
            let Some(change) = stated.max_change else {
                continue;
            };
            for month in scenario.closed..scenario.months {
                let now = program.spend(channel, month);
                let (mut rise, mut fall) = (vec![(now, 1.0)], vec![(now, -1.0)]);
                let (mut up, mut down) = (change.amount, change.amount);
                if month > 0 {
                    let before = program.spend(channel, month - 1);
                    rise.push((before, -1.0 - change.share));
                    fall.push((before, 1.0 - change.share));
                } else if let Some(&before) = stated.history.last() {
                    up += (1.0 + change.share) * before;
                    down -= (1.0 - change.share) * before;
                } else {
                    continue;
                }
                program.money_row(
                    RuleId::MaxRise.of(ChannelIx(channel)).at(MonthIx(month)),
                    Sense::AtMost,
                    up,
                    rise,
                );
                if change.share < 1.0 {
                    program.money_row(
                        RuleId::MaxFall.of(ChannelIx(channel)).at(MonthIx(month)),
                        Sense::AtMost,
                        down,
                        fall,
                    );
                }
            }
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (channel, stated) in scenario.channels.iter().enumerate() {
            let Some(change) = stated.max_change else {
                continue;
            };
            let spend = &ledger.spend[channel];
            let before = stated.history.last().into_iter().chain(spend);
            let skipped = usize::from(stated.history.is_empty());
            for (month, (&from, &to)) in before.zip(&spend[skipped..]).enumerate() {
                let month = month + skipped;
                if month < scenario.closed {
                    continue;
                }
                let room = change.amount + change.share * from;
                let size = from.abs().max(to.abs());
                let rise = Reading::at_most(
                    RuleId::MaxRise.of(ChannelIx(channel)).at(MonthIx(month)),
                    to - from,
                    room,
                );
                let fall = Reading::at_most(
                    RuleId::MaxFall.of(ChannelIx(channel)).at(MonthIx(month)),
                    from - to,
                    room,
                );
                readings.extend([rise.of_size(size), fall.of_size(size)]);
            }
        }
        readings
    }
}
