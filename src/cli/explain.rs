//! `phanbo explain`: why the plan is as it is.

use phanbo::analysis::explain;

use super::args::SolveArgs;
use super::task::Task;
use super::{Exit, Session};

pub(super) fn run(session: Session, args: &SolveArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, args, Some("budget"))?;
    let found = task.met(explain(&task.loaded.scenario, &task.options))?;
    Ok(task.write_of(&found, &found.plan))
}
