//! What each channel gets over the period, against today, with what it brings and why.

use rust_xlsxwriter::{ConditionalFormatDataBar, Worksheet, XlsxError};

use super::Work;
use crate::answer::Answer;
use crate::locale::workbook::{Book, Tab};
use crate::locale::{RowGroup, group_rows};
use crate::page::xlsx::BAR;
use crate::page::xlsx::cell::{Cell, Kind, Role, at, fixed, on};
use crate::page::xlsx::sheet::{name_width, sentence};
use crate::plan::reference;
use crate::row::ChannelIx;
use crate::scenario::{Channel, REVENUE};

/// The row of the heads.
const HEADS: u32 = 3;
/// The row of the first channel.
const FIRST: u32 = HEADS + 1;

/// A column: head, kind, width, what stands in the row of a channel, and in that of all.
struct Column<'a> {
    head: String,
    kind: Kind,
    width: f64,
    cell: Box<dyn Fn(usize) -> Cell + 'a>,
    total: Cell,
}

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Allocation)?;
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

fn column<'a>(
    head: impl Into<String>,
    kind: Kind,
    width: f64,
    total: Cell,
    cell: impl Fn(usize) -> Cell + 'a,
) -> Column<'a> {
    Column { head: head.into(), kind, width, cell: Box::new(cell), total }
}

fn columns<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (labels, style) = (work.wording.lang.words().labels(), &work.style);
    let names = work.names();
    let width = name_width(names.iter().map(String::as_str));
    let all = Cell::Text(labels.total.to_owned());
    let name = move |c: usize| Cell::Prose(names[c].clone());
    let mut columns = vec![column(labels.channel, Kind::Text, width, all, name)];
    columns.extend(spend(work));
    columns.extend(bounds(work));
    columns.extend(results(work, columns.len() as u16));
    let none = Cell::Empty(Kind::Text);
    let held = |c| Cell::Prose(held_by(work, c));
    columns.push(column(style.say(&Book::AtLimit), Kind::Prose, 44.0, none.clone(), held));
    if let Some(found) = work.material.explanation {
        let (scenario, lang) = (work.material.scenario, work.wording.lang);
        let why = Answer { scenario, found, lang, timing: false };
        let reasons = move |c| Cell::Prose(sentences(why.reasons(c)));
        columns.push(column(style.say(&Book::Reason), Kind::Prose, 70.0, none, reasons));
    }
    columns
}

/// Budget and share, and where it is known today's spend.
fn spend<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (labels, style, spots) = (work.wording.lang.words().labels(), &work.style, work.spots);
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let tab = style.say(&Book::Tab(Tab::Flighting));
    let total = FIRST + scenario.channels.len() as u32;
    let spent: f64 = plan.channels.iter().map(|c| c.total_spend).sum();
    let whole = on(&tab, spots.total(), spots.sum());
    let whole = Cell::Formula(
        Kind::Share,
        format!("=IF({whole}=0,0,B{}/{whole})", total + 1),
        f64::from(u8::from(spent > 0.0)),
    );
    let budget = move |c: usize| {
        let formula = format!("={}", on(&tab, spots.channel(c), spots.sum()));
        Cell::Formula(Kind::Money, formula, plan.channels[c].total_spend)
    };
    let share = move |c: usize| {
        let whole = fixed(total, 1);
        let formula = format!("=IF({whole}=0,0,{}/{whole})", at(FIRST + c as u32, 1));
        Cell::Formula(Kind::Share, formula, plan.channels[c].share)
    };
    let sum = summed(Kind::Money, total, 1, spent);
    let mut columns = vec![
        column(style.say(&Book::Budget), Kind::Money, 18.0, sum, budget),
        column(labels.share, Kind::Share, 11.0, whole, share),
    ];
    if scenario.channels.iter().any(|channel| channel.current.is_some()) {
        columns.extend(against_today(work, total, spent));
    }
    columns
}

/// Today's spend, and the change from it.
fn against_today<'a>(work: &'a Work<'a>, total: u32, spent: f64) -> Vec<Column<'a>> {
    let style = &work.style;
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let mut columns = Vec::new();
    let today = reference::totals(scenario);
    let all: f64 = today.iter().flatten().sum();
    let spends = plan.channels.iter().map(|channel| channel.total_spend);
    let more: Vec<Option<(f64, f64)>> =
        spends.zip(&today).map(|(spend, today)| Some((spend - (*today)?, (*today)?))).collect();
    let again = more.clone();
    let change = |row: u32, by: f64| {
        Cell::Formula(Kind::Money, format!("={}-{}", at(row, 1), at(row, 3)), by)
    };
    let relative = |row: u32, by: f64, today: f64| {
        let formula = format!("=IF({0}=0,\"\",{1}/{0})", at(row, 3), at(row, 4));
        match today {
            0.0 => Cell::Blank(Kind::Share, formula),
            today => Cell::Formula(Kind::Share, formula, by / today),
        }
    };
    columns.push(column(
        style.say(&Book::Today),
        Kind::Money,
        18.0,
        summed(Kind::Money, total, 3, all),
        move |c| Cell::optional(Kind::Money, today[c]),
    ));
    columns.push(column(
        style.say(&Book::Change),
        Kind::Money,
        18.0,
        change(total, spent - all),
        move |c| match more[c] {
            Some((by, _)) => change(FIRST + c as u32, by),
            None => Cell::Empty(Kind::Money),
        },
    ));
    columns.push(column(
        style.say(&Book::ChangeShare),
        Kind::Share,
        11.0,
        relative(total, spent - all, all),
        move |c| match again[c] {
            Some((by, today)) => relative(FIRST + c as u32, by, today),
            None => Cell::Empty(Kind::Share),
        },
    ));
    columns
}

