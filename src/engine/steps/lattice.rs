//! A program whose spends are whole multiples of a step: what its rows then say at most, and what
//! they and prices leave of a region. The check of a certificate calls the same functions.

use crate::engine::oracle::{self, Aim};
use crate::engine::region::{Region, States};
use crate::engine::response::{best_of, multiples};
use crate::program::{Kind, Program, Row, Sense, Term};
use crate::row::Unit;

/// A number is whole where it is this near to one.
const WHOLE: f64 = 1e-6;
/// Of the smallest unit: shares and fees of whole steps are whole multiples of this, as typed.
const FINEST: f64 = 1e-4;
/// An amount is met where what is left is less than this, of the smallest unit
/// ([`crate::row::Reading::holds`]).
const NEAR: f64 = 5e-4;
/// Of a sum, for each of its terms.
const ROUNDING: f64 = 4e-16;
/// Passes over the rows.
const PASSES: usize = 3;

/// Sets the steps of `program`'s spends; `step` tells them by channel and month, in units of
/// money, 0 for a spend that is not planned. Rows whose terms are all multiples of one amount
/// are rounded down to it (Chvátal 1973, "Edmonds polytopes and a hierarchy of combinatorial
/// problems"): they bind sooner, and the bound with them. `smallest` is the currency's smallest
/// unit, in units of money.
pub fn set_steps(program: &mut Program, smallest: f64, step: impl Fn(usize, usize) -> f64) {
    for cell in &mut program.cells {
        if let Kind::Spend { channel, month } = cell.kind {
            cell.step = step(channel, month);
            if cell.step > 0.0 {
                let (lo, hi) = multiples((cell.lo, cell.hi), cell.step);
                (cell.lo, cell.hi) = (lo, hi.max(lo));
            }
        }
    }
    let mut rows = std::mem::take(&mut program.rows);
    for row in &mut rows {
        if let Some(grain) = grain(program, row, smallest) {
            let given = given(program, row);
            let near = WHOLE + NEAR * smallest / grain;
            let most = ((row.rhs - given) / grain + near).floor() * grain + given;
            if row.sense == Sense::AtMost && most < row.rhs {
                row.rhs = most;
            }
        }
    }
    for row in &mut rows {
        row.room = room(program, row, smallest);
    }
    program.rows = rows;
}

/// Room that rounding may take of a row: a quarter of its grain where it has one, and of money far
/// less than its smallest unit.
fn room(program: &Program, row: &Row, smallest: f64) -> f64 {
    let rounding = 1e-9 * (1.0 + row.rhs.abs());
    let is_effect = |term| matches!(term, Term::Effect(_) | Term::Lasting(..) | Term::Built(..));
    let is_money = row.terms.iter().all(|&(term, _)| !is_effect(term));
    match grain(program, row, smallest) {
        Some(grain) if !is_money => rounding.min(0.25 * grain),
        _ if is_money => rounding.min(NEAR * smallest),
        _ => rounding,
    }
}

/// What the spends that cannot move add to a row.
fn given(program: &Program, row: &Row) -> f64 {
    let terms = row.terms.iter();
    terms
        .map(|&(term, a)| match term {
            Term::X(ix) => a * still(program, ix).unwrap_or(0.0),
            _ => 0.0,
        })
        .sum()
}

/// A spend's one number, where it has one: given, or never on.
fn still(program: &Program, ix: usize) -> Option<f64> {
    let cell = &program.cells[ix];
    let states = &program.stages[cell.stage].states;
    if !matches!(cell.kind, Kind::Spend { .. }) {
        return None;
    }
    if states.iter().all(|state| !state.on) {
        return Some(0.0);
    }
    (cell.step == 0.0 && cell.lo == cell.hi && states.iter().all(|s| s.on)).then_some(cell.lo)
}

/// The greatest amount of which every term of a row is a whole multiple; `None` where there is
/// none that is a whole multiple of the smallest unit of what the row counts.
fn grain(program: &Program, row: &Row, smallest: f64) -> Option<f64> {
    row.key?;
    let counts = row.terms.iter().all(|(term, _)| matches!(term, Term::On(_) | Term::First(_)));
    let smallest = if counts { 1.0 } else { FINEST * smallest };
    let mut grain = 0_u64;
    for &(term, a) in &row.terms {
        let each = match term {
            Term::X(ix) if still(program, ix).is_some() => continue,
            Term::X(ix) if program.cells[ix].step > 0.0 => a * program.cells[ix].step,
            Term::X(_) | Term::Effect(_) | Term::Lasting(..) | Term::Built(..) => return None,
            Term::On(_) | Term::First(_) => a,
        };
        let units = (each / smallest).abs();
        let whole = units.round();
        if (units - whole).abs() > WHOLE || !(1.0..1e15).contains(&whole) {
            return None;
        }
        grain = greatest_divisor(whole as u64, grain);
    }
    (grain > 0).then_some(grain as f64 * smallest)
}

