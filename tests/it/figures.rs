//! Figures as planners write them: amounts and shares as texts, factors by month.

use crate::ground;
use phanbo::locale::Lang;
use phanbo::month::Month;
use phanbo::scenario::finding::Expected;
use phanbo::scenario::{Finding, Findings, Goal, Problem, Scenario};

fn refused(text: &str) -> Findings {
    match ground::read(text, "shop.json") {
        Ok(_) => panic!("accepted: {text}"),
        Err(findings) => findings,
    }
}

fn problems(text: &str) -> Vec<(String, Problem)> {
    let list = refused(text).list;
    list.into_iter().map(|Finding { path, problem, .. }| (path, problem)).collect()
}

/// A scenario of one channel with `budget` a month and further keys.
fn with(currency: &str, budget: &str, keys: &str) -> String {
    format!(
        r#"{{"currency": "{currency}", "months": 2, "budget": {{"monthly": {budget}}}, {keys}
            "channels": [{{"id": "ppc", "roi": 3, "max": "2,5tr", "fixed": {{"2026-01": "1.000.000"}}}}]}}"#
    )
}

#[test]
fn amounts_and_shares_may_be_texts() {
    let read = |text: &str| -> Scenario { ground::read(text, "shop.json").unwrap().scenario };
    let keys = r#""gross_margin": "55%", "after_horizon": "7,5 %", "stay_within": "0,5",
        "targets": [{"kpi": "revenue", "at_least": "1,2 triệu đồng"}],"#;
    let s = read(&with("VND", r#"["60tr", "0,06 tỷ"]"#, keys));
    assert_eq!(s.budget.unwrap().monthly, Some(vec![6e7, 6e7]));
    assert_eq!(s.gross_margin.and_then(|margin| margin.single()), Some(0.55));
    assert_eq!((s.after_horizon, s.stay_within), (0.075, Some(0.5)));
    assert_eq!(s.targets[0].goal, Goal::AtLeast(1.2e6));
    assert_eq!((&s.channels[0].max, &s.channels[0].fixed), (&vec![2.5e6; 2], &vec![(0, 1e6)]));
    let dollars = read(&with("USD", r#""$20k""#, ""));
    assert_eq!(dollars.budget.unwrap().monthly, Some(vec![2e4; 2]));
}

#[test]
fn what_can_be_read_in_two_ways_is_refused_with_both() {
    let text = with("VND", r#""20.500""#, "");
    let readings = [20_500.0, 20.5];
    let problem = Problem::TwoReadings { found: "20.500".into(), readings };
    assert_eq!(problems(&text), [("budget.monthly".to_owned(), problem)]);
    let said = refused(&text).render(Lang::En);
    assert!(said.contains("`20500` or `20.5`"), "{said}");
    let said = refused(&with("VND", r#""1,500tr""#, "")).render(Lang::Vi);
    assert!(said.contains("`1500000000` hoặc `1500000`"), "{said}");
}

#[test]
fn the_sign_of_another_currency_is_refused() {
    for (currency, amount) in [("VND", "$20k"), ("USD", "20.000.000 đ"), ("VND", "5 eur")] {
        let text = with(currency, &format!("{amount:?}"), r#""round_to": 1,"#);
        let other =
            Problem::OtherCurrency { found: amount.to_owned(), currency: currency.to_owned() };
        assert!(problems(&text).contains(&("budget.monthly".to_owned(), other)), "{amount}");
    }
}

#[test]
fn other_texts_and_texts_elsewhere_are_refused() {
    let wrong = |budget: &str, keys: &str| problems(&with("VND", budget, keys)).remove(0);
    let is = |path: &str, expected: Expected, found: &str| {
        (path.to_owned(), Problem::WrongType { expected, found: format!("{found:?}") })
    };
    for typed in ["", "much", "55%", "12.34.5", "5 6"] {
        let found = wrong(&format!("{typed:?}"), "");
        assert_eq!(found, is("budget.monthly", Expected::AmountOrMonthly, typed));
    }
    let margin = |typed: &str| wrong("1", &format!(r#""gross_margin": {typed:?},"#));
    for typed in ["much", "$1", "%"] {
        assert_eq!(margin(typed), is("gross_margin", Expected::Share, typed));
    }
    assert_eq!(margin("55"), ("gross_margin".to_owned(), Problem::LooksLikePercent(55.0)));
    assert!(matches!(margin("130%").1, Problem::OutOfRange { found, .. } if found == "130%"));
    assert!(matches!(wrong(r#""-2tr""#, "").1, Problem::OutOfRange { .. }));
    let count = wrong("1", r#""max_active_channels": "12","#);
    assert_eq!(count, is("max_active_channels", Expected::WholeNumber, "12"));
}

#[test]
fn settings_are_read_by_the_key_they_set() {
    use phanbo::scenario::set::{NotASetting, setting};
    let loaded = ground::read(&with("USD", "100", ""), "shop.json");
    let loaded = loaded.unwrap();
    let set = |typed: &str| loaded.with(&[setting(typed).unwrap()]);
    assert_eq!(set("budget.monthly=$20k").unwrap().budget.unwrap().monthly, Some(vec![2e4; 2]));
    assert_eq!(set("gross_margin=55%").unwrap().one_margin(), Some(0.55));
    let found = set("budget.monthly=20tr đ").unwrap_err();
    assert!(matches!(&found.list[0].problem, Problem::OtherCurrency { .. }), "{found}");
    let found = set("budget.monthly=55%").unwrap_err();
    assert!(matches!(&found.list[0].problem, Problem::WrongType { .. }), "{found}");
    let two = setting("channels.ppc.roi=1.125").unwrap_err();
    assert_eq!(two, NotASetting::TwoReadings { typed: "1.125".into(), readings: [1125.0, 1.125] });
    // What the hint proposes is then read in one way.
    assert!(two.to_string().contains("1125 or 1.1250"), "{two}");
    assert_eq!(setting("a=1.1250"), Ok(("a".into(), 1.125.into())));
}

#[test]
fn a_figure_by_month_is_one_or_twelve_or_dated() {
    let month = |text: &str| -> Month { text.parse().unwrap() };
    let read = |margin: &str| {
        let keys = format!(r#""gross_margin": {margin},"#);
        let scenario = ground::read(&with("VND", "1", &keys), "shop.json").unwrap().scenario;
        let margin = scenario.gross_margin.unwrap();
        ["2026-01", "2026-02", "2027-02"].map(|text| margin.at(month(text)))
    };
    assert_eq!(read("0.5"), [0.5; 3]);
    assert_eq!(read("[0.1, 0.2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"), [0.1, 0.2, 0.2]);
    assert_eq!(read(r#"{"default": "50%", "2027-02": "40%"}"#), [0.5, 0.5, 0.4]);
    let calendar = r#"{"calendar": [0.1, 0.2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "2026-02": 0.3}"#;
    assert_eq!(read(calendar), [0.1, 0.3, 0.2]);
}

#[test]
fn a_figure_by_month_says_what_holds_in_every_month_and_once() {
    let wrong = |margin: &str| {
        let keys = format!(r#""gross_margin": {margin},"#);
        problems(&with("VND", "1", &keys)).remove(0)
    };
    let both = || vec!["default".to_owned(), "calendar".to_owned()];
    let at = |path: &str, problem: Problem| (path.to_owned(), problem);
    let neither = wrong(r#"{"2027-02": 0.4}"#);
    assert_eq!(neither, at("gross_margin", Problem::MissingOneOf(both())));
    let ones = [1; 12];
    let twice = wrong(&format!(r#"{{"default": 1, "calendar": {ones:?}}}"#));
    assert_eq!(twice, at("gross_margin", Problem::OnlyOneOf(both())));
    let eleven = Problem::WrongLength { found: 11, expected: 12 };
    assert_eq!(wrong(&format!("{:?}", [1; 11])), at("gross_margin", eleven));
    let (path, problem) = wrong(r#"{"default": 1, "2027-2": 0.4}"#);
    assert!(path.starts_with("gross_margin") && matches!(problem, Problem::BadMonth { .. }));
    let (path, problem) = wrong(r#"{"default": 1, "2027-02": 1.4}"#);
    assert_eq!(path, "gross_margin.2027-02");
    assert!(matches!(problem, Problem::OutOfRange { .. }), "{problem:?}");
}

#[test]
fn digits_in_groups_are_written_out_for_who_typed_them() {
    for (typed, hint) in [("1.250.000", "`1250000`"), ("1,250", "`1250` or `1.25`")] {
        let text = format!(r#"{{"budget": {{"monthly": {typed}}}, "channels": ["seo"]}}"#);
        let found = refused(&text);
        assert!(matches!(found.list[0].problem, Problem::GroupedNumber(_)), "{typed}");
        let said = found.render(Lang::En);
        assert!(said.contains(hint), "{said}");
    }
}
