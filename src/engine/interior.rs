//! A primal-dual interior-point method for concave problems whose only coupling is in rows
//! (Mehrotra 1992; Wright 1997, "Primal-Dual Interior-Point Methods"), and after it a Newton
//! polish on the rows and bounds that hold, so that a plan is exact to rounding.
//!
//! Maximise `sum of worth * effect(z) + gain * z` with `0 <= z <= width` and rows
//! `sum of a * z + b * effect(z) <= rhs` (or `=`). What it says is a proposal: the caller proves it.

use super::envelope::Shape;
use super::ldl::Ldl;
use crate::program::Sense;

/// One number to decide.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// Its greatest value, above 0.
    pub width: f64,
    /// Its effect.
    pub shape: Shape<'a>,
    /// Value per unit of effect.
    pub worth: f64,
    /// Value per unit of itself.
    pub gain: f64,
}

/// A coefficient of a row.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Which column.
    pub column: usize,
    /// Per unit of the column.
    pub a: f64,
    /// Per unit of its effect.
    pub b: f64,
}

/// What couples columns.
#[derive(Debug, Clone)]
pub struct Coupling {
    /// Coefficients; a column at most once.
    pub entries: Vec<Entry>,
    /// Whether it may have slack.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
}

/// The whole problem.
#[derive(Debug, Clone, Default)]
pub struct Problem<'a> {
    /// Numbers to decide.
    pub columns: Vec<Column<'a>>,
    /// What couples them; every row has an entry.
    pub rows: Vec<Coupling>,
}

/// A point and prices.
#[derive(Debug, Clone)]
pub struct Point {
    /// Of the columns.
    pub z: Vec<f64>,
    /// Of the rows; at least 0 where a row may have slack.
    pub prices: Vec<f64>,
}

/// Steps after which there is no hope.
const STEPS: usize = 80;
/// Sum of complementary products, per pair, at which it is done.
const DONE: f64 = 1e-13;
/// What the rows may be off by, and the slopes.
const RESIDUAL: f64 = 1e-9;
/// Both, where a rough answer will do.
const ROUGH: f64 = 1e-8;
/// At most this share of a column whose effect starts steeply is taken away in a step.
const STEEP: f64 = 0.8;
/// Keeps the matrix quasidefinite where a slope does not change; what it bends, the outer steps
/// bend back.
const PROXIMAL: f64 = 1e-9;

impl Problem<'_> {
    /// The best point, or `None` where none was found: perhaps because there is none.
    pub fn solve(&self) -> Option<Point> {
        let mut state = State::new(self)?;
        state.run(RESIDUAL, DONE).then(|| {
            state.polish();
            Point { z: state.z, prices: state.y }
        })
    }
}

impl Problem<'_> {
    /// A point near the best, and prices that are good but prove little: for models that are
    /// solved often and believed by nobody.
    pub fn roughly(&self) -> Option<Point> {
        let mut state = State::new(self)?;
        state.run(ROUGH, ROUGH).then_some(Point { z: state.z, prices: state.y })
    }
}

/// Where the method stands. Numbers of rows are in the rows' own scale.
struct State<'p> {
    problem: &'p Problem<'p>,
    ldl: Ldl,
    /// The matrix: columns' diagonal, rows' diagonal, then the rows' entries in order.
    matrix: Vec<f64>,
    z: Vec<f64>,
    /// Distance to the upper bound, kept apart so that it is exact when it is small.
    room: Vec<f64>,
    y: Vec<f64>,
    slack: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
    /// Gradient of each row's entries, flat.
    slope: Vec<f64>,
    starts: Vec<usize>,
    /// Whether a column's effect starts steeply, or even vertically.
    steep: Vec<bool>,
}

/// A direction.
#[derive(Clone, Default)]
struct Step {
    z: Vec<f64>,
    y: Vec<f64>,
    slack: Vec<f64>,
    low: Vec<f64>,
    high: Vec<f64>,
}

/// How far a point is from what it should be.
struct Residuals {
    slopes: Vec<f64>,
    rows: Vec<f64>,
}

impl Residuals {
    fn largest(&self) -> f64 {
        let all = self.slopes.iter().chain(&self.rows);
        all.fold(0.0, |most, r| if r.is_finite() { r.abs().max(most) } else { f64::INFINITY })
    }
}

