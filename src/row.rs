//! Rows and readings as data: which row of which rule, and a row measured on a plan. Rules, the
//! program, prices and sentences all name rows by [`RowKey`]; none of them is known here.

use std::ops::{Index, IndexMut};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub usize);

        impl $name {
            /// The first so many.
            pub fn first(count: usize) -> impl DoubleEndedIterator<Item = Self> + Clone {
                (0..count).map(Self)
            }
        }

        impl<T> Index<$name> for Vec<T> {
            type Output = T;

            fn index(&self, $name(at): $name) -> &T {
                &self[at]
            }
        }

        impl<T> IndexMut<$name> for Vec<T> {
            fn index_mut(&mut self, $name(at): $name) -> &mut T {
                &mut self[at]
            }
        }
    };
}

index! {
    /// Place of a channel in the scenario's list.
    ChannelIx
}
index! {
    /// Month of the plan: 0 is the first; later ones may pass the horizon.
    MonthIx
}
index! {
    /// Place of a limit in the scenario's list.
    LimitIx
}
index! {
    /// Place of a target in the scenario's list.
    TargetIx
}

/// The list of rules, file by file of `rule/`: the one place that names them all. Rows of one
/// file's rules stand together, subject by subject and month by month.
macro_rules! every_rule {
    ($with:ident) => {
        $with! {
            budget: MonthlyBudget, CumulativeBudget, TotalBudget;
            spend: MinSpend, MaxSpend, Fixed, StayWithin;
            totals: TotalMin, TotalMax;
            share: MinShare, MaxShare;
            activity: MinIfActive, Commit, OneStretch;
            change: MaxRise, MaxFall;
            limit: LimitMin, LimitMax, LimitMinShare, LimitMaxShare;
            never_falls: NeverFalls;
            target: AtLeast, AtMost, PerSpendAtLeast, CostAtMost;
            missed: Missed;
            active_channels: MaxActiveChannels;
            round: RoundTo;
            objective: Objective;
        }
    };
}
pub(crate) use every_rule;

macro_rules! ids {
    ($($file:ident: $($rule:ident),+;)+) => {
        /// The rules that a scenario may state, in the order in which a planner reads them; the
        /// last, `Objective`, is the one that another question brings: how good a plan must be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        #[allow(missing_docs)] // Each is told in its file.
        pub enum RuleId {
            $($($rule),+),+
        }
    };
}
every_rule!(ids);

/// What of a scenario a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The scenario as a whole.
    Whole,
    /// One channel.
    Channel(ChannelIx),
    /// One of `limits`.
    Limit(LimitIx),
    /// One of `targets`.
    Target(TargetIx),
}

impl Subject {
    /// The channel that it is about, where it is about one.
    pub const fn channel(self) -> Option<ChannelIx> {
        match self {
            Subject::Channel(channel) => Some(channel),
            _ => None,
        }
    }

    /// The limit that it is about, where it is about one.
    pub const fn limit(self) -> Option<LimitIx> {
        match self {
            Subject::Limit(limit) => Some(limit),
            _ => None,
        }
    }

    /// The target that it is about, where it is about one.
    pub const fn target(self) -> Option<TargetIx> {
        match self {
            Subject::Target(target) => Some(target),
            _ => None,
        }
    }
}

impl From<ChannelIx> for Subject {
    fn from(channel: ChannelIx) -> Self {
        Subject::Channel(channel)
    }
}

impl From<LimitIx> for Subject {
    fn from(limit: LimitIx) -> Self {
        Subject::Limit(limit)
    }
}

impl From<TargetIx> for Subject {
    fn from(target: TargetIx) -> Self {
        Subject::Target(target)
    }
}

/// Which row of which rule: how rows, readings, prices and sentences find each other. Nobody
/// counts rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowKey {
    /// Whose row it is.
    pub rule: RuleId,
    /// What it is about.
    pub of: Subject,
    /// The month it holds in; `None` where it holds over several together.
    pub month: Option<MonthIx>,
}

impl RuleId {
    /// The rule's row about the scenario as a whole.
    pub const fn whole(self) -> RowKey {
        RowKey { rule: self, of: Subject::Whole, month: None }
    }

    /// The rule's row about a channel, a limit or a target.
    pub fn of(self, subject: impl Into<Subject>) -> RowKey {
        RowKey { rule: self, of: subject.into(), month: None }
    }
}

impl RowKey {
    /// The row of a month; of several together for `None`.
    pub fn at(self, month: impl Into<Option<MonthIx>>) -> Self {
        Self { month: month.into(), ..self }
    }

    /// The rule and what it is about: the same for its rows in all months.
    pub const fn line(self) -> (RuleId, Subject) {
        (self.rule, self.of)
    }

    /// The channel that it is about, where it is about one.
    pub const fn channel(self) -> Option<ChannelIx> {
        self.of.channel()
    }

    /// The limit that it is about, where it is about one.
    pub const fn limit(self) -> Option<LimitIx> {
        self.of.limit()
    }

    /// The target that it is about, where it is about one.
    pub const fn target(self) -> Option<TargetIx> {
        self.of.target()
    }
}

/// What one unit of a shadow price is a unit of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
    /// In whole steps, the smallest unit of money: what is nearer to the limit than a thousandth of
    /// it is there, and nothing else is.
    pub grain: Option<f64>,
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
            grain: None,
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

    /// May be broken by `room`.
    pub(crate) fn with_room(self, room: f64) -> Self {
        Self { slack: self.slack + room, ..self }
    }

    /// Decided in whole units of money.
    pub(crate) fn in_units_of(self, grain: f64) -> Self {
        Self { grain: Some(grain), ..self }
    }

    /// Judged against `scale` where value and limit are both small differences of large amounts.
    pub(crate) fn of_size(self, scale: f64) -> Self {
        Self { scale: self.scale.max(scale), ..self }
    }
}
