//! `phanbo calibrate`: returns as actuals and tests have shown them, written into the scenario.

use std::path::PathBuf;

use clap::Args;
use phanbo::analysis::calibrate::learn;
use phanbo::analysis::replan::{closed, silent};
use phanbo::answer::{Answer, Document as _};
use phanbo::chart::Look;
use phanbo::locale::learning::Learning;
use phanbo::locale::{Localized as _, Note, visible};
use phanbo::page::Format;
use phanbo::plan::file::Actuals;
use phanbo::plan::lift::{Lift, lifts};
use phanbo::scenario::{Loaded, Scenario};

use super::args::format;
use super::table::{Missing, TableArgs};
use super::{Exit, Session, input, output, settings, table};

#[derive(Debug, Args)]
pub(super) struct CalibrateArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub(super) actuals: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) lift: Option<PathBuf>,
    #[arg(long, short, value_name = "FORMAT", value_parser = format())]
    pub(super) format: Option<Format>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long)]
    pub(super) force: bool,
}

pub(super) fn run(session: Session, args: &CalibrateArgs) -> Result<Exit, Exit> {
    let say = |said: &Learning| session.lang.words().learning(said);
    let refuse = |said: &Learning| {
        session.error_text(&say(said));
        Exit::Refused
    };
    let target = args.output.as_deref().map(|path| {
        if path.extension().is_none_or(|ending| ending != "json") {
            return Err(refuse(&Learning::NotJson { path: visible(&path.display().to_string()) }));
        }
        output::target(session, path, args.force).map_err(|note| session.refuse(&note))
    });
    let target = target.transpose()?;
    let loaded = settings::varied(session, input::load(session, &args.file)?, &args.set)?;
    // A workbook of ours has the actuals in its yellow cells, but no revenue.
    if args.actuals.is_none() && args.lift.is_none() {
        return Err(refuse(&Learning::Unasked));
    }
    let scenario = &loaded.scenario;
    let (actuals, whole) = told(session, args, scenario)?;
    let tests = args.lift.as_deref().map(|path| tests(session, path, scenario)).transpose()?;
    let lesson = learn(scenario, &actuals, whole, &tests.unwrap_or_default());
    if lesson.returns.is_empty() {
        let source = args.actuals.as_ref().or(args.lift.as_ref()).unwrap_or(&args.file);
        return Err(refuse(&Learning::Nothing { source: visible(&source.display().to_string()) }));
    }
    let answer = Answer { scenario, found: &lesson, lang: session.lang, timing: false };
    let look = Look { lang: session.lang, ..Look::default() };
    let written = answer.write(args.format.unwrap_or(Format::Table), &look, output::stdout_style());
    match written {
        Ok(bytes) => match output::stdout(&bytes, session.lang) {
            Exit::Done => {}
            exit => return Err(exit),
        },
        Err(fault) => {
            let path = "<stdout>".to_owned();
            session.error(&Note::CannotWrite { path, why: fault.to_string() });
            return Err(Exit::Failure);
        }
    }
    let Some(target) = target else { return Ok(Exit::Done) };
    let base = settled(session, &loaded)?;
    let text = base.edited(&lesson.edits(&base, &|one| answer.comment(one)));
    Ok(target.write(&text, session))
}

/// The scenario with what was set on top of its text written into it.
fn settled(session: Session, loaded: &Loaded) -> Result<Loaded, Exit> {
    let before = loaded.scenario.start.plus(-1);
    Scenario::load(&loaded.written(), &loaded.source, before).map_err(|found| {
        output::line(&found.render_painted(session.lang));
        Exit::Refused
    })
}

/// What the actuals tell, and how many whole months.
fn told(
    session: Session,
    args: &CalibrateArgs,
    scenario: &Scenario,
) -> Result<(Actuals, usize), Exit> {
    let Some(path) = &args.actuals else { return Ok((Actuals::silent(scenario), 0)) };
    let told = table::actuals(session, path, scenario, &args.table)?.actuals;
    let whole = told.until.map_or_else(|| closed(&told.spend), |until| until.month);
    // What is not known to have been spent promises nothing that could be held against what came.
    let has_come = |c: usize| told.revenue[c].iter().any(Option::is_some);
    let open = silent(&told.spend).into_iter().filter(|&(c, t)| t < whole && has_come(c));
    let open: Vec<(usize, usize)> = open.collect();
    if !open.is_empty() && args.table.missing != Some(Missing::Zero) {
        return Err(table::not_told(session, path, scenario, &open, false));
    }
    Ok((told, whole))
}

fn tests(session: Session, path: &std::path::Path, scenario: &Scenario) -> Result<Vec<Lift>, Exit> {
    let bytes = input::bytes(session, path)?;
    lifts(&bytes, scenario).map_err(|found| {
        let source = visible(&path.display().to_string());
        for finding in found {
            session.error_text(&format!("{source}: {}", finding.in_lang(session.lang)));
        }
        Exit::Refused
    })
}
