//! Outcomes that a plan must reach.

use super::Per;

/// An outcome that the plan must reach.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Target {
    /// The KPI it is about.
    pub kpi: String,
    /// What is asked of it.
    pub goal: Goal,
    /// Indices into [`super::Scenario::channels`]: whose KPI and spend count; all of them where the file
    /// names none.
    pub channels: Vec<usize>,
    /// Whether what comes without any spend counts: where the file names no channels.
    pub with_baseline: bool,
    /// First month that counts (0 is the first of the plan).
    pub from: usize,
    /// Last month that counts.
    pub by: usize,
    /// In each of these months or over them together.
    pub per: Per,
    /// Whether a plan may miss it, as little as can be. An amount only.
    pub soft: bool,
}

/// What a target asks.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Goal {
    /// At least so much of the KPI.
    AtLeast(f64),
    /// At most so much of the KPI.
    AtMost(f64),
    /// KPI >= this x spend, fees left out.
    PerSpendAtLeast(f64),
    /// Spend <= this x KPI, fees left out.
    CostAtMost(f64),
}

impl Goal {
    /// Whether it is an amount of a KPI, and not a ratio.
    pub fn is_amount(self) -> bool {
        matches!(self, Goal::AtLeast(_) | Goal::AtMost(_))
    }

    /// So much missing counts as 1: what is asked, or a unit where nothing is.
    pub fn unit_of_missed(self) -> f64 {
        if self.figure() > 0.0 { self.figure() } else { 1.0 }
    }

    /// What the file states: an amount, a ratio, a cost.
    pub fn figure(self) -> f64 {
        match self {
            Goal::AtLeast(x) | Goal::AtMost(x) | Goal::PerSpendAtLeast(x) | Goal::CostAtMost(x) => {
                x
            }
        }
    }
}
