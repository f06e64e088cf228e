//! What may be typed: the keys of a scenario file and their types. The JSON Schema is made from
//! these types ([`super::schema`]), and what is typed is held against that schema
//! (`shape.rs`) before serde sees it, so editors and errors know one truth.
//!
//! Types without bounds of their own here take them from the schema functions in
//! [`super::schema`]; what only makes sense across keys is the business of `check`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::schema as is;
use super::{Measure, Per, Tier};

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
            $(
                #[doc = concat!("Sets `", stringify!($key), "`.")]
                #[must_use]
                pub fn $key(mut self, $key: impl Given<$of>) -> Self {
                    self.$key = Some($key.given());
                    self
                }
            )*

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

mod by_month;
mod channel;
mod given;
mod response;
mod units;

pub use by_month::{ByMonthFile, DatedFile};
pub use channel::{
    ChannelEntry, ChannelFile, ChannelName, MaxChangeFile, OrNull, RampUpFile, ReturnFile,
    ReturnRange, Translations,
};
pub use given::Given;
pub use response::{CurveFile, PointsFile, PointsUnderKey, TimingFile};

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
        /// Gross profit per unit of revenue, above 0 and at most 1, by the month in which it lands:
        /// one; 12, January first; or by date over a default, {"default": 0.5, "2027-02": 0.4}.
        /// Default: 1.
        #[schemars(schema_with = "is::margin_by_month")]
        gross_margin: ByMonthFile,
        /// What comes in a month without any spend, by KPI: {"leads": 120}, each one amount; 12,
        /// January first; or by date over a default. It counts in targets that name no channels, and
        /// in no channel's credit. Default: nothing.
        #[schemars(schema_with = "is::baseline")]
        baseline: BTreeMap<String, ByMonthFile>,
        /// Tax on spend and fees that cannot be got back, 0.1 for 10 %: it uses budget and lowers
        /// profit. Default: 0.
        #[schemars(schema_with = "is::rate")]
        tax_rate: f64,
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
        /// Every planned spend is a whole multiple of this amount; 0 for any amounts. Default: 0.
        #[schemars(schema_with = "is::amount")]
        round_to: f64,
        /// The last month, YYYY-MM, whose actuals the returns know already: `replan` and `calibrate`
        /// learn from later months only. Default: none.
        #[schemars(schema_with = "is::month")]
        calibrated_through: String,
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

optional_keys! {
    /// A rule over a group of channels; at least one of `min`, `max`, `min_share`, `max_share`,
    /// `never_falls`.
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
        /// Whether the spend never falls from month to month, where both are in `months`; the first
        /// month is compared with the last of `history`, where every channel has one. Default: false.
        never_falls: bool,
        /// Ids of the channels of whose spend the shares are. Default: all channels.
        #[schemars(schema_with = "is::channel_ids")]
        share_of: Vec<String>,
        /// Months to which the rule applies. Default: all.
        #[schemars(schema_with = "is::months")]
        months: Vec<String>,
    }
}

optional_keys! {
    /// An outcome that the plan must reach: exactly one of `at_least`, `at_most`,
    /// `per_spend_at_least` and `cost_at_most`.
    #[schemars(rename = "Target", extend("required" = ["kpi"]))]
    TargetFile {
        /// "revenue" or any KPI that some channel yields.
        #[schemars(schema_with = "is::name")]
        kpi: String,
        /// Least amount of the KPI that lands from month `from` to month `by`.
        #[schemars(schema_with = "is::quantity")]
        at_least: f64,
        /// Greatest amount of the KPI that lands from month `from` to month `by`: what sales can
        /// call, rooms, stock, CO2.
        #[schemars(schema_with = "is::quantity")]
        at_most: f64,
        /// First month that counts. Default: the first month of the plan.
        #[schemars(schema_with = "is::month")]
        from: String,
        /// Last month that counts. Default: the last month of the plan.
        #[schemars(schema_with = "is::month")]
        by: String,
        /// Whether the target holds in each month or over its months together. Default: "total".
        per: Per,
        /// Ids of the channels whose KPI and spend count. Default: all channels.
        #[schemars(schema_with = "is::channel_ids")]
        channels: Vec<String>,
        /// true: the plan comes as close to it as can be, where it cannot be reached: what soft
        /// targets are missed by, as shares of what they ask, is made least before the objective
        /// counts. For `at_least` and `at_most`. Default: false.
        soft: bool,
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
    pub name: ChannelName,
    /// Path to value: {"budget.monthly": 30000000, "channels.seo.max": 0}; a path names a channel
    /// by its id.
    #[schemars(schema_with = "is::paths_to_values")]
    pub set: BTreeMap<String, serde_json::Value>,
}
