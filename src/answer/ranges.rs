//! The page of `ranges`.

use serde::Serialize;

use super::{Answer, Document, Head, ProvenJson, json};
use crate::analysis::Ranges;
use crate::analysis::ranges::ChannelRange;
use crate::chart;
use crate::locale::{Why, Wording};
use crate::page::{Block, Column, Figure, Figures, Note, Page, Rows, Section, Table, Tone};
use crate::plan::Status;

/// A range this wide, as a share of what the channel gets, hardly matters; one this narrow matters.
const WIDE: f64 = 0.25;
const NARROW: f64 = 0.08;

impl Document for Answer<'_, Ranges> {
    fn page(&self) -> Page {
        let (found, wording) = (self.found, self.wording());
        let words = self.lang.words();
        let figures = Figures::of(&wording.money, found.channels.iter().map(|c| c.most));
        let rows = found.channels.iter().enumerate().map(|(c, range)| {
            // A limit that is not proven has a star.
            let limit = |x: f64, is_proven: bool| {
                let mut figure = figures.amount(x);
                figure.shown += if is_proven { "" } else { "*" };
                figure
            };
            vec![
                Figure::text(wording.channel(c)),
                limit(range.least, range.is_least_proven),
                figures.amount(range.best),
                limit(range.most, range.is_most_proven),
            ]
        });
        let mut columns = vec![Column::text(words.labels().channel)];
        let heads = [Why::Least, Why::InPlan, Why::Most];
        columns.extend(heads.iter().map(|head| Column::number(self.why(head))));
        let table = Table::of(columns)
            .rows(rows)
            .in_unit(figures.unit_note())
            .noted(self.why(&Why::RangesNote));
        let subtitle = self.why(&Why::RangesSubtitle {
            within: self.lang.percent_trimmed(found.within, 2),
            aim: words.aim(&wording.aim()),
            value: wording.gain(found.plan.proof.value),
        });
        let heading = self.why(&Why::RangesHeading);
        let reading = Block::said(self.reading(&wording), None);
        self.titled(subtitle)
            .with(Section::new("ranges", heading, vec![Block::Table(table)]))
            .with(Section::new("reading", self.why(&Why::RangesReading), reading))
            .with(self.proof_of_all(&wording).into())
    }

    fn json(&self) -> String {
        let (found, wording) = (self.found, self.wording());
        let range = |(c, range)| {
            let name = json::plain(&wording.channel(c));
            RangeJson { id: self.id(c), name, range }
        };
        json::text(&RangesJson {
            head: self.head("ranges"),
            within: found.within,
            objective: ObjectiveJson {
                proven: ProvenJson::of(found.plan.proof),
                at_least: found.objective_at_least,
            },
            channels: found.channels.iter().enumerate().map(range).collect(),
        })
    }

    fn rows(&self) -> Rows {
        let wording = self.wording();
        let mut rows = Rows::under(["channel", "name", "least", "best", "most"]);
        let row = |(c, range): (usize, &ChannelRange)| {
            let [least, best, most] = [range.least, range.best, range.most].map(Into::into);
            vec![self.id(c).into(), wording.channel(c).into(), least, best, most]
        };
        rows.rows = self.found.channels.iter().enumerate().map(row).collect();
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        let drawn = chart::ranges::Ranges::of(self.scenario, self.found, self.lang);
        vec![Block::Chart(Box::new(drawn))]
    }
}

impl Answer<'_, Ranges> {
    fn reading(&self, wording: &Wording<'_>) -> Vec<String> {
        let named = |wanted: &dyn Fn(f64) -> bool| {
            let all = self.found.channels.iter().enumerate();
            let names: Vec<String> = all
                .filter(|(_, range)| range.best > 0.0)
                .filter(|(_, range)| wanted((range.most - range.least) / range.best))
                .map(|(c, _)| wording.channel(c))
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let flat = named(&|width| width >= WIDE).map(|channels| Why::Flat { channels });
        let firm = named(&|width| width <= NARROW).map(|channels| Why::Firm { channels });
        flat.into_iter().chain(firm).map(|why| self.why(&why)).collect()
    }

    fn proof_of_all(&self, wording: &Wording<'_>) -> Note {
        let plan = &self.found.plan;
        let open: Vec<String> = (0..self.found.channels.len())
            .filter(|&c| !self.found.channels[c].is_proven())
            .map(|c| wording.channel(c))
            .collect();
        let is_proven = open.is_empty() && plan.status == Status::Optimal;
        let mut note = self.of(plan).proof(wording);
        note.details.truncate(1);
        Note {
            tone: if is_proven { Tone::Good } else { Tone::Caution },
            text: self.why(&if open.is_empty() {
                Why::RangesProven
            } else {
                Why::RangesOpen { channels: open.join(", ") }
            }),
            ..note
        }
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
    #[serde(flatten)]
    proven: ProvenJson,
    at_least: f64,
}

#[derive(Serialize)]
struct RangeJson<'a> {
    id: &'a str,
    name: String,
    #[serde(flatten)]
    range: &'a ChannelRange,
}
