//! Newton's direction at a point of the method.

use super::method::Method;

/// Times at most that an answer is made better.
const REFINED: usize = 4;
/// What it may leave, of the largest number on the right-hand side.
const EXACT: f64 = 1e-14;

/// A direction, and what each product lacks on its way; memory that steps share.
#[derive(Default)]
pub(super) struct Direction {
    pub(super) u: Vec<f64>,
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
    pub(super) y: Vec<f64>,
    pub(super) slack: Vec<f64>,
    pub(super) excess: Vec<f64>,
    both: Vec<f64>,
    left: Vec<f64>,
    wanted: Vec<f64>,
}

impl Method<'_> {
    /// The direction towards products of `mu`; corrected for what the products of the direction
    /// `ahead` leave behind, where it is not empty.
    pub(super) fn direct(&mut self, mu: f64, ahead: &Direction, step: &mut Direction) {
        let (n, m) = (self.at.u.len(), self.at.y.len());
        let is_corrected = !ahead.u.is_empty();
        step.resize(n, m);
        let at = &self.at;
        for j in 0..n {
            // What each product lacks.
            step.low[j] = mu - at.u[j] * at.low[j];
            step.high[j] = mu - at.room[j] * at.high[j];
            if is_corrected {
                step.low[j] -= ahead.u[j] * ahead.low[j];
                step.high[j] += ahead.u[j] * ahead.high[j];
            }
            step.both[j] = self.slopes[j] + step.low[j] / at.u[j] - step.high[j] / at.room[j];
        }
        for r in 0..m {
            let (of_slack, of_excess) = self.multipliers(r);
            step.slack[r] = mu - at.slack[r] * of_slack;
            step.excess[r] = mu - at.excess[r] * of_excess;
            if is_corrected {
                step.slack[r] -= ahead.slack[r] * ahead.y[r];
                step.excess[r] += ahead.excess[r] * ahead.y[r];
            }
            step.both[n + r] =
                -self.rows[r] - step.slack[r] / of_slack + step.excess[r] / of_excess;
        }
        self.refined(step);
        let at = &self.at;
        step.u.copy_from_slice(&step.both[..n]);
        step.y.copy_from_slice(&step.both[n..]);
        for j in 0..n {
            step.low[j] = (step.low[j] - at.low[j] * step.u[j]) / at.u[j];
            step.high[j] = (step.high[j] + at.high[j] * step.u[j]) / at.room[j];
        }
        for r in 0..m {
            let (of_slack, of_excess) = self.multipliers(r);
            step.slack[r] = (step.slack[r] - at.slack[r] * step.y[r]) / of_slack;
            step.excess[r] = (step.excess[r] + at.excess[r] * step.y[r]) / of_excess;
        }
    }

    /// Solves for `both`, and again for what each answer leaves, until that is rounding.
    pub(super) fn refined(&mut self, step: &mut Direction) {
        step.wanted.clone_from(&step.both);
        self.ldl.solve(&mut step.both);
        let size = step.wanted.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
        let mut last = f64::INFINITY;
        for _ in 0..REFINED {
            step.left.copy_from_slice(&step.wanted);
            self.take_off(&step.both, &mut step.left);
            let left = step.left.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
            if left <= EXACT * size || left.is_nan() || left > 0.5 * last {
                break;
            }
            last = left;
            self.ldl.solve(&mut step.left);
            for (both, left) in step.both.iter_mut().zip(&step.left) {
                *both += left;
            }
        }
    }

    /// Takes the matrix times `x` off `left`.
    fn take_off(&self, x: &[f64], left: &mut [f64]) {
        let (n, m) = (self.at.u.len(), self.at.y.len());
        for ((left, x), a) in left.iter_mut().zip(x).zip(&self.matrix) {
            *left -= a * x;
        }
        let slopes = &self.matrix[n + m..];
        for r in 0..m {
            let mut sum = 0.0;
            for place in self.scaled.row(r) {
                let j = self.scaled.column[place];
                sum += slopes[place] * x[j];
                left[j] -= slopes[place] * x[n + r];
            }
            left[n + r] -= sum;
        }
    }
}

impl Direction {
    pub(super) fn resize(&mut self, n: usize, m: usize) {
        for part in [&mut self.u, &mut self.low, &mut self.high] {
            part.resize(n, 0.0);
        }
        for part in [&mut self.y, &mut self.slack, &mut self.excess] {
            part.resize(m, 0.0);
        }
        self.both.resize(n + m, 0.0);
        self.left.resize(n + m, 0.0);
    }

    /// The right-hand side before [`Method::refined`], the answer after it.
    pub(super) fn both(&mut self) -> &mut [f64] {
        &mut self.both
    }
}
