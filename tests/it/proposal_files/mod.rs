//! The files of a proposal, read back by other hands than those that wrote them.

mod made;
mod pdf;
mod real;
mod same;
mod slides;
mod workbook;

pub(crate) use pdf::pdf_text;
pub(crate) use slides::{slide_texts, xml_parts};
