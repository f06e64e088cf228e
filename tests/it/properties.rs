//! What must hold of every scenario, whatever its optimum: how the plan moves when the scenario
//! is changed in a way whose effect is known.

use crate::oracle::generate::{Made, Shape, make};
use crate::oracle::judge::{plan, read, spends, today};
use crate::oracle::money::{money_times, value_times};
use crate::oracle::rng::Rng;
use phanbo::plan::Plan;
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};

const PLAIN: Shape = Shape {
    channels: (1, 4),
    months: (1, 5),
    money: (0, 13),
    s_shaped: false,
    switches: 0.0,
    rules: 0.2,
    caps: false,
};
const ON_OFF: Shape = Shape { switches: 0.5, months: (1, 4), ..PLAIN };

/// Scenarios of both kinds by turns.
fn scenarios(first: u64, count: u64) -> impl Iterator<Item = (u64, Made)> {
    (first..first + count).map(|seed| {
        let shape = if seed % 3 == 0 { ON_OFF } else { PLAIN };
        (seed, make(&mut Rng::new(seed), shape))
    })
}

fn solved(scenario: &Value) -> Plan {
    plan(&scenario.to_string())
}

/// The value, or `None` where there is no plan.
fn value(scenario: &Value) -> Option<f64> {
    match solve(&read(&scenario.to_string()), &Options::default()) {
        Ok(plan) => Some(plan.proof.value),
        Err(NoPlan::Infeasible(_)) => None,
        Err(other) => panic!("{other:?}\n{scenario}"),
    }
}

/// Two proven gaps of 1e-6.
fn room(a: f64, b: f64) -> f64 {
    2.1e-6 * a.abs().max(b.abs()).max(1.0)
}

fn shares(spend: &[Vec<f64>]) -> Vec<f64> {
    let all: f64 = spend.iter().flatten().sum();
    spend.iter().flatten().map(|s| if all > 0.0 { s / all } else { 0.0 }).collect()
}

fn times(value: &mut Value, f: f64) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|v| times(v, f)),
        number => *number = json!(number.as_f64().unwrap() * f),
    }
}

fn with_budget_times(scenario: &Value, f: f64) -> Value {
    let mut all = scenario.clone();
    for key in ["monthly", "total"] {
        if let Some(amount) = all["budget"].get_mut(key) {
            times(amount, f);
        }
    }
    all["budget"]["spend_all"] = json!(false);
    all
}

/// Whether a scaled scenario still fits: the format's largest amount is 1e15.
fn fits(scenario: &Value) -> bool {
    let text = scenario.to_string();
    phanbo::scenario::Scenario::from_text(&text, "case.json", crate::oracle::judge::today()).is_ok()
}

#[test]
fn more_budget_never_lowers_the_optimum() {
    for (seed, made) in scenarios(1_000, 90) {
        let mut last = f64::NEG_INFINITY;
        for f in [1.0, 1.0001, 1.3, 5.0] {
            let more = with_budget_times(&made.scenario, f);
            if !fits(&more) {
                continue;
            }
            let now = value(&more).unwrap();
            assert!(
                now >= last - room(now, last),
                "{seed}: x {f} {last} then {now}\n{}",
                made.text()
            );
            last = now;
        }
    }
}

#[test]
fn a_tighter_rule_never_raises_the_optimum() {
    let mut tightened = 0;
    for (seed, made) in scenarios(2_000, 120) {
        let mut tight = made.scenario.clone();
        let mut rng = Rng::new(seed);
        let ids: Vec<Value> =
            made.scenario["channels"].as_array().unwrap().iter().map(|c| c["id"].clone()).collect();
        let unit = made.case().size();
        let rule = match rng.whole(0, 3) {
            0 => json!({"channels": [ids[0]], "max": unit * rng.unit()}),
            1 => json!({"channels": ids, "per": "total", "max": unit * rng.within(0.5, 2.0)}),
            2 => json!({"channels": [ids[0]], "min_share": rng.within(0.0, 0.5)}),
            _ => json!({"channels": [ids[0]], "min": unit * rng.within(0.0, 0.3)}),
        };
        let mut limits = tight.get("limits").and_then(Value::as_array).cloned().unwrap_or_default();
        limits.push(rule);
        tight["limits"] = json!(limits);
        let before = value(&made.scenario).unwrap();
        let Some(after) = value(&tight) else { continue };
        tightened += usize::from(after < before - room(before, after));
        assert!(after <= before + room(before, after), "{seed}: {before} then {after}\n{tight}");
    }
    assert!(tightened > 20, "only {tightened} of the rules had any effect");
}

