//! The page of `sweep`: the best plan at each value of one figure, or of two.

use serde::Serialize;

use super::{Answer, Head, section, sheet, written};
use crate::analysis::sweep::{Over, Point, gains, knee, stop};
use crate::locale::setting::called;
use crate::locale::what_if::WhatIf;
use crate::locale::{Lang, Wording, visible};
use crate::plan::Status;
use crate::report::content::{Proof, optional};
use crate::report::{Format, Style, csv, json};
use crate::scenario::Scenario;

/// A gain per unit below this is nothing.
const NOTHING: f64 = 1e-6;

/// Points of a sweep, and how to tell them.
#[derive(Debug, Clone, Copy)]
pub struct SweepReport<'a> {
    /// What was asked, before anything was moved.
    pub scenario: &'a Scenario,
    /// What was moved.
    pub over: &'a Over,
    /// A second path: then `points` are rows of the first path, one after the other.
    pub across: Option<&'a Over>,
    /// In the order of the values.
    pub points: &'a [Point],
    /// Whose words.
    pub lang: Lang,
}

impl SweepReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn say(&self, said: &WhatIf) -> String {
        self.lang.words().what_if(said)
    }

    /// A value of a path: money in the short form, all else as a number.
    fn at(&self, over: &Over, value: f64) -> String {
        if over.is_money() {
            Wording::new(self.scenario, self.lang).money.short(value)
        } else {
            self.lang.number_trimmed(value, 4)
        }
    }

    fn subtitle(&self) -> String {
        let one = |over: &Over, points: usize| {
            self.say(&WhatIf::SweepSubtitle {
                path: called(self.scenario, self.lang, &over.path),
                from: self.at(over, over.from),
                to: self.at(over, over.to),
                points,
            })
        };
        let first = one(self.over, self.over.count);
        match self.across {
            Some(across) => format!("{first} · {}", one(across, across.count)),
            None => first,
        }
    }

    fn page(&self) -> Answer {
        let open = self
            .points
            .iter()
            .filter(|point| point.answer.as_ref().is_ok_and(|plan| plan.status != Status::Optimal));
        let open: Vec<String> = open.map(|p| self.at(self.over, p.value)).collect();
        let (sheets, sections) = match self.across {
            Some(across) => (self.grid(across), Vec::new()),
            None => (vec![self.line()], vec![section(self.say(&WhatIf::Reading), self.reading())]),
        };
        Answer {
            title: visible(&self.scenario.name),
            subtitle: self.subtitle(),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets,
            sections,
            proof: Some(Proof {
                complete: open.is_empty(),
                verdict: self.say(&if open.is_empty() {
                    WhatIf::AllProven
                } else {
                    WhatIf::SomeOpen { cases: open.join(", ") }
                }),
                figures: String::new(),
                effort: String::new(),
            }),
        }
    }

    fn line(&self) -> crate::report::sheets::Sheet {
        let wording = Wording::new(self.scenario, self.lang);
        let labels = self.lang.words().labels();
        let plans = self.points.iter().filter_map(|p| p.answer.as_ref().ok());
        let largest = plans
            .flat_map(|p| [p.totals.spend, p.totals.revenue, p.totals.profit])
            .fold(0.0, |most: f64, x| most.max(x.abs()));
        let unit = wording.money.table_unit(largest);
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let (gains, knee, stop) = (self.gains(), knee(self.points), stop(self.points, NOTHING));
        let is_spend = self.is_spend();
        let rows = self.points.iter().enumerate().map(|(at, point)| {
            let plan = point.answer.as_ref().ok();
            let mark = match plan {
                None => self.say(&WhatIf::NoPlan),
                Some(_) if is_spend && stop == Some(at) => self.say(&WhatIf::AtStop),
                Some(_) if is_spend && knee == Some(at) => self.say(&WhatIf::AtKnee),
                Some(_) => String::new(),
            };
            vec![
                self.at(self.over, point.value),
                optional(plan.map(|p| p.totals.spend), amount),
                optional(plan.map(|p| p.totals.revenue), amount),
                optional(plan.map(|p| p.totals.profit), amount),
                optional(plan.and_then(|p| p.totals.roas), |x| self.lang.number(x, 2)),
                optional(gains[at].filter(|_| plan.is_some()), |x| self.gain(x)),
                mark,
            ]
        });
        sheet(
            self.say(&WhatIf::SweepHeading),
            wording.money.unit_note(unit),
            vec![
                self.say(&WhatIf::Value),
                labels.spend.to_owned(),
                labels.revenue.to_owned(),
                labels.profit.to_owned(),
                labels.roas.to_owned(),
                if is_spend { labels.next_unit.to_owned() } else { self.say(&WhatIf::Gain) },
                String::new(),
            ],
            rows.collect(),
            None,
        )
    }

    /// Whether more of the value is more money to spend.
    fn is_spend(&self) -> bool {
        self.over.path.starts_with("budget")
    }

    /// What the next unit brings: of a budget, per unit that is spent more, since a monthly budget
    /// counts in every month; else per unit of the value.
    fn gains(&self) -> Vec<Option<f64>> {
        let by_value = gains(self.points);
        if !self.is_spend() {
            return by_value;
        }
        let plan = |at: usize| self.points[at].answer.as_ref().ok();
        let gain = |at: usize| {
            let (before, now) = (plan(at.checked_sub(1)?)?, plan(at)?);
            let cost = |p: &crate::plan::Plan| p.totals.spend + p.totals.fees;
            let more = cost(now) - cost(before);
            let least = 1e-9 * cost(now).abs();
            Some(if more > least { (now.proof.value - before.proof.value) / more } else { 0.0 })
        };
        (0..self.points.len()).map(gain).collect()
    }

    /// What the objective gains per unit of the value: a ratio where both are money.
    fn gain(&self, x: f64) -> String {
        if self.over.is_money() {
            self.lang.signed(x, 2)
        } else {
            Wording::new(self.scenario, self.lang).gain(x)
        }
    }

    fn reading(&self) -> Vec<String> {
        let value = |at: usize| self.at(self.over, self.points[at].value);
        let mut said = Vec::new();
        if !self.is_spend() {
            return self.reading_of_a_figure();
        }
        if let Some(at) = knee(self.points) {
            said.push(WhatIf::Knee { value: value(at) });
        }
        let gains = self.gains();
        match stop(self.points, NOTHING) {
            Some(at) => said.push(WhatIf::SpendNoMore { value: value(at) }),
            None => {
                if let Some((at, gain)) = gains.iter().enumerate().rev().find_map(|(at, gain)| {
                    gain.filter(|gain| *gain > NOTHING).map(|gain| (at, gain))
                }) {
                    said.push(WhatIf::StillPays { value: value(at), gain: self.gain(gain) });
                }
            }
        }
        said.iter().map(|one| self.say(one)).collect()
    }

    /// Of what is no spend: where the plan is worth most, and from where on nothing changes.
    fn reading_of_a_figure(&self) -> Vec<String> {
        let worth = |at: usize| {
            let plan = self.points[at].answer.as_ref().ok()?;
            Some((at, plan.proof.value))
        };
        let found: Vec<(usize, f64)> = (0..self.points.len()).filter_map(worth).collect();
        let value = |at: usize| self.at(self.over, self.points[at].value);
        let most = found.iter().fold(f64::NEG_INFINITY, |most, x| most.max(x.1));
        let equal = |x: f64| most - x <= 1e-6 * most.abs();
        let Some(&(best, _)) = found.iter().find(|(_, x)| equal(*x)) else {
            return Vec::new();
        };
        let stays = found.iter().filter(|(at, _)| *at > best);
        let said = if found.iter().all(|(_, x)| equal(*x)) {
            WhatIf::AllTheSame
        } else if best + 1 < self.points.len() && stays.clone().all(|(_, x)| equal(*x)) {
            WhatIf::NothingMore { value: value(best) }
        } else {
            WhatIf::BestAt { value: value(best) }
        };
        vec![self.say(&said)]
    }

    fn grid(&self, across: &Over) -> Vec<crate::report::sheets::Sheet> {
        let wording = Wording::new(self.scenario, self.lang);
        let values =
            self.points.iter().filter_map(|p| p.answer.as_ref().ok()).map(|p| p.proof.value.abs());
        let unit = wording.money.table_unit(values.fold(0.0, f64::max));
        let columns: Vec<f64> = across.values();
        let all: Vec<usize> = (0..columns.len()).collect();
        all.chunks(7)
            .map(|block| {
                let rows = self.points.chunks(columns.len()).map(|row| {
                    let cells = block.iter().map(|&c| {
                        let plan = row[c].answer.as_ref().ok();
                        optional(plan.map(|p| p.proof.value), |x| {
                            self.lang.number(x / unit.scale, unit.decimals)
                        })
                    });
                    std::iter::once(self.at(self.over, row[0].value)).chain(cells).collect()
                });
                let heads = block.iter().map(|&c| self.at(across, columns[c]));
                sheet(
                    self.say(&WhatIf::SweepHeading),
                    wording.money.unit_note(unit),
                    std::iter::once(String::new()).chain(heads).collect(),
                    rows.collect(),
                    Some(self.say(&WhatIf::GridNote {
                        rows: called(self.scenario, self.lang, &self.over.path),
                        columns: called(self.scenario, self.lang, &across.path),
                        figure: self.lang.words().aim(&wording.aim()),
                    })),
                )
            })
            .collect()
    }

    fn value(&self) -> SweepJson<'_> {
        let alone = self.across.is_none();
        let (gains, width) = (self.gains(), self.across.map_or(1, |across| across.count));
        let second: Option<Vec<f64>> = self.across.map(Over::values);
        SweepJson {
            head: Head::of("sweep", self.scenario),
            over: &self.over.path,
            across: self.across.map(|across| across.path.as_str()),
            points: self
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
            knee: knee(self.points).filter(|_| alone).map(|at| self.points[at].value),
            stop: stop(self.points, NOTHING).filter(|_| alone).map(|at| self.points[at].value),
            texts: if alone {
                self.reading().iter().map(|text| json::plain(text)).collect()
            } else {
                Vec::new()
            },
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let found = self.value();
        let mut head = vec![csv::cell_text(found.over)];
        head.extend(found.across.map(csv::cell_text));
        for name in ["status", "objective", "spend", "fees", "revenue", "profit"] {
            head.push(name.to_owned());
        }
        if found.across.is_none() {
            head.push("gain".to_owned());
        }
        head.extend(found.channels.iter().map(|id| csv::cell_text(&format!("spend.{id}"))));
        let number = |x: Option<f64>| x.map(csv::number).unwrap_or_default();
        let mut rows = vec![head];
        for point in &found.points {
            let mut row = vec![csv::number(point.value)];
            row.extend(point.second.map(csv::number));
            row.push(point.status.to_owned());
            let figures = [point.objective, point.spend, point.fees, point.revenue, point.profit];
            row.extend(figures.map(number));
            if found.across.is_none() {
                row.push(number(point.gain));
            }
            if point.channels.is_empty() {
                row.extend(found.channels.iter().map(|_| String::new()));
            }
            row.extend(point.channels.iter().map(|x| csv::number(*x)));
            rows.push(row);
        }
        rows
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
