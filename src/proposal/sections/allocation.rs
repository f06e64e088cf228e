//! What each channel gets, against today, and why.

use super::{Author, number_column, row, sentence, text_column, total};
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Figure, Section, Table};
use crate::report::answer::ExplainReport;
use crate::scenario::REVENUE;

/// Reasons for each channel; `explain` tells them all.
const REASONS: usize = 2;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let labels = author.lang.words().labels();
    let months = scenario.months as f64;
    let today: Vec<Option<f64>> = scenario
        .channels
        .iter()
        .map(|channel| channel.current.map(|spend| spend * months))
        .collect();
    let has_today = today.iter().any(Option::is_some);
    let has_revenue = plan.totals.kpis.contains_key(REVENUE);
    let spends = plan.channels.iter().map(|c| c.total_spend);
    let unit = author.unit_for(spends.chain(today.iter().flatten().copied()));
    let mut columns = vec![
        text_column(labels.channel),
        number_column(author.say(&Pitch::Proposed)),
        number_column(labels.share),
    ];
    if has_today {
        columns.push(number_column(author.say(&Pitch::Today)));
        columns.push(number_column(author.say(&Pitch::Change)));
    }
    if has_revenue {
        columns.push(number_column(labels.roas));
    }
    columns.push(text_column(author.say(&Pitch::Reason)));
    let explained = ExplainReport {
        scenario,
        explanation: &author.material.explanation,
        lang: author.lang,
        timing: false,
    };
    let mut rows = Vec::new();
    for (c, channel) in plan.channels.iter().enumerate() {
        let mut cells = vec![
            Figure::text(author.wording.channel(c)),
            author.amount(channel.total_spend, unit),
            author.share(channel.share),
        ];
        if has_today {
            cells.push(Author::maybe(today[c], |x| author.amount(x, unit)));
            let change = today[c].map(|today| channel.total_spend - today);
            cells.push(Author::maybe(change, |x| author.change(x, unit)));
        }
        if has_revenue {
            cells.push(Author::maybe(channel.roas, |x| author.ratio(x)));
        }
        let reasons = main_reasons(author, explained.reasons(c), c);
        cells.push(Figure::text(sentence(&reasons.join("; "))));
        rows.push(row(cells));
    }
    let mut cells = vec![
        Figure::text(labels.total),
        author.amount(plan.totals.spend, unit),
        author.share(if plan.totals.spend > 0.0 { 1.0 } else { 0.0 }),
    ];
    if has_today {
        let sum: f64 = today.iter().flatten().sum();
        cells.push(author.amount(sum, unit));
        cells.push(author.change(plan.totals.spend - sum, unit));
    }
    if has_revenue {
        cells.push(Author::maybe(plan.totals.roas, |x| author.ratio(x)));
    }
    cells.push(Figure::text(""));
    rows.push(total(cells));
    let table = Table {
        heading: String::new(),
        unit: author.wording.money.unit_note(unit),
        columns,
        rows,
        note: if plan.totals.fees > 0.0 {
            author.say(&Pitch::FeesBeside {
                fees: author.money(plan.totals.fees).shown,
                all: author.money(plan.totals.spend + plan.totals.fees).shown,
            })
        } else {
            String::new()
        },
    };
    let largest = (0..plan.channels.len())
        .max_by(|&a, &b| plan.channels[a].share.total_cmp(&plan.channels[b].share))
        .filter(|&c| plan.channels[c].share > 0.0);
    let takeaway = largest.map_or_else(
        || author.say(&Pitch::NothingPays),
        |c| {
            author.say(&Pitch::AllocationTakeaway {
                channel: author.wording.channel(c),
                share: author.lang.percent(plan.channels[c].share, 0),
            })
        },
    );
    author.section("allocation", &Pitch::Allocation, takeaway, vec![Block::Table(table)])
}

/// The reasons that hold in most months, in time; what a channel would need to enter comes last.
fn main_reasons(author: &Author<'_>, said: Vec<String>, c: usize) -> Vec<String> {
    let found = &author.material.explanation.channels[c];
    let months = |at: usize| found.get(at).map_or(usize::MAX, |reason| reason.months.len());
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(months(at)));
    order.truncate(REASONS);
    order.sort_unstable();
    order.into_iter().map(|at| said[at].clone()).collect()
}
