//! The optimisation problem in the search's own words: cells, tracks, rows. It knows nothing of
//! channels' names, currencies or sentences; money is counted in one unit of about a month's
//! budget, so that every number a solver sees is near 1.
//!
//! - A [`Cell`] is one number to decide (a month's spend, or a month's carried-over spend) with a
//!   response curve: `x` in `[lo, hi]`, worth `worth * m * phi(x) + gain * x`.
//! - A [`Track`] is a path through stages (months); the state it is in at a stage says whether
//!   its cells are on and how productive they are. On/off rules live in the paths.
//! - A [`Row`] couples tracks: `sum of terms <= rhs` (or `=`).
//!
//! The problem is separable but for the rows: given a price per row, every track is solved on its
//! own, exactly, by [`crate::engine::oracle`]. All bounds rest on that.

pub mod bounds;
pub mod build;
mod outcome;
pub mod question;
pub mod states;
mod units;
pub mod worst;

use crate::curve::{Curve, Linear};
use crate::ramp::Left;
use crate::row::RowKey;

/// Index of a cell in [`Program::cells`].
pub type CellIx = usize;
/// Index of a stage in [`Program::stages`].
pub type StageIx = usize;

/// A maximisation problem.
#[derive(Debug, Clone)]
pub struct Program {
    /// Numbers to decide.
    pub cells: Vec<Cell>,
    /// Months of the tracks; a track owns a run of them.
    pub stages: Vec<Stage>,
    /// Paths through stages.
    pub tracks: Vec<Track>,
    /// What couples them.
    pub rows: Vec<Row>,
    /// Added to the objective (what earlier spend still brings in).
    pub constant: f64,
    /// Currency per unit of money.
    pub money: f64,
    /// Objective per unit of the program's value.
    pub value: f64,
}

/// One number to decide.
#[derive(Debug, Clone)]
pub struct Cell {
    /// What it is.
    pub kind: Kind,
    /// Response curve, in units of money.
    pub curve: Curve,
    /// Least value where it is on.
    pub lo: f64,
    /// Greatest value.
    pub hi: f64,
    /// Value per unit of effect at full productivity.
    pub worth: f64,
    /// Value per unit of effect that lasts, by the months left of the stretch it was built in, this
    /// one included ([`State::left`]); nothing for none. Empty where nothing lasts.
    pub lasting: Vec<f64>,
    /// Value per unit of `x` itself (negative: a cost).
    pub gain: f64,
    /// Where it is on, a whole multiple of this, in units of money; 0 where it may be any number.
    pub step: f64,
    /// The stage it belongs to.
    pub stage: StageIx,
}

/// What a cell's number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The spend of a channel in a month; 0 where its state is off.
    Spend {
        /// Index of the channel.
        channel: usize,
        /// Month of the plan.
        month: usize,
    },
    /// What earlier spend has carried over into a month (order `carry_then_saturate`); free of
    /// the state.
    Carried {
        /// Index of the channel.
        channel: usize,
        /// Month, which may pass the horizon.
        month: usize,
    },
    /// What revenue is worth in the worst of several cases ([`worst`]); free of any state.
    Worst,
    /// The least room in several rows; free of any state.
    Room,
    /// What a row of a soft target is missed by, as its part of the mean share; free of any state.
    Missed,
}

/// One month of a track.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The states it may be in.
    pub states: Vec<State>,
    /// Its cells.
    pub cells: Vec<CellIx>,
    /// Value of being on (a monthly fee: negative).
    pub on_gain: f64,
    /// Value of the first active month (a set-up fee: negative).
    pub first_gain: f64,
    /// Value of what was built before the program's first stage and lasts, by the months left of its
    /// stretch. Empty where nothing was.
    pub built: Vec<f64>,
}

/// What a track remembers at a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Whether its spend is on.
    pub on: bool,
    /// Whether this is the first month in which it is on.
    pub first: bool,
    /// Productivity of its cells, 0..=1.
    pub m: f64,
    /// How far it is from the end of its stretch, where what was built then lasts.
    pub left: Option<Left>,
    /// States of the next stage that may follow; empty at the last.
    pub next: Vec<usize>,
}

/// A path through consecutive stages.
#[derive(Debug, Clone)]
pub struct Track {
    /// Its stages.
    pub stages: std::ops::Range<StageIx>,
}

