//! From text to scenario: defaults, presets, and everything that a key can say.

use crate::ground;
use phanbo::curve::Curve;
use phanbo::scenario::file::{CurveFile, OrNull, ReturnFile};
use phanbo::scenario::preset::Preset;
use phanbo::scenario::{
    Finding, Goal, Loaded, Measure, Objective, Order, Per, Problem, Range, Scenario, Tier,
};

/// As of a file whose name says something.
fn load(text: &str) -> Loaded {
    ground::read(text, "folder/café.json").unwrap_or_else(|findings| panic!("{:#?}", findings.list))
}

fn read(text: &str) -> Scenario {
    load(text).scenario
}

fn refused(text: &str) -> Vec<Finding> {
    match ground::read(text, "café.json") {
        Ok(_) => panic!("accepted: {text}"),
        Err(findings) => findings.list,
    }
}

fn sme(id: &str) -> &'static Preset {
    Tier::Sme.models().preset(id).unwrap()
}

#[test]
fn the_least_that_can_be_said() {
    let s = read(r#"{"channels": [{"id": "tv", "roi": 2}]}"#);
    assert_eq!(s.name, "café");
    assert_eq!((s.tier, s.currency.as_str()), (None, "VND"));
    assert_eq!((s.start.to_string().as_str(), s.months), ("2026-01", 12));
    assert_eq!((s.gross_margin, s.discount_rate, s.after_horizon), (None, 0.0, 0.0));
    assert_eq!(s.objective, Objective::Profit);
    assert!(s.budget.is_none() && s.limits.is_empty() && s.targets.is_empty());
    assert_eq!((s.risk.measure, s.risk.shrink), (Measure::Expected, None));
    assert_eq!((s.risk.samples, s.risk.seed), (1000, 1));
    let tv = &s.channels[0];
    assert_eq!((tv.name.en.as_str(), tv.name.vi.as_str()), ("tv", "tv"));
    assert_eq!(tv.yields["revenue"], 2.0);
    assert_eq!(tv.min, [0.0; 12]);
    assert_eq!(tv.max, [f64::INFINITY; 12]);
    assert_eq!(tv.seasonality.single(), Some(1.0));
    assert_eq!(tv.timing.weights(), [1.0]);
    assert!(matches!(tv.curve, Curve::Linear(_)));
    assert_eq!(tv.order, Order::SaturateThenCarry);
    assert_eq!((tv.incrementality, tv.active_before), (1.0, 0));
    assert!(tv.max_change.is_none() && tv.min_if_active.is_none() && tv.preset.is_none());
}

#[test]
fn comments_trailing_commas_and_a_byte_order_mark_are_fine_and_places_are_kept() {
    let text = "\u{feff}// Client: café\r\n{\r\n  \"$schema\": \"scenario.schema.json\",\n  \
                \"channels\": [ /* one */ {\"id\": \"tv\", \"roi\": 2, \"max\": 1.0e1,},],\n}\n";
    let loaded = load(text);
    assert_eq!(loaded.scenario.channels[0].max, [10.0; 12]);
    let at = |path: &str| &loaded.text[loaded.spans.of(path)];
    assert_eq!(at("channels[0].max"), "1.0e1");
    assert_eq!(at("channels[0].id"), "\"tv\"");
    assert_eq!(at("channels[0].min"), at("channels[0]"));
    assert!(loaded.text.starts_with("// Client"));
    assert_eq!(loaded.source, "folder/café.json");
}

#[test]
fn an_average_return_becomes_one_per_effective_unit() {
    // s / (1 + s/k) at s = 4, k = 8 is 8/3: 3 x 4 / (8/3) = 4.5; a third of it is caused.
    let s = read(
        r#"{"channels": [{
            "id": "ppc", "roi": {"low": 2, "expected": 3, "high": 6}, "roi_at": 4,
            "curve": {"saturating": {"half": 8}}, "incrementality": 0.3333333333333333,
            "yields": {"clicks": 6}, "cost_per": {" leads ": 0.5}
        }]}"#,
    );
    let ppc = &s.channels[0];
    assert!((ppc.yields["revenue"] - 1.5).abs() < 1e-12);
    assert!((ppc.yields["clicks"] - 2.0).abs() < 1e-12);
    assert!((ppc.yields["leads"] - 2.0 / 3.0).abs() < 1e-12);
    let stated = Range { low: 2.0, expected: 3.0, high: 6.0 };
    assert_eq!(ppc.roi, Some(stated));
    assert_eq!(ppc.roi_at, Some(4.0));
    assert_eq!(s.kpis(), ["revenue", "clicks", "leads"]);
}

