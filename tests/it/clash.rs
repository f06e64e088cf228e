//! Clashes: the fewest lines, found with little work, and changes that mend them as they are printed.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use phanbo::analysis::{Mend, mends};
use phanbo::answer::mend_sentences;
use phanbo::locale::{Lang, Wording};
use phanbo::scenario::Scenario;
use phanbo::scenario::set::amount;
use phanbo::solve::Conflict;
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};

use crate::ground::scenario as read;

fn conflict(scenario: &Scenario, options: &Options) -> Conflict {
    match solve(scenario, options) {
        Err(NoPlan::Infeasible(conflict)) => conflict,
        other => panic!("no clash: {other:?}"),
    }
}

fn said(scenario: &Scenario, lang: Lang) -> (Vec<Mend>, Vec<String>) {
    let conflict = conflict(scenario, &Options::new());
    let found = mends(scenario, &conflict, &Options::new());
    let sentences = mend_sentences(&Wording::new(scenario, lang), &conflict.rows, &found);
    (found, sentences.iter().map(|text| text.replace('\u{a0}', " ")).collect())
}

/// A contract of four months at 4 million of which the cap over the period pays 15.
fn contract() -> Value {
    json!({"start": "2027-01", "months": 4, "budget": {"monthly": 20_000_000}, "channels": [
        {"id": "a", "roi": 4, "commit_months": 4, "min_if_active": 4_000_000,
         "fixed": {"2027-01": 4_000_000}, "total_max": 15_000_000},
        {"id": "b", "roi": 3}]})
}

/// A set-up fee that the budget of the first month a channel may spend in cannot pay.
fn fee() -> Value {
    json!({"start": "2027-01", "months": 4,
        "budget": {"monthly": [20_000_000, 20_000_000, 5_000_000, 20_000_000]}, "channels": [
        {"id": "a", "roi": 4, "setup_fee": 6_000_000, "fixed": {"2027-03": 1_000_000},
         "max": [0, 0, 9_000_000, 9_000_000]},
        {"id": "b", "roi": 3}]})
}

/// What a mend says is what was tried: to the last digit, and enough.
#[test]
fn a_mend_holds_as_it_is_printed() {
    for asked in [contract(), fee()] {
        let scenario = read(&asked);
        let (found, sentences) = said(&scenario, Lang::En);
        assert_eq!(found.len(), sentences.len());
        assert!(found.len() >= 3, "{sentences:?}");
        for (mend, sentence) in found.iter().zip(&sentences) {
            if let Some((_, to)) = sentence.split_once(" to ") {
                let printed = amount(&to.replace('₫', "")).unwrap();
                assert!((printed - mend.to).abs() < 1e-3, "{sentence}: {}", mend.to);
                let (_, from) = sentence.split_once(" from ").unwrap();
                assert_ne!(from.split_once(" to ").unwrap().0, to, "{sentence}");
            }
            let mended = mend.apply(&scenario).unwrap();
            assert!(solve(&mended, &Options::new()).is_ok(), "{sentence}");
        }
    }
}

/// (15 - 4) / 3 = 3.666…: the largest whole amount of which three fit, rounded down.
#[test]
fn a_floor_is_lowered_to_the_safe_side() {
    let (_, sentences) = said(&read(&contract()), Lang::En);
    let floor = sentences.iter().find(|text| text.contains("minimum effective")).unwrap();
    assert!(floor.ends_with("from ₫4M to ₫3,666,000"), "{floor}");
    let cap = sentences.iter().find(|text| text.contains("the cap")).unwrap();
    assert!(cap.ends_with("from ₫15M to ₫16M"), "{cap}");
}

/// Thirty caps that leave 1.63 million of a budget over: one sentence for all of them.
#[test]
fn many_mends_of_a_kind_are_one() {
    let channels: Vec<Value> = (0..30)
        .map(|i| json!({"id": format!("c{i}"), "roi": 2, "max": 100_000 + 10_000 * i}))
        .collect();
    // 3 million and 10,000 times 0 + … + 29 make 7.35.
    let scenario = read(&json!({"start": "2027-01", "months": 1,
        "budget": {"monthly": 8_980_000, "spend_all": true}, "channels": channels}));
    for (lang, word) in [(Lang::En, "any one of these"), (Lang::Vi, "một trong các mức sau")] {
        let (found, sentences) = said(&scenario, lang);
        assert_eq!(found.len(), 31);
        assert_eq!(sentences.len(), 2, "{sentences:?}");
        assert!(sentences[1].contains(word), "{sentences:?}");
        // Each is known to half a percent of itself, and the largest of them is said.
        let by = if lang == Lang::En { "₫1.64M" } else { "1,64 triệu ₫" };
        assert!(sentences[1].contains(by), "{sentences:?}");
    }
}

/// Work is counted by looks at the clock: one at each node, and one at each step of its prices.
#[test]
fn a_clash_is_told_with_little_work() {
    let text = fs::read_to_string("tests/data/hard/target-out-of-reach.json").unwrap();
    let scenario = read(&text);
    let looks = Arc::new(AtomicU64::new(0));
    let own = looks.clone();
    let clock: phanbo::solve::Clock = Arc::new(move || {
        own.fetch_add(1, Ordering::Relaxed);
        Duration::ZERO
    });
    let options = Options::new().clock(clock).threads(1).time_limit(Duration::from_secs(1));
    let found = conflict(&scenario, &options);
    assert!(found.is_smallest);
    assert_eq!(found.rows.len(), 11, "{:?}", found.rows);
    let narrowed = looks.swap(0, Ordering::Relaxed);
    let mended = mends(&scenario, &found, &options);
    assert!(mended.len() >= 2, "{mended:?}");
    let tried = looks.load(Ordering::Relaxed);
    assert!(narrowed <= 16_000 && tried <= 35_000, "{narrowed} {tried}");
}

/// Two floors a whole unit above half of the budget each, and each at half of it; whole steps or not.
#[test]
fn money_is_counted_to_the_last_unit() {
    let scenario = |least: u64, step: u64| {
        read(&json!({"start": "2027-01", "months": 2, "round_to": step,
            "budget": {"monthly": 100_000_000_000_u64}, "channels": [
            {"id": "a", "roi": 3, "min": least}, {"id": "b", "roi": 2, "min": least}]}))
    };
    for step in [0, 1] {
        let above = scenario(50_000_000_001, step);
        let found = conflict(&above, &Options::new());
        assert_eq!(found.rows.len(), 6, "{:?}", found.rows);
        let mended = mends(&above, &found, &Options::new());
        assert!(mended.iter().any(|mend| mend.to == 100_000_000_002.0), "{mended:?}");
        assert!(solve(&scenario(50_000_000_000, step), &Options::new()).is_ok());
    }
}

/// A target a thousand times above what can be is lowered to what can be, not to nothing.
#[test]
fn a_floor_far_above_what_can_be_keeps_what_can_be() {
    let clash = |asked: f64| {
        read(
            &json!({"start": "2027-01", "months": 1, "budget": {"monthly": 30_000}, "channels": [
                {"id": "a", "roi": 2, "cost_per": {"leads": 10}}],
                "targets": [{"kpi": "leads", "at_least": asked}]})
            .to_string(),
        )
    };
    // 30,000 at 10 a lead.
    for asked in [4_000.0, 50_000.0, 5e6] {
        let (found, _) = said(&clash(asked), Lang::En);
        let target = found.iter().find(|mend| mend.from == asked).unwrap();
        assert!(target.to > 2_850.0 && target.to <= 3_000.0, "{asked}: {target:?}");
    }
}
