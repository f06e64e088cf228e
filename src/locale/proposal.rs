//! What a proposal says to the client besides figures and the labels of every table.

/// Headings and sentences; amounts in them are written already.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each variant is named by what it says.
pub enum Pitch {
    // Cover.
    CoverSubtitle {
        from: String,
        to: String,
        spend: String,
    },
    Client,
    PreparedBy,
    Date,
    Period,
    PeriodIs {
        from: String,
        to: String,
        months: usize,
    },
    Currency,
    Amounts,
    FeesIncluded,
    // Headings, by section.
    Summary,
    Goals,
    Allocation,
    Schedule,
    Forecast,
    Why,
    Scenarios,
    Limits,
    Risks,
    Measurement,
    Assumptions,
    Glossary,
    Method,
    // Summary.
    SummaryTakeaway {
        spend: String,
        months: usize,
        revenue: String,
        profit: String,
    },
    SummaryWithoutRevenue {
        spend: String,
        months: usize,
        result: String,
    },
    /// The proposed plan, beside others.
    ProposedPlan,
    NothingPays,
    /// Under a table of spend without fees.
    FeesBeside {
        fees: String,
        all: String,
    },
    Budget,
    Payback,
    PaybackIn {
        month: String,
    },
    NoPayback,
    EightInTen {
        low: String,
        high: String,
    },
    OfBudget {
        budget: String,
    },
    Decisions,
    DecideBudget {
        spend: String,
        months: usize,
    },
    DecideSplit {
        channels: String,
    },
    DecideReview {
        month: String,
    },
    // Goals.
    GoalsTakeaway {
        aim: String,
    },
    Goal,
    Asked,
    Reached,
    WholeBudget,
    // Allocation.
    AllocationTakeaway {
        channel: String,
        share: String,
    },
    Proposed,
    Today,
    Change,
    Reason,
    // Schedule.
    ScheduleTakeaway {
        month: String,
        spend: String,
        average: String,
    },
    Rising {
        channels: String,
        months: usize,
    },
    ByMonth,
    ByQuarter,
    Quarter {
        number: usize,
        year: i32,
    },
    // Forecast.
    ForecastTakeaway {
        profit: String,
    },
    AgainstToday {
        more: String,
        share: String,
    },
    Later {
        revenue: String,
    },
    Cumulative,
    // Why.
    WhyTakeaway,
    CurvesRead,
    NextUnit,
    NextUnitHead,
    SpendPerMonth,
    // Scenarios.
    ScenariosTakeaway {
        best: String,
    },
    OneScenario,
    // Limits.
    LimitsTakeaway,
    NothingHolds,
    // Risks.
    RisksTakeaway,
    RangesRead {
        within: String,
    },
    // Measurement.
    MeasurementTakeaway,
    Measure,
    How,
    Rhythm,
    MeasureSpend,
    MeasureRevenue,
    MeasureKpi {
        kpi: String,
    },
    FromPlatforms,
    FromSales,
    FromOwn,
    Weekly,
    Monthly,
    ReviewAt {
        month: String,
    },
    StopWhen {
        months: usize,
    },
    WaitFor {
        channel: String,
        month: String,
    },
    TestShare {
        amount: String,
    },
    ReplanAfter,
    // Assumptions.
    AssumptionsTakeaway {
        own: usize,
        preset: usize,
    },
    Corrected,
    // Glossary.
    GlossaryTakeaway,
    // Method.
    MethodTakeaway,
    MethodModel,
    MethodSearch,
    MethodProof {
        value: String,
        bound: String,
        gap: String,
    },
    MethodOpen {
        gap: String,
    },
    MethodCheck,
    MethodLimits,
    /// Below every page: what the figures rest on.
    Footer,
    /// Beside a heading that sorts the table.
    SortHint,
    /// What the sliders of a page show.
    Sliders,
    SlidersRead {
        points: usize,
    },
    NoPlanHere,
}
