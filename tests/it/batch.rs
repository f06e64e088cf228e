//! Many scenarios in one run: a row for each in their order, the same as alone, and none lost or
//! done twice where the run is cut short.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use phanbo::json::{BatchError, BatchRow, PlanFile};
use tempfile::TempDir;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder).args(arguments).env("PHANBO_LANG", "en").output().unwrap()
}

/// A scenario on one line, each of another size.
fn client(at: usize) -> String {
    format!(
        r#"{{"name": "client {at}", "start": "2027-01", "months": 6, "budget": {{"monthly": {}}},
            "channels": [{{"id": "seo", "roi": 2, "curve": {{"saturating": {{"half": 40}}}}}},
                {{"id": "ppc", "roi": 3, "curve": {{"hill": {{"half": 30, "slope": 2}}}}}}]}}"#,
        50 + at
    )
    .replace('\n', " ")
}

fn rows(file: &Path) -> Vec<BatchRow> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Forty clients, among them a typing mistake, a clash and a blank line.
fn clients() -> String {
    let mut lines: Vec<String> = (0..40).map(client).collect();
    lines[7] = lines[7].replace("\"roi\": 2", "\"rio\": 2");
    lines[11] = lines[11].replace("\"roi\": 3", "\"roi\": 3, \"min\": 1000");
    lines.insert(20, "  ".to_owned());
    lines.join("\n")
}

#[test]
fn a_bad_scenario_is_a_row_and_the_others_are_as_alone() {
    let at = TempDir::new().unwrap();
    fs::write(at.path().join("all.jsonl"), clients()).unwrap();
    let output = run(at.path(), &["batch", "all.jsonl", "-o", "plans.jsonl"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("40 rows; 2 without a plan"), "{said}");

    let found = rows(&at.path().join("plans.jsonl"));
    assert_eq!(found.iter().map(|row| row.row).collect::<Vec<_>>(), (1..=40).collect::<Vec<_>>());
    let Some(BatchError::Refused { findings, .. }) = &found[7].error else { panic!("{said}") };
    assert_eq!((findings[0].line, findings[0].path.as_str()), (1, "channels[0].rio"));
    assert!(matches!(found[11].error, Some(BatchError::Infeasible { .. })), "{:?}", found[11]);
    // The blank line counts where lines are counted, not as a scenario.
    assert_eq!(found[20].source, "all.jsonl:22");

    fs::write(at.path().join("one.json"), client(30)).unwrap();
    let alone = run(at.path(), &["solve", "one.json", "-f", "json", "--no-timing"]);
    let alone: PlanFile = serde_json::from_slice(&alone.stdout).unwrap();
    assert_eq!(found[30].plan.as_ref(), Some(&alone));
}

#[test]
fn what_was_cut_short_goes_on_without_loss_or_repeat() {
    let at = TempDir::new().unwrap();
    fs::write(at.path().join("all.jsonl"), clients()).unwrap();
    let part = at.path().join("plans.jsonl.part");
    let whole = run(at.path(), &["batch", "all.jsonl"]).stdout;
    for cut in [0, 1, whole.len() / 3, whole.len() / 2, whole.len() - 1, whole.len()] {
        fs::write(&part, &whole[..cut]).unwrap();
        let output = run(at.path(), &["batch", "all.jsonl", "-o", "plans.jsonl", "--threads", "2"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(!part.exists());
        assert!(fs::read(at.path().join("plans.jsonl")).unwrap() == whole, "cut at {cut}");
        let done = whole[..cut].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(said.contains("done before"), done > 0, "{said}");
        fs::remove_file(at.path().join("plans.jsonl")).unwrap();
    }
}

#[test]
fn what_was_begun_with_others_is_not_gone_on_with() {
    let at = TempDir::new().unwrap();
    fs::write(at.path().join("all.jsonl"), clients()).unwrap();
    let whole = run(at.path(), &["batch", "all.jsonl"]).stdout;
    let part = at.path().join("plans.jsonl.part");
    fs::write(&part, &whole).unwrap();
    let begin = ["batch", "all.jsonl", "-o", "plans.jsonl", "--tolerance", "0.1"];
    let output = run(at.path(), &begin);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("row 1 of plans.jsonl.part"), "{said}");
    assert!(fs::read(&part).unwrap() == whole, "nothing is lost by asking");
    let output = run(at.path(), &[&begin[..], &["--force"]].concat());
    assert!(output.status.success());
    assert_eq!(rows(&at.path().join("plans.jsonl")).len(), 40);
}

#[test]
fn folders_pipes_and_what_is_not_there() {
    let at = TempDir::new().unwrap();
    let folder = at.path().join("clients");
    fs::create_dir(&folder).unwrap();
    let empty = run(at.path(), &["batch", "clients"]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&empty.stderr).contains("clients holds no .json"));
    assert_eq!(run(at.path(), &["batch", "nowhere.jsonl"]).status.code(), Some(2));

    for name in ["b.json", "a.json"] {
        // Spread over lines: a file of its own may be.
        fs::write(folder.join(name), client(1).replace(", ", ",\n")).unwrap();
    }
    fs::write(folder.join("c.jsonl"), [client(2), client(3)].join("\n")).unwrap();
    let output = run(at.path(), &["batch", "clients", "-o", "plans.jsonl"]);
    assert!(output.status.success());
    let found = rows(&at.path().join("plans.jsonl"));
    let sources: Vec<&str> = found.iter().map(|row| row.source.as_str()).collect();
    let wanted = ["clients/a.json", "clients/b.json", "clients/c.jsonl:1", "clients/c.jsonl:2"];
    assert_eq!(sources, wanted);
    assert!(found.iter().all(|row| row.plan.is_some()));

    let mut child = Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .args(["batch", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A line that is longer than any scenario is not held in memory.
    stdin.write_all(&vec![b'x'; (16 << 20) + 5]).unwrap();
    stdin.write_all(format!("\n{}\n", client(4)).as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let found: Vec<BatchRow> = text.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(matches!(&found[0].error, Some(BatchError::Refused { text, .. }) if text.len() < 100));
    assert!(found.len() == 2 && found[1].plan.is_some(), "{} rows", found.len());
}
