//! Rows and readings as data: which row of which rule, and a row measured on a plan. Rules, the
//! program, prices and sentences all name rows by [`RowKey`]; none of them is known here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which row of which rule: how rows, readings, prices and sentences find each other. Nobody
/// counts rows. Months are months of the plan (0 is the first); channels, limits and targets are
/// indices into the scenario's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum RowKey {
    /// `budget.monthly` of one month.
    MonthlyBudget {
        month: usize,
    },
    /// `budget.monthly` with rollover: added up to this month.
    CumulativeBudget {
        month: usize,
    },
    /// `budget.total`.
    TotalBudget,
    /// `channels[c].min`, `max`, `fixed` and `stay_within`: the bounds of one spend.
    MinSpend {
        channel: usize,
        month: usize,
    },
    MaxSpend {
        channel: usize,
        month: usize,
    },
    Fixed {
        channel: usize,
        month: usize,
    },
    StayWithin {
        channel: usize,
        month: usize,
    },
    /// `channels[c].min_if_active`.
    MinIfActive {
        channel: usize,
        month: usize,
    },
    /// `channels[c].total_min`, `total_max`.
    TotalMin {
        channel: usize,
    },
    TotalMax {
        channel: usize,
    },
    /// `channels[c].min_share`, `max_share`.
    MinShare {
        channel: usize,
        month: usize,
    },
    MaxShare {
        channel: usize,
        month: usize,
    },
    /// `channels[c].max_change`; `month` is the later month, which may be the first where there
    /// is history.
    MaxRise {
        channel: usize,
        month: usize,
    },
    MaxFall {
        channel: usize,
        month: usize,
    },
    /// `channels[c].commit_months`.
    Commit {
        channel: usize,
        month: usize,
    },
    /// `channels[c].ramp_up`: one unbroken stretch.
    OneStretch {
        channel: usize,
        month: usize,
    },
    /// `limits[i]`; `month` is `None` for a limit over its months together.
    LimitMin {
        limit: usize,
        month: Option<usize>,
    },
    LimitMax {
        limit: usize,
        month: Option<usize>,
    },
    LimitMinShare {
        limit: usize,
        month: Option<usize>,
    },
    LimitMaxShare {
        limit: usize,
        month: Option<usize>,
    },
    /// `targets[i]` with `at_least`, and with a ratio (`per_spend_at_least`, `cost_at_most`).
    Target {
        target: usize,
    },
    TargetRatio {
        target: usize,
    },
    /// `max_active_channels`.
    MaxActiveChannels,
    /// `round_to`.
    RoundTo {
        channel: usize,
        month: usize,
    },
    /// No rule of a scenario: how good a plan must be, where another question is asked.
    Objective,
}

/// What one unit of a shadow price is a unit of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// One unit of the scenario's currency.
    Money,
    /// One percentage point of a share.
    #[serde(rename = "percentage_point")]
    PercentPoint,
    /// One unit of a KPI.
    Kpi,
    /// One unit of a ratio (KPI per money, or money per KPI).
    Ratio,
    /// One channel.
    Channel,
    /// One month.
    Month,
    /// One unit of the objective.
    Objective,
}

impl RowKey {
    /// What one unit of its shadow price is a unit of.
    pub fn unit(self) -> Unit {
        match self {
            RowKey::MinShare { .. }
            | RowKey::MaxShare { .. }
            | RowKey::LimitMinShare { .. }
            | RowKey::LimitMaxShare { .. } => Unit::PercentPoint,
            RowKey::Target { .. } => Unit::Kpi,
            RowKey::TargetRatio { .. } => Unit::Ratio,
            RowKey::Commit { .. } | RowKey::OneStretch { .. } => Unit::Month,
            RowKey::MaxActiveChannels => Unit::Channel,
            RowKey::Objective => Unit::Objective,
            RowKey::MonthlyBudget { .. }
            | RowKey::CumulativeBudget { .. }
            | RowKey::TotalBudget
            | RowKey::MinSpend { .. }
            | RowKey::MaxSpend { .. }
            | RowKey::Fixed { .. }
            | RowKey::StayWithin { .. }
            | RowKey::MinIfActive { .. }
            | RowKey::TotalMin { .. }
            | RowKey::TotalMax { .. }
            | RowKey::MaxRise { .. }
            | RowKey::MaxFall { .. }
            | RowKey::LimitMin { .. }
            | RowKey::LimitMax { .. }
            | RowKey::RoundTo { .. } => Unit::Money,
        }
    }
}

