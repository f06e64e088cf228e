//! What a planner should know before she sells a plan, as data. Sentences are in `locale`.

/// One warning. Its code is stable; programs may rely on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// The channel (index into the scenario's) or the key it is about.
    pub path: String,
    /// What it says.
    pub kind: WarningKind,
}

/// The catalogue. Amounts are in the scenario's currency, months are months of the plan (0 is the
/// first), channels are indices into the scenario's.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum WarningKind {
    /// W03: a ramping channel stops before its full effect.
    StopsBeforeFullEffect { channel: usize, month: usize, full_effect: usize },
    /// W04: the horizon is shorter than the first effect of a ramping channel + 3 months.
    HorizonTooShort { channel: usize, months: usize, first_effect: usize },
    /// W05: one channel whose effect ends with the money has more than 60 % of the spend.
    ReliesOnPaid { channel: usize, share: f64 },
    /// W06: a stated return above the popular claim.
    AboveClaim { channel: usize, roi: f64, claim: f64 },
    /// W07: a high stated return without `incrementality` looks platform-reported.
    LooksPlatformReported { channel: usize, roi: f64, usual: f64 },
    /// W08: the next unit in a channel that gets money earns less than it costs (marginal profit
    /// below 0, held up by a rule or `spend_all`).
    LastUnitLoses { channel: usize, month: usize, payback: f64 },
    /// W12: channels that use preset figures.
    PresetFigures { channels: usize },
    /// W13: break-even return above every channel's.
    BreakEvenAboveAll { margin: f64, break_even: f64, best: f64 },
    /// W14: beyond what the plan spends, more money loses money in the period.
    KeepUnspent { useful: f64, unspent: f64 },
    /// W15: with every return at its low figure the plan loses money.
    LowCaseLoses { profit: f64 },
    /// W16: limits bind so tightly that they determine almost the whole plan.
    LimitsDecide { bound_share: f64 },
    /// W19: no gross margin is given; revenue is counted as profit.
    NoGrossMargin,
    /// W20: a ramping channel ends early only because the horizon ends.
    TapersAtHorizon { channel: usize, month: usize },
    /// W21: spend outside the range in which the curve was observed.
    OutsideObserved { channel: usize, month: usize, spend: f64, low: f64, high: f64 },
    /// W22: a channel sits exactly at its minimum-if-active.
    AtMinimum { channel: usize, months: usize, minimum: f64 },
}

impl WarningKind {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::StopsBeforeFullEffect { .. } => "W03",
            Self::HorizonTooShort { .. } => "W04",
            Self::ReliesOnPaid { .. } => "W05",
            Self::AboveClaim { .. } => "W06",
            Self::LooksPlatformReported { .. } => "W07",
            Self::LastUnitLoses { .. } => "W08",
            Self::PresetFigures { .. } => "W12",
            Self::BreakEvenAboveAll { .. } => "W13",
            Self::KeepUnspent { .. } => "W14",
            Self::LowCaseLoses { .. } => "W15",
            Self::LimitsDecide { .. } => "W16",
            Self::NoGrossMargin => "W19",
            Self::TapersAtHorizon { .. } => "W20",
            Self::OutsideObserved { .. } => "W21",
            Self::AtMinimum { .. } => "W22",
        }
    }
}
