//! The solved plan of the format page, as it is written and read again.

use std::collections::BTreeMap;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::correction::CorrectionLine;
use super::target::TargetLine;
use super::{plain, text};
use crate::locale::{Lang, RowGroup, Wording};
use crate::plan::{Binding, ChannelPlan, MonthsTotal, Plan, SolverNote, Status, Stop, Totals};
use crate::risk::RiskFigures;
use crate::row::Unit;
use crate::rule::path::scenario_path;
use crate::scenario::{Measure, Objective, Scenario};

/// Version of the format.
const VERSION: u32 = 1;

/// A solved plan as a file: what `--format json` writes, and [`Plan`] serialises as. Anybody may
/// have written it, so that it is no plan: it becomes one by [`PlanFile::audit`] alone.
///
/// ```
/// use phanbo::json::PlanFile;
///
/// let text = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#;
/// let scenario: phanbo::Scenario = text.parse()?;
/// let (plan, certificate) = phanbo::solve_certified(&scenario, &phanbo::Options::default())?;
///
/// let written = serde_json::to_string(&plan)?;
/// let read: PlanFile = written.parse()?;
/// assert_eq!(read.audit(&scenario, &certificate)?, plan);
///
/// let forged: PlanFile = written.replace("[4.0,4.0,4.0]", "[9.0,4.0,4.0]").parse()?;
/// assert!(forged.audit(&scenario, &certificate).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct PlanFile {
    /// Version of the format: 1.
    #[serde(deserialize_with = "known_version")]
    #[schemars(extend("const" = 1))]
    pub version: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// First month, YYYY-MM.
    pub start: String,
    /// Months of the plan: the length of every list by month.
    pub months: usize,
    /// Whether the gap is within the tolerance asked for.
    pub status: Status,
    /// Why the search ended before the gap was within it, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stopped: Option<Stop>,
    /// What is maximised, and the proof.
    pub objective: ObjectiveLine,
    /// In the scenario's order.
    pub channels: Vec<ChannelLine>,
    /// Over all channels, month by month.
    pub months_total: MonthsTotal,
    /// Over channels and months, not discounted.
    pub totals: Totals,
    /// What comes in each month without any spend, by KPI, where the scenario says so.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub baseline: BTreeMap<String, Vec<f64>>,
    /// What holds the plan back, the most valuable first.
    pub binding: Vec<BindingLine>,
    /// What the plan makes of each target, month by month where it holds in each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetLine>,
    /// Where targets are soft, what they are missed by in all: of each the mean, over its months, of
    /// what is missing as a share of what is asked, added up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub targets_missed: Option<f64>,
    /// Proven: no plan misses less. The bound of `objective` is that of the plans that miss no more
    /// than this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub targets_bound: Option<f64>,
    /// What uncertain returns make of the plan, where returns carry ranges.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<RiskFigures>,
    /// Returns drawn toward what is known of such channels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionLine>,
    /// What a planner should know before she sells the plan.
    pub warnings: Vec<WarningLine>,
    /// How it was found.
    pub solver: SolverNote,
}

/// What is maximised, and the proof.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanObjective")]
pub struct ObjectiveLine {
    /// "profit", the name of a KPI, or "weights".
    pub name: String,
    /// How uncertain returns count, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// Computed from the plan with the true curves.
    pub value: f64,
    /// Proven: no plan can be better.
    pub bound: f64,
    /// abs(bound - value) / max(1, abs(value)).
    pub gap: f64,
}

/// One channel of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanChannel")]
pub struct ChannelLine {
    /// As in the scenario.
    pub id: String,
    /// As shown to people.
    pub name: String,
    /// Its figures.
    #[serde(flatten)]
    pub plan: ChannelPlan,
}

/// A limit that holds the plan back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanBinding")]
pub struct BindingLine {
    /// As shown to people.
    pub name: String,
    /// Of the key that states it: `channels[2].max`.
    pub path: String,
    /// YYYY-MM; null for a limit over several months.
    pub month: Option<String>,
    /// What the objective gains for one more unit of the limit.
    pub shadow_price: f64,
    /// What it loses for one unit less of it; absent where that leaves no plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shadow_price_less: Option<f64>,
    /// What one unit of the limit is.
    pub unit: Unit,
    /// The same as a sentence.
    pub text: String,
}

