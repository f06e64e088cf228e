//! Other options beside the proposed one, and the steps from today.

use super::{Author, chart, number_column, row, text_column};
use crate::analysis::compare::{Case, CaseName, Outcome};
use crate::analysis::ladder::Step;
use crate::chart::comparison::Comparison;
use crate::locale::proposal::Pitch;
use crate::locale::visible;
use crate::locale::what_if::WhatIf;
use crate::proposal::page::{Block, Figure, Section, Table};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let material = author.material;
    let labels = author.lang.words().labels();
    let what_if = |said: &WhatIf| author.lang.words().what_if(said);
    let mut blocks = Vec::new();
    let named: Vec<(String, &Case)> =
        material.cases.iter().map(|case| (name(case), case)).collect();
    let figures = |name: String, case: &Case, before: Option<f64>| {
        let totals = case.totals();
        let profit = totals.map(|t| t.profit);
        (
            profit,
            [
                Some(Figure::text(name)),
                Some(Author::maybe(totals.map(|t| t.spend + t.fees), |x| author.money(x))),
                Some(Author::maybe(totals.map(|t| t.revenue), |x| author.money(x))),
                Some(Author::maybe(profit, |x| author.money(x))),
                Some(Author::maybe(profit.zip(before).map(|(now, before)| now - before), |x| {
                    let mut figure = author.money(x);
                    figure.shown = author.signed(x);
                    figure
                })),
            ]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>(),
        )
    };
    let columns = |first: String, last: String| {
        vec![
            text_column(first),
            number_column(author.say(&Pitch::Budget)),
            number_column(labels.revenue),
            number_column(labels.profit),
            number_column(last),
        ]
    };
    let mut takeaway = author.say(&Pitch::OneScenario);
    if named.len() > 1 {
        let profit = |case: &Case| case.totals().map_or(f64::NEG_INFINITY, |t| t.profit);
        if let Some((best, _)) = named.iter().max_by(|a, b| profit(a.1).total_cmp(&profit(b.1))) {
            takeaway = author.say(&Pitch::ScenariosTakeaway { best: best.clone() });
        }
        blocks.extend(chart(Comparison::of(&named, author.lang)));
        let base = named.first().and_then(|(_, case)| case.totals()).map(|t| t.profit);
        let rows = named
            .iter()
            .enumerate()
            .map(|(at, (name, case))| row(figures(name.clone(), case, base.filter(|_| at > 0)).1))
            .collect();
        let unmet = named
            .iter()
            .filter(|(_, case)| matches!(case.outcome, Outcome::Unmet(_)))
            .map(|(name, _)| name.clone());
        let unmet: Vec<String> = unmet.collect();
        let first = named.first().map(|(name, _)| name.clone()).unwrap_or_default();
        blocks.push(Block::Table(Table {
            heading: String::new(),
            unit: String::new(),
            columns: columns(String::new(), what_if(&WhatIf::Against { first })),
            rows,
            note: if unmet.is_empty() {
                String::new()
            } else {
                format!("{}: {}", what_if(&WhatIf::NoPlanHeading), unmet.join(", "))
            },
        }));
    }
    if !material.ladder.is_empty() {
        let mut before = None;
        let rows = material.ladder.iter().map(|rung| {
            let step = match &rung.step {
                Step::Today => what_if(&WhatIf::Today),
                Step::Timing => what_if(&WhatIf::BestTiming),
                Step::Mix => what_if(&WhatIf::BestMix),
                Step::WhatIf(name) => visible(name),
            };
            let (profit, cells) = figures(step, &rung.case, before);
            if !matches!(rung.step, Step::WhatIf(_)) {
                before = profit.or(before);
            }
            row(cells)
        });
        let rows = rows.collect();
        blocks.push(Block::Table(Table {
            heading: what_if(&WhatIf::LadderHeading),
            unit: String::new(),
            columns: columns(what_if(&WhatIf::Step), what_if(&WhatIf::Adds)),
            rows,
            note: String::new(),
        }));
    }
    if blocks.is_empty() {
        return None;
    }
    author.section("scenarios", &Pitch::Scenarios, takeaway, blocks)
}

fn name(case: &Case) -> String {
    match &case.name {
        CaseName::Called(name) => visible(name),
        CaseName::Today | CaseName::Equal => String::new(),
    }
}
