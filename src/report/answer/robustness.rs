//! The page of `robustness`.

use serde::Serialize;

use super::{Answer, Head, section, sheet, written};
use crate::analysis::robustness::Robustness;
use crate::locale::robust::Robust;
use crate::locale::{Lang, Wording, visible};
use crate::report::content::{self, optional};
use crate::report::{Format, Report, Style, csv};
use crate::scenario::Scenario;

/// Share of its return that a firm channel needs at most, and a fragile one at least.
const FIRM: f64 = 0.5;
const FRAGILE: f64 = 0.8;

/// How far a plan can be trusted, and how to tell it.
#[derive(Debug, Clone, Copy)]
pub struct RobustnessReport<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was found.
    pub found: &'a Robustness,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

impl RobustnessReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

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

    fn page(&self) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let labels = self.lang.words().labels();
        let found = self.found;
        let amounts = found.channels.iter().filter_map(|c| c.range);
        let unit = wording.money.table_unit(amounts.map(|range| range.most).fold(0.0, f64::max));
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let rows = found.channels.iter().enumerate().map(|(c, channel)| {
            let own = self.scenario.channels[c].roi.map(|_| self.at(c, 1.0));
            vec![
                wording.channel(c),
                optional(channel.flips_at, |x| self.at(c, x)),
                own.unwrap_or_else(|| "–".to_owned()),
                optional(channel.range.map(|range| range.least), amount),
                optional(channel.range.map(|range| range.most), amount),
                optional(channel.worth_of_knowing, |x| wording.gain(x)),
            ]
        });
        let heads =
            [Robust::FlipsAt, Robust::Now, Robust::Least, Robust::Most, Robust::WorthOfKnowing];
        let by_channel = sheet(
            self.say(&Robust::ChannelsHeading),
            wording.money.unit_note(unit),
            std::iter::once(labels.channel.to_owned())
                .chain(heads.iter().map(|head| self.say(head)))
                .collect(),
            rows.collect(),
            Some(self.say(&Robust::ChannelsNote)),
        );
        let report = Report {
            scenario: self.scenario,
            plan: &found.plan,
            lang: self.lang,
            timing: self.timing,
        };
        Answer {
            title: visible(&self.scenario.name),
            subtitle: self.say(&Robust::Subtitle),
            figures: Vec::new(),
            asides: Vec::new(),
            sheets: vec![by_channel, self.horizons(&wording)],
            sections: vec![section(self.say(&Robust::NextHeading), self.next(&wording))],
            proof: Some(content::proof(&report, &wording)),
        }
    }

    fn horizons(&self, wording: &Wording<'_>) -> crate::report::sheets::Sheet {
        let labels = self.lang.words().labels();
        let plans = self.found.horizons.iter().filter_map(|(_, plan)| plan.as_ref());
        let largest = plans.map(|p| p.totals.revenue.max(p.totals.spend));
        let unit = wording.money.table_unit(largest.fold(0.0, f64::max));
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let rows = self.found.horizons.iter().map(|(months, plan)| {
            let totals = plan.as_ref().map(|plan| &plan.totals);
            let top = plan.as_ref().and_then(|plan| {
                let all = plan.channels.iter().enumerate();
                let (c, top) = all.max_by(|a, b| a.1.share.total_cmp(&b.1.share))?;
                (top.share > 0.0).then(|| {
                    let share = self.lang.percent(top.share, 0);
                    format!("{} {share}", wording.channel(c))
                })
            });
            vec![
                self.say(&Robust::Months(*months)),
                optional(totals.map(|t| t.spend), amount),
                optional(totals.map(|t| t.revenue), amount),
                optional(totals.map(|t| t.profit), amount),
                top.unwrap_or_else(|| "–".to_owned()),
            ]
        });
        sheet(
            self.say(&Robust::HorizonsHeading),
            wording.money.unit_note(unit),
            vec![
                self.say(&Robust::Horizon),
                labels.spend.to_owned(),
                labels.revenue.to_owned(),
                labels.profit.to_owned(),
                self.say(&Robust::Largest),
            ],
            rows.collect(),
            None,
        )
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
            head: Head::of("robustness", self.scenario),
            channels: found
                .channels
                .iter()
                .enumerate()
                .map(|(c, channel)| ChannelJson {
                    id: &self.scenario.channels[c].id,
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
                channel: &self.scenario.channels[test.channel].id,
                spend_per_month: test.spend,
                months: test.months,
                worth: test.worth,
            }),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let head = ["channel", "flips_at_times", "least", "most", "worth_of_knowing"];
        let number = |x: Option<f64>| x.map(csv::number).unwrap_or_default();
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        for (channel, stated) in self.found.channels.iter().zip(&self.scenario.channels) {
            rows.push(vec![
                csv::cell_text(&stated.id),
                number(channel.flips_at),
                number(channel.range.map(|range| range.least)),
                number(channel.range.map(|range| range.most)),
                number(channel.worth_of_knowing),
            ]);
        }
        rows
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