/// What a row's coefficient stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A cell's number.
    X(CellIx),
    /// A cell's effect, `m * phi(x)`.
    Effect(CellIx),
    /// 1 where the stage's state is on.
    On(StageIx),
    /// 1 where the stage's state is the first that is on.
    First(StageIx),
    /// What lasts of a cell's effect, `m * phi(x) * share`, where its stage's state has so many
    /// months left.
    Lasting(CellIx, usize),
    /// What lasts of a unit that was built before the first stage, `share`, where the stage's state
    /// has so many months left.
    Built(StageIx, usize),
}

/// Whether a row may have slack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// `sum <= rhs`.
    AtMost,
    /// `sum = rhs`.
    Equal,
}

/// What couples tracks.
#[derive(Debug, Clone)]
pub struct Row {
    /// The rule it belongs to; `None` for the links of carried-over spend.
    pub key: Option<RowKey>,
    /// Whether it may have slack.
    pub sense: Sense,
    /// Right-hand side.
    pub rhs: f64,
    /// Coefficients.
    pub terms: Vec<(Term, f64)>,
    /// The rule's own units (money, KPI) per unit of the row.
    pub unit: f64,
    /// By how much rounding may break it in a plan in whole steps.
    pub room: f64,
}

impl Cell {
    /// Whether its effect is never worth less than nothing.
    pub fn is_wanted(&self) -> bool {
        self.worth >= 0.0 && self.lasting.iter().all(|&worth| worth >= 0.0)
    }

    /// The least that a unit of its effect may be worth, whatever lasts of it.
    pub fn least_worth(&self) -> f64 {
        self.worth.min(0.0) + self.lasting.iter().copied().fold(0.0, f64::min)
    }

    /// Its number where its state is off.
    pub fn resting(&self) -> f64 {
        match self.kind {
            Kind::Spend { .. } => 0.0,
            Kind::Carried { .. } | Kind::Worst | Kind::Room | Kind::Missed => self.lo,
        }
    }
}

impl State {
    /// Of a list by months left, what this state has of its own entry.
    pub fn share_of(&self, by_left: &[f64]) -> f64 {
        match self.left {
            Some(Left { months, share }) => by_left.get(months).map_or(0.0, |of| of * share),
            None => 0.0,
        }
    }

    /// The part of the mean that lasts where exactly so many months are left.
    pub fn share_with(&self, months: usize) -> f64 {
        self.left.filter(|left| left.months == months).map_or(0.0, |left| left.share)
    }

    /// What one unit of a cell's effect is worth at full productivity, what lasts of it included.
    pub fn worth_of(&self, cell: &Cell) -> f64 {
        cell.worth + self.share_of(&cell.lasting)
    }

    /// What the state itself is worth.
    pub fn gain_in(&self, stage: &Stage) -> f64 {
        let mut gain = if self.on { stage.on_gain } else { 0.0 };
        gain += if self.first { stage.first_gain } else { 0.0 };
        gain + self.share_of(&stage.built)
    }
}

impl Term {
    /// The same, its cell and stage in other places.
    pub fn moved(
        self,
        cell: impl Fn(CellIx) -> CellIx,
        stage: impl Fn(StageIx) -> StageIx,
    ) -> Self {
        match self {
            Term::X(ix) => Term::X(cell(ix)),
            Term::Effect(ix) => Term::Effect(cell(ix)),
            Term::On(ix) => Term::On(stage(ix)),
            Term::First(ix) => Term::First(stage(ix)),
            Term::Lasting(ix, left) => Term::Lasting(cell(ix), left),
            Term::Built(ix, left) => Term::Built(stage(ix), left),
        }
    }
}

impl Program {
    /// The stage that a term is of.
    pub fn stage_of(&self, term: Term) -> StageIx {
        match term {
            Term::X(cell) | Term::Effect(cell) | Term::Lasting(cell, _) => self.cells[cell].stage,
            Term::On(stage) | Term::First(stage) | Term::Built(stage, _) => stage,
        }
    }

