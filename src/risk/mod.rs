//! What uncertain returns make of a plan: reproducible [`draws`], and the [`figures`] over them.

pub mod draws;
pub mod figures;

pub use draws::{Draws, is_uncertain};
pub use figures::{RiskFigures, Spread, TargetChance};
