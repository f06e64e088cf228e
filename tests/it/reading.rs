//! Properties of reading: what is written is read again, and nothing that is typed can make the
//! reader fall over.
use phanbo::scenario::file::{
    BudgetFile, ByMonthFile, ChannelEntry, ChannelFile, ChannelName, CurveFile, DatedFile,
    LimitFile, MaxChangeFile, ObjectiveFile, OrNull, PerMonth, PointsFile, RampUpFile, ReturnFile,
    ReturnRange, RiskFile, ScenarioFile, TargetFile, TimingFile, Translations, WhatIfFile,
};
use phanbo::scenario::{Order, Per, Problem, Scenario, Tier, read};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;

fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 1e-3..1e15, (1_u32..1_000_000).prop_map(f64::from)]
}

fn above_0() -> impl Strategy<Value = f64> {
    1e-6..1e12
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Zăâđêôơưấầẩẫậ\"\\\\/.0-9][a-zđ ơư]{0,12}[a-z]"
}

fn id() -> impl Strategy<Value = String> {
    "[a-zđ][a-z0-9_-]{0,8}"
}

fn month() -> impl Strategy<Value = String> {
    (2000..2100, 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}"))
}

fn per_month() -> impl Strategy<Value = PerMonth> {
    prop_oneof![amount().prop_map(PerMonth::Every), vec(amount(), 0..5).prop_map(PerMonth::Each)]
}

fn by_month(
    one: impl Strategy<Value = f64> + Clone + 'static,
) -> impl Strategy<Value = ByMonthFile> {
    let twelve = vec(one.clone(), 12);
    let months = btree_map(month(), one.clone(), 0..3);
    prop_oneof![
        one.clone().prop_map(ByMonthFile::Every),
        twelve.clone().prop_map(ByMonthFile::Calendar),
        (of(one), of(twelve), months).prop_map(|(default, calendar, months)| {
            ByMonthFile::Dated(DatedFile { default, calendar, months })
        })
    ]
}

fn or_null<T: Clone + std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = OrNull<T>> {
    of(value).prop_map(|value| value.map_or(OrNull::Null, OrNull::Value))
}

fn curve() -> impl Strategy<Value = CurveFile> {
    prop_oneof![
        Just(CurveFile::Linear),
        above_0().prop_map(|half| CurveFile::Saturating { half }),
        above_0().prop_map(|scale| CurveFile::Tanh { scale }),
        (above_0(), 0.1..9.0, of(above_0())).prop_map(|(half, slope, ceiling)| CurveFile::Hill {
            half,
            slope,
            ceiling
        }),
        vec([amount(), amount()], 1..4).prop_map(|p| CurveFile::Points(PointsFile::List(p))),
    ]
}

fn timing() -> impl Strategy<Value = TimingFile> {
    prop_oneof![
        Just(TimingFile::Immediate),
        (0_u32..9, 0_u32..9, 0.0..9.0).prop_map(|(first_effect, peak, half_life)| {
            TimingFile::Delayed { first_effect, peak, half_life }
        }),
        (0.0..1.0, of(0_u32..99))
            .prop_map(|(retention, max_lag)| TimingFile::Geometric { retention, max_lag }),
        vec(amount(), 1..9).prop_map(TimingFile::Weights),
    ]
}

fn roi() -> impl Strategy<Value = ReturnFile> {
    prop_oneof![
        (0.0..1000.0).prop_map(ReturnFile::Figure),
        [0.1..900.0, 0.1..900.0, 0.1..900.0].prop_map(|[low, expected, high]| {
            ReturnFile::Range(ReturnRange { low, expected, high })
        })
    ]
}

fn channel_name() -> impl Strategy<Value = ChannelName> {
    prop_oneof![
        name().prop_map(ChannelName::Plain),
        (name(), of(name())).prop_map(|(en, vi)| {
            let en = Some(en);
            ChannelName::Translated(Translations { en, vi })
        })
    ]
}

fn ramp_up() -> impl Strategy<Value = RampUpFile> {
    let lasts = of(0.0..99.0);
    (0_u32..9, 0_u32..9, of(month()), lasts).prop_map(
        |(first_effect, full_effect, since, lasts)| RampUpFile {
            first_effect,
            full_effect,
            active_since: since,
            half_life_after_stop: lasts,
        },
    )
}

