//! The page of `replan`: plan against actual so far, and the rest planned again.

use schemars::JsonSchema;
use serde::Serialize;

use super::calibrate::LessonJson;
use super::{Answer, Document, Head, json, plan};
use crate::analysis::calibrate::{Lesson, learn, promised};
use crate::analysis::replan::{Balance, balance, closed, with_actuals};
use crate::locale::learning::Learning;
use crate::locale::what_if::WhatIf;
use crate::page::{Block, Column, Figure, Figures, Page, Rows, Section, Table, Unit};
use crate::plan::Plan;
use crate::plan::audit::{Evaluation, evaluate};
use crate::plan::file::{Actuals, Cells};
use crate::scenario::set::SetFindings;
use crate::scenario::{Loaded, Scenario};
use crate::shown;

/// A drift below this share of the plan is none.
const ON_PLAN: f64 = 0.005;

/// What was planned, what was spent, and the plan for the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Replanned {
    /// What was asked, before anything was learned of its returns.
    pub asked: Scenario,
    /// What was planned before, at the returns as they are believed now.
    pub before: Evaluation,
    /// What came so far; `None` where the file is silent.
    pub actuals: Actuals,
    /// Revenue that what was spent was to bring, by the returns that the plan before was made with;
    /// `[channel][month]`.
    pub promised: Vec<Vec<f64>>,
    /// What was learned from what came; nothing where the planner refuses.
    pub lesson: Lesson,
    /// How what was spent stands to the budget.
    pub balance: Balance,
    /// The new plan, of the scenario with the spent months fixed.
    pub plan: Plan,
}

impl Replanned {
    /// Makes of `loaded` the scenario of the rest: the spent months fixed, and, unless the planner
    /// refuses, what was learned from them applied; what comes of it waits for the rest's plan.
    /// `spent` is what `actuals` tell with what they are silent of filled in, `before` the plan until
    /// now.
    ///
    /// # Errors
    /// What is wrong with the months as fixed.
    pub fn begin(
        loaded: &mut Loaded,
        (spent, actuals): (&Cells, Actuals),
        before: Vec<Vec<f64>>,
        learns: bool,
    ) -> Result<impl FnOnce(Plan) -> Self + use<>, SetFindings> {
        let asked = loaded.scenario.clone();
        let until = actuals.until;
        let balance = balance(&asked, spent, &before, until);
        // What was promised is what the returns said that the plan was made with.
        let promised = promised(&asked, spent);
        let held = Actuals { spend: spent.clone(), ..actuals.clone() };
        let whole = until.map_or_else(|| closed(spent), |until| until.month);
        let lesson = match learns {
            true => learn(&asked, &held, whole, &[]),
            false => Lesson::default(),
        };
        let before = evaluate(&lesson.applied(&asked), before);
        loaded.scenario = lesson.applied(&with_actuals(loaded, spent, until)?);
        Ok(move |plan| Self { asked, before, actuals, promised, lesson, balance, plan })
    }
}

/// A channel so far.
struct Drift {
    planned: f64,
    actual: f64,
}

