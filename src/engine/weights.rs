//! What terms are worth once the rows leave the problem at a price each.

use super::oracle::Aim;
use crate::program::{Program, Sense, State, Term, entry};

/// Weights of the terms once the rows are priced in.
#[derive(Debug, Clone)]
pub struct Weights {
    /// Of each cell's effect.
    pub effect: Vec<f64>,
    /// Of each cell's number.
    pub x: Vec<f64>,
    on: Vec<f64>,
    first: Vec<f64>,
    /// Of each cell's effect that lasts, by the months left.
    lasting: Vec<Vec<f64>>,
    /// Of what was built before each stage, by the months left.
    built: Vec<Vec<f64>>,
}

impl Weights {
    /// Of a cell's response `phi`, in a state of its stage.
    pub fn per_response(&self, cell: usize, state: &State) -> f64 {
        state.m * (self.effect[cell] + state.share_of(&self.lasting[cell]))
    }

    /// Of a stage's state itself.
    pub(super) fn of_state(&self, stage: usize, state: &State) -> f64 {
        let mut weight = if state.on { self.on[stage] } else { 0.0 };
        weight += if state.first { self.first[stage] } else { 0.0 };
        weight + state.share_of(&self.built[stage])
    }
}

/// What every term is worth at `prices`.
pub fn weights(program: &Program, prices: &[f64], aim: Aim) -> Weights {
    let mut weights = match aim {
        Aim::Best => Weights {
            effect: program.cells.iter().map(|cell| cell.worth).collect(),
            x: program.cells.iter().map(|cell| cell.gain).collect(),
            on: program.stages.iter().map(|stage| stage.on_gain).collect(),
            first: program.stages.iter().map(|stage| stage.first_gain).collect(),
            lasting: program.cells.iter().map(|cell| cell.lasting.clone()).collect(),
            built: program.stages.iter().map(|stage| stage.built.clone()).collect(),
        },
        Aim::Feasible => Weights {
            effect: vec![0.0; program.cells.len()],
            x: vec![0.0; program.cells.len()],
            on: vec![0.0; program.stages.len()],
            first: vec![0.0; program.stages.len()],
            lasting: vec![Vec::new(); program.cells.len()],
            built: vec![Vec::new(); program.stages.len()],
        },
    };
    for (row, &price) in program.rows.iter().zip(prices) {
        debug_assert!(price >= 0.0 || row.sense == Sense::Equal, "a price of <= is not negative");
        if price == 0.0 {
            continue;
        }
        for &(term, a) in &row.terms {
            match term {
                Term::X(cell) => weights.x[cell] -= price * a,
                Term::Effect(cell) => weights.effect[cell] -= price * a,
                Term::On(stage) => weights.on[stage] -= price * a,
                Term::First(stage) => weights.first[stage] -= price * a,
                Term::Lasting(cell, left) => {
                    *entry(&mut weights.lasting[cell], left) -= price * a;
                }
                Term::Built(stage, left) => *entry(&mut weights.built[stage], left) -= price * a,
            }
        }
    }
    weights
}
