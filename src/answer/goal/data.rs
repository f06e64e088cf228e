//! The JSON of `goal`.

use schemars::JsonSchema;
use serde::Serialize;

use super::{cost, price_of, reached};
use crate::analysis::{Goal, Shortfall};
use crate::answer::{Answer, Head, ProvenJson, json, scenario_path};
use crate::plan::{Plan, Status};
use crate::row::{RuleId, TargetIx};
use crate::rule::target_rows;

impl Answer<'_, Goal> {
    pub(super) fn reached_value(&self, plan: &Plan) -> GoalJson<'_> {
        let wording = self.wording();
        GoalJson {
            head: self.head("goal"),
            status: match plan.status {
                Status::Optimal => "optimal",
                Status::Feasible => "feasible",
            },
            cost: Some(ProvenJson {
                value: cost(plan),
                bound: -plan.proof.bound,
                gap: plan.proof.gap(),
            }),
            tried: None,
            targets: reached(self.scenario, plan)
                .into_iter()
                .enumerate()
                .filter_map(|(at, reached)| {
                    let row = *target_rows(self.scenario, TargetIx(at)).first()?;
                    Some(TargetJson {
                        name: json::plain(&wording.target(at)),
                        path: scenario_path(self.scenario, row),
                        asked: self.scenario.targets[at].goal.figure(),
                        reached,
                        cost_per_unit: Some(price_of(plan, at).unwrap_or(0.0)),
                        cost: None,
                        stopped_by: None,
                    })
                })
                .collect(),
            channels: plan
                .channels
                .iter()
                .enumerate()
                .map(|(c, found)| SpendJson {
                    id: self.scenario.channels[c].id.clone(),
                    name: json::plain(&wording.channel(c)),
                    spend: found.spend.clone(),
                    fees: found.fees.clone(),
                    total_spend: found.total_spend,
                })
                .collect(),
        }
    }

    pub(super) fn out_of_reach_value(&self, targets: &[Shortfall], tried: f64) -> GoalJson<'_> {
        let wording = self.wording();
        let target = |found: &Shortfall| TargetJson {
            name: json::plain(&wording.target(found.target)),
            path: scenario_path(self.scenario, found.row),
            asked: found.asked,
            reached: found.reached,
            cost_per_unit: None,
            cost: Some(found.cost),
            stopped_by: Some(
                found
                    .stopped_by
                    .iter()
                    .filter(|bound| bound.row != RuleId::TotalBudget.whole())
                    .map(|bound| scenario_path(self.scenario, bound.row))
                    .fold(Vec::new(), |mut all, path| {
                        if !all.contains(&path) {
                            all.push(path);
                        }
                        all
                    }),
            ),
        };
        GoalJson {
            head: self.head("goal"),
            status: "out_of_reach",
            cost: None,
            tried: Some(tried),
            targets: targets.iter().map(target).collect(),
            channels: Vec::new(),
        }
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct GoalJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<ProvenJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tried: Option<f64>,
    targets: Vec<TargetJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<SpendJson>,
}

#[derive(Serialize, JsonSchema)]
struct TargetJson {
    name: String,
    path: String,
    asked: f64,
    reached: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost_per_unit: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_by: Option<Vec<String>>,
}

#[derive(Serialize, JsonSchema)]
struct SpendJson {
    id: String,
    name: String,
    spend: Vec<f64>,
    fees: Vec<f64>,
    total_spend: f64,
}
