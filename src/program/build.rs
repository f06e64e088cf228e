//! Scenario → program: cells, tracks and states from the channels, rows from the rules, money in
//! units of about a month's budget.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::question::{self, Question};
use super::states::{Choice, Rules};
use super::worst::{self, Case};
use super::{Cell, CellIx, Kind, Program, Row, Sense, Stage, StageIx, State, Term, Track};
use crate::curve::Curve;
use crate::ledger::{self, Ledger};
use crate::row::{ChannelIx, MonthIx, RowKey, RuleId};
use crate::rule::{self, spend};
use crate::scenario::{Channel, Order, Scenario};

/// A spend that must be above 0 for a rule's sake is at least this many units of money.
pub const LEAST_ACTIVE: f64 = 1e-8;

/// Coefficients of a row.
pub type Terms = Vec<(Term, f64)>;

/// Builds the program of `scenario`, at the expected returns.
///
/// # Errors
/// The rows of one channel's own rules, where they contradict each other before any other rule is
/// looked at (`min` above `max`, a locked month below `min_if_active`).
pub fn build(scenario: &Scenario) -> Result<Program, Vec<RowKey>> {
    build_for(scenario, Question::Best, &[])
}

/// Builds the program of another question about `scenario`; the objective is the worst of `cases`,
/// where there are any, else what it is at the expected returns.
///
/// # Errors
/// As [`build`].
pub fn build_for(
    scenario: &Scenario,
    question: Question,
    cases: &[Case],
) -> Result<Program, Vec<RowKey>> {
    let mut builder = Builder::new(scenario)?;
    for rule in rule::ALL {
        rule.rows(scenario, &mut builder);
    }
    let mut program = builder.program;
    if !cases.is_empty() {
        worst::worst_of(&mut program, scenario, cases);
    }
    question::ask(&mut program, scenario, question);
    program.rows.retain(|row| !never_binds(&program.cells, row));
    Ok(program)
}

/// A program under construction; the rules add their rows to it.
pub struct Builder<'a> {
    scenario: &'a Scenario,
    program: Program,
    /// The spend cell of each channel and month.
    spend: Vec<Vec<CellIx>>,
    /// The carried-over cells of each channel, where its order needs them.
    carried: Vec<Vec<CellIx>>,
}

impl<'a> Builder<'a> {
    fn new(scenario: &'a Scenario) -> Result<Self, Vec<RowKey>> {
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
        for c in 0..scenario.channels.len() {
            builder.add_channel(c)?;
        }
        Ok(builder)
    }

    /// Currency per unit of money.
    pub fn money(&self) -> f64 {
        self.program.money
    }

    /// The spend of a channel in a month, in units of money.
    pub fn spend(&self, channel: usize, month: usize) -> Term {
        Term::X(self.spend[channel][month])
    }

    /// What a month costs, fees included, in units of money.
    pub fn cost(&self, month: usize) -> Terms {
        let mut terms = Vec::new();
        for (channel, cells) in self.scenario.channels.iter().zip(&self.spend) {
            let cell = cells[month];
            let stage = self.program.cells[cell].stage;
            terms.push((Term::X(cell), 1.0 + channel.fee_rate));
            terms.push((Term::On(stage), channel.monthly_fee / self.money()));
            terms.push((Term::First(stage), set_up(channel) / self.money()));
        }
        terms
    }

    /// `sign * (spend of own - share * spend of of)` over months.
    pub fn share(
        &self,
        own: &[usize],
        of: &[usize],
        share: f64,
        months: RangeInclusive<usize>,
        sign: f64,
    ) -> Terms {
        let sum = |channels: &[usize], factor: f64| -> Terms {
            let each = channels.iter().flat_map(|&c| months.clone().map(move |t| (c, t)));
            each.map(|(c, t)| (self.spend(c, t), factor)).collect()
        };
        [sum(own, sign), sum(of, -sign * share)].concat()
    }

