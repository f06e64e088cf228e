//! The Lagrangian bound. Given a price per row, the rows leave the problem and every track can be
//! solved on its own, exactly: each cell by [`best`], each path by dynamic programming over its
//! states. Whatever the prices, the sum is a proven bound on every plan (weak duality; Geoffrion
//! 1974, "Lagrangean relaxation for integer programming").

use super::region::{Region, States};
use super::response::best_of;
pub use super::weights::{Weights, weights};
use crate::program::{Program, Row, State, Term};

/// Prices of the rows: at least 0 for `<=`, free for `=`.
pub type Prices = Vec<f64>;

/// What the tracks do at given prices.
#[derive(Debug, Clone)]
pub struct Answer {
    /// No plan of the region is worth more.
    pub bound: f64,
    /// Each cell's number.
    pub x: Vec<f64>,
    /// Each stage's state.
    pub state: Vec<usize>,
}

/// Whether the objective counts, or only whether the rows can be kept at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The objective.
    Best,
    /// Nothing: any plan is worth 0, and a bound below 0 proves that there is none.
    Feasible,
}

/// Solves every track of `region` at `prices`. `None` where a track has no path left.
pub fn answer(program: &Program, region: &Region, prices: &[f64], aim: Aim) -> Option<Answer> {
    let weights = weights(program, prices, aim);
    let mut answer = Answer {
        bound: constant(program, prices, aim),
        x: vec![0.0; program.cells.len()],
        state: vec![0; program.stages.len()],
    };
    let mut path = Path::default();
    for track in &program.tracks {
        answer.bound += path.best(program, region, &weights, track.stages.clone(), &mut answer)?;
    }
    Some(answer)
}

/// What each track is worth at `prices`; `None` where one has no path left.
pub fn by_track(program: &Program, region: &Region, prices: &[f64]) -> Option<(Vec<f64>, Answer)> {
    let weights = weights(program, prices, Aim::Best);
    let mut answer = Answer {
        bound: constant(program, prices, Aim::Best),
        x: vec![0.0; program.cells.len()],
        state: vec![0; program.stages.len()],
    };
    let mut path = Path::default();
    let mut values = Vec::with_capacity(program.tracks.len());
    for track in &program.tracks {
        values.push(path.best(program, region, &weights, track.stages.clone(), &mut answer)?);
    }
    answer.bound += values.iter().sum::<f64>();
    Some((values, answer))
}

/// How far each row is from its right-hand side: `rhs - sum of terms`.
pub fn slacks(program: &Program, answer: &Answer) -> Vec<f64> {
    program
        .rows
        .iter()
        .map(|row| row.rhs - activity(program, row, &answer.x, &answer.state))
        .collect()
}

/// `sum of terms` of a row.
pub fn activity(program: &Program, row: &Row, x: &[f64], state: &[usize]) -> f64 {
    let terms = row.terms.iter();
    terms.map(|term| worth(program, term, x, state)).sum()
}

/// The largest term of a row: what its rounding is measured by.
pub fn size(program: &Program, row: &Row, x: &[f64], state: &[usize]) -> f64 {
    let terms = row.terms.iter();
    let sizes = terms.map(|term| worth(program, term, x, state).abs());
    sizes.fold(0.0, f64::max)
}

/// What a term adds to its row.
pub(super) fn worth(
    program: &Program,
    &(term, a): &(Term, f64),
    x: &[f64],
    state: &[usize],
) -> f64 {
    let stage = program.stage_of(term);
    let x = |cell: usize| x[cell];
    a * in_state(program, term, &program.stages[stage].states[state[stage]], x)
}

/// What a term is where its stage is in `now` and the numbers of cells are `x`.
pub fn in_state(program: &Program, term: Term, now: &State, x: impl Fn(usize) -> f64) -> f64 {
    match term {
        Term::X(cell) => x(cell),
        Term::Effect(cell) => now.m * program.cells[cell].curve.value(x(cell)),
        Term::On(_) => f64::from(u8::from(now.on)),
        Term::First(_) => f64::from(u8::from(now.first)),
        Term::Lasting(cell, left) => {
            now.share_with(left) * now.m * program.cells[cell].curve.value(x(cell))
        }
        Term::Built(_, left) => now.share_with(left),
    }
}

