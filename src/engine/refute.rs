//! Proofs that a region holds no plan: from prices, and from a single row.

use super::oracle::{self, Aim, Answer, Prices};
use super::region::Region;
use crate::program::{Program, Sense, Term};

/// What rounding may do to a sum of terms of size 1.
const ROUNDED: f64 = 1e-9;

/// Whether prices whose bound for [`Aim::Feasible`] is `answer.bound` prove that no plan keeps the
/// rows: it must be below 0 by more than rounding. Prices may be of any size, and so may what the
/// rows compare (a share of the least spend is 1e-10 of a budget); rounding goes by the largest of
/// the terms summed: `bound < -1e-9 * min(1, sum of price * (|rhs| + sum of |term|))`.
pub fn proves_empty(program: &Program, prices: &[f64], answer: &Answer) -> bool {
    if answer.bound < -ROUNDED {
        return true;
    }
    if answer.bound >= 0.0 {
        return false;
    }
    let sizes = program.rows.iter().zip(prices).filter(|(_, price)| **price != 0.0);
    let size: f64 = sizes
        .map(|(row, price)| {
            let terms = row.terms.iter();
            let sum: f64 = terms
                .map(|term| oracle::worth(program, term, &answer.x, &answer.state).abs())
                .sum();
            price.abs() * (row.rhs.abs() + sum)
        })
        .sum();
    answer.bound < -ROUNDED * size
}

/// Prices that prove a region empty by a single row: one that no plan of the region keeps,
/// whatever the others ask for.
pub fn refuted(program: &Program, region: &Region) -> Option<Prices> {
    let mut prices = vec![0.0; program.rows.len()];
    for (ix, row) in program.rows.iter().enumerate() {
        for sign in [1.0, -1.0] {
            if sign < 0.0 && row.sense == Sense::AtMost {
                continue;
            }
            let least: f64 =
                row.terms.iter().map(|&(term, a)| least(program, region, term, sign * a)).sum();
            // Cheap and a little low (terms of one stage may not go together): what looks empty
            // is proven by the oracle.
            if least > sign * row.rhs {
                prices[ix] = sign;
                let proven = match oracle::answer(program, region, &prices, Aim::Feasible) {
                    Some(answer) => proves_empty(program, &prices, &answer),
                    None => true,
                };
                if proven {
                    return Some(prices);
                }
                prices[ix] = 0.0;
            }
        }
    }
    None
}

/// The least that `a * term` can be in a region.
pub fn least(program: &Program, region: &Region, term: Term, a: f64) -> f64 {
    let over_states = |stage: usize, value: &dyn Fn(usize) -> f64| {
        region.states[stage].iter().map(value).fold(f64::INFINITY, f64::min)
    };
    match term {
        Term::X(cell) => over_states(program.cells[cell].stage, &|i| {
            let (lo, hi) = region.bounds_in(program, cell, i);
            a * if a > 0.0 { lo } else { hi }
        }),
        Term::Effect(cell) => {
            let stage = program.cells[cell].stage;
            over_states(stage, &|i| {
                let (lo, hi) = region.bounds_in(program, cell, i);
                let m = program.stages[stage].states[i].m;
                a * m * program.cells[cell].curve.value(if a > 0.0 { lo } else { hi })
            })
        }
        Term::On(stage) => {
            over_states(stage, &|i| a * f64::from(u8::from(program.stages[stage].states[i].on)))
        }
        Term::First(stage) => {
            over_states(stage, &|i| a * f64::from(u8::from(program.stages[stage].states[i].first)))
        }
    }
}
