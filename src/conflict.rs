//! Infeasible is an answer: a smallest set of the user's own lines that cannot hold together.
//! Leaving any one of them out makes the rest solvable. Found by halving the suspects (Junker
//! 2004, "QuickXplain: preferred explanations and relaxations for over-constrained problems"), so
//! that the number of questions grows with the size of the clash and not of the file.

use std::collections::BTreeMap;

use crate::engine::lp::Backend;
use crate::engine::parts::parts;
use crate::engine::search::{Limits, search};
use crate::engine::tighten::tighten;
use crate::program::build::build;
use crate::program::question::target_row;
use crate::row::{ChannelIx, LimitIx, MonthIx, RowKey, RuleId};
use crate::scenario::{Budget, Goal, Objective, Per, Scenario};

/// Nodes, times spends to decide, after which the question whether there is a plan stays open: a
/// node of a larger scenario takes longer.
const WORK: usize = 100_000;

/// One line of the file that may be left out: its rows, at least one.
pub(crate) type Line = Vec<RowKey>;

/// The lines of a smallest set that clashes; `None` where no clash could be proven, nor `is_proven`
/// already.
pub(crate) fn lines(scenario: &Scenario, is_proven: bool) -> Option<Vec<Line>> {
    let suspects = suspects(scenario);
    if !is_proven && possible(scenario) != Some(false) {
        return None;
    }
    let filter = Filter { scenario, suspects: &suspects };
    let all: Vec<usize> = (0..suspects.len()).collect();
    let mut clash: Vec<Line> =
        filter.clash(&[], false, &all).into_iter().map(|at| suspects[at].clone()).collect();
    // As a planner reads: the budget first.
    clash.sort_unstable();
    Some(clash)
}

/// Every row of a scenario that may take part in a clash.
pub(crate) fn rows_of_all(scenario: &Scenario) -> Vec<RowKey> {
    suspects(scenario).concat()
}

struct Filter<'a> {
    scenario: &'a Scenario,
    suspects: &'a [Line],
}

impl Filter<'_> {
    /// A smallest part of `of` that clashes with `given`; `grown`: `given` is more than it was when
    /// it was last known to be possible.
    fn clash(&self, given: &[usize], grown: bool, of: &[usize]) -> Vec<usize> {
        if grown && self.clashes(given) {
            return Vec::new();
        }
        if of.len() <= 1 {
            return of.to_vec();
        }
        let (head, tail) = of.split_at(of.len() / 2);
        let late = self.clash(&[given, head].concat(), true, tail);
        let early = self.clash(&[given, late.as_slice()].concat(), !late.is_empty(), head);
        [early, late].concat()
    }

    fn clashes(&self, kept: &[usize]) -> bool {
        let mut rest = self.scenario.clone();
        for (at, line) in self.suspects.iter().enumerate() {
            if !kept.contains(&at) {
                leave_out(self.scenario, &mut rest, line[0]);
            }
        }
        possible(&rest) == Some(false)
    }
}

/// The scenario with the lines of these rows only.
pub(crate) fn only(scenario: &Scenario, kept: &[RowKey]) -> Scenario {
    let mut rest = scenario.clone();
    for line in suspects(scenario) {
        if !kept.contains(&line[0]) {
            leave_out(scenario, &mut rest, line[0]);
        }
    }
    rest
}

/// The scenario without the line that `row` belongs to.
pub(crate) fn without(scenario: &Scenario, row: RowKey) -> Scenario {
    let mut rest = scenario.clone();
    leave_out(scenario, &mut rest, row);
    rest
}

/// Whether any plan keeps all rules; `None` where that stays open.
pub(crate) fn possible(scenario: &Scenario) -> Option<bool> {
    possible_within(scenario, WORK)
}

/// As [`possible`], given up after so many nodes times spends to decide.
pub(crate) fn possible_within(scenario: &Scenario, work: usize) -> Option<bool> {
    let nodes = (work / (scenario.channels.len() * scenario.months).max(1)).clamp(4, 4000);
    let mut scenario = scenario.clone();
    scenario.objective = Objective::Weights(BTreeMap::new());
    let Ok(mut program) = build(&scenario) else {
        return Some(false);
    };
    tighten(&mut program);
    let limits = Limits {
        start: None,
        gap: 1e-9,
        tolerance: 1e-6,
        nodes: Some(nodes),
        interrupted: &|| false,
        progress: &|_, _, _| {},
        backend: Backend::Auto,
        proof: false,
    };
    let mut open = false;
    for part in parts(&program) {
        let found = search(&part.program, &limits);
        if found.best.is_none() {
            if found.complete {
                return Some(false);
            }
            open = true;
        }
    }
    (!open).then_some(true)
}

