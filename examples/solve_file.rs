//! Solves a scenario file and prints the split: `cargo run --example solve_file -- FILE [BACKEND]`.

use std::error::Error;

use phanbo::{Backend, Options, Scenario};

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1);
    let file = file.as_deref().unwrap_or("examples/cafe.json");
    let text = std::fs::read_to_string(file)?;
    // Only a file without `start` asks what month it is.
    let today = "2026-12".parse()?;

    // What is wrong with a file, or why there is no plan, is an error that says so in words.
    let scenario = Scenario::from_text(&text, file, today)?;
    let backend = std::env::args().nth(2);
    let named = Backend::ALL.iter().find(|b| Some(b.key()) == backend.as_deref());
    let mut options = Options::default();
    options.backend = named.copied().unwrap_or_default();
    let plan = scenario.solve_with(&options)?;

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
