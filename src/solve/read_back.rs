//! From the program's numbers back to the file's: spends in currency, prices in each rule's unit.

use super::find::Solution;
use crate::engine::one_sided::one_sided;
use crate::engine::oracle::{self, Aim};
use crate::plan::audit::RowPrice;
use crate::program::build::LEAST_ACTIVE;
use crate::program::{Kind, Program};
use crate::row::{ChannelIx, MonthIx, RuleId};
use crate::rule;
use crate::rule::round::nearest;
use crate::scenario::Scenario;

/// Units of money below which a spend is rounding; a share of the least active spend is above.
const NO_SPEND: f64 = 1e-4 * LEAST_ACTIVE;

/// Spend by channel and month in currency; a spend that lies on a figure of the file is that
/// figure to the last digit.
pub(super) fn spends(scenario: &Scenario, program: &Program, x: &[f64]) -> Vec<Vec<f64>> {
    let mut spends = vec![vec![0.0; scenario.months]; scenario.channels.len()];
    for (cell, x) in program.cells.iter().zip(x) {
        let Kind::Spend { channel, month } = cell.kind else {
            continue;
        };
        let spend = x * program.money;
        let bounds = rule::bounds(scenario, ChannelIx(channel), MonthIx(month));
        let figures = [bounds.lo, bounds.own, bounds.on];
        let mut figures = figures.into_iter().filter(|f| f.is_finite());
        let near = figures.find(|f| (f - spend).abs() <= 1e-9 * f.abs());
        let spend = near.unwrap_or(if *x < NO_SPEND { 0.0 } else { spend });
        spends[channel][month] = bounds.step.map_or(spend, |step| nearest(spend, step));
    }
    spends
}

/// Objective per unit of slack of every rule that binds, on/off decisions left as they are: of
/// rows their prices, of a spend at one of its bounds what its slope leaves over; `to_both_sides`
/// where limits meet.
pub(super) fn row_prices(
    scenario: &Scenario,
    program: &Program,
    solution: &Solution,
    to_both_sides: bool,
) -> Vec<RowPrice> {
    let sides =
        to_both_sides.then(|| one_sided(program, &solution.x, &solution.state, &solution.prices));
    let side_of_row = |ix: usize| sides.as_ref().and_then(|sides| sides.rows[ix]);
    let mut prices = Vec::new();
    for (ix, (row, &price)) in program.rows.iter().zip(&solution.prices).enumerate() {
        let side = side_of_row(ix);
        if let Some(key) = row.key
            && (price.abs() > 1e-9 || side.is_some())
        {
            prices.push(RowPrice::of(key, price, side, program.value / row.unit));
        }
    }
    let weights = oracle::weights(program, &solution.prices, Aim::Best);
    for (ix, cell) in program.cells.iter().enumerate() {
        let Kind::Spend { channel, month } = cell.kind else {
            continue;
        };
        let state = &program.stages[cell.stage].states[solution.state[cell.stage]];
        if !state.on || month < scenario.closed {
            continue;
        }
        let x = solution.x[ix];
        let worth = weights.per_response(ix, state);
        let slope = if worth == 0.0 { 0.0 } else { worth * cell.curve.slope(x) };
        let gain = (slope + weights.x[ix]) * program.value / program.money;
        let side = sides.as_ref().and_then(|sides| sides.cells[ix]);
        let per_money = program.value / program.money;
        if (gain.abs() <= 1e-9 * per_money && side.is_none()) || !gain.is_finite() {
            continue;
        }
        // Where nothing is gained now, something may be once another limit moves.
        let holds = match gain {
            0.0 if x >= cell.hi => 1.0,
            0.0 => -1.0,
            gain => gain,
        };
        let of = (ChannelIx(channel), MonthIx(month));
        let held = rule::holding(scenario, of, x * program.money, holds);
        prices.extend(held.map(|key| {
            let price = if key.rule == RuleId::Fixed { gain } else { gain.abs() };
            RowPrice::of(key, price / per_money, side, per_money)
        }));
    }
    prices
}