#[test]
fn a_tier_fills_what_a_channel_leaves_out() {
    let s = read(r#"{"tier": "sme", "channels": ["seo", {"id": "ppc", "curve": "linear"}]}"#);
    let (seo, ppc) = (&s.channels[0], &s.channels[1]);
    assert_eq!(s.tier, Some(Tier::Sme));
    assert_eq!(seo.preset, Some(sme("seo")));
    for key in ["roi", "roi_at", "curve", "ramp_up", "min_if_active"] {
        assert!(seo.from_preset.contains(&key), "{key}");
    }
    assert!(!seo.from_preset.contains(&"name"));
    let Some(ReturnFile::Range(roi)) = sme("seo").channel.roi else {
        panic!("presets have ranges")
    };
    assert_eq!(seo.roi.map(|roi| roi.expected), Some(roi.expected));
    assert!(seo.ramp_up.is_some() && seo.min_if_active.is_some());
    // What the file says wins.
    assert!(matches!(ppc.curve, Curve::Linear(_)));
    assert!(!ppc.from_preset.contains(&"curve") && ppc.from_preset.contains(&"roi"));
}

#[test]
fn null_takes_away_what_a_preset_has() {
    let s = read(
        r#"{"tier": "sme", "channels": [
            {"id": "seo", "ramp_up": null, "roi_at": null, "max": null, "min_if_active": null},
            {"id": "ppc", "preset": null, "roi": 3},
            {"id": "google", "preset": "ppc"},
            {"id": "zalo", "preset": "ppc", "yields": {"revenue": 5}}
        ]}"#,
    );
    let [seo, ppc, google, zalo] = s.channels.as_slice() else { panic!("four channels") };
    assert!(seo.ramp_up.is_none() && seo.roi_at.is_none() && seo.min_if_active.is_none());
    assert_eq!(seo.max, [f64::INFINITY; 12]);
    assert_eq!(seo.yields["revenue"], seo.roi.unwrap().expected);
    assert!(ppc.preset.is_none() && ppc.from_preset.is_empty());
    assert_eq!(google.preset, Some(sme("ppc")));
    // A channel that states its revenue another way takes neither return nor its reference.
    assert_eq!(zalo.yields["revenue"], 5.0);
    assert!(zalo.roi.is_none() && zalo.roi_at.is_none());
}

#[test]
fn presets_in_dollars_are_the_same_presets() {
    let text = |currency: &str| {
        format!(r#"{{"tier": "sme", "currency": "{currency}", "channels": ["ppc", "seo"]}}"#)
    };
    let (dong, dollars) = (read(&text("VND")), read(&text("USD")));
    let rate = Tier::Sme.models().usd_vnd;
    for (a, b) in dong.channels.iter().zip(&dollars.channels) {
        let alike = |x: f64, y: f64| (x - y).abs() <= 1e-12 * x.abs();
        assert!(alike(a.roi_at.unwrap(), b.roi_at.unwrap() * rate));
        assert!(alike(a.min_if_active.unwrap(), b.min_if_active.unwrap() * rate));
        assert!(alike(a.yields["revenue"], b.yields["revenue"]));
        assert!(alike(a.curve.value(5e6), b.curve.value(5e6 / rate) * rate));
        assert_eq!(a.timing, b.timing);
    }
}

#[test]
fn elsewhere_a_preset_fills_no_amounts() {
    let text = r#"{"tier": "sme", "currency": "EUR", "channels": [{
        "id": "ppc", "roi_at": 200, "curve": "linear", "max": 900, "min_if_active": 50
    }]}"#;
    let s = read(text);
    assert!(s.channels[0].from_preset.contains(&"roi"));
    let findings = refused(&text.replace(r#""roi_at": 200, "#, ""));
    let keys = vec!["roi_at".to_owned()];
    assert!(
        matches!(&findings[..], [Finding { problem: Problem::PresetCurrency { keys: k, .. }, .. }] if *k == keys)
    );
}

#[test]
fn every_rule_of_a_channel_is_read() {
    let s = read(
        r#"{"start": "2026-03", "months": 3, "channels": [{
            "id": "seo", "name": {"en": "Search", "vi": "Tìm kiếm"}, "roi": 2,
            "order": "carry_then_saturate", "timing": {"geometric": {"retention": 0.5, "max_lag": 1}},
            "ramp_up": {"first_effect": 2, "full_effect": 4, "active_since": "2025-10"},
            "min": [1, 2, 3], "max": 9, "total_min": 4, "total_max": 20, "min_share": 0.1,
            "max_share": 0.9, "min_if_active": 1, "commit_months": 2, "setup_fee": 5,
            "monthly_fee": 6, "fee_rate": 0.1, "max_change": {"share": 0.3},
            "fixed": {"2026-05": 8, "2026-03": 7}, "history": [0, 5, 6], "current": 4,
            "observed": [1, 8]
        }]}"#,
    );
    let seo = &s.channels[0];
    assert_eq!((seo.name.en.as_str(), seo.name.vi.as_str()), ("Search", "Tìm kiếm"));
    assert_eq!(seo.order, Order::CarryThenSaturate);
    assert_eq!(seo.timing.weights(), [2.0 / 3.0, 1.0 / 3.0]);
    // History ends with two active months; active_since says five.
    assert_eq!(seo.active_before, 5);
    assert_eq!((seo.min.as_slice(), seo.max.as_slice()), (&[1.0, 2.0, 3.0][..], &[9.0; 3][..]));
    assert_eq!((seo.total_min, seo.total_max), (Some(4.0), Some(20.0)));
    assert_eq!((seo.min_share, seo.max_share), (Some(0.1), Some(0.9)));
    assert_eq!((seo.min_if_active, seo.commit_months), (Some(1.0), Some(2)));
    assert_eq!((seo.setup_fee, seo.monthly_fee, seo.fee_rate), (5.0, 6.0, 0.1));
    let change = seo.max_change.unwrap();
    assert_eq!((change.amount, change.share), (0.0, 0.3));
    assert_eq!(seo.fixed, [(0, 7.0), (2, 8.0)]);
    assert_eq!((seo.spend_before(1), seo.spend_before(3)), (6.0, 0.0));
    assert_eq!((seo.current, seo.observed), (Some(4.0), Some([1.0, 8.0])));
}

