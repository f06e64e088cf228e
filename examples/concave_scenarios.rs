//! Makes random scenarios without on/off rules whose curves bend downward, and solves them: each
//! must end proven, with a plan.
//!
//! `cargo run --release --example concave_scenarios -- SEED COUNT CHANNELSxMONTHS [FILE_PREFIX]`
//!
//! Curves, timings and orders of every kind, shares, floors and caps, growing budgets, rollover,
//! locked months, ranges around today's spend, targets. Each scenario has a plan by construction:
//! its rules are derived from a plan drawn first. `CHANNELSxMONTHS` is the size at most; with
//! `=` before it, the size. Scenarios that end otherwise are written to `FILE_PREFIX`SEED.json.

use std::error::Error;
use std::time::Instant;

use phanbo::inside::Ledger;
use phanbo::{Backend, Options, Scenario, solve};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let at = |i: usize, default: &str| given.get(i).map_or(default, String::as_str).to_owned();
    let first: u64 = at(0, "1").parse()?;
    let count: u64 = at(1, "100").parse()?;
    let size = at(2, "4x6");
    let prefix = given.get(3);
    let backend = at(4, "auto");
    let named = Backend::ALL.iter().find(|b| b.key() == backend);
    let mut failed = 0;
    let mut slowest = (0.0, 0);
    let mut all = 0.0;
    for seed in first..first + count {
        let text = made(seed, &size)?;
        let scenario = read(&text)?;
        let mut options = Options::default();
        options.node_limit = Some(200);
        options.backend = named.copied().ok_or("no such backend")?;
        let started = Instant::now();
        let solved = solve(&scenario, &options);
        let seconds = started.elapsed().as_secs_f64();
        all += seconds;
        if seconds > slowest.0 {
            slowest = (seconds, seed);
        }
        let fault = match &solved {
            Ok(plan) if plan.proof.gap() <= 1e-6 => None,
            Ok(plan) => {
                let (value, bound) = (plan.proof.value, plan.proof.bound);
                Some(format!("gap {:.1e}: {value} of {bound}", plan.proof.gap()))
            }
            Err(why) => Some(format!("{why:?}").chars().take(160).collect()),
        };
        if let Some(fault) = fault {
            failed += 1;
            let (channels, months) = (scenario.channels.len(), scenario.months);
            println!("{seed}: {channels}x{months} {seconds:.2} s: {fault}");
            if let Some(prefix) = prefix {
                std::fs::write(format!("{prefix}{seed}.json"), &text)?;
            }
        }
    }
    println!(
        "{failed} of {count} failed; {all:.1} s, slowest {:.2} s (seed {})",
        slowest.0, slowest.1
    );
    if failed > 0 { Err("not all were solved".into()) } else { Ok(()) }
}

fn read(text: &str) -> Result<Scenario, Box<dyn Error>> {
    let today = "2026-01".parse().map_err(|_| "not a month")?;
    Scenario::from_text(text, "made.json", today).map_err(|e| format!("{e:?}\n{text}").into())
}

/// splitmix64: the same seed makes the same scenario everywhere.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn within(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn whole(&mut self, low: usize, high: usize) -> usize {
        low + (self.next() % (high - low + 1) as u64) as usize
    }

    fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }
}

/// As people type it: few digits.
fn typed(x: f64) -> f64 {
    format!("{x:.3e}").parse().unwrap_or(x)
}

/// A scenario as a file says it, with a plan by construction.
pub fn made(seed: u64, size: &str) -> Result<String, Box<dyn Error>> {
    let mut draws = Draws(seed.wrapping_mul(0x2545_F491_4F6C_DD1D));
    let exact = size.starts_with('=');
    let (channels, months) =
        size.trim_start_matches('=').split_once('x').ok_or("CHANNELSxMONTHS")?;
    let (channels, months): (usize, usize) = (channels.parse()?, months.parse()?);
    let (channels, months) = match exact {
        true => (channels, months),
        false => (draws.whole(1, channels), draws.whole(1, months)),
    };
    let power = draws.whole(0, 11);
    let unit = typed(10_f64.powi(i32::try_from(power)?) * draws.within(1.0, 9.0));
    let mut file = json!({"start": "2026-03", "months": months});
    file["channels"] = (0..channels).map(|c| channel(&mut draws, c, unit)).collect();
    objective(&mut draws, &mut file, unit);
    let spend: Vec<Vec<f64>> = (0..channels)
        .map(|_| {
            // Some channels rest always, some in some months.
            let rests = [0.0, 0.1, 0.5, 1.0][draws.whole(0, 3)];
            (0..months)
                .map(|_| if draws.chance(rests) { 0.0 } else { typed(unit * draws.unit()) })
                .collect()
        })
        .collect();
    let busy = if draws.chance(0.3) { 0.6 } else { 0.15 };
    let mut rules = Rules { draws, file, spend, busy };
    rules.channels();
    rules.budget();
    rules.limits();
    rules.targets()?;
    Ok(rules.file.to_string())
}

