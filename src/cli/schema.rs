//! `phanbo schema`: the JSON Schema of scenarios.

use phanbo::scenario::schema::schema;

use super::args::SchemaArgs;
use super::{Exit, Session, output};

pub(super) fn run(session: Session, args: &SchemaArgs) -> Exit {
    let mut text = match serde_json::to_string_pretty(&schema()) {
        Ok(text) => text,
        Err(_) => return Exit::Failure,
    };
    text.push('\n');
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
