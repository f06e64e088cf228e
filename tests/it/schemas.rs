//! The published JSON Schemas are those of the types, what is written keeps them, and a plan that
//! is read again is the plan that was written.
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use phanbo::json::PlanFile;
use phanbo::json::schema::{ALL, Document};
use phanbo::locale::Lang;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve_certified};
use serde_json::Value;

fn published(document: &Document) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = format!("{}.schema.json", document.key);
    if document.key == "scenario" { root.join(name) } else { root.join("schemas").join(name) }
}

/// `PHANBO_BLESS=1 cargo test schemas` writes them anew.
#[test]
fn the_published_schemas_are_the_generated_ones() {
    for document in ALL {
        let path = published(document);
        if std::env::var_os("PHANBO_BLESS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, document.text()).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == document.text(), "{} is out of date", path.display());
    }
}

fn validator(key: &str) -> Validator {
    jsonschema::validator_for(&Document::of(key).unwrap().schema()).unwrap()
}

fn keeps(validator: &Validator, text: &str, name: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

#[test]
fn plans_and_certificates_of_all_examples_keep_their_schemas_and_are_read_again() {
    let (plans, certificates) = (validator("plan"), validator("certificate"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        count += 1;
        let name = path.display().to_string();
        let text = std::fs::read_to_string(&path).unwrap();
        let scenario = Scenario::from_text(&text, &name, "2026-12".parse().unwrap()).unwrap();
        let (plan, certificate) = solve_certified(&scenario, &Options::default()).unwrap();
        for lang in Lang::ALL {
            let written = PlanFile::of(&plan, lang).to_json();
            keeps(&plans, &written, &name);
            let read: PlanFile = written.parse().unwrap();
            assert_eq!(read.to_json(), written, "{name}");
            assert_eq!(read.audit(&scenario, &certificate).unwrap(), plan, "{name}");
        }
        keeps(&certificates, &serde_json::to_string(&certificate).unwrap(), &name);
    }
    assert!(count >= 8);
}

#[test]
fn a_schema_refuses_what_is_no_plan() {
    let scenario: Scenario = r#"{ "start": "2027-01", "months": 2, "budget": {"monthly": 10},
        "channels": [{"id": "seo", "roi": 2}] }"#
        .parse()
        .unwrap();
    let plan = serde_json::to_value(scenario.solve().unwrap()).unwrap();
    let validator = validator("plan");
    assert!(validator.is_valid(&plan));
    for key in plan.as_object().unwrap().keys() {
        let mut without = plan.clone();
        without.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&without), "{key}");
    }
    let mut later = plan;
    later["version"] = 2.into();
    assert!(!validator.is_valid(&later));
    assert!(later.to_string().parse::<PlanFile>().is_err());
}
