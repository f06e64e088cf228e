//! A month in days, from a file of days to amounts that can be typed in.

use std::path::Path;
use std::process::{Command, Output};

use phanbo::plan::told::told_by;
use phanbo::scenario::Scenario;
use phanbo::table::{Settled, TableKind};

const TEXT: &str = r#"{
  "start": "2027-01", "months": 3, "budget": {"monthly": 42000000},
  "channels": [
    {"id": "ppc", "name": {"en": "Ads", "vi": "Quảng cáo"}, "roi": 4, "fixed": {"2027-02": 28000000}},
    {"id": "smm", "roi": 3, "fixed": {"2027-02": 14000000}}
  ]
}"#;

/// 1 million and 0.7 million a day from 1 to 14 February 2027.
fn days() -> String {
    let rows = (1..=14).map(|d| format!("2027-02-{d:02},ppc,1000000\n2027-02-{d:02},smm,700000\n"));
    "date,channel,spend\n".to_owned() + &rows.collect::<String>()
}

fn phanbo(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder).env_clear().args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

#[test]
fn the_days_left_are_told_for_each_channel() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), TEXT).unwrap();
    std::fs::write(folder.path().join("days.csv"), days()).unwrap();
    let run = |more: &[&str]| {
        let begin = ["pace", "plan.json", "--actuals", "days.csv"];
        phanbo(folder.path(), &[&begin[..], more].concat())
    };
    let json = |more: &[&str]| -> serde_json::Value {
        let found = run(&[&["--format", "json"], more].concat());
        assert!(found.status.success(), "{}", said(&found));
        serde_json::from_slice(&found.stdout).unwrap()
    };
    // The file ends on 14 February: half of 28 days. By hand: ppc has 14 of 28 million spent, in step
    // with its plan; smm 9.8 of 14, where 7 were due: 19.6 at this rate, and 0.3 a day from now on.
    let even = json(&["--even"]);
    assert_eq!(
        (&even["through"], even["days"].as_array().unwrap().len()),
        (&"2027-02-14".into(), 14)
    );
    let of =
        |found: &serde_json::Value, c: usize, key: &str| found["pace"][c][key].as_f64().unwrap();
    assert_eq!(
        [of(&even, 0, "spent"), of(&even, 0, "due"), of(&even, 0, "at_this_rate")],
        [14e6, 14e6, 28e6]
    );
    assert_eq!(
        [of(&even, 1, "due"), of(&even, 1, "at_this_rate"), of(&even, 1, "left")],
        [7e6, 19.6e6, 4.2e6]
    );
    assert_eq!(even["pace"][1]["daily"][13], 300_000.0);
    // Up to the 7th only: what came after is not known yet.
    let early = json(&["--even", "--date", "2027-02-07"]);
    assert_eq!([of(&early, 0, "spent"), of(&early, 0, "due")], [7e6, 7e6]);
    assert_eq!(early["days"].as_array().unwrap().len(), 21);
    // Days weigh: what is left is the same, a day that weighs nothing gets nothing.
    let weighed = json(&["--day", "2027-02-20=0", "--weekdays", "1,1,1,1,1,1,2"]);
    let daily: Vec<f64> = weighed["pace"][0]["daily"]
        .as_array()
        .unwrap()
        .iter()
        .map(|x| x.as_f64().unwrap())
        .collect();
    assert_eq!(daily.iter().sum::<f64>(), 14e6);
    assert_eq!(daily[5], 0.0);
    assert!((daily[6] / daily[0] - 2.0).abs() < 1e-5, "{daily:?}"); // 21 February 2027 is a Sunday.

    // A CSV that can be typed in: day, channel, amount.
    let csv = run(&["--even", "-o", "february.csv"]);
    assert!(csv.status.success(), "{}", said(&csv));
    let csv = std::fs::read_to_string(folder.path().join("february.csv")).unwrap();
    let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[..3],
        ["day,channel,spend", "2027-02-15,ppc,1000000", "2027-02-15,smm,300000"]
    );
    assert_eq!(lines.len(), 1 + 2 * 14);
    let page = run(&["--date", "2027-02-05", "--lang", "vi"]);
    for part in ["Tháng này đến nay", "còn 23 ngày", "T7 6/2", "Tết", "--even", "Quảng cáo"]
    {
        assert!(said(&page).contains(part), "{} lacks {part}", said(&page));
    }
}

#[test]
fn what_is_not_known_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    put("plan.json", TEXT);
    put("months.csv", "month,channel,spend\n2027-02,ppc,30000000\n2027-02,smm,5000000\n");
    put("one.csv", "month,channel,spend\n2027-02,ppc,9000000\n");
    let run = |file: &str, more: &[&str]| {
        phanbo(folder.path(), &[&["pace", "plan.json", "--actuals", file][..], more].concat())
    };
    for (file, more, says) in [
        ("months.csv", &[][..], "--date 2027-02-12"),
        ("months.csv", &["--date", "2027-04-01"], "is no day of the plan"),
        ("months.csv", &["--date", "12/2"], "2027-02-12"),
        ("months.csv", &["--date", "2027-02-12", "--weekdays", "1,2"], "Monday first"),
        ("one.csv", &["--date", "2027-02-12"], "says nothing of smm"),
    ] {
        let refused = run(file, more);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        assert!(said(&refused).contains(says), "{} lacks {says}", said(&refused));
    }
    // A row of a whole month is what was spent of it so far.
    let told = run("months.csv", &["--date", "2027-02-12", "--even"]);
    assert!(told.status.success(), "{}", said(&told));
    assert!(said(&told).contains("Ads has spent ₫2M more than its whole month"), "{}", said(&told));
    let zero = run("one.csv", &["--date", "2027-02-12", "--missing", "zero"]);
    assert!(zero.status.success(), "{}", said(&zero));
    // The plan may be told: a replanned one, or one made by hand.
    put(
        "sold.csv",
        "month,channel,spend\n2027-01,ppc,0\n2027-01,smm,0\n2027-02,ppc,40000000\n2027-02,smm,1\n2027-03,ppc,0\n2027-03,smm,0\n",
    );
    let sold = ["--date", "2027-02-12", "--plan", "sold.csv", "--format", "json"];
    let sold = run("months.csv", &sold);
    let found: serde_json::Value = serde_json::from_slice(&sold.stdout).unwrap();
    assert_eq!(found["pace"][0]["planned"], 40e6, "{}", said(&sold));
}

#[test]
fn weeks_are_parted_where_the_day_lies() {
    let scenario: Scenario = TEXT.parse().unwrap();
    // 8 to 14 February, of which 8 to 10 lie before the end of the 10th.
    let table = "Week starting,channel,cost\n2027-02-01,ppc,7000000\n2027-02-08,ppc,7000000\n";
    let by = "2027-02-10".parse().unwrap();
    let told = told_by(table.as_bytes(), &scenario, TableKind::Spent, Settled::default(), Some(by));
    let told = told.unwrap();
    assert!((told.actuals.spend[0][1].unwrap() - 10e6).abs() < 1e-6, "{:?}", told.actuals.spend);
}
