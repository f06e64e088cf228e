//! A page as slides: a package of our own, with charts that can be edited where the slides'
//! own program can draw them, and pictures of the others.

mod deck;
mod native;
mod package;
mod shape;
mod table;

use self::deck::Deck;
use super::{Page, Unwritable};
use crate::chart::Look;

/// The slides (PPTX): a cover, and for each section a slide or more with its finding as the title.
/// Of `look` the language and the brand are used; the same page gives the same bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn write(page: &Page, look: &Look) -> Result<Vec<u8>, Unwritable> {
    let mut deck = Deck::new(look, &page.cover.title);
    deck.cover(&page.cover)?;
    for section in &page.sections {
        deck.section(section)?;
    }
    deck.pack()
}
