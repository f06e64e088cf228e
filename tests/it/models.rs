//! The presets: every figure is whole, and together they plan as a marketer would expect.

use crate::ground::{best, scenario};
use phanbo::plan::Plan;
use phanbo::scenario::file::{ChannelName, CurveFile, OrNull, PerMonth, ReturnFile, TimingFile};
use phanbo::scenario::preset::{Figure, Models, NameFile, Preset};
use phanbo::scenario::{Evidence, Tier};
use serde_json::json;

/// Đồng.
const MILLION: f64 = 1e6;

fn presets() -> impl Iterator<Item = (&'static Models, &'static Preset)> {
    Tier::ALL.into_iter().flat_map(|tier| {
        let models = tier.models();
        models.channels.iter().map(move |preset| (models, preset))
    })
}

/// The figure that the channel really uses under an evidence key.
fn used(preset: &Preset, key: &str) -> Option<f64> {
    let channel = &preset.channel;
    let ramp_up = match &channel.ramp_up {
        Some(OrNull::Value(ramp_up)) => Some(ramp_up),
        _ => None,
    };
    match key {
        "roi" => match channel.roi? {
            ReturnFile::Range(range) => Some(range.expected),
            ReturnFile::Figure(figure) => Some(figure),
        },
        "roi_at" => channel.roi_at.clone()?.value(),
        "curve" => match channel.curve.clone()? {
            CurveFile::Saturating { half } => Some(half),
            _ => None,
        },
        "timing" => match channel.timing.clone()? {
            TimingFile::Geometric { retention, .. } => Some(retention),
            _ => None,
        },
        "ramp_up.first_effect" => Some(f64::from(ramp_up?.first_effect)),
        "ramp_up.full_effect" => Some(f64::from(ramp_up?.full_effect)),
        "ramp_up.half_life_after_stop" => ramp_up?.half_life_after_stop,
        "min_if_active" => channel.min_if_active.clone()?.value(),
        "max" => match channel.max.clone()?.value()? {
            PerMonth::Every(amount) => Some(amount),
            PerMonth::Each(_) => None,
        },
        _ => None,
    }
}

fn at<'p>(preset: &'p Preset, key: &str) -> &'p Figure {
    &preset.evidence[key]
}

fn written(text: &NameFile) -> bool {
    !text.en.trim().is_empty() && !text.vi.trim().is_empty()
}

#[test]
fn each_tier_has_the_seven_channels() {
    for tier in Tier::ALL {
        let models = tier.models();
        let ids: Vec<&str> = models.channels.iter().map(|p| p.id.as_str()).collect();
        let seven = ["seo", "content", "ppc", "smm", "email", "vso", "video"];
        assert_eq!(ids, seven, "{}", tier.key());
        assert!(written(&models.name) && models.usd_vnd == 25_000.0);
    }
}

#[test]
fn every_figure_in_use_has_evidence_and_all_evidence_is_in_use() {
    for (models, preset) in presets() {
        let place = format!("{}.{}", models.tier.key(), preset.id);
        let mut keys = vec!["roi", "roi_at", "curve", "min_if_active", "max"];
        if preset.channel.timing.is_some() {
            keys.push("timing");
        }
        if let Some(OrNull::Value(ramp_up)) = &preset.channel.ramp_up {
            keys.extend(["ramp_up.first_effect", "ramp_up.full_effect"]);
            keys.extend(ramp_up.half_life_after_stop.map(|_| "ramp_up.half_life_after_stop"));
        }
        keys.sort_unstable();
        let told: Vec<&str> = preset.evidence.keys().map(String::as_str).collect();
        assert_eq!(told, keys, "{place}");
        for (key, figure) in &preset.evidence {
            let place = format!("{place}.{key}");
            assert_eq!(used(preset, key), Some(figure.expected), "{place}");
            assert!(figure.low >= 0.0 && figure.low <= figure.expected, "{place}");
            assert!(figure.expected <= figure.high, "{place}");
            assert!(written(&figure.note), "{place}");
        }
        let Some(ReturnFile::Range(roi)) = preset.channel.roi else {
            panic!("{place}: a preset's return is a range");
        };
        let told = at(preset, "roi");
        assert_eq!((roi.low, roi.high), (told.low, told.high), "{place}");
    }
}

