//! `phanbo batch`: many scenarios, a row for each, in their order, in memory that does not grow with
//! their number.

mod inputs;
mod rows;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::thread;

use phanbo::Options;
use phanbo::json::BatchRow;
use phanbo::locale::{Note, visible};
use sha2::{Digest as _, Sha256};

use super::args::{BatchArgs, LimitArgs};
use super::{Exit, Session, input, output, progress, task};
use inputs::{Input, Inputs};
use rows::Rows;

/// Where rows go until all of them are there.
const PART: &str = ".part";

pub(super) fn run(session: Session, args: &BatchArgs) -> Result<Exit, Exit> {
    let options = task::limits(&args.limits);
    let target = args.output.as_deref();
    let target = target.map(|path| output::target(session, path, args.force)).transpose();
    let target = target.map_err(|note| session.refuse(&note))?;
    let mut inputs = Inputs::of(&args.files).map_err(|fault| told(session, &fault))?;
    let batch = Batch { session, options, how: how(args) };

    let Some(path) = &args.output else {
        return batch.written(&mut inputs, args, Box::new(io::stdout()), Begun::default(), None);
    };
    let part = PathBuf::from(format!("{}{PART}", path.display()));
    let begun = batch.begun(&part, args.force, &mut inputs)?;
    let opened = File::options().create(true).append(true).open(&part);
    let file = opened.map_err(|error| told(session, &inputs::Fault::at(&part, error)))?;
    let sink = Box::new(BufWriter::new(file));
    let done = batch.written(&mut inputs, args, sink, begun, Some(&part))?;
    let named = target.map_or(Ok(()), |_| fs::rename(&part, path));
    named.map_err(|error| told(session, &inputs::Fault::at(path, error)))?;
    session.note(&Note::Wrote { path: visible(&path.display().to_string()) });
    Ok(done)
}

/// What all scenarios of a batch share.
struct Batch {
    session: Session,
    options: Options,
    /// The settings that decide what a plan is, as a text.
    how: String,
}

/// What an earlier run has left.
#[derive(Default, Clone, Copy)]
struct Begun {
    rows: usize,
    without_plan: usize,
}

impl Batch {
    /// The key of a scenario under these settings.
    fn key(&self, input: &Input) -> String {
        let text = input.text.as_deref().unwrap_or_default();
        let digest = Sha256::new().chain_update(&self.how).chain_update(text).finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn row(&self, input: &Input) -> BatchRow {
        let lang = self.session.lang;
        let mut row = match &input.text {
            Ok(text) => {
                let now = input::this_month();
                BatchRow::of(text, &input.source, input.row, now, &self.options, lang)
            }
            Err(note) => BatchRow::refused(lang.words().note(note), &input.source, input.row),
        };
        row.key = Some(self.key(input));
        row
    }

    /// Passes over what an earlier run has done, which must be of the same scenarios; what it had not
    /// written whole is cut off.
    fn begun(&self, part: &Path, force: bool, inputs: &mut Inputs) -> Result<Begun, Exit> {
        let fault = |error| told(self.session, &inputs::Fault::at(part, error));
        if force {
            return match fs::remove_file(part) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(error)),
                _ => Ok(Begun::default()),
            };
        }
        let mut begun = Begun::default();
        let whole = rows::each_whole(part, |row: &BatchRow| {
            let input = inputs.next();
            let same = input.is_some_and(|input| row.key == Some(self.key(&input)));
            begun.rows += usize::from(same);
            begun.without_plan += usize::from(same && row.plan.is_none());
            same
        });
        match whole.map_err(fault)? {
            true => Ok(begun),
            false => Err(self.session.refuse(&Note::BatchOfOthers {
                path: visible(&part.display().to_string()),
                row: begun.rows + 1,
            })),
        }
    }

    /// Solves what is left and writes its rows to `sink`.
    fn written(
        &self,
        inputs: &mut Inputs,
        args: &BatchArgs,
        sink: Box<dyn Write + Send>,
        begun: Begun,
        kept: Option<&Path>,
    ) -> Result<Exit, Exit> {
        let rows = Rows::new(sink, begun.rows);
        let size = inputs.bytes();
        let watch = progress::batch(self.session.lang);
        let inputs = Mutex::new(inputs);
        let is_stopped = || {
            let flag = self.options.interrupt.as_ref();
            flag.is_some_and(|flag| flag.load(Ordering::Relaxed))
        };
        let work = || {
            while !is_stopped() {
                let (input, read) = {
                    // A thread that panicked takes the whole scope down with it.
                    let Ok(mut inputs) = inputs.lock() else { return };
                    (inputs.next(), inputs.read())
                };
                let Some(input) = input else { return };
                if !rows.has_room(input.row, is_stopped) {
                    return;
                }
                let row = self.row(&input);
                // What a signal cut short is no row: the next run works it out.
                if is_stopped() || !rows.put(input.row, row.plan.is_some(), row.to_line()) {
                    return;
                }
                if let (Some(watch), Some(size)) = (&watch, size) {
                    watch(input.row - begun.rows, read as f64 / size.max(1) as f64);
                }
            }
        };
        let threads = args.threads.and_then(NonZeroUsize::new);
        let threads = threads.or_else(|| thread::available_parallelism().ok());
        thread::scope(|scope| {
            for _ in 0..threads.map_or(1, NonZeroUsize::get) {
                scope.spawn(work);
            }
        });
        progress::clear();
        let written = rows.finish();
        match written.fault {
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Exit::Done),
            Some(error) => {
                let path = kept.unwrap_or(Path::new("<stdout>"));
                return Err(told(self.session, &inputs::Fault::at(path, error)));
            }
            None => {}
        }
        if is_stopped() {
            let path = kept.map(|path| visible(&path.display().to_string()));
            self.session.note(&Note::BatchStopped { rows: written.rows, path });
            return Err(Exit::StoppedWithoutPlan);
        }
        self.session.note(&Note::BatchDone {
            rows: written.rows,
            without: begun.without_plan + written.without_plan,
            before: begun.rows,
        });
        Ok(Exit::Done)
    }
}

/// The settings that decide what a plan is.
fn how(args: &BatchArgs) -> String {
    let LimitArgs { tolerance, time_limit, node_limit } = args.limits;
    format!("{} {tolerance:?} {time_limit:?} {node_limit:?}\n", env!("CARGO_PKG_VERSION"))
}

fn told(session: Session, fault: &inputs::Fault) -> Exit {
    let path = visible(&fault.path.display().to_string());
    match &fault.error {
        None => session.refuse(&Note::NoScenarios { path }),
        Some(error) => {
            let why = output::why(error, session.lang);
            session.error(&Note::CannotRead { source: path, why });
            if error.kind() == io::ErrorKind::NotFound { Exit::Refused } else { Exit::Failure }
        }
    }
}
