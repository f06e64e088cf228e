//! `compare`, `sweep`, `top-up` and `replan`: answers against re-solving by hand, pages against
//! `tests/snapshots`, and what must be refused.

use std::path::Path;
use std::process::{Command, Output};

use crate::ground::{as_it_was, best, load, near};
use phanbo::analysis::compare::{CaseName, compare};
use phanbo::analysis::ladder::{Step, ladder};
use phanbo::analysis::sweep::{Over, gains, grid, knee, stop, sweep};
use phanbo::analysis::{Goal, goal};
use phanbo::inside::Ledger;
use phanbo::plan::reference;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};

const TEXT: &str = r#"{"start": "2027-01", "months": 3, "gross_margin": 0.5, "budget": {"monthly": 10000000},
  "channels": [
    {"id": "ads", "roi": 6, "curve": {"saturating": {"half": 5000000}}, "current": 6000000},
    {"id": "mail", "roi": 4, "curve": {"saturating": {"half": 8000000}}, "current": 1000000, "min": 500000}],
  "what_ifs": [{"name": "more", "set": {"budget.monthly": 14000000}},
               {"name": "clash", "set": {"channels.ads.total_min": 90000000}}]}"#;

fn value(scenario: &Scenario) -> f64 {
    best(scenario).proof.value
}

#[test]
fn a_comparison_says_what_solving_each_says() {
    let loaded = load(TEXT);
    let base = loaded.scenario.clone();
    let called = |name: &str| CaseName::Called(name.to_owned());
    let variant = |at: usize| loaded.with(&base.what_ifs[at].set).unwrap();
    let today = reference::current(&base).unwrap();
    let cases = compare(
        vec![
            (called("base"), base.clone()),
            (called("more"), variant(0)),
            (called("clash"), variant(1)),
        ],
        vec![(CaseName::Today, today.clone())],
        &Options::default(),
    );
    near(cases[0].value().unwrap(), value(&base), 1e-6);
    near(cases[1].value().unwrap(), value(&variant(0)), 1e-6);
    assert!(cases[2].value().is_none() && cases[2].totals().is_none());
    near(cases[3].value().unwrap(), Ledger::of(&base, today).objective(&base), 1e-6);
    assert!(cases[3].broken().is_empty());
}

#[test]
fn the_ladder_rises_and_ends_at_the_best_plan() {
    let loaded = load(TEXT);
    let more = loaded.with(&loaded.scenario.what_ifs[0].set).unwrap();
    let rungs = ladder(&loaded.scenario, &[("more".into(), more.clone())], &Options::default());
    let steps: Vec<&Step> = rungs.iter().map(|rung| &rung.step).collect();
    assert_eq!(steps, [&Step::Today, &Step::Timing, &Step::Mix, &Step::WhatIf("more".into())]);
    let values: Vec<f64> = rungs.iter().map(|rung| rung.case.value().unwrap()).collect();
    assert!(values.windows(2).all(|pair| pair[1] >= pair[0] - 1e-6), "{values:?}");
    near(values[2], value(&loaded.scenario), 1e-6);
    near(values[3], value(&more), 1e-6);
    // Saturating curves, equal months: today's totals cannot be timed any better.
    near(values[1], values[0], 1e-6);
    let spent: Vec<f64> = rungs[1].case.channels().unwrap().iter().map(|c| c.total_spend).collect();
    near(spent[0], 18e6, 1e-6);
    near(spent[1], 3e6, 1e-6);
}