#[test]
fn names_are_in_both_languages_and_usual_shares_in_order() {
    for (models, preset) in presets() {
        let place = format!("{}.{}", models.tier.key(), preset.id);
        let Some(ChannelName::Translated(name)) = &preset.channel.name else {
            panic!("{place}: no name");
        };
        for text in [&name.en, &name.vi] {
            assert!(text.as_ref().is_some_and(|t| !t.trim().is_empty()), "{place}");
        }
        let [low, middle, high] = preset.usual_share;
        assert!(0.0 <= low && low <= middle && middle <= high && high <= 1.0, "{place}");
    }
}

#[test]
fn a_grade_above_assumption_names_its_source_and_every_source_is_used() {
    for (models, preset) in presets() {
        for (key, figure) in &preset.evidence {
            let own_work = matches!(figure.grade, Evidence::A | Evidence::D);
            assert!(
                own_work || !figure.sources.is_empty(),
                "{}.{}.{key}: graded {:?} on nothing",
                models.tier.key(),
                preset.id,
                figure.grade
            );
        }
    }
    for tier in Tier::ALL {
        let models = tier.models();
        let cited: Vec<&String> = models
            .channels
            .iter()
            .flat_map(|preset| {
                let figures = preset.evidence.values().flat_map(|figure| &figure.sources);
                figures.chain(preset.claim.iter().map(|claim| &claim.source))
            })
            .collect();
        for key in &cited {
            assert!(models.sources.contains_key(*key), "{key} is cited, not listed");
        }
        for (key, source) in &models.sources {
            assert!(cited.contains(&key), "{key} is listed, not cited");
            assert!(source.url.starts_with("https://") && !source.title.trim().is_empty());
            assert!((2000..=2026).contains(&source.year), "{key}");
        }
    }
}

/// 8 and 44 are what people have heard; neither is incremental, so neither may be planned with.
#[test]
fn popular_claims_are_told_and_never_planned_with() {
    for tier in Tier::ALL {
        let claims: Vec<(&str, f64, &str)> = tier
            .models()
            .channels
            .iter()
            .filter_map(|preset| {
                let claim = preset.claim.as_ref()?;
                assert!(written(&claim.note) && claim.roi > at(preset, "roi").high);
                Some((preset.id.as_str(), claim.roi, claim.source.as_str()))
            })
            .collect();
        assert_eq!(claims, [("ppc", 8.0, "G1"), ("email", 44.0, "EM1")]);
    }
}

/// The ceiling is three times half-saturation, where the slope (1 + s/half)^-2 is 1/16.
#[test]
fn ceilings_are_where_the_next_dong_earns_a_sixteenth() {
    for (models, preset) in presets() {
        let (half, max) = (at(preset, "curve").expected, at(preset, "max").expected);
        let slope = (1.0 + max / half).powi(-2);
        assert!((slope - 1.0 / 16.0).abs() < 1e-12, "{}.{}", models.tier.key(), preset.id);
        assert!(at(preset, "min_if_active").expected < max);
    }
}

#[test]
fn every_preset_alone_solves_to_proven_optimality() {
    for (models, preset) in presets() {
        let monthly = at(preset, "roi_at").expected;
        let plan = best(&scenario(&json!({
            "tier": models.tier.key(), "months": 12,
            "budget": {"monthly": monthly}, "channels": [preset.id],
        })));
        let spend = &plan.channels[0].spend;
        let least = at(preset, "min_if_active").expected;
        for &s in spend {
            let lawful = s == 0.0 || (s >= least * (1.0 - 1e-9) && s <= monthly * (1.0 + 1e-9));
            assert!(lawful, "{}.{}: {spend:?}", models.tier.key(), preset.id);
        }
        // At the reference spend all but the slowest channels earn more than they cost in a year.
        let pays = preset.id != "vso";
        assert!(!pays || plan.totals.spend > 0.0, "{}.{}", models.tier.key(), preset.id);
    }
}

