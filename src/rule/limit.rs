//! `limits`: spend of a group of channels, in money or as a share of another group's.
//!
//! ```text
//! min <= sum of s <= max;   min_share * sum of s[share_of] <= sum of s <= max_share * …
//! ```
//! in each of its months, or added up over them.

use std::ops::RangeInclusive;

use super::Rule;
use crate::ledger::Ledger;
use crate::program::Sense;
use crate::program::build::Builder;
use crate::row::{LimitIx, MonthIx, Reading, RuleId};
use crate::scenario::{Limit, Per, Scenario};

pub(super) struct Limits;

/// The months that one inequality adds up, with the month it is named by.
fn spans(limit: &Limit, closed: usize) -> Vec<(Option<MonthIx>, Vec<RangeInclusive<usize>>)> {
    let single = |&t: &usize| t..=t;
    let open = |t: &&usize| **t >= closed;
    match limit.per {
        Per::Month => {
            limit.months.iter().filter(open).map(|t| (Some(MonthIx(*t)), vec![single(t)])).collect()
        }
        Per::Total if !limit.months.iter().any(|t| open(&t)) => Vec::new(),
        Per::Total => vec![(None, limit.months.iter().map(single).collect())],
    }
}

impl Rule for Limits {
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>) {
        for (limit, stated) in scenario.limits.iter().enumerate() {
            for (month, span) in spans(stated, scenario.closed) {
                let group = |share: Option<f64>, sign: f64, program: &Builder<'_>| {
                    let of = |months: &RangeInclusive<usize>| match share {
                        None => program.share(&stated.channels, &[], 0.0, months.clone(), sign),
                        Some(share) => {
                            let (own, of) = (&stated.channels, &stated.share_of);
                            program.share(own, of, share, months.clone(), sign)
                        }
                    };
                    span.iter().flat_map(of).collect::<Vec<_>>()
                };
                let lines = [
                    (RuleId::LimitMin.of(LimitIx(limit)).at(month), stated.min, None, -1.0),
                    (RuleId::LimitMax.of(LimitIx(limit)).at(month), stated.max, None, 1.0),
                    (
                        RuleId::LimitMinShare.of(LimitIx(limit)).at(month),
                        stated.min_share,
                        stated.min_share,
                        -1.0,
                    ),
                    (
                        RuleId::LimitMaxShare.of(LimitIx(limit)).at(month),
                        stated.max_share,
                        stated.max_share,
                        1.0,
                    ),
                ];
                for (row, bound, share, sign) in lines {
                    let Some(bound) = bound else { continue };
                    let rhs = if share.is_some() { 0.0 } else { sign * bound };
                    let terms = group(share, sign, program);
                    program.money_row(row, Sense::AtMost, rhs, terms);
                }
            }
        }
    }

    fn measure(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<Reading> {
        let mut readings = Vec::new();
        for (limit, stated) in scenario.limits.iter().enumerate() {
            for (month, span) in spans(stated, scenario.closed) {
                let spent = |channels: &[usize]| -> f64 {
                    let months = || span.iter().cloned().flatten();
                    channels
                        .iter()
                        .map(|&c| months().map(|t| ledger.spend[c][t]).sum::<f64>())
                        .sum()
                };
                let (own, of) = (spent(&stated.channels), spent(&stated.share_of));
                if let Some(min) = stated.min {
                    readings.push(Reading::at_least(
                        RuleId::LimitMin.of(LimitIx(limit)).at(month),
                        own,
                        min,
                    ));
                }
                if let Some(max) = stated.max {
                    readings.push(Reading::at_most(
                        RuleId::LimitMax.of(LimitIx(limit)).at(month),
                        own,
                        max,
                    ));
                }
                if let Some(share) = stated.min_share {
                    let row = RuleId::LimitMinShare.of(LimitIx(limit)).at(month);
                    let reading = Reading::at_least(row, own, share * of);
                    readings.push(reading.of_size(of).relaxed_by(0.01 * of));
                }
                if let Some(share) = stated.max_share {
                    let row = RuleId::LimitMaxShare.of(LimitIx(limit)).at(month);
                    let reading = Reading::at_most(row, own, share * of);
                    readings.push(reading.of_size(of).relaxed_by(0.01 * of));
                }
            }
        }
        readings
    }
}
