//! `phanbo robustness`: how far the plan can be trusted, and what to learn next.

use phanbo::analysis::robustness::robustness;

use super::args::SolveArgs;
use super::task::Task;
use super::{Exit, Session};

pub(super) fn run(session: Session, args: &SolveArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, args, Some("budget"))?;
    let found = task.met(robustness(&task.loaded, &task.options))?;
    Ok(task.write_of(&found, &found.plan))
}
