//! The page of `ranges`.

use serde::Serialize;

use super::{Answer, Head, say, section, sheet, written};
use crate::analysis::Ranges;
use crate::locale::{Lang, Why, Wording, visible};
use crate::plan::Status;
use crate::report::content::{self, Proof};
use crate::report::{Format, Report, Style, csv, json};
use crate::scenario::Scenario;

/// A range this wide, as a share of what the channel gets, hardly matters; one this narrow matters.
const WIDE: f64 = 0.25;
const NARROW: f64 = 0.08;

/// How far each channel may stray, and how to tell it.
#[derive(Debug, Clone, Copy)]
pub struct RangesReport<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub ranges: &'a Ranges,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

impl RangesReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn page(&self) -> Answer {
        let (found, lang) = (self.ranges, self.lang);
        let wording = Wording::new(self.scenario, lang);
        let (words, plan) = (lang.words(), &found.plan);
        let largest = found.channels.iter().map(|c| c.most).fold(0.0, f64::max);
        let unit = wording.money.table_unit(largest);
        let amount = |x: f64| lang.number(x / unit.scale, unit.decimals);
        let rows = found.channels.iter().enumerate().map(|(c, range)| {
            let open = |proven: bool| if proven { "" } else { "*" };
            vec![
                wording.channel(c),
                amount(range.least) + open(range.is_least_proven),
                amount(range.best),
                amount(range.most) + open(range.is_most_proven),
            ]
        });
        let label = |why: Why| say(lang, &why);
        let heads = vec![
            words.labels().channel.to_owned(),
            label(Why::Least),
            label(Why::InPlan),
            label(Why::Most),
        ];
        Answer {
            title: visible(&self.scenario.name),
            subtitle: label(Why::RangesSubtitle {
                within: lang.percent_trimmed(found.within, 2),
                aim: words.aim(&wording.aim()),
                value: wording.gain(plan.proof.value),
            }),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets: vec![sheet(
                label(Why::RangesHeading),
                wording.money.unit_note(unit),
                heads,
                rows.collect(),
                Some(label(Why::RangesNote)),
            )],
            sections: vec![section(label(Why::RangesReading), self.reading(&wording))],
            proof: Some(self.proof(&wording)),
        }
    }

    fn reading(&self, wording: &Wording<'_>) -> Vec<String> {
        let named = |wanted: &dyn Fn(f64) -> bool| {
            let all = self.ranges.channels.iter().enumerate();
            let names: Vec<String> = all
                .filter(|(_, range)| range.best > 0.0)
                .filter(|(_, range)| wanted((range.most - range.least) / range.best))
                .map(|(c, _)| wording.channel(c))
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let flat = named(&|width| width >= WIDE).map(|channels| Why::Flat { channels });
        let firm = named(&|width| width <= NARROW).map(|channels| Why::Firm { channels });
        flat.into_iter().chain(firm).map(|why| say(self.lang, &why)).collect()
    }

    fn proof(&self, wording: &Wording<'_>) -> Proof {
        let plan = &self.ranges.plan;
        let open: Vec<String> = (0..self.ranges.channels.len())
            .filter(|&c| !self.ranges.channels[c].is_proven())
            .map(|c| wording.channel(c))
            .collect();
        let of_plan = content::proof(
            &Report { scenario: self.scenario, plan, lang: self.lang, timing: self.timing },
            wording,
        );
        let complete = open.is_empty() && plan.status == Status::Optimal;
        Proof {
            complete,
            verdict: say(
                self.lang,
                &if open.is_empty() {
                    Why::RangesProven
                } else {
                    Why::RangesOpen { channels: open.join(", ") }
                },
            ),
            figures: of_plan.figures,
            effort: String::new(),
        }
    }

    fn value(&self) -> RangesJson<'_> {
        let found = self.ranges;
        let wording = Wording::new(self.scenario, self.lang);
        RangesJson {
            head: Head::of("ranges", self.scenario),
            within: found.within,
            objective: ObjectiveJson {
                value: found.plan.proof.value,
                bound: found.plan.proof.bound,
                gap: found.plan.proof.gap(),
                at_least: found.objective_at_least,
            },
            channels: found
                .channels
                .iter()
                .enumerate()
                .map(|(c, range)| RangeJson {
                    id: &self.scenario.channels[c].id,
                    name: json::plain(&wording.channel(c)),
                    least: range.least,
                    best: range.best,
                    most: range.most,
                    least_bound: range.least_bound,
                    most_bound: range.most_bound.is_finite().then_some(range.most_bound),
                    least_proven: range.is_least_proven,
                    most_proven: range.is_most_proven,
                })
                .collect(),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let wording = Wording::new(self.scenario, self.lang);
        let head = ["channel", "name", "least", "best", "most"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (c, range) in self.ranges.channels.iter().enumerate() {
            rows.push(vec![
                csv::cell_text(&self.scenario.channels[c].id),
                csv::cell_text(&wording.channel(c)),
                csv::number(range.least),
                csv::number(range.best),
                csv::number(range.most),
            ]);
        }
        rows
    }
}

#[derive(Serialize)]
struct RangesJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    within: f64,
    objective: ObjectiveJson,
    channels: Vec<RangeJson<'a>>,
}

#[derive(Serialize)]
struct ObjectiveJson {
    value: f64,
    bound: f64,
    gap: f64,
    at_least: f64,
}

#[derive(Serialize)]
struct RangeJson<'a> {
    id: &'a str,
    name: String,
    least: f64,
    best: f64,
    most: f64,
    least_bound: f64,
    most_bound: Option<f64>,
    least_proven: bool,
    most_proven: bool,
}
