//! Prices of a node, improved by a model of the bound: what every group of tracks did at the prices
//! tried so far bounds from below what it can do at any prices, and the prices at which that model
//! is least, within a box around the best so far, are tried next (Marsten, Hogan and Blankenship
//! 1975, "The Boxstep Method"; its dual is Dantzig and Wolfe's decomposition, 1960). Where
//! subgradient steps crawl, because many prices must move together, this does not.
//!
//! The mix of tracks that the model ends with says which decisions are torn, and which plan to try.

use super::mix::mix;
use super::rounding::Choice;
use super::{Search, View};
use crate::curve::Curve;
use crate::engine::oracle::{self, Aim, Answer};
use crate::engine::region::Region;
use crate::program::{CellIx, Kind, Program, StageIx, State};

/// Tried paths that are remembered.
const MOST: usize = 3000;
/// Of these, as many of a group make the model.
pub(super) const EACH: usize = 16;
/// And where only the bound is asked for.
const FEW: usize = 10;
/// Up to so many tracks of a single stage are groups of their own; more go by month.
const APART: usize = 60;
/// A model whose prices gain less than this share of the bound is done.
const SLOW: f64 = 1e-7;
/// A node that the model says stays above the mark is done where what the model may still gain is
/// less than this share of what lies above.
const ENOUGH: f64 = 0.2;
/// A box this small, as a share of the prices, is a point.
const LEAST_REACH: f64 = 1e-4;

/// What the groups did at prices tried before, in any region.
pub(super) struct Bundle {
    /// The group of each stage; `None` for numbers that the model holds as they are.
    group: Vec<Option<usize>>,
    pub(super) groups: usize,
    /// Numbers that are linear and free of any state.
    pub(super) free: Vec<CellIx>,
    paths: Vec<Path>,
}

/// What a group did.
pub(super) struct Path {
    pub(super) group: usize,
    pub(super) states: Vec<(StageIx, usize)>,
    pub(super) numbers: Vec<(CellIx, f64)>,
    pub(super) value: f64,
    /// Row and activity.
    pub(super) pulls: Vec<(usize, f64)>,
}

impl Bundle {
    pub(super) fn new(program: &Program) -> Self {
        let mut group = vec![None; program.stages.len()];
        let mut free = Vec::new();
        let lone = program.tracks.iter().filter(|t| t.stages.len() == 1);
        let many = lone.count() > APART;
        let mut months: Vec<Option<usize>> = Vec::new();
        let mut groups = 0;
        for track in &program.tracks {
            let first = track.stages.start;
            let stage = &program.stages[first];
            let is_linear = |&ix: &CellIx| matches!(program.cells[ix].curve, Curve::Linear(_));
            if track.stages.len() == 1 {
                if is_plain(&stage.states) && stage.cells.iter().all(is_linear) {
                    free.extend(&stage.cells);
                    continue;
                }
                if many {
                    let month = month_of(program, first);
                    months.resize(months.len().max(month + 1), None);
                    let own = *months[month].get_or_insert_with(|| {
                        groups += 1;
                        groups - 1
                    });
                    group[first] = Some(own);
                    continue;
                }
            }
            track.stages.clone().for_each(|s| group[s] = Some(groups));
            groups += 1;
        }
        Self { group, groups, free, paths: Vec::new() }
    }

    /// Of given groups: one for each stage.
    pub(super) fn of_groups(group: Vec<usize>) -> Self {
        let groups = group.iter().max().map_or(0, |most| most + 1);
        Self {
            group: group.into_iter().map(Some).collect(),
            groups,
            free: Vec::new(),
            paths: Vec::new(),
        }
    }

