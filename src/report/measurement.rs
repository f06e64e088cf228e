//! What is watched, how often, and who does what by when.

use super::{Author, steps};
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table};
use crate::scenario::REVENUE;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let plan = author.plan;
    let figures = author.figures([]);
    let line = |what: Pitch, planned: Figure, how: Pitch, rhythm: Pitch| -> Vec<Figure> {
        let say = |one: &Pitch| Figure::text(author.say(one));
        vec![say(&what), planned, say(&how), say(&rhythm)]
    };
    let paid = figures.money(author.cost());
    let mut rows = vec![line(Pitch::MeasureSpend, paid, Pitch::FromPlatforms, Pitch::Weekly)];
    for (kpi, amount) in &plan.totals.kpis {
        if kpi == REVENUE {
            let planned = figures.money(*amount);
            rows.push(line(Pitch::MeasureRevenue, planned, Pitch::FromSales, Pitch::Monthly));
            continue;
        }
        let planned = Figure::text(author.wording.count(*amount));
        let name = author.wording.kpi(kpi);
        let what = Pitch::MeasureKpi { kpi: name.clone() };
        rows.push(line(what, planned, Pitch::FromOwn, Pitch::Weekly));
        if *amount > 0.0 {
            let each = figures.money(author.cost() / amount);
            let what = Pitch::MeasureCostPer { kpi: name };
            rows.push(line(what, each, Pitch::FromSpendAndCount, Pitch::Monthly));
        }
    }
    if plan.totals.kpis.contains_key(REVENUE) {
        let profit = figures.money(plan.totals.profit);
        rows.push(line(Pitch::MeasureProfit, profit, Pitch::FromBooks, Pitch::Monthly));
    }
    let heads = [Pitch::Measure, Pitch::Planned, Pitch::How, Pitch::Rhythm];
    let columns = heads.iter().map(|head| match head {
        Pitch::Planned => Column::number(author.say(head)),
        head => Column::text(author.say(head)),
    });
    let table = Table::of(columns.collect()).rows(rows);
    let takeaway = author.say(&Pitch::MeasurementTakeaway);
    let blocks = vec![Block::Table(table), Block::Table(steps::table(author))];
    author.section("measurement", &Pitch::Measurement, takeaway, blocks)
}
