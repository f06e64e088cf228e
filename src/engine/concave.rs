//! A region in which every on/off decision is taken: what is left is concave (an S-shaped curve
//! stands there as its concave envelope over its bounds). The interior-point method proposes a
//! plan and prices; the bound comes from the prices and the true curves, through the oracle.
//!
//! Where that fails: linear programs over chords, knots added where the solution lies until the
//! value on the true curves meets the bound. Chords lie below a concave curve, so every point of
//! the linear program is a true plan.

use super::envelope::{Shape, envelope};
use super::interior::{Column, Coupling, Entry, Point, Problem};
use super::lp::{Backend, Lp, LpRow, Said};
use super::oracle::{self, Aim, Prices};
use super::region::Region;
use crate::program::{Kind, Program, Row, Sense, Term};

/// Knots that a bent cell starts with.
const FIRST_KNOTS: usize = 6;
/// Rounds of refinement: each about squares the error, so twelve are never needed in earnest.
const ROUNDS: usize = 25;

/// What each row may be broken by in a plan that is believed, on average.
const KEPT: f64 = 1e-10;

/// What came of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A plan and the prices that prove how good it is in the region.
    Solved(Solved),
    /// Prices whose bound, for [`Aim::Feasible`], is below 0: no plan keeps the rows.
    Infeasible(Prices),
    /// The backend failed in every way tried; nothing is known.
    Unknown,
}

/// A plan of the region.
#[derive(Debug, Clone)]
pub struct Solved {
    /// Each cell's number.
    pub x: Vec<f64>,
    /// Prices of the rows.
    pub prices: Prices,
    /// Bound of the region at these prices.
    pub bound: f64,
    /// Value of the plan by the true curves.
    pub value: f64,
}

/// Solves `region`, whose stages are decided, until `bound - value <= gap` or nothing moves.
pub fn solve(program: &Program, region: &Region, gap: f64, backend: Backend) -> Outcome {
    let mut task = Task::new(program, region);
    task.backend = backend;
    if backend != Backend::Auto {
        return task.by_chords(gap, &[]);
    }
    match task.interior(gap) {
        Proposed::Proven(outcome) => outcome,
        Proposed::Point(x) => task.by_chords(gap, &x),
        Proposed::Nothing => task.by_chords(gap, &[]),
    }
}

/// Prices from the region with its on/off decisions taken loosely: every spend may be anything
/// between 0 and its greatest, at its channel's best productivity, and fees are left out. Good
/// prices to begin with; like all prices they prove only what the oracle makes of them.
pub fn loose_prices(program: &Program, region: &Region, aim: Aim) -> Option<Prices> {
    let task = Task::loose(program, region);
    let relaxed = Relaxed::new(&task);
    match aim {
        Aim::Best => {
            let point = relaxed.problem.solve()?;
            Some(relaxed.prices(&task, &point))
        }
        Aim::Feasible => {
            let (elastic, rows) = relaxed.elastic(&task);
            let point = elastic.solve()?;
            let mut prices = vec![0.0; program.rows.len()];
            for (&row, price) in rows.iter().zip(&point.prices) {
                prices[row] = *price;
            }
            Some(prices)
        }
    }
}

/// What the interior-point method came to.
enum Proposed {
    /// An answer that stands.
    Proven(Outcome),
    /// A plan that is not proven to be within the gap.
    Point(Vec<f64>),
    /// Nothing.
    Nothing,
}

struct Task<'a> {
    program: &'a Program,
    region: &'a Region,
    /// Each stage's one state.
    state: Vec<usize>,
    /// Each cell's bounds in that state.
    bounds: Vec<(f64, f64)>,
    /// Each cell's knots, rising, both bounds among them.
    knots: Vec<Vec<f64>>,
    /// Who solves the linear programs.
    backend: Backend,
}

/// One cell's piece of chord: a column of the linear program.
#[derive(Debug, Clone, Copy)]
struct Segment {
    cell: usize,
    width: f64,
    /// Effect per unit of x, productivity included.
    slope: f64,
}

