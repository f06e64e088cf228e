//! Mends of a clash, in sentences: every figure with all its digits, so that what is said holds; many of
//! one kind in one sentence.

use super::explain::figure_text;
use crate::analysis::Mend;
use crate::locale::{RowGroup, Why, Wording};
use crate::row::{RowKey, RuleId, Unit};
use crate::scenario::{Goal, REVENUE, Scenario};

/// From so many on, mends of one kind are said in one sentence.
const MANY: usize = 4;
/// Of them, so many are named.
const NAMED: usize = 3;

/// Each mend as a sentence, or many of one kind in one, `rows` being those of the clash; what to do
/// where there is none.
pub fn mend_sentences(wording: &Wording<'_>, rows: &[RowKey], mends: &[Mend]) -> Vec<String> {
    if mends.is_empty() {
        return vec![wording.lang.words().why(&Why::NoMend)];
    }
    let mut said = Vec::new();
    let mut left: Vec<&Mend> = mends.iter().collect();
    while let Some(&first) = left.first() {
        let (alike, others): (Vec<&Mend>, Vec<&Mend>) =
            left.iter().partition(|mend| is_of_a_kind(first, mend));
        if alike.len() >= MANY {
            said.push(any_of(wording, rows, &alike));
            left = others;
        } else {
            said.push(sentence(wording, rows, first));
            left.remove(0);
        }
    }
    said
}

/// Whether two mends are the same for different channels: money moved by as much, but for rounding.
fn is_of_a_kind(a: &Mend, b: &Mend) -> bool {
    let (by, other) = (a.to - a.from, b.to - b.from);
    a.row.rule == b.row.rule
        && a.row.month == b.row.month
        && a.leaves_others == b.leaves_others
        && a.row.unit() == Unit::Money
        && a.row.channel().is_some()
        && (by - other).abs() <= 0.05 * by.abs()
}

/// One sentence for all of a kind. What the largest of the changes mends, each line's change by as
/// much mends too.
fn any_of(wording: &Wording<'_>, rows: &[RowKey], mends: &[&Mend]) -> String {
    let most = mends.iter().map(|mend| (mend.to - mend.from).abs()).fold(0.0, f64::max);
    let named = mends.iter().take(NAMED).map(|mend| wording.rule(&group(rows, mend)));
    wording.lang.words().why(&Why::MendAnyOf {
        rules: named.collect(),
        more: mends.len().saturating_sub(NAMED),
        raise: mends[0].to > mends[0].from,
        by: exact_text(wording, mends[0].row, most),
        leaves_others: mends[0].leaves_others,
    })
}

/// The line of a mend, with its months.
fn group(rows: &[RowKey], mend: &Mend) -> RowGroup {
    let alone = mend.row.rule == RuleId::Fixed;
    let mut months: Vec<usize> = rows
        .iter()
        .filter(|row| row.line() == mend.row.line() && (!alone || **row == mend.row))
        .filter_map(|row| row.month.map(|month| month.0))
        .collect();
    months.sort_unstable();
    RowGroup { row: mend.row, months, least: 0.0, most: 0.0 }
}

fn sentence(wording: &Wording<'_>, rows: &[RowKey], mend: &Mend) -> String {
    let write = |x: f64| exact_text(wording, mend.row, x);
    let raise = mend.to > mend.from;
    let each = (!is_even(wording.scenario, mend.row)).then(|| write((mend.to - mend.from).abs()));
    wording.lang.words().why(&Why::Mend {
        rule: wording.rule(&group(rows, mend)),
        raise,
        from: write(mend.from),
        to: write(mend.to),
        each,
        leaves_others: mend.leaves_others,
    })
}

/// A figure with all its digits.
fn exact_text(wording: &Wording<'_>, row: RowKey, x: f64) -> String {
    let lang = wording.lang;
    let target = row.target().map(|at| &wording.scenario.targets[at]);
    let is_cost = target.is_some_and(|target| matches!(target.goal, Goal::CostAtMost(_)));
    match row.unit() {
        _ if row.rule == RuleId::StayWithin => lang.percent_trimmed(x / 100.0, PLACES),
        Unit::PercentPoint => lang.percent_trimmed(x / 100.0, PLACES),
        Unit::Money => wording.money.exact(x),
        Unit::Ratio if is_cost => wording.money.exact(x),
        Unit::Ratio => lang.number_trimmed(x, PLACES),
        Unit::Kpi => match target {
            Some(target) if target.kpi == REVENUE => wording.money.exact(x),
            Some(target) => {
                format!("{}\u{a0}{}", lang.number_trimmed(x, PLACES), lang.kpi(&target.kpi))
            }
            None => lang.number_trimmed(x, PLACES),
        },
        Unit::Channel | Unit::Month | Unit::Objective => figure_text(wording, row, x),
    }
}

/// Decimals that a figure other than money has at most.
const PLACES: usize = 9;

/// Whether the line has the same figure in every month.
fn is_even(scenario: &Scenario, row: RowKey) -> bool {
    let even = |list: &[f64], none: f64| {
        let mut figures = list.iter().filter(|x| **x != none);
        let first = figures.next();
        figures.all(|x| Some(x) == first)
    };
    match row.rule {
        RuleId::MonthlyBudget | RuleId::CumulativeBudget => scenario
            .budget
            .as_ref()
            .and_then(|budget| budget.monthly.as_deref())
            .is_none_or(|list| even(list, f64::INFINITY)),
        RuleId::MinSpend => row.channel().is_none_or(|c| even(&scenario.channels[c].min, 0.0)),
        RuleId::MaxSpend => {
            row.channel().is_none_or(|c| even(&scenario.channels[c].max, f64::INFINITY))
        }
        _ => true,
    }
}
