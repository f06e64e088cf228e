//! `phanbo ranges`: how far each channel may stray among plans nearly as good as the best.

use phanbo::analysis::ranges;

use super::args::RangesArgs;
use super::task::Task;
use super::{Exit, Session};

/// How much worse than the best a plan may be where nobody says.
const WITHIN: f64 = 0.01;

pub(super) fn run(session: Session, args: &RangesArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, &args.solve, Some("budget"))?;
    let within = args.within.unwrap_or(WITHIN);
    let found = task.met(ranges(&task.loaded.scenario, within, &task.options))?;
    Ok(task.write_of(&found, &found.plan))
}
