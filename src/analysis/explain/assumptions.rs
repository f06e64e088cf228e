//! Which assumption matters most: what the plan brings where a figure is lower or higher than
//! supposed, as it stands and made anew.

use super::entry::with_return;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::plan::audit::evaluate;
use crate::program::question::Question;
use crate::scenario::{Objective, Scenario};
use crate::solve::{Options, attempt};

/// How far a figure without a range is moved.
const MOVE: f64 = 0.2;

/// A figure that somebody had to suppose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Supposed {
    /// The return of a channel.
    Return {
        /// Index of the channel.
        channel: usize,
    },
    /// The gross margin.
    Margin,
}

/// What depends on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Which figure.
    pub supposed: Supposed,
    /// Times the supposed figure that are tried: its own range where it states one, else a fifth
    /// less and more.
    pub factors: [f64; 2],
    /// Whether the factors are the file's own range.
    pub is_own_range: bool,
    /// The plan's objective as supposed.
    pub value: f64,
    /// The same plan's objective in each case.
    pub kept: [f64; 2],
    /// The same plan's profit in each case.
    pub profit: [f64; 2],
    /// The objective of the plan made anew for each case; `None` where there is none.
    pub anew: [Option<f64>; 2],
}

impl Assumption {
    /// How far the objective of the plan moves between the two cases.
    pub fn swing(&self) -> f64 {
        (self.kept[1] - self.kept[0]).abs()
    }

    /// What is lost by keeping the plan in the worse of the two cases: how much the decision
    /// itself hangs on the figure.
    pub fn regret(&self) -> f64 {
        let lost = |at: usize| self.anew[at].map_or(0.0, |anew| (anew - self.kept[at]).max(0.0));
        lost(0).max(lost(1))
    }
}

/// Every figure that the objective hangs on.
pub(super) fn supposed(scenario: &Scenario) -> Vec<Supposed> {
    let counts = |c: usize| {
        let yields = &scenario.channels[c].yields;
        yields.keys().any(|kpi| scenario.weight_of(kpi) != 0.0)
    };
    let returns = (0..scenario.channels.len())
        .filter(|&c| counts(c))
        .map(|channel| Supposed::Return { channel });
    let margin = (scenario.objective == Objective::Profit).then_some(Supposed::Margin);
    returns.chain(margin).collect()
}

pub(super) fn tried(
    scenario: &Scenario,
    plan: &Plan,
    supposed: Supposed,
    options: &Options,
) -> Option<Assumption> {
    let (factors, is_own_range) = match supposed {
        Supposed::Return { channel } => {
            let own = scenario.channels[channel].roi.map(|roi| {
                let of = |x: f64| x / roi.expected;
                [of(roi.low), of(roi.high)]
            });
            match own.filter(|[low, high]| low.is_finite() && *low < *high && high.is_finite()) {
                Some(own) => (own, true),
                None => ([1.0 - MOVE, 1.0 + MOVE], false),
            }
        }
        Supposed::Margin => {
            let channels = scenario.channels.iter();
            let months = |c| (0..scenario.months).map(move |t| scenario.margin_in(c, t));
            let most = 1.0 / channels.flat_map(months).fold(f64::MIN_POSITIVE, f64::max);
            ([1.0 - MOVE, (1.0 + MOVE).min(most)], false)
        }
    };
    let case = |factor: f64| match supposed {
        Supposed::Return { channel } => with_return(scenario, channel, factor),
        Supposed::Margin => scenario.with_margins(factor),
    };
    let [low, high] = factors.map(case);
    let kept = |case: &Scenario| Ledger::of(case, plan.spend()).objective(case);
    let kept = [kept(&low), kept(&high)];
    let profit = |case: &Scenario| evaluate(case, plan.spend()).totals.profit;
    if (kept[1] - kept[0]).abs() <= 1e-9 * plan.proof.value.abs() {
        return None;
    }
    let anew = |case: &Scenario| {
        let plan = attempt(case, Question::Best, options).ok()?;
        Some(plan.proof.value)
    };
    Some(Assumption {
        supposed,
        factors,
        is_own_range,
        value: plan.proof.value,
        kept,
        profit: [profit(&low), profit(&high)],
        anew: [anew(&low), anew(&high)],
    })
}
