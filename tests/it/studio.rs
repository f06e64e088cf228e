//! The studio as a person opens it: one file with everything in it. What it does there is tried by
//! `wasm/check`, which waits for its engine.

use std::process::Command;

use crate::ground;

#[test]
fn a_browser_shows_the_scenario_that_it_opens_with() {
    let Some(mut browser) = ground::asked(&["chromium", "chromium-browser"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("studio.html");
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_clear()
        .args(["studio", "examples/cafe.json"]);
    let written = command.args(["--lang", "vi", "-o"]).arg(&file).output().unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let output = browser
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let seen = String::from_utf8_lossy(&output.stdout);
    assert!(
        seen.contains("<html lang=\"vi\">") && seen.contains("Ngân sách mỗi tháng"),
        "{seen:.2000}"
    );
    // Written there by its script.
    let field =
        seen.split("data-path=\"name\"").next().and_then(|before| before.rsplit("<input").next());
    assert!(
        field.is_some_and(|input| input.contains("value=\"Chuỗi cà phê Sông Hàn")),
        "{field:?}"
    );
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(!log.contains("Content Security Policy"), "{log}");
}

#[test]
fn a_scenario_that_is_none_makes_no_page() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.json"), r#"{"channels": []}"#).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_phanbo"));
    command.current_dir(folder.path()).env_clear().args(["studio", "plan.json", "-o", "s.html"]);
    assert_eq!(command.output().unwrap().status.code(), Some(2));
    assert!(!folder.path().join("s.html").exists());
}
