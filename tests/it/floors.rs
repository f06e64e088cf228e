//! The house: imports, sizes of files and the table of `src/ARCHITECTURE.md` held against each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a file at most.
const MOST_LINES: usize = 400;

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// The top-level module that a file belongs to.
fn module(file: &Path) -> String {
    let inside = file.strip_prefix(src()).unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file: without comments and without its tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let own = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = own.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Which top-level modules a module names, and in how many files.
fn imports() -> BTreeMap<(String, String), usize> {
    let mut all = BTreeMap::new();
    for file in files(&src()) {
        let own = module(&file);
        if matches!(own.as_str(), "lib" | "main") {
            continue;
        }
        let mut named: BTreeSet<String> = BTreeSet::new();
        for part in code(&file).split("crate::").skip(1) {
            let names: Vec<&str> = match part.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap().split(',').map(str::trim).collect(),
                None => vec![part],
            };
            for name in names {
                let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_'));
                named.insert(name[..end.unwrap_or(name.len())].to_owned());
            }
        }
        for other in named {
            let is_module =
                src().join(&other).is_dir() || src().join(format!("{other}.rs")).is_file();
            if is_module && other != own {
                *all.entry((own.clone(), other)).or_default() += 1;
            }
        }
    }
    all
}

/// The floors of `ARCHITECTURE.md`, the highest first: the modules named in the second column.
fn floors() -> Vec<Vec<String>> {
    let page = fs::read_to_string(src().join("ARCHITECTURE.md")).unwrap();
    let table = page.lines().skip_while(|line| !line.starts_with("| floor |")).skip(2);
    let rows = table.take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let column = row.split('|').nth(2).unwrap();
        let named = column.split('`').skip(1).step_by(2);
        named.map(|name| name.trim_end_matches(".rs").trim_end_matches('/').to_owned()).collect()
    })
    .collect()
}

#[test]
fn every_module_stands_on_one_floor() {
    let mut standing: Vec<String> = floors().concat();
    standing.sort();
    let mut there: Vec<String> = files(&src()).iter().map(|file| module(file)).collect();
    there.retain(|name| !matches!(name.as_str(), "lib" | "main"));
    there.sort();
    there.dedup();
    assert_eq!(standing, there, "the table of floors names each module once");
}

#[test]
fn no_module_knows_of_a_higher_floor() {
    let floors = floors();
    let floor = |name: &str| floors.iter().position(|floor| floor.iter().any(|n| n == name));
    let mut wrong = Vec::new();
    for ((from, to), count) in imports() {
        if let (Some(own), Some(other)) = (floor(&from), floor(&to))
            && other < own
        {
            wrong.push(format!("{from} names {to} in {count} files"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_two_modules_name_each_other() {
    let imports = imports();
    let mutual: Vec<&(String, String)> = imports
        .keys()
        .filter(|(from, to)| from < to && imports.contains_key(&(to.clone(), from.clone())))
        .collect();
    assert!(mutual.is_empty(), "{mutual:?}");
}

#[test]
fn no_file_is_longer_than_a_reader_holds() {
    let lines = |file: &PathBuf| fs::read_to_string(file).unwrap().lines().count();
    let long: Vec<String> = files(&src())
        .iter()
        .filter(|file| lines(file) > MOST_LINES)
        .map(|file| format!("{}: {}", file.strip_prefix(src()).unwrap().display(), lines(file)))
        .collect();
    assert!(long.is_empty(), "more than {MOST_LINES} lines: {long:#?}");
}
