//! The page of `top-up`: where an extra amount goes on top of a committed plan.

use serde::Serialize;

use super::{Answer, Document, Head, json};
use crate::locale::what_if::WhatIf;
use crate::page::{Block, Column, Figure, Figures, Page, Rows, Section, Table};
use crate::plan::audit::Evaluation;
use crate::plan::{ChannelPlan, Plan};

/// What is left of an extra amount below this share of it is nothing.
const NOTHING: f64 = 1e-6;

/// A committed plan and the best one on top of it.
#[derive(Debug, Clone, PartialEq)]
pub struct ToppedUp {
    /// What was committed, by the true curves.
    pub committed: Evaluation,
    /// With the extra.
    pub plan: Plan,
    /// In currency, fees included.
    pub extra: f64,
}

impl Document for Answer<'_, ToppedUp> {
    fn page(&self) -> Page {
        let (wording, found) = (self.wording(), self.found);
        let spent = self.spent();
        let left = found.extra - spent;
        let said = [
            WhatIf::TopUpAdds {
                spent: wording.money.short(spent),
                value: wording.gain(found.plan.proof.value - found.committed.value),
            },
            if left > NOTHING * found.extra {
                WhatIf::Keep { left: wording.money.short(left) }
            } else {
                WhatIf::AllUsed
            },
        ];
        let first = said.iter().map(|one| Block::Text(self.what_if(one))).collect();
        let heading = self.what_if(&WhatIf::TopUpHeading);
        let extra = wording.money.short(found.extra);
        self.titled(self.what_if(&WhatIf::TopUpSubtitle { extra }))
            .with(Section::new("", "", first))
            .with(Section::new("channels", heading, vec![Block::Table(self.by_channel())]))
            .with(self.of(&found.plan).proof(&wording).into())
    }

    fn json(&self) -> String {
        let (plan, committed) = (&self.found.plan, &self.found.committed);
        json::text(&TopUpJson {
            head: self.head("top-up"),
            extra: self.found.extra,
            used: self.spent(),
            objective_committed: committed.value,
            objective: plan.proof.value,
            bound: plan.proof.bound,
            channels: self
                .channels()
                .enumerate()
                .map(|(c, (new, old))| ChannelJson {
                    id: self.id(c),
                    committed: &old.spend,
                    spend: &new.spend,
                })
                .collect(),
        })
    }

    fn rows(&self) -> Rows {
        let mut rows = Rows::under(["month", "channel", "committed", "spend"]);
        for (c, (new, old)) in self.channels().enumerate() {
            rows.rows.extend(new.spend.iter().zip(&old.spend).enumerate().map(
                |(t, (new, old))| {
                    vec![
                        self.scenario.month(t).into(),
                        self.id(c).into(),
                        (*old).into(),
                        (*new).into(),
                    ]
                },
            ));
        }
        rows
    }

    fn pictures(&self) -> Vec<Block> {
        self.of(&self.found.plan).pictures()
    }
}

impl<'a> Answer<'a, ToppedUp> {
    /// The new plan's channels, each with the committed one.
    fn channels(&self) -> impl Iterator<Item = (&'a ChannelPlan, &'a ChannelPlan)> + use<'a> {
        self.found.plan.channels.iter().zip(&self.found.committed.channels)
    }

    /// What the extra is spent on, fees included.
    fn spent(&self) -> f64 {
        let (new, old) = (&self.found.plan.totals, &self.found.committed.totals);
        (new.spend + new.fees - old.spend - old.fees).max(0.0)
    }

    fn by_channel(&self) -> Table {
        let wording = self.wording();
        let figures = Figures::of(&wording.money, self.channels().map(|(new, _)| new.total_spend));
        let least = 1e-9 * self.found.extra;
        let rows = self.channels().enumerate().map(|(c, (new, old))| {
            let more = |t: &usize| new.spend[*t] - old.spend[*t] > least;
            let months: Vec<usize> = (0..new.spend.len()).filter(more).collect();
            let when = if months.is_empty() { "–".to_owned() } else { wording.months(&months) };
            vec![
                Figure::text(wording.channel(c)),
                figures.amount(old.total_spend),
                figures.amount(new.total_spend - old.total_spend),
                figures.amount(new.total_spend),
                Figure::text(when),
            ]
        });
        let mut columns = vec![Column::text(self.lang.words().labels().channel)];
        let heads = [WhatIf::Committed, WhatIf::Extra, WhatIf::NewTotal];
        columns.extend(heads.iter().map(|head| Column::number(self.what_if(head))));
        columns.push(Column::text(self.what_if(&WhatIf::When)));
        Table::of(columns).rows(rows).in_unit(figures.unit_note())
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
