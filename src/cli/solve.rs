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
use super::{Exit, Session, conflict, findings, input, interrupt, output};

/// Marks a file as UTF-8 for spreadsheets, which else break the accents.
const BYTE_ORDER_MARK: char = '\u{feff}';

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let prepared = format(args).and_then(|format| {
        let target = args
            .output
            .as_deref()
            .map(|path| output::target(session, path, args.force))
            .transpose()?;
        let certificate = args
            .certificate
            .as_deref()
            .map(|path| output::target(session, path, args.force))
            .transpose()?;
        Ok((format, target, certificate))
    });
    let (format, target, certificate) = match prepared {
        Ok(prepared) => prepared,
        Err(note) => {
            session.error(&note);
            return Exit::Refused;
        }
    };
    let loaded =
        match input::load(session, &args.file).and_then(|loaded| with_budget(session, loaded)) {
            Ok(loaded) => loaded,
            Err(exit) => return exit,
        };
    let solved = if certificate.is_some() {
        phanbo::solve_certified(&loaded.scenario, &options(args))
            .map(|(plan, proof)| (plan, Some(proof)))
    } else {
        phanbo::solve(&loaded.scenario, &options(args)).map(|plan| (plan, None))
    };
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
    let written = match target {
        None => output::stdout(&report.write(format, output::stdout_style()), session.lang),
        Some(target) => {
            let mut text = report.write(format, Style::Plain);
            if format == Format::Csv {
                text.insert(0, BYTE_ORDER_MARK);
            }
            target.write(&text, session)
        }
    };
    if written != Exit::Done || plan.status == Status::Optimal {
        return written;
    }
    if loaded.scenario.round_to.is_some() && !plan.solver.stopped {
        session.note(&Note::Rounded {
            gap: gap(session.lang, plan.proof.gap()),
        });
        return Exit::Done;
    }
    session.note(&Note::StoppedEarly {
        gap: gap(session.lang, plan.proof.gap()),
    });
    Exit::StoppedWithPlan
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
    let unknown = || Note::UnknownFormat {
        path: visible(&path.display().to_string()),
    };
    // A device has no ending to go by.
    if extension.is_none() && path.starts_with(Path::new("/dev")) {
        return Ok(Format::Table);
    }
    extension.and_then(Format::of_extension).ok_or_else(unknown)
}

fn options(args: &SolveArgs) -> Options {
    let mut options = Options {
        node_limit: args.node_limit,
        interrupt: Some(interrupt::flag()),
        ..Options::default()
    };
    if let Some(name) = &args.backend {
        let named = Backend::ALL.iter().find(|backend| backend.key() == name);
        options.backend = named.copied().unwrap_or_default();
    }
    if let Some(tolerance) = args.tolerance {
        options.tolerance = tolerance;
    }
    // A limit that no clock can reach is none.
    options.time_limit = args
        .time_limit
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    options
}

/// A budget may be left out of a scenario, but not here.
fn with_budget(session: Session, loaded: Loaded) -> Result<Loaded, Exit> {
    if loaded.scenario.budget.is_some() {
        return Ok(loaded);
    }
    let problem = Problem::NeededBy {
        key: "budget".to_owned(),
        command: "solve".to_owned(),
    };
    let at = loaded.text.find('{').unwrap_or(0);
    let finding = Finding {
        path: String::new(),
        span: at..at + 1,
        also: None,
        problem,
    };
    findings::show(
        session,
        &Findings {
            source: loaded.source,
            text: loaded.text,
            list: vec![finding],
        },
    );
    Err(Exit::Refused)
}

fn explain(session: Session, loaded: &Loaded, no_plan: &NoPlan) -> Exit {
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
