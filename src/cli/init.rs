//! `phanbo init`: a commented scenario to start from.

use phanbo::locale::Note;

use super::args::InitArgs;
use super::{Exit, Session, output};

pub(super) fn run(session: Session, args: &InitArgs) -> Exit {
    let text = session.lang.words().scaffold(args.tier.into());
    let Some(path) = &args.file else {
        return output::stdout(&text, session.lang);
    };
    match output::target(session, path, args.force) {
        Ok(target) => {
            let exit = target.write(&text, session);
            if exit == Exit::Done {
                session.note(&Note::SchemaHint);
            }
            exit
        }
        Err(note) => {
            session.error(&note);
            Exit::Refused
        }
    }
}
