//! What may be typed: the keys of a scenario file and their types. The JSON Schema is made from
//! these types ([`super::schema`]), and what is typed is held against that schema
//! ([`super::shape`]) before serde sees it, so editors and errors know one truth.
//!
//! Types without bounds of their own here take them from the schema functions in
//! [`super::schema`]; what only makes sense across keys is the business of [`super::check`].

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::schema as is;
use super::{Measure, Order, Per, Tier};

/// A struct all of whose keys may be absent. Which of them must be there is said to the schema
/// (`extend("required" = …)`), so that the same type serves scenarios and preset fragments.
macro_rules! optional_keys {
    ($(#[$about:meta])* $name:ident { $($(#[$key_about:meta])* $key:ident: $of:ty,)* }) => {
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$about])*
        pub struct $name {
            $(
                $(#[$key_about])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $key: Option<$of>,
            )*
        }

        impl $name {
            /// Takes from `other` every key that is absent here; the keys taken.
            #[allow(dead_code)] // Only channels are filled, from presets.
            pub(crate) fn fill_from(&mut self, other: Self) -> Vec<&'static str> {
                let mut taken = Vec::new();
                $(
                    if self.$key.is_none() && other.$key.is_some() {
                        self.$key = other.$key;
                        taken.push(stringify!($key));
                    }
                )*
                taken
            }
        }
    };
}

optional_keys! {
    /// A phanbo scenario, format version 1: what may be spent, on which channels, under which
    /// rules, and what is to be maximised.
    #[schemars(title = "phanbo scenario", extend("required" = ["channels"]))]
    ScenarioFile {
        /// Where this schema is; for editors, ignored otherwise.
        #[serde(rename = "$schema")]
        schema: String,
        /// Format version: 1.
        #[schemars(schema_with = "is::version")]
        version: u32,
        /// Shown in tables, charts and reports. Default: the file's name without its ending.
        #[schemars(schema_with = "is::name")]
        name: String,
        /// Whose presets fill the keys that channels leave out. Default: none; every channel
        /// then states its own figures.
        tier: Tier,
        /// ISO 4217 code of every amount in the file. Default: "VND".
        #[schemars(schema_with = "is::currency")]
        currency: String,
        /// First month of the plan, YYYY-MM. Default: next month.
        #[schemars(schema_with = "is::month")]
        start: String,
        /// Horizon T in months, 1 to 120. Default: 12.
        #[schemars(schema_with = "is::horizon")]
        months: u32,
        /// Gross profit per unit of revenue, above 0 and at most 1. Default: 1.
        #[schemars(schema_with = "is::share_above_0")]
        gross_margin: f64,
        /// Per year, 0.1 for 10 %: month t (0, 1, …) is weighted (1+d)^(-t/12). Default: 0.
        #[schemars(schema_with = "is::rate")]
        discount_rate: f64,
        /// Share, 0 to 1, of the effects landing after the last month that the objective counts.
        /// Default: 0.
        #[schemars(schema_with = "is::share")]
        after_horizon: f64,
        /// What is maximised. Default: "profit".
        objective: ObjectiveFile,
        /// What may be spent; `solve` needs it.
        budget: BudgetFile,
        /// The channels among which the money is split; ids are unique. An id alone, `"seo"`, is
        /// short for `{"id": "seo"}`.
        #[schemars(length(min = 1, max = 1000))]
        channels: Vec<ChannelEntry>,
        /// Rules over groups of channels. Default: none.
        #[schemars(length(max = 10_000))]
        limits: Vec<LimitFile>,
        /// Outcomes the plan must reach. Default: none.
        #[schemars(length(max = 10_000))]
        targets: Vec<TargetFile>,
        /// At most this many channels get any money. Default: no limit.
        #[schemars(schema_with = "is::count")]
        max_active_channels: u32,
        /// Each channel's spend in each month stays within +- this share, 0 to 1, of its
        /// `current`; channels without `current` are free. Default: no limit.
        #[schemars(schema_with = "is::share")]
        stay_within: f64,
        /// Every planned spend is a whole multiple of this amount. Default: none.
        #[schemars(schema_with = "is::amount_above_0")]
        round_to: f64,
        /// How uncertain returns enter the decision. Default: by their expected figures.
        risk: RiskFile,
        /// Variants of the scenario for `compare`. Default: none.
        #[schemars(length(max = 1000))]
        what_ifs: Vec<WhatIfFile>,
    }
}