impl<'p> State<'p> {
    fn new(problem: &'p Problem<'p>) -> Option<Self> {
        let (n, m) = (problem.columns.len(), problem.rows.len());
        let mut entries: Vec<(usize, usize)> = (0..n + m).map(|i| (i, i)).collect();
        let mut starts = vec![0];
        for (r, row) in problem.rows.iter().enumerate() {
            entries.extend(row.entries.iter().map(|e| (n + r, e.column)));
            starts.push(starts[r] + row.entries.len());
        }
        let z: Vec<f64> = problem.columns.iter().map(|c| 0.3 * c.width).collect();
        let room = problem.columns.iter().zip(&z).map(|(c, z)| c.width - z).collect();
        let mut state = Self {
            problem,
            ldl: Ldl::new(n + m, &entries)?,
            matrix: vec![0.0; entries.len()],
            z,
            room,
            y: vec![0.0; m],
            slack: vec![0.0; m],
            low: vec![0.0; n],
            high: vec![0.0; n],
            slope: vec![0.0; *starts.last()?],
            starts,
            steep: problem
                .columns
                .iter()
                .map(|c| c.shape.slope(0.0) > 8.0 * c.shape.slope(0.3 * c.width))
                .collect(),
        };
        state.start();
        Some(state)
    }

    /// First prices and slacks: of the size of the slopes and of the rows.
    fn start(&mut self) {
        let typical = self
            .problem
            .columns
            .iter()
            .zip(&self.z)
            .map(|(c, &z)| (c.worth * c.shape.slope(z)).abs() + c.gain.abs())
            .fold(0.1_f64, f64::max)
            .min(1e3);
        for (r, row) in self.problem.rows.iter().enumerate() {
            if row.sense == Sense::AtMost {
                let room = row.rhs - self.activity(r);
                self.slack[r] = room.max(0.1 * (1.0 + row.rhs.abs()).min(10.0));
                self.y[r] = 0.1 * typical;
            }
        }
        for (j, column) in self.problem.columns.iter().enumerate() {
            // Products z * low of about the same size everywhere.
            let even = 0.1 * typical;
            self.low[j] = even * (1.0_f64).min(1.0 / column.width.max(1e-3)).max(0.01);
            self.high[j] = self.low[j];
        }
    }

    fn activity(&self, r: usize) -> f64 {
        let entries = self.problem.rows[r].entries.iter();
        entries
            .map(|e| {
                let z = self.z[e.column];
                let effect = if e.b == 0.0 {
                    0.0
                } else {
                    e.b * self.problem.columns[e.column].shape.value(z)
                };
                e.a * z + effect
            })
            .sum()
    }

    /// Slopes at the point, and what is left of each condition.
    fn residuals(&mut self) -> (Residuals, Vec<f64>) {
        let columns = &self.problem.columns;
        let mut slopes = Vec::with_capacity(columns.len());
        let mut weight = Vec::with_capacity(columns.len());
        let mut unit = Vec::with_capacity(columns.len());
        for (j, column) in columns.iter().enumerate() {
            let slope = column.shape.slope(self.z[j]);
            let effect = if column.worth == 0.0 { 0.0 } else { column.worth * slope };
            slopes.push(effect + column.gain + self.low[j] - self.high[j]);
            weight.push(column.worth);
            unit.push(slope);
        }
        let mut rows = Vec::with_capacity(self.problem.rows.len());
        for (r, row) in self.problem.rows.iter().enumerate() {
            for (place, e) in (self.starts[r]..).zip(&row.entries) {
                let slope = e.a + if e.b == 0.0 { 0.0 } else { e.b * unit[e.column] };
                self.slope[place] = slope;
                slopes[e.column] -= self.y[r] * slope;
                weight[e.column] -= self.y[r] * e.b;
            }
            rows.push(self.activity(r) + self.slack[r] - row.rhs);
        }
        // How fast each slope falls: at least 0 for a concave problem.
        let fall = columns
            .iter()
            .zip(&weight)
            .zip(&self.z)
            .map(|((column, weight), &z)| {
                let fall = if *weight == 0.0 { 0.0 } else { -weight * column.shape.bend(z) };
                fall.max(0.0)
            })
            .collect();
        (Residuals { slopes, rows }, fall)
    }