#[test]
fn a_rule_written_twice_changes_nothing() {
    for (seed, made) in scenarios(3_000, 60) {
        let mut twice = made.scenario.clone();
        let ids: Vec<Value> =
            made.scenario["channels"].as_array().unwrap().iter().map(|c| c["id"].clone()).collect();
        // What the budget says already, and every limit and target once more.
        let mut limits = twice.get("limits").and_then(Value::as_array).cloned().unwrap_or_default();
        limits.extend(limits.clone());
        if let Some(total) = made.scenario["budget"].get("total") {
            limits.push(json!({"channels": ids, "per": "total", "max": total}));
        }
        twice["limits"] = json!(limits);
        if let Some(targets) = twice.get_mut("targets").and_then(Value::as_array_mut) {
            targets.extend(targets.clone());
        }
        let (a, b) = (value(&made.scenario).unwrap(), value(&twice).unwrap());
        assert!((a - b).abs() <= room(a, b), "{seed}: {a} then {b}\n{twice}");
    }
}

#[test]
fn money_in_another_unit_leaves_every_share() {
    for (seed, made) in scenarios(4_000, 90) {
        let plain = solved(&made.scenario);
        // Thousands of dong, and dollars.
        for f in [1000.0, 1.0 / 26_315.0] {
            let scaled = money_times(&made.scenario, f);
            if !fits(&scaled) {
                continue;
            }
            let other = solved(&scaled);
            for (a, b) in shares(&spends(&plain)).iter().zip(shares(&spends(&other))) {
                // Less than 1e-8 of a month's budget counts as nothing.
                assert!(
                    (a - b).abs() <= 1e-8,
                    "{seed}: x {f}: share {a} then {b}\n{}",
                    made.text()
                );
            }
            let expected = plain.proof.value * value_times(&made.scenario, f);
            let near = (other.proof.value - expected).abs() <= room(expected, expected * 1e-3);
            assert!(near, "{seed}: x {f}: {expected} then {}", other.proof.value);
        }
    }
}

#[test]
fn powers_of_two_leave_every_bit() {
    for (seed, made) in scenarios(5_000, 60) {
        let plain = spends(&solved(&made.scenario));
        for f in [2.0_f64.powi(20), 2.0_f64.powi(-7)] {
            let scaled = money_times(&made.scenario, f);
            if !fits(&scaled) {
                continue;
            }
            let other = spends(&solved(&scaled));
            let bits = |s: &f64, f: f64| (s * f).to_bits();
            for (a, b) in plain.iter().flatten().zip(other.iter().flatten()) {
                assert_eq!(
                    bits(a, f),
                    bits(b, 1.0),
                    "{seed}: x {f}: {a} then {b}\n{}",
                    made.text()
                );
            }
        }
    }
}

#[test]
fn the_same_input_gives_the_same_plan() {
    for (seed, made) in scenarios(6_000, 60) {
        let of = || {
            let mut plan = solved(&made.scenario);
            plan.solver.seconds = None;
            format!("{plan:?}")
        };
        assert_eq!(of(), of(), "{seed}");
    }
}

/// The channels in another order.
fn turned(scenario: &Value) -> Value {
    let mut all = scenario.clone();
    all["channels"].as_array_mut().unwrap().rotate_left(1);
    all
}

#[test]
fn permuted_channels_give_the_same_value() {
    for (seed, made) in scenarios(7_000, 90) {
        let (a, b) = (solved(&made.scenario), solved(&turned(&made.scenario)));
        let (a, b) = (a.proof.value, b.proof.value);
        assert!((a - b).abs() <= room(a, b), "{seed}: {a} then {b}\n{}", made.text());
    }
}

