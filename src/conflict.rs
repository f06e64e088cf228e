//! Infeasible is an answer: a smallest set of the user's own lines that cannot hold together.
//! Leaving any one of them out makes the rest solvable (a deletion filter: Chinneck and Dravnieks
//! 1991, "Locating minimal infeasible constraint sets").

use std::collections::BTreeMap;

use crate::engine::lp::Backend;
use crate::engine::parts::parts;
use crate::engine::search::{Limits, search};
use crate::program::build::build;
use crate::rule::RowKey;
use crate::scenario::{Budget, Objective, Scenario};

/// Nodes after which the question whether there is a plan stays open.
const NODES: usize = 400;

/// One line of the file that may be left out.
struct Line {
    rows: Vec<RowKey>,
    leave_out: Box<dyn Fn(&mut Scenario)>,
}

/// The rows of a smallest set of lines that clash; `None` where no clash could be proven.
pub(crate) fn rows(scenario: &Scenario) -> Option<Vec<RowKey>> {
    let mut rest = scenario.clone();
    rest.objective = Objective::Weights(BTreeMap::new());
    if possible(&rest) != Some(false) {
        return None;
    }
    let mut clashing = Vec::new();
    for line in lines(scenario) {
        let mut without = rest.clone();
        (line.leave_out)(&mut without);
        if possible(&without) == Some(false) {
            rest = without;
        } else {
            clashing.extend(line.rows);
        }
    }
    // As a planner reads: the budget first.
    clashing.sort_unstable();
    Some(clashing)
}

/// Every line of a scenario that may take part in a clash.
pub(crate) fn suspects(scenario: &Scenario) -> Vec<RowKey> {
    lines(scenario)
        .into_iter()
        .flat_map(|line| line.rows)
        .collect()
}

/// Whether any plan keeps all rules; `None` where that stays open.
fn possible(scenario: &Scenario) -> Option<bool> {
    let Ok(program) = build(scenario) else {
        return Some(false);
    };
    let limits = Limits {
        gap: 1e-9,
        tolerance: 1e-6,
        nodes: Some(NODES),
        until: None,
        interrupted: &|| false,
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

fn lines(scenario: &Scenario) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |rows: Vec<RowKey>, leave_out: Box<dyn Fn(&mut Scenario)>| {
        if !rows.is_empty() {
            lines.push(Line { rows, leave_out });
        }
    };
    for (target, stated) in scenario.targets.iter().enumerate() {
        let row = match stated.goal {
            crate::scenario::Goal::AtLeast { .. } => RowKey::Target { target },
            _ => RowKey::TargetRatio { target },
        };
        let stated = stated.clone();
        add(
            vec![row],
            Box::new(move |s| s.targets.retain(|t| *t != stated)),
        );
    }
    for (limit, stated) in scenario.limits.iter().enumerate() {
        let month = match stated.per {
            crate::scenario::Per::Month => stated.months.first().copied(),
            crate::scenario::Per::Total => None,
        };
        let stated = stated.clone();
        let rows = [
            stated.min.map(|_| RowKey::LimitMin { limit, month }),
            stated.max.map(|_| RowKey::LimitMax { limit, month }),
            stated
                .min_share
                .map(|_| RowKey::LimitMinShare { limit, month }),
            stated
                .max_share
                .map(|_| RowKey::LimitMaxShare { limit, month }),
        ];
        add(
            rows.into_iter().flatten().collect(),
            Box::new(move |s| s.limits.retain(|l| *l != stated)),
        );
    }
    if scenario.max_active_channels.is_some() {
        add(
            vec![RowKey::MaxActiveChannels],
            Box::new(|s| s.max_active_channels = None),
        );
    }
    if scenario.round_to.is_some() {
        add(
            vec![RowKey::RoundTo {
                channel: 0,
                month: 0,
            }],
            Box::new(|s| s.round_to = None),
        );
    }
    if scenario.stay_within.is_some() {
        let held = (0..scenario.channels.len()).find(|&c| scenario.channels[c].current.is_some());
        let rows = held.map(|channel| RowKey::StayWithin { channel, month: 0 });
        add(
            rows.into_iter().collect(),
            Box::new(|s| s.stay_within = None),
        );
    }
    for (c, channel) in scenario.channels.iter().enumerate() {
        let months = || 0..scenario.months;
        let one = |stated: bool, row: RowKey| if stated { vec![row] } else { Vec::new() };
        add(
            months()
                .filter(|&t| channel.min[t] > 0.0)
                .map(|month| RowKey::MinSpend { channel: c, month })
                .collect(),
            Box::new(move |s| s.channels[c].min.fill(0.0)),
        );
        add(
            one(channel.total_min.is_some(), RowKey::TotalMin { channel: c }),
            Box::new(move |s| s.channels[c].total_min = None),
        );
        add(
            one(channel.total_max.is_some(), RowKey::TotalMax { channel: c }),
            Box::new(move |s| s.channels[c].total_max = None),
        );
        add(
            one(
                channel.min_share.is_some(),
                RowKey::MinShare {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].min_share = None),
        );
        add(
            one(
                channel.max_share.is_some(),
                RowKey::MaxShare {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].max_share = None),
        );
        add(
            one(
                channel.max_change.is_some(),
                RowKey::MaxRise {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].max_change = None),
        );
        add(
            one(
                channel.commit_months.is_some(),
                RowKey::Commit {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].commit_months = None),
        );
        add(
            one(
                channel.ramp_up.is_some(),
                RowKey::OneStretch {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].ramp_up = None),
        );
        add(
            one(
                channel.min_if_active.is_some(),
                RowKey::MinIfActive {
                    channel: c,
                    month: 0,
                },
            ),
            Box::new(move |s| s.channels[c].min_if_active = None),
        );
        add(
            channel
                .fixed
                .iter()
                .map(|&(month, _)| RowKey::Fixed { channel: c, month })
                .collect(),
            Box::new(move |s| s.channels[c].fixed.clear()),
        );
        let capped = months().filter(|&t| channel.max[t].is_finite());
        add(
            capped
                .map(|month| RowKey::MaxSpend { channel: c, month })
                .collect(),
            Box::new(move |s| s.channels[c].max.fill(f64::INFINITY)),
        );
    }
    if let Some(budget) = &scenario.budget {
        let monthly = budget.monthly.is_some();
        let rows = (0..scenario.months)
            .filter(|_| monthly)
            .map(|month| match budget.rollover {
                true => RowKey::CumulativeBudget { month },
                false => RowKey::MonthlyBudget { month },
            });
        let total = budget.total.map(|_| RowKey::TotalBudget);
        let plenty = plenty(scenario);
        add(
            rows.chain(total).collect(),
            Box::new(move |s| {
                s.budget = Some(Budget {
                    monthly: None,
                    total: Some(plenty),
                    spend_all: false,
                    rollover: false,
                });
            }),
        );
    }
    lines
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