fn channel(draws: &mut Draws, c: usize, unit: f64) -> Value {
    let mut all = Map::new();
    let mut set = |key: &str, value: Value| all.insert(key.into(), value);
    // Some are much smaller than others.
    let own = unit * [1.0, 1.0, 1.0, 0.01, 20.0][draws.whole(0, 4)];
    set("id", json!(format!("c{c}")));
    set("roi", json!(typed(draws.within(0.5, 12.0))));
    set("curve", curve(draws, own));
    set("timing", timing(draws));
    if draws.chance(0.4) {
        set("order", json!("carry_then_saturate"));
    }
    if draws.chance(0.3) {
        set("yields", json!({"leads": typed(draws.within(1.0, 20.0) / unit)}));
    }
    if draws.chance(0.4) {
        let season: Vec<f64> = (0..12).map(|_| typed(draws.within(0.4, 1.6))).collect();
        set("seasonality", json!(season));
    }
    if draws.chance(0.3) {
        let past: Vec<f64> = (0..draws.whole(1, 4)).map(|_| typed(unit * draws.unit())).collect();
        set("history", json!(past));
    }
    if draws.chance(0.2) {
        set("fee_rate", json!(typed(draws.within(0.01, 0.25))));
    }
    if draws.chance(0.1) {
        set("incrementality", json!([0.0, 0.5, 1e-6][draws.whole(0, 2)]));
    }
    Value::Object(all)
}

fn curve(draws: &mut Draws, unit: f64) -> Value {
    let k = typed(unit * draws.within(0.1, 2.0));
    match draws.whole(0, 9) {
        0 => json!("linear"),
        1 => json!({"saturating": {"half": k}}),
        2 => json!({"exponential": {"scale": k}}),
        3 => json!({"log": {"scale": k}}),
        4 => json!({"tanh": {"scale": k}}),
        5 | 6 => {
            let exponent = [0.1, 0.3, 0.5, 0.7, 0.95, 1.0][draws.whole(0, 5)];
            json!({"power": {"exponent": exponent, "reference": k}})
        }
        7 => json!({"hill": {"half": k, "slope": 1}}),
        8 => {
            let slope = typed(draws.within(0.3, 0.99));
            json!({"hill": {"half": k, "slope": slope, "ceiling": typed(k * draws.within(0.5, 2.0))}})
        }
        _ => {
            let (x, y) = (k * draws.within(0.2, 0.7), k * draws.within(0.8, 1.5));
            let points = [[typed(x), typed(0.9 * x)], [typed(y), typed(0.9 * x + 0.4 * (y - x))]];
            json!({"points": {"points": points}})
        }
    }
}

fn timing(draws: &mut Draws) -> Value {
    match draws.whole(0, 6) {
        0 | 1 => json!("immediate"),
        2 => {
            let (retention, last) = (typed(draws.within(0.01, 0.9)), draws.whole(0, 11));
            json!({"geometric": {"retention": retention, "max_lag": last}})
        }
        3 => json!({"geometric": {"retention": typed(draws.within(0.0, 0.7))}}),
        4 => {
            let first = draws.whole(0, 2);
            let half_life = [0.0, 0.5, 1.0, 3.0][draws.whole(0, 3)];
            let peak = first + draws.whole(0, 2);
            json!({"delayed": {"first_effect": first, "peak": peak, "half_life": half_life}})
        }
        5 => json!({"weights": [0, typed(draws.unit()), 1]}),
        _ => json!({"weights": [1, typed(draws.unit()), 0, 1e-7]}),
    }
}

