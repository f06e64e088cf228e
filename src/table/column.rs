//! What a column decides as a whole: the marks of its amounts, the order of its dates, and whether
//! its days are months or weeks.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar::{self, Decided as Dates, Order, Span, Written as When};
use super::facts::{Fact, Grain};
use super::heads::Measure;
use super::layout::Unit;
use super::reading::{Given, Reading, Waiting};
use super::{Finding, Place};
use crate::figure::{self, Decided as Decimals, Digits, Marks};

/// Times all the money there is that a single cell cannot be believed to hold.
const TOO_MUCH: f64 = 1000.0;

/// The facts of a table, once all its rows are there; findings go to the reading.
pub(super) fn decided(reading: &mut Reading<'_>) -> (Vec<Fact>, Grain) {
    let order = order(reading);
    let marks = marks(reading);
    let scale = reading.known.settled.scale.unwrap_or(1.0);
    let waiting = std::mem::take(&mut reading.waiting);
    let days = Days::of(&waiting, order, reading.known.horizon);
    let mut facts = Vec::with_capacity(waiting.len());
    let mut grain = Grain::Months;
    for one in waiting {
        let value = match &one.amount {
            Given::Number(number) => Some(*number),
            Given::Text(digits) => digits.value(marks.get(&one.column).copied().unwrap_or('.')),
        };
        let Some(value) = value else {
            reading.once(Finding::NotAnAmount { typed: typed(&one.amount), place: one.place });
            continue;
        };
        let Some((span, of)) = span(reading, &one, order, days) else { continue };
        if of != Grain::Months {
            grain = of;
        }
        hold_month(reading, span, &one.place);
        let amount = value * scale;
        hold_size(reading, &one, amount);
        let Waiting { channel, measure, place, .. } = one;
        facts.push(Fact { channel, span, measure, amount, place });
    }
    (facts, grain)
}

fn typed(amount: &Given) -> String {
    match amount {
        Given::Number(number) => number.to_string(),
        Given::Text(digits) => digits.typed(),
    }
}

/// A month after the last one of the plan is a slip; one before the first is of the past.
fn hold_month(reading: &mut Reading<'_>, span: Span, place: &Place) {
    let Some((start, months)) = reading.known.horizon else { return };
    let Some(month) = calendar::month_of(span.first) else { return };
    let ahead = i32::try_from(months).unwrap_or(i32::MAX);
    if month.since(start) >= ahead {
        let within = [start, start.plus(ahead - 1)];
        reading.once(Finding::Outside { month, within, place: place.clone() });
    }
}

/// Money far above all there is may be in millionths; a scale that is settled says that it is not.
fn hold_size(reading: &mut Reading<'_>, one: &Waiting, amount: f64) {
    let is_money = matches!(one.measure, Measure::Spend);
    let (Some(most), None) = (reading.known.most, reading.known.settled.scale) else { return };
    if is_money && amount.abs() > TOO_MUCH * most {
        let readings = [amount, amount * 1e-6];
        let (typed, place) = (typed(&one.amount), one.place.clone());
        reading.once(Finding::TooMuch { typed, readings, place });
    }
}

/// What the single days of a table stand for.
#[derive(Clone, Copy)]
enum Days {
    OfMonths,
    OfWeeks,
    Alone,
}

impl Days {
    /// Days that are all the first of a month are months; days that are whole weeks apart are weeks.
    fn of(
        waiting: &[Waiting],
        order: Order,
        horizon: Option<(crate::month::Month, usize)>,
    ) -> Self {
        let spans = || waiting.iter().map(|one| one.when.span(order, horizon));
        let is_first = |span: Option<Span>| span.is_none_or(|span| span.first.day() == 1);
        if spans().all(is_first) {
            return Days::OfMonths;
        }
        let all: BTreeSet<jiff::civil::Date> = spans().flatten().map(|span| span.first).collect();
        let single = |one: &Waiting| matches!(one.when, When::Day(_) | When::Slashed(..));
        let Some(first) = all.first() else { return Days::Alone };
        let whole = all.iter().all(|day| calendar::days_between(*first, *day) % 7 == 0);
        if all.len() > 1 && whole && waiting.iter().all(single) {
            Days::OfWeeks
        } else {
            Days::Alone
        }
    }
}