    /// The largest residual. What the slope of a number lacks counts by the number itself where it
    /// is next to nothing: a curve that starts vertically may want 1e-40 of a channel.
    fn off(&self, residuals: &Residuals) -> f64 {
        let weighed = residuals
            .slopes
            .iter()
            .zip(&self.z)
            .map(|(slope, z)| slope * (z * 1e12).min(1.0))
            .collect();
        let rows = residuals.rows.clone();
        Residuals { slopes: weighed, rows }.largest()
    }

    fn pairs(&self) -> f64 {
        let rows = self.problem.rows.iter();
        (2 * self.z.len() + rows.filter(|r| r.sense == Sense::AtMost).count()) as f64
    }

    /// Mean of the complementary products.
    fn mu(&self) -> f64 {
        let columns =
            (0..self.z.len()).map(|j| self.z[j] * self.low[j] + self.room[j] * self.high[j]);
        let rows = self.y.iter().zip(&self.slack).map(|(y, s)| y * s);
        (columns.sum::<f64>() + rows.sum::<f64>()) / self.pairs()
    }

    fn run(&mut self, residual: f64, done: f64) -> bool {
        let mut stalled = 0;
        let mut least = f64::MAX;
        for _ in 0..STEPS {
            let (residuals, fall) = self.residuals();
            let off = self.off(&residuals);
            let mu = self.mu();
            if !(off.is_finite() && mu.is_finite()) {
                return false;
            }
            if off <= residual && mu <= done {
                return true;
            }
            let merit = off.max(mu);
            if merit < 0.9 * least {
                least = merit;
                stalled = 0;
            } else {
                stalled += 1;
                if stalled > 15 {
                    return off <= 1e-6 && mu <= 1e-9;
                }
            }
            if !self.factor(&fall) {
                return off <= 1e-6 && mu <= 1e-9;
            }
            let ahead = self.step(&residuals, 0.0, None);
            let reach = self.reach(&ahead, 1.0);
            let mu_ahead = self.mu_after(&ahead, reach);
            let sigma = (mu_ahead / mu).powi(3).clamp(1e-8, 1.0);
            let step = self.step(&residuals, sigma * mu, Some(&ahead));
            let reach = self.reach(&step, 0.995);
            self.go(&step, reach);
        }
        false
    }

    /// The matrix at this point: columns `fall + low/z + high/room`, rows `-slack/y`.
    fn factor(&mut self, fall: &[f64]) -> bool {
        let n = self.z.len();
        for (j, fall) in fall.iter().enumerate() {
            self.matrix[j] =
                fall + self.low[j] / self.z[j] + self.high[j] / self.room[j] + PROXIMAL;
        }
        for (r, row) in self.problem.rows.iter().enumerate() {
            self.matrix[n + r] = match row.sense {
                Sense::AtMost => -self.slack[r] / self.y[r] - PROXIMAL,
                Sense::Equal => -PROXIMAL,
            };
        }
        let rows = n + self.y.len();
        self.matrix[rows..].copy_from_slice(&self.slope);
        self.ldl.factor(&self.matrix)
    }

