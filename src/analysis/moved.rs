//! A scenario with one of its limits moved: how prices are tried out and clashes mended.

use crate::row::{RowKey, split_month};
use crate::scenario::{Goal, Scenario};

/// How much of a line is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The month of the row only.
    Row,
    /// Every month that the line of the file speaks of.
    Line,
}

/// What a limit is now, in its rule's own unit (a share in percentage points, a ratio as it is);
/// `None` for what has no figure.
pub fn figure(scenario: &Scenario, row: RowKey) -> Option<f64> {
    use RowKey::*;
    let budget = scenario.budget.as_ref();
    let channel = |c: usize| scenario.channels.get(c);
    let limit = |l: usize| scenario.limits.get(l);
    match row {
        MonthlyBudget { month } | CumulativeBudget { month } => {
            budget?.monthly.as_ref()?.get(month).copied()
        }
        TotalBudget => budget?.total,
        MinSpend { channel: c, month } => channel(c)?.min.get(month).copied(),
        MaxSpend { channel: c, month } => channel(c)?.max.get(month).copied(),
        Fixed { channel: c, month } => crate::rule::spend::fixed(channel(c)?, month),
        StayWithin { .. } => Some(100.0 * scenario.stay_within?),
        MinIfActive { channel: c, .. } => channel(c)?.min_if_active,
        TotalMin { channel: c } => channel(c)?.total_min,
        TotalMax { channel: c } => channel(c)?.total_max,
        MinShare { channel: c, .. } => Some(100.0 * channel(c)?.min_share?),
        MaxShare { channel: c, .. } => Some(100.0 * channel(c)?.max_share?),
        MaxRise { channel: c, .. } | MaxFall { channel: c, .. } => {
            Some(channel(c)?.max_change?.amount)
        }
        Commit { channel: c, .. } => Some(channel(c)?.commit_months? as f64),
        LimitMin { limit: l, .. } => limit(l)?.min,
        LimitMax { limit: l, .. } => limit(l)?.max,
        LimitMinShare { limit: l, .. } => Some(100.0 * limit(l)?.min_share?),
        LimitMaxShare { limit: l, .. } => Some(100.0 * limit(l)?.max_share?),
        Target { target } | TargetRatio { target } => {
            Some(match scenario.targets.get(target)?.goal {
                Goal::AtLeast { amount: x, .. }
                | Goal::PerSpendAtLeast(x)
                | Goal::CostAtMost(x) => x,
            })
        }
        MaxActiveChannels => Some(scenario.max_active_channels? as f64),
        RoundTo { .. } => scenario.round_to,
        OneStretch { .. } | Objective => None,
    }
}

/// Whether more of a row's figure allows more (a cap), or less does (a floor, a target).
pub fn allows_more_when_raised(scenario: &Scenario, row: RowKey) -> bool {
    use RowKey::*;
    match row {
        MonthlyBudget { .. }
        | CumulativeBudget { .. }
        | TotalBudget
        | MaxSpend { .. }
        | Fixed { .. }
        | StayWithin { .. }
        | TotalMax { .. }
        | MaxShare { .. }
        | MaxRise { .. }
        | MaxFall { .. }
        | LimitMax { .. }
        | LimitMaxShare { .. }
        | MaxActiveChannels => true,
        TargetRatio { target } => matches!(
            scenario.targets.get(target).map(|found| found.goal),
            Some(Goal::CostAtMost(_))
        ),
        MinSpend { .. }
        | MinIfActive { .. }
        | TotalMin { .. }
        | MinShare { .. }
        | Commit { .. }
        | LimitMin { .. }
        | LimitMinShare { .. }
        | Target { .. }
        | RoundTo { .. }
        | OneStretch { .. }
        | Objective => false,
    }
}

/// How far a row's own limit moves, in its rule's unit, when its figure grows by 1: of the share of
/// `stay_within`, in percentage points, a hundredth of what the channel spends today.
pub fn limit_per_figure(scenario: &Scenario, row: RowKey) -> f64 {
    match row {
        RowKey::StayWithin { channel, .. } => {
            let channel = scenario.channels.get(channel);
            channel.and_then(|c| c.current).unwrap_or(0.0) / 100.0
        }
        _ => 1.0,
    }
}

/// Whether two rows stand on one line of the file.
pub fn is_same_line(a: RowKey, b: RowKey) -> bool {
    matches!((a, b), (RowKey::StayWithin { .. }, RowKey::StayWithin { .. }))
        || split_month(a).0 == split_month(b).0
}

