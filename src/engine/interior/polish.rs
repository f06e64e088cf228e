//! Newton's method on the rows and bounds that hold, taken as equalities: from an interior point
//! to the optimum itself, to rounding.

use super::direction::Direction;
use super::method::Method;

/// Newton steps at most: each about doubles the digits.
const STEPS: usize = 8;
/// What is left of the conditions in a polished point.
const LEFT: f64 = 1e-8;
/// What a number may pass its bound by, and a price 0.
const NEAR: f64 = 1e-9;
/// What a polished point may break a row by.
const KEPT: f64 = 1e-11;
/// What columns on their bounds may gain by leaving them, together; the objective is of size 1.
const WISH: f64 = 1e-10;
/// So large a diagonal that its number does not move.
const STILL: f64 = 1e18;

/// What holds at a point.
struct Held {
    /// Columns that lie on a bound.
    fixed: Vec<bool>,
    at_high: Vec<bool>,
    /// Rows without slack.
    tight: Vec<bool>,
}

impl Method<'_> {
    /// Polishes the point; kept only where that leaves less undone and breaks nothing.
    pub(super) fn polish(&mut self) {
        let kept = self.at.clone();
        let at = &mut self.at;
        let at_low: Vec<bool> = at.u.iter().zip(&at.low).map(|(u, low)| low > u).collect();
        let at_high: Vec<bool> = at.room.iter().zip(&at.high).map(|(r, high)| high > r).collect();
        for (u, (&low, &high)) in at.u.iter_mut().zip(at_low.iter().zip(&at_high)) {
            *u = if low {
                0.0
            } else if high {
                1.0
            } else {
                *u
            };
        }
        let held = Held {
            fixed: at_low.iter().zip(&at_high).map(|(low, high)| *low || *high).collect(),
            at_high,
            tight: (0..at.y.len()).map(|r| self.scaled.equal[r] || at.y[r] > at.slack[r]).collect(),
        };
        for part in [&mut at.low, &mut at.high, &mut at.slack, &mut at.excess] {
            part.fill(0.0);
        }
        for (y, tight) in at.y.iter_mut().zip(&held.tight) {
            *y = if *tight { *y } else { 0.0 };
        }
        if !self.converge(&held) || !self.is_lawful(&held) || !self.stays(&held) {
            self.at = kept;
        }
    }

    /// Steps while they leave less; ends at the best point, and says whether it is good.
    fn converge(&mut self, held: &Held) -> bool {
        let mut step = Direction::default();
        let mut best: Option<(f64, Vec<f64>, Vec<f64>)> = None;
        for _ in 0..STEPS {
            self.look();
            self.pass_over(held);
            let all = self.slopes.iter().chain(&self.rows);
            let off = all.fold(
                0.0,
                |most: f64, off| {
                    if off.is_nan() { f64::INFINITY } else { most.max(off.abs()) }
                },
            );
            if !off.is_finite() || best.as_ref().is_some_and(|best| off >= best.0) {
                break;
            }
            best = Some((off, self.at.u.clone(), self.at.y.clone()));
            if off == 0.0 || !self.newton(held, &mut step) {
                break;
            }
        }
        let Some((off, u, y)) = best else { return false };
        (self.at.u, self.at.y) = (u, y);
        off <= LEFT
    }

    /// What lies on a bound has no condition, nor has a row with slack.
    fn pass_over(&mut self, held: &Held) {
        for (slope, fixed) in self.slopes.iter_mut().zip(&held.fixed) {
            *slope = if *fixed { 0.0 } else { *slope };
        }
        for (row, tight) in self.rows.iter_mut().zip(&held.tight) {
            *row = if *tight { *row } else { 0.0 };
        }
    }

    fn newton(&mut self, held: &Held, step: &mut Direction) -> bool {
        let (n, m) = (self.at.u.len(), self.at.y.len());
        for j in 0..n {
            self.matrix[j] = if held.fixed[j] { STILL } else { self.fall[j] + 1e-11 };
        }
        for r in 0..m {
            self.matrix[n + r] = if held.tight[r] { -1e-11 } else { -STILL };
        }
        if !self.ldl.factor(&self.matrix, n) {
            return false;
        }
        step.resize(n, m);
        step.both()[..n].copy_from_slice(&self.slopes);
        for (right, row) in step.both()[n..].iter_mut().zip(&self.rows) {
            *right = -row;
        }
        self.refined(step);
        for j in (0..n).filter(|&j| !held.fixed[j]) {
            self.at.u[j] += step.both()[j];
        }
        for r in (0..m).filter(|&r| held.tight[r]) {
            self.at.y[r] += step.both()[n + r];
        }
        true
    }

    /// Whether no column that lies on a bound would gain by leaving it.
    fn stays(&mut self, held: &Held) -> bool {
        self.look();
        let columns = self.slopes.iter().zip(held.fixed.iter().zip(&held.at_high));
        let wish = |(slope, (&fixed, &at_high)): (&f64, (&bool, &bool))| match (fixed, at_high) {
            (false, _) => 0.0,
            (true, true) => (-slope).max(0.0),
            (true, false) => slope.max(0.0),
        };
        columns.map(wish).sum::<f64>() <= WISH
    }

    /// Whether the polished point keeps its bounds, its rows and the signs of its prices; what is
    /// off by rounding only is brought back.
    fn is_lawful(&mut self, held: &Held) -> bool {
        for u in &mut self.at.u {
            if !(*u >= -NEAR && *u <= 1.0 + NEAR) {
                return false;
            }
            *u = u.clamp(0.0, 1.0);
        }
        self.scaled.effects(&self.at.u, &mut self.effects);
        for r in 0..held.tight.len() {
            let equal = self.scaled.equal[r];
            if !equal {
                if self.at.y[r] < -NEAR {
                    return false;
                }
                self.at.y[r] = self.at.y[r].max(0.0);
            }
            let rhs = self.scaled.rhs[r];
            let over = self.activity(&self.at.u, r) - rhs;
            let wide = KEPT * (1.0 + rhs.abs());
            if over > wide || (equal && over < -wide) {
                return false;
            }
        }
        true
    }
}