/// What is maximised: "profit" (gross margin x revenue - spend - fees), "revenue", the name of any
/// KPI, or weights over KPIs and "spend" (fees are weighted like spend).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Objective")]
pub enum ObjectiveFile {
    /// "profit" or the name of a KPI.
    Word(#[schemars(schema_with = "is::name")] String),
    /// Objective gained per unit of each KPI, and of "spend": {"revenue": 0.4, "spend": -1}.
    Weights(#[schemars(schema_with = "is::weights_of_kpis")] BTreeMap<String, f64>),
}

optional_keys! {
    /// What may be spent, fees included; at least one of `monthly` and `total`.
    #[schemars(rename = "Budget")]
    BudgetFile {
        /// At most this much in each month: one amount, or one for each month.
        monthly: PerMonth,
        /// At most this much over the horizon.
        #[schemars(schema_with = "is::amount")]
        total: f64,
        /// true: the budget (the monthly ones where given, else the total) is used exactly.
        /// Default: false.
        spend_all: bool,
        /// true: what a month leaves unspent may be spent later. Default: false.
        rollover: bool,
    }
}

/// An amount for every month: one for all of them, or a list of one for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "MonthlyAmount")]
pub enum PerMonth {
    /// The same in every month.
    Every(#[schemars(schema_with = "is::amount")] f64),
    /// One for each month of the plan.
    Each(#[schemars(schema_with = "is::amounts")] Vec<f64>),
}

/// A channel, or the id alone where everything else comes from its preset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "ChannelOrId")]
pub enum ChannelEntry {
    /// Short for a channel that states nothing but its id.
    Id(#[schemars(schema_with = "is::channel_id")] String),
    /// A channel.
    Channel(Box<ChannelFile>),
}

impl ChannelEntry {
    /// The channel that is meant.
    pub fn into_channel(self) -> ChannelFile {
        match self {
            Self::Id(id) => ChannelFile {
                id: Some(id),
                ..ChannelFile::default()
            },
            Self::Channel(channel) => *channel,
        }
    }
}

/// A value, or `null` for none, also where a preset has one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OrNull<T> {
    /// None, whatever the preset says.
    Null,
    /// The value.
    Value(T),
}

impl<T> OrNull<T> {
    /// The value, where there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> OrNull<U> {
        match self {
            Self::Null => OrNull::Null,
            Self::Value(value) => OrNull::Value(change(value)),
        }
    }
}

/// Without this, serde would take a `null` for an absent key.
fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(d: D) -> Result<Option<T>, D::Error> {
    T::deserialize(d).map(Some)
}

optional_keys! {
    /// One marketing channel. Amounts are in the scenario's currency. Keys that are absent are
    /// filled by the preset where the tier's model has one for this channel.
    #[schemars(rename = "Channel", extend("required" = ["id"]))]
    ChannelFile {
        /// Letters, digits, "-" and "_"; unique in the file.
        #[schemars(schema_with = "is::channel_id")]
        id: String,
        /// Shown to people. Default: the id.
        name: ChannelName,
        /// Which preset fills the keys that are absent; null for none. Default: the one with the
        /// channel's id, where the tier's model has it.
        #[serde(deserialize_with = "present")]
        #[schemars(schema_with = "is::name_or_null")]
        preset: OrNull<String>,
        /// Revenue per unit of effective spend, over its whole life: 8 is 8:1. Required without
        /// preset, unless `yields` or `cost_per` is given.
        roi: ReturnFile,
        /// The monthly spend at which `roi` is the average return; null for none. Default: none,
        /// `roi` is then the return of the first unit of effective spend.
        #[serde(deserialize_with = "present")]
        #[schemars(schema_with = "is::amount_above_0_or_null")]
        roi_at: OrNull<f64>,
        /// Share, 0 to 1, of a reported return that the spend really caused; multiplies `roi`,
        /// `yields` and what `cost_per` says. Default: 1.
        #[schemars(schema_with = "is::share")]
        incrementality: f64,
        /// Other KPIs per unit of effective spend: {"leads": 0.000008}. Default: none.
        #[schemars(schema_with = "is::yields")]
        yields: BTreeMap<String, f64>,
        /// The same the other way up, effective spend per unit of a KPI: {"leads": 125000} is a
        /// yield of 1/125000. Default: none.
        #[schemars(schema_with = "is::cost_per")]
        cost_per: BTreeMap<String, f64>,
        /// Diminishing returns, from spend in a month to effective spend. Default: "linear".
        curve: CurveFile,
        /// When the effect of a month's spend lands. Default: "immediate".
        timing: TimingFile,
        /// Whether diminishing returns act on a month's spend or on what has been carried over.
        /// Default: "saturate_then_carry".
        order: Order,
        /// Months of work before the channel is productive; null for none. Default: none.
        #[serde(deserialize_with = "present")]
        #[schemars(schema_with = "is::or_null::<RampUpFile>")]
        ramp_up: OrNull<RampUpFile>,
        /// 12 factors, January first, on what lands in that calendar month. Default: all 1.
        #[schemars(schema_with = "is::seasons")]
        seasonality: Vec<f64>,
        /// Least spend in every month: one amount, or one for each month. Default: 0.
        min: PerMonth,
        /// Most spend in every month: one amount, or one for each month; null for no limit.
        /// Default: no limit.
        #[serde(deserialize_with = "present")]
        #[schemars(schema_with = "is::or_null::<PerMonth>")]
        max: OrNull<PerMonth>,
        /// Least spend over the horizon. Default: none.
        #[schemars(schema_with = "is::amount")]
        total_min: f64,
        /// Most spend over the horizon. Default: none.
        #[schemars(schema_with = "is::amount")]
        total_max: f64,
        /// Least share, 0 to 1, of each month's spend in all channels. Default: none.
        #[schemars(schema_with = "is::share")]
        min_share: f64,
        /// Most share, 0 to 1, of each month's spend in all channels. Default: none.
        #[schemars(schema_with = "is::share")]
        max_share: f64,
        /// In any month: either nothing, or at least this much; null for none. Default: none.
        #[serde(deserialize_with = "present")]
        #[schemars(schema_with = "is::amount_or_null")]
        min_if_active: OrNull<f64>,
        /// Once started, active for at least this many months in a row, or to the end of the
        /// horizon. Default: none.
        #[schemars(schema_with = "is::count")]
        commit_months: u32,
        /// Paid once, in the first active month; not by a channel that is active when the plan
        /// starts. Default: 0.
        #[schemars(schema_with = "is::amount")]
        setup_fee: f64,
        /// Paid in every active month. Default: 0.
        #[schemars(schema_with = "is::amount")]
        monthly_fee: f64,
        /// Agency fee as a share of spend, 0 to 1: each unit of spend costs 1 + fee_rate.
        /// Default: 0.
        #[schemars(schema_with = "is::share")]
        fee_rate: f64,
        /// Most change of spend from one month to the next, up or down. Default: none.
        max_change: MaxChangeFile,
        /// Months whose spend is given (locked or already spent): {"2026-03": 5000000}.
        /// Default: none.
        #[schemars(schema_with = "is::by_month")]
        fixed: BTreeMap<String, f64>,
        /// Spend in the months before `start`, oldest first; its effects still land.
        /// Default: none.
        #[schemars(schema_with = "is::amounts")]
        history: Vec<f64>,
        /// What is spent per month today; plans are compared with it. Default: unknown.
        #[schemars(schema_with = "is::amount")]
        current: f64,
        /// The monthly spends, lowest and highest, at which the curve was observed; spend outside
        /// is flagged. Default: unknown.
        #[schemars(schema_with = "is::two_amounts")]
        observed: [f64; 2],
    }
}

/// A text, or one for each language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Name")]
pub enum ChannelName {
    /// The same in every language.
    Plain(#[schemars(schema_with = "is::name")] String),
    /// One for each language.
    Translated(Translations),
}

optional_keys! {
    /// A text in each language; where one is absent the other stands in.
    #[schemars(extend("minProperties" = 1))]
    Translations {
        /// English.
        #[schemars(schema_with = "is::name")]
        en: String,
        /// Vietnamese.
        #[schemars(schema_with = "is::name")]
        vi: String,
    }
}

/// A return: one figure, or a range.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Return")]
pub enum ReturnFile {
    /// Known well: low and high are the same.
    Figure(#[schemars(schema_with = "is::roi")] f64),
    /// Known within a range.
    Range(ReturnRange),
}

/// 10th percentile, median and 90th percentile of a return; all above 0.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnRange {
    /// 10th percentile.
    #[schemars(schema_with = "is::roi_above_0")]
    pub low: f64,
    /// Median.
    #[schemars(schema_with = "is::roi_above_0")]
    pub expected: f64,
    /// 90th percentile.
    #[schemars(schema_with = "is::roi_above_0")]
    pub high: f64,
}

/// Spend s in a month to effective spend phi(s), with the kind as the key:
/// {"saturating": {"half": 8000000}}. phi(0) = 0 and the best average phi(s)/s is 1 unless
/// `ceiling` or `points` say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Curve")]
pub enum CurveFile {
    /// No diminishing return: s.
    Linear,
    /// s / (1 + s/half).
    Saturating {
        /// Monthly spend at which the average return has halved; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        half: f64,
    },
    /// k (1 - exp(-s/k)), k = scale.
    Exponential {
        /// Monthly spend, above 0; also the ceiling.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// k ln(1 + s/k), k = scale.
    Log {
        /// Monthly spend at which the marginal return has halved; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// k tanh(s/k), k = scale.
    Tanh {
        /// Monthly spend, above 0; also the ceiling.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// q (s/q)^p, p = exponent, q = reference: the average is 1 at s = q.
    Power {
        /// Above 0 and at most 1.
        #[schemars(schema_with = "is::exponent")]
        exponent: f64,
        /// Monthly spend, above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        reference: f64,
    },
    /// C s^n / (s^n + k^n), k = half, n = slope, C = ceiling; S-shaped for a slope above 1.
    Hill {
        /// Monthly spend at which half of the ceiling is reached; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        half: f64,
        /// Above 0.
        #[schemars(schema_with = "is::hill_slope")]
        slope: f64,
        /// Effective spend per month that is never passed; above 0. Default: what makes the best
        /// average 1; a slope below 1 has no such value and must state it.
        #[schemars(schema_with = "is::amount_above_0")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ceiling: Option<f64>,
    },
    /// Straight lines from (0, 0) through the points, flat after the last; may be S-shaped.
    Points(PointsFile),
}

/// Points [spend, effective spend], spend rising from above 0, effective spend never falling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Points")]
pub enum PointsFile {
    /// The list alone.
    List(#[schemars(schema_with = "is::points")] Vec<[f64; 2]>),
    /// The list under its key.
    Named(PointsUnderKey),
}

impl PointsFile {
    /// The points, however they are written.
    pub fn into_list(self) -> Vec<[f64; 2]> {
        match self {
            Self::List(points) | Self::Named(PointsUnderKey { points }) => points,
        }
    }
}

/// The points under their key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsUnderKey {
    /// [[s, phi], …].
    #[schemars(schema_with = "is::points")]
    pub points: Vec<[f64; 2]>,
}

/// The share w_k of the effect that lands k months after the spend; the shares are divided by
/// their sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Timing")]
pub enum TimingFile {
    /// Everything lands in the month of the spend.
    Immediate,
    /// Rises from `first_effect` to `peak`, then halves every `half_life` months.
    Delayed {
        /// Months after the spend before anything lands, whole, at most `peak`.
        #[schemars(schema_with = "is::lag")]
        first_effect: u32,
        /// Months after the spend in which most lands, whole.
        #[schemars(schema_with = "is::lag")]
        peak: u32,
        /// Months; 0: nothing lands after the peak.
        #[schemars(schema_with = "is::half_life")]
        half_life: f64,
    },
    /// a^k, a = retention.
    Geometric {
        /// Share of one month's effect that is left the month after, 0 to 1.
        #[schemars(schema_with = "is::share")]
        retention: f64,
        /// Last month in which anything lands, whole. Default: until less than 0.001 is left.
        #[schemars(schema_with = "is::lag")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_lag: Option<u32>,
    },
    /// [w_0, w_1, …], as given.
    Weights(#[schemars(schema_with = "is::weights")] Vec<f64>),
}

/// How a channel matures: the share of its productivity after a months of unbroken activity is 0
/// below `first_effect` and rises to 1 at `full_effect`. It runs in one unbroken stretch and needs
/// `min_if_active`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RampUp")]
pub struct RampUpFile {
    /// Months of unbroken activity before there is any effect, whole, at most `full_effect`.
    #[schemars(schema_with = "is::lag")]
    pub first_effect: u32,
    /// Months of unbroken activity before the effect is full, whole.
    #[schemars(schema_with = "is::lag")]
    pub full_effect: u32,
    /// Month since which the channel has been active without a break, not after `start`.
    /// Default: as `history` says.
    #[schemars(schema_with = "is::month")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active_since: Option<String>,
}

optional_keys! {
    /// abs(s[t] - s[t-1]) <= amount + share x s[t-1].
    #[schemars(rename = "MaxChange")]
    MaxChangeFile {
        /// Money. Default: 0.
        #[schemars(schema_with = "is::amount")]
        amount: f64,
        /// Of the month before, 0.3 for 30 %. Default: 0.
        #[schemars(schema_with = "is::rate")]
        share: f64,
    }
}

optional_keys! {
    /// A rule over a group of channels; at least one of `min`, `max`, `min_share`, `max_share`.
    #[schemars(rename = "Limit", extend("required" = ["channels"]))]
    LimitFile {
        /// Shown to people. Default: made from the rule.
        #[schemars(schema_with = "is::name")]
        name: String,
        /// Ids of the channels whose spend is added up.
        #[schemars(schema_with = "is::channel_ids")]
        channels: Vec<String>,
        /// Whether the rule holds in each month or over its months together. Default: "month".
        per: Per,
        /// Least spend.
        #[schemars(schema_with = "is::amount")]
        min: f64,
        /// Most spend.
        #[schemars(schema_with = "is::amount")]
        max: f64,
        /// Least share, 0 to 1, of the spend of `share_of`.
        #[schemars(schema_with = "is::share_of_others")]
        min_share: f64,
        /// Most share, 0 to 1, of the spend of `share_of`.
        #[schemars(schema_with = "is::share_of_others")]
        max_share: f64,
        /// Ids of the channels of whose spend the shares are. Default: all channels.
        #[schemars(schema_with = "is::channel_ids")]
        share_of: Vec<String>,
        /// Months to which the rule applies. Default: all.
        #[schemars(schema_with = "is::months")]
        months: Vec<String>,
    }
}

optional_keys! {
    /// An outcome that the plan must reach: exactly one of `at_least`, `per_spend_at_least` and
    /// `cost_at_most`.
    #[schemars(rename = "Target", extend("required" = ["kpi"]))]
    TargetFile {
        /// "revenue" or any KPI that some channel yields.
        #[schemars(schema_with = "is::name")]
        kpi: String,
        /// Amount of the KPI, added up from the start to month `by`; only what lands inside the
        /// horizon counts.
        #[schemars(schema_with = "is::quantity")]
        at_least: f64,
        /// Last month that counts, with `at_least`. Default: the last month of the plan.
        #[schemars(schema_with = "is::month")]
        by: String,
        /// KPI >= this x spend, fees left out; with revenue, a floor on ROAS.
        #[schemars(schema_with = "is::quantity")]
        per_spend_at_least: f64,
        /// Spend <= this x KPI, fees left out.
        #[schemars(schema_with = "is::amount")]
        cost_at_most: f64,
    }
}

optional_keys! {
    /// How uncertain returns enter the decision.
    #[schemars(rename = "Risk")]
    RiskFile {
        /// What is optimised. Default: "expected".
        measure: Measure,
        /// With "robust": how many channels may fall to their low figure; need not be whole.
        /// Default: 1.
        #[schemars(schema_with = "is::gamma")]
        gamma: f64,
        /// With "cvar": weight of the CVaR against the mean, 0 to 1. Default: 0.5.
        #[schemars(schema_with = "is::share")]
        weight: f64,
        /// With "cvar": share of the worst draws, above 0 and at most 1. Default: 0.1.
        #[schemars(schema_with = "is::share_above_0")]
        tail: f64,
        /// Draws for "cvar" and for every risk figure. Default: 1000.
        #[schemars(schema_with = "is::samples")]
        samples: u32,
        /// Of the draws. Default: 1.
        #[schemars(schema_with = "is::seed")]
        seed: u64,
        /// Between channels, 0 to 1 (one common factor). Default: 0.
        #[schemars(schema_with = "is::share")]
        correlation: f64,
        /// Whether stated returns are drawn toward what is known of such channels before the plan
        /// is made. Default: true where at least three returns that the file itself states carry
        /// ranges.
        shrink: bool,
    }
}

/// A variant of the scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WhatIf")]
pub struct WhatIfFile {
    /// Shown at the head of its column.
    #[schemars(schema_with = "is::name")]
    pub name: String,
    /// Path to value: {"budget.monthly": 30000000, "channels.seo.max": 0}; a path names a channel
    /// by its id.
    #[schemars(schema_with = "is::paths_to_values")]
    pub set: BTreeMap<String, serde_json::Value>,
}
