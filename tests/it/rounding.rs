//! `round_to`: whole steps, every rule kept, and on small scenarios no better plan in whole steps.

use crate::ground::scenario as read;
use phanbo::plan::Plan;
use phanbo::plan::audit::evaluate;
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};

fn solved(scenario: &Value) -> Plan {
    solve(&read(scenario), &Options::default()).unwrap()
}

/// The best of all plans in whole steps, one by one: two channels, two months.
fn enumerated(scenario: &Scenario, step: f64, most: usize) -> f64 {
    let mut best = f64::NEG_INFINITY;
    for code in 0..(most + 1).pow(4) {
        let digit = |at: u32| (code / (most + 1).pow(at) % (most + 1)) as f64 * step;
        let plan = vec![vec![digit(0), digit(1)], vec![digit(2), digit(3)]];
        let found = evaluate(scenario, plan);
        if found.broken.is_empty() {
            best = best.max(found.value);
        }
    }
    best
}

#[test]
fn no_plan_in_whole_steps_is_better() {
    for (at, extra) in [
        json!({}),
        json!({"budget": {"total": 17}}),
        json!({"budget": {"monthly": 9, "spend_all": true}}),
        json!({"limits": [{"channels": ["a"], "max_share": 0.4}]}),
        json!({"limits": [{"channels": ["a", "b"], "per": "total", "min": 13.5}], "gross_margin": 0.2}),
        json!({"targets": [{"kpi": "revenue", "at_least": 20}], "gross_margin": 0.1}),
    ]
    .into_iter()
    .enumerate()
    {
        let mut scenario = json!({
            "start": "2026-01", "months": 2, "budget": {"monthly": [9.7, 8.2]}, "round_to": 1,
            "channels": [
                {"id": "a", "roi": 3, "curve": {"saturating": {"half": 5}}, "min_if_active": 1.5},
                {"id": "b", "roi": 2.5, "curve": {"log": {"scale": 3}},
                 "timing": {"weights": [2, 1]}, "max_change": {"amount": 2.5}},
            ],
        });
        for (key, value) in extra.as_object().unwrap() {
            scenario[key] = value.clone();
        }
        let plan = solved(&scenario);
        let spends = plan.channels.iter().flat_map(|c| &c.spend);
        for spend in spends {
            assert_eq!(spend.fract(), 0.0, "case {at}: {spend}");
        }
        let best = enumerated(&read(&scenario), 1.0, 9);
        let near = 1e-9 * best.abs().max(1.0);
        assert!((plan.proof.value - best).abs() <= near, "case {at}: {} or {best}", plan.proof.value);
        assert!(plan.proof.bound >= best - near, "case {at}");
    }
}

#[test]
fn a_given_month_keeps_its_spend() {
    let plan = solved(&json!({
        "start": "2026-01", "months": 2, "budget": {"monthly": 10}, "round_to": 2,
        "channels": [{"id": "a", "roi": 3, "fixed": {"2026-01": 3.3}}],
    }));
    assert_eq!(plan.channels[0].spend, [3.3, 10.0]);
}

#[test]
fn a_total_that_no_steps_add_up_to_is_said_to_clash() {
    let scenario = read(&json!({
        "start": "2026-01", "months": 1, "round_to": 4,
        "budget": {"monthly": 10}, "channels": [{"id": "a", "roi": 3, "min": 9}],
    }));
    assert!(matches!(solve(&scenario, &Options::default()), Err(NoPlan::Infeasible(_))));
}

#[test]
fn the_presets_in_hundred_thousands() {
    let text = std::fs::read_to_string("examples/cafe.json").unwrap();
    let text = text.replacen('{', "{\"round_to\": 100000,", 1);
    let scenario = Scenario::from_text(&text, "cafe.json", "2026-11".parse().unwrap()).unwrap();
    let plan = solve(&scenario, &Options::default()).unwrap();
    for (channel, stated) in plan.channels.iter().zip(&scenario.channels) {
        for (month, spend) in channel.spend.iter().enumerate() {
            if stated.fixed.iter().all(|f| f.0 != month) {
                assert_eq!(spend % 100_000.0, 0.0, "{spend}");
            }
        }
    }
    assert!(plan.proof.gap() <= 1e-3, "{}", plan.proof.gap());
}
