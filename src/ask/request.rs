//! What may be asked, and with what.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use crate::analysis::replan::Missing;

/// What is asked; each is the program's command of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Whether the scenario can be read: the answer is its `name`, `currency`, `start`, `months`.
    Check,
    /// The best plan.
    Solve,
    /// The best plan with its certificate: `{"plan": …, "certificate": …}`.
    Prove,
    /// Whether [`Request::plan`] keeps the rules, and what it is worth.
    Verify,
    /// Why the plan is as it is.
    Explain,
    /// The least money that reaches the targets.
    Goal,
    /// The scenario beside [`Request::cases`], or beside its own what-ifs.
    Compare,
    /// The best plan at each value of [`Request::over`].
    Sweep,
    /// How far each channel can move among plans nearly as good.
    Ranges,
    /// How far the plan can be trusted.
    Robustness,
    /// The months of [`Request::actuals`] stay, the rest is planned again.
    Replan,
    /// Where [`Request::extra`] goes on top of [`Request::plan`].
    TopUp,
    /// [`Request::chart`] as SVG.
    Chart,
    /// The client's proposal.
    Report,
}

/// A variant of the scenario.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Shown at the head of its column.
    pub name: String,
    /// Path to value.
    pub set: BTreeMap<String, Value>,
}

/// A question and what belongs to it. What a question does not need is ignored.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// What is asked.
    pub ask: Question,
    /// The text of a scenario file.
    pub scenario: String,
    /// What the scenario is called where something is wrong in it. Default: `scenario`.
    #[serde(default)]
    pub source: Option<String>,
    /// The month that it is, `YYYY-MM`: a scenario without `start` begins in the next one. Default:
    /// none; the scenario then states `start`.
    #[serde(default)]
    pub now: Option<String>,
    /// `en` or `vi`. Default: `en`.
    #[serde(default)]
    pub lang: Option<String>,
    /// `json`, `csv`, `md`, `html`, `pdf`, `pptx`, `xlsx` or `table`. Default: `json`; of a proposal
    /// `html`, of a chart always `svg`.
    #[serde(default)]
    pub format: Option<String>,
    /// Path to value, set on top of the scenario.
    #[serde(default)]
    pub set: BTreeMap<String, Value>,
    /// The gap at which a plan counts as optimal. Default: 1e-6.
    #[serde(default)]
    pub tolerance: Option<f64>,
    /// Seconds. Default: none.
    #[serde(default)]
    pub time_limit: Option<f64>,
    /// Nodes of the search. Default: none.
    #[serde(default)]
    pub node_limit: Option<usize>,
    /// Threads that answer many questions side by side. Default: as many as the machine has.
    #[serde(default)]
    pub threads: Option<usize>,
    /// Whether the plan says how long it took. Default: false, and the same request gives the same
    /// bytes.
    #[serde(default)]
    pub timing: bool,
    /// Draws behind risk figures. Default: as the scenario says.
    #[serde(default)]
    pub samples: Option<usize>,
    /// Of the draws. Default: as the scenario says.
    #[serde(default)]
    pub seed: Option<u64>,
    /// Of [`Question::Ranges`]: how much worse than the best a plan may be. Default: 0.01.
    #[serde(default)]
    pub within: Option<f64>,
    /// Of [`Question::Sweep`]: one or two of `path=from..to:count`.
    #[serde(default)]
    pub over: Vec<String>,
    /// Of [`Question::Compare`].
    #[serde(default)]
    pub cases: Vec<Case>,
    /// Of [`Question::Compare`]: the steps from today's split to the best one, too.
    #[serde(default)]
    pub ladder: bool,
    /// A plan as JSON (the program's own, or channels with their `spend`).
    #[serde(default)]
    pub plan: Option<Value>,
    /// What proves its bound, of [`Question::Verify`].
    #[serde(default)]
    pub certificate: Option<Value>,
    /// Of [`Question::TopUp`], in the scenario's currency.
    #[serde(default)]
    pub extra: Option<f64>,
    /// Of [`Question::Replan`]: a table of what was spent, as text.
    #[serde(default)]
    pub actuals: Option<String>,
    /// What a month and channel counts as of which the actuals say nothing: `keep` or `zero`.
    #[serde(default)]
    pub missing: Option<Missing>,
    /// Of [`Question::Replan`]: the returns stay as they are, whatever came.
    #[serde(default)]
    pub no_learning: bool,
    /// Kind of [`Question::Chart`]: `allocation`, `flighting`, …
    #[serde(default)]
    pub chart: Option<String>,
    /// Of a chart: width and height in pixels. Default: the chart's own.
    #[serde(default)]
    pub size: Option<(u32, u32)>,
    /// Of a proposal: who it is for.
    #[serde(default)]
    pub client: Option<String>,
    /// Of a proposal: who prepared it.
    #[serde(default)]
    pub prepared_by: Option<String>,
}
