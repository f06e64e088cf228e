//! The least money that reaches the targets; and, where no money does, how far one can come and
//! what stops it.

use crate::ledger::Ledger;
use crate::plan::{Binding, Plan};
use crate::program::question::Question;
use crate::row::{RowKey, TargetIx};
use crate::rule::{outcomes, target_rows, worst};
use crate::scenario::{Budget, Per, Scenario, Target};
use crate::solve::{NoPlan, Options, Unmet, attempt, solve_for};

/// Each try allows this many times the money of the one before.
const GROWTH: f64 = 4.0;
/// Nodes where nobody sets a limit: many plans cost nearly the same, and the last of the gap can
/// take for ever.
const NODES: usize = 4000;
/// Tries; the last allows 65 000 times the first.
const TRIES: i32 = 9;

/// What the targets take.
#[derive(Debug, Clone, PartialEq)]
pub enum Goal {
    /// The cheapest plan that reaches every target. Value and bound of its proof are minus the
    /// cost: no plan that reaches the targets costs less than minus the bound.
    Reached(Box<Plan>),
    /// No plan reaches them with any money up to `tried`.
    OutOfReach {
        /// For each target, in the scenario's order.
        targets: Vec<Shortfall>,
        /// Total cost, fees included, up to which it is proven.
        tried: f64,
    },
}

/// How far one target can be met.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortfall {
    /// Index of the target.
    pub target: usize,
    /// Its row.
    pub row: RowKey,
    /// What is asked, in the target's own figure: an amount, a ratio, a cost.
    pub asked: f64,
    /// The best that any plan reaches, in the same figure; `None` where nothing is spent or no
    /// plan keeps the other rules.
    pub reached: Option<f64>,
    /// Whether the other targets are kept on the way; else they are out of reach themselves and
    /// are left out.
    pub with_others: bool,
    /// The cost of that plan, fees included.
    pub cost: f64,
    /// The limits that hold it back, the most valuable first, in the target's unit.
    pub stopped_by: Vec<Binding>,
}

impl Shortfall {
    /// Whether the target is met by the best plan for it.
    pub fn is_met(&self, target: &Target) -> bool {
        use crate::scenario::Goal::*;
        let slack = 1e-7 * self.asked.abs();
        self.reached.is_some_and(|reached| match target.goal {
            AtLeast(_) | PerSpendAtLeast(_) => reached >= self.asked - slack,
            AtMost(_) | CostAtMost(_) => reached <= self.asked + slack,
        })
    }
}

/// The cheapest plan that reaches the targets of `scenario` within its limits; its budget is set
/// aside.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "targets": [{"kpi": "revenue", "at_least": 36}],
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let answer = phanbo::analysis::goal(&scenario, &phanbo::Options::default())?;
/// let phanbo::analysis::Goal::Reached(plan) = answer else { panic!("12 of ppc bring 36") };
/// assert!((plan.totals.spend - 12.0).abs() < 1e-4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`crate::solve()`], where the limits clash even without the targets.
pub fn goal(scenario: &Scenario, options: &Options) -> Result<Goal, NoPlan> {
    let is_limited = options.node_limit.is_some() || options.time_limit.is_some();
    let patience = options.patience.or((!is_limited).then_some(NODES));
    let options = &Options { patience, ..options.clone().from_now() };
    // What is asked is what it takes to reach them.
    let scenario = &scenario.with_hard_targets();
    let first = first_guess(scenario);
    let mut tried = first;
    for power in 0..TRIES {
        tried = first * GROWTH.powi(power);
        match attempt(&with_total(scenario, tried), Question::LeastCost, options) {
            Ok(plan) => return Ok(Goal::Reached(Box::new(plan))),
            Err(Unmet::Proven) => {}
            Err(Unmet::Own(rows)) => {
                return Err(NoPlan::Infeasible(crate::solve::Conflict::of(scenario, rows)));
            }
            Err(Unmet::Open) => return Err(NoPlan::Stopped),
            Err(Unmet::Audit(rows)) => return Err(NoPlan::FailedAudit(rows)),
        }
    }
    let plenty = with_total(scenario, tried);
    let mut without = plenty.clone();
    without.targets.clear();
    // Without targets there must be a plan; else it is the limits that clash.
    solve_for(&without, Question::LeastCost, options)?;
    let targets = (0..scenario.targets.len())
        .filter_map(|target| shortfall(&plenty, target, options))
        .collect();
    Ok(Goal::OutOfReach { targets, tried })
}

/// The scenario with `total` over the horizon and no other budget.
fn with_total(scenario: &Scenario, total: f64) -> Scenario {
    Scenario {
        budget: Some(Budget {
            monthly: None,
            total: Some(total),
            spend_all: false,
            rollover: false,
        }),
        ..scenario.clone()
    }
}

