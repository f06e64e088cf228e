//! Bounds that follow from rows: what the other terms of a row leave to a cell at most. A cell
//! that the rows hold at 0 is then known to be 0, which no price could say of a curve that starts
//! vertically.

use crate::program::{Kind, Program, Row, Sense, Term};

/// Passes over the rows; carried-over spend follows spend after one.
const PASSES: usize = 3;
/// What is below this, in units of money, is 0.
const NOTHING: f64 = 1e-12;
/// A bound is moved where that takes away at least this share of it; less would only hide the
/// row that holds.
const WORTHWHILE: f64 = 0.01;
/// Room left above what a row allows, so that the row holds and not the bound.
const ROOM: f64 = 1e-3;

/// Tightens upper bounds of `program`'s cells.
pub fn tighten(program: &mut Program) {
    for _ in 0..PASSES {
        let mut moved = false;
        for at in 0..program.rows.len() {
            let row = &program.rows[at];
            for (cell, most) in allowed(program, row) {
                let cell = &mut program.cells[cell];
                let on_off = matches!(cell.kind, Kind::Spend { .. }) && cell.lo > 0.0;
                let most = if most <= NOTHING {
                    0.0
                } else {
                    most * (1.0 + ROOM)
                };
                if on_off || most >= cell.hi * (1.0 - WORTHWHILE) || most < cell.lo {
                    continue;
                }
                cell.hi = most;
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}

/// What a row leaves to each of its cells at most.
fn allowed(program: &Program, row: &Row) -> Vec<(usize, f64)> {
    let mut signs = vec![1.0];
    if row.sense == Sense::Equal {
        signs.push(-1.0);
    }
    let mut all = Vec::new();
    for sign in signs {
        let least: Vec<f64> = row
            .terms
            .iter()
            .map(|&(term, a)| least(program, term, sign * a))
            .collect();
        let sum: f64 = least.iter().sum();
        for (&(term, a), own) in row.terms.iter().zip(&least) {
            if let Term::X(cell) = term
                && sign * a > 0.0
            {
                all.push((cell, (sign * row.rhs - (sum - own)) / (sign * a)));
            }
        }
    }
    all
}

/// The least that a term adds to its row.
fn least(program: &Program, term: Term, a: f64) -> f64 {
    let (lo, hi) = match term {
        Term::X(ix) | Term::Effect(ix) => {
            let cell = &program.cells[ix];
            let states = &program.stages[cell.stage].states;
            let is_spend = matches!(cell.kind, Kind::Spend { .. });
            let may_rest = is_spend && states.iter().any(|s| !s.on);
            let lo = if may_rest { 0.0 } else { cell.lo };
            if matches!(term, Term::X(_)) {
                (lo, cell.hi)
            } else {
                let m = |least: f64, s: &crate::program::State| least.min(s.m);
                let m = states.iter().fold(1.0, m);
                (m * cell.curve.value(lo), cell.curve.value(cell.hi))
            }
        }
        Term::On(_) | Term::First(_) => (0.0, 1.0),
    };
    if a > 0.0 { a * lo } else { a * hi }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::build::build;
    use crate::scenario::Scenario;

    #[test]
    fn a_channel_without_a_share_carries_nothing() {
        let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
            "channels": [{"id": "a", "roi": 2}, {"id": "b", "roi": 2, "max_share": 0,
            "order": "carry_then_saturate", "curve": {"power": {"exponent": 0.5, "reference": 1}}}]}"#;
        let scenario = Scenario::from_text(text, "a.json", "2026-01".parse().unwrap()).unwrap();
        let mut program = build(&scenario).unwrap();
        tighten(&mut program);
        let tops: Vec<f64> = program.cells.iter().map(|c| c.hi).collect();
        // A share of nothing of 10, in two months: two spends and what they carry over.
        assert_eq!(tops.iter().filter(|hi| **hi == 0.0).count(), 4, "{tops:?}");
        assert!(tops[0] > 0.0);
    }
}
