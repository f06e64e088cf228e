//! The region as the interior-point method takes it, and its proposals put to the proof.

use super::Solved;
use super::capped::{Caps, Tangent, capped, tangent};
use super::decided::Decided;
use crate::engine::envelope::{NOTHING, Shape, envelope};
use crate::engine::interior::{Column, Coupling, End, Entry, Point, Problem};
use crate::engine::oracle::{self, Aim, Prices};
use crate::program::{Cell, Kind, Program, Row, Sense, Term};

/// What each row may be broken by in a plan that is believed, on average.
pub(super) const KEPT: f64 = 1e-10;
/// A gap of this share of the value is rounding.
const ROUNDING: f64 = 1e-10;
/// A bound below this is below 0; rows are of size 1.
const EMPTY: f64 = -1e-9;

/// What the interior-point method came to.
pub(super) enum Proposed {
    /// A plan, proven to be within the gap of the best.
    Solved(Solved),
    /// A plan that is not proven to be that good.
    Open(Solved),
    /// Prices that prove that there is no plan.
    Infeasible(Prices),
    /// Numbers that break the rows least.
    Broken(Vec<f64>),
    /// Nothing.
    Nothing,
}

/// The region as a problem.
pub(super) struct Relaxed<'a> {
    decided: &'a Decided<'a>,
    problem: Problem<'a>,
    /// The cell whose number each column adds to; none for an effect.
    cells: Vec<Option<usize>>,
    /// Cells whose effect is a number of its own, and its column.
    effects: Vec<(usize, usize)>,
    /// The program's row of each of the problem's.
    rows: Vec<usize>,
    /// A row that no point of the box comes near, and the price that proves it.
    out_of_reach: Option<(usize, f64)>,
}

impl<'a> Relaxed<'a> {
    pub(super) fn new(decided: &'a Decided<'a>, caps: Caps<'_>) -> Self {
        let program = decided.program;
        let mut relaxed = Self {
            decided,
            problem: Problem::default(),
            cells: Vec::new(),
            effects: Vec::new(),
            rows: Vec::new(),
            out_of_reach: None,
        };
        let mut parts: Vec<Parts> = program.cells.iter().map(|_| Parts::default()).collect();
        let idle = idle(program);
        let capped = capped(program);
        for (ix, cell) in program.cells.iter().enumerate() {
            let first = relaxed.cells.len();
            if idle.cells[ix] || is_too_little(cell, decided.bounds[ix]) {
                continue;
            }
            let own = decided.worth(ix);
            let (bounds, m) = (decided.bounds[ix], decided.m(ix));
            let worth = if capped[ix] { 1.0 } else { own };
            let pieces = envelope(&cell.curve, bounds, m, worth);
            let effect: f64 = pieces.iter().map(|p| p.shape.value(p.width)).sum();
            let is_loose = capped[ix] && matches!(caps, Caps::Loose) && effect > NOTHING;
            if let (true, Caps::Tangent(at)) = (capped[ix], caps) {
                parts[ix].tangent = Some(tangent(&pieces, at[ix] - bounds.0));
            }
            for piece in pieces {
                relaxed.cells.push(Some(ix));
                relaxed.problem.columns.push(Column {
                    width: piece.width,
                    shape: piece.shape,
                    worth: if is_loose { 0.0 } else { own },
                    gain: cell.gain,
                });
            }
            parts[ix].number = first..relaxed.cells.len();
            if is_loose {
                parts[ix].effect = Some(relaxed.cells.len());
                relaxed.effects.push((ix, relaxed.cells.len()));
                relaxed.cells.push(None);
                let shape = Shape::Line(0.0);
                let column = Column { width: effect, shape, worth: 0.0, gain: own };
                relaxed.problem.columns.push(column);
            }
        }
        let least = decided.least();
        let rows = program.rows.iter().enumerate();
        for (ix, row) in rows.filter(|(ix, _)| !idle.rows[*ix]) {
            // What is left of amounts that cancel is 0.
            let size = oracle::size(program, row, &least, &decided.state).max(row.rhs.abs());
            let rhs = row.rhs - decided.activity(row, &least);
            let rhs = if rhs.abs() <= 1e-14 * size { 0.0 } else { rhs };
            let (entries, above) = entries(decided, row, &parts);
            let mut coupling = Coupling { entries, sense: row.sense, rhs: rhs - above };
            let columns = &relaxed.problem.columns;
            coupling.entries.retain(|e| {
                let (least, most) = reach(e, columns);
                most - least > NOTHING.max(1e-13 * size)
            });
            relaxed.add(ix, row, coupling);
        }
        relaxed.hold_effects(&parts);
        relaxed
    }

