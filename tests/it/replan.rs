//! Months that are spent, or half spent: what they leave to the rest.

use std::path::Path;
use std::process::{Command, Output};

use phanbo::analysis::replan::{Balance, balance, with_actuals};
use phanbo::plan::file::{Cells, Until};
use phanbo::scenario::{Loaded, Scenario};

fn loaded(text: &str) -> Loaded {
    Scenario::load(text, "x.json", "2026-11".parse().unwrap()).unwrap()
}

fn month_sum(plan: &phanbo::Plan, t: usize) -> f64 {
    plan.channels.iter().map(|channel| channel.spend[t]).sum()
}

/// Two channels that pay at any spend, so that whatever the budget leaves is used.
fn rolling(rules: &str) -> Loaded {
    loaded(&format!(
        r#"{{"start": "2026-12", "months": 4, "budget": {{"monthly": 20, "rollover": true{rules}}},
            "channels": [{{"id": "a", "roi": 16}}, {{"id": "b", "roi": 4}}]}}"#
    ))
}

/// 20 a month.
fn planned() -> Vec<Vec<f64>> {
    vec![vec![12.0; 4], vec![8.0; 4]]
}

fn spent(a: &[f64], b: &[f64]) -> Cells {
    let row = |told: &[f64]| (0..4).map(|t| told.get(t).copied()).collect();
    vec![row(a), row(b)]
}

#[test]
fn overspend_is_paid_back_by_later_months_under_rollover() {
    let loaded = rolling("");
    for (a, b, back) in [(vec![4.0, 11.0], vec![4.0, 10.0], 0.0), (vec![25.0], vec![11.0], 16.0)] {
        let told = spent(&a, &b);
        let rest = with_actuals(&loaded, &told, None).unwrap();
        let plan = rest.solve().unwrap();
        assert!((plan.totals.spend - 80.0).abs() < 1e-6, "{}", plan.totals.spend);
        let mut so_far = 0.0;
        for t in 0..4 {
            so_far += month_sum(&plan, t);
            assert!(t < a.len() || so_far <= 20.0 * (t + 1) as f64 + 1e-6, "{t}: {so_far}");
        }
        let expected = Balance { pays_back: back, ..Balance::default() };
        assert_eq!(balance(&loaded.scenario, &told, &planned(), None), expected);
    }
}

#[test]
fn what_nothing_can_pay_back_is_said() {
    let told = spent(&[50.0], &[45.0]);
    for loaded in [rolling(""), rolling(r#", "total": 80"#)] {
        let plan = with_actuals(&loaded, &told, None).unwrap().solve().unwrap();
        assert!((plan.totals.spend - 95.0).abs() < 1e-6, "nothing more is spent");
        assert_eq!(balance(&loaded.scenario, &told, &planned(), None).beyond, 15.0);
    }
}

#[test]
fn what_was_not_spent_lapses_without_rollover_only() {
    let text = r#"{"start": "2026-12", "months": 4, "budget": {"monthly": 20},
        "channels": [{"id": "a", "roi": 16}, {"id": "b", "roi": 4}]}"#;
    let told = spent(&[5.0], &[0.0]);
    assert_eq!(balance(&loaded(text).scenario, &told, &planned(), None).lapses, 15.0);
    assert_eq!(balance(&rolling("").scenario, &told, &planned(), None).lapses, 0.0);
    // A total below the later months' budgets is what binds: what was kept is spent there.
    let total = text.replace("\"monthly\": 20", "\"monthly\": 20, \"total\": 50");
    assert_eq!(balance(&loaded(&total).scenario, &told, &planned(), None).lapses, 0.0);
}

#[test]
fn what_half_a_month_has_spent_is_the_floor_of_the_rest() {
    let text = r#"{"start": "2026-12", "months": 4, "budget": {"monthly": 20},
        "limits": [{"channels": ["b"], "max": 5}],
        "channels": [{"id": "a", "roi": 16, "curve": {"saturating": {"half": 4}}, "max": 12},
                     {"id": "b", "roi": 1.5, "curve": {"saturating": {"half": 4}}}]}"#;
    let half = Some(Until { month: 1, days: 12, of: 31 });
    let told = spent(&[3.0, 1.0], &[3.0, 9.0]);
    let rest = with_actuals(&loaded(text), &told, half).unwrap();
    assert_eq!(rest.closed, 1);
    let plan = rest.solve().unwrap();
    let [a, b] = [0, 1].map(|c| &plan.channels[c].spend);
    assert_eq!((a[0], b[0]), (3.0, 3.0));
    assert!(b[1] >= 9.0 - 1e-9 && a[1] > 1.0 && a[1] + b[1] <= 20.0 + 1e-6, "{a:?} {b:?}");
    assert!(b[2] <= 5.0 + 1e-9, "the cap of the other months stays: {b:?}");
}

