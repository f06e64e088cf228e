//! Business rules: one file per rule, and the file owns the whole of it: the inequality, its rows
//! in the program, and how it is measured on any plan, whoever made the plan.
//!
//! To add a rule: a file here with a type that is a [`Rule`], a line in [`ALL`], its [`RowKey`];
//! the compiler then asks for its key in a scenario, its unit and its name in both languages.

mod active_channels;
mod activity;
mod budget;
mod change;
mod limit;
pub mod path;
pub mod round;
mod share;
pub mod spend;
mod target;
mod totals;

use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::Reading;
use crate::scenario::Scenario;

/// A limit that a planner can state in one sentence.
pub trait Rule: Sync {
    /// Adds the rows that enforce it. Rules on one spend and on/off rules add none: they live in
    /// the cells' bounds and the tracks' states.
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>);

    /// Measures a plan against it: one reading per row.
    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading>;
}

/// Every rule.
pub const ALL: [&dyn Rule; 10] = [
    &budget::Budgets,
    &spend::Bounds,
    &totals::Totals,
    &share::Shares,
    &activity::Activity,
    &change::MaxChanges,
    &limit::Limits,
    &target::Targets,
    &active_channels::ActiveChannels,
    &round::RoundTo,
];

/// Every rule of `scenario` measured on a plan.
pub fn measure(scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
    ALL.iter().flat_map(|rule| rule.measure(scenario, ledger)).collect()
}
