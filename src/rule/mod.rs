//! Business rules: one file per rule, and the file owns the whole of it: the inequality, its rows
//! in the program, and how it is measured on any plan.

/// Which row of which rule: how rows, readings, prices and sentences find each other. Nobody
/// counts rows. Months are months of the plan (0 is the first); channels, limits and targets are
/// indices into the scenario's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum RowKey {
    /// `budget.monthly` of one month.
    MonthlyBudget { month: usize },
    /// `budget.monthly` with rollover: added up to this month.
    CumulativeBudget { month: usize },
    /// `budget.total`.
    TotalBudget,
    /// `channels[c].min`, `max`, `fixed` and `stay_within`: the bounds of one spend.
    MinSpend { channel: usize, month: usize },
    MaxSpend { channel: usize, month: usize },
    Fixed { channel: usize, month: usize },
    StayWithin { channel: usize, month: usize },
    /// `channels[c].min_if_active`.
    MinIfActive { channel: usize, month: usize },
    /// `channels[c].total_min`, `total_max`.
    TotalMin { channel: usize },
    TotalMax { channel: usize },
    /// `channels[c].min_share`, `max_share`.
    MinShare { channel: usize, month: usize },
    MaxShare { channel: usize, month: usize },
    /// `channels[c].max_change`; `month` is the later month, which may be the first where there
    /// is history.
    MaxRise { channel: usize, month: usize },
    MaxFall { channel: usize, month: usize },
    /// `channels[c].commit_months`.
    Commit { channel: usize, month: usize },
    /// `channels[c].ramp_up`: one unbroken stretch.
    OneStretch { channel: usize, month: usize },
    /// `limits[i]`; `month` is `None` for a limit over its months together.
    LimitMin { limit: usize, month: Option<usize> },
    LimitMax { limit: usize, month: Option<usize> },
    LimitMinShare { limit: usize, month: Option<usize> },
    LimitMaxShare { limit: usize, month: Option<usize> },
    /// `targets[i]` with `at_least`, and with a ratio (`per_spend_at_least`, `cost_at_most`).
    Target { target: usize },
    TargetRatio { target: usize },
    /// `max_active_channels`.
    MaxActiveChannels,
    /// `round_to`.
    RoundTo { channel: usize, month: usize },
}

/// What one unit of a shadow price is a unit of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One unit of the scenario's currency.
    Money,
    /// One percentage point of a share.
    PercentPoint,
    /// One unit of a KPI.
    Kpi,
    /// One unit of a ratio (KPI per money, or money per KPI).
    Ratio,
    /// One channel.
    Channel,
    /// One month.
    Month,
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

/// A rule's row measured on a plan, whoever made the plan.
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
    /// The size against which rounding is judged: a slack above `-1e-9 * scale` is rounding.
    pub scale: f64,
}
