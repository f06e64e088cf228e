//! What is said by `compare`, `sweep`, `top-up` and `replan`.

/// Sentences and heads; amounts in them are written already.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum WhatIf {
    // Names of cases and rungs.
    Today,
    Equal,
    BestTiming,
    BestMix,
    // `compare`
    CompareSubtitle {
        cases: usize,
        first: String,
    },
    Figure,
    /// Above the rows of differences.
    Against {
        first: String,
    },
    /// A row of differences of a figure.
    Change(String),
    NoPlanHeading,
    /// A case without a plan: its name and the rules that clash.
    Clash {
        case: String,
        rules: Vec<String>,
    },
    /// Stopped before a plan was found.
    NoPlanInTime {
        case: String,
    },
    BrokenHeading,
    /// A reference plan breaks rules.
    Breaks {
        case: String,
        rules: Vec<String>,
    },
    Proof,
    /// Every best plan is proven.
    AllProven,
    SomeOpen {
        cases: String,
    },
    Legend,
    LadderHeading,
    /// Today's totals at better times clash with a rule.
    NoTiming,
    /// No channel states what is spent today.
    NoToday,
    Step,
    Adds,
    // `sweep`
    SweepSubtitle {
        path: String,
        from: String,
        to: String,
        points: usize,
    },
    SweepHeading,
    Value,
    Objective,
    /// What the objective gained per unit of the value since the point before.
    Gain,
    Reading,
    Knee {
        value: String,
    },
    /// From here on a further unit gains nothing.
    SpendNoMore {
        value: String,
    },
    StillPays {
        value: String,
        gain: String,
    },
    /// Of a figure that is no spend: where the plan is worth most.
    BestAt {
        value: String,
    },
    /// From here on the figure changes nothing.
    NothingMore {
        value: String,
    },
    AllTheSame,
    AtKnee,
    AtStop,
    NoPlan,
    /// Rows are one path, columns the other.
    GridNote {
        rows: String,
        columns: String,
        figure: String,
    },
    // `top-up`
    TopUpSubtitle {
        extra: String,
    },
    TopUpHeading,
    Committed,
    Extra,
    NewTotal,
    When,
    TopUpAdds {
        spent: String,
        value: String,
    },
    /// Part of the extra is better kept.
    Keep {
        left: String,
    },
    AllUsed,
    // `replan`
    ReplanSubtitle {
        months: String,
    },
    DriftHeading,
    Planned,
    Actual,
    Difference,
    DriftTotal {
        planned: String,
        actual: String,
        difference: String,
    },
    DriftLargest {
        channel: String,
        difference: String,
    },
    OnPlan,
    /// Results landed as expected, or not: what the curves expect of what was spent, what came.
    ResultDrift {
        kpi: String,
        expected: String,
        actual: String,
        difference: String,
    },
    ThenHeading,
    /// What the new plan is worth, and the old one would have been.
    Worth {
        new: String,
        old: String,
    },
}
