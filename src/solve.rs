//! The story of the crate, in order: scenario → model → program → solution → plan → audit.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::plan::Plan;
use crate::rule::RowKey;
use crate::scenario::Scenario;

/// When to be content, and when to stop.
#[derive(Debug, Clone)]
pub struct Options {
    /// The gap at which a plan counts as optimal; above 0, relative to the value.
    pub tolerance: f64,
    /// Wall clock after which the best plan so far is given.
    pub time_limit: Option<Duration>,
    /// Nodes of the search after which the best plan so far is given; reproducible everywhere.
    pub node_limit: Option<usize>,
    /// Set by Ctrl-C: the search stops as at a limit.
    pub interrupt: Option<Arc<AtomicBool>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tolerance: 1e-6,
            time_limit: None,
            node_limit: None,
            interrupt: None,
        }
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NoPlan {
    /// The scenario cannot be satisfied: rules of it that clash, which is proven.
    Infeasible(Conflict),
    /// Stopped at a limit before any plan was found.
    Stopped,
    /// A plan was found but broke a rule or the proof failed: a fault of this program, never
    /// shown as a plan. The rows that were broken.
    FailedAudit(Vec<RowKey>),
}

/// Rules that cannot hold together.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Rows of the clashing rules, by rule.
    pub rows: Vec<RowKey>,
}

/// Finds the best plan of a scenario and proves it.
///
/// # Errors
/// [`NoPlan`] where the rules clash or a limit came first.
///
/// # Panics
/// Never on a valid [`Scenario`] that has a budget.
pub fn solve(_scenario: &Scenario, _options: &Options) -> Result<Plan, NoPlan> {
    Err(NoPlan::Stopped)
}
