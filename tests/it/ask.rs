//! The door for other languages: what it answers is what the program prints, byte for byte.

use std::path::Path;
use std::process::Command;

use phanbo::ask::{Question, Request, ask};
use phanbo::json::BatchError;
use serde_json::{Value, json};

/// What the program writes for the same question, apart from a last line break.
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_clear();
    let output = command.args(arguments).output().unwrap();
    assert!(
        matches!(output.status.code(), Some(0 | 4)),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn example(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    std::fs::read_to_string(folder.join(format!("{name}.json"))).unwrap()
}

fn asked(mut request: Value, name: &str) -> Result<String, BatchError> {
    request["scenario"] = example(name).into();
    request["source"] = format!("examples/{name}.json").into();
    let request: Request = serde_json::from_value(request).unwrap();
    let answer = ask(&request, None).map_err(|unanswered| unanswered.why)?;
    Ok(String::from_utf8(answer).unwrap())
}

#[test]
fn an_answer_is_what_the_program_prints() {
    let questions: [(&str, Value, &[&str]); 7] = [
        ("solve", json!({"ask": "solve"}), &[]),
        ("explain", json!({"ask": "explain"}), &[]),
        ("goal", json!({"ask": "goal"}), &[]),
        ("compare", json!({"ask": "compare", "ladder": true}), &["--ladder"]),
        ("ranges", json!({"ask": "ranges", "within": 0.02}), &["--within", "0.02"]),
        (
            "sweep",
            json!({"ask": "sweep", "over": ["budget.monthly=300000000..400000000:3"]}),
            &["--over", "budget.monthly=300000000..400000000:3"],
        ),
        (
            "solve",
            json!({"ask": "solve", "set": {"channels.seo.max": 0}, "format": "csv", "lang": "vi"}),
            &["--set", "channels.seo.max=0", "--format", "csv", "--lang", "vi"],
        ),
    ];
    for (command, request, options) in questions {
        let format: &[&str] = if options.contains(&"csv") { &[] } else { &["--format", "json"] };
        let file = ["examples/ecommerce.json", "--no-timing"];
        let arguments = [&[command][..], &file, format, options].concat();
        let answer = asked(request, "ecommerce").unwrap();
        assert_eq!(answer, printed(&arguments), "{command} {options:?}");
    }
}

#[test]
fn pictures_and_proposals_come_through_it() {
    let chart =
        asked(json!({"ask": "chart", "chart": "allocation", "lang": "vi"}), "cafe").unwrap();
    assert!(chart.starts_with("<svg") && chart.contains("Quảng cáo PPC"));
    let page = asked(json!({"ask": "report", "client": "Café Đà Nẵng"}), "cafe").unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Café Đà Nẵng"));
}

#[test]
fn a_plan_with_its_proof_is_verified() {
    let proven: Value =
        serde_json::from_str(&asked(json!({"ask": "prove"}), "cafe").unwrap()).unwrap();
    let verify = |plan: &Value| {
        let request = json!({"ask": "verify", "plan": plan, "certificate": proven["certificate"]});
        serde_json::from_str::<Value>(&asked(request, "cafe").unwrap()).unwrap()
    };
    let found = verify(&proven["plan"]);
    assert_eq!(found["holds"], true);
    assert_eq!(found["value"], proven["plan"]["objective"]["value"]);
    assert!(found["bound"].as_f64() >= found["value"].as_f64());

    let mut other = proven["plan"].clone();
    other["channels"][0]["spend"][0] = json!(9e9);
    let found = verify(&other);
    assert_eq!(found["holds"], false);
    assert!(!found["broken"].as_array().unwrap().is_empty());
}

#[test]
fn a_month_that_is_spent_stays() {
    let table = "month,channel,spend\n2027-01,ppc,9000000\n";
    let request = json!({"ask": "replan", "actuals": table, "missing": "zero"});
    let answer = asked(request.clone(), "quickstart").unwrap();
    let found: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(found["answer"], "replan");
    // Missing is not zero.
    let mut silent = request;
    silent["missing"] = Value::Null;
    let Err(BatchError::Refused { text, .. }) = asked(silent, "quickstart") else {
        panic!("taken silently")
    };
    assert!(text.contains("missing is not zero"), "{text}");
}

#[test]
fn why_there_is_no_answer_has_its_place() {
    let request = |ask: Question, scenario: &str| Request {
        scenario: scenario.to_owned(),
        ..serde_json::from_value(json!({"ask": "solve", "scenario": ""}))
            .map(|r: Request| Request { ask, ..r })
            .unwrap()
    };
    let two = r#"{"start": "2027-01", "channels": [{"id": "seo", "rio": 2}]}"#;
    let why = ask(&request(Question::Check, two), None).unwrap_err().why;
    let BatchError::Refused { findings, .. } = why else { panic!("{why:?}") };
    assert_eq!((findings[0].path.as_str(), findings[0].line), ("channels[0].rio", 1));

    let clash = r#"{"start": "2027-01", "months": 1, "budget": {"monthly": 10},
        "channels": [{"id": "seo", "roi": 2, "min": 11}]}"#;
    let why = ask(&request(Question::Solve, clash), None).unwrap_err().why;
    assert!(matches!(why, BatchError::Infeasible { .. }), "{why:?}");

    let plain =
        r#"{"start": "2027-01", "budget": {"monthly": 10}, "channels": [{"id": "seo", "roi": 2}]}"#;
    for ask_for in [Question::TopUp, Question::Sweep, Question::Chart, Question::Replan] {
        let why = ask(&request(ask_for, plain), None).unwrap_err().to_string();
        assert!(why.contains("this question needs"), "{why}");
    }
    // What cannot be meant is not taken for the default.
    for (key, value) in [
        ("tolerance", json!(0)),
        ("time_limit", json!(-1)),
        ("lang", json!("fr")),
        ("now", json!("soon")),
    ] {
        let mut wrong = json!({"ask": "solve", "scenario": plain});
        wrong[key] = value;
        let why = ask(&serde_json::from_value(wrong).unwrap(), None).unwrap_err().to_string();
        assert!(why.contains(&format!("needs a valid `{key}`")), "{why}");
    }
    let wrong = json!({"ask": "replan", "scenario": plain, "missing": "kep"});
    assert!(serde_json::from_value::<Request>(wrong).is_err());
    // What no question needs is a typing mistake.
    let wrong = json!({"ask": "solve", "scenario": plain, "tolerence": 1});
    assert!(serde_json::from_value::<Request>(wrong).is_err());
}
