//! Our own workbook both ways: the scenario it keeps, a plan changed in it, its yellow cells.

use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use phanbo::answer::workbook::{self, Material, kept};
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::plan::audit::evaluate;
use phanbo::plan::told::told;
use phanbo::scenario::{Loaded, Scenario};
use phanbo::table::grid::grids;
use phanbo::table::{Kept, Settled, TableKind};

use crate::oracle::rng::Rng;

/// Two channels, three months, a comment and a rule that can be broken.
const TEXT: &str = r#"{
	"start": "2027-01", "months": 3, // quý một

  "budget": {"monthly": 20000000}, "round_to": 0,
  "channels": [
    {"id": "ppc", "name": {"en": "Ads, paid", "vi": "Quảng cáo"}, "roi": 4, "current": 3e6,
     "curve": {"saturating": {"half": 2e7}}, "max": 1.2e7},
    {"id": "smm", "roi": 3, "curve": {"saturating": {"half": 1e7}}},
  ],
}
"#;

fn look(lang: Lang) -> Look {
    Look { lang, ..Look::default() }
}

fn loaded(text: &str, source: &str) -> Loaded {
    Scenario::load(text, source, "2026-11".parse().unwrap()).unwrap()
}

fn book(loaded: &Loaded, plan: &phanbo::Plan, lang: Lang) -> Vec<u8> {
    let kept = kept(loaded);
    let material = Material {
        scenario: &loaded.scenario,
        plan,
        explanation: None,
        comparison: None,
        ranges: None,
        risk: None,
        kept: Some(&kept),
    };
    workbook::write(&material, &look(lang)).unwrap()
}

fn read_back(bytes: &[u8]) -> Loaded {
    let kept = Kept::of(&grids(bytes).unwrap()).unwrap();
    Scenario::load(&kept.text, &kept.file, kept.start.plus(-1)).unwrap()
}

#[test]
fn workbook_to_scenario_to_workbook_loses_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(root.join("examples")).unwrap() {
        files.push(entry.unwrap().path());
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.push(root.join("tests/data/kitchen-sink.json"));
    assert!(files.len() > 5, "{files:?}");
    let strange = [
        TEXT.to_owned(),
        // What a cell may take for something else, a line too long for one, no name and no start.
        format!(
            "{{\"months\": 1, \"budget\": {{\"monthly\":\n=1\n}}, \"channels\": [{{\"id\":\n\"a\", \"roi\": 2}}]}}\n// {}",
            "_x0041_ \u{a0}ế & <b> ".repeat(2_000)
        )
        .replace("=1", "1"),
    ];
    let texts = files.iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (std::fs::read_to_string(path).unwrap(), name)
    });
    let strange = strange.into_iter().map(|text| (text, "quán nhỏ.json".to_owned()));
    let plan = loaded(TEXT, "x.json").scenario.solve().unwrap();
    for (text, name) in texts.chain(strange) {
        let first = loaded(&text, &name);
        let bytes = {
            // The plan need not be this scenario's: only the sheet of the text is looked at.
            let own = loaded(TEXT, "x.json");
            let kept = kept(&first);
            let material = Material {
                scenario: &own.scenario,
                plan: &plan,
                explanation: None,
                comparison: None,
                ranges: None,
                risk: None,
                kept: Some(&kept),
            };
            workbook::write(&material, &look(Lang::Vi)).unwrap()
        };
        let again = read_back(&bytes);
        assert_eq!(again.text, first.text, "{name}");
        assert_eq!(again.scenario, first.scenario, "{name}");
        assert_eq!(kept(&again), kept(&first), "{name}");
    }
}

#[test]
fn what_was_set_is_part_of_what_is_kept() {
    let set = ("channels.ppc.max".to_owned(), serde_json::json!(5e6));
    let varied = loaded(TEXT, "x.json").varied(vec![set]).unwrap();
    let plan = varied.scenario.solve().unwrap();
    let again = read_back(&book(&varied, &plan, Lang::En));
    assert_eq!(again.scenario, varied.scenario);
    assert_eq!(again.scenario.channels[0].max, [5e6; 3]);
}

#[test]
fn a_plan_in_a_workbook_is_worth_the_same_when_read_back() {
    let loaded = loaded(TEXT, "x.json");
    let mut plan = loaded.scenario.solve().unwrap();
    let mut rng = Rng::new(27);
    for trial in 0..200 {
        for spend in plan.channels.iter_mut().flat_map(|channel| &mut channel.spend) {
            let of = [1.0, 8.0, 1e7][trial % 3];
            *spend = if rng.unit() < 0.2 { 0.0 } else { (rng.unit() * 1e7 * of).round() / of };
        }
        let bytes = book(&loaded, &plan, [Lang::En, Lang::Vi][trial % 2]);
        let read = told(&bytes, &loaded.scenario, TableKind::Planned, Settled::default()).unwrap();
        let whole = |row: &Vec<Option<f64>>| row.iter().map(|cell| cell.unwrap()).collect();
        let spend: Vec<Vec<f64>> = read.actuals.spend.iter().map(whole).collect();
        assert_eq!(spend, plan.spend(), "trial {trial}");
        let worth = |spend| evaluate(&loaded.scenario, spend).value;
        assert_eq!(worth(spend), worth(plan.spend()));
    }
}

