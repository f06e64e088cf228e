//! Plans: from the decisions that the oracle takes, from extremes, and from changes of the best.

use super::{Incumbent, Search, first_states};
use crate::engine::concave::{self, Outcome, Solved};
use crate::engine::oracle::{self, Aim};
use crate::engine::region::{Region, States};
use crate::program::Sense;

impl Search<'_> {
    /// Seeks a plan with the decisions `state`, unless that has been done.
    pub(super) fn try_decisions(&mut self, region: &Region, state: &[usize]) {
        if (self.best.is_some() && self.out_of_time()) || !self.tried.insert(state.to_vec()) {
            return;
        }
        let mut fixed = region.clone();
        for (set, &i) in fixed.states.iter_mut().zip(state) {
            *set = States::one(i);
        }
        fixed.follow(self.program, &self.links);
        if let Outcome::Solved(solved) =
            concave::solve(self.program, &fixed, self.close_enough(), self.limits.backend)
        {
            let promised = solved.bound;
            self.offer(state, solved.clone());
            if !self.is_beaten(promised) {
                self.choose_sides(&fixed, &solved, state);
            }
        }
    }

    pub(super) fn offer(&mut self, state: &[usize], solved: Solved) {
        // Where a curve bends upward its chords promise more than it gives: a target may fail.
        // What is compared may be small in the row's own units, as a steep curve's effect is.
        let kept = |row: &crate::program::Row| {
            let over = oracle::activity(self.program, row, &solved.x, state) - row.rhs;
            let size = oracle::size(self.program, row, &solved.x, state).max(row.rhs.abs());
            let size = 0.5e-7 * size + 1e-11;
            over <= size && (row.sense == Sense::AtMost || over >= -size)
        };
        if !self.program.rows.iter().all(kept) {
            return;
        }
        if self.best.as_ref().is_none_or(|best| solved.value > best.value) {
            self.best = Some(Incumbent {
                x: solved.x,
                state: state.to_vec(),
                value: solved.value,
                prices: solved.prices,
            });
        }
    }

    /// While none is known: decisions that are as much off, or as much on, as they may be.
    pub(super) fn first_plan(&mut self, region: &Region) {
        for on in [false, true] {
            if self.best.is_some() {
                return;
            }
            let state = self.extreme(region, on);
            self.try_decisions(region, &state);
        }
    }

    pub(super) fn extreme(&self, region: &Region, on: bool) -> Vec<usize> {
        let mut leaning = self.program.clone();
        for row in &mut leaning.rows {
            row.terms.clear();
        }
        for term in leaning.terms() {
            *leaning.gain_mut(term) = 0.0;
        }
        for stage in &mut leaning.stages {
            stage.on_gain = if on { 1.0 } else { -1.0 };
        }
        let none = vec![0.0; leaning.rows.len()];
        oracle::answer(&leaning, region, &none, Aim::Best)
            .map_or_else(|| first_states(region), |a| a.state)
    }

    /// Changes one decision of the best plan at a time while that pays: each stage's state turned
    /// and the rest of its track chosen anew at the plan's prices.
    pub(super) fn local_search(&mut self, region: &Region) {
        for _ in 0..8 {
            if self.out_of_time() {
                return;
            }
            let Some(best) = self.best.clone() else {
                return;
            };
            let before = best.value;
            let mut candidates: Vec<(f64, Vec<usize>)> = Vec::new();
            let prices = best.prices.clone();
            for track in &self.program.tracks {
                for stage in track.stages.clone() {
                    if region.states[stage].len() < 2 {
                        continue;
                    }
                    let on = self.program.stages[stage].states[best.state[stage]].on;
                    let mut turned = region.clone();
                    for (other, &state) in best.state.iter().enumerate() {
                        if !track.stages.contains(&other) {
                            turned.states[other] = States::one(state);
                        }
                    }
                    let mut side = States::none();
                    let states = &self.program.stages[stage].states;
                    region.states[stage]
                        .iter()
                        .filter(|&i| states[i].on != on)
                        .for_each(|i| side.insert(i));
                    turned.states[stage] = side;
                    if let Some(answer) = oracle::answer(self.program, &turned, &prices, Aim::Best)
                    {
                        candidates.push((answer.bound, answer.state));
                    }
                }
            }
            candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (bound, state) in candidates.into_iter().take(12) {
                if bound > self.mark() {
                    self.try_decisions(region, &state);
                }
            }
            if self.best.as_ref().is_none_or(|b| b.value <= before) {
                return;
            }
        }
    }
}
