//! Proofs that a region holds no plan: from prices, and from a single row.

use super::oracle::{self, Aim, Answer, Prices};
use super::region::{Region, States};
use crate::program::{Program, Sense, Term};

/// Passes over the rows.
const PASSES: usize = 6;
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
    let stage = program.stage_of(term);
    let states = region.states[stage].iter();
    states.map(|i| in_state(program, region, term, a, i)).fold(f64::INFINITY, f64::min)
}

/// The least that `a * term` can be where its stage is in state `i`.
fn in_state(program: &Program, region: &Region, term: Term, a: f64, i: usize) -> f64 {
    let now = &program.stages[program.stage_of(term)].states[i];
    let least = |cell| {
        let (lo, hi) = region.bounds_in(program, cell, i);
        if a > 0.0 { lo } else { hi }
    };
    a * oracle::in_state(program, term, now, least)
}

/// Strikes out states with which a row cannot be kept, whatever the others do, until nothing
/// moves; `false` where a track has no path left. For seeking plans: no proof rests on it.
pub fn propagate(program: &Program, region: &mut Region) -> bool {
    for _ in 0..PASSES {
        let mut moved = false;
        for row in &program.rows {
            let (signs, count): ([f64; 2], _) =
                ([1.0, -1.0], if row.sense == Sense::Equal { 2 } else { 1 });
            for &sign in &signs[..count] {
                let of = |&(term, a): &(Term, f64)| least(program, region, term, sign * a);
                let leasts: Vec<f64> = row.terms.iter().map(of).collect();
                let sum: f64 = leasts.iter().sum();
                let size = leasts.iter().map(|a| a.abs()).sum::<f64>() + row.rhs.abs();
                let room = sign * row.rhs - sum + ROUNDED * size;
                let mut struck: Vec<(usize, States)> = Vec::new();
                for (&(term, a), own) in row.terms.iter().zip(&leasts) {
                    let stage = program.stage_of(term);
                    if region.states[stage].len() < 2 {
                        continue;
                    }
                    let mut kept = States::none();
                    for i in region.states[stage].iter() {
                        if in_state(program, region, term, sign * a, i) - own <= room {
                            kept.insert(i);
                        }
                    }
                    if kept.len() < region.states[stage].len() {
                        struck.push((stage, kept));
                    }
                }
                for (stage, kept) in struck {
                    moved = true;
                    if !region.keep(program, stage, &kept, true) {
                        return false;
                    }
                }
            }
        }
        if !moved {
            return true;
        }
    }
    true
}
