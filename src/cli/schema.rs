//! `phanbo schema`: the JSON Schemas of what is read and written.

use phanbo::json::schema::Document;

use super::args::SchemaArgs;
use super::{Exit, Session, output};

pub(super) fn run(session: Session, args: &SchemaArgs) -> Exit {
    let document = Document::of(&args.of).expect("clap takes the keys of documents only");
    let text = document.text();
    let Some(path) = &args.output else {
        return output::stdout(&text, session.lang);
    };
    match output::target(session, path, args.force) {
        Ok(target) => target.write(&text, session),
        Err(note) => {
            session.error(&note);
            Exit::Refused
        }
    }
}
