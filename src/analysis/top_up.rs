//! More money on top of a plan that is committed.

use crate::ledger::Ledger;
use crate::scenario::{Budget, Scenario};

/// The scenario in which every committed spend (`[channel][month]`) stays and `extra` more may be
/// spent, fees included, in any month: solve it to see where the extra goes. Monthly budgets make
/// way for the committed cost plus the extra; every other rule stays.
pub fn with_extra(scenario: &Scenario, committed: &[Vec<f64>], extra: f64) -> Scenario {
    let ledger = Ledger::of(scenario, committed.to_vec());
    let cost: f64 = ledger.spend.iter().chain(&ledger.fees).flatten().sum();
    let mut more = scenario.clone();
    more.budget = Some(Budget {
        monthly: None,
        total: Some(cost + extra),
        spend_all: false,
        rollover: false,
    });
    for (channel, row) in more.channels.iter_mut().zip(committed) {
        for (least, spend) in channel.min.iter_mut().zip(row) {
            *least = least.max(*spend);
        }
    }
    more
}
