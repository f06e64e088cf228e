//! Measures of risk and corrected returns, against direct linear programs of the format page's own
//! words, solved by the tests' own simplex.

use crate::oracle::rng::Rng;
use crate::oracle::simplex::{End, Lp};
use phanbo::risk::Draws;
use phanbo::scenario::Scenario;
use phanbo::{Options, solve, solve_certified};

fn read(text: &str) -> Scenario {
    Scenario::from_text(text, "risk.json", "2025-12".parse().unwrap()).unwrap()
}

fn near(found: f64, wanted: f64, what: &str) {
    let close = (found - wanted).abs() <= 1e-6 * wanted.abs().max(1.0);
    assert!(close, "{what}: {found} for {wanted}");
}

/// A month, linear channels: cap, low, expected and high return of each.
struct Case {
    caps: Vec<f64>,
    returns: Vec<[f64; 3]>,
    budget: f64,
}

impl Case {
    fn made(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let count = rng.whole(2, 5);
        let scale = 10_f64.powi(rng.whole(0, 12) as i32);
        let one = |rng: &mut Rng| {
            let expected = rng.within(0.8, 4.0);
            [expected * rng.within(0.2, 1.0), expected, expected * rng.within(1.0, 3.0)]
        };
        Self {
            caps: (0..count).map(|_| scale * rng.within(0.2, 1.5)).collect(),
            returns: (0..count).map(|_| one(&mut rng)).collect(),
            budget: scale * rng.within(0.3, 4.0),
        }
    }

    fn text(&self, risk: &str) -> String {
        let channels = self.caps.iter().zip(&self.returns).enumerate();
        let channels: Vec<String> = channels
            .map(|(c, (cap, [low, expected, high]))| {
                format!(
                    r#"{{"id": "c{c}", "max": {cap}, "roi": {{"low": {low}, "expected": {expected}, "high": {high}}}}}"#
                )
            })
            .collect();
        format!(
            r#"{{"start": "2026-01", "months": 1, "budget": {{"monthly": {}}},
            "risk": {{"shrink": false, {risk}}}, "channels": [{}]}}"#,
            self.budget,
            channels.join(", ")
        )
    }

    /// Caps and the budget on the first columns.
    fn rows(&self, lp: &mut Lp) {
        for (c, cap) in self.caps.iter().enumerate() {
            lp.add(&[(c, 1.0)], *cap / self.budget);
        }
        let all: Vec<(usize, f64)> = (0..self.caps.len()).map(|c| (c, 1.0)).collect();
        lp.add(&all, 1.0);
    }
}

fn best(mut lp: Lp) -> f64 {
    assert_eq!(lp.solve(), End::Optimal);
    lp.value()
}

#[test]
fn robust_plans_agree_with_the_program_of_bertsimas_and_sim() {
    for seed in 0..150 {
        let case = Case::made(seed);
        let n = case.caps.len();
        for gamma in [0.0, 0.5, 1.0, 2.0, n as f64] {
            // max sum (r - 1) x - gamma l - sum p, with l + p >= (r - low) x.
            let mut cost: Vec<f64> = case.returns.iter().map(|r| r[1] - 1.0).collect();
            cost.push(-gamma);
            cost.extend(vec![-1.0; n]);
            let mut lp = Lp::new(&cost);
            case.rows(&mut lp);
            for (c, r) in case.returns.iter().enumerate() {
                lp.add(&[(c, r[1] - r[0]), (n, -1.0), (n + 1 + c, -1.0)], 0.0);
            }
            let text = case.text(&format!(r#""measure": "robust", "gamma": {gamma}"#));
            let plan = solve(&read(&text), &Options::default()).unwrap();
            near(plan.proof.value / case.budget, best(lp), &text);
            near(plan.proof.bound, plan.proof.value, &text);
        }
    }
}

#[test]
fn cvar_plans_agree_with_the_program_of_rockafellar_and_uryasev() {
    for seed in 0..40 {
        let case = Case::made(seed);
        let n = case.caps.len();
        let mut rng = Rng::new(seed + 1000);
        let samples = rng.whole(3, 25);
        let (weight, tail) = (rng.unit(), rng.within(0.05, 1.0));
        let text = case.text(&format!(
            r#""measure": "cvar", "samples": {samples}, "seed": {seed}, "weight": {weight}, "tail": {tail}"#
        ));
        let scenario = read(&text);
        let draws = Draws::of(&scenario).factors;
        // Mean and tail: (1-w) mean + w (e - 1/(tail S) sum u), u >= e - return of the draw; e is
        // free, as the difference of two columns.
        let mut cost: Vec<f64> = (0..n)
            .map(|c| {
                let mean = draws.iter().map(|d| d[c]).sum::<f64>() / samples as f64;
                (1.0 - weight) * mean * case.returns[c][1] - 1.0
            })
            .collect();
        cost.extend([weight, -weight]);
        cost.extend(vec![-weight / (tail * samples as f64); samples]);
        let mut lp = Lp::new(&cost);
        case.rows(&mut lp);
        for (s, draw) in draws.iter().enumerate() {
            let mut row = vec![(n, 1.0), (n + 1, -1.0), (n + 2 + s, -1.0)];
            row.extend((0..n).map(|c| (c, -draw[c] * case.returns[c][1])));
            lp.add(&row, 0.0);
        }
        let plan = solve(&scenario, &Options::default()).unwrap();
        near(plan.proof.value / case.budget, best(lp), &text);
    }
}

/// Two S-shaped channels and one that must be on for 4 or not at all, over two months.
fn bent(risk: &str) -> String {
    format!(
        r#"{{"start": "2026-01", "months": 2, "budget": {{"monthly": 10, "total": 16}},
        "risk": {{"shrink": false, {risk}}}, "channels": [
        {{"id": "a", "roi": {{"low": 1, "expected": 4, "high": 6}}, "curve": {{"hill": {{"half": 3, "slope": 2}}}}}},
        {{"id": "b", "roi": {{"low": 1.5, "expected": 2.5, "high": 3}}, "curve": {{"saturating": {{"half": 5}}}}, "min_if_active": 4}},
        {{"id": "c", "roi": {{"low": 2, "expected": 3, "high": 9}}, "curve": {{"saturating": {{"half": 4}}}}}}]}}"#
    )
}

