//! Scenario → program: cells, tracks and states from the channels, rows from the rules, money in
//! units of about a month's budget.

use std::collections::BTreeMap;

use super::bounds::Bounds;
use super::question::{self, Question};
use super::states::{Choice, States};
use super::units::{unit_of_money, unit_of_value};
use super::worst::{self, Case};
use super::{Cell, CellIx, Kind, Program, Row, Sense, Stage, StageIx, State, Term, Track};
use crate::curve::Curve;
use crate::ledger;
use crate::ledger::landing::Landing;
use crate::row::{ChannelIx, MonthIx, RowKey};
use crate::scenario::{Order, Scenario};

/// A spend that must be above 0 for a rule's sake is at least this many units of money.
pub const LEAST_ACTIVE: f64 = 1e-8;

/// What a scenario's rules make of its program.
pub trait Rules {
    /// Adds their rows.
    fn rows(&self, scenario: &Scenario, program: &mut Builder<'_>);

    /// What they leave to one spend.
    fn bounds(&self, scenario: &Scenario, channel: ChannelIx, month: MonthIx) -> Bounds;

    /// What they make a channel decide and remember.
    fn states<'s>(&self, scenario: &'s Scenario, channel: ChannelIx) -> States<'s>;
}

/// Coefficients of a row.
pub type Terms = Vec<(Term, f64)>;

/// The program of a question about `scenario`, whose objective is the worst of `cases`, where there
/// are any, else what it is at the expected returns.
///
/// # Errors
/// A channel whose own rules contradict each other before any other is looked at.
pub fn build(
    scenario: &Scenario,
    rules: &dyn Rules,
    question: Question,
    cases: &[Case],
) -> Result<Program, ChannelIx> {
    let mut builder = Builder::new(scenario, rules)?;
    rules.rows(scenario, &mut builder);
    let mut program = builder.program;
    if !cases.is_empty() {
        worst::worst_of(&mut program, scenario, cases);
    }
    question::ask(&mut program, scenario, question);
    let rows = std::mem::take(&mut program.rows);
    program.rows = rows.into_iter().filter(|row| !program.never_binds(row)).collect();
    Ok(program)
}

/// A program under construction; the rules add their rows to it.
pub struct Builder<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) program: Program,
    /// The spend cell of each channel and month.
    pub(super) spend: Vec<Vec<CellIx>>,
    /// The carried-over cells of each channel, where its order needs them.
    pub(super) carried: Vec<Vec<CellIx>>,
}

impl<'a> Builder<'a> {
    fn new(scenario: &'a Scenario, rules: &dyn Rules) -> Result<Self, ChannelIx> {
        let money = unit_of_money(scenario);
        let program = Program {
            cells: Vec::new(),
            stages: Vec::new(),
            tracks: Vec::new(),
            rows: Vec::new(),
            constant: 0.0,
            money,
            value: unit_of_value(scenario, money),
        };
        let mut builder = Self { scenario, program, spend: Vec::new(), carried: Vec::new() };
        for channel in ChannelIx::first(scenario.channels.len()) {
            builder.add_channel(channel, rules).ok_or(channel)?;
        }
        Ok(builder)
    }

    /// Currency per unit of money.
    pub fn money(&self) -> f64 {
        self.program.money
    }

    /// What a unit of money buys of a channel in a month, in currency at an index of 1: the unit of
    /// its spend cell's effect.
    pub(super) fn bought(&self, channel: ChannelIx, t: usize) -> f64 {
        self.scenario.channels[channel].bought(t, self.money())
    }

    /// The spend of a channel in a month, in units of money.
    pub fn spend(&self, channel: ChannelIx, month: MonthIx) -> Term {
        Term::X(self.spend[channel][month])
    }

    /// `factor` times the spend of some channels in a month.
    pub fn spends(
        &self,
        channels: impl IntoIterator<Item = ChannelIx>,
        month: MonthIx,
        factor: f64,
    ) -> Terms {
        channels.into_iter().map(|c| (self.spend(c, month), factor)).collect()
    }

    /// What a month costs, fees included, in units of money.
    pub fn cost(&self, month: MonthIx) -> Terms {
        let mut terms = Vec::new();
        for (channel, cells) in self.scenario.channels.iter().zip(&self.spend) {
            let cell = cells[month];
            let stage = self.program.cells[cell].stage;
            terms.push((Term::X(cell), channel.unit_cost()));
            terms.push((Term::On(stage), channel.monthly_cost() / self.money()));
            terms.push((Term::First(stage), channel.set_up() / self.money()));
        }
        terms
    }

    /// 1 in the first active month of a channel.
    pub fn first_months(&self, channel: ChannelIx) -> Terms {
        let stage = |&cell: &CellIx| self.program.cells[cell].stage;
        self.spend[channel].iter().map(|cell| (Term::First(stage(cell)), 1.0)).collect()
    }

