//! Equal optima are broken in one way: the least spend, then the smoothest over time, then the
//! order of the channels.
//!
//! With the decisions of the best plan fixed, its prices tell all plans as good as it: every cell
//! where its own reduced value is flat, every row with a price tight. Over that face three
//! problems are solved, one after the other.

use std::collections::BTreeMap;

use super::envelope::Shape;
use super::interior::{Column, Coupling, Entry, Problem};
use super::oracle::{self, Aim};
use super::region::Region;
use super::search::Incumbent;
use crate::curve::Curve;
use crate::program::{Kind, Program, Sense, Term};

/// A reduced slope below this is flat; values are near 1.
const FLAT: f64 = 1e-9;
/// A price above this makes its row tight.
const PRICED: f64 = 1e-8;

/// Moves `best` to the plan of its value that the order of ties prefers.
pub fn settle(program: &Program, best: &mut Incumbent) {
    let Some(face) = Face::new(program, best) else {
        return;
    };
    let Some(x) = face.preferred() else { return };
    let value = oracle::value(program, &x, &best.state);
    let kept = program.rows.iter().all(|row| {
        let over = oracle::activity(program, row, &x, &best.state) - row.rhs;
        let wide = 1e-10 * (1.0 + row.rhs.abs());
        over <= wide && (row.sense == Sense::AtMost || over >= -wide)
    });
    if kept && value >= best.value - 1e-10 * (1.0 + best.value.abs()) {
        best.x = x;
        best.value = value;
    }
}

/// A cell that may move, from `from`, without a change of value.
#[derive(Debug, Clone, Copy)]
struct Free {
    cell: usize,
    from: f64,
    width: f64,
    /// Effect per unit.
    slope: f64,
}

/// All plans as good as one.
struct Face<'a> {
    program: &'a Program,
    free: Vec<Free>,
    /// The plan, its free cells at their least.
    base: Vec<f64>,
    rows: Vec<Coupling>,
}

impl<'a> Face<'a> {
    /// `None` where nothing is free.
    fn new(program: &'a Program, best: &Incumbent) -> Option<Self> {
        let weights = oracle::weights(program, &best.prices, Aim::Best);
        let region = Region::whole(program);
        let mut free = Vec::new();
        let mut base = best.x.clone();
        for (ix, cell) in program.cells.iter().enumerate() {
            let state = best.state[cell.stage];
            let now = &program.stages[cell.stage].states[state];
            let bounds = region.bounds_in(program, ix, state);
            let x = best.x[ix];
            if let Some((from, to, slope)) =
                flat(&cell.curve, bounds, weights.per_response(ix, now), weights.x[ix], x)
            {
                free.push(Free { cell: ix, from, width: to - from, slope: now.m * slope });
                base[ix] = from;
            }
        }
        if free.is_empty() {
            return None;
        }
        let mut at = vec![None; program.cells.len()];
        for (column, free) in free.iter().enumerate() {
            at[free.cell] = Some(column);
        }
        let mut rows = Vec::new();
        for (row, price) in program.rows.iter().zip(&best.prices) {
            let mut entries: BTreeMap<usize, f64> = BTreeMap::new();
            for &(term, a) in &row.terms {
                let (cell, part) = match term {
                    Term::X(cell) => (cell, None),
                    Term::Effect(cell) => (cell, Some(1.0)),
                    Term::Lasting(cell, left) => {
                        let stage = program.cells[cell].stage;
                        let now = &program.stages[stage].states[best.state[stage]];
                        (cell, Some(now.share_with(left)))
                    }
                    Term::On(_) | Term::First(_) | Term::Built(..) => continue,
                };
                if let Some(column) = at[cell] {
                    let unit = part.map_or(1.0, |part| part * free[column].slope);
                    *entries.entry(column).or_default() += a * unit;
                }
            }
            entries.retain(|_, a| *a != 0.0);
            if entries.is_empty() {
                continue;
            }
            let tight = row.sense == Sense::Equal || price.abs() > PRICED;
            let slack = row.rhs - oracle::activity(program, row, &base, &best.state);
            rows.push(Coupling {
                entries: entries.into_iter().map(|(c, a)| entry(c, a)).collect(),
                sense: if tight { Sense::Equal } else { Sense::AtMost },
                rhs: slack,
            });
        }
        Some(Self { program, free, base, rows })
    }

    fn preferred(mut self) -> Option<Vec<f64>> {
        let spends: Vec<Entry> = (0..self.free.len())
            .filter(|&c| self.spend(c).is_some())
            .map(|c| entry(c, 1.0))
            .collect();
        if spends.is_empty() {
            return None;
        }
        let least = self.best(|face, c| -f64::from(u8::from(face.spend(c).is_some())))?;
        self.fix(spends, &least);
        let mut z = least;
        if let Some(smooth) = self.smoothest() {
            self.fix_differences(&smooth);
            z = smooth;
            let channels: Vec<usize> = {
                let all = (0..self.free.len()).filter_map(|c| self.spend(c));
                let mut all: Vec<usize> = all.map(|(channel, _)| channel).collect();
                all.dedup();
                all
            };
            for channel in channels {
                let own = |face: &Self, c: usize| {
                    f64::from(u8::from(face.spend(c).is_some_and(|(other, _)| other == channel)))
                };
                let Some(most) = self.best(own) else { break };
                let entries = (0..self.free.len())
                    .filter(|&c| own(&self, c) > 0.0)
                    .map(|c| entry(c, 1.0))
                    .collect();
                self.fix(entries, &most);
                z = most;
            }
        }
        let mut x = self.base.clone();
        for (free, z) in self.free.iter().zip(z) {
            x[free.cell] = free.from + z.clamp(0.0, free.width);
        }
        Some(x)
    }

