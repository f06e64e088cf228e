//! Problems without a bend upward, or with every decision forced: each ends proven. Kinds that once
//! stalled, with values worked out by hand.

use self::generator::made;
use phanbo::{Backend, Options, Plan, Scenario};

#[path = "../../examples/concave_scenarios.rs"]
#[allow(dead_code)]
pub(crate) mod generator;

fn read(text: &str) -> Scenario {
    Scenario::from_text(text, "s.json", "2026-01".parse().unwrap()).unwrap()
}

fn proven(text: &str, backend: Backend) -> Plan {
    let mut options = Options::default();
    (options.backend, options.node_limit) = (backend, Some(500));
    let plan = read(text).solve_with(&options).unwrap();
    assert!(plan.proof.gap() <= 1e-6, "{:?} {text}", plan.proof);
    plan
}

fn near(plan: &Plan, value: f64) {
    let found = plan.proof.value;
    assert!((found - value).abs() <= 2e-6 * value.abs().max(1.0), "{found}, not {value}");
}

/// Square roots of what is carried over, whose tail of 1e-20 counts: revenue is
/// `roi * sqrt(q s) * sum of sqrt(w_k)`, so that a budget is split by the squares of its factors.
#[test]
fn a_tail_of_next_to_nothing_counts_by_its_vertical_slope() {
    let (budget, reference) = (9e6, 2e6);
    let channels = [(5.0, 0.0167), (3.0, 0.3)];
    let factor = |(roi, retention): (f64, f64)| {
        let weights: Vec<f64> = (0..12).map(|k| retention.powi(k)).collect();
        let sum: f64 = weights.iter().sum();
        roi * weights.iter().map(|w| (w / sum).sqrt()).sum::<f64>()
    };
    let of: Vec<String> = channels
        .iter()
        .enumerate()
        .map(|(c, (roi, retention))| {
            format!(
                r#"{{"id": "c{c}", "roi": {roi}, "order": "carry_then_saturate",
                "curve": {{"power": {{"exponent": 0.5, "reference": {reference}}}}},
                "timing": {{"geometric": {{"retention": {retention}, "max_lag": 11}}}}}}"#
            )
        })
        .collect();
    let text = format!(
        r#"{{"start": "2026-01", "months": 1, "objective": "revenue", "after_horizon": 1,
        "budget": {{"total": {budget}}}, "channels": [{}]}}"#,
        of.join(",")
    );
    let squares: Vec<f64> = channels.iter().map(|&c| factor(c).powi(2)).collect();
    let plan = proven(&text, Backend::Auto);
    near(&plan, (reference * budget * squares.iter().sum::<f64>()).sqrt());
    let first = plan.channels[0].total_spend / budget;
    assert!((first - squares[0] / squares.iter().sum::<f64>()).abs() < 1e-4, "{first}");
}

/// April is forced to nothing: its only other channel is locked at 0, and a share of nothing is
/// nothing, though the first unit would pay without end. In May and June the root is spent until it
/// pays what the straight line does.
#[test]
fn a_share_of_nothing_is_nothing_however_steep() {
    let text = r#"{"start": "2026-04", "months": 3, "budget": {"total": 50600000}, "channels": [
        {"id": "c0", "roi": 5.53, "curve": {"power": {"exponent": 0.5, "reference": 11600000}},
         "max_share": 0.86},
        {"id": "c1", "roi": 5.25, "min_if_active": 2050000, "fixed": {"2026-04": 0}}]}"#;
    let (q, roi, line, budget) = (11.6e6_f64, 5.53, 5.25, 50.6e6);
    let ratio: f64 = 0.5 * roi / line;
    let each = q * ratio * ratio;
    let value = 2.0 * roi * (q * each).sqrt() + line * (budget - 2.0 * each) - budget;
    near(&proven(text, Backend::Auto), value);
}

/// Through two rows: `b` may not pass a share of `a`, which is locked, and `c` none of `b`.
#[test]
fn what_a_chain_of_rules_forces_is_known() {
    let text = r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10}, "channels": [
        {"id": "a", "roi": 3, "fixed": {"2026-01": 0, "2026-02": 0}},
        {"id": "b", "roi": 2, "curve": {"power": {"exponent": 0.1, "reference": 1}}},
        {"id": "c", "roi": 9, "order": "carry_then_saturate",
         "curve": {"hill": {"half": 1, "slope": 0.4, "ceiling": 2}}},
        {"id": "d", "roi": 3}],
        "limits": [{"channels": ["b"], "share_of": ["a"], "max_share": 0.5},
                   {"channels": ["c"], "share_of": ["b"], "max_share": 0.5}]}"#;
    let plan = proven(text, Backend::Auto);
    near(&plan, 2.0 * 10.0 * (3.0 - 1.0));
    assert_eq!(plan.channels[2].total_spend, 0.0);
}

#[test]
fn a_plan_of_nothing_may_be_the_best() {
    let text = r#"{"start": "2026-02", "months": 2, "budget": {"monthly": [20000000, 30000000]},
        "channels": [
        {"id": "c0", "roi": 1.87, "ramp_up": {"first_effect": 0, "full_effect": 1},
         "min_if_active": 3130000},
        {"id": "c1", "roi": 4.61, "incrementality": 0.3, "max_share": 0.84,
         "curve": {"hill": {"half": 5160000, "slope": 0.5, "ceiling": 3180000}}}],
        "targets": [{"kpi": "revenue", "per_spend_at_least": 1.84}]}"#;
    near(&proven(text, Backend::Auto), 0.0);
}

#[test]
fn made_scenarios_end_proven() {
    for seed in 1..=80 {
        proven(&made(seed, "4x5").unwrap(), Backend::Auto);
    }
}

/// Straight lines and corners without on/off rules: microlp, unasked. `a` pays 3 up to 4 a month
/// and 1.5 after, `b` 2: of 10 a month, 4 in `a` and 6 in `b`.
#[test]
fn what_is_linear_is_solved_as_such_and_says_so() {
    let text = |more: &str| {
        format!(
            r#"{{"start": "2026-01", "months": 3, "budget": {{"monthly": 10}}, "channels": [
            {{"id": "a", "roi": 3, "curve": {{"points": {{"points": [[4, 4], [9, 6.5]]}}}}}},
            {{"id": "b", "roi": 2{more}}}]}}"#
        )
    };
    let plan = proven(&text(""), Backend::Auto);
    assert_eq!(plan.solver.backend, "microlp");
    near(&plan, 3.0 * (3.0 * 4.0 + 2.0 * 6.0 - 10.0));
    for more in [r#", "min_if_active": 1"#, r#", "curve": {"log": {"scale": 9}}"#] {
        assert_eq!(proven(&text(more), Backend::Auto).solver.backend, "phanbo", "{more}");
    }
}
