//! Draws every chart of every scenario given (by default the example clients) in both languages:
//! `cargo run --release --example draw_all -- OUT_DIR [SCENARIO…]`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use phanbo::chart::{self, Kind, Look, Text};
use phanbo::locale::Lang;
use phanbo::scenario::Scenario;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let out = arguments.next().unwrap_or_else(|| "target/charts".into());
    let mut files: Vec<PathBuf> = arguments.collect();
    if files.is_empty() {
        files = clients(Path::new("examples"))?;
    }
    fs::create_dir_all(&out)?;
    for file in &files {
        let text = fs::read_to_string(file)?;
        let source = file.display().to_string();
        let today = "2026-12".parse()?;
        let scenario = Scenario::from_text(&text, &source, today)?;
        let plan = scenario.solve()?;
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        for lang in Lang::ALL {
            for kind in Kind::ALL {
                let Some(picture) = chart::of_plan(kind, &scenario, &plan, lang) else {
                    continue;
                };
                let name = format!("{stem}-{}-{}", kind.key(), lang.key());
                draw(&*picture, lang, &out.join(name))?;
            }
        }
    }
    Ok(())
}

/// Writes `path.svg` (font inside) and `path.png` (scale 2), and says how long it took.
fn draw(picture: &dyn chart::Picture, lang: Lang, path: &Path) -> Result<(), Box<dyn Error>> {
    let look = Look { lang, ..Look::default() };
    let started = Instant::now();
    let svg = chart::svg(picture, &look);
    let png = chart::png(&svg, 2.0)?;
    println!("{:>5} ms {:>6} B  {}", started.elapsed().as_millis(), svg.len(), path.display());
    fs::write(path.with_extension("png"), png)?;
    let standalone = chart::svg(picture, &Look { text: Text::Embedded, ..look });
    fs::write(path.with_extension("svg"), standalone)?;
    Ok(())
}

fn clients(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort();
    Ok(files)
}
