//! One on/off pattern of a scenario as a concave programme: sums of spends and effective spends.

use super::case::{Ask, Case};

/// A sum of variables and a constant.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    pub terms: Vec<(usize, f64)>,
    pub constant: f64,
}

impl Sum {
    pub fn add(&mut self, x: usize, v: f64) {
        if v == 0.0 {
            return;
        }
        match self.terms.iter_mut().find(|(y, _)| *y == x) {
            Some(term) => term.1 += v,
            None => self.terms.push((x, v)),
        }
    }

    pub fn plus(&mut self, other: &Sum, times: f64) {
        for &(x, v) in &other.terms {
            self.add(x, v * times);
        }
        self.constant += other.constant * times;
    }

    pub fn at(&self, x: &[f64]) -> f64 {
        self.constant + self.terms.iter().map(|&(j, v)| v * x[j]).sum::<f64>()
    }
}

/// One effective spend: variable `z <= phi_c(argument)`.
pub struct Bend {
    pub channel: usize,
    pub z: usize,
    pub argument: Sum,
}

pub struct Model<'a> {
    pub case: &'a Case,
    on: &'a [&'a [bool]],
    pub bends: Vec<Bend>,
    /// Per channel: effect landing in each month, after the horizon included.
    effect: Vec<Vec<Sum>>,
    pub names: usize,
    pub rows: Vec<(Sum, f64)>,
}

