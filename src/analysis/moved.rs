//! A scenario with one of its limits moved: how prices are tried out and clashes mended.

use crate::row::{RowKey, RuleId};
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
    use RuleId::*;
    let budget = scenario.budget.as_ref();
    let channel = || scenario.channels.get(row.channel()?.0);
    let limit = || scenario.limits.get(row.limit()?.0);
    let month = || row.month.map(|month| month.0);
    match row.rule {
        MonthlyBudget | CumulativeBudget => budget?.monthly.as_ref()?.get(month()?).copied(),
        TotalBudget => budget?.total,
        MinSpend => channel()?.min.get(month()?).copied(),
        MaxSpend => channel()?.max.get(month()?).copied(),
        Fixed => crate::rule::spend::fixed(channel()?, month()?),
        StayWithin => Some(100.0 * scenario.stay_within?),
        MinIfActive => channel()?.min_if_active,
        TotalMin => channel()?.total_min,
        TotalMax => channel()?.total_max,
        MinShare => Some(100.0 * channel()?.min_share?),
        MaxShare => Some(100.0 * channel()?.max_share?),
        MaxRise | MaxFall => Some(channel()?.max_change?.amount),
        Commit => Some(channel()?.commit_months? as f64),
        LimitMin => limit()?.min,
        LimitMax => limit()?.max,
        LimitMinShare => Some(100.0 * limit()?.min_share?),
        LimitMaxShare => Some(100.0 * limit()?.max_share?),
        Target | TargetRatio => Some(match scenario.targets.get(row.target()?.0)?.goal {
            Goal::AtLeast { amount: x, .. } | Goal::PerSpendAtLeast(x) | Goal::CostAtMost(x) => x,
        }),
        MaxActiveChannels => Some(scenario.max_active_channels? as f64),
        RoundTo => scenario.round_to,
        OneStretch | Objective => None,
    }
}

/// Whether more of a row's figure allows more (a cap), or less does (a floor, a target).
pub fn allows_more_when_raised(scenario: &Scenario, row: RowKey) -> bool {
    use RuleId::*;
    match row.rule {
        MonthlyBudget | CumulativeBudget | TotalBudget | MaxSpend | Fixed | StayWithin
        | TotalMax | MaxShare | MaxRise | MaxFall | LimitMax | LimitMaxShare
        | MaxActiveChannels => true,
        TargetRatio => matches!(
            row.target().and_then(|t| scenario.targets.get(t.0)).map(|found| found.goal),
            Some(Goal::CostAtMost(_))
        ),
        MinSpend | MinIfActive | TotalMin | MinShare | Commit | LimitMin | LimitMinShare
        | Target | RoundTo | OneStretch | Objective => false,
    }
}

/// How far a row's own limit moves, in its rule's unit, when its figure grows by 1: of the share of
/// `stay_within`, in percentage points, a hundredth of what the channel spends today.
pub fn limit_per_figure(scenario: &Scenario, row: RowKey) -> f64 {
    match row.rule {
        RuleId::StayWithin => {
            let channel = row.channel().and_then(|channel| scenario.channels.get(channel.0));
            channel.and_then(|c| c.current).unwrap_or(0.0) / 100.0
        }
        _ => 1.0,
    }
}

/// Whether two rows stand on one line of the file.
pub fn is_same_line(a: RowKey, b: RowKey) -> bool {
    a.rule == b.rule && (a.rule == RuleId::StayWithin || a.of == b.of)
}

/// The scenario with the figure of `row` changed by `by` (negative: lowered), in the rule's own
/// unit. `None` where it cannot be: there is no such figure, or it would leave what the format
/// page allows.
pub fn moved(scenario: &Scenario, row: RowKey, by: f64, extent: Extent) -> Option<Scenario> {
    use RuleId::*;
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
    let month = row.month.map_or(usize::MAX, |month| month.0);
    let channel = row.channel().map_or(usize::MAX, |channel| channel.0);
    let limit = row.limit().map_or(usize::MAX, |limit| limit.0);
    let target = row.target().map_or(usize::MAX, |target| target.0);
    match row.rule {
        MonthlyBudget | CumulativeBudget => {
            several(new.budget.as_mut()?.monthly.as_mut()?, month)?;
        }
        TotalBudget => {
            let total = &mut new.budget.as_mut()?.total;
            *total = Some(add((*total)?)?);
        }
        MinSpend => {
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
        MaxSpend => several(&mut new.channels.get_mut(channel)?.max, month)?,
        Fixed => {
            let given = &mut new.channels.get_mut(channel)?.fixed;
            let spend = given.iter_mut().find(|(t, _)| *t == month)?;
            spend.1 = add(spend.1)?;
        }
        StayWithin => new.stay_within = Some(share(new.stay_within?)?),
        MinIfActive => {
            let least = &mut new.channels.get_mut(channel)?.min_if_active;
            *least = Some(add((*least)?)?);
        }
        TotalMin => {
            let total = &mut new.channels.get_mut(channel)?.total_min;
            *total = Some(add((*total)?)?);
        }
        TotalMax => {
            let total = &mut new.channels.get_mut(channel)?.total_max;
            *total = Some(add((*total)?)?);
        }
        MinShare => {
            let stated = &mut new.channels.get_mut(channel)?.min_share;
            *stated = Some(share((*stated)?)?);
        }
        MaxShare => {
            let stated = &mut new.channels.get_mut(channel)?.max_share;
            *stated = Some(share((*stated)?)?);
        }
        MaxRise | MaxFall => {
            let change = new.channels.get_mut(channel)?.max_change.as_mut()?;
            change.amount = add(change.amount)?;
        }
        Commit => {
            let months = &mut new.channels.get_mut(channel)?.commit_months;
            *months = Some(add((*months)? as f64).filter(|x| *x >= 1.0)? as usize);
        }
        LimitMin | LimitMax => {
            if extent == Extent::Row
                && row.month.is_some()
                && new.limits.get(limit)?.months.len() > 1
            {
                return None;
            }
            let found = new.limits.get_mut(limit)?;
            let stated = match row.rule {
                LimitMin => &mut found.min,
                _ => &mut found.max,
            };
            *stated = Some(add((*stated)?)?);
        }
        LimitMinShare | LimitMaxShare => {
            let found = new.limits.get_mut(limit)?;
            let stated = match row.rule {
                LimitMinShare => &mut found.min_share,
                _ => &mut found.max_share,
            };
            let x = (*stated)? + by / 100.0;
            *stated = Some(lawful(x)?);
        }
        Target | TargetRatio => {
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
        RoundTo | OneStretch | Objective => return None,
    }
    Some(new)
}

/// Rows that cannot be moved alone: the file has one figure for all their months.
fn is_one_figure_for_many_months(row: RowKey) -> bool {
    use RuleId::*;
    match row.rule {
        StayWithin | MinIfActive | MinShare | MaxShare | MaxRise | MaxFall | Commit => true,
        LimitMinShare | LimitMaxShare => row.month.is_some(),
        _ => false,
    }
}
