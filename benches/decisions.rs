//! Are the plans good, and not only optimal for figures that nobody knows? A planner sees estimates
//! and their ranges; an evaluator holds the true returns. `cargo bench --bench decisions` prints
//! the table that stands in `decisions.md`.
//!
//! Worlds, plans and measures were fixed before the first run; draws 1 to 500 are for tuning, 501
//! to 1000 are reported. Truth cannot leak: a plan is made from a scenario's text, and only its
//! spends come back.

#![allow(clippy::unwrap_used)] // A bench may end where something is wrong.

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use phanbo::inside::{Ledger, guards};
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};

const CHANNELS: usize = 8;
const BUDGET: f64 = 100e6;
/// Of the logarithm of true returns between channels.
const SPREAD: f64 = 0.4;
const P90: f64 = 1.2816;

/// SplitMix64, and normal numbers by Box and Muller.
struct Rng(u64);

impl Rng {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((z ^ (z >> 31)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.unit(), self.unit());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }
}

/// What is true, and what the planner is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Half of the channels measured well, half badly.
    Base,
    /// Two channels are credited with twice what they cause, and nobody knows.
    Biased,
    /// Errors go together (0.5).
    Correlated,
    /// True curves are S-shaped; the planner believes in saturating ones.
    Misjudged,
    /// One channel's return halves in the second month.
    Changing,
    /// Half of the channels have hardly been measured.
    Scarce,
}

impl Family {
    const ALL: [Self; 6] =
        [Self::Base, Self::Biased, Self::Correlated, Self::Misjudged, Self::Changing, Self::Scarce];

    fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Biased => "two channels over-credited 2x",
            Self::Correlated => "correlated errors",
            Self::Misjudged => "S-shaped truth",
            Self::Changing => "a return halves mid-way",
            Self::Scarce => "few data",
        }
    }
}

/// One draw of a family.
struct World {
    family: Family,
    truth: [f64; CHANNELS],
    estimate: [f64; CHANNELS],
    /// Standard deviation of the estimate's logarithm, as the planner is told.
    noise: [f64; CHANNELS],
    half: [f64; CHANNELS],
    history: [f64; CHANNELS],
}

impl World {
    fn draw(family: Family, noise: f64, seed: u64) -> Self {
        let mut rng = Rng(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ family as u64);
        let mut world = Self {
            family,
            truth: [0.0; CHANNELS],
            estimate: [0.0; CHANNELS],
            noise: [0.0; CHANNELS],
            half: [0.0; CHANNELS],
            history: [0.0; CHANNELS],
        };
        let common = rng.normal();
        for c in 0..CHANNELS {
            world.truth[c] = (3.05_f64.ln() + SPREAD * rng.normal()).exp();
            let share = match (family, c % 2) {
                (_, 0) => 0.5,
                (Family::Scarce, _) => 3.0,
                _ => 1.5,
            };
            world.noise[c] = share * noise;
            let own = rng.normal();
            let error = match family {
                Family::Correlated => 0.5_f64.sqrt() * (common + own),
                _ => own,
            };
            let bias = if family == Family::Biased && c < 2 { 2.0 } else { 1.0 };
            let estimate = world.truth[c] * bias * (world.noise[c] * error).exp();
            // The format takes no larger return.
            world.estimate[c] = estimate.min(1000.0);
            world.half[c] = BUDGET / CHANNELS as f64 * (1.5 + 3.0 * rng.unit());
            // Who has worked for years with these channels has found out something.
            world.history[c] = world.truth[c] * (0.45 * rng.normal()).exp();
        }
        let sum: f64 = world.history.iter().sum();
        world.history.iter_mut().for_each(|h| *h *= BUDGET / sum);
        world
    }

    fn months(&self) -> usize {
        if self.family == Family::Changing { 2 } else { 1 }
    }

    /// What the planner believes of a curve.
    fn curve(&self, c: usize) -> String {
        format!(r#"{{"saturating": {{"half": {}}}}}"#, self.half[c])
    }

    /// What the planner writes.
    fn told(&self, risk: &str, rest: &str) -> Scenario {
        let mut channels = String::new();
        for c in 0..CHANNELS {
            let width = (P90 * self.noise[c]).exp();
            let _ = write!(
                channels,
                r#"{{"id": "c{c}", "current": {}, "roi": {{"low": {}, "expected": {}, "high": {}}},
                "curve": {}}},"#,
                self.history[c],
                self.estimate[c] / width,
                self.estimate[c],
                (self.estimate[c] * width).min(1000.0),
                self.curve(c),
            );
        }
        self.read(&format!("{rest}\"risk\": {{{risk}}},"), &channels)
    }

    /// What is true.
    fn true_scenario(&self) -> Scenario {
        let mut channels = String::new();
        for c in 0..CHANNELS {
            let curve = if self.family == Family::Misjudged {
                format!(
                    r#"{{"hill": {{"half": {}, "slope": 1.6, "ceiling": {}}}}}"#,
                    self.half[c], self.half[c]
                )
            } else {
                self.curve(c)
            };
            let season = if self.family == Family::Changing && c == 0 {
                r#", "seasonality": [1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"#
            } else {
                ""
            };
            let _ = write!(
                channels,
                r#"{{"id": "c{c}", "roi": {}, "curve": {curve}{season}}},"#,
                self.truth[c]
            );
        }
        self.read("", &channels)
    }

    fn read(&self, keys: &str, channels: &str) -> Scenario {
        let text = format!(
            r#"{{"start": "2027-01", "months": {}, "gross_margin": 0.6, {keys}
            "budget": {{"monthly": {BUDGET}}}, "channels": [{channels}]}}"#,
            self.months()
        );
        Scenario::from_text(&text, "world.json", "2026-12".parse().unwrap()).unwrap()
    }
}