impl<'a> Model<'a> {
    pub fn new(case: &'a Case, on: &'a [&'a [bool]]) -> Self {
        let months = case.months;
        let mut model = Self {
            case,
            on,
            bends: Vec::new(),
            effect: Vec::new(),
            names: case.channels.len() * months,
            rows: Vec::new(),
        };
        for c in 0..case.channels.len() {
            model.effects(c);
        }
        model.budget_rows();
        for c in 0..case.channels.len() {
            model.channel_rows(c);
        }
        model.limit_rows();
        model.target_rows();
        model
    }

    fn spend(&self, c: usize, t: usize) -> Sum {
        let mut sum = Sum::default();
        if self.on[c][t] && !self.case.is_shut(c, t) {
            sum.add(c * self.case.months + t, 1.0);
        }
        sum
    }

    fn bend(&mut self, channel: usize, argument: Sum) -> usize {
        let z = self.names;
        self.names += 1;
        self.bends.push(Bend { channel, z, argument });
        z
    }

    fn effects(&mut self, c: usize) {
        let channel = &self.case.channels[c];
        let months = self.case.months;
        let m = channel.maturity(self.on[c]);
        let length = months + channel.w.len() - 1;
        let mut effect = vec![Sum::default(); length];
        // m phi of each month.
        let mut responses = Vec::new();
        if channel.carry_first {
            for (t, lands) in effect.iter_mut().enumerate() {
                let mut argument = Sum::default();
                for (k, w) in channel.w.iter().enumerate() {
                    if k > t {
                        argument.constant += w * channel.past_bought(k - t);
                    } else if t - k < months {
                        let price = channel.price((t - k) as i64);
                        argument.plus(&self.spend(c, t - k), w / price);
                    }
                }
                if argument.terms.is_empty() {
                    lands.constant = m[t.min(months - 1)] * channel.phi.at(argument.constant);
                } else {
                    let z = self.bend(c, argument);
                    lands.add(z, m[t.min(months - 1)]);
                }
                responses.push(lands.clone());
            }
        } else {
            for (t, lands) in effect.iter_mut().enumerate() {
                for (k, w) in channel.w.iter().enumerate().filter(|(k, _)| *k > t) {
                    lands.constant += w * channel.phi.at(channel.past_bought(k - t));
                }
            }
            responses = vec![Sum::default(); months];
            for t in (0..months).filter(|&t| self.on[c][t] && !self.case.is_shut(c, t)) {
                let mut bought = Sum::default();
                bought.plus(&self.spend(c, t), 1.0 / channel.price(t as i64));
                let z = self.bend(c, bought);
                responses[t].add(z, m[t]);
                for (k, w) in channel.w.iter().enumerate() {
                    effect[t + k].add(z, w * m[t]);
                }
            }
        }
        self.lasting(c, &responses, &mut effect);
        self.effect.push(effect);
    }

    /// Adds what lasts.
    fn lasting(&self, c: usize, responses: &[Sum], effect: &mut Vec<Sum>) {
        let channel = &self.case.channels[c];
        for built in channel.built(self.on[c]) {
            let mut mean = Sum::default();
            let n = built.of.len() as f64;
            for &(month, m) in &built.of {
                match usize::try_from(month) {
                    Ok(month) => mean.plus(&responses[month], 1.0 / n),
                    Err(_) => mean.constant += m * channel.phi.at(channel.met(month)) / n,
                }
            }
            for (j, share) in channel.fading().into_iter().enumerate() {
                for (month, w) in channel.landing(built.end + j as i64) {
                    if let Ok(month) = usize::try_from(month) {
                        if effect.len() <= month {
                            effect.resize(month + 1, Sum::default());
                        }
                        effect[month].plus(&mean, share * w);
                    }
                }
            }
        }
    }

    fn fee(&self, c: usize, t: usize) -> f64 {
        let channel = &self.case.channels[c];
        let first = self.on[c].iter().position(|&on| on) == Some(t) && channel.before == 0;
        let setup = if first { channel.setup } else { 0.0 };
        let fees = (channel.monthly_fee + setup) * (1.0 + channel.tax);
        if self.on[c][t] && channel.switches() { fees } else { 0.0 }
    }

    /// Spend and fees of a month.
    fn paid(&self, t: usize) -> Sum {
        let mut sum = Sum::default();
        for c in 0..self.case.channels.len() {
            sum.plus(&self.spend(c, t), self.case.channels[c].cost());
            sum.constant += self.fee(c, t);
        }
        sum
    }

    /// `sum <= limit`.
    fn at_most(&mut self, sum: Sum, limit: f64) {
        self.rows.push((sum, limit));
    }

    fn at_least(&mut self, sum: &Sum, limit: f64) {
        let mut negative = Sum::default();
        negative.plus(sum, -1.0);
        self.rows.push((negative, -limit));
    }

    fn budget_rows(&mut self) {
        let case = self.case;
        let mut all = Sum::default();
        let mut had = 0.0;
        for t in 0..case.months {
            let paid = self.paid(t);
            all.plus(&paid, 1.0);
            let Some(monthly) = &case.monthly else {
                continue;
            };
            had += monthly[t];
            let (sum, limit) = if case.rollover { (all.clone(), had) } else { (paid, monthly[t]) };
            if case.spend_all && (!case.rollover || t + 1 == case.months) {
                self.at_least(&sum, limit);
            }
            self.at_most(sum, limit);
        }
        if let Some(total) = case.total {
            if case.spend_all && case.monthly.is_none() {
                self.at_least(&all, total);
            }
            self.at_most(all, total);
        }
    }

    fn channel_rows(&mut self, c: usize) {
        let case = self.case;
        let channel = &case.channels[c];
        let mut all = Sum::default();
        for t in 0..case.months {
            let s = self.spend(c, t);
            all.plus(&s, 1.0);
            self.at_least(&s, channel.min[t]);
            if channel.max[t].is_finite() {
                self.at_most(s.clone(), channel.max[t]);
            }
            if let (Some(least), true) = (channel.min_if_active, self.on[c][t]) {
                self.at_least(&s, least);
            }
            if let (Some(q), Some(now)) = (case.stay_within, channel.current) {
                self.at_least(&s, now - q * now);
                self.at_most(s.clone(), now + q * now);
            }
            for (share, at_least) in [(channel.min_share, true), (channel.max_share, false)] {
                let Some(q) = share else { continue };
                let mut sum = s.clone();
                for other in 0..case.channels.len() {
                    sum.plus(&self.spend(other, t), -q);
                }
                if at_least { self.at_least(&sum, 0.0) } else { self.at_most(sum, 0.0) }
            }
            if let Some((amount, share)) = channel.change {
                let last = match (t, channel.history.last()) {
                    (0, None) => None,
                    (0, Some(&h)) => Some(Sum { terms: Vec::new(), constant: h }),
                    _ => Some(self.spend(c, t - 1)),
                };
                if let Some(last) = last {
                    let mut rise = s.clone();
                    rise.plus(&last, -1.0 - share);
                    self.at_most(rise, amount);
                    let mut fall = last.clone();
                    fall.plus(&last, -share);
                    fall.plus(&s, -1.0);
                    self.at_most(fall, amount);
                }
            }
        }
        for &(t, given) in &channel.fixed {
            let s = self.spend(c, t);
            self.at_least(&s, given);
            self.at_most(s, given);
        }
        if let Some(least) = channel.total_min {
            self.at_least(&all, least);
        }
        if let Some(most) = channel.total_max {
            self.at_most(all, most);
        }
    }

    fn limit_rows(&mut self) {
        let case = self.case;
        for limit in &case.limits {
            for (before, t) in case.pairs(limit).into_iter().filter(|_| limit.never_falls) {
                let mut rise = Sum::default();
                limit.channels.iter().for_each(|&c| rise.plus(&self.spend(c, t), 1.0));
                let least = before.map_or_else(
                    |spent| spent,
                    |t| {
                        limit.channels.iter().for_each(|&c| rise.plus(&self.spend(c, t), -1.0));
                        0.0
                    },
                );
                self.at_least(&rise, least);
            }
            let groups: Vec<Vec<usize>> = if limit.total {
                vec![limit.months.clone()]
            } else {
                limit.months.iter().map(|&t| vec![t]).collect()
            };
            for months in groups {
                let sum = |of: &[usize]| {
                    let mut sum = Sum::default();
                    for &c in of {
                        months.iter().for_each(|&t| sum.plus(&self.spend(c, t), 1.0));
                    }
                    sum
                };
                let (own, base) = (sum(&limit.channels), sum(&limit.share_of));
                let apart = |q: f64| {
                    let mut apart = own.clone();
                    apart.plus(&base, -q);
                    apart
                };
                if let Some(x) = limit.min {
                    self.at_least(&own, x);
                }
                if let Some(q) = limit.min_share {
                    self.at_least(&apart(q), 0.0);
                }
                if let Some(q) = limit.max_share {
                    self.at_most(apart(q), 0.0);
                }
                if let Some(x) = limit.max {
                    self.at_most(own, x);
                }
            }
        }
    }

    fn target_rows(&mut self) {
        let case = self.case;
        // Without the soft ones: an upper bound all the same.
        for target in case.targets.iter().filter(|target| !target.soft) {
            for months in &target.groups {
                let (mut sum, mut spent) = (Sum::default(), Sum::default());
                sum.constant += case.anyway(target, months);
                for &c in &target.channels {
                    let y = case.channels[c].yields.get(&target.kpi).copied().unwrap_or(0.0);
                    for t in months.clone() {
                        sum.plus(&self.effect[c][t], y * case.season(c, t));
                        spent.plus(&self.spend(c, t), 1.0);
                    }
                }
                let least = match target.ask {
                    Ask::AtLeast(amount) => amount,
                    // Lets effects be less than they are: an upper bound all the same.
                    Ask::AtMost(amount) => {
                        self.at_most(sum, amount);
                        continue;
                    }
                    Ask::PerSpend(x) => {
                        sum.plus(&spent, -x);
                        0.0
                    }
                    Ask::CostAtMost(x) => {
                        sum.plus(&spent, -1.0 / x);
                        0.0
                    }
                };
                self.at_least(&sum, least);
            }
        }
    }

    pub fn objective(&self) -> Sum {
        let case = self.case;
        let mut sum = Sum::default();
        for (c, effect) in self.effect.iter().enumerate() {
            for (t, lands) in effect.iter().enumerate() {
                sum.plus(lands, case.worth(c, t));
            }
        }
        for t in 0..case.months {
            sum.plus(&self.paid(t), case.spend_weight * case.weight(t));
        }
        sum
    }
}
