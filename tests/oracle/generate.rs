//! Random scenarios that have a plan by construction: first channels, then a random plan that
//! their own rules allow, then every further rule is derived from that plan.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::measure::Spend;
use super::rng::Rng;

/// What a family of scenarios may contain.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub channels: (usize, usize),
    pub months: (usize, usize),
    /// Powers of ten of the money.
    pub money: (i32, i32),
    /// Hill curves with slope > 1 and points that bend upward.
    pub s_shaped: bool,
    /// Minimum-if-active, commitment, fees per month, ramp-up.
    pub switches: f64,
    /// Chance of each further rule.
    pub rules: f64,
}

/// A scenario and a plan that holds.
#[derive(Clone, Debug)]
pub struct Made {
    pub scenario: Value,
    pub witness: Spend,
}

impl Made {
    pub fn text(&self) -> String {
        self.scenario.to_string()
    }

    pub fn case(&self) -> Case {
        Case::read(&self.scenario)
    }
}

/// A random number with few digits, as people type them.
fn typed(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { format!("{x:.3e}").parse().unwrap() }
}

pub fn curve(rng: &mut Rng, unit: f64, s_shaped: bool) -> Value {
    let k = typed(unit * rng.within(0.2, 2.0));
    match rng.whole(0, if s_shaped { 12 } else { 8 }) {
        0 => json!("linear"),
        1 => json!({"saturating": {"half": k}}),
        2 => json!({"exponential": {"scale": k}}),
        3 => json!({"log": {"scale": k}}),
        4 => json!({"tanh": {"scale": k}}),
        5 => json!({"power": {"exponent": typed(rng.within(0.3, 1.0)), "reference": k}}),
        6 => json!({"hill": {"half": k, "slope": 1}}),
        7 => json!({"hill": {"half": k, "slope": typed(rng.within(0.5, 1.0)),
                             "ceiling": typed(k * rng.within(0.5, 1.5))}}),
        8 => {
            let (x, y) = (typed(k * rng.within(0.2, 0.7)), typed(k * rng.within(0.8, 1.5)));
            json!({"points": {"points": [[x, typed(x * 0.9)], [y, typed(x * 0.9 + (y - x) * 0.4)]]}})
        }
        9 => json!({"points": {"points": [[k * 0.5, k * 0.1], [k, k * 0.8], [k * 2.0, k]]}}),
        10 => json!({"hill": {"half": k, "slope": typed(rng.within(1.2, 4.0)),
                              "ceiling": typed(k * rng.within(0.5, 1.5))}}),
        _ => json!({"hill": {"half": k, "slope": typed(rng.within(1.2, 4.0))}}),
    }
}

pub fn timing(rng: &mut Rng) -> Value {
    match rng.whole(0, 6) {
        0..=2 => json!("immediate"),
        3 => json!({"geometric": {"retention": typed(rng.within(0.1, 0.8)), "max_lag": rng.whole(0, 4)}}),
        4 => json!({"geometric": {"retention": typed(rng.within(0.0, 0.6))}}),
        5 => {
            let first = rng.whole(0, 1);
            let half_life = [0.0, 0.5, 1.0][rng.whole(0, 2)];
            json!({"delayed": {"first_effect": first, "peak": first + rng.whole(0, 2),
                               "half_life": half_life}})
        }
        _ => json!({"weights": [typed(rng.unit()), 1, typed(rng.unit())]}),
    }
}

fn month_text(start: i32, t: usize) -> String {
    let index = start + t as i32;
    format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1)
}

