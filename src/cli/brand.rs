//! `--brand FILE`: a house's name, colours and logo, from JSON.

use std::path::Path;

use phanbo::chart::Brand as Colors;
use phanbo::locale::{Note, visible};

use super::{Exit, Session, input};

/// A house's own look.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Brand {
    pub(super) colors: Colors,
}

/// The brand of a file, ours where there is none, or the end of the program, told.
pub(super) fn read(session: Session, path: Option<&Path>) -> Result<Brand, Exit> {
    let Some(path) = path else {
        return Ok(Brand::default());
    };
    let text = input::text(session, path)?;
    match serde_json::from_str::<Colors>(&text) {
        Ok(colors) => Ok(Brand { colors }),
        Err(fault) => {
            session.error(&Note::BadBrand {
                path: visible(&path.display().to_string()),
                line: fault.line(),
                column: fault.column(),
                why: visible(&fault.to_string()),
            });
            Err(Exit::Refused)
        }
    }
}
