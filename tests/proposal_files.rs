//! The files of a proposal, read back by other hands than those that wrote them.

#![allow(clippy::unwrap_used)]

use std::io::{Cursor, Read as _};

use calamine::{Data, Range, Reader as _, Xlsx};
use phanbo::chart::{Kind, Look};
use phanbo::locale::Lang;
use phanbo::plan::Plan;
use phanbo::proposal::page::{
    Block, Column, Cover, Figure, Proposal, Row, Section, Table, Tile, Tone, Unit,
};
use phanbo::proposal::xlsx::{self, Material};
use phanbo::proposal::{pdf, pptx};
use phanbo::risk::RiskFigures;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};
use resvg::usvg::roxmltree::Document;

/// Names that break a writer which does not know its format.
const HOSTILE: [&str; 40] = [
    "=HYPERLINK(\"http://evil.example\",\"click\")",
    "=1+1",
    "+84 905",
    "-SUM(A1)",
    "@cmd",
    "'=quoted",
    "<script>alert(1)</script>",
    "a & b",
    "a < b > c",
    "\"quotes\" 'single'",
    "]]>",
    "<!-- comment -->",
    "&amp; &#60;",
    "%PDF-1.7",
    "(paren) \\ backslash",
    "endstream endobj",
    "{{template}}",
    "${jndi}",
    "../../etc/passwd",
    "C:\\Users\\x",
    "Tối ưu hoá công cụ tìm kiếm và mạng xã hội cho chuỗi cửa hàng toàn quốc",
    "Quảng cáo ở Đà Nẵng – Hội An",
    "Kênh\u{a0}cứng",
    "e\u{301}\u{323} tổ hợp",
    "🎯 emoji 📈",
    "日本語チャンネル",
    "العربية",
    "ИНН 123",
    "ﬁ ½ ²",
    "ffi → ≤ − …",
    "_x0041_",
    "_x000D_",
    "#REF!",
    "#N/A",
    "TRUE",
    "1e308",
    "2027-01-01",
    "W",
    "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
];

fn example(name: &str) -> Scenario {
    let path = format!("examples/{name}.json");
    let text = std::fs::read_to_string(&path).unwrap();
    Scenario::from_text(&text, &path, "2026-11".parse().unwrap()).unwrap()
}

fn planned(scenario: &Scenario) -> Plan {
    solve(scenario, &Options::default()).unwrap()
}

fn look(lang: Lang) -> Look {
    Look {
        lang,
        ..Look::default()
    }
}

/// A plan over channels with these names, 30 million each a month.
fn hostile(names: &[&str], months: usize) -> (Scenario, Plan) {
    let channels: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let name = serde_json::to_string(name).unwrap();
            format!(
                "{{\"id\":\"c{at}\",\"name\":{name},\"roi\":3,\"roi_at\":1e6,\"curve\":{{\"saturating\":{{\"half\":{}}}}},\"current\":1e6}}",
                2_000_000 + 100_000 * at
            )
        })
        .collect();
    let text = format!(
        "{{\"name\":\"<b>&\\\"x\\\" =A1\",\"start\":\"2027-01\",\"months\":{months},\"gross_margin\":0.6,\"budget\":{{\"monthly\":{}}},\"channels\":[{}]}}",
        1_500_000 * names.len(),
        channels.join(",")
    );
    let scenario = Scenario::from_text(&text, "x.json", "2026-11".parse().unwrap()).unwrap();
    let plan = planned(&scenario);
    (scenario, plan)
}

fn workbook(scenario: &Scenario, plan: &Plan, lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
    let risk = RiskFigures::of(scenario, plan);
    let material = Material {
        scenario,
        plan,
        explanation: None,
        comparison: None,
        ranges: None,
        risk: risk.as_ref(),
    };
    let bytes = xlsx::write(&material, &look(lang)).unwrap();
    assert_eq!(
        bytes,
        xlsx::write(&material, &look(lang)).unwrap(),
        "bytes differ"
    );
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn number(range: &Range<Data>, row: u32, column: u32) -> f64 {
    match range.get_value((row, column)) {
        Some(Data::Float(value)) => *value,
        Some(Data::Int(value)) => *value as f64,
        other => panic!("no number at {row}, {column}: {other:?}"),
    }
}

fn close(a: f64, b: f64) {
    assert!(
        (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0),
        "{a} is not {b}"
    );
}

fn text(range: &Range<Data>, row: u32, column: u32) -> String {
    range
        .get_value((row, column))
        .unwrap_or(&Data::Empty)
        .to_string()
}

#[test]
fn the_workbook_has_its_sheets_in_the_language() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let names = |lang| workbook(&scenario, &plan, lang).sheet_names();
    assert_eq!(
        names(Lang::Vi),
        [
            "Tổng quan",
            "Phân bổ",
            "Lịch giải ngân",
            "Dự báo",
            "Đường cong phản hồi",
            "Ràng buộc",
            "Giả định",
            "Thuật ngữ"
        ]
    );
    assert_eq!(
        names(Lang::En),
        [
            "Summary",
            "Allocation",
            "Flighting",
            "Forecast",
            "Response curves",
            "Constraints",
            "Assumptions",
            "Glossary"
        ]
    );
}

