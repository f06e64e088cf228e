//! How long it takes to load and to solve made scenarios, convex and with on/off rules.
//!
//! `cargo bench --bench solve`. Searches end at a number of nodes, not at a time, so that every
//! run does the same work.

#![allow(clippy::unwrap_used)]

use std::fmt;

use divan::{Bencher, black_box};
use phanbo::month::Month;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};
use serde_json::{Value, json};

fn main() {
    divan::main();
}

/// Enough to see a search at work, few enough to end.
const NODES: usize = 20;

#[derive(Clone, Copy)]
struct Size {
    channels: usize,
    months: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.channels, self.months)
    }
}

const SIZES: [Size; 3] = [
    Size { channels: 7, months: 12 },
    Size { channels: 20, months: 24 },
    Size { channels: 50, months: 36 },
];

/// Numerical Recipes' linear congruential generator: the same scenarios on every machine.
struct Draws(u32);

impl Draws {
    /// In `low..high`.
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        low + (high - low) * f64::from(self.0 >> 8) / f64::from(1_u32 << 24)
    }

    /// In `low..high`, in whole thousands, as amounts are typed.
    fn amount(&mut self, low: f64, high: f64) -> f64 {
        (self.between(low, high) / 1e3).round() * 1e3
    }
}

/// Channels that saturate around 2 to 20 million a month, every third at most 40 % of a month.
/// Unbound they would spend about a quarter of `half`; the budget is half of that and its total
/// nine tenths of its months, so that channels and months compete. With `switches` every channel
/// also has a least spend when it is active, and every second one a ramp-up.
fn scenario(size: Size, switches: bool) -> String {
    let mut draws = Draws(1);
    let mut budget = 0.0;
    let channels: Vec<Value> = (0..size.channels)
        .map(|at| {
            let half = draws.amount(2e6, 20e6);
            budget += half / 8.0;
            let mut channel = json!({
                "id": format!("channel-{at}"),
                "roi": draws.between(1.2, 4.0),
                "curve": {"saturating": {"half": half}},
                "timing": {"geometric": {"retention": draws.between(0.0, 0.6), "max_lag": 3}},
                "max": 3.0 * half,
            });
            if at % 3 == 0 {
                channel["max_share"] = json!(0.4);
            }
            if switches {
                channel["min_if_active"] = json!((half / 4.0).round());
                if at % 2 == 0 {
                    channel["ramp_up"] = json!({"first_effect": 1, "full_effect": 4});
                }
            }
            channel
        })
        .collect();
    json!({
        "start": "2026-01", "months": size.months, "gross_margin": 0.6,
        "budget": {
            "monthly": budget.round(),
            "total": (0.9 * budget * size.months as f64).round(),
        },
        "channels": channels,
    })
    .to_string()
}

fn load(text: &str) -> Scenario {
    let today: Month = "2025-12".parse().unwrap();
    match Scenario::from_text(text, "bench.json", today) {
        Ok(scenario) => scenario,
        Err(findings) => panic!("{:#?}", findings.list),
    }
}

fn solved(bencher: Bencher, size: Size, switches: bool) {
    let scenario = load(&scenario(size, switches));
    let options = Options::new().node_limit(NODES);
    bencher.bench_local(|| solve(black_box(&scenario), &options).unwrap());
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher, size: Size) {
    let text = scenario(size, true);
    bencher.bench_local(|| load(black_box(&text)));
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn solve_convex(bencher: Bencher, size: Size) {
    solved(bencher, size, false);
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn solve_on_off(bencher: Bencher, size: Size) {
    solved(bencher, size, true);
}