/// Ways to decide.
const PLANS: [&str; 10] = [
    "plain optimum",
    "shrunk",
    "robust, gamma 2",
    "CVaR on shrunk",
    "within 25 % of today",
    "recommended (W25)",
    "proportional to estimates",
    "equal split",
    "today's split",
    "oracle",
];
const HISTORY: usize = 8;
const ORACLE: usize = 9;

/// Profit that a plan promises (where it promises any) and what it realises.
#[derive(Clone, Copy)]
struct Outcome {
    promised: Option<f64>,
    realised: f64,
}

fn outcomes(world: &World) -> [Outcome; PLANS.len()] {
    let truth = world.true_scenario();
    let told = |risk: &str, rest: &str| world.told(risk, rest);
    let raw = r#""shrink": false"#;
    let shrunk = r#""shrink": true"#;
    let optimum = |scenario: &Scenario| {
        let plan = solve(scenario, &Options::default()).unwrap();
        (plan.spend(), Some(plan.totals.profit))
    };
    let split = |shares: [f64; CHANNELS]| {
        let sum: f64 = shares.iter().sum();
        let row = |share: f64| vec![share * BUDGET / sum; world.months()];
        (shares.map(row).to_vec(), None)
    };
    // What warning W25 advises of what the planner knows.
    let advised = guards::advised(&told(raw, ""));
    assert!(advised.shrink);
    let recommended = if advised.stay_within {
        told(shrunk, &format!("\"stay_within\": {}, ", guards::STAY_WITHIN))
    } else {
        told(shrunk, "")
    };
    let plans = [
        optimum(&told(raw, "")),
        optimum(&told(shrunk, "")),
        optimum(&told(r#""shrink": false, "measure": "robust", "gamma": 2"#, "")),
        optimum(&told(r#""shrink": true, "measure": "cvar", "samples": 300"#, "")),
        optimum(&told(raw, r#""stay_within": 0.25, "#)),
        optimum(&recommended),
        split(world.estimate),
        split([1.0; CHANNELS]),
        split(world.history),
        optimum(&truth),
    ];
    plans.map(|(spend, promised)| Outcome {
        promised,
        realised: Ledger::of(&truth, spend).expected(&truth),
    })
}

/// The same draws for every plan.
fn run(family: Family, noise: f64, seeds: std::ops::Range<u64>) -> Vec<[Outcome; PLANS.len()]> {
    let next = AtomicU64::new(seeds.start);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= seeds.end {
                        break;
                    }
                    let all = outcomes(&World::draw(family, noise, seed));
                    found.lock().unwrap().push((seed, all));
                }
            });
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort_by_key(|(seed, _)| *seed);
    found.into_iter().map(|(_, all)| all).collect()
}

fn mean(all: &[f64]) -> f64 {
    all.iter().sum::<f64>() / all.len() as f64
}

/// 95 % of the means of a thousand resamples, paired.
fn interval(all: &[f64]) -> [f64; 2] {
    let mut rng = Rng(7);
    let mut means: Vec<f64> = (0..1000)
        .map(|_| {
            let pick = |_| all[(rng.unit() * all.len() as f64) as usize];
            (0..all.len()).map(pick).sum::<f64>() / all.len() as f64
        })
        .collect();
    means.sort_by(f64::total_cmp);
    [means[25], means[974]]
}

fn table(family: Family, noise: f64, seeds: std::ops::Range<u64>) {
    let draws = run(family, noise, seeds);
    let oracle = mean(&draws.iter().map(|d| d[ORACLE].realised).collect::<Vec<_>>());
    println!(
        "### {}, noise {noise}: the oracle earns {:.3} per unit of budget\n",
        family.name(),
        oracle / (BUDGET * if family == Family::Changing { 2.0 } else { 1.0 })
    );
    println!(
        "| plan | mean profit, % of oracle | more than the plain optimum (95 %) | P10, % of oracle | promised / realised | worse than today |"
    );
    println!("|---|--:|--:|--:|--:|--:|");
    for (p, name) in PLANS.iter().enumerate() {
        let mut realised: Vec<f64> = draws.iter().map(|d| d[p].realised).collect();
        let gain: Vec<f64> =
            draws.iter().map(|d| 100.0 * (d[p].realised - d[0].realised) / oracle).collect();
        let [low, high] = interval(&gain);
        let promised: Option<Vec<f64>> = draws.iter().map(|d| d[p].promised).collect();
        let kept = promised.map(|all| mean(&all) / mean(&realised));
        let worse =
            draws.iter().filter(|d| d[p].realised < d[HISTORY].realised * (1.0 - 1e-9)).count();
        let average = mean(&realised);
        realised.sort_by(f64::total_cmp);
        println!(
            "| {name} | {:.1} | {:+.1} ({low:+.1} to {high:+.1}) | {:.1} | {} | {:.0} % |",
            100.0 * average / oracle,
            mean(&gain),
            100.0 * realised[realised.len() / 10] / oracle,
            kept.map_or("–".to_owned(), |k| format!("{k:.2}")),
            100.0 * worse as f64 / draws.len() as f64,
        );
    }
    println!();
}

fn main() {
    // `cargo bench` hands its own flags on; `tune` looks at the draws that may be looked at.
    let arguments: Vec<String> = std::env::args().collect();
    let is_tuning = arguments.iter().any(|a| a == "tune");
    let seeds = if is_tuning { 1..501 } else { 501..1001 };
    for noise in [0.1, 0.3, 0.5, 0.8] {
        table(Family::Base, noise, seeds.clone());
    }
    for family in Family::ALL.into_iter().skip(1) {
        table(family, 0.5, seeds.clone());
    }
}
