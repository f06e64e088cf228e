//! The page of `sweep`: the best plan at each value of one figure, or of two.

use serde::Serialize;

use super::{Answer, Document, Head, json};
use crate::analysis::sweep::{Over, Point, gains, knee, stop};
use crate::chart::frontier::{Frontier, Spot};
use crate::locale::setting::called;
use crate::locale::what_if::WhatIf;
use crate::page::{
    Block, Column, Cut, Datum, Figure, Figures, Page, Rows, Section, Table, Unit, optional,
};
use crate::plan::{Plan, Status};

/// A gain per unit below this is nothing.
const NOTHING: f64 = 1e-6;
/// How a grid is cut on a narrow page.
const CUT: Cut = Cut { repeated: 1, columns: 7, last: 0 };

/// The best plan at each value of one figure, or of two.
#[derive(Debug, Clone, PartialEq)]
pub struct Swept {
    /// What was moved.
    pub over: Over,
    /// A second path: then `points` are rows of the first path, one after the other.
    pub across: Option<Over>,
    /// In the order of the values.
    pub points: Vec<Point>,
}

impl Document for Answer<'_, Swept> {
    fn page(&self) -> Page {
        let open =
            self.found.points.iter().filter(
                |point| matches!(&point.answer, Ok(plan) if plan.status != Status::Optimal),
            );
        let open: Vec<String> = open.map(|p| self.at(&self.found.over, p.value)).collect();
        let table = match &self.found.across {
            Some(across) => self.grid(across),
            None => self.line(),
        };
        let heading = self.what_if(&WhatIf::SweepHeading);
        let mut page = self.titled(self.subtitle()).with(Section::new(
            "points",
            heading,
            vec![Block::Table(table)],
        ));
        if self.found.across.is_none() {
            let reading = Block::said(self.reading(), None);
            page = page.with(Section::new("reading", self.what_if(&WhatIf::Reading), reading));
        }
        page.with(self.all_proven(&open).into())
    }

    fn json(&self) -> String {
        json::text(&self.value())
    }

    fn rows(&self) -> Rows {
        let found = self.value();
        let is_grid = found.across.is_some();
        let mut rows = Rows::under(std::iter::once(found.over).chain(found.across));
        let figures = ["status", "objective", "spend", "fees", "revenue", "profit"];
        rows.heads.extend(figures.map(str::to_owned));
        rows.heads.extend((!is_grid).then(|| "gain".to_owned()));
        rows.heads.extend(found.channels.iter().map(|id| format!("spend.{id}")));
        for point in &found.points {
            let mut row: Vec<Datum> = vec![point.value.into()];
            row.extend(point.second.map(Datum::from));
            row.push(point.status.into());
            let figures = [point.objective, point.spend, point.fees, point.revenue, point.profit];
            row.extend(figures.map(Datum::from));
            row.extend((!is_grid).then(|| Datum::from(point.gain)));
            let spend = |c: usize| Datum::from(point.channels.get(c).copied());
            row.extend((0..found.channels.len()).map(spend));
            rows.rows.push(row);
        }
        rows
    }

    /// The frontier, where it is the budget of all months that moves.
    fn pictures(&self) -> Vec<Block> {
        let months = match (self.found.over.path.as_str(), &self.found.across) {
            ("budget.monthly", None) => self.scenario.months as f64,
            ("budget.total", None) => 1.0,
            _ => return Vec::new(),
        };
        let over_all = |point: &Point| Point { value: months * point.value, ..point.clone() };
        let points: Vec<Point> = self.found.points.iter().map(over_all).collect();
        let own = self.scenario.whole_budget().unwrap_or(0.0);
        let far = |point: &Point| (point.value - own).abs();
        let solved = points.iter().filter_map(|point| Some((point, point.answer.as_ref().ok()?)));
        let Some((nearest, plan)) = solved.min_by(|a, b| far(a.0).total_cmp(&far(b.0))) else {
            return Vec::new();
        };
        let mut drawn = Frontier::of(self.scenario, plan, &points);
        // The file's own budget is marked only where it is among those that were tried.
        if let Some(drawn) = drawn.as_mut().filter(|_| far(nearest) > 1e-9 * own) {
            drawn.marks.retain(|mark| mark.what != Spot::Proposed);
        }
        Block::drawn(drawn).into_iter().collect()
    }
}

