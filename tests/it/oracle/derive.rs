//! Rules of a random scenario, derived from a plan so that the plan satisfies them.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::generate::month_text;
use super::measure::Spend;
use super::rng::Rng;

/// Rules that the witness satisfies.
pub struct Derive<'a> {
    pub rng: &'a mut Rng,
    pub case: &'a Case,
    pub witness: &'a Spend,
    pub rules: f64,
    /// Whether a target may cap a KPI: then the plans that hold are no convex set.
    pub caps: bool,
    pub start: i32,
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

    pub fn everything(&mut self, all: &mut Map<String, Value>) {
        let budget = self.budget();
        all.insert("budget".into(), budget);
        for c in 0..self.case.channels.len() {
            let channel = all["channels"][c].as_object_mut().unwrap();
            self.channel(c, channel);
        }
        if self.rng.chance(self.rules * 0.5) {
            self.stay_within(all);
        }
        let mut limits: Vec<Value> = Vec::new();
        for _ in 0..2 {
            if self.rule() {
                limits.push(self.limit());
            }
        }
        if !limits.is_empty() {
            all.insert("limits".into(), json!(limits));
        }
        if self.rule()
            && let Some(target) = self.target()
        {
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
        let mut limit =
            json!({"channels": ids(&own), "per": if total { "total" } else { "month" }});
        if months.len() < self.case.months {
            let names: Vec<_> = months.iter().map(|&t| month_text(self.start, t)).collect();
            limit["months"] = json!(names);
        }
        match self.rng.whole(0, 3) {
            0 => limit["min"] = json!(self.below(least)),
            2 if low.is_finite() && low > 0.0 => {
                limit["min_share"] = json!(self.below(low).min(1.0))
            }
            3 if high > 0.0 && high <= 1.0 => limit["max_share"] = json!(self.above(high).min(1.0)),
            _ => limit["max"] = json!(self.above(most)),
        }
        if let Some(base) =
            base.filter(|_| limit.get("min_share").or(limit.get("max_share")).is_some())
        {
            limit["share_of"] = json!(ids(&base));
        }
        // Where the plan's sum does not fall, that may be a rule too.
        let sum = |t: usize| own.iter().map(|&c| self.witness[c][t]).sum::<f64>();
        let last = |&c: &usize| self.case.channels[c].history.last().copied();
        let before: Option<f64> = own.iter().map(last).sum();
        let falls = |&t: &usize| match t {
            0 => before.is_some_and(|before| sum(0) < before),
            _ => months.contains(&(t - 1)) && sum(t) < sum(t - 1),
        };
        if !months.iter().any(falls) {
            limit["never_falls"] = json!(true);
        }
        limit
    }

    fn target(&mut self) -> Option<Value> {
        let kpi = if self.rng.chance(0.5) { "revenue" } else { "leads" };
        let measured = self.case.measure(self.witness);
        let by = self.rng.whole(0, self.case.months - 1);
        let from = if self.rng.chance(0.4) { self.rng.whole(0, by) } else { 0 };
        let some = self.rng.chance(0.3).then(|| self.group());
        let channels = some.clone().unwrap_or_else(|| (0..self.witness.len()).collect());
        let of = |t: usize| {
            let own = |&c: &usize| measured.kpis[c].get(kpi).map_or(0.0, |of| of[t]);
            let own: f64 = channels.iter().map(own).sum();
            let anyway = if some.is_none() { self.case.baseline_in(kpi, t) } else { 0.0 };
            (own + anyway, channels.iter().map(|&c| self.witness[c][t]).sum::<f64>())
        };
        let each: Vec<(f64, f64)> = (from..=by).map(of).collect();
        let per_month = self.rng.chance(0.4);
        let sums = if per_month {
            each
        } else {
            vec![each.iter().fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1))]
        };
        let least = sums.iter().map(|s| s.0).fold(f64::INFINITY, f64::min);
        let most = sums.iter().map(|s| s.0).fold(0.0, f64::max);
        let spent = sums.iter().filter(|s| s.1 > 0.0);
        let ratio = spent.map(|s| s.0 / s.1).fold(f64::INFINITY, f64::min);
        let asks = if self.caps { self.rng.whole(0, 3) } else { self.rng.whole(0, 2) };
        let mut target = match asks {
            0 if least > 0.0 => json!({"kpi": kpi, "at_least": self.below(least)}),
            1 if ratio > 0.0 && ratio.is_finite() => {
                json!({"kpi": kpi, "per_spend_at_least": self.below(ratio)})
            }
            2 if ratio > 0.0 && ratio.is_finite() => {
                json!({"kpi": kpi, "cost_at_most": self.above(1.0 / ratio)})
            }
            3 if most > 0.0 => json!({"kpi": kpi, "at_most": self.above(most)}),
            _ => return None,
        };
        // The format's largest amount.
        let figures = target.as_object()?.values().filter_map(Value::as_f64);
        if figures.fold(0.0, f64::max) > 1e15 {
            return None;
        }
        if from > 0 {
            target["from"] = json!(month_text(self.start, from));
        }
        if by + 1 < self.case.months {
            target["by"] = json!(month_text(self.start, by));
        }
        if per_month {
            target["per"] = json!("month");
        }
        // The plan reaches it, so that the best one does.
        if matches!(asks, 0 | 3)
            && self.rng.chance(0.15)
            && target.get("at_least").or(target.get("at_most")).is_some()
        {
            target["soft"] = json!(true);
        }
        if let Some(some) = some {
            target["channels"] = json!(some.iter().map(|c| format!("c{c}")).collect::<Vec<_>>());
        }
        Some(target)
    }
}
