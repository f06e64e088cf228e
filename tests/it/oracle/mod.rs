//! A second, independent voice: everything here is written from the format page alone and works
//! on the raw JSON of a scenario. Nothing of the crate's own model, rules or search is used.
//!
//! [`case`] reads a scenario, [`measure`] says what a plan brings, [`rules`] which rules it
//! breaks, [`generate`] makes scenarios, [`simplex`], [`cuts`], [`search`] and [`separable`] find
//! optima in ways of their own, [`judge`] compares.

pub mod case;
pub mod cuts;
pub mod derive;
pub mod generate;
pub mod judge;
pub mod lasting;
pub mod measure;
pub mod model;
pub mod money;
pub mod phi;
pub mod rng;
pub mod rules;
pub mod search;
pub mod separable;
pub mod simplex;
