//! What is said by `robustness`.

/// Heads and sentences; amounts in them are written already.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each variant is named by what it says.
pub enum Robust {
    Subtitle,
    ChannelsHeading,
    FlipsAt,
    Now,
    Least,
    Most,
    WorthOfKnowing,
    ChannelsNote,
    HorizonsHeading,
    Horizon,
    Months(usize),
    Largest,
    NextHeading,
    /// Which channel, how much a month, how long, what knowing is worth.
    Test {
        channel: String,
        spend: String,
        months: usize,
        worth: String,
    },
    NothingToLearn,
    /// Channels whose return may fall far before the plan changes.
    Firm {
        channels: String,
    },
    /// Channels that a small fall would throw out.
    Fragile {
        channels: String,
    },
}
