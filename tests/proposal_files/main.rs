//! The files of a proposal, read back by other hands than those that wrote them.

#![allow(clippy::unwrap_used)]

mod made;
mod pdf;
mod real;
mod same;
mod slides;
mod workbook;