/// The same row without its month, and the month.
pub(crate) fn split_month(row: RowKey) -> (RowKey, Option<usize>) {
    use RowKey::*;
    match row {
        MonthlyBudget { month } => (MonthlyBudget { month: 0 }, Some(month)),
        CumulativeBudget { month } => (CumulativeBudget { month: 0 }, Some(month)),
        MinSpend { channel, month } => (MinSpend { channel, month: 0 }, Some(month)),
        MaxSpend { channel, month } => (MaxSpend { channel, month: 0 }, Some(month)),
        Fixed { channel, month } => (Fixed { channel, month: 0 }, Some(month)),
        StayWithin { channel, month } => (StayWithin { channel, month: 0 }, Some(month)),
        MinIfActive { channel, month } => (MinIfActive { channel, month: 0 }, Some(month)),
        MinShare { channel, month } => (MinShare { channel, month: 0 }, Some(month)),
        MaxShare { channel, month } => (MaxShare { channel, month: 0 }, Some(month)),
        MaxRise { channel, month } => (MaxRise { channel, month: 0 }, Some(month)),
        MaxFall { channel, month } => (MaxFall { channel, month: 0 }, Some(month)),
        Commit { channel, month } => (Commit { channel, month: 0 }, Some(month)),
        OneStretch { channel, month } => (OneStretch { channel, month: 0 }, Some(month)),
        RoundTo { channel, month } => (RoundTo { channel, month: 0 }, Some(month)),
        LimitMin { limit, month } => (LimitMin { limit, month: None }, month),
        LimitMax { limit, month } => (LimitMax { limit, month: None }, month),
        LimitMinShare { limit, month } => (LimitMinShare { limit, month: None }, month),
        LimitMaxShare { limit, month } => (LimitMaxShare { limit, month: None }, month),
        TotalBudget
        | TotalMin { .. }
        | TotalMax { .. }
        | Target { .. }
        | TargetRatio { .. }
        | MaxActiveChannels
        | Objective => (row, None),
    }
}

/// A rule's row measured on a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Which row.
    pub row: RowKey,
    /// What the plan has.
    pub value: f64,
    /// What the rule allows.
    pub limit: f64,
    /// Room left, in money, KPI or count; negative where the rule is broken.
    pub slack: f64,
    /// The size against which rounding is judged.
    pub scale: f64,
    /// By how much of `slack` one unit of the rule's own [`Unit`] relaxes it: 1, or for a share
    /// one hundredth of the spend it is a share of.
    pub relax: f64,
}

impl Reading {
    /// `value <= limit`.
    pub(crate) fn at_most(row: RowKey, value: f64, limit: f64) -> Self {
        Self {
            row,
            value,
            limit,
            slack: limit - value,
            scale: limit.abs().max(value.abs()),
            relax: 1.0,
        }
    }

    /// `value >= limit`.
    pub(crate) fn at_least(row: RowKey, value: f64, limit: f64) -> Self {
        Self { slack: value - limit, ..Self::at_most(row, value, limit) }
    }

    /// `value = limit`: the slack is never positive.
    pub(crate) fn exactly(row: RowKey, value: f64, limit: f64) -> Self {
        Self { slack: -(value - limit).abs(), ..Self::at_most(row, value, limit) }
    }

    /// One unit of the rule's own unit relaxes it by `relax`.
    pub(crate) fn relaxed_by(self, relax: f64) -> Self {
        Self { relax, ..self }
    }

    /// Judged against `scale` where value and limit are both small differences of large amounts.
    pub(crate) fn of_size(self, scale: f64) -> Self {
        Self { scale: self.scale.max(scale), ..self }
    }

    /// Whether the rule holds, rounding aside: 1e-7 of the amounts it compares, or for money
    /// 1e-9 of `size`, the largest spend of the plan (a cap of 0 has no size of its own).
    pub fn holds(&self, size: f64) -> bool {
        let money = self.row.unit() == Unit::Money || self.row.unit() == Unit::PercentPoint;
        let size = if money { 1e-2 * size } else { 0.0 };
        self.slack >= -1e-7 * self.scale.max(size)
    }
}
