//! `phanbo replan`: months that are spent stay, the rest is planned again.

use phanbo::analysis::replan::with_actuals;
use phanbo::answer::Replanned;
use phanbo::plan::audit::evaluate;

use super::args::ReplanArgs;
use super::task::Task;
use super::{Exit, Session, input, settings};

pub(super) fn run(session: Session, args: &ReplanArgs) -> Result<Exit, Exit> {
    let mut task = Task::begin(session, &args.solve, Some("budget"))?;
    let actuals = input::actuals(session, &args.actuals, &task.loaded.scenario)?;
    let before = match &args.plan {
        Some(path) => input::plan(session, path, &task.loaded.scenario)?,
        None => task.solved()?.spend(),
    };
    let before = evaluate(&task.loaded.scenario, before);
    task.loaded.scenario = with_actuals(&task.loaded, &actuals.spend).map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    let found = Replanned { before, actuals, plan: task.solved()? };
    Ok(task.write_of(&found, &found.plan))
}
