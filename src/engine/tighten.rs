//! Bounds that follow from rows: what the other terms of a row leave to a cell at most. A cell
//! that the rows hold at 0 is then known to be 0, which no price could say of a curve that starts
//! vertically. And decisions that follow from rows: a channel that another must keep a share of is
//! on where the other is.

use std::collections::BTreeSet;

use super::oracle;
use super::region::Region;
use crate::program::{Cell, CellIx, Kind, Program, Row, Sense, StageIx, State, Term, Track};

/// Passes over the rows: what one row says another may carry on.
const PASSES: usize = 12;
/// A spend below this, in units of money, is 0: less than the smallest coin of a month's budget.
const NOTHING: f64 = 1e-11;
/// A bound is moved where that takes away at least this share of it; less would only hide the
/// row that holds.
const WORTHWHILE: f64 = 0.01;
/// Rounding of a sum, of its terms' sizes.
const ROUNDING: f64 = 1e-15;
/// Room left above what a row allows, so that the row holds and not the bound.
const ROOM: f64 = 1e-3;

/// Rows that are added at most.
const MOST_ADDED: usize = 400;

/// Tightens upper bounds of `program`'s cells.
pub fn tighten(program: &mut Program) {
    let mut bounds: Vec<(f64, f64)> =
        program.cells.iter().map(|c| (least_of(program, c), c.hi)).collect();
    for _ in 0..PASSES {
        let before = bounds.clone();
        for row in &program.rows {
            follow(program, row, &mut bounds);
        }
        if before == bounds {
            break;
        }
    }
    for (cell, (_, most)) in program.cells.iter_mut().zip(bounds) {
        let on_off = matches!(cell.kind, Kind::Spend { .. }) && cell.lo > 0.0;
        let most = most * (1.0 + ROOM);
        if !on_off && most < cell.hi * (1.0 - WORTHWHILE) && most >= cell.lo {
            cell.hi = most;
        }
    }
    let implied = implied(program);
    let (within, between): (Vec<_>, Vec<_>) =
        implied.into_iter().partition(|&pair| is_step(program, pair));
    for (on, needed) in within {
        forbid(program, on, needed);
    }
    let row = |(on, needed)| Row {
        key: None,
        sense: Sense::AtMost,
        rhs: 0.0,
        terms: vec![(Term::On(on), 1.0), (Term::On(needed), -1.0)],
        unit: 1.0,
        room: 0.0,
    };
    program.rows.extend(between.into_iter().take(MOST_ADDED).map(row));
}

/// Whether two stages follow each other in one track.
fn is_step(program: &Program, (a, b): (StageIx, StageIx)) -> bool {
    let both = |track: &Track| track.stages.contains(&a) && track.stages.contains(&b);
    a.abs_diff(b) == 1 && program.tracks.iter().any(both)
}

/// Takes out the steps of a track on which `on` is on and `needed`, next to it, is not.
fn forbid(program: &mut Program, on: StageIx, needed: StageIx) {
    let first = on.min(needed);
    let after: Vec<bool> = program.stages[first + 1].states.iter().map(|s| s.on).collect();
    for state in &mut program.stages[first].states {
        let is_lawful =
            |&i: &usize| if on == first { !state.on || after[i] } else { state.on || !after[i] };
        state.next = state.next.iter().copied().filter(|i| is_lawful(i)).collect();
    }
}

/// Pairs of stages: `on of s <= on of c`, which every plan keeps, and a mix of plans might not: where a row has
/// one term below 0, that of `c`, and its other terms are at least
/// `a * lo of s + sum of the others' least > rhs` where `s` is on, then `c` is not off (an
/// implication between two binary variables; Savelsbergh 1994, "Preprocessing and probing
/// techniques for mixed integer programming problems").
fn implied(program: &Program) -> BTreeSet<(StageIx, StageIx)> {
    let bounds: Vec<(f64, f64)> =
        program.cells.iter().map(|c| (least_of(program, c), c.hi)).collect();
    let may_rest = |ix: usize| {
        let cell = &program.cells[ix];
        let states = &program.stages[cell.stage].states;
        matches!(cell.kind, Kind::Spend { .. })
            && states.iter().any(|s| !s.on)
            && states.iter().any(|s| s.on)
    };
    let mut known = BTreeSet::new();
    for row in program.rows.iter().filter(|row| row.sense == Sense::AtMost) {
        let mut below = row.terms.iter().filter(|(_, a)| *a < 0.0);
        let (Some(&(Term::X(needed), _)), None) = (below.next(), below.next()) else { continue };
        if !may_rest(needed) {
            continue;
        }
        let others = || row.terms.iter().filter(|(term, _)| *term != Term::X(needed));
        let sum: f64 = others().map(|&(term, a)| least(program, &bounds, term, a)).sum();
        for &(term, a) in others() {
            let Term::X(ix) = term else { continue };
            if !may_rest(ix) {
                continue;
            }
            let on = a * program.cells[ix].lo;
            let size = sum.abs() + on + row.rhs.abs();
            if sum + on > row.rhs + 1e-9 * size {
                known.insert((program.cells[ix].stage, program.cells[needed].stage));
            }
        }
    }
    known
}

/// The least a cell can be, in any of its states.
fn least_of(program: &Program, cell: &Cell) -> f64 {
    let states = &program.stages[cell.stage].states;
    let may_rest = matches!(cell.kind, Kind::Spend { .. }) && states.iter().any(|s| !s.on);
    if may_rest { 0.0 } else { cell.lo }
}