/// The objective of cells' numbers and stages' states, by the true curves.
pub fn value(program: &Program, x: &[f64], state: &[usize]) -> f64 {
    let mut value = program.constant;
    for (stage, &state) in program.stages.iter().zip(state) {
        let now = &stage.states[state];
        value += now.gain_in(stage);
        for &ix in &stage.cells {
            let cell = &program.cells[ix];
            value += now.worth_of(cell) * now.m * cell.curve.value(x[ix]) + cell.gain * x[ix];
        }
    }
    value
}

fn constant(program: &Program, prices: &[f64], aim: Aim) -> f64 {
    let rows: f64 = program.rows.iter().zip(prices).map(|(row, price)| row.rhs * price).sum();
    match aim {
        Aim::Best => program.constant + rows,
        Aim::Feasible => rows,
    }
}

/// Longest path through the states of one track; its memory is used again for the next.
#[derive(Default)]
struct Path {
    /// Best value of a path up to each state of each stage, and the state it came from.
    reached: Vec<Vec<(f64, usize)>>,
    /// The numbers of a stage's cells in each of its states.
    numbers: Vec<Vec<Vec<f64>>>,
}

impl Path {
    fn best(
        &mut self,
        program: &Program,
        region: &Region,
        weights: &Weights,
        stages: std::ops::Range<usize>,
        answer: &mut Answer,
    ) -> Option<f64> {
        let length = stages.len();
        if length == 1 {
            return single(program, region, weights, stages.start, answer);
        }
        self.reached.resize_with(length.max(self.reached.len()), Vec::new);
        self.numbers.resize_with(length.max(self.numbers.len()), Vec::new);
        for (t, stage) in stages.clone().enumerate() {
            let count = program.stages[stage].states.len();
            self.reached[t].clear();
            self.reached[t].resize(count, (f64::NEG_INFINITY, usize::MAX));
            if t == 0 {
                region.states[stage].iter().for_each(|i| self.reached[0][i].0 = 0.0);
            } else {
                self.follow(t, program, region, stage);
            }
            let room = count.max(self.numbers[t].len());
            self.numbers[t].resize_with(room, Vec::new);
            for i in region.states[stage].iter() {
                if self.reached[t][i].0 > f64::NEG_INFINITY {
                    self.reached[t][i].0 +=
                        reward(program, region, weights, stage, i, &mut self.numbers[t][i]);
                }
            }
        }
        self.trace_back(program, stages, answer)
    }

    fn follow(&mut self, t: usize, program: &Program, region: &Region, stage: usize) {
        let before = &program.stages[stage - 1].states;
        let (head, tail) = self.reached.split_at_mut(t);
        for i in region.states[stage - 1].iter() {
            let value = head[t - 1][i].0;
            for &j in &before[i].next {
                if region.states[stage].contains(j) && value > tail[0][j].0 {
                    tail[0][j] = (value, i);
                }
            }
        }
    }

    fn trace_back(
        &self,
        program: &Program,
        stages: std::ops::Range<usize>,
        answer: &mut Answer,
    ) -> Option<f64> {
        let last = stages.len() - 1;
        let best = |best: Option<(usize, f64)>, (i, &(value, _)): (usize, &(f64, usize))| {
            if value > best.map_or(f64::NEG_INFINITY, |(_, top)| top) {
                Some((i, value))
            } else {
                best
            }
        };
        let (mut state, value) = self.reached[last].iter().enumerate().fold(None, best)?;
        for t in (0..=last).rev() {
            let stage = stages.start + t;
            answer.state[stage] = state;
            for (cell, x) in program.stages[stage].cells.iter().zip(&self.numbers[t][state]) {
                answer.x[*cell] = *x;
            }
            state = self.reached[t][state].1;
        }
        Some(value)
    }
}

