//! Every answer in every format: by the ending of the file, with the same figures in each.

use std::io::Cursor;
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use phanbo::analysis::compare::{CaseName, compare};
use phanbo::answer::{Answer, Comparison, Document};
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::page::{Format, Style};
use phanbo::scenario::{Loaded, Scenario};
use phanbo::{Options, solve};

use crate::made::text;
use crate::proposal_files::pdf_text;

const TEXT: &str = r#"{"start": "2027-01", "months": 3, "gross_margin": 0.5, "budget": {"monthly": 10000000},
  "targets": [{"kpi": "leads", "at_least": 10}],
  "channels": [
    {"id": "ads", "name": "R&D <b>", "roi": {"low": 3, "expected": 6, "high": 9}, "curve": {"saturating": {"half": 5000000}}, "current": 6000000},
    {"id": "mail", "name": "=1+1", "roi": 4, "yields": {"leads": 0.00001}, "curve": {"saturating": {"half": 8000000}}, "min": 500000}],
  "what_ifs": [{"name": "a third of the money more", "set": {"budget.monthly": 14000000}}]}"#;

fn loaded() -> Loaded {
    Scenario::load(TEXT, "plan.json", "2026-12".parse().unwrap()).unwrap()
}

fn run(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_phanbo"))
        .current_dir(folder)
        .env_clear()
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn the_ending_of_the_file_says_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("plan.json"), TEXT).unwrap();
    std::fs::write(
        at.join("actuals.csv"),
        "month,channel,spend\n2027-01,ads,5000000\n2027-01,mail,500000\n",
    )
    .unwrap();
    assert!(run(at, &["solve", "plan.json", "-o", "best.csv"]).status.success());
    let commands: [&[&str]; 9] = [
        &["solve", "plan.json"],
        &["goal", "plan.json"],
        &["explain", "plan.json"],
        &["ranges", "plan.json"],
        &["robustness", "plan.json"],
        &["compare", "plan.json", "--ladder"],
        &["sweep", "plan.json", "--over", "budget.monthly=8tr..12tr:3"],
        &["replan", "plan.json", "--actuals", "actuals.csv"],
        &["top-up", "plan.json", "--plan", "best.csv", "--extra", "2tr"],
    ];
    let begins: [(&str, &[u8]); 9] = [
        ("html", b"<!DOCTYPE html>"),
        ("pdf", b"%PDF"),
        ("pptx", b"PK"),
        ("xlsx", b"PK"),
        ("md", b"# "),
        ("txt", b""),
        ("json", b"{"),
        ("csv", "\u{feff}".as_bytes()),
        ("HTM", b"<!DOCTYPE html>"),
    ];
    for command in commands {
        for (ending, begin) in begins {
            let name = format!("{}.{ending}", command[0]);
            let output = run(at, &[command, &["-o", &name, "--no-timing"]].concat());
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {said}");
            let bytes = std::fs::read(at.join(&name)).unwrap();
            assert!(bytes.len() > 40 && bytes.starts_with(begin), "{name}");
            // The same question gives the same bytes.
            let again = run(at, &[command, &["-o", &name, "--no-timing", "--force"]].concat());
            assert!(again.status.success() || command[0] == "robustness", "{name}");
            assert_eq!(std::fs::read(at.join(&name)).unwrap(), bytes, "{name}");
        }
        let output = run(at, &[command, &["-o", "x.docx"]].concat());
        assert_eq!(output.status.code(), Some(2), "{command:?}");
        assert!(!at.join("x.docx").exists());
    }
}

fn comparison(loaded: &Loaded) -> Comparison {
    let scenario = &loaded.scenario;
    let more = loaded.with(&scenario.what_ifs[0].set).unwrap();
    let cases = vec![
        (CaseName::Called("R&D <b>".to_owned()), scenario.clone()),
        (CaseName::Called("=1+1".to_owned()), more),
    ];
    Comparison { cases: compare(cases, Vec::new(), &Options::default()), ladder: Vec::new() }
}

#[test]
fn a_comparison_says_the_same_in_every_format() {
    let loaded = loaded();
    let found = comparison(&loaded);
    let answer =
        Answer { scenario: &loaded.scenario, found: &found, lang: Lang::En, timing: false };
    let write = |format| answer.write(format, &Look::default(), Style::Plain).unwrap();
    let profit = found.cases[1].totals().unwrap().profit;
    let shown = Lang::En.number(profit / 1e6, 1);
    let table = text(&answer, Format::Table);
    assert!(table.contains(&shown), "{shown}: {table}");
    assert!(text(&answer, Format::Markdown).contains(&shown));
    let page = text(&answer, Format::Html);
    assert!(page.contains(&format!("data-v=\"{profit}\">{shown}</td>")));
    assert!(page.contains("R&amp;D &lt;b&gt;") && page.contains("<b>") == page.contains("D <b>"));
    if let Some(printed) = pdf_text(&write(Format::Pdf)) {
        assert!(printed.contains(&shown), "{printed}");
    }
    let mut book = Xlsx::new(Cursor::new(write(Format::Xlsx))).unwrap();
    let sheet = book.sheet_names()[0].clone();
    let cells = book.worksheet_range(&sheet).unwrap();
    let is_profit = |cell: &Data| matches!(cell, Data::Float(x) if (x - profit).abs() < 1e-6);
    assert!(cells.rows().flatten().any(is_profit), "a number, in whole currency");
    // A name is a text, whatever it begins with.
    assert!(cells.rows().flatten().any(|cell| *cell == Data::String("=1+1".to_owned())));
    assert!(book.worksheet_formula(&sheet).unwrap().rows().flatten().all(String::is_empty));
    let rows = text(&answer, Format::Csv);
    assert!(rows.starts_with("figure,R&D <b>,'=1+1\r\n"), "{rows}");
}

#[test]
fn a_short_answer_has_no_cover_and_begins_with_its_head() {
    let loaded = loaded();
    let plan = solve(&loaded.scenario, &Options::default()).unwrap();
    let answer = Answer { scenario: &loaded.scenario, found: &plan, lang: Lang::En, timing: false };
    let page = answer.page();
    assert!(page.cover.lines.is_empty() && page.sliders.is_none());
    let pdf = answer.write(Format::Pdf, &Look::default(), Style::Plain).unwrap();
    if let Some(printed) = pdf_text(&pdf) {
        let first = printed.split('\u{c}').next().unwrap();
        assert!(first.contains("Spend") && first.contains("1/"), "{first}");
    }
    // The plan's workbook is the one with live formulas.
    let book = answer.write(Format::Xlsx, &Look::default(), Style::Plain).unwrap();
    let mut book = Xlsx::new(Cursor::new(book)).unwrap();
    assert!(book.sheet_names().len() >= 7);
    let formulas = book.worksheet_formula("Flighting").unwrap();
    assert!(formulas.rows().flatten().any(|formula| formula.starts_with("SUM(")));
}