    /// A row of money: `rhs` in currency, terms in units of money.
    pub fn money_row(&mut self, key: RowKey, sense: Sense, rhs: f64, terms: Terms) -> Option<()> {
        let unit = self.money();
        self.add_row(Some(key), sense, rhs / unit, terms, unit);
        Some(())
    }

    /// A row of money: the sum of the terms is at most `limit`, of a floor at least.
    pub fn bound_row(
        &mut self,
        key: RowKey,
        is_floor: bool,
        limit: f64,
        terms: Terms,
    ) -> Option<()> {
        let sign = if is_floor { -1.0 } else { 1.0 };
        let terms = terms.into_iter().map(|(term, a)| (term, sign * a)).collect();
        // Not minus nothing.
        let rhs = if is_floor { 0.0 - limit } else { limit };
        self.money_row(key, Sense::AtMost, rhs, terms)
    }

    /// A row of counts.
    pub fn count_row(&mut self, key: RowKey, rhs: f64, terms: Terms) -> Option<()> {
        self.add_row(Some(key), Sense::AtMost, rhs, terms, 1.0);
        Some(())
    }

    /// A row of a KPI's own unit, brought to the size of its largest coefficient.
    pub fn kpi_row(&mut self, key: RowKey, rhs: f64, terms: Terms) -> Option<()> {
        let terms = self.without_remains(terms);
        let largest = terms.iter().fold(0.0_f64, |most, (_, a)| most.max(a.abs()));
        let unit = if largest > 0.0 { largest } else { rhs.abs().max(1.0) };
        let terms = terms.into_iter().map(|(term, a)| (term, a / unit)).collect();
        self.add_row(Some(key), Sense::AtMost, rhs / unit, terms, unit);
        Some(())
    }

    /// The terms, with the effect of a straight line counted as its number, so that a ratio that
    /// the line meets exactly leaves nothing, and not what rounding leaves.
    fn without_remains(&self, terms: Terms) -> Terms {
        let is_number = |ix: CellIx| {
            let cell = &self.program.cells[ix];
            let states = &self.program.stages[cell.stage].states;
            matches!(cell.curve, Curve::Linear(_)) && states.iter().all(|state| state.m == 1.0)
        };
        let mut merged: BTreeMap<Term, (f64, f64)> = BTreeMap::new();
        for (term, a) in terms {
            let term = match term {
                Term::Effect(ix) if is_number(ix) => Term::X(ix),
                other => other,
            };
            let (sum, size) = merged.entry(term).or_default();
            *sum += a;
            *size = size.max(a.abs());
        }
        let kept = merged.into_iter().filter(|(_, (sum, size))| sum.abs() > 1e-14 * size);
        kept.map(|(term, (sum, _))| (term, sum)).collect()
    }

    fn add_row(&mut self, key: Option<RowKey>, sense: Sense, rhs: f64, terms: Terms, unit: f64) {
        let mut merged: BTreeMap<Term, f64> = BTreeMap::new();
        for (term, a) in terms {
            *merged.entry(term).or_default() += a;
        }
        let terms = merged.into_iter().filter(|(_, a)| *a != 0.0).collect();
        self.program.rows.push(Row { key, sense, rhs, terms, unit, room: 0.0 });
    }

    fn add_channel(&mut self, at: ChannelIx, rules: &dyn Rules) -> Option<()> {
        let scenario = self.scenario;
        let states = rules.states(scenario, at);
        let money = self.money();
        let bounds: Vec<Bounds> = MonthIx::first(scenario.months)
            .map(|t| rules.bounds(scenario, at, t).in_units_of(money))
            .collect();
        let (is_on_off, is_memoryless) = (states.is_on_off(), states.is_memoryless());
        let months = if is_on_off {
            let months = bounds.iter().enumerate();
            let choices: Vec<Choice> = months.map(|(t, b)| b.choice(t < scenario.closed)).collect();
            states.states(&choices)?
        } else {
            bounds
                .iter()
                .all(|b| b.lo <= b.left)
                .then(|| vec![vec![always_on()]; scenario.months])?
        };
        let ChannelIx(c) = at;
        let first = self.program.stages.len();
        let mut cells = Vec::new();
        for (t, states) in months.into_iter().enumerate() {
            let cell = self.spend_cell(c, t, bounds[t], is_on_off);
            cells.push(self.add_stage(c, t, states, cell));
        }
        let stages = first..self.program.stages.len();
        if is_memoryless {
            let alone = stages.map(|stage| Track { stages: stage..stage + 1 });
            self.program.tracks.extend(alone);
        } else {
            self.program.tracks.push(Track { stages });
        }
        self.spend.push(cells);
        self.add_carried(c);
        Some(())
    }