impl Document for Answer<'_, Replanned> {
    fn page(&self) -> Page {
        let (wording, plan) = (self.wording(), &self.found.plan);
        let shown = shown::plan(plan);
        let mut first = vec![Block::Tiles(plan::figures(&shown, &wording))];
        first.extend(self.said().into_iter().map(Block::Text));
        let heading = self.what_if(&WhatIf::DriftHeading);
        let months = wording.months(&self.months());
        let mut page = self
            .titled(self.what_if(&WhatIf::ReplanSubtitle { months }))
            .with(Section::new("", "", first))
            .with(Section::new("drift", heading, vec![Block::Table(self.drift())]));
        if !self.found.lesson.returns.is_empty() {
            page.sections.push(self.learned().lesson(Some(Learning::Replanned)));
        }
        page.sections.extend(plan::tables(&shown, &wording));
        page.with(plan::limits(plan, &wording, plan::LIMITS_SHOWN))
            .with(plan::warnings(plan, &wording, &[]))
            .with(self.of(plan).proof(&wording).into())
    }

    fn json(&self) -> String {
        let (plan, before) = (&self.found.plan, &self.found.before);
        let channels = plan.channels.iter().zip(&before.channels).zip(&self.found.actuals.spend);
        json::text(&ReplanJson {
            head: self.head("replan"),
            objective: plan.proof.value,
            bound: plan.proof.bound,
            objective_planned: before.value,
            channels: channels
                .enumerate()
                .map(|(c, ((new, before), actual))| ChannelJson {
                    id: self.id(c),
                    planned: &before.spend,
                    actual,
                    spend: &new.spend,
                })
                .collect(),
            learned: (!self.found.lesson.returns.is_empty())
                .then(|| LessonJson::of(&self.learned())),
            texts: self.said(),
        })
    }

    fn rows(&self) -> Rows {
        let found = self.found;
        let mut rows = Rows::under(["month", "channel", "planned", "actual", "spend"]);
        let channels = 0..self.scenario.channels.len();
        let all = channels.flat_map(|c| (0..self.scenario.months).map(move |t| (c, t)));
        let row = |(c, t): (usize, usize)| {
            vec![
                self.scenario.month(t).into(),
                self.id(c).into(),
                found.before.channels[c].spend[t].into(),
                found.actuals.spend[c][t].into(),
                found.plan.channels[c].spend[t].into(),
            ]
        };
        rows.rows = all.map(row).collect();
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        self.of(&self.found.plan).pictures()
    }
}

