//! A channel: what is known of it, as the file and its preset say.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Name, preset};
use crate::curve::Curve;
use crate::month::{ByMonth, Month};
use crate::ramp::RampUp;
use crate::timing::Timing;

/// A return with its uncertainty: 10th percentile, median, 90th percentile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// 10th percentile.
    pub low: f64,
    /// Median.
    pub expected: f64,
    /// 90th percentile.
    pub high: f64,
}

/// Whether diminishing returns act on a month's spend or on what has been carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// `effect[t] = sum over k of w[k] m[t-k] phi(s[t-k])`.
    SaturateThenCarry,
    /// `effect[t] = m[t] phi(sum over k of w[k] s[t-k])`.
    CarryThenSaturate,
}

/// One marketing channel.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Channel {
    /// Letters, digits, `-`, `_`.
    pub id: String,
    /// Shown to people.
    pub name: Name,
    /// The preset that filled the keys which the file leaves out.
    pub preset: Option<&'static preset::Preset>,
    /// Keys that the preset filled, as they are written in a scenario (`roi`, `curve`, …).
    pub from_preset: Vec<&'static str>,
    /// The return that the plan is made with (before incrementality), where there is one.
    pub roi: Option<Range>,
    /// What the file states, where [`Channel::roi`] was drawn away from that (`risk.shrink`).
    pub stated_roi: Option<Range>,
    /// The monthly spend at which `roi` is the average return.
    pub roi_at: Option<f64>,
    /// Share of a reported return that the spend really caused, 0..=1.
    pub incrementality: f64,
    /// KPI per unit of effective spend, [`REVENUE`](super::REVENUE) included, incrementality and `roi_at`
    /// applied: what the model uses, at the expected figures.
    pub yields: BTreeMap<String, f64>,
    /// Diminishing returns.
    pub curve: Curve,
    /// When an effect lands.
    pub timing: Timing,
    /// Saturation before or after carry-over.
    pub order: Order,
    /// Months of work before the channel is productive.
    pub ramp_up: Option<RampUp>,
    /// Whole months of unbroken activity before the start (from `history` and `active_since`).
    pub active_before: usize,
    /// On what lands in each month.
    pub seasonality: ByMonth,
    /// Price of its media.
    pub cost_index: CostIndex,
    /// Gross profit per unit of its revenue; `None` where it is the scenario's.
    pub gross_margin: Option<ByMonth>,
    /// Least spend of each month.
    pub min: Vec<f64>,
    /// Most spend of each month; infinite where there is no limit.
    pub max: Vec<f64>,
    /// Least spend over the horizon.
    pub total_min: Option<f64>,
    /// Most spend over the horizon.
    pub total_max: Option<f64>,
    /// Least share of each month's spend in all channels.
    pub min_share: Option<f64>,
    /// Most share of each month's spend in all channels.
    pub max_share: Option<f64>,
    /// In any month: either nothing, or at least this much.
    pub min_if_active: Option<f64>,
    /// Once started, active for at least this many months in a row.
    pub commit_months: Option<usize>,
    /// Paid once, in the first active month.
    pub setup_fee: f64,
    /// Paid in every active month.
    pub monthly_fee: f64,
    /// Agency fee as a share of spend.
    pub fee_rate: f64,
    /// Tax on spend and fees that cannot be got back, as a share of them.
    pub tax_rate: f64,
    /// From one month to the next.
    pub max_change: Option<MaxChange>,
    /// Given spends, by month of the plan (0 is the first), rising.
    pub fixed: Vec<(usize, f64)>,
    /// Spend before the start, oldest first, the last in the month before the start.
    pub history: Vec<f64>,
    /// Spent per month today.
    pub current: Option<f64>,
    /// The monthly spends at which the curve was observed.
    pub observed: Option<[f64; 2]>,
}

/// The price of media by month: a spend s in a month of index q buys s / q.
#[derive(Debug, Clone, PartialEq)]
pub struct CostIndex {
    /// First month of the plan.
    pub start: Month,
    /// The index, above 0.
    pub index: ByMonth,
}

impl CostIndex {
    /// In month `t` of the plan (0 is the first); before it below 0.
    pub fn at(&self, t: isize) -> f64 {
        self.index.at(self.start.plus(t as i32))
    }
}

/// `abs(s[t] - s[t-1]) <= amount + share * s[t-1]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MaxChange {
    /// Money.
    pub amount: f64,
    /// Share of the month before.
    pub share: f64,
}

impl Channel {
    /// Seasonal factor of a month.
    pub fn season(&self, month: Month) -> f64 {
        self.seasonality.at(month)
    }

    /// What a unit of effect yields of a KPI: nothing where the channel says nothing of it.
    pub fn yield_of(&self, kpi: &str) -> f64 {
        self.yields.get(kpi).copied().unwrap_or(0.0)
    }

    /// What a unit of spend costs, fee and tax included.
    pub fn unit_cost(&self) -> f64 {
        (1.0 + self.fee_rate) * (1.0 + self.tax_rate)
    }

    /// What an active month costs besides its spend, tax included.
    pub fn monthly_cost(&self) -> f64 {
        self.monthly_fee * (1.0 + self.tax_rate)
    }

    /// The set-up fee that is still to be paid, tax included.
    pub fn set_up(&self) -> f64 {
        if self.is_running() { 0.0 } else { self.setup_fee * (1.0 + self.tax_rate) }
    }

    /// Whether it was active in the month before the start.
    pub fn is_running(&self) -> bool {
        self.active_before > 0
    }

    /// Months of its unbroken activity before the start whose spend is known.
    pub fn known_before(&self) -> usize {
        self.history.iter().rev().take_while(|&&spend| spend > 0.0).count()
    }

    /// Shares of what a stretch built that last 1, 2, … months after it; none where nothing lasts.
    pub fn lasting(&self) -> Vec<f64> {
        self.ramp_up.map_or(Vec::new(), RampUp::lasting)
    }

    /// What a spend in month `t` of the plan buys at an index of 1: what its curve works on.
    pub fn bought(&self, t: usize, spend: f64) -> f64 {
        spend / self.cost_index.at(t as isize)
    }

    /// What its spend `lag` months before the start bought.
    pub fn bought_before(&self, lag: usize) -> f64 {
        self.spend_before(lag) / self.cost_index.at(-(lag as isize))
    }

    /// Its spend `lag` months before the start (1 is the month before); 0 where unknown.
    pub fn spend_before(&self, lag: usize) -> f64 {
        lag.checked_sub(1)
            .and_then(|back| self.history.iter().rev().nth(back))
            .copied()
            .unwrap_or(0.0)
    }
}