fn phanbo(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .current_dir(folder)
        .env("PHANBO_LANG", "en")
        .args(arguments)
        .output()
        .unwrap()
}

/// Days tell by themselves how far they go; `--through` says it of a table of months.
#[test]
fn a_file_of_days_or_a_flag_says_how_far_a_month_has_come() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(
        at.join("plan.json"),
        r#"{"start": "2027-01", "months": 3, "budget": {"monthly": 30000000}, "gross_margin": 0.6,
            "channels": [{"id": "ads", "roi": 6, "curve": {"saturating": {"half": 9000000}}}]}"#,
    )
    .unwrap();
    let mut days = String::from("day,channel,spend\n");
    for t in 0..43 {
        let (month, day) = if t < 31 { (1, t + 1) } else { (2, t - 30) };
        days += &format!("2027-{month:02}-{day:02},ads,100000\n");
    }
    std::fs::write(at.join("days.csv"), days).unwrap();
    let months = "month,channel,spend\n2027-01,ads,3100000\n2027-02,ads,1200000\n";
    std::fs::write(at.join("months.csv"), months).unwrap();
    let february = |arguments: &[&str]| -> (f64, String) {
        let all = [&["replan", "plan.json", "-f", "json", "--actuals"][..], arguments].concat();
        let output = phanbo(&all, at);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let texts = json["texts"].to_string();
        (json["channels"][0]["spend"][1].as_f64().unwrap(), texts)
    };
    let (by_days, said) = february(&["days.csv"]);
    assert!(by_days > 2e6 && said.contains("up to day 12 of 28"), "{by_days} {said}");
    assert_eq!(february(&["months.csv"]).0, 1.2e6, "a whole month is closed");
    let (by_flag, said) = february(&["months.csv", "--through", "2027-02-12"]);
    assert!((by_flag - by_days).abs() < 1.0 && said.contains("up to day 12 of 28"), "{by_flag}");
    let wrong =
        phanbo(&["replan", "plan.json", "--actuals", "months.csv", "--through", "2027-03-02"], at);
    assert_eq!(wrong.status.code(), Some(2));
}

/// 60 million of January were not spent: said, with what would move them on.
#[test]
fn underspend_is_said_with_what_would_move_it_on() {
    let at = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables");
    let replan = |more: &[&str]| {
        let plain = ["replan", "agency.json", "--actuals", "underspent.csv", "--no-timing"];
        String::from_utf8(phanbo(&[&plain, more].concat(), &at).stdout).unwrap()
    };
    let page = replan(&[]);
    assert!(page.contains("₫60M of the months so far was not spent"), "{page}");
    assert!(page.contains("budget.rollover=true"), "{page}");
    assert!(!replan(&["--set", "budget.rollover=true"]).contains("lapses"));
}

#[test]
fn a_refund_stays_below_nothing_and_is_there_to_be_spent_again() {
    let told = spent(&[-2.0], &[10.0]);
    for loaded in [rolling(""), rolling(r#", "total": 80"#)] {
        let rest = with_actuals(&loaded, &told, None).unwrap();
        let plan = rest.solve().unwrap();
        assert_eq!(plan.channels[0].spend[0], 0.0);
        // 80 for four months, of which 10 are spent and 2 came back.
        assert!((plan.totals.spend - 82.0).abs() < 1e-6, "{}", plan.totals.spend);
        assert_eq!(balance(&loaded.scenario, &told, &planned(), None), Balance::default());
    }
    let folder = tempfile::tempdir().unwrap();
    let text = r#"{"start": "2027-01", "months": 3, "budget": {"monthly": 20000000},
        "channels": [{"id": "a", "roi": 16}, {"id": "b", "roi": 4}]}"#;
    std::fs::write(folder.path().join("plan.json"), text).unwrap();
    let table = "month,channel,spend\n2027-01,a,(2000000)\n2027-01,b,10000000\n";
    std::fs::write(folder.path().join("spent.csv"), table).unwrap();
    let run = |arguments: &[&str]| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
        command.current_dir(folder.path()).env_clear().args(arguments).output().unwrap()
    };
    let found = run(&["replan", "plan.json", "--actuals", "spent.csv", "--format", "json"]);
    let said = String::from_utf8(found.stderr).unwrap();
    assert!(said.contains("₫2M more came back than was spent; counted as −₫2M"), "{said}");
    let answer: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(answer["channels"][0]["actual"][0], -2e6, "{answer:#}");
    // A plan has no refunds.
    let refused = run(&["verify", "plan.json", "spent.csv", "--missing", "zero"]);
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.contains("a plan cannot spend less than nothing (a"), "{said}");
}
