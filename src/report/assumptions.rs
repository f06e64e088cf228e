//! Every figure that the plan rests on, with where it comes from.

use super::Author;
use crate::answer::evidence::assumptions;
use crate::locale::proposal::Pitch;
use crate::locale::workbook::Book;
use crate::page::{Block, Column, Figure, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let words = author.lang.words();
    let labels = words.labels();
    let all = assumptions(author.scenario);
    let preset = all.iter().filter(|found| found.origin == Book::Preset).count();
    let takeaway = author.say(&Pitch::AssumptionsTakeaway { own: all.len() - preset, preset });
    let figures = author.figures([]);
    let rows = all.iter().map(|found| {
        let figure = |value: f64| figures.of_unit(found.unit, value);
        let name = found.channel.map(|c| author.wording.channel(c));
        let origin = words.book(&found.origin);
        let source = found.source(author.scenario, author.lang);
        let range = found.range.map_or_else(
            || "–".to_owned(),
            |[low, high]| format!("{} – {}", figure(low).shown, figure(high).shown),
        );
        vec![
            Figure::text(name.unwrap_or_else(|| words.book(&Book::AllChannels))),
            Figure::text(found.name(author.lang)),
            figure(found.value),
            Figure::text(range),
            Figure::text(found.grade()),
            Figure::text(if source.is_empty() { origin } else { format!("{origin}. {source}") }),
        ]
    });
    let columns = vec![
        Column::text(labels.channel),
        Column::text(words.book(&Book::ParameterHead)),
        Column::number(words.book(&Book::Value)),
        Column::number(format!("{} – {}", labels.low, labels.high)),
        Column::text(labels.grade),
        Column::text(words.book(&Book::Origin)),
    ];
    let table = Table::of(columns).rows(rows).noted(words.book(&Book::GradeMeans));
    let blocks = vec![Block::Table(table)];
    author.section("assumptions", &Pitch::Assumptions, takeaway, blocks)
}
