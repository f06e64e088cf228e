//! The same scenario with money counted in another unit.

use serde_json::{Map, Value, json};

/// Every amount of money of `scenario` times `f`. KPIs other than revenue are counts and stay.
pub fn money_times(scenario: &Value, f: f64) -> Value {
    let mut all = scenario.as_object().unwrap().clone();
    edit(&mut all, "budget", |b| {
        times_each(b, &["monthly", "total"], f);
    });
    for channel in all["channels"].as_array_mut().unwrap() {
        scale_channel(channel.as_object_mut().unwrap(), f);
    }
    for limit in all.get_mut("limits").and_then(Value::as_array_mut).into_iter().flatten() {
        times_each(limit.as_object_mut().unwrap(), &["min", "max"], f);
    }
    for target in all.get_mut("targets").and_then(Value::as_array_mut).into_iter().flatten() {
        let target = target.as_object_mut().unwrap();
        if target["kpi"] == "revenue" {
            times_each(target, &["at_least", "at_most"], f);
        } else {
            times_each(target, &["per_spend_at_least"], 1.0 / f);
            times_each(target, &["cost_at_most"], f);
        }
    }
    edit(&mut all, "baseline", |baseline| times_each(baseline, &["revenue"], f));
    if let Some(Value::Object(weights)) = all.get_mut("objective") {
        // Money per KPI; revenue and spend are money already.
        for (kpi, weight) in weights.iter_mut() {
            if kpi != "revenue" && kpi != "spend" {
                times(weight, f);
            }
        }
    }
    times_each(&mut all, &["round_to"], f);
    Value::Object(all)
}

/// What one unit of the objective becomes when money is counted times `f`.
pub fn value_times(scenario: &Value, f: f64) -> f64 {
    match scenario.get("objective") {
        Some(Value::String(kpi)) if kpi != "profit" && kpi != "revenue" => 1.0,
        _ => f,
    }
}

fn scale_channel(channel: &mut Map<String, Value>, f: f64) {
    times_each(
        channel,
        &[
            "roi_at",
            "min",
            "max",
            "total_min",
            "total_max",
            "min_if_active",
            "setup_fee",
            "monthly_fee",
            "history",
            "current",
            "observed",
            "fixed",
        ],
        f,
    );
    edit(channel, "max_change", |m| times_each(m, &["amount"], f));
    edit(channel, "yields", |yields| {
        for (kpi, y) in yields.iter_mut() {
            if kpi != "revenue" {
                times(y, 1.0 / f);
            }
        }
    });
    edit(channel, "cost_per", |costs| {
        for (kpi, cost) in costs.iter_mut() {
            if kpi != "revenue" {
                times(cost, f);
            }
        }
    });
    edit(channel, "curve", |curve| {
        for body in curve.values_mut() {
            match body {
                Value::Object(body) => {
                    times_each(body, &["half", "scale", "reference", "ceiling", "points"], f);
                }
                points => times(points, f),
            }
        }
    });
}

fn edit(of: &mut Map<String, Value>, key: &str, change: impl FnOnce(&mut Map<String, Value>)) {
    if let Some(Value::Object(inner)) = of.get_mut(key) {
        change(inner);
    }
}

fn times_each(of: &mut Map<String, Value>, keys: &[&str], f: f64) {
    for key in keys {
        if let Some(value) = of.get_mut(*key) {
            times(value, f);
        }
    }
}

/// Numbers, and lists and maps of numbers.
fn times(value: &mut Value, f: f64) {
    match value {
        Value::Number(n) => *value = json!(n.as_f64().unwrap() * f),
        Value::Array(list) => list.iter_mut().for_each(|v| times(v, f)),
        Value::Object(map) => map.values_mut().for_each(|v| times(v, f)),
        _ => {}
    }
}
