//! When a search is content, when it stops, and what it may use of the machine.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::engine::lp::Backend;
use crate::scenario::Scenario;

/// Nodes, times spends to decide, of a search beside others; and the fewest nodes of one.
const PATIENCE: usize = 20_000;
const LEAST: usize = 40;

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Progress {
    /// Best value so far of the part of the plan at hand, in the objective's unit.
    pub value: Option<f64>,
    /// Proven bound of that part.
    pub bound: f64,
    /// Nodes looked at.
    pub nodes: usize,
}

/// Told of progress, after every node.
pub type Told = Arc<dyn Fn(Progress) + Send + Sync>;

/// Told, where many questions are answered side by side, how many are done and of how many.
pub type Counted = Arc<dyn Fn(usize, usize) + Send + Sync>;

/// What time has passed since a moment of the clock's own choice. It never runs backwards.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// When to be content, when to stop, and what may be used of the machine.
///
/// ```
/// use std::time::Duration;
/// use phanbo::Options;
///
/// let options = Options::new().tolerance(1e-4).time_limit(Duration::from_secs(10)).threads(1);
/// assert_eq!(options.tolerance, 1e-4);
/// assert_eq!(Options::new().tolerance, 1e-6);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Options {
    /// The gap at which a plan counts as optimal; above 0, relative to the value. Default: 1e-6.
    pub tolerance: f64,
    /// Time by the clock after which the best plan so far is given; without a clock it never comes.
    /// Default: none.
    pub time_limit: Option<Duration>,
    /// Nodes of the search after which the best plan so far is given; reproducible everywhere.
    /// Default: none.
    pub node_limit: Option<usize>,
    /// Who solves what is left when every on/off decision is taken.
    pub backend: Backend,
    /// Set by Ctrl-C: the search stops as at a limit.
    pub interrupt: Option<Arc<AtomicBool>>,
    /// Told after every node of the search.
    pub progress: Option<Told>,
    /// Told after every one of many answers.
    pub counted: Option<Counted>,
    /// Threads that answer many questions side by side; one search is on one thread. Default:
    /// as many as the machine has. With 1 none is started.
    pub threads: Option<NonZeroUsize>,
    /// What time limits and [`SolverNote::seconds`](crate::plan::SolverNote::seconds) are measured
    /// by. Default: the system's, which `wasm32-unknown-unknown` does not have; `None` for none.
    pub clock: Option<Clock>,
    /// By the clock, since when the time limit counts; else since each question was asked.
    pub(crate) began: Option<Duration>,
    /// Nodes after which the best plan so far is given, once there is one.
    pub(crate) patience: Option<usize>,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("tolerance", &self.tolerance)
            .field("time_limit", &self.time_limit)
            .field("node_limit", &self.node_limit)
            .field("backend", &self.backend)
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tolerance: 1e-6,
            time_limit: None,
            node_limit: None,
            backend: Backend::Auto,
            interrupt: None,
            progress: None,
            counted: None,
            threads: None,
            clock: system_clock(),
            began: None,
            patience: None,
        }
    }
}

/// The system's clock, where there is one.
fn system_clock() -> Option<Clock> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    let start = std::time::Instant::now();
    Some(Arc::new(move || start.elapsed()))
}

impl Options {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`Options::tolerance`].
    #[must_use]
    pub fn tolerance(self, tolerance: f64) -> Self {
        Self { tolerance, ..self }
    }

    /// Sets [`Options::time_limit`].
    #[must_use]
    pub fn time_limit(self, limit: impl Into<Option<Duration>>) -> Self {
        Self { time_limit: limit.into(), ..self }
    }

    /// Sets [`Options::node_limit`].
    #[must_use]
    pub fn node_limit(self, nodes: impl Into<Option<usize>>) -> Self {
        Self { node_limit: nodes.into(), ..self }
    }

    /// Sets [`Options::backend`].
    #[must_use]
    pub fn backend(self, backend: Backend) -> Self {
        Self { backend, ..self }
    }

    /// Sets [`Options::interrupt`].
    #[must_use]
    pub fn interrupt(self, flag: impl Into<Option<Arc<AtomicBool>>>) -> Self {
        Self { interrupt: flag.into(), ..self }
    }

    /// Sets [`Options::progress`].
    #[must_use]
    pub fn progress(self, told: impl Into<Option<Told>>) -> Self {
        Self { progress: told.into(), ..self }
    }

    /// Sets [`Options::counted`].
    #[must_use]
    pub fn counted(self, counted: impl Into<Option<Counted>>) -> Self {
        Self { counted: counted.into(), ..self }
    }

    /// Sets [`Options::threads`]; 0 stands for as many as the machine has.
    #[must_use]
    pub fn threads(self, threads: usize) -> Self {
        Self { threads: NonZeroUsize::new(threads), ..self }
    }

    /// Sets [`Options::clock`].
    #[must_use]
    pub fn clock(self, clock: impl Into<Option<Clock>>) -> Self {
        Self { clock: clock.into(), ..self }
    }

    /// The time limit counts from now on, once for all that is asked with these options; where it
    /// counts already, since then. Every question that takes several searches counts it so.
    ///
    /// ```
    /// use std::time::Duration;
    /// use phanbo::Options;
    ///
    /// let options = Options::new().time_limit(Duration::from_secs(10)).from_now();
    /// # let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 1, "budget": {"monthly": 10},
    /// #     "channels": [{"id": "seo", "roi": 2}] }"#.parse()?;
    /// let plan = phanbo::solve(&scenario, &options)?;
    /// let ranges = phanbo::analysis::ranges(&scenario, 0.01, &options)?; // ten seconds for both
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from_now(self) -> Self {
        let began = self.began.or_else(|| self.now());
        Self { began, ..self }
    }

    /// Where nobody set a limit, the best plan of `scenario` so far will do after a while that is
    /// counted in nodes: for answers that rest on many plans.
    pub(crate) fn patient(self, scenario: &Scenario) -> Self {
        let is_limited =
            self.node_limit.is_some() || self.time_limit.is_some() || self.patience.is_some();
        let spends = (scenario.channels.len() * scenario.months).max(1);
        let patience = (!is_limited).then_some((PATIENCE / spends).max(LEAST));
        Self { patience: patience.or(self.patience), ..self }
    }

    /// Whether nothing more is to be searched: interrupted, or the time limit that counts is over.
    pub fn is_over(&self) -> bool {
        self.is_interrupted() || self.is_late(None)
    }

    pub(crate) fn now(&self) -> Option<Duration> {
        self.clock.as_ref().map(|clock| clock())
    }

    pub(crate) fn is_interrupted(&self) -> bool {
        self.interrupt.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed))
    }

    /// Whether the time limit is over, of a search that began at `started` where it does not count
    /// from an earlier moment.
    pub(crate) fn is_late(&self, started: Option<Duration>) -> bool {
        match (self.time_limit, self.began.or(started), self.now()) {
            (Some(limit), Some(started), Some(now)) => now.saturating_sub(started) >= limit,
            _ => false,
        }
    }
}
