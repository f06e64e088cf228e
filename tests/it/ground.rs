//! What many tests begin and end with: a file that is read, a plan that is proven, two numbers
//! that agree, and a text that is as it was.

use std::fmt::Display;
use std::process::Command;

use phanbo::plan::{Plan, Status};
use phanbo::scenario::{Findings, Loaded, Scenario};
use phanbo::{Options, solve};

/// Reads `text` as the file `source` would be, before every month that tests plan for.
pub(crate) fn read(text: &str, source: &str) -> Result<Loaded, Findings> {
    Scenario::load(text, source, "2025-12".parse().unwrap())
}

/// What a file says that must be right.
#[track_caller]
pub(crate) fn load(file: &(impl Display + ?Sized)) -> Loaded {
    let text = file.to_string();
    read(&text, "plan.json").unwrap_or_else(|findings| panic!("{:#?} in\n{text}", findings.list))
}

/// [`load`], for tests that ask nothing of what lies around the scenario.
#[track_caller]
pub(crate) fn scenario(file: &(impl Display + ?Sized)) -> Scenario {
    load(file).scenario
}

/// A client of `examples/`.
#[track_caller]
pub(crate) fn example(name: &str) -> Loaded {
    let file = format!("{name}.json");
    let text = std::fs::read_to_string(format!("examples/{file}")).unwrap();
    read(&text, &file).unwrap_or_else(|findings| panic!("{file}: {:#?}", findings.list))
}

/// The best plan, which must be proven to be it.
#[track_caller]
pub(crate) fn best(scenario: &Scenario) -> Plan {
    let plan = solve(scenario, &Options::default())
        .unwrap_or_else(|none| panic!("{}: {none:?}", scenario.name));
    assert_eq!(plan.status, Status::Optimal, "{}", scenario.name);
    assert!(plan.proof.gap() <= 1e-6, "{}: {:?}", scenario.name, plan.proof);
    plan
}

/// Whether two numbers differ by at most this share of the wanted one, or of 1 where it is smaller.
pub(crate) fn is_near(found: f64, wanted: f64, share: f64) -> bool {
    (found - wanted).abs() <= share * wanted.abs().max(1.0)
}

/// That two numbers are near each other.
#[track_caller]
pub(crate) fn near(found: f64, wanted: f64, share: f64) {
    assert!(is_near(found, wanted, share), "{found} for {wanted}");
}

/// That a text is what it was when somebody last looked at it: `tests/snapshots/NAME.snap`. Where
/// it is not, the test shows the difference and writes `NAME.snap.new` beside it; `cargo insta
/// review`, or look at it and rename it.
#[track_caller]
pub(crate) fn as_it_was(name: &str, text: &str) {
    let mut kept = insta::Settings::new();
    kept.set_snapshot_path("../snapshots");
    kept.set_prepend_module_to_snapshot(false);
    kept.set_omit_expression(true);
    // Line ends are part of CSV, and insta knows one kind only.
    kept.bind(|| insta::assert_snapshot!(name, text.replace('\r', "␍")));
}

/// A program that a test asks, of the first of these names that is installed. Without any the test
/// fails: what was not asked was not tested. `PHANBO_WITHOUT_BROWSER=1` leaves such tests out on a
/// developer's own machine, and says so; no check of a change sets it.
pub(crate) fn asked(names: &[&str]) -> Option<Command> {
    let is_there = |name: &&&str| Command::new(name).arg("--version").output().is_ok();
    let found = names.iter().find(is_there).map(Command::new);
    let left_out = std::env::var_os("PHANBO_WITHOUT_BROWSER").is_some_and(|set| set == "1");
    if found.is_none() && left_out {
        // Not by `eprintln!`, which is kept from those whose tests pass.
        use std::io::Write as _;
        let line =
            format!("\nLEFT OUT, as PHANBO_WITHOUT_BROWSER=1 says: no {names:?} was asked\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
    }
    assert!(
        found.is_some() || left_out,
        "this test asks {names:?}, and none is installed: on Debian `apt-get install chromium \
         poppler-utils`; PHANBO_WITHOUT_BROWSER=1 leaves such tests out, loudly"
    );
    found
}
