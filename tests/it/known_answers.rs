//! Scenarios solved by hand. Each says how its answer follows; the hand's plan is first measured
//! by the oracle, so that the derivation, the oracle and phanbo are held against each other.

mod curves;
mod lasting;
mod months;
mod outcomes;
mod prices;
mod soft;
mod splits;
mod switches;

use crate::oracle::case::{Ask, Case, Target};
use crate::oracle::cuts::{Exact, optimum};
use crate::oracle::judge::{Known, Verdict, judge, plan, spends};
use serde_json::{Value, json};

/// A scenario from January 2026 with a budget.
fn scenario(months: usize, budget: Value, channels: Value) -> Value {
    json!({"start": "2026-01", "months": months, "budget": budget, "channels": channels})
}

fn with(mut scenario: Value, key: &str, value: Value) -> Value {
    scenario[key] = value;
    scenario
}

/// The optimum is `value` and `spend` reaches it; where it is the only plan that does (`unique`),
/// phanbo's must be that one. A gap of 1e-6 leaves spends on a smooth curve open by its root.
fn answer(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) {
    assert_eq!(held(scenario, value, spend, unique), Verdict::Agrees, "not built");
}

/// As [`answer`], or the file is refused by name.
fn answer_or_refusal(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) {
    held(scenario, value, spend, unique);
}

fn held(scenario: &Value, value: f64, spend: &[&[f64]], unique: bool) -> Verdict {
    let case = Case::read(scenario);
    let hand: Vec<Vec<f64>> = spend.iter().map(|row| row.to_vec()).collect();
    let measured = case.measure(&hand);
    assert!(
        (measured.value - value).abs() <= 1e-9 * measured.size.max(1.0),
        "the oracle measures {} for the hand's {value}",
        measured.value
    );
    let broken = case.broken(&hand, 1e-9);
    assert!(broken.is_empty(), "the hand's plan breaks {broken:?}");
    if let Some(Exact::Best { upper, .. }) = optimum(scenario, None, 700) {
        // With a cap on a KPI the reference is a bound only: it lets effects be wasted; it knows
        // nothing of soft targets.
        let is_cap = |target: &Target| target.soft || matches!(target.ask, Ask::AtMost(_));
        let room = 2e-7 * measured.size.max(1.0);
        let near =
            upper >= value - room && (upper <= value + room || case.targets.iter().any(is_cap));
        assert!(near, "the reference finds {upper} for the hand's {value}");
    }
    let text = scenario.to_string();
    let known = Known { reached: vec![value], upper: Some(value), infeasible: false };
    let verdict = judge(&text, &known).unwrap_or_else(|why| panic!("{why}\n{text}"));
    if unique && verdict == Verdict::Agrees {
        let found = spends(&plan(&text));
        let size = hand.iter().flatten().copied().fold(1.0, f64::max);
        for (found, hand) in found.iter().flatten().zip(hand.iter().flatten()) {
            assert!((found - hand).abs() <= 4e-3 * size, "{found} instead of {hand}");
        }
    }
    verdict
}

fn impossible(scenario: &Value) {
    assert!(matches!(optimum(scenario, None, 700), Some(Exact::Infeasible)), "{scenario}");
    let known = Known { infeasible: true, ..Known::default() };
    assert_eq!(judge(&scenario.to_string(), &known), Ok(Verdict::Agrees));
}

/// One channel, one month.
fn one(budget: f64, channel: Value) -> Value {
    scenario(1, json!({"monthly": budget}), json!([channel]))
}
