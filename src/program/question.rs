//! What a program is asked. The rules stay; only what is maximised changes, and a row more says
//! how good the plan must be by the scenario's own objective.

use super::{Kind, Program, Row, Sense, Term};
use crate::ledger::Ledger;
use crate::row::{Reading, RowKey, RuleId, TargetIx};
use crate::scenario::Scenario;

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
    /// The plan that comes closest to a target, or passes it furthest, in the worst of its months
    /// where it holds in each; the target itself is no rule then.
    Furthest {
        /// Which target.
        target: TargetIx,
    },
    /// The plan that misses its soft targets least in all.
    LeastMissed,
}

impl Question {
    /// What is maximised, of any plan: the objective, minus the cost, plus or minus a channel's
    /// spend, how far a target is passed (negative where it is missed), in the target's row's unit, or
    /// minus what soft targets are missed by; `readings` are those of the scenario's rules.
    pub fn value(self, scenario: &Scenario, ledger: &Ledger, readings: &[Reading]) -> f64 {
        match self {
            Question::Best => ledger.objective(scenario),
            Question::LeastCost => {
                -(ledger.spend.iter().flatten().sum::<f64>()
                    + ledger.fees.iter().flatten().sum::<f64>())
            }
            Question::ChannelSpend { channel, most, .. } => {
                sign(most) * ledger.spend[channel].iter().sum::<f64>()
            }
            Question::Furthest { .. } => {
                let own = readings.iter().filter(|reading| self.sets_aside(reading.row));
                own.map(|reading| reading.slack).fold(f64::INFINITY, f64::min)
            }
            Question::LeastMissed => -ledger.missed(scenario),
        }
    }

    /// Whether a row of the scenario's rules is no rule here.
    pub fn sets_aside(self, row: RowKey) -> bool {
        matches!(self, Question::Furthest { target } if row.target() == Some(target))
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
                program.cells[ix].gain = -channel.unit_cost();
                let stage = &mut program.stages[program.cells[ix].stage];
                stage.on_gain = -channel.monthly_cost() / money;
                stage.first_gain = -channel.set_up() / money;
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
            let is_own = |row: &Row| row.key.is_some_and(|key| question.sets_aside(key));
            let rows = std::mem::take(&mut program.rows);
            let (own, others) = rows.into_iter().partition(is_own);
            program.rows = others;
            furthest(program, own);
        }
        Question::LeastMissed => {
            forget_objective(program, 1.0);
            for cell in program.cells.iter_mut().filter(|cell| cell.kind == Kind::Missed) {
                cell.gain = -1.0;
            }
        }
    }
}

/// The least room in any of `rows` is what counts.
fn furthest(program: &mut Program, mut rows: Vec<Row>) {
    if rows.len() == 1 {
        let row = rows.remove(0);
        forget_objective(program, row.unit);
        program.constant = row.rhs;
        for (term, a) in row.terms {
            *program.gain_mut(term) = -a;
        }
        return;
    }
    let unit = rows.iter().fold(0.0, |most: f64, row| most.max(row.unit));
    let room = |row: &Row| {
        let ends = row.terms.iter().map(|&(term, a)| {
            let (least, most) = program.range(term);
            ((a * least).min(a * most), (a * least).max(a * most))
        });
        let (least, most) = ends.fold((0.0, 0.0), |sum, end| (sum.0 + end.0, sum.1 + end.1));
        ((row.rhs - most) * row.unit / unit, (row.rhs - least) * row.unit / unit)
    };
    let (least, most) = rows
        .iter()
        .map(room)
        .fold((f64::INFINITY, f64::INFINITY), |ends, own| (ends.0.min(own.0), ends.1.min(own.1)));
    forget_objective(program, unit);
    program.constant = least;
    // Room above what any row leaves, so that a row holds it and not its bound.
    let room = program.add_free(Kind::Room, 1.01 * (most - least) + 1e-6, 1.0);
    for row in &mut rows {
        let share = unit / row.unit;
        row.terms.push((Term::X(room), share));
        row.rhs -= share * least;
    }
    program.rows.extend(rows);
}

/// `-objective <= -least`, in the program's value.
fn objective_row(program: &mut Program, least: f64) -> Row {
    let terms = program.terms().map(|term| (term, -*program.gain_mut(term)));
    let terms = terms.filter(|(_, a)| *a != 0.0).collect();
    Row {
        key: Some(RuleId::Objective.whole()),
        sense: Sense::AtMost,
        rhs: program.constant - least / program.value,
        terms,
        unit: program.value,
        room: 0.0,
    }
}

/// Nothing is worth anything; what will be is counted in units of `value`.
fn forget_objective(program: &mut Program, value: f64) {
    for term in program.terms() {
        *program.gain_mut(term) = 0.0;
    }
    program.constant = 0.0;
    program.value = value;
}