fn channel() -> impl Strategy<Value = ChannelFile> {
    let shape = (id(), of(channel_name()), of(curve()), of(timing()), of(or_null(ramp_up())));
    let money = (of(per_month()), of(or_null(per_month())), of(amount()), of(0.0..=1.0));
    let returns = (
        of(roi()),
        of(or_null(above_0())),
        of(btree_map(name(), amount(), 0..3)),
        of(btree_map(name(), above_0(), 0..3)),
    );
    let rest = (
        of(by_month(0.0..3.0)),
        of(btree_map(month(), amount(), 0..3)),
        of(or_null(name())),
        of([amount(), amount()]),
        of((of(amount()), of(0.0..5.0))),
    );
    (shape, money, returns, rest).prop_map(|(shape, money, returns, rest)| ChannelFile {
        id: Some(shape.0),
        name: shape.1,
        curve: shape.2,
        timing: shape.3,
        ramp_up: shape.4,
        min: money.0,
        max: money.1,
        setup_fee: money.2,
        fee_rate: money.3,
        order: money.3.map(|_| Order::CarryThenSaturate),
        roi: returns.0,
        roi_at: returns.1,
        yields: returns.2,
        cost_per: returns.3,
        seasonality: rest.0,
        fixed: rest.1,
        preset: rest.2,
        observed: rest.3,
        max_change: rest.4.map(|(amount, share)| MaxChangeFile { amount, share }),
        ..ChannelFile::default()
    })
}

fn entry() -> impl Strategy<Value = ChannelEntry> {
    prop_oneof![
        id().prop_map(ChannelEntry::Id),
        channel().prop_map(|channel| ChannelEntry::Channel(Box::new(channel)))
    ]
}

fn objective() -> impl Strategy<Value = ObjectiveFile> {
    prop_oneof![
        name().prop_map(ObjectiveFile::Word),
        btree_map(name(), -1e9..1e9, 1..3).prop_map(ObjectiveFile::Weights)
    ]
}

fn scenario() -> impl Strategy<Value = ScenarioFile> {
    let head = (of(name()), of(month()), of(1_u32..=120), of(objective()), of(0.0..5.0));
    let budget = (of(per_month()), of(amount()), of(any::<bool>()));
    let limit = (vec(id(), 1..3), of(amount()), of(0.0..=1.0), of(vec(month(), 1..3)));
    let target = (name(), of(amount()), of(month()));
    let rest = (
        vec(entry(), 1..4),
        of(budget),
        of(vec(limit, 0..3)),
        of(vec(target, 0..3)),
        of((of(0_u64..9_007_199_254_740_991), name())),
    );
    (head, rest).prop_map(|(head, rest)| ScenarioFile {
        name: head.0,
        start: head.1,
        months: head.2,
        objective: head.3,
        discount_rate: head.4,
        tier: head.2.map(|_| Tier::Enterprise),
        channels: Some(rest.0),
        budget: rest.1.map(|(monthly, total, spend_all)| BudgetFile {
            monthly,
            total,
            spend_all,
            rollover: None,
        }),
        limits: rest.2.map(|all| all.into_iter().map(limit_file).collect()),
        targets: rest.3.map(|all| {
            let target = |(kpi, at_least, by)| TargetFile {
                kpi: Some(kpi),
                at_least,
                by,
                ..TargetFile::default()
            };
            all.into_iter().map(target).collect()
        }),
        risk: rest.4.clone().map(|(seed, _)| RiskFile { seed, ..RiskFile::default() }),
        what_ifs: rest.4.map(|(_, name)| {
            let set = [("budget.monthly".to_owned(), serde_json::json!([1, null, {"a": 0.5}]))];
            let set = set.into_iter().collect();
            let name = ChannelName::Plain(name);
            vec![WhatIfFile { name, set }]
        }),
        ..ScenarioFile::default()
    })
}

type LimitParts = (Vec<String>, Option<f64>, Option<f64>, Option<Vec<String>>);

fn limit_file((channels, max, min_share, months): LimitParts) -> LimitFile {
    LimitFile {
        channels: Some(channels),
        max,
        min_share,
        per: min_share.map(|_| Per::Total),
        months,
        ..LimitFile::default()
    }
}

const VALID: &str = r#"{
  // Một quán cà phê
  "tier": "sme", "name": "Cà phê", "months": 6, "gross_margin": 0.6,
  "objective": {"revenue": 0.6, "spend": -1},
  "budget": {"monthly": [20e6, 20e6, 20e6, 20e6, 30e6, 30e6], "total": 120000000},
  "channels": [
    "seo",
    {"id": "ppc", "name": {"en": "Ads", "vi": "Quảng cáo"}, "max": null, "min": 1e6},
    {"id": "tv", "roi": {"low": 1, "expected": 2, "high": 4}, "curve": {"hill": {"half": 9e6, "slope": 1}}},
  ],
  "limits": [{"channels": ["seo", "tv"], "max_share": 0.5, "months": ["2026-02"]}],
  "targets": [{"kpi": "revenue", "at_least": 1e6, "by": "2026-03"}]
}"#;

