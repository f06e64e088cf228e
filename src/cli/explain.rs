//! `phanbo explain`: why the plan is as it is.

use super::args::SolveArgs;
use super::{Exit, Session, solve};

pub(super) fn run(session: Session, args: &SolveArgs) -> Exit {
    let (_way, _loaded) = match solve::prepare(session, args, Some("budget")) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    Exit::Failure
}