    /// An effect of its own lies between the chord and the curve. These rows come last: they are
    /// none of the program's.
    fn hold_effects(&mut self, parts: &[Parts]) {
        for &(ix, effect) in &self.effects {
            let own = |a: f64| Entry { column: effect, a, b: 0.0 };
            let number = || parts[ix].number.clone();
            let curve = number().map(|column| Entry { column, a: 0.0, b: -1.0 });
            let under = std::iter::once(own(1.0)).chain(curve).collect();
            self.problem.rows.push(Coupling { entries: under, sense: Sense::AtMost, rhs: 0.0 });
            let (lo, hi) = self.decided.bounds[ix];
            if self.decided.program.cells[ix].curve.is_concave(lo, hi) {
                let slope = self.problem.columns[effect].width / (hi - lo);
                let chord = number().map(|column| Entry { column, a: slope, b: 0.0 });
                let above = chord.chain(std::iter::once(own(-1.0))).collect();
                self.problem.rows.push(Coupling { entries: above, sense: Sense::AtMost, rhs: 0.0 });
            }
        }
    }

    /// Adds a row, unless it has nothing to say.
    fn add(&mut self, ix: usize, row: &Row, coupling: Coupling) {
        let (least, most) = coupling.entries.iter().fold((0.0, 0.0), |sum, e| {
            let own = reach(e, &self.problem.columns);
            (sum.0 + own.0, sum.1 + own.1)
        });
        let wide = 1e-9 * (1.0 + row.rhs.abs());
        if least > coupling.rhs + wide {
            self.out_of_reach = Some((ix, 1.0));
        } else if row.sense == Sense::Equal && most < coupling.rhs - wide {
            self.out_of_reach = Some((ix, -1.0));
        }
        if !coupling.entries.is_empty() {
            self.problem.rows.push(coupling);
            self.rows.push(ix);
        }
    }

    /// A plan and its proof.
    pub(super) fn propose(&self, gap: f64) -> Proposed {
        if let Some(prices) = self.refusal() {
            return Proposed::Infeasible(prices);
        }
        let first = match self.problem.run() {
            Some(End::Optimal(point)) => self.judge(&point, gap),
            Some(End::Broken(_) | End::Stalled(_)) => Proposed::Nothing,
            None => return Proposed::Nothing,
        };
        if matches!(first, Proposed::Solved(_)) {
            return first;
        }
        let broken = match first {
            Proposed::Nothing => self.infeasible(),
            _ => Proposed::Nothing,
        };
        if matches!(broken, Proposed::Infeasible(_)) {
            return broken;
        }
        let again = match self.problem.run_patiently() {
            Some(End::Optimal(point) | End::Broken(point) | End::Stalled(point)) => {
                self.judge(&point, gap)
            }
            None => Proposed::Nothing,
        };
        match (first, again) {
            (Proposed::Open(first), Proposed::Open(again)) => {
                let nearer = first.bound - first.value <= again.bound - again.value;
                Proposed::Open(if nearer { first } else { again })
            }
            (open @ Proposed::Open(_), Proposed::Nothing) => open,
            (_, Proposed::Nothing) => broken,
            (_, again) => again,
        }
    }

