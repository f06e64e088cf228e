//! Every kind of chart on data that are unkind to it: no text leaves the sheet, none stands on
//! another; and what each chart looks like, as it was last looked at.

use crate::ground::{as_it_was, example, load};
use phanbo::analysis::compare::{CaseName, compare};
use phanbo::analysis::sweep::budgets;
use phanbo::analysis::{explain, ranges};
use phanbo::chart::{self, Kind, Look, Picture};
use phanbo::locale::Lang;
use phanbo::plan::file::Actuals;
use phanbo::scenario::Loaded;
use phanbo::{Options, solve};
use serde_json::{Value, json};

const LONG: &str = "Tối ưu hoá công cụ tìm kiếm và nội dung dài hạn cho chuỗi cửa hàng toàn quốc";

fn channel(at: usize, name: &str, half: f64) -> Value {
    json!({
        "id": format!("c{at}"), "name": name, "roi": {"low": 2.0, "expected": 4.0, "high": 7.0},
        "curve": {"saturating": {"half": half}}, "current": 0.3 * half,
        "timing": {"geometric": {"retention": 0.3}}
    })
}

fn plan_of(channels: Vec<Value>, months: usize, monthly: f64) -> Value {
    json!({
        "name": LONG, "start": "2027-01", "months": months, "gross_margin": 0.6,
        "budget": {"monthly": monthly}, "channels": channels,
        "what_ifs": [{"name": LONG, "set": {"budget.monthly": 1.5 * monthly}}]
    })
}

/// One channel, thirty, none that pays, one giant, five years, long names.
fn unkind() -> Vec<(&'static str, Value)> {
    let many = |count: usize, name: &str| {
        let one = |at| channel(at, &format!("{name} {at}"), 1e6 * (1.0 + at as f64 % 7.0));
        (0..count).map(one).collect::<Vec<_>>()
    };
    let mut nothing = plan_of(many(3, "Kênh"), 6, 1e7);
    nothing["gross_margin"] = json!(0.05);
    let mut giant = many(4, "Kênh");
    giant.push(channel(4, "Truyền hình", 3e9));
    vec![
        ("one channel", plan_of(many(1, "SEO"), 1, 2e6)),
        ("thirty channels", plan_of(many(30, "Kênh quảng cáo số"), 12, 6e7)),
        ("nothing pays", nothing),
        ("one giant", plan_of(giant, 12, 9e8)),
        ("five years", plan_of(many(3, "Kênh"), 60, 8e6)),
        ("long names", plan_of(many(7, LONG), 12, 2e7)),
        ("small money", plan_of(many(3, "Kênh"), 12, 2.0)),
    ]
}

/// Every chart that the scenario gives.
fn pictures(loaded: &Loaded, lang: Lang) -> Vec<Box<dyn Picture>> {
    fn pictured(picture: impl Picture + 'static) -> Box<dyn Picture> {
        Box::new(picture)
    }
    let (scenario, options) = (&loaded.scenario, Options::default());
    let plan = solve(scenario, &options).unwrap();
    let mut all: Vec<Option<Box<dyn Picture>>> =
        Kind::ALL.iter().map(|kind| chart::of_plan(*kind, scenario, &plan, lang)).collect();
    let mut cases = vec![(CaseName::Called(scenario.name.clone()), scenario.clone())];
    for what_if in &scenario.what_ifs {
        let name = lang.text(&what_if.name).to_owned();
        cases.push((CaseName::Called(name), loaded.with(&what_if.set).unwrap()));
    }
    let cases = compare(cases, Vec::new(), &options);
    let named: Vec<_> = cases
        .iter()
        .map(|case| match &case.name {
            CaseName::Called(name) => (name.clone(), case),
            CaseName::Today | CaseName::Equal => (String::new(), case),
        })
        .collect();
    all.push(chart::comparison::Comparison::of(&named, lang).map(pictured));
    let swept = budgets(scenario, 9, &options);
    all.push(chart::frontier::Frontier::of(scenario, &plan, &swept).map(pictured));
    let quick = Options::new().node_limit(4);
    let found = ranges(scenario, 0.01, &quick).unwrap();
    all.push(Some(pictured(chart::ranges::Ranges::of(scenario, &found, lang))));
    let found = explain(scenario, &quick).unwrap();
    all.push(chart::tornado::Tornado::of(scenario, &found, lang).map(pictured));
    all.push(chart::fan::Fan::of(scenario, &plan).map(pictured));
    let told = |factor: f64| -> Vec<Vec<Option<f64>>> {
        let months = |row: &Vec<f64>| {
            let passed = row.len().div_ceil(2);
            let cell = |(t, s): (usize, &f64)| (t < passed).then_some(factor * s);
            row.iter().enumerate().map(cell).collect()
        };
        plan.spend().iter().map(months).collect()
    };
    let actuals = Actuals { spend: told(1.1), revenue: told(2.0), until: None };
    all.push(chart::actual::Actual::of(scenario, &plan, &actuals).map(pictured));
    all.into_iter().flatten().collect()
}

