//! A channel's states: what the on/off rules (`min_if_active`, `commit_months`, `ramp_up`,
//! `setup_fee`, `monthly_fee`, `max_active_channels`, `fixed`) let it do, month by month.

use std::collections::BTreeMap;

use super::State;
use crate::scenario::{Channel, Order};

/// What must be remembered from one month to the next; what does not matter for a channel is
/// left at its default, so that states merge. The order makes them deterministic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Memory {
    /// Whether it is on in this month.
    on: bool,
    /// Months of unbroken activity before this month, capped where more no longer matters.
    age: usize,
    /// Months after this one in which it must still be on.
    owed: usize,
    /// Whether its one stretch has begun before this month (with ramp-up).
    begun: bool,
    /// Whether it has been on in the horizon before this month (where that matters).
    used: bool,
}

/// Which months a channel may be on or off in.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// It may be on.
    pub on: bool,
    /// It may be off.
    pub off: bool,
    /// The month is spent already: no rule of stretches holds in it.
    pub spent: bool,
}

/// What a channel must remember.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// Whether its first active month matters (a set-up fee, or a limit on active channels).
    pub first_matters: bool,
}

impl Rules<'_> {
    /// Whether each month can be decided without remembering the others.
    pub fn is_memoryless(self) -> bool {
        self.channel.ramp_up.is_none()
            && self.channel.commit_months.is_none_or(|l| l <= 1)
            && !self.first_matters
    }

    /// The states of each month; `None` where no path leads through all months.
    pub fn states(self, choices: &[Choice]) -> Option<Vec<Vec<State>>> {
        let mut layers: Vec<BTreeMap<Memory, Vec<Memory>>> = Vec::new();
        let mut here: Vec<Memory> = self.starts(choices[0]);
        for t in 0..choices.len() {
            here.sort_unstable();
            here.dedup();
            let follow = |m: &Memory| match choices.get(t + 1) {
                Some(&choice) => self.successors(*m, choice),
                None => Vec::new(),
            };
            let layer: BTreeMap<_, _> = here.iter().map(|m| (*m, follow(m))).collect();
            here = layer.values().flatten().copied().collect();
            layers.push(layer);
        }
        drop_dead_ends(&mut layers);
        layers.iter().all(|layer| !layer.is_empty()).then(|| self.number(&layers))
    }

    fn starts(self, choice: Choice) -> Vec<Memory> {
        let running = self.channel.is_running();
        let before = Memory { on: running, age: 0, owed: 0, begun: running, used: false };
        self.after(before, self.channel.active_before, false, choice)
    }

    fn successors(self, m: Memory, choice: Choice) -> Vec<Memory> {
        let age = if m.on { m.age + 1 } else { 0 };
        self.after(m, age, m.used || m.on, choice)
    }

    /// What may follow `before`, `age` months of unbroken activity having passed.
    fn after(self, before: Memory, age: usize, used: bool, choice: Choice) -> Vec<Memory> {
        let mut next = Vec::with_capacity(2);
        let ramps = self.channel.ramp_up.is_some();
        let begun = before.begun || before.on;
        let used = used && self.first_matters;
        if choice.on && (choice.spent || !ramps || before.on || !begun) {
            // A stretch that began before the start owes nothing.
            let owed = if before.on {
                before.owed.saturating_sub(1)
            } else {
                self.channel.commit_months.map_or(0, |l| l.saturating_sub(1))
            };
            next.push(Memory { on: true, age: self.cap(age), owed, begun: ramps && begun, used });
        }
        if choice.off && (choice.spent || before.owed == 0) {
            // Only carried-over spend still meets the productivity of a month without spend.
            let keeps_age = self.channel.order == Order::CarryThenSaturate;
            next.push(Memory {
                on: false,
                age: if keeps_age { self.cap(age) } else { 0 },
                owed: 0,
                begun: ramps && begun,
                used,
            });
        }
        next
    }

    fn cap(self, age: usize) -> usize {
        self.channel.ramp_up.map_or(0, |ramp| age.min(ramp.full_effect))
    }

    fn number(self, layers: &[BTreeMap<Memory, Vec<Memory>>]) -> Vec<Vec<State>> {
        let m = |age| self.channel.ramp_up.map_or(1.0, |ramp| ramp.productivity(age));
        let mut months = Vec::with_capacity(layers.len());
        for (t, layer) in layers.iter().enumerate() {
            let place: BTreeMap<Memory, usize> = layers
                .get(t + 1)
                .map(|next| next.keys().copied().zip(0..).collect())
                .unwrap_or_default();
            let state = |(memory, next): (&Memory, &Vec<Memory>)| State {
                on: memory.on,
                first: memory.on && !memory.used && self.first_matters,
                m: m(memory.age),
                next: next.iter().filter_map(|n| place.get(n).copied()).collect(),
            };
            months.push(layer.iter().map(state).collect());
        }
        months
    }
}

fn drop_dead_ends(layers: &mut [BTreeMap<Memory, Vec<Memory>>]) {
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
        let reached: std::collections::BTreeSet<Memory> =
            head[t - 1].values().flatten().copied().collect();
        tail[0].retain(|m, _| reached.contains(m));
    }
}
