//! One channel and one month: where each curve stops.

use serde_json::json;

use super::{answer, answer_or_refusal, one, scenario, with};

// Curves, one channel, one month: the slope falls to 1 / return, or the budget ends first.

#[test]
fn linear_above_one_takes_the_budget() {
    // Every unit brings 3 and costs 1.
    answer(&one(100.0, json!({"id": "a", "roi": 3})), 200.0, &[&[100.0]], true);
}

#[test]
fn linear_below_one_takes_nothing() {
    answer(&one(100.0, json!({"id": "a", "roi": 0.9})), 0.0, &[&[0.0]], true);
}

#[test]
fn log_stops_where_a_unit_brings_a_unit() {
    // 4 / (1 + s/50) = 1 at s = 150: 4 x 50 ln 4 - 150.
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&all, 200.0 * 4.0_f64.ln() - 150.0, &[&[150.0]], true);
}

#[test]
fn log_is_held_by_the_budget() {
    let all = one(100.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&all, 200.0 * 3.0_f64.ln() - 100.0, &[&[100.0]], true);
}

#[test]
fn power_stops_at_its_reference() {
    // 2 x 100 sqrt(s/100) - s = 20 sqrt(s) - s is highest at s = 100.
    let curve = json!({"power": {"exponent": 0.5, "reference": 100}});
    answer(&one(1000.0, json!({"id": "a", "roi": 2, "curve": curve})), 100.0, &[&[100.0]], true);
}

#[test]
fn exponential() {
    // e x exp(-s/100) = 1 at s = 100; e x 100 (1 - 1/e) - 100 = 100 e - 200.
    let e = std::f64::consts::E;
    let all = one(1000.0, json!({"id": "a", "roi": e, "curve": {"exponential": {"scale": 100}}}));
    answer(&all, 100.0 * e - 200.0, &[&[100.0]], true);
}

#[test]
fn tanh() {
    // 4 sech^2 = 1, so tanh = sqrt(3)/2 and s = 100 artanh(sqrt(3)/2).
    let height = 3.0_f64.sqrt() / 2.0;
    let s = 100.0 * height.atanh();
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"tanh": {"scale": 100}}}));
    answer(&all, 400.0 * height - s, &[&[s]], true);
}

#[test]
fn hill_of_slope_one_is_saturating() {
    // 4 / (1 + s/100)^2 = 1 at s = 100: 4 x 50 - 100.
    for curve in [json!({"hill": {"half": 100, "slope": 1}}), json!({"saturating": {"half": 100}})]
    {
        answer(
            &one(1000.0, json!({"id": "a", "roi": 4, "curve": curve})),
            100.0,
            &[&[100.0]],
            true,
        );
    }
}

#[test]
fn hill_of_slope_one_half_with_a_ceiling() {
    // phi = 100 r/(1+r), r = sqrt(s/100); 4 phi' = 1: phi' = 1/(2 r (1+r)^2), so r (1+r)^2 = 2.
    let mut r = 0.7_f64;
    for _ in 0..60 {
        r -= (r * (1.0 + r).powi(2) - 2.0) / ((1.0 + r) * (1.0 + 3.0 * r));
    }
    let s = 100.0 * r * r;
    let curve = json!({"hill": {"half": 100, "slope": 0.5, "ceiling": 100}});
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": curve}));
    answer(&all, 400.0 * r / (1.0 + r) - s, &[&[s]], true);
}

#[test]
fn points_stop_at_a_corner() {
    // Slopes 1 and 0.5: 1.5 a unit up to 50, 0.75 after.
    let curve = json!({"points": {"points": [[50, 50], [150, 100]]}});
    answer(&one(1000.0, json!({"id": "a", "roi": 1.5, "curve": curve})), 25.0, &[&[50.0]], true);
}

#[test]
fn roi_at_and_incrementality() {
    // phi(100) = 50, so 2 at a spend of 100 is 4 per effective unit, half of it caused: 2.
    // 2 / (1 + s/100)^2 = 1 at s = 100 (sqrt 2 - 1).
    let channel = json!({"id": "a", "roi": 2, "roi_at": 100, "incrementality": 0.5,
        "curve": {"saturating": {"half": 100}}});
    let root = 2.0_f64.sqrt();
    let s = 100.0 * (root - 1.0);
    answer(&one(1000.0, channel), 2.0 * s / root - s, &[&[s]], true);
}

#[test]
fn gross_margin_lowers_the_stop() {
    // 0.5 x 4 / (1 + s/50) = 1 at s = 50: 0.5 x 200 ln 2 - 50.
    let all = one(1000.0, json!({"id": "a", "roi": 4, "curve": {"log": {"scale": 50}}}));
    answer(&with(all, "gross_margin", json!(0.5)), 100.0 * 2.0_f64.ln() - 50.0, &[&[50.0]], true);
}

// S-shaped curves; refused by name as long as they are not built.

#[test]
fn s_curves_concentrate_or_split() {
    // phi = 100 s^2/(s^2 + 2500). 50 in one: 50, halves: 2 x 20. 100 in one: 80, halves: 2 x 50.
    let curve = json!({"hill": {"half": 50, "slope": 2}});
    let of = |budget: f64| {
        scenario(
            1,
            json!({"monthly": budget}),
            json!([
        {"id": "a", "roi": 2, "curve": curve}, {"id": "b", "roi": 2, "curve": curve}]),
        )
    };
    answer_or_refusal(&of(50.0), 50.0, &[&[50.0], &[0.0]], false);
    answer_or_refusal(&of(100.0), 100.0, &[&[50.0], &[50.0]], true);
}

#[test]
fn s_shaped_points_need_their_threshold() {
    // Nothing up to 40, then 1 for each unit up to 80: 3 x 40 - 80. With 60: 3 x 20 - 60 = 0.
    let curve = json!({"points": {"points": [[40, 0], [80, 40]]}});
    let of = |budget: f64| one(budget, json!({"id": "a", "roi": 3, "curve": curve}));
    answer_or_refusal(&of(100.0), 40.0, &[&[80.0]], true);
    answer_or_refusal(&of(50.0), 0.0, &[&[0.0]], true);
}