/// Log curves of random size under one budget: the optimum is unique.
fn unique(seed: u64) -> Value {
    let mut rng = Rng::new(seed);
    let unit = 10.0_f64.powi(rng.whole(0, 12) as i32);
    let (channels, months) = (rng.whole(2, 5), rng.whole(1, 4));
    let list: Vec<Value> = (0..channels)
        .map(|c| {
            json!({"id": format!("c{c}"), "roi": rng.within(2.0, 6.0),
                "curve": {"log": {"scale": unit * rng.within(0.3, 2.0)}}})
        })
        .collect();
    let total = unit * months as f64;
    json!({"start": "2026-01", "months": months, "budget": {"total": total}, "channels": list})
}

#[test]
fn permuted_channels_give_the_permuted_plan() {
    for seed in 8_000..8_080 {
        let scenario = unique(seed);
        let mut a = spends(&solved(&scenario));
        let b = spends(&solved(&turned(&scenario)));
        a.rotate_left(1);
        // Within a proven gap of 1e-6 a smooth optimum is known to its root.
        for (a, b) in shares(&a).iter().zip(shares(&b)) {
            assert!((a - b).abs() <= 2e-3, "{seed}: share {a} then {b}\n{scenario}");
        }
    }
}

#[test]
fn a_split_channel_keeps_the_value() {
    // Two halves of a curve, each with half the scale, are worth the whole.
    for seed in 9_000..9_060 {
        let whole = unique(seed);
        let mut split = whole.clone();
        let list = split["channels"].as_array_mut().unwrap();
        times(&mut list[0]["curve"]["log"]["scale"], 0.5);
        let mut half = list[0].clone();
        half["id"] = json!("half");
        list.push(half);
        let (a, b) = (value(&whole).unwrap(), value(&split).unwrap());
        assert!((a - b).abs() <= room(a, b), "{seed}: {a} then {b}\n{split}");
    }
}

#[test]
fn a_dominated_channel_changes_nothing() {
    for seed in 10_000..10_060 {
        let scenario = unique(seed);
        let mut more = scenario.clone();
        more["channels"]
            .as_array_mut()
            .unwrap()
            .push(json!({"id": "poor", "roi": 0.9, "setup_fee": 1, "min_if_active": 0.1}));
        let (a, b) = (solved(&scenario), solved(&more));
        let near = (a.proof.value - b.proof.value).abs() <= room(a.proof.value, b.proof.value);
        assert!(near, "{seed}: {} then {}\n{more}", a.proof.value, b.proof.value);
        let poor = b.channels.last().unwrap().total_spend;
        assert!(poor <= 1e-5 * b.totals.spend, "{seed}: {poor} in a losing channel");
    }
}

#[test]
fn the_optimum_is_concave_in_the_budget() {
    for seed in 11_000..11_060 {
        let made = make(&mut Rng::new(seed), PLAIN);
        let at = |f: f64| value(&with_budget_times(&made.scenario, f)).unwrap();
        let (low, middle, high) = (at(1.0), at(1.75), at(2.5));
        // A cap on the number of channels is an on/off rule.
        if made.scenario.get("max_active_channels").is_none() {
            let chord = (low + high) / 2.0;
            let text = made.text();
            assert!(middle >= chord - room(chord, high), "{seed}: {low} {middle} {high}\n{text}");
        }
    }
}

#[test]
fn months_that_nothing_couples_can_be_planned_apart() {
    // Solving month by month what only the budget of each month couples gives the same value.
    for seed in 12_000..12_040 {
        let mut all = unique(seed);
        let months = all["months"].as_u64().unwrap();
        let monthly = all["budget"]["total"].as_f64().unwrap() / months as f64;
        all["budget"] = json!({"monthly": monthly});
        let mut single = all.clone();
        single["months"] = json!(1);
        let (whole, part) = (value(&all).unwrap(), value(&single).unwrap());
        let parts = part * months as f64;
        assert!((whole - parts).abs() <= room(whole, parts), "{seed}: {whole} and {parts}\n{all}");
    }
}

/// A made scenario is read as it was written.
#[test]
fn every_generated_file_is_read() {
    for (seed, made) in scenarios(13_000, 300) {
        let read = Scenario::from_text(&made.text(), "case.json", today());
        assert!(read.is_ok(), "{seed}: {:?}\n{}", read.err().map(|f| f.list), made.text());
    }
}