fn channel(rng: &mut Rng, name: usize, unit: f64, shape: Shape) -> Value {
    let mut c = Map::new();
    let mut set = |key: &str, v: Value| c.insert(key.into(), v);
    set("id", json!(format!("c{name}")));
    set("roi", json!(typed(rng.within(0.8, 7.0))));
    if rng.chance(0.15) {
        set("roi_at", json!(typed(unit * rng.within(0.3, 1.0))));
    }
    if rng.chance(0.2) {
        set("incrementality", json!(typed(rng.within(0.5, 1.0))));
    }
    match rng.whole(0, 3) {
        0 => drop(set("yields", json!({"leads": typed(rng.within(1.0, 20.0) / unit)}))),
        1 => drop(set("cost_per", json!({"leads": typed(unit / rng.within(1.0, 20.0))}))),
        _ => {}
    }
    set("curve", curve(rng, unit, shape.s_shaped));
    set("timing", timing(rng));
    if rng.chance(0.25) {
        set("seasonality", json!((0..12).map(|_| typed(rng.within(0.5, 1.6))).collect::<Vec<_>>()));
    }
    if rng.chance(0.35) {
        let past: Vec<f64> = (0..rng.whole(1, 4))
            .map(|_| if rng.chance(0.2) { 0.0 } else { typed(unit * rng.within(0.1, 1.2)) })
            .collect();
        set("history", json!(past));
    }
    if rng.chance(0.2) {
        set("fee_rate", json!(typed(rng.within(0.01, 0.25))));
    }
    let ramps = rng.chance(shape.switches * 0.35);
    if rng.chance(0.2) && !ramps {
        set("order", json!("carry_then_saturate"));
    }
    if rng.chance(shape.switches) || ramps {
        set("min_if_active", json!(typed(unit * rng.within(0.05, 0.5))));
        if rng.chance(0.35) {
            set("commit_months", json!(rng.whole(1, 4)));
        }
        if rng.chance(0.4) {
            set("setup_fee", json!(typed(unit * rng.within(0.01, 0.4))));
        }
        if rng.chance(0.4) {
            set("monthly_fee", json!(typed(unit * rng.within(0.01, 0.15))));
        }
    }
    if ramps {
        let first = rng.whole(0, 2);
        set("ramp_up", json!({"first_effect": first, "full_effect": first + rng.whole(0, 2)}));
    }
    Value::Object(c)
}

/// A plan that the channels' own on/off rules allow.
fn witness(rng: &mut Rng, case: &Case, unit: f64) -> Spend {
    let months = case.months;
    case.channels
        .iter()
        .map(|channel| {
            let allowed: Vec<usize> = (0..1_usize << months)
                .filter(|bits| {
                    let on: Vec<bool> = (0..months).map(|t| bits >> t & 1 == 1).collect();
                    !channel.switches() || Case::pattern_allowed(channel, &on)
                })
                .collect();
            let bits = allowed[rng.whole(0, allowed.len() - 1)];
            (0..months)
                .map(|t| {
                    let least = channel.min_if_active.unwrap_or(0.0);
                    if bits >> t & 1 == 1 { typed((least + unit * rng.unit()) * 1.001) } else { 0.0 }
                })
                .collect()
        })
        .collect()
}

/// A scenario with a plan that holds.
pub fn make(rng: &mut Rng, shape: Shape) -> Made {
    let months = rng.whole(shape.months.0, shape.months.1);
    let channels = rng.whole(shape.channels.0, shape.channels.1);
    let power = rng.whole(0, (shape.money.1 - shape.money.0) as usize) as i32 + shape.money.0;
    let unit = typed(10.0_f64.powi(power) * rng.within(1.0, 9.0));
    let start = 2025 * 12 + rng.whole(0, 30) as i32;
    let mut all = Map::new();
    all.insert("start".into(), json!(month_text(start, 0)));
    all.insert("months".into(), json!(months));
    let list: Vec<Value> = (0..channels).map(|c| channel(rng, c, unit, shape)).collect();
    all.insert("channels".into(), json!(list));
    objective(rng, &mut all, unit);
    loop {
        let case = Case::read(&Value::Object(all.clone()));
        let witness = witness(rng, &case, unit);
        if witness.iter().flatten().sum::<f64>() > 0.0 {
            let mut derive = Derive { rng, case: &case, witness: &witness, rules: shape.rules, start };
            derive.everything(&mut all);
            let made = Made { scenario: Value::Object(all), witness };
            let broken = made.case().broken(&made.witness, 1e-9);
            assert!(broken.is_empty(), "the generator: {broken:?}\n{}", made.text());
            return made;
        }
    }
}

