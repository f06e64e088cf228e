//! Why the money goes where it goes: response curves, the next unit, the budget frontier.

use super::{Author, chart, number_column, row, text_column};
use crate::chart::curves::ResponseCurves;
use crate::chart::frontier::Frontier;
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Figure, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let mut blocks = Vec::new();
    if let Some(curves) = chart(ResponseCurves::of(scenario, plan, author.lang)) {
        blocks.push(curves);
        blocks.push(Block::Text(author.say(&Pitch::CurvesRead)));
    }
    let months = scenario.months as f64;
    let unit = author.unit_for(plan.channels.iter().map(|c| c.total_spend / months));
    let rows = plan.channels.iter().enumerate().map(|(c, channel)| {
        let next = channel
            .marginal
            .iter()
            .copied()
            .filter(|x| x.is_finite())
            .fold(f64::NEG_INFINITY, f64::max);
        let next = next.is_finite().then_some(next);
        row(vec![
            Figure::text(author.wording.channel(c)),
            author.amount(channel.total_spend / months, unit),
            Author::maybe(next, |x| {
                let mut figure = author.ratio(x);
                figure.shown = author.lang.signed(x, 2);
                figure
            }),
        ])
    });
    blocks.push(Block::Table(Table {
        heading: author.say(&Pitch::NextUnit),
        unit: author.wording.money.unit_note(unit),
        columns: vec![
            text_column(author.lang.words().labels().channel),
            number_column(author.say(&Pitch::SpendPerMonth)),
            number_column(author.say(&Pitch::NextUnitHead)),
        ],
        rows: rows.collect(),
        note: author.page.sheets.last().and_then(|sheet| sheet.note.clone()).unwrap_or_default(),
    }));
    blocks.extend(chart(Frontier::of(scenario, plan, &author.material.frontier)));
    author.section("why", &Pitch::Why, author.say(&Pitch::WhyTakeaway), blocks)
}
