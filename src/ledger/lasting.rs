//! What lasts of a channel's effect after it stops: of every stretch of active months the mean of
//! its last months' effects, halving since.
//!
//! ```text
//! n    = min(max(6, full_effect), months of the stretch whose spend is known)
//! E    = mean of m phi over the last n months of the stretch
//! e[j] = E x 0.5^(j / half_life_after_stop)    in the j-th month after it
//! ```
//!
//! With `saturate_then_carry` the timing works on that as on any effect, and phi is of the month's
//! spend; with `carry_then_saturate` it lands as it is, and phi is of what is carried over.

use super::{arriving, matured};
use crate::ramp::Left;
use crate::scenario::{Channel, Order};

/// Months `first..end` in which a channel is active without a break, counted from the first month
/// of the plan; before it: below 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    first: isize,
    end: isize,
}

/// The stretches of known months, oldest first.
fn stretches(channel: &Channel, spend: &[f64]) -> Vec<Stretch> {
    let known = channel.history.len() as isize;
    let mut all: Vec<Stretch> = Vec::new();
    for t in (-known..spend.len() as isize).filter(|&t| bought_in(channel, spend, t) > 0.0) {
        match all.last_mut() {
            Some(last) if last.end == t => last.end = t + 1,
            _ => all.push(Stretch { first: t, end: t + 1 }),
        }
    }
    all
}

/// What the spend of a month buys, which may lie before the plan.
fn bought_in(channel: &Channel, spend: &[f64], t: isize) -> f64 {
    match usize::try_from(t) {
        Ok(month) => channel.bought(month, spend.get(month).copied().unwrap_or(0.0)),
        Err(_) => channel.bought_before(t.unsigned_abs()),
    }
}

/// `m phi` of a month of a stretch.
fn built(channel: &Channel, spend: &[f64], stretch: Stretch, t: isize) -> f64 {
    // Of a stretch that is running at the start more may be known than its spends.
    let known = channel.known_before();
    let is_running = stretch.first == -(known as isize) && stretch.end >= 0;
    let unknown = if is_running { channel.active_before - known } else { 0 };
    let m = matured(channel, (t - stretch.first).unsigned_abs() + unknown);
    let works_on = match channel.order {
        Order::SaturateThenCarry => bought_in(channel, spend, t),
        Order::CarryThenSaturate => {
            arriving(channel, |lag| bought_in(channel, spend, t - lag as isize))
        }
    };
    m * channel.curve.value(works_on)
}

/// What lasts of ended stretches in each month from `first` on, which may lie before the plan.
fn after(channel: &Channel, spend: &[f64], stretches: &[Stretch], first: isize) -> Vec<f64> {
    let shares = channel.lasting();
    let Some(ramp) = channel.ramp_up.filter(|_| !shares.is_empty()) else {
        return Vec::new();
    };
    let mut lasts = Vec::new();
    for &stretch in stretches {
        let length = (stretch.end - stretch.first).unsigned_abs();
        let n = length.min(ramp.counted());
        let counted = stretch.end - n as isize..stretch.end;
        let mean = counted.map(|t| built(channel, spend, stretch, t)).sum::<f64>() / n as f64;
        let from = (stretch.end - first).unsigned_abs();
        if lasts.len() < from + shares.len() {
            lasts.resize(from + shares.len(), 0.0);
        }
        for (sum, share) in lasts[from..].iter_mut().zip(&shares) {
            *sum += mean * share;
        }
    }
    lasts
}

/// What lasts in each month from the first of `history` on.
pub(super) fn of(channel: &Channel, spend: &[f64]) -> Vec<f64> {
    let first = -(channel.history.len() as isize);
    after(channel, spend, &stretches(channel, spend), first)
}

/// The same, of the stretches that ended before the start whatever the plan does.
pub(super) fn ended(channel: &Channel) -> Vec<f64> {
    let first = -(channel.history.len() as isize);
    let before: Vec<Stretch> =
        stretches(channel, &[]).into_iter().filter(|stretch| stretch.end < 0).collect();
    after(channel, &[], &before, first)
}

/// `m phi` of the months of the stretch that is running at the start, the last one first.
pub(super) fn running(channel: &Channel) -> Vec<f64> {
    let running = stretches(channel, &[]).into_iter().find(|stretch| stretch.end == 0);
    running.map_or(Vec::new(), |stretch| {
        let months = (stretch.first..0).rev();
        months.map(|t| built(channel, &[], stretch, t)).collect()
    })
}

/// Productivity in the last active month before the start.
pub(super) fn last_productivity(channel: &Channel) -> f64 {
    let last = stretches(channel, &[]).pop();
    let age = match last {
        _ if channel.is_running() => channel.active_before - 1,
        Some(stretch) => (stretch.end - stretch.first).unsigned_abs() - 1,
        None => 0,
    };
    matured(channel, age)
}

/// Where each month of a plan is in the mean that lasts; `None` where it is in none.
pub fn places(channel: &Channel, spend: &[f64]) -> Vec<Option<Left>> {
    let mut places = vec![None; spend.len()];
    let Some(ramp) = channel.ramp_up.filter(|ramp| ramp.half_life_after_stop.is_some()) else {
        return places;
    };
    for stretch in stretches(channel, spend) {
        let n = (stretch.end - stretch.first).unsigned_abs().min(ramp.counted());
        for months in 1..=n {
            if let Ok(t) = usize::try_from(stretch.end - months as isize) {
                places[t] = Some(Left { months, share: 1.0 / n as f64 });
            }
        }
    }
    places
}
