//! A channel's states: what its on/off rules let it do, month by month. A state is whether the
//! channel is on, and one number for each thing that some rule makes it remember; states in which
//! all of that is alike are one.

use std::collections::BTreeMap;

use super::State;
use crate::ramp::{Left, RampUp};
use crate::scenario::{Channel, Order};

/// One thing that a channel remembers from month to month, as a small number.
pub trait Memory {
    /// Before the first month.
    fn start(&self) -> usize {
        0
    }

    /// In a month, `before` being the month before it; `None` where the month may not be so.
    fn next(&self, before: usize, step: Step) -> Option<usize>;

    /// All that it may be in a month, where that is still open.
    fn options(&self, before: usize, step: Step) -> Vec<usize> {
        self.next(before, step).into_iter().collect()
    }

    /// Whether the last month may be so.
    fn may_end(&self, _value: usize) -> bool {
        true
    }
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
    /// What the memory of the months left says of a state, where something lasts.
    lasts: Option<Lasts>,
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
            lasts: None,
        };
        let Some(ramp) = channel.ramp_up else { return states };
        // Only carried-over spend still meets the productivity of a month without spend.
        let outlasts = channel.order == Order::CarryThenSaturate;
        let before = channel.active_before;
        if ramp.half_life_after_stop.is_none() {
            states.remember(Age { before, most: ramp.full_effect, outlasts, stays: None });
            return states;
        }
        let most = ramp.counted();
        let stays = outlasts.then(|| last_age(channel).min(most));
        states.remember(Age { before, most, outlasts, stays });
        states.remember(MonthsLeft { counted: most });
        let known = channel.known_before();
        states.remember(Known { before: known, most });
        states.lasts = Some(Lasts { counted: most, known });
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
        if let Some(last) = layers.last_mut() {
            let may_end = |at: &Here| {
                self.memories.iter().zip(&at.of).all(|(memory, &value)| memory.may_end(value))
            };
            last.retain(|at, _| may_end(at));
        }
        drop_dead_ends(&mut layers);
        layers.iter().all(|layer| !layer.is_empty()).then(|| self.number(&layers))
    }

    fn after(&self, before: &Here, choice: Choice) -> Vec<Here> {
        let step = |on| Step { was_on: before.on, on, is_spent: choice.is_spent };
        let may = [(true, choice.on), (false, choice.off)].into_iter().filter(|(_, may)| *may);
        may.flat_map(|(on, _)| {
            let mut all = vec![Vec::with_capacity(self.memories.len())];
            for (memory, &value) in self.memories.iter().zip(&before.of) {
                let options = memory.options(value, step(on));
                let with = |of: &Vec<usize>, value| of.iter().copied().chain([value]).collect();
                all = all
                    .iter()
                    .flat_map(|of| options.iter().map(|&v| with(of, v)).collect::<Vec<_>>())
                    .collect();
            }
            all.into_iter().map(move |of| Here { on, of })
        })
        .collect()
    }

    fn number(&self, layers: &[Layer]) -> Vec<Vec<State>> {
        let state = |at: &Here, next: Vec<usize>| State {
            on: at.on,
            first: self.first_matters && at.of.last() == Some(&First::NOW),
            m: self.ramp_up.map_or(1.0, |ramp| ramp.productivity(at.of[0])),
            left: self.lasts.map(|lasts| lasts.left(at.on, at.of[1], at.of[2])),
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
    /// In months that are off it stays as it was in the last that was on; before the first, this.
    stays: Option<usize>,
}

impl Memory for Age {
    fn start(&self) -> usize {
        self.stays.unwrap_or(self.before.saturating_sub(1))
    }

    fn next(&self, before: usize, step: Step) -> Option<usize> {
        let age = if step.was_on { before + 1 } else { 0 };
        Some(match self.stays {
            _ if step.on => age.min(self.most),
            Some(_) => before.min(self.most),
            None if self.outlasts => age.min(self.most),
            None => 0,
        })
    }
}

/// Months left of its stretch, this one included: 1 to `counted`, or more; 0 where it is off. What
/// they will be is open until they are few: a channel whose effect lasts decides in its stretch
/// when to stop.
struct MonthsLeft {
    counted: usize,
}

impl MonthsLeft {
    fn more(&self) -> usize {
        self.counted + 1
    }
}

impl Memory for MonthsLeft {
    fn start(&self) -> usize {
        // Anything may follow.
        self.counted + 2
    }

    fn next(&self, before: usize, step: Step) -> Option<usize> {
        self.options(before, step).first().copied()
    }

    fn options(&self, before: usize, step: Step) -> Vec<usize> {
        let is_start = before > self.more();
        match (step.on, step.was_on) {
            (false, true) if !is_start && before != 1 => Vec::new(),
            (false, _) => vec![0],
            (true, true) if !is_start && before <= self.counted => {
                (before > 1).then(|| before - 1).into_iter().collect()
            }
            (true, true) if !is_start => vec![self.counted, self.more()],
            (true, _) => (1..=self.more()).collect(),
        }
    }

    fn may_end(&self, left: usize) -> bool {
        left <= 1
    }
}

/// Months of its stretch up to this one whose spend is known, as far as they matter.
struct Known {
    /// Before the start.
    before: usize,
    /// More no longer matters.
    most: usize,
}

impl Memory for Known {
    fn start(&self) -> usize {
        self.before.min(self.most)
    }

    fn next(&self, before: usize, step: Step) -> Option<usize> {
        let before = if step.was_on { before } else { 0 };
        Some(if step.on { (before + 1).min(self.most) } else { 0 })
    }
}

/// What the months left say of a state.
#[derive(Debug, Clone, Copy)]
struct Lasts {
    /// So many months at the end of a stretch, at most, make the mean that lasts.
    counted: usize,
    /// Months before the start that the mean of a stretch that is running then is also of.
    known: usize,
}

impl Lasts {
    /// With so many months left, this one included, and so many known, this one included too.
    fn left(self, on: bool, months: usize, known: usize) -> Left {
        let of = if on { known + months - 1 } else { self.known };
        Left { months, share: 1.0 / of.clamp(1, self.counted) as f64 }
    }
}

/// Age in the last active month before the start.
fn last_age(channel: &Channel) -> usize {
    if channel.is_running() {
        return channel.active_before - 1;
    }
    let mut known = channel.history.iter().rev().skip_while(|&&spend| spend <= 0.0).peekable();
    if known.peek().is_none() { 0 } else { known.take_while(|&&spend| spend > 0.0).count() - 1 }
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
