//! What uncertain returns mean for a plan, before it is made: reproducible [`draws`], and the
//! [`measure`] by which a plan is judged over them.

pub mod draws;
pub mod guards;
pub mod measure;

pub use draws::Draws;
pub use measure::Measure;
