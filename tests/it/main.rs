//! The tests, one program: a module for what each is about. [`ground`], [`oracle`] and
//! [`made`] are what several of them stand on.

#![allow(clippy::unwrap_used)] // A test that cannot go on stops.
#![allow(unreachable_pub)] // Nobody reaches into a test program.

mod agreeing;
mod analysis;
mod answers;
mod ask;
mod backends;
mod batch;
mod brute_force;
mod certificate;
mod charts;
mod clash;
mod cli;
mod cli_solve;
mod client;
mod concave;
mod examples;
mod export;
mod figures;
mod floors;
mod ground;
mod hard;
mod import;
mod invalid;
mod known_answers;
mod learning;
mod limits;
mod locale;
mod made;
mod measures;
mod models;
mod oracle;
mod own_book;
mod pace;
mod prices;
mod properties;
mod proposal_files;
mod proposal_page;
mod reading;
mod replan;
mod report;
mod risk;
mod rounding;
mod rules;
mod scenario;
mod schemas;
mod soft_targets;
mod studio;
mod tables;
mod what_if;
mod why;
