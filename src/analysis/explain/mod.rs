//! Why a plan is as it is: what each channel got and why, what each limit costs and how far that
//! price holds, which assumption matters most.

mod assumptions;
mod entry;
mod prices;
mod reasons;

pub use assumptions::{Assumption, Supposed};
pub use entry::Entry;
pub(super) use entry::{entry as entry_of, with_return};
pub use prices::{LimitPrice, Tried};
pub use reasons::{Because, Reason};

use super::many::side_by_side;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::solve::{NoPlan, Options, solve};

/// Nodes for each plan that is made again with something moved.
const NODES: usize = 12;

/// A plan explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The best plan.
    pub plan: Plan,
    /// For each channel, in the scenario's order, the reasons for its spends, in time.
    pub channels: Vec<Vec<Reason>>,
    /// For channels that get nothing: from which return on they do.
    pub entries: Vec<Entry>,
    /// What the limits cost, the dearest first.
    pub limits: Vec<LimitPrice>,
    /// What the plan supposes, what matters most first.
    pub assumptions: Vec<Assumption>,
    /// Whether there are on/off decisions: prices are then those of the plan with its decisions
    /// fixed, while plans made again are free to change them.
    pub has_choices: bool,
}

/// Explains the best plan of `scenario`.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let why = phanbo::analysis::explain(&scenario, &phanbo::Options::default())?;
/// assert_eq!(why.plan.channels[1].total_spend, 12.0);
/// assert_eq!(why.channels.len(), 2); // the reasons of each
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`solve`].
pub fn explain(scenario: &Scenario, options: &Options) -> Result<Explanation, NoPlan> {
    let options = &options.clone().from_now();
    let plan = solve(scenario, options)?;
    let again = Options {
        node_limit: Some(options.node_limit.unwrap_or(NODES).min(NODES)),
        ..options.clone()
    };
    let questions = questions(scenario, &plan);
    let answers = side_by_side(&questions, options, |question| match *question {
        // Where no plan was found in time nothing is said.
        Ask::Entry(channel) => Told::Entry(entry::entry(scenario, channel, &again)),
        Ask::Limit(at) => Told::Limit(prices::tried(scenario, &plan, at, &again)),
        Ask::Suppose(supposed) => {
            Told::Assumption(assumptions::tried(scenario, &plan, supposed, &again))
        }
    });
    let mut told = Explanation {
        channels: reasons::reasons(scenario, &plan),
        entries: Vec::new(),
        limits: Vec::new(),
        assumptions: Vec::new(),
        has_choices: plan.solver.integers > 0,
        plan,
    };
    for answer in answers {
        match answer {
            Told::Entry(entry) => told.entries.extend(entry),
            Told::Limit(limit) => told.limits.extend(limit),
            Told::Assumption(found) => told.assumptions.extend(found),
        }
    }
    told.assumptions.sort_by(|a, b| b.swing().total_cmp(&a.swing()));
    Ok(told)
}

/// What is asked by solving again.
enum Ask {
    Entry(usize),
    /// Place of the limit's dearest row in the plan's list.
    Limit(usize),
    Suppose(Supposed),
}

enum Told {
    Entry(Option<Entry>),
    Limit(Option<LimitPrice>),
    Assumption(Option<Assumption>),
}

fn questions(scenario: &Scenario, plan: &Plan) -> Vec<Ask> {
    let idle = entry::idle(scenario, plan).into_iter().map(Ask::Entry);
    let limits = prices::dearest(plan).into_iter().map(Ask::Limit);
    let supposed = assumptions::supposed(scenario).into_iter().map(Ask::Suppose);
    idle.chain(limits).chain(supposed).collect()
}
