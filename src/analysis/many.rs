//! Many scenarios solved side by side, on as many threads as the machine has.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::solve::{NoPlan, Options, solve};

/// The answer to each scenario, in their order; one without a plan does not stop the others.
pub fn solve_all(scenarios: &[Scenario], options: &Options) -> Vec<Result<Plan, NoPlan>> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(vec![Err(NoPlan::Stopped); scenarios.len()]);
    let work = || {
        while let Some((at, scenario)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            scenarios.get(at).map(|scenario| (at, scenario))
        } {
            let answer = solve(scenario, options);
            if let Ok(mut answers) = answers.lock() {
                answers[at] = answer;
            }
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads.min(scenarios.len()) {
            scope.spawn(work);
        }
    });
    answers
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}