/// What a row leaves to each of its cells.
fn follow(program: &Program, row: &Row, bounds: &mut [(f64, f64)]) {
    let signs: &[f64] = match row.sense {
        Sense::AtMost => &[1.0],
        Sense::Equal => &[1.0, -1.0],
    };
    for sign in signs {
        let least: Vec<f64> =
            row.terms.iter().map(|&(term, a)| least(program, bounds, term, sign * a)).collect();
        let sum: f64 = least.iter().sum();
        // Large terms leave rounding behind that a small coefficient would make much of.
        let size = least.iter().fold(row.rhs.abs(), |size, own| size + own.abs());
        let rounding = ROUNDING * size;
        for (&(term, a), own) in row.terms.iter().zip(&least) {
            let Term::X(ix) = term else { continue };
            let a = sign * a;
            let end = (sign * row.rhs - (sum - own) + rounding) / a;
            let (lo, hi) = &mut bounds[ix];
            if a > 0.0 && end < *hi {
                let spend = matches!(program.cells[ix].kind, Kind::Spend { .. });
                *hi = if spend && *lo <= 0.0 && end <= NOTHING { 0.0 } else { end.max(*lo) };
            } else if a < 0.0 && end > *lo {
                *lo = end.min(*hi);
            }
        }
    }
}

/// A row that has no more room than this, of its largest term, has none.
const NO_ROOM: f64 = 1e-13;

/// Takes for known what the rows of a region leave no choice: where every term of a row must be at
/// its least for the row to hold, it is. Says whether anything became known. What a row holds at 0
/// no price could hold there where a curve starts vertically.
pub fn force(program: &Program, region: &mut Region) -> bool {
    let mut moved = false;
    for row in &program.rows {
        let signs: &[f64] = match row.sense {
            Sense::AtMost => &[1.0],
            Sense::Equal => &[1.0, -1.0],
        };
        for sign in signs {
            let (mut sum, mut size) = (0.0, row.rhs.abs());
            for &(term, a) in &row.terms {
                let least = least_in(program, region, term, sign * a);
                sum += least;
                size = size.max(least.abs());
            }
            if sign * row.rhs - sum > NO_ROOM * size {
                continue;
            }
            for &(term, a) in &row.terms {
                if let Term::X(ix) | Term::Effect(ix) = term
                    && sign * a > 0.0
                {
                    moved |= hold_at_least(program, region, ix);
                }
            }
        }
    }
    moved
}

/// Holds a cell at its least, where that is one number in all its states.
fn hold_at_least(program: &Program, region: &mut Region, ix: CellIx) -> bool {
    let (lo, hi) = region.bounds[ix];
    let cell = &program.cells[ix];
    let rests = matches!(cell.kind, Kind::Spend { .. }) && may_rest(program, region, cell);
    let moves = hi > lo && (lo == 0.0 || !rests);
    if moves {
        region.bounds[ix].1 = lo;
    }
    moves
}

fn may_rest(program: &Program, region: &Region, cell: &Cell) -> bool {
    let states = &program.stages[cell.stage].states;
    region.states[cell.stage].iter().any(|i| !states[i].on)
}

/// The least that a term adds to its row in any state that a region allows.
fn least_in(program: &Program, region: &Region, term: Term, a: f64) -> f64 {
    let stage = program.stage_of(term);
    let states = &program.stages[stage].states;
    let in_state = |s: &State| {
        let end = |ix: CellIx| {
            let spend = matches!(program.cells[ix].kind, Kind::Spend { .. });
            let (lo, hi) = if spend && !s.on { (0.0, 0.0) } else { region.bounds[ix] };
            if a > 0.0 { lo } else { hi }
        };
        a * oracle::in_state(program, term, s, end)
    };
    region.states[stage].iter().map(|i| in_state(&states[i])).fold(f64::INFINITY, f64::min)
}

/// The least that a term adds to its row.
fn least(program: &Program, bounds: &[(f64, f64)], term: Term, a: f64) -> f64 {
    let (lo, hi) = match term {
        Term::X(ix) => bounds[ix],
        Term::Effect(ix) => {
            let cell = &program.cells[ix];
            let states = &program.stages[cell.stage].states;
            let m = states.iter().fold(1.0_f64, |least, s| least.min(s.m));
            let (lo, hi) = bounds[ix];
            (m * cell.curve.value(lo), cell.curve.value(hi))
        }
        // Nothing, with another number of months left.
        Term::Lasting(ix, _) => (0.0, program.cells[ix].curve.value(bounds[ix].1)),
        Term::On(_) | Term::First(_) | Term::Built(..) => (0.0, 1.0),
    };
    if a > 0.0 { a * lo } else { a * hi }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule;
    use crate::scenario::Scenario;

    #[test]
    fn a_channel_without_a_share_carries_nothing() {
        let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10},
            "channels": [{"id": "a", "roi": 2}, {"id": "b", "roi": 2, "max_share": 0,
            "order": "carry_then_saturate", "curve": {"power": {"exponent": 0.5, "reference": 1}}}]}"#;
        let scenario = Scenario::from_text(text, "a.json", "2026-01".parse().unwrap()).unwrap();
        let mut program = rule::program(&scenario).unwrap();
        tighten(&mut program);
        let tops: Vec<f64> = program.cells.iter().map(|c| c.hi).collect();
        // A share of nothing of 10, in two months: two spends and what they carry over.
        assert_eq!(tops.iter().filter(|hi| **hi == 0.0).count(), 4, "{tops:?}");
        assert!(tops[0] > 0.0);
    }
}
