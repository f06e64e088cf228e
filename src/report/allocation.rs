//! What each channel gets, against today.

use super::Author;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, RowKind, Section, Table, optional};
use crate::plan::reference;
use crate::scenario::REVENUE;
use crate::shown::{self, Part};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let channels = &author.plan.channels;
    let largest = (0..channels.len())
        .max_by(|&a, &b| channels[a].share.total_cmp(&channels[b].share))
        .filter(|&c| channels[c].share > 0.0);
    let takeaway = match largest {
        None => Pitch::NothingPays,
        Some(c) => Pitch::AllocationTakeaway {
            channel: author.wording.channel(c),
            share: author.lang.percent(channels[c].share, 0),
        },
    };
    let blocks = vec![Block::Table(table(author))];
    author.section("allocation", &Pitch::Allocation, author.say(&takeaway), blocks)
}

fn table(author: &Author<'_>) -> Table {
    let (scenario, plan) = (author.scenario, author.plan);
    let labels = author.lang.words().labels();
    let unit = shown::unit(author.material.plan());
    let part = Part::of(unit);
    let today: Vec<Option<f64>> =
        reference::totals(scenario).into_iter().map(|x| x.map(|x| part.round(x))).collect();
    let has_today = today.iter().any(Option::is_some);
    let has_revenue = plan.totals.kpis.contains_key(REVENUE);
    let figures = author.figures_in(unit);
    let mut columns = vec![
        Column::text(labels.channel),
        Column::number(author.say(&Pitch::Proposed)),
        Column { has_bar: true, ..Column::number(labels.share) },
    ];
    if has_today {
        columns.push(Column::number(author.say(&Pitch::Today)));
        columns.push(Column::number(author.say(&Pitch::Change)));
    }
    if has_revenue {
        columns.push(Column::number(labels.roas));
    }
    let cells = |name: String, spend: f64, share: f64, today: Option<f64>, roas| {
        let mut cells = vec![Figure::text(name), figures.amount(spend), figures.share(share)];
        if has_today {
            cells.push(optional(today, |x| figures.amount(x)));
            cells.push(optional(today.map(|today| spend - today), |x| figures.change(x)));
        }
        if has_revenue {
            cells.push(optional(roas, |x| figures.ratio(x)));
        }
        cells
    };
    let rows = plan.channels.iter().enumerate().map(|(c, channel)| {
        cells(author.wording.channel(c), channel.total_spend, channel.share, today[c], channel.roas)
    });
    let spent = plan.totals.spend;
    let whole = if spent > 0.0 { 1.0 } else { 0.0 };
    let all = today.iter().flatten().sum();
    let total = cells(labels.total.to_owned(), spent, whole, Some(all), plan.totals.roas);
    let mut table = Table::of(columns).rows(rows).row(RowKind::Sum, total);
    if plan.totals.fees > 0.0 {
        table.note = author.say(&Pitch::FeesBeside {
            fees: author.short(plan.totals.fees),
            all: author.short(author.cost()),
            taxed: plan.totals.tax > 0.0,
        });
    }
    table.in_unit(figures.unit_note())
}