impl Answer<'_, Swept> {
    /// A value of a path: money in the short form, all else as a number.
    fn at(&self, over: &Over, value: f64) -> String {
        if over.is_money() {
            self.wording().money.short(value)
        } else {
            self.lang.number_trimmed(value, 4)
        }
    }

    fn subtitle(&self) -> String {
        let one = |over: &Over, points: usize| {
            self.what_if(&WhatIf::SweepSubtitle {
                path: called(self.scenario, self.lang, &over.path),
                from: self.at(over, over.from),
                to: self.at(over, over.to),
                points,
            })
        };
        let first = one(&self.found.over, self.found.over.count);
        match &self.found.across {
            Some(across) => format!("{first} · {}", one(across, across.count)),
            None => first,
        }
    }

    fn line(&self) -> Table {
        let (wording, points) = (self.wording(), &self.found.points);
        let labels = self.lang.words().labels();
        let plans = points.iter().filter_map(|p| p.answer.as_ref().ok());
        let amounts = plans.flat_map(|p| [p.totals.spend, p.totals.revenue, p.totals.profit]);
        let figures = Figures::of(&wording.money, amounts);
        let (gains, knee, stop) = (self.gains(), knee(points), stop(points, NOTHING));
        let is_spend = self.is_spend();
        let rows = points.iter().enumerate().map(|(at, point)| {
            let plan = point.answer.as_ref().ok();
            let amount = |read: fn(&Plan) -> f64| optional(plan.map(read), |x| figures.amount(x));
            let mark = match plan {
                None => self.what_if(&WhatIf::NoPlan),
                Some(_) if is_spend && stop == Some(at) => self.what_if(&WhatIf::AtStop),
                Some(_) if is_spend && knee == Some(at) => self.what_if(&WhatIf::AtKnee),
                Some(_) => String::new(),
            };
            vec![
                self.at_figure(&self.found.over, point.value),
                amount(|p| p.totals.spend),
                amount(|p| p.totals.revenue),
                amount(|p| p.totals.profit),
                optional(plan.and_then(|p| p.totals.roas), |x| figures.ratio(x)),
                optional(gains[at].filter(|_| plan.is_some()), |x| {
                    Figure::new(self.gain(x), x, Unit::Ratio)
                }),
                Figure::text(mark),
            ]
        });
        let gain = match is_spend {
            true => labels.next_unit.to_owned(),
            false => self.what_if(&WhatIf::Gain),
        };
        let mut columns = vec![Column::text(self.what_if(&WhatIf::Value))];
        let heads = [labels.spend, labels.revenue, labels.profit, labels.roas];
        columns.extend(heads.into_iter().chain([gain.as_str()]).map(Column::number));
        columns.push(Column::text(""));
        Table::of(columns).rows(rows).in_unit(figures.unit_note())
    }

    /// A value of a path in a table.
    fn at_figure(&self, over: &Over, value: f64) -> Figure {
        let unit = if over.is_money() { Unit::Money } else { Unit::Ratio };
        Figure::new(self.at(over, value), value, unit)
    }

    /// Whether more of the value is more money to spend.
    fn is_spend(&self) -> bool {
        self.found.over.path.starts_with("budget")
    }

    /// What the next unit brings: of a budget, per unit that is spent more, since a monthly budget
    /// counts in every month; else per unit of the value.
    fn gains(&self) -> Vec<Option<f64>> {
        let by_value = gains(&self.found.points);
        if !self.is_spend() {
            return by_value;
        }
        let plan = |at: usize| self.found.points[at].answer.as_ref().ok();
        let gain = |at: usize| {
            let (before, now) = (plan(at.checked_sub(1)?)?, plan(at)?);
            let cost = |p: &crate::plan::Plan| p.totals.spend + p.totals.fees;
            let more = cost(now) - cost(before);
            let least = 1e-9 * cost(now).abs();
            Some(if more > least { (now.proof.value - before.proof.value) / more } else { 0.0 })
        };
        (0..self.found.points.len()).map(gain).collect()
    }

    /// What the objective gains per unit of the value: a ratio where both are money.
    fn gain(&self, x: f64) -> String {
        if self.found.over.is_money() { self.lang.signed(x, 2) } else { self.wording().gain(x) }
    }

    fn reading(&self) -> Vec<String> {
        let value = |at: usize| self.at(&self.found.over, self.found.points[at].value);
        let mut said = Vec::new();
        if !self.is_spend() {
            return self.reading_of_a_figure();
        }
        if let Some(at) = knee(&self.found.points) {
            said.push(WhatIf::Knee { value: value(at) });
        }
        let gains = self.gains();
        match stop(&self.found.points, NOTHING) {
            Some(at) => said.push(WhatIf::SpendNoMore { value: value(at) }),
            None => {
                if let Some((at, gain)) = gains.iter().enumerate().rev().find_map(|(at, gain)| {
                    gain.filter(|gain| *gain > NOTHING).map(|gain| (at, gain))
                }) {
                    said.push(WhatIf::StillPays { value: value(at), gain: self.gain(gain) });
                }
            }
        }
        said.iter().map(|one| self.what_if(one)).collect()
    }

    /// Of what is no spend: where the plan is worth most, and from where on nothing changes.
    fn reading_of_a_figure(&self) -> Vec<String> {
        let worth = |at: usize| {
            let plan = self.found.points[at].answer.as_ref().ok()?;
            Some((at, plan.proof.value))
        };
        let found: Vec<(usize, f64)> = (0..self.found.points.len()).filter_map(worth).collect();
        let value = |at: usize| self.at(&self.found.over, self.found.points[at].value);
        let most = found.iter().fold(f64::NEG_INFINITY, |most, x| most.max(x.1));
        let equal = |x: f64| most - x <= 1e-6 * most.abs();
        let Some(&(best, _)) = found.iter().find(|(_, x)| equal(*x)) else {
            return Vec::new();
        };
        let stays = found.iter().filter(|(at, _)| *at > best);
        let said = if found.iter().all(|(_, x)| equal(*x)) {
            WhatIf::AllTheSame
        } else if best + 1 < self.found.points.len() && stays.clone().all(|(_, x)| equal(*x)) {
            WhatIf::NothingMore { value: value(best) }
        } else {
            WhatIf::BestAt { value: value(best) }
        };
        vec![self.what_if(&said)]
    }

    fn grid(&self, across: &Over) -> Table {
        let (wording, points) = (self.wording(), &self.found.points);
        let values = points.iter().filter_map(|p| p.answer.as_ref().ok()).map(|p| p.proof.value);
        let figures = Figures::of(&wording.money, values);
        let columns = across.values();
        let rows = points.chunks(columns.len()).map(|row| {
            let cells = row.iter().map(|point| {
                let plan = point.answer.as_ref().ok();
                optional(plan.map(|p| p.proof.value), |x| figures.amount(x))
            });
            let name = self.at_figure(&self.found.over, row[0].value);
            std::iter::once(name).chain(cells).collect()
        });
        let heads = columns.iter().map(|value| Column::number(self.at(across, *value)));
        let note = self.what_if(&WhatIf::GridNote {
            rows: called(self.scenario, self.lang, &self.found.over.path),
            columns: called(self.scenario, self.lang, &across.path),
            figure: self.lang.words().aim(&wording.aim()),
        });
        let columns = std::iter::once(Column::text("")).chain(heads).collect();
        let table = Table { cut: Some(CUT), ..Table::of(columns) };
        table.rows(rows).in_unit(figures.unit_note()).noted(note)
    }

    fn value(&self) -> SweepJson<'_> {
        let across = self.found.across.as_ref();
        let alone = across.is_none();
        let (gains, width) = (self.gains(), across.map_or(1, |across| across.count));
        let second: Option<Vec<f64>> = across.map(Over::values);
        SweepJson {
            head: self.head("sweep"),
            over: &self.found.over.path,
            across: across.map(|across| across.path.as_str()),
            points: self
                .found
                .points
                .iter()
                .enumerate()
                .map(|(at, point)| {
                    let plan = point.answer.as_ref().ok();
                    PointJson {
                        value: point.value,
                        second: second.as_ref().map(|values| values[at % width]),
                        status: match plan.map(|p| p.status) {
                            Some(Status::Optimal) => "optimal",
                            Some(Status::Feasible) => "feasible",
                            None => "none",
                        },
                        objective: plan.map(|p| p.proof.value),
                        bound: plan.map(|p| p.proof.bound),
                        spend: plan.map(|p| p.totals.spend),
                        fees: plan.map(|p| p.totals.fees),
                        revenue: plan.map(|p| p.totals.revenue),
                        profit: plan.map(|p| p.totals.profit),
                        gain: gains[at].filter(|_| alone),
                        channels: plan
                            .map(|p| p.channels.iter().map(|c| c.total_spend).collect())
                            .unwrap_or_default(),
                    }
                })
                .collect(),
            channels: self.scenario.channels.iter().map(|c| c.id.as_str()).collect(),
            knee: knee(&self.found.points).filter(|_| alone).map(|at| self.found.points[at].value),
            stop: stop(&self.found.points, NOTHING)
                .filter(|_| alone)
                .map(|at| self.found.points[at].value),
            texts: if alone {
                self.reading().iter().map(|text| json::plain(text)).collect()
            } else {
                Vec::new()
            },
        }
    }
}

#[derive(Serialize)]
struct SweepJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    over: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    across: Option<&'a str>,
    /// Ids, in the order of each point's spends.
    channels: Vec<&'a str>,
    points: Vec<PointJson>,
    knee: Option<f64>,
    /// From here on a further unit gains nothing.
    stop: Option<f64>,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct PointJson {
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<f64>,
    status: &'static str,
    objective: Option<f64>,
    bound: Option<f64>,
    spend: Option<f64>,
    fees: Option<f64>,
    revenue: Option<f64>,
    profit: Option<f64>,
    /// Of the objective per unit of the value since the point before.
    gain: Option<f64>,
    channels: Vec<f64>,
}
