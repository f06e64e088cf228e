//! From text to scenario: defaults, presets, and everything that a key can say.

use phanbo::curve::Curve;
use phanbo::month::Month;
use phanbo::scenario::{Finding, Goal, Objective, Order, Per, Problem, Scenario, Tier};

fn today() -> Month {
    "2025-12".parse().unwrap()
}

fn read(text: &str) -> Scenario {
    match Scenario::from_text(text, "folder/café.json", today()) {
        Ok(scenario) => scenario,
        Err(findings) => panic!("{:#?}", findings.list),
    }
}

fn refused(text: &str) -> Vec<Finding> {
    match Scenario::from_text(text, "café.json", today()) {
        Ok(_) => panic!("accepted: {text}"),
        Err(findings) => findings.list,
    }
}

#[test]
fn the_least_that_can_be_said() {
    let s = read(r#"{"channels": [{"id": "tv", "roi": 2}]}"#);
    assert_eq!(s.name, "café");
    assert_eq!((s.tier, s.currency.as_str()), (None, "VND"));
    assert_eq!((s.start.to_string().as_str(), s.months), ("2026-01", 12));
    assert_eq!((s.gross_margin, s.discount_rate, s.after_horizon), (None, 0.0, 0.0));
    assert_eq!(s.objective, Objective::Profit);
    assert!(s.budget.is_none() && s.limits.is_empty() && s.targets.is_empty());
    let tv = &s.channels[0];
    assert_eq!((tv.name.en.as_str(), tv.name.vi.as_str()), ("tv", "tv"));
    assert_eq!(tv.yields["revenue"], 2.0);
    assert_eq!(tv.min, [0.0; 12]);
    assert_eq!(tv.max, [f64::INFINITY; 12]);
    assert_eq!(tv.seasonality, [1.0; 12]);
    assert_eq!(tv.timing.weights(), [1.0]);
    assert!(matches!(tv.curve, Curve::Linear(_)));
    assert_eq!(tv.order, Order::SaturateThenCarry);
    assert_eq!((tv.incrementality, tv.active_before), (1.0, 0));
}
