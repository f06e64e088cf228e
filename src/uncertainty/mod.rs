//! What is known of uncertain returns, before any plan is made: reproducible [`draws`], the
//! [`measure`] by which a plan is judged over them, and returns drawn toward what is known of such
//! channels ([`shrink`]).

pub mod draws;
pub mod measure;
pub mod shrink;

pub use draws::{Draws, is_uncertain};
pub use measure::Measure;
