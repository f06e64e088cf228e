//! One-sided prices. Where limits meet, many sets of prices prove the same plan: that of a row is then
//! the least of them for one unit more and the greatest for one unit less (the directional
//! derivative of the value is the optimum of a linear program over all optimal prices; Gauvin 1977,
//! "A necessary and sufficient regularity condition to have bounded multipliers in nonconvex
//! programming"). Only rows whose price no spend between its bounds settles are looked at so.

use super::lp::{Backend, Lp, LpRow, Said};
use super::oracle::{self, Aim};
use crate::program::{Kind, Program, Sense, State, Term};

/// A price that moves by less than this, of its size, is one price.
const SAME: f64 = 1e-5;
/// Slopes that differ by less are one.
const SMOOTH: f64 = 1e-7;
/// Room for rounding in what prices must keep.
const ROOM: f64 = 1e-10;
/// A row is kept to the last where no more room than this is left, of its size.
const TIGHT: f64 = 1e-7;
/// A coefficient below this is nothing.
const NOTHING: f64 = 1e-12;
/// No price is moved further.
const FAR: f64 = 1e4;
/// Rows that are looked at, at most.
const MOST: usize = 80;

/// What one unit more of a limit gains, and what one less loses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sides {
    /// See [`Sides`].
    pub more: f64,
    /// See [`Sides`]; `None` where one less leaves no plan.
    pub less: Option<f64>,
}

/// Prices of a plan to both sides.
#[derive(Debug, Clone)]
pub struct OneSided {
    /// Of each row; `None` where both sides are its price.
    pub rows: Vec<Option<Sides>>,
    /// Of what a cell's number gains beyond its bound, by cell; `None` where its prices say it.
    pub cells: Vec<Option<Sides>>,
}

/// A cell that may move, and what its number gains at the prices at hand.
struct Moving {
    ix: usize,
    /// To the right and to the left.
    gain: (f64, f64),
    /// By how much a row's price lowers it, to the right and to the left.
    pulls: Vec<(usize, f64, f64)>,
    is_least: bool,
    is_most: bool,
}

/// The prices of the plan `x`, its states as they are, that `prices` prove.
pub fn one_sided(program: &Program, x: &[f64], state: &[usize], prices: &[f64]) -> OneSided {
    let mut sides =
        OneSided { rows: vec![None; program.rows.len()], cells: vec![None; program.cells.len()] };
    let moving = moving(program, x, state, prices);
    let open = open_rows(program, &moving, x, state, prices);
    if open.is_empty() || open.len() > MOST {
        return sides;
    }
    let rows = rows(&moving, &open);
    let solve = |gains: &[(usize, f64)]| -> Option<f64> {
        let mut lp = Lp { rows: rows.clone(), ..Lp::default() };
        for &row in &open {
            let least = if program.rows[row].sense == Sense::Equal { -FAR } else { -prices[row] };
            lp.column(0.0, least, FAR);
        }
        for &(at, gain) in gains {
            lp.columns[at].gain = gain;
        }
        let Said::Optimal(found) = lp.solve(Backend::Microlp) else { return None };
        Some(gains.iter().map(|&(at, gain)| gain * found[at]).sum())
    };
    for (at, &row) in open.iter().enumerate() {
        let (Some(least), Some(most)) = (solve(&[(at, -1.0)]), solve(&[(at, 1.0)])) else {
            return OneSided {
                rows: vec![None; program.rows.len()],
                cells: vec![None; program.cells.len()],
            };
        };
        sides.rows[row] = between(prices[row], -least, most);
    }
    for cell in moving.iter().filter(|cell| cell.is_least || cell.is_most) {
        let (gain, is_left) = if cell.is_most { (cell.gain.1, true) } else { (cell.gain.0, false) };
        let pulls = cell.pulls.iter().filter_map(|&(row, right, left)| {
            let at = open.iter().position(|&own| own == row)?;
            Some((at, if is_left { left } else { right }))
        });
        let pulls: Vec<(usize, f64)> = pulls.collect();
        if pulls.is_empty() {
            continue;
        }
        // What holds the cell down is worth what it gains, what holds it up what it loses.
        let sign = if cell.is_most { 1.0 } else { -1.0 };
        let up: Vec<(usize, f64)> = pulls.iter().map(|&(at, a)| (at, -sign * a)).collect();
        let down: Vec<(usize, f64)> = pulls.iter().map(|&(at, a)| (at, sign * a)).collect();
        if let (Some(most), Some(least)) = (solve(&up), solve(&down)) {
            sides.cells[cell.ix] = between((sign * gain).max(0.0), -least, most);
        }
    }
    sides
}

/// A price that may be `least` lower and `most` higher.
fn between(price: f64, least: f64, most: f64) -> Option<Sides> {
    let size = SAME * (1.0 + price.abs());
    if least > -size && most < size {
        return None;
    }
    let exact = |x: f64| if x.abs() <= size { 0.0 } else { x };
    Some(Sides {
        more: exact(price + if least > -size { 0.0 } else { least }),
        less: (most < 0.5 * FAR).then(|| exact(price + if most < size { 0.0 } else { most })),
    })
}

