//! Exact optima of tiny concave scenarios: every on/off pattern is enumerated, and for each the
//! concave programme is solved by Kelley's cutting planes on the reference simplex. The upper
//! value is a bound on every plan of the scenario; the lower one belongs to a plan that holds.

use serde_json::Value;

use super::case::{Ask, Case};
use super::measure::Spend;
use super::money::{money_times, value_times};
use super::simplex::{End, Lp};

/// What the enumeration found.
#[derive(Clone, Debug)]
pub enum Exact {
    Infeasible,
    Best { upper: f64, lower: f64, plan: Option<Spend> },
}

/// A sum of variables and a constant.
#[derive(Clone, Debug, Default)]
struct Sum {
    terms: Vec<(usize, f64)>,
    constant: f64,
}

impl Sum {
    fn add(&mut self, x: usize, v: f64) {
        if v == 0.0 {
            return;
        }
        match self.terms.iter_mut().find(|(y, _)| *y == x) {
            Some(term) => term.1 += v,
            None => self.terms.push((x, v)),
        }
    }

    fn plus(&mut self, other: &Sum, times: f64) {
        for &(x, v) in &other.terms {
            self.add(x, v * times);
        }
        self.constant += other.constant * times;
    }

    fn at(&self, x: &[f64]) -> f64 {
        self.constant + self.terms.iter().map(|&(j, v)| v * x[j]).sum::<f64>()
    }
}

/// One effective spend: variable `z <= phi_c(argument)`.
struct Bend {
    channel: usize,
    z: usize,
    argument: Sum,
}

struct Model<'a> {
    case: &'a Case,
    on: &'a [&'a [bool]],
    bends: Vec<Bend>,
    /// Per channel: effect landing in each month, after the horizon included.
    effect: Vec<Vec<Sum>>,
    names: usize,
    rows: Vec<(Sum, f64)>,
}

/// The optimum, or `None` where there are more than `most` patterns or a curve is not concave.
pub fn optimum(scenario: &Value, known: Option<f64>, most: usize) -> Option<Exact> {
    let whole = Case::read(scenario);
    if whole.channels.iter().any(|c| !c.phi.is_concave()) {
        return None;
    }
    let unit = whole.size();
    let case = Case::read(&money_times(scenario, 1.0 / unit));
    let back = value_times(scenario, unit);
    let patterns: Vec<Vec<Vec<bool>>> = (0..case.channels.len()).map(|c| case.patterns(c)).collect();
    let count = patterns.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul)?;
    if count > most {
        return None;
    }
    let (mut upper, mut lower, mut best) = (f64::NEG_INFINITY, f64::NEG_INFINITY, None);
    let floor = known.map_or(f64::NEG_INFINITY, |v| v / back);
    for index in 0..count {
        let mut rest = index;
        let on: Vec<&[bool]> = patterns
            .iter()
            .map(|of| {
                let pick = &of[rest % of.len()];
                rest /= of.len();
                pick.as_slice()
            })
            .collect();
        let used = on.iter().filter(|of| of.contains(&true)).count();
        if case.max_active.is_some_and(|most| used > most) {
            continue;
        }
        let Some((bound, point)) = Model::new(&case, &on).solve(lower.max(floor)) else { continue };
        upper = upper.max(bound);
        let plan: Spend = point
            .chunks(case.months)
            .map(|row| row.iter().map(|s| if *s < 1e-12 { 0.0 } else { s * unit }).collect())
            .collect();
        let value = whole.value(&plan) / back;
        if value > lower && whole.broken(&plan, 1e-8).is_empty() {
            (lower, best) = (value, Some(plan));
        }
    }
    if upper == f64::NEG_INFINITY {
        return Some(Exact::Infeasible);
    }
    Some(Exact::Best { upper: upper * back, lower: lower * back, plan: best })
}