    /// `factor` times the KPI added up to month `by`, as terms and a constant.
    pub fn kpi(&self, kpi: &str, by: usize, factor: f64) -> (Terms, f64) {
        let mut terms = Vec::new();
        let mut constant = 0.0;
        let idle = Ledger::idle(self.scenario);
        for (c, channel) in self.scenario.channels.iter().enumerate() {
            let per_effect = factor * channel.yields.get(kpi).copied().unwrap_or(0.0);
            if per_effect == 0.0 {
                continue;
            }
            let season = |t: usize| channel.season(self.scenario.month(t));
            let per_effect = per_effect * self.money();
            match channel.order {
                Order::SaturateThenCarry => {
                    for (t, &cell) in self.spend[c].iter().enumerate().take(by + 1) {
                        let lands = channel.timing.weights().iter().zip(t..=by);
                        let share: f64 = lands.map(|(w, month)| w * season(month)).sum();
                        terms.push((Term::Effect(cell), per_effect * share));
                    }
                    constant +=
                        (0..=by).map(|t| factor * idle.kpi(self.scenario, c, kpi, t)).sum::<f64>();
                }
                Order::CarryThenSaturate => {
                    let months = self.carried[c].iter().enumerate().take(by + 1);
                    terms.extend(
                        months.map(|(t, &cell)| (Term::Effect(cell), per_effect * season(t))),
                    );
                }
            }
        }
        (terms, constant)
    }

    /// 1 in the first active month of a channel.
    pub fn first_months(&self, channel: usize) -> Terms {
        let stage = |&cell: &CellIx| self.program.cells[cell].stage;
        self.spend[channel].iter().map(|cell| (Term::First(stage(cell)), 1.0)).collect()
    }

    /// A row of money: `rhs` in currency, terms in units of money.
    pub fn money_row(&mut self, key: RowKey, sense: Sense, rhs: f64, terms: Terms) {
        let unit = self.money();
        self.add_row(Some(key), sense, rhs / unit, terms, unit);
    }

    /// A row of counts.
    pub fn count_row(&mut self, key: RowKey, rhs: f64, terms: Terms) {
        self.add_row(Some(key), Sense::AtMost, rhs, terms, 1.0);
    }

    /// A row of a KPI's own unit, brought to the size of its largest coefficient.
    pub fn kpi_row(&mut self, key: RowKey, rhs: f64, terms: Terms) {
        let largest = terms.iter().fold(0.0_f64, |most, (_, a)| most.max(a.abs()));
        let unit = if largest > 0.0 { largest } else { rhs.abs().max(1.0) };
        let terms = terms.into_iter().map(|(term, a)| (term, a / unit)).collect();
        self.add_row(Some(key), Sense::AtMost, rhs / unit, terms, unit);
    }

    fn add_row(&mut self, key: Option<RowKey>, sense: Sense, rhs: f64, terms: Terms, unit: f64) {
        let mut merged: BTreeMap<Term, f64> = BTreeMap::new();
        for (term, a) in terms {
            *merged.entry(term).or_default() += a;
        }
        let terms = merged.into_iter().filter(|(_, a)| *a != 0.0).collect();
        self.program.rows.push(Row { key, sense, rhs, terms, unit });
    }

    fn add_channel(&mut self, c: usize) -> Result<(), Vec<RowKey>> {
        let scenario = self.scenario;
        let channel = &scenario.channels[c];
        let rules = Rules {
            channel,
            first_matters: set_up(channel) > 0.0 || scenario.max_active_channels.is_some(),
        };
        let bounds: Vec<Bounds> = (0..scenario.months).map(|t| self.bounds(channel, t)).collect();
        let is_on_off =
            channel.min_if_active.is_some() || channel.monthly_fee > 0.0 || !rules.is_memoryless();
        let months = if is_on_off {
            let spent = |t: usize| t < scenario.closed;
            let months = bounds.iter().enumerate();
            let choices: Vec<Choice> = months.map(|(t, b)| b.choice(spent(t))).collect();
            rules.states(&choices)
        } else {
            let lawful = bounds.iter().all(|b| b.lo <= b.hi);
            lawful.then(|| vec![vec![always_on()]; scenario.months])
        };
        let months = months.ok_or_else(|| own_rows(c, channel, scenario))?;
        let first = self.program.stages.len();
        let mut cells = Vec::new();
        for (t, states) in months.into_iter().enumerate() {
            let cell = self.spend_cell(c, t, bounds[t], is_on_off);
            cells.push(self.add_stage(c, t, states, cell));
        }
        let stages = first..self.program.stages.len();
        if rules.is_memoryless() {
            let alone = stages.map(|stage| Track { stages: stage..stage + 1 });
            self.program.tracks.extend(alone);
        } else {
            self.program.tracks.push(Track { stages });
        }
        self.spend.push(cells);
        self.add_carried(c);
        Ok(())
    }

