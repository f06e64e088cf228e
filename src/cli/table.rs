//! Tables that a command takes: actuals, and plans that are no JSON. What was understood is said
//! before anything is done with it.

use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use phanbo::locale::what_if::WhatIf;
use phanbo::locale::{Localized as _, Note, Understood, visible};
use phanbo::plan::file::{self, Cells};
use phanbo::plan::told::{Told, told_by};
use phanbo::scenario::Scenario;
use phanbo::table::calendar::{Date, Order};
use phanbo::table::{Settled, TableKind};

use super::args::positive;
use super::{Exit, Session, input};

/// What a channel and month are taken for of which a file says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Missing {
    /// What the plan has there.
    Keep,
    /// Nothing spent.
    Zero,
}

/// How dates such as 3/4/2027 are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Dates {
    Dmy,
    Mdy,
}

/// What settles how a table is read.
#[derive(Debug, Default, Args)]
pub(super) struct TableArgs {
    #[arg(long, value_name = "SEEN=MEANT")]
    pub(super) map: Vec<String>,
    #[arg(long, value_name = "HOW")]
    pub(super) missing: Option<Missing>,
    #[arg(long, value_name = "MARK", value_parser = decimal_mark())]
    pub(super) decimal: Option<char>,
    #[arg(long, value_name = "ORDER")]
    pub(super) dates: Option<Dates>,
    #[arg(long, value_name = "X", value_parser = positive)]
    pub(super) unit: Option<f64>,
}

/// The marks of decimals.
fn decimal_mark() -> impl TypedValueParser<Value = char> {
    PossibleValuesParser::new([".", ","]).map(|mark| if mark == "," { ',' } else { '.' })
}

/// The spends of a plan file, `[channel][month]`, or the end of the program with every fault told.
pub(super) fn plan(
    session: Session,
    path: &Path,
    scenario: &Scenario,
    args: &TableArgs,
) -> Result<Vec<Vec<f64>>, Exit> {
    let bytes = input::bytes(session, path)?;
    let cells = cells(session, path, &bytes, scenario, args)?;
    let all = (0..cells.len()).flat_map(|c| (0..scenario.months).map(move |t| (c, t)));
    let silent: Vec<(usize, usize)> = all.filter(|&(c, t)| cells[c][t].is_none()).collect();
    if !silent.is_empty() && args.missing != Some(Missing::Zero) {
        return Err(not_told(session, path, scenario, &silent, false));
    }
    let below = (0..cells.len()).flat_map(|c| (0..scenario.months).map(move |t| (c, t)));
    let below: Vec<(usize, usize)> =
        below.filter(|&(c, t)| cells[c][t].is_some_and(|amount| amount < 0.0)).collect();
    if !below.is_empty() {
        let cells = phanbo::locale::cells(scenario, session.lang, &below);
        let source = visible(&path.display().to_string());
        return Err(session.refuse(&Note::BelowZero { source, cells }));
    }
    let whole = |row: Vec<Option<f64>>| row.into_iter().map(Option::unwrap_or_default).collect();
    Ok(cells.into_iter().map(whole).collect())
}

/// A plan that the planner made: its name and its spends, `[channel][month]`.
pub(super) type Own = (String, Vec<Vec<f64>>);

/// The plan in a workbook of ours, which is perhaps no longer the best one: who gives it back has
/// made it their own. `None` where the file is no workbook.
pub(super) fn own(
    session: Session,
    path: &Path,
    scenario: &Scenario,
    args: &TableArgs,
) -> Result<Option<Own>, Exit> {
    if !input::is_book(path) {
        return Ok(None);
    }
    let name = session.lang.words().what_if(&WhatIf::OwnPlan);
    Ok(Some((name, plan(session, path, scenario, args)?)))
}

/// A file that was named, and our workbook where the scenario is in one.
pub(super) type NamedOrBook<'a> = (Option<&'a Path>, Option<&'a Path>);

/// The plan of a file that was named, or else of our workbook, on which `--map` says nothing: it
/// settles names of the actuals.
pub(super) fn plan_or_own(
    session: Session,
    (named, book): NamedOrBook<'_>,
    scenario: &Scenario,
    args: &TableArgs,
) -> Result<Option<Vec<Vec<f64>>>, Exit> {
    let plain = TableArgs { missing: args.missing, ..TableArgs::default() };
    let read = match (named, book) {
        (Some(path), _) => Some((path, args)),
        (None, Some(path)) => Some((path, &plain)),
        (None, None) => None,
    };
    read.map(|(path, args)| plan(session, path, scenario, args)).transpose()
}