#[test]
fn the_ends_of_each_measure_are_plans_at_fixed_returns() {
    let value = |risk: &str| {
        let plan = solve(&read(&bent(risk)), &Options::default()).unwrap();
        plan.proof.value
    };
    let expected = value(r#""measure": "expected""#);
    near(value(r#""measure": "robust", "gamma": 0"#), expected, "gamma 0");
    let mut low = read(&bent(r#""measure": "expected""#));
    for channel in &mut low.channels {
        let roi = channel.roi.unwrap();
        *channel.yields.get_mut("revenue").unwrap() *= roi.low / roi.expected;
    }
    let low = solve(&low, &Options::default()).unwrap().proof.value;
    near(value(r#""measure": "robust", "gamma": 3"#), low, "gamma 3");
    let mut mean = read(&bent(r#""measure": "expected""#));
    let draws = Draws::of(&mean).factors;
    for (c, channel) in mean.channels.iter_mut().enumerate() {
        let factor = draws.iter().map(|d| d[c]).sum::<f64>() / draws.len() as f64;
        *channel.yields.get_mut("revenue").unwrap() *= factor;
    }
    let mean = solve(&mean, &Options::default()).unwrap().proof.value;
    near(value(r#""measure": "cvar", "weight": 0"#), mean, "weight 0");
    // Between them, the more is feared the less is promised.
    let some = value(r#""measure": "robust", "gamma": 1"#);
    assert!(low < some && some < expected, "{low} {some} {expected}");
}

/// On bent curves with an on/off rule, no plan on a grid is worth more than the proven one.
#[test]
fn no_plan_on_a_grid_beats_the_proven_one() {
    use phanbo::plan::audit::evaluate;
    for risk in [
        r#""measure": "robust", "gamma": 1"#,
        r#""measure": "robust", "gamma": 1.5"#,
        r#""measure": "cvar", "samples": 60, "weight": 0.8, "tail": 0.2"#,
    ] {
        let scenario = read(&bent(risk));
        let plan = solve(&scenario, &Options::default()).unwrap();
        let mut best = f64::MIN;
        let steps: Vec<f64> = (0..=5).map(|i| 2.0 * f64::from(i)).collect();
        for a in &steps {
            for b in &steps {
                for c in &steps {
                    for d in &steps {
                        for e in &steps {
                            for f in &steps {
                                if a + b + c > 10.0 || d + e + f > 10.0 {
                                    continue;
                                }
                                let spend = vec![vec![*a, *d], vec![*b, *e], vec![*c, *f]];
                                let found = evaluate(&scenario, spend);
                                if found.broken.is_empty() {
                                    best = best.max(found.value);
                                }
                            }
                        }
                    }
                }
            }
        }
        assert!(best <= plan.proof.bound + 1e-9, "{risk}: {best} {:?}", plan.proof);
        assert!(best > 0.8 * plan.proof.value, "the grid is too coarse to mean anything");
        near(plan.proof.value, plan.proof.bound, risk);
    }
}

#[test]
fn the_certificate_holds_for_measures_and_not_when_tampered_with() {
    let scenario = read(&bent(r#""measure": "cvar", "samples": 50"#));
    let (plan, proof) = solve_certified(&scenario, &Options::default()).unwrap();
    let bound = proof.check(&scenario).unwrap();
    assert!(bound >= plan.proof.value - 1e-9);
    let mut lower = proof.clone();
    lower.bound -= 0.01;
    assert!(lower.check(&scenario).is_err());
    let mut fewer = proof.clone();
    fewer.worst_of.pop();
    assert!(fewer.check(&scenario).is_err(), "a row less than it was proven with");
    let mut none = proof.clone();
    none.worst_of.clear();
    assert!(none.check(&scenario).is_err());
    let mut other = proof;
    other.worst_of[0][0] = f64::NAN;
    assert!(other.check(&scenario).is_err());
    // A proof of the expected plan says nothing of the cautious one.
    let plain = read(&bent(r#""measure": "expected""#));
    let (_, expected) = solve_certified(&plain, &Options::default()).unwrap();
    assert!(expected.check(&scenario).is_err());
}

#[test]
fn a_measure_stands_with_whole_steps_and_limits_on_change() {
    let text = bent(r#""measure": "robust", "gamma": 1"#)
        .replacen("\"months\": 2,", "\"months\": 2, \"round_to\": 1, \"stay_within\": 0.5,", 1)
        .replacen("\"id\": \"a\",", "\"id\": \"a\", \"current\": 4,", 1);
    let plan = solve(&read(&text), &Options::default()).unwrap();
    for channel in &plan.channels {
        for spend in &channel.spend {
            assert!((spend - spend.round()).abs() < 1e-9, "{spend}");
        }
    }
    for spend in &plan.channels[0].spend {
        assert!((2.0..=6.0).contains(spend), "{spend}");
    }
    assert!(plan.proof.gap() < 0.1, "{:?}", plan.proof);
}
