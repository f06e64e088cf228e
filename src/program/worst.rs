//! The objective under a measure of risk: the worst of several *cases*, each a factor on every
//! channel's return ([`crate::uncertainty::measure`]). A program that knows only some of the cases
//! promises too much, never too little; whoever solves it adds the worst case of the plan found
//! until nothing is promised that the measure does not keep (Kelley 1960, "The Cutting-Plane
//! Method").
//!
//! What revenue is worth becomes a number of its own, [`Kind::Worst`], with a row for each case:
//! `worst - sum of factor * worth of revenue <= 0`.

use super::{Kind, Program, Row, Sense, Term};
use crate::ledger::{self, Ledger};
use crate::scenario::{Order, REVENUE, Scenario};
use crate::uncertainty::Measure;

/// A case, by the plan that it is the worst of: any plan gives a lawful one, so that a proof need
/// only name the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What that plan's revenue is worth, by channel, at the expected returns.
    pub of: Vec<f64>,
    /// On each channel's return.
    pub factors: Vec<f64>,
}

impl Case {
    /// The worst case of a plan whose revenue is worth `of`.
    pub fn of(measure: &Measure, of: Vec<f64>) -> Self {
        Self { factors: measure.worst(&of), of }
    }
}

/// Makes the objective of `program` the worst of `cases`. Its other cells, stages and tracks keep
/// their places.
pub(super) fn worst_of(program: &mut Program, scenario: &Scenario, cases: &[Case]) {
    let effects = take_revenue(program, scenario);
    let earlier = earlier(program, scenario);
    program.constant -= earlier.iter().sum::<f64>();
    let worst = program.add_free(Kind::Worst, 0.0, 1.0);
    let mut most = 0.0_f64;
    for case in cases {
        let mut terms = vec![(Term::X(worst), 1.0)];
        let rhs: f64 = earlier.iter().zip(&case.factors).map(|(e, f)| e * f).sum();
        let mut reach = rhs;
        for &(cell, channel, worth) in &effects {
            let worth = case.factors[channel] * worth;
            reach += worth * program.cells[cell].curve.value(program.cells[cell].hi);
            if worth != 0.0 {
                terms.push((Term::Effect(cell), -worth));
            }
        }
        most = most.max(reach);
        program.rows.push(Row {
            key: None,
            sense: Sense::AtMost,
            rhs,
            terms,
            unit: program.value,
            room: 0.0,
        });
    }
    // Room above what any case allows, so that a row holds it and not its bound.
    program.cells[worst].hi = 1.01 * most + 1e-6;
}

/// What revenue adds to the worth of each cell's effect, taken off it: cell, channel, worth.
fn take_revenue(program: &mut Program, scenario: &Scenario) -> Vec<(usize, usize, f64)> {
    let scale = program.money / program.value;
    let mut taken = Vec::new();
    for (ix, cell) in program.cells.iter_mut().enumerate() {
        let (c, worth) = match cell.kind {
            Kind::Spend { channel: c, month } => {
                let channel = &scenario.channels[c];
                if channel.order == Order::CarryThenSaturate {
                    continue;
                }
                let lands = channel.timing.weights().iter().enumerate();
                let worth =
                    lands.map(|(k, w)| w * ledger::worth_of(scenario, channel, REVENUE, month + k));
                (c, worth.sum::<f64>())
            }
            Kind::Carried { channel: c, month } => {
                let channel = &scenario.channels[c];
                (c, ledger::worth_of(scenario, channel, REVENUE, month))
            }
            Kind::Worst | Kind::Room => continue,
        };
        let worth = worth * scale;
        cell.worth -= worth;
        // Where revenue is all that counts, nothing is left, and not what rounding leaves.
        if cell.worth.abs() <= 1e-14 * worth.abs() {
            cell.worth = 0.0;
        }
        taken.push((ix, c, worth));
    }
    taken
}

/// What earlier spend still brings in, by channel, as far as it is a constant of the program.
fn earlier(program: &Program, scenario: &Scenario) -> Vec<f64> {
    let idle = Ledger::idle(scenario).worth_of_revenue(scenario);
    let channels = scenario.channels.iter().zip(idle);
    channels
        .map(|(channel, worth)| match channel.order {
            Order::SaturateThenCarry => worth / program.value,
            Order::CarryThenSaturate => 0.0,
        })
        .collect()
}