impl Case {
    /// An amount of the size of a month's money.
    pub fn size(&self) -> f64 {
        let monthly = self.monthly.iter().flatten().copied().fold(0.0, f64::max);
        let total = self.total.map_or(0.0, |t| t / self.months as f64);
        let size = monthly.max(total);
        if size > 0.0 { size } else { 1.0 }
    }

    /// Whether a cell's own bounds leave it nothing: then its curve needs no cuts (one that starts
    /// vertically has none that hold it at 0).
    fn is_shut(&self, c: usize, t: usize) -> bool {
        let channel = &self.channels[c];
        let none = |limit: Option<f64>| limit == Some(0.0);
        channel.max[t] == 0.0
            || none(channel.total_max)
            || none(channel.max_share)
            || channel.fixed.contains(&(t, 0.0))
    }

    /// On/off patterns of a channel that its own rules allow; one of all `true` where being on
    /// does not matter.
    fn patterns(&self, c: usize) -> Vec<Vec<bool>> {
        let channel = &self.channels[c];
        let months = self.months;
        let all: Vec<Vec<bool>> = if channel.switches() {
            (0..1_usize << months)
                .map(|bits| (0..months).map(|t| bits >> t & 1 == 1).collect())
                .collect()
        } else if self.max_active.is_some() {
            vec![vec![true; months], vec![false; months]]
        } else {
            vec![vec![true; months]]
        };
        let must = |t: usize| channel.min[t] > 0.0 || channel.fixed.iter().any(|f| f.0 == t && f.1 > 0.0);
        let cannot = |t: usize| channel.fixed.iter().any(|f| f.0 == t && f.1 == 0.0);
        all.into_iter()
            .filter(|on| {
                let fits = (0..months).all(|t| if on[t] { !channel.switches() || !cannot(t) } else { !must(t) });
                fits && (!channel.switches() || Self::pattern_allowed(channel, on))
            })
            .collect()
    }
}

