//! The keys of a channel.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};

use super::super::Order;
use super::super::schema as is;
use super::{ByMonthFile, CurveFile, Given, PerMonth, TimingFile};

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
            Self::Id(id) => ChannelFile { id: Some(id), ..ChannelFile::default() },
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

    pub(in crate::scenario) fn map<U>(self, change: impl FnOnce(T) -> U) -> OrNull<U> {
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
        /// Factor on what lands in a month: one; 12, January first; or by date over a default,
        /// {"default": 1, "2027-02": 1.4} or {"calendar": [12 factors], "2027-02": 1.4}.
        /// Default: 1.
        #[schemars(schema_with = "is::factor_by_month")]
        seasonality: ByMonthFile,
        /// Tax on its spend and fees that cannot be got back, 0.1 for 10 %. Default: the scenario's.
        #[schemars(schema_with = "is::rate")]
        tax_rate: f64,
        /// Price of media by the month of spend: a spend s in a month of index q works as s / q does
        /// at 1. One; 12, January first; or by date over a default, {"default": 1, "2027-02": 1.3}.
        /// Default: 1.
        #[schemars(schema_with = "is::index_by_month")]
        cost_index: ByMonthFile,
        /// Gross profit per unit of the revenue that this channel brings, as the scenario's.
        /// Default: the scenario's.
        #[schemars(schema_with = "is::margin_by_month")]
        gross_margin: ByMonthFile,
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

/// How a channel matures: the share of its productivity after a months of unbroken activity is 0
/// below `first_effect` and rises to 1 at `full_effect`. It runs in one unbroken stretch and needs
/// `min_if_active`. With `half_life_after_stop` what was built lasts.
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
    /// Months after a stop in which what was built halves: what lasts is the mean effect of the
    /// stretch's last 6 months, or of as many as a full effect takes. 0: nothing. Default: nothing.
    #[schemars(schema_with = "is::half_life")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_life_after_stop: Option<f64>,
}

optional_keys! {
    /// `abs(s[t] - s[t-1]) <= amount + share x s[t-1]`.
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
