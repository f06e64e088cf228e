//! What a plan's spends bring, by the format page's formulas and the true curves. Nothing here
//! knows of programs or solvers: the audit stands on it.

pub mod landing;
pub mod lasting;
mod missed;

use std::collections::BTreeMap;

use crate::scenario::{Channel, Order, REVENUE, Scenario};
use crate::uncertainty::Measure;

/// Spend by channel and month (`[channel][month]`, in currency), whoever decided it, and all
/// that follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The decision.
    pub spend: Vec<Vec<f64>>,
    /// What is paid besides spend in each channel and month: fees, and tax on both.
    pub fees: Vec<Vec<f64>>,
    /// Of these, tax.
    pub tax: Vec<Vec<f64>>,
    /// Effective spend landing in each month from the first on, as far past the horizon as
    /// anything lands.
    pub effect: Vec<Vec<f64>>,
}

impl Ledger {
    /// Works out fees and effects of `spend` (`[channel][month]`, one entry per month of the
    /// horizon).
    pub fn of(scenario: &Scenario, spend: Vec<Vec<f64>>) -> Self {
        let per_channel = || scenario.channels.iter().zip(&spend);
        let (fees, tax) = per_channel().map(|(c, s)| fees(c, s)).unzip();
        let effect = per_channel().map(|(c, s)| effects(c, s)).collect();
        Self { spend, fees, tax, effect }
    }

    /// The plan that spends nothing: what earlier spend still brings in.
    pub fn idle(scenario: &Scenario) -> Self {
        Self::of(scenario, vec![vec![0.0; scenario.months]; scenario.channels.len()])
    }

    /// Amount of `kpi` from channel `c` landing in month `t`, which may pass the horizon.
    pub fn kpi(&self, scenario: &Scenario, c: usize, kpi: &str, t: usize) -> f64 {
        let channel = &scenario.channels[c];
        // Past its last month nothing lands any more.
        let effect = self.effect[c].get(t).copied().unwrap_or(0.0);
        channel.yield_of(kpi) * channel.season(scenario.month(t)) * effect
    }

    /// Gross profit from channel `c` landing in month `t`, which may pass the horizon.
    pub fn gross_profit(&self, scenario: &Scenario, c: usize, t: usize) -> f64 {
        let margin = scenario.margin_in(&scenario.channels[c], t);
        margin * self.kpi(scenario, c, REVENUE, t)
    }

    /// The value of the objective, by the scenario's measure of risk.
    pub fn objective(&self, scenario: &Scenario) -> f64 {
        let expected = self.expected(scenario);
        let measure = Measure::of(scenario);
        if measure.is_expected() {
            return expected;
        }
        let worth = self.worth_of_revenue(scenario);
        expected - worth.iter().sum::<f64>() + measure.value(&worth)
    }

    /// What each channel's revenue is worth in the objective, at the expected returns; what
    /// earlier spend still brings in included.
    pub fn worth_of_revenue(&self, scenario: &Scenario) -> Vec<f64> {
        let channels = scenario.channels.iter().zip(&self.effect);
        channels
            .map(|(channel, effect)| {
                let landing = effect.iter().enumerate();
                landing.map(|(t, e)| worth_of(scenario, channel, REVENUE, t) * e).sum()
            })
            .collect()
    }

    /// The scenario at the returns of the plan's own worst case, as if they were the expected ones.
    pub fn at_its_worst(&self, scenario: &Scenario) -> Scenario {
        let factors = Measure::of(scenario).worst(&self.worth_of_revenue(scenario));
        let mut fixed = scenario.clone();
        fixed.risk.measure = crate::scenario::Measure::Expected;
        for (channel, factor) in fixed.channels.iter_mut().zip(factors) {
            if let Some(per_effect) = channel.yields.get_mut(REVENUE) {
                *per_effect *= factor;
            }
        }
        fixed
    }

    /// The value of the objective at the expected returns.
    pub fn expected(&self, scenario: &Scenario) -> f64 {
        let mut value = 0.0;
        for (c, channel) in scenario.channels.iter().enumerate() {
            for t in 0..scenario.months {
                let paid = self.spend[c][t] + self.fees[c][t];
                value += scenario.weight_of_spend() * scenario.discount(t) * paid;
            }
            for (t, effect) in self.effect[c].iter().enumerate() {
                value += worth(scenario, channel, t) * effect;
            }
        }
        value
    }

    /// Each KPI of channel `c`, month by month inside the horizon.
    pub fn kpis(&self, scenario: &Scenario, c: usize) -> BTreeMap<String, Vec<f64>> {
        let months =
            |kpi: &str| (0..scenario.months).map(|t| self.kpi(scenario, c, kpi, t)).collect();
        let yields = scenario.channels[c].yields.keys();
        yields.map(|kpi| (kpi.clone(), months(kpi))).collect()
    }

    /// Each KPI of channel `c` landing after the horizon.
    pub fn after_horizon(&self, scenario: &Scenario, c: usize) -> BTreeMap<String, f64> {
        let late = |kpi: &str| {
            (scenario.months..self.effect[c].len()).map(|t| self.kpi(scenario, c, kpi, t)).sum()
        };
        let yields = scenario.channels[c].yields.keys();
        yields.map(|kpi| (kpi.clone(), late(kpi))).collect()
    }
}

/// What the objective gains per unit of effect of `channel` landing in month `t`.
pub fn worth(scenario: &Scenario, channel: &Channel, t: usize) -> f64 {
    let yields = channel.yields.keys();
    yields.map(|kpi| worth_of(scenario, channel, kpi, t)).sum()
}

