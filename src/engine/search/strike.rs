//! What cannot be part of a better plan is struck out before anything is branched on.

use super::{Node, Search};
use crate::engine::oracle::{self, Aim};
use crate::engine::region::States;

impl Search<'_> {
    /// Strikes out states whose best plan cannot pass the mark. `false` where nothing is left.
    pub(super) fn strike_out(&mut self, node: &mut Node) -> bool {
        if self.best.is_none() {
            return true;
        }
        let mark = self.mark();
        let Some(answer) = oracle::answer(self.program, &node.region, &node.prices, Aim::Best)
        else {
            return false;
        };
        let Some(through) = oracle::bounds_by_state(
            self.program,
            &node.region,
            &node.prices,
            answer.bound,
            Aim::Best,
        ) else {
            return false;
        };
        let mut struck = false;
        let mut highest = f64::NEG_INFINITY;
        for (stage, bounds) in through.iter().enumerate() {
            let mut kept = States::none();
            for i in node.region.states[stage].iter() {
                if bounds[i] > mark {
                    kept.insert(i);
                } else {
                    struck = true;
                    highest = highest.max(bounds[i]);
                }
            }
            node.region.states[stage] = kept;
        }
        if struck {
            self.close(highest);
        }
        (0..self.program.tracks.len()).all(|track| node.region.tidy(self.program, track))
    }
}
