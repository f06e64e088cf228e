//! When the money is spent.

use super::{Author, chart};
use crate::answer::plan::tables;
use crate::chart::flighting::Flighting;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let paid = |t: usize| plan.months.spend[t] + plan.months.fees[t];
    let top = (0..scenario.months).max_by(|&a, &b| paid(a).total_cmp(&paid(b)))?;
    let takeaway = author.say(&Pitch::ScheduleTakeaway {
        month: author.month(top),
        spend: author.short(paid(top)),
        average: author.short(author.cost() / scenario.months as f64),
    });
    let mut blocks = vec![chart(Flighting::of(scenario, plan, author.lang))];
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
    let [by_month, _] = tables(plan, &author.wording);
    for block in by_month.blocks {
        if let Block::Table(table) = block {
            // Each part can be read alone.
            let heading = by_month.heading.clone();
            let unit = table.unit.clone();
            let parts = table.parts().into_iter();
            blocks.extend(parts.map(|part| {
                Block::Table(Table { heading: heading.clone(), unit: unit.clone(), ..part })
            }));
        }
    }
    author.section("schedule", &Pitch::Schedule, takeaway, blocks)
}
