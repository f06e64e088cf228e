//! A plan in whole steps near another: every spend to its nearest multiple; then moves of one
//! step, and of a few steps from one spend to another, first until every row is kept and then
//! while they pay.

use crate::program::{Kind, Program, Sense, State, Term};

/// What is less than this is nothing, in units of money or of the program's value.
const NOTHING: f64 = 1e-12;
/// Steps that a spend gives up, and that another takes, at once, at most.
const EXCHANGED: u32 = 5;
/// Spends that a move of two looks at on either side, those that gain most or lose least first.
const PARTNERS: usize = 10;

/// `x` in whole multiples of the cells' steps, its states as they are; `None` where no such plan
/// was found that keeps every row but for its room. Once the rows are kept, `most` moves that pay.
pub fn round(program: &Program, state: &[usize], x: &[f64], most: usize) -> Option<Vec<f64>> {
    let mut grid = Grid::new(program, state, x);
    grid.improve(most);
    grid.meet();
    (grid.broken() == 0.0).then_some(grid.x)
}

/// `x`, with what soft targets are missed by no more than its spends leave.
pub fn met(program: &Program, state: &[usize], x: &[f64]) -> Vec<f64> {
    let mut grid = Grid::new(program, state, x);
    grid.meet();
    grid.x
}

/// Spends, and by how much each moves.
type Moves = Vec<(usize, f64)>;

struct Grid<'a> {
    program: &'a Program,
    state: &'a [usize],
    x: Vec<f64>,
    /// Spends that may move.
    free: Vec<usize>,
    /// Of each cell, the rows it is in, and its coefficient there.
    rows: Vec<Vec<(usize, Term, f64)>>,
    /// Of each spend, the carried-over cells that follow it, and by how much.
    carried: Vec<Vec<(usize, f64)>>,
    /// Right-hand side less activity of each row.
    slack: Vec<f64>,
    value: f64,
}

impl<'a> Grid<'a> {
    fn new(program: &'a Program, state: &'a [usize], x: &[f64]) -> Self {
        let mut rows = vec![Vec::new(); program.cells.len()];
        let mut carried = vec![Vec::new(); program.cells.len()];
        for (r, row) in program.rows.iter().enumerate() {
            for &(term, a) in &row.terms {
                if let Term::X(cell) | Term::Effect(cell) | Term::Lasting(cell, _) = term {
                    rows[cell].push((r, term, a));
                }
            }
            if row.key.is_none() {
                let follows = row.terms.iter().find_map(|&(term, _)| match term {
                    Term::X(ix) if matches!(program.cells[ix].kind, Kind::Carried { .. }) => {
                        Some(ix)
                    }
                    _ => None,
                });
                for &(term, a) in &row.terms {
                    if let (Term::X(ix), Some(follows)) = (term, follows)
                        && ix != follows
                    {
                        carried[ix].push((follows, -a));
                    }
                }
            }
        }
        let is_on = |ix: usize| {
            let stage = program.cells[ix].stage;
            program.stages[stage].states[state[stage]].on
        };
        let free: Vec<usize> = (0..program.cells.len())
            .filter(|&ix| program.cells[ix].step > 0.0 && is_on(ix))
            .filter(|&ix| program.cells[ix].hi > program.cells[ix].lo)
            .collect();
        let mut grid = Self {
            program,
            state,
            x: x.to_vec(),
            free,
            rows,
            carried,
            slack: Vec::new(),
            value: 0.0,
        };
        // A spend that has one multiple left, or is off, is on it already but for rounding.
        for (ix, cell) in program.cells.iter().enumerate() {
            if matches!(cell.kind, Kind::Spend { .. }) {
                let given = if is_on(ix) { cell.lo } else { 0.0 };
                if given == cell.hi || !is_on(ix) {
                    grid.shift(ix, given - x[ix]);
                }
            }
        }
        for at in 0..grid.free.len() {
            let ix = grid.free[at];
            let cell = &program.cells[ix];
            let nearest = ((x[ix] / cell.step).round() * cell.step).clamp(cell.lo, cell.hi);
            // Its carried-over cells go with it.
            let by = nearest - grid.x[ix];
            grid.shift(ix, by);
        }
        let slack = |row: &crate::program::Row| {
            row.rhs - super::oracle::activity(program, row, &grid.x, state)
        };
        grid.slack = program.rows.iter().map(slack).collect();
        grid.value = super::oracle::value(program, &grid.x, state);
        grid
    }

    fn shift(&mut self, ix: usize, by: f64) {
        self.x[ix] += by;
        for at in 0..self.carried[ix].len() {
            let (follows, w) = self.carried[ix][at];
            self.x[follows] += w * by;
        }
    }

    /// What soft targets are missed by is what the spends leave: of each the least that its row needs.
    fn meet(&mut self) {
        for ix in 0..self.program.cells.len() {
            let cell = &self.program.cells[ix];
            if cell.kind != Kind::Missed {
                continue;
            }
            let needs = self.rows[ix].iter().filter(|(_, _, a)| *a < 0.0);
            let needs = needs.map(|&(r, _, a)| self.x[ix] + self.slack[r] / a);
            let x = needs.fold(cell.lo, f64::max).min(cell.hi);
            let by = x - self.x[ix];
            self.go(&[(ix, by)]);
        }
    }

    fn state_of(&self, ix: usize) -> &State {
        let stage = self.program.cells[ix].stage;
        &self.program.stages[stage].states[self.state[stage]]
    }