/// A track of one stage.
fn single(
    program: &Program,
    region: &Region,
    weights: &Weights,
    stage: usize,
    answer: &mut Answer,
) -> Option<f64> {
    let mut top: Option<f64> = None;
    let mut numbers = Vec::new();
    for i in region.states[stage].iter() {
        let value = reward(program, region, weights, stage, i, &mut numbers);
        if top.is_none_or(|top| value > top) {
            top = Some(value);
            answer.state[stage] = i;
            for (cell, x) in program.stages[stage].cells.iter().zip(&numbers) {
                answer.x[*cell] = *x;
            }
        }
    }
    top
}

/// Best value of a stage in one of its states, and the numbers of its cells.
fn reward(
    program: &Program,
    region: &Region,
    weights: &Weights,
    stage: usize,
    state: usize,
    numbers: &mut Vec<f64>,
) -> f64 {
    let here = &program.stages[stage];
    let now = &here.states[state];
    let mut value = weights.of_state(stage, now);
    numbers.clear();
    for &cell in &here.cells {
        let bounds = region.bounds_in(program, cell, state);
        let (e, w) = (weights.per_response(cell, now), weights.x[cell]);
        let best = best_of(&program.cells[cell], bounds, e, w);
        value += best.value;
        numbers.push(best.x);
    }
    value
}

/// For every stage and allowed state, the bound of the plans that pass through it: a state whose
/// bound is below the value of a known plan can be struck out. `None` where a track has no path.
pub fn bounds_by_state(
    program: &Program,
    region: &Region,
    prices: &[f64],
    bound: f64,
    aim: Aim,
) -> Option<Vec<Vec<f64>>> {
    let weights = weights(program, prices, aim);
    let mut through: Vec<Vec<f64>> =
        program.stages.iter().map(|s| vec![f64::NEG_INFINITY; s.states.len()]).collect();
    let mut numbers = Vec::new();
    for track in &program.tracks {
        let stages = track.stages.clone();
        let mut rewards: Vec<Vec<f64>> = Vec::with_capacity(stages.len());
        for stage in stages.clone() {
            let mut row = vec![f64::NEG_INFINITY; program.stages[stage].states.len()];
            for i in region.states[stage].iter() {
                row[i] = reward(program, region, &weights, stage, i, &mut numbers);
            }
            rewards.push(row);
        }
        let forward = sweep(program, region, stages.clone(), &rewards, false);
        let backward = sweep(program, region, stages.clone(), &rewards, true);
        let best = forward.last()?.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if best == f64::NEG_INFINITY {
            return None;
        }
        for (t, stage) in stages.enumerate() {
            for i in region.states[stage].iter() {
                through[stage][i] = bound - best + forward[t][i] + backward[t][i] - rewards[t][i];
            }
        }
    }
    Some(through)
}

/// Best value of a path from one end up to each state, that state's reward included.
fn sweep(
    program: &Program,
    region: &Region,
    stages: std::ops::Range<usize>,
    rewards: &[Vec<f64>],
    backward: bool,
) -> Vec<Vec<f64>> {
    let mut values: Vec<Vec<f64>> = rewards.to_vec();
    let last = stages.len() - 1;
    let allowed = |t: usize| -> &States { &region.states[stages.start + t] };
    let next = |t: usize, i: usize| &program.stages[stages.start + t].states[i].next;
    if backward {
        for t in (0..last).rev() {
            for i in allowed(t).iter() {
                let after = next(t, i).iter().filter(|&&j| allowed(t + 1).contains(j));
                let best = after.map(|&j| values[t + 1][j]).fold(f64::NEG_INFINITY, f64::max);
                values[t][i] = rewards[t][i] + best;
            }
        }
    } else {
        for t in 1..=last {
            let mut best = vec![f64::NEG_INFINITY; rewards[t].len()];
            for i in allowed(t - 1).iter() {
                for &j in next(t - 1, i) {
                    best[j] = best[j].max(values[t - 1][i]);
                }
            }
            for j in allowed(t).iter() {
                values[t][j] = rewards[t][j] + best[j];
            }
        }
    }
    values
}