    /// The Newton step towards products of `mu`; with `ahead`, corrected for what that step's
    /// products leave behind.
    fn step(&mut self, residuals: &Residuals, mu: f64, ahead: Option<&Step>) -> Step {
        let n = self.z.len();
        let m = self.y.len();
        let cross = |a: fn(&Step) -> (&[f64], &[f64]), i: usize| {
            ahead.map_or(0.0, |s| {
                let (p, q) = a(s);
                p[i] * q[i]
            })
        };
        // What each product lacks.
        let low: Vec<f64> =
            (0..n).map(|j| mu - self.z[j] * self.low[j] - cross(|s| (&s.z, &s.low), j)).collect();
        let high: Vec<f64> = (0..n)
            .map(|j| mu - self.room[j] * self.high[j] + cross(|s| (&s.z, &s.high), j))
            .collect();
        let rows: Vec<f64> = (0..m)
            .map(|r| match self.problem.rows[r].sense {
                Sense::AtMost => mu - self.y[r] * self.slack[r] - cross(|s| (&s.y, &s.slack), r),
                Sense::Equal => 0.0,
            })
            .collect();
        let mut right = Vec::with_capacity(n + m);
        for j in 0..n {
            right.push(residuals.slopes[j] + low[j] / self.z[j] - high[j] / self.room[j]);
        }
        for (r, product) in rows.iter().enumerate() {
            right.push(match self.problem.rows[r].sense {
                Sense::AtMost => -residuals.rows[r] - product / self.y[r],
                Sense::Equal => -residuals.rows[r],
            });
        }
        self.refined(&mut right);
        let z = right[..n].to_vec();
        let y = right[n..].to_vec();
        let slack = (0..m)
            .map(|r| match self.problem.rows[r].sense {
                Sense::AtMost => (rows[r] - self.slack[r] * y[r]) / self.y[r],
                Sense::Equal => 0.0,
            })
            .collect();
        Step {
            low: (0..n).map(|j| (low[j] - self.low[j] * z[j]) / self.z[j]).collect(),
            high: (0..n).map(|j| (high[j] + self.high[j] * z[j]) / self.room[j]).collect(),
            z,
            y,
            slack,
        }
    }

    /// Solves, and once more for what the first answer leaves.
    fn refined(&mut self, right: &mut [f64]) {
        let wanted = right.to_vec();
        self.ldl.solve(right);
        let mut left = self.times(right);
        for (left, wanted) in left.iter_mut().zip(&wanted) {
            *left = wanted - *left;
        }
        self.ldl.solve(&mut left);
        for (right, left) in right.iter_mut().zip(left) {
            *right += left;
        }
    }

    fn times(&self, x: &[f64]) -> Vec<f64> {
        let n = self.z.len();
        let mut product: Vec<f64> = x.iter().zip(&self.matrix).map(|(x, a)| x * a).collect();
        for (r, row) in self.problem.rows.iter().enumerate() {
            for (place, e) in (self.starts[r]..).zip(&row.entries) {
                product[n + r] += self.slope[place] * x[e.column];
                product[e.column] += self.slope[place] * x[n + r];
            }
        }
        product
    }

    /// The longest step, at most 1, that keeps everything above 0.
    fn reach(&self, step: &Step, share: f64) -> f64 {
        let limit = |value: &[f64], change: &[f64], sign: f64| {
            value
                .iter()
                .zip(change)
                .filter(|(_, c)| sign * **c < 0.0)
                .map(|(v, c)| -share * v / (sign * c))
                .fold(f64::INFINITY, f64::min)
        };
        // Where a curve starts steeply its slope goes by ratios: no step takes most of it away.
        let steep = (0..self.z.len())
            .filter(|&j| self.steep[j] && step.z[j] < 0.0)
            .map(|j| share.min(STEEP) * self.z[j] / -step.z[j])
            .fold(f64::INFINITY, f64::min);
        let mut reach = limit(&self.z, &step.z, 1.0)
            .min(steep)
            .min(limit(&self.room, &step.z, -1.0))
            .min(limit(&self.low, &step.low, 1.0))
            .min(limit(&self.high, &step.high, 1.0));
        for (r, row) in self.problem.rows.iter().enumerate() {
            if row.sense == Sense::AtMost {
                reach = reach.min(limit(&self.y[r..=r], &step.y[r..=r], 1.0)).min(limit(
                    &self.slack[r..=r],
                    &step.slack[r..=r],
                    1.0,
                ));
            }
        }
        reach.min(1.0)
    }

    fn mu_after(&self, step: &Step, by: f64) -> f64 {
        let columns = (0..self.z.len()).map(|j| {
            (self.z[j] + by * step.z[j]) * (self.low[j] + by * step.low[j])
                + (self.room[j] - by * step.z[j]) * (self.high[j] + by * step.high[j])
        });
        let rows = (0..self.y.len())
            .map(|r| (self.y[r] + by * step.y[r]) * (self.slack[r] + by * step.slack[r]));
        (columns.sum::<f64>() + rows.sum::<f64>()) / self.pairs()
    }

    fn go(&mut self, step: &Step, by: f64) {
        for j in 0..self.z.len() {
            self.z[j] += by * step.z[j];
            self.room[j] -= by * step.z[j];
            self.low[j] += by * step.low[j];
            self.high[j] += by * step.high[j];
        }
        for r in 0..self.y.len() {
            self.y[r] += by * step.y[r];
            self.slack[r] += by * step.slack[r];
        }
    }

