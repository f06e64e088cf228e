//! The page of `robustness`.

use serde::Serialize;

use super::{Answer, Document, Head, json};
use crate::analysis::robustness::{ChannelRobustness, Robustness};
use crate::locale::Wording;
use crate::locale::robust::Robust;
use crate::page::{Block, Column, Figure, Figures, Page, Rows, Section, Table, Unit, optional};
use crate::plan::Totals;
use crate::scenario::Channel;

/// Share of its return that a firm channel needs at most, and a fragile one at least.
const FIRM: f64 = 0.5;
const FRAGILE: f64 = 0.8;

impl Document for Answer<'_, Robustness> {
    fn page(&self) -> Page {
        let wording = self.wording();
        let section = |key, heading: Robust, blocks| Section::new(key, self.say(&heading), blocks);
        let tables = [self.by_channel(&wording), self.horizons(&wording)].map(Block::Table);
        let [channels, horizons] = tables.map(|table| vec![table]);
        let next = Block::said(self.next(&wording), None);
        self.titled(self.say(&Robust::Subtitle))
            .with(section("channels", Robust::ChannelsHeading, channels))
            .with(section("horizons", Robust::HorizonsHeading, horizons))
            .with(section("next", Robust::NextHeading, next))
            .with(self.of(&self.found.plan).proof(&wording).into())
    }

    fn json(&self) -> String {
        json::text(&self.value())
    }

    fn rows(&self) -> Rows {
        let heads = ["channel", "flips_at_times", "least", "most", "worth_of_knowing"];
        let mut rows = Rows::under(heads);
        let channels = self.found.channels.iter().zip(&self.scenario.channels);
        let row = |(channel, stated): (&ChannelRobustness, &Channel)| {
            let (least, most) = channel.range.map(|range| (range.least, range.most)).unzip();
            let id = stated.id.as_str().into();
            vec![
                id,
                channel.flips_at.into(),
                least.into(),
                most.into(),
                channel.worth_of_knowing.into(),
            ]
        };
        rows.rows = channels.map(row).collect();
        rows
    }
}

