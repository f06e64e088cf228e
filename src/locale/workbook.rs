//! What stands in the workbook besides figures and the labels of every table.

use crate::locale::chart::Kind;

/// A sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it is.
pub enum Tab {
    Summary,
    Allocation,
    Flighting,
    Forecast,
    Curves,
    Scenarios,
    Constraints,
    Assumptions,
    Glossary,
}

impl Tab {
    /// Every sheet, in the order of the workbook.
    pub const ALL: [Tab; 9] = [
        Tab::Summary,
        Tab::Allocation,
        Tab::Flighting,
        Tab::Forecast,
        Tab::Curves,
        Tab::Scenarios,
        Tab::Constraints,
        Tab::Assumptions,
        Tab::Glossary,
    ];
}

/// A head, a label or a sentence of the workbook.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each variant is named by what it says.
pub enum Book {
    /// The sheet's name on its tab: at most 31 letters, none of `/ \ ? * [ ] :`.
    Tab(Tab),
    /// Over the sheet.
    Title(Tab),
    /// Below the title: how the sheet is read.
    Reading(Tab),
    /// Over a chart of the workbook.
    Chart(Kind),
    /// From, to, how many months.
    Period {
        from: String,
        to: String,
        months: usize,
    },

    // Summary.
    Value,
    Note,
    Budget,
    TotalCost,
    GrossProfit,
    NetProfit,
    /// In how many of ten cases a range holds.
    EightOfTen,
    ChanceOfLoss,
    ChanceToBeatToday,
    PaybackMonth,
    NoPayback,
    Proof,
    CostPer {
        kpi: String,
    },

    // Allocation.
    Today,
    Change,
    ChangeShare,
    Least,
    Most,
    NearlyLeast,
    NearlyMost,
    LaterRevenue,
    MarginalRoas,
    AtLimit,
    Reason,

    // Flighting.
    PlanBlock,
    ActualBlock,
    VarianceBlock,
    TotalWithFees,

    // Forecast.
    Margin,
    CumulativeProfit,
    ByMonthAndChannel,

    // Response curves.
    SpendPerMonth,
    /// What the curve brings.
    Brings {
        kpi: String,
    },
    LowCase,
    HighCase,
    NextStep,
    Proposed,

    // Scenarios.
    Scenario,
    AgainstFirst,

    // Constraints.
    Rule,
    Allowed,
    Room,
    Binds,
    Yes,
    No,
    Worth,
    WrittenIn,

    // Assumptions.
    Parameter(Parameter),
    ParameterHead,
    AllChannels,
    Origin,
    /// The file's own figure.
    Own,
    /// Of the tier's presets.
    Preset,
    GradeMeans,

    // Glossary.
    TermHead,
    OtherLanguage,
    Meaning,
}

/// An assumption of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it is.
pub enum Parameter {
    Margin,
    DiscountRate,
    AfterHorizon,
    Return,
    ReturnAt,
    Incrementality,
    HalfSaturation,
    FirstEffect,
    FullEffect,
    MeanLag,
    LeastActive,
    SetupFee,
    MonthlyFee,
    FeeRate,
    MostSpend,
}

/// A term of the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it is.
pub enum Term {
    Allocation,
    Flighting,
    IncrementalRevenue,
    Roas,
    MarginalRoas,
    Roi,
    GrossMargin,
    BreakEven,
    Payback,
    ResponseCurve,
    Saturation,
    CarryOver,
    RampUp,
    Seasonality,
    ForecastRange,
    Constraint,
    ShadowPrice,
    MinimumEffective,
    Gap,
    EvidenceGrade,
}

impl Term {
    /// Every term, in the order of the glossary.
    pub const ALL: [Term; 20] = [
        Term::Allocation,
        Term::Flighting,
        Term::IncrementalRevenue,
        Term::Roas,
        Term::MarginalRoas,
        Term::Roi,
        Term::GrossMargin,
        Term::BreakEven,
        Term::Payback,
        Term::ResponseCurve,
        Term::Saturation,
        Term::CarryOver,
        Term::RampUp,
        Term::Seasonality,
        Term::ForecastRange,
        Term::Constraint,
        Term::ShadowPrice,
        Term::MinimumEffective,
        Term::Gap,
        Term::EvidenceGrade,
    ];
}
