//! The program of a scenario in whole steps: every spend a multiple of its step, money compared to
//! its smallest unit, and which rows a plan must use up as far as steps can (`spend_all`).

use super::round::{share_room, smallest_unit, step_of};
use super::{bounds, measure, program_for};
use crate::engine::parts::{Part, parts};
use crate::engine::region::{Region, links};
use crate::engine::steps::lattice;
use crate::engine::tighten::tighten;
use crate::ledger::Ledger;
use crate::program::question::Question;
use crate::program::{Program, Sense};
use crate::row::{ChannelIx, MonthIx, RowKey};
use crate::scenario::Scenario;

/// Steps finer than this, in units of money, cost nothing: plans in any amounts are rounded.
const FINE: f64 = 1e-6;

/// A program in whole steps, and which of its rows a plan must use up.
pub struct InSteps {
    /// Its cells have steps.
    pub program: Program,
    full: Vec<bool>,
    /// The smallest unit of the currency, in units of money.
    pub smallest: f64,
}

/// The program of `question` in whole steps.
///
/// # Errors
/// As [`program_for`].
pub fn program_in_steps(scenario: &Scenario, question: Question) -> Result<InSteps, Vec<RowKey>> {
    let mut program = program_for(scenario, question, &[])?;
    let is_full = |row: &crate::program::Row| row.key.is_some() && row.sense == Sense::Equal;
    let mut full: Vec<bool> = program.rows.iter().map(is_full).collect();
    for (row, &full) in program.rows.iter_mut().zip(&full) {
        if full {
            row.sense = Sense::AtMost;
        }
        if let Some(key) = row.key {
            row.rhs += share_room(scenario, key) / program.money;
        }
    }
    tighten(&mut program);
    // What follows from the rows stands after them, and is nothing to use up.
    full.resize(program.rows.len(), false);
    let smallest = smallest_unit(scenario) / program.money;
    let money = program.money;
    lattice::set_steps(&mut program, smallest, |channel, month| {
        let own = bounds(scenario, ChannelIx(channel), MonthIx(month));
        own.step.map_or(0.0, |step| step / money)
    });
    Ok(InSteps { program, full, smallest })
}

/// Whether no rule about money alone tells that `program`, whose spends may be any amounts, has no
/// plan, to the currency's smallest unit.
pub fn may_hold(scenario: &Scenario, program: &Program) -> bool {
    lattice::may_hold(program, smallest_unit(scenario) / program.money)
}

impl InSteps {
    /// Whether no row alone tells that there is no plan, to the last unit of money.
    pub fn may_hold(&self) -> bool {
        let mut region = Region::whole(&self.program);
        lattice::follow(&self.program, &mut region, &links(&self.program))
    }

    /// Whether plans in any amounts need only be rounded: steps are fine, and no budget must be
    /// used up to the last of them.
    pub fn may_be_rounded(&self, scenario: &Scenario) -> bool {
        let coarse = FINE * self.program.money;
        let is_coarse = |c| step_of(scenario, c).is_some_and(|step| step >= coarse);
        !self.full.contains(&true) && !(0..scenario.channels.len()).any(is_coarse)
    }

    /// What a plan pays, in currency, of the budgets that must be used up.
    pub fn used_up(&self, scenario: &Scenario, ledger: &Ledger) -> f64 {
        let rows = self.program.rows.iter().zip(&self.full).filter(|(_, full)| **full);
        let keys: Vec<RowKey> = rows.filter_map(|(row, _)| row.key).collect();
        let readings = measure(scenario, ledger);
        readings.iter().filter(|r| keys.contains(&r.row)).map(|r| r.value).sum()
    }

    /// Its parts, each with its rows that plans use up.
    pub fn parts(&self) -> Vec<(Part, Vec<usize>)> {
        let with_rows = |part: Part| {
            let full = part.rows.iter().enumerate().filter(|(_, row)| self.full[**row]);
            let full = full.map(|(ix, _)| ix).collect();
            (part, full)
        };
        parts(&self.program).into_iter().map(with_rows).collect()
    }

    /// The program, its rows that must be used up as the rules say them.
    pub fn into_ruled(mut self) -> Program {
        for (row, &full) in self.program.rows.iter_mut().zip(&self.full) {
            if full {
                row.sense = Sense::Equal;
            }
        }
        self.program
    }
}