    /// Remembers what each group did.
    pub(super) fn learn(&mut self, program: &Program, answer: &Answer) {
        if self.paths.len() + self.groups > MOST {
            self.paths.drain(..self.paths.len() / 2);
        }
        let empty = |group| Path {
            group,
            states: Vec::new(),
            numbers: Vec::new(),
            value: 0.0,
            pulls: Vec::new(),
        };
        let mut new: Vec<Path> = (0..self.groups).map(empty).collect();
        for (ix, stage) in program.stages.iter().enumerate() {
            let Some(group) = self.group[ix] else {
                continue;
            };
            let path = &mut new[group];
            let now = &stage.states[answer.state[ix]];
            path.states.push((ix, answer.state[ix]));
            path.value += now.gain_in(stage);
            for &cell in &stage.cells {
                let stated = &program.cells[cell];
                let x = answer.x[cell];
                path.numbers.push((cell, x));
                path.value +=
                    now.worth_of(stated) * now.m * stated.curve.value(x) + stated.gain * x;
            }
        }
        for (r, row) in program.rows.iter().enumerate() {
            for &(term, a) in &row.terms {
                let stage = program.stage_of(term);
                let Some(group) = self.group[stage] else {
                    continue;
                };
                let pull = oracle::worth(program, &(term, a), &answer.x, &answer.state);
                match new[group].pulls.last_mut() {
                    Some((last, sum)) if *last == r => *sum += pull,
                    _ => new[group].pulls.push((r, pull)),
                }
            }
        }
        for path in new {
            let same = |old: &Path| {
                old.group == path.group && old.value == path.value && old.pulls == path.pulls
            };
            if !self.paths.iter().any(same) {
                self.paths.push(path);
            }
        }
    }

    /// What the model says of the bound of a region in which the groups do `answer` at `prices`:
    /// the least within a wide box.
    pub(super) fn expect(
        &mut self,
        program: &Program,
        region: &Region,
        prices: &[f64],
        answer: &Answer,
    ) -> Option<f64> {
        self.learn(program, answer);
        let paths = self.lawful(program, region, prices, FEW);
        let typical = prices.iter().fold(0.05_f64, |most, p| most.max(p.abs()));
        let boxed: Vec<f64> = prices.iter().map(|p| 0.3 * (p.abs() + 0.2 * typical)).collect();
        mix(program, region, self, &paths, prices, &boxed).map(|mix| mix.least)
    }

    /// Of the paths that a region allows, those worth most to each group at `prices`.
    pub(super) fn lawful<'a>(
        &'a self,
        program: &'a Program,
        region: &'a Region,
        prices: &[f64],
        each: usize,
    ) -> Vec<&'a Path> {
        let lawful = |path: &&Path| {
            let stays = |&(stage, state): &(StageIx, usize)| region.states[stage].contains(state);
            let mut at = path.states.iter().map(|&(_, state)| state);
            let mut here = None;
            path.states.iter().all(stays)
                && path.numbers.iter().all(|&(cell, x)| {
                    let stage = program.cells[cell].stage;
                    let state = match here {
                        Some((known, state)) if known == stage => state,
                        _ => {
                            let found = path.states.iter().find(|(s, _)| *s == stage);
                            let state = found.map_or_else(|| at.next().unwrap_or(0), |f| f.1);
                            here = Some((stage, state));
                            state
                        }
                    };
                    let (lo, hi) = region.bounds_in(program, cell, state);
                    x >= lo - 1e-9 && x <= hi + 1e-9
                })
        };
        let reduced = |path: &Path| {
            let paid = path.pulls.iter().map(|&(row, a)| prices[row] * a);
            path.value - paid.sum::<f64>()
        };
        let mut paths: Vec<(usize, f64, &Path)> = self
            .paths
            .iter()
            .filter(lawful)
            .map(|path| (path.group, reduced(path), path))
            .collect();
        paths.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        let mut kept = Vec::new();
        let (mut group, mut count) = (usize::MAX, 0);
        for (own, _, path) in paths {
            count = if own == group { count + 1 } else { 1 };
            group = own;
            if count <= each {
                kept.push(path);
            }
        }
        kept
    }
}

/// One state, in which an effect is what the curve says.
fn is_plain(states: &[State]) -> bool {
    matches!(states, [only] if only.m == 1.0 && only.left.is_none())
}

/// The month of a stage's first cell.
fn month_of(program: &Program, stage: StageIx) -> usize {
    let first = program.stages[stage].cells.first();
    match first.map(|&ix| program.cells[ix].kind) {
        Some(Kind::Spend { month, .. } | Kind::Carried { month, .. }) => month,
        Some(Kind::Worst | Kind::Room | Kind::Missed) | None => 0,
    }
}