fn bounds<'a>(work: &'a Work<'a>) -> Vec<Column<'a>> {
    let (style, channels) = (&work.style, &work.material.scenario.channels);
    type Of<'a> = Box<dyn Fn(usize) -> Option<f64> + 'a>;
    let mut all: Vec<(Book, Of<'a>)> = vec![
        (Book::Least, Box::new(|c| least(&channels[c]))),
        (Book::Most, Box::new(|c| most(&channels[c]))),
    ];
    if let Some(ranges) = work.material.ranges {
        let range = move |c: usize| ranges.channels.get(c);
        all.push((Book::NearlyLeast, Box::new(move |c| range(c).map(|r| r.least))));
        all.push((Book::NearlyMost, Box::new(move |c| range(c).map(|r| r.most))));
    }
    let none = || Cell::Empty(Kind::Money);
    let money = |(head, of): (Book, Of<'a>)| {
        let cell = move |c| Cell::optional(Kind::Money, of(c));
        column(style.say(&head), Kind::Money, 18.0, none(), cell)
    };
    all.into_iter().map(money).collect()
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

/// What each channel brings, from the column at `place` on.
fn results<'a>(work: &'a Work<'a>, place: u16) -> Vec<Column<'a>> {
    let (labels, style) = (work.wording.lang.words().labels(), &work.style);
    let (plan, scenario) = (work.material.plan, work.material.scenario);
    let landed = move |c: usize, kpi: &str| -> f64 {
        plan.channels[c].kpis.get(kpi).map_or(0.0, |months| months.iter().sum())
    };
    let all = 0..scenario.channels.len();
    let total = FIRST + scenario.channels.len() as u32;
    let mut columns: Vec<Column<'a>> = Vec::new();
    if work.has_revenue() {
        let late =
            move |c: usize| plan.channels[c].after_horizon.get(REVENUE).copied().unwrap_or(0.0);
        let ratio = move |row: u32, value: Option<f64>| {
            let formula = format!("=IF({0}=0,\"\",{1}/{0})", at(row, 1), at(row, place));
            match value {
                Some(value) => Cell::Formula(Kind::Ratio, formula, value),
                None => Cell::Blank(Kind::Ratio, formula),
            }
        };
        let next = move |c: usize| {
            let channel = &scenario.channels[c];
            let yields = channel.yields.get(REVENUE).copied().unwrap_or(0.0);
            let spend = &plan.channels[c].spend;
            let months = spend.iter().enumerate();
            let bought: Vec<f64> = months.map(|(t, spend)| channel.bought(t, *spend)).collect();
            let [spend, bought] = [spend, &bought].map(|months| super::curves::proposed(months));
            let each = if spend > 0.0 { bought / spend } else { 1.0 };
            Cell::optional(Kind::Ratio, Some(yields * channel.curve.slope(bought) * each))
        };
        let roas = move |c: usize| ratio(FIRST + c as u32, plan.channels[c].roas);
        let whole = all.clone().map(|c| landed(c, REVENUE)).sum();
        let whole = summed(Kind::Money, total, place, whole);
        let later = summed(Kind::Money, total, place + 1, all.clone().map(late).sum());
        let (none, of_all) = (Cell::Empty(Kind::Ratio), ratio(total, plan.totals.roas));
        let revenue = move |c| Cell::money(landed(c, REVENUE));
        let after = move |c| Cell::money(late(c));
        let [head, margin] = [Book::LaterRevenue, Book::MarginalRoas].map(|b| style.say(&b));
        columns.push(column(labels.revenue, Kind::Money, 19.0, whole, revenue));
        columns.push(column(head, Kind::Money, 19.0, later, after));
        columns.push(column(labels.roas, Kind::Ratio, 10.0, of_all, roas));
        columns.push(column(margin, Kind::Ratio, 10.0, none, next));
    }
    for kpi in work.counts() {
        let sum = all.clone().map(|c| landed(c, &kpi)).sum();
        let sum = summed(Kind::Count, total, place + columns.len() as u16, sum);
        let head = style.lang.kpi(&kpi);
        let cell = move |c| Cell::Number(Kind::Count, landed(c, &kpi));
        columns.push(column(head, Kind::Count, 14.0, sum, cell));
    }
    columns
}

fn summed(kind: Kind, total: u32, column: u16, sum: f64) -> Cell {
    Cell::sum(kind, (FIRST, column), (total - 1, column), sum)
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
