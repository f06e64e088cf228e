//! Prices of a node, and the decisions that the tracks take at them.

use super::{Node, Search};
use crate::engine::concave;
use crate::engine::oracle::{self, Aim};
use crate::program::Sense;

/// Improvements of prices at the first node, and at others.
const PRICES: (usize, usize) = (200, 15);

impl Search<'_> {
    /// Better prices, by steps towards the mark (Polyak 1969); the states chosen last, and how
    /// often each was chosen. `None` where no path is left.
    pub(super) fn improve(&mut self, node: &mut Node) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
        let program = self.program;
        let mut share: Vec<Vec<f64>> =
            program.stages.iter().map(|stage| vec![0.0; stage.states.len()]).collect();
        let mut prices = node.prices.clone();
        if node.depth < 2
            && let Some(loose) = concave::loose_prices(program, &node.region, Aim::Best)
            && let Some(answer) = oracle::answer(program, &node.region, &loose, Aim::Best)
            && answer.bound < node.bound
        {
            node.bound = answer.bound;
            node.prices.clone_from(&loose);
            prices = loose;
        }
        let mut chosen = Vec::new();
        let (mut least, mut since, mut factor) = (f64::INFINITY, 0, 1.0);
        let steps = if node.depth == 0 { PRICES.0 } else { PRICES.1 };
        for _ in 0..steps {
            let answer = oracle::answer(program, &node.region, &prices, Aim::Best)?;
            for (share, &state) in share.iter_mut().zip(&answer.state) {
                share.iter_mut().for_each(|s| *s *= 0.9);
                share[state] += 0.1;
            }
            since += 1;
            if answer.bound < least - 1e-9 * (1.0 + least.abs()) || chosen.is_empty() {
                since = 0;
                least = answer.bound;
                chosen.clone_from(&answer.state);
                if least < node.bound {
                    node.bound = least;
                    node.prices.clone_from(&prices);
                }
            } else if since > 8 {
                (since, factor) = (0, 0.5 * factor);
                prices.clone_from(&node.prices);
            }
            let mark = if self.best.is_some() { self.mark() } else { least - 0.05 * least.abs() };
            if least <= mark || self.out_of_time() {
                break;
            }
            let slack = oracle::slacks(program, &answer);
            let pairs = || slack.iter().zip(&program.rows);
            let size: f64 = pairs()
                .zip(&prices)
                .filter(|((s, row), p)| row.sense == Sense::Equal || **s < 0.0 || **p > 0.0)
                .map(|((s, _), _)| s * s)
                .sum();
            if size <= 1e-24 {
                break;
            }
            let length = factor * (answer.bound - mark).max(1e-12) / size;
            for ((price, slack), row) in prices.iter_mut().zip(&slack).zip(&program.rows) {
                *price -= length * slack;
                if row.sense == Sense::AtMost {
                    *price = price.max(0.0);
                }
            }
        }
        Some((chosen, share))
    }
}