    /// What month `t` lets a channel spend, in units of money.
    fn bounds(&self, channel: &Channel, t: usize) -> Bounds {
        let (lo, own) = spend::bounds(self.scenario, channel, t);
        let c = self.spend.len();
        // What the budget and caps leave at most; it bounds the cell and tightens its envelope,
        // but a floor above it is left for the rows to refuse, so that they are named.
        let paid_for = affordable(self.scenario, t) / (1.0 + channel.fee_rate);
        let capped = own.min(paid_for).min(caps(self.scenario, c, t)).max(lo.min(own));
        let money = self.money();
        let least =
            if t < self.scenario.closed { 0.0 } else { channel.min_if_active.unwrap_or(0.0) };
        let step = self.scenario.round_to;
        // Whole steps, but for a spend that is given.
        let Some(step) = step.filter(|_| spend::fixed(channel, t).is_none()) else {
            return Bounds {
                lo: lo / money,
                hi: capped.max(0.0) / money,
                on: lo.max(least) / money,
                own: own / money,
            };
        };
        let up = |amount: f64| (amount / step - 1e-9).ceil() * step;
        let down = |amount: f64| (amount / step + 1e-9).floor() * step;
        Bounds {
            lo: up(lo) / money,
            hi: down(capped.max(0.0)) / money,
            on: up(lo.max(least)).max(step) / money,
            own: down(own) / money,
        }
    }

    fn spend_cell(&self, c: usize, t: usize, bounds: Bounds, is_on_off: bool) -> Cell {
        let scenario = self.scenario;
        let channel = &scenario.channels[c];
        let effect: f64 = match channel.order {
            Order::SaturateThenCarry => {
                let lands = channel.timing.weights().iter().enumerate();
                lands.map(|(k, w)| w * ledger::worth(scenario, channel, t + k)).sum()
            }
            Order::CarryThenSaturate => 0.0,
        };
        let per_spend =
            scenario.weight_of_spend() * scenario.discount(t) * (1.0 + channel.fee_rate);
        let scale = self.program.money / self.program.value;
        let curve = match channel.order {
            Order::SaturateThenCarry => channel.curve.in_units_of(self.money()),
            Order::CarryThenSaturate => Curve::Linear(crate::curve::Linear),
        };
        let lo = if is_on_off { bounds.on.max(LEAST_ACTIVE) } else { bounds.lo };
        Cell {
            kind: Kind::Spend { channel: c, month: t },
            curve,
            lo,
            hi: bounds.hi.max(lo),
            worth: effect * scale,
            gain: per_spend * scale,
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
            on_gain: paid * channel.monthly_fee,
            first_gain: paid * set_up(channel),
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
        if channel.order == Order::SaturateThenCarry {
            let idle = Ledger::idle(scenario);
            let brought = idle.effect[c].iter().enumerate();
            let constant: f64 = brought.map(|(t, e)| ledger::worth(scenario, channel, t) * e).sum();
            self.program.constant += constant / value;
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
                        link.push((Term::X(cell), -w));
                        hi += w * self.program.cells[cell].hi;
                    }
                    Some(_) => {}
                    None => before += w * channel.spend_before(k - t) / money,
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
                    worth: ledger::worth(scenario, channel, t) * money / value,
                    gain: 0.0,
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
        });
        self.program.tracks.push(Track { stages: stage..stage + 1 });
        stage
    }
}

/// What one month lets a channel spend, in units of money.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    lo: f64,
    hi: f64,
    /// Least spend where it is on.
    on: f64,
    /// Greatest spend by the channel's own rules.
    own: f64,
}

impl Bounds {
    fn choice(&self, spent: bool) -> Choice {
        Choice {
            spent,
            on: self.hi > 0.0 && self.on <= self.own * (1.0 + 1e-12),
            off: self.lo <= 0.0,
        }
    }
}

fn always_on() -> State {
    State { on: true, first: false, m: 1.0, next: Vec::new() }
}

/// The set-up fee that is still to be paid, in currency.
fn set_up(channel: &Channel) -> f64 {
    if channel.is_running() { 0.0 } else { channel.setup_fee }
}