impl<'a> Task<'a> {
    fn new(program: &'a Program, region: &'a Region) -> Self {
        let state: Vec<usize> =
            region.states.iter().map(|s| s.iter().next().unwrap_or(0)).collect();
        let bounds: Vec<(f64, f64)> = (0..program.cells.len())
            .map(|ix| region.bounds_in(program, ix, state[program.cells[ix].stage]))
            .collect();
        let knots =
            program.cells.iter().zip(&bounds).map(|(cell, b)| first_knots(cell, *b)).collect();
        Self { program, region, state, bounds, knots, backend: Backend::Auto }
    }

    /// Each stage in the most productive state that is on, where there is one, and every spend
    /// from 0 where its stage may be off.
    fn loose(program: &'a Program, region: &'a Region) -> Self {
        let mut task = Self::new(program, region);
        for (stage, stated) in program.stages.iter().enumerate() {
            let allowed = &region.states[stage];
            let on = allowed.iter().filter(|&i| stated.states[i].on);
            let best = on.max_by(|&a, &b| stated.states[a].m.total_cmp(&stated.states[b].m));
            task.state[stage] = best.unwrap_or(task.state[stage]);
            let may_rest = allowed.iter().any(|i| !stated.states[i].on);
            for &ix in &stated.cells {
                task.bounds[ix] = region.bounds_in(program, ix, task.state[stage]);
                if may_rest && matches!(program.cells[ix].kind, Kind::Spend { .. }) {
                    task.bounds[ix].0 = 0.0;
                }
            }
        }
        task
    }

    fn interior(&self, gap: f64) -> Proposed {
        let relaxed = Relaxed::new(self);
        if let Some((row, price)) = relaxed.out_of_reach {
            let mut prices = vec![0.0; self.program.rows.len()];
            prices[row] = price;
            return Proposed::Proven(Outcome::Infeasible(prices));
        }
        let Some(point) = relaxed.problem.solve() else {
            return self.infeasible(&relaxed);
        };
        let (x, promised) = relaxed.plan(self, &point);
        let prices = relaxed.prices(self, &point);
        let Some(answer) = oracle::answer(self.program, self.region, &prices, Aim::Best) else {
            return Proposed::Nothing;
        };
        if self.violation(&x) > KEPT * (1.0 + self.program.rows.len() as f64) {
            return self.infeasible(&relaxed);
        }
        if answer.bound - promised > gap.max(1e-10 * promised.abs()) {
            return Proposed::Point(x);
        }
        let value = oracle::value(self.program, &x, &self.state);
        Proposed::Proven(Outcome::Solved(Solved { x, prices, bound: answer.bound, value }))
    }

    /// No point was found: with every row breakable at a price of 1, the prices of the least
    /// violation prove that there is none, or show where one is.
    fn infeasible(&self, relaxed: &Relaxed<'_>) -> Proposed {
        let (elastic, rows) = relaxed.elastic(self);
        let Some(point) = elastic.solve() else {
            return Proposed::Nothing;
        };
        let mut prices = vec![0.0; self.program.rows.len()];
        for (&row, price) in rows.iter().zip(&point.prices) {
            prices[row] = *price;
        }
        let answer = oracle::answer(self.program, self.region, &prices, Aim::Feasible);
        if answer.is_some_and(|a| a.bound < -1e-9) {
            return Proposed::Proven(Outcome::Infeasible(prices));
        }
        Proposed::Point(relaxed.plan(self, &point).0)
    }

