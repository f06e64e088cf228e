//! Prices of a node, improved by subgradient steps towards the best value known (Polyak 1969).

use super::{Node, Search, View};
use crate::engine::concave;
use crate::engine::oracle::{self, Aim, Prices};
use crate::program::{Kind, Row, Sense, Term};

impl Search<'_> {
    /// The first node's prices: those of its loose relaxation, where the oracle thinks well of
    /// them.
    pub(super) fn begin(&self, node: &mut Node) {
        let bound = |prices: &[f64]| {
            let answer = oracle::answer(self.program, &node.region, prices, Aim::Best);
            answer.map_or(f64::INFINITY, |a| a.bound)
        };
        if let Some(mut prices) = concave::loose_prices(self.program, &node.region, Aim::Best) {
            self.balance(&mut prices);
            if bound(&prices) < bound(&node.prices) {
                node.prices = prices;
            }
        }
    }

    /// Makes the prices of the cases add up to what the worst of them is worth: anything else
    /// would be paid for a number that nothing else holds.
    pub(super) fn balance(&self, prices: &mut Prices) {
        let program = self.program;
        let Some(worst) = program.cells.iter().position(|c| c.kind == Kind::Worst) else {
            return;
        };
        let own = |row: &Row| {
            let own = row.terms.iter().find(|(term, _)| *term == Term::X(worst));
            own.map_or(0.0, |(_, a)| *a)
        };
        let (mut paid, mut owed) = (0.0, program.cells[worst].gain);
        for (row, price) in program.rows.iter().zip(prices.iter()) {
            let pull = own(row) * price;
            if pull > 0.0 {
                paid += pull;
            } else {
                owed -= pull;
            }
        }
        let mut first = (paid <= 0.0).then_some(owed);
        for (row, price) in program.rows.iter().zip(prices) {
            let a = own(row);
            if a > 0.0 {
                *price = match first.take() {
                    Some(all) => all / a,
                    None if paid > 0.0 => *price * owed / paid,
                    None => 0.0,
                };
            }
        }
    }

    /// Improves the node's prices until its bound is beaten or the steps are used up. `None`
    /// where no path is left.
    pub(super) fn ascend(&self, node: &mut Node, steps: usize) -> Option<View> {
        let program = self.program;
        let mut prices = node.prices.clone();
        let mut view: Option<View> = None;
        let mut share = vec![Vec::new(); program.stages.len()];
        for (stage, counts) in share.iter_mut().enumerate() {
            counts.resize(program.stages[stage].states.len(), 0.0);
        }
        let mut factor = 1.0;
        let mut since = 0;
        let mut least = f64::MAX;
        for step in 0..steps {
            let answer = oracle::answer(program, &node.region, &prices, Aim::Best)?;
            let slack = oracle::slacks(program, &answer);
            for (stage, &state) in answer.state.iter().enumerate() {
                for (i, s) in share[stage].iter_mut().enumerate() {
                    *s = 0.9 * *s + if i == state { 0.1 } else { 0.0 };
                }
            }
            if answer.bound < least - 1e-12 * (1.0 + least.abs()) {
                since =
                    if answer.bound < least - 1e-5 * (1.0 + least.abs()) { 0 } else { since + 1 };
                least = answer.bound;
                node.prices.clone_from(&prices);
                view =
                    Some(View { answer: answer.clone(), share: Vec::new(), choices: Vec::new() });
            } else {
                since += 1;
            }
            if self.is_beaten(least) || self.out_of_time() {
                break;
            }
            if since > 12 {
                factor *= 0.5;
                since = 0;
                prices.clone_from(&node.prices);
                if factor < 1e-3 {
                    break;
                }
            }
            let goal = if self.best.is_some() {
                self.mark()
            } else {
                least - 0.05 * (1.0 + least.abs()) / (1.0 + step as f64 * 0.05)
            };
            let size: f64 = slack
                .iter()
                .zip(&program.rows)
                .zip(&prices)
                .filter(|((s, row), p)| row.sense == Sense::Equal || **s < 0.0 || **p > 0.0)
                .map(|((s, _), _)| s * s)
                .sum();
            if size <= 1e-24 {
                break;
            }
            let length = factor * (answer.bound - goal).max(1e-12) / size;
            for ((price, slack), row) in prices.iter_mut().zip(&slack).zip(&program.rows) {
                *price -= length * slack;
                if row.sense == Sense::AtMost {
                    *price = price.max(0.0);
                }
            }
            self.balance(&mut prices);
        }
        node.bound = node.bound.min(least);
        view.map(|v| View { share, ..v })
    }

    pub(super) fn improve_with(&self, node: &mut Node, prices: &Prices, view: &mut View) {
        if let Some(answer) = oracle::answer(self.program, &node.region, prices, Aim::Best)
            && answer.bound < node.bound
        {
            node.bound = answer.bound;
            node.prices.clone_from(prices);
            view.answer = answer;
        }
    }
}
