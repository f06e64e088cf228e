//! What is watched, how often, and when something is stopped.

use super::Author;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table};
use crate::scenario::REVENUE;

/// Months below the forecast after which a channel is stopped.
const PATIENCE: usize = 2;
/// Share of the budget for tests.
const TEST: f64 = 0.1;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let line = |what: Pitch, how: Pitch, rhythm: Pitch| {
        [what, how, rhythm].iter().map(|one| Figure::text(author.say(one))).collect()
    };
    let mut rows = vec![line(Pitch::MeasureSpend, Pitch::FromPlatforms, Pitch::Weekly)];
    for kpi in plan.totals.kpis.keys() {
        rows.push(if kpi == REVENUE {
            line(Pitch::MeasureRevenue, Pitch::FromSales, Pitch::Monthly)
        } else {
            let kpi = author.wording.kpi(kpi);
            line(Pitch::MeasureKpi { kpi }, Pitch::FromOwn, Pitch::Weekly)
        });
    }
    let heads = [Pitch::Measure, Pitch::How, Pitch::Rhythm];
    let columns = heads.iter().map(|head| Column::text(author.say(head))).collect();
    let table = Table::of(columns).rows(rows);
    let mut said = vec![
        Pitch::ReviewAt { month: author.month(2.min(scenario.months - 1)) },
        Pitch::StopWhen { months: PATIENCE },
    ];
    for (c, channel) in scenario.channels.iter().enumerate() {
        let Some(ramp) = channel.ramp_up.filter(|ramp| ramp.first_effect > 0) else {
            continue;
        };
        let Some(start) = plan.channels[c].spend.iter().position(|s| *s > 0.0) else {
            continue;
        };
        let judged = (start + ramp.first_effect)
            .saturating_sub(channel.active_before.min(ramp.first_effect));
        if judged < scenario.months && judged > 0 {
            said.push(Pitch::WaitFor {
                channel: author.wording.channel(c),
                month: author.month(judged),
            });
        }
    }
    said.push(Pitch::TestShare { amount: author.short(TEST * author.cost()) });
    said.push(Pitch::ReplanAfter);
    let list = said.iter().map(|one| author.say(one)).collect();
    let takeaway = author.say(&Pitch::MeasurementTakeaway);
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(Block::said(list, None));
    author.section("measurement", &Pitch::Measurement, takeaway, blocks)
}
