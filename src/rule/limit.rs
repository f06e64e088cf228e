//! `limits`: spend of a group of channels, in money or as a share of another group's.
//!
//! ```text
//! min <= sum of s <= max;   min_share * sum of s[share_of] <= sum of s <= max_share * …
//! ```
//! in each of its months, or added up over them.

use super::round::share_room;
use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::program::build::Builder;
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Limit, Scenario};

/// In money.
pub(super) enum Amount {
    LimitMin,
    LimitMax,
}
pub(super) use Amount::{LimitMax, LimitMin};

/// As a share.
pub(super) enum Share {
    LimitMinShare,
    LimitMaxShare,
}
pub(super) use Share::{LimitMaxShare, LimitMinShare};

/// The months that a row adds up.
fn months(limit: &Limit, key: RowKey) -> Vec<MonthIx> {
    key.month.map_or_else(|| limit.months.iter().copied().map(MonthIx).collect(), |t| vec![t])
}

fn spent(limit: &Limit, key: RowKey, channels: &[usize], ledger: &Ledger) -> f64 {
    let months = months(limit, key);
    let each = |&c: &usize| months.iter().map(|t| ledger.spend[c][*t]).sum::<f64>();
    channels.iter().map(each).sum()
}

impl Amount {
    fn of(&self, limit: &Limit) -> Option<f64> {
        match self {
            LimitMin => limit.min,
            LimitMax => limit.max,
        }
    }
}

impl Rule for Amount {
    fn facts(&self) -> Facts {
        match self {
            LimitMin => Facts::new(RuleId::LimitMin, "min", About::Limit, Direction::Floor),
            LimitMax => Facts::new(RuleId::LimitMax, "max", About::Limit, Direction::Cap),
        }
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let limit = &mut scenario.limits[of.limit()?];
        Some(Figures::Amount(match self {
            LimitMin => &mut limit.min,
            LimitMax => &mut limit.max,
        }))
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let limit = &scenario.limits[key.limit()?];
        let sum = |t| program.spends(limit.channels.iter().copied().map(ChannelIx), t, 1.0);
        let terms = months(limit, key).into_iter().flat_map(sum).collect();
        program.bound_row(key, self.facts().is_floor(), self.of(limit)?, terms)
    }

    fn bounds(&self, scenario: &Scenario, (c, t): (ChannelIx, MonthIx), bounds: &mut Bounds) {
        if self.facts().direction == Direction::Cap {
            let own = |limit: &&Limit| limit.channels.contains(&c.0) && limit.months.contains(&t.0);
            scenario.limits.iter().filter(own).for_each(|limit| bounds.leave(self.of(limit)));
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let limit = &scenario.limits[key.limit()?];
        let spent = spent(limit, key, &limit.channels, ledger);
        Some(self.facts().read(key, spent, self.of(limit)?))
    }
}

impl Share {
    fn of(&self, limit: &Limit) -> Option<f64> {
        match self {
            LimitMinShare => limit.min_share,
            LimitMaxShare => limit.max_share,
        }
    }
}

impl Rule for Share {
    fn facts(&self) -> Facts {
        let about = About::Limit;
        match self {
            LimitMinShare => {
                Facts::new(RuleId::LimitMinShare, "min_share", about, Direction::Floor)
            }
            LimitMaxShare => Facts::new(RuleId::LimitMaxShare, "max_share", about, Direction::Cap),
        }
        .in_unit(Unit::PercentPoint)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        let limit = &mut scenario.limits[of.limit()?];
        let stated = match self {
            LimitMinShare => &mut limit.min_share,
            LimitMaxShare => &mut limit.max_share,
        };
        Some(Figures::Share(stated, f64::INFINITY))
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let limit = &scenario.limits[key.limit()?];
        let share = self.of(limit)?;
        let channels = |list: &[usize]| list.iter().copied().map(ChannelIx).collect::<Vec<_>>();
        let (own, of) = (channels(&limit.channels), channels(&limit.share_of));
        let sum = |t| [program.spends(own.clone(), t, 1.0), program.spends(of.clone(), t, -share)];
        let terms = months(limit, key).into_iter().flat_map(sum).flatten().collect();
        program.bound_row(key, self.facts().is_floor(), 0.0, terms)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let limit = &scenario.limits[key.limit()?];
        let of = spent(limit, key, &limit.share_of, ledger);
        let own = spent(limit, key, &limit.channels, ledger);
        let reading = self.facts().read(key, own, self.of(limit)? * of);
        let room = share_room(scenario, key);
        Some(reading.of_size(of).relaxed_by(0.01 * of).with_room(room))
    }
}
