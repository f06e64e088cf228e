//! `phanbo sweep`: the best plan at each value of a figure, or of two.

use phanbo::analysis::sweep::{grid, sweep};
use phanbo::report::answer::SweepReport;

use super::args::SweepArgs;
use super::{Exit, Session, settings, solve};

pub(super) fn run(session: Session, args: &SweepArgs) -> Exit {
    let (way, loaded) = match solve::prepare(session, &args.solve, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let Some(over) = args.over.first() else {
        return Exit::Refused;
    };
    let across = args.over.get(1);
    let options = solve::options(session, &args.solve);
    let points = match across {
        Some(across) => grid(&loaded, over, across, &options),
        None => sweep(&loaded, over, &options),
    };
    let points = match points {
        Ok(points) => points,
        Err(found) => {
            settings::show(session, &found);
            return Exit::Refused;
        }
    };
    let report = SweepReport {
        scenario: &loaded.scenario,
        over,
        across,
        points: &points,
        lang: session.lang,
    };
    way.write(session, |format, style| report.write(format, style))
}
