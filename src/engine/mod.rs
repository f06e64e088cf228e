//! The exact search: program in, solution and proof out. It knows nothing of marketing.
//!
//! - [`region`]: which part of the problem a node of the search looks at.
//! - [`oracle`]: the Lagrangian bound: given a price per row, every track on its own, exactly.
//! - [`weights`]: what terms are worth at those prices.
//! - [`refute`]: proofs that a region holds no plan.
//! - [`interior`], on [`envelope`] and [`ldl`]: where all on/off decisions are taken, an
//!   interior-point method over the curves' concave envelopes.
//! - [`concave`]: its proposals proven; and linear programs ([`lp`]), refined until the gap to the
//!   true curves is closed, where it fails or finds nothing.
//! - [`tighten`]: bounds that follow from rows.
//! - [`search`]: branch and bound over both.
//! - [`steps`]: branch and bound over whole steps, and [`round`], which brings plans to them.
//! - [`ties`]: of equal optima the one that the format page prefers.

pub mod concave;
pub mod envelope;
pub mod interior;
pub mod ldl;
pub mod lp;
pub mod one_sided;
pub mod oracle;
pub mod parts;
pub mod proof;
pub mod refute;
pub mod region;
pub mod response;
pub mod round;
pub mod search;
pub mod steps;
pub mod ties;
pub mod tighten;
pub mod weights;
