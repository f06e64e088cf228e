//! A channel's states: what its on/off rules let it do, month by month. A state is whether the
//! channel is on, and one number for each thing that some rule makes it remember; states in which
//! all of that is alike are one.

use std::collections::BTreeMap;

use super::State;
use crate::ramp::RampUp;
use crate::scenario::{Channel, Order};

/// One thing that a channel remembers from month to month, as a small number.
pub trait Memory {
    /// Before the first month.
    fn start(&self) -> usize {
        0
    }

    /// In a month, `before` being the month before it; `None` where the month may not be so.
    fn next(&self, before: usize, step: Step) -> Option<usize>;
}

/// From one month to the next.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// On in the month before; before the first month: active before the start.
    pub was_on: bool,
    /// On in this month.
    pub on: bool,
    /// This month is spent already: no rule of stretches holds in it.
    pub is_spent: bool,
}

/// Which months a channel may be on or off in.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// It may be on.
    pub on: bool,
    /// It may be off.
    pub off: bool,
    /// The month is spent already.
    pub is_spent: bool,
}

/// What a channel decides and remembers.
#[derive(Default)]
pub struct States<'s> {
    /// Whether there is a least to spend, or a fee to pay, where it is on.
    pub has_least: bool,
    /// Whether its first active month matters.
    pub first_matters: bool,
    ramp_up: Option<RampUp>,
    is_running: bool,
    memories: Vec<Box<dyn Memory + 's>>,
}

impl<'s> States<'s> {
    /// What its fees and its ramp-up make a channel decide and remember; the rules add to it.
    pub fn of(channel: &Channel) -> Self {
        let mut states = Self {
            has_least: channel.monthly_fee > 0.0,
            first_matters: channel.set_up() > 0.0,
            ramp_up: channel.ramp_up,
            is_running: channel.is_running(),
            memories: Vec::new(),
        };
        if let Some(ramp) = channel.ramp_up {
            states.remember(Age {
                before: channel.active_before,
                most: ramp.full_effect,
                // Only carried-over spend still meets the productivity of a month without spend.
                outlasts: channel.order == Order::CarryThenSaturate,
            });
        }
        states
    }

    /// One thing more is remembered.
    pub fn remember(&mut self, memory: impl Memory + 's) {
        self.memories.push(Box::new(memory));
    }

    /// Whether anything is remembered but its first active month.
    pub fn remembers(&self) -> bool {
        !self.memories.is_empty()
    }

    /// Whether each month can be decided without remembering the others.
    pub fn is_memoryless(&self) -> bool {
        !self.remembers() && !self.first_matters
    }

    /// Whether each month is decided on its own to be on or off, at a price.
    pub fn is_costly(&self) -> bool {
        self.has_least || self.remembers()
    }

    /// Whether it is on or off at all; else it is always on.
    pub fn is_on_off(&self) -> bool {
        self.is_costly() || self.first_matters
    }

    /// The states of each month; `None` where no path leads through all months.
    pub fn states(mut self, choices: &[Choice]) -> Option<Vec<Vec<State>>> {
        if self.first_matters {
            self.remember(First);
        }
        let start = self.memories.iter().map(|memory| memory.start()).collect();
        let mut here = self.after(&Here { on: self.is_running, of: start }, choices[0]);
        let mut layers: Vec<Layer> = Vec::new();
        for t in 0..choices.len() {
            here.sort_unstable();
            here.dedup();
            let next = choices.get(t + 1);
            let follow = |at: &Here| next.map_or(Vec::new(), |&choice| self.after(at, choice));
            let layer: Layer = here.iter().map(|at| (at.clone(), follow(at))).collect();
            here = layer.values().flatten().cloned().collect();
            layers.push(layer);
        }
        drop_dead_ends(&mut layers);
        layers.iter().all(|layer| !layer.is_empty()).then(|| self.number(&layers))
    }

    fn after(&self, before: &Here, choice: Choice) -> Vec<Here> {
        let step = |on| Step { was_on: before.on, on, is_spent: choice.is_spent };
        let may = [(true, choice.on), (false, choice.off)].into_iter().filter(|(_, may)| *may);
        may.filter_map(|(on, _)| {
            let each = self.memories.iter().zip(&before.of);
            let of = each.map(|(memory, &value)| memory.next(value, step(on)));
            Some(Here { on, of: of.collect::<Option<_>>()? })
        })
        .collect()
    }

    fn number(&self, layers: &[Layer]) -> Vec<Vec<State>> {
        let state = |at: &Here, next: Vec<usize>| State {
            on: at.on,
            first: self.first_matters && at.of.last() == Some(&First::NOW),
            m: self.ramp_up.map_or(1.0, |ramp| ramp.productivity(at.of[0])),
            next,
        };
        let months = layers.iter().enumerate();
        months
            .map(|(t, layer)| {
                let next: Vec<&Here> =
                    layers.get(t + 1).map_or(Vec::new(), |next| next.keys().collect());
                let place = |at: &Here| {
                    next.binary_search(&at).expect("what follows is a state of the next month")
                };
                layer.iter().map(|(at, next)| state(at, next.iter().map(place).collect())).collect()
            })
            .collect()
    }
}

/// Where a channel is in a month. The order makes states deterministic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Here {
    on: bool,
    /// What each memory holds.
    of: Vec<usize>,
}

/// The states of a month, each with those of the next that may follow.
type Layer = BTreeMap<Here, Vec<Here>>;

/// Months of unbroken activity before this one, as far as they matter; the first thing that a
/// channel with a ramp-up remembers.
struct Age {
    /// Before the start.
    before: usize,
    /// More no longer matters.
    most: usize,
    /// Whether it still matters in a month that is off.
    outlasts: bool,
}

impl Memory for Age {
    fn start(&self) -> usize {
        self.before.saturating_sub(1)
    }

    fn next(&self, before: usize, step: Step) -> Option<usize> {
        let age = if step.was_on { before + 1 } else { 0 };
        Some(if step.on || self.outlasts { age.min(self.most) } else { 0 })
    }
}

/// Whether it has been on in the horizon; the last thing remembered.
struct First;

impl First {
    const NEVER: usize = 0;
    /// On for the first time.
    const NOW: usize = 1;
    const BEFORE: usize = 2;
}

impl Memory for First {
    fn next(&self, before: usize, step: Step) -> Option<usize> {
        Some(match (before, step.on) {
            (Self::NEVER, true) => Self::NOW,
            (Self::NEVER, false) => Self::NEVER,
            _ => Self::BEFORE,
        })
    }
}

fn drop_dead_ends(layers: &mut [Layer]) {
    for t in (0..layers.len().saturating_sub(1)).rev() {
        let (head, tail) = layers.split_at_mut(t + 1);
        let alive = &tail[0];
        for next in head[t].values_mut() {
            next.retain(|n| alive.contains_key(n));
        }
        head[t].retain(|_, next| !next.is_empty());
    }
    // What only dead ends led to is reached by no path.
    for t in 1..layers.len() {
        let (head, tail) = layers.split_at_mut(t);
        let reached: std::collections::BTreeSet<Here> =
            head[t - 1].values().flatten().cloned().collect();
        tail[0].retain(|m, _| reached.contains(m));
    }
}
