//! How far a plan can be trusted: from which return on each channel leaves or enters it, how far
//! its spend may move at little cost, what it would be worth to know a return better, and what
//! another horizon would make of it.

use super::explain::{Entry, entry_of, with_return};
use super::many::side_by_side;
use super::ranges::{ChannelRange, ranges};
use crate::learning::P90;
use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::program::question::Question;
use crate::scenario::set::Setting;
use crate::scenario::{Loaded, Range, Scenario};
use crate::solve::{NoPlan, Options, attempt, solve};

/// How much worse than the best a plan of the ranges may be.
const WITHIN: f64 = 0.01;
/// Nodes for each plan that is made again.
const NODES: usize = 12;
/// A break-even return is known to this share of itself.
const CLOSE: f64 = 0.01;
/// Horizons that are tried, months.
const HORIZONS: [usize; 4] = [3, 6, 12, 24];
/// Middles of eight equally likely parts of the standard normal: its quantiles at 1/16, 3/16, …
const MIDDLES: [f64; 8] =
    [-1.534_121, -0.887_147, -0.488_776, -0.157_311, 0.157_311, 0.488_776, 0.887_147, 1.534_121];
/// Months that even a channel which works at once must run before a test says anything: platforms
/// need weeks to learn, and a month must be compared with another.
const LEAST_TEST: usize = 2;

/// How far a plan can be trusted.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// The best plan.
    pub plan: Plan,
    /// In the scenario's order.
    pub channels: Vec<ChannelRobustness>,
    /// Months, and the best plan over so many; `None` where the scenario has no plan of that
    /// length (it may list figures month by month).
    pub horizons: Vec<(usize, Option<Plan>)>,
    /// What to learn next, where any return carries a range.
    pub test: Option<Test>,
}

/// One channel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChannelRobustness {
    /// Times its return at which the plan flips: below it the channel gets nothing, above it
    /// something; `None` where no return does that.
    pub flips_at: Option<f64>,
    /// Its spend among plans within 1 % of the best; `None` where that was not found.
    pub range: Option<ChannelRange>,
    /// What the objective gains on average, were its return known before the plan is made; `None`
    /// where it carries no range.
    pub worth_of_knowing: Option<f64>,
}

/// A test of one channel's return.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// Index of the channel.
    pub channel: usize,
    /// Per month, in currency.
    pub spend: f64,
    /// How long, months.
    pub months: usize,
    /// What knowing would be worth, in the objective's unit.
    pub worth: f64,
}

enum Ask {
    Flip(usize),
    Know(usize),
    Horizon(usize),
}

enum Told {
    Flip(usize, Option<f64>),
    Know(usize, f64),
    Horizon(usize, Option<Box<Plan>>),
}

/// How far the best plan can be trusted.
///
/// # Errors
/// As [`solve`].
pub fn robustness(loaded: &Loaded, options: &Options) -> Result<Robustness, NoPlan> {
    let scenario = &loaded.scenario;
    let options = &options.clone().from_now();
    let plan = solve(scenario, options)?;
    let again = Options {
        node_limit: Some(options.node_limit.unwrap_or(NODES).min(NODES)),
        ..options.clone()
    };
    let all = 0..scenario.channels.len();
    let known = |c: &usize| scenario.channels[*c].roi.as_ref().is_some_and(Range::is_uncertain);
    let asks: Vec<Ask> = all
        .clone()
        .map(Ask::Flip)
        .chain(all.clone().filter(known).map(Ask::Know))
        .chain(HORIZONS.map(Ask::Horizon))
        .collect();
    let answers = side_by_side(&asks, options, |ask| match *ask {
        Ask::Flip(c) => Told::Flip(c, flip(scenario, &plan, c, &again)),
        Ask::Know(c) => Told::Know(c, worth_of_knowing(scenario, &plan, c, &again)),
        Ask::Horizon(months) => {
            let set: Setting = ("months".to_owned(), serde_json::json!(months));
            let other = if months == scenario.months {
                Some(scenario.clone())
            } else {
                loaded.with(&[set]).ok()
            };
            let found = other.and_then(|other| attempt(&other, Question::Best, &again).ok());
            Told::Horizon(months, found.map(Box::new))
        }
    });
    let found = ranges(scenario, WITHIN, options).ok();
    let mut told = Robustness {
        channels: all
            .map(|c| ChannelRobustness {
                flips_at: None,
                range: found.as_ref().map(|found| found.channels[c]),
                worth_of_knowing: None,
            })
            .collect(),
        horizons: Vec::new(),
        test: None,
        plan,
    };
    for answer in answers {
        match answer {
            Told::Flip(c, at) => told.channels[c].flips_at = at,
            Told::Know(c, worth) => told.channels[c].worth_of_knowing = Some(worth),
            Told::Horizon(months, plan) => told.horizons.push((months, plan.map(|plan| *plan))),
        }
    }
    told.test = test(scenario, &told);
    Ok(told)
}

