//! The proposals of every example in both languages: `cargo run --release --example proposals`
//! writes them into `target/proposals` as HTML, PDF, XLSX, PPTX and Markdown, without and with
//! the appendix.

use std::error::Error;
use std::fs;
use std::path::Path;

use phanbo::Options;
use phanbo::answer::workbook;
use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::month::Month;
use phanbo::page::{Format, Style, write};
use phanbo::report::{About, Material, proposal, with_appendix};
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
            let look = Look { lang, ..Look::default() };
            let name = |ending: &str| out.join(format!("{stem}.{}.{ending}", lang.key()));
            for (told, page) in
                [("", proposal(&material, &[])), ("whole.", with_appendix(&material))]
            {
                for format in [Format::Html, Format::Markdown, Format::Pdf, Format::Pptx] {
                    let bytes = write(&page, format, &look, Style::Plain)?;
                    fs::write(name(&format!("{told}{}", format.key())), bytes)?;
                }
            }
            fs::write(name("xlsx"), workbook::write(&material.workbook(), &look)?)?;
        }
        println!("{stem}");
    }
    Ok(())
}
