//! The page of `goal`.

use serde::Serialize;

use super::{Answer, Head, say, section, written};
use crate::analysis::{Goal, Shortfall};
use crate::locale::{Lang, RowGroup, Why, Wording, group_rows, month};
use crate::plan::{Plan, Status};
use crate::report::content::{self, Page, Proof, Section, gap};
use crate::report::{Format, Report, Style, csv, json, scenario_path};
use crate::row::{RowKey, RuleId, TargetIx};
use crate::scenario::{self, Objective, Scenario};

/// Warnings that look for profit, which is not the aim here.
const OF_PROFIT: [&str; 4] = ["W08", "W14", "W16", "W22"];
/// Limits named at most.
const LIMITS_SHOWN: usize = 5;

/// What the targets take, and how to tell it.
#[derive(Debug, Clone, Copy)]
pub struct GoalReport<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub goal: &'a Goal,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

impl GoalReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        match self.goal {
            Goal::Reached(plan) if format == Format::Csv => self.plan(plan).write(format, style),
            Goal::Reached(plan) => {
                written(format, style, || self.reached(plan), || self.reached_value(plan), Vec::new)
            }
            Goal::OutOfReach { targets, tried } => written(
                format,
                style,
                || self.out_of_reach(targets, *tried),
                || self.out_of_reach_value(targets, *tried),
                || self.out_of_reach_rows(targets),
            ),
        }
    }

    fn plan<'b>(&'b self, plan: &'b Plan) -> Report<'b> {
        Report { scenario: self.scenario, plan, lang: self.lang, timing: self.timing }
    }

    fn say(&self, why: &Why) -> String {
        say(self.lang, why)
    }

    fn subtitle(&self) -> String {
        let (scenario, lang) = (self.scenario, self.lang);
        self.say(&Why::GoalSubtitle {
            from: month(lang, scenario.month(0)),
            to: month(lang, scenario.month(scenario.months.saturating_sub(1))),
            months: scenario.months,
            channels: scenario.channels.len(),
        })
    }

    fn reached(&self, plan: &Plan) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let Page { title, figures, mut asides, sheets, warnings, .. } =
            content::page(&self.plan(plan));
        let cost = cost(plan);
        let mut first = vec![(self.say(&Why::LeastCost), wording.money.short(cost))];
        first.extend(figures);
        if cost <= 0.0 {
            asides.push(self.say(&Why::NothingNeeded));
        }
        asides.extend(self.own_budget(&wording, cost));
        let targets = self.targets(&wording, plan);
        let mut dear = section(self.say(&Why::DearHeading), self.dear(plan));
        if dear.items.is_empty() {
            dear.rest = Some(self.say(&Why::NothingDear));
        }
        Answer {
            title,
            subtitle: self.subtitle(),
            figures: first,
            asides,
            sheets: if cost > 0.0 { sheets } else { Vec::new() },
            sections: vec![
                section(self.say(&Why::TargetsHeading), targets),
                dear,
                // Only what is true of the scenario whatever the goal.
                Section {
                    items: warnings
                        .items
                        .into_iter()
                        .filter(|(code, _)| !OF_PROFIT.contains(&code.as_str()))
                        .collect(),
                    ..warnings
                },
            ],
            proof: Some(self.proof(&wording, plan)),
        }
    }

    /// What the file's own budget would be over or short.
    fn own_budget(&self, wording: &Wording<'_>, cost: f64) -> Option<String> {
        let budget = own_budget(self.scenario)?;
        let short = |amount: f64| wording.money.short(amount);
        Some(self.say(&if budget >= cost {
            Why::BudgetLeaves { budget: short(budget), left: short(budget - cost) }
        } else {
            Why::BudgetLacks { budget: short(budget), lacking: short(cost - budget) }
        }))
    }

    fn targets(&self, wording: &Wording<'_>, plan: &Plan) -> Vec<String> {
        let mut said = Vec::new();
        for (at, reached) in reached(self.scenario, plan).into_iter().enumerate() {
            let row = row_of(self.scenario, at);
            let target = wording.row(row);
            said.push(self.say(&Why::TargetReached {
                target: target.clone(),
                reached: reached.map_or_else(|| "–".to_owned(), |x| figure(wording, at, x)),
            }));
            let price = plan.binding.iter().find(|bound| bound.row == row);
            said.push(self.say(&match price {
                Some(bound) => {
                    let (amount, step) = target_step(wording, self.scenario, at);
                    Why::TargetCosts {
                        step,
                        target,
                        cost: wording.money.short(bound.shadow_price.abs() * amount),
                    }
                }
                None => Why::TargetFree { target },
            }));
        }
        said
    }

    /// Limits whose relaxation saves money.
    fn dear(&self, plan: &Plan) -> Vec<String> {
        // Prices are money here, whatever the scenario's own objective.
        let in_money = Scenario { objective: Objective::Profit, ..self.scenario.clone() };
        let wording = Wording::new(&in_money, self.lang);
        let groups = group_rows(limits(plan));
        let sentence = |group: &RowGroup| {
            let price = wording.price(group);
            self.say(&Why::Saves { change: self.lang.words().change(&price), saved: price.gain })
        };
        groups.iter().take(LIMITS_SHOWN).map(sentence).collect()
    }

    fn proof(&self, wording: &Wording<'_>, plan: &Plan) -> Proof {
        let of_plan = content::proof(&self.plan(plan), wording);
        Proof {
            complete: plan.status == Status::Optimal,
            figures: self.say(&Why::GoalProven {
                cost: wording.money.full(cost(plan)),
                bound: wording.money.full(-plan.proof.bound),
                gap: gap(self.lang, plan.proof.gap()),
            }),
            ..of_plan
        }
    }

    fn out_of_reach(&self, targets: &[Shortfall], tried: f64) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let items = targets.iter().map(|found| {
            let target = wording.row(found.row);
            let alone = !found.with_others;
            self.say(&match found.reached {
                None => Why::NeverNear { target },
                Some(_) if found.is_met(&self.scenario.targets[found.target]) => {
                    Why::WithinReachAlone { target, alone }
                }
                Some(reached) => Why::ShortOf {
                    target,
                    reached: figure(&wording, found.target, reached),
                    cost: wording.money.short(found.cost),
                    alone: alone && targets.len() > 1,
                },
            })
        });
        let mut stops: Vec<(RowKey, f64)> = Vec::new();
        for bound in targets.iter().flat_map(|found| &found.stopped_by) {
            if !stops.iter().any(|(row, _)| *row == bound.row) {
                stops.push((bound.row, bound.shadow_price));
            }
        }
        stops.retain(|(row, _)| *row != RuleId::TotalBudget.whole());
        let rules = group_rows(stops).into_iter().take(LIMITS_SHOWN);
        let rules: Vec<String> = rules
            .map(|group| {
                let rule = wording.rule(&group);
                let rule = match wording.bound(group.row) {
                    Some(bound) => format!("{rule}: {bound}"),
                    None => rule,
                };
                self.say(&Why::StoppedBy { rule })
            })
            .collect();
        let rules = if rules.is_empty() { vec![self.say(&Why::Saturated)] } else { rules };
        Answer {
            title: crate::locale::visible(&self.scenario.name),
            subtitle: self.say(&Why::OutOfReach { tried: wording.money.short(tried) }),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets: Vec::new(),
            sections: vec![
                section(self.say(&Why::TargetsHeading), items.collect()),
                section(self.say(&Why::StoppedByHeading), rules),
            ],
            proof: None,
        }
    }

    fn reached_value(&self, plan: &Plan) -> GoalJson<'_> {
        let wording = Wording::new(self.scenario, self.lang);
        GoalJson {
            head: Head::of("goal", self.scenario),
            status: match plan.status {
                Status::Optimal => "optimal",
                Status::Feasible => "feasible",
            },
            cost: Some(CostJson {
                value: cost(plan),
                bound: -plan.proof.bound,
                gap: plan.proof.gap(),
            }),
            tried: None,
            targets: reached(self.scenario, plan)
                .into_iter()
                .enumerate()
                .map(|(at, reached)| {
                    let row = row_of(self.scenario, at);
                    let price = plan.binding.iter().find(|bound| bound.row == row);
                    TargetJson {
                        name: json::plain(&wording.row(row)),
                        path: scenario_path(self.scenario, row),
                        asked: asked(self.scenario, at),
                        reached,
                        cost_per_unit: Some(price.map_or(0.0, |b| b.shadow_price)),
                        cost: None,
                        stopped_by: None,
                    }
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

    fn out_of_reach_value(&self, targets: &[Shortfall], tried: f64) -> GoalJson<'_> {
        let wording = Wording::new(self.scenario, self.lang);
        let target = |found: &Shortfall| TargetJson {
            name: json::plain(&wording.row(found.row)),
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
            head: Head::of("goal", self.scenario),
            status: "out_of_reach",
            cost: None,
            tried: Some(tried),
            targets: targets.iter().map(target).collect(),
            channels: Vec::new(),
        }
    }

    fn out_of_reach_rows(&self, targets: &[Shortfall]) -> Vec<Vec<String>> {
        let head = ["path", "asked", "reached", "cost"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(targets.iter().map(|found| {
            vec![
                scenario_path(self.scenario, found.row),
                csv::number(found.asked),
                found.reached.map_or_else(String::new, csv::number),
                csv::number(found.cost),
            ]
        }));
        rows
    }
}

fn cost(plan: &Plan) -> f64 {
    plan.totals.spend + plan.totals.fees
}

/// What the file's budget comes to over the horizon.
fn own_budget(scenario: &Scenario) -> Option<f64> {
    let budget = scenario.budget.as_ref()?;
    let monthly = budget.monthly.as_ref().map(|months| months.iter().sum());
    match (monthly, budget.total) {
        (Some(monthly), Some(total)) => Some(f64::min(monthly, total)),
        (monthly, total) => monthly.or(total),
    }
}

fn row_of(scenario: &Scenario, at: usize) -> RowKey {
    crate::program::question::target_row(scenario, at).unwrap_or(RuleId::Target.of(TargetIx(at)))
}

fn asked(scenario: &Scenario, at: usize) -> f64 {
    match scenario.targets[at].goal {
        scenario::Goal::AtLeast { amount: x, .. }
        | scenario::Goal::PerSpendAtLeast(x)
        | scenario::Goal::CostAtMost(x) => x,
    }
}

/// What the plan reaches of every target, in the target's own figure.
fn reached(scenario: &Scenario, plan: &Plan) -> Vec<Option<f64>> {
    let one = |target: &scenario::Target| {
        let months = plan.months.kpis.get(&target.kpi)?;
        let all: f64 = months.iter().sum();
        let spend = plan.totals.spend;
        match target.goal {
            scenario::Goal::AtLeast { by, .. } => Some(months.iter().take(by + 1).sum()),
            scenario::Goal::PerSpendAtLeast(_) => (spend > 0.0).then(|| all / spend),
            scenario::Goal::CostAtMost(_) => (all > 0.0).then(|| spend / all),
        }
    };
    scenario.targets.iter().map(one).collect()
}

/// A target's figure as people write it.
fn figure(wording: &Wording<'_>, at: usize, value: f64) -> String {
    let target = &wording.scenario.targets[at];
    match target.goal {
        scenario::Goal::AtLeast { .. } => wording.kpi_amount(&target.kpi, value),
        scenario::Goal::PerSpendAtLeast(_) => wording.lang.number_short(value),
        scenario::Goal::CostAtMost(_) => wording.money.short(value),
    }
}

/// How much of a target a sentence speaks of.
fn target_step(wording: &Wording<'_>, scenario: &Scenario, at: usize) -> (f64, String) {
    let target = &scenario.targets[at];
    match target.goal {
        scenario::Goal::AtLeast { .. } if target.kpi == scenario::REVENUE => wording.money.step(),
        scenario::Goal::AtLeast { amount, .. } => {
            let step = if amount >= 1000.0 { 100.0 } else { 1.0 };
            (step, wording.kpi_amount(&target.kpi, step))
        }
        scenario::Goal::PerSpendAtLeast(_) => (0.1, wording.lang.number(0.1, 1)),
        scenario::Goal::CostAtMost(cost) => {
            let step = 10_f64.powf((cost.abs().max(1e-9) * 0.1).log10().floor());
            (step, wording.money.short(step))
        }
    }
}

/// What binds besides the targets, with its price; the money set aside is no limit.
fn limits(plan: &Plan) -> impl Iterator<Item = (RowKey, f64)> {
    plan.binding.iter().map(|bound| (bound.row, bound.shadow_price)).filter(|(row, _)| {
        !matches!(row.rule, RuleId::Target | RuleId::TargetRatio | RuleId::TotalBudget)
    })
}

#[derive(Serialize)]
struct GoalJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<CostJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tried: Option<f64>,
    targets: Vec<TargetJson>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    channels: Vec<SpendJson>,
}

#[derive(Serialize)]
struct CostJson {
    value: f64,
    bound: f64,
    gap: f64,
}

#[derive(Serialize)]
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

#[derive(Serialize)]
struct SpendJson {
    id: String,
    name: String,
    spend: Vec<f64>,
    fees: Vec<f64>,
    total_spend: f64,
}
