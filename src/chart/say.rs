//! What a chart says, as data; the locale makes sentences of it. Amounts and names come as they
//! are written in the language.

use super::Kind;

/// A sentence or a name of a chart.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum Say {
    // Every chart.
    /// The name of a kind of chart.
    Kind(Kind),
    /// Under the title: whose plan, over which months.
    Of {
        name: String,
        what: What,
        months: usize,
    },
    /// Where the figures come from.
    Source,
    /// Several that are too small to be drawn apart.
    Others {
        count: usize,
    },
    Fees,
    // Flighting.
    /// Spend peaks.
    Peak {
        month: String,
        amount: String,
        above: String,
    },
    /// Spend hardly differs between the months.
    Even {
        amount: String,
    },
    NoSpend,
    /// A channel that still matures.
    Building,
    /// A month whose spend is given.
    Locked,
    /// The most that a month may cost.
    BudgetLine,
    Proposed,
    Today,
    // Allocation.
    /// One channel gets this share, more than any other.
    Most {
        channel: String,
        share: String,
    },
    /// The first few get most.
    MostOfAll {
        channels: Vec<String>,
        share: String,
    },
    /// There is only one channel.
    Only {
        channel: String,
    },
    Spend,
    Share,
    Roas,
    /// Against today's spend.
    AgainstToday,
    Total,
}

/// What a chart shows, in its subtitle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it says.
pub enum What {
    SpendByMonth,
    SpendByChannel,
}
