//! What moves the result most, how far channels may be moved, and every warning.

use super::material::WITHIN;
use super::{Author, chart};
use crate::answer::plan::risk;
use crate::chart::ranges::Ranges;
use crate::chart::tornado::Tornado;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Section};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let mut blocks = Vec::new();
    let (plan, wording) = (author.material.plan(), &author.wording);
    if let Some(section) = risk::correction(plan, wording) {
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
    let mut said: Vec<String> =
        plan.warnings.iter().map(|found| wording.warning(&found.kind)).collect();
    said.dedup();
    blocks.extend(Block::said(said, None));
    author.section("sensitivity", &Pitch::Sensitivity, author.say(&Pitch::RisksTakeaway), blocks)
}
