//! Risk figures of solved plans, against hand-worked numbers and the distribution's own formulas.

use crate::ground::{load, near, scenario};
use phanbo::risk::{Draws, RiskFigures};
use phanbo::{Options, solve};

/// One linear channel: 10 of spend bring 2 each; the range is 1 to 4, so sigma = ln 2 / 1.2816.
const ONE: &str = r#"{"version": 1, "start": "2026-01", "months": 1, "gross_margin": 1,
  "budget": {"monthly": 10}, "targets": [{"kpi": "revenue", "at_least": 15}], "risk": {"samples": 20000},
  "channels": [{"id": "a", "roi": {"low": 1, "expected": 2, "high": 4}, "current": 5}]}"#;

fn figures(text: &str) -> Option<RiskFigures> {
    let scenario = scenario(text);
    RiskFigures::of(&scenario, &solve(&scenario, &Options::default()).unwrap())
}

#[test]
fn the_figures_are_those_of_the_lognormal() {
    let found = figures(ONE).unwrap();
    near(found.profit.p10, 0.0, 0.3);
    near(found.profit.p50, 10.0, 0.03);
    near(found.profit.p90, 30.0, 0.033);
    // 20 exp(sigma^2 / 2) with sigma = 0.54085.
    near(found.revenue.mean, 23.15, 0.017);
    near(found.chance_of_loss, 0.1, 0.01);
    // Ten against five of the same return: better wherever the return is above 1.
    near(found.chance_to_beat_current.unwrap(), 0.9, 0.01);
    // P(ln f > ln 0.75) = Phi(0.28768 / 0.54085).
    near(found.targets[0].chance, 0.7026, 0.015);
}

#[test]
fn a_return_without_a_range_has_no_risk_figures() {
    let certain = ONE.replace(r#"{"low": 1, "expected": 2, "high": 4}"#, "2");
    assert_eq!(figures(&certain), None);
}

#[test]
fn seeds_repeat_and_differ() {
    assert_eq!(figures(ONE), figures(ONE));
    let other = ONE.replace("20000", "20000, \"seed\": 2");
    assert_ne!(figures(ONE).unwrap().profit, figures(&other).unwrap().profit);
}

/// The same on every machine: the very bits.
#[test]
fn the_first_draws_are_pinned() {
    let draws = Draws::of(&scenario(ONE));
    let bits: Vec<u64> = draws.factors[..3].iter().map(|d| d[0].to_bits()).collect();
    assert_eq!(bits, PINNED);
}

#[test]
fn a_common_factor_moves_all_channels_together() {
    let two = ONE.replace("20000", "200, \"correlation\": 1").replace(
        r#""current": 5}]"#,
        r#""current": 5},
            {"id": "b", "roi": {"low": 1, "expected": 2, "high": 4}}]"#,
    );
    let draws = Draws::of(&scenario(&two));
    assert!(draws.factors.iter().all(|d| d[0] == d[1]));
    let apart = two.replace("\"correlation\": 1", "\"correlation\": 0");
    let draws = Draws::of(&scenario(&apart));
    assert!(draws.factors.iter().all(|d| d[0] != d[1]));
    // Another channel beside it leaves a channel's own draws as they are.
    let alone = Draws::of(&scenario(ONE));
    assert!(draws.factors.iter().zip(&alone.factors).all(|(a, b)| a[0] == b[0]));
}

const PINNED: [u64; 3] =
    [4_611_317_448_276_489_012, 4_606_494_258_194_466_203, 4_605_074_426_673_515_106];

/// By hand: 10 of spend pay while 2 f > 1, so the plan flips at half the return. Of the eight likely
/// returns only the lowest, f = exp(-1.534121 ln 2 / 1.2816) = 0.436173, would be declined: that
/// saves 10 (1 - 2 f) = 1.27654 in one case of eight.
#[test]
fn robustness_is_worked_out_by_hand() {
    use phanbo::analysis::robustness::robustness;
    let text = ONE.replace(r#""targets": [{"kpi": "revenue", "at_least": 15}], "#, "");
    let loaded = load(&text);
    let found = robustness(&loaded, &Options::default()).unwrap();
    let channel = found.channels[0];
    near(channel.flips_at.unwrap(), 0.5, 0.011);
    near(channel.worth_of_knowing.unwrap(), 1.27654 / 8.0, 1e-5);
    let test = found.test.unwrap();
    assert_eq!((test.channel, test.spend, test.months), (0, 10.0, 2));
    let months: Vec<usize> = found.horizons.iter().map(|(months, _)| *months).collect();
    assert_eq!(months, [3, 6, 12, 24]);
    // Months alike and apart: each brings 10.
    let value = |at: usize| found.horizons[at].1.as_ref().unwrap().proof.value;
    near(value(0), 30.0, 3e-8);
    near(value(3), 240.0, 4e-9);
    // A return that is known leaves nothing to learn.
    let known = text.replace(r#"{"low": 1, "expected": 2, "high": 4}"#, "2");
    let known = load(&known);
    let found = robustness(&known, &Options::default()).unwrap();
    assert!(found.test.is_none() && found.channels[0].worth_of_knowing.is_none());
}

#[test]
fn warnings_of_uncertainty_come_when_they_should() {
    use phanbo::plan::warning::WarningKind;
    let of = |text: &str| -> Vec<&'static str> {
        let plan = solve(&scenario(text), &Options::default()).unwrap();
        plan.warnings.iter().map(|w| w.kind.code()).collect()
    };
    // Ten pay twice what five do: a gain of 100 %; the return is uncertain and nothing guards it.
    let codes = of(ONE);
    assert!(codes.contains(&"W23") && codes.contains(&"W25"), "{codes:?}");
    let guarded = ONE.replace(r#""samples": 20000"#, r#""samples": 20, "shrink": true"#);
    let guarded = guarded.replace(r#""months": 1,"#, r#""months": 1, "stay_within": 1,"#);
    assert!(!of(&guarded).contains(&"W25"));
    let idle = ONE
        .replace(r#""samples": 20000"#, r#""measure": "robust""#)
        .replace(r#"{"low": 1, "expected": 2, "high": 4}"#, "2");
    assert!(of(&idle).contains(&"W24"));
    let plan = solve(&scenario(ONE), &Options::default()).unwrap();
    let gain = plan.warnings.iter().find_map(|w| match w.kind {
        WarningKind::GainTooGood { gain } => Some(gain),
        _ => None,
    });
    near(gain.unwrap(), 1.0, 1e-9);
}

#[test]
fn a_plan_that_is_the_split_of_today_has_no_chance_to_beat_it() {
    let text = |current: f64| {
        format!(
            r#"{{"start": "2027-01", "months": 3, "budget": {{"monthly": 10}}, "channels": [{{"id": "seo", "current": {current},
                "roi": {{"low": 1.5, "expected": 2, "high": 3}}, "curve": {{"saturating": {{"half": 100}}}}}}]}}"#
        )
    };
    // The whole budget is spent on the one channel there is, today too: it is not worse in any draw.
    let same = figures(&text(10.0)).unwrap();
    assert_eq!(same.chance_to_beat_current, None);
    let more = figures(&text(2.0)).unwrap();
    assert!(more.chance_to_beat_current.is_some_and(|chance| chance > 0.5));
}
