//! The JSON of `compare`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Comparison;
use crate::analysis::compare::{Case, Outcome};
use crate::answer::{Answer, Head, json, scenario_path};
use crate::plan::Status;
use crate::row::RowKey;
use crate::solve::NoPlan;

impl Answer<'_, Comparison> {
    pub(super) fn value(&self) -> CompareJson<'_> {
        let found = self.found;
        CompareJson {
            head: self.head("compare"),
            cases: found.cases.iter().map(|case| self.case_json(case, self.name(case))).collect(),
            ladder: found
                .ladder
                .iter()
                .map(|rung| self.case_json(&rung.case, self.step(rung)))
                .collect(),
        }
    }

    fn case_json<'b>(&'b self, case: &'b Case, name: String) -> CaseJson<'b> {
        let ids = case.scenario.channels.iter().map(|c| c.id.as_str());
        let path = |row: &RowKey| scenario_path(&case.scenario, *row);
        CaseJson {
            name: json::plain(&name),
            status: match &case.outcome {
                Outcome::Best(plan) if plan.status == Status::Optimal => "optimal",
                Outcome::Best(_) => "feasible",
                Outcome::Reference(_) => "reference",
                Outcome::Unmet(NoPlan::Infeasible(_)) => "infeasible",
                Outcome::Unmet(_) => "stopped",
            },
            objective: case.value(),
            bound: match &case.outcome {
                Outcome::Best(plan) => Some(plan.proof.bound),
                _ => None,
            },
            totals: case.totals().map(|t| TotalsJson {
                spend: t.spend,
                fees: t.fees,
                revenue: t.revenue,
                profit: t.profit,
                roas: t.roas,
                roi_net: t.roi_net,
                kpis: &t.kpis,
            }),
            channels: case
                .channels()
                .map(|channels| {
                    ids.zip(channels)
                        .map(|(id, channel)| SpendJson { id, spend: channel.total_spend })
                        .collect()
                })
                .unwrap_or_default(),
            breaks: case.broken().iter().map(path).collect(),
            clash: match &case.outcome {
                Outcome::Unmet(NoPlan::Infeasible(conflict)) => {
                    let mut paths: Vec<String> = conflict.rows.iter().map(path).collect();
                    paths.dedup();
                    paths
                }
                _ => Vec::new(),
            },
            text: self.unmet(case).map(|text| json::plain(&text)),
        }
    }
}

#[derive(Serialize)]
pub(super) struct CompareJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    cases: Vec<CaseJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ladder: Vec<CaseJson<'a>>,
}

#[derive(Serialize)]
struct CaseJson<'a> {
    name: String,
    status: &'static str,
    objective: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<f64>,
    totals: Option<TotalsJson<'a>>,
    channels: Vec<SpendJson<'a>>,
    /// Rules that a reference plan breaks, by path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    breaks: Vec<String>,
    /// Rules that cannot hold together, by path.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    clash: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

#[derive(Serialize)]
struct TotalsJson<'a> {
    spend: f64,
    fees: f64,
    revenue: f64,
    profit: f64,
    roas: Option<f64>,
    roi_net: Option<f64>,
    kpis: &'a BTreeMap<String, f64>,
}

#[derive(Serialize)]
struct SpendJson<'a> {
    id: &'a str,
    spend: f64,
}
