//! The page of `calibrate`: each return before and after, and why. `replan` shows the same table.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Document, Head, json};
use crate::analysis::calibrate::{Learned, Lesson};
use crate::locale::learning::Learning;
use crate::page::{Block, Column, Figure, Page, Rows, Section, Table, Unit};
use crate::scenario::Range;

impl Document for Answer<'_, Lesson> {
    fn page(&self) -> Page {
        let wording = self.wording();
        let mut months: Vec<usize> =
            self.found.returns.iter().flat_map(|one| one.months.iter().copied()).collect();
        months.sort_unstable();
        months.dedup();
        let months = if months.is_empty() { String::new() } else { wording.months(&months) };
        let subtitle = self.learning(&Learning::Subtitle { months });
        self.titled(subtitle).with(self.lesson(None))
    }

    fn json(&self) -> String {
        json::text(&CalibrateJson { head: self.head("calibrate"), lesson: LessonJson::of(self) })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::under([
            "channel",
            "low_before",
            "expected_before",
            "high_before",
            "low",
            "expected",
            "high",
            "promised",
            "came",
        ]);
        rows.rows = self
            .found
            .returns
            .iter()
            .map(|one| {
                let figures =
                    [one.before, one.after].into_iter().flat_map(|r| [r.low, r.expected, r.high]);
                let all = figures.chain([one.held.promised, one.held.came]);
                std::iter::once(self.id(one.channel).into()).chain(all.map(Into::into)).collect()
            })
            .collect();
        rows
    }
}

impl<'a> Answer<'a, Lesson> {
    fn learning(&self, said: &Learning) -> String {
        self.lang.words().learning(said)
    }

    /// The table and what must be said beside it, `last` of all.
    pub(super) fn lesson(&self, last: Option<Learning>) -> Section {
        let wording = self.wording();
        let rows = self.found.returns.iter().map(|one| {
            vec![
                Figure::text(wording.channel(one.channel)),
                Figure::new(self.range(one.before), one.before.expected, Unit::Ratio),
                Figure::new(self.range(one.after), one.after.expected, Unit::Ratio),
            ]
        });
        let columns = vec![
            Column::text(self.lang.words().labels().channel),
            Column::number(self.learning(&Learning::Before)),
            Column::number(self.learning(&Learning::After)),
        ];
        // A sentence each, below the table: beside it there is no room for them.
        let why =
            |one: &Learned| format!("{}: {}", wording.channel(one.channel), self.reasons(one));
        let reasons = self.found.returns.iter().map(why).collect();
        let mut blocks = vec![Block::Table(Table::of(columns).rows(rows))];
        blocks.extend(Block::said(reasons, None));
        let said = self.asides().into_iter().chain(last);
        blocks.extend(said.map(|one| Block::Text(self.learning(&one))));
        Section::new("learned", self.learning(&Learning::Heading), blocks)
    }

    fn asides(&self) -> Vec<Learning> {
        let wording = self.wording();
        let learned = |c: usize| self.found.returns.iter().find(|one| one.channel == c);
        let named = |wanted: &dyn Fn(usize) -> bool| {
            let all = (0..self.scenario.channels.len()).filter(|c| wanted(*c));
            let names: Vec<String> = all.map(|c| wording.channel(c)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let mut said = Vec::new();
        if self.found.through.is_some() {
            said.push(Learning::Noise { share: self.lang.percent(self.found.noise, 0) });
        }
        let is_silent = |c: usize| self.scenario.channels[c].roi.is_some() && learned(c).is_none();
        said.extend(named(&is_silent).map(|channels| Learning::Silent { channels }));
        let is_bare = |c: usize| {
            let roi = self.scenario.channels[c].roi;
            learned(c).is_some() && roi.is_some_and(|roi| !roi.is_uncertain())
        };
        said.extend(named(&is_bare).map(|channels| Learning::Usual { channels }));
        let is_partial = |one: &Learned| self.scenario.channels[one.channel].incrementality < 1.0;
        if self.found.returns.iter().any(is_partial) {
            said.push(Learning::AsReported);
        }
        said
    }

    fn range(&self, roi: Range) -> String {
        let [expected, low, high] =
            [roi.expected, roi.low, roi.high].map(|x| self.lang.number(x, 2));
        self.learning(&Learning::Range { expected, low, high })
    }

    /// What the months and the tests of a channel have shown.
    fn reasons(&self, one: &Learned) -> String {
        let wording = self.wording();
        let mut said = Vec::new();
        if !one.months.is_empty() {
            said.push(Learning::Came {
                months: wording.months(&one.months),
                came: wording.money.short(one.held.came),
                promised: wording.money.short(one.held.promised),
                share: self.lang.percent(one.held.came / one.held.promised, 0),
            });
        }
        said.extend(one.tests.iter().map(|(test, promised)| Learning::Tested {
            months: wording.months(&(test.months[0]..=test.months[1]).collect::<Vec<_>>()),
            effect: wording.money.short(test.effect),
            promised: wording.money.short(*promised),
        }));
        said.iter().map(|one| self.learning(one)).collect::<Vec<_>>().join("; ")
    }

    /// The comment behind a new return in the scenario's text.
    pub fn comment(&self, one: &Learned) -> String {
        let (range, why) = (self.range(one.before), self.reasons(one));
        self.learning(&Learning::Was { range, why })
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct CalibrateJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    #[serde(flatten)]
    lesson: LessonJson<'a>,
}

/// What was learned.
#[derive(Serialize, JsonSchema)]
pub(super) struct LessonJson<'a> {
    /// How far a month strays from its mean, as a share of a full month.
    noise: f64,
    /// The last month that was learned from; absent where tests alone were.
    #[serde(skip_serializing_if = "Option::is_none")]
    calibrated_through: Option<String>,
    /// Channels that learned anything.
    returns: Vec<ReturnJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct ReturnJson<'a> {
    id: &'a str,
    /// What was believed.
    before: Range,
    /// What is believed now.
    after: Range,
    /// Revenue that the months told of were to bring, as platforms report it.
    promised: f64,
    /// What they brought.
    came: f64,
    /// The reasons in words.
    why: String,
}

impl<'a> LessonJson<'a> {
    pub(super) fn of(answer: &Answer<'a, Lesson>) -> Self {
        let found = answer.found;
        let of = |one: &Learned| ReturnJson {
            id: answer.id(one.channel),
            before: one.before,
            after: one.after,
            promised: one.held.promised,
            came: one.held.came,
            why: answer.reasons(one),
        };
        Self {
            noise: found.noise,
            calibrated_through: found.through.map(|t| answer.scenario.month(t).to_string()),
            returns: found.returns.iter().map(of).collect(),
        }
    }
}
