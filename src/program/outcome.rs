//! What lands of a channel's effects, as terms of a row.

use std::ops::RangeInclusive;

use super::build::{Builder, Terms};
use super::{Kind, Term};
use crate::ledger::landing::Landing;
use crate::row::ChannelIx;
use crate::scenario::Order;

impl Builder<'_> {
    /// What the row `sum of terms <= limit` of a soft target is missed by, each `unit` of it counting
    /// as 1: a number of its own, and its term in that row.
    pub fn missing(&mut self, terms: &Terms, limit: f64, unit: f64) -> (Term, f64) {
        let most: f64 = terms
            .iter()
            .map(|&(term, a)| {
                let (least, most) = self.program.range(term);
                (a * least).max(a * most)
            })
            .sum();
        // Room above what can be missing, so that a row holds it and not its bound.
        let hi = 1.01 * (most - limit).max(0.0) / unit + 1e-6;
        (Term::X(self.program.add_free(Kind::Missed, hi, 0.0)), -unit)
    }

    /// What the soft targets' rows so far are missed by, added up.
    pub fn missed(&self) -> Terms {
        let cells = self.program.cells.iter().enumerate();
        cells
            .filter(|(_, cell)| cell.kind == Kind::Missed)
            .map(|(ix, _)| (Term::X(ix), 1.0))
            .collect()
    }

    /// `factor` times what lands of a KPI of some channels in some months, as terms and a constant.
    pub fn kpi(
        &self,
        kpi: &str,
        channels: &[usize],
        lands_in: RangeInclusive<usize>,
        factor: f64,
    ) -> (Terms, f64) {
        let mut terms = Vec::new();
        let mut constant = 0.0;
        for &c in channels {
            let channel = &self.scenario.channels[c];
            let per_effect = factor * channel.yield_of(kpi);
            let counted = |t: usize| match lands_in.contains(&t) {
                true => channel.season(self.scenario.month(t)),
                false => 0.0,
            };
            if per_effect != 0.0 {
                let (own, earlier) = self.landing(ChannelIx(c), |t| per_effect * counted(t));
                terms.extend(own);
                constant += earlier;
            }
        }
        (terms, constant)
    }

    /// What a channel's effects are worth, `worth` being that of a unit of effect by the month in
    /// which it lands: as terms, and what earlier spend adds whatever the plan does.
    pub fn landing(&self, channel: ChannelIx, worth: impl Fn(usize) -> f64) -> (Terms, f64) {
        let stated = &self.scenario.channels[channel];
        let landing = Landing::of(stated);
        let cells = match stated.order {
            Order::SaturateThenCarry => &self.spend[channel],
            Order::CarryThenSaturate => &self.carried[channel],
        };
        let mut terms = Vec::new();
        for (t, &cell) in cells.iter().enumerate() {
            let unit = match stated.order {
                Order::SaturateThenCarry => self.bought(channel, t),
                Order::CarryThenSaturate => self.money(),
            };
            terms.push((Term::Effect(cell), unit * landing.now(t, &worth)));
            if t < self.scenario.months {
                let lasting = landing.by_left(t, &worth).into_iter().enumerate();
                let of = |(left, worth)| (Term::Lasting(cell, left), unit * worth);
                terms.extend(lasting.map(of));
            }
        }
        let first = self.program.cells[self.spend[channel][0]].stage;
        let built = landing.built(&worth).into_iter().enumerate();
        terms.extend(built.map(|(left, worth)| (Term::Built(first, left), worth)));
        terms.retain(|(_, a)| *a != 0.0);
        (terms, landing.settled(&worth))
    }
}
