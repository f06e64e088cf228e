//! `phanbo check`: is the scenario valid?

use phanbo::locale::{Note, visible};

use super::args::CheckArgs;
use super::{Exit, Session, input, output};

pub(super) fn run(session: Session, args: &CheckArgs) -> Exit {
    let loaded = match input::load(session, &args.file) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let note = Note::Valid {
        source: visible(&loaded.source),
        channels: loaded.scenario.channels.len(),
        months: loaded.scenario.months,
    };
    output::stdout(
        format!("\u{1b}[32m✔\u{1b}[0m {}\n", session.lang.words().note(&note)),
        session.lang,
    )
}
