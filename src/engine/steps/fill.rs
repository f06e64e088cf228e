//! Rows that a plan must use up (`spend_all`): whole steps may not add up to them. The greatest
//! sum that they can is found first; plans that use up as much are then sought.

use crate::program::{Program, Row, Sense};

/// `program`, its objective the sum of the rows `full`, in their own units.
pub fn filling(program: &Program, full: &[usize]) -> Program {
    let mut filling = program.clone();
    for term in filling.terms() {
        *filling.gain_mut(term) = 0.0;
    }
    filling.constant = 0.0;
    for &(term, a) in full.iter().flat_map(|&ix| &program.rows[ix].terms) {
        *filling.gain_mut(term) += a;
    }
    filling
}

/// `program` with the plans only whose rows `full` add up to `least` or more.
pub fn filled(program: &Program, full: &[usize], least: f64) -> Program {
    let mut filled = program.clone();
    let rows = full.iter().map(|&ix| &program.rows[ix]);
    let most: f64 = rows.clone().map(|row| row.rhs).sum();
    if least >= most - 1e-12 * most.abs() {
        for &ix in full {
            filled.rows[ix].sense = Sense::Equal;
        }
        return filled;
    }
    let key = full.first().and_then(|&ix| program.rows[ix].key);
    let mut terms = std::collections::BTreeMap::new();
    for &(term, a) in rows.flat_map(|row| &row.terms) {
        *terms.entry(term).or_default() -= a;
    }
    let room = full.iter().map(|&ix| program.rows[ix].room).fold(f64::INFINITY, f64::min);
    filled.rows.push(Row {
        key,
        sense: Sense::AtMost,
        // Sums in another order come out a little less.
        rhs: 0.5 * room - least,
        terms: terms.into_iter().collect(),
        unit: program.money,
        room,
    });
    filled
}