/// What a plan file says: JSON, or a table.
pub(super) fn cells(
    session: Session,
    path: &Path,
    bytes: &[u8],
    scenario: &Scenario,
    args: &TableArgs,
) -> Result<Cells, Exit> {
    match json(bytes) {
        Some(text) => {
            file::cells(text, scenario).map_err(|found| input::faults(session, path, &found))
        }
        None => Ok(read(session, path, bytes, (scenario, TableKind::Planned, None), args)?
            .actuals
            .spend),
    }
}

/// A file of actuals, or the end of the program with every fault told.
pub(super) fn actuals(
    session: Session,
    path: &Path,
    scenario: &Scenario,
    args: &TableArgs,
) -> Result<Told, Exit> {
    actuals_by(session, path, scenario, args, None)
}

/// The same, up to the end of a day.
pub(super) fn actuals_by(
    session: Session,
    path: &Path,
    scenario: &Scenario,
    args: &TableArgs,
    by: Option<Date>,
) -> Result<Told, Exit> {
    let bytes = input::bytes(session, path)?;
    read(session, path, &bytes, (scenario, TableKind::Spent, by), args)
}

/// The text of a file that is JSON and no table.
pub(super) fn json(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.trim_start().starts_with('{').then_some(text)
}

fn read(
    session: Session,
    path: &Path,
    bytes: &[u8],
    (scenario, kind, by): (&Scenario, TableKind, Option<Date>),
    args: &TableArgs,
) -> Result<Told, Exit> {
    let settled = settled(session, args)?;
    let source = visible(&path.display().to_string());
    match told_by(bytes, scenario, kind, settled, by) {
        Ok(told) => {
            for line in (Understood { scenario, told: &told }).lines(session.lang) {
                session.remark(&format!("{source}: {line}"));
            }
            Ok(told)
        }
        Err(found) => {
            for finding in found {
                session.error_text(&format!("{source}: {}", finding.in_lang(session.lang)));
            }
            Err(Exit::Refused)
        }
    }
}

/// Tells what a file says nothing of, and what settles it.
pub(super) fn not_told(
    session: Session,
    path: &Path,
    scenario: &Scenario,
    silent: &[(usize, usize)],
    may_keep: bool,
) -> Exit {
    let source = visible(&path.display().to_string());
    session.refuse(&Note::NotTold {
        source,
        cells: phanbo::locale::cells(scenario, session.lang, silent),
        may_keep,
    })
}

/// What the flags settle.
pub(super) fn settled(session: Session, args: &TableArgs) -> Result<Settled, Exit> {
    let mut map: Vec<(String, String)> = Vec::new();
    for typed in &args.map {
        for part in pairs(typed) {
            match part.rsplit_once('=') {
                Some((from, to)) if !from.trim().is_empty() && !to.trim().is_empty() => {
                    map.push((from.trim().to_owned(), to.trim().to_owned()));
                }
                _ => return Err(session.refuse(&Note::NotAMap { typed: visible(typed) })),
            }
        }
    }
    Ok(Settled {
        map,
        decimal: args.decimal,
        order: args.dates.map(|dates| match dates {
            Dates::Dmy => Order::DayFirst,
            Dates::Mdy => Order::MonthFirst,
        }),
        scale: args.unit,
    })
}

/// `Amount spent=spend,Campaign name=channel`, part by part; a comma in a name parts nothing.
fn pairs(typed: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut left = String::new();
    for part in typed.split(',') {
        if !left.is_empty() {
            left.push(',');
        }
        left.push_str(part);
        if part.contains('=') {
            all.push(std::mem::take(&mut left));
        }
    }
    if !left.trim().is_empty() {
        all.push(left);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_comma_in_a_name_parts_nothing() {
        assert_eq!(pairs("a=spend,b=channel"), ["a=spend", "b=channel"]);
        assert_eq!(pairs("Cost, net=spend,b=channel"), ["Cost, net=spend", "b=channel"]);
        assert_eq!(pairs("a"), ["a"]);
    }
}