/// All seven presets of the SME tier at 20 million a month.
fn sme(months: usize) -> Plan {
    best(&scenario(&json!({
        "tier": "sme", "start": "2026-01", "months": months,
        "budget": {"monthly": 20.0 * MILLION},
        "channels": ["seo", "content", "ppc", "smm", "email", "vso", "video"],
    })))
}

const SEO: usize = 0;
const CONTENT: usize = 1;
const PPC: usize = 2;

/// Lag 3: whatever SEO is paid in a quarter comes back after it.
#[test]
fn a_quarter_buys_no_seo() {
    let plan = sme(3);
    assert_eq!(plan.channels[SEO].spend, [0.0; 3]);
    assert!(plan.channels[PPC].total_spend > 0.0);
}

#[test]
fn a_year_starts_with_ppc_and_grows_seo() {
    let plan = sme(12);
    let spend_of = |channel: usize, months: usize| -> f64 {
        plan.channels[channel].spend[..months].iter().sum()
    };
    assert!(
        plan.channels[SEO].total_spend >= 0.1 * plan.totals.spend,
        "SEO {} of {}",
        plan.channels[SEO].total_spend,
        plan.totals.spend
    );
    assert!(
        spend_of(PPC, 3) > spend_of(SEO, 3),
        "first quarter: PPC {}, SEO {}",
        spend_of(PPC, 3),
        spend_of(SEO, 3)
    );
}

/// What was built lasts: of what is kept each month after a stop, 0.93 for SEO, the half-life is
/// ln 0.5 / ln 0.93.
#[test]
fn search_and_content_last_and_advertising_ends_with_the_money() {
    let kept = [
        (Tier::Sme, [("seo", 0.93), ("content", 0.90), ("vso", 0.90)]),
        (Tier::Enterprise, [("seo", 0.95), ("content", 0.92), ("vso", 0.92)]),
    ];
    for (tier, channels) in kept {
        for preset in &tier.models().channels {
            let lasts = used(preset, "ramp_up.half_life_after_stop");
            let kept = channels.iter().find(|(id, _)| *id == preset.id).map(|(_, kept)| *kept);
            let half_life = kept.map(|kept: f64| 0.5_f64.ln() / kept.ln());
            assert_eq!(lasts.is_some(), half_life.is_some(), "{}", preset.id);
            if let (Some(lasts), Some(half_life)) = (lasts, half_life) {
                assert!((lasts - half_life).abs() <= 0.05, "{}: {half_life}", preset.id);
            }
        }
    }
}

/// The longer the plan, the more of it goes into search: nothing in a quarter, something in a year
/// where what lands after it counts, and more in two.
#[test]
fn the_share_of_seo_grows_with_the_horizon() {
    let share = |months| {
        let plan = best(&scenario(&json!({
            "tier": "sme", "start": "2026-01", "months": months, "after_horizon": 0.5,
            "budget": {"monthly": 20.0 * MILLION},
            "channels": ["seo", "content", "ppc", "smm", "email", "vso", "video"],
        })));
        plan.channels[SEO].share
    };
    let [quarter, year, two] = [3, 12, 24].map(share);
    assert_eq!(quarter, 0.0);
    assert!(0.0 < year && year < two, "{quarter} {year} {two}");
}

#[test]
fn two_years_put_a_third_into_what_lasts() {
    let plan = sme(24);
    let lasting = plan.channels[SEO].total_spend + plan.channels[CONTENT].total_spend;
    assert!(
        lasting >= 0.3 * plan.totals.spend,
        "SEO and content {lasting} of {}",
        plan.totals.spend
    );
}
