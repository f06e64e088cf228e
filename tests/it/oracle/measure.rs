//! What a plan brings: "What happens in month t" of the format page.

use std::collections::BTreeMap;

use super::case::{Case, Chan};

/// `spend[c][t]`.
pub type Spend = Vec<Vec<f64>>;

#[derive(Clone, Debug)]
pub struct Measured {
    /// Per channel, one entry per month, the months after the horizon included.
    pub effect: Vec<Vec<f64>>,
    /// Per channel and month of the horizon.
    pub fees: Vec<Vec<f64>>,
    /// Per channel, KPI, month of the horizon.
    pub kpis: Vec<BTreeMap<String, Vec<f64>>>,
    /// Per channel and KPI, after the last month.
    pub after: Vec<BTreeMap<String, f64>>,
    /// The objective.
    pub value: f64,
    /// Sum of the sizes of all its terms: what rounding is judged against.
    pub size: f64,
}

impl Chan {
    /// m[t] of the horizon: `a` counts the months of unbroken activity before month t.
    pub fn maturity(&self, active: &[bool]) -> Vec<f64> {
        if self.ramp.is_none() {
            return vec![1.0; active.len()];
        }
        if self.carry_first && self.lasts.is_some() {
            return self.outlasting(active);
        }
        let mut a = self.before;
        let mut all = Vec::new();
        for &on in active {
            all.push(self.share_at(a));
            a = if on { a + 1 } else { 0 };
        }
        all
    }

    /// Effect landing in each month, those after the horizon included.
    pub fn effect(&self, spend: &[f64]) -> Vec<f64> {
        let mut effect = self.spent(spend);
        let active: Vec<bool> = spend.iter().map(|&s| s > 0.0).collect();
        let in_month = |t: i64| match usize::try_from(t) {
            Ok(at) => spend.get(at).copied().unwrap_or(0.0) / self.price(t),
            Err(_) => self.past_bought(-t as usize),
        };
        for built in self.built(&active) {
            let e = |&(month, m): &(i64, f64)| {
                let carried = || {
                    let lags = self.w.iter().enumerate();
                    lags.map(|(k, w)| w * in_month(month - k as i64)).sum()
                };
                m * self.phi.at(if self.carry_first { carried() } else { in_month(month) })
            };
            let mean = built.of.iter().map(e).sum::<f64>() / built.of.len() as f64;
            for (j, share) in self.fading().into_iter().enumerate() {
                for (month, w) in self.landing(built.end + j as i64) {
                    if month >= 0 {
                        let month = month as usize;
                        effect.resize(effect.len().max(month + 1), 0.0);
                        effect[month] += mean * share * w;
                    }
                }
            }
        }
        effect
    }

    /// Where what lasts in a month lands, and its shares.
    pub fn landing(&self, month: i64) -> Vec<(i64, f64)> {
        if self.carry_first {
            return vec![(month, 1.0)];
        }
        self.w.iter().enumerate().map(|(k, w)| (month + k as i64, *w)).collect()
    }

    /// Without what lasts.
    fn spent(&self, spend: &[f64]) -> Vec<f64> {
        let months = spend.len();
        let active: Vec<bool> = spend.iter().map(|&s| s > 0.0).collect();
        let m = self.maturity(&active);
        (0..months + self.w.len() - 1)
            .map(|t| {
                let lags = self.w.iter().enumerate().map(|(k, w)| (t as i64 - k as i64, w));
                if self.carry_first {
                    let carried: f64 = lags
                        .map(|(at, w)| match at {
                            at if at < 0 => w * self.past_bought(-at as usize),
                            at if (at as usize) < months => w * spend[at as usize] / self.price(at),
                            _ => 0.0,
                        })
                        .sum();
                    m[t.min(months - 1)] * self.phi.at(carried)
                } else {
                    lags.map(|(at, w)| match at {
                        at if at < 0 => w * self.phi.at(self.past_bought(-at as usize)),
                        at if (at as usize) < months => {
                            let bought = spend[at as usize] / self.price(at);
                            w * m[at as usize] * self.phi.at(bought)
                        }
                        _ => 0.0,
                    })
                    .sum()
                }
            })
            .collect()
    }

    /// Fees of each month, tax included.
    pub fn fees(&self, spend: &[f64]) -> Vec<f64> {
        let mut paid_setup = self.before > 0;
        spend
            .iter()
            .map(|&s| {
                if s <= 0.0 {
                    return 0.0;
                }
                let setup = if paid_setup { 0.0 } else { self.setup };
                paid_setup = true;
                let fees = s * self.fee_rate + self.monthly_fee + setup;
                fees + self.tax * (s + fees)
            })
            .collect()
    }
}

impl Case {
    pub fn measure(&self, spend: &Spend) -> Measured {
        let effect: Vec<_> = self.channels.iter().zip(spend).map(|(c, s)| c.effect(s)).collect();
        let fees: Vec<_> = self.channels.iter().zip(spend).map(|(c, s)| c.fees(s)).collect();
        let (mut value, mut size) = (0.0, 0.0);
        let (mut kpis, mut after) = (Vec::new(), Vec::new());
        for (c, channel) in self.channels.iter().enumerate() {
            let lands = |y: f64, t: usize| y * self.season(c, t) * effect[c][t];
            let beyond = self.months..effect[c].len();
            kpis.push(
                channel
                    .yields
                    .iter()
                    .map(|(kpi, &y)| (kpi.clone(), (0..self.months).map(|t| lands(y, t)).collect()))
                    .collect(),
            );
            after.push(
                channel
                    .yields
                    .iter()
                    .map(|(kpi, &y)| (kpi.clone(), beyond.clone().map(|t| lands(y, t)).sum()))
                    .collect(),
            );
            for (t, lands) in effect[c].iter().enumerate() {
                let gain = self.worth(c, t) * lands;
                value += gain;
                size += gain.abs();
            }
            for t in 0..self.months {
                let cost = self.spend_weight * self.weight(t) * (spend[c][t] + fees[c][t]);
                value += cost;
                size += cost.abs();
            }
        }
        Measured { effect, fees, kpis, after, value, size }
    }

    pub fn value(&self, spend: &Spend) -> f64 {
        self.measure(spend).value
    }
}

impl Measured {
    /// A KPI of all channels in month `t`.
    pub fn kpi(&self, name: &str, t: usize) -> f64 {
        self.kpis.iter().filter_map(|k| k.get(name)).map(|of| of[t]).sum()
    }
}
