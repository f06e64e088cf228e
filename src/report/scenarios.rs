//! Other options beside the proposed one, and the steps from today.

use super::Author;
use crate::analysis::compare::{Case, CaseName, Outcome};
use crate::analysis::ladder::Step;
use crate::locale::proposal::Pitch;
use crate::locale::what_if::WhatIf;
use crate::locale::{Wording, group_rows, visible};
use crate::page::{Block, Column, Figure, Section, Table, optional};
use crate::solve::NoPlan;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let cases = author.material.cases.iter();
    let named: Vec<(String, &Case)> = cases.map(|case| (name(case), case)).collect();
    if named.len() < 2 {
        return None;
    }
    let blocks = vec![Block::Table(options(author, &named))];
    author.section("scenarios", &Pitch::Scenarios, finding(author, &named), blocks)
}

/// Which option earns the most, of those that were worked out; of options that are shown alike the
/// proposed one.
fn finding(author: &Author<'_>, named: &[(String, &Case)]) -> String {
    let profit = |case: &Case| Some(author.part().round(case.totals()?.profit));
    let mut best: Option<(&String, f64)> = None;
    for (name, case) in named {
        let found = profit(case);
        if let Some(found) = found.filter(|x| best.is_none_or(|(_, most)| *x > most)) {
            best = Some((name, found));
        }
    }
    let open =
        named.iter().any(|(_, case)| matches!(case.outcome, Outcome::Unmet(NoPlan::Stopped)));
    match best {
        Some((best, _)) => author.say(&Pitch::ScenariosTakeaway { best: best.clone(), all: !open }),
        None => String::new(),
    }
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
    let part = author.part();
    let money = |x: Option<f64>| optional(x, |x| figures.money(part.round(x)));
    let profit = totals.map(|t| part.round(t.profit));
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
    let base = named[0].1.totals().map(|t| author.part().round(t.profit));
    let rows = named
        .iter()
        .enumerate()
        .map(|(at, (name, case))| row(author, name.clone(), case, base.filter(|_| at > 0)));
    let against = what_if(author, &WhatIf::Against { first: named[0].0.clone() });
    let mut table = Table::of(columns(author, String::new(), against)).rows(rows);
    let none = named.iter().filter_map(|(name, case)| {
        let Outcome::Unmet(unmet) = &case.outcome else { return None };
        let case = name.clone();
        Some(author.say(&match unmet {
            NoPlan::Infeasible(_) => Pitch::OptionImpossible { case },
            NoPlan::Stopped | NoPlan::FailedAudit(_) => Pitch::OptionOpen { case },
        }))
    });
    table.note = none.chain(broken(author, named)).collect::<Vec<_>>().join(" ");
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
pub(super) fn ladder(author: &Author<'_>) -> Table {
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
            before = rung.case.totals().map(|t| author.part().round(t.profit)).or(before);
        }
        cells
    });
    let columns = columns(author, what_if(author, &WhatIf::Step), what_if(author, &WhatIf::Adds));
    let heading = what_if(author, &WhatIf::LadderHeading);
    let timed = author.material.ladder.iter().any(|rung| rung.step == Step::Timing);
    let note = if timed { String::new() } else { author.say(&Pitch::NoTiming) };
    Table { heading, note, ..Table::of(columns).rows(rows) }
}

fn name(case: &Case) -> String {
    match &case.name {
        CaseName::Called(name) => visible(name),
        CaseName::Today | CaseName::Equal => String::new(),
    }
}