impl Answer<'_, Robustness> {
    fn say(&self, said: &Robust) -> String {
        self.lang.words().robust(said)
    }

    /// The return at a factor of what the plan uses; the factor where no return is stated.
    fn at(&self, c: usize, factor: f64) -> String {
        match self.scenario.channels[c].roi {
            Some(roi) => self.lang.number(factor * roi.expected, 2),
            None => self.lang.times(factor),
        }
    }

    fn by_channel(&self, wording: &Wording<'_>) -> Table {
        let found = self.found;
        let most = found.channels.iter().filter_map(|c| c.range).map(|range| range.most);
        let figures = Figures::of(&wording.money, most);
        let at = |c: usize, factor: f64| {
            let value = self.scenario.channels[c].roi.map_or(factor, |roi| factor * roi.expected);
            Figure::new(self.at(c, factor), value, Unit::Ratio)
        };
        let rows = found.channels.iter().enumerate().map(|(c, channel)| {
            let own = self.scenario.channels[c].roi.map(|_| 1.0);
            let amount = |x: Option<f64>| optional(x, |x| figures.amount(x));
            vec![
                Figure::text(wording.channel(c)),
                optional(channel.flips_at, |x| at(c, x)),
                optional(own, |x| at(c, x)),
                amount(channel.range.map(|range| range.least)),
                amount(channel.range.map(|range| range.most)),
                optional(channel.worth_of_knowing, |x| {
                    Figure::new(wording.gain(x), x, Unit::Money)
                }),
            ]
        });
        let heads =
            [Robust::FlipsAt, Robust::Now, Robust::Least, Robust::Most, Robust::WorthOfKnowing];
        let mut columns = vec![Column::text(self.lang.words().labels().channel)];
        columns.extend(heads.iter().map(|head| Column::number(self.say(head))));
        let note = self.say(&Robust::ChannelsNote);
        Table::of(columns).rows(rows).in_unit(figures.unit_note()).noted(note)
    }

    fn horizons(&self, wording: &Wording<'_>) -> Table {
        let labels = self.lang.words().labels();
        let plans = self.found.horizons.iter().filter_map(|(_, plan)| plan.as_ref());
        let largest = plans.map(|p| p.totals.revenue.max(p.totals.spend));
        let figures = Figures::of(&wording.money, largest);
        let rows = self.found.horizons.iter().map(|(months, plan)| {
            let amount = |read: fn(&Totals) -> f64| {
                optional(plan.as_ref().map(|plan| read(&plan.totals)), |x| figures.amount(x))
            };
            let top = plan.as_ref().and_then(|plan| {
                let all = plan.channels.iter().enumerate();
                let (c, top) = all.max_by(|a, b| a.1.share.total_cmp(&b.1.share))?;
                let share = self.lang.percent(top.share, 0);
                (top.share > 0.0).then(|| format!("{} {share}", wording.channel(c)))
            });
            vec![
                Figure::text(self.say(&Robust::Months(*months))),
                amount(|t| t.spend),
                amount(|t| t.revenue),
                amount(|t| t.profit),
                Figure::text(top.unwrap_or_else(|| "–".to_owned())),
            ]
        });
        let columns = vec![
            Column::text(self.say(&Robust::Horizon)),
            Column::number(labels.spend),
            Column::number(labels.revenue),
            Column::number(labels.profit),
            Column::text(self.say(&Robust::Largest)),
        ];
        Table::of(columns).rows(rows).in_unit(figures.unit_note())
    }

    fn next(&self, wording: &Wording<'_>) -> Vec<String> {
        let used = |c: &usize| self.found.plan.channels[*c].total_spend > 0.0;
        let named = |wanted: &dyn Fn(f64) -> bool| {
            let all = (0..self.found.channels.len()).filter(used);
            let names: Vec<String> = all
                .filter(|&c| self.found.channels[c].flips_at.is_some_and(wanted))
                .map(|c| wording.channel(c))
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        let mut said = vec![match &self.found.test {
            Some(test) => Robust::Test {
                channel: wording.channel(test.channel),
                spend: wording.money.short(test.spend),
                months: test.months,
                worth: wording.gain(test.worth),
            },
            None => Robust::NothingToLearn,
        }];
        said.extend(named(&|at| at >= FRAGILE).map(|channels| Robust::Fragile { channels }));
        said.extend(named(&|at| at <= FIRM).map(|channels| Robust::Firm { channels }));
        said.iter().map(|one| self.say(one)).collect()
    }

    fn value(&self) -> RobustnessJson<'_> {
        let found = self.found;
        RobustnessJson {
            head: self.head("robustness"),
            channels: found
                .channels
                .iter()
                .enumerate()
                .map(|(c, channel)| ChannelJson {
                    id: self.id(c),
                    flips_at_times: channel.flips_at,
                    flips_at_return: channel
                        .flips_at
                        .zip(self.scenario.channels[c].roi)
                        .map(|(factor, roi)| factor * roi.expected),
                    least: channel.range.map(|range| range.least),
                    most: channel.range.map(|range| range.most),
                    worth_of_knowing: channel.worth_of_knowing,
                })
                .collect(),
            horizons: found
                .horizons
                .iter()
                .map(|(months, plan)| HorizonJson {
                    months: *months,
                    objective: plan.as_ref().map(|plan| plan.proof.value),
                    spend: plan.as_ref().map(|plan| plan.totals.spend),
                    shares: plan
                        .as_ref()
                        .map(|plan| plan.channels.iter().map(|c| c.share).collect())
                        .unwrap_or_default(),
                })
                .collect(),
            test: found.test.map(|test| TestJson {
                channel: self.id(test.channel),
                spend_per_month: test.spend,
                months: test.months,
                worth: test.worth,
            }),
        }
    }
}

#[derive(Serialize)]
struct RobustnessJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    channels: Vec<ChannelJson<'a>>,
    horizons: Vec<HorizonJson>,
    test: Option<TestJson<'a>>,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    flips_at_times: Option<f64>,
    flips_at_return: Option<f64>,
    least: Option<f64>,
    most: Option<f64>,
    worth_of_knowing: Option<f64>,
}

#[derive(Serialize)]
struct HorizonJson {
    months: usize,
    objective: Option<f64>,
    spend: Option<f64>,
    shares: Vec<f64>,
}

#[derive(Serialize)]
struct TestJson<'a> {
    channel: &'a str,
    spend_per_month: f64,
    months: usize,
    worth: f64,
}
