//! What comes of it, month by month, and against keeping on as today.

use super::{Author, chart};
use crate::answer::plan::periods;
use crate::chart::fan::Fan;
use crate::chart::returns::Returns;
use crate::chart::waterfall::Waterfall;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, RowKind, Section, Table, Unit};
use crate::scenario::REVENUE;
use crate::shown::{self, Part};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let exact = author.material.plan();
    let mut blocks = Vec::new();
    blocks.extend(Returns::of(scenario, exact, author.lang).map(chart));
    blocks.push(Block::Table(table(author)));
    if let Some(later) = plan.totals.after_horizon.get(REVENUE).filter(|x| **x > 0.0) {
        blocks.push(Block::Text(author.say(&Pitch::Later { revenue: author.short(*later) })));
    }
    if let Some(today) = &author.material.today {
        let today = Part::of(shown::unit(exact)).round(today.totals.profit);
        blocks.push(Block::Text(against(author, today)));
        blocks.extend(Waterfall::of(scenario, exact, author.lang).map(chart));
    }
    if plan.months.kpis.contains_key(REVENUE) {
        blocks.extend(Fan::of(scenario, exact).map(chart));
    }
    let takeaway =
        author.say(&Pitch::ForecastTakeaway { profit: author.short(plan.totals.profit) });
    author.section("forecast", &Pitch::Forecast, takeaway, blocks)
}

/// How much more profit than today's split would bring; a share of it only where that is a gain.
fn against(author: &Author<'_>, today: f64) -> String {
    let more = author.plan.totals.profit - today;
    let share = (today > 0.0).then(|| format!("{}%", author.lang.signed(100.0 * more / today, 0)));
    author.say(&Pitch::AgainstToday {
        more: author.signed(more),
        from: author.short(today),
        to: author.short(author.plan.totals.profit),
        share,
    })
}

/// What comes in and goes out in each period of the schedule, in its unit.
fn table(author: &Author<'_>) -> Table {
    let plan = author.plan;
    let labels = author.lang.words().labels();
    let periods = periods(&author.wording);
    let figures = author.figures_in(shown::unit(author.material.plan()));
    let sum = |series: &[f64], months: &[usize]| months.iter().map(|&t| series[t]).sum::<f64>();
    let paid: Vec<f64> =
        plan.months.spend.iter().zip(&plan.months.fees).map(|(spend, fees)| spend + fees).collect();
    let revenue = plan.months.kpis.get(REVENUE);
    let others: Vec<&String> = plan.months.kpis.keys().filter(|kpi| *kpi != REVENUE).collect();
    let mut columns = vec![Column::text(labels.month), Column::number(author.say(&Pitch::Budget))];
    if revenue.is_some() {
        columns.push(Column::number(labels.revenue));
        columns.push(Column::number(labels.profit));
        columns.push(Column::number(author.say(&Pitch::Cumulative)));
    }
    columns.extend(others.iter().map(|kpi| Column::number(author.wording.kpi(kpi))));
    let mut so_far = 0.0;
    let mut line = |name: String, months: &[usize], is_sum: bool| {
        let mut cells = vec![Figure::text(name), figures.amount(sum(&paid, months))];
        if let Some(revenue) = revenue {
            let profit = sum(&plan.months.profit, months);
            so_far += profit;
            cells.push(figures.amount(sum(revenue, months)));
            cells.push(figures.amount(profit));
            cells.push(if is_sum { Figure::text("") } else { figures.amount(so_far) });
        }
        let counts = others.iter().map(|kpi| {
            let decimals = shown::decimals_of_counts(plan, kpi);
            let count = sum(&plan.months.kpis[*kpi], months);
            Figure::new(author.lang.number(count, decimals), count, Unit::Count)
        });
        cells.extend(counts);
        cells
    };
    let rows: Vec<Vec<Figure>> = periods
        .iter()
        .map(|period| line(period.name(author.lang, author.scenario), &period.months, false))
        .collect();
    let all: Vec<usize> = (0..author.scenario.months).collect();
    let total = line(labels.total.to_owned(), &all, true);
    Table::of(columns).rows(rows).row(RowKind::Sum, total).in_unit(figures.unit_note())
}