/// Every line that may take part in a clash. Those found last are named first: a clash is told by
/// targets and limits rather than by what every scenario has.
fn suspects(scenario: &Scenario) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let months = scenario.closed..scenario.months;
    if let Some(budget) = &scenario.budget {
        if budget.monthly.is_some() {
            let row = |month| match budget.rollover {
                true => RuleId::CumulativeBudget.whole().at(MonthIx(month)),
                false => RuleId::MonthlyBudget.whole().at(MonthIx(month)),
            };
            lines.push(months.clone().map(row).collect());
        }
        lines.extend(budget.total.map(|_| vec![RuleId::TotalBudget.whole()]));
    }
    for (c, channel) in scenario.channels.iter().enumerate() {
        let of = |month| (c, month);
        let each = |row: fn((usize, usize)) -> RowKey, wanted: &dyn Fn(usize) -> bool| -> Line {
            let months = months.clone().filter(|&t| wanted(t));
            months.map(|t| row(of(t))).collect()
        };
        let one = |stated: bool, row: RowKey| if stated { vec![row] } else { Vec::new() };
        lines.extend([
            each(
                |(channel, month)| RuleId::MaxSpend.of(ChannelIx(channel)).at(MonthIx(month)),
                &|t| channel.max[t].is_finite(),
            ),
            each(
                |(channel, month)| RuleId::Fixed.of(ChannelIx(channel)).at(MonthIx(month)),
                &|t| crate::rule::spend::fixed(channel, t).is_some(),
            ),
            one(
                channel.min_if_active.is_some(),
                RuleId::MinIfActive.of(ChannelIx(c)).at(MonthIx(0)),
            ),
            one(channel.ramp_up.is_some(), RuleId::OneStretch.of(ChannelIx(c)).at(MonthIx(0))),
            one(channel.commit_months.is_some(), RuleId::Commit.of(ChannelIx(c)).at(MonthIx(0))),
            one(channel.max_change.is_some(), RuleId::MaxRise.of(ChannelIx(c)).at(MonthIx(0))),
            one(channel.max_share.is_some(), RuleId::MaxShare.of(ChannelIx(c)).at(MonthIx(0))),
            one(channel.min_share.is_some(), RuleId::MinShare.of(ChannelIx(c)).at(MonthIx(0))),
            one(channel.total_max.is_some(), RuleId::TotalMax.of(ChannelIx(c))),
            one(channel.total_min.is_some(), RuleId::TotalMin.of(ChannelIx(c))),
            each(
                |(channel, month)| RuleId::MinSpend.of(ChannelIx(channel)).at(MonthIx(month)),
                &|t| channel.min[t] > 0.0,
            ),
        ]);
    }
    if scenario.stay_within.is_some() {
        let held = (0..scenario.channels.len()).find(|&c| scenario.channels[c].current.is_some());
        let row = held.map(|channel| RuleId::StayWithin.of(ChannelIx(channel)).at(MonthIx(0)));
        lines.extend(row.map(|row| vec![row]));
    }
    if scenario.max_active_channels.is_some() {
        lines.push(vec![RuleId::MaxActiveChannels.whole()]);
    }
    if scenario.round_to.is_some() {
        let (channel, month) = (0, 0);
        lines.push(vec![RuleId::RoundTo.of(ChannelIx(channel)).at(MonthIx(month))]);
    }
    for (limit, stated) in scenario.limits.iter().enumerate() {
        let month = match stated.per {
            Per::Month => stated.months.first().copied(),
            Per::Total => None,
        };
        let row = |row: RowKey| vec![row];
        lines.extend(
            stated.max.map(|_| row(RuleId::LimitMax.of(LimitIx(limit)).at(month.map(MonthIx)))),
        );
        lines.extend(
            stated.min.map(|_| row(RuleId::LimitMin.of(LimitIx(limit)).at(month.map(MonthIx)))),
        );
        let shares = (stated.max_share, stated.min_share);
        lines.extend(
            shares.0.map(|_| row(RuleId::LimitMaxShare.of(LimitIx(limit)).at(month.map(MonthIx)))),
        );
        lines.extend(
            shares.1.map(|_| row(RuleId::LimitMinShare.of(LimitIx(limit)).at(month.map(MonthIx)))),
        );
    }
    let targets = 0..scenario.targets.len();
    lines.extend(targets.filter_map(|target| Some(vec![target_row(scenario, target)?])));
    lines.retain(|line| !line.is_empty());
    lines
}

