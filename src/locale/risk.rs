//! What the risk section of a plan says; each language writes it.

/// A sentence about what may become of a plan; amounts and chances are formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RiskWords {
    /// Over the section.
    Heading,
    /// Eight times in ten the profit lies between these; the mean beside them.
    Profit {
        /// 10th percentile.
        low: String,
        /// 90th percentile.
        high: String,
        /// Over the draws.
        mean: String,
    },
    /// The same of revenue.
    Revenue {
        /// 10th percentile.
        low: String,
        /// 90th percentile.
        high: String,
        /// Over the draws.
        mean: String,
    },
    /// Chance of a profit below 0.
    Loss(String),
    /// Chance of beating the current split.
    BeatCurrent(String),
    /// That chance is too low to change anything without a test.
    KeepCurrent,
    /// Chance of a target on this KPI.
    Target {
        /// As people name it.
        kpi: String,
        /// Share of the draws.
        chance: String,
    },
    /// How the figures were made.
    Draws {
        /// How many.
        draws: String,
        /// Of the draws.
        seed: u64,
    },
}