/// Times the return at which a channel leaves the plan, or enters it.
fn flip(scenario: &Scenario, plan: &Plan, c: usize, options: &Options) -> Option<f64> {
    if plan.channels[c].total_spend <= 0.0 {
        let found: Option<Entry> = entry_of(scenario, c, options);
        return found?.factor;
    }
    let stays = |factor: f64| -> Option<bool> {
        let worse = with_return(scenario, c, factor);
        let plan = attempt(&worse, Question::Best, options).ok()?;
        Some(plan.channels[c].total_spend > 0.0)
    };
    // A channel that stays without any return is held by a rule.
    if stays(1e-6)? {
        return None;
    }
    let (mut out, mut into) = (0.0, 1.0);
    while into - out > CLOSE {
        let middle = 0.5 * (into + out);
        if stays(middle)? {
            into = middle;
        } else {
            out = middle;
        }
    }
    Some(into)
}

/// What planning anew at each of the likely returns gains over keeping the plan, on average: the
/// expected value of perfect information on one figure (Raiffa and Schlaifer 1961), the others at
/// their expected figures.
fn worth_of_knowing(scenario: &Scenario, plan: &Plan, c: usize, options: &Options) -> f64 {
    let Some(roi) = scenario.channels[c].roi else {
        return 0.0;
    };
    let gain = |z: &f64| -> f64 {
        let ratio = match (*z < 0.0, roi.low > 0.0) {
            (true, false) => return 0.0,
            (true, true) => roi.expected / roi.low,
            (false, _) => roi.high / roi.expected,
        };
        let known = with_return(scenario, c, libm::exp(z * libm::log(ratio) / P90));
        let kept = Ledger::of(&known, plan.spend()).objective(&known);
        match attempt(&known, Question::Best, options) {
            Ok(anew) => (anew.proof.value - kept).max(0.0),
            Err(_) => 0.0,
        }
    };
    MIDDLES.iter().map(gain).sum::<f64>() / MIDDLES.len() as f64
}

/// A test of the return that it is worth most to know: what the plan would spend, or the least
/// that works, until its effect is there.
fn test(scenario: &Scenario, told: &Robustness) -> Option<Test> {
    let worth = |c: usize| told.channels[c].worth_of_knowing.unwrap_or(0.0);
    let channel = (0..told.channels.len()).max_by(|&a, &b| worth(a).total_cmp(&worth(b)))?;
    if worth(channel) <= 1e-3 * told.plan.proof.value.abs() {
        return None;
    }
    let stated = &scenario.channels[channel];
    let active = told.plan.channels[channel].spend.iter().filter(|s| **s > 0.0);
    let (count, sum) = active.fold((0, 0.0), |(n, sum), s| (n + 1, sum + s));
    let usual = (count > 0).then(|| sum / f64::from(count));
    let spend = usual.or(stated.min_if_active).or(stated.roi_at).or(stated.current)?;
    let lags = stated.timing.weights().iter().enumerate();
    let lag: f64 = lags.map(|(k, w)| k as f64 * w).sum();
    let ramp = stated.ramp_up.map_or(0, |ramp| ramp.first_effect);
    Some(Test {
        channel,
        spend,
        months: LEAST_TEST.max(ramp + 1 + lag.ceil() as usize),
        worth: worth(channel),
    })
}
