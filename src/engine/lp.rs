//! A linear program handed to good_lp, and its answer taken with care: every number that goes in
//! is finite, every column is bounded, and what comes out is checked before it is believed.

use good_lp::solvers::microlp::microlp;
use good_lp::variable::ProblemVariables;
use good_lp::{
    Expression, ResolutionError, Solution, Solver, SolverModel, Variable, constraint, variable,
    variables,
};

use crate::program::Sense;

/// `maximise gain . x` over boxed columns and rows.
#[derive(Debug, Clone, Default)]
pub struct Lp {
    /// Objective and bounds of each column.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<LpRow>,
}

/// A boxed column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Objective.
    pub gain: f64,
    /// Least value.
    pub lo: f64,
    /// Greatest value.
    pub hi: f64,
}

/// A sparse row.
#[derive(Debug, Clone)]
pub struct LpRow {
    /// Column and coefficient.
    pub terms: Vec<(usize, f64)>,
    /// Whether it may have slack.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
}

/// What a backend said. None of it is believed without proof: a bound comes from the oracle, an
/// infeasibility from prices that prove it.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// A point, said to be optimal.
    Optimal(Vec<f64>),
    /// Said to be infeasible.
    Infeasible,
    /// Anything else: an error, a limit, a point that breaks a row.
    Failed,
}

/// Who solves what is left when every on/off decision is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Backend {
    /// The interior-point method of this crate over the true curves; linear programs through
    /// microlp where it fails.
    #[default]
    Auto,
    /// Linear programs over chords, refined, through good_lp and microlp.
    Microlp,
    /// The same through HiGHS.
    #[cfg(feature = "highs")]
    Highs,
}

impl Backend {
    /// Every backend that is compiled in.
    pub const ALL: &[Backend] = &[
        Backend::Auto,
        Backend::Microlp,
        #[cfg(feature = "highs")]
        Backend::Highs,
    ];

    /// As `--backend` takes it.
    pub fn key(self) -> &'static str {
        match self {
            Backend::Auto => "auto",
            Backend::Microlp => "microlp",
            #[cfg(feature = "highs")]
            Backend::Highs => "highs",
        }
    }

    /// Name and version, as a plan states them.
    pub fn named(self) -> (&'static str, &'static str) {
        match self {
            Backend::Auto => ("phanbo", env!("CARGO_PKG_VERSION")),
            // As good_lp 1.15 pins it.
            Backend::Microlp => ("microlp", "0.6.0"),
            #[cfg(feature = "highs")]
            Backend::Highs => ("highs", "1.15.0"),
        }
    }
}

/// How far a point may break a row before it is not believed; rows are of size 1.
const ROW_TOLERANCE: f64 = 1e-6;

impl Lp {
    /// Adds a column and returns its index.
    pub fn column(&mut self, gain: f64, lo: f64, hi: f64) -> usize {
        self.columns.push(Column { gain, lo, hi });
        self.columns.len() - 1
    }