    fn by_chords(mut self, gap: f64, x: &[f64]) -> Outcome {
        self.refine(x, x);
        let mut best: Option<Solved> = None;
        for _ in 0..ROUNDS {
            let segments = self.segments();
            let x = match self.lp(&segments, false).solve(self.backend) {
                Said::Optimal(y) => self.numbers(&segments, &y),
                Said::Infeasible | Said::Failed => match self.repair(&segments) {
                    Repaired::Point(x) => x,
                    Repaired::Refined => continue,
                    Repaired::Proven(prices) => return Outcome::Infeasible(prices),
                    Repaired::Lost => break,
                },
            };
            let Some(prices) = self.prices(&segments, &x, Aim::Best) else {
                break;
            };
            let Some(answer) = oracle::answer(self.program, self.region, &prices, Aim::Best) else {
                break;
            };
            let value = oracle::value(self.program, &x, &self.state);
            let moved = self.refine(&x, &answer.x);
            let better = best.as_ref().is_none_or(|b| answer.bound - value < b.bound - b.value);
            if better {
                best = Some(Solved { x, prices, bound: answer.bound, value });
            }
            if best.as_ref().is_some_and(|b| b.bound - b.value <= gap) || !moved {
                break;
            }
        }
        best.map_or(Outcome::Unknown, Outcome::Solved)
    }

    /// The upper concave hull of each cell's knots, as segments in order of falling slope.
    fn segments(&self) -> Vec<Segment> {
        let mut all = Vec::new();
        for (cell, knots) in self.knots.iter().enumerate() {
            let stated = &self.program.cells[cell];
            let m = self.m(cell);
            let mut hull: Vec<(f64, f64)> = Vec::with_capacity(knots.len());
            for &x in knots {
                let point = (x, m * stated.curve.value(x));
                // Where worth is below 0 the hull must lie below the curve: a single chord does.
                while hull.len() >= 2 && (stated.worth < 0.0 || is_under(&hull, point)) {
                    hull.pop();
                }
                hull.push(point);
            }
            all.extend(hull.windows(2).map(|w| Segment {
                cell,
                width: w[1].0 - w[0].0,
                slope: (w[1].1 - w[0].1) / (w[1].0 - w[0].0),
            }));
        }
        all
    }

    fn m(&self, cell: usize) -> f64 {
        let stage = self.program.cells[cell].stage;
        self.program.stages[stage].states[self.state[stage]].m
    }

    /// The linear program; with `elastic`, rows may be broken at a price of 1 and nothing else
    /// counts.
    fn lp(&self, segments: &[Segment], elastic: bool) -> Lp {
        let mut lp = Lp::default();
        let mut of_cell: Vec<Vec<usize>> = vec![Vec::new(); self.program.cells.len()];
        for segment in segments {
            let cell = &self.program.cells[segment.cell];
            let gain = if elastic { 0.0 } else { cell.worth * segment.slope + cell.gain };
            of_cell[segment.cell].push(lp.column(gain, 0.0, segment.width));
        }
        for row in &self.program.rows {
            let mut terms: Vec<(usize, f64)> = Vec::new();
            for &(term, a) in &row.terms {
                match term {
                    Term::X(cell) => terms.extend(of_cell[cell].iter().map(|&j| (j, a))),
                    Term::Effect(cell) => {
                        terms.extend(of_cell[cell].iter().map(|&j| (j, a * segments[j].slope)));
                    }
                    Term::On(_) | Term::First(_) => {}
                }
            }
            terms.sort_unstable_by_key(|&(column, _)| column);
            terms.dedup_by(|b, a| {
                a.0 == b.0 && {
                    a.1 += b.1;
                    true
                }
            });
            let rhs = row.rhs - self.at_least(row);
            if elastic {
                let most = 1.0
                    + rhs.abs()
                    + terms.iter().map(|&(j, a)| a.abs() * lp.columns[j].hi).sum::<f64>();
                let over = lp.column(-1.0, 0.0, most);
                terms.push((over, -1.0));
                if row.sense == Sense::Equal {
                    let under = lp.column(-1.0, 0.0, most);
                    terms.push((under, 1.0));
                }
            }
            lp.rows.push(LpRow { terms, sense: row.sense, rhs });
        }
        lp
    }

