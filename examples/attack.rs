//! A random attacker: makes scenarios over the whole format from a seed, solves them, and holds
//! the answers against a second implementation of the format page (`tests/it/oracle`) and against
//! plans that it finds itself. What fails is shrunk to a small file.
//!
//! ```sh
//! cargo run --release --example attack -- --seconds 60            # a new seed each time
//! cargo run --release --example attack -- --seed 7 --count 1000   # the same every time
//! cargo run --release --example attack -- --large --seed 7 --count 50 --out falls/
//! ```
//!
//! Ends with 1 where anything fell.

#[allow(clippy::unwrap_used, dead_code, unused_imports, unreachable_pub)] // It is of the tests, which use more of it.
#[path = "../tests/it/oracle/mod.rs"]
mod oracle;

#[allow(unreachable_pub)]
#[path = "attack/check.rs"]
mod check;
#[allow(unreachable_pub)]
#[path = "attack/scene.rs"]
mod scene;
#[allow(unreachable_pub)]
#[path = "attack/shrink.rs"]
mod shrink;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use scene::Family;

/// What is asked for.
struct Ask {
    seed: u64,
    count: u64,
    until: Option<Duration>,
    large: bool,
    out: Option<PathBuf>,
    /// After which a small scenario counts as slow.
    slow: Duration,
    only: Option<Family>,
    /// Only print the scenarios.
    show: bool,
}

impl Ask {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let mut ask = Self {
            seed: now.map_or(1, |since| since.as_secs() * 1_000_000),
            count: u64::MAX,
            until: None,
            large: false,
            out: None,
            slow: Duration::from_secs(10),
            only: None,
            show: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--seed" => ask.seed = whole(&value()?)?,
                "--count" => ask.count = whole(&value()?)?,
                "--seconds" => ask.until = Some(Duration::from_secs(whole(&value()?)?)),
                "--slow" => ask.slow = Duration::from_secs(whole(&value()?)?),
                "--show" => ask.show = true,
                "--large" => ask.large = true,
                "--out" => ask.out = Some(value()?.into()),
                "--only" => {
                    let name = value()?;
                    let named = Family::ALL.into_iter().find(|f| f.name() == name);
                    ask.only = Some(named.ok_or(format!("no family {name}"))?);
                }
                other => return Err(format!("{other} is not known")),
            }
        }
        if ask.count == u64::MAX && ask.until.is_none() {
            ask.until = Some(Duration::from_secs(60));
        }
        Ok(ask)
    }
}

fn whole(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{text} is not a whole number"))
}

fn main() -> ExitCode {
    let ask = match Ask::read(std::env::args().skip(1)) {
        Ok(ask) => ask,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(2);
        }
    };
    println!("seed {}", ask.seed);
    // A panic of the crate is a fall like any other: it is told once, with its scenario.
    std::panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let mut falls: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let (mut done, mut slowest) = (0, (Duration::ZERO, 0));
    for seed in ask.seed..ask.seed.saturating_add(ask.count) {
        if ask.until.is_some_and(|limit| started.elapsed() >= limit) {
            break;
        }
        let scene = scene::make(seed, ask.large, ask.only);
        if ask.show {
            println!("{}", scene.scenario);
            continue;
        }
        let began = Instant::now();
        let fall = check::fall(&scene, seed, ask.slow);
        slowest = slowest.max((began.elapsed(), seed));
        done += 1;
        let Some(fall) = fall else { continue };
        println!("\n{seed} {}: {}", scene.family.name(), fall.told);
        let small = shrink::smallest(&scene, &fall, seed, ask.slow);
        println!("{small}");
        if let Some(folder) = &ask.out {
            let path = folder.join(format!("{}-{seed}.json", fall.kind));
            let written = std::fs::create_dir_all(folder).and_then(|()| {
                std::fs::write(&path, serde_json::to_string_pretty(&small).unwrap_or_default())
            });
            if let Err(why) = written {
                eprintln!("{}: {why}", path.display());
            }
        }
        falls.entry(fall.kind.to_owned()).or_default().push(seed);
    }
    println!(
        "\n{done} scenarios in {:.0} s; the slowest took {:.1} s (seed {})",
        started.elapsed().as_secs_f64(),
        slowest.0.as_secs_f64(),
        slowest.1
    );
    for (kind, seeds) in &falls {
        println!("{kind}: {} {seeds:?}", seeds.len());
    }
    if falls.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
