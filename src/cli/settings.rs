//! `--set path=value`: variants of a scenario on the command line.

use phanbo::locale::Localized as _;
use phanbo::scenario::set::{SetFindings, Setting, setting};
use phanbo::scenario::{Loaded, Scenario};

use super::{Exit, Session};

/// The settings typed, or the end of the program with every fault told.
pub(super) fn read(session: Session, typed: &[String]) -> Result<Vec<Setting>, Exit> {
    let mut all = Vec::new();
    let mut is_wrong = false;
    for one in typed {
        match setting(one) {
            Ok(setting) => all.push(setting),
            Err(why) => {
                is_wrong = true;
                session.error_text(&why.in_lang(session.lang));
            }
        }
    }
    if is_wrong { Err(Exit::Refused) } else { Ok(all) }
}

/// The scenario with settings applied, or the end of the program with every fault told.
pub(super) fn apply(
    session: Session,
    loaded: &Loaded,
    settings: &[Setting],
) -> Result<Scenario, Exit> {
    loaded.with(settings).map_err(|found| {
        show(session, &found);
        Exit::Refused
    })
}

/// The scenario with what `--set` typed on top, or the end of the program with every fault told.
pub(super) fn varied(session: Session, loaded: Loaded, typed: &[String]) -> Result<Loaded, Exit> {
    if typed.is_empty() {
        return Ok(loaded);
    }
    let settings = read(session, typed)?;
    loaded.varied(settings).map_err(|found| {
        show(session, &found);
        Exit::Refused
    })
}

/// Says what is wrong with settings.
pub(super) fn show(session: Session, found: &SetFindings) {
    for line in found.lines(session.lang) {
        session.error_text(&line);
    }
}

/// Named variants from `--name` and `--set` in the order typed: a name starts a variant, to which
/// the settings after it belong; settings before any name are one variant, called by what they set.
pub(super) fn variants(
    session: Session,
    loaded: &Loaded,
    order: &[(bool, String)],
) -> Result<Vec<(String, Scenario)>, Exit> {
    let mut groups: Vec<(Option<String>, Vec<String>)> = Vec::new();
    for (is_name, text) in order {
        if *is_name {
            groups.push((Some(text.clone()), Vec::new()));
        } else if let Some((_, settings)) = groups.last_mut() {
            settings.push(text.clone());
        } else {
            groups.push((None, vec![text.clone()]));
        }
    }
    let mut all = Vec::new();
    for (name, typed) in groups {
        let settings = read(session, &typed)?;
        let scenario = apply(session, loaded, &settings)?;
        all.push((name.unwrap_or_else(|| typed.join(", ")), scenario));
    }
    Ok(all)
}
