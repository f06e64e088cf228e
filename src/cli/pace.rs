//! `phanbo pace`: this month in days.

use std::path::PathBuf;

use clap::Args;
use phanbo::analysis::pace::{Weights, pace};
use phanbo::locale::pacing::Pacing;
use phanbo::plan::told::{day_of, until};
use phanbo::scenario::Scenario;
use phanbo::table::calendar::Date;

use super::args::{NOT_WEIGHTS, SolveArgs, day};
use super::table::{Missing, TableArgs};
use super::task::Task;
use super::{Exit, Session, input, table};

#[derive(Debug, Args)]
pub(super) struct PaceArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(long, value_name = "FILE")]
    pub(super) actuals: PathBuf,
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub(super) date: Option<Date>,
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    #[arg(long, value_name = "DAY=WEIGHT", value_parser = weighed)]
    pub(super) day: Vec<(Date, f64)>,
    #[arg(long, value_name = "WEIGHTS", value_parser = weekdays)]
    pub(super) weekdays: Option<[f64; 7]>,
    #[arg(long, conflicts_with_all = ["day", "weekdays"])]
    pub(super) even: bool,
    #[command(flatten)]
    pub(super) table: TableArgs,
}

pub(super) fn run(session: Session, args: &PaceArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, &args.solve, Some("budget"))?;
    let scenario = &task.loaded.scenario;
    let told = table::actuals_by(session, &args.actuals, scenario, &args.table, args.date)?;
    let refuse = |said: &Pacing| {
        session.error_text(&session.lang.words().pacing(said));
        Exit::Refused
    };
    let ends = told.actuals.until.and_then(|until| day_of(scenario, until));
    let Some(date) = args.date.or(ends) else { return Err(refuse(&Pacing::NeedsDate)) };
    let Some(month) = until(scenario, date).map(|until| until.month) else {
        return Err(refuse(&outside(session, scenario, date)));
    };
    let book = input::is_book(&args.solve.file).then_some(args.solve.file.as_path());
    let told_plan =
        table::plan_or_own(session, (args.plan.as_deref(), book), scenario, &args.table)?;
    let plan = match told_plan {
        Some(plan) => plan,
        None => task.solved()?.spend(),
    };
    let planned: Vec<f64> = plan.iter().map(|row| row[month]).collect();
    // A channel without a word on it is not known to have spent nothing.
    let spent = &told.actuals.spend;
    let open = (0..planned.len()).filter(|c| planned[*c] > 0.0 && spent[*c][month].is_none());
    let open: Vec<(usize, usize)> = open.map(|c| (c, month)).collect();
    if !open.is_empty() && args.table.missing != Some(Missing::Zero) {
        return Err(table::not_told(session, &args.actuals, scenario, &open, false));
    }
    let usual = Weights::default();
    let weights = match args.even {
        true => Weights { events: false, ..usual },
        false => Weights {
            weekdays: args.weekdays.unwrap_or(usual.weekdays),
            days: args.day.clone(),
            ..usual
        },
    };
    Ok(task.write(&pace(scenario, month, date, &planned, spent, &weights)))
}

fn outside(session: Session, scenario: &Scenario, date: Date) -> Pacing {
    let last = scenario.month(scenario.months.saturating_sub(1));
    Pacing::Outside {
        day: date.to_string(),
        first: crate::locale::month(session.lang, scenario.start),
        last: crate::locale::month(session.lang, last),
    }
}

/// `2027-02-14=1.5`.
fn weighed(text: &str) -> Result<(Date, f64), String> {
    let (date, weight) = text.split_once('=').unwrap_or((text, ""));
    Ok((day(date.trim())?, weight_of(weight)?))
}

/// `1,1,1,1,1,1.2,1.2`, Monday first.
fn weekdays(text: &str) -> Result<[f64; 7], String> {
    let all: Result<Vec<f64>, String> = text.split(',').map(weight_of).collect();
    all?.try_into().map_err(|_| NOT_WEIGHTS.to_owned())
}

fn weight_of(text: &str) -> Result<f64, String> {
    let weight = text.trim().parse::<f64>().ok();
    let weight = weight.filter(|weight| (0.0..=100.0).contains(weight));
    weight.ok_or_else(|| NOT_WEIGHTS.to_owned())
}
