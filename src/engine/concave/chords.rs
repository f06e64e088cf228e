//! Linear programs over chords. Chords lie below a concave curve, so every point of the linear
//! program is a true plan; knots are added where the solution lies and where its prices would have
//! it, until the value on the true curves meets the bound.

use super::decided::Decided;
use super::{Outcome, Solved};
use crate::curve::Curve;
use crate::engine::envelope::is_point;
use crate::engine::lp::{Backend, Lp, LpRow, Said};
use crate::engine::oracle::{self, Aim, Prices};
use crate::program::{Cell, Kind, Row, Sense, Term};

/// Knots that a bent cell starts with.
const FIRST_KNOTS: usize = 6;
/// Rounds of refinement: each about squares the error, so twelve are never needed in earnest.
const ROUNDS: usize = 25;
/// A bound below this is below 0; rows are of size 1.
const EMPTY: f64 = -1e-9;

/// The region over chords.
pub(super) struct Chords<'a> {
    pub(super) decided: &'a Decided<'a>,
    /// Each cell's knots, rising, both bounds among them.
    knots: Vec<Vec<f64>>,
    /// Who solves the linear programs.
    pub(super) backend: Backend,
}

/// One cell's piece of chord: a column of the linear program.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) cell: usize,
    pub(super) width: f64,
    /// Effect per unit of x, productivity included.
    pub(super) slope: f64,
}

/// What became of a linear program without a point.
enum Repaired {
    /// There is one.
    Point(Vec<f64>),
    /// The chords were too low for a target; they have new knots.
    Refined,
    /// Prices that prove that there is none.
    Proven(Prices),
    /// Nothing is known.
    Lost,
}

impl<'a> Chords<'a> {
    pub(super) fn new(decided: &'a Decided<'a>, backend: Backend) -> Self {
        let cells = decided.program.cells.iter().zip(&decided.bounds);
        let knots = cells.map(|(cell, bounds)| first_knots(cell, *bounds)).collect();
        Self { decided, knots, backend }
    }

    /// Refines, from `x` where that is not empty, until the gap is closed or nothing moves; `best`
    /// is what is known already.
    pub(super) fn solve(mut self, gap: f64, x: &[f64], mut best: Option<Solved>) -> Outcome {
        let decided = self.decided;
        self.refine(x, x);
        for _ in 0..ROUNDS {
            let segments = self.segments();
            let x = match self.lp(&segments, Aim::Best).solve(self.backend) {
                Said::Optimal(y) => self.numbers(&segments, &y),
                Said::Infeasible | Said::Failed => match self.repair(&segments) {
                    Repaired::Point(x) => x,
                    Repaired::Refined => continue,
                    Repaired::Proven(prices) => return Outcome::Infeasible(prices),
                    Repaired::Lost => break,
                },
            };
            let Some(prices) = self.prices(&segments, &x, Aim::Best) else { break };
            let Some(answer) = oracle::answer(decided.program, decided.region, &prices, Aim::Best)
            else {
                break;
            };
            let value = decided.value(&x);
            let moved = self.refine(&x, &answer.x);
            if best.as_ref().is_none_or(|b| answer.bound - value < b.bound - b.value) {
                best = Some(Solved { x, prices, bound: answer.bound, value, off: None });
            }
            if best.as_ref().is_some_and(|b| b.bound - b.value <= gap) || !moved {
                break;
            }
        }
        best.map_or(Outcome::Stalled, Outcome::Solved)
    }

