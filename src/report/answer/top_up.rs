//! The page of `top-up`: where an extra amount goes on top of a committed plan.

use serde::Serialize;

use super::{Answer, Head, section, sheet, written};
use crate::locale::what_if::WhatIf;
use crate::locale::{Lang, Wording, visible};
use crate::plan::Plan;
use crate::plan::audit::Evaluation;
use crate::report::content;
use crate::report::{Format, Report, Style, csv};
use crate::scenario::Scenario;

/// What is left of an extra amount below this share of it is nothing.
const NOTHING: f64 = 1e-6;

/// The committed plan and the best one on top of it.
#[derive(Debug, Clone, Copy)]
pub struct TopUpReport<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// What was committed, by the true curves.
    pub committed: &'a Evaluation,
    /// With the extra.
    pub plan: &'a Plan,
    /// In currency, fees included.
    pub extra: f64,
    /// Whose words.
    pub lang: Lang,
    /// Whether times are told.
    pub timing: bool,
}

impl TopUpReport<'_> {
    /// The whole text, ending in a line break.
    pub fn write(&self, format: Format, style: Style) -> String {
        written(format, style, || self.page(), || self.value(), || self.rows())
    }

    fn say(&self, said: &WhatIf) -> String {
        self.lang.words().what_if(said)
    }

    /// What the extra is spent on, fees included.
    fn spent(&self) -> f64 {
        let (new, old) = (&self.plan.totals, &self.committed.totals);
        (new.spend + new.fees - old.spend - old.fees).max(0.0)
    }

    fn page(&self) -> Answer {
        let wording = Wording::new(self.scenario, self.lang);
        let labels = self.lang.words().labels();
        let channels = || self.plan.channels.iter().zip(&self.committed.channels);
        let unit = wording
            .money
            .table_unit(channels().map(|(new, _)| new.total_spend).fold(0.0, f64::max));
        let amount = |x: f64| self.lang.number(x / unit.scale, unit.decimals);
        let least = 1e-9 * self.extra;
        let rows = channels().enumerate().map(|(c, (new, old))| {
            let more = |t: &usize| new.spend[*t] - old.spend[*t] > least;
            let months: Vec<usize> = (0..new.spend.len()).filter(more).collect();
            let when = if months.is_empty() { "–".to_owned() } else { wording.months(&months) };
            vec![
                wording.channel(c),
                amount(old.total_spend),
                amount(new.total_spend - old.total_spend),
                amount(new.total_spend),
                when,
            ]
        });
        let spent = self.spent();
        let left = self.extra - spent;
        let said = [
            WhatIf::TopUpAdds {
                spent: wording.money.short(spent),
                value: wording.gain(self.plan.proof.value - self.committed.value),
            },
            if left > NOTHING * self.extra {
                WhatIf::Keep { left: wording.money.short(left) }
            } else {
                WhatIf::AllUsed
            },
        ];
        Answer {
            title: visible(&self.scenario.name),
            subtitle: self.say(&WhatIf::TopUpSubtitle { extra: wording.money.short(self.extra) }),
            figures: Vec::new(),
            asides: said.iter().map(|one| self.say(one)).collect(),
            sheets: vec![sheet(
                self.say(&WhatIf::TopUpHeading),
                wording.money.unit_note(unit),
                vec![
                    labels.channel.to_owned(),
                    self.say(&WhatIf::Committed),
                    self.say(&WhatIf::Extra),
                    self.say(&WhatIf::NewTotal),
                    self.say(&WhatIf::When),
                ],
                rows.collect(),
                None,
            )],
            sections: vec![section(String::new(), Vec::new())],
            proof: Some(content::proof(
                &Report {
                    scenario: self.scenario,
                    plan: self.plan,
                    lang: self.lang,
                    timing: self.timing,
                },
                &wording,
            )),
        }
    }

    fn value(&self) -> TopUpJson<'_> {
        let channels = self.plan.channels.iter().zip(&self.committed.channels);
        let ids = self.scenario.channels.iter().map(|c| c.id.as_str());
        TopUpJson {
            head: Head::of("top-up", self.scenario),
            extra: self.extra,
            used: self.spent(),
            objective_committed: self.committed.value,
            objective: self.plan.proof.value,
            bound: self.plan.proof.bound,
            channels: ids
                .zip(channels)
                .map(|(id, (new, old))| ChannelJson {
                    id,
                    committed: &old.spend,
                    spend: &new.spend,
                })
                .collect(),
        }
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let head = ["month", "channel", "committed", "spend"];
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        let channels = self.plan.channels.iter().zip(&self.committed.channels);
        for (channel, (new, old)) in self.scenario.channels.iter().zip(channels) {
            for (t, (new, old)) in new.spend.iter().zip(&old.spend).enumerate() {
                rows.push(vec![
                    self.scenario.month(t).to_string(),
                    csv::cell_text(&channel.id),
                    csv::number(*old),
                    csv::number(*new),
                ]);
            }
        }
        rows
    }
}

#[derive(Serialize)]
struct TopUpJson<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    extra: f64,
    used: f64,
    objective_committed: f64,
    objective: f64,
    bound: f64,
    channels: Vec<ChannelJson<'a>>,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    committed: &'a [f64],
    spend: &'a [f64],
}
