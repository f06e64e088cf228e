//! Which row of a table is its head, and which column says what: one row per fact, months as
//! columns, or channels as columns.

use super::calendar::{self, Written};
use super::grid::{Cell, Grid, Row};
use super::heads::{self, Measure, Role};
use super::{Finding, Known, TableKind};
use crate::fold::{fold, squeeze};

/// The head is looked for in so many rows.
const ROWS: usize = 60;

/// A column of amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Amounts {
    /// 0-based.
    pub column: usize,
    /// What it adds up.
    pub measure: Measure,
    /// The currency in its head.
    pub currency: Option<String>,
}

/// Where the time of a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// 0-based.
    pub column: usize,
    /// Its last day stands in a column of its own.
    pub end: Option<usize>,
    /// What the head says that it is.
    pub unit: Option<Unit>,
}

/// What a row's time is, as its head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A day.
    Day,
    /// Seven days from the one that is told.
    Week,
    /// A month, told by one of its days.
    Month,
}

/// Which column says what.
#[derive(Debug, Clone, PartialEq)]
pub enum Layout {
    /// A row for each channel and time.
    Long {
        /// The time.
        when: When,
        /// The channel; `None` where the whole file is of one, as settled by the caller.
        channel: Option<usize>,
        /// Its amounts.
        amounts: Vec<Amounts>,
        /// The currency's code.
        currency: Option<usize>,
    },
    /// A row for each channel, a column for each month.
    MonthColumns {
        /// The channel.
        channel: usize,
        /// The months.
        months: Vec<(usize, Written)>,
        /// What the amounts are.
        measure: Measure,
    },
    /// A row for each time, a column for each channel.
    ChannelColumns {
        /// The time.
        when: When,
        /// The channels, as typed.
        channels: Vec<(usize, String)>,
        /// What the amounts are.
        measure: Measure,
    },
}

/// A table whose head is known.
#[derive(Debug, Clone)]
pub struct Laid {
    /// Index of the head in the grid's rows.
    pub head: usize,
    /// Index of the row behind its last one.
    pub end: usize,
    /// What the line above it says that it is.
    pub kind: Option<TableKind>,
    /// What its columns say.
    pub layout: Layout,
    /// Heads of the columns that say nothing here, as typed.
    pub unread: Vec<String>,
}

/// The tables of a grid: one below the other, parted by blank rows, each with its head.
///
/// # Errors
/// No row names enough columns: what the row nearest to it lacks.
pub fn lay(grid: &Grid, known: &Known) -> Result<Vec<Laid>, Finding> {
    let mut nearest: Option<(usize, Box<Finding>)> = None;
    let mut all: Vec<Laid> = Vec::new();
    for (ix, row) in grid.rows.iter().enumerate() {
        // Below the first head, another may only follow a blank row and its own title.
        let is_candidate = match all.last() {
            None => ix < ROWS,
            Some(_) => (ix.saturating_sub(2)..=ix).any(|at| is_below_blank(grid, at)),
        };
        if !is_candidate {
            if all.is_empty() {
                break;
            }
            continue;
        }
        match columns(row, grid.rows.get(ix + 1), known) {
            Ok((layout, unread)) => {
                let title = (ix > 0).then(|| &grid.rows[ix - 1]).and_then(title);
                if let Some(last) = all.last_mut() {
                    last.end = if title.is_some() { ix - 1 } else { ix };
                }
                let kind = title.and_then(|title| heads::kind(&title));
                all.push(Laid { head: ix, end: grid.rows.len(), kind, layout, unread });
            }
            Err((count, finding)) if all.is_empty() => {
                if nearest.as_ref().is_none_or(|(most, _)| count > *most) {
                    nearest = Some((count, finding));
                }
            }
            Err(_) => {}
        }
    }
    if !all.is_empty() {
        return Ok(all);
    }
    match nearest {
        Some((most, finding)) if most > 0 => Err(*finding),
        _ => {
            let fullest = grid.rows.iter().take(ROWS).max_by_key(|row| row.cells.len());
            Err(Finding::NoHead { seen: fullest.map(names).unwrap_or_default() })
        }
    }
}

fn is_below_blank(grid: &Grid, ix: usize) -> bool {
    ix > 0 && grid.rows[ix].at > grid.rows[ix - 1].at + 1
}