    /// Activity of a row where every cell is at its lower bound.
    fn at_least(&self, row: &Row) -> f64 {
        let lows: f64 = row
            .terms
            .iter()
            .map(|&(term, a)| match term {
                Term::X(cell) => a * self.bounds[cell].0,
                Term::Effect(cell) => {
                    a * self.m(cell) * self.program.cells[cell].curve.value(self.bounds[cell].0)
                }
                Term::On(stage) => {
                    a * f64::from(u8::from(self.program.stages[stage].states[self.state[stage]].on))
                }
                Term::First(stage) => {
                    a * f64::from(u8::from(
                        self.program.stages[stage].states[self.state[stage]].first,
                    ))
                }
            })
            .sum();
        lows
    }

    fn numbers(&self, segments: &[Segment], y: &[f64]) -> Vec<f64> {
        let mut x: Vec<f64> = self.bounds.iter().map(|b| b.0).collect();
        for (segment, y) in segments.iter().zip(y) {
            x[segment.cell] += y;
        }
        x.iter().zip(&self.bounds).map(|(x, b)| x.clamp(b.0, b.1)).collect()
    }

    /// The backend found no point: is there none, or is it wrong, or are the chords too low for
    /// a target?
    fn repair(&mut self, segments: &[Segment]) -> Repaired {
        let Said::Optimal(y) = self.lp(segments, true).solve(self.backend) else {
            return Repaired::Lost;
        };
        let x = self.numbers(segments, &y);
        let broken = self.violation(&x);
        if broken <= 1e-9 {
            return Repaired::Point(x);
        }
        let Some(prices) = self.prices(segments, &x, Aim::Feasible) else {
            return Repaired::Lost;
        };
        let Some(answer) = oracle::answer(self.program, self.region, &prices, Aim::Feasible) else {
            return Repaired::Lost;
        };
        if answer.bound < -1e-9 {
            return Repaired::Proven(prices);
        }
        if self.refine(&x, &answer.x) { Repaired::Refined } else { Repaired::Lost }
    }

    /// Sum of what the rows are broken by, on the true curves.
    fn violation(&self, x: &[f64]) -> f64 {
        let rows = self.program.rows.iter();
        rows.map(|row| {
            let over = oracle::activity(self.program, row, x, &self.state) - row.rhs;
            if row.sense == Sense::Equal { over.abs() } else { over.max(0.0) }
        })
        .sum()
    }

    /// Prices of the rows that make the bound over the chords next to `x` least: by duality they
    /// prove `x` best over all chords. Solved as a linear program of its own, since the backend
    /// gives no multipliers.
    fn prices(&self, segments: &[Segment], x: &[f64], aim: Aim) -> Option<Prices> {
        let near = self.near(segments, x);
        let mut lp = Lp::default();
        let most = match aim {
            Aim::Best => 1e4,
            Aim::Feasible => 1.0,
        };
        // maximise -(sum of price * room + sum of width * excess)
        let column: Vec<Option<usize>> = self
            .program
            .rows
            .iter()
            .map(|row| {
                let room = row.rhs - self.base_activity(row, &near.base);
                let slack = row.rhs - oracle::activity(self.program, row, x, &self.state);
                let size = 1.0 + row.rhs.abs();
                match row.sense {
                    Sense::Equal => Some(lp.column(-room, -most, most)),
                    Sense::AtMost if slack <= 1e-7 * size => Some(lp.column(-room, 0.0, most)),
                    Sense::AtMost => None,
                }
            })
            .collect();
        let mut rows: Vec<Vec<(usize, f64)>> = vec![Vec::new(); near.segments.len()];
        for (row, column) in self.program.rows.iter().zip(&column) {
            let Some(column) = *column else { continue };
            for &(term, a) in &row.terms {
                let (cell, by_effect) = match term {
                    Term::X(cell) => (cell, false),
                    Term::Effect(cell) => (cell, true),
                    Term::On(_) | Term::First(_) => continue,
                };
                for j in near.of_cell[cell].clone() {
                    let slope = near.segments[j].slope;
                    rows[j].push((column, if by_effect { a * slope } else { a }));
                }
            }
        }
        for (segment, mut terms) in near.segments.iter().zip(rows) {
            if terms.is_empty() {
                continue;
            }
            terms.sort_unstable_by_key(|&(column, _)| column);
            terms.dedup_by(|b, a| {
                a.0 == b.0 && {
                    a.1 += b.1;
                    true
                }
            });
            let cell = &self.program.cells[segment.cell];
            let gain = match aim {
                Aim::Best => cell.worth * segment.slope + cell.gain,
                Aim::Feasible => 0.0,
            };
            let reach = gain.abs() + terms.iter().map(|(_, a)| a.abs() * most).sum::<f64>();
            // excess >= gain - sum of a * price
            let excess = lp.column(-segment.width, 0.0, reach);
            let mut terms: Vec<(usize, f64)> = terms.into_iter().map(|(c, a)| (c, -a)).collect();
            terms.push((excess, -1.0));
            lp.rows.push(LpRow { terms, sense: Sense::AtMost, rhs: -gain });
        }
        let Said::Optimal(y) = lp.solve(self.backend) else {
            return None;
        };
        let price = |column: &Option<usize>| column.map_or(0.0, |c| y[c]);
        Some(column.iter().map(price).collect())
    }

