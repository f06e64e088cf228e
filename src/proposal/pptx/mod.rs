//! The proposal as slides: a package of our own, with charts that can be edited where the slides'
//! own program can draw them, and pictures of the others.

mod deck;
mod native;
mod package;
mod shape;
mod table;

use self::deck::Deck;
use super::Unwritable;
use super::page::Proposal;
use crate::chart::Look;

/// The proposal as slides (PPTX): a cover, and for each section a slide or more with its finding
/// as the title. Of `look` the language and the brand are used; the same proposal gives the same
/// bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn write(proposal: &Proposal, look: &Look) -> Result<Vec<u8>, Unwritable> {
    let mut deck = Deck::new(look, &proposal.cover.title);
    deck.cover(&proposal.cover)?;
    for section in &proposal.sections {
        deck.section(section)?;
    }
    deck.pack()
}
