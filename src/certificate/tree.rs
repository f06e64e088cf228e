//! One part's proof, repeated: a tree whose leaves hold.

use super::{Apart, EMPTY, On, ROUNDING, Rejected, Step, Tree};
use crate::engine::oracle::{self, Aim};
use crate::engine::parts::{parts, without};
use crate::engine::refute;
use crate::engine::region::{Region, States, links};
use crate::engine::search::{Orbits, strike};
use crate::engine::steps::{self, lattice};
use crate::program::{Program, Sense};

impl Tree {
    /// Whether it closes every region of `program`.
    pub(super) fn check(&self, program: &Program, part: usize) -> Result<(), Rejected> {
        if !self.bound.is_finite() || self.nodes.is_empty() {
            return Err(Rejected::Shape);
        }
        let claim = self.bound + ROUNDING * (1.0 + self.bound.abs());
        let orbits = Orbits::new(program);
        let links = links(program);
        let mut left = vec![(0, Region::whole(program))];
        while let Some((at, mut region)) = left.pop() {
            let node = &self.nodes[at];
            let mut closed = !lattice::follow(program, &mut region, &links);
            for step in &node.steps {
                if let Step::Apart(apart) = step {
                    closed = apart.bound(program, part)? <= claim;
                } else {
                    closed = step.closes(program, &mut region, claim)?;
                }
                if closed {
                    break;
                }
                if !lattice::follow(program, &mut region, &links) {
                    closed = true;
                    break;
                }
            }
            if closed {
                continue;
            }
            let Some(split) = &node.split else {
                return Err(Rejected::Open { part, node: at });
            };
            for (first, child) in [true, false].into_iter().zip(split.children) {
                let mut side = region.clone();
                if !split.on.apply(program, &orbits, &mut side, first)? {
                    continue;
                }
                match child {
                    // Children stand after their parents, so that the tree ends.
                    Some(child) if child > at && child < self.nodes.len() => {
                        left.push((child, side));
                    }
                    Some(_) => return Err(Rejected::Shape),
                    None => return Err(Rejected::Open { part, node: at }),
                }
            }
        }
        Ok(())
    }
}

impl Apart {
    /// What it proves of every plan of `program`.
    fn bound(&self, program: &Program, part: usize) -> Result<f64, Rejected> {
        let is_rising = self.rows.windows(2).all(|pair| pair[0] < pair[1]);
        let is_lawful = |(&ix, price): (&usize, &f64)| {
            let row = program.rows.get(ix);
            row.is_some_and(|row| row.sense == Sense::Equal || *price >= 0.0) && price.is_finite()
        };
        let lawful = self.rows.iter().zip(&self.prices).all(is_lawful);
        if !is_rising || !lawful || self.rows.len() != self.prices.len() {
            return Err(Rejected::Shape);
        }
        let rest = without(program, &self.rows, &self.prices);
        let parts = parts(&rest);
        if parts.len() != self.parts.len() {
            return Err(Rejected::Shape);
        }
        let mut bound = rest.constant;
        for (piece, tree) in parts.iter().zip(&self.parts) {
            tree.check(&piece.program, part)?;
            bound += tree.bound;
        }
        Ok(bound)
    }
}

impl Step {
    /// Whether these prices close the region; else what they strike out is gone from it.
    fn closes(&self, program: &Program, region: &mut Region, claim: f64) -> Result<bool, Rejected> {
        let (prices, aim) = match self {
            Step::Prices(prices) => (prices, Aim::Best),
            Step::Empty(prices) => (prices, Aim::Feasible),
            Step::Apart(_) => return Ok(false),
        };
        let lawful = |(row, price): (&crate::program::Row, &f64)| {
            price.is_finite() && (*price >= 0.0 || row.sense == Sense::Equal)
        };
        if prices.len() != program.rows.len() || !program.rows.iter().zip(prices).all(lawful) {
            return Err(Rejected::Shape);
        }
        let Some(answer) = oracle::answer(program, region, prices, aim) else {
            return Ok(true);
        };
        Ok(match aim {
            Aim::Best => {
                answer.bound <= claim
                    || strike::states(program, region, prices, claim).is_none()
                    || {
                        strike::sides(program, region, prices, claim);
                        lattice::narrow(program, region, prices, claim);
                        false
                    }
            }
            Aim::Feasible => {
                refute::proves_empty(program, prices, &answer)
                    || strike::hopeless(program, region, prices, EMPTY).is_none()
            }
        })
    }
}

impl On {
    /// Narrows `region` to one side; `false` where that side holds no plan.
    fn apply(
        &self,
        program: &Program,
        orbits: &Orbits,
        region: &mut Region,
        first: bool,
    ) -> Result<bool, Rejected> {
        match *self {
            On::States { stage, ref states } => {
                let known = program.stages.get(stage).ok_or(Rejected::Shape)?;
                if states.iter().any(|i| *i >= known.states.len()) {
                    return Err(Rejected::Shape);
                }
                let mut side = States::none();
                states.iter().for_each(|i| side.insert(*i));
                Ok(region.keep(program, stage, &side, first))
            }
            On::Cut { cell, at } => {
                if cell >= program.cells.len() || !at.is_finite() {
                    return Err(Rejected::Shape);
                }
                orbits.cut(region, cell, at, !first);
                Ok(true)
            }
            On::Between { cell, at } => {
                // Only where cells move in steps, and only at one of them, is nothing between.
                let step = program.cells.get(cell).ok_or(Rejected::Shape)?.step;
                let whole = at / step;
                if step <= 0.0 || !at.is_finite() || (whole - whole.round()).abs() > 1e-6 {
                    return Err(Rejected::Shape);
                }
                steps::between(program, orbits, region, cell, at, first);
                Ok(true)
            }
        }
    }
}