    /// The least and the most that a term can be, in any state.
    pub fn range(&self, term: Term) -> (f64, f64) {
        match term {
            Term::X(ix) => (self.cells[ix].resting(), self.cells[ix].hi),
            Term::Effect(ix) | Term::Lasting(ix, _) => {
                (0.0, self.cells[ix].curve.value(self.cells[ix].hi))
            }
            Term::On(_) | Term::First(_) | Term::Built(..) => (0.0, 1.0),
        }
    }

    /// Adds a number between 0 and `hi` that no state bears on, worth `gain` a unit; other cells,
    /// stages and tracks keep their places.
    pub fn add_free(&mut self, kind: Kind, hi: f64, gain: f64) -> CellIx {
        let (cell, stage) = (self.cells.len(), self.stages.len());
        let curve = Curve::Linear(Linear);
        self.cells.push(Cell {
            kind,
            curve,
            lo: 0.0,
            hi,
            worth: 0.0,
            lasting: Vec::new(),
            gain,
            step: 0.0,
            stage,
        });
        self.stages.push(Stage {
            states: vec![State { on: true, first: false, m: 1.0, left: None, next: Vec::new() }],
            cells: vec![cell],
            on_gain: 0.0,
            first_gain: 0.0,
            built: Vec::new(),
        });
        self.tracks.push(Track { stages: stage..stage + 1 });
        cell
    }

    /// How far apart, at most, what two plans are worth.
    pub fn reach(&self) -> f64 {
        let reach = |term: Term, gain: f64| gain.abs() * self.range(term).1;
        let cells = self.cells.iter().enumerate().map(|(ix, cell)| {
            let lasting = cell.lasting.iter().map(|gain| reach(Term::Effect(ix), *gain));
            reach(Term::Effect(ix), cell.worth)
                + lasting.fold(0.0, f64::max)
                + reach(Term::X(ix), cell.gain)
        });
        let stages = self.stages.iter().map(|stage| {
            let built = stage.built.iter().copied().fold(0.0, f64::max);
            stage.on_gain.abs() + stage.first_gain.abs() + built
        });
        cells.sum::<f64>() + stages.sum::<f64>()
    }

    /// Whether a row holds whatever the cells do.
    pub fn never_binds(&self, row: &Row) -> bool {
        let most = |&(term, a): &(Term, f64)| {
            let (least, most) = self.range(term);
            (a * most).max(a * least)
        };
        row.sense == Sense::AtMost && row.terms.iter().map(most).sum::<f64>() < row.rhs
    }

    /// What one unit of a term adds to the objective.
    pub fn gain_mut(&mut self, term: Term) -> &mut f64 {
        match term {
            Term::X(cell) => &mut self.cells[cell].gain,
            Term::Effect(cell) => &mut self.cells[cell].worth,
            Term::On(stage) => &mut self.stages[stage].on_gain,
            Term::First(stage) => &mut self.stages[stage].first_gain,
            Term::Lasting(cell, left) => entry(&mut self.cells[cell].lasting, left),
            Term::Built(stage, left) => entry(&mut self.stages[stage].built, left),
        }
    }

    /// Every term that the objective may have.
    pub fn terms(&self) -> impl Iterator<Item = Term> + use<> {
        let of_cell = |(ix, cell): (usize, &Cell)| {
            let lasting = (0..cell.lasting.len()).map(move |left| Term::Lasting(ix, left));
            [Term::X(ix), Term::Effect(ix)].into_iter().chain(lasting)
        };
        let of_stage = |(ix, stage): (usize, &Stage)| {
            let built = (0..stage.built.len()).map(move |left| Term::Built(ix, left));
            [Term::On(ix), Term::First(ix)].into_iter().chain(built)
        };
        let cells = self.cells.iter().enumerate().flat_map(of_cell);
        let all: Vec<Term> =
            cells.chain(self.stages.iter().enumerate().flat_map(of_stage)).collect();
        all.into_iter()
    }

    /// Months of channels in which something is to be decided: on or off, or how far a ramp-up has
    /// come.
    pub fn on_off_decisions(&self) -> usize {
        self.stages.iter().filter(|stage| stage.states.len() > 1).count()
    }
}

/// The entry of a list by months left.
pub(crate) fn entry(by_left: &mut Vec<f64>, left: usize) -> &mut f64 {
    if by_left.len() <= left {
        by_left.resize(left + 1, 0.0);
    }
    &mut by_left[left]
}
