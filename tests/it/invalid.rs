//! Files that are refused, each with everything that is wrong with it. `invalid/expected.txt` has
//! a block for each: its name, then for each finding line:column, path (`.` is the file itself)
//! and how the problem begins.
use std::collections::BTreeMap;

use phanbo::scenario::{Findings, Scenario, read};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/invalid");

fn findings(file: &str) -> Findings {
    let bytes = std::fs::read(format!("{FOLDER}/{file}.json")).unwrap();
    let today = "2025-12".parse().unwrap();
    let text = match read::text_of(&bytes, file) {
        Ok(text) => text,
        Err(findings) => return findings,
    };
    match Scenario::load(text, file, today) {
        Err(findings) => findings,
        Ok(_) => panic!("{file} is accepted"),
    }
}

fn expected() -> BTreeMap<String, Vec<String>> {
    let table = std::fs::read_to_string(format!("{FOLDER}/expected.txt")).unwrap();
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in table.lines() {
        match line.strip_prefix("  ") {
            Some(finding) => files.get_mut(&current).unwrap().push(finding.to_owned()),
            None => {
                current = line.to_owned();
                assert!(files.insert(current.clone(), Vec::new()).is_none(), "{line} twice");
            }
        }
    }
    files
}

#[test]
fn every_file_is_refused_for_all_that_is_wrong_with_it() {
    let expected = expected();
    let mut present: Vec<String> = std::fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    present.sort();
    assert_eq!(present, expected.keys().cloned().collect::<Vec<_>>());
    assert!(present.len() >= 45);
    let mut wrong = Vec::new();
    for (file, wanted) in &expected {
        let findings = findings(file);
        let found: Vec<String> = findings
            .list
            .iter()
            .map(|finding| {
                let (line, column) = findings.position(finding.span.start);
                let path = if finding.path.is_empty() { "." } else { &finding.path };
                format!("{line}:{column} {path} {:?}", finding.problem)
            })
            .collect();
        let alike = |(found, wanted): (&String, &String)| found.starts_with(wanted.as_str());
        if found.len() != wanted.len() || !found.iter().zip(wanted).all(alike) {
            wrong.push(format!("{file}\n  {}", found.join("\n  ")));
        }
        for finding in &findings.list {
            assert!(findings.text.get(finding.span.clone()).is_some(), "{file}: {finding:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
