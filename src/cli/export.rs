//! `phanbo export`: the model as a standard file for other solvers.

use phanbo::export::{lp, milp, mps};
use phanbo::locale::{Note, visible};

use super::args::ExportArgs;
use super::{Exit, Session, input, output};

/// Chords of a curve, unless told.
const CHORDS: usize = 24;

pub(super) fn run(session: Session, args: &ExportArgs) -> Exit {
    let path = args.mps.as_deref().or(args.lp.as_deref());
    let target = path.map(|path| output::target(session, path, args.force));
    let target = match target.transpose() {
        Ok(target) => target,
        Err(note) => {
            session.error(&note);
            return Exit::Refused;
        }
    };
    let loaded = match input::load(session, &args.file) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let Ok(model) = milp(&loaded.scenario, args.chords.unwrap_or(CHORDS)) else {
        session.error(&Note::Infeasible { source: visible(&loaded.source) });
        return Exit::Infeasible;
    };
    let text = if args.mps.is_some() { mps(&model) } else { lp(&model) };
    match target {
        Some(target) => target.write(&text, session),
        None => output::stdout(&text, session.lang),
    }
}
