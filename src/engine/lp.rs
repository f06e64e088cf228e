//! A linear program handed to good_lp, and its answer taken with care: every number that goes in
//! is finite, every column is bounded, and what comes out is checked before it is believed.

use good_lp::solvers::microlp::microlp;
use good_lp::variable::ProblemVariables;
use good_lp::{
    Expression, ResolutionError, Solution, Solver, SolverModel, Variable, constraint, variable,
    variables,
};

use crate::curve::Curve;
use crate::program::{Program, Sense, Term};

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
    /// What suits the program ([`Backend::suited_to`]): linear programs go to microlp, the rest to
    /// the interior-point method of this crate over the true curves, and to linear programs through
    /// microlp where that fails.
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

    /// Who solves `program`: where this is [`Backend::Auto`] and the program is a linear one of a
    /// size that a simplex code solves at once, microlp.
    pub fn suited_to(self, program: &Program) -> Self {
        match self {
            Backend::Auto if columns(program).is_some_and(|count| count <= AT_ONCE) => {
                Backend::Microlp
            }
            backend => backend,
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

/// Columns of a linear program that microlp solves, and prices, in some 50 ms.
const AT_ONCE: usize = 1500;

/// Columns of `program` as a linear one: nothing is on or off, and every curve is straight or goes
/// down in corners. `None` where it is not linear.
fn columns(program: &Program) -> Option<usize> {
    if program.stages.iter().any(|stage| stage.states.len() > 1) {
        return None;
    }
    // A maximum fills the pieces of a curve in their order only where effects are wanted.
    let mut is_wanted: Vec<bool> = program.cells.iter().map(|cell| cell.is_wanted()).collect();
    for row in &program.rows {
        for &(term, a) in &row.terms {
            if let Term::Effect(ix) | Term::Lasting(ix, _) = term {
                is_wanted[ix] &= a <= 0.0 && row.sense == Sense::AtMost;
            }
        }
    }
    let pieces = program.cells.iter().zip(is_wanted).map(|(cell, is_wanted)| match &cell.curve {
        Curve::Linear(_) => Some(1),
        Curve::Points(points) if is_wanted && cell.curve.is_concave(cell.lo, cell.hi) => {
            Some(1 + points.corners().len())
        }
        _ => None,
    });
    pieces.sum()
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
        // What is far below 1 a simplex code takes for 0: such columns count in their widths, and
        // every row in the size of its largest term.
        let unit = |c: &Column| (c.hi - c.lo).min(1.0);
        let columns: Vec<Option<Variable>> = self
            .columns
            .iter()
            .map(|c| {
                let bounds = c.lo / unit(c)..c.hi / unit(c);
                (c.hi > c.lo).then(|| vars.add(variable().bounds(bounds)))
            })
            .collect();
        let mut objective = Expression::with_capacity(columns.len());
        for (column, var) in self.columns.iter().zip(&columns) {
            if let Some(var) = var {
                objective.add_mul(column.gain * unit(column), *var);
            }
        }
        let mut model = set(vars.maximise(objective).using(solver));
        let mut any = false;
        for row in &self.rows {
            let mut left = Expression::with_capacity(row.terms.len());
            let mut rhs = row.rhs;
            let mut size = 0.0_f64;
            for &(column, a) in &row.terms {
                match columns[column] {
                    Some(_) => size = size.max((a * unit(&self.columns[column])).abs()),
                    None => rhs -= a * self.columns[column].lo,
                }
            }
            let scale = if size > 0.0 { size.log2().round().exp2() } else { 1.0 };
            for &(column, a) in &row.terms {
                if let Some(var) = columns[column] {
                    left.add_mul(a * unit(&self.columns[column]) / scale, var);
                }
            }
            if size == 0.0 {
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
                Sense::AtMost => constraint!(left <= rhs / scale),
                Sense::Equal => constraint!(left == rhs / scale),
            });
        }
        if !any {
            let best = |c: &Column| if c.gain > 0.0 { c.hi } else { c.lo };
            return Said::Optimal(self.columns.iter().map(best).collect());
        }
        match model.solve() {
            Ok(solution) => {
                let value = |(column, var): (&Column, &Option<Variable>)| match var {
                    Some(var) => (solution.value(*var) * unit(column)).clamp(column.lo, column.hi),
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
