//! `phanbo models`: the channel presets with their evidence and sources.

use phanbo::answer::models;
use phanbo::scenario::Tier;

use super::args::ModelsArgs;
use super::{Exit, Session, output};

pub(super) fn run(session: Session, args: &ModelsArgs) -> Exit {
    let tiers = match args.tier {
        Some(tier) => vec![tier.into()],
        None => Tier::ALL.to_vec(),
    };
    let style = output::stdout_style();
    let pages: Vec<String> =
        tiers.into_iter().map(|tier| models::write(tier, session.lang, style)).collect();
    output::stdout(pages.join("\n"), session.lang)
}
