//! Programs that a few rows hold together: months under one total budget, say. With these rows
//! priced out the rest falls into parts, and each part is searched to its end. That bound is
//! closer than the oracle's, which takes every row out: of the rows within a part it loses nothing
//! (Geoffrion 1974: the fewer rows are relaxed, the smaller the gap), and what is lost between the
//! parts is about what one of them loses (Aubin and Ekeland 1976, "Estimates of the duality gap in
//! nonconvex optimization").
//!
//! Prices of the few rows are improved by the same model of the bound as elsewhere ([`bundle`]),
//! with parts for groups.

use super::bundle::{self, Bundle, Path};
use super::mix::mix;
use super::sides::{bent_cells, turns};
use super::{Found, Limits, Search, search};
use crate::engine::concave;
use crate::engine::oracle::{Aim, Answer, Prices};
use crate::engine::parts::{self, Part};
use crate::engine::proof;
use crate::engine::region::{Region, States};
use crate::program::{Cell, Program, Row, Sense, Stage, Term};

/// At most so many rows are priced out.
const MOST_ROWS: usize = 3;
/// The largest part has at most this share of the cells.
const LARGEST: f64 = 0.35;
/// Times that all parts are searched.
const ROUNDS: usize = 16;
/// Nodes that the search of a part may take.
const NODES: usize = 600;
/// Nodes after which a program is taken apart, where it is large and where it is small.
const PATIENCE: (usize, usize) = (3, 40);
/// Cells from which a program is large.
const LARGE: usize = 100;
/// Roundings of a mix.
const ROUNDINGS: usize = 6;
/// Less than this of a mix does not count.
const TORN: f64 = 1e-3;

impl Search<'_> {
    /// Nodes that are looked at before the program is taken apart.
    pub(super) fn patience_as_one(&self) -> usize {
        if self.program.cells.len() >= LARGE { PATIENCE.0 } else { PATIENCE.1 }
    }

    /// Bounds all plans by parts, where a few rows hold the program together, and seeks plans at
    /// what the parts do. What comes of it is in `apart` and `best`.
    pub(super) fn go_apart(&mut self) {
        let program = self.program;
        let Some(rows) = linking(program) else { return };
        let whole = Region::whole(program);
        let linked = Program {
            rows: rows.iter().map(|&r| program.rows[r].clone()).collect(),
            ..program.clone()
        };
        let start = concave::loose_prices(program, &whole, Aim::Best);
        let mut prices: Prices = match (&start, &self.best) {
            (_, Some(best)) => rows.iter().map(|&r| best.prices[r]).collect(),
            (Some(start), None) => rows.iter().map(|&r| start[r]).collect(),
            (None, None) => vec![0.0; rows.len()],
        };
        let mut centre = prices.clone();
        let mut bundle: Option<Bundle> = None;
        let mut reach = 0.1;
        for _ in 0..ROUNDS {
            if self.out_of_time() || self.must_stop() {
                return;
            }
            let Some((answer, apart, groups)) = self.search_parts(&rows, &prices) else { return };
            let before = self.apart.as_ref().map_or(f64::INFINITY, |(bound, _)| *bound);
            if answer.bound < before {
                self.apart = Some((answer.bound, apart));
                centre.clone_from(&prices);
                reach *= 1.5;
            } else {
                reach *= 0.4;
            }
            let bound = answer.bound.min(before);
            self.plan_at(&whole, &answer.state, &answer.x);
            if self.is_beaten(bound) {
                return;
            }
            let known = bundle.get_or_insert_with(|| Bundle::of_groups(groups));
            known.learn(&linked, &answer);
            let paths = known.lawful(&linked, &whole, &centre, bundle::EACH);
            let typical = centre.iter().fold(0.05_f64, |most, p| most.max(p.abs()));
            let boxed: Vec<f64> =
                centre.iter().map(|p| reach * (p.abs() + 0.2 * typical)).collect();
            let Some(mix) = mix(&linked, &whole, known, &paths, &centre, &boxed) else {
                return;
            };
            let rounded = roundings(&paths, &mix.weights, &answer);
            let least = mix.least;
            prices = mix.prices;
            for (state, x) in rounded {
                self.plan_at(&whole, &state, &x);
                if self.is_beaten(bound) {
                    return;
                }
            }
            let allowed = self.mark() - self.best.as_ref().map_or(0.0, |best| best.value);
            if self.best.is_some() && bound - least < 0.05 * allowed {
                return;
            }
        }
    }

    /// Searches every part at these prices: what they do, the proof, and the part of each stage.
    fn search_parts(
        &mut self,
        rows: &[usize],
        prices: &[f64],
    ) -> Option<(Answer, proof::Apart, Vec<usize>)> {
        let program = self.program;
        let rest = parts::without(program, rows, prices);
        let parts = parts::parts(&rest);
        let value = self.best.as_ref().map_or(0.0, |best| best.value.abs());
        let allowed = self.limits.gap.max(self.limits.tolerance * value).max(1e-12);
        let mut answer = Answer {
            bound: rest.constant,
            x: vec![0.0; program.cells.len()],
            state: vec![0; program.stages.len()],
        };
        let mut group = vec![0; program.stages.len()];
        let mut all: Vec<Found> = Vec::with_capacity(parts.len());
        for (ix, Part { program: part, cells, stages, .. }) in parts.iter().enumerate() {
            let left =
                self.limits.nodes.map_or(NODES, |most| most.saturating_sub(self.nodes).max(1));
            let limits = Limits {
                gap: 0.2 * allowed / parts.len() as f64,
                tolerance: 0.0,
                nodes: Some(NODES.min(left)),
                start: None,
                apart: false,
                progress: &|_, _, _| {},
                ..self.limits.clone()
            };
            if self.out_of_time() {
                return None;
            }
            // Months that nothing tells apart are searched once.
            let same = parts[..ix].iter().position(|other| is_alike(&other.program, part));
            let found = match same {
                Some(other) => all[other].clone(),
                None => {
                    let found = search(part, &limits);
                    self.nodes += found.nodes;
                    found
                }
            };
            let best = found.best.as_ref()?;
            answer.bound += found.bound;
            cells.iter().zip(&best.x).for_each(|(&cell, x)| answer.x[cell] = *x);
            stages.iter().zip(&best.state).for_each(|(&stage, state)| answer.state[stage] = *state);
            stages.iter().for_each(|&stage| group[stage] = ix);
            all.push(found);
        }
        let trees = all.into_iter().map(|found| found.proof).collect();
        let apart = proof::Apart { rows: rows.to_vec(), prices: prices.to_vec(), parts: trees };
        Some((answer, apart, group))
    }

    /// The best plan with these decisions, each bent curve on the side where `x` is.
    fn plan_at(&mut self, whole: &Region, state: &[usize], x: &[f64]) {
        let mut region = whole.clone();
        for (set, &i) in region.states.iter_mut().zip(state) {
            *set = States::one(i);
        }
        region.follow(self.program, &self.links);
        for ix in bent_cells(self.program, &region) {
            let (lo, hi) = region.bounds[ix];
            let turns = turns(self.program, ix, (lo, hi));
            let from = turns.iter().rev().find(|t| **t <= x[ix]).copied();
            let to = turns.iter().find(|t| **t > x[ix]).copied().unwrap_or(hi);
            region.bounds[ix] = match from {
                Some(from) => (from, to),
                None if x[ix] <= lo => (lo, lo),
                None => (lo, to),
            };
        }
        let gap = self.close_enough();
        if let concave::Outcome::Solved(solved) =
            concave::solve(self.program, &region, gap, self.limits.backend)
        {
            self.offer(state, solved);
        }
    }
}

