//! Limits: one for all that a command asks, said where they came first, and the exit codes.

use std::fs;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use phanbo::analysis::{mends, ranges};
use phanbo::plan::{Status, Stop};
use phanbo::scenario::Scenario;
use phanbo::{NoPlan, Options, solve};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::ground::scenario as read;

/// Many cells that few budgets hold together: far from proven after a few nodes.
fn hard() -> Value {
    let text = fs::read_to_string("tests/data/hard/six-channels-in-five-cities.json").unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A clash among many lines that take no part in it.
fn clash() -> Scenario {
    let channel = |i: usize| {
        json!({"id": format!("c{i}"), "roi": 2.0, "min_if_active": 2 + i, "commit_months": 2,
            "max": 9 + i, "total_max": 40, "max_share": 0.7})
    };
    let mut channels: Vec<Value> = (0..6).map(channel).collect();
    channels[0]["total_min"] = json!(25);
    channels[1]["total_min"] = json!(25);
    read(&json!({"start": "2027-01", "months": 4, "budget": {"monthly": 12},
        "channels": channels, "max_active_channels": 4}))
}

/// Options whose clock goes on by a second each time it is looked at, and how often it was.
fn counted(seconds: u64) -> (Options, Arc<AtomicU64>) {
    let looks = Arc::new(AtomicU64::new(0));
    let own = looks.clone();
    let clock: phanbo::solve::Clock =
        Arc::new(move || Duration::from_secs(own.fetch_add(1, Ordering::Relaxed)));
    let options = Options::new().clock(clock).threads(1).time_limit(Duration::from_secs(seconds));
    (options, looks)
}

#[test]
fn what_stopped_a_search_is_said() {
    let scenario = read(&hard());
    let few = solve(&scenario, &Options::new().node_limit(2)).unwrap();
    assert_eq!((few.status, few.solver.stopped), (Status::Feasible, Some(Stop::Nodes)));
    let (options, _) = counted(3);
    let late = solve(&scenario, &options).unwrap();
    assert_eq!((late.status, late.solver.stopped), (Status::Feasible, Some(Stop::Time)));
    let flag = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let cut = solve(&scenario, &Options::new().interrupt(flag)).unwrap();
    assert_eq!((cut.status, cut.solver.stopped), (Status::Feasible, Some(Stop::Signal)));
    let content = solve(&scenario, &Options::new().node_limit(2).tolerance(1.0)).unwrap();
    assert_eq!((content.status, content.solver.stopped), (Status::Optimal, None));
}

/// All that an answer asks ends soon after the one limit, however many its questions.
#[test]
fn one_limit_holds_for_all_questions_of_an_answer() {
    let scenario = read(&hard());
    let (options, looks) = counted(40);
    let found = ranges(&scenario, 0.01, &options).unwrap();
    assert_eq!(found.plan.solver.stopped, Some(Stop::Time));
    // Sixty ends, each looking at the clock a few times until it knows that it is late.
    let looks = looks.load(Ordering::Relaxed);
    assert!(looks < 40 + 60 * 20, "{looks}");
    assert!(found.channels.iter().any(|channel| !channel.is_proven()));
}

/// The explanation of a clash keeps the limit: what it had no time to narrow down it says.
#[test]
fn a_clash_is_explained_within_the_limit() {
    let scenario = clash();
    let Err(NoPlan::Infeasible(whole)) = solve(&scenario, &Options::new()) else {
        panic!("25 and 25 in four months of 12, at most 70 % each")
    };
    assert!(whole.is_smallest);
    let (options, looks) = counted(1);
    match solve(&scenario, &options) {
        Err(NoPlan::Infeasible(cut)) => {
            assert!(!cut.is_smallest);
            assert!(cut.rows.len() > whole.rows.len(), "{:?}", cut.rows);
        }
        other => assert_eq!(other, Err(NoPlan::Stopped)),
    }
    let used = looks.load(Ordering::Relaxed);
    assert!(used < 60, "{used}");
    let (options, looks) = counted(1);
    assert_eq!(mends(&scenario, &whole, &options), []);
    let used = looks.load(Ordering::Relaxed);
    assert!(used < 60 * whole.rows.len() as u64, "{used}");
    assert!(!mends(&scenario, &whole, &Options::new()).is_empty());
}

/// Six of the channels in four months: solved soon, but not at the first node.
fn smaller() -> Value {
    let mut smaller = hard();
    smaller["channels"].as_array_mut().unwrap().truncate(6);
    smaller.as_object_mut().unwrap().remove("limits");
    smaller["months"] = json!(4);
    smaller["budget"] = json!({"monthly": 120e6, "total": 330e6});
    smaller
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("hard.json"), hard().to_string()).unwrap();
    fs::write(folder.path().join("smaller.json"), smaller().to_string()).unwrap();
    folder
}

fn phanbo(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder.path()).env_clear().stdin(Stdio::null()).args(arguments);
    command.args(["--lang", "en"]);
    command
}

#[test]
fn every_command_ends_with_4_where_a_plan_is_not_proven() {
    let at = folder();
    let limit = ["--node-limit", "1"];
    for arguments in [
        &["solve", "smaller.json", "--format", "json", "-o", "plan.json"][..],
        &["explain", "smaller.json", "-o", "why.json"],
        &["robustness", "smaller.json", "-o", "robustness.json"],
        &["sweep", "smaller.json", "--over", "budget.total=300tr..330tr:2", "-o", "sweep.json"],
        &["compare", "smaller.json", "--with", "equal", "-o", "compare.json"],
        &["report", "smaller.json", "-o", "report.html"],
        &["chart", "allocation", "smaller.json", "-o", "allocation.svg"],
        &["chart", "frontier", "smaller.json", "-o", "frontier.svg"],
    ] {
        let all = [arguments, &limit[..]].concat();
        let output = phanbo(&at, &all).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{all:?}: {said}");
        assert!(said.contains("stopped at a limit"), "{all:?}: {said}");
    }
    let text = fs::read_to_string(at.path().join("plan.json")).unwrap();
    let plan: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&plan["status"], &plan["stopped"]), (&json!("feasible"), &json!("nodes")));
}

/// SIGTERM and SIGHUP stop a search as Ctrl-C does: the plan is given.
#[cfg(target_os = "linux")]
#[test]
fn a_signal_to_end_gives_the_plan() {
    let at = folder();
    for (signal, number) in [("TERM", 15), ("HUP", 1)] {
        let name = format!("{signal}.json");
        let arguments = ["solve", "hard.json", "--tolerance", "1e-12", "-o", &name];
        let mut child = phanbo(&at, &arguments).stderr(Stdio::piped()).spawn().unwrap();
        let id = child.id().to_string();
        // A signal before the program is ready for it would end it at once.
        while !catches(&id, number) && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(5));
        }
        let sent = Command::new("kill").args(["-s", signal, &id]).status().unwrap();
        assert!(sent.success());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{said}");
        assert!(said.contains("interrupted"), "{said}");
        let text = fs::read_to_string(at.path().join(&name)).unwrap();
        let plan: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(plan["stopped"], "signal");
    }
}

/// Whether a process has a handler for a signal.
#[cfg(target_os = "linux")]
fn catches(id: &str, signal: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
    let mask = caught.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}
