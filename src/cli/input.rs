//! Reading a scenario from a file or the standard input.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use phanbo::locale::{Localized as _, Note, visible};
use phanbo::month::Month;
use phanbo::plan::file::PlanFindings;
use phanbo::scenario::read::text_of;
use phanbo::scenario::{Findings, Loaded, Scenario};
use phanbo::table::Kept;
use phanbo::table::grid::{self, MOST_BYTES, is_workbook};

use super::{Exit, Session, output};

/// The scenario of a file (`-`: the standard input), or the end of the program, told.
pub(super) fn load(session: Session, path: &Path) -> Result<Loaded, Exit> {
    let stdin = path == Path::new("-");
    let source = if stdin { "<stdin>".to_owned() } else { path.display().to_string() };
    let bytes = bytes_of(session, path, &source)?;
    if is_workbook(&bytes) {
        return kept(session, &bytes, &source);
    }
    let found =
        text_of(&bytes, &source).and_then(|text| Scenario::load(text, &source, this_month()));
    shown(session, found)
}

/// The scenario that a workbook of ours keeps. Its findings name the line of the sheet.
fn kept(session: Session, bytes: &[u8], source: &str) -> Result<Loaded, Exit> {
    let grids = grid::grids(bytes).map_err(|finding| {
        session.error_text(&format!("{}: {}", visible(source), finding.in_lang(session.lang)));
        Exit::Refused
    })?;
    let Some(kept) = Kept::of(&grids) else {
        return Err(session.refuse(&Note::NoScenarioInBook { source: visible(source) }));
    };
    let source = format!("{source}/{}", kept.file);
    shown(session, Scenario::load(&kept.text, &source, kept.start.plus(-1)))
}

/// Whether a file is a workbook; what cannot be read is none, and is told by who reads it.
pub(super) fn is_book(path: &Path) -> bool {
    let mut first = [0; 8];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && is_workbook(&first)
}

fn shown(session: Session, found: Result<Loaded, Findings>) -> Result<Loaded, Exit> {
    found.map_err(|found| {
        output::line(&found.render_painted(session.lang));
        Exit::Refused
    })
}

/// The text of any other file that a command reads.
pub(super) fn text(session: Session, path: &Path) -> Result<String, Exit> {
    let source = path.display().to_string();
    let bytes = bytes_of(session, path, &source)?;
    text_of(&bytes, &source).map(str::to_owned).map_err(|found| {
        output::line(&found.render_painted(session.lang));
        Exit::Refused
    })
}

pub(super) fn faults(session: Session, path: &Path, found: &PlanFindings) -> Exit {
    let source = visible(&path.display().to_string());
    for finding in &found.list {
        session.error_text(&format!("{source}: {}", finding.in_lang(session.lang)));
    }
    Exit::Refused
}

/// The bytes of any other file.
pub(super) fn bytes(session: Session, path: &Path) -> Result<Vec<u8>, Exit> {
    bytes_of(session, path, &path.display().to_string())
}

fn bytes_of(session: Session, path: &Path, source: &str) -> Result<Vec<u8>, Exit> {
    let stdin = path == Path::new("-");
    let bytes =
        if stdin { bounded(io::stdin().lock()) } else { fs::File::open(path).and_then(bounded) };
    bytes.map_err(|error| {
        session.error(&Note::CannotRead {
            source: visible(source),
            why: output::why(&error, session.lang),
        });
        // A file that is not there is a wrong argument; one that cannot be read is a failure.
        if error.kind() == io::ErrorKind::NotFound { Exit::Refused } else { Exit::Failure }
    })
}

/// Everything there is to read, no further than any file may go.
fn bounded(from: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// The calendar month now, UTC.
pub(super) fn this_month() -> Month {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let (year, month) = civil((seconds / 86_400) as i64);
    // The clock of this century: outside 1900..=2999 there is no month to count from.
    Month::new(year as i32, month as u32)
        .or_else(|| Month::new(2026, 1))
        .unwrap_or_else(|| unreachable!())
}

/// Year and month of a day counted from 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms", `civil_from_days`).
fn civil(days: i64) -> (i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_month() {
        assert_eq!(civil(0), (1970, 1));
        assert_eq!(civil(30), (1970, 1));
        assert_eq!(civil(31), (1970, 2));
        assert_eq!(civil(11_016), (2000, 2)); // 2000-02-29
        assert_eq!(civil(11_017), (2000, 3));
        assert_eq!(civil(20_818), (2026, 12)); // 2026-12-31
        assert_eq!(civil(20_819), (2027, 1));
    }
}
