//! phanbo (phân bổ: to allocate) finds the best split of a marketing budget over channels and
//! months, and proves it.
//!
//! ```
//! use phanbo::Scenario;
//!
//! let scenario: Scenario = r#"{
//!     "start": "2027-01", "months": 6, "gross_margin": 0.5,
//!     "budget": {"monthly": 20000000},                        // 20 million đồng, fees included
//!     "channels": [
//!         {"id": "search", "roi": 5, "curve": {"saturating": {"half": 10000000}}},
//!         {"id": "social", "roi": 4, "max": 8000000}
//!     ]
//! }"#.parse()?;
//! let plan = scenario.solve()?;
//!
//! assert_eq!(plan.channels[1].spend, [8e6; 6]);               // by month, in đồng
//! assert!(plan.proof.bound <= plan.proof.value * (1.0 + 1e-6)); // no plan is worth more
//! println!("{}", serde_json::to_string(&plan)?);              // as `solve --format json`
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A scenario is JSON with comments, checked as a whole: every finding at once, with line, path
//! and what would be right ([`scenario::Findings`]). It can be written in code too
//! ([`Scenario::builder`]). What is solved is a [`Plan`]: its numbers come from the true curves,
//! apart from the solver, its bound from a proof that [`certificate`] checks without one. Where
//! there is no plan, [`NoPlan`] says which rules clash. [`analysis`] answers what a planner asks
//! next: why, how much for, how far, what if. Every error is an [`Error`](std::error::Error) in
//! English, and [`locale::Localized`] says it in Vietnamese.
//!
//! # Features
//! All are on by default; without any, scenario, plan, certificate and analysis are left, which
//! ask nothing of the system but, where there are any, its clock and its threads ([`Options`]).
//!
//! - `charts`: pictures as SVG and PNG
//! - `documents`: text, HTML, PDF, PPTX and XLSX; workbooks read
//! - `snippets`: findings shown in the lines of their text
//! - `cli`: the program `phanbo`
//! - `highs`: HiGHS as a backend; off by default, for it needs a C++ compiler
//!
//! [`ask`] is the door for other languages: a question and its scenario as data, the answer as the
//! bytes of any format.
//!
//! How the crate is built inside is told in `src/ARCHITECTURE.md`.

// What only pages say is dead without them.
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

// The program is written as a user of the library.
#[cfg(feature = "cli")]
extern crate self as phanbo;

pub mod analysis;
#[cfg(feature = "documents")]
pub mod answer;
#[cfg(feature = "documents")]
pub mod ask;
pub mod certificate;
#[cfg(feature = "charts")]
pub mod chart;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod conflict;
pub mod curve;
mod engine;
pub mod export;
pub mod figure;
pub mod fold;
pub mod json;
mod lang;
pub mod learning;
mod ledger;
pub mod locale;
pub mod lunar;
pub mod money;
pub mod month;
#[cfg(feature = "documents")]
pub mod page;
pub mod plan;
mod program;
pub mod ramp;
#[cfg(feature = "documents")]
pub mod report;
pub mod risk;
pub mod row;
mod rule;
pub mod scenario;
pub mod schema;
#[cfg(feature = "charts")]
pub mod shown;
pub mod solve;
#[cfg(feature = "documents")]
pub mod table;
pub mod timing;
mod uncertainty;

pub use engine::lp::Backend;
pub use plan::Plan;
pub use program::question::Question;
pub use scenario::Scenario;
pub use solve::{NoPlan, Options, solve, solve_certified, solve_for};

/// What the tests and benchmarks of the repository look into; no part of the library's promise.
#[doc(hidden)]
pub mod inside {
    pub use crate::ledger::Ledger;
    pub use crate::rule::{About, Direction, all as every_rule, of as rule, stated, target_rows};
    pub use crate::uncertainty::guards;
}