#[test]
fn a_sweep_is_a_row_of_best_plans_and_a_grid_a_field_of_them() {
    let loaded = load(TEXT);
    let over = Over::read("budget.monthly=2tr..20tr:10").unwrap();
    let points = sweep(&loaded, &over, &Options::default()).unwrap();
    assert_eq!((points[0].value, points[9].value), (2e6, 20e6));
    for point in &points {
        let scenario = loaded.with(&[("budget.monthly".into(), serde_json::json!(point.value))]);
        near(point.answer.as_ref().unwrap().proof.value, value(&scenario.unwrap()), 1e-6);
    }
    let gains: Vec<f64> = gains(&points).into_iter().flatten().collect();
    assert!(gains.windows(2).all(|pair| pair[1] <= pair[0] + 1e-9), "concave: {gains:?}");
    // By hand: ads pay while 3 / (1 + s/5)^2 > 1, mail while 2 / (1 + s/8)^2 > 1:
    // 3.66 + 3.31 = 6.97 million a month.
    assert_eq!(points[stop(&points, 1e-6).unwrap()].value, 8e6);
    assert!(knee(&points).is_some());
    let across = Over::read("gross_margin=0.4..0.6:3").unwrap();
    let field = grid(&loaded, &over, &across, &Options::default()).unwrap();
    assert_eq!(field.len(), 30);
    near(
        field[3 * 4 + 1].answer.as_ref().unwrap().proof.value,
        points[4].answer.as_ref().unwrap().proof.value,
        1e-6,
    );
    assert!(
        sweep(&loaded, &Over::read("budget.montly=1..2:2").unwrap(), &Options::default()).is_err()
    );
    for wrong in ["budget.monthly", "a=1..2", "a=2..1:3", "a=1..2:1", "a=1..x:3"] {
        assert_eq!(Over::read(wrong), None, "{wrong}");
    }
}

/// The least money that reaches what a point of the frontier reaches is that point's budget.
#[test]
fn the_goal_of_a_point_on_the_frontier_is_its_budget() {
    let loaded = load(TEXT);
    for budget in [3e6, 5e6, 6e6] {
        let set = |path: &str, value: serde_json::Value| (path.to_owned(), value);
        let revenue_first = loaded
            .with(&[
                set("objective", serde_json::json!("revenue")),
                set("budget.monthly", serde_json::json!(budget)),
            ])
            .unwrap();
        let reached = solve(&revenue_first, &Options::default()).unwrap().totals.revenue;
        let target = serde_json::json!([{"kpi": "revenue", "at_least": reached}]);
        let wanted = loaded.with(&[set("targets", target)]).unwrap();
        let Goal::Reached(plan) = goal(&wanted, &Options::default()).unwrap() else {
            panic!("out of reach");
        };
        near(plan.totals.spend, 3.0 * budget, 1e-6);
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), TEXT).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .current_dir(folder)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn what_people_see() {
    let folder = folder();
    let at = folder.path();
    std::fs::write(
        at.join("spent.csv"),
        "Tháng;Kênh;Chi;Doanh thu\n2027-01;ads;7000000;18000000\n2027-01;mail;500000;\n",
    )
    .unwrap();
    std::fs::write(at.join("sold.csv"), "month,channel,spend\n2027-01,ads,2000000\n2027-02,ads,0\n2027-03,ads,0\n2027-01,mail,500000\n2027-02,mail,500000\n2027-03,mail,500000\n").unwrap();
    for lang in ["vi", "en"] {
        let pages: [(&str, &[&str]); 5] = [
            (
                "compare",
                &[
                    "compare",
                    "plan.json",
                    "--what-ifs",
                    "--with",
                    "current",
                    "--with",
                    "equal",
                    "--with",
                    "sold.csv",
                    "--name",
                    "không mail vì tên dài",
                    "--set",
                    "channels.mail.min=0",
                    "--set",
                    "channels.mail.max=0",
                    "--ladder",
                ],
            ),
            ("sweep", &["sweep", "plan.json", "--over", "budget.monthly=2tr..14tr:7"]),
            (
                "sweep_grid",
                &[
                    "sweep",
                    "plan.json",
                    "--over",
                    "budget.monthly=2tr..14tr:3",
                    "--over",
                    "gross_margin=0.2..0.6:9",
                ],
            ),
            (
                "top_up",
                &["top-up", "plan.json", "--plan", "sold.csv", "--extra", "20tr", "--no-timing"],
            ),
            ("replan", &["replan", "plan.json", "--actuals", "spent.csv", "--no-timing"]),
        ];
        for (name, arguments) in pages {
            let output = run(at, &[arguments, &["--lang", lang]].concat());
            let page = text(&output.stdout);
            assert!(output.status.success(), "{name}: {}", text(&output.stderr));
            let wide = page.lines().map(|line| line.chars().count()).max();
            assert!(wide <= Some(100), "{name}: {wide:?}");
            as_it_was(&format!("{name}.{lang}.table"), &page);
        }
    }
}