    /// Solves it.
    pub fn solve(&self, backend: Backend) -> Said {
        if !self.is_finite() {
            return Said::Failed;
        }
        // A panic of the backend is one more way to fail.
        let solved = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match backend {
            Backend::Auto | Backend::Microlp => self.given_to(microlp, |model| model),
            #[cfg(feature = "highs")]
            Backend::Highs => self.given_to(good_lp::solvers::highs::highs, |model| {
                // Its usual 1e-7 is more than the audit lets pass.
                model
                    .set_option("primal_feasibility_tolerance", 1e-10)
                    .set_option("dual_feasibility_tolerance", 1e-10)
                    .set_threads(1)
            }),
        }));
        solved.unwrap_or(Said::Failed)
    }

    fn given_to<S>(&self, solver: S, set: impl FnOnce(S::Model) -> S::Model) -> Said
    where
        S: Solver,
        S::Model: SolverModel<Error = ResolutionError>,
    {
        // Columns that cannot move are constants, and rows without columns are checked here: a
        // simplex code has nothing to do with either.
        let mut vars: ProblemVariables = variables!();
        let columns: Vec<Option<Variable>> = self
            .columns
            .iter()
            .map(|c| (c.hi > c.lo).then(|| vars.add(variable().bounds(c.lo..c.hi))))
            .collect();
        let mut objective = Expression::with_capacity(columns.len());
        for (column, var) in self.columns.iter().zip(&columns) {
            if let Some(var) = var {
                objective.add_mul(column.gain, *var);
            }
        }
        let mut model = set(vars.maximise(objective).using(solver));
        let mut any = false;
        for row in &self.rows {
            let mut left = Expression::with_capacity(row.terms.len());
            let mut rhs = row.rhs;
            let mut empty = true;
            for &(column, a) in &row.terms {
                match columns[column] {
                    Some(var) => {
                        left.add_mul(a, var);
                        empty = false;
                    }
                    None => rhs -= a * self.columns[column].lo,
                }
            }
            if empty {
                let broken = match row.sense {
                    Sense::AtMost => rhs < -ROW_TOLERANCE,
                    Sense::Equal => rhs.abs() > ROW_TOLERANCE,
                };
                if broken {
                    return Said::Infeasible;
                }
                continue;
            }
            any = true;
            model.add_constraint(match row.sense {
                Sense::AtMost => constraint!(left <= rhs),
                Sense::Equal => constraint!(left == rhs),
            });
        }
        if !any {
            let best = |c: &Column| if c.gain > 0.0 { c.hi } else { c.lo };
            return Said::Optimal(self.columns.iter().map(best).collect());
        }
        match model.solve() {
            Ok(solution) => {
                let value = |(column, var): (&Column, &Option<Variable>)| match var {
                    Some(var) => solution.value(*var).clamp(column.lo, column.hi),
                    None => column.lo,
                };
                self.believed(self.columns.iter().zip(&columns).map(value).collect())
            }
            Err(ResolutionError::Infeasible) => Said::Infeasible,
            Err(_) => Said::Failed,
        }
    }

    fn is_finite(&self) -> bool {
        let columns =
            self.columns.iter().all(|c| c.gain.is_finite() && c.lo.is_finite() && c.hi.is_finite());
        let rows = self
            .rows
            .iter()
            .all(|r| r.rhs.is_finite() && r.terms.iter().all(|(_, a)| a.is_finite()));
        columns && rows
    }

    fn believed(&self, x: Vec<f64>) -> Said {
        let holds = |row: &LpRow| {
            let sum: f64 = row.terms.iter().map(|&(column, a)| a * x[column]).sum();
            let size = 1.0 + row.rhs.abs();
            match row.sense {
                Sense::AtMost => sum - row.rhs <= ROW_TOLERANCE * size,
                Sense::Equal => (sum - row.rhs).abs() <= ROW_TOLERANCE * size,
            }
        };
        if x.iter().all(|v| v.is_finite()) && self.rows.iter().all(holds) {
            Said::Optimal(x)
        } else {
            Said::Failed
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_program() {
        let mut lp = Lp::default();
        let x = lp.column(3.0, 0.0, 4.0);
        let y = lp.column(2.0, 0.0, 4.0);
        lp.rows.push(LpRow { terms: vec![(x, 1.0), (y, 1.0)], sense: Sense::AtMost, rhs: 5.0 });
        assert_eq!(lp.solve(Backend::Auto), Said::Optimal(vec![4.0, 1.0]));
        lp.rows.push(LpRow { terms: vec![(x, 1.0)], sense: Sense::Equal, rhs: 9.0 });
        assert_eq!(lp.solve(Backend::Auto), Said::Infeasible);
        lp.columns[0].gain = f64::NAN;
        assert_eq!(lp.solve(Backend::Auto), Said::Failed);
    }
}