/// The scenario with the figure of `row` changed by `by` (negative: lowered), in the rule's own
/// unit. `None` where it cannot be: there is no such figure, or it would leave what the format
/// page allows.
pub fn moved(scenario: &Scenario, row: RowKey, by: f64, extent: Extent) -> Option<Scenario> {
    use RowKey::*;
    let mut new = scenario.clone();
    let lawful = |x: f64| (x.is_finite() && x >= 0.0).then_some(x);
    let add = |x: f64| lawful(x + by);
    let share = |x: f64| Some(x + by / 100.0).filter(|x| (0.0..=1.0).contains(x));
    let several = |list: &mut [f64], month: usize| -> Option<()> {
        match extent {
            Extent::Row => *list.get_mut(month)? += by,
            Extent::Line => {
                for x in list.iter_mut() {
                    // A month without floor or cap has none to move.
                    if *x > 0.0 || by > 0.0 {
                        *x = (*x + by).max(0.0);
                    }
                }
            }
        }
        list.iter().all(|x| *x >= 0.0).then_some(())
    };
    // Rows of one line in other months are moved with it.
    if extent == Extent::Row && is_one_figure_for_many_months(row) {
        return None;
    }
    match row {
        MonthlyBudget { month } | CumulativeBudget { month } => {
            several(new.budget.as_mut()?.monthly.as_mut()?, month)?;
        }
        TotalBudget => {
            let total = &mut new.budget.as_mut()?.total;
            *total = Some(add((*total)?)?);
        }
        MinSpend { channel, month } => {
            let list = &mut new.channels.get_mut(channel)?.min;
            match extent {
                Extent::Row => several(list, month)?,
                Extent::Line => {
                    for x in list.iter_mut().filter(|x| **x > 0.0) {
                        *x = (*x + by).max(0.0);
                    }
                }
            }
        }
        MaxSpend { channel, month } => several(&mut new.channels.get_mut(channel)?.max, month)?,
        Fixed { channel, month } => {
            let given = &mut new.channels.get_mut(channel)?.fixed;
            let spend = given.iter_mut().find(|(t, _)| *t == month)?;
            spend.1 = add(spend.1)?;
        }
        StayWithin { .. } => new.stay_within = Some(share(new.stay_within?)?),
        MinIfActive { channel, .. } => {
            let least = &mut new.channels.get_mut(channel)?.min_if_active;
            *least = Some(add((*least)?)?);
        }
        TotalMin { channel } => {
            let total = &mut new.channels.get_mut(channel)?.total_min;
            *total = Some(add((*total)?)?);
        }
        TotalMax { channel } => {
            let total = &mut new.channels.get_mut(channel)?.total_max;
            *total = Some(add((*total)?)?);
        }
        MinShare { channel, .. } => {
            let stated = &mut new.channels.get_mut(channel)?.min_share;
            *stated = Some(share((*stated)?)?);
        }
        MaxShare { channel, .. } => {
            let stated = &mut new.channels.get_mut(channel)?.max_share;
            *stated = Some(share((*stated)?)?);
        }
        MaxRise { channel, .. } | MaxFall { channel, .. } => {
            let change = new.channels.get_mut(channel)?.max_change.as_mut()?;
            change.amount = add(change.amount)?;
        }
        Commit { channel, .. } => {
            let months = &mut new.channels.get_mut(channel)?.commit_months;
            *months = Some(add((*months)? as f64).filter(|x| *x >= 1.0)? as usize);
        }
        LimitMin { limit, month } | LimitMax { limit, month } => {
            if extent == Extent::Row && month.is_some() && new.limits.get(limit)?.months.len() > 1 {
                return None;
            }
            let found = new.limits.get_mut(limit)?;
            let stated = match row {
                LimitMin { .. } => &mut found.min,
                _ => &mut found.max,
            };
            *stated = Some(add((*stated)?)?);
        }
        LimitMinShare { limit, .. } | LimitMaxShare { limit, .. } => {
            let found = new.limits.get_mut(limit)?;
            let stated = match row {
                LimitMinShare { .. } => &mut found.min_share,
                _ => &mut found.max_share,
            };
            let x = (*stated)? + by / 100.0;
            *stated = Some(lawful(x)?);
        }
        Target { target } | TargetRatio { target } => {
            let goal = &mut new.targets.get_mut(target)?.goal;
            *goal = match *goal {
                Goal::AtLeast { amount, by: month } => {
                    Goal::AtLeast { amount: add(amount)?, by: month }
                }
                Goal::PerSpendAtLeast(ratio) => Goal::PerSpendAtLeast(add(ratio)?),
                Goal::CostAtMost(cost) => Goal::CostAtMost(add(cost)?),
            };
        }
        MaxActiveChannels => {
            let most = &mut new.max_active_channels;
            *most = Some(add((*most)? as f64).filter(|x| *x >= 1.0)? as usize);
        }
        RoundTo { .. } | OneStretch { .. } | Objective => return None,
    }
    Some(new)
}

/// Rows that cannot be moved alone: the file has one figure for all their months.
fn is_one_figure_for_many_months(row: RowKey) -> bool {
    use RowKey::*;
    matches!(
        row,
        StayWithin { .. }
            | MinIfActive { .. }
            | MinShare { .. }
            | MaxShare { .. }
            | MaxRise { .. }
            | MaxFall { .. }
            | Commit { .. }
            | LimitMinShare { month: Some(_), .. }
            | LimitMaxShare { month: Some(_), .. }
    )
}