/// The few rows without which a program falls apart into parts that are small against the whole.
fn linking(program: &Program) -> Option<Vec<usize>> {
    let mut owner = vec![0; program.stages.len()];
    for (t, track) in program.tracks.iter().enumerate() {
        track.stages.clone().for_each(|stage| owner[stage] = t);
    }
    let tracks = |ix: usize| {
        let of = |&(term, _): &(Term, f64)| owner[program.stage_of(term)];
        let mut tracks: Vec<usize> = program.rows[ix].terms.iter().map(of).collect();
        tracks.sort_unstable();
        tracks.dedup();
        tracks.len()
    };
    let mut widest: Vec<(usize, usize)> = (0..program.rows.len()).map(|r| (tracks(r), r)).collect();
    widest.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut rows, mut most) = (Vec::new(), f64::INFINITY);
    for &(_, row) in widest.iter().take(MOST_ROWS) {
        if program.rows[row].sense == Sense::Equal {
            return None;
        }
        rows.push(row);
        rows.sort_unstable();
        let rest = parts::without(program, &rows, &vec![0.0; rows.len()]);
        let sizes = parts::parts(&rest).into_iter().map(|part| part.cells.len());
        most = sizes.max().unwrap_or(0) as f64 / program.cells.len().max(1) as f64;
        if most <= LARGEST {
            break;
        }
    }
    (most <= LARGEST).then_some(rows)
}

