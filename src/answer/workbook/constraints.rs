//! Every constraint of the scenario as the plan meets it, the reached ones first.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use crate::answer::scenario_path;
use crate::ledger::Ledger;
use crate::locale::workbook::{Book, Tab, Term};
use crate::locale::{RowGroup, group_rows};
use crate::page::xlsx::cell::{Cell, Kind, Role};
use crate::page::xlsx::sheet::sentence;
use crate::row::{Reading, RowKey, RuleId, Unit};
use crate::rule::measure;

/// Room of less than this share of the amounts compared is none.
const NONE: f64 = 1e-6;

/// One constraint over all its months.
struct Line {
    rule: RowKey,
    /// Months of the plan; those in which it is reached where there are any.
    months: Vec<usize>,
    /// The month with the least room.
    tightest: Reading,
    /// Objective per unit, and in a sentence.
    price: Option<(f64, String)>,
}

impl Line {
    fn is_reached(&self) -> bool {
        is_tight(&self.tightest)
    }
}

fn is_tight(reading: &Reading) -> bool {
    reading.slack <= NONE * reading.scale.max(1.0)
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Constraints)?;
    let heads = [
        (sheet.say(&Book::Rule), Kind::Text),
        (sheet.say(&Book::Allowed), Kind::Text),
        (sheet.say(&Book::Room), Kind::Money),
        (sheet.say(&Book::Binds), Kind::Text),
        (work.wording.lang.words().term(Term::ShadowPrice).0.to_owned(), Kind::Ratio),
        (sheet.say(&Book::Worth), Kind::Text),
        (sheet.say(&Book::WrittenIn), Kind::Text),
    ];
    sheet.heads((3, 0), &heads)?;
    for (row, line) in (4..).zip(lines(work)) {
        let reached = line.is_reached();
        let group = RowGroup { row: line.rule, months: line.months, least: 0.0, most: 0.0 };
        let (price, worth) = line.price.unzip();
        let kind = match line.tightest.row.unit() {
            Unit::Money | Unit::PercentPoint => Kind::Money,
            _ => Kind::Count,
        };
        let cells = vec![
            Cell::Prose(sentence(&work.wording.rule(&group))),
            Cell::Text(work.wording.bound(line.tightest.row).unwrap_or_default()),
            Cell::Number(kind, line.tightest.slack.max(0.0)),
            Cell::Text(sheet.say(if reached { &Book::Yes } else { &Book::No })),
            Cell::optional(Kind::Ratio, price),
            Cell::Prose(sentence(&worth.unwrap_or_default())),
            Cell::Text(scenario_path(work.material.scenario, line.rule)),
        ];
        sheet.row((row, 0), Role::Body, cells)?;
    }
    sheet.widths(&[52.0, 20.0, 18.0, 12.0, 12.0, 70.0, 28.0])?;
    sheet.freeze(4, 1)?;
    sheet.done((0, 0))
}

fn lines(work: &Work<'_>) -> Vec<Line> {
    let (scenario, plan) = (work.material.scenario, work.material.plan);
    let spend = plan.channels.iter().map(|c| c.spend.clone()).collect();
    let mut lines: Vec<Line> = Vec::new();
    for reading in measure(scenario, &Ledger::of(scenario, spend)) {
        if !reading.limit.is_finite() || !is_a_limit(&reading) {
            continue;
        }
        let month = reading.row.month.map(|month| month.0).into_iter();
        match lines.iter_mut().find(|line| line.rule.line() == reading.row.line()) {
            None => lines.push(Line {
                rule: reading.row,
                months: month.collect(),
                tightest: reading,
                price: None,
            }),
            Some(line) => {
                match (is_tight(&line.tightest), is_tight(&reading)) {
                    (true, false) => {}
                    (false, true) => line.months = month.collect(),
                    _ => line.months.extend(month),
                }
                if reading.slack < line.tightest.slack {
                    line.tightest = reading;
                }
            }
        }
    }
    let pays = plan.binding.iter().filter(|bound| bound.pays());
    let bound = pays.map(|bound| (bound.row, bound.shadow_price));
    for group in
        group_rows(bound).into_iter().filter(|group| group.most.is_finite() && group.most != 0.0)
    {
        let words = work.wording.lang.words().price(&work.wording.price(&group));
        let line = lines
            .iter_mut()
            .find(|line| line.rule.line() == group.row.line() && line.price.is_none());
        if let Some(line) = line {
            line.price = Some((group.most, words));
        }
    }
    lines.sort_by_key(|line| (line.price.is_none(), !line.is_reached()));
    lines
}

/// A least spend of nothing is no constraint.
fn is_a_limit(reading: &Reading) -> bool {
    reading.row.rule != RuleId::MinSpend || reading.limit > 0.0
}
