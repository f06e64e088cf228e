//! `phanbo replan`: months that are spent stay, the rest is planned again.

use std::path::{Path, PathBuf};

use clap::Args;
use phanbo::analysis::replan::{Missing, closed, filled};
use phanbo::answer::Replanned;
use phanbo::locale::{Note, visible};
use phanbo::plan::file::{Actuals, Cells, Until};
use phanbo::scenario::Scenario;
use phanbo::table::calendar::Date;

use super::args::{SolveArgs, day};
use super::table::{NamedOrBook, TableArgs};
use super::task::Task;
use super::{Exit, Session, input, settings, table};

#[derive(Debug, Args)]
pub(super) struct ReplanArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(long, value_name = "FILE")]
    pub(super) actuals: Option<PathBuf>,
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) through: Option<Date>,
    #[arg(long)]
    pub(super) no_learning: bool,
    #[command(flatten)]
    pub(super) table: TableArgs,
}

impl ReplanArgs {
    /// Where the actuals are; a workbook of ours has them, and the plan, beside its scenario.
    fn files(&self, session: Session) -> Result<(&Path, NamedOrBook<'_>), Exit> {
        let book = input::is_book(&self.solve.file).then_some(self.solve.file.as_path());
        let actuals = self.actuals.as_deref().or(book);
        let actuals = actuals.ok_or_else(|| session.refuse(&Note::NeedsActuals))?;
        Ok((actuals, (self.plan.as_deref(), book)))
    }
}

pub(super) fn run(session: Session, args: &ReplanArgs) -> Result<Exit, Exit> {
    let mut task = Task::begin(session, &args.solve, Some("budget"))?;
    let (actuals, plan) = args.files(session)?;
    let scenario = &task.loaded.scenario;
    let told = table::actuals(session, actuals, scenario, &args.table)?;
    if closed(&told.actuals.spend) == 0 {
        let source = visible(&actuals.display().to_string());
        return Err(session.refuse(&Note::NothingSpent { source }));
    }
    let until = match &args.through {
        Some(day) => through(session, scenario, &told.actuals.spend, *day)?,
        None => told.actuals.until,
    };
    let before = match table::plan_or_own(session, plan, scenario, &args.table)? {
        Some(plan) => plan,
        None => task.solved()?.spend(),
    };
    let missing = args.table.missing.map(|missing| match missing {
        table::Missing::Keep => Missing::Keep,
        table::Missing::Zero => Missing::Zero,
    });
    let spent = filled(&told.actuals.spend, until, &before, missing)
        .map_err(|open| table::not_told(session, actuals, scenario, &open, true))?;
    let actuals = Actuals { until, ..told.actuals };
    let learns = !args.no_learning;
    let begun = Replanned::begin(&mut task.loaded, (&spent, actuals), before, learns);
    let begun = begun.map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    let found = begun(task.solved()?);
    Ok(task.write_of(&found, &found.plan))
}

/// Up to which day the actuals go, as `--through` says.
fn through(
    session: Session,
    scenario: &Scenario,
    spent: &Cells,
    day: Date,
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
