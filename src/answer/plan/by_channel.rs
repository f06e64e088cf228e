//! Spend, share and results of each channel over the horizon.

use super::best_next;
use super::tables::{InUnit, Parts};
use crate::locale::{Note, Wording};
use crate::page::layout::cut;
use crate::page::{Block, Column, Figure, RowKind, Section, Table, Unit, optional};
use crate::plan::{ChannelPlan, Plan};
use crate::scenario::REVENUE;

/// Letters of a KPI's name at the head of its column.
const HEAD: usize = 10;

/// A column with its cells, those of the channels and then that of all.
type Filled = (Column, Vec<Figure>);

pub(super) fn section(plan: &Plan, wording: &Wording<'_>, (unit, money): InUnit) -> Section {
    let labels = wording.lang.words().labels();
    let names = (0..plan.channels.len()).map(|c| wording.channel(c));
    let names = names.chain([labels.total.to_owned()]).map(Figure::text);
    let mut columns: Vec<Filled> = vec![(Column::text(labels.channel), names.collect())];
    let spends: Vec<f64> = plan.channels.iter().map(|channel| channel.total_spend).collect();
    columns.push((Column::number(labels.spend), money.figures(&spends, wording)));
    let tenth = Parts { decimals: 1, scale: 0.01, unit: Unit::Share };
    let shares: Vec<f64> = plan.channels.iter().map(|channel| channel.share).collect();
    let share = Column { has_bar: true, ..Column::number(labels.share) };
    columns.push((share, tenth.figures(&shares, wording)));
    columns.extend(results(plan, wording, money));
    let (step, _) = per_unit(wording);
    let next = |channel: &ChannelPlan| {
        optional(best_next(channel), |x| {
            let decimals = if (x * step).abs() < 100.0 { 2 } else { 0 };
            Figure::new(wording.lang.signed(x * step, decimals), x * step, Unit::Ratio)
        })
    };
    let next = plan.channels.iter().map(next).chain([Figure::text("")]);
    columns.push((Column::number(labels.next_unit), next.collect()));
    let (columns, cells): (Vec<Column>, Vec<Vec<Figure>>) = columns.into_iter().unzip();
    let row = |r: usize| cells.iter().map(|column| column[r].clone()).collect();
    let count = plan.channels.len();
    let table = Table::of(columns).rows((0..count).map(row)).row(RowKind::Sum, row(count));
    let table = table.in_unit(wording.money.unit_note(unit)).noted(next_unit(wording));
    Section::new("by_channel", labels.by_channel, vec![Block::Table(table)])
}

/// Revenue, KPIs and the return of each channel.
fn results(plan: &Plan, wording: &Wording<'_>, money: Parts) -> Vec<Filled> {
    let (lang, labels) = (wording.lang, wording.lang.words().labels());
    let of = |read: &dyn Fn(&ChannelPlan) -> f64| plan.channels.iter().map(read).collect();
    let landed = |kpi: &str| -> Vec<f64> {
        of(&|channel| channel.kpis.get(kpi).map_or(0.0, |series| series.iter().sum()))
    };
    let later: Vec<f64> = of(&|channel| channel.after_horizon.get(REVENUE).copied().unwrap_or(0.0));
    let has_revenue = plan.totals.kpis.contains_key(REVENUE);
    let mut columns = Vec::new();
    if has_revenue {
        let revenue = money.figures(&landed(REVENUE), wording);
        columns.push((Column::number(labels.revenue), revenue));
        if money.rounded(&later).iter().any(|parts| *parts != 0) {
            columns.push((Column::number(labels.after_horizon), money.figures(&later, wording)));
        }
    }
    for kpi in plan.totals.kpis.keys().filter(|kpi| *kpi != REVENUE).take(2) {
        let head = Column::number(cut(&lang.kpi(kpi), HEAD));
        columns.push((head, Parts::of_sums(plan, kpi).figures(&landed(kpi), wording)));
    }
    if has_revenue {
        let roas = plan.channels.iter().map(|channel| channel.roas).chain([plan.totals.roas]);
        let ratio = |x: f64| Figure::new(lang.number(x, 2), x, Unit::Ratio);
        let roas = roas.map(|x| optional(x, ratio)).collect();
        columns.push((Column::number(labels.roas), roas));
    }
    columns
}

/// What the next unit is, in a sentence.
pub(crate) fn next_unit(wording: &Wording<'_>) -> String {
    let (words, (_, per)) = (wording.lang.words(), per_unit(wording));
    words.note(&Note::NextUnit { per, aim: words.aim(&wording.aim()) })
}

/// How much money "the next unit" is: 1 where the goal is money, else the step of speech.
fn per_unit(wording: &Wording<'_>) -> (f64, String) {
    match wording.aim().is_money() {
        true => (1.0, wording.money.one()),
        false => wording.money.step(),
    }
}
