//! What comes of it, how sure that is, and against keeping on as today.

use super::{Author, chart};
use crate::answer::plan::periods;
use crate::chart::fan::Fan;
use crate::chart::returns::Returns;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, RowKind, Section, Table, Unit};
use crate::scenario::REVENUE;
use crate::shown;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let (scenario, plan) = (author.scenario, author.plan);
    let exact = author.material.plan();
    let mut blocks = Vec::new();
    if let Some(today) = &author.material.today {
        blocks.push(Block::Text(against(author, author.part().round(today.totals.profit))));
    }
    if let Some(later) = plan.totals.after_horizon.get(REVENUE).filter(|x| **x > 0.0) {
        blocks.push(Block::Text(author.say(&Pitch::Later { revenue: author.short(*later) })));
    }
    let has_revenue = plan.months.kpis.contains_key(REVENUE);
    let fan = Fan::of(scenario, exact).filter(|_| has_revenue);
    match (fan, Returns::of(scenario, exact, author.lang)) {
        (Some(fan), _) => blocks.push(chart(fan)),
        (None, Some(returns)) => blocks.push(chart(returns)),
        (None, None) => blocks.push(Block::Table(by_month(author))),
    }
    let takeaway = match has_revenue {
        true => Pitch::ForecastTakeaway { profit: author.short(plan.totals.profit) },
        false => author.without_revenue(),
    };
    author.section("forecast", &Pitch::Forecast, author.say(&takeaway), blocks)
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
pub(super) fn by_month(author: &Author<'_>) -> Table {
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
