//! A region with every stage in one state.

use crate::engine::oracle;
use crate::engine::region::Region;
use crate::program::{Kind, Program, Row, Sense, Stage, State, Term};

/// The states, and the cells' bounds in them.
pub(super) struct Decided<'a> {
    pub(super) program: &'a Program,
    pub(super) region: &'a Region,
    /// Each stage's one state.
    pub(super) state: Vec<usize>,
    /// Each cell's bounds in that state.
    pub(super) bounds: Vec<(f64, f64)>,
}

impl<'a> Decided<'a> {
    pub(super) fn new(program: &'a Program, region: &'a Region) -> Self {
        let state: Vec<usize> =
            region.states.iter().map(|s| s.iter().next().unwrap_or(0)).collect();
        let bounds: Vec<(f64, f64)> = (0..program.cells.len())
            .map(|ix| region.bounds_in(program, ix, state[program.cells[ix].stage]))
            .collect();
        Self { program, region, state, bounds }
    }

    /// Each stage in the most productive state that is on, where there is one, and every spend
    /// from 0 where its stage may be off.
    pub(super) fn loose(program: &'a Program, region: &'a Region) -> Self {
        let mut decided = Self::new(program, region);
        for (stage, stated) in program.stages.iter().enumerate() {
            let allowed = &region.states[stage];
            let on = allowed.iter().filter(|&i| stated.states[i].on);
            let best = on
                .max_by(|&a, &b| output(program, stated, a).total_cmp(&output(program, stated, b)));
            decided.state[stage] = best.unwrap_or(decided.state[stage]);
            let may_rest = allowed.iter().any(|i| !stated.states[i].on);
            for &ix in &stated.cells {
                decided.bounds[ix] = region.bounds_in(program, ix, decided.state[stage]);
                if may_rest && matches!(program.cells[ix].kind, Kind::Spend { .. }) {
                    decided.bounds[ix].0 = 0.0;
                }
            }
        }
        decided
    }

    /// Productivity of a cell.
    pub(super) fn m(&self, cell: usize) -> f64 {
        self.state_of(cell).m
    }

    /// What a unit of a cell's effect is worth, what lasts of it included.
    pub(super) fn worth(&self, cell: usize) -> f64 {
        self.state_of(cell).worth_of(&self.program.cells[cell])
    }

    /// The state of a cell's stage.
    pub(super) fn state_of(&self, cell: usize) -> &State {
        let stage = self.program.cells[cell].stage;
        &self.program.stages[stage].states[self.state[stage]]
    }

    /// Every cell at its least.
    pub(super) fn least(&self) -> Vec<f64> {
        self.bounds.iter().map(|b| b.0).collect()
    }

    /// What is carried over follows from the spends, to the last digit.
    pub(super) fn carry(&self, x: &mut [f64]) {
        let program = self.program;
        for row in program.rows.iter().filter(|row| row.key.is_none()) {
            let own = row.terms.iter().find_map(|&(term, a)| match term {
                Term::X(ix) if matches!(program.cells[ix].kind, Kind::Carried { .. }) => {
                    Some((ix, a))
                }
                _ => None,
            });
            if let Some((ix, a)) = own {
                let (lo, hi) = self.bounds[ix];
                let off = self.activity(row, x) - row.rhs;
                x[ix] = (x[ix] - off / a).clamp(lo, hi);
            }
        }
    }

    /// Left-hand side of a row.
    pub(super) fn activity(&self, row: &Row, x: &[f64]) -> f64 {
        oracle::activity(self.program, row, x, &self.state)
    }

    /// The objective by the true curves.
    pub(super) fn value(&self, x: &[f64]) -> f64 {
        oracle::value(self.program, x, &self.state)
    }

    /// Sum of what the rows are broken by, on the true curves.
    pub(super) fn violation(&self, x: &[f64]) -> f64 {
        let broken = |row: &Row| {
            let over = self.activity(row, x) - row.rhs;
            if row.sense == Sense::Equal { over.abs() } else { over.max(0.0) }
        };
        self.program.rows.iter().map(broken).sum()
    }
}

/// How productive a stage is in a state: what a unit of its cells' effect brings, where anything
/// lasts of that, else its productivity.
fn output(program: &Program, stage: &Stage, state: usize) -> f64 {
    let now = &stage.states[state];
    let cells = stage.cells.iter().map(|&ix| &program.cells[ix]);
    match cells.clone().any(|cell| !cell.lasting.is_empty()) {
        true => cells.map(|cell| now.m * now.worth_of(cell)).sum(),
        false => now.m,
    }
}
