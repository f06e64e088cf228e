//! What the user asked for, already valid: defaults filled, presets merged, months counted from
//! the start, every amount in the file's currency.
//!
//! [`mod@file`] holds what may be typed (serde, and through it the JSON Schema), [`read`] turns a text
//! into it, `check` turns it into a [`Scenario`]; both collect every [`Finding`] before they
//! give up, and what is wrong with one key does not hide what is wrong with another.

mod channel;
mod check;
pub mod edit;
pub mod file;
pub mod finding;
mod nearest;
pub mod preset;
pub mod read;
pub mod schema;
pub mod set;
mod shape;
pub(crate) mod shrink;
pub mod spans;
mod target;
mod value;
mod word;

use std::collections::BTreeMap;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::month::{ByMonth, Month};

pub use channel::{Channel, CostIndex, MaxChange, Order, Range};
pub use finding::{Finding, Findings, Problem};
pub use preset::{Evidence, Tier};
pub use spans::Spans;
pub use target::{Goal, Target};

/// The KPI that `roi` yields.
pub const REVENUE: &str = "revenue";
/// In an objective's weights: money spent, fees included.
pub const SPEND: &str = "spend";

/// A valid scenario. Amounts are in `currency`; per-month vectors have `months` entries.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Scenario {
    /// Shown in tables, charts, reports.
    pub name: String,
    /// The tier whose presets fill absent keys.
    pub tier: Option<Tier>,
    /// ISO 4217 code, three capital letters.
    pub currency: String,
    /// First month of the plan.
    pub start: Month,
    /// Horizon T, 1..=120.
    pub months: usize,
    /// Gross profit per unit of revenue, in (0, 1]; `None` where the file gives none (then 1).
    pub gross_margin: Option<ByMonth>,
    /// What comes in a month without any spend, by KPI.
    pub baseline: BTreeMap<String, ByMonth>,
    /// Per year, at least 0.
    pub discount_rate: f64,
    /// Share of the effects landing after the last month that the objective counts, 0..=1.
    pub after_horizon: f64,
    /// What is maximised.
    pub objective: Objective,
    /// `solve` needs one.
    pub budget: Option<Budget>,
    /// At least one; ids unique.
    pub channels: Vec<Channel>,
    /// Rules over groups of channels.
    pub limits: Vec<Limit>,
    /// Outcomes the plan must reach.
    pub targets: Vec<Target>,
    /// At most this many channels get any money.
    pub max_active_channels: Option<usize>,
    /// Each channel's monthly spend stays within +- this share of its `current`.
    pub stay_within: Option<f64>,
    /// Every planned spend is a whole multiple of this amount.
    pub round_to: Option<f64>,
    /// So many of the first months are spent already: their spends are `fixed`, and no rule of
    /// such a month binds. Set by [`crate::analysis::replan`], never by a file.
    pub closed: usize,
    /// The last month whose actuals the returns know already: nothing is learned from it again.
    pub calibrated_through: Option<Month>,
    /// The most that soft targets may be missed by in all, as the ledger counts it; `None` for any
    /// amount. Set by the search for a plan, never by a file.
    pub missed_at_most: Option<f64>,
    /// How uncertainty enters the decision.
    pub risk: Risk,
    /// Variants for `compare`.
    pub what_ifs: Vec<WhatIf>,
}

/// What is maximised; month weights apply to all of it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Objective {
    /// Gross margin x revenue - spend - fees.
    Profit,
    /// One KPI, `"revenue"` included.
    Kpi(String),
    /// Weights over KPIs and [`SPEND`].
    Weights(BTreeMap<String, f64>),
}

/// At least one of `monthly` and `total` is there.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Budget {
    /// At most this much, fees included, in each month.
    pub monthly: Option<Vec<f64>>,
    /// At most this much over the horizon.
    pub total: Option<f64>,
    /// The budget is used exactly (the monthly ones where given, else the total).
    pub spend_all: bool,
    /// What a month leaves unspent may be spent later.
    pub rollover: bool,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// English.
    pub en: String,
    /// Vietnamese.
    pub vi: String,
}

/// Whether a limit holds in every month or over all its months together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// In each month.
    Month,
    /// Over the months together.
    Total,
}

/// A rule over a group of channels.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Limit {
    /// As the file names it, else `None`.
    pub name: Option<String>,
    /// Indices into [`Scenario::channels`].
    pub channels: Vec<usize>,
    /// In each month or over them together.
    pub per: Per,
    /// Least spend.
    pub min: Option<f64>,
    /// Most spend.
    pub max: Option<f64>,
    /// Least share of the spend of `share_of`.
    pub min_share: Option<f64>,
    /// Most share of the spend of `share_of`.
    pub max_share: Option<f64>,
    /// Whether the spend never falls from month to month.
    pub never_falls: bool,
    /// Indices into [`Scenario::channels`]; all of them where the file names none.
    pub share_of: Vec<usize>,
    /// Months of the plan to which it applies, rising.
    pub months: Vec<usize>,
}

