//! How returns diminish: response curves, the next unit in each channel, the best plan for less and
//! for more money.

use super::{Author, chart};
use crate::answer::plan::next_unit;
use crate::chart::curves::ResponseCurves;
use crate::chart::frontier::Frontier;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table, optional};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let exact = author.material.plan();
    let mut blocks = Vec::new();
    if let Some(curves) = ResponseCurves::of(scenario, exact, author.lang) {
        blocks.push(chart(curves));
        blocks.push(Block::Text(author.say(&Pitch::CurvesRead)));
    }
    let months = scenario.months as f64;
    let figures = author.figures(plan.channels.iter().map(|c| c.total_spend / months));
    let rows = plan.channels.iter().enumerate().map(|(c, channel)| {
        let finite = channel.marginal.iter().copied().filter(|x| x.is_finite());
        let next = finite.fold(None, |best: Option<f64>, x| Some(best.map_or(x, |b| b.max(x))));
        vec![
            Figure::text(author.wording.channel(c)),
            figures.amount(channel.total_spend / months),
            optional(next, |x| figures.next(x)),
        ]
    });
    let columns = vec![
        Column::text(author.lang.words().labels().channel),
        Column::number(author.say(&Pitch::SpendPerMonth)),
        Column::number(author.lang.words().labels().next_unit),
    ];
    let table = Table::of(columns).rows(rows).in_unit(figures.unit_note());
    blocks.push(Block::Table(Table {
        heading: author.say(&Pitch::NextUnit),
        note: next_unit(&author.wording),
        ..table
    }));
    blocks.extend(Frontier::of(scenario, exact, &author.material.frontier).map(chart));
    author.section("curves", &Pitch::Curves, author.say(&Pitch::WhyTakeaway), blocks)
}
