//! `phanbo ranges`: how far each channel may stray among plans nearly as good as the best.

use phanbo::analysis::ranges;
use phanbo::plan::Status;
use phanbo::report::answer::RangesReport;

use super::args::RangesArgs;
use super::{Exit, Session, solve};

/// How much worse than the best a plan may be where nobody says.
const WITHIN: f64 = 0.01;

pub(super) fn run(session: Session, args: &RangesArgs) -> Exit {
    let (way, loaded) = match solve::prepare(session, &args.solve, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let within = args.within.unwrap_or(WITHIN);
    let found = match ranges(&loaded.scenario, within, &solve::options(session, &args.solve)) {
        Ok(found) => found,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = RangesReport {
        scenario: &loaded.scenario,
        ranges: &found,
        lang: session.lang,
        timing: !args.solve.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    if written == Exit::Done && found.plan.status != Status::Optimal {
        return solve::stopped_early(session, found.plan.proof.gap());
    }
    written
}
