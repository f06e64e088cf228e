//! The JSON of `explain`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::Explanation;
use crate::analysis::explain::{Because, Supposed, Tried};
use crate::answer::{Answer, Head, ProvenJson, json, scenario_path};
use crate::row::RowKey;

impl Answer<'_, Explanation> {
    pub(super) fn value(&self) -> ExplainJson<'_> {
        let found = self.found;
        ExplainJson {
            head: self.head("explain"),
            objective: ProvenJson::of(found.plan.proof),
            choices_fixed: found.has_choices,
            channels: self.channels(),
            limits: self.limits(),
            assumptions: self.assumptions(),
        }
    }

    fn channels(&self) -> Vec<ChannelJson<'_>> {
        let (wording, found) = (self.wording(), self.found);
        let month = |t: &usize| self.scenario.month(*t).to_string();
        let path = |row: RowKey| scenario_path(self.scenario, row);
        found
            .channels
            .iter()
            .enumerate()
            .map(|(c, reasons)| {
                let entry = found.entries.iter().find(|entry| entry.channel == c);
                ChannelJson {
                    id: self.id(c),
                    name: json::plain(&wording.channel(c)),
                    total_spend: found.plan.channels[c].total_spend,
                    reasons: reasons
                        .iter()
                        .map(|reason| ReasonJson {
                            code: code(reason.because),
                            months: reason.months.iter().map(month).collect(),
                            path: row_of(reason.because).map(path),
                            next: next_of(reason.because),
                            text: json::plain(&self.reason(&wording, reason)),
                        })
                        .collect(),
                    enters_at_times: entry.and_then(|entry| entry.factor),
                    enters_at_return: entry.and_then(|entry| {
                        let roi = self.scenario.channels[c].roi?;
                        Some(entry.factor? * roi.expected)
                    }),
                }
            })
            .collect()
    }

    fn limits(&self) -> Vec<LimitJson> {
        let (wording, found) = (self.wording(), self.found);
        let month = |t: &usize| self.scenario.month(*t).to_string();
        let path = |row: RowKey| scenario_path(self.scenario, row);
        found
            .limits
            .iter()
            .map(|limit| LimitJson {
                path: path(limit.row),
                month: limit.row.month.map(|t| t.0).as_ref().map(month),
                months: limit.months.iter().map(month).collect(),
                shadow_price: limit.price,
                figure: limit.figure,
                tried: limit.tried,
                text: json::plain(&self.limit(&wording, limit)),
            })
            .collect()
    }

    fn assumptions(&self) -> Vec<AssumptionJson> {
        let (wording, found) = (self.wording(), self.found);
        found
            .assumptions
            .iter()
            .map(|assumption| AssumptionJson {
                path: match assumption.supposed {
                    Supposed::Return { channel } => format!("channels[{channel}].roi"),
                    Supposed::Margin => "gross_margin".to_owned(),
                },
                factors: assumption.factors,
                kept: assumption.kept,
                anew: assumption.anew,
                swing: assumption.swing(),
                regret: assumption.regret(),
                text: json::plain(&self.assumption(&wording, assumption)),
            })
            .collect()
    }
}

fn code(because: Because) -> &'static str {
    match because {
        Because::Given => "given",
        Because::HeldDown(_) => "at_cap",
        Because::HeldUp(_) => "at_floor",
        Because::Level { .. } => "level_with_others",
        Because::PaysNoMore => "pays_no_more",
        Because::Weighed { .. } => "weighed",
        Because::ForTarget(_) => "for_target",
        Because::Loses => "loses",
        Because::TooLate => "too_late",
        Because::BetterElsewhere { .. } => "better_elsewhere",
        Because::LeastTooDear => "least_too_dear",
        Because::Idle => "idle",
        Because::Barred(_) => "barred",
    }
}

fn row_of(because: Because) -> Option<RowKey> {
    match because {
        Because::HeldDown(row)
        | Because::HeldUp(row)
        | Because::Barred(row)
        | Because::ForTarget(row) => Some(row),
        _ => None,
    }
}

fn next_of(because: Because) -> Option<f64> {
    match because {
        Because::Level { least: next, .. }
        | Because::Weighed { next }
        | Because::BetterElsewhere { next, .. } => Some(next),
        _ => None,
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct ExplainJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    objective: ProvenJson,
    choices_fixed: bool,
    pub(super) channels: Vec<ChannelJson<'a>>,
    pub(super) limits: Vec<LimitJson>,
    pub(super) assumptions: Vec<AssumptionJson>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ChannelJson<'a> {
    pub(super) id: &'a str,
    name: String,
    total_spend: f64,
    pub(super) reasons: Vec<ReasonJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enters_at_times: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enters_at_return: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReasonJson {
    pub(super) code: &'static str,
    months: Vec<String>,
    path: Option<String>,
    pub(super) next: Option<f64>,
    pub(super) text: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct LimitJson {
    pub(super) path: String,
    month: Option<String>,
    months: Vec<String>,
    pub(super) shadow_price: f64,
    figure: Option<f64>,
    tried: Option<Tried>,
    pub(super) text: String,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct AssumptionJson {
    pub(super) path: String,
    factors: [f64; 2],
    kept: [f64; 2],
    anew: [Option<f64>; 2],
    pub(super) swing: f64,
    regret: f64,
    pub(super) text: String,
}