    /// Newton's method on the rows and bounds that hold, taken as equalities; kept only where it
    /// leaves less undone and breaks nothing.
    fn polish(&mut self) {
        let n = self.z.len();
        let at_low: Vec<bool> = (0..n).map(|j| self.low[j] > self.z[j]).collect();
        let at_high: Vec<bool> = (0..n).map(|j| self.high[j] > self.room[j]).collect();
        let tight: Vec<bool> = (0..self.y.len())
            .map(|r| self.problem.rows[r].sense == Sense::Equal || self.y[r] > self.slack[r])
            .collect();
        let kept = (
            self.z.clone(),
            self.y.clone(),
            self.low.clone(),
            self.high.clone(),
            self.slack.clone(),
        );
        for j in 0..n {
            if at_low[j] {
                self.z[j] = 0.0;
            } else if at_high[j] {
                self.z[j] = self.problem.columns[j].width;
            }
            self.low[j] = 0.0;
            self.high[j] = 0.0;
        }
        self.slack.fill(0.0);
        for (y, tight) in self.y.iter_mut().zip(&tight) {
            *y = if *tight { *y } else { 0.0 };
        }
        let fixed: Vec<bool> = (0..n).map(|j| at_low[j] || at_high[j]).collect();
        let mut last = f64::MAX;
        let mut best: Option<(Vec<f64>, Vec<f64>)> = None;
        for _ in 0..8 {
            let (mut residuals, fall) = self.residuals();
            for j in (0..n).filter(|&j| fixed[j]) {
                residuals.slopes[j] = 0.0;
            }
            for r in (0..self.y.len()).filter(|&r| !tight[r]) {
                residuals.rows[r] = 0.0;
            }
            let off = residuals.largest();
            if off.is_nan() || off >= last {
                break;
            }
            last = off;
            best = Some((self.z.clone(), self.y.clone()));
            if !self.newton(&residuals, &fall, &fixed, &tight) {
                break;
            }
        }
        let lawful = best.is_some_and(|(z, y)| {
            (self.z, self.y) = (z, y);
            last <= 1e-8 && self.is_lawful(&tight)
        });
        if !lawful {
            (self.z, self.y, self.low, self.high, self.slack) = kept;
        }
    }

    fn newton(
        &mut self,
        residuals: &Residuals,
        fall: &[f64],
        fixed: &[bool],
        tight: &[bool],
    ) -> bool {
        /// So large a diagonal that its number does not move.
        const STILL: f64 = 1e18;
        let n = self.z.len();
        for j in 0..n {
            self.matrix[j] = if fixed[j] { STILL } else { fall[j] + 1e-10 };
        }
        for (r, tight) in tight.iter().enumerate() {
            self.matrix[n + r] = if *tight { -1e-10 } else { -STILL };
        }
        let rows = n + self.y.len();
        self.matrix[rows..].copy_from_slice(&self.slope);
        if !self.ldl.factor(&self.matrix) {
            return false;
        }
        let mut right: Vec<f64> = residuals.slopes.clone();
        right.extend(residuals.rows.iter().map(|r| -r));
        self.refined(&mut right);
        for j in (0..n).filter(|&j| !fixed[j]) {
            self.z[j] += right[j];
        }
        for r in (0..self.y.len()).filter(|&r| tight[r]) {
            self.y[r] += right[n + r];
        }
        true
    }

