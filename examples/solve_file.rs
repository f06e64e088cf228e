//! Solves a scenario file and prints the split: `cargo run --example solve_file -- FILE [BACKEND]`.

use std::error::Error;

use phanbo::month::Month;
use phanbo::scenario::Scenario;
use phanbo::{Backend, Options, solve};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.as_deref().unwrap_or("examples/cafe.json");
    let text = std::fs::read_to_string(file)?;
    // Only a file without `start` asks what month it is.
    let today = Month::new(2026, 12).ok_or("not a month")?;

    // What is wrong with a file, or why there is no plan, is data: `phanbo::locale` says it in words.
    let scenario = Scenario::from_text(&text, file, today).map_err(|e| format!("{e:?}"))?;
    let backend = std::env::args().nth(2);
    let named = Backend::ALL.iter().find(|b| Some(b.key()) == backend.as_deref());
    let options = Options { backend: named.copied().unwrap_or_default(), ..Options::default() };
    let plan = solve(&scenario, &options).map_err(|e| format!("{e:?}"))?;

    println!("{}: {} per channel", scenario.name, scenario.currency);
    for (channel, planned) in scenario.channels.iter().zip(&plan.channels) {
        println!(
            "{:<24}{:>16.0}{:>8.1} %",
            channel.name.en,
            planned.total_spend,
            100.0 * planned.share
        );
    }
    println!(
        "goal {:.0}, no plan exceeds {:.0}, gap {:.1e}, by {}",
        plan.proof.value,
        plan.proof.bound,
        plan.proof.gap(),
        plan.solver.backend
    );
    Ok(())
}