    /// Value gained where a spend moves by `by`.
    fn gain(&self, ix: usize, by: f64) -> f64 {
        let one = |ix: usize, by: f64| {
            let cell = &self.program.cells[ix];
            let effect = cell.curve.value(self.x[ix] + by) - cell.curve.value(self.x[ix]);
            let now = self.state_of(ix);
            now.worth_of(cell) * now.m * effect + cell.gain * by
        };
        let carried = self.carried[ix].iter().map(|&(j, w)| one(j, w * by));
        one(ix, by) + carried.sum::<f64>()
    }

    /// What moves add to the activity of the rows they touch.
    fn pulls(&self, moves: &[(usize, f64)]) -> Vec<(usize, f64)> {
        let mut pulls: Vec<(usize, f64)> = Vec::new();
        let mut touch = |ix: usize, by: f64| {
            for &(r, term, a) in &self.rows[ix] {
                // What is carried over follows by itself: its links are never broken.
                if self.program.rows[r].key.is_none() {
                    continue;
                }
                let now = self.state_of(ix);
                let change = match term {
                    Term::Effect(_) | Term::Lasting(..) => {
                        super::oracle::in_state(self.program, term, now, |ix| self.x[ix] + by)
                            - super::oracle::in_state(self.program, term, now, |ix| self.x[ix])
                    }
                    _ => by,
                };
                pulls.push((r, a * change));
            }
        };
        for &(ix, by) in moves {
            touch(ix, by);
            for &(j, w) in &self.carried[ix] {
                touch(j, w * by);
            }
        }
        pulls.sort_unstable_by_key(|p| p.0);
        pulls.dedup_by(|b, a| {
            a.0 == b.0 && {
                a.1 += b.1;
                true
            }
        });
        pulls
    }

    fn over(&self, r: usize, slack: f64) -> f64 {
        let row = &self.program.rows[r];
        if row.key.is_none() {
            0.0
        } else if row.sense == Sense::Equal {
            (slack.abs() - row.room).max(0.0)
        } else {
            (-slack - row.room).max(0.0)
        }
    }

    /// Sum of what the rows are broken by.
    fn broken(&self) -> f64 {
        let rows = self.slack.iter().enumerate();
        rows.map(|(r, &slack)| self.over(r, slack)).sum()
    }

    /// How much less the rows are broken after `moves`.
    fn mended(&self, moves: &[(usize, f64)]) -> f64 {
        let pulls = self.pulls(moves);
        let change = pulls
            .iter()
            .map(|&(r, pull)| self.over(r, self.slack[r]) - self.over(r, self.slack[r] - pull));
        change.sum()
    }

    fn allowed(&self, ix: usize, by: f64) -> bool {
        let cell = &self.program.cells[ix];
        let near = 1e-9 * (1.0 + cell.hi);
        let x = self.x[ix] + by;
        x >= cell.lo - near && x <= cell.hi + near
    }

    fn go(&mut self, moves: &[(usize, f64)]) {
        for (r, pull) in self.pulls(moves) {
            self.slack[r] -= pull;
        }
        for &(ix, by) in moves {
            self.value += self.gain(ix, by);
            self.shift(ix, by);
        }
    }

    fn step(&self, ix: usize) -> f64 {
        self.program.cells[ix].step
    }

    /// The best of all moves of one step and of the likely moves of two spends, until none helps.
    fn improve(&mut self, most: usize) {
        let mut left = most;
        for _ in 0..4 * (self.free.len() + 5) {
            if self.broken() == 0.0 {
                if left == 0 {
                    return;
                }
                left -= 1;
            }
            let Some(moves) = self.best_moves() else { return };
            self.go(&moves);
        }
    }

    fn best_moves(&self) -> Option<Moves> {
        let mut singles: Vec<(f64, usize, f64)> = Vec::new();
        for &ix in &self.free {
            for by in [self.step(ix), -self.step(ix)] {
                if self.allowed(ix, by) {
                    singles.push((self.gain(ix, by), ix, by));
                }
            }
        }
        singles.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut best: Option<((f64, f64), Moves)> = None;
        let is_broken = self.broken() > 0.0;
        let mut consider = |gain: f64, moves: Moves| {
            if !is_broken && gain <= NOTHING {
                return;
            }
            // Rows first: a little less broken is worth any loss.
            let mends = self.mended(&moves);
            let score = (if mends.abs() <= NOTHING { 0.0 } else { mends }, gain);
            let helps = score.0 > 0.0 || (score.0 == 0.0 && score.1 > NOTHING);
            let better = best
                .as_ref()
                .is_none_or(|(top, _)| score.0 > top.0 || (score.0 == top.0 && score.1 > top.1));
            if helps && better {
                best = Some((score, moves));
            }
        };
        for &(gain, ix, by) in &singles {
            consider(gain, vec![(ix, by)]);
        }
        let ups: Vec<_> = singles.iter().filter(|s| s.2 > 0.0).take(PARTNERS).collect();
        let downs: Vec<_> = singles.iter().filter(|s| s.2 < 0.0).take(PARTNERS).collect();
        for &&(_, i, _) in &ups {
            for &&(_, j, _) in downs.iter().filter(|s| s.1 != i) {
                for at in 0..EXCHANGED * EXCHANGED {
                    let (up, down) = (1 + at / EXCHANGED, 1 + at % EXCHANGED);
                    let a = f64::from(up) * self.step(i);
                    let b = -f64::from(down) * self.step(j);
                    if self.allowed(i, a) && self.allowed(j, b) {
                        consider(self.gain(i, a) + self.gain(j, b), vec![(i, a), (j, b)]);
                    }
                }
            }
        }
        best.map(|(_, moves)| moves)
    }
}
