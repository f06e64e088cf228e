//! What a unit of a channel's effect is worth by the months in which it lands: at once or carried
//! over, and, where it lasts, after the stretch that it was built in.

use super::{lasting, settled};
use crate::scenario::{Channel, Order};

/// Where the effect of one channel lands.
pub struct Landing<'s> {
    channel: &'s Channel,
    /// What lasts of a unit 1, 2, … months after the end of its stretch, by when it lands.
    after: Vec<f64>,
    /// So many months at the end of a stretch make the mean that lasts.
    counted: usize,
}

impl<'s> Landing<'s> {
    /// Of a channel.
    pub fn of(channel: &'s Channel) -> Self {
        let shares = channel.lasting();
        let after = match channel.order {
            Order::SaturateThenCarry => convolved(&shares, channel.timing.weights()),
            Order::CarryThenSaturate => shares,
        };
        let counted = channel.ramp_up.map_or(0, |ramp| ramp.counted());
        Self { channel, after, counted }
    }

    /// Of one unit of effect in month `t`, `worth` being what it is worth where it lands: what
    /// lands by the channel's timing.
    pub fn now(&self, t: usize, worth: impl Fn(usize) -> f64) -> f64 {
        match self.channel.order {
            Order::SaturateThenCarry => {
                let lands = self.channel.timing.weights().iter().enumerate();
                lands.map(|(k, w)| w * worth(t + k)).sum()
            }
            Order::CarryThenSaturate => worth(t),
        }
    }

    /// Of one unit of the mean that lasts, in a stretch that has `left` months left in month `t`,
    /// that one included.
    pub fn lasting(&self, t: usize, left: usize, worth: impl Fn(usize) -> f64) -> f64 {
        let lands = self.after.iter().enumerate();
        lands.map(|(i, share)| share * worth(t + left + i)).sum()
    }

    /// The same by the months left, nothing for none; empty where nothing lasts.
    pub fn by_left(&self, t: usize, worth: impl Fn(usize) -> f64) -> Vec<f64> {
        if self.after.is_empty() {
            return Vec::new();
        }
        let months = (1..=self.counted).map(|left| self.lasting(t, left, &worth));
        std::iter::once(0.0).chain(months).collect()
    }

    /// What the stretch that is running at the start built, by the months that the plan leaves of
    /// it, as far as its own months are in the mean; a part of that mean counts as a whole. Empty
    /// where there is nothing.
    pub fn built(&self, worth: impl Fn(usize) -> f64) -> Vec<f64> {
        let own = if self.after.is_empty() { Vec::new() } else { lasting::running(self.channel) };
        if own.is_empty() {
            return own;
        }
        let in_mean = |left: usize| own.iter().take(self.counted - left).sum::<f64>();
        (0..=self.counted).map(|left| in_mean(left) * self.lasting(0, left, &worth)).collect()
    }

    /// What earlier spend brings whatever the plan does. What carried-over spend meets is part of
    /// the plan.
    pub fn settled(&self, worth: impl Fn(usize) -> f64) -> f64 {
        let effect = settled(self.channel);
        effect.iter().enumerate().map(|(t, e)| worth(t) * e).sum()
    }
}

/// The worth of each unit's place: `a` after `b`.
fn convolved(a: &[f64], b: &[f64]) -> Vec<f64> {
    if a.is_empty() {
        return Vec::new();
    }
    let mut sum = vec![0.0; a.len() + b.len() - 1];
    for (i, x) in a.iter().enumerate() {
        for (k, y) in b.iter().enumerate() {
            sum[i + k] += x * y;
        }
    }
    sum
}
