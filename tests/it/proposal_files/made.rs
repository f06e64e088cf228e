//! Scenarios, plans and proposals to be written.

use phanbo::chart::Look;
use phanbo::locale::Lang;
use phanbo::page::{
    Block, Column, Cover, Figure, Logo, Note, Page, Point, Row, RowKind, Section, Table, Tile,
    Tone, Unit,
};
use phanbo::plan::Plan;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};

/// Names that break a writer which does not know its format.
pub(crate) const HOSTILE: [&str; 40] = [
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

pub(crate) fn example(name: &str) -> Scenario {
    let path = format!("examples/{name}.json");
    let text = std::fs::read_to_string(&path).unwrap();
    Scenario::from_text(&text, &path, "2026-11".parse().unwrap()).unwrap()
}

pub(crate) fn planned(scenario: &Scenario) -> Plan {
    solve(scenario, &Options::default()).unwrap()
}

pub(crate) fn look(lang: Lang) -> Look {
    Look { lang, ..Look::default() }
}

/// A scenario over channels with these names, 1.5 million each a month.
pub(crate) fn hostile_text(names: &[&str], months: usize) -> String {
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
    format!(
        "{{\"name\":\"<b>&\\\"x\\\" =A1\",\"start\":\"2027-01\",\"months\":{months},\"gross_margin\":0.6,\"budget\":{{\"monthly\":{}}},\"channels\":[{}]}}",
        1_500_000 * names.len(),
        channels.join(",")
    )
}

/// The plan of such a scenario.
pub(crate) fn hostile(names: &[&str], months: usize) -> (Scenario, Plan) {
    let text = hostile_text(names, months);
    let scenario = Scenario::from_text(&text, "x.json", "2026-11".parse().unwrap()).unwrap();
    let plan = planned(&scenario);
    (scenario, plan)
}

pub(crate) fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0), "{a} is not {b}");
}

/// A proposal with every kind of block, in which `names` stand everywhere.
pub(crate) fn proposal(scenario: &Scenario, plan: &Plan, names: &[&str]) -> Page {
    let figure = |value: f64| Figure::new(Lang::En.number(value, 0), value, Unit::Money);
    let row = |(name, channel): (&&str, &phanbo::plan::ChannelPlan)| Row {
        kind: RowKind::Body,
        cells: vec![Figure::text(*name), figure(channel.total_spend), figure(channel.share * 1e6)],
    };
    let mut rows: Vec<Row> = names.iter().zip(&plan.channels).map(row).collect();
    rows.push(Row {
        kind: RowKind::Sum,
        cells: vec![Figure::text("Total"), figure(plan.totals.spend), figure(1e6)],
    });
    let table = Table {
        heading: names[0].to_owned(),
        unit: "in ₫".to_owned(),
        columns: vec![Column::text("Channel"), Column::number("Spend"), Column::number("ppm")],
        rows,
        note: names[0].to_owned(),
        cut: None,
    };
    let chart = |kind| phanbo::chart::of_plan(kind, scenario, plan, Lang::En).map(Block::Chart);
    let mut blocks = vec![
        Block::Text(names.join(" · ")),
        Block::List(names.iter().map(|name| Point::from((*name).to_owned())).collect()),
        Block::Tiles(vec![Tile {
            label: names[0].to_owned(),
            figure: figure(plan.totals.spend),
            note: names[0].to_owned(),
        }]),
        Block::Note(Note::new(Tone::Caution, names[0])),
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
    Page {
        cover: Cover {
            title: scenario.name.clone(),
            subtitle: names[0].to_owned(),
            lines: names
                .iter()
                .take(5)
                .map(|name| ("Client".to_owned(), (*name).to_owned()))
                .collect(),
            logo: Some(logo()),
        },
        sections: vec![
            section("summary", "Summary", blocks),
            section("risks", names[1], vec![Block::Text("Risks.".to_owned())]),
        ],
        sliders: None,
        currency: scenario.currency.clone(),
    }
}

/// A drawn logo.
fn logo() -> Logo {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\"><rect width=\"200\" height=\"50\" fill=\"#c00\"/></svg>";
    Logo::read(drawing.as_bytes()).unwrap()
}
