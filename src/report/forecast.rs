//! What comes of it, month by month, and against keeping on as today.

use super::{Author, chart};
use crate::chart::fan::Fan;
use crate::chart::returns::Returns;
use crate::chart::waterfall::Waterfall;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table};
use crate::scenario::REVENUE;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let mut blocks = Vec::new();
    blocks.extend(Returns::of(scenario, plan, author.lang).map(chart));
    blocks.push(Block::Table(table(author)));
    if let Some(later) = plan.totals.after_horizon.get(REVENUE).filter(|x| **x > 0.0) {
        blocks.push(Block::Text(author.say(&Pitch::Later { revenue: author.short(*later) })));
    }
    if let Some(today) = &author.material.today {
        blocks.push(Block::Text(against(author, today.totals.profit)));
        blocks.extend(Waterfall::of(scenario, plan, author.lang).map(chart));
    }
    if plan.months.kpis.contains_key(REVENUE) {
        blocks.extend(Fan::of(scenario, plan).map(chart));
    }
    let takeaway =
        author.say(&Pitch::ForecastTakeaway { profit: author.short(plan.totals.profit) });
    author.section("forecast", &Pitch::Forecast, takeaway, blocks)
}

/// How much more profit than today's split would bring.
fn against(author: &Author<'_>, today: f64) -> String {
    let more = author.plan.totals.profit - today;
    let share = match today > 0.0 {
        true => format!("{}%", author.lang.signed(100.0 * more / today, 0)),
        false => "–".to_owned(),
    };
    author.say(&Pitch::AgainstToday { more: author.signed(more), share })
}

/// What comes in and goes out, month by month.
fn table(author: &Author<'_>) -> Table {
    let (scenario, plan) = (author.scenario, author.plan);
    let labels = author.lang.words().labels();
    let revenue = plan.months.kpis.get(REVENUE);
    let others: Vec<&String> = plan.months.kpis.keys().filter(|kpi| *kpi != REVENUE).collect();
    let mut sum = 0.0;
    let sums: Vec<f64> = plan
        .months
        .profit
        .iter()
        .map(|profit| {
            sum += profit;
            sum
        })
        .collect();
    let paid: Vec<f64> =
        (0..scenario.months).map(|t| plan.months.spend[t] + plan.months.fees[t]).collect();
    let amounts = revenue.into_iter().flatten().chain(&paid).chain(&sums);
    let figures = author.figures(amounts.copied());
    let mut columns = vec![Column::text(labels.month), Column::number(author.say(&Pitch::Budget))];
    if revenue.is_some() {
        columns.push(Column::number(labels.revenue));
        columns.push(Column::number(labels.profit));
        columns.push(Column::number(author.say(&Pitch::Cumulative)));
    }
    columns.extend(others.iter().map(|kpi| Column::number(author.wording.kpi(kpi))));
    let rows = (0..scenario.months).map(|t| {
        let mut cells = vec![Figure::text(author.month(t)), figures.amount(paid[t])];
        if let Some(revenue) = revenue {
            cells.push(figures.amount(revenue[t]));
            cells.push(figures.amount(plan.months.profit[t]));
            cells.push(figures.amount(sums[t]));
        }
        cells.extend(others.iter().map(|kpi| figures.count(plan.months.kpis[*kpi][t])));
        cells
    });
    Table::of(columns).rows(rows).in_unit(figures.unit_note())
}
