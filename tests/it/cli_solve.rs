//! `check` and `solve` from file to plan: what is printed, what is written, and the exit codes.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two channels without on/off rules: solved at once.
const PLAN: &str = r#"{
  "name": "Quán nhỏ", // a comment
  "start": "2026-10",
  "months": 3,
  "gross_margin": 0.5,
  "budget": {"monthly": 20000000},
  "channels": [
    {"id": "ppc", "roi": 4, "curve": {"saturating": {"half": 20000000}}},
    {"id": "smm", "roi": 3, "curve": {"saturating": {"half": 10000000}}, "max": 4000000},
  ],
}
"#;

/// Floors above the budget.
const CLASH: &str = r#"{
  "start": "2026-10",
  "months": 3,
  "budget": {"monthly": 20000000},
  "channels": [
    {"id": "ppc", "roi": 4, "min": 15000000},
    {"id": "smm", "roi": 3, "min": 9000000}
  ]
}
"#;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder).env_clear().stdin(Stdio::null()).args(arguments);
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[test]
fn a_plan_ends_with_0_in_both_languages() {
    let at = folder(&[("plan.json", PLAN)]);
    for (lang, words) in [
        ("vi", ["Kế hoạch chi theo tháng", "Đơn vị: triệu ₫", "Đã chứng minh là tối ưu"]),
        ("en", ["Spend by month", "in ₫M", "Proven optimal"]),
    ] {
        let (code, out, err) = run(at.path(), &["solve", "plan.json", "--lang", lang]);
        assert_eq!(code, 0, "{err}");
        for word in words {
            assert!(out.replace('\u{a0}', " ").contains(word), "{word} in {out}");
        }
        assert!(err.is_empty(), "{err}");
    }
    let (code, out, _) = run(at.path(), &["check", "plan.json", "--lang", "vi"]);
    assert_eq!((code, out.as_str()), (0, "✔ plan.json hợp lệ: 2 kênh, 3 tháng\n"));
}

#[test]
fn the_same_scenario_gives_the_same_bytes() {
    let at = folder(&[("plan.json", PLAN)]);
    for format in ["table", "json", "csv", "md"] {
        let arguments = ["solve", "plan.json", "--no-timing", "--format", format];
        let (first, second) = (run(at.path(), &arguments), run(at.path(), &arguments));
        assert_eq!(first.0, 0, "{}", first.2);
        assert_eq!(first, second);
    }
}

#[test]
fn a_file_is_written_in_the_format_of_its_ending_and_never_replaced_unasked() {
    let at = folder(&[("plan.json", PLAN)]);
    let (code, out, err) = run(at.path(), &["solve", "plan.json", "-o", "plan.csv"]);
    assert_eq!((code, out.as_str()), (0, ""), "{err}");
    let csv = fs::read_to_string(at.path().join("plan.csv")).unwrap();
    assert!(
        csv.starts_with("\u{feff}month,channel,name,spend,fees,effect,revenue\r\n2026-10,ppc,")
    );
    fs::write(at.path().join("plan.csv"), "mine").unwrap();
    let (code, _, err) = run(at.path(), &["solve", "plan.json", "-o", "plan.csv"]);
    assert_eq!(code, 2);
    assert!(err.contains("--force"), "{err}");
    assert_eq!(fs::read_to_string(at.path().join("plan.csv")).unwrap(), "mine");
    assert_eq!(run(at.path(), &["solve", "plan.json", "-o", "plan.csv", "--force"]).0, 0);
    assert_eq!(fs::read_to_string(at.path().join("plan.csv")).unwrap(), csv);
}

#[test]
fn a_clash_ends_with_3_and_names_the_rules_where_they_are() {
    let at = folder(&[("clash.json", CLASH)]);
    for (lang, words) in [
        (
            "vi",
            [
                "lỗi: không có kế hoạch nào thỏa mãn clash.json",
                "ngân sách tháng",
                "sàn của ppc",
                "sàn của smm",
            ],
        ),
        (
            "en",
            [
                "error: no plan can satisfy clash.json",
                "2026 budget",
                "the floor of ppc",
                "the floor of smm",
            ],
        ),
    ] {
        let (code, out, err) =
            run(at.path(), &["solve", "clash.json", "--lang", lang, "-o", "plan.json"]);
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
        for word in words {
            assert!(err.replace('\u{a0}', " ").contains(word), "{word} in {err}");
        }
        assert!(err.contains("clash.json:4:"), "points at the budget: {err}");
    }
    assert!(!at.path().join("plan.json").exists(), "nothing is written");
}

#[test]
fn every_error_of_a_file_is_shown_at_once() {
    let wrong = PLAN
        .replace("\"gross_margin\": 0.5", "\"gross_margin\": 45")
        .replace("\"curve\": {\"saturating\"", "\"curvee\": {\"saturating\"")
        .replace("\"max\": 4000000", "\"min\": 5000000, \"max\": 4000000");
    let at = folder(&[("wrong.json", &wrong)]);
    for command in ["solve", "check"] {
        let (code, out, err) = run(at.path(), &[command, "wrong.json", "--lang", "vi"]);
        assert_eq!((code, out.as_str()), (2, ""));
        for word in
            ["wrong.json:5:", "wrong.json:8:", "`curve`", "wrong.json:9:", "lỗi trong wrong.json"]
        {
            assert!(err.contains(word), "{word} in {err}");
        }
    }
}

#[test]
fn a_budget_may_be_left_out_of_a_file_but_not_of_a_solve() {
    let without = PLAN.replace("  \"budget\": {\"monthly\": 20000000},\n", "");
    let at = folder(&[("plan.json", &without)]);
    assert_eq!(run(at.path(), &["check", "plan.json"]).0, 0);
    let (code, out, err) = run(at.path(), &["solve", "plan.json"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`solve` needs `budget`, which is missing"), "{err}");
}

#[test]
fn what_init_writes_is_valid_and_can_be_solved() {
    let at = folder(&[]);
    for tier in ["sme", "enterprise"] {
        for lang in ["vi", "en"] {
            let name = format!("{tier}-{lang}.json");
            assert_eq!(run(at.path(), &["init", "--tier", tier, "--lang", lang, &name]).0, 0);
            let (code, _, err) = run(at.path(), &["check", &name]);
            assert_eq!(code, 0, "{err}");
        }
    }
}

#[test]
fn models_lists_every_preset() {
    let at = folder(&[]);
    for lang in ["vi", "en"] {
        let (code, out, err) = run(at.path(), &["models", "--lang", lang]);
        assert_eq!(code, 0, "{err}");
        for word in
            ["`sme`", "`enterprise`", "seo", "content", "ppc", "smm", "email", "video", "roi"]
        {
            assert!(out.contains(word), "{word}");
        }
        assert!(
            out.lines()
                .filter(|line| !line.contains("https://"))
                .all(|line| line.chars().count() <= 100)
        );
    }
}
