//! A primal-dual interior-point method for concave problems whose only coupling is in rows
//! (Mehrotra 1992; Wright 1997, "Primal-Dual Interior-Point Methods"), and after it a Newton
//! polish on the rows and bounds that hold, so that a plan is exact to rounding.
//!
//! Maximise `sum of worth * effect(z) + gain * z` with `0 <= z <= width` and rows
//! `sum of a * z + b * effect(z) <= rhs` (or `=`). What it says is a proposal: the caller proves it.
//!
//! - [`scaled`]: every number between 0 and 1, every row and the objective of size 1, so that the
//!   tail of a carry-over, 1e-20 of a budget, is solved like any other number.
//! - [`method`]: the steps. Every row may be broken at a great price (an exact penalty; Fletcher
//!   1987, "Practical Methods of Optimization", ch. 14): prices stay bounded where rows leave no
//!   room between them, and a problem without a point ends with the rows that are broken.
//! - [`polish`]: to rounding.

mod direction;
mod iterate;
mod method;
mod polish;
mod scaled;

use self::method::{Method, Start};
use self::scaled::Scaled;
use super::envelope::Shape;
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

/// How a run ended.
#[derive(Debug, Clone)]
pub enum End {
    /// Every condition of an optimum holds.
    Optimal(Point),
    /// The same, at the greatest price for breaking a row, and rows are broken.
    Broken(Point),
    /// Numerically stalled: steps no longer make any condition better.
    Stalled(Point),
}

/// The price at which a row is broken rather than kept; objective and rows are of size 1.
const PENALTY: f64 = 1e6;
/// The same, rising, for a run that takes its time.
const RISING: [f64; 5] = [1e2, 1e4, 1e6, 1e8, 1e10];
/// What is broken by less than this, of a row of size 1, is kept.
const BROKEN: f64 = 1e-8;
/// Mean of the complementary products at which it is done, and what rows and slopes may be off by.
const DONE: f64 = 1e-14;
const RESIDUAL: f64 = 1e-10;
/// Both, where a rough answer will do.
const ROUGH: f64 = 1e-9;

impl Problem<'_> {
    /// The best point, or `None` where none was found: perhaps because there is none.
    pub fn solve(&self) -> Option<Point> {
        match self.run() {
            Some(End::Optimal(point)) => Some(point),
            _ => None,
        }
    }

    /// The best point, or what became of it. `None` where the rows' structure is refused.
    pub fn run(&self) -> Option<End> {
        self.run_at(PENALTY, Start::Inside)
    }

    /// As [`Problem::run`], from points at which every row holds but for what it is broken by, at
    /// prices that rise until no row is broken any more: where rows leave next to no room between
    /// them, steps from elsewhere end at a wall.
    pub fn run_patiently(&self) -> Option<End> {
        let mut end = None;
        for penalty in RISING {
            let next = self.run_at(penalty, Start::Broken)?;
            match next {
                End::Optimal(_) => return Some(next),
                End::Broken(_) => end = Some(next),
                End::Stalled(_) => return end.or(Some(next)),
            }
        }
        end
    }

    fn run_at(&self, penalty: f64, start: Start) -> Option<End> {
        let mut method = Method::new(Scaled::new(self), vec![penalty; self.rows.len()], start)?;
        let ended = method.run(RESIDUAL, DONE);
        let broken = method.broken() > BROKEN;
        if ended && !broken {
            method.polish();
        }
        let point = method.point();
        Some(match (ended, broken) {
            (true, false) => End::Optimal(point),
            (true, true) => End::Broken(point),
            (false, _) => End::Stalled(point),
        })
    }

    /// The point at which rows of size 1 are broken by the least sum, and the prices of that sum,
    /// none of them above 1: where it is above 0, they prove it.
    pub fn least_broken(&self) -> Option<Point> {
        let scaled = Scaled::without_objective(self);
        // A price of 1 in the rows' own units, but for rows that are next to nothing.
        let penalty = scaled.unit.iter().map(|unit| unit.clamp(1e-6, 1e6)).collect();
        let mut method = Method::new(scaled, penalty, Start::Broken)?;
        method.run(RESIDUAL, DONE);
        let mut point = method.point();
        let most = point.prices.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
        if most > 1.0 {
            point.prices.iter_mut().for_each(|y| *y /= most);
        }
        Some(point)
    }

    /// A point near the best, and prices that are good but prove little: for models that are
    /// solved often and believed by nobody.
    pub fn roughly(&self) -> Option<Point> {
        let penalty = vec![PENALTY; self.rows.len()];
        let mut method = Method::new(Scaled::new(self), penalty, Start::Inside)?;
        (method.run(ROUGH, ROUGH) && method.broken() <= 1e-6).then(|| method.point())
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