fn objective(draws: &mut Draws, file: &mut Value, unit: f64) {
    let leads = file["channels"].to_string().contains("leads");
    match draws.whole(0, 9) {
        0..=2 => file["objective"] = json!("revenue"),
        3 if leads => file["objective"] = json!("leads"),
        4 if leads => {
            let each = typed(unit * draws.within(0.02, 0.3));
            file["objective"] = json!({"revenue": 0.4, "leads": each, "spend": -1});
        }
        _ => {}
    }
    if draws.chance(0.3) {
        file["discount_rate"] = json!(typed(draws.within(0.0, 0.5)));
    }
    if draws.chance(0.5) {
        file["after_horizon"] = json!([0.3, 1.0][draws.whole(0, 1)]);
    }
}

/// Rules that one plan keeps, exactly or with room.
struct Rules {
    draws: Draws,
    file: Value,
    spend: Vec<Vec<f64>>,
    /// Chance of each rule.
    busy: f64,
}

impl Rules {
    fn is(&mut self) -> bool {
        let busy = self.busy;
        self.draws.chance(busy)
    }

    /// A cap on `amount`, which half of the time is met exactly.
    fn cap(&mut self, amount: f64) -> f64 {
        if self.draws.chance(0.5) { amount } else { amount * self.draws.within(1.0, 1.5) }
    }

    fn floor(&mut self, amount: f64) -> f64 {
        if self.draws.chance(0.3) { amount } else { amount * self.draws.within(0.3, 1.0) }
    }

    fn month(&self, t: usize) -> f64 {
        self.spend.iter().map(|s| s[t]).sum()
    }

    fn months(&self) -> usize {
        self.spend[0].len()
    }

    /// What a month costs, fees included.
    fn cost(&self, t: usize) -> f64 {
        let fee = |c: usize| self.file["channels"][c]["fee_rate"].as_f64().unwrap_or(0.0);
        (0..self.spend.len()).map(|c| self.spend[c][t] * (1.0 + fee(c))).sum()
    }

    fn channels(&mut self) {
        for c in 0..self.spend.len() {
            let own = self.spend[c].clone();
            let of_months: Vec<f64> = (0..own.len()).map(|t| self.month(t)).collect();
            let share = |t: usize| if of_months[t] > 0.0 { own[t] / of_months[t] } else { 0.0 };
            let (most, least) =
                own.iter().fold((0.0_f64, f64::MAX), |(a, b), s| (a.max(*s), b.min(*s)));
            let sum: f64 = own.iter().sum();
            let mut set = Map::new();
            if self.is() {
                set.insert("max".into(), json!(self.cap(most)));
            }
            if self.is() {
                set.insert("min".into(), json!(self.floor(least)));
            }
            if self.is() {
                set.insert("total_max".into(), json!(self.cap(sum)));
            }
            if self.is() {
                set.insert("total_min".into(), json!(self.floor(sum)));
            }
            let shares = (0..own.len()).map(share);
            if self.is() {
                let most = shares.clone().fold(0.0, f64::max);
                set.insert("max_share".into(), json!(self.cap(most).min(1.0)));
            }
            if self.is() {
                let used = (0..own.len()).filter(|t| of_months[*t] > 0.0);
                let least = used.map(share).reduce(f64::min).unwrap_or(0.0);
                set.insert("min_share".into(), json!(self.floor(least) * (1.0 - 1e-12)));
            }
            if self.is() {
                let t = self.draws.whole(0, own.len() - 1);
                set.insert("fixed".into(), json!({ named(t): own[t] }));
            }
            if self.is() {
                let steps = own.windows(2).map(|w| (w[1] - w[0]).abs());
                let amount = steps.fold(0.0, f64::max);
                let past = self.file["channels"][c]["history"].as_array().and_then(|h| h.last());
                let first = past.and_then(Value::as_f64).map_or(0.0, |h| (own[0] - h).abs());
                let amount = self.cap(amount.max(first) * (1.0 + 1e-12));
                set.insert("max_change".into(), json!({ "amount": amount }));
            }
            for (key, value) in set {
                self.file["channels"][c][key] = value;
            }
        }
    }