/// Leaves out of `rest` the line of `row`; places in lists stay, so that rows keep their names.
fn leave_out(scenario: &Scenario, rest: &mut Scenario, row: RowKey) {
    use RuleId::*;
    let plenty = plenty(scenario);
    let last = scenario.months.saturating_sub(1);
    let c = row.channel().map_or(usize::MAX, |channel| channel.0);
    let limit = row.limit().map_or(usize::MAX, |limit| limit.0);
    let target = row.target().map_or(usize::MAX, |target| target.0);
    match row.rule {
        MonthlyBudget | CumulativeBudget | TotalBudget => {
            if let Some(budget) = &mut rest.budget {
                if row.rule == TotalBudget {
                    budget.total = None;
                } else {
                    budget.monthly = None;
                    // Without the monthly budgets it is not the total that must be used up.
                    budget.spend_all = false;
                    budget.rollover = false;
                }
                if budget.monthly.is_none() && budget.total.is_none() {
                    *budget = Budget {
                        monthly: None,
                        total: Some(plenty),
                        spend_all: false,
                        rollover: false,
                    };
                }
            }
        }
        MinSpend => rest.channels[c].min.fill(0.0),
        MaxSpend => rest.channels[c].max.fill(f64::INFINITY),
        Fixed => rest.channels[c].fixed.retain(|(t, _)| *t < scenario.closed),
        MinIfActive => rest.channels[c].min_if_active = None,
        TotalMin => rest.channels[c].total_min = None,
        TotalMax => rest.channels[c].total_max = None,
        MinShare => rest.channels[c].min_share = None,
        MaxShare => rest.channels[c].max_share = None,
        MaxRise | MaxFall => {
            rest.channels[c].max_change = None;
        }
        Commit => rest.channels[c].commit_months = None,
        OneStretch => rest.channels[c].ramp_up = None,
        StayWithin => rest.stay_within = None,
        MaxActiveChannels => rest.max_active_channels = None,
        LimitMin => rest.limits[limit].min = None,
        LimitMax => rest.limits[limit].max = None,
        LimitMinShare => rest.limits[limit].min_share = None,
        LimitMaxShare => rest.limits[limit].max_share = None,
        Target | TargetRatio => {
            rest.targets[target].goal = Goal::AtLeast { amount: 0.0, by: last };
        }
        RoundTo => rest.round_to = None,
        Objective => {}
    }
}

/// A budget that stands in no rule's way: a thousand times all the money the scenario speaks of.
fn plenty(scenario: &Scenario) -> f64 {
    let budget = scenario.budget.as_ref().map_or(0.0, |b| {
        b.total.unwrap_or(0.0) + b.monthly.as_ref().map_or(0.0, |m| m.iter().sum())
    });
    let floors = scenario.channels.iter().map(|c| {
        let given: f64 = c.fixed.iter().map(|f| f.1).sum();
        c.min.iter().sum::<f64>()
            + given
            + c.total_min.unwrap_or(0.0)
            + c.min_if_active.unwrap_or(0.0)
            + c.setup_fee
            + c.monthly_fee
    });
    let limits = scenario.limits.iter().filter_map(|l| l.min);
    1e3 * (budget + floors.sum::<f64>() + limits.sum::<f64>()).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASHES: [&str; 4] = [
        r#"{"start": "2027-01", "months": 3, "budget": {"monthly": 20},
            "channels": [{"id": "a", "roi": 2, "min": 12, "max": 15},
                         {"id": "b", "roi": 2, "min": 5, "max_share": 0.9},
                         {"id": "c", "roi": 3, "max": 30}],
            "limits": [{"channels": ["c"], "min": 6, "max": 9}]}"#,
        r#"{"start": "2027-01", "months": 6, "budget": {"total": 60},
            "max_active_channels": 1,
            "channels": [{"id": "a", "roi": 2, "min_if_active": 4, "commit_months": 3, "total_min": 8},
                         {"id": "b", "roi": 2, "total_min": 5},
                         {"id": "c", "roi": 3}]}"#,
        r#"{"start": "2027-01", "months": 4, "budget": {"monthly": 10},
            "channels": [{"id": "a", "yields": {"leads": 0.5}, "curve": {"saturating": {"half": 4}}},
                         {"id": "b", "roi": 2, "min": 1}],
            "targets": [{"kpi": "leads", "at_least": 7}, {"kpi": "leads", "cost_at_most": 50}]}"#,
        r#"{"start": "2027-01", "months": 4, "budget": {"monthly": 10},
            "channels": [{"id": "a", "roi": 2, "max": 3, "fixed": {"2027-02": 5}},
                         {"id": "b", "roi": 2, "min": 1}]}"#,
    ];

    #[test]
    fn leaving_out_any_line_of_a_clash_makes_the_rest_possible() {
        for text in CLASHES {
            let today = "2026-12".parse().unwrap();
            let scenario = Scenario::from_text(text, "clash.json", today).unwrap();
            let Some(clash) = lines(&scenario, false) else { panic!("no clash: {text}") };
            let rows = clash.concat();
            assert_eq!(possible(&only(&scenario, &rows)), Some(false), "{rows:?}");
            assert!(clash.len() >= 2, "{rows:?}");
            for line in &clash {
                let rest = without(&only(&scenario, &rows), line[0]);
                assert_eq!(possible(&rest), Some(true), "{line:?} of {rows:?}");
            }
        }
    }

    #[test]
    fn a_scenario_with_a_plan_has_no_clash() {
        let text = r#"{"start": "2027-01", "months": 2, "budget": {"monthly": 20},
                       "channels": [{"id": "a", "roi": 2, "min": 12}]}"#;
        let scenario = Scenario::from_text(text, "x.json", "2026-12".parse().unwrap()).unwrap();
        assert_eq!(lines(&scenario, false), None);
    }
}