/// The workbook with cells of the sheet of months filled in, as a spreadsheet saves them.
fn filled(bytes: &[u8], cells: &[(&str, f64)]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = 0;
    for at in 0..from.len() {
        let mut part = from.by_index(at).unwrap();
        let name = part.name().unwrap().to_string();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if name == "xl/worksheets/sheet3.xml" {
            let mut text = String::from_utf8(content).unwrap();
            for (cell, amount) in cells {
                let start = text.find(&format!("<c r=\"{cell}\"")).unwrap();
                let head = start + text[start..].find('>').unwrap();
                let blank = text[..head].ends_with('/');
                let attributes = text[start..head].trim_end_matches('/').to_owned();
                let end =
                    if blank { head + 1 } else { start + text[start..].find("</c>").unwrap() + 4 };
                text.replace_range(start..end, &format!("{attributes}><v>{amount}</v></c>"));
                done += 1;
            }
            content = text.into_bytes();
        }
        to.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&content).unwrap();
    }
    assert_eq!(done, cells.len());
    to.finish().unwrap().into_inner()
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
fn a_workbook_is_given_back_in_the_place_of_scenario_plan_and_actuals() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| phanbo(folder.path(), arguments);
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("quán.json", TEXT.as_bytes());
    let wrote = run(&["solve", "quán.json", "-o", "plan.xlsx"]);
    assert!(wrote.status.success(), "{}", said(&wrote));

    // The scenario in it is the scenario, to the byte of what is printed.
    let json = ["--format", "json", "--no-timing"];
    let of_file = run(&[&["solve", "quán.json"][..], &json].concat());
    let of_book = run(&[&["solve", "plan.xlsx"][..], &json].concat());
    assert_eq!(String::from_utf8(of_book.stdout), String::from_utf8(of_file.stdout));

    // No yellow cell is filled in yet.
    let early = run(&["replan", "plan.xlsx"]);
    assert_eq!(early.status.code(), Some(2));
    assert!(said(&early).contains("yellow cells"), "{}", said(&early));

    // A plan changed by hand: above the channel's cap in March.
    let bytes = std::fs::read(folder.path().join("plan.xlsx")).unwrap();
    put("mine.xlsx", &filled(&bytes, &[("D6", 15e6), ("D7", 1e6)]));
    let verified = run(&["verify", "mine.xlsx"]);
    assert_eq!(verified.status.code(), Some(3), "{}", said(&verified));
    let compared = run(&["compare", "mine.xlsx", "--format", "json"]);
    let compared: serde_json::Value = serde_json::from_slice(&compared.stdout).unwrap();
    let case = &compared["cases"][1];
    assert_eq!(case["name"], "your own plan", "{compared:#}");
    assert_eq!(case["channels"][0]["spend"], 39_000_000, "{compared:#}");
    assert_eq!(case["breaks"][0], "channels[0].max", "{compared:#}");
    let report = run(&["report", "mine.xlsx", "-o", "proposal.md"]);
    assert!(report.status.success(), "{}", said(&report));
    let proposal = std::fs::read_to_string(folder.path().join("proposal.md")).unwrap();
    assert!(proposal.contains("your own plan"), "{proposal}");
    // The same as it was: nothing to compare with.
    let report = run(&["report", "plan.xlsx", "-o", "same.md"]);
    assert!(report.status.success(), "{}", said(&report));
    let proposal = std::fs::read_to_string(folder.path().join("same.md")).unwrap();
    assert!(!proposal.contains("your own plan"));

    // January as it was spent: the rest is planned again.
    put("spent.xlsx", &filled(&bytes, &[("B12", 4e6), ("B13", 2e6)]));
    let replanned = run(&["replan", "spent.xlsx", "--format", "json"]);
    assert!(replanned.status.success(), "{}", said(&replanned));
    let answer: serde_json::Value = serde_json::from_slice(&replanned.stdout).unwrap();
    let plan = &answer["channels"];
    let days = "Ngày;Kênh;Chi\n1/1/2027;qc;4.000.000\n20/1/2027;smm;2.000.000\n";
    put("days.csv", days.as_bytes());
    // What settles names of the actuals is not looked for in the workbook's plan.
    let named = ["--actuals", "days.csv", "--map", "qc=ppc"];
    for command in ["replan", "pace"] {
        let done = run(&[&[command, "plan.xlsx"][..], &named].concat());
        assert!(done.status.success(), "{}", said(&done));
    }
    assert_eq!(
        (plan[0]["spend"][0].as_f64(), plan[1]["spend"][0].as_f64()),
        (Some(4e6), Some(2e6))
    );
}

#[test]
fn a_workbook_without_a_scenario_says_what_it_lacks() {
    let folder = tempfile::tempdir().unwrap();
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tables");
    let other = std::fs::read_dir(tables).unwrap().map(|entry| entry.unwrap().path());
    let other = other.filter(|path| path.extension().is_some_and(|e| e == "xlsx")).min().unwrap();
    std::fs::copy(other, folder.path().join("x.xlsx")).unwrap();
    let refused = phanbo(folder.path(), &["solve", "x.xlsx", "--lang", "vi"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("không có kịch bản"), "{}", said(&refused));
    // What is wrong in the sheet is told by its line there.
    let loaded = loaded(TEXT, "x.json");
    let plan = loaded.scenario.solve().unwrap();
    let mut broken = loaded.clone();
    broken.text = TEXT.replace("\"roi\": 3", "\"roi\": -3");
    std::fs::write(folder.path().join("b.xlsx"), book(&broken, &plan, Lang::En)).unwrap();
    let refused = phanbo(folder.path(), &["check", "b.xlsx"]);
    assert!(said(&refused).contains("b.xlsx/x.json:8:26"), "{}", said(&refused));
    std::fs::write(folder.path().join("x.json"), TEXT).unwrap();
    for (arguments, asks) in
        [(["verify", "x.json"], "which plan?"), (["replan", "x.json"], "--actuals FILE")]
    {
        let refused = phanbo(folder.path(), &arguments);
        assert_eq!(refused.status.code(), Some(2));
        assert!(said(&refused).contains(asks), "{}", said(&refused));
    }
}
