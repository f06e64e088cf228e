//! How far results may stray, and what the client can do about it.

use std::collections::BTreeMap;

use super::Author;
use crate::answer::plan::risk;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Note, Section, Tone};
use crate::plan::warning::WarningKind;

/// Of warnings of one kind a client reads these; the appendix has all.
const OF_A_KIND: usize = 2;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    let (plan, wording) = (author.material.plan(), &author.wording);
    if let Some(section) = risk::section(plan, wording, true) {
        blocks.push(Block::Heading(section.heading));
        blocks.extend(section.blocks);
    }
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for found in plan.warnings.iter().filter(|found| is_in_hand(&found.kind)) {
        let count = told.entry(found.kind.code()).or_default();
        *count += 1;
        if *count <= OF_A_KIND {
            blocks.push(Block::Note(Note::new(Tone::Caution, wording.warning(&found.kind))));
        }
    }
    if blocks.is_empty() {
        return None;
    }
    author.section("risks", &Pitch::Risks, author.say(&Pitch::RisksTakeaway), blocks)
}

/// Whether a client can do something about it: give a better figure, wait, or decide otherwise. What
/// holds spend where it is stands with the reasons; what to write in the file is the planner's
/// matter.
fn is_in_hand(kind: &WarningKind) -> bool {
    !matches!(
        kind,
        WarningKind::LastUnitLoses { .. }
            | WarningKind::KeepUnspent { .. }
            | WarningKind::AtMinimum { .. }
            | WarningKind::TapersAtHorizon { .. }
            | WarningKind::MeasureIdle
            | WarningKind::UncertainUnguarded { .. }
            | WarningKind::LastsTwice { .. }
            | WarningKind::BuiltUnknown { .. }
    )
}