#[test]
fn no_text_leaves_its_sheet_or_stands_on_another() {
    let mut seen = std::collections::BTreeSet::new();
    let mut faults = Vec::new();
    for (at, (case, file)) in unkind().into_iter().enumerate() {
        let lang = Lang::ALL[at % 2];
        for picture in pictures(&load(&file), lang) {
            seen.insert(picture.kind().key());
            for size in [None, Some(picture.narrow_size()), Some((800, 450))] {
                let look = Look { lang, size, ..Look::default() };
                let (boxes, (wide, high)) = chart::text_boxes(picture.as_ref(), &look);
                let of = format!("{case}, {}, {size:?}", picture.kind().key());
                for (text, [left, top, right, bottom]) in &boxes {
                    if *left < -0.5 || *top < -0.5 || *right > wide + 0.5 || *bottom > high + 0.5 {
                        faults.push(format!("{of}: {text:?} leaves the sheet"));
                    }
                }
                for (i, (a, first)) in boxes.iter().enumerate() {
                    for (b, second) in &boxes[i + 1..] {
                        let across = first[2].min(second[2]) - first[0].max(second[0]);
                        let down = first[3].min(second[3]) - first[1].max(second[1]);
                        if across > 1.0 && down > 1.5 {
                            faults.push(format!("{of}: {a:?} stands on {b:?}"));
                        }
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(seen.len(), Kind::ALL.len(), "{seen:?}");
}

#[test]
fn charts_look_as_they_did() {
    for picture in pictures(&example("ecommerce"), Lang::Vi) {
        let look = Look { lang: Lang::Vi, ..Look::default() };
        let made = chart::svg(picture.as_ref(), &look);
        as_it_was(&format!("charts.{}.svg", picture.kind().key()), &made);
    }
}

#[test]
fn what_is_not_told_is_not_drawn_as_nothing() {
    let text = r#"{"start": "2027-01", "months": 4, "budget": {"monthly": 20}, "channels": [
        {"id": "a", "roi": 4, "fixed": {"2027-01": 10, "2027-02": 10, "2027-03": 10, "2027-04": 10}},
        {"id": "b", "roi": 2, "fixed": {"2027-01": 5, "2027-02": 5, "2027-03": 5, "2027-04": 5}}]}"#;
    let scenario: phanbo::scenario::Scenario = text.parse().unwrap();
    let plan = scenario.solve().unwrap();
    // January of both, nothing of February, March of one, April half over; revenue of one in January.
    let told = |text: &str| {
        phanbo::plan::told::told(
            text.as_bytes(),
            &scenario,
            phanbo::table::TableKind::Spent,
            phanbo::table::Settled::default(),
        )
    };
    let table = "from,to,channel,spend,revenue\n2027-01-01,2027-01-31,a,11,48\n2027-01-01,2027-01-31,b,5,\n\
        2027-03-01,2027-03-31,a,9,\n2027-04-01,2027-04-15,a,5,20\n2027-04-01,2027-04-15,b,2.5,5\n";
    let drawn = chart::actual::Actual::of(&scenario, &plan, &told(table).unwrap().actuals).unwrap();
    let held = |planned: f64, came: f64| Some(chart::actual::Held { planned, came });
    assert_eq!(drawn.actual_spend, [held(15.0, 16.0), None, held(10.0, 9.0), held(7.5, 7.5)]);
    assert_eq!(drawn.actual_revenue, [held(40.0, 48.0), None, None, None]);
    let texts = |drawn: &chart::actual::Actual| {
        let look = Look { lang: Lang::En, ..Look::default() };
        let (boxes, _) = chart::text_boxes(drawn, &look);
        boxes.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join("|")
    };
    let all = texts(&drawn);
    for part in ["revenue +20.0%", "Not told: February 2027", "+6.7%", "−10.0%"] {
        assert!(all.contains(part), "{all} lacks {part}");
    }
    assert!(!all.contains("−100"), "{all}");
    // Without any revenue the picture says so.
    let spend = "month,channel,spend\n2027-01,a,10\n2027-01,b,5\n";
    let drawn = chart::actual::Actual::of(&scenario, &plan, &told(spend).unwrap().actuals).unwrap();
    let all = texts(&drawn);
    assert!(all.contains("no revenue is told") && !all.contains("−100"), "{all}");
}

/// What stands beside a month's spend is the plan of the channels that are told, as its per cent are.
#[test]
fn a_month_told_in_part_stands_beside_that_part_of_the_plan() {
    use phanbo::chart::actual::{Actual, Held};
    let drawn = |whole: f64| {
        let told = vec![Some(Held { planned: 10e6, came: 9e6 })];
        let chart = Actual {
            name: "Café".into(),
            currency: "VND".into(),
            start: "2027-01".parse().unwrap(),
            planned_spend: vec![whole, 20e6],
            actual_spend: told.clone(),
            planned_revenue: vec![whole, 20e6],
            actual_revenue: told,
        };
        phanbo::chart::svg(&chart, &Look::default())
    };
    assert_eq!(drawn(10e6), drawn(20e6));
}