impl Search<'_> {
    /// Improves the node's prices until its bound is beaten, the model gains nothing more, or
    /// `steps` are taken. `None` where no path is left.
    pub(super) fn model(&mut self, node: &mut super::Node, steps: usize) -> Option<View> {
        let program = self.program;
        let mut bundle = self.bundle.take().unwrap_or_else(|| Bundle::new(program));
        let seen = self.improve_by_model(&mut bundle, node, steps);
        self.bundle = Some(bundle);
        seen
    }

    fn improve_by_model(
        &mut self,
        bundle: &mut Bundle,
        node: &mut super::Node,
        steps: usize,
    ) -> Option<View> {
        let program = self.program;
        let mut centre = node.prices.clone();
        let mut best = oracle::answer(program, &node.region, &centre, Aim::Best)?;
        bundle.learn(program, &best);
        let typical = centre.iter().fold(0.05_f64, |most, p| most.max(p.abs()));
        let mut reach = 0.3;
        let mut share = vec![Vec::new(); program.stages.len()];
        let mut choices = Vec::new();
        for _ in 0..steps {
            if self.is_beaten(best.bound) || self.out_of_time() {
                break;
            }
            let paths = bundle.lawful(program, &node.region, &centre, EACH);
            let boxed: Vec<f64> =
                centre.iter().map(|p| reach * (p.abs() + 0.2 * typical)).collect();
            let Some(mix) = mix(program, &node.region, bundle, &paths, &centre, &boxed) else {
                reach *= 0.6;
                if reach < LEAST_REACH {
                    break;
                }
                continue;
            };
            share = shares(program, &node.region, &paths, &mix.weights);
            choices = choices_of(program, bundle.groups, &paths, &mix.weights);
            if best.bound - mix.least <= SLOW * (1.0 + best.bound.abs()) {
                break;
            }
            // No prices beat this node: what is left to gain is not worth the steps.
            let mark = self.mark();
            if self.best.is_some() && best.bound - mix.least < ENOUGH * (mix.least - mark) {
                break;
            }
            let mut prices = mix.prices;
            self.balance(&mut prices);
            let answer = oracle::answer(program, &node.region, &prices, Aim::Best)?;
            bundle.learn(program, &answer);
            let promised = best.bound - mix.least;
            if answer.bound < best.bound - 0.05 * promised {
                reach = (reach * 2.0_f64).min(1e3);
            } else if answer.bound > best.bound {
                reach *= 0.5;
            }
            if answer.bound < best.bound {
                centre = prices;
                best = answer;
            }
            if reach < LEAST_REACH {
                break;
            }
        }
        if best.bound < node.bound {
            node.bound = best.bound;
            node.prices = centre;
        }
        let torn = share.iter().any(|states| !states.is_empty());
        if torn && node.depth > 0 && !self.is_beaten(node.bound) {
            self.round_mix(&node.region, &choices, &best.state, 1);
        }
        torn.then_some(View { answer: best, share, choices })
    }
}

/// What the mix leaves each group to choose from.
fn choices_of(program: &Program, groups: usize, paths: &[&Path], weights: &[f64]) -> Vec<Choice> {
    let mut choices = vec![Choice::default(); groups];
    for (path, &weight) in paths.iter().zip(weights) {
        let is_on = path.states.iter().any(|&(stage, state)| {
            let states = &program.stages[stage].states;
            states.len() > 1 && states[state].on
        });
        choices[path.group].consider(is_on, weight, &path.states);
    }
    choices
}

/// How much of each state of each stage is in the mix.
fn shares(program: &Program, region: &Region, paths: &[&Path], weights: &[f64]) -> Vec<Vec<f64>> {
    let count = |stage: &crate::program::Stage| vec![0.0; stage.states.len()];
    let mut share: Vec<Vec<f64>> = program.stages.iter().map(count).collect();
    for (path, weight) in paths.iter().zip(weights) {
        for &(stage, state) in &path.states {
            share[stage][state] += weight;
        }
    }
    for (stage, states) in share.iter_mut().enumerate() {
        // What no path speaks of has one state.
        if states.iter().sum::<f64>() <= 0.0
            && let Some(only) = region.states[stage].iter().next()
        {
            states[only] = 1.0;
        }
    }
    share
}
