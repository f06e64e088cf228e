//! The model as a standard file for other solvers: a mixed-integer linear program in which every
//! curve is a chain of chords, and every on/off rule a path of binaries. Chords lie below a curve
//! that bends downward, so the file's optimum is a little below the true one; more chords come
//! nearer. Amounts are in the program's units of money, which a comment states.

mod lp;
mod mps;

pub use lp::lp;
pub use mps::mps;

use std::collections::BTreeMap;

use crate::curve::Curve;
use crate::engine::concave::capped;
pub use crate::program::Sense;
use crate::program::{Cell, Kind, Program, State, Term};
use crate::row::{RowKey, Subject};
use crate::rule;
use crate::scenario::Scenario;
use crate::solve::Conflict;

/// A mixed-integer linear program, maximised.
#[derive(Debug, Clone, Default)]
pub struct Milp {
    /// Numbers to decide.
    pub columns: Vec<Column>,
    /// What couples them.
    pub rows: Vec<Row>,
    /// Currency per unit of money.
    pub money: f64,
    /// Objective per unit of the program's value.
    pub value: f64,
}

/// A number to decide.
#[derive(Debug, Clone)]
pub struct Column {
    /// Letters, digits, dots and underscores.
    pub name: String,
    /// Least value.
    pub lo: f64,
    /// Greatest value.
    pub hi: f64,
    /// Objective.
    pub gain: f64,
    /// Whether it is 0 or 1.
    pub integer: bool,
}

/// `sum of terms <= rhs`, or `=`.
#[derive(Debug, Clone)]
pub struct Row {
    /// Unique, of the same letters.
    pub name: String,
    /// Column and coefficient, a column at most once.
    pub terms: Vec<(usize, f64)>,
    /// Whether it may have slack.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
}

/// All that a plan can be worth, times this, is what a soft target costs that is missed whole.
const OF_MISSED: f64 = 1e3;

/// The mixed-integer program of `scenario`, every bent curve in `chords` chords (at least 1). What
/// soft targets are missed by costs, in one objective, a thousand times all that a plan can be
/// worth; phanbo itself makes it least first.
///
/// # Errors
/// The rows of one channel's own rules, where they contradict each other.
pub fn milp(scenario: &Scenario, chords: usize) -> Result<Milp, Conflict> {
    let mut program = rule::program(scenario).map_err(|rows| Conflict::of(scenario, rows))?;
    let worth = program.reach();
    for cell in program.cells.iter_mut().filter(|cell| cell.kind == Kind::Missed) {
        cell.gain = -OF_MISSED * worth;
    }
    let mut builder = Builder {
        scenario,
        program: &program,
        chords: chords.max(1),
        capped: capped(&program),
        milp: Milp { money: program.money, value: program.value, ..Milp::default() },
        on: Vec::new(),
        first: Vec::new(),
        x: vec![Vec::new(); program.cells.len()],
        effect: vec![Vec::new(); program.cells.len()],
        lasting: BTreeMap::new(),
        built: BTreeMap::new(),
    };
    builder.column("constant".to_owned(), 1.0, 1.0, program.constant);
    builder.stages();
    builder.rows();
    Ok(builder.milp)
}

/// A sum over columns.
type Sum = Vec<(usize, f64)>;

struct Builder<'a> {
    scenario: &'a Scenario,
    program: &'a Program,
    chords: usize,
    /// Cells whose effect some row allows only so much of.
    capped: Vec<bool>,
    milp: Milp,
    /// 1 where each stage is on, and where it is first on.
    on: Vec<Sum>,
    first: Vec<Sum>,
    /// Each cell's number and effect.
    x: Vec<Sum>,
    effect: Vec<Sum>,
    /// What lasts of a cell's effect, and of what was built before a stage, by the months left.
    lasting: BTreeMap<(usize, usize), Sum>,
    built: BTreeMap<(usize, usize), Sum>,
}

