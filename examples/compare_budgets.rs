//! Two budgets for the same two channels, built in code: what does the second half bring?
//! `cargo run --example compare_budgets`.

use std::error::Error;

use phanbo::month::Month;
use phanbo::plan::Plan;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};
use serde_json::json;

fn plan(monthly: f64) -> Result<Plan, Box<dyn Error>> {
    let scenario = json!({
        "start": "2027-01",
        "months": 6,
        "gross_margin": 0.5,
        "budget": {"monthly": monthly},
        "channels": [
            {"id": "search", "roi": 5, "curve": {"saturating": {"half": 10_000_000}}},
            {"id": "social", "roi": 4, "curve": {"saturating": {"half": 20_000_000}}},
        ],
    });
    let today = Month::new(2026, 12).ok_or("not a month")?;
    let scenario = Scenario::from_text(&scenario.to_string(), "two channels", today)
        .map_err(|e| format!("{e:?}"))?;
    Ok(solve(&scenario, &Options::default()).map_err(|e| format!("{e:?}"))?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let (small, large) = (plan(10e6)?, plan(20e6)?);
    for (name, plan) in [("10M a month", &small), ("20M a month", &large)] {
        let t = &plan.totals;
        let shares: Vec<String> =
            plan.channels.iter().map(|c| format!("{:.1} %", 100.0 * c.share)).collect();
        println!(
            "{name}: spend {:.0}, profit {:.0}, search and social {}",
            t.spend,
            t.profit,
            shares.join(" and ")
        );
    }
    // The average return of a plan hides this figure.
    let spend = large.totals.spend - small.totals.spend;
    let profit = large.totals.profit - small.totals.profit;
    println!("each of the added {spend:.0} brings {:.2} of profit", profit / spend);
    Ok(())
}
