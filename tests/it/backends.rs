//! One suite for every backend that is compiled in: the same scenarios, the same value, an audited
//! plan. `cargo test --features highs --test backends` adds HiGHS.

use std::fs;

use crate::ground::scenario;
use crate::oracle::generate::{Shape, make};
use crate::oracle::rng::Rng;
use phanbo::{Backend, NoPlan, Options, solve};

fn options(backend: Backend) -> Options {
    Options::new().backend(backend).node_limit(2000)
}

/// Every backend's value, which must be near the first's; or that all say that there is no plan.
fn agree(name: &str, text: &str) {
    let scenario = scenario(text);
    let first = solve(&scenario, &options(Backend::Auto));
    for &backend in &Backend::ALL[1..] {
        match (&first, solve(&scenario, &options(backend))) {
            (Ok(plan), Ok(other)) => {
                let (a, b) = (plan.proof, other.proof);
                let near = 2e-6 * a.value.abs().max(1.0);
                assert!(
                    (a.value - b.value).abs() <= near,
                    "{name} {backend:?}: {a:?} {b:?}\n{text}"
                );
                assert!(b.bound >= a.value - near, "{name} {backend:?}: {a:?} {b:?}\n{text}");
            }
            (Err(NoPlan::Infeasible(_)), Err(NoPlan::Infeasible(_))) => {}
            (a, b) => panic!(
                "{name} {backend:?}: {:?} then {:?}\n{text}",
                a.as_ref().map(|p| p.proof),
                b.map(|p| p.proof)
            ),
        }
    }
}

#[test]
fn examples_agree() {
    for name in ["quickstart", "cafe", "ecommerce", "hotel", "real-estate"] {
        agree(name, &fs::read_to_string(format!("examples/{name}.json")).unwrap());
    }
}

#[test]
fn random_scenarios_agree() {
    for seed in 0..60 {
        let mut rng = Rng::new(700_000 + seed);
        let shape = Shape {
            channels: (1, 3),
            months: (1, 3),
            money: (0, 13),
            s_shaped: seed % 3 == 0,
            switches: if seed % 2 == 0 { 0.4 } else { 0.0 },
            rules: 0.25,
            caps: false,
        };
        agree(&seed.to_string(), &make(&mut rng, shape).text());
    }
}
