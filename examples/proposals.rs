//! The proposals of every example in both languages: `cargo run --release --example proposals`
//! writes them into `target/proposals` as HTML, PDF, XLSX, PPTX and Markdown.

use std::error::Error;
use std::fs;
use std::path::Path;

use phanbo::Options;
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::month::Month;
use phanbo::proposal::{About, Material, html, markdown, pdf, pptx, sections, xlsx};
use phanbo::scenario::Scenario;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = root.join("target/proposals");
    fs::create_dir_all(&out)?;
    let mut files: Vec<_> = fs::read_dir(root.join("examples"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let today: Month = "2026-12".parse()?;
    for path in files {
        let stem = path.file_stem().map(|s| s.to_string_lossy().into_owned());
        let stem = stem.unwrap_or_default();
        let loaded = Scenario::load(&fs::read_to_string(&path)?, &stem, today)?;
        for lang in Lang::ALL {
            let about = About::default();
            let material = Material::gather(&loaded, lang, about, &Options::default())?;
            let proposal = sections::proposal(&material, &[]);
            let look = Look { lang, ..Look::default() };
            let name = |ending: &str| out.join(format!("{stem}.{}.{ending}", lang.key()));
            fs::write(name("html"), html::write(&proposal, None, &look))?;
            fs::write(name("md"), markdown::write(&proposal, &look))?;
            fs::write(name("pdf"), pdf::write(&proposal, &look)?)?;
            fs::write(name("pptx"), pptx::write(&proposal, &look)?)?;
            fs::write(name("xlsx"), xlsx::write(&xlsx::Material::of(&material), &look)?)?;
        }
        println!("{stem}");
    }
    Ok(())
}
