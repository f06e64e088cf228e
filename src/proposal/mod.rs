//! The proposal that a client keeps: one model of its pages ([`page`]), several writers. Sections
//! know nothing of formats, writers nothing of scenarios; every figure is made by the locale's one
//! formatter when the page is made, and no writer makes one of its own. The workbook ([`xlsx`]) is
//! no page: it holds the numbers themselves, from a scenario and its plan.

mod columns;
mod evidence;
pub mod html;
mod lines;
pub mod logo;
pub mod markdown;
mod material;
pub mod page;
pub mod pdf;
pub mod playground;
pub mod pptx;
pub mod sections;
pub mod xlsx;

use crate::chart::Unpaintable;

pub use logo::Logo;
pub use material::{About, Material};

/// Why a file could not be made; nothing in a scenario should bring any of these about.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// A chart could not be painted.
    #[error(transparent)]
    Picture(#[from] Unpaintable),
    /// The PDF was refused.
    #[error("PDF: {0}")]
    Pdf(String),
    /// The workbook was refused.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The package could not be packed.
    #[error(transparent)]
    Package(#[from] zip::result::ZipError),
    /// Packing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}
