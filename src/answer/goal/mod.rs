//! The least money that reaches the targets.

pub(super) mod data;

use super::{Answer, Document, gap, json, plan as of_plan, scenario_path};
use crate::analysis::{Goal, Shortfall};
use crate::ledger::Ledger;
use crate::locale::{RowGroup, Why, Wording, group_rows, month};
use crate::page::{Block, Figure, Note, Page, Rows, Section, Tile};
use crate::plan::{Binding, Plan};
use crate::row::{RowKey, RuleId, TargetIx};
use crate::rule::{outcomes, worst};
use crate::scenario::{self, Objective, Scenario};
use crate::shown;

/// Warnings that look for profit, which is not the aim here.
const OF_PROFIT: [&str; 4] = ["W08", "W14", "W16", "W22"];
/// Limits named at most.
const LIMITS_SHOWN: usize = 5;

impl Document for Answer<'_, Goal> {
    fn page(&self) -> Page {
        match self.found {
            Goal::Reached(plan) => self.reached(plan),
            Goal::OutOfReach { targets, tried } => self.out_of_reach(targets, *tried),
        }
    }

    fn json(&self) -> String {
        json::text(&match self.found {
            Goal::Reached(plan) => self.reached_value(plan),
            Goal::OutOfReach { targets, tried } => self.out_of_reach_value(targets, *tried),
        })
    }

    /// Of the plan that reaches the targets, or of how far each of them is.
    fn rows(&self) -> Rows {
        let targets = match self.found {
            Goal::Reached(plan) => return self.of(plan.as_ref()).rows(),
            Goal::OutOfReach { targets, .. } => targets,
        };
        let mut rows = Rows::under(["path", "asked", "reached", "cost"]);
        rows.rows = targets
            .iter()
            .map(|found| {
                let path = scenario_path(self.scenario, found.row);
                vec![path.into(), found.asked.into(), found.reached.into(), found.cost.into()]
            })
            .collect();
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        match self.found {
            Goal::Reached(plan) => self.of(plan.as_ref()).pictures(),
            Goal::OutOfReach { .. } => Vec::new(),
        }
    }
}

