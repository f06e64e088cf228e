//! Independent parts of a program: tracks that no row couples, directly or through others, are
//! searched apart. The months of a plan whose only rules are monthly fall apart in this way.

use crate::program::{Program, Row, Term};

/// One part: a program of its own, and where its cells and stages and rows are in the whole.
#[derive(Debug, Clone)]
pub struct Part {
    /// On its own; its constant is 0.
    pub program: Program,
    /// Index in the whole of each of its cells.
    pub cells: Vec<usize>,
    /// Index in the whole of each of its stages.
    pub stages: Vec<usize>,
    /// Index in the whole of each of its rows.
    pub rows: Vec<usize>,
}

/// The independent parts of `program`, in the order of their first track; a row without terms is
/// the first one's.
pub fn parts(program: &Program) -> Vec<Part> {
    let mut owner = vec![0; program.stages.len()];
    for (t, track) in program.tracks.iter().enumerate() {
        track.stages.clone().for_each(|stage| owner[stage] = t);
    }
    let track_of = |term: &Term| owner[program.stage_of(*term)];
    let mut leader: Vec<usize> = (0..program.tracks.len()).collect();
    for row in &program.rows {
        let mut tracks = row.terms.iter().map(|(term, _)| track_of(term));
        if let Some(first) = tracks.next() {
            for other in tracks {
                let (a, b) = (find(&mut leader, first), find(&mut leader, other));
                leader[a.max(b)] = a.min(b);
            }
        }
    }
    let roots: Vec<usize> = (0..leader.len()).map(|t| find(&mut leader, t)).collect();
    let mut order: Vec<usize> = roots.clone();
    order.sort_unstable();
    order.dedup();
    let mut all: Vec<Part> = order.iter().map(|_| empty(program)).collect();
    let place = |root: usize| order.binary_search(&root).expect("every root is in the order");
    let mut stage_at = vec![0; program.stages.len()];
    let mut cell_at = vec![0; program.cells.len()];
    for (t, track) in program.tracks.iter().enumerate() {
        let part = &mut all[place(roots[t])];
        let first = part.program.stages.len();
        for ix in track.stages.clone() {
            let mut stage = program.stages[ix].clone();
            stage_at[ix] = part.program.stages.len();
            for cell in &mut stage.cells {
                cell_at[*cell] = part.program.cells.len();
                let mut copy = program.cells[*cell].clone();
                copy.stage = stage_at[ix];
                part.program.cells.push(copy);
                part.cells.push(*cell);
                *cell = cell_at[*cell];
            }
            part.program.stages.push(stage);
            part.stages.push(ix);
        }
        let stages = first..part.program.stages.len();
        part.program.tracks.push(crate::program::Track { stages });
    }
    for (ix, row) in program.rows.iter().enumerate() {
        let part = row.terms.first().map_or(0, |(term, _)| place(roots[track_of(term)]));
        let moved = |&(term, a): &(Term, f64)| {
            (term.moved(|cell| cell_at[cell], |stage| stage_at[stage]), a)
        };
        let terms = row.terms.iter().map(moved).collect();
        all[part].program.rows.push(Row { terms, ..row.clone() });
        all[part].rows.push(ix);
    }
    all
}

/// A program without `rows` (rising), which are priced out: whatever the prices (at least 0 for a
/// row that may have slack), a plan of `program` that keeps them is worth no more than it is in
/// this one (weak duality; Geoffrion 1974). What only these rows held together falls apart.
pub fn without(program: &Program, rows: &[usize], prices: &[f64]) -> Program {
    let mut rest = program.clone();
    for (&ix, &price) in rows.iter().zip(prices) {
        let row = &program.rows[ix];
        rest.constant += price * row.rhs;
        for &(term, a) in &row.terms {
            *rest.gain_mut(term) -= price * a;
        }
    }
    let mut ix = 0;
    rest.rows.retain(|_| {
        ix += 1;
        !rows.contains(&(ix - 1))
    });
    rest
}

fn empty(program: &Program) -> Part {
    Part {
        program: Program {
            cells: Vec::new(),
            stages: Vec::new(),
            tracks: Vec::new(),
            rows: Vec::new(),
            constant: 0.0,
            money: program.money,
            value: program.value,
        },
        cells: Vec::new(),
        stages: Vec::new(),
        rows: Vec::new(),
    }
}

fn find(leader: &mut [usize], mut t: usize) -> usize {
    while leader[t] != t {
        leader[t] = leader[leader[t]];
        t = leader[t];
    }
    t
}
