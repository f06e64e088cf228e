//! Questions asked of a scenario: variants beside each other, a value over a range, months that
//! are spent already, more money. Data only; sentences are in `locale`.

pub mod many;
pub mod reference;
pub mod replan;
pub mod sweep;
pub mod top_up;
