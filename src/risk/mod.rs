//! What uncertain returns make of a plan: the [`figures`] over reproducible draws.

pub mod figures;

pub use crate::uncertainty::{Draws, is_uncertain};
pub use figures::{RiskFigures, Spread, TargetChance};