impl Builder<'_> {
    fn column(&mut self, name: String, lo: f64, hi: f64, gain: f64) -> usize {
        self.milp.columns.push(Column { name, lo, hi, gain, integer: false });
        self.milp.columns.len() - 1
    }

    fn binary(&mut self, name: String) -> usize {
        let column = self.column(name, 0.0, 1.0, 0.0);
        self.milp.columns[column].integer = true;
        column
    }

    fn row(&mut self, name: String, terms: Sum, sense: Sense, rhs: f64) {
        let mut merged: BTreeMap<usize, f64> = BTreeMap::new();
        for (column, a) in terms {
            *merged.entry(column).or_default() += a;
        }
        let terms: Sum = merged.into_iter().filter(|(_, a)| *a != 0.0).collect();
        self.milp.rows.push(Row { name, terms, sense, rhs });
    }

    fn stages(&mut self) {
        let program = self.program;
        for track in &program.tracks {
            let mut before: Option<(usize, Vec<Sum>)> = None;
            for ix in track.stages.clone() {
                let states = self.states(ix);
                if let Some((earlier, from)) = &before {
                    self.follow(*earlier, from, ix, &states);
                }
                self.cells(ix, &states);
                before = Some((ix, states));
            }
        }
    }

    /// 1 in each state of a stage: the constant where there is only one.
    fn states(&mut self, ix: usize) -> Vec<Sum> {
        let program = self.program;
        let stage = &program.stages[ix];
        let name = stage
            .cells
            .first()
            .map_or_else(|| format!("stage.{ix}"), |&cell| self.name(&program.cells[cell]));
        let states: Vec<Sum> = if stage.states.len() == 1 {
            vec![vec![(0, 1.0)]]
        } else {
            let columns: Vec<usize> =
                (0..stage.states.len()).map(|i| self.binary(format!("state.{i}.{name}"))).collect();
            let terms = columns.iter().map(|&c| (c, 1.0)).collect();
            self.row(format!("one_state.{name}"), terms, Sense::Equal, 1.0);
            columns.into_iter().map(|c| vec![(c, 1.0)]).collect()
        };
        let sum = |wanted: &dyn Fn(usize) -> bool| -> Sum {
            let those = states.iter().enumerate().filter(|(i, _)| wanted(*i));
            those.flat_map(|(_, sum)| sum.clone()).collect()
        };
        let on = sum(&|i| stage.states[i].on);
        let first = sum(&|i| stage.states[i].first);
        for (terms, gain) in [(&on, stage.on_gain), (&first, stage.first_gain)] {
            for &(column, a) in terms {
                self.milp.columns[column].gain += a * gain;
            }
        }
        if !stage.built.is_empty() {
            self.built(ix, &states);
        }
        // Tracks come in the order of their stages.
        self.on.push(on);
        self.first.push(first);
        states
    }

    /// What was built before a stage, by the state that it is in.
    fn built(&mut self, ix: usize, states: &[Sum]) {
        let stage = &self.program.stages[ix];
        for (state, sum) in stage.states.iter().zip(states) {
            let Some(left) = state.left else { continue };
            for &(column, a) in sum {
                self.milp.columns[column].gain += a * state.share_of(&stage.built);
                let built = self.built.entry((ix, left.months)).or_default();
                built.push((column, a * left.share));
            }
        }
    }

    /// A state needs one before it from which it may follow.
    fn follow(&mut self, earlier: usize, from: &[Sum], later: usize, to: &[Sum]) {
        let before = &self.program.stages[earlier].states;
        for (j, state) in to.iter().enumerate() {
            let mut terms = state.clone();
            for (i, other) in from.iter().enumerate() {
                if before[i].next.contains(&j) {
                    terms.extend(other.iter().map(|&(c, a)| (c, -a)));
                }
            }
            self.row(format!("path.{later}.{j}"), terms, Sense::AtMost, 0.0);
        }
    }

    fn cells(&mut self, ix: usize, states: &[Sum]) {
        let program = self.program;
        let stage = &program.stages[ix];
        for &cell_ix in &stage.cells {
            let cell = &program.cells[cell_ix];
            let is_spend = matches!(cell.kind, Kind::Spend { .. });
            // States alike in productivity, and in what lasts, share their chords.
            let lasts = !cell.lasting.is_empty();
            let mut groups: BTreeMap<_, (&State, Sum)> = BTreeMap::new();
            for (state, sum) in stage.states.iter().zip(states) {
                if state.on || !is_spend {
                    let left = state.left.filter(|_| lasts);
                    let left = left.map(|left| (left.months, left.share.to_bits()));
                    let alike = groups.entry((state.m.to_bits(), left));
                    alike.or_insert_with(|| (state, Sum::new())).1.extend(sum);
                }
            }
            for (at, (state, active)) in groups.into_values().enumerate() {
                self.chain((cell_ix, cell), at, state, &active);
            }
        }
    }

    /// The chords of a cell in a group of states.
    fn chain(&mut self, (ix, cell): (usize, &Cell), group: usize, state: &State, active: &Sum) {
        let (m, worth) = (state.m, state.worth_of(cell));
        let name = self.name(cell);
        let base = cell.curve.value(cell.lo);
        for &(column, a) in active {
            self.x[ix].push((column, a * cell.lo));
            self.effect(ix, state, column, a * m * base);
            self.milp.columns[column].gain += a * (worth * m * base + cell.gain * cell.lo);
        }
        let knots = self.knots(cell);
        let slope = |w: &[f64]| (cell.curve.value(w[1]) - cell.curve.value(w[0])) / (w[1] - w[0]);
        let slopes: Vec<f64> = knots.windows(2).map(slope).collect();
        let mut filled: Option<usize> = None;
        for (k, (w, slope)) in knots.windows(2).zip(&slopes).enumerate() {
            let width = w[1] - w[0];
            let gain = worth * m * slope + cell.gain;
            let column = self.column(format!("{name}.{group}.{k}"), 0.0, width, gain);
            self.x[ix].push((column, 1.0));
            self.effect(ix, state, column, m * slope);
            if active != &[(0, 1.0)] {
                let mut terms: Sum = active.iter().map(|&(c, a)| (c, -a * width)).collect();
                terms.push((column, 1.0));
                self.row(format!("while.{name}.{group}.{k}"), terms, Sense::AtMost, 0.0);
            }
            if let Some(full) = filled {
                let row = format!("after.{name}.{group}.{k}");
                self.row(row, vec![(column, 1.0), (full, -width)], Sense::AtMost, 0.0);
            }
            // Where the next chord is steeper, or effects are unwanted, it must wait for this one.
            let waits = slopes.get(k + 1).is_some_and(|next| {
                *next > slope * (1.0 + 1e-12) || worth < 0.0 || self.capped[ix]
            });
            filled = waits.then(|| {
                let full = self.binary(format!("full.{name}.{group}.{k}"));
                let row = format!("fill.{name}.{group}.{k}");
                self.row(row, vec![(full, width), (column, -1.0)], Sense::AtMost, 0.0);
                full
            });
        }
    }

    /// Adds to a cell's effect, and to what lasts of it.
    fn effect(&mut self, ix: usize, state: &State, column: usize, a: f64) {
        self.effect[ix].push((column, a));
        if let Some(left) = state.left {
            let lasting = self.lasting.entry((ix, left.months)).or_default();
            lasting.push((column, a * left.share));
        }
    }

    /// Ends of the chords, closer together where the curve is steep.
    fn knots(&self, cell: &Cell) -> Vec<f64> {
        let (lo, hi) = (cell.lo, cell.hi);
        if hi <= lo {
            return vec![lo];
        }
        let mut knots = vec![lo];
        match &cell.curve {
            Curve::Linear(_) => {}
            Curve::Points(points) => {
                let corners = points.corners().iter().map(|c| c.0);
                knots.extend(corners.filter(|s| *s > lo && *s < hi));
            }
            _ => {
                let at = |k: usize| lo + (hi - lo) * (k as f64 / self.chords as f64).powi(2);
                knots.extend((1..self.chords).map(at));
            }
        }
        knots.push(hi);
        knots
    }

    fn rows(&mut self) {
        let program = self.program;
        // Where no state has so many months left.
        let none = Sum::new();
        for (ix, row) in program.rows.iter().enumerate() {
            let mut terms = Sum::new();
            for &(term, a) in &row.terms {
                let sum = match term {
                    Term::X(cell) => &self.x[cell],
                    Term::Effect(cell) => &self.effect[cell],
                    Term::On(stage) => &self.on[stage],
                    Term::First(stage) => &self.first[stage],
                    Term::Lasting(cell, left) => self.lasting.get(&(cell, left)).unwrap_or(&none),
                    Term::Built(stage, left) => self.built.get(&(stage, left)).unwrap_or(&none),
                };
                terms.extend(sum.iter().map(|&(column, b)| (column, a * b)));
            }
            let name = match row.key {
                Some(key) => format!("{}.{ix}", row_name(key)),
                None => format!("carry.{ix}"),
            };
            self.row(name, terms, row.sense, row.rhs);
        }
    }

    fn name(&self, cell: &Cell) -> String {
        let of = |what: &str, channel: usize, month: usize| {
            let id = plain(&self.scenario.channels[channel].id);
            let month = plain(&self.scenario.month(month).to_string());
            format!("{what}.{channel}.{id}.{month}")
        };
        match cell.kind {
            Kind::Spend { channel, month } => of("spend", channel, month),
            Kind::Carried { channel, month } => of("carried", channel, month),
            Kind::Worst => "worst".to_owned(),
            Kind::Room => format!("room.{}", cell.stage),
            Kind::Missed => format!("missed.{}", cell.stage),
        }
    }
}

/// The rule, what it is about, and its month: `MaxRise_channel_1_month_2`.
fn row_name(key: RowKey) -> String {
    let of = match key.of {
        Subject::Whole => String::new(),
        Subject::Channel(at) => format!("_channel_{}", at.0),
        Subject::Limit(at) => format!("_limit_{}", at.0),
        Subject::Target(at) => format!("_target_{}", at.0),
    };
    let month = key.month.map_or_else(String::new, |month| format!("_month_{}", month.0));
    format!("{:?}{of}{month}", key.rule)
}

/// What every solver's reader takes as part of a name.
fn plain(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('_') {
            name.push('_');
        }
    }
    name.trim_matches('_').to_owned()
}