    /// The segments that touch `x`, and for each cell where they begin.
    fn near(&self, segments: &[Segment], x: &[f64]) -> Near {
        let mut near = Near {
            base: self.bounds.iter().map(|b| b.0).collect(),
            effect: Vec::new(),
            segments: Vec::new(),
            of_cell: vec![0..0; x.len()],
        };
        near.effect = (0..x.len())
            .map(|ix| self.m(ix) * self.program.cells[ix].curve.value(self.bounds[ix].0))
            .collect();
        for segment in segments {
            let ix = segment.cell;
            let end = near.base[ix]
                + near.of_cell[ix].clone().map(|j| near.segments[j].width).sum::<f64>()
                + segment.width;
            let margin = 1e-9 * (1.0 + x[ix].abs());
            let touches = near.of_cell[ix].is_empty() && end < x[ix] - margin;
            if touches {
                near.base[ix] += segment.width;
                near.effect[ix] += segment.slope * segment.width;
            } else if end - segment.width <= x[ix] + margin {
                if near.of_cell[ix].is_empty() {
                    near.of_cell[ix] = near.segments.len()..near.segments.len();
                }
                near.segments.push(*segment);
                near.of_cell[ix].end += 1;
            }
        }
        near
    }

    fn base_activity(&self, row: &Row, base: &[f64]) -> f64 {
        // Effects at a base are those of its hull, which for the concave is the curve itself.
        row.terms
            .iter()
            .map(|&(term, a)| match term {
                Term::X(cell) => a * base[cell],
                Term::Effect(cell) => {
                    a * self.m(cell) * self.program.cells[cell].curve.value(base[cell])
                }
                Term::On(stage) => {
                    a * f64::from(u8::from(self.program.stages[stage].states[self.state[stage]].on))
                }
                Term::First(stage) => {
                    a * f64::from(u8::from(
                        self.program.stages[stage].states[self.state[stage]].first,
                    ))
                }
            })
            .sum()
    }

    /// New knots where the solution lies and where the prices would have it.
    fn refine(&mut self, x: &[f64], wanted: &[f64]) -> bool {
        let mut moved = false;
        for ((ix, knots), (x, wanted)) in
            self.knots.iter_mut().enumerate().zip(x.iter().zip(wanted))
        {
            for spot in [*x, *wanted] {
                let at = knots.partition_point(|&k| k < spot);
                let apart = 1e-9 * (self.bounds[ix].1 - self.bounds[ix].0).max(1e-3);
                let near_before = at > 0 && spot - knots[at - 1] <= apart;
                let near_after = at < knots.len() && knots[at] - spot <= apart;
                if !near_before && !near_after && at > 0 && at < knots.len() {
                    knots.insert(at, spot);
                    moved = true;
                }
            }
        }
        moved
    }
}

