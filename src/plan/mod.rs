//! A solved plan: what to spend in each channel and month, what it brings, and the proof.
//!
//! A [`Plan`] is made by [`Plan::audited`] only: every number in it is computed from the spends
//! with the true curves, apart from the solver, and a plan that breaks a rule is never made.
//! Amounts are in the scenario's currency; per-month vectors have one entry per month of the
//! horizon. No sentence is built here: see `locale`.

pub mod audit;
pub mod file;
mod finding;
#[cfg(feature = "documents")]
pub mod lift;
pub mod reference;
#[cfg(feature = "documents")]
pub mod told;
pub mod warning;

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use crate::row::RowKey;
use crate::scenario::Scenario;

pub use warning::Warning;

/// How far the search came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The gap is within the tolerance asked for.
    Optimal,
    /// Stopped early; the gap says how far the plan may be from the best.
    Feasible,
}

/// Why a search ended before it had proven what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// The time limit was over.
    Time,
    /// So many nodes were looked at: as asked for, or as many as are looked at where nobody asks.
    Nodes,
    /// Interrupted.
    Signal,
    /// Nothing was left to search, but rounding kept the proof from the tolerance asked for.
    Stalled,
}

/// The value of the objective and the proven bound on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proof {
    /// Computed from the plan with the true curves.
    pub value: f64,
    /// Proven: no plan can be better.
    pub bound: f64,
}

impl Proof {
    /// `abs(bound - value) / max(1, abs(value))`.
    ///
    /// ```
    /// let proof = phanbo::plan::Proof { value: 200.0, bound: 201.0 };
    /// assert_eq!(proof.gap(), 0.005);
    /// ```
    pub fn gap(&self) -> f64 {
        (self.bound - self.value).abs() / self.value.abs().max(1.0)
    }
}

/// What the soft targets are missed by in all, and the proven bound on it: the mean, over a target's
/// months, of what is missing as a share of what is asked, added up over the targets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Missed {
    /// Computed from the plan with the true curves.
    pub value: f64,
    /// Proven: no plan misses less.
    pub bound: f64,
}

impl Missed {
    /// `abs(value - bound) / max(1, value)`.
    pub fn gap(&self) -> f64 {
        (self.value - self.bound).abs() / self.value.max(1.0)
    }
}

/// A plan with its proof.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Plan {
    /// What was asked.
    pub scenario: Arc<Scenario>,
    /// How far the search came.
    pub status: Status,
    /// Objective, bound and gap; with soft targets the bound is that of all plans that miss no more
    /// than this one.
    pub proof: Proof,
    /// What soft targets are missed by; `None` where there are none.
    pub missed: Option<Missed>,
    /// In the scenario's order.
    pub channels: Vec<ChannelPlan>,
    /// Over all channels, month by month.
    pub months: MonthsTotal,
    /// Over the horizon.
    pub totals: Totals,
    /// What holds the plan back, the most valuable first.
    pub binding: Vec<Binding>,
    /// What a planner should know before she sells this plan.
    pub warnings: Vec<Warning>,
    /// How it was found.
    pub solver: SolverNote,
}

/// One channel of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ChannelPlan {
    /// Spend of each month, fees left out.
    pub spend: Vec<f64>,
    /// What is paid besides spend in each month: fees (rate, monthly and set-up), and tax on both.
    pub fees: Vec<f64>,
    /// Of that, tax; empty where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tax: Vec<f64>,
    /// Effective spend that lands in each month, before yield and season.
    pub effect: Vec<f64>,
    /// Each KPI's amount in each month.
    pub kpis: BTreeMap<String, Vec<f64>>,
    /// Each KPI's amount landing after the last month, counted by the objective or not.
    pub after_horizon: BTreeMap<String, f64>,
    /// Over the horizon.
    pub total_spend: f64,
    /// Of the spend in all channels; 0 where nothing is spent.
    pub share: f64,
    /// Revenue inside the horizon / spend; `None` where nothing is spent.
    pub roas: Option<f64>,
    /// What the objective gains per unit by the next bit of spend in each month: the slope of the
    /// true curves to the right of the plan, spend's own cost taken off, budget and limits aside.
    /// Infinite (`null` in a file) where a curve starts vertically.
    #[serde(deserialize_with = "null_is_infinite")]
    #[schemars(with = "Vec<Option<f64>>")]
    pub marginal: Vec<f64>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // As serde asks.
