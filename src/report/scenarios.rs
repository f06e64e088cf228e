//! Other options beside the proposed one, and the steps from today.

use super::{Author, chart};
use crate::analysis::compare::{Case, CaseName, Outcome};
use crate::analysis::ladder::Step;
use crate::locale::proposal::Pitch;
use crate::locale::what_if::WhatIf;
use crate::locale::{Wording, group_rows, visible};
use crate::page::{Block, Column, Figure, Section, Table, optional};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let material = author.material;
    let mut blocks = Vec::new();
    let mut takeaway = author.say(&Pitch::OneScenario);
    let named: Vec<(String, &Case)> =
        material.cases.iter().map(|case| (name(case), case)).collect();
    if named.len() > 1 {
        let profit = |case: &Case| case.totals().map_or(f64::NEG_INFINITY, |t| t.profit);
        if let Some((best, _)) = named.iter().max_by(|a, b| profit(a.1).total_cmp(&profit(b.1))) {
            takeaway = author.say(&Pitch::ScenariosTakeaway { best: best.clone() });
        }
        blocks.extend(material.comparison.clone().map(chart));
        blocks.push(Block::Table(options(author, &named)));
    }
    if !material.ladder.is_empty() {
        blocks.push(Block::Table(ladder(author)));
    }
    if blocks.is_empty() {
        return None;
    }
    author.section("scenarios", &Pitch::Scenarios, takeaway, blocks)
}

fn what_if(author: &Author<'_>, said: &WhatIf) -> String {
    author.lang.words().what_if(said)
}

fn columns(author: &Author<'_>, first: String, last: String) -> Vec<Column> {
    let labels = author.lang.words().labels();
    vec![
        Column::text(first),
        Column::number(author.say(&Pitch::Budget)),
        Column::number(labels.revenue),
        Column::number(labels.profit),
        Column::number(last),
    ]
}

/// What a case brings, and by how much more than `before`.
fn row(author: &Author<'_>, name: String, case: &Case, before: Option<f64>) -> Vec<Figure> {
    let (figures, totals) = (author.figures([]), case.totals());
    let money = |x: Option<f64>| optional(x, |x| figures.money(x));
    let profit = totals.map(|t| t.profit);
    let more = profit.zip(before).map(|(now, before)| now - before);
    vec![
        Figure::text(name),
        money(totals.map(|t| t.spend + t.fees)),
        money(totals.map(|t| t.revenue)),
        money(profit),
        optional(more, |x| Figure { shown: author.signed(x), ..figures.money(x) }),
    ]
}

/// The proposed plan and the others, held against it.
fn options(author: &Author<'_>, named: &[(String, &Case)]) -> Table {
    let base = named[0].1.totals().map(|t| t.profit);
    let rows = named
        .iter()
        .enumerate()
        .map(|(at, (name, case))| row(author, name.clone(), case, base.filter(|_| at > 0)));
    let against = what_if(author, &WhatIf::Against { first: named[0].0.clone() });
    let mut table = Table::of(columns(author, String::new(), against)).rows(rows);
    let unmet = named.iter().filter(|(_, case)| matches!(case.outcome, Outcome::Unmet(_)));
    let unmet: Vec<&str> = unmet.map(|(name, _)| name.as_str()).collect();
    table.note = broken(author, named).unwrap_or_default();
    if !unmet.is_empty() {
        let heading = what_if(author, &WhatIf::NoPlanHeading);
        let unmet = format!("{heading}: {}", unmet.join(", "));
        table.note = [unmet, std::mem::take(&mut table.note)].join(" ").trim_end().to_owned();
    }
    table
}

/// Which rules a plan that somebody else made breaks.
fn broken(author: &Author<'_>, named: &[(String, &Case)]) -> Option<String> {
    let said = named.iter().filter_map(|(name, case)| match &case.outcome {
        Outcome::Reference(found) if !found.broken.is_empty() => {
            let wording = Wording::new(&case.scenario, author.lang);
            let rules = group_rows(found.broken.iter().map(|row| (*row, 0.0)));
            let rules = rules.iter().map(|group| wording.rule(group)).collect();
            Some(what_if(author, &WhatIf::Breaks { case: name.clone(), rules }))
        }
        _ => None,
    });
    let said: Vec<String> = said.collect();
    let heading = what_if(author, &WhatIf::BrokenHeading);
    (!said.is_empty()).then(|| format!("{heading}: {}", said.join(" ")))
}

/// From today's mix to the best one, each held against the one before it.
fn ladder(author: &Author<'_>) -> Table {
    let mut before = None;
    let rows = author.material.ladder.iter().map(|rung| {
        let step = match &rung.step {
            Step::Today => what_if(author, &WhatIf::Today),
            Step::Timing => what_if(author, &WhatIf::BestTiming),
            Step::Mix => what_if(author, &WhatIf::BestMix),
            Step::WhatIf(name) => visible(name),
        };
        let cells = row(author, step, &rung.case, before);
        if !matches!(rung.step, Step::WhatIf(_)) {
            before = rung.case.totals().map(|t| t.profit).or(before);
        }
        cells
    });
    let columns = columns(author, what_if(author, &WhatIf::Step), what_if(author, &WhatIf::Adds));
    let heading = what_if(author, &WhatIf::LadderHeading);
    Table { heading, ..Table::of(columns).rows(rows) }
}

fn name(case: &Case) -> String {
    match &case.name {
        CaseName::Called(name) => visible(name),
        CaseName::Today | CaseName::Equal => String::new(),
    }
}
