//! Data of the summary's charts where the channels are more than can be told apart: the largest,
//! and the others together, beside what is printed.

use rust_xlsxwriter::XlsxError;

use super::Work;
use super::summary::{HEADS, Lines};
use crate::chart::say::Say;
use crate::locale::workbook::{Book, Tab};
use crate::page::xlsx::cell::{Cell, Kind, Role, at, on};
use crate::page::xlsx::graph;
use crate::page::xlsx::sheet::{Sheet, paint};

/// Series that can be told apart.
pub(super) const MOST: usize = 10;
/// The column of the names.
const NAME: u16 = 7;

pub(super) fn lines(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    spending: &[usize],
) -> Result<Lines, XlsxError> {
    let (plan, spots) = (work.material.plan, work.spots);
    let total = |c: usize| plan.channels[c].total_spend;
    let mut order = spending.to_vec();
    order.sort_by(|&a, &b| total(b).total_cmp(&total(a)));
    let mut kept = order[..MOST - 1].to_vec();
    kept.sort_unstable();
    let sum = NAME + spots.sum();
    for t in 0..spots.sum() - 1 {
        let month = work.material.scenario.month(usize::from(t));
        sheet.put((HEADS, NAME + 1 + t), Role::Body, Cell::Month(month))?;
    }
    rows(work, sheet, spending, &kept)?;
    sheet.width(NAME, 24.0)?;
    sheet.page.set_column_range_width(NAME + 1, sum, 15)?;
    let last = HEADS + MOST as u32;
    Ok(Lines {
        tab: work.style.say(&Book::Tab(Tab::Summary)),
        head: HEADS,
        name: NAME,
        months: (NAME + 1, sum - 1),
        sum,
        rows: (HEADS + 1, last),
        drawn: (HEADS + 1..=last)
            .enumerate()
            .map(|(at, row)| match at + 1 < MOST {
                true => (row, paint(work.style.brand.hex(at))),
                false => (row, graph::REST),
            })
            .collect(),
    })
}

/// The rows of the channels that are `kept`, and of the others together.
fn rows(
    work: &Work<'_>,
    sheet: &mut Sheet<'_>,
    spending: &[usize],
    kept: &[usize],
) -> Result<(), XlsxError> {
    let (plan, spots) = (work.material.plan, work.spots);
    let flighting = work.style.say(&Book::Tab(Tab::Flighting));
    let others = spending.len() - kept.len();
    // Without a channel: all of them, less those above.
    let spend = |channel: Option<usize>, column: u16| -> f64 {
        let of = |c: usize| match usize::from(column) - 1 {
            t if t < plan.months.spend.len() => plan.channels[c].spend[t],
            _ => plan.channels[c].total_spend,
        };
        match channel {
            Some(c) => of(c),
            None => {
                let rest = spending.iter().filter(|c| !kept.contains(c));
                rest.map(|&c| of(c)).sum()
            }
        }
    };
    let all = kept.iter().copied().map(Some).chain([None]);
    for (row, channel) in (HEADS + 1..).zip(all) {
        let name = match channel {
            Some(c) => work.wording.channel(c),
            None => work.wording.lang.words().chart(&Say::Others { count: others }),
        };
        sheet.put((row, NAME), Role::Body, Cell::Text(name))?;
        for column in 1..=spots.sum() {
            let formula = match channel {
                Some(c) => format!("={}", on(&flighting, spots.channel(c), column)),
                None => format!(
                    "={}-SUM({}:{})",
                    on(&flighting, spots.total(), column),
                    at(HEADS + 1, NAME + column),
                    at(row - 1, NAME + column)
                ),
            };
            let cell = Cell::Formula(Kind::Money, formula, spend(channel, column));
            sheet.put((row, NAME + column), Role::Body, cell)?;
        }
    }
    Ok(())
}
