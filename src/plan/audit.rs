//! From spends to a [`Plan`]: every number computed with the true curves, every rule measured,
//! apart from the search. A plan that breaks a rule is never made.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    Binding, ChannelPlan, Missed, MonthsTotal, Plan, Proof, SolverNote, Status, Totals, warning,
};
use crate::engine::one_sided::Sides;
use crate::ledger::landing::Landing;
use crate::ledger::{self, Ledger};
use crate::program::question::Question;
use crate::row::{Reading, RowKey, RuleId};
use crate::rule;
use crate::scenario::{Channel, Order, REVENUE, Scenario};

/// What the search says of a plan, before it is believed.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Spend by channel and month, in currency.
    pub spend: Vec<Vec<f64>>,
    /// Bound on the objective.
    pub bound: f64,
    /// Price of each row that binds: objective per unit of the row's slack.
    pub prices: Vec<RowPrice>,
    /// Whether it is proven, or was tried as far as limits let, that whole steps cannot use up
    /// more of what must be used up (`spend_all`).
    pub is_fullest: bool,
    /// How it was found.
    pub solver: SolverNote,
}

/// What a row that binds costs: objective per unit of the row's slack.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RowPrice {
    /// Which one.
    pub row: RowKey,
    /// As the prices of all rows together prove the plan.
    pub price: f64,
    /// What one unit more gains.
    pub more: f64,
    /// What one unit less loses; `None` where it leaves no plan.
    pub less: Option<f64>,
}

impl RowPrice {
    /// Its price, and what it is to both sides where they differ, times `scale`.
    pub(crate) fn of(row: RowKey, price: f64, sides: Option<Sides>, scale: f64) -> Self {
        let (more, less) = sides.map_or((price, Some(price)), |sides| (sides.more, sides.less));
        Self { row, price: price * scale, more: more * scale, less: less.map(|x| x * scale) }
    }
}

impl Plan {
    /// The plan that spends as claimed.
    ///
    /// # Errors
    /// The rows it breaks.
    pub fn audited(scenario: &Scenario, claim: Claim, tolerance: f64) -> Result<Self, Vec<RowKey>> {
        Self::audited_for(scenario, Question::Best, claim, tolerance)
    }

    /// The plan that answers `question` as claimed; value and bound of its proof are the
    /// question's own ([`Question::value`]).
    ///
    /// # Errors
    /// The rows it breaks.
    pub fn audited_for(
        scenario: &Scenario,
        question: Question,
        claim: Claim,
        tolerance: f64,
    ) -> Result<Self, Vec<RowKey>> {
        let ledger = Ledger::of(scenario, claim.spend);
        let mut readings = rule::measure(scenario, &ledger);
        if let Some(least) = question.objective_at_least() {
            let objective = ledger.objective(scenario);
            readings.push(Reading::at_least(RuleId::Objective.whole(), objective, least));
        }
        let size = ledger.spend.iter().flatten().copied().fold(0.0, f64::max);
        let broken: Vec<RowKey> = readings
            .iter()
            .filter(|r| !question.sets_aside(r.row) && !r.holds(size))
            .filter(|r| !(claim.is_fullest && is_left_over(r)))
            .map(|r| r.row)
            .collect();
        let value = question.value(scenario, &ledger, &readings);
        if !broken.is_empty() || !value.is_finite() || !claim.bound.is_finite() {
            return Err(broken);
        }
        let proof = Proof {
            value,
            // Rounding must not make a plan better than what is proven of all plans.
            bound: claim.bound.max(value),
        };
        let status = if proof.gap() <= tolerance { Status::Optimal } else { Status::Feasible };
        let spent: f64 = ledger.spend.iter().flatten().sum();
        let channels = channel_plans(scenario, &ledger, spent);
        let months = months_total(scenario, &ledger);
        let totals = totals(scenario, &channels, &months);
        let mut plan = Self {
            scenario: Arc::new(scenario.clone()),
            status,
            proof,
            missed: None,
            channels,
            months,
            totals,
            binding: binding(&claim.prices, &readings),
            warnings: Vec::new(),
            solver: claim.solver,
        };
        plan.warnings = warning::warnings(scenario, &plan);
        Ok(plan)
    }

    /// Says what its soft targets are missed by, no plan missing less than `bound`.
    pub(crate) fn meet_soft_targets(&mut self, ledger: &Ledger, bound: f64, tolerance: f64) {
        if !self.scenario.targets.iter().any(|target| target.soft) {
            return;
        }
        // Rounding must not make a plan miss less than what is proven of all plans.
        let value = ledger.missed(&self.scenario).max(bound);
        let missed = Missed { value, bound };
        if missed.gap() > tolerance {
            self.status = Status::Feasible;
        }
        self.missed = Some(missed);
    }

    /// The spends, `[channel][month]`.
    pub fn spend(&self) -> Vec<Vec<f64>> {
        self.channels.iter().map(|c| c.spend.clone()).collect()
    }
}

