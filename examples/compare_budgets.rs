//! Two budgets for the same two channels, built in code: what does the second half bring?
//! `cargo run --example compare_budgets`.

use std::error::Error;

use phanbo::scenario::file::{BudgetFile, ChannelFile, CurveFile};
use phanbo::{Plan, Scenario};

fn plan(monthly: f64) -> Result<Plan, Box<dyn Error>> {
    let channel =
        |id, roi: f64, half| ChannelFile::new(id).roi(roi).curve(CurveFile::Saturating { half });
    let scenario = Scenario::builder()
        .start("2027-01")
        .months(6)
        .gross_margin(0.5)
        .budget(BudgetFile::new().monthly(monthly))
        .channels([channel("search", 5.0, 10e6), channel("social", 4.0, 20e6)]);
    Ok(scenario.build()?.solve()?)
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