fn greatest_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

/// Whether no row of money alone asks for what its least is above, to the smallest unit of money: what
/// a solver's tolerance would let pass of large amounts. Spends may be any numbers.
pub fn may_hold(program: &Program, smallest: f64) -> bool {
    let region = Region::whole(program);
    let is_effect = |term| matches!(term, Term::Effect(_) | Term::Lasting(..) | Term::Built(..));
    let is_of_money = |row: &&Row| {
        row.key.is_some_and(|key| key.unit() == Unit::Money)
            && row.terms.iter().all(|&(term, _)| !is_effect(term))
    };
    program.rows.iter().filter(is_of_money).all(|row| {
        let least = |&(term, a): &(Term, f64)| least(program, &region, term, a);
        let (sum, size) = row
            .terms
            .iter()
            .map(least)
            .fold((0.0, row.rhs.abs()), |all, own| (all.0 + own, all.1 + f64::abs(own)));
        let rounding = ROUNDING * (1 + row.terms.len()) as f64 * size;
        sum <= row.rhs + (NEAR * smallest).max(rounding)
    })
}

/// Narrows `region` to what every row leaves each spend, beside the least that its other terms
/// can be; `false` where some row cannot be kept.
pub fn follow(program: &Program, region: &mut Region, links: &[usize]) -> bool {
    if program.cells.iter().all(|cell| cell.step == 0.0) {
        region.follow(program, links);
        return true;
    }
    for _ in 0..PASSES {
        region.follow(program, links);
        let before = region.clone();
        for row in &program.rows {
            if row.key.is_none() {
                continue;
            }
            let both: &[f64] = if row.sense == Sense::Equal { &[1.0, -1.0] } else { &[1.0] };
            for &sign in both {
                if !leave(program, region, row, sign) {
                    return false;
                }
            }
        }
        if before == *region {
            break;
        }
    }
    true
}

/// What `sign` times a row leaves to its spends; `false` where it cannot be kept.
fn leave(program: &Program, region: &mut Region, row: &Row, sign: f64) -> bool {
    let least: Vec<f64> =
        row.terms.iter().map(|&(term, a)| least(program, region, term, sign * a)).collect();
    let sum: f64 = least.iter().sum();
    let room = row.room;
    let slack = sign * row.rhs - sum + room;
    if slack < 0.0 {
        return false;
    }
    // What is left can only be used up in multiples of what all that may still move moves by.
    if sign > 0.0 && row.sense == Sense::Equal {
        let Some(grain) = moves_by(program, region, row) else {
            return true;
        };
        let left = (slack - room).max(0.0) / grain;
        if (left - left.round()).abs() * grain > 2.0 * room {
            return false;
        }
    }
    for (&(term, a), own) in row.terms.iter().zip(least) {
        let a = sign * a;
        let (Term::X(ix), true) = (term, a != 0.0) else {
            continue;
        };
        let cell = &program.cells[ix];
        if !matches!(cell.kind, Kind::Spend { .. }) || cell.step == 0.0 {
            continue;
        }
        let end = (slack + own) / a;
        let (lo, hi) = region.bounds[ix];
        if a > 0.0 && end < hi {
            let hi = multiples((lo, end), cell.step).1;
            if hi < lo {
                // It cannot be on.
                if !decide(program, region, cell.stage, false) {
                    return false;
                }
            } else {
                region.bounds[ix].1 = hi;
            }
        } else if a < 0.0 && end > 0.0 {
            let end = multiples((end, hi), cell.step).0;
            if end > 0.0 && !decide(program, region, cell.stage, true) {
                return false;
            }
            if end > hi {
                return false;
            }
            region.bounds[ix].0 = lo.max(end);
        }
    }
    true
}

/// The greatest amount of which every move of a row within `region` is a multiple; `None` where
/// it is too small to tell. Infinite where nothing moves.
fn moves_by(program: &Program, region: &Region, row: &Row) -> Option<f64> {
    let mut grain = f64::INFINITY;
    for &(term, a) in &row.terms {
        let by = match term {
            Term::X(ix) => {
                let cell = &program.cells[ix];
                let states = &program.stages[cell.stage].states;
                let allowed = || region.states[cell.stage].iter();
                let (lo, hi) = region.bounds[ix];
                let is_still = allowed().all(|i| !states[i].on)
                    || (lo == hi && (lo == 0.0 || allowed().all(|i| states[i].on)));
                if is_still {
                    continue;
                }
                if cell.step == 0.0 {
                    return None;
                }
                a * cell.step
            }
            Term::Effect(_) | Term::Lasting(..) | Term::Built(..) => return None,
            Term::On(stage) | Term::First(stage) => {
                let states = &program.stages[stage].states;
                let is_one = |i: usize| match term {
                    Term::On(_) => states[i].on,
                    _ => states[i].first,
                };
                let count = region.states[stage].iter().filter(|&i| is_one(i)).count();
                if count == 0 || count == region.states[stage].len() {
                    continue;
                }
                a
            }
        };
        grain = near_divisor(by.abs(), grain)?;
    }
    Some(grain)
}

