//! The questions a planner asks of a solved scenario. Each is a function from a scenario to data;
//! sentences are in `locale`, pages in `report`.

pub mod goal;
pub mod ranges;

pub use goal::{Goal, Shortfall, goal};
pub use ranges::{ChannelRange, Ranges, ranges};
