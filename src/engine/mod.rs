//! The exact search: program in, solution and proof out. It knows nothing of marketing.
//!
//! - [`region`]: which part of the problem a node of the search looks at.
//! - [`oracle`]: the Lagrangian bound: given a price per row, every track on its own, exactly.
//! - [`concave`]: linear programs, refined until the gap to the true curves is closed, where all
//!   on/off decisions are taken.
//! - [`search`]: branch and bound over both.

pub mod concave;
pub mod lp;
pub mod oracle;
pub mod parts;
pub mod region;
pub mod response;
pub mod search;
