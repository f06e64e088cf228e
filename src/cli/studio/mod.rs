//! `phanbo studio`: one page with the engine in it, which needs neither server nor network.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::Args;

use super::{Exit, Session, input, output};

/// The library as WebAssembly (`wasm/build`), packed.
const ENGINE: &[u8] = include_bytes!("../../../wasm/phanbo.wasm.gz");

#[derive(Debug, Args)]
pub(super) struct StudioArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(long)]
    pub(super) force: bool,
}

pub(super) fn run(session: Session, args: &StudioArgs) -> Result<Exit, Exit> {
    let target = output::target(session, &args.output, args.force);
    let target = target.map_err(|note| session.refuse(&note))?;
    let scenario = match &args.file {
        // What the studio opens is sound, or refused here with every fault told.
        Some(file) => input::load(session, file)?.text,
        None => String::new(),
    };
    Ok(target.write(page(session.lang.key(), &scenario), session))
}

/// The page; `scenario` is the text of the one it opens with, empty for a new one.
fn page(lang: &str, scenario: &str) -> String {
    // Inside a string of JSON the same, and no end of the element it stands in.
    let scenario = scenario.replace("</", "<\\/").replace("<!--", "\\u003c!--");
    let parts = [
        ("{LANG}", lang.to_owned()),
        ("/*{STYLE}*/", include_str!("style.css").to_owned()),
        ("/*{WORKER}*/", [include_str!("engine.js"), include_str!("worker.js")].concat()),
        ("/*{SCRIPT}*/", [include_str!("words.js"), include_str!("studio.js")].concat()),
        ("/*{ENGINE}*/", STANDARD.encode(ENGINE)),
        ("/*{SCENARIO}*/", scenario),
    ];
    let mut page = String::new();
    let mut rest = include_str!("studio.html");
    // Each place once, from the top: what is put in is not looked at again.
    while let Some((at, mark, text)) = parts
        .iter()
        .filter_map(|(mark, text)| Some((rest.find(mark)?, *mark, text)))
        .min_by_key(|(at, ..)| *at)
    {
        page.push_str(&rest[..at]);
        page.push_str(text);
        rest = &rest[at + mark.len()..];
    }
    page.push_str(rest);
    page
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn a_scenario_ends_no_element() {
        let page = page("vi", r#"{"name": "</script><!-- {LANG}"}"#);
        assert!(page.contains(r#"{"name": "<\/script>\u003c!-- {LANG}"}"#));
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
        assert!(!page.contains("/*{"));
        assert!(page.len() < 4_000_000, "{}", page.len());
    }
}
