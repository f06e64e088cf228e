//! What holds the plan back, and what that costs.

use super::{Author, sentence};
use crate::locale::proposal::Pitch;
use crate::proposal::page::{Block, Section, Tone};
use crate::report::content::limits;

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    // All of them: a client has no other place to look for the rest.
    let items: Vec<String> = limits(author.plan, &author.wording, usize::MAX)
        .items
        .iter()
        .map(|(_, said)| sentence(said))
        .collect();
    if items.is_empty() {
        let said = author.say(&Pitch::NothingHolds);
        let blocks = vec![Block::Note(Tone::Plain, said)];
        return author.section("limits", &Pitch::Limits, String::new(), blocks);
    }
    let blocks = vec![Block::List(items)];
    let takeaway = author.say(&Pitch::LimitsTakeaway);
    author.section("limits", &Pitch::Limits, takeaway, blocks)
}
