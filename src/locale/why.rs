//! What is said by `goal`, `ranges`, `explain` and about scenarios that no plan satisfies.

/// Sentences and headings; amounts in them are written already.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum Why {
    // `goal`
    GoalSubtitle {
        from: String,
        to: String,
        months: usize,
        channels: usize,
    },
    LeastCost,
    /// The file's own budget beside the least cost.
    BudgetLeaves {
        budget: String,
        left: String,
    },
    BudgetLacks {
        budget: String,
        lacking: String,
    },
    TargetsHeading,
    TargetReached {
        target: String,
        reached: String,
    },
    /// What a little more of the target costs.
    TargetCosts {
        step: String,
        target: String,
        cost: String,
    },
    /// The target holds by itself in the cheapest plan.
    TargetFree {
        target: String,
    },
    DearHeading,
    /// What relaxing a limit would save: the change as a phrase.
    Saves {
        change: String,
        saved: String,
    },
    NothingDear,
    GoalProven {
        cost: String,
        bound: String,
        gap: String,
    },
    OutOfReach {
        tried: String,
    },
    ShortOf {
        target: String,
        reached: String,
        cost: String,
        alone: bool,
    },
    NeverNear {
        target: String,
    },
    WithinReachAlone {
        target: String,
        alone: bool,
    },
    StoppedByHeading,
    StoppedBy {
        rule: String,
    },
    /// No limit stops it: the channels themselves give no more.
    Saturated,
    // `ranges`
    RangesHeading,
    RangesSubtitle {
        within: String,
        aim: String,
        value: String,
    },
    Least,
    InPlan,
    Most,
    RangesNote,
    RangesReading,
    /// Channels whose spend hardly matters, and those that must be met closely.
    Flat {
        channels: String,
    },
    Firm {
        channels: String,
    },
    RangesProven,
    RangesOpen {
        channels: String,
    },
}
