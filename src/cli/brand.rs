//! `--brand FILE`: a house's colours and logo, from JSON.

use std::path::{Path, PathBuf};

use phanbo::chart::{Brand as Colors, Hex};
use phanbo::locale::{Note, visible};
use phanbo::page::Logo;
use serde::Deserialize;

use super::{Exit, Session, input};

/// A house's own look.
#[derive(Debug, Clone, Default)]
pub(super) struct Brand {
    pub(super) colors: Colors,
    pub(super) logo: Option<Logo>,
}

/// As the file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BrandFile {
    #[serde(default)]
    colors: Vec<Hex>,
    ink: Option<Hex>,
    /// From the brand file's own folder.
    logo: Option<PathBuf>,
}

/// The brand of a file, ours where there is none, or the end of the program, told.
pub(super) fn read(session: Session, path: Option<&Path>) -> Result<Brand, Exit> {
    let Some(path) = path else {
        return Ok(Brand::default());
    };
    let text = input::text(session, path)?;
    let file = serde_json::from_str::<BrandFile>(&text).map_err(|fault| {
        session.error(&Note::BadBrand {
            path: visible(&path.display().to_string()),
            line: fault.line(),
            column: fault.column(),
            why: visible(&fault.to_string()),
        });
        Exit::Refused
    })?;
    let logo = match &file.logo {
        None => None,
        Some(logo) => {
            let logo = path.parent().unwrap_or(Path::new("")).join(logo);
            let bytes = input::bytes(session, &logo)?;
            Some(Logo::read(&bytes).map_err(|_| {
                session.error(&Note::NotALogo { path: visible(&logo.display().to_string()) });
                Exit::Refused
            })?)
        }
    };
    Ok(Brand { colors: Colors { colors: file.colors, ink: file.ink }, logo })
}
