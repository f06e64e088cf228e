//! Every figure that the plan rests on, with where it comes from.

use super::{Author, number_column, row, text_column};
use crate::locale::proposal::Pitch;
use crate::locale::workbook::Book;
use crate::proposal::evidence::{Assumed, assumptions};
use crate::proposal::page::{Block, Figure, Section, Table, Unit};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let words = author.lang.words();
    let labels = words.labels();
    let all = assumptions(author.scenario);
    let preset = all.iter().filter(|found| found.preset.is_some()).count();
    let takeaway = author.say(&Pitch::AssumptionsTakeaway { own: all.len() - preset, preset });
    let rows = all.iter().map(|found| {
        let name = found.channel.map(|c| author.wording.channel(c));
        let origin = match found.preset {
            Some(_) => Book::Preset,
            None => Book::Own,
        };
        let source = found.source(author.scenario, author.lang);
        let origin = words.book(&origin);
        row(vec![
            Figure::text(name.unwrap_or_else(|| words.book(&Book::AllChannels))),
            Figure::text(words.book(&Book::Parameter(found.parameter))),
            figure(author, found, found.value),
            match found.range {
                Some([low, high]) => Figure::text(format!(
                    "{} – {}",
                    figure(author, found, low).shown,
                    figure(author, found, high).shown
                )),
                None => Figure::text("–"),
            },
            Figure::text(found.grade()),
            Figure::text(if source.is_empty() { origin } else { format!("{origin}. {source}") }),
        ])
    });
    let table = Table {
        heading: String::new(),
        unit: String::new(),
        columns: vec![
            text_column(labels.channel),
            text_column(words.book(&Book::ParameterHead)),
            number_column(words.book(&Book::Value)),
            number_column(format!("{} – {}", labels.low, labels.high)),
            text_column(labels.grade),
            text_column(words.book(&Book::Origin)),
        ],
        rows: rows.collect(),
        note: words.book(&Book::GradeMeans),
    };
    let blocks = vec![Block::Table(table)];
    author.section("assumptions", &Pitch::Assumptions, takeaway, blocks)
}

fn figure(author: &Author<'_>, found: &Assumed, value: f64) -> Figure {
    match found.unit {
        Unit::Money => author.money(value),
        Unit::Share => author.share(value),
        Unit::Ratio => author.ratio(value),
        Unit::Count => author.count(value),
        Unit::None => Figure::text(""),
    }
}