/// What a planner should know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PlanWarning")]
pub struct WarningLine {
    /// Which kind, W01 and so on.
    pub code: String,
    /// Of the key it is about.
    pub path: String,
    /// The warning as a sentence.
    pub text: String,
}

fn known_version<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(from)?;
    if version == VERSION {
        return Ok(version);
    }
    Err(D::Error::custom(format!("version {version} of the plan format is not known")))
}

impl Serialize for Plan {
    /// As the format page has it, with sentences in English; see [`PlanFile::of`] for others.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PlanFile::of(self, Lang::En).serialize(serializer)
    }
}

impl FromStr for PlanFile {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

impl PlanFile {
    /// The file of a plan, its names and sentences in `lang`.
    pub fn of(plan: &Plan, lang: Lang) -> Self {
        let scenario = &*plan.scenario;
        let wording = Wording::new(scenario, lang);
        let channels = scenario.channels.iter().zip(&plan.channels).enumerate();
        Self {
            version: VERSION,
            scenario: scenario.name.clone(),
            currency: scenario.currency.clone(),
            start: scenario.start.to_string(),
            months: scenario.months,
            status: plan.status,
            stopped: plan.solver.stopped,
            objective: objective(scenario, plan),
            channels: channels
                .map(|(c, (channel, planned))| ChannelLine {
                    id: channel.id.clone(),
                    name: wording.channel(c),
                    plan: planned.clone(),
                })
                .collect(),
            months_total: plan.months.clone(),
            totals: plan.totals.clone(),
            baseline: scenario.baselines(),
            binding: plan.binding.iter().map(|found| BindingLine::of(&wording, found)).collect(),
            targets: TargetLine::all(&wording, plan),
            targets_missed: plan.missed.map(|missed| missed.value),
            targets_bound: plan.missed.map(|missed| missed.bound),
            risk: RiskFigures::of(scenario, plan),
            correction: CorrectionLine::of(scenario, plan),
            warnings: plan
                .warnings
                .iter()
                .map(|found| WarningLine {
                    code: found.kind.code().to_owned(),
                    path: found.path.clone(),
                    text: plain(&wording.warning_with_advice(&found.kind)),
                })
                .collect(),
            solver: plan.solver.clone(),
        }
    }

    /// Without the seconds it took: the same input then gives the same bytes.
    #[must_use]
    pub fn without_timing(mut self) -> Self {
        self.solver.seconds = None;
        self
    }

    /// The text of `--format json`: a line for each key, lists in one line.
    pub fn to_json(&self) -> String {
        text(self)
    }
}

impl BindingLine {
    pub(crate) fn of(wording: &Wording<'_>, found: &Binding) -> Self {
        let month = found.row.month.map(|month| month.0);
        let group = RowGroup {
            row: found.row,
            months: month.into_iter().collect(),
            least: found.shadow_price,
            most: found.shadow_price,
        };
        let price = wording.price(&group);
        Self {
            text: plain(&wording.lang.words().price(&price)),
            name: plain(&price.rule),
            path: scenario_path(wording.scenario, found.row),
            month: month.map(|t| wording.scenario.month(t).to_string()),
            shadow_price: found.shadow_price,
            shadow_price_less: found.shadow_price_less,
            unit: found.row.unit(),
        }
    }
}

fn objective(scenario: &Scenario, plan: &Plan) -> ObjectiveLine {
    ObjectiveLine {
        name: match &scenario.objective {
            Objective::Profit => "profit".to_owned(),
            Objective::Kpi(kpi) => kpi.clone(),
            Objective::Weights(_) => "weights".to_owned(),
        },
        measure: (scenario.risk.measure != Measure::Expected).then_some(scenario.risk.measure),
        value: plan.proof.value,
        bound: plan.proof.bound,
        gap: plan.proof.gap(),
    }
}