/// Plans near a mix: each part on one of its paths, chosen so that what all parts so far add to the
/// rows stays near what the mix adds (error diffusion, which spreads what parts alike are torn
/// between); then each on its heaviest path, and one after the other on its second.
fn roundings(paths: &[&Path], weights: &[f64], answer: &Answer) -> Vec<(Vec<usize>, Vec<f64>)> {
    let groups = paths.iter().map(|path| path.group + 1).max().unwrap_or(0);
    let mut ranked: Vec<Vec<(f64, &Path)>> = vec![Vec::new(); groups];
    for (&path, &weight) in paths.iter().zip(weights) {
        ranked[path.group].push((weight, path));
    }
    ranked.iter_mut().for_each(|of| of.sort_by(|a, b| b.0.total_cmp(&a.0)));
    let seconds = ranked.iter().enumerate().filter_map(|(g, of)| Some((of.get(1)?.0, g)));
    let mut torn: Vec<(f64, usize)> = seconds.filter(|(weight, _)| *weight > TORN).collect();
    torn.sort_by(|a, b| b.0.total_cmp(&a.0));
    let heaviest: Vec<usize> = vec![0; groups];
    let mut chosen: Vec<Vec<usize>> = Vec::new();
    chosen.extend([0.0, -1.0].map(|bias| diffused(&ranked, bias)));
    chosen.push(heaviest.clone());
    chosen.extend(torn.into_iter().map(|(_, group)| {
        let mut turned = heaviest.clone();
        turned[group] = 1;
        turned
    }));
    chosen.dedup();
    chosen.truncate(ROUNDINGS);
    chosen
        .into_iter()
        .map(|ranks| {
            let (mut state, mut x) = (answer.state.clone(), answer.x.clone());
            for (of, rank) in ranked.iter().zip(ranks) {
                if let Some((_, path)) = of.get(rank) {
                    path.states.iter().for_each(|&(stage, i)| state[stage] = i);
                    path.numbers.iter().for_each(|&(cell, number)| x[cell] = number);
                }
            }
            (state, x)
        })
        .collect()
}

/// The rank of each part's path so that sums over the parts follow those of the mix, or stay below
/// them by `bias` times the widest choice of a part.
fn diffused(ranked: &[Vec<(f64, &Path)>], bias: f64) -> Vec<usize> {
    let pull = |path: &Path, row: usize| {
        path.pulls.iter().find(|(r, _)| *r == row).map_or(0.0, |(_, a)| *a)
    };
    let mut ahead = [0.0_f64; MOST_ROWS];
    let mut choose = |of: &Vec<(f64, &Path)>| {
        let likely = || of.iter().enumerate().filter(|(_, (weight, _))| *weight > TORN);
        let all: f64 = likely().map(|(_, (weight, _))| weight).sum();
        let mut best: Option<(f64, usize, [f64; MOST_ROWS])> = None;
        for (rank, (_, path)) in likely() {
            let mut next = ahead;
            let mut away = 0.0;
            for (row, next) in next.iter_mut().enumerate() {
                let pulls = likely().map(|(_, (weight, path))| (*weight, pull(path, row)));
                let mean = pulls.clone().map(|(weight, a)| weight * a).sum::<f64>() / all;
                let widest = pulls.map(|(_, a)| (a - mean).abs()).fold(0.0, f64::max);
                *next += pull(path, row) - mean;
                away += (*next - bias * widest).abs();
            }
            if best.is_none_or(|(least, ..)| away < least) {
                best = Some((away, rank, next));
            }
        }
        let (_, rank, next) = best.unwrap_or((0.0, 0, ahead));
        ahead = next;
        rank
    };
    ranked.iter().map(&mut choose).collect()
}

/// Whether two parts are the same but for their names and places.
fn is_alike(a: &Program, b: &Program) -> bool {
    let cell = |(a, b): (&Cell, &Cell)| {
        let numbers = |c: &Cell| [c.lo, c.hi, c.worth, c.gain].map(f64::to_bits);
        let lasting = |c: &Cell| c.lasting.iter().map(|w| w.to_bits()).collect::<Vec<_>>();
        numbers(a) == numbers(b)
            && lasting(a) == lasting(b)
            && a.stage == b.stage
            && a.curve == b.curve
            && std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind)
    };
    let stage = |(a, b): (&Stage, &Stage)| {
        let gains = |s: &Stage| [s.on_gain, s.first_gain].map(f64::to_bits);
        gains(a) == gains(b) && a.built == b.built && a.states == b.states && a.cells == b.cells
    };
    let row = |(a, b): (&Row, &Row)| {
        a.sense == b.sense
            && a.rhs.to_bits() == b.rhs.to_bits()
            && a.key.is_none() == b.key.is_none()
            && a.terms.len() == b.terms.len()
            && a.terms
                .iter()
                .zip(&b.terms)
                .all(|(p, q)| p.0 == q.0 && p.1.to_bits() == q.1.to_bits())
    };
    a.cells.len() == b.cells.len()
        && a.stages.len() == b.stages.len()
        && a.rows.len() == b.rows.len()
        && a.tracks.len() == b.tracks.len()
        && a.tracks.iter().zip(&b.tracks).all(|(a, b)| a.stages == b.stages)
        && a.cells.iter().zip(&b.cells).all(cell)
        && a.stages.iter().zip(&b.stages).all(stage)
        && a.rows.iter().zip(&b.rows).all(row)
}
