//! Money over channels: caps, shares, totals, how many are active.

use serde_json::json;

use super::{answer, scenario, with};

// Splits over channels.

#[test]
fn equal_log_curves_split_equally() {
    let curve = json!({"log": {"scale": 50}});
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 4, "curve": curve}, {"id": "b", "roi": 4, "curve": curve}]),
    );
    answer(&all, 400.0 * 2.0_f64.ln() - 100.0, &[&[50.0], &[50.0]], true);
}

#[test]
fn unequal_log_curves() {
    // 6/(50+a) = 3/(50+b) and a + b = 100: a = 250/3, b = 50/3; 2.25 a unit, above 1.
    let curve = json!({"log": {"scale": 50}});
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 6, "curve": curve}, {"id": "b", "roi": 3, "curve": curve}]),
    );
    let value = 300.0 * (8.0_f64 / 3.0).ln() + 150.0 * (4.0_f64 / 3.0).ln() - 100.0;
    answer(&all, value, &[&[250.0 / 3.0], &[50.0 / 3.0]], true);
}

#[test]
fn unequal_saturating_curves() {
    // 3/(100+a) = 2/(100+b), a + b = 100: a = 80, b = 20.
    let curve = json!({"saturating": {"half": 100}});
    let all = scenario(
        1,
        json!({"total": 100}),
        json!([
        {"id": "a", "roi": 9, "curve": curve}, {"id": "b", "roi": 4, "curve": curve}]),
    );
    answer(&all, 400.0 + 80.0 / 1.2 - 100.0, &[&[80.0], &[20.0]], true);
}

#[test]
fn caps_fill_from_the_best_down() {
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "c", "roi": 2}, {"id": "a", "roi": 5, "max": 30}, {"id": "b", "roi": 3, "max": 50}]),
    );
    answer(&all, 240.0, &[&[20.0], &[30.0], &[50.0]], true);
}

#[test]
fn share_floor_and_share_cap() {
    let of = |key: &str, floor: f64, cap: f64| {
        let mut a = json!({"id": "a", "roi": 5});
        let mut b = json!({"id": "b", "roi": 2});
        if key == "floor" {
            b["min_share"] = json!(floor)
        } else {
            a["max_share"] = json!(cap)
        }
        scenario(1, json!({"monthly": 100}), json!([a, b]))
    };
    // 70 x 5 + 30 x 2 - 100; 60 x 5 + 40 x 2 - 100.
    answer(&of("floor", 0.3, 0.0), 310.0, &[&[70.0], &[30.0]], true);
    answer(&of("cap", 0.0, 0.6), 280.0, &[&[60.0], &[40.0]], true);
}

#[test]
fn content_at_least_a_third_of_seo() {
    // A unit of seo drags 0.3 of content along: 4 - 0.3 x 0.5 > 0, so all of 130 goes, 100 to 30.
    let all = scenario(
        1,
        json!({"monthly": 130}),
        json!([
        {"id": "seo", "roi": 5}, {"id": "content", "roi": 0.5}]),
    );
    let rule = json!([{"channels": ["content"], "share_of": ["seo"], "min_share": 0.3}]);
    answer(&with(all, "limits", rule), 385.0, &[&[100.0], &[30.0]], true);
}

#[test]
fn totals_of_a_channel() {
    // a at most 30 over both months, b at least 20 although it loses.
    let all = scenario(
        2,
        json!({"total": 100}),
        json!([
        {"id": "a", "roi": 5, "total_max": 30}, {"id": "b", "roi": 0.5, "total_min": 20}]),
    );
    answer(&all, 150.0 - 30.0 - 10.0, &[&[15.0, 15.0], &[10.0, 10.0]], false);
}

#[test]
fn at_most_one_of_three_channels() {
    // Alone: a 20 x 4 = 80, b 60 x 2 = 120, c 100 x 1 = 100. Two of them: a and b, 200.
    let all = scenario(
        1,
        json!({"monthly": 100}),
        json!([
        {"id": "a", "roi": 5, "max": 20}, {"id": "b", "roi": 3, "max": 60}, {"id": "c", "roi": 2}]),
    );
    let most = |n: usize| with(all.clone(), "max_active_channels", json!(n));
    answer(&most(1), 120.0, &[&[0.0], &[60.0], &[0.0]], true);
    answer(&most(2), 200.0, &[&[20.0], &[60.0], &[0.0]], true);
    answer(&most(3), 220.0, &[&[20.0], &[60.0], &[20.0]], true);
}
