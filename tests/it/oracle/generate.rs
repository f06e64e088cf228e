//! Random scenarios that have a plan by construction: first channels, then a random plan that
//! their own rules allow, then every further rule is derived from that plan.

use serde_json::{Map, Value, json};

use super::case::Case;
use super::derive::Derive;
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
    /// Targets may cap a KPI.
    pub caps: bool,
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

    /// The witness reaches every soft target, so that the best plan does: for a reference they are hard.
    pub fn hard(&self) -> Value {
        let mut hard = self.scenario.clone();
        let targets = hard.get_mut("targets").and_then(Value::as_array_mut);
        for target in targets.into_iter().flatten() {
            target.as_object_mut().unwrap().remove("soft");
        }
        hard
    }

    pub fn case(&self) -> Case {
        Case::read(&self.hard())
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
        3 => {
            json!({"geometric": {"retention": typed(rng.within(0.1, 0.8)), "max_lag": rng.whole(0, 4)}})
        }
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

pub fn month_text(start: i32, t: usize) -> String {
    let index = start + t as i32;
    format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1)
}

/// Twelve figures, or a usual one and others for months of their own.
fn by_month(rng: &mut Rng, least: f64, most: f64, start: i32) -> Value {
    let mut figure = || typed(rng.within(least, most));
    let twelve: Vec<f64> = (0..12).map(|_| figure()).collect();
    let (usual, own) = (figure(), figure());
    let dated = month_text(start - 1, rng.whole(0, 5));
    match rng.whole(0, 3) {
        0 => json!({"default": usual, dated: own}),
        1 => json!({"calendar": twelve, dated: own}),
        _ => json!(twelve),
    }
}

fn channel(rng: &mut Rng, name: usize, unit: f64, shape: Shape, start: i32) -> Value {
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
        set("seasonality", by_month(rng, 0.5, 1.6, start));
    }
    let own = &mut Rng::new(rng.clone().next());
    if own.chance(0.1) {
        set("tax_rate", json!(typed(own.within(0.0, 0.2))));
    }
    if own.chance(0.25) {
        set("cost_index", by_month(own, 0.6, 1.8, start));
    }
    if rng.chance(0.2) {
        set("gross_margin", by_month(rng, 0.3, 1.0, start));
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
        let mut ramp = json!({"first_effect": first, "full_effect": first + rng.whole(0, 2)});
        if rng.chance(0.5) {
            ramp["half_life_after_stop"] = json!(typed(rng.within(0.3, 8.0)));
            if rng.chance(0.25) {
                set("order", json!("carry_then_saturate"));
            }
        }
        set("ramp_up", ramp);
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
                    if bits >> t & 1 == 1 {
                        typed((least + unit * rng.unit()) * 1.001)
                    } else {
                        0.0
                    }
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
    let list: Vec<Value> = (0..channels).map(|c| channel(rng, c, unit, shape, start)).collect();
    all.insert("channels".into(), json!(list));
    objective(rng, &mut all, unit, start);
    loop {
        let case = Case::read(&Value::Object(all.clone()));
        let witness = witness(rng, &case, unit);
        if witness.iter().flatten().sum::<f64>() > 0.0 {
            let (rules, caps) = (shape.rules, shape.caps);
            let mut derive = Derive { rng, case: &case, witness: &witness, rules, caps, start };
            derive.everything(&mut all);
            let made = Made { scenario: Value::Object(all), witness };
            let broken = made.case().broken(&made.witness, 1e-9);
            assert!(broken.is_empty(), "the generator: {broken:?}\n{}", made.text());
            return made;
        }
    }
}

fn objective(rng: &mut Rng, all: &mut Map<String, Value>, unit: f64, start: i32) {
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
        let one = json!(typed(rng.within(0.3, 1.0)));
        let margin = if rng.chance(0.3) { by_month(rng, 0.3, 1.0, start) } else { one };
        all.insert("gross_margin".into(), margin);
    }
    let own = &mut Rng::new(rng.clone().next());
    if own.chance(0.15) {
        let mut baseline = json!({"revenue": by_month(own, unit * 0.05, unit * 0.5, start)});
        if leads {
            baseline["leads"] = json!(typed(own.within(0.1, 3.0)));
        }
        all.insert("baseline".into(), baseline);
    }
    if own.chance(0.25) {
        all.insert("tax_rate".into(), json!(typed(own.within(0.01, 0.15))));
    }
    if rng.chance(0.3) {
        all.insert("discount_rate".into(), json!(typed(rng.within(0.0, 0.5))));
    }
    if rng.chance(0.5) {
        all.insert("after_horizon".into(), json!([0.3, 0.5, 1.0][rng.whole(0, 2)]));
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
                    let season = c.season.most();
                    let each = c.phi.at((money.max(past) + past) / c.index.least());
                    c.yields.get("revenue").unwrap_or(&0.0) * season * each * case.months as f64
                })
                .sum();
            let anyway: f64 = (0..case.months).map(|t| case.baseline_in("revenue", t)).sum();
            all["targets"] = json!([{"kpi": "revenue", "at_least": most * over + anyway}]);
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