    /// A point put to the proof: [`Proposed::Nothing`] where it breaks rows.
    fn judge(&self, point: &Point, gap: f64) -> Proposed {
        let (x, promised) = self.plan(point);
        let decided = self.decided;
        let program = decided.program;
        let is_kept = decided.violation(&x) <= KEPT * (1.0 + program.rows.len() as f64);
        if !is_kept && self.effects.is_empty() {
            return Proposed::Nothing;
        }
        let prices = self.prices(point);
        let Some(answer) = oracle::answer(program, decided.region, &prices, Aim::Best) else {
            return Proposed::Nothing;
        };
        let is_proven = answer.bound - promised <= gap.max(ROUNDING * promised.abs());
        let value = decided.value(&x);
        let off = self.furthest_off(point, &x, &prices);
        let solved = Solved { x, prices, bound: answer.bound, value, off };
        if is_proven { Proposed::Solved(solved) } else { Proposed::Open(solved) }
    }

    /// The cell whose effect lies furthest below its curve, by what the rows make of it.
    fn furthest_off(&self, point: &Point, x: &[f64], prices: &[f64]) -> Option<(usize, f64)> {
        let decided = self.decided;
        let mut weight = vec![0.0; decided.program.cells.len()];
        for (row, price) in decided.program.rows.iter().zip(prices) {
            for &(term, a) in &row.terms {
                if let Term::Effect(ix) = term {
                    weight[ix] += a.max(0.0) * (1e-6 + price.max(0.0));
                }
            }
        }
        let off = self.effects.iter().map(|&(ix, column)| {
            let curve = &decided.program.cells[ix].curve;
            let true_effect = curve.value(x[ix]) - curve.value(decided.bounds[ix].0);
            (weight[ix] * (decided.m(ix) * true_effect - point.z[column]), ix)
        });
        let (short, ix) = off.max_by(|a, b| a.0.total_cmp(&b.0))?;
        (short > 0.0).then_some((ix, x[ix]))
    }

    /// The numbers of the best point.
    pub(super) fn best_numbers(&self) -> Option<Vec<f64>> {
        if self.out_of_reach.is_some() {
            return None;
        }
        self.problem.solve().map(|point| self.plan(&point).0)
    }

    /// No plan was found: the prices of the least violation prove that there is none, or show
    /// where rows are broken least.
    fn infeasible(&self) -> Proposed {
        let Some((x, prices)) = self.least_broken() else {
            return Proposed::Nothing;
        };
        let (program, region) = (self.decided.program, self.decided.region);
        let answer = oracle::answer(program, region, &prices, Aim::Feasible);
        if answer.is_some_and(|a| a.bound < EMPTY) {
            return Proposed::Infeasible(prices);
        }
        Proposed::Broken(x)
    }

    /// The best prices.
    pub(super) fn best_prices(&self) -> Option<Prices> {
        self.problem.solve().map(|point| self.prices(&point))
    }

    /// The numbers that break the rows least, and the prices of that.
    pub(super) fn least_broken(&self) -> Option<(Vec<f64>, Prices)> {
        if let Some(prices) = self.refusal() {
            return Some((self.decided.least(), prices));
        }
        let point = self.problem.least_broken()?;
        Some((self.plan(&point).0, self.prices(&point)))
    }

    /// The price of a row that is out of reach.
    fn refusal(&self) -> Option<Prices> {
        self.out_of_reach.map(|(row, price)| {
            let mut prices = vec![0.0; self.decided.program.rows.len()];
            prices[row] = price;
            prices
        })
    }

    /// Each cell's number, and the value that the envelopes promise for it.
    fn plan(&self, point: &Point) -> (Vec<f64>, f64) {
        let decided = self.decided;
        let mut x = decided.least();
        let mut promised = decided.value(&x);
        let columns = self.problem.columns.iter().zip(&point.z);
        for (&cell, (column, &z)) in self.cells.iter().zip(columns) {
            if let Some(cell) = cell {
                x[cell] += z;
            }
            promised += column.gain * z;
            if column.worth != 0.0 {
                promised += column.worth * column.shape.value(z);
            }
        }
        for (x, bounds) in x.iter_mut().zip(&decided.bounds) {
            *x = x.clamp(bounds.0, bounds.1);
        }
        decided.carry(&mut x);
        (x, promised)
    }

