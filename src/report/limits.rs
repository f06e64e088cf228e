//! What holds the plan back, and what that costs.

use super::{Author, sentence};
use crate::answer::plan::prices;
use crate::locale::proposal::Pitch;
use crate::page::{Block, Note, Section, Tone};

pub(super) fn section(author: &Author<'_>) -> Option<Section> {
    // All of them: a client has no other place to look for the rest.
    let items = prices(author.plan, &author.wording);
    let items: Vec<String> = items.iter().map(|said| sentence(said)).collect();
    if items.is_empty() {
        let said = author.say(&Pitch::NothingHolds);
        let blocks = vec![Block::Note(Note::new(Tone::Plain, said))];
        return author.section("limits", &Pitch::Limits, String::new(), blocks);
    }
    let blocks = Block::said(items, None);
    let takeaway = author.say(&Pitch::LimitsTakeaway);
    author.section("limits", &Pitch::Limits, takeaway, blocks)
}