/// The region as the interior-point method takes it.
struct Relaxed<'a> {
    problem: Problem<'a>,
    /// The cell of each column.
    cells: Vec<usize>,
    /// The program's row of each of the problem's.
    rows: Vec<usize>,
    /// A row that no point of the box comes near, and the price that proves it.
    out_of_reach: Option<(usize, f64)>,
}

impl<'a> Relaxed<'a> {
    fn new(task: &Task<'a>) -> Self {
        let program = task.program;
        let mut relaxed = Self {
            problem: Problem::default(),
            cells: Vec::new(),
            rows: Vec::new(),
            out_of_reach: None,
        };
        let mut of_cell = vec![0..0; program.cells.len()];
        for (ix, cell) in program.cells.iter().enumerate() {
            let first = relaxed.cells.len();
            for piece in envelope(&cell.curve, task.bounds[ix], task.m(ix), cell.worth) {
                relaxed.cells.push(ix);
                relaxed.problem.columns.push(Column {
                    width: piece.width,
                    shape: piece.shape,
                    worth: cell.worth,
                    gain: cell.gain,
                });
            }
            of_cell[ix] = first..relaxed.cells.len();
        }
        for (ix, row) in program.rows.iter().enumerate() {
            let coupling = Coupling {
                entries: entries(row, &of_cell),
                sense: row.sense,
                rhs: row.rhs - task.at_least(row),
            };
            let (least, most) = reach(&coupling, &relaxed.problem.columns);
            let wide = 1e-9 * (1.0 + row.rhs.abs());
            if least > coupling.rhs + wide {
                relaxed.out_of_reach = Some((ix, 1.0));
            } else if row.sense == Sense::Equal && most < coupling.rhs - wide {
                relaxed.out_of_reach = Some((ix, -1.0));
            }
            if !coupling.entries.is_empty() {
                relaxed.problem.rows.push(coupling);
                relaxed.rows.push(ix);
            }
        }
        relaxed
    }

    /// Each cell's number, and the value that the envelopes promise for it.
    fn plan(&self, task: &Task<'_>, point: &Point) -> (Vec<f64>, f64) {
        let mut x: Vec<f64> = task.bounds.iter().map(|b| b.0).collect();
        let mut promised = oracle::value(task.program, &x, &task.state);
        let columns = self.problem.columns.iter().zip(&point.z);
        for (&cell, (column, &z)) in self.cells.iter().zip(columns) {
            x[cell] += z;
            promised += column.gain * z;
            if column.worth != 0.0 {
                promised += column.worth * column.shape.value(z);
            }
        }
        for (x, bounds) in x.iter_mut().zip(&task.bounds) {
            *x = x.clamp(bounds.0, bounds.1);
        }
        (x, promised)
    }

    fn prices(&self, task: &Task<'_>, point: &Point) -> Prices {
        let mut prices = vec![0.0; task.program.rows.len()];
        for (&row, price) in self.rows.iter().zip(&point.prices) {
            prices[row] = *price;
        }
        prices
    }