impl<'a> Answer<'a, Replanned> {
    /// What was learned, by the names and returns of the scenario as it was asked.
    fn learned(&self) -> Answer<'a, Lesson> {
        Answer { scenario: &self.found.asked, ..self.of(&self.found.lesson) }
    }

    fn drifts(&self) -> Vec<Drift> {
        let channels = self.found.before.channels.iter().zip(&self.found.actuals.spend);
        channels
            .map(|(before, actual)| {
                let told = before.spend.iter().zip(actual).enumerate();
                let told = told.filter_map(|(t, (plan, spent))| {
                    spent.map(|spent| (*plan * self.passed(t), spent))
                });
                let (planned, actual) =
                    told.fold((0.0, 0.0), |(p, a), (plan, spent)| (p + plan, a + spent));
                Drift { planned, actual }
            })
            .collect()
    }

    /// Months that the actuals speak of.
    fn months(&self) -> Vec<usize> {
        let told = |t: &usize| self.found.actuals.spend.iter().any(|row| row[*t].is_some());
        (0..self.scenario.months).filter(told).collect()
    }

    fn difference(&self, drift: &Drift) -> String {
        let by = drift.actual - drift.planned;
        if by.abs() <= 1e-9 * drift.planned.max(drift.actual) {
            return "–".to_owned();
        }
        let wording = self.wording();
        let sign = if by < 0.0 { "−" } else { "+" };
        let amount = format!("{sign}{}", wording.money.short(by.abs()));
        if drift.planned > 0.0 {
            let share = self.lang.signed(100.0 * by / drift.planned, 0);
            format!("{amount} ({share}%)")
        } else {
            amount
        }
    }

    fn said(&self) -> Vec<String> {
        let wording = self.wording();
        let drifts = self.drifts();
        let sum = Drift {
            planned: drifts.iter().map(|d| d.planned).sum(),
            actual: drifts.iter().map(|d| d.actual).sum(),
        };
        let mut said = vec![WhatIf::DriftTotal {
            planned: wording.money.short(sum.planned),
            actual: wording.money.short(sum.actual),
            difference: self.difference(&sum),
        }];
        let far = |d: &Drift| (d.actual - d.planned).abs();
        let largest = drifts.iter().enumerate().max_by(|a, b| far(a.1).total_cmp(&far(b.1)));
        match largest {
            Some((c, drift)) if far(drift) > ON_PLAN * sum.planned.max(sum.actual) => {
                said.push(WhatIf::DriftLargest {
                    channel: wording.channel(c),
                    difference: self.difference(drift),
                });
            }
            _ => said.push(WhatIf::OnPlan),
        }
        said.extend(self.half_over());
        let balance = self.found.balance;
        let amount = |amount: f64| wording.money.short(amount);
        let is_some = |amount: f64| amount > ON_PLAN * sum.planned.max(sum.actual);
        if is_some(balance.pays_back) {
            said.push(WhatIf::PaysBack { amount: amount(balance.pays_back) });
        }
        if is_some(balance.beyond) {
            said.push(WhatIf::Beyond { amount: amount(balance.beyond) });
        }
        if is_some(balance.lapses) {
            said.push(WhatIf::Lapses { amount: amount(balance.lapses) });
        }
        said.extend(self.results());
        said.push(WhatIf::Worth {
            new: wording.gain(self.found.plan.proof.value),
            old: wording.gain(self.found.before.value),
        });
        said.iter().map(|one| self.what_if(one)).collect()
    }

    /// How a month that is half over goes on.
    fn half_over(&self) -> Option<WhatIf> {
        let (wording, until) = (self.wording(), self.found.actuals.until?);
        let t = until.month;
        let spent: f64 = self.found.actuals.spend.iter().filter_map(|row| row[t]).sum();
        let planned: f64 = self.found.plan.channels.iter().map(|channel| channel.spend[t]).sum();
        Some(WhatIf::HalfOver {
            month: wording.months(&[t]),
            days: until.days,
            of: until.of,
            spent: wording.money.short(spent),
            rest: wording.money.short((planned - spent).max(0.0)),
        })
    }

    /// The share of a month of which the actuals tell.
    fn passed(&self, t: usize) -> f64 {
        let half = self.found.actuals.until.filter(|until| until.month == t);
        half.map_or(1.0, |until| f64::from(until.days) / f64::from(until.of))
    }

    /// Revenue that came against what the curves expect of what was spent, where it is told.
    fn results(&self) -> Option<WhatIf> {
        let wording = self.wording();
        let (mut expected, mut actual) = (0.0, 0.0);
        let mut is_told = false;
        for (months, told) in self.found.promised.iter().zip(&self.found.actuals.revenue) {
            // Of half a month nobody knows which half of its revenue has come.
            let whole = self.found.actuals.until.map_or(told.len(), |until| until.month);
            for (model, came) in months.iter().zip(told).take(whole) {
                if let Some(came) = came {
                    is_told = true;
                    expected += model;
                    actual += came;
                }
            }
        }
        is_told.then(|| WhatIf::ResultDrift {
            kpi: self.lang.words().labels().revenue.to_owned(),
            expected: wording.money.short(expected),
            actual: wording.money.short(actual),
            difference: self.difference(&Drift { planned: expected, actual }),
        })
    }

    fn drift(&self) -> Table {
        let (wording, drifts) = (self.wording(), self.drifts());
        let figures = Figures::of(&wording.money, drifts.iter().map(|d| d.planned.max(d.actual)));
        let rows = drifts.iter().enumerate().map(|(c, drift)| {
            vec![
                Figure::text(wording.channel(c)),
                figures.amount(drift.planned),
                figures.amount(drift.actual),
                Figure::new(self.difference(drift), drift.actual - drift.planned, Unit::Money),
            ]
        });
        let mut columns = vec![Column::text(self.lang.words().labels().channel)];
        let heads = [WhatIf::Planned, WhatIf::Actual, WhatIf::Difference];
        columns.extend(heads.iter().map(|head| Column::number(self.what_if(head))));
        Table::of(columns).rows(rows).in_unit(figures.unit_note())
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct ReplanJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    objective: f64,
    bound: f64,
    /// What the plan before was worth.
    objective_planned: f64,
    channels: Vec<ChannelJson<'a>>,
    /// Absent where nothing was learned.
    #[serde(skip_serializing_if = "Option::is_none")]
    learned: Option<LessonJson<'a>>,
    texts: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
struct ChannelJson<'a> {
    id: &'a str,
    planned: &'a [f64],
    /// `null` where nothing is told.
    actual: &'a [Option<f64>],
    spend: &'a [f64],
}