/// Reads whatever is typed; where it is refused, every finding points into the text.
fn points_into_the_text(text: &str) {
    let today = "2025-12".parse().unwrap();
    if let Err(findings) = Scenario::load(text, "typed.json", today) {
        assert!(!findings.list.is_empty());
        for finding in &findings.list {
            assert!(findings.text.get(finding.span.clone()).is_some(), "{finding:?}");
            if let Some(also) = &finding.also {
                assert!(findings.text.get(also.clone()).is_some(), "{finding:?}");
            }
            findings.position(finding.span.start);
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(file in scenario()) {
        let text = serde_json::to_string_pretty(&file).unwrap();
        let again = serde_json::from_str::<ScenarioFile>(&text);
        prop_assert_eq!(again.unwrap(), file.clone());
        // What the types can say, the schema lets pass: the check may still refuse it.
        let today = "2025-12".parse().unwrap();
        let read = Scenario::load(&text, "written.json", today).map_err(|found| found.list);
        for finding in read.err().unwrap_or_default() {
            let structural = matches!(finding.problem,
                Problem::UnknownKey { .. } | Problem::WrongType { .. } | Problem::Syntax(_)
                | Problem::OutOfRange { .. });
            // The schema cannot know what a path leads to.
            let is_set = finding.path.contains(".set[");
            prop_assert!(!structural || is_set, "{:?}\n{}", finding, text);
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_the_reader_fall(
        at in 0..VALID.chars().count(),
        length in 0_usize..9,
        typed in prop_oneof![
            "[\\[\\]{},:\"'/*.0-9eE+ -]{0,4}",
            "\\PC{0,4}",
            Just("null".to_owned()),
            Just("\"seo\"".to_owned()),
            Just("1e999".to_owned()),
        ],
    ) {
        let before = VALID.chars().take(at);
        let after = VALID.chars().skip(at + length);
        let text: String = before.chain(typed.chars()).chain(after).collect();
        points_into_the_text(&text);
    }

    #[test]
    fn no_bytes_make_the_reader_fall(bytes in vec(any::<u8>(), 0..64)) {
        match read::text_of(&bytes, "bytes") {
            Ok(text) => points_into_the_text(text),
            Err(findings) => {
                let finding = &findings.list[0];
                prop_assert!(matches!(finding.problem, Problem::NotUtf8(_)));
                prop_assert!(findings.text.get(finding.span.clone()).is_some());
            }
        }
    }
}

#[test]
fn the_valid_text_is_valid() {
    let today = "2025-12".parse().unwrap();
    let read = Scenario::load(VALID, "valid.json", today).map_err(|findings| findings.list);
    assert_eq!(read.map(|loaded| loaded.scenario.channels.len()), Ok(3));
}

#[test]
fn a_slip_in_any_key_of_a_whole_file_is_put_right() {
    let keys = ["tier", "months", "gross_margin", "budget", "monthly", "channels", "name", "half"];
    let today = "2025-12".parse().unwrap();
    for key in keys {
        let slip: String =
            key.chars().enumerate().filter(|(i, _)| *i != 1).map(|(_, c)| c).collect();
        let text = VALID.replacen(&format!("\"{key}\""), &format!("\"{slip}\""), 1);
        let findings = Scenario::load(&text, "slip.json", today).map(|_| ()).unwrap_err();
        let right = findings.list.iter().any(|finding| {
            matches!(&finding.problem, Problem::UnknownKey { nearest: Some(near), .. } if near == key)
        });
        assert!(right, "{key}: {:#?}", findings.list);
    }
}

#[test]
fn a_text_of_brackets_ends_in_an_error_and_not_in_the_stack() {
    points_into_the_text(&"[".repeat(1_000_000));
    points_into_the_text(&format!("{{\"channels\": {}", "{\"a\":".repeat(200_000)));
}

#[test]
fn a_text_that_is_far_too_long_is_not_even_parsed() {
    let text = " ".repeat(read::MOST_BYTES + 1);
    let today = "2025-12".parse().unwrap();
    let typed = Scenario::load(&text, "long", today).map(|_| ());
    for findings in [typed.unwrap_err(), read::text_of(text.as_bytes(), "long").unwrap_err()] {
        assert!(matches!(findings.list[0].problem, Problem::TooLarge { .. }));
    }
}
