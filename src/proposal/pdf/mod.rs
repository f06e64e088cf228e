//! The proposal as PDF.

use super::Unwritable;
use super::page::Proposal;
use crate::chart::Look;

/// The proposal as PDF: A4 portrait, texts that can be selected, an outline.
///
/// # Errors
/// [`Unwritable`].
pub fn write(proposal: &Proposal, look: &Look) -> Result<Vec<u8>, Unwritable> {
    use krilla::metadata::Metadata;
    use krilla::page::PageSettings;
    let mut document = krilla::Document::new();
    let page = PageSettings::from_wh(595.0, 842.0).ok_or_else(|| Unwritable::Pdf("A4".into()))?;
    document.start_page_with(page).finish();
    document.set_metadata(
        Metadata::new()
            .title(proposal.cover.title.clone())
            .language(look.lang.key().to_owned()),
    );
    document
        .finish()
        .map_err(|error| Unwritable::Pdf(format!("{error:?}")))
}