/// How uncertainty enters the decision; see the format page.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Risk {
    /// What is optimised.
    pub measure: Measure,
    /// Channels that may fall to `low`, for [`Measure::Robust`].
    pub gamma: f64,
    /// Weight of the CVaR against the mean, for [`Measure::Cvar`].
    pub weight: f64,
    /// Share of the worst draws, for [`Measure::Cvar`].
    pub tail: f64,
    /// Draws.
    pub samples: usize,
    /// Of the draws.
    pub seed: u64,
    /// Of z between channels, 0..=1.
    pub correlation: f64,
    /// As the file says; `None` where it is silent.
    pub shrink: Option<bool>,
}

/// What is optimised under uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Measure {
    /// The objective at the expected figures.
    Expected,
    /// The worst case in which at most gamma channels fall to their low figure.
    Robust,
    /// Mean and conditional value at risk over draws.
    Cvar,
}

/// A variant of the scenario, for `compare`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WhatIf {
    /// Shown at the head of its column.
    pub name: Name,
    /// Path to value, in the file's order.
    pub set: Vec<(String, serde_json::Value)>,
}

/// A scenario with the text it was read from, so that what is found out later (a clash of rules, a
/// warning) can point into the file too.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Loaded {
    /// What the text asks for.
    pub scenario: Scenario,
    /// Where everything is in `text`.
    pub spans: Spans,
    /// As read, without a byte order mark.
    pub text: String,
    /// The file's name as given.
    pub source: String,
    /// What has been set since on top of the text: part of every variant made of it.
    pub set: Vec<set::Setting>,
}

impl FromStr for Scenario {
    type Err = Findings;

    /// Reads and checks a scenario: JSON, comments and trailing commas allowed. What the text
    /// leaves out has the defaults of the format, but for `start`, whose default is next month:
    /// there is no clock here, so that the text must state it. [`Scenario::from_text`] can be told
    /// what month it is.
    ///
    /// ```
    /// use phanbo::Scenario;
    ///
    /// let text = r#"{ "start": "2027-01", "months": 3, "channels": [{"id": "seo", "roi": 2}] }"#;
    /// let scenario: Scenario = text.parse()?;
    /// assert_eq!((scenario.months, scenario.currency.as_str()), (3, "VND"));
    ///
    /// let found = r#"{ "channels": [{"id": "seo", "roi": 2}] }"#.parse::<Scenario>().unwrap_err();
    /// assert!(found.to_string().contains("`start`"));
    /// # Ok::<(), phanbo::scenario::Findings>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, Findings> {
        read::load(text, "scenario", None).map(|loaded| loaded.scenario)
    }
}

impl Scenario {
    /// A scenario to be written in code, key by key; see [`file::ScenarioFile::build`].
    pub fn builder() -> file::ScenarioFile {
        file::ScenarioFile::new()
    }

    /// Reads and checks a scenario.
    ///
    /// `source` is the file's name as shown in findings; its stem is the default `name`. `start`
    /// is taken as `today`'s next month where the file gives none.
    ///
    /// ```
    /// use phanbo::Scenario;
    ///
    /// let text = r#"{ "channels": [{"id": "seo", "roi": 2}] }"#;
    /// let scenario = Scenario::from_text(text, "cafe.json", "2026-12".parse()?)?;
    /// assert_eq!((scenario.start.to_string().as_str(), scenario.name.as_str()), ("2027-01", "cafe"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every finding in the text, in the order of the text.
    pub fn from_text(text: &str, source: &str, today: Month) -> Result<Self, Findings> {
        Self::load(text, source, today).map(|loaded| loaded.scenario)
    }

    /// As [`Scenario::from_text`], with the text and the place of everything in it.
    ///
    /// # Errors
    /// Every finding in the text, in the order of the text.
    pub fn load(text: &str, source: &str, today: Month) -> Result<Loaded, Findings> {
        read::load(text, source, Some(today))
    }

    /// The scenario in which no target may be missed.
    pub(crate) fn with_hard_targets(&self) -> Self {
        let hard = |target: &Target| Target { soft: false, ..target.clone() };
        Self { targets: self.targets.iter().map(hard).collect(), ..self.clone() }
    }

    /// The most that may be spent over the horizon, fees included; `None` where nothing bounds it.
    pub fn whole_budget(&self) -> Option<f64> {
        let budget = self.budget.as_ref()?;
        let monthly = budget.monthly.as_ref().map(|months| months.iter().sum());
        let most =
            f64::min(monthly.unwrap_or(f64::INFINITY), budget.total.unwrap_or(f64::INFINITY));
        most.is_finite().then_some(most)
    }

    /// The most that the budget leaves for month `t`, fees included; `None` without a budget.
    pub fn affordable(&self, t: usize) -> Option<f64> {
        let budget = self.budget.as_ref()?;
        let monthly = budget
            .monthly
            .as_ref()
            .map(|monthly| if budget.rollover { monthly[..=t].iter().sum() } else { monthly[t] });
        monthly.into_iter().chain(budget.total).reduce(f64::min)
    }

    /// Calendar month of month `t` of the plan (0 is the first; later ones may pass the horizon).
    pub fn month(&self, t: usize) -> Month {
        self.start.plus(t as i32)
    }

    /// Every KPI that some channel yields, [`REVENUE`] first where there is any, then by name.
    pub fn kpis(&self) -> Vec<String> {
        let mut all: Vec<String> =
            self.channels.iter().flat_map(|c| c.yields.keys().cloned()).collect();
        all.sort_by_key(|kpi| (kpi != REVENUE, kpi.clone()));
        all.dedup();
        all
    }
}
