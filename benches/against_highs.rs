//! This engine against a general MILP solver on the same scenarios, in one run: the model that
//! `phanbo export` writes, given to HiGHS.
//!
//! `cargo bench --features highs --bench against_highs`. HiGHS stops at a gap of 1e-4 (its model
//! has chords where ours has curves, so 1e-6 would say nothing) or after 60 seconds; ours is asked
//! for 1e-6. Threads: one each.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::time::Instant;

use good_lp::solvers::highs::highs;
use good_lp::{
    Expression, Solution, SolverModel, WithMipGap, WithTimeLimit, constraint, variable, variables,
};
use phanbo::export::{Milp, Sense, milp};
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};

const LIMIT: f64 = 60.0;
const CHORDS: usize = 24;

fn main() {
    println!("scenario            phanbo       gap     HiGHS   its value     ratio");
    for name in ["quickstart", "cafe", "ecommerce", "b2b-software", "fmcg"] {
        let text = fs::read_to_string(format!("examples/{name}.json")).unwrap();
        compare(name, &text);
    }
    compare("s-curves 7x12", &s_curves(7, 12));
    compare("s-curves 20x6", &s_curves(20, 6));
}

fn compare(name: &str, text: &str) {
    let scenario = Scenario::from_text(text, name, "2026-11".parse().unwrap()).unwrap();
    let started = Instant::now();
    let plan = solve(&scenario, &Options::default()).unwrap();
    let ours = started.elapsed().as_secs_f64();
    let model = milp(&scenario, CHORDS).unwrap();
    let started = Instant::now();
    let theirs = given_to_highs(&model);
    let seconds = started.elapsed().as_secs_f64();
    let found = theirs.map_or("none".to_owned(), |v| format!("{:.6}", v / plan.proof.value));
    println!(
        "{name:<18} {ours:>7.4} s {:>9.1e} {seconds:>7.2} s {found:>11} {:>8.0}x",
        plan.proof.gap(),
        seconds / ours
    );
}

fn given_to_highs(model: &Milp) -> Option<f64> {
    let mut vars = variables!();
    let columns: Vec<_> = model
        .columns
        .iter()
        .map(|c| {
            let stated = variable().bounds(c.lo..c.hi);
            vars.add(if c.integer { stated.integer() } else { stated })
        })
        .collect();
    let sum = |terms: &[(usize, f64)]| -> Expression {
        let mut sum = Expression::with_capacity(terms.len());
        terms.iter().for_each(|&(c, a)| sum.add_mul(a, columns[c]));
        sum
    };
    let gains: Vec<(usize, f64)> = model.columns.iter().map(|c| c.gain).enumerate().collect();
    let objective = sum(&gains);
    let mut problem = vars
        .maximise(objective.clone())
        .using(highs)
        .set_threads(1)
        .with_time_limit(LIMIT)
        .with_mip_gap(1e-4)
        .unwrap();
    for row in &model.rows {
        let left = sum(&row.terms);
        problem.add_constraint(match row.sense {
            Sense::AtMost => constraint!(left <= row.rhs),
            Sense::Equal => constraint!(left == row.rhs),
        });
    }
    let solution = problem.solve().ok()?;
    Some(solution.eval(objective) * model.value)
}

/// Every second channel S-shaped, a least spend where active, monthly budgets.
fn s_curves(channels: usize, months: usize) -> String {
    let channel = |c: usize| {
        let half = 2_000_000 + 900_000 * ((7 * c) % 20);
        let curve = if c.is_multiple_of(2) {
            format!(r#"{{"hill": {{"half": {half}, "slope": 2.2}}}}"#)
        } else {
            format!(r#"{{"saturating": {{"half": {half}}}}}"#)
        };
        let roi = 1.5 + 0.17 * ((5 * c) % 13) as f64;
        format!(
            r#"{{"id": "c{c}", "roi": {roi}, "curve": {curve}, "max": {}, "min_if_active": {}}}"#,
            3 * half,
            half / 4
        )
    };
    let list: Vec<String> = (0..channels).map(channel).collect();
    format!(
        r#"{{"start": "2026-01", "months": {months}, "gross_margin": 0.6,
            "budget": {{"monthly": {}}}, "channels": [{}]}}"#,
        1_400_000 * channels,
        list.join(",")
    )
}
