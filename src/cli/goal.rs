//! `phanbo goal`: the least money that reaches the targets.

use phanbo::analysis::{Goal, goal};

use super::args::SolveArgs;
use super::task::Task;
use super::{Exit, Session};

pub(super) fn run(session: Session, args: &SolveArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, args, Some("targets"))?;
    let found = task.met(goal(&task.loaded.scenario, &task.options))?;
    Ok(match &found {
        Goal::Reached(plan) => task.write_of(&found, plan),
        Goal::OutOfReach { .. } => match task.write(&found) {
            Exit::Done => Exit::Infeasible,
            exit => exit,
        },
    })
}
