//! Who does what by when.

use super::Author;
use crate::locale::proposal::Pitch;
use crate::page::{Column, Figure, Table};

/// Months below the forecast after which a channel is stopped.
const PATIENCE: usize = 2;
/// Share of the budget for tests.
const TEST: f64 = 0.1;

pub(super) fn table(author: &Author<'_>) -> Table {
    let (scenario, plan) = (author.scenario, author.plan);
    let review = author.month(2.min(scenario.months - 1));
    let before = Pitch::BeforeMonth { month: author.month(0) };
    let mut rows = vec![
        (Pitch::Approve { spend: author.short(author.cost()) }, Pitch::You, before.clone()),
        (Pitch::SetUpMeasuring, Pitch::Both, before.clone()),
    ];
    for (c, channel) in plan.channels.iter().enumerate() {
        let commits = scenario.channels[c].commit_months.filter(|months| *months > 1);
        if let (Some(months), Some(t)) = (commits, first_month(&channel.spend)) {
            let channel = author.wording.channel(c);
            rows.push((
                Pitch::SignContract { channel, months },
                Pitch::Both,
                Pitch::BeforeMonth { month: author.month(t) },
            ));
        }
    }
    if plan.totals.spend > 0.0 {
        let amount = author.short(TEST * author.cost());
        rows.push((
            Pitch::RunTests { amount },
            Pitch::Us,
            Pitch::FromMonth { month: author.month(0) },
        ));
    }
    let waits = scenario.channels.iter().enumerate().filter_map(|(c, channel)| {
        let ramp = channel.ramp_up.filter(|ramp| ramp.first_effect > 0)?;
        let start = first_month(&plan.channels[c].spend)?;
        let judged = (start + ramp.first_effect)
            .saturating_sub(channel.active_before.min(ramp.first_effect));
        (judged < scenario.months && judged > 0).then(|| {
            let channel = author.wording.channel(c);
            (
                Pitch::JudgeFirst { channel },
                Pitch::Us,
                Pitch::FromMonth { month: author.month(judged) },
            )
        })
    });
    rows.extend(waits);
    rows.push((Pitch::StopWhen { months: PATIENCE }, Pitch::Us, Pitch::Monthly));
    rows.push((Pitch::ReplanAfter, Pitch::Both, Pitch::EndOfThenQuarterly { month: review }));
    let heads = [Pitch::Task, Pitch::Who, Pitch::When];
    let columns = heads.iter().map(|head| Column::text(author.say(head))).collect();
    let cells = |(task, who, when): (Pitch, Pitch, Pitch)| {
        [task, who, when].iter().map(|one| Figure::text(author.say(one))).collect()
    };
    let heading = author.say(&Pitch::Steps);
    Table { heading, ..Table::of(columns).rows(rows.into_iter().map(cells)) }
}

fn first_month(spend: &[f64]) -> Option<usize> {
    spend.iter().position(|spend| *spend > 0.0)
}
