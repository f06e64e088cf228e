//! What the plan is made for, and what was asked of it.

use super::Author;
use crate::ledger::Ledger;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table};
use crate::row::TargetIx;
use crate::rule::{outcomes, target_rows, worst};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let scenario = author.scenario;
    let aim = author.lang.words().aim(&author.wording.aim());
    let ledger = Ledger::of(scenario, author.plan.spend());
    let mut rows = Vec::new();
    if let Some(budget) = scenario.whole_budget() {
        rows.push(vec![
            Figure::text(author.say(&Pitch::WholeBudget)),
            Figure::text(format!("≤ {}", author.short(budget))),
            author.figures([]).money(author.cost()),
        ]);
    }
    let outcomes = outcomes(scenario, &ledger);
    for target in TargetIx::first(scenario.targets.len()) {
        let rows_of = target_rows(scenario, target);
        let Some(key) = rows_of.first() else { continue };
        let reached = worst(&outcomes, target);
        let reached = reached.map(|x| author.wording.target_figure(target.0, x));
        rows.push(vec![
            Figure::text(author.wording.target(target.0)),
            Figure::text(author.wording.bound(*key).unwrap_or_default()),
            Figure::text(reached.unwrap_or_else(|| "–".to_owned())),
        ]);
    }
    let heads = [Pitch::Goal, Pitch::Asked, Pitch::Reached];
    let columns = heads.iter().map(|head| Column::text(author.say(head))).collect();
    let table = Table::of(columns).rows(rows);
    let takeaway = author.say(&Pitch::GoalsTakeaway { aim });
    author.section("goals", &Pitch::Goals, takeaway, vec![Block::Table(table)])
}