/// The greatest common divisor of amounts that are whole multiples of some unit but for rounding.
fn near_divisor(a: f64, b: f64) -> Option<f64> {
    let (mut a, mut b) = if b.is_infinite() { (a, 0.0) } else { (a.max(b), a.min(b)) };
    while b > 1e-10 {
        let left = a - (a / b).round() * b;
        (a, b) = (b, left.abs());
    }
    (a > 1e-7).then_some(a)
}

/// Keeps the states of a stage that are on (or off); `false` where no path is left.
fn decide(program: &Program, region: &mut Region, stage: usize, on: bool) -> bool {
    let states = &program.stages[stage].states;
    let mut side = States::none();
    (0..states.len()).filter(|&i| states[i].on == on).for_each(|i| side.insert(i));
    let kept = region.states[stage].iter().filter(|&i| side.contains(i)).count();
    if kept == region.states[stage].len() {
        return kept > 0;
    }
    region.keep(program, stage, &side, true)
}

/// The least that a term can add to its row.
fn least(program: &Program, region: &Region, term: Term, a: f64) -> f64 {
    let stage = program.stage_of(term);
    let in_state = |i: usize| {
        let end = |ix: usize| {
            let (lo, hi) = region.bounds_in(program, ix, i);
            if a > 0.0 { lo } else { hi }
        };
        a * oracle::in_state(program, term, &program.stages[stage].states[i], end)
    };
    region.states[stage].iter().map(in_state).fold(f64::INFINITY, f64::min)
}

/// Takes off both ends of each spend's bounds the multiples with which no plan is worth more than
/// `mark` at `prices`; gives the greatest bound taken off, negative infinity where none was.
pub fn narrow(program: &Program, region: &mut Region, prices: &[f64], mark: f64) -> f64 {
    let mut highest = f64::NEG_INFINITY;
    let Some(answer) = oracle::answer(program, region, prices, Aim::Best) else {
        return highest;
    };
    let through = oracle::bounds_by_state(program, region, prices, answer.bound, Aim::Best);
    let Some(through) = through else {
        return highest;
    };
    let weights = oracle::weights(program, prices, Aim::Best);
    for (ix, cell) in program.cells.iter().enumerate() {
        let (lo, hi) = region.bounds[ix];
        if cell.step == 0.0 || hi - lo < 0.5 * cell.step {
            continue;
        }
        let states = &program.stages[cell.stage].states;
        let on: Vec<usize> = region.states[cell.stage].iter().filter(|&i| states[i].on).collect();
        let whole: Vec<f64> = on
            .iter()
            .map(|&i| {
                let e = weights.per_response(ix, &states[i]);
                through[cell.stage][i] - best_of(cell, (lo, hi), e, weights.x[ix]).value
            })
            .collect();
        let bound = |part: (f64, f64)| -> f64 {
            let each = on.iter().zip(&whole).map(|(&i, rest)| {
                let e = weights.per_response(ix, &states[i]);
                rest + best_of(cell, part, e, weights.x[ix]).value
            });
            each.fold(f64::NEG_INFINITY, f64::max)
        };
        let most = bound((lo, hi));
        // NaN where no state that is on has a path.
        if most.is_nan() || most <= mark {
            continue;
        }
        let steps = ((hi - lo) / cell.step).round();
        let at = |k: f64| lo + k * cell.step;
        // The least count whose upper end, and the greatest whose lower end, holds nothing.
        let top = first(steps, |k| bound((at(k), hi)) <= mark);
        let bottom = first(steps, |k| bound((lo, at(steps - k))) <= mark);
        if let Some(k) = top {
            highest = highest.max(bound((at(k), hi)));
            region.bounds[ix].1 = ((at(k - 1.0)) / cell.step).round() * cell.step;
        }
        if let Some(k) = bottom {
            highest = highest.max(bound((lo, at(steps - k))));
            let from = (at(steps - k + 1.0) / cell.step).round() * cell.step;
            region.bounds[ix].0 = from.min(region.bounds[ix].1);
        }
    }
    highest
}

/// The first of `1..=steps` from which `holds` is true, where it is true of the last.
fn first(steps: f64, holds: impl Fn(f64) -> bool) -> Option<f64> {
    if !holds(steps) {
        return None;
    }
    let (mut from, mut to) = (0.0, steps);
    while to - from > 1.0 {
        let middle = (0.5 * (from + to)).floor();
        if holds(middle) {
            to = middle;
        } else {
            from = middle;
        }
    }
    Some(to)
}