/// About what the targets and floors take, rather too much than too little.
fn first_guess(scenario: &Scenario) -> f64 {
    let months = scenario.months as f64;
    let targets = scenario.targets.iter().map(|target| {
        let per_unit = scenario.channels.iter().map(|channel| {
            let season = channel.seasonality.figures().fold(0.0, f64::max);
            season * channel.yields.get(&target.kpi).copied().unwrap_or(0.0)
        });
        let best = per_unit.fold(0.0, f64::max);
        let times = match target.per {
            Per::Month => (target.from..=target.by).count() as f64,
            Per::Total => 1.0,
        };
        match target.goal {
            crate::scenario::Goal::AtLeast(amount) if best > 0.0 => times * amount / best,
            _ => 0.0,
        }
    });
    let floors = scenario.channels.iter().map(|channel| {
        channel.min.iter().sum::<f64>()
            + channel.fixed.iter().map(|(_, spend)| spend).sum::<f64>()
            + channel.total_min.unwrap_or(0.0)
            + channel.min_if_active.unwrap_or(0.0) * months
            + channel.setup_fee
            + channel.monthly_fee * months
    });
    let limits = scenario.limits.iter().filter_map(|limit| limit.min);
    let most = targets.chain([floors.sum(), limits.sum::<f64>() * months]).fold(0.0, f64::max);
    // Taxes and prices come on top.
    let dearest = scenario.channels.iter().map(|channel| {
        channel.unit_cost() * channel.cost_index.index.figures().fold(1.0, f64::max)
    });
    let most = most * dearest.fold(1.0, f64::max);
    if most > 0.0 { 2.0 * most } else { 1.0 }
}

/// The best that can be reached of one target, the others kept where they can be.
fn shortfall(plenty: &Scenario, target: usize, options: &Options) -> Option<Shortfall> {
    // A target whose months are all spent can neither be reached nor missed.
    let row = *target_rows(plenty, TargetIx(target)).first()?;
    let mut alone = plenty.clone();
    alone.targets = vec![plenty.targets.get(target)?.clone()];
    let found = furthest(plenty, target, options)
        .map(|found| (true, plenty, target, found))
        .or_else(|| furthest(&alone, 0, options).map(|found| (false, &alone, 0, found)));
    let asked = plenty.targets[target].goal.figure();
    let Some((with_others, scenario, at, (reached, plan))) = found else {
        return Some(Shortfall {
            target,
            row,
            asked,
            reached: None,
            with_others: false,
            cost: 0.0,
            stopped_by: Vec::new(),
        });
    };
    // A lone target stands at the head of its scenario's list.
    let home = |row: RowKey| match row.target() {
        Some(_) if scenario.targets.len() == 1 => row.rule.of(TargetIx(target)),
        _ => row,
    };
    let worth_a_lot = |bound: &&Binding| bound.row.target() != Some(TargetIx(at));
    Some(Shortfall {
        target,
        row,
        asked,
        reached,
        with_others,
        cost: plan.totals.spend + plan.totals.fees,
        stopped_by: plan
            .binding
            .iter()
            .filter(worth_a_lot)
            .map(|bound| Binding { row: home(bound.row), ..bound.clone() })
            .collect(),
    })
}

/// The plan that comes furthest, and the target's figure there. A ratio is raised until nothing
/// is left above it (Dinkelbach 1967, "On nonlinear fractional programming").
fn furthest(
    scenario: &Scenario,
    target: usize,
    options: &Options,
) -> Option<(Option<f64>, Box<Plan>)> {
    use crate::scenario::Goal::{AtLeast, AtMost, CostAtMost, PerSpendAtLeast};
    let at = TargetIx(target);
    let question = Question::Furthest { target: at };
    let mut scenario = scenario.clone();
    let mut best: Option<(Option<f64>, Box<Plan>)> = None;
    for _ in 0..8 {
        let Ok(plan) = attempt(&scenario, question, options) else {
            break;
        };
        let goal = scenario.targets[target].goal;
        let reached = worst(&outcomes(&scenario, &Ledger::of(&scenario, plan.spend())), at);
        let before = goal.figure();
        best = Some((reached, Box::new(plan)));
        let Some(reached) = reached else { break };
        let is_amount = matches!(goal, AtLeast(_) | AtMost(_));
        if is_amount || (reached - before).abs() <= 1e-6 * before.abs() {
            break;
        }
        scenario.targets[target].goal = match goal {
            PerSpendAtLeast(_) => PerSpendAtLeast(reached),
            _ => CostAtMost(reached),
        };
    }
    best
}