/// The text of a row that holds nothing else.
fn title(row: &Row) -> Option<String> {
    let mut said = row.cells.iter().filter(|cell| !cell.is_blank());
    match (said.next(), said.next()) {
        (Some(Cell::Text(text)), None) => Some(text.clone()),
        _ => None,
    }
}

fn names(row: &Row) -> Vec<String> {
    row.cells.iter().filter(|cell| !cell.is_blank()).map(Cell::shown).collect()
}

/// What a head means: what the caller has settled comes first. `Some(None)` is a column to leave.
pub(super) fn role(head: &str, known: &Known) -> Option<Option<(Role, Option<String>)>> {
    let settled = known.settled.map.iter().find(|(name, _)| fold(name) == fold(head));
    match settled {
        Some((_, word)) if fold(word) == "ignore" => Some(None),
        Some((_, word)) => heads::role_of_word(&fold(word)).map(|role| Some((role, None))),
        None => heads::role(head).map(Some),
    }
}

/// What a row's cells say if it is the head; else how many columns it knows, and what it lacks.
fn columns(
    row: &Row,
    next: Option<&Row>,
    known: &Known,
) -> Result<(Layout, Vec<String>), (usize, Box<Finding>)> {
    let mut by_role: Vec<(usize, Role, Option<String>)> = Vec::new();
    let mut rest: Vec<usize> = Vec::new();
    for (column, cell) in row.cells.iter().enumerate() {
        let Cell::Text(head) = cell else {
            rest.push(column);
            continue;
        };
        match role(head, known) {
            Some(Some((role, currency))) => by_role.push((column, role, currency)),
            Some(None) => {}
            None if head.trim().is_empty() => {}
            None => rest.push(column),
        }
    }
    let head = |column: usize| row.cells[column].shown();
    let missing = |what: Vec<Role>| Finding::Missing { what, seen: names(row) };
    let count = by_role.len();
    let when = when(&by_role, &head).map_err(|finding| (count, Box::new(finding)))?;
    let channel =
        single(&by_role, &Role::Channel, &head).map_err(|finding| (count, Box::new(finding)))?;
    let channel = match channel {
        Some(column) => Some(column),
        None => single(&by_role, &Role::Campaign, &head)
            .map_err(|finding| (count, Box::new(finding)))?,
    };
    // What each campaign is made of says nothing where a column names the channel.
    let unread = |used: &[usize]| -> Vec<String> {
        let plain = |column: &usize| !used.contains(column) && !row.cells[*column].is_blank();
        rest.iter().copied().filter(plain).map(head).collect()
    };
    let amounts = amounts(&by_role, &head).map_err(|finding| (count, Box::new(finding)))?;
    let months: Vec<(usize, Written)> = rest
        .iter()
        .filter_map(|&column| month_head(&row.cells[column]).map(|month| (column, month)))
        .collect();
    if let (Some(channel), None, false) = (channel, when, months.is_empty()) {
        let used: Vec<usize> = months.iter().map(|(column, _)| *column).collect();
        let measure = Measure::Spend;
        return Ok((Layout::MonthColumns { channel, months, measure }, unread(&used)));
    }
    let one_channel = known.settled.map.iter().any(|(name, _)| name == "*");
    if let (Some(when), false) = (when, amounts.is_empty())
        && (channel.is_some() || one_channel)
    {
        let currency = by_role.iter().find(|(_, role, _)| *role == Role::Currency);
        let currency = currency.map(|(column, ..)| *column);
        return Ok((Layout::Long { when, channel, amounts, currency }, unread(&[])));
    }
    if let (Some(when), None) = (when, channel) {
        let channels = channel_columns(row, next, &rest, known);
        if !channels.is_empty() {
            let used: Vec<usize> = channels.iter().map(|(column, _)| *column).collect();
            let measure = Measure::Spend;
            return Ok((Layout::ChannelColumns { when, channels, measure }, unread(&used)));
        }
    }
    let mut lacks = Vec::new();
    if when.is_none() {
        lacks.push(Role::Period);
    }
    if channel.is_none() {
        lacks.push(Role::Channel);
    }
    if amounts.is_empty() {
        lacks.push(Role::Measure(Measure::Spend));
    }
    Err((count, Box::new(missing(lacks))))
}

type ByRole = [(usize, Role, Option<String>)];

