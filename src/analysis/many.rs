//! Many questions answered side by side, on [`Options::threads`]; with one, on the caller's own.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::solve::{NoPlan, Options, solve};

/// The answer to each scenario, in their order; one without a plan does not stop the others.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let options = phanbo::Options::new().threads(1);
/// let plans = phanbo::analysis::many::solve_all(&[scenario.clone(), scenario], &options);
/// assert_eq!(plans.len(), 2);
/// assert!(plans[0].as_ref().is_ok_and(|plan| plan.totals.spend == 30.0));
/// # Ok::<(), phanbo::scenario::Findings>(())
/// ```
pub fn solve_all(scenarios: &[Scenario], options: &Options) -> Vec<Result<Plan, NoPlan>> {
    let options = &options.clone().from_now();
    side_by_side(scenarios, options, |scenario| solve(scenario, options))
}

/// `answer` for every one of `questions`, in their order; [`Options::counted`] is told after each.
pub(super) fn side_by_side<Q: Sync, A: Send>(
    questions: &[Q],
    options: &Options,
    answer: impl Fn(&Q) -> A + Sync,
) -> Vec<A> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, A)>> = Mutex::new(Vec::with_capacity(questions.len()));
    let work = || {
        while let Some((at, question)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            questions.get(at).map(|question| (at, question))
        } {
            let answer = answer(question);
            // A thread that panicked takes the whole scope down with it.
            if let Ok(mut done) = done.lock() {
                done.push((at, answer));
                if let Some(counted) = &options.counted {
                    counted(done.len(), questions.len());
                }
            }
        }
    };
    let threads = options.threads.or_else(|| thread::available_parallelism().ok());
    let threads = threads.map_or(1, NonZeroUsize::get).min(questions.len());
    if threads <= 1 {
        work();
    } else {
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
    }
    let mut done = done.into_inner().unwrap_or_else(|held| held.into_inner());
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}