    /// Whether the polished point keeps its bounds, its rows and the signs of its prices; what is
    /// off by rounding only is brought back.
    fn is_lawful(&mut self, tight: &[bool]) -> bool {
        let near = 1e-9;
        for (z, column) in self.z.iter_mut().zip(&self.problem.columns) {
            let wide = near * (1.0 + column.width);
            if !(*z >= -wide && *z <= column.width + wide) {
                return false;
            }
            *z = z.clamp(0.0, column.width);
        }
        for (r, &tight) in tight.iter().enumerate() {
            let row = &self.problem.rows[r];
            if row.sense == Sense::AtMost {
                if self.y[r] < -near {
                    return false;
                }
                self.y[r] = self.y[r].max(0.0);
            }
            let over = self.activity(r) - row.rhs;
            let wide = 1e-11 * (1.0 + row.rhs.abs());
            if over > wide || (row.sense == Sense::Equal && over < -wide) {
                return false;
            }
            debug_assert!(tight || over <= wide, "a loose row has slack");
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::curve::{Curve, Log, Power, Saturating};

    fn arc(curve: &Curve) -> Shape<'_> {
        Shape::Arc { curve, m: 1.0, from: 0.0 }
    }

    fn column(width: f64, shape: Shape<'_>, worth: f64, gain: f64) -> Column<'_> {
        Column { width, shape, worth, gain }
    }

    fn row(entries: &[(usize, f64, f64)], sense: Sense, rhs: f64) -> Coupling {
        let entry = |&(column, a, b)| Entry { column, a, b };
        Coupling { entries: entries.iter().map(entry).collect(), sense, rhs }
    }

    #[test]
    fn two_square_roots_share_by_the_squares_of_their_worth() {
        // max sqrt(x) + 3 sqrt(y), x + y <= 10: 1/sqrt(x) = 3/sqrt(y), so y = 9 x.
        let root = Curve::Power(Power { exponent: 0.5, reference: 1.0 });
        let problem = Problem {
            columns: vec![column(50.0, arc(&root), 1.0, 0.0), column(50.0, arc(&root), 3.0, 0.0)],
            rows: vec![row(&[(0, 1.0, 0.0), (1, 1.0, 0.0)], Sense::AtMost, 10.0)],
        };
        let point = problem.solve().unwrap();
        assert!((point.z[0] - 1.0).abs() < 1e-12, "{point:?}");
        assert!((point.z[1] - 9.0).abs() < 1e-12);
        assert!((point.prices[0] - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_vertex_is_exact() {
        let problem = Problem {
            columns: vec![
                column(4.0, Shape::Line(1.0), 3.0, 0.0),
                column(4.0, Shape::Line(1.0), 2.0, 0.0),
            ],
            rows: vec![row(&[(0, 1.0, 0.0), (1, 1.0, 0.0)], Sense::AtMost, 5.0)],
        };
        let point = problem.solve().unwrap();
        assert!((point.z[0] - 4.0).abs() + (point.z[1] - 1.0).abs() < 1e-14);
        assert!((point.prices[0] - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_target_on_effects_is_met_at_the_least_cost() {
        // min x + y with log effects adding to 2: equal marginal costs, x = y, ln(1 + x) = 1.
        let log = Curve::Log(Log { scale: 1.0 });
        let problem = Problem {
            columns: vec![column(20.0, arc(&log), 0.0, -1.0), column(20.0, arc(&log), 0.0, -1.0)],
            rows: vec![row(&[(0, 0.0, -1.0), (1, 0.0, -1.0)], Sense::AtMost, -2.0)],
        };
        let point = problem.solve().unwrap();
        let want = 1.0_f64.exp() - 1.0;
        assert!((point.z[0] - want).abs() < 1e-10, "{point:?}");
        assert!((point.prices[0] - 1.0_f64.exp()).abs() < 1e-9);
    }

    #[test]
    fn equalities_and_bounds_together() {
        let curve = Curve::Saturating(Saturating { half: 1.0 });
        let problem = Problem {
            columns: vec![column(0.5, arc(&curve), 5.0, -1.0), column(9.0, arc(&curve), 1.0, -1.0)],
            rows: vec![row(&[(0, 1.0, 0.0), (1, 1.0, 0.0)], Sense::Equal, 2.0)],
        };
        let point = problem.solve().unwrap();
        assert_eq!(point.z[0], 0.5);
        assert!((point.z[1] - 1.5).abs() < 1e-12);
        // 1 / 2.5^2 - 1 = price
        assert!((point.prices[0] - (1.0 / 6.25 - 1.0)).abs() < 1e-9);
    }

    #[test]
    fn what_has_no_point_gets_none() {
        let problem = Problem {
            columns: vec![column(1.0, Shape::Line(1.0), 1.0, 0.0)],
            rows: vec![row(&[(0, -1.0, 0.0)], Sense::AtMost, -2.0)],
        };
        assert!(problem.solve().is_none());
    }
}
