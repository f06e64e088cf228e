//! What uncertain returns make of a plan: the [`figures`] over reproducible draws.

pub mod figures;

pub use crate::uncertainty::Draws;
pub use figures::{RiskFigures, Spread, TargetChance, outlook};
