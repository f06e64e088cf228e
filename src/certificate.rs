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

mod tree;

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::engine::parts::parts;
pub use crate::engine::proof::{Apart, Node, On, Split, Step, Tree};
use crate::engine::steps::fill;
use crate::engine::tighten::tighten;
use crate::ledger::Ledger;
use crate::program::question::Question;
use crate::program::worst::Case;
use crate::row::RowKey;
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
    /// Where soft targets cannot all be reached: the proof of how little they can be missed by. The
    /// claim is then of the plans that miss no more than it says. Absent where all are reached: the
    /// claim is of the plans that reach them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soft: Option<Soft>,
}

/// The proof of how little soft targets can be missed by in all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Soft {
    /// The plans that the main claim is of miss them by no more than this.
    pub missed_at_most: f64,
    /// The claim, negative: no plan misses them by less than its amount.
    pub bound: f64,
    /// Whether this claim is of plans in whole steps only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_steps: bool,
    /// As [`Certificate::parts`].
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
        let held = self.held(scenario);
        if let Some(soft) = &self.soft {
            soft.check(scenario)?;
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
        let bound = if !self.in_steps {
            proven(&held, Question::Best, &cases, &self.parts)?
        } else if cases.is_empty() {
            proven_in_steps(&held, Question::Best, &self.parts)?
        } else {
            return Err(Rejected::Shape);
        };
        claimed(self.bound, bound)
    }

    /// What no plan misses its soft targets by less than, in all, and what the plans that the bound
    /// is of miss at most: nothing, where a certificate does not say otherwise.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn missed(&self, scenario: &Scenario) -> Result<(f64, f64), Rejected> {
        let proven = |soft: &Soft| Ok((soft.check(scenario)?, soft.missed_at_most));
        self.soft.as_ref().map_or(Ok((0.0, 0.0)), proven)
    }

    /// The scenario whose plans the claim is of.
    fn held<'s>(&self, scenario: &'s Scenario) -> Cow<'s, Scenario> {
        match &self.soft {
            Some(soft) => Cow::Owned(Scenario {
                missed_at_most: Some(soft.missed_at_most),
                ..scenario.clone()
            }),
            None if scenario.targets.iter().any(|target| target.soft) => {
                Cow::Owned(scenario.with_hard_targets())
            }
            None => Cow::Borrowed(scenario),
        }
    }

    /// The rules that the plans keep which the claim is of: soft targets are missed by no more than
    /// it says.
    pub(crate) fn broken(&self, scenario: &Scenario, ledger: &Ledger) -> Vec<RowKey> {
        let size = ledger.spend.iter().flatten().copied().fold(0.0, f64::max);
        let readings = rule::measure(&self.held(scenario), ledger);
        readings.iter().filter(|reading| !reading.holds(size)).map(|reading| reading.row).collect()
    }

    /// Whether a plan in whole steps uses up as much of what must be used up as those that the
    /// claim is of.
    pub(crate) fn is_filled(&self, scenario: &Scenario, ledger: &Ledger) -> bool {
        let Some(whole) = program_in_steps(&self.held(scenario), Question::Best).ok() else {
            return false;
        };
        let least: f64 = self.parts.iter().filter_map(|tree| tree.fill).sum();
        let unit = smallest_unit(scenario);
        self.in_steps && whole.used_up(scenario, ledger) >= least * whole.program.money - 0.5 * unit
    }
}

impl Soft {
    /// What the parts prove that no plan misses less than.
    fn check(&self, scenario: &Scenario) -> Result<f64, Rejected> {
        if !self.missed_at_most.is_finite() {
            return Err(Rejected::Shape);
        }
        let bound = if self.in_steps {
            proven_in_steps(scenario, Question::LeastMissed, &self.parts)?
        } else {
            proven(scenario, Question::LeastMissed, &[], &self.parts)?
        };
        claimed(self.bound, bound).map(|bound| (-bound).max(0.0))
    }
}

/// The bound that trees prove of all plans.
fn proven(
    scenario: &Scenario,
    question: Question,
    cases: &[Case],
    trees: &[Tree],
) -> Result<f64, Rejected> {
    let mut program = rule::program_for(scenario, question, cases).map_err(|_| Rejected::Shape)?;
    tighten(&mut program);
    let parts = parts(&program);
    if parts.len() != trees.len() {
        return Err(Rejected::Shape);
    }
    let mut bound = program.constant;
    for (ix, (part, tree)) in parts.iter().zip(trees).enumerate() {
        tree.check(&part.program, ix)?;
        bound += tree.bound;
    }
    Ok(bound * program.value)
}

/// As [`proven`], of plans in whole steps.
fn proven_in_steps(
    scenario: &Scenario,
    question: Question,
    trees: &[Tree],
) -> Result<f64, Rejected> {
    let whole = program_in_steps(scenario, question).map_err(|_| Rejected::Shape)?;
    let parts = whole.parts();
    if parts.len() != trees.len() {
        return Err(Rejected::Shape);
    }
    let mut bound = whole.program.constant;
    for (ix, ((part, full), tree)) in parts.iter().zip(trees).enumerate() {
        match tree.fill {
            Some(least) if !full.is_empty() && least.is_finite() => {
                tree.check(&fill::filled(&part.program, full, least), ix)?;
            }
            None if full.is_empty() => tree.check(&part.program, ix)?,
            _ => return Err(Rejected::Shape),
        }
        bound += tree.bound;
    }
    Ok(bound * whole.program.value)
}

/// The bound that is proven, where it is the one claimed.
fn claimed(claim: f64, bound: f64) -> Result<f64, Rejected> {
    let near = (bound - claim).abs() <= 1e-9 * bound.abs().max(1.0);
    // NaN is not near.
    if near { Ok(bound) } else { Err(Rejected::Sum) }
}