fn moving(program: &Program, x: &[f64], state: &[usize], prices: &[f64]) -> Vec<Moving> {
    let weights = oracle::weights(program, prices, Aim::Best);
    let mut pulls: Vec<Vec<(usize, Term, f64)>> = vec![Vec::new(); program.cells.len()];
    for (r, row) in program.rows.iter().enumerate() {
        for &(term, a) in &row.terms {
            if let Term::X(ix) | Term::Effect(ix) | Term::Lasting(ix, _) = term {
                pulls[ix].push((r, term, a));
            }
        }
    }
    let mut all = Vec::new();
    for (ix, cell) in program.cells.iter().enumerate() {
        let now = &program.stages[cell.stage].states[state[cell.stage]];
        if matches!(cell.kind, Kind::Spend { .. }) && !now.on {
            continue;
        }
        let near = 1e-9 * (1.0 + x[ix]);
        let (is_least, is_most) = (x[ix] <= cell.lo + near, x[ix] >= cell.hi - near);
        if is_least && is_most {
            continue;
        }
        let (right, left) = (cell.curve.slope(x[ix]), cell.curve.slope((x[ix] - near).max(0.0)));
        let worth = weights.per_response(ix, now);
        let gain = |slope: f64| if worth == 0.0 { 0.0 } else { worth * slope } + weights.x[ix];
        // A curve that starts vertically says nothing at its start.
        if !gain(right).is_finite() || !gain(left).is_finite() {
            continue;
        }
        let pull = |term: Term, a: f64, slope: f64| a * per_number(term, now, slope);
        let pulls =
            pulls[ix].iter().map(|&(r, term, a)| (r, pull(term, a, right), pull(term, a, left)));
        all.push(Moving {
            ix,
            gain: (gain(right), gain(left)),
            pulls: merged(pulls.collect()),
            is_least,
            is_most,
        });
    }
    all
}

/// What a term grows by with its cell's number.
fn per_number(term: Term, now: &State, slope: f64) -> f64 {
    match term {
        Term::Effect(_) => now.m * slope,
        Term::Lasting(_, left) => now.share_with(left) * now.m * slope,
        _ => 1.0,
    }
}

/// One entry a row.
fn merged(mut pulls: Vec<(usize, f64, f64)>) -> Vec<(usize, f64, f64)> {
    pulls.sort_by_key(|pull| pull.0);
    pulls.dedup_by(|b, a| {
        a.0 == b.0 && {
            (a.1, a.2) = (a.1 + b.1, a.2 + b.2);
            true
        }
    });
    pulls.retain(|pull| pull.1.abs().max(pull.2.abs()) > NOTHING && pull.1.is_finite());
    pulls
}

/// Rows kept to the last whose price no cell settles: a cell between its bounds says what the one row
/// that is open of those it is in must cost.
fn open_rows(
    program: &Program,
    moving: &[Moving],
    x: &[f64],
    state: &[usize],
    prices: &[f64],
) -> Vec<usize> {
    let is_tight = |r: usize| {
        let row = &program.rows[r];
        let sum: f64 = row
            .terms
            .iter()
            .map(|&(term, a)| {
                let now =
                    &program.stages[program.stage_of(term)].states[state[program.stage_of(term)]];
                a * oracle::in_state(program, term, now, |ix| x[ix])
            })
            .sum();
        row.sense == Sense::Equal || row.rhs - sum <= TIGHT * (1.0 + row.rhs.abs())
    };
    let mut is_open: Vec<bool> =
        (0..program.rows.len()).map(|r| prices[r].abs() > 1e-9 || is_tight(r)).collect();
    loop {
        let mut settled = false;
        for cell in moving.iter().filter(|cell| !cell.is_least && !cell.is_most) {
            let is_smooth = (cell.gain.0 - cell.gain.1).abs() <= SMOOTH * (1.0 + cell.gain.0.abs());
            let mut own = cell.pulls.iter().filter(|pull| is_open[pull.0]);
            if let (true, Some(&(row, ..)), None) = (is_smooth, own.next(), own.next()) {
                is_open[row] = false;
                settled = true;
            }
        }
        if !settled {
            break;
        }
    }
    // A row in which nothing moves has no price.
    let moves = |r: usize| moving.iter().any(|cell| cell.pulls.iter().any(|pull| pull.0 == r));
    (0..program.rows.len()).filter(|&r| is_open[r] && moves(r)).collect()
}

/// What the moves of the open rows' prices must keep: no cell gains by moving.
fn rows(moving: &[Moving], open: &[usize]) -> Vec<LpRow> {
    let mut rows = Vec::new();
    for cell in moving {
        let pulls = |sign: f64, is_left: bool| -> Vec<(usize, f64)> {
            let own = cell.pulls.iter().filter_map(|&(row, right, left)| {
                let at = open.iter().position(|&own| own == row)?;
                Some((at, sign * if is_left { left } else { right }))
            });
            own.collect()
        };
        // Prices are known to rounding: what they leave is left.
        let mut keep = |terms: Vec<(usize, f64)>, rhs: f64| {
            if !terms.is_empty() {
                rows.push(LpRow { terms, sense: Sense::AtMost, rhs: rhs.max(0.0) + ROOM });
            }
        };
        if !cell.is_most {
            keep(pulls(-1.0, false), -cell.gain.0);
        }
        if !cell.is_least {
            keep(pulls(1.0, true), cell.gain.1);
        }
    }
    rows
}
