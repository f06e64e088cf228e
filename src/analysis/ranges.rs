//! How flat the optimum is: for each channel the least and the most total spend among the plans
//! that are nearly as good as the best.

use super::many::side_by_side;
use crate::plan::{Plan, Proof, Status};
use crate::program::question::Question;
use crate::scenario::Scenario;
use crate::solve::{NoPlan, Options, attempt_from, solve_decided};

/// Gap, relative to the spend, at which an end of a range is known well enough.
const CLOSE: f64 = 1e-4;
/// Nodes for each end where nobody sets a limit: an end that is not proven by then is said to be
/// open, with its bound.
const NODES: usize = 50;

/// The best plan and how far each channel may stray from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranges {
    /// The best plan.
    pub plan: Plan,
    /// How much worse than the best a plan may be, as a share of its value.
    pub within: f64,
    /// The objective that the plans of the ranges have at least.
    pub objective_at_least: f64,
    /// In the scenario's order.
    pub channels: Vec<ChannelRange>,
}

/// Total spends of one channel, fees left out.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct ChannelRange {
    /// Least, in a plan that was found.
    pub least: f64,
    /// In the best plan.
    pub best: f64,
    /// Most, in a plan that was found.
    pub most: f64,
    /// Proven: no plan as good spends less.
    pub least_bound: f64,
    /// Proven: no plan as good spends more.
    pub most_bound: f64,
    /// Whether each end is proven to a ten-thousandth.
    #[serde(rename = "least_proven")]
    pub is_least_proven: bool,
    /// See `is_least_proven`.
    #[serde(rename = "most_proven")]
    pub is_most_proven: bool,
}

impl ChannelRange {
    /// Whether both ends are proven.
    pub fn is_proven(&self) -> bool {
        self.is_least_proven && self.is_most_proven
    }
}

/// The ranges of every channel among plans within a share `within` of the best.
///
/// ```
/// let scenario: phanbo::Scenario = r#"{ "start": "2027-01", "months": 3, "budget": {"monthly": 10},
///     "channels": [{"id": "seo", "roi": 2}, {"id": "ppc", "roi": 3, "max": 4}] }"#.parse()?;
/// let near = phanbo::analysis::ranges(&scenario, 0.1, &phanbo::Options::default())?;
/// let ppc = &near.channels[1];
/// assert!(ppc.least < 12.0 && (ppc.most - 12.0).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`crate::solve()`].
pub fn ranges(scenario: &Scenario, within: f64, options: &Options) -> Result<Ranges, NoPlan> {
    let options = &options.clone().from_now();
    let (plan, decisions) = solve_decided(scenario, options)?;
    let objective_at_least = plan.proof.value - within * plan.proof.value.abs();
    let ends: Vec<(usize, bool)> = (0..scenario.channels.len())
        .flat_map(|channel| [(channel, false), (channel, true)])
        .collect();
    let options = Options {
        tolerance: CLOSE.max(options.tolerance),
        node_limit: match (options.node_limit, options.time_limit) {
            (None, None) => Some(NODES),
            (limit, _) => limit,
        },
        ..options.clone()
    };
    let found = side_by_side(&ends, &options, |&(channel, most)| {
        let question = Question::ChannelSpend { channel, most, objective_at_least };
        attempt_from(scenario, question, &options, Some(&decisions))
            .ok()
            .map(|plan| (plan.proof, plan.status))
    });
    let channels = found
        .chunks(2)
        .zip(&plan.channels)
        .map(|(ends, channel)| range(channel.total_spend, ends))
        .collect();
    Ok(Ranges { plan, within, objective_at_least, channels })
}

/// An end that was not found in time is no further out than the best plan, and not proven.
fn range(best: f64, ends: &[Option<(Proof, Status)>]) -> ChannelRange {
    let end = |at: usize| ends.get(at).copied().flatten();
    let (low, high) = (end(0), end(1));
    let proven =
        |end: Option<(Proof, Status)>| end.is_some_and(|(_, status)| status == Status::Optimal);
    let least = low.map_or(best, |(proof, _)| (-proof.value).min(best)) + 0.0;
    ChannelRange {
        best,
        least,
        most: high.map_or(best, |(proof, _)| proof.value.max(best)),
        least_bound: low.map_or(0.0, |(proof, _)| (-proof.bound).clamp(0.0, best)),
        most_bound: high.map_or(f64::INFINITY, |(proof, _)| proof.bound.max(best)),
        // Nobody spends less than nothing.
        is_least_proven: least <= 0.0 || proven(low),
        is_most_proven: proven(high),
    }
}