/// Whether a budget that must be used up has something left.
fn is_left_over(reading: &Reading) -> bool {
    let budgets = [RuleId::MonthlyBudget, RuleId::CumulativeBudget, RuleId::TotalBudget];
    let is_budget = budgets.contains(&reading.row.rule);
    is_budget && reading.value <= reading.limit
}

/// What given spends bring, and the rows they break: somebody's own plan, told rather than
/// refused. Computed with the true curves, without a solver.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evaluation {
    /// Value of the objective.
    pub value: f64,
    /// In the scenario's order.
    pub channels: Vec<ChannelPlan>,
    /// Month by month.
    pub months: MonthsTotal,
    /// Over the horizon.
    pub totals: Totals,
    /// Rows it breaks; empty where every rule holds. Soft targets are missed, not broken.
    pub broken: Vec<RowKey>,
    /// What it misses its soft targets by in all ([`Missed::value`]); `None` where there are none.
    pub missed: Option<f64>,
}

/// Evaluates `spend` (`[channel][month]`, in currency, one entry per month of the horizon).
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let own = phanbo::plan::audit::evaluate(&scenario, vec![vec![6.0; 3], vec![5.0; 3]]);
/// assert_eq!(own.totals.revenue, 3.0 * (2.0 * 6.0 + 3.0 * 5.0));
/// assert!(!own.broken.is_empty()); // 11 a month, and ppc above its 4
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn evaluate(scenario: &Scenario, spend: Vec<Vec<f64>>) -> Evaluation {
    let ledger = Ledger::of(scenario, spend);
    let size = ledger.spend.iter().flatten().copied().fold(0.0, f64::max);
    let readings = rule::measure(scenario, &ledger);
    let spent: f64 = ledger.spend.iter().flatten().sum();
    let channels = channel_plans(scenario, &ledger, spent);
    let months = months_total(scenario, &ledger);
    Evaluation {
        value: ledger.objective(scenario),
        totals: totals(scenario, &channels, &months),
        broken: readings.iter().filter(|r| !r.holds(size)).map(|r| r.row).collect(),
        missed: scenario.targets.iter().any(|t| t.soft).then(|| ledger.missed(scenario)),
        channels,
        months,
    }
}

fn channel_plans(scenario: &Scenario, ledger: &Ledger, spent: f64) -> Vec<ChannelPlan> {
    // Under a measure of risk the next bit of spend counts as the plan's worst case has it.
    let judged = ledger.at_its_worst(scenario);
    (0..scenario.channels.len())
        .map(|c| channel_plan(scenario, &judged, ledger, c, spent))
        .collect()
}

fn channel_plan(
    scenario: &Scenario,
    judged: &Scenario,
    ledger: &Ledger,
    c: usize,
    spent: f64,
) -> ChannelPlan {
    let kpis = ledger.kpis(scenario, c);
    let total_spend: f64 = ledger.spend[c].iter().sum();
    let revenue: f64 = kpis.get(REVENUE).map_or(0.0, |months| months.iter().sum());
    ChannelPlan {
        spend: ledger.spend[c].clone(),
        fees: ledger.fees[c].clone(),
        tax: where_any(ledger.tax[c].clone()),
        effect: ledger.effect[c][..scenario.months].to_vec(),
        after_horizon: ledger.after_horizon(scenario, c),
        kpis,
        total_spend,
        share: if spent > 0.0 { total_spend / spent } else { 0.0 },
        roas: (total_spend > 0.0).then(|| revenue / total_spend),
        marginal: marginal(judged, &judged.channels[c], &ledger.spend[c]),
    }
}

/// What the objective gains per unit by the next bit of spend in each month: the slope of the
/// true curves to the right, spend's own cost taken off.
fn marginal(scenario: &Scenario, channel: &Channel, spend: &[f64]) -> Vec<f64> {
    let m = ledger::productivity(channel, spend);
    let weights = channel.timing.weights();
    let last = spend.len() - 1;
    let carried = |t: usize| -> f64 {
        let from = |(k, w): (usize, &f64)| match t.checked_sub(k) {
            Some(month) => w * channel.bought(month, spend.get(month).copied().unwrap_or(0.0)),
            None => w * channel.bought_before(k - t),
        };
        weights.iter().enumerate().map(from).sum()
    };
    let (landing, places) = (Landing::of(channel), ledger::lasting::places(channel, spend));
    // Of a unit of effect in a month, what lasts of it included.
    let worth = |t: usize| -> f64 {
        let worth = |month: usize| ledger::worth(scenario, channel, month);
        let lasts = places.get(t).copied().flatten();
        let lasts = lasts.map_or(0.0, |at| at.share * landing.lasting(t, at.months, worth));
        landing.now(t, worth) + lasts
    };
    let gain = |t: usize| -> f64 {
        let lands = weights.iter().enumerate().filter(|(_, w)| **w > 0.0);
        match channel.order {
            Order::SaturateThenCarry => {
                let slope = channel.curve.slope(channel.bought(t, spend[t]));
                times(m[t] * worth(t) * channel.bought(t, 1.0), slope)
            }
            Order::CarryThenSaturate => lands
                .map(|(k, w)| {
                    let m = m[(t + k).min(last)];
                    let worth = worth(t + k) * channel.bought(t, 1.0);
                    times(m * w * worth, channel.curve.slope(carried(t + k)))
                })
                .sum(),
        }
    };
    let cost = |t: usize| scenario.weight_of_spend() * scenario.discount(t) * channel.unit_cost();
    (0..spend.len()).map(|t| gain(t) + cost(t)).collect()
}