#[test]
fn activity_before_the_start_is_unbroken() {
    let active = |history: &str| {
        let text = r#"{"channels": [{"id": "tv", "roi": 2, "history": HISTORY}]}"#;
        read(&text.replace("HISTORY", history)).channels[0].active_before
    };
    assert_eq!(active("[5, 0, 5, 5]"), 2);
    assert_eq!(active("[5, 5, 0]"), 0);
    assert_eq!(active("[5, 5]"), 2);
    assert_eq!(active("[]"), 0);
}

#[test]
fn limits_targets_and_objectives_find_their_channels_months_and_kpis() {
    let s = read(
        r#"{"start": "2026-01", "months": 4, "name": " Chiến dịch ",
            "objective": {"revenue": 0.4, "leads": 50000, "spend": -1},
            "budget": {"monthly": [1, 2, 3, 4], "total": 8, "spend_all": true},
            "channels": [{"id": "seo", "roi": 2}, {"id": "content", "cost_per": {"leads": 4}}],
            "limits": [
                {"channels": ["content"], "share_of": ["seo"], "min_share": 0.3},
                {"name": "đầu năm", "channels": ["content", "seo"], "per": "total", "max": 5,
                 "months": ["2026-03", "2026-01", "2026-03"]}
            ],
            "targets": [
                {"kpi": "leads", "at_least": 500, "by": "2026-02"},
                {"kpi": "leads", "at_least": 900},
                {"kpi": "revenue", "per_spend_at_least": 3},
                {"kpi": "leads", "cost_at_most": 200000}
            ]}"#,
    );
    assert_eq!(s.name, "Chiến dịch");
    assert_eq!((s.weight_of("leads"), s.weight_of_spend()), (50000.0, -1.0));
    let budget = s.budget.unwrap();
    assert_eq!(budget.monthly.as_deref(), Some(&[1.0, 2.0, 3.0, 4.0][..]));
    assert_eq!((budget.total, budget.spend_all, budget.rollover), (Some(8.0), true, false));
    let [share, early] = s.limits.as_slice() else { panic!("two limits") };
    assert_eq!((share.channels.as_slice(), share.share_of.as_slice()), (&[1][..], &[0][..]));
    assert_eq!((share.per, share.months.as_slice()), (Per::Month, &[0, 1, 2, 3][..]));
    assert_eq!((early.channels.as_slice(), early.share_of.as_slice()), (&[1, 0][..], &[0, 1][..]));
    assert_eq!((early.per, early.months.as_slice()), (Per::Total, &[0, 2][..]));
    let goals: Vec<_> = s.targets.iter().map(|target| (target.goal, target.by)).collect();
    let at_least = |amount, by| (Goal::AtLeast(amount), by);
    assert_eq!(
        goals,
        [
            at_least(500.0, 1),
            at_least(900.0, 3),
            (Goal::PerSpendAtLeast(3.0), 3),
            (Goal::CostAtMost(200000.0), 3)
        ]
    );
}

