//! What each channel gets over the period, against today, with what it brings and why.

use rust_xlsxwriter::{ConditionalFormatDataBar, Worksheet, XlsxError};

use super::Work;
use super::sheet::{Cell, Kind, Role, Sheet, at, name_width, on, sentence};
use crate::locale::workbook::{Book, Tab};
use crate::locale::{RowGroup, group_rows};
use crate::report::answer::ExplainReport;
use crate::row::ChannelIx;
use crate::scenario::{Channel, REVENUE};

/// The row of the heads.
const HEADS: u32 = 3;
/// The row of the first channel.
const FIRST: u32 = HEADS + 1;

/// Light enough for the figure on it.
const BAR: u32 = 0xc7_d7f4;

/// A column: head, kind, width, what stands in the row of a channel, and in that of all.
struct Column<'a> {
    head: String,
    kind: Kind,
    width: f64,
    cell: Box<dyn Fn(usize) -> Cell + 'a>,
    total: Cell,
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&work.style, Tab::Allocation)?;
    let count = work.material.scenario.channels.len();
    let columns = columns(work);
    let heads: Vec<(String, Kind)> = columns.iter().map(|c| (c.head.clone(), c.kind)).collect();
    sheet.heads((HEADS, 0), &heads)?;
    let total = FIRST + count as u32;
    for (place, column) in (0..).zip(&columns) {
        for c in 0..count {
            sheet.put((FIRST + c as u32, place), Role::Body, (column.cell)(c))?;
        }
        sheet.put((total, place), Role::Total, column.total.clone())?;
        sheet.width(place, column.width)?;
    }
    let bar = ConditionalFormatDataBar::new().set_fill_color(BAR).set_solid_fill(true);
    sheet.page.add_conditional_format(FIRST, 2, total - 1, 2, &bar)?;
    sheet.freeze(FIRST, 1)?;
    sheet.done((0, 0))
}

fn columns<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (labels, style) = (work.wording.lang.words().labels(), &work.style);
    let names = work.names();
    let mut columns = vec![Column {
        head: labels.channel.to_owned(),
        kind: Kind::Text,
        width: name_width(names.iter().map(String::as_str)),
        cell: Box::new(move |c| Cell::Prose(names[c].clone())),
        total: Cell::Text(labels.total.to_owned()),
    }];
    columns.extend(spend(work));
    columns.extend(bounds(work));
    columns.extend(results(work));
    columns.push(Column {
        head: style.say(&Book::AtLimit),
        kind: Kind::Prose,
        width: 44.0,
        cell: Box::new(|c| Cell::Prose(held_by(work, c))),
        total: Cell::Empty(Kind::Text),
    });
    if let Some(explanation) = work.material.explanation {
        let why = ExplainReport {
            scenario: work.material.scenario,
            explanation,
            lang: work.wording.lang,
            timing: false,
        };
        columns.push(Column {
            head: style.say(&Book::Reason),
            kind: Kind::Prose,
            width: 70.0,
            cell: Box::new(move |c| Cell::Prose(sentences(why.reasons(c)))),
            total: Cell::Empty(Kind::Text),
        });
    }
    columns
}

