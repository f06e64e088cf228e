//! The stories of `examples/` and the edge cases of `tests/data/`: each loads, is solved, and says
//! what its comments say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use phanbo::month::Month;
use phanbo::plan::Plan;
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve};

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Scenario {
    let text = fs::read_to_string(file).unwrap();
    scenario(&text, file.to_str().unwrap())
}

fn scenario(text: &str, name: &str) -> Scenario {
    Scenario::from_text(text, name, Month::new(2026, 12).unwrap())
        .unwrap_or_else(|findings| panic!("{name}: {findings:?}"))
}

fn solved(scenario: &Scenario) -> Plan {
    let plan = solve(scenario, &Options::default())
        .unwrap_or_else(|none| panic!("{}: {none:?}", scenario.name));
    assert!(plan.proof.gap() <= 1e-6, "{}: gap {:e}", scenario.name, plan.proof.gap());
    plan
}

fn of(folder: &str, name: &str) -> (Scenario, Plan) {
    let scenario = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name));
    let plan = solved(&scenario);
    (scenario, plan)
}

/// What a channel gets in each month.
fn spend<'a>(scenario: &Scenario, plan: &'a Plan, id: &str) -> &'a [f64] {
    let index = scenario.channels.iter().position(|c| c.id == id).unwrap();
    &plan.channels[index].spend
}

fn sum(spend: &[f64]) -> f64 {
    spend.iter().sum()
}

#[test]
fn every_story_is_solved_and_proven() {
    let stories = files("examples");
    assert_eq!(stories.len(), 8);
    for story in stories {
        let scenario = read(&story);
        assert!(scenario.gross_margin.is_some(), "{}", story.display());
        let plan = solved(&scenario);
        assert!(plan.totals.spend > 0.0, "{}", story.display());
    }
}

#[test]
fn the_cafe_keeps_its_seo_and_drops_what_does_not_break_even() {
    let (scenario, plan) = of("examples", "cafe.json");
    assert!(spend(&scenario, &plan, "seo").iter().all(|s| *s >= 5e6 - 1.0));
    assert_eq!(sum(spend(&scenario, &plan, "vso")), 0.0);
}

#[test]
fn real_estate_keeps_its_locked_months_and_gives_seo_nothing() {
    let (scenario, plan) = of("examples", "real-estate.json");
    let spent: Vec<f64> = plan.months.spend[..3].to_vec();
    for (spent, locked) in spent.iter().zip([260e6, 310e6, 330e6]) {
        assert!((spent - locked).abs() < 1.0, "{spent}");
    }
    assert!(plan.months.spend[6] >= 400e6 - 1e3, "the launch month");
    assert_eq!(sum(spend(&scenario, &plan, "seo")), 0.0);
}

#[test]
fn fmcg_pays_only_through_what_lands_after_the_year() {
    let (_, plan) = of("examples", "fmcg.json");
    assert!(plan.totals.profit < 0.0);
    assert!(plan.proof.value > 0.0);
}

#[test]
fn the_infeasible_file_says_so() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/minimums-above-budget.json");
    let answer = solve(&read(&file), &Options::default());
    let Err(NoPlan::Infeasible(conflict)) = answer else {
        panic!("{answer:?}");
    };
    assert!(!conflict.rows.is_empty());
}

#[test]
fn every_other_edge_case_is_solved_and_proven() {
    let mut seen = 0;
    for file in files("tests/data") {
        if !file.ends_with("minimums-above-budget.json") {
            solved(&read(&file));
            seen += 1;
        }
    }
    assert_eq!(seen, 6);
}

#[test]
fn three_million_a_month_feed_few_channels() {
    let (_, plan) = of("tests/data", "micro-shop.json");
    let active = |t: usize| plan.channels.iter().filter(|c| c.spend[t] > 1.0).count();
    assert!(plan.totals.spend > 0.0);
    assert!((0..12).all(|t| active(t) <= 2));
}

#[test]
fn where_every_month_is_locked_the_plan_is_what_was_spent() {
    let (_, plan) = of("tests/data", "all-locked.json");
    assert_eq!(plan.channels[0].spend, [6e6, 5e6]);
}

#[test]
fn a_product_without_margin_gets_nothing() {
    let (_, plan) = of("tests/data", "no-margin.json");
    assert_eq!(plan.totals.spend, 0.0);
}

#[test]
fn the_kitchen_sink_has_every_key_of_the_schema() {
    let text = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/kitchen-sink.json"),
    )
    .unwrap();
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../scenario.schema.json")).unwrap();
    let mut keys = BTreeSet::new();
    properties(&schema, &mut keys);
    assert!(keys.len() > 60, "{}", keys.len());
    // Refused by name in this version; `set` belongs to `what_ifs`.
    let later = ["round_to"];
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !later.contains(&key.as_str()) && !text.contains(&format!("\"{key}\":")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The names of all properties in a JSON Schema.
fn properties(schema: &serde_json::Value, keys: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(object) => {
            if let Some(serde_json::Value::Object(found)) = object.get("properties") {
                keys.extend(found.keys().cloned());
            }
            object.values().for_each(|inner| properties(inner, keys));
        }
        serde_json::Value::Array(all) => all.iter().for_each(|inner| properties(inner, keys)),
        _ => {}
    }
}
