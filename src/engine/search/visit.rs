//! What is done at a node: prices, plans, what can be struck out, and what it is split on.

use super::{Branch, Next, Node, Search, first_states};
use crate::engine::concave::{self, Outcome};
use crate::engine::oracle::{self, Aim};
use crate::engine::proof::Step;
use crate::engine::region::Region;
use crate::program::Kind;

/// Subgradient steps of a node before it branches.
const STEPS: usize = 60;
/// Of the first node: its prices are where all others begin.
const FIRST_STEPS: usize = 400;
/// Nodes before steps are held to be too slow.
const PATIENCE: usize = 8;

impl Search<'_> {
    /// Some on/off decision is open. `None` where the node is done with.
    pub(super) fn look(&mut self, node: &mut Node) -> Option<Next> {
        let steps = match node.depth {
            0 => FIRST_STEPS,
            _ if self.is_worth_a_model() => STEPS / 10,
            _ => STEPS,
        };
        if node.depth == 0 {
            self.begin(node);
            self.any_plan(node);
        }
        let mut view = self.ascend(node, steps)?;
        if self.is_beaten(node.bound) {
            self.learn_from(node);
            self.close(node);
            return None;
        }
        self.try_decisions(&node.region, &view.answer.state);
        if node.depth == 0 {
            self.greedy(&node.region, &node.prices.clone());
            self.first_plan(&node.region);
            self.local_search(&node.region);
            if let Some(best) = &self.best {
                let own = best.prices.clone();
                self.improve_with(node, &own, &mut view);
            }
            if let Some(again) = self.ascend(node, FIRST_STEPS) {
                view = again;
            }
        }
        if !self.is_beaten(node.bound) && (node.depth == 0 || self.is_worth_a_model()) {
            let steps = if node.depth == 0 { 80 } else { 8 };
            if let Some(again) = self.model(node, steps) {
                view = again;
                if node.depth == 0 {
                    self.near_plans(node, &view);
                }
            }
        }
        self.learn_from(node);
        if self.best.is_none() {
            let seen = self.seek_any(node)?;
            // The mix of the model knows the objective too.
            if view.share.is_empty() {
                view = seen;
            }
            if self.best.is_none() && view.share.iter().all(|states| !states.is_empty()) {
                let prices: Vec<f64> =
                    node.prices.iter().zip(&node.proof).map(|(own, proof)| own + proof).collect();
                self.dive(&node.region, &prices, &view);
            }
        }
        if self.is_beaten(node.bound) {
            self.close(node);
            return None;
        }
        if !self.strike_out(node) {
            return None;
        }
        if self.decided(&node.region) {
            node.region.follow(self.program, &self.links);
            return self.settle(node).map(Next::Cut);
        }
        self.strike_sides(node);
        if self.nodes >= 16 && self.nodes.is_power_of_two() {
            self.explore(node, &view);
        }
        let branch = self.choose(node, &view);
        if branch.is_none() {
            self.close(node);
        }
        branch.map(Next::Choice)
    }

    /// At the first node: some plan, by the shortest ways, before prices are improved against it.
    fn any_plan(&mut self, node: &mut Node) {
        let answer = oracle::answer(self.program, &node.region, &node.prices, Aim::Best);
        if let Some(answer) = answer {
            self.try_decisions(&node.region, &answer.state);
        }
        self.greedy(&node.region, &node.prices.clone());
        if self.best.is_none() {
            self.first_plan(&node.region);
        }
        if self.best.is_none() {
            // Where it is proven that there is none, the node is looked at again and closed.
            let _ = self.seek_any(node);
        }
    }

    /// Whether prices are sought by a model of the bound too: where the worst of several cases is
    /// what counts, since their prices must add up, and where steps alone have not ended the
    /// search.
    fn is_worth_a_model(&self) -> bool {
        let mut cells = self.program.cells.iter();
        self.is_inner
            || self.nodes > PATIENCE
            || cells.any(|cell| matches!(cell.kind, Kind::Worst | Kind::Room | Kind::Missed))
    }

    pub(super) fn decided(&self, region: &Region) -> bool {
        (0..self.program.stages.len()).all(|stage| region.decided(stage))
    }

    /// Every on/off decision is taken: the plan is exact but where a curve bends upward, and
    /// there the bounds are cut. `None` where the node is done with.
    pub(super) fn settle(&mut self, node: &mut Node) -> Option<Branch> {
        let state = first_states(&node.region);
        loop {
            match concave::solve(
                self.program,
                &node.region,
                self.close_enough(),
                self.limits.backend,
            ) {
                Outcome::Infeasible(prices) => {
                    self.record(node.id, || Step::Empty(prices));
                    return None;
                }
                Outcome::Stalled => {
                    // Nothing is known: keep the oracle's bound, or cut where something may bend.
                    let cut = self.widest(&node.region);
                    if cut.is_none() {
                        self.close(node);
                    }
                    return cut;
                }
                Outcome::Solved(solved) => {
                    if solved.bound <= node.bound {
                        node.bound = solved.bound;
                        node.prices.clone_from(&solved.prices);
                    }
                    self.offer(&state, solved.clone());
                    if self.is_beaten(node.bound) {
                        self.close(node);
                        return None;
                    }
                    if node.depth.is_multiple_of(4) {
                        self.choose_sides(&node.region, &solved, &state);
                    }
                    if self.is_beaten(node.bound) {
                        self.close(node);
                        return None;
                    }
                    if self.strike_sides(node) && !self.out_of_time() {
                        continue;
                    }
                    let cut = self.worst_bend(node, &solved);
                    if cut.is_none() {
                        // The prices were not good enough for the proof: perhaps others are.
                        let _ = self.ascend(node, FIRST_STEPS);
                        self.close(node);
                    }
                    return cut;
                }
            }
        }
    }
}
