//! The proposals of the example clients as they are sent: what each file says is what the plan has,
//! and a name is a text in all of them.

use calamine::{Data, Reader as _, Xlsx};
use phanbo::Options;
use phanbo::answer::{Answer, workbook};
use phanbo::locale::Lang;
use phanbo::page::Format;
use phanbo::page::{Block, Page, RowKind, Section, Table};
use phanbo::page::{html, markdown, pdf, pptx};
use phanbo::report::{About, Material, proposal, with_appendix};
use phanbo::scenario::Loaded;
use std::io::Cursor;

use crate::ground::load;

use super::made::{HOSTILE, close, hostile_text, look};
use super::pdf::pdf_text;
use super::slides::{slide_texts, xml_parts};

const EXAMPLES: [&str; 7] =
    ["cafe", "b2b-software", "ecommerce", "fmcg", "hotel", "real-estate", "usd-startup"];

fn material(loaded: &Loaded, lang: Lang) -> Material {
    Material::gather(loaded, lang, About::default(), &Options::default()).unwrap()
}

fn tables<'a>(proposal: &'a Page, key: &str) -> Vec<&'a Table> {
    let own = proposal.sections.iter().find(|s| s.key == key).unwrap();
    let of = |block: &'a Block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    };
    own.blocks.iter().filter_map(of).collect()
}

/// Every text of a section.
fn texts(section: &Section) -> Vec<&str> {
    let mut all = vec![section.heading.as_str(), section.takeaway.as_str()];
    for block in &section.blocks {
        match block {
            Block::Heading(text) | Block::Text(text) => all.push(text),
            Block::Note(note) => all.push(&note.text),
            Block::List(items) => all.extend(items.iter().map(|item| item.text.as_str())),
            Block::Tiles(tiles) => {
                for tile in tiles {
                    all.extend([&*tile.label, &*tile.figure.shown, &*tile.note]);
                }
            }
            Block::Table(table) => {
                all.extend([&*table.heading, &*table.unit, &*table.note]);
                all.extend(table.columns.iter().map(|c| &*c.head));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                all.extend(cells.map(|cell| &*cell.shown));
            }
            Block::Chart(_) => {}
        }
    }
    all
}

/// What a browser shows of a text of the page.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The cells of all tables of a page.
fn cells(page: &str) -> Vec<String> {
    let after = page.split("<td").skip(1);
    after
        .map(|rest| {
            let body = &rest[rest.find('>').unwrap() + 1..];
            unescaped(&body[..body.find("</td>").unwrap()])
        })
        .collect()
}

/// The cells of all tables of a Markdown text.
fn bars(text: &str) -> Vec<String> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.flat_map(|row| {
        let row = row.replace("\\|", "\u{1}");
        let cells = row.trim_matches('|').split('|');
        let plain = |cell: &str| unescaped(cell.trim()).replace("**", "");
        cells.map(plain).collect::<Vec<_>>()
    })
    .collect()
}

/// A number of a table; a dash is nothing.
fn read(shown: &str, lang: Lang) -> f64 {
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let plain: String = shown.chars().filter(|c| *c != group).collect();
    plain.replace(point, ".").parse().unwrap_or(0.0)
}

/// A text as it stands when lines may have been broken.
fn run_on(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && *c != '\u{a0}' && *c != '\u{202f}';
    text.chars().filter(kept).collect()
}