/// Budget, share, and where it is known today's spend and the change.
fn spend<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (labels, style, spots) = (work.wording.lang.words().labels(), &work.style, work.spots);
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let tab = style.say(&Book::Tab(Tab::Flighting));
    let total = FIRST + scenario.channels.len() as u32;
    let spent: f64 = plan.channels.iter().map(|c| c.total_spend).sum();
    let other = tab.clone();
    let mut columns = vec![
        Column {
            head: style.say(&Book::Budget),
            kind: Kind::Money,
            width: 18.0,
            cell: Box::new(move |c| {
                let formula = format!("={}", on(&tab, spots.channel(c), spots.sum()));
                Cell::Formula(Kind::Money, formula, plan.channels[c].total_spend)
            }),
            total: summed(Kind::Money, total, 1, spent),
        },
        Column {
            head: labels.share.to_owned(),
            kind: Kind::Share,
            width: 11.0,
            cell: Box::new(move |c| {
                let whole = format!("$B${}", total + 1);
                let formula = format!("=IF({whole}=0,0,{}/{whole})", at(FIRST + c as u32, 1));
                Cell::Formula(Kind::Share, formula, plan.channels[c].share)
            }),
            total: Cell::Formula(
                Kind::Share,
                format!("=IF({0}=0,0,B{1}/{0})", on(&other, spots.total(), spots.sum()), total + 1),
                f64::from(u8::from(spent > 0.0)),
            ),
        },
    ];
    if scenario.channels.iter().all(|channel| channel.current.is_none()) {
        return columns;
    }
    let months = scenario.months as f64;
    let today = move |c: usize| scenario.channels[c].current.map(|monthly| monthly * months);
    let all: f64 = (0..scenario.channels.len()).filter_map(today).sum();
    columns.push(Column {
        head: style.say(&Book::Today),
        kind: Kind::Money,
        width: 18.0,
        cell: Box::new(move |c| Cell::optional(Kind::Money, today(c))),
        total: summed(Kind::Money, total, 3, all),
    });
    let change = |row: u32, by: f64| {
        Cell::Formula(Kind::Money, format!("={}-{}", at(row, 1), at(row, 3)), by)
    };
    columns.push(Column {
        head: style.say(&Book::Change),
        kind: Kind::Money,
        width: 18.0,
        cell: Box::new(move |c| match today(c) {
            Some(today) => change(FIRST + c as u32, plan.channels[c].total_spend - today),
            None => Cell::Empty(Kind::Money),
        }),
        total: change(total, spent - all),
    });
    let relative = |row: u32, by: f64, today: f64| {
        let formula = format!("=IF({0}=0,\"\",{1}/{0})", at(row, 3), at(row, 4));
        if today == 0.0 {
            Cell::Blank(Kind::Share, formula)
        } else {
            Cell::Formula(Kind::Share, formula, by / today)
        }
    };
    columns.push(Column {
        head: style.say(&Book::ChangeShare),
        kind: Kind::Share,
        width: 11.0,
        cell: Box::new(move |c| match today(c) {
            Some(today) => relative(FIRST + c as u32, plan.channels[c].total_spend - today, today),
            None => Cell::Empty(Kind::Share),
        }),
        total: relative(total, spent - all, all),
    });
    columns
}

fn bounds<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (style, scenario) = (&work.style, work.material.scenario);
    let channel = |c: usize| &scenario.channels[c];
    let money = |head: Book, cell: Box<dyn Fn(usize) -> Cell + 'a>| Column {
        head: style.say(&head),
        kind: Kind::Money,
        width: 18.0,
        cell,
        total: Cell::Empty(Kind::Money),
    };
    let mut columns = vec![
        money(Book::Least, Box::new(move |c| Cell::optional(Kind::Money, least(channel(c))))),
        money(Book::Most, Box::new(move |c| Cell::optional(Kind::Money, most(channel(c))))),
    ];
    if let Some(ranges) = work.material.ranges {
        let range = move |c: usize| ranges.channels.get(c);
        columns.push(money(
            Book::NearlyLeast,
            Box::new(move |c| Cell::optional(Kind::Money, range(c).map(|r| r.least))),
        ));
        columns.push(money(
            Book::NearlyMost,
            Box::new(move |c| Cell::optional(Kind::Money, range(c).map(|r| r.most))),
        ));
    }
    columns
}

/// Over the period, by the channel's own limits alone.
fn least(channel: &Channel) -> Option<f64> {
    let monthly: f64 = channel.min.iter().sum();
    let least = monthly.max(channel.total_min.unwrap_or(0.0));
    (least > 0.0).then_some(least)
}

fn most(channel: &Channel) -> Option<f64> {
    let monthly: f64 = channel.max.iter().sum();
    let most = monthly.min(channel.total_max.unwrap_or(f64::INFINITY));
    most.is_finite().then_some(most)
}

