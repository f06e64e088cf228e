//! The objective under a measure of risk: the worst of several *cases*, each a factor on every
//! channel's return ([`crate::uncertainty::measure`]). A program that knows only some of the cases
//! promises too much, never too little; whoever solves it adds the worst case of the plan found
//! until nothing is promised that the measure does not keep (Kelley 1960, "The Cutting-Plane
//! Method").
//!
//! What revenue is worth becomes a number of its own, [`Kind::Worst`], with a row for each case:
//! `worst - sum of factor * worth of revenue <= 0`.

use super::{Kind, Program, Row, Sense, Term};
use crate::ledger;
use crate::ledger::landing::Landing;
use crate::scenario::{Channel, Order, REVENUE, Scenario};
use crate::uncertainty::Measure;

/// A case, by the plan that it is the worst of: any plan gives a lawful one, so that a proof need
/// only name the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What that plan's revenue is worth, by channel, at the expected returns.
    pub of: Vec<f64>,
    /// On each channel's return.
    pub factors: Vec<f64>,
}

impl Case {
    /// The worst case of a plan whose revenue is worth `of`.
    pub fn of(measure: &Measure, of: Vec<f64>) -> Self {
        Self { factors: measure.worst(&of), of }
    }
}

/// Makes the objective of `program` the worst of `cases`. Its other cells, stages and tracks keep
/// their places.
pub(super) fn worst_of(program: &mut Program, scenario: &Scenario, cases: &[Case]) {
    let effects = take_revenue(program, scenario);
    let earlier = earlier(program, scenario);
    program.constant -= earlier.iter().sum::<f64>();
    let worst = program.add_free(Kind::Worst, 0.0, 1.0);
    let mut most = 0.0_f64;
    for case in cases {
        let mut terms = vec![(Term::X(worst), 1.0)];
        let rhs: f64 = earlier.iter().zip(&case.factors).map(|(e, f)| e * f).sum();
        let mut reach = rhs;
        for &(term, channel, worth) in &effects {
            let worth = case.factors[channel] * worth;
            reach += worth * program.range(term).1;
            if worth != 0.0 {
                terms.push((term, -worth));
            }
        }
        most = most.max(reach);
        program.rows.push(Row {
            key: None,
            sense: Sense::AtMost,
            rhs,
            terms,
            unit: program.value,
            room: 0.0,
        });
    }
    // Room above what any case allows, so that a row holds it and not its bound.
    program.cells[worst].hi = 1.01 * most + 1e-6;
}

/// What revenue adds to the worth of each term, taken off it: term, channel, worth.
fn take_revenue(program: &mut Program, scenario: &Scenario) -> Vec<(Term, usize, f64)> {
    let scale = program.money / program.value;
    let mut taken = Vec::new();
    for ix in 0..program.cells.len() {
        let (c, month) = match program.cells[ix].kind {
            Kind::Spend { channel, month } | Kind::Carried { channel, month } => (channel, month),
            Kind::Worst | Kind::Room | Kind::Missed => continue,
        };
        let channel = &scenario.channels[c];
        let is_spend = matches!(program.cells[ix].kind, Kind::Spend { .. });
        if is_spend != (channel.order == Order::SaturateThenCarry) {
            continue;
        }
        let scale = if is_spend { channel.bought(month, scale) } else { scale };
        let (landing, worth) = (Landing::of(channel), of_revenue(scenario, channel));
        taken.push((Term::Effect(ix), c, landing.now(month, &worth) * scale));
        if !program.cells[ix].lasting.is_empty() {
            let lasting = landing.by_left(month, &worth).into_iter().enumerate();
            taken.extend(lasting.map(|(left, worth)| (Term::Lasting(ix, left), c, worth * scale)));
        }
        let stage = program.cells[ix].stage;
        if month == 0 && !program.stages[stage].built.is_empty() {
            let built = landing.built(&worth).into_iter().enumerate();
            let value = program.value;
            taken.extend(built.map(|(left, worth)| (Term::Built(stage, left), c, worth / value)));
        }
    }
    for &(term, _, worth) in &taken {
        let left = program.gain_mut(term);
        *left -= worth;
        // Where revenue is all that counts, nothing is left, and not what rounding leaves.
        if left.abs() <= 1e-14 * worth.abs() {
            *left = 0.0;
        }
    }
    taken
}

/// What a unit of a channel's effect is worth as revenue, by the month in which it lands.
fn of_revenue<'s>(scenario: &'s Scenario, channel: &'s Channel) -> impl Fn(usize) -> f64 + 's {
    |t| ledger::worth_of(scenario, channel, REVENUE, t)
}

/// What earlier spend still brings in, by channel, as far as it is a constant of the program.
fn earlier(program: &Program, scenario: &Scenario) -> Vec<f64> {
    let worth = |channel| Landing::of(channel).settled(of_revenue(scenario, channel));
    scenario.channels.iter().map(|channel| worth(channel) / program.value).collect()
}