fn objective(rng: &mut Rng, all: &mut Map<String, Value>, unit: f64) {
    let leads = Value::Object(all.clone()).to_string().contains("leads");
    match rng.whole(0, 9) {
        0 => drop(all.insert("objective".into(), json!("revenue"))),
        1 if leads => drop(all.insert("objective".into(), json!("leads"))),
        2 if leads => {
            let each = typed(unit * rng.within(0.02, 0.3));
            let weights = json!({"revenue": 0.4, "leads": each, "spend": -1});
            all.insert("objective".into(), weights);
        }
        _ => {}
    }
    if rng.chance(0.4) {
        all.insert("gross_margin".into(), json!(typed(rng.within(0.3, 1.0))));
    }
    if rng.chance(0.3) {
        all.insert("discount_rate".into(), json!(typed(rng.within(0.0, 0.5))));
    }
    if rng.chance(0.5) {
        all.insert("after_horizon".into(), json!([0.3, 0.5, 1.0][rng.whole(0, 2)]));
    }
}

/// Rules that the witness satisfies.
struct Derive<'a> {
    rng: &'a mut Rng,
    case: &'a Case,
    witness: &'a Spend,
    rules: f64,
    start: i32,
}

impl Derive<'_> {
    /// A limit above `x`, at times exactly there.
    fn above(&mut self, x: f64) -> f64 {
        if self.rng.chance(0.1) { x } else { x * self.rng.within(1.001, 1.6) }
    }

    fn below(&mut self, x: f64) -> f64 {
        if self.rng.chance(0.1) { x } else { x * self.rng.within(0.2, 0.999) }
    }

    fn rule(&mut self) -> bool {
        self.rng.chance(self.rules)
    }

    fn everything(&mut self, all: &mut Map<String, Value>) {
        let budget = self.budget();
        all.insert("budget".into(), budget);
        for c in 0..self.case.channels.len() {
            let channel = all["channels"][c].as_object_mut().unwrap();
            self.channel(c, channel);
        }
        if self.rng.chance(self.rules * 0.5) {
            self.stay_within(all);
        }
        let limits: Vec<Value> = (0..2).filter_map(|_| self.rule().then(|| self.limit())).collect();
        if !limits.is_empty() {
            all.insert("limits".into(), json!(limits));
        }
        if self.rule() && let Some(target) = self.target() {
            all.insert("targets".into(), json!([target]));
        }
        if self.rng.chance(self.rules * 0.6) {
            let used = self.witness.iter().filter(|row| row.iter().any(|&s| s > 0.0)).count();
            all.insert("max_active_channels".into(), json!(used));
        }
    }

    fn budget(&mut self) -> Value {
        let fees = self.case.measure(self.witness).fees;
        let paid: Vec<f64> = (0..self.case.months)
            .map(|t| (0..fees.len()).map(|c| self.witness[c][t] + fees[c][t]).sum())
            .collect();
        let sum: f64 = paid.iter().sum();
        let most = paid.iter().copied().fold(0.0, f64::max);
        let total = self.above(sum);
        let each: Vec<f64> = paid.iter().map(|&p| self.above(p)).collect();
        match self.rng.whole(0, 7) {
            0 => json!({"monthly": self.above(most)}),
            1 => json!({"monthly": each}),
            2 | 3 => json!({"total": total}),
            4 => json!({"monthly": each, "total": total}),
            5 => json!({"monthly": paid, "spend_all": true}),
            6 => json!({"total": sum, "spend_all": true}),
            _ => {
                // Part of each month's money already comes in the month before.
                let mut budgets = paid;
                for t in 1..budgets.len() {
                    let early = budgets[t] * self.rng.unit();
                    budgets[t] -= early;
                    budgets[t - 1] += early;
                }
                let all = self.rng.chance(0.3);
                if !all {
                    budgets.iter_mut().for_each(|b| *b = self.above(*b));
                }
                json!({"monthly": budgets, "rollover": true, "spend_all": all})
            }
        }
    }

    fn channel(&mut self, c: usize, of: &mut Map<String, Value>) {
        let row = &self.witness[c];
        let everyone: Vec<f64> =
            (0..row.len()).map(|t| self.witness.iter().map(|r| r[t]).sum()).collect();
        let least = row.iter().copied().fold(f64::INFINITY, f64::min);
        let most = row.iter().copied().fold(0.0, f64::max);
        let all: f64 = row.iter().sum();
        let shares: Vec<f64> =
            row.iter().zip(&everyone).filter(|(_, e)| **e > 0.0).map(|(s, e)| s / e).collect();
        let mut set = |key: &str, v: Value| of.insert(key.into(), v);
        if self.rule() {
            let v = if self.rng.chance(0.5) {
                json!(self.below(least))
            } else {
                json!(row.iter().map(|&s| self.below(s)).collect::<Vec<_>>())
            };
            set("min", v);
        }
        if self.rule() {
            let v = if self.rng.chance(0.5) {
                json!(self.above(most))
            } else {
                json!(row.iter().map(|&s| self.above(s)).collect::<Vec<_>>())
            };
            set("max", v);
        }
        if self.rule() {
            set("total_min", json!(self.below(all)));
        }
        if self.rule() {
            set("total_max", json!(self.above(all)));
        }
        if self.rng.chance(self.rules * 0.5) {
            let share = shares.iter().copied().fold(1.0, f64::min);
            set("min_share", json!(self.below(share)));
        }
        if self.rng.chance(self.rules * 0.5) {
            let share = shares.iter().copied().fold(0.0, f64::max);
            set("max_share", json!(self.above(share).min(1.0)));
        }
        if self.rng.chance(self.rules * 0.7) {
            let share = [0.0, 0.2, 0.5][self.rng.whole(0, 2)];
            let mut last = self.case.channels[c].history.last().copied();
            let mut need = 0.0_f64;
            for &s in row {
                need = need.max(last.map_or(0.0, |l| (s - l).abs() - share * l));
                last = Some(s);
            }
            set("max_change", json!({"amount": self.above(need), "share": share}));
        }
        if self.rng.chance(self.rules * 0.4) {
            let t = self.rng.whole(0, row.len() - 1);
            set("fixed", json!({month_text(self.start, t): row[t]}));
        }
    }

    fn stay_within(&mut self, all: &mut Map<String, Value>) {
        let mut share = 0.0_f64;
        for (c, row) in self.witness.iter().enumerate() {
            let least = row.iter().copied().fold(f64::INFINITY, f64::min);
            let most = row.iter().copied().fold(0.0, f64::max);
            if most > 0.0 && self.rng.chance(0.6) {
                all["channels"][c]["current"] = json!((least + most) / 2.0);
                share = share.max((most - least) / (most + least));
            }
        }
        let share = self.above(share + 1e-12).min(1.0);
        all.insert("stay_within".into(), json!(share));
    }

    fn group(&mut self) -> Vec<usize> {
        let count = self.witness.len();
        let one = self.rng.whole(0, count - 1);
        (0..count).filter(|&c| c == one || self.rng.chance(0.4)).collect()
    }

    fn limit(&mut self) -> Value {
        let ids = |of: &[usize]| of.iter().map(|c| format!("c{c}")).collect::<Vec<_>>();
        let own = self.group();
        let base = self.rng.chance(0.5).then(|| self.group());
        let total = self.rng.chance(0.5);
        let months: Vec<usize> = if self.rng.chance(0.4) {
            let one = self.rng.whole(0, self.case.months - 1);
            (0..self.case.months).filter(|&t| t == one || self.rng.chance(0.4)).collect()
        } else {
            (0..self.case.months).collect()
        };
        let of_all: Vec<usize> = (0..self.witness.len()).collect();
        let sums: Vec<(f64, f64)> = {
            let sum = |of: &[usize], t: usize| of.iter().map(|&c| self.witness[c][t]).sum::<f64>();
            let base = base.as_deref().unwrap_or(&of_all);
            let each = months.iter().map(|&t| (sum(&own, t), sum(base, t)));
            if total {
                vec![each.fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))]
            } else {
                each.collect()
            }
        };
        let least = sums.iter().map(|s| s.0).fold(f64::INFINITY, f64::min);
        let most = sums.iter().map(|s| s.0).fold(0.0, f64::max);
        // Where the base is nothing and the group is not, no share bounds it.
        let shares = || sums.iter().filter(|s| s.0 > 0.0 || s.1 > 0.0).map(|s| s.0 / s.1);
        let low = shares().fold(f64::INFINITY, f64::min);
        let high = shares().fold(0.0, f64::max);
        let mut limit = json!({"channels": ids(&own), "per": if total { "total" } else { "month" }});
        if months.len() < self.case.months {
            let names: Vec<_> = months.iter().map(|&t| month_text(self.start, t)).collect();
            limit["months"] = json!(names);
        }
        match self.rng.whole(0, 3) {
            0 => limit["min"] = json!(self.below(least)),
            2 if low.is_finite() && low > 0.0 => limit["min_share"] = json!(self.below(low).min(1.0)),
            3 if high > 0.0 && high <= 1.0 => limit["max_share"] = json!(self.above(high).min(1.0)),
            _ => limit["max"] = json!(self.above(most)),
        }
        if let Some(base) = base.filter(|_| limit.get("min_share").or(limit.get("max_share")).is_some()) {
            limit["share_of"] = json!(ids(&base));
        }
        limit
    }

    fn target(&mut self) -> Option<Value> {
        let kpi = if self.rng.chance(0.5) { "revenue" } else { "leads" };
        let measured = self.case.measure(self.witness);
        let by = self.rng.whole(0, self.case.months - 1);
        let reached = |last: usize| (0..=last).map(|t| measured.kpi(kpi, t)).sum::<f64>();
        let spent: f64 = self.witness.iter().flatten().sum();
        let all = reached(self.case.months - 1);
        if all <= 0.0 || reached(by) <= 0.0 {
            return None;
        }
        Some(match self.rng.whole(0, 2) {
            0 => json!({"kpi": kpi, "at_least": self.below(reached(by)), "by": month_text(self.start, by)}),
            1 => json!({"kpi": kpi, "per_spend_at_least": self.below(all / spent)}),
            _ => json!({"kpi": kpi, "cost_at_most": self.above(spent / all)}),
        })
    }
}

