//! How far results may stray, what makes them stray, and what to know before deciding.

use super::{Author, chart};
use crate::chart::ranges::Ranges;
use crate::chart::tornado::Tornado;
use crate::locale::proposal::Pitch;
use crate::proposal::material::WITHIN;
use crate::proposal::page::{Block, Section, Tone};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let texts = |section: &crate::report::content::Section| -> Vec<String> {
        section.items.iter().map(|(_, said)| said.clone()).collect()
    };
    let mut blocks = Vec::new();
    for found in [&author.page.risk, &author.page.correction].into_iter().flatten() {
        blocks.push(Block::Heading(found.heading.clone()));
        blocks.push(Block::List(texts(found)));
        blocks.extend(found.rest.clone().map(Block::Text));
    }
    let explanation = &author.material.explanation;
    blocks.extend(chart(Tornado::of(author.scenario, explanation, author.lang)));
    if let Some(found) = &author.material.ranges {
        blocks.push(Block::Text(
            author.say(&Pitch::RangesRead { within: author.lang.percent_trimmed(WITHIN, 1) }),
        ));
        blocks.extend(chart(Some(Ranges::of(author.scenario, found, author.lang))));
    }
    // What to write in the file is the planner's matter.
    let warnings = author.plan.warnings.iter();
    let said = warnings.map(|found| author.wording.warning(&found.kind));
    blocks.extend(said.map(|said| Block::Note(Tone::Caution, said)));
    let takeaway = author.say(&Pitch::RisksTakeaway);
    author.section("risks", &Pitch::Risks, takeaway, blocks)
}
