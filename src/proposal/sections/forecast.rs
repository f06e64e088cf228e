//! What comes of it, month by month, and against keeping on as today.

use super::{Author, chart, number_column, row, text_column};
use crate::chart::fan::Fan;
use crate::chart::returns::Returns;
use crate::chart::waterfall::Waterfall;
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Figure, Section, Table};
use crate::scenario::REVENUE;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let labels = author.lang.words().labels();
    let mut blocks = Vec::new();
    blocks.extend(chart(Returns::of(scenario, plan, author.lang)));
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
    let unit = author.unit_for(amounts.copied());
    let mut columns = vec![text_column(labels.month), number_column(author.say(&Pitch::Budget))];
    if revenue.is_some() {
        columns.push(number_column(labels.revenue));
        columns.push(number_column(labels.profit));
        columns.push(number_column(author.say(&Pitch::Cumulative)));
    }
    columns.extend(others.iter().map(|kpi| number_column(author.wording.kpi(kpi))));
    let rows = (0..scenario.months).map(|t| {
        let mut cells = vec![Figure::text(author.month(t)), author.amount(paid[t], unit)];
        if let Some(revenue) = revenue {
            cells.push(author.amount(revenue[t], unit));
            cells.push(author.amount(plan.months.profit[t], unit));
            cells.push(author.amount(sums[t], unit));
        }
        cells.extend(others.iter().map(|kpi| author.count(plan.months.kpis[*kpi][t])));
        row(cells)
    });
    blocks.push(Block::Table(Table {
        heading: String::new(),
        unit: author.wording.money.unit_note(unit),
        columns,
        rows: rows.collect(),
        note: String::new(),
    }));
    if let Some(later) = plan.totals.after_horizon.get(REVENUE).filter(|x| **x > 0.0) {
        blocks.push(Block::Text(author.say(&Pitch::Later { revenue: author.short(*later) })));
    }
    if let Some(today) = &author.material.today {
        let more = plan.totals.profit - today.totals.profit;
        let share = if today.totals.profit > 0.0 {
            let share = 100.0 * more / today.totals.profit;
            format!("{}%", author.lang.signed(share, 0))
        } else {
            "–".to_owned()
        };
        blocks.push(Block::Text(
            author.say(&Pitch::AgainstToday { more: author.signed(more), share }),
        ));
        blocks.extend(chart(Waterfall::of(scenario, plan, author.lang)));
    }
    if revenue.is_some() {
        blocks.extend(chart(Fan::of(scenario, plan)));
    }
    let takeaway =
        author.say(&Pitch::ForecastTakeaway { profit: author.short(plan.totals.profit) });
    author.section("forecast", &Pitch::Forecast, takeaway, blocks)
}
