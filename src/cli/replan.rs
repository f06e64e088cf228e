//! `phanbo replan`: months that are spent stay, the rest is planned again.

use phanbo::analysis::replan::with_actuals;
use phanbo::plan::Status;
use phanbo::plan::audit::evaluate;
use phanbo::report::answer::ReplanReport;

use super::args::ReplanArgs;
use super::{Exit, Session, input, settings, solve};

pub(super) fn run(session: Session, args: &ReplanArgs) -> Exit {
    let (way, mut loaded) = match solve::prepare(session, &args.solve, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let actuals = match input::actuals(session, &args.actuals, &loaded.scenario) {
        Ok(actuals) => actuals,
        Err(exit) => return exit,
    };
    let options = solve::options(session, &args.solve);
    let before = match &args.plan {
        Some(path) => match input::plan(session, path, &loaded.scenario) {
            Ok(spend) => spend,
            Err(exit) => return exit,
        },
        None => match phanbo::solve(&loaded.scenario, &options) {
            Ok(plan) => plan.spend(),
            Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
        },
    };
    let before = evaluate(&loaded.scenario, before);
    match with_actuals(&loaded, &actuals.spend) {
        Ok(scenario) => loaded.scenario = scenario,
        Err(found) => {
            settings::show(session, &found);
            return Exit::Refused;
        }
    }
    let plan = match phanbo::solve(&loaded.scenario, &options) {
        Ok(plan) => plan,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let report = ReplanReport {
        scenario: &loaded.scenario,
        before: &before,
        actuals: &actuals.spend,
        revenue: &actuals.revenue,
        plan: &plan,
        lang: session.lang,
        timing: !args.solve.no_timing,
    };
    let written = way.write(session, |format, style| report.write(format, style));
    if written == Exit::Done && plan.status != Status::Optimal {
        return solve::stopped_early(session, plan.proof.gap());
    }
    written
}