/// The one column of a role.
fn single(
    by_role: &ByRole,
    wanted: &Role,
    head: &dyn Fn(usize) -> String,
) -> Result<Option<usize>, Finding> {
    let mut own = by_role.iter().filter(|(_, role, _)| role == wanted).map(|(column, ..)| *column);
    match (own.next(), own.next()) {
        // A campaign's name and its account: the first says more.
        (Some(first), Some(_)) if *wanted == Role::Campaign => Ok(Some(first)),
        (Some(first), Some(second)) => {
            Err(Finding::TwoColumns { what: wanted.clone(), heads: [head(first), head(second)] })
        }
        (first, _) => Ok(first),
    }
}

/// The time: of several columns the finest (a day says more than its month).
fn when(by_role: &ByRole, head: &dyn Fn(usize) -> String) -> Result<Option<When>, Finding> {
    let end = single(by_role, &Role::PeriodEnd, head)?;
    let of = |wanted: &Role| -> Vec<usize> {
        by_role.iter().filter(|(_, role, _)| role == wanted).map(|(column, ..)| *column).collect()
    };
    let (periods, weeks) = (of(&Role::Period), of(&Role::Week));
    let unit = |column: &usize| heads::unit(&head(*column));
    let finer = periods.iter().filter(|c| unit(c) != Some(Unit::Month)).copied().collect();
    let groups: [(Vec<usize>, Option<Unit>); 3] =
        [(finer, None), (weeks, Some(Unit::Week)), (periods, Some(Unit::Month))];
    for (columns, said) in groups {
        match columns.as_slice() {
            [] => {}
            [one] => {
                let unit = said.or_else(|| unit(one)).filter(|_| end.is_none());
                return Ok(Some(When { column: *one, end, unit }));
            }
            [first, second, ..] => {
                let heads = [head(*first), head(*second)];
                return Err(Finding::TwoColumns { what: Role::Period, heads });
            }
        }
    }
    Ok(None)
}

/// Columns of amounts. Two of money are a question; of other outcomes the first is taken.
fn amounts(by_role: &ByRole, head: &dyn Fn(usize) -> String) -> Result<Vec<Amounts>, Finding> {
    let mut all: Vec<Amounts> = Vec::new();
    for (column, role, currency) in by_role {
        let Role::Measure(measure) = role else { continue };
        match (all.iter().find(|known| known.measure == *measure), measure) {
            (Some(first), Measure::Spend | Measure::Revenue) => {
                let heads = [head(first.column), head(*column)];
                return Err(Finding::TwoColumns { what: role.clone(), heads });
            }
            (Some(_), Measure::Kpi(_)) => {}
            (None, _) => all.push(Amounts {
                column: *column,
                measure: measure.clone(),
                currency: currency.clone(),
            }),
        }
    }
    Ok(all)
}

fn month_head(cell: &Cell) -> Option<Written> {
    match cell {
        Cell::Text(text) => match calendar::written(text)? {
            month @ (Written::Month(_) | Written::MonthOnly(_)) => Some(month),
            Written::Day(day) if day.day() == 1 => calendar::month_of(day).map(Written::Month),
            _ => None,
        },
        Cell::Day(day) if day.day() == 1 => calendar::month_of(*day).map(Written::Month),
        Cell::Day(_) | Cell::Number(_) => None,
    }
}

/// Columns that are channels: those that are known; where none is known at all, every column of
/// amounts.
fn channel_columns(
    row: &Row,
    next: Option<&Row>,
    rest: &[usize],
    known: &Known,
) -> Vec<(usize, String)> {
    let name = |column: usize| row.cells[column].shown();
    let is_channel = |column: &usize| {
        let typed = squeeze(&name(*column));
        let settled = known.settled.map.iter().any(|(from, _)| squeeze(from) == typed);
        settled || known.channels.iter().flatten().any(|known| squeeze(known) == typed)
    };
    let holds_amounts = |column: &usize| {
        let below = next.and_then(|next| next.cells.get(*column));
        below.is_some_and(|cell| match cell {
            Cell::Number(_) => true,
            Cell::Text(text) => {
                !matches!(crate::figure::written(text), crate::figure::Written::Other)
            }
            Cell::Day(_) => false,
        })
    };
    let chosen: Vec<usize> = if known.channels.is_empty() {
        rest.iter().copied().filter(|column| holds_amounts(column)).collect()
    } else {
        rest.iter().copied().filter(|column| is_channel(column)).collect()
    };
    chosen.into_iter().map(|column| (column, name(column))).collect()
}