#[test]
fn the_months_hold_the_plan_and_the_totals_their_sums() {
    for name in ["cafe", "usd-startup", "quickstart"] {
        let scenario = example(name);
        let plan = planned(&scenario);
        let mut book = workbook(&scenario, &plan, Lang::En);
        let range = book.worksheet_range("Flighting").unwrap();
        let formulas = book.worksheet_formula("Flighting").unwrap();
        let (channels, months) = (plan.channels.len() as u32, scenario.months as u32);
        let mut whole = 0.0;
        for (row, channel) in (5..).zip(&plan.channels) {
            let mut sum = 0.0;
            for (column, spend) in (1..).zip(&channel.spend) {
                assert_eq!(number(&range, row, column), *spend, "{name}");
                sum += number(&range, row, column);
            }
            close(number(&range, row, months + 1), sum);
            whole += sum;
        }
        let total = 5 + channels;
        for column in 1..=months {
            let sum: f64 = (5..total).map(|row| number(&range, row, column)).sum();
            close(number(&range, total, column), sum);
            close(sum, plan.months.spend[column as usize - 1]);
        }
        close(number(&range, total, months + 1), whole);
        close(whole, plan.totals.spend);
        let formula = formulas.get_value((5, months + 1)).unwrap();
        assert!(formula.starts_with("SUM(B6:"), "{formula}");
        // A head is the day on which its month begins.
        let head = range.get_value((4, 1)).unwrap();
        let Data::DateTime(date) = head else {
            panic!("{head:?} is no date")
        };
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        let start = scenario.month(0);
        assert_eq!(
            (i32::from(year), u32::from(month), day),
            (start.year(), start.number(), 1)
        );
    }
}

#[test]
fn the_forecast_adds_up_to_the_plan_s_profit() {
    for name in ["cafe", "usd-startup", "b2b-software"] {
        let scenario = example(name);
        let plan = planned(&scenario);
        let mut book = workbook(&scenario, &plan, Lang::En);
        let range = book.worksheet_range("Forecast").unwrap();
        let heads: Vec<String> = (0..12).map(|column| text(&range, 4, column)).collect();
        let column = |head: &str| heads.iter().position(|found| found == head).unwrap() as u32;
        let total = 5 + scenario.months as u32;
        close(number(&range, total, column("Spend")), plan.totals.spend);
        if plan.totals.kpis.contains_key("revenue") {
            close(
                number(&range, total, column("Revenue")),
                plan.totals.revenue,
            );
            close(
                number(&range, total, column("Profit after marketing")),
                plan.totals.profit,
            );
            close(
                number(&range, total, column("Profit so far")),
                plan.totals.profit,
            );
        }
        // The stored result of each month is the sum over the channels below.
        let first = total + 4;
        for t in 0..scenario.months as u32 {
            let month = range.get_value((5 + t, 0)).cloned();
            let rows = (first..range.end().unwrap().0 + 1)
                .filter(|row| range.get_value((*row, 0)).cloned() == month);
            let sum: f64 = rows.map(|row| number(&range, row, 2)).sum();
            close(number(&range, 5 + t, 2), sum);
        }
    }
}

#[test]
fn the_allocation_has_the_plan_s_budgets_and_shares() {
    let scenario = example("hotel");
    let plan = planned(&scenario);
    let mut book = workbook(&scenario, &plan, Lang::Vi);
    let range = book.worksheet_range("Phân bổ").unwrap();
    for (row, (channel, planned)) in (4..).zip(scenario.channels.iter().zip(&plan.channels)) {
        assert_eq!(text(&range, row, 0), channel.name.vi);
        close(number(&range, row, 1), planned.total_spend);
        close(number(&range, row, 2), planned.share);
    }
    let total = 4 + plan.channels.len() as u32;
    close(number(&range, total, 1), plan.totals.spend);
    close(number(&range, total, 2), 1.0);
}

