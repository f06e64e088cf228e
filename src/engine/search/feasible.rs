//! While no plan is known: is there one at all? The same oracle without the objective: prices
//! whose bound is below 0 prove that no plan of a region keeps the rows.

use super::{Node, Search, View, strike};
use crate::engine::concave;
use crate::engine::oracle::{self, Aim};
use crate::engine::proof::Step;
use crate::program::Sense;

/// Steps of the first node, and of the others.
const STEPS: (usize, usize) = (300, 80);
/// A bound below this is below 0; rows are of size 1.
const EMPTY: f64 = -1e-9;

impl Search<'_> {
    /// Seeks decisions that keep the rows, and strikes out states that cannot. `None` where it is
    /// proven that the region holds no plan.
    pub(super) fn seek_any(&mut self, node: &mut Node) -> Option<View> {
        if let Some(prices) = concave::loose_prices(self.program, &node.region, Aim::Feasible) {
            let bound = |prices: &[f64]| {
                let answer = oracle::answer(self.program, &node.region, prices, Aim::Feasible);
                answer.map_or(f64::NEG_INFINITY, |a| a.bound)
            };
            if bound(&prices) < bound(&node.proof) {
                node.proof = prices;
            }
        }
        let view = self.ascend_to_proof(node);
        self.record(node.id, || Step::Empty(node.proof.clone()));
        let view = view?;
        strike::hopeless(self.program, &mut node.region, &node.proof, EMPTY)?;
        self.try_decisions(&node.region, &view.answer.state);
        Some(view)
    }

    fn ascend_to_proof(&self, node: &mut Node) -> Option<View> {
        let program = self.program;
        let steps = if node.depth == 0 { STEPS.0 } else { STEPS.1 };
        let mut prices = node.proof.clone();
        let mut share: Vec<Vec<f64>> =
            program.stages.iter().map(|stage| vec![0.0; stage.states.len()]).collect();
        let (mut least, mut since, mut below) = (f64::MAX, 0, 0.1);
        let mut nearest = None;
        for _ in 0..steps {
            let answer = oracle::answer(program, &node.region, &prices, Aim::Feasible)?;
            let slack = oracle::slacks(program, &answer);
            for (share, &state) in share.iter_mut().zip(&answer.state) {
                share.iter_mut().for_each(|s| *s *= 0.9);
                share[state] += 0.1;
            }
            since += 1;
            if answer.bound < least - 1e-3 * below {
                (least, since) = (answer.bound, 0);
                node.proof.clone_from(&prices);
                nearest = Some(answer.clone());
            }
            if least < EMPTY {
                return None;
            }
            if self.out_of_time() {
                break;
            }
            if since > 8 {
                below *= 0.5;
                since = 0;
                prices.clone_from(&node.proof);
            }
            let broken =
                |(s, row): (&f64, &crate::program::Row)| row.sense == Sense::Equal || *s < 0.0;
            if !slack.iter().zip(&program.rows).any(|pair| broken(pair) && pair.0.abs() > 1e-12) {
                // Every row is kept: these are decisions of a plan.
                nearest = Some(answer);
                break;
            }
            let size: f64 = slack
                .iter()
                .zip(&program.rows)
                .zip(&prices)
                .filter(|((s, row), p)| broken((s, row)) || **p > 0.0)
                .map(|((s, _), _)| s * s)
                .sum();
            let length = (answer.bound + below).max(0.01 * below) / size.max(1e-24);
            for ((price, slack), row) in prices.iter_mut().zip(&slack).zip(&program.rows) {
                *price -= length * slack;
                if row.sense == Sense::AtMost {
                    *price = price.max(0.0);
                }
            }
        }
        nearest.map(|answer| View { answer, share, choices: Vec::new() })
    }
}