/// A product in which nothing times infinitely steep is nothing.
fn times(worth: f64, slope: f64) -> f64 {
    if worth == 0.0 { 0.0 } else { worth * slope }
}

/// The months, or none where there is nothing in any.
fn where_any(months: Vec<f64>) -> Vec<f64> {
    if months.iter().any(|amount| *amount != 0.0) { months } else { Vec::new() }
}

fn months_total(scenario: &Scenario, ledger: &Ledger) -> MonthsTotal {
    let sum = |table: &[Vec<f64>]| -> Vec<f64> {
        (0..scenario.months).map(|t| table.iter().map(|row| row[t]).sum()).collect()
    };
    let (spend, fees, tax) = (sum(&ledger.spend), sum(&ledger.fees), sum(&ledger.tax));
    let mut kpis = BTreeMap::new();
    for kpi in scenario.kpis() {
        let each =
            |t: usize| (0..scenario.channels.len()).map(|c| ledger.kpi(scenario, c, &kpi, t)).sum();
        let months: Vec<f64> = (0..scenario.months).map(each).collect();
        kpis.insert(kpi, months);
    }
    let gross = |t: usize| -> f64 {
        (0..scenario.channels.len()).map(|c| ledger.gross_profit(scenario, c, t)).sum()
    };
    let profit = (0..scenario.months).map(|t| gross(t) - spend[t] - fees[t]).collect();
    MonthsTotal { spend, fees, tax: where_any(tax), kpis, profit }
}

fn totals(scenario: &Scenario, channels: &[ChannelPlan], months: &MonthsTotal) -> Totals {
    let spend: f64 = months.spend.iter().sum();
    let fees: f64 = months.fees.iter().sum();
    let kpis: BTreeMap<String, f64> =
        months.kpis.iter().map(|(kpi, amounts)| (kpi.clone(), amounts.iter().sum())).collect();
    let revenue = kpis.get(REVENUE).copied().unwrap_or(0.0);
    let profit: f64 = months.profit.iter().sum();
    let mut after_horizon: BTreeMap<String, f64> = BTreeMap::new();
    for (kpi, amount) in channels.iter().flat_map(|c| &c.after_horizon) {
        *after_horizon.entry(kpi.clone()).or_default() += amount;
    }
    let idle = Ledger::idle(scenario);
    let brought = |kpi: &String| -> f64 {
        let channels = 0..scenario.channels.len();
        let months = |c| (0..scenario.months).map(move |t| (c, t));
        channels.flat_map(months).map(|(c, t)| idle.kpi(scenario, c, kpi, t)).sum()
    };
    Totals {
        spend,
        fees,
        tax: months.tax.iter().sum::<f64>(),
        revenue,
        profit,
        roas: (spend > 0.0).then(|| revenue / spend),
        roi_net: (spend + fees > 0.0).then(|| profit / (spend + fees)),
        with_baseline: scenario
            .baselines()
            .into_iter()
            .map(|(kpi, months)| {
                let both = months.iter().sum::<f64>() + kpis.get(&kpi).copied().unwrap_or(0.0);
                (kpi, both)
            })
            .collect(),
        carried_in: kpis.keys().map(|kpi| (kpi.clone(), brought(kpi))).collect(),
        kpis,
        after_horizon,
    }
}

/// Rows with a price, in the rule's own unit, the most valuable first.
fn binding(prices: &[RowPrice], readings: &[Reading]) -> Vec<Binding> {
    let mut all: Vec<Binding> = prices
        .iter()
        .filter_map(|found| {
            let relax = readings.iter().find(|r| r.row == found.row)?.relax;
            let bound = Binding {
                row: found.row,
                shadow_price: found.more * relax,
                shadow_price_less: found.less.map(|price| price * relax),
                together: found.price * relax,
            };
            let is_any = bound.shadow_price != 0.0 || bound.shadow_price_less != Some(0.0);
            (is_any && bound.shadow_price.is_finite()).then_some(bound)
        })
        .collect();
    let size = |price: f64| price.abs();
    let less = |bound: &Binding| bound.shadow_price_less.map_or(f64::INFINITY, size);
    all.sort_by(|a, b| {
        let dearer = size(b.shadow_price).total_cmp(&size(a.shadow_price));
        dearer.then(less(b).total_cmp(&less(a))).then(a.row.cmp(&b.row))
    });
    all
}
