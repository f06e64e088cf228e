//! `phanbo top-up`: where an extra amount goes on top of a committed plan.

use phanbo::analysis::top_up::with_extra;
use phanbo::plan::Status;
use phanbo::plan::audit::evaluate;
use phanbo::report::answer::TopUpReport;

use super::args::TopUpArgs;
use super::{Exit, Session, input, solve};

pub(super) fn run(session: Session, args: &TopUpArgs) -> Exit {
    let (way, mut loaded) = match solve::prepare(session, &args.solve, None) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let committed = match input::plan(session, &args.plan, &loaded.scenario) {
        Ok(committed) => committed,
        Err(exit) => return exit,
    };
    let before = evaluate(&loaded.scenario, committed.clone());
    loaded.scenario = with_extra(&loaded.scenario, &committed, args.extra);
    let plan = match phanbo::solve(&loaded.scenario, &solve::options(session, &args.solve)) {
        Ok(plan) => plan,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = TopUpReport {
        scenario: &loaded.scenario,
        committed: &before,
        plan: &plan,
        extra: args.extra,
        lang: session.lang,
        timing: !args.solve.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    if written == Exit::Done && plan.status != Status::Optimal {
        return solve::stopped_early(session, plan.proof.gap());
    }
    written
}
