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
    /// Spending nothing keeps every target.
    NothingNeeded,
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
    // `explain`
    ExplainSubtitle {
        aim: String,
        value: String,
        spend: String,
    },
    ChannelsHeading,
    /// A channel, what it gets, and the reasons.
    ChannelWhy {
        channel: String,
        amount: String,
        reasons: Vec<String>,
    },
    Given {
        when: String,
    },
    HeldDown {
        rule: String,
    },
    HeldUp {
        rule: String,
    },
    Level {
        when: String,
        one: String,
        next: String,
        /// The most, where the months differ.
        to: Option<String>,
    },
    PaysNoMore {
        when: String,
    },
    Weighed {
        when: String,
    },
    TooLate {
        when: String,
    },
    BetterElsewhere {
        when: String,
    },
    LeastTooDear {
        when: String,
    },
    Idle,
    /// A return from which a channel is in, and the one supposed.
    EntersFrom {
        from: String,
        now: String,
    },
    /// As above, as a multiple.
    EntersAt {
        factor: String,
    },
    NeverEnters,
    Barred {
        rule: String,
    },
    LimitsHeading,
    /// A price in a sentence, and what trying it out said.
    PriceTried {
        price: String,
        tried: Vec<String>,
    },
    /// Tried: the limit moved from one figure to another, and the gain.
    MovedGains {
        month: Option<String>,
        from: String,
        to: String,
        gain: String,
        aim: String,
        whole_line: bool,
    },
    PriceHolds {
        to: String,
    },
    PriceHoldsOn {
        to: String,
    },
    PriceFallsOff,
    /// Moving it alone gains nothing.
    AnotherBehind,
    ChoicesFixed,
    AssumptionsHeading,
    ReturnMatters {
        channel: String,
        low: String,
        high: String,
        now: String,
        kept_low: String,
        kept_high: String,
        aim: String,
        own: bool,
    },
    MarginMatters {
        low: String,
        high: String,
        now: String,
        kept_low: String,
        kept_high: String,
        aim: String,
    },
    /// What a plan made for the other case would be better by.
    Regret {
        regret: String,
    },
    NoRegret,
    // Clashes
    MendsHeading,
    /// Some of them leave other clashes.
    PartMendsHeading,
    /// A figure of the rule from, to.
    Mend {
        rule: String,
        raise: bool,
        from: String,
        to: String,
        /// By how much, where several months change together.
        each: Option<String>,
        leaves_others: bool,
    },
    NoMend,
}