fn results<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (labels, style) = (work.wording.lang.words().labels(), &work.style);
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let landed = move |c: usize, kpi: &str| -> f64 {
        plan.channels[c].kpis.get(kpi).map_or(0.0, |months| months.iter().sum())
    };
    let total = FIRST + scenario.channels.len() as u32;
    let before = 1 + spend(work).len() as u16 + bounds(work).len() as u16;
    let mut columns: Vec<Column<'a>> = Vec::new();
    if work.has_revenue() {
        let place = before;
        let late =
            move |c: usize| plan.channels[c].after_horizon.get(REVENUE).copied().unwrap_or(0.0);
        let all = 0..scenario.channels.len();
        columns.push(Column {
            head: labels.revenue.to_owned(),
            kind: Kind::Money,
            width: 19.0,
            cell: Box::new(move |c| Cell::money(landed(c, REVENUE))),
            total: summed(Kind::Money, total, place, all.clone().map(|c| landed(c, REVENUE)).sum()),
        });
        columns.push(Column {
            head: style.say(&Book::LaterRevenue),
            kind: Kind::Money,
            width: 19.0,
            cell: Box::new(move |c| Cell::money(late(c))),
            total: summed(Kind::Money, total, place + 1, all.map(late).sum()),
        });
        let ratio = move |row: u32, value: Option<f64>| {
            let formula = format!("=IF({0}=0,\"\",{1}/{0})", at(row, 1), at(row, place));
            match value {
                Some(value) => Cell::Formula(Kind::Ratio, formula, value),
                None => Cell::Blank(Kind::Ratio, formula),
            }
        };
        columns.push(Column {
            head: labels.roas.to_owned(),
            kind: Kind::Ratio,
            width: 10.0,
            cell: Box::new(move |c| ratio(FIRST + c as u32, plan.channels[c].roas)),
            total: ratio(total, plan.totals.roas),
        });
        columns.push(Column {
            head: style.say(&Book::MarginalRoas),
            kind: Kind::Ratio,
            width: 10.0,
            cell: Box::new(move |c| {
                let channel = &scenario.channels[c];
                let yields = channel.yields.get(REVENUE).copied().unwrap_or(0.0);
                let slope = channel.curve.slope(super::curves::proposed(&plan.channels[c].spend));
                Cell::optional(Kind::Ratio, Some(yields * slope))
            }),
            total: Cell::Empty(Kind::Ratio),
        });
    }
    for kpi in work.counts() {
        let place = before + columns.len() as u16;
        let sum = (0..scenario.channels.len()).map(|c| landed(c, &kpi)).sum();
        columns.push(Column {
            head: style.lang.kpi(&kpi),
            kind: Kind::Count,
            width: 14.0,
            total: summed(Kind::Count, total, place, sum),
            cell: Box::new(move |c| Cell::Number(Kind::Count, landed(c, &kpi))),
        });
    }
    columns
}

fn summed(kind: Kind, total: u32, column: u16, sum: f64) -> Cell {
    let formula = format!("=SUM({}:{})", at(FIRST, column), at(total - 1, column));
    Cell::Formula(kind, formula, sum)
}

/// The channel's own limits that hold the plan back.
fn held_by(work: &Work<'_>, c: usize) -> String {
    let own =
        work.material.plan.binding.iter().filter(|bound| bound.row.channel() == Some(ChannelIx(c)));
    let groups: Vec<RowGroup> = group_rows(own.map(|bound| (bound.row, bound.shadow_price)));
    let mut told: Vec<String> = Vec::new();
    for group in groups {
        let rule = work.wording.rule(&group);
        if !told.contains(&rule) {
            told.push(rule);
        }
    }
    sentences(told)
}

/// One below the other.
fn sentences(clauses: Vec<String>) -> String {
    let all: Vec<String> = clauses.iter().map(|clause| sentence(clause)).collect();
    all.join("\n")
}
