//! The program itself: what it prints, where, and how it ends. Nothing here needs a solver.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PHANBO: &str = env!("CARGO_BIN_EXE_phanbo");

/// The program in a clean environment, in a folder of its own.
fn phanbo(folder: &Path) -> Command {
    let mut command = Command::new(PHANBO);
    command.current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    phanbo(folder).args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn help_is_in_the_chosen_language_and_goes_to_the_standard_output() {
    let at = folder();
    for arguments in [
        &["--help"][..],
        &["solve", "--help"],
        &["check", "-h"],
        &["schema", "-h"],
        &["models", "-h"],
        &["init", "-h"],
    ] {
        let english = run(at.path(), arguments);
        let vietnamese =
            phanbo(at.path()).args(arguments).env("LANG", "vi_VN.UTF-8").output().unwrap();
        assert_eq!((code(&english), code(&vietnamese)), (0, 0));
        assert!(out(&english).contains("Usage:") && out(&english).contains("Examples:"));
        let text = out(&vietnamese);
        assert!(text.contains("Cách dùng:") && text.contains("Ví dụ:"), "{text}");
        for word in
            ["Usage", "Options:", "Commands", "Arguments", "Print ", "default:", "possible values"]
        {
            assert!(!text.contains(word), "{word} in {text}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100));
    }
    let flag = phanbo(at.path())
        .args(["--lang", "en", "--help"])
        .env("PHANBO_LANG", "vi")
        .output()
        .unwrap();
    assert!(out(&flag).contains("Usage:"), "the flag comes before the variable");
}

#[test]
fn wrong_usage_ends_with_2_in_either_language() {
    let at = folder();
    for (arguments, vi, en) in [
        (
            &["slove"][..],
            "không có lệnh `slove`; có phải bạn muốn `solve`?",
            "unknown command `slove`; did you mean `solve`?",
        ),
        (&["solve"], "thiếu <FILE>", "<FILE> is missing"),
        (&["solve", "x", "--forc"], "có phải bạn muốn `--force`?", "did you mean `--force`?"),
        (
            &["solve", "x", "--format", "xml"],
            "cho phép: table, json, csv, md",
            "allowed: table, json, csv, md",
        ),
        (
            &["solve", "x", "--tolerance", "-1"],
            "cần một số lớn hơn 0",
            "a number above 0 is needed",
        ),
        (
            &["solve", "x", "--tolerance", "NaN"],
            "cần một số lớn hơn 0",
            "a number above 0 is needed",
        ),
        (
            &["solve", "x", "--node-limit", "1.5"],
            "cần một số nguyên từ 1",
            "a whole number from 1 is needed",
        ),
        (&["solve", "x", "--time-limit"], "cần một giá trị", "needs a value"),
        (&["solve", "x", "-o", "plan.xyz"], "không rõ định dạng", "stands for no format"),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let ended =
                phanbo(at.path()).args(arguments).env("PHANBO_LANG", lang).output().unwrap();
            assert_eq!(code(&ended), 2, "{arguments:?}");
            assert!(err(&ended).contains(said), "{arguments:?}: {}", err(&ended));
            assert!(ended.stdout.is_empty());
        }
    }
    assert!(entries(at.path()).is_empty(), "nothing is written");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let at = folder();
    let ended = run(at.path(), &["check", "none.json", "--lang", "vi"]);
    assert_eq!(code(&ended), 2);
    assert_eq!(err(&ended), "lỗi: không đọc được none.json: không có tệp này\n");
}

#[test]
fn init_writes_once_and_then_only_by_force() {
    let at = folder();
    let first = run(at.path(), &["init", "plan.json", "--lang", "vi"]);
    assert_eq!(code(&first), 0, "{}", err(&first));
    assert!(first.stdout.is_empty());
    let written = fs::read_to_string(at.path().join("plan.json")).unwrap();
    assert!(written.contains("\"$schema\"") && written.contains("// Tên hiện trong bảng"));
    fs::write(at.path().join("plan.json"), "mine").unwrap();
    let again = run(at.path(), &["init", "plan.json"]);
    assert_eq!(code(&again), 2);
    assert!(err(&again).contains("plan.json exists already; --force replaces it"));
    assert_eq!(fs::read_to_string(at.path().join("plan.json")).unwrap(), "mine");
    assert_eq!(code(&run(at.path(), &["init", "plan.json", "--force", "--lang", "vi"])), 0);
    assert_eq!(fs::read_to_string(at.path().join("plan.json")).unwrap(), written);
    assert_eq!(entries(at.path()), ["plan.json"], "nothing is left beside it");
}

#[test]
fn both_languages_start_from_the_same_scenario() {
    let at = folder();
    for tier in ["sme", "enterprise"] {
        let texts = ["vi", "en"]
            .map(|lang| out(&run(at.path(), &["init", "--tier", tier, "--lang", lang])));
        let [vi, en] = texts.map(|text| {
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let names = lines.filter(|line| !line.contains("\"name\"")).map(str::to_owned);
            names.collect::<Vec<_>>()
        });
        assert_eq!(vi, en);
        assert!(vi.iter().any(|line| line.contains(&format!("\"tier\": \"{tier}\""))));
    }
}

#[test]
fn the_schema_is_json() {
    let at = folder();
    let ended = run(at.path(), &["schema"]);
    assert_eq!(code(&ended), 0);
    let schema: serde_json::Value = serde_json::from_str(&out(&ended)).unwrap();
    assert!(schema.is_object());
    assert_eq!(code(&run(at.path(), &["schema", "-o", "phanbo.schema.json"])), 0);
    assert_eq!(fs::read_to_string(at.path().join("phanbo.schema.json")).unwrap(), out(&ended));
    assert_eq!(code(&run(at.path(), &["schema", "-o", "none/phanbo.schema.json"])), 1);
    assert_eq!(code(&run(at.path(), &["schema", "-o", "."])), 2);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let at = folder();
    for arguments in [&["schema"][..], &["--help"], &["init"], &["models"]] {
        let mut child = phanbo(at.path())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{arguments:?}");
        assert_eq!(said, "");
    }
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let at = folder();
    fs::write(at.path().join("empty.json"), "").unwrap();
    let with = |name: &str| {
        let mut command = phanbo(at.path());
        command.args(["check", "empty.json"]);
        if !name.is_empty() {
            command.env(name, "1");
        }
        err(&command.output().unwrap())
    };
    assert!(!with("").contains('\u{1b}'));
    assert!(!with("NO_COLOR").contains('\u{1b}'));
    assert!(with("CLICOLOR_FORCE").contains('\u{1b}'));
}

#[test]
fn what_is_wrong_is_shown_where_it_is() {
    let at = folder();
    fs::write(at.path().join("bytes.json"), b"{\n  \"name\": \"\xff\"\n}").unwrap();
    for (lang, fault, hint, sum) in [
        (
            "vi",
            "lỗi: tệp không phải văn bản UTF-8",
            "gợi ý: hãy lưu lại",
            "lỗi: 1 lỗi trong bytes.json",
        ),
        (
            "en",
            "error: the file is not UTF-8 text",
            "hint: save it as UTF-8",
            "error: 1 error in bytes.json",
        ),
    ] {
        let ended = run(at.path(), &["check", "bytes.json", "--lang", lang]);
        let said = err(&ended);
        assert_eq!(code(&ended), 2);
        assert!(ended.stdout.is_empty());
        for part in [fault, "bytes.json:2:12", hint, sum] {
            assert!(said.contains(part), "{part} in {said}");
        }
    }
}

#[test]
fn a_scenario_may_come_from_the_standard_input() {
    let at = folder();
    let mut child = phanbo(at.path())
        .args(["check", "-", "--lang", "en"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"").unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(code(&ended), 2);
    assert!(
        err(&ended).contains("the file is empty") && err(&ended).contains("<stdin>"),
        "{}",
        err(&ended)
    );
}