#[test]
fn programs_get_json_and_rows() {
    let folder = folder();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = run(folder.path(), &[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
    };
    let compared = json(&["compare", "plan.json"]);
    let cases = compared["cases"].as_array().unwrap();
    let status: Vec<&str> = cases.iter().map(|c| c["status"].as_str().unwrap()).collect();
    assert_eq!(status, ["optimal", "optimal", "infeasible"]);
    assert!(cases[2]["clash"].as_array().is_some_and(|paths| !paths.is_empty()));
    let swept = json(&["sweep", "plan.json", "--over", "budget.monthly=2M..20M:10"]);
    assert_eq!(swept["stop"], 8e6);
    let rows = run(
        folder.path(),
        &["sweep", "plan.json", "--over", "budget.monthly=2M..20M:10", "--format", "csv"],
    );
    assert_eq!(text(&rows.stdout).lines().count(), 11);
    let set = json(&["solve", "plan.json", "--set", "budget.monthly=2tr"]);
    assert!(set["totals"]["spend"].as_f64().unwrap() <= 6e6 + 1e-3);
}

#[test]
fn wrong_ones_are_refused_and_nothing_is_written() {
    let folder = folder();
    let at = folder.path();
    std::fs::write(at.join("bad.csv"), "tháng;kênh;chi\n2027-01;asd;1.500.000\n2028-01;ads;5\n")
        .unwrap();
    std::fs::write(
        at.join("dollars.json"),
        TEXT.replace("\"start\"", "\"currency\": \"USD\", \"start\""),
    )
    .unwrap();
    let wrong: [(&[&str], &[&str]); 9] = [
        (&["solve", "plan.json", "--set", "budget.montly=5"], &["budget.montly=5", "monthly"]),
        (&["solve", "plan.json", "--set", "budget.monthly=20.000"], &["20.000"]),
        (&["solve", "plan.json", "--set", "budget"], &["budget", "path=value"]),
        (&["compare", "plan.json", "dollars.json"], &["dollars.json", "USD", "VND"]),
        (&["compare", "plan.json", "--set", "channels.asd.max=1"], &["asd", "ads"]),
        (&["sweep", "plan.json", "--over", "budget.monthly=9..1:3"], &["budget.monthly=9..1:3"]),
        (&["sweep", "plan.json", "--over", "gross_margin=0.5..1.5:3"], &["gross_margin"]),
        (
            &["replan", "plan.json", "--actuals", "bad.csv"],
            &["row 2", "asd", "--map", "row 3", "Jan 2028"],
        ),
        (&["top-up", "plan.json", "--plan", "bad.csv", "--extra", "-5"], &["-5"]),
    ];
    for (arguments, said) in wrong {
        let output = run(at, &[arguments, &["-o", "out.json"]].concat());
        let faults = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {faults}");
        assert!(!at.join("out.json").exists(), "{arguments:?}");
        for word in said {
            assert!(faults.contains(word), "{arguments:?}: {word} in\n{faults}");
        }
    }
}

/// `--set` is part of everything that is worked out from the file after it.
#[test]
fn what_is_set_holds_for_every_variant() {
    let folder = folder();
    let json = |arguments: &[&str]| -> serde_json::Value {
        let output = run(folder.path(), &[arguments, &["--format", "json"]].concat());
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
    };
    let over = ["sweep", "plan.json", "--over", "budget.monthly=2M..20M:3"];
    let [plain, set] = [&[][..], &["--set", "gross_margin=0.9"]]
        .map(|set| json(&[&over, set].concat())["points"][2]["objective"].as_f64().unwrap());
    assert!(set > plain + 1e6, "{plain} {set}");
    std::fs::write(
        folder.path().join("spent.csv"),
        "month,channel,spend\n2027-01,ads,500000\n2027-01,mail,500000\n",
    )
    .unwrap();
    let told =
        json(&["replan", "plan.json", "--actuals", "spent.csv", "--set", "budget.monthly=2000000"]);
    let spent: f64 = (0..2).map(|c| told["channels"][c]["spend"][1].as_f64().unwrap()).sum();
    assert!(spent <= 2e6 + 1e-3, "{spent}");
}