#[test]
fn curves_of_every_kind() {
    let value = |curve: &str, s: f64| {
        let text = r#"{"channels": [{"id": "tv", "roi": 1, "curve": CURVE}]}"#;
        read(&text.replace("CURVE", curve)).channels[0].curve.value(s)
    };
    let near = |x: f64, y: f64| assert!((x - y).abs() < 1e-12, "{x} {y}");
    near(value(r#""linear""#, 7.0), 7.0);
    near(value(r#"{"saturating": {"half": 2}}"#, 2.0), 1.0);
    near(value(r#"{"exponential": {"scale": 2}}"#, 2.0), 2.0 - 2.0 / 1_f64.exp());
    near(value(r#"{"log": {"scale": 2}}"#, 2.0), 2.0 * 2_f64.ln());
    near(value(r#"{"tanh": {"scale": 2}}"#, 2.0), 2.0 * 1_f64.tanh());
    near(value(r#"{"power": {"exponent": 0.5, "reference": 4}}"#, 1.0), 2.0);
    near(value(r#"{"hill": {"half": 3, "slope": 1, "ceiling": 10}}"#, 3.0), 5.0);
    near(value(r#"{"hill": {"half": 3, "slope": 1}}"#, 3.0), 1.5);
    near(value(r#"{"points": [[10, 8], [20, 15]]}"#, 15.0), 11.5);
    near(value(r#"{"points": {"points": [[10, 8], [20, 15]]}}"#, 15.0), 11.5);
}

#[test]
fn s_shaped_curves_are_read_as_they_are() {
    for curve in [r#"{"hill": {"half": 3, "slope": 2}}"#, r#"{"points": [[10, 1], [20, 15]]}"#] {
        let text = r#"{"channels": [{"id": "tv", "roi": 1, "curve": CURVE}]}"#;
        let today = "2026-11".parse().unwrap();
        let read = Scenario::from_text(&text.replace("CURVE", curve), "s.json", today).unwrap();
        assert!(!read.channels[0].curve.is_concave(0.0, 100.0), "{curve}");
    }
}

#[test]
fn ids_of_one_spelling_are_one_channel() {
    // Composed and decomposed ế look the same and are the same.
    let s = read(
        "{\"channels\": [{\"id\": \"bi\u{1ebf}n\", \"roi\": 2}], \
         \"limits\": [{\"channels\": [\"bie\u{302}\u{301}n\"], \"max\": 5}]}",
    );
    assert_eq!(s.limits[0].channels, [0]);
}

#[test]
fn the_models_are_scenarios_in_the_making() {
    for tier in Tier::ALL {
        assert_eq!(Tier::parse(tier.key()), Some(tier));
        let models = tier.models();
        assert_eq!((models.tier, models.currency.as_str()), (tier, "VND"));
        let ids: Vec<String> = models.channels.iter().map(|p| format!("{:?}", p.id)).collect();
        let text = format!(
            r#"{{"tier": "{}", "budget": {{"monthly": 1}}, "channels": [{}]}}"#,
            tier.key(),
            ids.join(", ")
        );
        let s = read(&text);
        assert_eq!(s.channels.len(), models.channels.len());
        for preset in &models.channels {
            assert!(preset.channel.id.is_none(), "the preset's own id says it");
            // Written out as a channel, a preset keeps within the format's bounds.
            let mut channel = preset.channel.clone();
            channel.id = Some(preset.id.clone());
            let channel = serde_json::to_string(&channel).unwrap();
            read(&format!(r#"{{"channels": [{channel}]}}"#));
            let cited = preset.evidence.values().flat_map(|figure| &figure.sources);
            for source in cited.chain(preset.claim.iter().map(|claim| &claim.source)) {
                assert!(models.sources.contains_key(source), "{source}");
            }
        }
    }
    assert_eq!(Tier::parse("SME"), None);
    let curve = sme("ppc").channel.curve.as_ref();
    assert!(curve.is_some_and(|curve| *curve != CurveFile::Linear));
    assert!(!matches!(sme("ppc").channel.roi_at, Some(OrNull::Null)));
}
