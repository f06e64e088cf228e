//! What holds the plan back, and what that costs.

use super::Author;
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Section, Tone};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    let limits = &author.page.limits;
    let items: Vec<String> = limits.items.iter().map(|(_, said)| said.clone()).collect();
    if items.is_empty() {
        let said = author.say(&Pitch::NothingHolds);
        let blocks = vec![Block::Note(Tone::Plain, said)];
        return author.section("limits", &Pitch::Limits, String::new(), blocks);
    }
    let mut blocks = vec![Block::List(items)];
    blocks.extend(limits.rest.clone().map(Block::Text));
    let takeaway = author.say(&Pitch::LimitsTakeaway);
    author.section("limits", &Pitch::Limits, takeaway, blocks)
}