    fn budget(&mut self) {
        let costs: Vec<f64> = (0..self.months()).map(|t| self.cost(t)).collect();
        let total: f64 = costs.iter().sum();
        let kind = self.draws.whole(0, 4);
        let mut budget = Map::new();
        if kind == 0 && total > 0.0 {
            budget.insert("spend_all".into(), json!(true));
            budget.insert("total".into(), json!(total));
        } else if kind == 1 {
            budget.insert("total".into(), json!(self.cap(total)));
        } else {
            let monthly: Vec<f64> = costs.iter().map(|cost| self.cap(*cost)).collect();
            budget.insert("monthly".into(), json!(monthly));
            if kind == 3 {
                budget.insert("total".into(), json!(self.cap(total)));
            }
            if self.draws.chance(0.4) {
                budget.insert("rollover".into(), json!(true));
            }
        }
        self.file["budget"] = Value::Object(budget);
    }

    fn limits(&mut self) {
        let count = self.spend.len();
        let mut limits = Vec::new();
        for _ in 0..3 {
            if !self.is() {
                continue;
            }
            let of: Vec<usize> = (0..count).filter(|_| self.draws.chance(0.5)).collect();
            let sum = |own: &[usize], t: usize| own.iter().map(|&c| self.spend[c][t]).sum::<f64>();
            let every: Vec<usize> = (0..count).collect();
            let each: Vec<(f64, f64)> =
                (0..self.months()).map(|t| (sum(&of, t), sum(&every, t))).collect();
            let total = each.iter().fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
            if of.is_empty() {
                continue;
            }
            let ids: Vec<String> = of.iter().map(|c| format!("c{c}")).collect();
            let by_month = self.draws.chance(0.5);
            let mut limit =
                json!({"channels": ids, "per": if by_month { "month" } else { "total" }});
            let pairs = if by_month { each } else { vec![total] };
            let used = pairs.iter().filter(|p| p.1 > 0.0);
            let shares: Vec<f64> = used.map(|p| p.0 / p.1).collect();
            let key = ["min", "max", "min_share", "max_share"][self.draws.whole(0, 3)];
            limit[key] = json!(match key {
                "min" => self.floor(pairs.iter().map(|p| p.0).fold(f64::MAX, f64::min)),
                "max" => self.cap(pairs.iter().map(|p| p.0).fold(0.0, f64::max)),
                "min_share" => {
                    let least = shares.iter().copied().reduce(f64::min).unwrap_or(0.0);
                    self.floor(least) * (1.0 - 1e-12)
                }
                _ => self.cap(shares.iter().copied().fold(0.0, f64::max)).min(1.0),
            });
            limits.push(limit);
        }
        self.file["limits"] = json!(limits);
    }

    fn targets(&mut self) -> Result<(), Box<dyn Error>> {
        let scenario = read(&self.file.to_string())?;
        let ledger = Ledger::of(&scenario, self.spend.clone());
        let kpi = |kpi: &str, by: usize| -> f64 {
            let each = (0..self.spend.len())
                .flat_map(|c| (0..=by).map(move |t| (c, t)))
                .map(|(c, t)| ledger.kpi(&scenario, c, kpi, t));
            each.sum()
        };
        let last = self.months() - 1;
        let by = self.draws.whole(0, last);
        let spent: f64 = self.spend.iter().flatten().sum();
        let (revenue, leads) = (kpi("revenue", by), kpi("leads", last));
        let ratio = kpi("revenue", last) / spent;
        let mut targets = Vec::new();
        if self.is() && revenue > 0.0 {
            let least = self.floor(revenue) * (1.0 - 1e-9);
            targets.push(json!({"kpi": "revenue", "at_least": least, "by": named(by)}));
        }
        if self.is() && leads > 0.0 {
            targets.push(json!({"kpi": "leads", "at_least": self.floor(leads) * (1.0 - 1e-9)}));
        }
        if self.is() && spent > 0.0 && ratio > 0.0 {
            let least = self.floor(ratio) * (1.0 - 1e-9);
            targets.push(json!({"kpi": "revenue", "per_spend_at_least": least}));
        }
        self.file["targets"] = json!(targets);
        Ok(())
    }
}

/// Month `t` of the plan.
fn named(t: usize) -> String {
    format!("{:04}-{:02}", 2026 + (t + 2) / 12, (t + 2) % 12 + 1)
}
