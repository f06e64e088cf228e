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
    /// As a headline: keep the current plan or test first, since the chance of beating it is low.
    Headline(String),
    /// Over the returns that were corrected.
    CorrectionHeading,
    /// A channel's return as stated, and as the plan uses it.
    Corrected {
        /// As people name it.
        channel: String,
        /// As the file states it.
        stated: String,
        /// As the plan uses it.
        used: String,
    },
    /// What this plan would be worth at the returns as stated, and what it is worth now.
    Promised {
        /// Before the correction.
        before: String,
        /// After it.
        after: String,
    },
    /// What is maximised under "robust": the worst case in which so many channels fall short.
    Robust(String),
    /// What is maximised under "cvar": the weight of the worst draws, and their share.
    Cvar {
        /// Of the worst draws.
        weight: String,
        /// Of all draws.
        tail: String,
    },
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
