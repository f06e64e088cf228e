//! `phanbo replan`: months that are spent stay, the rest is planned again.

use phanbo::analysis::replan::{balance, closed, silent, with_actuals};
use phanbo::answer::Replanned;
use phanbo::locale::{Note, visible};
use phanbo::plan::audit::evaluate;
use phanbo::plan::file::{Cells, Until};
use phanbo::scenario::Scenario;

use super::args::ReplanArgs;
use super::table::Missing;
use super::task::Task;
use super::{Exit, Session, settings, table};

pub(super) fn run(session: Session, args: &ReplanArgs) -> Result<Exit, Exit> {
    let mut task = Task::begin(session, &args.solve, Some("budget"))?;
    let scenario = &task.loaded.scenario;
    let told = table::actuals(session, &args.actuals, scenario, &args.table)?;
    let until = match &args.through {
        Some(day) => through(session, scenario, &told.actuals.spend, *day)?,
        None => told.actuals.until,
    };
    let before = match &args.plan {
        Some(path) => table::plan(session, path, scenario, &args.table)?,
        None => task.solved()?.spend(),
    };
    let spent = filled(session, args, scenario, (&told.actuals.spend, until), &before)?;
    let balance = balance(scenario, &spent, &before, until);
    let before = evaluate(scenario, before);
    task.loaded.scenario = with_actuals(&task.loaded, &spent, until).map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    let actuals = phanbo::plan::file::Actuals { until, ..told.actuals };
    let found = Replanned { before, actuals, balance, plan: task.solved()? };
    Ok(task.write_of(&found, &found.plan))
}

/// Up to which day the actuals go, as `--through` says.
fn through(
    session: Session,
    scenario: &Scenario,
    spent: &Cells,
    day: phanbo::table::calendar::Date,
) -> Result<Option<Until>, Exit> {
    let until = phanbo::plan::told::until(scenario, day);
    let told = closed(spent);
    match until {
        // A day within the last month that is told, or its last one.
        Some(until) if until.month + 1 == told => Ok((until.days < until.of).then_some(until)),
        _ => Err(session.refuse(&Note::NotThrough {
            day: visible(&day.to_string()),
            last: crate::locale::month(session.lang, scenario.month(told.saturating_sub(1))),
        })),
    }
}

/// What was spent, with what the file says nothing of as `--missing` says. Where the plan has
/// nothing either, both ways of taking it are one.
fn filled(
    session: Session,
    args: &ReplanArgs,
    scenario: &Scenario,
    (told, until): (&Cells, Option<Until>),
    before: &[Vec<f64>],
) -> Result<Cells, Exit> {
    let silent = silent(told);
    let open = silent.iter().copied().filter(|&(c, t)| before[c][t] > 0.0);
    let open: Vec<(usize, usize)> = open.collect();
    if !open.is_empty() && args.table.missing.is_none() {
        return Err(table::not_told(session, &args.actuals, scenario, &open, true));
    }
    let mut spent = told.clone();
    for (c, t) in silent {
        let keep = args.table.missing == Some(Missing::Keep);
        let passed = until.filter(|until| until.month == t);
        let passed = passed.map_or(1.0, |until| f64::from(until.days) / f64::from(until.of));
        spent[c][t] = Some(if keep { before[c][t] * passed } else { 0.0 });
    }
    Ok(spent)
}