/// As [`worth`], if all that lands after the horizon counted.
pub fn worth_wherever(scenario: &Scenario, channel: &Channel, t: usize) -> f64 {
    let yields = channel.yields.keys();
    yields.map(|kpi| worth_counted(scenario, channel, kpi, t, 1.0)).sum()
}

/// As [`worth`], of one KPI alone.
pub fn worth_of(scenario: &Scenario, channel: &Channel, kpi: &str, t: usize) -> f64 {
    let counted = if t < scenario.months { 1.0 } else { scenario.after_horizon };
    worth_counted(scenario, channel, kpi, t, counted)
}

fn worth_counted(scenario: &Scenario, channel: &Channel, kpi: &str, t: usize, counted: f64) -> f64 {
    let per_effect = scenario.weight_in(kpi, channel, t) * channel.yield_of(kpi);
    per_effect * counted * scenario.discount(t) * channel.season(scenario.month(t))
}

/// Months of unbroken activity before each month.
pub fn ages(channel: &Channel, spend: &[f64]) -> Vec<usize> {
    let mut run = channel.active_before;
    spend
        .iter()
        .map(|&s| {
            let age = run;
            run = if s > 0.0 { run + 1 } else { 0 };
            age
        })
        .collect()
}

/// Share of its productivity at which the channel works in each month. Where something lasts of
/// what is carried over, a month after a stop is as the last one before it.
pub fn productivity(channel: &Channel, spend: &[f64]) -> Vec<f64> {
    let mut m: Vec<f64> =
        ages(channel, spend).into_iter().map(|age| matured(channel, age)).collect();
    let outlasts = channel.order == Order::CarryThenSaturate && !channel.lasting().is_empty();
    if outlasts {
        let mut last = lasting::last_productivity(channel);
        for (m, &spend) in m.iter_mut().zip(spend) {
            if spend > 0.0 {
                last = *m;
            } else {
                *m = last;
            }
        }
    }
    m
}

/// Share of its productivity at which a channel works after so many months of unbroken activity.
fn matured(channel: &Channel, age: usize) -> f64 {
    channel.ramp_up.map_or(1.0, |ramp| ramp.productivity(age))
}

/// What is paid besides spend in each month, and of that the tax.
fn fees(channel: &Channel, spend: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut set_up = channel.is_running();
    spend
        .iter()
        .map(|&s| {
            if s <= 0.0 {
                return (0.0, 0.0);
            }
            let once = if set_up { 0.0 } else { channel.setup_fee };
            set_up = true;
            let fees = once + channel.monthly_fee + channel.fee_rate * s;
            let tax = channel.tax_rate * (s + fees);
            (fees + tax, tax)
        })
        .unzip()
}

/// What arrives of the amounts of a month and those before it: `sum of w[k] x amount k months ago`.
fn arriving(channel: &Channel, ago: impl Fn(usize) -> f64) -> f64 {
    let weights = channel.timing.weights().iter().enumerate();
    weights.map(|(k, w)| w * ago(k)).sum()
}

/// Effective spend landing in each month: `effect[t] = sum of w[k] e[t-k]`, `e` being `m phi(s)`
/// and what lasts, or `m[t] phi(sum of w[k] s[t-k])` and what lasts; before the start m is 1 and the
/// spend is `history`. The spend of a month counts as what it buys.
fn effects(channel: &Channel, spend: &[f64]) -> Vec<f64> {
    let m = productivity(channel, spend);
    let last = spend.len() - 1;
    let spend_in = |t: usize, lag: usize| match t.checked_sub(lag) {
        Some(month) => channel.bought(month, spend.get(month).copied().unwrap_or(0.0)),
        None => channel.bought_before(lag - t),
    };
    let lasts = lasting::of(channel, spend);
    let landing = spend.len() + channel.timing.last_lag() + channel.lasting().len();
    (0..landing)
        .map(|t| match channel.order {
            Order::SaturateThenCarry => arriving(channel, |lag| {
                let own = channel.curve.value(spend_in(t, lag));
                let m = t.checked_sub(lag).map_or(1.0, |month| m[month.min(last)]);
                m * own + lasting_in(channel, &lasts, t, lag)
            }),
            Order::CarryThenSaturate => {
                let carried = arriving(channel, |lag| spend_in(t, lag));
                m[t.min(last)] * channel.curve.value(carried) + lasting_in(channel, &lasts, t, 0)
            }
        })
        .collect()
}

/// What earlier spend brings in each month whatever a plan does: all but what a stretch that is
/// running at the start built, and what carried-over spend meets.
fn settled(channel: &Channel) -> Vec<f64> {
    let lasts = lasting::ended(channel);
    match channel.order {
        Order::SaturateThenCarry => (0..channel.timing.last_lag() + lasts.len())
            .map(|t| {
                arriving(channel, |lag| {
                    let own = if lag > t { channel.bought_before(lag - t) } else { 0.0 };
                    channel.curve.value(own) + lasting_in(channel, &lasts, t, lag)
                })
            })
            .collect(),
        Order::CarryThenSaturate => lasts.into_iter().skip(channel.history.len()).collect(),
    }
}

/// Of what lasts, from the first month of `history` on, that of `lag` months before month `t`.
fn lasting_in(channel: &Channel, lasts: &[f64], t: usize, lag: usize) -> f64 {
    let at = (t + channel.history.len()).checked_sub(lag);
    at.and_then(|at| lasts.get(at)).copied().unwrap_or(0.0)
}
