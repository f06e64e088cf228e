//! `never_falls` of a limit: the group's spend never falls from month to month, where both months
//! are the limit's; the first month is compared with the last of `history`, where every channel of
//! the group states one.
//!
//! ```text
//! sum of s[t] >= sum of s[t-1]
//! ```

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject};
use crate::scenario::{Limit, Scenario};

pub(super) struct NeverFalls;

/// What a month is compared with.
enum Before {
    /// The month before it.
    Month(MonthIx),
    /// What was spent last before the start.
    Spent(f64),
}

/// The limit and what the row's month is compared with; `None` where nothing binds it.
fn pair(scenario: &Scenario, key: RowKey) -> Option<(&Limit, Before)> {
    let limit = &scenario.limits[key.limit()?];
    let MonthIx(t) = key.month?;
    let before = match t.checked_sub(1) {
        Some(before) => limit.months.contains(&before).then_some(Before::Month(MonthIx(before)))?,
        None => {
            let last = |&c: &usize| scenario.channels[c].history.last().copied();
            Before::Spent(limit.channels.iter().map(last).sum::<Option<f64>>()?)
        }
    };
    limit.never_falls.then_some((limit, before))
}

impl Rule for NeverFalls {
    fn facts(&self) -> Facts {
        Facts::new(RuleId::NeverFalls, "never_falls", About::LimitByMonth, Direction::Floor)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        scenario.limits[of.limit()?].never_falls.then_some(Figures::Fact)
    }

    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        if let Some(limit) = of.limit() {
            scenario.limits[limit].never_falls = false;
        }
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let (limit, before) = pair(scenario, key)?;
        let group =
            |t, sign| program.spends(limit.channels.iter().copied().map(ChannelIx), t, sign);
        let now = group(key.month?, 1.0);
        match before {
            Before::Month(t) => {
                let terms = [now, group(t, -1.0)].concat();
                program.bound_row(key, true, 0.0, terms)
            }
            Before::Spent(spent) => program.bound_row(key, true, spent, now),
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (limit, before) = pair(scenario, key)?;
        let group = |t: MonthIx| limit.channels.iter().map(|&c| ledger.spend[c][t]).sum::<f64>();
        let now = group(key.month?);
        let before = match before {
            Before::Month(t) => group(t),
            Before::Spent(spent) => spent,
        };
        Some(Reading::at_least(key, now, before))
    }
}
