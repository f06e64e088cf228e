//! `phanbo top-up`: where an extra amount goes on top of a committed plan.

use phanbo::analysis::top_up::with_extra;
use phanbo::answer::ToppedUp;
use phanbo::plan::audit::evaluate;

use super::args::TopUpArgs;
use super::task::Task;
use super::{Exit, Session, table};

pub(super) fn run(session: Session, args: &TopUpArgs) -> Result<Exit, Exit> {
    let mut task = Task::begin(session, &args.solve, None)?;
    let spend = table::plan(session, &args.plan, &task.loaded.scenario, &args.table)?;
    let committed = evaluate(&task.loaded.scenario, spend.clone());
    task.loaded.scenario = with_extra(&task.loaded.scenario, &spend, args.extra);
    let found = ToppedUp { committed, plan: task.solved()?, extra: args.extra };
    Ok(task.write_of(&found, &found.plan))
}
