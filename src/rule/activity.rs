//! The on/off rules of one channel: `min_if_active`, `commit_months`, and the one stretch of a
//! channel that ramps up.
//!
//! ```text
//! s[t] = 0  or  s[t] >= min_if_active
//! a stretch that begins in the horizon lasts at least commit_months, or to its end
//! with ramp_up: after a stretch has ended, s = 0 to the end of the horizon
//! ```
//!
//! No rows: they are the states of a channel's track, and what it remembers from month to month.

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::bounds::Bounds;
use crate::program::states::{Memory, States, Step};
use crate::row::{ChannelIx, MonthIx, Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Channel, Per, Scenario};

const ABOUT: About = About::Channel(Per::Month);

pub(super) struct MinIfActive;

pub(super) struct Commit;

/// With `ramp_up`.
pub(super) struct OneStretch;

/// A stretch of active months inside the horizon.
struct Stretch {
    first: usize,
    /// One past the last month.
    end: usize,
    /// Whether it began before the start.
    continued: bool,
}

impl Stretch {
    fn length(&self) -> usize {
        self.end - self.first
    }
}

fn stretches(channel: &Channel, spend: &[f64]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for (t, _) in spend.iter().enumerate().filter(|(_, s)| **s > 0.0) {
        match all.last_mut() {
            Some(last) if last.end == t => last.end = t + 1,
            _ => {
                let continued = t == 0 && channel.is_running();
                all.push(Stretch { first: t, end: t + 1, continued });
            }
        }
    }
    all
}

impl Rule for MinIfActive {
    fn facts(&self) -> Facts {
        Facts::new(RuleId::MinIfActive, "min_if_active", ABOUT, Direction::Floor)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        Some(Figures::Amount(&mut scenario.channels[of.channel()?].min_if_active))
    }

    fn bounds(&self, scenario: &Scenario, (c, t): (ChannelIx, MonthIx), bounds: &mut Bounds) {
        if let Some(least) = scenario.channels[c].min_if_active.filter(|_| t.0 >= scenario.closed) {
            bounds.on = bounds.on.max(least);
        }
    }

    fn states<'s>(&self, scenario: &'s Scenario, c: ChannelIx, states: &mut States<'s>) {
        states.has_least |= scenario.channels[c].min_if_active.is_some();
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, t) = (key.channel()?, key.month?);
        let (least, spend) = (scenario.channels[c].min_if_active?, ledger.spend[c][t]);
        (spend > 0.0).then(|| Reading::at_least(key, spend, least))
    }
}

/// Months after this one in which it must still be on.
struct Owed {
    commit: usize,
}

impl Memory for Owed {
    fn next(&self, owed: usize, step: Step) -> Option<usize> {
        match (step.on, step.was_on) {
            (true, true) => Some(owed.saturating_sub(1)),
            (true, false) => Some(self.commit - 1),
            (false, _) => (step.is_spent || owed == 0).then_some(0),
        }
    }
}

impl Rule for Commit {
    fn facts(&self) -> Facts {
        Facts::new(RuleId::Commit, "commit_months", ABOUT, Direction::Floor).in_unit(Unit::Month)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        Some(Figures::Count(&mut scenario.channels[of.channel()?].commit_months))
    }

    fn states<'s>(&self, scenario: &'s Scenario, c: ChannelIx, states: &mut States<'s>) {
        // A stretch that began before the start owes nothing.
        if let Some(commit) = scenario.channels[c].commit_months.filter(|months| *months > 1) {
            states.remember(Owed { commit });
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, MonthIx(first)) = (key.channel()?, key.month?);
        let commit = scenario.channels[c].commit_months?;
        let stretches = stretches(&scenario.channels[c], &ledger.spend[c]);
        let begun = stretches.into_iter().find(|stretch| stretch.first == first)?;
        // What ended in months that are spent cannot be mended.
        let binds = !begun.continued && begun.end >= scenario.closed;
        let owed = commit.min(scenario.months - first);
        binds.then(|| Reading::at_least(key, begun.length() as f64, owed as f64))
    }

    fn since(&self, _scenario: &Scenario) -> usize {
        0
    }
}

/// Whether its one stretch has begun before this month.
struct Begun {
    before: bool,
}

impl Memory for Begun {
    fn start(&self) -> usize {
        usize::from(self.before)
    }

    fn next(&self, begun: usize, step: Step) -> Option<usize> {
        let begun = begun == 1 || step.was_on;
        let again = step.on && begun && !step.was_on;
        (step.is_spent || !again).then_some(usize::from(begun))
    }
}

impl Rule for OneStretch {
    fn facts(&self) -> Facts {
        Facts::new(RuleId::OneStretch, "ramp_up", ABOUT, Direction::Floor).in_unit(Unit::Month)
    }

    fn figures<'s>(&self, scenario: &'s mut Scenario, of: Subject) -> Option<Figures<'s>> {
        scenario.channels[of.channel()?].ramp_up.map(|_| Figures::Fact)
    }

    fn leave_out(&self, scenario: &mut Scenario, of: Subject) {
        if let Some(channel) = of.channel() {
            scenario.channels[channel].ramp_up = None;
        }
    }

    fn states<'s>(&self, scenario: &'s Scenario, c: ChannelIx, states: &mut States<'s>) {
        let channel = &scenario.channels[c];
        if channel.ramp_up.is_some() {
            states.remember(Begun { before: channel.is_running() });
        }
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let (c, MonthIx(first)) = (key.channel()?, key.month?);
        let channel = &scenario.channels[c];
        channel.ramp_up?;
        let stretches = stretches(channel, &ledger.spend[c]);
        let at = stretches.iter().position(|stretch| stretch.first == first)?;
        let already = channel.is_running() && !stretches[0].continued;
        let again = at >= usize::from(!already);
        again.then(|| Reading::at_most(key, stretches[at].length() as f64, 0.0))
    }
}
