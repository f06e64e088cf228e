//! `phanbo goal`: the least money that reaches the targets.

use phanbo::analysis::{Goal, goal};
use phanbo::plan::Status;
use phanbo::report::answer::GoalReport;

use super::args::SolveArgs;
use super::{Exit, Session, solve};

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let (way, loaded) = match solve::prepare(session, args, Some("targets")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let found = match goal(&loaded.scenario, &solve::options(session, args)) {
        Ok(found) => found,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = GoalReport {
        scenario: &loaded.scenario,
        goal: &found,
        lang: session.lang,
        timing: !args.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    match &found {
        _ if written != Exit::Done => written,
        Goal::OutOfReach { .. } => Exit::Infeasible,
        Goal::Reached(plan) if plan.status != Status::Optimal => {
            solve::stopped_early(session, plan.proof.gap())
        }
        Goal::Reached(_) => Exit::Done,
    }
}