#[test]
fn hostile_names_stay_texts_in_the_workbook() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let mut book = workbook(&scenario, &plan, Lang::En);
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        for (_, _, formula) in formulas.used_cells() {
            let bad =
                formula.contains("HYPERLINK") || formula.contains("1+1") || formula.contains("cmd");
            assert!(!bad, "{name}: {formula}");
        }
    }
    let range = book.worksheet_range("Flighting").unwrap();
    for (row, channel) in (5..).zip(&scenario.channels) {
        assert_eq!(text(&range, row, 0), channel.name.en);
    }
}

#[test]
fn three_years_and_one_channel_fit() {
    let (scenario, plan) = hostile(&["SEO"], 36);
    let mut book = workbook(&scenario, &plan, Lang::Vi);
    let range = book.worksheet_range("Lịch giải ngân").unwrap();
    close(number(&range, 5, 37), plan.totals.spend);
}

/// A proposal with every kind of block, in which `names` stand everywhere.
fn proposal(scenario: &Scenario, plan: &Plan, names: &[&str]) -> Proposal {
    let figure = |value: f64| Figure {
        shown: Lang::En.number(value, 0),
        value: Some(value),
        unit: Unit::Money,
    };
    let column = |head: &str, is_number| Column {
        head: head.to_owned(),
        is_number,
    };
    let row = |(name, channel): (&&str, &phanbo::plan::ChannelPlan)| Row {
        is_total: false,
        cells: vec![
            Figure::text(*name),
            figure(channel.total_spend),
            figure(channel.share * 1e6),
        ],
    };
    let mut rows: Vec<Row> = names.iter().zip(&plan.channels).map(row).collect();
    rows.push(Row {
        is_total: true,
        cells: vec![
            Figure::text("Total"),
            figure(plan.totals.spend),
            figure(1e6),
        ],
    });
    let table = Table {
        heading: names[0].to_owned(),
        unit: "in ₫".to_owned(),
        columns: vec![
            column("Channel", false),
            column("Spend", true),
            column("ppm", true),
        ],
        rows,
        note: names[0].to_owned(),
    };
    let chart = |kind| phanbo::chart::of_plan(kind, scenario, plan, Lang::En).map(Block::Chart);
    let mut blocks = vec![
        Block::Text(names.join(" · ")),
        Block::List(names.iter().map(|name| (*name).to_owned()).collect()),
        Block::Tiles(vec![Tile {
            label: names[0].to_owned(),
            figure: figure(plan.totals.spend),
            note: names[0].to_owned(),
        }]),
        Block::Note(Tone::Caution, names[0].to_owned()),
        Block::Table(table),
    ];
    blocks.extend(chart(phanbo::chart::Kind::Flighting));
    blocks.extend(chart(phanbo::chart::Kind::Allocation));
    let section = |key, heading: &str, blocks| Section {
        key,
        heading: heading.to_owned(),
        takeaway: names[0].to_owned(),
        blocks,
    };
    Proposal {
        cover: Cover {
            title: scenario.name.clone(),
            subtitle: names[0].to_owned(),
            lines: names
                .iter()
                .take(5)
                .map(|name| ("Client".to_owned(), (*name).to_owned()))
                .collect(),
        },
        sections: vec![
            section("summary", "Summary", blocks),
            section("risks", names[1], vec![Block::Text("Risks.".to_owned())]),
        ],
    }
}

/// The text of a PDF by another program; `None`, said aloud, where that is missing.
fn pdf_text(bytes: &[u8]) -> Option<String> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let Ok(found) = std::process::Command::new("pdftotext")
        .args(["-layout".as_ref(), file.path().as_os_str(), "-".as_ref()])
        .output()
    else {
        eprintln!("SKIPPED: pdftotext is not installed, the PDF was not read back");
        return None;
    };
    assert!(found.status.success());
    Some(String::from_utf8(found.stdout).unwrap())
}

