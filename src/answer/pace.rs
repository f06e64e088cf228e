//! The page of `pace`: a month in days.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Answer, Document, Head, json};
use crate::analysis::pace::{ChannelPace, Day, Pace};
use crate::locale::pacing::{self, Pacing};
use crate::page::{Block, Column, Figure, Figures, Page, RowKind, Rows, Section, Table, Unit};

/// A difference below this share of the plan is none.
const ON_PLAN: f64 = 0.005;

impl Document for Answer<'_, Pace> {
    fn page(&self) -> Page {
        let (found, wording) = (self.found, self.wording());
        let subtitle = Pacing::Subtitle {
            month: wording.months(&[found.month]),
            day: pacing::day(self.lang, found.through),
            left: found.left().len(),
        };
        let said = self.said().into_iter().map(|one| Block::Text(self.pacing(&one)));
        let mut page = self
            .titled(self.pacing(&subtitle))
            .with(Section::new("", "", said.collect()))
            .with(Section::new(
                "pace",
                self.pacing(&Pacing::Heading),
                vec![Block::Table(self.by_channel())],
            ));
        let mut blocks = Vec::new();
        if !Pace::is_even(found.left()) {
            blocks.push(Block::Table(self.by_day()));
        }
        if !Pace::is_even(&found.days) {
            blocks.push(Block::Text(self.pacing(&Pacing::Assumed)));
            page = page.with(Section::new("days", self.pacing(&Pacing::DaysHeading), blocks));
        }
        page
    }

    fn json(&self) -> String {
        let found = self.found;
        let of = |(c, channel): (usize, &ChannelPace)| ChannelJson {
            id: self.id(c),
            planned: channel.planned,
            spent: channel.spent,
            due: channel.due,
            at_this_rate: channel.ends,
            left: channel.left(),
            daily: channel.daily.clone(),
        };
        json::text(&PaceJson {
            head: self.head("pace"),
            month: self.scenario.month(found.month).to_string(),
            through: found.through.to_string(),
            days: found.left().iter().map(|day| self.day(day)).collect(),
            pace: found.channels.iter().enumerate().map(of).collect(),
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::under(["day", "channel", "spend"]);
        for (d, day) in self.found.left().iter().enumerate() {
            for (c, channel) in self.found.channels.iter().enumerate() {
                let row =
                    vec![day.date.to_string().into(), self.id(c).into(), channel.daily[d].into()];
                rows.rows.push(row);
            }
        }
        rows
    }
}

impl<'a> Answer<'a, Pace> {
    fn pacing(&self, said: &Pacing) -> String {
        self.lang.words().pacing(said)
    }

    fn day(&self, day: &Day) -> DayJson {
        let event = day.event.map(|event| pacing::event(self.lang, event));
        DayJson { day: day.date.to_string(), weight: day.weight, event }
    }

    /// By how much an amount is above or below another.
    fn difference(&self, is: f64, against: f64) -> String {
        let by = is - against;
        if by.abs() <= ON_PLAN * against.max(is) {
            return "±0".to_owned();
        }
        let sign = if by < 0.0 { "−" } else { "+" };
        let amount = format!("{sign}{}", self.wording().money.short(by.abs()));
        match against > 0.0 {
            true => format!("{amount} ({}%)", self.lang.signed(100.0 * by / against, 0)),
            false => amount,
        }
    }

    fn said(&self) -> Vec<Pacing> {
        let wording = self.wording();
        let money = |x: f64| wording.money.short(x);
        let whole = self.found.whole();
        let mut said = vec![Pacing::SoFar {
            spent: money(whole.spent),
            planned: money(whole.planned),
            due: money(whole.due),
            difference: self.difference(whole.spent, whole.due),
        }];
        if !self.found.left().is_empty() {
            said.push(Pacing::WouldEnd {
                ends: money(whole.ends),
                difference: self.difference(whole.ends, whole.planned),
            });
        }
        let above = self.found.channels.iter().enumerate();
        let above = above.filter(|(_, channel)| channel.above() > ON_PLAN * channel.planned);
        said.extend(above.map(|(c, channel)| Pacing::Above {
            channel: wording.channel(c),
            amount: money(channel.above()),
        }));
        said
    }

    fn by_channel(&self) -> Table {
        let wording = self.wording();
        let whole = self.found.whole();
        let figures = Figures::of(&wording.money, [whole.planned.max(whole.ends)]);
        let days = self.found.left().len();
        // A day's amounts are small beside a month's: written out.
        let a_day =
            |channel: &ChannelPace| match channel.daily.iter().sum::<f64>() / days.max(1) as f64 {
                _ if days == 0 => Figure::text("–"),
                mean => Figure::new(wording.money.full(mean), mean, Unit::Money),
            };
        let cells = |name: String, channel: &ChannelPace| {
            let amounts =
                [channel.planned, channel.spent, channel.due, channel.ends, channel.left()];
            let mut cells = vec![Figure::text(name)];
            cells.extend(amounts.map(|x| figures.amount(x)));
            cells.push(a_day(channel));
            cells
        };
        let heads = [
            Pacing::Planned,
            Pacing::Spent,
            Pacing::Due,
            Pacing::Ends,
            Pacing::Left,
            Pacing::PerDay,
        ];
        let labels = self.lang.words().labels();
        let mut columns = vec![Column::text(labels.channel)];
        columns.extend(heads.iter().map(|head| Column::number(self.pacing(head))));
        let rows = self.found.channels.iter().enumerate();
        let rows = rows.map(|(c, channel)| cells(wording.channel(c), channel));
        let table = Table::of(columns).rows(rows);
        table.row(RowKind::Sum, cells(labels.total.to_owned(), &whole)).in_unit(figures.unit_note())
    }

    /// What each day left may cost, of the channels that have anything left.
    fn by_day(&self) -> Table {
        let wording = self.wording();
        let own: Vec<usize> = (0..self.found.channels.len())
            .filter(|c| self.found.channels[*c].left() > 0.0)
            .collect();
        let largest = self.found.whole().daily.iter().copied().fold(0.0, f64::max);
        let figures = Figures::of(&wording.money, [largest]);
        let rows = self.found.left().iter().enumerate().map(|(d, day)| {
            let event = day.event.map_or_else(String::new, |event| pacing::event(self.lang, event));
            let mut cells = vec![
                Figure::text(pacing::day(self.lang, day.date)),
                Figure::new(self.lang.number_trimmed(day.weight, 2), day.weight, Unit::Ratio),
            ];
            cells.extend(own.iter().map(|c| figures.amount(self.found.channels[*c].daily[d])));
            cells.push(Figure::text(event));
            cells
        });
        let mut columns = vec![
            Column::text(self.pacing(&Pacing::Day)),
            Column::number(self.pacing(&Pacing::Weight)),
        ];
        columns.extend(own.iter().map(|c| Column::number(wording.channel(*c))));
        columns.push(Column::text(self.pacing(&Pacing::Event)));
        Table::of(columns).rows(rows).in_unit(figures.unit_note())
    }
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct PaceJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// Which month.
    month: String,
    /// The last day that is over.
    through: String,
    /// The days left.
    days: Vec<DayJson>,
    /// Each channel's month.
    pace: Vec<ChannelJson<'a>>,
}

#[derive(Serialize, JsonSchema)]
struct DayJson {
    day: String,
    /// Beside the other days.
    weight: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct ChannelJson<'a> {
    id: &'a str,
    planned: f64,
    spent: f64,
    /// By now, as the days weigh.
    due: f64,
    /// What the month comes to if it goes on as so far.
    at_this_rate: f64,
    left: f64,
    /// For each of `days`.
    daily: Vec<f64>,
}
