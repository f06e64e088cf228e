//! What proves a plan's bound, and the routine that checks it: it solves nothing and searches
//! nothing, but evaluates the true curves at given prices (weak duality; Geoffrion 1974). It
//! shares with the search what says which plans there are and what prices prove: `program`,
//! `tighten`, `parts`, `region`, `oracle`, `strike` and `orbits` are to be trusted, or read.
//!
//! A certificate is, for each independent part of the program, a tree. At a node, prices bound
//! what any plan of its region can be worth; states and sides on which no plan passes the claimed
//! bound are struck out by the check itself; what is left is split, and the children are checked
//! in the same way. A leaf holds where its bound is not above the claim, or where prices prove
//! that no plan of its region keeps the rows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::engine::oracle::{self, Aim};
use crate::engine::parts::{parts, without};
pub use crate::engine::proof::{Apart, Node, On, Split, Step, Tree};
use crate::engine::refute;
use crate::engine::region::{Region, States, links};
use crate::engine::search::{Orbits, strike};
use crate::engine::steps::{self, fill, lattice};
use crate::engine::tighten::tighten;
use crate::ledger::Ledger;
use crate::program::question::Question;
use crate::program::worst::Case;
use crate::program::{Program, Sense};
use crate::rule;
use crate::rule::round::smallest_unit;
use crate::rule::whole::program_in_steps;
use crate::scenario::Scenario;
use crate::uncertainty::Measure;

/// The form of a certificate file.
pub const VERSION: u32 = 2;
/// What rounding may add to a bound, relative; the same sums are formed in another order.
const ROUNDING: f64 = 1e-12;
/// A bound on what rows are broken by is below 0 only below this; rows are of size 1.
const EMPTY: f64 = -1e-9;

/// The proof of a bound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Certificate {
    /// Of this form.
    pub version: u32,
    /// The claim: no plan is worth more, in the objective's unit.
    pub bound: f64,
    /// Whether the claim is of plans in whole steps only, as far as they use up what must be used
    /// up ([`Tree::fill`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_steps: bool,
    /// Under a measure of risk: what revenue is worth, by channel, of each plan whose worst case
    /// the objective is taken over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worst_of: Vec<Vec<f64>>,
    /// One tree for each independent part of the program, in its order.
    pub parts: Vec<Tree>,
}

/// Why a certificate is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rejected {
    /// Another version, another number of parts, rows, stages or cells than the scenario has; a
    /// price that is not a number or has the wrong sign; a tree that is none.
    Shape,
    /// The parts' claims do not add up to the whole claim.
    Sum,
    /// A region whose plans are not bounded by the claim: index of the part and of the node.
    Open {
        /// Of the part.
        part: usize,
        /// Of the node.
        node: usize,
    },
}

impl Certificate {
    /// Checks the certificate against `scenario` and gives the bound that it proves, in the
    /// objective's unit.
    ///
    /// ```
    /// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
    ///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
    /// let (plan, certificate) = phanbo::solve_certified(&scenario, &phanbo::Options::default())?;
    /// assert!((certificate.check(&scenario)? - plan.proof.bound).abs() < 1e-6);
    ///
    /// let mut forged = certificate;
    /// forged.bound = 1.0;
    /// assert!(forged.check(&scenario).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Why it proves nothing.
    pub fn check(&self, scenario: &Scenario) -> Result<f64, Rejected> {
        if self.version != VERSION {
            return Err(Rejected::Shape);
        }
        let measure = Measure::of(scenario);
        let lawful = |of: &Vec<f64>| {
            of.len() == scenario.channels.len() && of.iter().all(|worth| worth.is_finite())
        };
        // At the expected returns there is one case only, which needs no telling.
        if measure.is_expected() != self.worst_of.is_empty() || !self.worst_of.iter().all(lawful) {
            return Err(Rejected::Shape);
        }
        let plans = self.worst_of.iter().cloned();
        let cases: Vec<Case> = plans.map(|of| Case::of(&measure, of)).collect();
        if self.in_steps {
            return if cases.is_empty() {
                self.check_steps(scenario)
            } else {
                Err(Rejected::Shape)
            };
        }
        let mut program =
            rule::program_for(scenario, Question::Best, &cases).map_err(|_| Rejected::Shape)?;
        tighten(&mut program);
        let parts = parts(&program);
        if parts.len() != self.parts.len() {
            return Err(Rejected::Shape);
        }
        let mut bound = program.constant;
        for (ix, (part, tree)) in parts.iter().zip(&self.parts).enumerate() {
            tree.check(&part.program, ix)?;
            bound += tree.bound;
        }
        self.claimed(bound * program.value)
    }

    /// As [`Self::check`], of plans in whole steps.
    fn check_steps(&self, scenario: &Scenario) -> Result<f64, Rejected> {
        let whole = program_in_steps(scenario, Question::Best).map_err(|_| Rejected::Shape)?;
        let parts = whole.parts();
        if parts.len() != self.parts.len() {
            return Err(Rejected::Shape);
        }
        let mut bound = whole.program.constant;
        for (ix, ((part, full), tree)) in parts.iter().zip(&self.parts).enumerate() {
            match tree.fill {
                Some(least) if !full.is_empty() && least.is_finite() => {
                    tree.check(&fill::filled(&part.program, full, least), ix)?;
                }
                None if full.is_empty() => tree.check(&part.program, ix)?,
                _ => return Err(Rejected::Shape),
            }
            bound += tree.bound;
        }
        self.claimed(bound * whole.program.value)
    }

    /// Whether a plan in whole steps uses up as much of what must be used up as those that the
    /// claim is of.
    pub(crate) fn is_filled(&self, scenario: &Scenario, ledger: &Ledger) -> bool {
        let Some(whole) = program_in_steps(scenario, Question::Best).ok() else {
            return false;
        };
        let least: f64 = self.parts.iter().filter_map(|tree| tree.fill).sum();
        let unit = smallest_unit(scenario);
        self.in_steps && whole.used_up(scenario, ledger) >= least * whole.program.money - 0.5 * unit
    }

    /// The bound that the parts prove, where it is the one claimed.
    fn claimed(&self, bound: f64) -> Result<f64, Rejected> {
        let near = (bound - self.bound).abs() <= 1e-9 * bound.abs().max(1.0);
        // NaN is not near.
        if near { Ok(bound) } else { Err(Rejected::Sum) }
    }
}

impl Tree {
    fn check(&self, program: &Program, part: usize) -> Result<(), Rejected> {
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