impl Answer<'_, Goal> {
    fn subtitle(&self) -> String {
        let (scenario, lang) = (self.scenario, self.lang);
        self.why(&Why::GoalSubtitle {
            from: month(lang, scenario.month(0)),
            to: month(lang, scenario.month(scenario.months.saturating_sub(1))),
            months: scenario.months,
            channels: scenario.channels.len(),
        })
    }

    fn reached(&self, plan: &Plan) -> Page {
        let (wording, cost) = (self.wording(), cost(plan));
        let shown = shown::plan(plan);
        let least = Tile {
            label: self.why(&Why::LeastCost),
            figure: Figure::text(wording.money.short(cost)),
            note: String::new(),
        };
        let tiles = std::iter::once(least).chain(of_plan::figures(&shown, &wording));
        let mut said: Vec<String> = of_plan::risk::headline(plan, &wording).into_iter().collect();
        said.extend(of_plan::asides(&shown, &wording));
        if cost <= 0.0 {
            said.push(self.why(&Why::NothingNeeded));
        }
        said.extend(self.own_budget(&wording, cost));
        let mut first = vec![Block::Tiles(tiles.collect())];
        first.extend(said.into_iter().map(Block::Text));
        let mut page = self.titled(self.subtitle()).with(Section::new("", "", first));
        if cost > 0.0 {
            page.sections.extend(of_plan::tables(&shown, &wording));
        }
        let targets = Block::said(self.targets(&wording, plan), None);
        let dear = self.dear(plan);
        let rest = dear.is_empty().then(|| self.why(&Why::NothingDear));
        page.with(Section::new("targets", self.why(&Why::TargetsHeading), targets))
            .with(Section::new("dear", self.why(&Why::DearHeading), Block::said(dear, rest)))
            // Only what is true of the scenario whatever the goal.
            .with(of_plan::warnings(plan, &wording, &OF_PROFIT))
            .with(self.proof(&wording, plan).into())
    }

    /// What the file's own budget would be over or short.
    fn own_budget(&self, wording: &Wording<'_>, cost: f64) -> Option<String> {
        let budget = own_budget(self.scenario)?;
        let short = |amount: f64| wording.money.short(amount);
        Some(self.why(&if budget >= cost {
            Why::BudgetLeaves { budget: short(budget), left: short(budget - cost) }
        } else {
            Why::BudgetLacks { budget: short(budget), lacking: short(cost - budget) }
        }))
    }

    fn targets(&self, wording: &Wording<'_>, plan: &Plan) -> Vec<String> {
        let mut said = Vec::new();
        for (at, reached) in reached(self.scenario, plan).into_iter().enumerate() {
            let target = wording.target(at);
            said.push(self.why(&Why::TargetReached {
                target: target.clone(),
                reached: reached.map_or_else(|| "–".to_owned(), |x| wording.target_figure(at, x)),
            }));
            said.push(self.why(&match price_of(plan, at) {
                Some(price) => {
                    let (amount, step) = target_step(wording, self.scenario, at);
                    Why::TargetCosts {
                        step,
                        target,
                        cost: wording.money.short(price.abs() * amount),
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
            self.why(&Why::Saves { change: self.lang.words().change(&price), saved: price.gain })
        };
        groups.iter().take(LIMITS_SHOWN).map(sentence).collect()
    }

    fn proof(&self, wording: &Wording<'_>, plan: &Plan) -> Note {
        let mut note = self.of(plan).proof(wording);
        note.details[0] = self.why(&Why::GoalProven {
            cost: wording.money.full(cost(plan)),
            bound: wording.money.full(-plan.proof.bound),
            gap: gap(self.lang, plan.proof.gap()),
        });
        note
    }

    fn out_of_reach(&self, targets: &[Shortfall], tried: f64) -> Page {
        let wording = self.wording();
        let items = targets.iter().map(|found| {
            let target = wording.target(found.target);
            let alone = !found.with_others;
            self.why(&match found.reached {
                None => Why::NeverNear { target },
                Some(_) if found.is_met(&self.scenario.targets[found.target]) => {
                    Why::WithinReachAlone { target, alone }
                }
                Some(reached) => Why::ShortOf {
                    target,
                    reached: wording.target_figure(found.target, reached),
                    cost: wording.money.short(found.cost),
                    alone: alone && targets.len() > 1,
                },
            })
        });
        let mut stops: Vec<(RowKey, f64)> = Vec::new();
        let pays = |bound: &&Binding| bound.pays();
        for bound in targets.iter().flat_map(|found| &found.stopped_by).filter(pays) {
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
                self.why(&Why::StoppedBy { rule })
            })
            .collect();
        let rules = if rules.is_empty() { vec![self.why(&Why::Saturated)] } else { rules };
        let subtitle = self.why(&Why::OutOfReach { tried: wording.money.short(tried) });
        let section = |key, heading: Why, items| {
            Section::new(key, self.why(&heading), Block::said(items, None))
        };
        self.titled(subtitle)
            .with(section("targets", Why::TargetsHeading, items.collect()))
            .with(section("stopped_by", Why::StoppedByHeading, rules))
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

/// What the plan reaches of every target, in the target's own figure, in its worst month.
fn reached(scenario: &Scenario, plan: &Plan) -> Vec<Option<f64>> {
    let outcomes = outcomes(scenario, &Ledger::of(scenario, plan.spend()));
    TargetIx::first(scenario.targets.len()).map(|target| worst(&outcomes, target)).collect()
}

/// What a target costs by its unit, in all its months together; `None` where it costs nothing.
fn price_of(plan: &Plan, at: usize) -> Option<f64> {
    let own = plan.binding.iter().filter(|bound| bound.row.target() == Some(TargetIx(at)));
    own.map(|bound| bound.shadow_price).reduce(|a, b| a + b)
}

/// How much of a target a sentence speaks of.
fn target_step(wording: &Wording<'_>, scenario: &Scenario, at: usize) -> (f64, String) {
    let target = &scenario.targets[at];
    match target.goal {
        scenario::Goal::AtLeast(_) | scenario::Goal::AtMost(_)
            if target.kpi == scenario::REVENUE =>
        {
            wording.money.step()
        }
        scenario::Goal::AtLeast(amount) | scenario::Goal::AtMost(amount) => {
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
    plan.binding
        .iter()
        .filter(|bound| bound.pays())
        .map(|bound| (bound.row, bound.shadow_price))
        .filter(|(row, _)| row.target().is_none() && row.rule != RuleId::TotalBudget)
}