/// The rules of one channel that may contradict each other.
fn own_rows(channel: usize, stated: &Channel, scenario: &Scenario) -> Vec<RowKey> {
    let mut rows = Vec::new();
    for month in scenario.closed..scenario.months {
        let (lo, hi) = spend::bounds(scenario, stated, month);
        let least = stated.min_if_active.unwrap_or(0.0);
        if lo <= hi && (hi <= 0.0 || hi >= least || lo <= 0.0) {
            continue;
        }
        if stated.min[month] > 0.0 {
            rows.push(RuleId::MinSpend.of(ChannelIx(channel)).at(MonthIx(month)));
        }
        if stated.max[month].is_finite() {
            rows.push(RuleId::MaxSpend.of(ChannelIx(channel)).at(MonthIx(month)));
        }
        if spend::fixed(stated, month).is_some() {
            rows.push(RuleId::Fixed.of(ChannelIx(channel)).at(MonthIx(month)));
        }
        if scenario.stay_within.is_some() && stated.current.is_some() {
            rows.push(RuleId::StayWithin.of(ChannelIx(channel)).at(MonthIx(month)));
        }
        if hi < least {
            rows.push(RuleId::MinIfActive.of(ChannelIx(channel)).at(MonthIx(month)));
        }
    }
    if rows.is_empty() {
        // Each month is possible; it is the stretches that are not.
        let fixed = stated.fixed.iter().filter(|(t, _)| *t >= scenario.closed);
        rows.extend(
            fixed.map(|&(month, _)| RuleId::Fixed.of(ChannelIx(channel)).at(MonthIx(month))),
        );
        let forced = (scenario.closed..scenario.months).filter(|&t| stated.min[t] > 0.0);
        rows.extend(forced.map(|month| RuleId::MinSpend.of(ChannelIx(channel)).at(MonthIx(month))));
        if stated.ramp_up.is_some() {
            rows.push(RuleId::OneStretch.of(ChannelIx(channel)).at(MonthIx(0)));
        }
        if stated.commit_months.is_some() {
            rows.push(RuleId::Commit.of(ChannelIx(channel)).at(MonthIx(0)));
        }
    }
    rows
}

/// The most that the budget leaves for month `t`, in currency.
fn affordable(scenario: &Scenario, t: usize) -> f64 {
    let Some(budget) = &scenario.budget else {
        return f64::INFINITY;
    };
    let monthly = budget.monthly.as_ref().map_or(f64::INFINITY, |monthly| {
        if budget.rollover { monthly[..=t].iter().sum() } else { monthly[t] }
    });
    monthly.min(budget.total.unwrap_or(f64::INFINITY))
}

/// The most that other caps leave channel `c` in month `t`, in currency.
fn caps(scenario: &Scenario, c: usize, t: usize) -> f64 {
    let own = scenario.channels[c].total_max.unwrap_or(f64::INFINITY);
    let group = scenario
        .limits
        .iter()
        .filter(|limit| limit.channels.contains(&c) && limit.months.contains(&t));
    group.filter_map(|limit| limit.max).fold(own, f64::min)
}

/// About a month's budget: what money is counted in.
fn unit_of_money(scenario: &Scenario) -> f64 {
    let finite = |amount: f64| (amount.is_finite() && amount > 0.0).then_some(amount);
    let monthly = (0..scenario.months).filter_map(|t| finite(affordable(scenario, t)));
    let most = monthly.fold(0.0, f64::max);
    let spread =
        scenario.budget.as_ref().and_then(|b| b.total).map(|total| total / scenario.months as f64);
    let by_budget =
        spread.and_then(finite).map_or(most, |spread| most.min(spread.max(most / 12.0)));
    let bounds = scenario.channels.iter().flat_map(|c| c.max.iter().chain(&c.min).copied());
    let by_bounds = bounds.filter_map(finite).fold(0.0, f64::max);
    [by_budget, by_bounds].into_iter().find_map(finite).unwrap_or(1.0)
}

/// The size of the largest value per unit of money: what the objective is counted in.
fn unit_of_value(scenario: &Scenario, money: f64) -> f64 {
    let worths = scenario.channels.iter().flat_map(|channel| {
        (0..scenario.months).map(|t| ledger::worth(scenario, channel, t).abs())
    });
    let most = worths.fold(scenario.weight_of_spend().abs(), f64::max);
    if most > 0.0 { most * money } else { 1.0 }
}

/// Whether a row holds whatever the cells do.
fn never_binds(cells: &[Cell], row: &Row) -> bool {
    if row.sense == Sense::Equal {
        return false;
    }
    let most = |&(term, a): &(Term, f64)| match term {
        // A spend that is off is 0.
        Term::X(ix) => (a * cells[ix].hi).max(a * off_value(&cells[ix])),
        Term::Effect(ix) => {
            let cell = &cells[ix];
            (a * cell.curve.value(cell.hi)).max(0.0)
        }
        Term::On(_) | Term::First(_) => a.max(0.0),
    };
    row.terms.iter().map(most).sum::<f64>() < row.rhs
}

fn off_value(cell: &Cell) -> f64 {
    match cell.kind {
        Kind::Spend { .. } => 0.0,
        Kind::Carried { .. } | Kind::Worst => cell.lo,
    }
}