impl<'a> Model<'a> {
    fn new(case: &'a Case, on: &'a [&'a [bool]]) -> Self {
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
        if channel.carry_first {
            for (t, lands) in effect.iter_mut().enumerate() {
                let mut argument = Sum::default();
                for (k, w) in channel.w.iter().enumerate() {
                    if k > t {
                        argument.constant += w * channel.past(k - t);
                    } else if t - k < months {
                        argument.plus(&self.spend(c, t - k), *w);
                    }
                }
                if argument.terms.is_empty() {
                    lands.constant = m[t.min(months - 1)] * channel.phi.at(argument.constant);
                } else {
                    let z = self.bend(c, argument);
                    lands.add(z, m[t.min(months - 1)]);
                }
            }
        } else {
            for (t, lands) in effect.iter_mut().enumerate() {
                for (k, w) in channel.w.iter().enumerate().filter(|(k, _)| *k > t) {
                    lands.constant += w * channel.phi.at(channel.past(k - t));
                }
            }
            for t in (0..months).filter(|&t| self.on[c][t] && !self.case.is_shut(c, t)) {
                let z = self.bend(c, self.spend(c, t));
                for (k, w) in channel.w.iter().enumerate() {
                    effect[t + k].add(z, w * m[t]);
                }
            }
        }
        self.effect.push(effect);
    }

    fn fee(&self, c: usize, t: usize) -> f64 {
        let channel = &self.case.channels[c];
        let first = self.on[c].iter().position(|&on| on) == Some(t) && channel.before == 0;
        let setup = if first { channel.setup } else { 0.0 };
        if self.on[c][t] && channel.switches() { channel.monthly_fee + setup } else { 0.0 }
    }

    /// Spend and fees of a month.
    fn paid(&self, t: usize) -> Sum {
        let mut sum = Sum::default();
        for c in 0..self.case.channels.len() {
            sum.plus(&self.spend(c, t), 1.0 + self.case.channels[c].fee_rate);
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
            let Some(monthly) = &case.monthly else { continue };
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
        for target in &case.targets {
            let reached = |last: usize| {
                let mut sum = Sum::default();
                for c in 0..case.channels.len() {
                    let Some(y) = case.channels[c].yields.get(&target.kpi) else { continue };
                    for t in 0..=last {
                        sum.plus(&self.effect[c][t], y * case.season(c, t));
                    }
                }
                sum
            };
            let mut spent = Sum::default();
            for c in 0..case.channels.len() {
                (0..case.months).for_each(|t| spent.plus(&self.spend(c, t), 1.0));
            }
            let (mut sum, at_least) = match target.ask {
                Ask::AtLeast { amount, by } => (reached(by), amount),
                _ => (reached(case.months - 1), 0.0),
            };
            match target.ask {
                Ask::AtLeast { .. } => {}
                Ask::PerSpend(x) => sum.plus(&spent, -x),
                Ask::CostAtMost(x) => sum.plus(&spent, -1.0 / x),
            }
            self.at_least(&sum, at_least);
        }
    }

    fn objective(&self) -> Sum {
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

    /// An upper bound on the objective and the spends that reach it; `None` where the pattern
    /// cannot hold, or its bound falls below `floor`.
    fn solve(&self, floor: f64) -> Option<(f64, Vec<f64>)> {
        let objective = self.objective();
        let norm = objective.terms.iter().map(|(_, v)| v.abs()).fold(1e-300, f64::max);
        let mut cost = vec![0.0; self.names];
        objective.terms.iter().for_each(|&(x, v)| cost[x] = v / norm);
        let mut lp = Lp::new(&cost);
        for (sum, limit) in &self.rows {
            if sum.terms.is_empty() {
                if sum.constant > limit + 1e-9 * limit.abs().max(1.0) {
                    return None;
                }
            } else {
                lp.add(&sum.terms, limit - sum.constant);
            }
        }
        for bend in &self.bends {
            for at in [0.0, 1e-6, 1e-3, 0.03, 0.1, 0.3, 1.0, 3.0] {
                self.cut(&mut lp, bend, at);
            }
        }
        let mut answer = None;
        let mut is_fresh = true;
        for round in 1..100 {
            let mut end = lp.solve();
            if end != End::Optimal || round % 6 == 0 {
                // Many pivots gather rounding; a second look from the start decides.
                lp = lp.fresh();
                end = lp.solve();
                is_fresh = true;
            }
            match end {
                End::Optimal => {}
                End::Infeasible => return None,
                other => panic!("the reference simplex: {other:?}"),
            }
            let point = lp.point();
            let bound = objective.constant + lp.value() * norm;
            answer = Some((bound, point[..self.case.channels.len() * self.case.months].to_vec()));
            if bound < floor - 1e-6 * floor.abs().max(1e-9) {
                return answer;
            }
            let mut apart = 0.0_f64;
            for bend in &self.bends {
                let at = bend.argument.at(&point);
                let over = point[bend.z] - self.case.channels[bend.channel].phi.at(at);
                if over > 1e-12 {
                    apart = apart.max(over);
                    self.cut(&mut lp, bend, at);
                }
            }
            let near = apart < if self.case.targets.is_empty() { 1e-9 } else { 1e-10 };
            if near && is_fresh {
                break;
            }
            if near {
                lp = lp.fresh();
            }
            is_fresh = near;
        }
        answer
    }

    /// z <= phi(at) + phi'(at) (argument - at).
    fn cut(&self, lp: &mut Lp, bend: &Bend, at: f64) {
        let phi = &self.case.channels[bend.channel].phi;
        // A curve that starts vertically has no tangent at 0, and too steep a row costs digits.
        let at = if phi.slope(0.0).is_finite() { at } else { at.max(1e-9) };
        let slope = phi.slope(at);
        let mut row = Sum::default();
        row.add(bend.z, 1.0);
        row.plus(&bend.argument, -slope);
        lp.add(&row.terms, phi.at(at) - slope * at - row.constant);
    }
}