    /// The least violation of the rows: the objective is nothing but what rows are broken by.
    /// Also the program's row of each of its rows.
    fn elastic(&self, task: &Task<'a>) -> (Problem<'a>, Vec<usize>) {
        let mut problem = self.problem.clone();
        for column in &mut problem.columns {
            (column.worth, column.gain) = (0.0, 0.0);
        }
        let mut rows = self.rows.clone();
        let empty = (0..task.program.rows.len()).filter(|ix| !self.rows.contains(ix));
        for ix in empty {
            let row = &task.program.rows[ix];
            problem.rows.push(Coupling {
                entries: Vec::new(),
                sense: row.sense,
                rhs: row.rhs - task.at_least(row),
            });
            rows.push(ix);
        }
        for row in &mut problem.rows {
            let reach = row.entries.iter().map(|e| {
                let column = &problem.columns[e.column];
                let effect = e.b * column.shape.value(column.width);
                (e.a * column.width).abs() + effect.abs()
            });
            let width = 1.0 + row.rhs.abs() + reach.sum::<f64>();
            let signs: &[f64] = match row.sense {
                Sense::AtMost => &[-1.0],
                Sense::Equal => &[-1.0, 1.0],
            };
            for &a in signs {
                row.entries.push(Entry { column: problem.columns.len(), a, b: 0.0 });
                problem.columns.push(Column {
                    width,
                    shape: Shape::Line(0.0),
                    worth: 0.0,
                    gain: -1.0,
                });
            }
        }
        (problem, rows)
    }
}

/// The least and the greatest activity of a row over the box.
fn reach(row: &Coupling, columns: &[Column<'_>]) -> (f64, f64) {
    row.entries.iter().fold((0.0, 0.0), |(least, most), e| {
        let column = &columns[e.column];
        let by_x = e.a * column.width;
        let by_effect = if e.b == 0.0 { 0.0 } else { e.b * column.shape.value(column.width) };
        (least + by_x.min(0.0) + by_effect.min(0.0), most + by_x.max(0.0) + by_effect.max(0.0))
    })
}

/// Coefficients of a row over the columns of each cell.
fn entries(row: &Row, of_cell: &[std::ops::Range<usize>]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for &(term, coefficient) in &row.terms {
        let (cell, a, b) = match term {
            Term::X(cell) => (cell, coefficient, 0.0),
            Term::Effect(cell) => (cell, 0.0, coefficient),
            Term::On(_) | Term::First(_) => continue,
        };
        entries.extend(of_cell[cell].clone().map(|column| Entry { column, a, b }));
    }
    entries.sort_unstable_by_key(|e| e.column);
    entries.dedup_by(|b, a| {
        a.column == b.column && {
            a.a += b.a;
            a.b += b.b;
            true
        }
    });
    entries
}

/// The chords around a point.
struct Near {
    /// Where each cell's chords begin.
    base: Vec<f64>,
    /// Effect there.
    effect: Vec<f64>,
    segments: Vec<Segment>,
    of_cell: Vec<std::ops::Range<usize>>,
}

enum Repaired {
    Point(Vec<f64>),
    Refined,
    Proven(Prices),
    Lost,
}

/// Whether the last point of a hull lies on or under the line from the one before to `next`.
fn is_under(hull: &[(f64, f64)], next: (f64, f64)) -> bool {
    let (a, b) = (hull[hull.len() - 2], hull[hull.len() - 1]);
    (b.1 - a.1) * (next.0 - a.0) <= (next.1 - a.1) * (b.0 - a.0)
}

fn first_knots(cell: &crate::program::Cell, (lo, hi): (f64, f64)) -> Vec<f64> {
    if hi <= lo {
        return vec![lo];
    }
    let mut knots = vec![lo];
    for stretch in cell.curve.stretches(lo, hi) {
        if let crate::curve::Curve::Points(points) = &cell.curve {
            let inside = |s: &f64| *s > stretch.from && *s < stretch.to;
            knots.extend(points.corners().iter().map(|c| c.0).filter(inside));
        } else if !stretch.convex && !matches!(cell.curve, crate::curve::Curve::Linear(_)) {
            // Denser where the curve is steep.
            let at = |i: usize| {
                stretch.from + (stretch.to - stretch.from) * (i as f64 / FIRST_KNOTS as f64).powi(2)
            };
            knots.extend((1..FIRST_KNOTS).map(at));
        }
        knots.push(stretch.to);
    }
    if !matches!(cell.kind, Kind::Spend { .. }) && knots.len() < 2 {
        knots.push(hi);
    }
    knots
}