    /// Channel and month, where a free cell is a spend.
    fn spend(&self, column: usize) -> Option<(usize, usize)> {
        match self.program.cells[self.free[column].cell].kind {
            Kind::Spend { channel, month } => Some((channel, month)),
            Kind::Carried { .. } | Kind::Worst | Kind::Room | Kind::Missed => None,
        }
    }

    fn columns(&self, gain: impl Fn(usize) -> f64) -> Vec<Column<'static>> {
        let column = |(c, free): (usize, &Free)| Column {
            width: free.width,
            shape: Shape::Line(0.0),
            worth: 0.0,
            gain: gain(c),
        };
        self.free.iter().enumerate().map(column).collect()
    }

    fn best(&self, gain: impl Fn(&Self, usize) -> f64) -> Option<Vec<f64>> {
        let problem = Problem { columns: self.columns(|c| gain(self, c)), rows: self.rows.clone() };
        problem.solve().map(|point| point.z)
    }

    /// From now on this sum stays what it is at `z`.
    fn fix(&mut self, entries: Vec<Entry>, z: &[f64]) {
        let rhs = entries.iter().map(|e| e.a * z[e.column]).sum();
        self.rows.push(Coupling { entries, sense: Sense::Equal, rhs });
    }

    /// Steps from month to month that a free cell has a part in: coefficients, and what the rest
    /// adds.
    fn steps(&self) -> Vec<(Vec<Entry>, f64)> {
        let mut at: BTreeMap<(usize, usize), (Option<usize>, f64)> = BTreeMap::new();
        for (ix, cell) in self.program.cells.iter().enumerate() {
            if let Kind::Spend { channel, month } = cell.kind {
                at.insert((channel, month), (None, self.base[ix]));
            }
        }
        for column in 0..self.free.len() {
            if let Some(place) = self.spend(column) {
                at.insert(place, (Some(column), self.free[column].from));
            }
        }
        let mut steps = Vec::new();
        for (&(channel, month), &(later, after)) in &at {
            let Some(&(earlier, before)) = month.checked_sub(1).and_then(|m| at.get(&(channel, m)))
            else {
                continue;
            };
            let mut entries = Vec::new();
            entries.extend(earlier.map(|c| entry(c, -1.0)));
            entries.extend(later.map(|c| entry(c, 1.0)));
            if !entries.is_empty() {
                steps.push((entries, after - before));
            }
        }
        steps
    }

    /// The least sum of squared steps.
    fn smoothest(&self) -> Option<Vec<f64>> {
        let mut columns = self.columns(|_| 0.0);
        let mut rows = self.rows.clone();
        for (mut entries, constant) in self.steps() {
            let widths: f64 = entries.iter().map(|e| columns[e.column].width).sum();
            let reach = 1.0 + constant.abs() + widths;
            // step = z - reach, for a column that cannot be negative
            entries.push(entry(columns.len(), -1.0));
            rows.push(Coupling { entries, sense: Sense::Equal, rhs: -constant - reach });
            columns.push(Column {
                width: 2.0 * reach,
                shape: Shape::Bowl(reach),
                worth: 1.0,
                gain: 0.0,
            });
        }
        let point = Problem { columns, rows }.solve()?;
        Some(point.z[..self.free.len()].to_vec())
    }

    fn fix_differences(&mut self, z: &[f64]) {
        for (entries, _) in self.steps() {
            self.fix(entries, z);
        }
    }
}

fn entry(column: usize, a: f64) -> Entry {
    Entry { column, a, b: 0.0 }
}

/// Where `e * phi + w * x` stays what it is at `x`, and the slope of phi there; `None` where that
/// is a point.
fn flat(curve: &Curve, (lo, hi): (f64, f64), e: f64, w: f64, x: f64) -> Option<(f64, f64, f64)> {
    if hi - lo <= FLAT {
        return None;
    }
    let is_flat = |slope: f64| {
        let effect = if e == 0.0 { 0.0 } else { e * slope };
        (effect + w).abs() <= FLAT * (1.0 + w.abs())
    };
    match curve {
        Curve::Linear(_) => is_flat(1.0).then_some((lo, hi, 1.0)),
        Curve::Points(points) => {
            let corners = points.corners().iter().map(|c| c.0).filter(|c| *c > lo && *c < hi);
            let ends: Vec<f64> = [lo].into_iter().chain(corners).chain([hi]).collect();
            let near = 1e-9 * (1.0 + hi);
            ends.windows(2)
                .map(|w| (w[0], w[1], curve.slope(w[0])))
                .find(|&(from, to, slope)| x >= from - near && x <= to + near && is_flat(slope))
        }
        _ => None,
    }
}
