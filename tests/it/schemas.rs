//! The published JSON Schemas are those of the types, what is written keeps them, and a plan that
//! is read again is the plan that was written.
use std::path::{Path, PathBuf};

use phanbo::json::PlanFile;
use phanbo::locale::Lang;
use phanbo::scenario::Scenario;
use phanbo::schema::{ALL, Document};
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

/// A schema against which values are held. A keyword that is not known here stops the test.
struct Validator(Value);

fn validator(key: &str) -> Validator {
    Validator(Document::of(key).unwrap().schema())
}

impl Validator {
    fn is_valid(&self, value: &Value) -> bool {
        self.fault(&self.0, value, "").is_none()
    }

    fn fault(&self, schema: &Value, value: &Value, path: &str) -> Option<String> {
        let Value::Object(schema) = schema else {
            return (schema == &Value::Bool(false)).then(|| format!("{path}: nothing may be here"));
        };
        schema.iter().find_map(|(keyword, wanted)| match keyword.as_str() {
            "$schema" | "title" | "description" | "definitions" | "default" | "format" => None,
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#").unwrap();
                self.fault(self.0.pointer(name).unwrap(), value, path)
            }
            "allOf" => wanted.as_array().unwrap().iter().find_map(|s| self.fault(s, value, path)),
            "anyOf" | "oneOf" => {
                let fits = |schema: &&Value| self.fault(schema, value, path).is_none();
                let count = wanted.as_array().unwrap().iter().filter(fits).count();
                let good = count == 1 || (count > 1 && keyword == "anyOf");
                (!good).then(|| format!("{path}: {count} of the shapes fit"))
            }
            "type" => {
                let is = |name: &Value| match name.as_str().unwrap() {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.as_f64().is_some_and(|x| x.fract() == 0.0),
                    "boolean" => value.is_boolean(),
                    "null" => value.is_null(),
                    other => panic!("type {other}"),
                };
                let good = match wanted {
                    Value::Array(names) => names.iter().any(is),
                    name => is(name),
                };
                (!good).then(|| format!("{path}: {value} is no {wanted}"))
            }
            "const" => (value != wanted).then(|| format!("{path}: {value} is not {wanted}")),
            "enum" => {
                let good = wanted.as_array().unwrap().contains(value);
                (!good).then(|| format!("{path}: {value} is none of {wanted}"))
            }
            "minimum" => value
                .as_f64()
                .filter(|x| *x < wanted.as_f64().unwrap())
                .map(|x| format!("{path}: {x} is below {wanted}")),
            "minItems" | "maxItems" => {
                let (count, bound) = (value.as_array()?.len(), wanted.as_u64().unwrap() as usize);
                let good = if keyword == "minItems" { count >= bound } else { count <= bound };
                (!good).then(|| format!("{path}: {count} entries, {keyword} {bound}"))
            }
            "required" => wanted.as_array().unwrap().iter().find_map(|key| {
                let key = key.as_str().unwrap();
                let there = value.as_object()?.contains_key(key);
                (!there).then(|| format!("{path}: {key} is missing"))
            }),
            "properties" => wanted.as_object().unwrap().iter().find_map(|(key, schema)| {
                self.fault(schema, value.get(key)?, &format!("{path}.{key}"))
            }),
            "additionalProperties" => value.as_object()?.iter().find_map(|(key, value)| {
                let known = schema.get("properties").is_some_and(|known| known.get(key).is_some());
                (!known).then(|| self.fault(wanted, value, &format!("{path}.{key}"))).flatten()
            }),
            "items" => {
                let items = value.as_array()?.iter().enumerate();
                let mut faults = items.filter_map(|(i, value)| {
                    let schema = wanted.as_array().map_or(Some(wanted), |each| each.get(i));
                    self.fault(schema?, value, &format!("{path}[{i}]"))
                });
                faults.next()
            }
            other => panic!("{other}: a keyword that this test does not know"),
        })
    }
}

fn keeps(validator: &Validator, text: &str, name: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(validator.fault(&validator.0, &value, name), None);
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
fn answers_of_the_program_keep_their_schemas() {
    let program = |arguments: &[&str]| {
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_phanbo"))
            .args(arguments)
            .args(["--format", "json", "--lang", "vi"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!ended.stdout.is_empty(), "{arguments:?}: {said}");
        String::from_utf8(ended.stdout).unwrap()
    };
    let (quick, cafe) = ("examples/quickstart.json", "examples/cafe.json");
    let folder = tempfile::tempdir().unwrap();
    let actuals = folder.path().join("actuals.csv");
    let plan = program(&["solve", quick]);
    let read: PlanFile = plan.parse().unwrap();
    let (id, month) = (&read.channels[0].id, &read.start);
    std::fs::write(&actuals, format!("month,channel,spend\n{month},{id},1000000\n")).unwrap();
    let before = folder.path().join("plan.json");
    std::fs::write(&before, plan).unwrap();
    let [actuals, before] = [&actuals, &before].map(|path| path.to_str().unwrap());
    let goal = "targets=[{\"kpi\":\"revenue\",\"at_least\":100000000}]";
    let far = "targets=[{\"kpi\":\"revenue\",\"at_least\":900000000000}]";
    for (key, arguments) in [
        ("compare", &["compare", cafe, "--what-ifs", "--ladder"][..]),
        ("explain", &["explain", quick]),
        ("goal", &["goal", quick, "--set", goal]),
        ("goal", &["goal", quick, "--set", far]),
        ("ranges", &["ranges", quick]),
        ("replan", &["replan", quick, "--actuals", actuals, "--missing", "keep"]),
        ("robustness", &["robustness", quick]),
        ("sweep", &["sweep", quick, "--over", "budget.monthly=10tr..30tr:3"]),
        ("top-up", &["top-up", quick, "--plan", before, "--extra", "5tr"]),
    ] {
        keeps(&validator(key), &program(arguments), key);
    }
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
