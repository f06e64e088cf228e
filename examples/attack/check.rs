//! Solves a scenario and says what is wrong with the answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use phanbo::plan::{Plan, Status};
use phanbo::scenario::{Problem, Scenario};
use phanbo::{NoPlan, Options, solve::solve_certified};

use super::oracle::case::Case;
use super::oracle::cuts::{Exact, optimum};
use super::oracle::judge::{check_figures, spends, today};
use super::oracle::measure::Spend;
use super::oracle::rng::Rng;
use super::oracle::search;
use super::scene::{Family, Scene};

/// What went wrong: its kind, and in words.
#[derive(Debug, Clone)]
pub struct Fall {
    pub kind: &'static str,
    pub told: String,
}

fn fell(kind: &'static str, told: impl Into<String>) -> Option<Fall> {
    Some(Fall { kind, told: told.into() })
}

/// What falls on this scenario; `None` where nothing does.
pub fn fall(scene: &Scene, seed: u64, slow: Duration) -> Option<Fall> {
    let text = scene.scenario.to_string();
    let scenario = match Scenario::from_text(&text, "attack.json", today()) {
        Ok(scenario) => scenario,
        Err(findings) => {
            let is_large = |problem: &Problem| matches!(problem, Problem::OutOfRange { allowed, .. } if allowed.ends_with("1e15"));
            if findings.list.iter().all(|found| is_large(&found.problem)) {
                return None;
            }
            let why: Vec<String> =
                findings.list.iter().map(|f| format!("{}: {:?}", f.path, f.problem)).collect();
            return fell("refused", why.join("; "));
        }
    };
    // No limit is asked for; what has not ended long after `slow` is ended all the same.
    let flag = Arc::new(AtomicBool::new(false));
    let over = Arc::new(AtomicBool::new(false));
    let (stop, done) = (flag.clone(), over.clone());
    let watch = std::thread::spawn(move || {
        let began = Instant::now();
        while !done.load(Ordering::Relaxed) && began.elapsed() < 3 * slow {
            std::thread::sleep(Duration::from_millis(2));
        }
        stop.store(true, Ordering::Relaxed);
    });
    let began = Instant::now();
    let options = Options::new().interrupt(flag.clone());
    let answer = catch_unwind(AssertUnwindSafe(|| solve_certified(&scenario, &options)));
    let took = began.elapsed();
    over.store(true, Ordering::Relaxed);
    let was_stopped = took >= 3 * slow;
    let _ = watch.join();
    let answer = match answer {
        Ok(answer) => answer,
        Err(cause) => {
            let said = cause.downcast_ref::<String>().cloned();
            let said = said.or(cause.downcast_ref::<&str>().map(|s| (*s).to_owned()));
            return fell("panic", said.unwrap_or_default());
        }
    };
    if took > slow && !scene.large {
        return fell("slow", format!("{:.1} s", took.as_secs_f64()));
    }
    let (plan, certificate) = match answer {
        Ok(solved) => solved,
        Err(NoPlan::Infeasible(conflict)) => {
            if scene.witness.is_some() {
                return fell("false-clash", format!("a plan is known; clash {:?}", conflict.rows));
            }
            return if conflict.rows.is_empty() { fell("bare-clash", "no reason") } else { None };
        }
        Err(NoPlan::Stopped) if was_stopped => return fell("slow", "no plan in time"),
        Err(NoPlan::Stopped) => return fell("exit-5", "stopped, though no limit was set"),
        Err(other) => return fell("exit-1", format!("{other:?}")),
    };
    let Some(witness) = &scene.witness else {
        return fell("no-clash", format!("a plan where none is: {:?}", spends(&plan)));
    };
    let case = Case::read(&scene.scenario);
    if let Err(why) = check_figures(&case, &plan) {
        return fell("figures", why);
    }
    match certificate.check(&scenario) {
        Err(why) => {
            let sizes: Vec<usize> = certificate.parts.iter().map(|tree| tree.nodes.len()).collect();
            return fell("certificate", format!("{why:?} of {sizes:?} nodes"));
        }
        Ok(bound) if (bound - certificate.bound).abs() > 1e-9 * bound.abs().max(1.0) => {
            return fell("certificate", format!("proves {bound}, claims {}", certificate.bound));
        }
        Ok(_) => {}
    }
    proof(&case, scene, &plan, witness, seed)
}

/// Value, bound and status against plans that are known to hold.
fn proof(case: &Case, scene: &Scene, plan: &Plan, witness: &Spend, seed: u64) -> Option<Fall> {
    let (value, bound) = (plan.proof.value, plan.proof.bound);
    let size = case.measure(&spends(plan)).size.max(value.abs());
    let rounding = 1e-9 * size;
    if bound < value - rounding {
        return fell("bound", format!("bound {bound} below value {value}"));
    }
    let (mut best, mut upper) = (case.value(witness), None);
    let tries = if scene.large { 4000 } else { 1500 };
    let improved = match scene.family {
        Family::Steps => in_steps(case, witness, &mut Rng::new(seed), tries),
        _ => search::improve(case, witness, &mut Rng::new(seed), tries).1,
    };
    best = improved.max(best);
    if scene.family != Family::Steps
        && !scene.large
        && let Some(Exact::Best { upper: most, lower, .. }) =
            optimum(&scene.scenario, Some(best), 300)
    {
        upper = Some(most);
        best = best.max(lower);
    }
    if bound < best - rounding.max(2e-8 * best.abs()) {
        return fell("bound", format!("bound {bound}, but a plan reaches {best}"));
    }
    if let Some(most) = upper
        && value > most + 1e-6 * value.abs().max(1.0) + rounding
    {
        return fell("value", format!("value {value} above the reference's bound {most}"));
    }
    let is_open = plan.status != Status::Optimal || plan.proof.gap() > 1e-6;
    let may_be_open = scene.large && scene.family == Family::Steps;
    if is_open && !may_be_open {
        let gap = plan.proof.gap();
        return fell("gap", format!("gap {gap:.1e}, stopped {:?}", plan.solver.stopped));
    }
    if !is_open && value < best - 2e-6 * value.abs().max(1.0) - rounding {
        return fell("value", format!("value {value}, but a plan reaches {best}"));
    }
    if value < best - 0.02 * best.abs() - rounding {
        return fell("poor", format!("value {value}, but a plan reaches {best}"));
    }
    None
}

/// The best of random moves in whole steps from a plan that holds.
fn in_steps(case: &Case, from: &Spend, rng: &mut Rng, tries: usize) -> f64 {
    let (channels, months) = (case.channels.len(), case.months);
    let step = case.round_to.unwrap_or(1.0);
    let (mut best, mut value) = (from.clone(), case.value(from));
    for _ in 0..tries {
        let mut plan = best.clone();
        for _ in 0..rng.whole(1, 3) {
            let (c, t) = (rng.whole(0, channels - 1), rng.whole(0, months - 1));
            if case.channels[c].fixed.iter().any(|f| f.0 == t) {
                continue;
            }
            let by = match rng.whole(0, 5) {
                0 => -(plan[c][t] / step).round(),
                1 | 2 => rng.whole(1, 4) as f64,
                3 => -(rng.whole(1, 4) as f64),
                4 => rng.whole(1, 30) as f64,
                _ => -1.0,
            };
            let steps = ((plan[c][t] / step).round() + by).max(0.0);
            plan[c][t] = steps * step;
        }
        let now = case.value(&plan);
        if now > value && case.broken(&plan, 1e-12).is_empty() {
            (best, value) = (plan, now);
        }
    }
    value
}
