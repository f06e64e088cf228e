//! When the money is spent.

use super::{Author, told};
use crate::chart::flighting::Flighting;
use crate::chart::flowchart::Flowchart;
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Section};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let paid = |t: usize| plan.months.spend[t] + plan.months.fees[t];
    let top = (0..scenario.months).max_by(|&a, &b| paid(a).total_cmp(&paid(b)))?;
    let takeaway = author.say(&Pitch::ScheduleTakeaway {
        month: author.month(top),
        spend: author.short(paid(top)),
        average: author.short(author.cost() / scenario.months as f64),
    });
    let mut blocks = vec![Block::Chart(Box::new(Flighting::of(scenario, plan, author.lang)))];
    let rising: Vec<usize> = (0..plan.channels.len())
        .filter(|&c| plan.channels[c].total_spend > 0.0)
        .filter(|&c| scenario.channels[c].ramp_up.is_some_and(|ramp| ramp.full_effect >= 3))
        .collect();
    let slowest = rising
        .iter()
        .filter_map(|&c| scenario.channels[c].ramp_up)
        .map(|ramp| ramp.full_effect)
        .max();
    if let Some(months) = slowest {
        let names: Vec<String> = rising.iter().map(|&c| author.wording.channel(c)).collect();
        blocks.push(Block::Text(author.say(&Pitch::Rising { channels: names.join(", "), months })));
    }
    // All but the last sheet are of months: the last is by channel.
    let sheets = &author.page.sheets;
    let by_month = sheets.iter().take(sheets.len().saturating_sub(1));
    blocks.extend(by_month.map(|sheet| Block::Table(told(sheet))));
    if plan.totals.spend > 0.0 {
        blocks.push(Block::Chart(Box::new(Flowchart::of(scenario, plan, author.lang))));
    }
    author.section("schedule", &Pitch::Schedule, takeaway, blocks)
}
