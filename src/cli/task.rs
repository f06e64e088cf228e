//! What all commands that solve have in common: everything that may be refused is, before any work
//! is done; then the scenario is read; in the end the answer is written.

use std::path::Path;
use std::time::Duration;

use phanbo::answer::workbook::kept;
use phanbo::answer::{Answer, Document};
use phanbo::chart::Look;
use phanbo::locale::{Note, visible};
use phanbo::page::rows::BYTE_ORDER_MARK;
use phanbo::page::{Format, Style};
use phanbo::plan::Plan;
use phanbo::scenario::Loaded;
use phanbo::{Backend, NoPlan, Options};

use super::args::{LimitArgs, SolveArgs};
use super::{Exit, Session, input, interrupt, output, progress, settings, solve};

/// A command's work.
pub(super) struct Task {
    session: Session,
    format: Format,
    /// CSV as Excel opens it.
    excel: bool,
    target: Option<output::Target>,
    timing: bool,
    /// What is asked.
    pub(super) loaded: Loaded,
    /// How it is solved.
    pub(super) options: Options,
}

impl Task {
    /// Reads the scenario, which must have what the command `needs`.
    pub(super) fn begin(
        session: Session,
        args: &SolveArgs,
        needs: Option<&str>,
    ) -> Result<Self, Exit> {
        let format = format(args).map_err(|note| session.refuse(&note))?;
        let target = args.output.as_deref();
        let target = target.map(|path| output::target(session, path, args.force)).transpose();
        let target = target.map_err(|note| session.refuse(&note))?;
        let mut loaded = input::load(session, &args.file)?;
        loaded = settings::varied(session, loaded, &args.set)?;
        let risk = &mut loaded.scenario.risk;
        risk.samples = args.samples.unwrap_or(risk.samples);
        risk.seed = args.seed.unwrap_or(risk.seed);
        let is_missing = |key: &str| match key {
            "budget" => loaded.scenario.budget.is_none(),
            "targets" => loaded.scenario.targets.is_empty(),
            _ => false,
        };
        if let Some(key) = needs.filter(|key| is_missing(key)) {
            return Err(refuse_without(session, loaded, key));
        }
        let options = options(session, args);
        let (excel, timing) = (args.csv.is_some(), !args.no_timing);
        Ok(Self { session, format, excel, target, timing, loaded, options })
    }

    /// The best plan, or the end of the program, told.
    pub(super) fn solved(&self) -> Result<Plan, Exit> {
        self.met(phanbo::solve(&self.loaded.scenario, &self.options))
    }

    /// What was found, or why there is no plan, told.
    pub(super) fn met<T>(&self, found: Result<T, NoPlan>) -> Result<T, Exit> {
        progress::clear();
        found.map_err(|no_plan| solve::explain(self.session, &self.loaded, &no_plan, &self.options))
    }

    /// Writes the answer where it was asked for.
    pub(super) fn write<'a, T>(&'a self, found: &'a T) -> Exit
    where
        Answer<'a, T>: Document,
    {
        let Self { session, format, timing, .. } = *self;
        let scenario = &self.loaded.scenario;
        let answer = Answer { scenario, found, lang: session.lang, timing };
        let look = Look { lang: session.lang, ..Look::default() };
        let style = match &self.target {
            None => output::stdout_style(),
            Some(_) => Style::Plain,
        };
        let written = if self.excel {
            Ok(answer.rows().csv_for_excel(session.lang).into_bytes())
        } else if format == Format::Xlsx {
            answer.workbook_keeping(&look, &kept(&self.loaded))
        } else {
            answer.write(format, &look, style)
        };
        let mut bytes = match written {
            Ok(bytes) => bytes,
            Err(fault) => {
                let path = self.target.as_ref().map_or("<stdout>", output::Target::shown);
                session.error(&Note::CannotWrite { path: path.to_owned(), why: fault.to_string() });
                return Exit::Failure;
            }
        };
        match &self.target {
            None => output::stdout(&bytes, session.lang),
            Some(target) => {
                if format == Format::Csv && !self.excel {
                    bytes.splice(0..0, BYTE_ORDER_MARK.bytes());
                }
                target.write(&bytes, session)
            }
        }
    }

    /// The same, and says how far `plan`, on which the answer rests, may be from the best.
    pub(super) fn write_of<'a, T>(&'a self, found: &'a T, plan: &Plan) -> Exit
    where
        Answer<'a, T>: Document,
    {
        match self.write(found) {
            Exit::Done => solve::proven(self.session, [Ok(plan)]),
            exit => exit,
        }
    }

    /// The same of an answer that rests on several plans, or on what is instead of one.
    pub(super) fn write_of_all<'a, T>(
        &'a self,
        found: &'a T,
        plans: impl IntoIterator<Item = Result<&'a Plan, &'a NoPlan>>,
    ) -> Exit
    where
        Answer<'a, T>: Document,
    {
        match self.write(found) {
            Exit::Done => solve::proven(self.session, plans),
            exit => exit,
        }
    }
}

/// As asked for, else by the ending of the output file, else a table.
fn format(args: &SolveArgs) -> Result<Format, Note> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(path) = &args.output else {
        return Ok(if args.csv.is_some() { Format::Csv } else { Format::Table });
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let unknown = || Note::UnknownFormat { path: visible(&path.display().to_string()) };
    // A device has no ending to go by.
    if extension.is_none() && path.starts_with(Path::new("/dev")) {
        return Ok(if args.csv.is_some() { Format::Csv } else { Format::Table });
    }
    let named = extension.and_then(Format::of_extension).ok_or_else(unknown)?;
    if args.csv.is_some() && named != Format::Csv {
        return Err(Note::NotCsv { path: visible(&path.display().to_string()) });
    }
    Ok(named)
}

fn options(session: Session, args: &SolveArgs) -> Options {
    let mut options = limits(&args.limits).from_now().counted(progress::counted(session.lang));
    if let Some(name) = &args.backend {
        let named = Backend::ALL.iter().find(|backend| backend.key() == name);
        options.backend = named.copied().unwrap_or_default();
    }
    options
}

/// When a search is content and when it stops; a signal stops it too.
pub(super) fn limits(args: &LimitArgs) -> Options {
    let mut options = Options::new().node_limit(args.node_limit).interrupt(interrupt::flag());
    options.tolerance = args.tolerance.unwrap_or(options.tolerance);
    // A limit that no clock can reach is none.
    let seconds = args.time_limit.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    options.time_limit = seconds;
    options
}

/// What may be left out of a scenario, but not here.
pub(super) fn refuse_without(session: Session, loaded: Loaded, key: &str) -> Exit {
    let command = if key == "targets" { "goal" } else { "solve" };
    output::line(&loaded.lacks(key, command).render_painted(session.lang));
    Exit::Refused
}