#[test]
fn the_pdf_can_be_read_as_text() {
    let scenario = example("cafe");
    let plan = planned(&scenario);
    let names = ["Mạng xã hội", "Quảng cáo ở Đà Nẵng", "Ưỡn ẹo ợ ữ"];
    let bytes = pdf::write(&proposal(&scenario, &plan, &names), &look(Lang::Vi)).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(
        bytes,
        pdf::write(&proposal(&scenario, &plan, &names), &look(Lang::Vi)).unwrap()
    );
    let Some(text) = pdf_text(&bytes) else { return };
    for name in names {
        assert!(text.contains(name), "{name}");
    }
    assert!(text.contains(&Lang::En.number(plan.channels[0].total_spend, 0)));
    assert!(text.contains(&scenario.name));
}

#[test]
fn hostile_names_stay_texts_in_the_pdf() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let bytes = pdf::write(&proposal(&scenario, &plan, &HOSTILE), &look(Lang::En)).unwrap();
    let Some(text) = pdf_text(&bytes) else { return };
    // Those of letters that the font has, and short enough for a line.
    for name in HOSTILE
        .iter()
        .filter(|name| name.is_ascii() && name.len() < 50)
    {
        assert!(text.contains(name), "{name}");
    }
}

/// Every XML part of a package, by name; each one is read by an XML parser.
fn xml_parts(bytes: &[u8]) -> Vec<(String, String)> {
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
fn slide_texts(parts: &[(String, String)]) -> Vec<String> {
    let mut texts = Vec::new();
    for (_, xml) in parts
        .iter()
        .filter(|(name, _)| name.starts_with("ppt/slides/slide"))
    {
        let document = Document::parse(xml).unwrap();
        let runs = document
            .descendants()
            .filter(|node| node.has_tag_name((DRAWING, "t")));
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
    let names: Vec<String> = package
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    for (name, xml) in xml_parts(&bytes)
        .iter()
        .filter(|(name, _)| name.ends_with(".rels"))
    {
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
    let (_, xml) = parts
        .iter()
        .find(|(name, _)| name == "ppt/charts/chart1.xml")
        .unwrap();
    let document = Document::parse(xml).unwrap();
    let caches = document
        .descendants()
        .filter(|node| node.has_tag_name((CHART, "numCache")));
    let sums = caches.map(|cache| -> f64 {
        let values = cache
            .descendants()
            .filter(|node| node.has_tag_name((CHART, "v")));
        values
            .map(|node| node.text().unwrap().parse::<f64>().unwrap())
            .sum()
    });
    close(sums.sum(), plan.totals.spend + plan.totals.fees);
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
        let (_, xml) = parts
            .iter()
            .find(|(name, _)| name == "ppt/charts/chart1.xml")
            .unwrap();
        let document = Document::parse(xml).unwrap();
        let values = document
            .descendants()
            .filter(|node| node.has_tag_name((CHART, "v")));
        let held: Vec<&str> = values.filter_map(|node| node.text()).collect();
        for channel in &scenario.channels {
            assert!(
                held.contains(&channel.name.en.as_str()),
                "{}",
                channel.name.en
            );
        }
    }
}

#[test]
fn more_channels_than_can_be_told_apart_are_put_together() {
    let (scenario, plan) = hostile(&HOSTILE, 3);
    let bytes = pptx::write(&proposal(&scenario, &plan, &HOSTILE), &look(Lang::En)).unwrap();
    let parts = xml_parts(&bytes);
    let (_, xml) = parts
        .iter()
        .find(|(name, _)| name == "ppt/charts/chart1.xml")
        .unwrap();
    let document = Document::parse(xml).unwrap();
    let series = document
        .descendants()
        .filter(|node| node.has_tag_name((CHART, "ser")));
    assert_eq!(series.count(), 10);
    assert!(xml.contains("31 others"));
    // All of the spend is in it, and in the workbook's chart data.
    let caches = document
        .descendants()
        .filter(|node| node.has_tag_name((CHART, "numCache")));
    let values = caches.flat_map(|cache| {
        cache
            .descendants()
            .filter(|node| node.has_tag_name((CHART, "v")))
    });
    close(
        values
            .map(|node| node.text().unwrap().parse::<f64>().unwrap())
            .sum(),
        plan.totals.spend,
    );
    let mut book = workbook(&scenario, &plan, Lang::En);
    let range = book.worksheet_range("Summary").unwrap();
    let sums = (4..14).map(|row| number(&range, row, 7 + 1 + scenario.months as u32));
    close(sums.sum(), plan.totals.spend);
}
