//! The questions a planner asks of a scenario: why, what if, how much for, and what now. Each is a
//! function from a scenario to data; sentences are in `locale`, pages in `report`.

#[cfg(feature = "documents")]
pub mod calibrate;
pub mod compare;
pub mod explain;
pub mod goal;
#[cfg(feature = "documents")]
pub mod import;
pub mod ladder;
pub mod many;
pub mod mend;
#[cfg(feature = "documents")]
pub mod pace;
pub mod ranges;

pub mod replan;
#[cfg(feature = "documents")]
pub mod response;
pub mod robustness;
pub mod sweep;
pub mod top_up;

pub use explain::{Explanation, explain};
pub use goal::{Goal, Shortfall, goal};
pub use mend::{Mend, mends};
pub use ranges::{ChannelRange, Ranges, ranges};
