//! `phanbo sweep`: the best plan at each value of a figure, or of two.

use phanbo::analysis::sweep::{grid, sweep};
use phanbo::answer::Swept;

use super::args::SweepArgs;
use super::task::Task;
use super::{Exit, Session, settings};

pub(super) fn run(session: Session, args: &SweepArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, &args.solve, Some("budget"))?;
    let over = args.over.first().ok_or(Exit::Refused)?;
    let across = args.over.get(1);
    let points = match across {
        Some(across) => grid(&task.loaded, over, across, &task.options),
        None => sweep(&task.loaded, over, &task.options),
    };
    let points = points.map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    let found = Swept { over: over.clone(), across: across.cloned(), points };
    Ok(task.write_of_all(&found, found.points.iter().map(|point| point.answer.as_ref())))
}
