//! `phanbo solve`: the best plan of a scenario, and its proof.

use std::path::Path;
use std::time::Duration;

use phanbo::locale::{Note, visible};
use phanbo::plan::Status;
use phanbo::report::{Format, Report, Style, gap};
use phanbo::scenario::{Finding, Findings, Loaded, Problem};
use phanbo::{Backend, NoPlan, Options};

use super::args::SolveArgs;
use super::verify::certificate_text;
use super::{Exit, Session, conflict, input, interrupt, output, progress, settings};

/// Marks a file as UTF-8 for spreadsheets, which else break the accents.
const BYTE_ORDER_MARK: char = '\u{feff}';

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let (way, loaded) = match prepare(session, args, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let certificate = args.certificate.as_deref();
    let certificate = match certificate.map(|path| output::target(session, path, args.force)) {
        None => None,
        Some(Ok(target)) => Some(target),
        Some(Err(note)) => {
            session.error(&note);
            return Exit::Refused;
        }
    };
    let watched = options(session, args).progress(progress::told(session.lang));
    let solved = if certificate.is_some() {
        phanbo::solve_certified(&loaded.scenario, &watched).map(|(plan, proof)| (plan, Some(proof)))
    } else {
        phanbo::solve(&loaded.scenario, &watched).map(|plan| (plan, None))
    };
    progress::clear();
    let (plan, proof) = match solved {
        Ok(solved) => solved,
        Err(no_plan) => return explain(session, &loaded, &no_plan),
    };
    if let Some((target, text)) = certificate.zip(proof.as_ref().and_then(certificate_text)) {
        let written = target.write(&text, session);
        if written != Exit::Done {
            return written;
        }
    }
    let report = Report {
        scenario: &loaded.scenario,
        plan: &plan,
        lang: session.lang,
        timing: !args.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    if written != Exit::Done || plan.status == Status::Optimal {
        return written;
    }
    if loaded.scenario.round_to.is_some() && !plan.solver.stopped {
        session.note(&Note::Rounded { gap: gap(session.lang, plan.proof.gap()) });
        return Exit::Done;
    }
    stopped_early(session, plan.proof.gap())
}

/// Says how far a plan may be from the best.
pub(super) fn stopped_early(session: Session, far: f64) -> Exit {
    session.note(&Note::StoppedEarly { gap: gap(session.lang, far) });
    Exit::StoppedWithPlan
}

/// How the result of a command is written, and where to.
#[derive(Debug)]
pub(super) struct Way {
    format: Format,
    target: Option<output::Target>,
}

impl Way {
    /// Writes what `text` makes of the format and style.
    pub(super) fn write(
        &self,
        session: Session,
        text: impl FnOnce(Format, Style) -> String,
    ) -> Exit {
        match &self.target {
            None => output::stdout(&text(self.format, output::stdout_style()), session.lang),
            Some(target) => {
                let mut text = text(self.format, Style::Plain);
                if self.format == Format::Csv {
                    text.insert(0, BYTE_ORDER_MARK);
                }
                target.write(&text, session)
            }
        }
    }
}

/// Everything that may be refused is, before any work is done; then the scenario is read, which
/// must have what the command `needs`.
pub(super) fn prepare(
    session: Session,
    args: &SolveArgs,
    needs: Option<&str>,
) -> Result<(Way, Loaded), Exit> {
    let prepared = format(args).and_then(|format| {
        let target = args
            .output
            .as_deref()
            .map(|path| output::target(session, path, args.force))
            .transpose()?;
        Ok(Way { format, target })
    });
    let way = prepared.map_err(|note| {
        session.error(&note);
        Exit::Refused
    })?;
    let mut loaded = input::load(session, &args.file)?;
    loaded = settings::varied(session, loaded, &args.set)?;
    let risk = &mut loaded.scenario.risk;
    risk.samples = args.samples.unwrap_or(risk.samples);
    risk.seed = args.seed.unwrap_or(risk.seed);
    let missing = needs.filter(|key| match *key {
        "budget" => loaded.scenario.budget.is_none(),
        "targets" => loaded.scenario.targets.is_empty(),
        _ => false,
    });
    match missing {
        None => Ok((way, loaded)),
        Some(key) => Err(refuse_without(session, loaded, key)),
    }
}

/// As asked for, else by the ending of the output file, else a table.
fn format(args: &SolveArgs) -> Result<Format, Note> {
    if let Some(name) = args.format {
        return Ok(name.into());
    }
    let Some(path) = &args.output else {
        return Ok(Format::Table);
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let unknown = || Note::UnknownFormat { path: visible(&path.display().to_string()) };
    // A device has no ending to go by.
    if extension.is_none() && path.starts_with(Path::new("/dev")) {
        return Ok(Format::Table);
    }
    extension.and_then(Format::of_extension).ok_or_else(unknown)
}

pub(super) fn options(session: Session, args: &SolveArgs) -> Options {
    let mut options = Options::new()
        .node_limit(args.node_limit)
        .interrupt(interrupt::flag())
        .counted(progress::counted(session.lang));
    if let Some(name) = &args.backend {
        let named = Backend::ALL.iter().find(|backend| backend.key() == name);
        options.backend = named.copied().unwrap_or_default();
    }
    if let Some(tolerance) = args.tolerance {
        options.tolerance = tolerance;
    }
    // A limit that no clock can reach is none.
    options.time_limit =
        args.time_limit.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    options
}

/// What may be left out of a scenario, but not here.
pub(super) fn refuse_without(session: Session, loaded: Loaded, key: &str) -> Exit {
    let command = if key == "targets" { "goal" } else { "solve" };
    let problem = Problem::NeededBy { key: key.to_owned(), command: command.to_owned() };
    let at = loaded.text.find('{').unwrap_or(0);
    let finding = Finding { path: String::new(), span: at..at + 1, also: None, problem };
    let found = Findings { source: loaded.source, text: loaded.text, list: vec![finding] };
    output::line(&found.render_painted(session.lang));
    Exit::Refused
}

/// Says why there is no plan.
pub(super) fn explain(session: Session, loaded: &Loaded, no_plan: &NoPlan) -> Exit {
    match no_plan {
        NoPlan::Infeasible(found) => {
            conflict::show(session, loaded, found);
            Exit::Infeasible
        }
        NoPlan::FailedAudit(_) => {
            session.error(&Note::FailedAudit);
            Exit::Failure
        }
        // Non-exhaustive: what is not a clash and not a fault is a stop.
        _ => {
            session.error(&Note::StoppedWithoutPlan);
            Exit::StoppedWithoutPlan
        }
    }
}
