//! What the plan is made for, and what was asked of it.

use super::Author;
use crate::ledger::Ledger;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Column, Figure, Section, Table};
use crate::row::TargetIx;
use crate::rule::target_row;
use crate::scenario::Goal;

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
    for (at, target) in scenario.targets.iter().enumerate() {
        let key = target_row(scenario, TargetIx(at));
        let kpi = |by: usize| -> f64 {
            let channels = 0..scenario.channels.len();
            channels
                .flat_map(|c| (0..=by).map(move |t| (c, t)))
                .map(|(c, t)| ledger.kpi(scenario, c, &target.kpi, t))
                .sum()
        };
        let reached = match target.goal {
            Goal::AtLeast { by, .. } => author.wording.kpi_amount(&target.kpi, kpi(by)),
            Goal::PerSpendAtLeast(_) => {
                let ratio = kpi(scenario.months - 1) / author.plan.totals.spend;
                author.lang.number_trimmed(ratio, 2)
            }
            Goal::CostAtMost(_) => {
                author.short(author.plan.totals.spend / kpi(scenario.months - 1))
            }
        };
        rows.push(vec![
            Figure::text(author.wording.row(key)),
            Figure::text(author.wording.bound(key).unwrap_or_default()),
            Figure::text(reached),
        ]);
    }
    let heads = [Pitch::Goal, Pitch::Asked, Pitch::Reached];
    let columns = heads.iter().map(|head| Column::text(author.say(head))).collect();
    let table = Table::of(columns).rows(rows);
    let takeaway = author.say(&Pitch::GoalsTakeaway { aim });
    author.section("goals", &Pitch::Goals, takeaway, vec![Block::Table(table)])
}
