//! `phanbo robustness`: how far the plan can be trusted, and what to learn next.

use phanbo::analysis::robustness::robustness;
use phanbo::report::answer::RobustnessReport;

use super::args::SolveArgs;
use super::{Exit, Session, progress, solve};

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let (way, loaded) = match solve::prepare(session, args, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let found = robustness(&loaded, &solve::options(session, args));
    progress::clear();
    let found = match found {
        Ok(found) => found,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = RobustnessReport {
        scenario: &loaded.scenario,
        found: &found,
        lang: session.lang,
        timing: !args.no_timing,
    };
    way.write(session, |format, style| report.write(format, style))
}
