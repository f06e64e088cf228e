//! The exported model: given to another solver it has the same optimum, as nearly as its chords
//! allow; and what is written is what was meant.

use std::collections::BTreeMap;
use std::fs;

use good_lp::solvers::microlp::microlp;
use good_lp::{Expression, Solution, SolverModel, constraint, variable, variables};
use phanbo::export::{Milp, Sense, lp, milp, mps};
use phanbo::scenario::Scenario;
use phanbo::{Options, solve};

fn read(text: &str) -> Scenario {
    Scenario::from_text(text, "s.json", "2026-11".parse().unwrap()).unwrap()
}

/// The optimum by microlp's own branch and bound, in the objective's unit.
fn optimum(milp: &Milp) -> f64 {
    let mut vars = variables!();
    let columns: Vec<_> = milp
        .columns
        .iter()
        .map(|c| {
            let stated = variable().bounds(c.lo..c.hi);
            vars.add(if c.integer { stated.integer() } else { stated })
        })
        .collect();
    let sum =
        |terms: &[(usize, f64)]| -> Expression { terms.iter().map(|&(c, a)| a * columns[c]).sum() };
    let gains: Vec<(usize, f64)> = milp.columns.iter().map(|c| c.gain).enumerate().collect();
    let objective = sum(&gains);
    let mut model = vars.maximise(objective.clone()).using(microlp);
    for row in &milp.rows {
        let left = sum(&row.terms);
        model.add_constraint(match row.sense {
            Sense::AtMost => constraint!(left <= row.rhs),
            Sense::Equal => constraint!(left == row.rhs),
        });
    }
    model.solve().unwrap().eval(objective) * milp.value
}

const SMALL: [&str; 4] = [
    // Concave, a target, a share.
    r#"{"start": "2026-01", "months": 2, "budget": {"monthly": 10}, "gross_margin": 0.8,
        "channels": [{"id": "a", "roi": 3, "curve": {"saturating": {"half": 5}}, "max_share": 0.6},
        {"id": "b-2", "roi": 2.5, "curve": {"log": {"scale": 4}}, "timing": {"weights": [1, 1]}}],
        "targets": [{"kpi": "revenue", "at_least": 22}]}"#,
    // On/off with memory: ramp-up, fees, commitment.
    r#"{"start": "2026-01", "months": 5, "budget": {"monthly": 6},
        "channels": [{"id": "seo", "roi": 6, "min_if_active": 2, "monthly_fee": 0.5, "setup_fee": 1,
        "curve": {"exponential": {"scale": 6}}, "ramp_up": {"first_effect": 1, "full_effect": 3}},
        {"id": "ppc", "roi": 2, "curve": {"tanh": {"scale": 5}}, "min_if_active": 1, "commit_months": 2}]}"#,
    // S-shaped.
    r#"{"start": "2026-01", "months": 2, "budget": {"total": 14},
        "channels": [{"id": "tv", "roi": 3, "curve": {"hill": {"half": 4, "slope": 2.5}}, "max": 9},
        {"id": "ppc", "roi": 2, "curve": {"points": {"points": [[2, 1], [4, 5], [8, 6]]}}, "max": 8}]}"#,
    // What is carried over saturates.
    r#"{"start": "2026-01", "months": 3, "budget": {"monthly": 5}, "after_horizon": 1,
        "channels": [{"id": "a", "roi": 3, "order": "carry_then_saturate", "history": [2],
        "timing": {"geometric": {"retention": 0.5, "max_lag": 2}}, "curve": {"saturating": {"half": 5}}}]}"#,
];

#[test]
fn another_solver_finds_the_same_optimum() {
    for (at, text) in SMALL.iter().enumerate() {
        let scenario = read(text);
        let plan = solve(&scenario, &Options::default()).unwrap();
        let found = optimum(&milp(&scenario, 80).unwrap());
        let value = plan.proof.value;
        let near = 2e-3 * value.abs();
        assert!((found - value).abs() <= near, "case {at}: {found} or {value}");
        // Chords of concave curves lie below them; those of an S-curve may lie above.
        if at != 2 {
            assert!(found <= plan.proof.bound + 1e-6 * value.abs(), "case {at}");
        }
    }
}

/// Entries of free MPS by row and column, bounds by column, and which columns are integers.
type Mps = (BTreeMap<(String, String), f64>, BTreeMap<String, (f64, f64)>, Vec<String>);

fn parsed(text: &str) -> Mps {
    let (mut entries, mut bounds, mut integers) = Mps::default();
    let (mut section, mut integer) = ("", false);
    for line in text.lines().filter(|l| !l.starts_with('*')) {
        if !line.starts_with(' ') {
            section = line.split(' ').next().unwrap();
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match (section, words.as_slice()) {
            ("COLUMNS", [_, "'MARKER'", kind]) => integer = *kind == "'INTORG'",
            ("COLUMNS" | "RHS", [column, row, a]) => {
                let old = entries.insert((row.to_string(), column.to_string()), a.parse().unwrap());
                assert_eq!(old, None, "{line}");
                if integer && !integers.contains(&column.to_string()) {
                    integers.push(column.to_string());
                }
            }
            ("BOUNDS", [kind, _, column, at]) => {
                let bound = bounds.entry(column.to_string()).or_insert((0.0, 0.0));
                let at = at.parse().unwrap();
                match *kind {
                    "LO" => bound.0 = at,
                    _ => bound.1 = at,
                }
            }
            ("ROWS", [_, _]) => {}
            other => panic!("{other:?}"),
        }
    }
    (entries, bounds, integers)
}

#[test]
fn mps_says_what_the_model_says() {
    let scenario = read(&fs::read_to_string("examples/cafe.json").unwrap());
    let model = milp(&scenario, 6).unwrap();
    let (entries, bounds, integers) = parsed(&mps(&model));
    assert_eq!(bounds.len(), model.columns.len(), "names are unique");
    for column in &model.columns {
        assert_eq!(bounds[&column.name], (column.lo, column.hi));
        assert_eq!(integers.contains(&column.name), column.integer, "{}", column.name);
    }
    let mut count = 0;
    for row in &model.rows {
        for &(column, a) in &row.terms {
            let place = (row.name.clone(), model.columns[column].name.clone());
            assert_eq!(entries[&place].to_bits(), a.to_bits());
            count += 1;
        }
    }
    assert!(count > 500 && entries.len() >= count);
}

#[test]
fn lp_reads_as_a_person_would_write_it() {
    let text = lp(&milp(&read(SMALL[0]), 2).unwrap());
    for part in [
        "Maximize\n value:",
        "MonthlyBudget_month_0.0: + 1 spend.0.a.2026_01.0.0 + 1 spend.0.a.2026_01.0.1",
        "Subject To\n",
        "Bounds\n 1 <= constant <= 1\n",
        "End\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(text.lines().all(|line| line.len() <= 140));
}
