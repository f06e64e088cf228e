//! Scenarios that the search once left open or without a plan. Each is limited by nodes, never by
//! time, and its certificate is checked. What each is worth was found by this search and is held
//! against its own bound; a better plan would break the claim of that bound.

use std::fs;

use phanbo::month::Month;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve_certified};
use serde_json::{Value, json};

fn read(scenario: &Value) -> Scenario {
    let today: Month = "2026-12".parse().unwrap();
    Scenario::from_text(&scenario.to_string(), "hard.json", today).unwrap()
}

fn file(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("tests/data/hard/{name}.json")).unwrap())
        .unwrap()
}

/// A plan worth `value`, proven to `gap` within `nodes`, and its certificate.
fn proven(scenario: &Value, value: f64, gap: f64, nodes: usize) {
    let scenario = read(scenario);
    let options = Options::new().tolerance(gap).node_limit(nodes);
    let (plan, certificate) = solve_certified(&scenario, &options).unwrap();
    let near = (plan.proof.value - value).abs() <= 2.0 * gap * value.abs();
    assert!(near, "{} instead of {value}", plan.proof.value);
    assert!(plan.proof.gap() <= gap, "gap {} after {} nodes", plan.proof.gap(), plan.solver.nodes);
    let bound = certificate.check(&scenario).unwrap();
    assert!(
        bound >= plan.proof.value - 1e-9 * value.abs() && bound - value <= 3.0 * gap * value.abs()
    );
}

#[test]
fn a_commitment_keeps_a_share_of_next_to_nothing() {
    proven(&file("commitment-and-shares"), 9.209_387_463, 1e-6, 20);
    proven(&file("commitment-and-a-share"), 63_354_200.0, 1e-6, 20);
}

#[test]
fn a_commitment_is_kept_by_the_least_spend() {
    proven(&file("commitment-without-a-minimum"), -1_505_400.174, 1e-6, 40);
}

#[test]
fn shares_of_the_total_on_a_channel_that_ramps_up() {
    let mut flat = file("segmented-sme");
    flat["budget"]["monthly"] = json!(14_000_000);
    proven(&flat, 79_245_509.6, 1e-6, 200);
}

#[test]
fn channels_that_few_months_budgets_hold_together() {
    proven(&file("six-channels-in-five-cities"), 3_736_827_626.0, 1e-4, 900);
}

#[test]
fn s_shaped_months_under_one_total_budget() {
    let channel = |i: usize| {
        let half = 10e6 + 3e6 * i as f64;
        let season: Vec<f64> =
            (0..12).map(|t| 0.8 + 0.05 * ((5 * t + 3 * i) % 12) as f64).collect();
        json!({"id": format!("s{i}"), "roi": 2.0 + 0.2 * (i % 7) as f64, "roi_at": half,
            "curve": {"hill": {"half": half, "slope": 1.5 + 0.3 * (i % 4) as f64}},
            "seasonality": season})
    };
    let channels: Vec<Value> = (0..10).map(channel).collect();
    let scenario = json!({"start": "2026-01", "months": 12, "gross_margin": 0.6,
        "budget": {"monthly": 120e6, "total": 1100e6}, "channels": channels});
    let scenario = read(&scenario);
    let options = Options::new().node_limit(3000);
    let (plan, certificate) = solve_certified(&scenario, &options).unwrap();
    assert!(plan.proof.gap() <= 1e-6, "gap {}", plan.proof.gap());
    let bound = certificate.check(&scenario).unwrap();
    assert!(bound >= plan.proof.value * (1.0 - 1e-9));
    assert!(bound - plan.proof.value <= 2e-6 * plan.proof.value);
}