#[test]
fn the_figures_of_the_plan_stand_in_every_file_of_every_client() {
    for (at, name) in EXAMPLES.iter().enumerate() {
        // Every client in one language here; the pages of both are looked at below.
        let lang = Lang::ALL[at % 2];
        let text = std::fs::read_to_string(format!("examples/{name}.json")).unwrap();
        let loaded = load(&text);
        let material = material(&loaded, lang);
        let proposal = with_appendix(&material);
        let report =
            Answer { scenario: &material.scenario, found: material.plan(), lang, timing: false };
        let json: serde_json::Value =
            serde_json::from_str(&crate::made::text(&report, Format::Json)).unwrap();
        let figure = |path: &str| json.pointer(path).and_then(|v| v.as_f64());

        // What the pages say is what the plan has, rounded once …
        let rounded = phanbo::shown::plan(material.plan());
        let allocation = tables(&proposal, "allocation")[0];
        for (c, row) in allocation.rows.iter().filter(|r| r.kind == RowKind::Body).enumerate() {
            close(row.cells[1].value.unwrap(), rounded.channels[c].total_spend);
            close(row.cells[2].value.unwrap(), rounded.channels[c].share);
        }
        // Months that do not fit into one table go on in the next.
        let schedule = tables(&proposal, "schedule");
        for c in 0..material.scenario.channels.len() {
            let parts = schedule.iter().flat_map(|table| &table.rows[c].cells[1..]);
            let row: Vec<&str> = parts.map(|cell| &*cell.shown).collect();
            // Its cells are words already: each is the spend, rounded.
            let shown = |t: usize| read(row[t], lang);
            let spend = |t: usize| figure(&format!("/channels/{c}/spend/{t}")).unwrap();
            let months = 0..material.scenario.months;
            let most = months.clone().max_by(|&a, &b| spend(a).total_cmp(&spend(b)));
            let (most, scale) = (most.unwrap(), |t: usize| spend(t) / shown(t));
            if spend(most) > 0.0 {
                let scale = 10_f64.powf(scale(most).log10().round());
                for t in months {
                    let off = (shown(t) * scale - spend(t)).abs();
                    // The figures of a table are rounded so that their sums agree.
                    let decimals = row[t].rsplit([',', '.']).next().filter(|d| d.len() < 3);
                    let digits = decimals.filter(|d| d.len() < row[t].len()).map_or(0, str::len);
                    let step = scale / 10_f64.powi(digits as i32);
                    assert!(off <= step, "{name} {c} {t}: {off} of {step}");
                }
            }
        }
        let forecast = tables(&proposal, "calendar")[0];
        let sum = |column: usize| -> f64 {
            let rows = forecast.rows.iter().filter(|row| row.kind == RowKind::Body);
            rows.filter_map(|row| row.cells[column].value).sum()
        };
        let paid = figure("/totals/spend").unwrap() + figure("/totals/fees").unwrap();
        close(sum(1), rounded.totals.spend + rounded.totals.fees);
        if material.plan().totals.kpis.contains_key("revenue") {
            close(sum(2), rounded.totals.revenue);
        }

        // … and what is written is what the pages say.
        let page = html::write(&proposal, &look(lang));
        let found = cells(&page);
        let listed = bars(&markdown::write(&proposal, &look(lang)));
        let slides = slide_texts(&xml_parts(&pptx::write(&proposal, &look(lang)).unwrap()));
        let printed = pdf_text(&pdf::write(&proposal, &look(lang)).unwrap()).map(|t| run_on(&t));
        for key in ["allocation", "schedule", "calendar"] {
            for table in tables(&proposal, key) {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    let shown = &cell.shown;
                    if cell.value.is_none() || shown.is_empty() {
                        continue;
                    }
                    assert!(found.contains(shown), "{name} {key}: {shown} in HTML");
                    assert!(listed.contains(shown), "{name} {key}: {shown} in Markdown");
                    assert!(slides.contains(shown), "{name} {key}: {shown} on the slides");
                    if let Some(printed) = &printed {
                        assert!(printed.contains(&run_on(shown)), "{name} {key}: {shown} in PDF");
                    }
                }
            }
        }
        let bytes = workbook::write(&material.workbook(), &look(lang)).unwrap();
        let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = book.sheet_names()[1].clone();
        let range = book.worksheet_range(&sheet).unwrap();
        for c in 0..material.scenario.channels.len() {
            let spend = figure(&format!("/channels/{c}/total_spend")).unwrap();
            match range.get_value((4 + c as u32, 1)) {
                Some(Data::Float(value)) => close(*value, spend),
                Some(Data::Int(value)) => close(*value as f64, spend),
                other => panic!("{name}: {other:?} for {spend}"),
            }
        }
        let table = crate::made::text(&report, Format::Table);
        let wording = phanbo::locale::Wording::new(&material.scenario, lang);
        for amount in [paid - figure("/totals/fees").unwrap(), figure("/totals/profit").unwrap()] {
            let shown = wording.money.short(amount);
            assert!(table.contains(&shown), "{name}: {shown} in the table");
        }
    }
}

#[test]
fn a_client_reads_words_and_rounded_figures_in_both_languages() {
    for name in EXAMPLES {
        let text = std::fs::read_to_string(format!("examples/{name}.json")).unwrap();
        let loaded = load(&text);
        for lang in Lang::ALL {
            let material = material(&loaded, lang);
            let proposal = with_appendix(&material);
            for text in proposal.sections.iter().flat_map(texts) {
                // Keys of the file are no words, and nobody reads so many digits.
                assert!(!text.contains('`') && !text.contains('_'), "{name}: {text}");
                for word in ["NaN", "inf", "None", "null"] {
                    let mut words = text.split(|c: char| !c.is_alphanumeric());
                    assert!(!words.any(|w| w == word), "{name}: {text}");
                }
                let digits = text.split(|c: char| !c.is_ascii_digit());
                let long = digits.map(str::len).max().unwrap_or(0);
                assert!(long <= 6, "{name}: {text}");
            }
            let page = html::write(&proposal, &look(lang));
            assert!(page.len() < 400_000, "{name} {}: {}", lang.key(), page.len());
        }
    }
}

#[test]
fn a_hostile_name_comes_back_from_the_page_as_it_went_in() {
    let loaded = load(&hostile_text(&HOSTILE, 3));
    let material = material(&loaded, Lang::En);
    let proposal = proposal(&material, &["allocation".to_owned()]);
    let found = cells(&html::write(&proposal, &look(Lang::En)));
    let listed = markdown::write(&proposal, &look(Lang::En));
    let wording = phanbo::locale::Wording::new(&material.scenario, Lang::En);
    assert_eq!(material.scenario.channels.len(), 40);
    for (c, name) in HOSTILE.iter().enumerate() {
        let shown = wording.channel(c);
        assert!(found.contains(&shown), "{name}: {shown}");
        // What has a meaning in Markdown is written so that it has none: the letters are there.
        let letters = |text: &str| -> String {
            unescaped(text).chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let first = |line: &str| line.split(" | ").next().map(|cell| letters(&unescaped(cell)));
        assert!(listed.lines().any(|line| first(line) == Some(letters(&shown))), "{name}");
    }
}
