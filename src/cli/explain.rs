//! `phanbo explain`: why the plan is as it is.

use phanbo::analysis::explain;
use phanbo::plan::Status;
use phanbo::report::answer::ExplainReport;

use super::args::SolveArgs;
use super::{Exit, Session, solve};

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let (way, loaded) = match solve::prepare(session, args, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let found = match explain(&loaded.scenario, &solve::options(session, args)) {
        Ok(found) => found,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = ExplainReport {
        scenario: &loaded.scenario,
        explanation: &found,
        lang: session.lang,
        timing: !args.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    if written == Exit::Done && found.plan.status != Status::Optimal {
        return solve::stopped_early(session, found.plan.proof.gap());
    }
    written
}