    fn spend_cell(&self, c: usize, t: usize, bounds: Bounds, is_on_off: bool) -> Cell {
        let scenario = self.scenario;
        let channel = &scenario.channels[c];
        let (landing, worth) = (Landing::of(channel), |t| ledger::worth(scenario, channel, t));
        let (effect, lasting) = match channel.order {
            Order::SaturateThenCarry => (landing.now(t, worth), landing.by_left(t, worth)),
            Order::CarryThenSaturate => (0.0, Vec::new()),
        };
        let per_spend = scenario.weight_of_spend() * scenario.discount(t) * channel.unit_cost();
        let bought = self.bought(ChannelIx(c), t);
        let (scale, money) = (bought / self.program.value, self.money() / self.program.value);
        let curve = match channel.order {
            Order::SaturateThenCarry => channel.curve.in_units_of(bought),
            Order::CarryThenSaturate => Curve::Linear(crate::curve::Linear),
        };
        let lo = if is_on_off { bounds.on.max(LEAST_ACTIVE) } else { bounds.lo };
        Cell {
            kind: Kind::Spend { channel: c, month: t },
            curve,
            lo,
            hi: bounds.left.max(lo),
            worth: effect * scale,
            lasting: lasting.into_iter().map(|worth| worth * scale).collect(),
            gain: per_spend * money,
            step: 0.0,
            stage: 0,
        }
    }

    fn add_stage(&mut self, c: usize, t: usize, states: Vec<State>, cell: Cell) -> CellIx {
        let scenario = self.scenario;
        let channel = &scenario.channels[c];
        let paid = scenario.weight_of_spend() * scenario.discount(t) / self.program.value;
        self.program.stages.push(Stage {
            states,
            cells: Vec::new(),
            on_gain: paid * channel.monthly_cost(),
            first_gain: paid * channel.set_up(),
            built: Vec::new(),
        });
        self.add_cell(self.program.stages.len() - 1, cell)
    }

    fn add_cell(&mut self, stage: StageIx, cell: Cell) -> CellIx {
        let ix = self.program.cells.len();
        self.program.cells.push(Cell { stage, ..cell });
        self.program.stages[stage].cells.push(ix);
        ix
    }

    /// The cells of what has been carried over into each month, and the rows that link them to
    /// the spends; for the other order, what earlier spend still brings in is a constant.
    fn add_carried(&mut self, c: usize) {
        let scenario = self.scenario;
        let channel = &scenario.channels[c];
        let value = self.program.value;
        let (landing, worth) = (Landing::of(channel), |t| ledger::worth(scenario, channel, t));
        self.program.constant += landing.settled(worth) / value;
        let first = self.program.cells[self.spend[c][0]].stage;
        self.program.stages[first].built =
            landing.built(worth).into_iter().map(|worth| worth / value).collect();
        if channel.order == Order::SaturateThenCarry {
            self.carried.push(Vec::new());
            return;
        }
        let money = self.money();
        let weights = channel.timing.weights();
        let own_stages = |t: usize| self.spend[c][t.min(scenario.months - 1)];
        let stage_of: Vec<StageIx> = (0..scenario.months + channel.timing.last_lag())
            .map(|t| self.program.cells[own_stages(t)].stage)
            .collect();
        let mut cells = Vec::new();
        for (t, &spend_stage) in stage_of.iter().enumerate() {
            let mut link = Vec::new();
            let (mut lo, mut hi, mut before) = (0.0, 0.0, 0.0);
            for (k, w) in weights.iter().enumerate() {
                match t.checked_sub(k) {
                    Some(month) if month < scenario.months => {
                        let cell = self.spend[c][month];
                        let arrives = channel.bought(month, *w);
                        link.push((Term::X(cell), -arrives));
                        hi += arrives * self.program.cells[cell].hi;
                    }
                    Some(_) => {}
                    None => before += w * channel.bought_before(k - t) / money,
                }
            }
            lo += before;
            hi += before;
            let stage = if channel.ramp_up.is_some() { spend_stage } else { self.lone_stage() };
            let cell = self.add_cell(
                stage,
                Cell {
                    kind: Kind::Carried { channel: c, month: t },
                    curve: channel.curve.in_units_of(money),
                    lo,
                    hi,
                    worth: worth(t) * money / value,
                    lasting: if t < scenario.months {
                        let lasting = landing.by_left(t, worth).into_iter();
                        lasting.map(|worth| worth * money / value).collect()
                    } else {
                        Vec::new()
                    },
                    gain: 0.0,
                    step: 0.0,
                    stage,
                },
            );
            link.push((Term::X(cell), 1.0));
            self.add_row(None, Sense::Equal, before, link, money);
            cells.push(cell);
        }
        self.carried.push(cells);
    }

    fn lone_stage(&mut self) -> StageIx {
        let stage = self.program.stages.len();
        self.program.stages.push(Stage {
            states: vec![always_on()],
            cells: Vec::new(),
            on_gain: 0.0,
            first_gain: 0.0,
            built: Vec::new(),
        });
        self.program.tracks.push(Track { stages: stage..stage + 1 });
        stage
    }
}

fn always_on() -> State {
    State { on: true, first: false, m: 1.0, left: None, next: Vec::new() }
}
