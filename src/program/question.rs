//! What a program is asked. The rules stay; only what is maximised changes, and a row more says
//! how good the plan must be by the scenario's own objective.

use super::{Kind, Program, Row, Sense, Term};
use crate::ledger::Ledger;
use crate::row::{RowKey, RuleId, TargetIx};
use crate::rule;
use crate::scenario::{Goal, Scenario};

/// A question about the plans that keep a scenario's rules.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Question {
    /// The plan with the best objective.
    Best,
    /// The plan that costs least, fees included, not discounted.
    LeastCost,
    /// The plan that spends most, or least, in one channel, of those whose objective is at least
    /// so much.
    ChannelSpend {
        /// Index of the channel.
        channel: usize,
        /// Most; else least.
        most: bool,
        /// In the objective's own unit.
        objective_at_least: f64,
    },
    /// The plan that comes closest to a target, or passes it furthest; the target itself is no
    /// rule then.
    Furthest {
        /// Index of the target.
        target: usize,
    },
}

impl Question {
    /// What is maximised, of any plan: the objective, minus the cost, plus or minus a channel's
    /// spend, or how far a target is passed (negative where it is missed), in the target's row's
    /// unit.
    pub fn value(self, scenario: &Scenario, ledger: &Ledger) -> f64 {
        match self {
            Question::Best => ledger.objective(scenario),
            Question::LeastCost => {
                -(ledger.spend.iter().flatten().sum::<f64>()
                    + ledger.fees.iter().flatten().sum::<f64>())
            }
            Question::ChannelSpend { channel, most, .. } => {
                sign(most) * ledger.spend[channel].iter().sum::<f64>()
            }
            Question::Furthest { target } => {
                let row = target_row(scenario, target);
                let readings = rule::measure(scenario, ledger);
                let own = readings.iter().find(|reading| Some(reading.row) == row);
                own.map_or(f64::NAN, |reading| reading.slack)
            }
        }
    }

    /// The row of the scenario's rules that is no rule here.
    pub fn sets_aside(self, scenario: &Scenario) -> Option<RowKey> {
        match self {
            Question::Furthest { target } => target_row(scenario, target),
            _ => None,
        }
    }

    /// Whether its answer depends on how the objective weighs uncertain returns.
    pub fn weighs_objective(self) -> bool {
        matches!(self, Question::Best) || self.objective_at_least().is_some()
    }

    /// The least that the scenario's objective must be.
    pub fn objective_at_least(self) -> Option<f64> {
        match self {
            Question::ChannelSpend { objective_at_least, .. } => Some(objective_at_least),
            _ => None,
        }
    }
}

/// The row of a target.
pub fn target_row(scenario: &Scenario, target: usize) -> Option<RowKey> {
    scenario.targets.get(target).map(|found| match found.goal {
        Goal::AtLeast { .. } => RuleId::Target.of(TargetIx(target)),
        Goal::PerSpendAtLeast(_) | Goal::CostAtMost(_) => RuleId::TargetRatio.of(TargetIx(target)),
    })
}

fn sign(most: bool) -> f64 {
    if most { 1.0 } else { -1.0 }
}

/// Turns the program of the best plan into that of another question.
pub(super) fn ask(program: &mut Program, scenario: &Scenario, question: Question) {
    if let Some(least) = question.objective_at_least() {
        let row = objective_row(program, least);
        program.rows.push(row);
    }
    match question {
        Question::Best => {}
        Question::LeastCost => {
            forget_objective(program, program.money);
            for ix in 0..program.cells.len() {
                let Kind::Spend { channel, .. } = program.cells[ix].kind else {
                    continue;
                };
                let channel = &scenario.channels[channel];
                let money = program.money;
                program.cells[ix].gain = -(1.0 + channel.fee_rate);
                let stage = &mut program.stages[program.cells[ix].stage];
                stage.on_gain = -channel.monthly_fee / money;
                stage.first_gain =
                    if channel.is_running() { 0.0 } else { -channel.setup_fee / money };
            }
        }
        Question::ChannelSpend { channel, most, .. } => {
            forget_objective(program, program.money);
            for cell in &mut program.cells {
                if matches!(cell.kind, Kind::Spend { channel: own, .. } if own == channel) {
                    cell.gain = sign(most);
                }
            }
        }
        Question::Furthest { .. } => {
            let own = question.sets_aside(scenario);
            if let Some(at) = program.rows.iter().position(|row| row.key == own) {
                let row = program.rows.remove(at);
                forget_objective(program, row.unit);
                program.constant = row.rhs;
                for (term, a) in row.terms {
                    match term {
                        Term::X(cell) => program.cells[cell].gain = -a,
                        Term::Effect(cell) => program.cells[cell].worth = -a,
                        Term::On(stage) => program.stages[stage].on_gain = -a,
                        Term::First(stage) => program.stages[stage].first_gain = -a,
                    }
                }
            }
        }
    }
}

/// `-objective <= -least`, in the program's value.
fn objective_row(program: &Program, least: f64) -> Row {
    let mut terms = Vec::new();
    for (ix, cell) in program.cells.iter().enumerate() {
        terms.push((Term::X(ix), -cell.gain));
        terms.push((Term::Effect(ix), -cell.worth));
    }
    for (ix, stage) in program.stages.iter().enumerate() {
        terms.push((Term::On(ix), -stage.on_gain));
        terms.push((Term::First(ix), -stage.first_gain));
    }
    terms.retain(|(_, a)| *a != 0.0);
    Row {
        key: Some(RuleId::Objective.whole()),
        sense: Sense::AtMost,
        rhs: program.constant - least / program.value,
        terms,
        unit: program.value,
    }
}

/// Nothing is worth anything; what will be is counted in units of `value`.
fn forget_objective(program: &mut Program, value: f64) {
    for cell in &mut program.cells {
        (cell.worth, cell.gain) = (0.0, 0.0);
    }
    for stage in &mut program.stages {
        (stage.on_gain, stage.first_gain) = (0.0, 0.0);
    }
    program.constant = 0.0;
    program.value = value;
}