fn is_0(amount: &f64) -> bool {
    *amount == 0.0
}

fn null_is_infinite<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<f64>, D::Error> {
    let months = Vec::<Option<f64>>::deserialize(from)?;
    Ok(months.into_iter().map(|slope| slope.unwrap_or(f64::INFINITY)).collect())
}

/// Sums over channels, month by month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct MonthsTotal {
    /// Spend, fees left out.
    pub spend: Vec<f64>,
    /// Fees, tax included.
    pub fees: Vec<f64>,
    /// Of that, tax; empty where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tax: Vec<f64>,
    /// Each KPI.
    pub kpis: BTreeMap<String, Vec<f64>>,
    /// Gross margin x revenue - spend - fees, not discounted.
    pub profit: Vec<f64>,
}

/// Sums over channels and months, not discounted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Totals {
    /// Spend, fees left out.
    pub spend: f64,
    /// Fees, tax included.
    pub fees: f64,
    /// Of that, tax.
    #[serde(default, skip_serializing_if = "is_0")]
    pub tax: f64,
    /// Revenue inside the horizon, what earlier spend still brings in included.
    pub revenue: f64,
    /// Gross margin x revenue - spend - fees.
    pub profit: f64,
    /// Revenue / spend; `None` where nothing is spent.
    pub roas: Option<f64>,
    /// Profit / (spend + fees), tax included; `None` where nothing is paid.
    pub roi_net: Option<f64>,
    /// Each KPI inside the horizon.
    pub kpis: BTreeMap<String, f64>,
    /// Each KPI landing after the last month.
    pub after_horizon: BTreeMap<String, f64>,
    /// Each KPI with a baseline, inside the horizon: what comes without any spend, and `kpis`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with_baseline: BTreeMap<String, f64>,
    /// Of each KPI inside the horizon, what spend before the start still brings in.
    pub carried_in: BTreeMap<String, f64>,
}

/// A limit that holds the plan back.
#[derive(Debug, Clone, PartialEq)]
pub struct Binding {
    /// Which row of which rule.
    pub row: RowKey,
    /// What the objective gains for one more unit of that limit, in the rule's own unit; 0 where
    /// another limit binds at once.
    pub shadow_price: f64,
    /// What it loses for one unit less; `None` where that leaves no plan, or nobody knows.
    pub shadow_price_less: Option<f64>,
    /// Between the two: what it is worth beside the same of all other limits, which together say
    /// what a unit of spend must earn.
    pub together: f64,
}

impl Binding {
    /// A limit that costs as much to both sides.
    pub fn of(row: RowKey, shadow_price: f64) -> Self {
        Self { row, shadow_price, shadow_price_less: Some(shadow_price), together: shadow_price }
    }

    /// A limit that costs more or less to either side.
    pub fn to_sides(row: RowKey, shadow_price: f64, shadow_price_less: Option<f64>) -> Self {
        Self { shadow_price_less, ..Self::of(row, shadow_price) }
    }

    /// Whether one unit more gains anything.
    pub fn pays(&self) -> bool {
        self.shadow_price != 0.0
    }
}

/// How a plan was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SolverNote {
    /// `"microlp"`, …
    pub backend: String,
    /// Of the backend.
    pub version: String,
    /// Decision variables of the program.
    pub variables: usize,
    /// Rows of the program.
    pub constraints: usize,
    /// On/off decisions of the program.
    pub integers: usize,
    /// Nodes of the search.
    pub nodes: usize,
    /// Why the search stopped before it had proven what was asked for, where it did.
    #[serde(skip)]
    pub stopped: Option<Stop>,
    /// By [`Options::clock`](crate::Options::clock), where there is one; left out of every output
    /// with `--no-timing`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
}
