//! How far results may stray, what makes them stray, and what to know before deciding.

use super::material::WITHIN;
use super::{Author, chart};
use crate::answer::plan::risk;
use crate::chart::ranges::Ranges;
use crate::chart::tornado::Tornado;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Note, Section, Tone};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    let (plan, wording) = (author.material.plan(), &author.wording);
    let found = [risk::section(plan, wording, true), risk::correction(plan, wording)];
    for section in found.into_iter().flatten() {
        blocks.push(Block::Heading(section.heading));
        blocks.extend(section.blocks);
    }
    let explanation = &author.material.explanation;
    blocks.extend(Tornado::of(author.scenario, explanation, author.lang).map(chart));
    if let Some(found) = &author.material.ranges {
        blocks.push(Block::Text(
            author.say(&Pitch::RangesRead { within: author.lang.percent_trimmed(WITHIN, 1) }),
        ));
        let mut shown = Ranges::of(author.scenario, found, author.lang);
        // The plan's own amounts as they stand everywhere else.
        for (room, channel) in shown.channels.iter_mut().zip(&author.plan.channels) {
            room.best = channel.total_spend;
            room.low = room.low.min(room.best);
            room.high = room.high.max(room.best);
        }
        blocks.push(chart(shown));
    }
    // What to write in the file is the planner's matter.
    let warnings = author.plan.warnings.iter();
    let said = warnings.map(|found| author.wording.warning(&found.kind));
    blocks.extend(said.map(|said| Block::Note(Note::new(Tone::Caution, said))));
    let takeaway = author.say(&Pitch::RisksTakeaway);
    author.section("risks", &Pitch::Risks, takeaway, blocks)
}
