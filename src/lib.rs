//! phanbo (phân bổ: to allocate) finds the best split of a marketing budget over channels and
//! months, and proves it.
//!
//! scenario → model → program → solution → plan → report; see `ARCHITECTURE.md`.

pub mod analysis;
pub mod certificate;
#[cfg(feature = "charts")]
pub mod chart;
mod conflict;
pub mod curve;
pub mod engine;
pub mod export;
pub mod ledger;
pub mod locale;
pub mod month;
pub mod plan;
pub mod program;
#[cfg(feature = "documents")]
pub mod proposal;
pub mod ramp;
#[cfg(feature = "documents")]
pub mod report;
pub mod risk;
pub mod row;
pub mod rule;
pub mod scenario;
pub mod solve;
pub mod timing;
pub mod uncertainty;

pub use engine::lp::Backend;
pub use plan::Plan;
pub use program::question::Question;
pub use scenario::Scenario;
pub use solve::{NoPlan, Options, solve, solve_certified, solve_for};
