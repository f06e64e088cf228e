//! More money on top of a plan that is committed.

use crate::ledger::Ledger;
use crate::scenario::{Budget, Scenario};

/// The scenario in which every committed spend (`[channel][month]`) stays and `extra` more may be
/// spent, fees included, in any month: solve it to see where the extra goes. Monthly budgets make
/// way for the committed cost plus the extra; every other rule stays.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let committed = vec![vec![0.0; 3], vec![2.0; 3]];
/// let plan = phanbo::analysis::top_up::with_extra(&scenario, &committed, 6.0).solve()?;
/// assert_eq!(plan.channels[1].spend, [4.0; 3]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
