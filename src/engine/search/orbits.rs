//! Cells that may be exchanged without changing anything: months alike under one total budget,
//! channels alike. Of all plans that differ only by such exchanges the search looks at one, whose
//! numbers fall along the orbit (Margot 2010, "Symmetry in integer linear programming").

use std::collections::HashMap;

use crate::engine::region::Region;
use crate::program::{CellIx, Program, Term};

/// The orbits of a program's cells.
#[derive(Debug, Clone)]
pub struct Orbits {
    /// Members of each orbit, rising.
    members: Vec<Vec<CellIx>>,
    /// The orbit of each cell.
    of: Vec<usize>,
}

impl Orbits {
    /// Cells of tracks of one stage and one state are alike where their curves, bounds, weights
    /// and coefficients are the same to the last bit.
    pub fn new(program: &Program) -> Self {
        let mut places: Vec<Vec<(usize, u8, u64)>> = vec![Vec::new(); program.cells.len()];
        for (r, row) in program.rows.iter().enumerate() {
            for &(term, a) in &row.terms {
                match term {
                    Term::X(cell) => places[cell].push((r, 0, a.to_bits())),
                    Term::Effect(cell) => places[cell].push((r, 1, a.to_bits())),
                    // A cell of which something lasts is alike to none.
                    Term::On(_) | Term::First(_) | Term::Lasting(..) | Term::Built(..) => {}
                }
            }
        }
        let mut alone = vec![false; program.stages.len()];
        for track in &program.tracks {
            let stage = &program.stages[track.stages.start];
            alone[track.stages.start] = track.stages.len() == 1
                && stage.states.len() == 1
                && stage.cells.len() == 1
                && stage.states[0].left.is_none();
        }
        let mut members: Vec<Vec<CellIx>> = Vec::new();
        let mut of = Vec::with_capacity(program.cells.len());
        let mut known: HashMap<String, usize> = HashMap::new();
        for (ix, cell) in program.cells.iter().enumerate() {
            let stage = &program.stages[cell.stage];
            let key = if alone[cell.stage] {
                let numbers =
                    [cell.lo, cell.hi, cell.worth, cell.gain, cell.step, stage.states[0].m];
                let bits = numbers.map(f64::to_bits);
                format!("{:?} {bits:?} {:?}", cell.curve, places[ix])
            } else {
                format!("cell {ix}")
            };
            let orbit = *known.entry(key).or_insert_with(|| {
                members.push(Vec::new());
                members.len() - 1
            });
            members[orbit].push(ix);
            of.push(orbit);
        }
        Self { members, of }
    }

    /// Of the cells alike to `cell` that a region bounds alike, the middle one: to cut there
    /// decides about half of them on either side.
    pub fn middle(&self, region: &Region, cell: CellIx) -> CellIx {
        let alike: Vec<CellIx> = self.members[self.of[cell]]
            .iter()
            .copied()
            .filter(|&other| region.bounds[other] == region.bounds[cell])
            .collect();
        alike.get(alike.len() / 2).copied().unwrap_or(cell)
    }

    /// Bounds `cell` from below (`above`) or from above by `at`, and with it those that come
    /// before or after it in its orbit.
    pub fn cut(&self, region: &mut Region, cell: CellIx, at: f64, above: bool) {
        for &other in &self.members[self.of[cell]] {
            let (lo, hi) = &mut region.bounds[other];
            if above && other <= cell {
                *lo = lo.max(at.min(*hi));
            } else if !above && other >= cell {
                *hi = hi.min(at.max(*lo));
            }
        }
    }
}