/// The same scenario with a rule that no plan can satisfy, by a hair or by far.
pub fn spoil(rng: &mut Rng, made: &Made) -> Value {
    let case = made.case();
    let mut all = made.scenario.clone();
    let monthly: Option<f64> = case.monthly.as_ref().map(|m| m.iter().sum());
    let money = monthly.into_iter().chain(case.total).fold(f64::INFINITY, f64::min);
    let over = [1.0001, 1.05, 3.0][rng.whole(0, 2)];
    let ids: Vec<&str> = case.channels.iter().map(|c| c.id.as_str()).collect();
    let mut limits = all.get("limits").and_then(Value::as_array).cloned().unwrap_or_default();
    match rng.whole(0, 3) {
        0 => limits.push(json!({"channels": ids, "per": "total", "min": money * over})),
        1 => {
            // More than every channel can bring with the whole budget in every month.
            let most: f64 = case
                .channels
                .iter()
                .map(|c| {
                    let past = c.history.iter().copied().fold(0.0, f64::max);
                    let season = c.season.iter().copied().fold(0.0, f64::max);
                    let each = c.phi.at(money.max(past) + past);
                    c.yields.get("revenue").unwrap_or(&0.0) * season * each * case.months as f64
                })
                .sum();
            all["targets"] = json!([{"kpi": "revenue", "at_least": most * over}]);
        }
        2 => {
            limits.push(json!({"channels": [ids[0]], "per": "total", "min": money * 0.001}));
            limits.push(json!({"channels": [ids[0]], "per": "total", "max": money * 0.001 / over}));
        }
        _ => {
            limits.push(json!({"channels": ids, "per": "total", "min": money * 0.01}));
            limits.push(json!({"channels": [ids[0]], "per": "total", "max_share": 0.5 / over}));
            limits.push(json!({"channels": [ids[0]], "per": "total", "min_share": 0.5}));
        }
    }
    all["limits"] = json!(limits);
    all
}
