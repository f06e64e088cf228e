//! What a chart says, as data; the locale makes sentences of it. Amounts and names come as they
//! are written in the language.

/// A sentence or a name of a chart.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each variant and field is named by what it says.
pub enum Say {
    /// The name of a kind of chart.
    Kind(Kind),
    /// For a kind that a scenario and its plan alone cannot feed.
    KindNeedsMore,
    /// Under the title: whose plan, what of it, over how long.
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
    /// Some that are not drawn at all.
    NotDrawn {
        count: usize,
    },
    Fees,
    GrossMargin,
    Proposed,
    Today,
    NoSpend,
    Total,
    PerMonth {
        amount: String,
    },

    // Flighting and flowchart.
    Peak {
        month: String,
        amount: String,
        above: String,
    },
    Even {
        amount: String,
    },
    /// A channel that still matures.
    Building,
    /// A month whose spend is given.
    Locked,
    /// The most that a month may cost.
    BudgetLine,
    AllAlwaysOn {
        count: usize,
    },
    InBursts {
        count: usize,
    },
    /// `names` is empty where they are too many to name.
    SomeAlwaysOn {
        always: usize,
        bursts: usize,
        names: Vec<String>,
    },
    CellsMean,

    // Allocation.
    Most {
        channel: String,
        share: String,
    },
    MostOfAll {
        channels: Vec<String>,
        share: String,
    },
    Only {
        channel: String,
    },
    Spend,
    Share,
    Roas,
    AgainstToday,

    // Response curves.
    CurvesShow {
        name: String,
        kpi: Option<String>,
    },
    NextEarns {
        channel: String,
        times: String,
    },
    NextLoses {
        channel: String,
        times: String,
    },
    NextBestIn {
        channel: String,
    },
    Marginal {
        times: String,
    },
    Observed,
    Beyond,
    Range,
    BreakEven,
    CurveTerms,
    AxesIn {
        down: String,
        across: String,
    },

    // Returns over time.
    PaysFromStart,
    PaysBack {
        month: String,
        after: usize,
    },
    NoPayback {
        late: String,
    },
    AfterPlan,
    PaybackMeans {
        margin: String,
    },
    Landed,
    SpentNow,

    // Waterfall.
    ProfitUp {
        by: String,
        share: Option<String>,
    },
    ProfitDown {
        by: String,
        share: Option<String>,
    },
    ProfitSame,
    Gain,
    Loss,
    TodayGoesOn,

    // Frontier.
    Spot(Spot),
    PaysUpTo {
        budget: String,
    },
    SlowsFrom {
        budget: String,
    },
    /// The best profit is the same at every budget.
    MoreAddsNothing,
    StillPaysAt {
        budget: String,
    },
    BestAtBudget,
    EachPointSolved,
    BudgetAxis {
        unit: String,
    },
    BudgetToProfit {
        budget: String,
        profit: String,
    },

    // Tornado.
    MovesMost {
        figure: String,
        by: String,
    },
    NothingMoves,
    AtLow,
    AtHigh,
    OneAtATime {
        expected: String,
    },

    // Fan.
    EndsBetween {
        low: String,
        high: String,
        loss: Option<String>,
    },
    Median,
    HalfOfDraws,
    EightOfTen,
    Draws {
        count: String,
    },

    // Ranges.
    FreestIs {
        channel: String,
        low: String,
        high: String,
        share: String,
    },
    NothingIsFree {
        share: String,
    },
    BestPlan,
    StillGood {
        share: String,
    },

    // Comparison.
    BestScenario {
        scenario: String,
        by: String,
        than: String,
    },
    FirstIsBest {
        scenario: String,
    },
    CostColumn,
    RevenueColumn,
    ProfitColumn,
    SpendColumn,
    MixColumn,

    // Plan against actual.
    SoFar {
        month: String,
        spend: String,
        revenue: String,
    },
    NothingPassed,
    Planned,
    ActualValue,
    DriftMeans,
}

/// What a chart shows, in its subtitle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it says.
pub enum What {
    SpendByMonth,
    SpendByChannel,
    SpentAndLanded,
    Calendar,
    ProfitByChannel,
    ProfitByBudget,
    ProfitIfWrong,
    ProfitSoFar,
    SpendRange,
    Scenarios,
    PlanAndActual,
}

/// What a point of the frontier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// What is spent today.
    Today,
    /// The proposed plan.
    Proposed,
    /// Beyond it each further unit brings clearly less.
    Knee,
    /// Beyond it more money no longer pays.
    NoLongerPays,
}

/// The kinds, their list, and their keys: one line a kind, so that none is left out of the list.
macro_rules! kinds {
    ($($(#[$about:meta])* $kind:ident $key:literal,)*) => {
        /// Every kind of chart.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$about])* $kind,)*
        }

        impl Kind {
            /// Every kind, in the order in which a proposal shows them.
            pub const ALL: [Kind; [$($key),*].len()] = [$(Kind::$kind),*];

            /// As the command line takes it.
            pub fn key(self) -> &'static str {
                match self {
                    $(Kind::$kind => $key,)*
                }
            }
        }
    };
}

kinds! {
    /// Spend by channel over the horizon.
    Allocation "allocation",
    /// Spend by month and channel.
    Flighting "flighting",
    /// The media calendar.
    Flowchart "flowchart",
    /// What is spent and what lands, month by month.
    Returns "returns",
    /// What each channel's spend brings.
    Curves "curves",
    /// From today's profit to the proposed one.
    Waterfall "waterfall",
    /// Scenarios side by side.
    Comparison "comparison",
    /// The best profit at each budget.
    Frontier "frontier",
    /// How far each channel's spend may move.
    Ranges "ranges",
    /// Which figure moves the result most.
    Tornado "tornado",
    /// The range of outcomes.
    Fan "fan",
    /// Plan against actual.
    Actual "actual",
}

impl Kind {
    /// The kind of a key.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
