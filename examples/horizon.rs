//! The horizon decides: `examples/quickstart.json` over 3, 6, 12 and 24 months. Search engine
//! optimisation is bought only where there is time for it to ripen.
//! `cargo run --release --example horizon`.

use std::error::Error;

use phanbo::Scenario;

const QUICKSTART: &str = include_str!("quickstart.json");

fn over(months: usize) -> Result<Scenario, Box<dyn Error>> {
    let text = QUICKSTART.replacen('{', &format!("{{ \"months\": {months},"), 1);
    Ok(Scenario::from_text(&text, "quickstart.json", "2026-12".parse()?)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    for months in [3, 6, 12, 24] {
        let scenario = over(months)?;
        let plan = scenario.solve()?;
        print!("{months:>2} months");
        for (channel, planned) in scenario.channels.iter().zip(&plan.channels) {
            print!("   {} {:.1} %", channel.id, 100.0 * planned.share);
        }
        println!();
    }
    Ok(())
}