    /// The upper concave hull of each cell's knots, as segments in order of falling slope.
    fn segments(&self) -> Vec<Segment> {
        let mut all = Vec::new();
        for (cell, knots) in self.knots.iter().enumerate() {
            let stated = &self.decided.program.cells[cell];
            let (m, worth) = (self.decided.m(cell), self.decided.worth(cell));
            let mut hull: Vec<(f64, f64)> = Vec::with_capacity(knots.len());
            for &x in knots {
                let point = (x, m * stated.curve.value(x));
                // Where worth is below 0 the hull must lie below the curve: a single chord does.
                while hull.len() >= 2 && (worth < 0.0 || is_under(&hull, point)) {
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

    /// The linear program; where only its feasibility counts, rows may be broken at a price of 1.
    fn lp(&self, segments: &[Segment], aim: Aim) -> Lp {
        let decided = self.decided;
        let mut lp = Lp::default();
        let mut of_cell = vec![0..0; decided.program.cells.len()];
        for (j, segment) in segments.iter().enumerate() {
            let cell = &decided.program.cells[segment.cell];
            let gain = match aim {
                Aim::Best => decided.worth(segment.cell) * segment.slope + cell.gain,
                Aim::Feasible => 0.0,
            };
            lp.column(gain, 0.0, segment.width);
            let own: &mut std::ops::Range<usize> = &mut of_cell[segment.cell];
            *own = if own.start == own.end { j..j + 1 } else { own.start..j + 1 };
        }
        let least = decided.least();
        for row in &decided.program.rows {
            let mut terms = over_segments(decided, row, segments, &of_cell);
            let rhs = row.rhs - decided.activity(row, &least);
            if aim == Aim::Feasible {
                let reach = terms.iter().map(|&(j, a)| a.abs() * lp.columns[j].hi);
                let most = 1.0 + rhs.abs() + reach.sum::<f64>();
                terms.push((lp.column(-1.0, 0.0, most), -1.0));
                if row.sense == Sense::Equal {
                    terms.push((lp.column(-1.0, 0.0, most), 1.0));
                }
            }
            lp.rows.push(LpRow { terms, sense: row.sense, rhs });
        }
        lp
    }

    fn numbers(&self, segments: &[Segment], y: &[f64]) -> Vec<f64> {
        let mut x = self.decided.least();
        for (segment, y) in segments.iter().zip(y) {
            x[segment.cell] += y;
        }
        for (x, bounds) in x.iter_mut().zip(&self.decided.bounds) {
            *x = x.clamp(bounds.0, bounds.1);
        }
        self.decided.carry(&mut x);
        x
    }

    /// The backend found no point: is there none, or is it wrong, or are the chords too low for
    /// a target?
    fn repair(&mut self, segments: &[Segment]) -> Repaired {
        let decided = self.decided;
        let Said::Optimal(y) = self.lp(segments, Aim::Feasible).solve(self.backend) else {
            return Repaired::Lost;
        };
        let x = self.numbers(segments, &y);
        if decided.violation(&x) <= -EMPTY {
            return Repaired::Point(x);
        }
        let Some(prices) = self.prices(segments, &x, Aim::Feasible) else {
            return Repaired::Lost;
        };
        let answer = oracle::answer(decided.program, decided.region, &prices, Aim::Feasible);
        let Some(answer) = answer else { return Repaired::Lost };
        if answer.bound < EMPTY {
            return Repaired::Proven(prices);
        }
        if self.refine(&x, &answer.x) { Repaired::Refined } else { Repaired::Lost }
    }

    /// New knots where the solution lies and where the prices would have it.
    fn refine(&mut self, x: &[f64], wanted: &[f64]) -> bool {
        let mut moved = false;
        for ((ix, knots), (x, wanted)) in
            self.knots.iter_mut().enumerate().zip(x.iter().zip(wanted))
        {
            let (lo, hi) = self.decided.bounds[ix];
            for spot in [*x, *wanted] {
                let at = knots.partition_point(|&k| k < spot);
                let apart = 1e-9 * (hi - lo);
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

/// A row's coefficients over the segments of its cells.
pub(super) fn over_segments(
    decided: &Decided<'_>,
    row: &Row,
    segments: &[Segment],
    of_cell: &[std::ops::Range<usize>],
) -> Vec<(usize, f64)> {
    let mut terms: Vec<(usize, f64)> = Vec::new();
    for &(term, a) in &row.terms {
        match term {
            Term::X(cell) => terms.extend(of_cell[cell].clone().map(|j| (j, a))),
            Term::Effect(cell) => {
                terms.extend(of_cell[cell].clone().map(|j| (j, a * segments[j].slope)));
            }
            Term::Lasting(cell, left) => {
                let a = a * decided.state_of(cell).share_with(left);
                terms.extend(of_cell[cell].clone().map(|j| (j, a * segments[j].slope)));
            }
            Term::On(_) | Term::First(_) | Term::Built(..) => {}
        }
    }
    terms.sort_unstable_by_key(|&(column, _)| column);
    terms.dedup_by(|b, a| {
        a.0 == b.0 && {
            a.1 += b.1;
            true
        }
    });
    terms
}

/// Whether the last point of a hull lies on or under the line from the one before to `next`.
fn is_under(hull: &[(f64, f64)], next: (f64, f64)) -> bool {
    let (a, b) = (hull[hull.len() - 2], hull[hull.len() - 1]);
    (b.1 - a.1) * (next.0 - a.0) <= (next.1 - a.1) * (b.0 - a.0)
}

fn first_knots(cell: &Cell, (lo, hi): (f64, f64)) -> Vec<f64> {
    if is_point((lo, hi)) {
        return vec![lo];
    }
    let mut knots = vec![lo];
    for stretch in cell.curve.stretches(lo, hi) {
        if let Curve::Points(points) = &cell.curve {
            let inside = |s: &f64| *s > stretch.from && *s < stretch.to;
            knots.extend(points.corners().iter().map(|c| c.0).filter(inside));
        } else if !stretch.convex && !matches!(cell.curve, Curve::Linear(_)) {
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