fn span(
    reading: &mut Reading<'_>,
    one: &Waiting,
    order: Order,
    days: Days,
) -> Option<(Span, Grain)> {
    let horizon = reading.known.horizon;
    let Some(span) = one.when.span(order, horizon) else {
        let typed = one.when.typed();
        reading.once(Finding::NoYear { typed, place: one.place.clone() });
        return None;
    };
    if let Some(end) = one.end.and_then(|end| end.span(order, horizon)) {
        if end.last < span.first {
            reading.once(Finding::EndsBefore { place: one.place.clone() });
            return None;
        }
        return Some(graded(Span { first: span.first, last: end.last }));
    }
    if span.first != span.last || matches!(one.when, When::Month(_) | When::MonthOnly(_)) {
        return Some(graded(span));
    }
    match (one.unit, days) {
        (Some(Unit::Week), _) | (None | Some(Unit::Month), Days::OfWeeks) => {
            let last = (0..6).try_fold(span.first, |day, _| day.tomorrow()).ok()?;
            Some((Span { first: span.first, last }, Grain::Weeks))
        }
        (None | Some(Unit::Month), Days::OfMonths) => {
            calendar::month_of(span.first).and_then(Span::month).map(graded)
        }
        _ => Some((span, Grain::Days)),
    }
}

/// A span of whole months needs no parting.
fn graded(span: Span) -> (Span, Grain) {
    let whole = span.first.day() == 1 && span.last == span.last.last_of_month();
    let one = calendar::month_of(span.first) == calendar::month_of(span.last);
    (span, if whole && one { Grain::Months } else { Grain::Spans })
}

fn order(reading: &mut Reading<'_>) -> Order {
    if let Some(order) = reading.known.settled.order {
        return order;
    }
    let column = reading.waiting.iter().flat_map(|one| [Some(one.when), one.end]).flatten();
    match calendar::order(column) {
        Dates::Plain => Order::DayFirst,
        Dates::Ordered(order) => order,
        Dates::Open | Dates::Contradicts => {
            let slashed = reading.waiting.iter().find_map(|one| match one.when {
                When::Slashed(..) => Some((one.when.typed(), one.place.clone())),
                _ => None,
            });
            if let Some((typed, place)) = slashed {
                reading.once(Finding::DatesInTwoWays { typed, place });
            }
            Order::DayFirst
        }
    }
}

/// The mark of decimals of each column; a column that leaves two readings takes that of the
/// others, which the same program wrote.
fn marks(reading: &mut Reading<'_>) -> BTreeMap<usize, char> {
    let mut columns: BTreeMap<usize, Vec<(usize, &Digits)>> = BTreeMap::new();
    for (ix, waiting) in reading.waiting.iter().enumerate() {
        if let Given::Text(digits) = &waiting.amount {
            columns.entry(waiting.column).or_default().push((ix, digits));
        }
    }
    let settled = reading.known.settled.decimal;
    let at = |ix: usize| (typed(&reading.waiting[ix].amount), reading.waiting[ix].place.clone());
    let mut marks = BTreeMap::new();
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for (column, cells) in &columns {
        let decided = match settled {
            Some(mark) => Decimals::Decimal(mark),
            None => figure::decide(cells.iter().copied()),
        };
        match decided {
            Decimals::Decimal(mark) => {
                marks.insert(*column, mark);
            }
            Decimals::Open(ix) => open.push((*column, ix)),
            Decimals::Contradicts(first, second) => {
                let ((a, _), (b, place)) = (at(first), at(second));
                found.push(Finding::MarksDiffer { typed: [a, b], place });
            }
            Decimals::Wrong(ix) => {
                let (typed, place) = at(ix);
                found.push(Finding::NotAnAmount { typed, place });
            }
        }
    }
    // A column without any mark tells nothing of the others.
    let has_marks = |column: &usize| columns[column].iter().any(|(_, d)| d.marks() != Marks::None);
    let decided: BTreeSet<char> =
        marks.iter().filter(|(column, _)| has_marks(column)).map(|(_, mark)| *mark).collect();
    let common = if decided.len() == 1 { decided.first().copied() } else { None };
    for (column, ix) in open {
        if let Some(mark) = common {
            marks.insert(column, mark);
        } else if let Given::Text(digits) = &reading.waiting[ix].amount
            && let Some(readings) = digits.readings()
        {
            let (typed, place) = at(ix);
            found.push(Finding::AmountsInTwoWays { typed, readings, place });
        }
    }
    for finding in found {
        reading.once(finding);
    }
    marks
}
