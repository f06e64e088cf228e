//! The slides, read back by an XML parser and, for the data behind charts, by calamine.

use std::io::{Cursor, Read as _};

use calamine::{Reader as _, Xlsx};
use phanbo::chart::Kind;
use phanbo::locale::Lang;
use phanbo::page::Block;
use phanbo::page::pptx;
use resvg::usvg::roxmltree::Document;

use super::made::{HOSTILE, close, example, hostile, look, planned, proposal};
use super::workbook::{number, text, workbook};

/// Every XML part of a package, by name; each one is read by an XML parser.
pub(crate) fn xml_parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg") {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            parts.push((name, text));
        }
    }
    parts
}

/// The texts of all slides.
pub(crate) fn slide_texts(parts: &[(String, String)]) -> Vec<String> {
    let mut texts = Vec::new();
    for (_, xml) in parts.iter().filter(|(name, _)| name.starts_with("ppt/slides/slide")) {
        let document = Document::parse(xml).unwrap();
        let runs = document.descendants().filter(|node| node.has_tag_name((DRAWING, "t")));
        texts.extend(runs.filter_map(|node| node.text().map(str::to_owned)));
    }
    texts
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

#[test]
fn the_slides_name_every_part_that_they_show() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let mut made = proposal(&scenario, &plan, &["SEO", "Email"]);
    let waterfall = phanbo::chart::of_plan(Kind::Returns, &scenario, &plan, Lang::Vi).unwrap();
    made.sections[1].blocks.push(Block::Chart(waterfall));
    let bytes = pptx::write(&made, &look(Lang::Vi)).unwrap();
    assert_eq!(bytes, pptx::write(&made, &look(Lang::Vi)).unwrap());
    let mut package = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    for (name, xml) in xml_parts(&bytes).iter().filter(|(name, _)| name.ends_with(".rels")) {
        // ppt/slides/_rels/slide1.xml.rels speaks of ppt/slides/.
        let folder = name.split("_rels/").next().unwrap();
        let document = Document::parse(xml).unwrap();
        for relation in document.root_element().children() {
            let target = relation.attribute("Target").unwrap();
            let path = match target.strip_prefix("../") {
                Some(above) => {
                    let parent = folder.trim_end_matches('/').rsplit_once('/').unwrap().0;
                    format!("{parent}/{above}")
                }
                None => format!("{folder}{target}"),
            };
            assert!(names.contains(&path), "{name}: {path}");
        }
    }
    assert!(names.contains(&"ppt/media/picture1.png".to_owned()));
    // The data behind the first chart are the plan's spends.
    let mut data = Vec::new();
    let mut part = package.by_name("ppt/embeddings/data1.xlsx").unwrap();
    part.read_to_end(&mut data).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(data)).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(text(&range, 0, 1), scenario.channels[0].name.en);
    for (row, spend) in (1..).zip(&plan.channels[0].spend) {
        assert_eq!(number(&range, row, 1), *spend);
    }
}

#[test]
fn a_chart_of_a_slide_holds_the_plan_s_spends() {
    let scenario = example("usd-startup");
    let plan = planned(&scenario);
    let bytes = pptx::write(&proposal(&scenario, &plan, &["A", "B"]), &look(Lang::En)).unwrap();
    let parts = xml_parts(&bytes);
    let (_, xml) = parts.iter().find(|(name, _)| name == "ppt/charts/chart1.xml").unwrap();
    let document = Document::parse(xml).unwrap();
    let caches = document.descendants().filter(|node| node.has_tag_name((CHART, "numCache")));
    let sums = caches.map(|cache| -> f64 {
        let values = cache.descendants().filter(|node| node.has_tag_name((CHART, "v")));
        values.map(|node| node.text().unwrap().parse::<f64>().unwrap()).sum()
    });
    let shown = phanbo::shown::plan(&plan);
    close(sums.sum(), shown.totals.spend + shown.totals.fees);
}

#[test]
fn hostile_names_stay_texts_on_the_slides() {
    // As many as a chart tells apart.
    for names in HOSTILE.chunks(10) {
        let (scenario, plan) = hostile(names, 3);
        let bytes = pptx::write(&proposal(&scenario, &plan, names), &look(Lang::En)).unwrap();
        let parts = xml_parts(&bytes);
        let texts = slide_texts(&parts);
        for name in names {
            assert!(texts.iter().any(|text| text == name), "{name}");
        }
        let (_, xml) = parts.iter().find(|(name, _)| name == "ppt/charts/chart1.xml").unwrap();
        let document = Document::parse(xml).unwrap();
        let values = document.descendants().filter(|node| node.has_tag_name((CHART, "v")));
        let held: Vec<&str> = values.filter_map(|node| node.text()).collect();
        for channel in &scenario.channels {
            assert!(held.contains(&channel.name.en.as_str()), "{}", channel.name.en);
        }
    }
}

#[test]
fn more_channels_than_can_be_told_apart_are_put_together() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let bytes = pptx::write(&proposal(&scenario, &plan, &HOSTILE), &look(Lang::En)).unwrap();
    let parts = xml_parts(&bytes);
    let (_, xml) = parts.iter().find(|(name, _)| name == "ppt/charts/chart1.xml").unwrap();
    let document = Document::parse(xml).unwrap();
    let series = document.descendants().filter(|node| node.has_tag_name((CHART, "ser")));
    assert_eq!(series.count(), 10);
    assert!(xml.contains("31 others"));
    // All of the spend is in it, and in the workbook's chart data.
    let caches = document.descendants().filter(|node| node.has_tag_name((CHART, "numCache")));
    let values =
        caches.flat_map(|cache| cache.descendants().filter(|node| node.has_tag_name((CHART, "v"))));
    close(values.map(|node| node.text().unwrap().parse::<f64>().unwrap()).sum(), plan.totals.spend);
    let mut book = workbook(&scenario, &plan, Lang::En);
    let range = book.worksheet_range("Summary").unwrap();
    let sums = (4..14).map(|row| number(&range, row, 7 + 1 + scenario.months as u32));
    close(sums.sum(), plan.totals.spend);
}