    fn prices(&self, point: &Point) -> Prices {
        let mut prices = vec![0.0; self.decided.program.rows.len()];
        for (&row, price) in self.rows.iter().zip(&point.prices) {
            prices[row] = *price;
        }
        prices
    }
}

/// Whether a spend's bounds differ by rounding only: money is counted in about a month's budget.
fn is_too_little(cell: &Cell, (lo, hi): (f64, f64)) -> bool {
    matches!(cell.kind, Kind::Spend { .. }) && hi - lo <= 1e-10
}

/// Numbers that nothing hangs on, and the rows that say what they are.
struct Idle {
    cells: Vec<bool>,
    rows: Vec<bool>,
}

/// What is carried over into months that count for nothing follows from the spends at no price.
fn idle(program: &Program) -> Idle {
    let mut rows_of = vec![0_usize; program.cells.len()];
    for (term, _) in program.rows.iter().flat_map(|row| &row.terms) {
        if let Term::X(ix) | Term::Effect(ix) | Term::Lasting(ix, _) = *term {
            rows_of[ix] += 1;
        }
    }
    let is_idle = |ix: usize| {
        let cell = &program.cells[ix];
        let carried = matches!(cell.kind, Kind::Carried { .. });
        let counts = cell.worth != 0.0 || cell.lasting.iter().any(|worth| *worth != 0.0);
        carried && rows_of[ix] == 1 && !counts && cell.gain == 0.0
    };
    let cells: Vec<bool> = (0..program.cells.len()).map(is_idle).collect();
    let has_idle = |row: &Row| {
        let mut terms = row.terms.iter();
        row.key.is_none() && terms.any(|(term, _)| matches!(*term, Term::X(ix) if cells[ix]))
    };
    let rows = program.rows.iter().map(has_idle).collect();
    Idle { cells, rows }
}

/// The least and the most that an entry adds to its row.
fn reach(e: &Entry, columns: &[Column<'_>]) -> (f64, f64) {
    let column = &columns[e.column];
    let by_x = e.a * column.width;
    let by_effect = if e.b == 0.0 { 0.0 } else { e.b * column.shape.value(column.width) };
    (by_x.min(0.0) + by_effect.min(0.0), by_x.max(0.0) + by_effect.max(0.0))
}

/// The columns of a cell.
#[derive(Default)]
struct Parts {
    /// Of its number.
    number: std::ops::Range<usize>,
    /// Of its effect, where that is a number of its own.
    effect: Option<usize>,
    /// What stands for its effect where that is capped.
    tangent: Option<Tangent>,
}

/// Coefficients of a row over the columns of each cell, and what tangents lie above their curves
/// at the least.
fn entries(decided: &Decided<'_>, row: &Row, parts: &[Parts]) -> (Vec<Entry>, f64) {
    let mut entries: Vec<Entry> = Vec::new();
    let mut above = 0.0;
    for &(term, coefficient) in &row.terms {
        let (cell, of_effect) = match term {
            Term::X(cell) => {
                let number = parts[cell].number.clone();
                entries.extend(number.map(|column| Entry { column, a: coefficient, b: 0.0 }));
                continue;
            }
            Term::Effect(cell) => (cell, coefficient),
            Term::Lasting(cell, left) => {
                (cell, coefficient * decided.state_of(cell).share_with(left))
            }
            Term::On(_) | Term::First(_) | Term::Built(..) => continue,
        };
        let (a, b) = match (parts[cell].effect, &parts[cell].tangent) {
            (Some(column), _) => {
                entries.push(Entry { column, a: of_effect, b: 0.0 });
                continue;
            }
            (None, Some(tangent)) if of_effect > 0.0 => {
                above += of_effect * tangent.above;
                (of_effect * tangent.slope, 0.0)
            }
            (None, _) => (0.0, of_effect),
        };
        entries.extend(parts[cell].number.clone().map(|column| Entry { column, a, b }));
    }
    entries.sort_unstable_by_key(|e| e.column);
    entries.dedup_by(|b, a| {
        a.column == b.column && {
            a.a += b.a;
            a.b += b.b;
            true
        }
    });
    (entries, above)
}
