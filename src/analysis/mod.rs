//! The questions a planner asks of a solved scenario. Each is a function from a scenario to data;
//! sentences are in `locale`, pages in `report`.

pub mod explain;
pub mod goal;
pub mod mend;
pub mod moved;
pub mod ranges;

pub use explain::{Explanation, explain};
pub use goal::{Goal, Shortfall, goal};
pub use mend::{Mend, mends};
pub use ranges::{ChannelRange, Ranges, ranges};
