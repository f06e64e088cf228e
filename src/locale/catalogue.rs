//! What a language must be able to say.

use super::proposal::Pitch;
use super::risk::RiskWords;
use super::robust::Robust;
use super::rows::Price;
use super::setting::Setting;
use super::what_if::WhatIf;
use super::why::Why;
use super::wording::{Aim, Wording};
use super::workbook::{Book, Term};
use crate::plan::file::PlanFinding;
use crate::plan::warning::WarningKind;
use crate::row::RowKey;
use crate::scenario::finding::Expected;
use crate::scenario::{Problem, Tier};

/// A language. No method has a default: a language is complete or does not compile.
pub trait Catalogue: Sync {
    /// Headings, statuses and other fixed words.
    fn labels(&self) -> &'static Labels;
    /// What is wrong with a scenario at one place, and what would be right.
    fn problem(&self, problem: &Problem) -> Said;
    /// A kind of value, in a sentence.
    fn expected(&self, expected: Expected) -> &'static str;
    /// A rule in a sentence; `when` says its months and is empty where it has none.
    fn rule(&self, wording: &Wording<'_>, row: RowKey, when: &str) -> String;
    /// What a little more of a rule's limit is worth.
    fn price(&self, price: &Price) -> String;
    /// The move of a rule's limit that a price speaks of, as the beginning of a sentence.
    fn change(&self, price: &Price) -> String;
    /// What a planner should know before she sells a plan.
    fn warning(&self, wording: &Wording<'_>, kind: &WarningKind) -> String;
    /// What she may write in the file about it, keys and all.
    fn advice(&self, kind: &WarningKind) -> Option<String>;
    /// What is maximised, as a noun.
    fn aim(&self, aim: &Aim) -> String;
    /// A message of the program.
    fn note(&self, note: &Note) -> String;
    /// What `verify` found.
    fn checked(&self, checked: &Checked) -> String;
    /// What is wrong with a plan file, and where.
    fn plan_fault(&self, finding: &PlanFinding) -> String;
    /// An answer to why, how much for, how far.
    fn why(&self, why: &Why) -> String;
    /// A comparison, a sweep, a top-up or a new plan.
    fn what_if(&self, said: &WhatIf) -> String;
    /// How far a plan can be trusted.
    fn robust(&self, said: &Robust) -> String;
    /// What a proposal says to the client.
    fn pitch(&self, said: &Pitch) -> String;
    /// What uncertain returns make of a plan.
    fn risk(&self, risk: &RiskWords) -> String;
    /// A fault in how the program was called.
    fn usage(&self, usage: &Usage) -> String;
    /// Why the system refused a file, where we have words of our own for it.
    fn refusal(&self, kind: std::io::ErrorKind) -> Option<&'static str>;
    /// A text of the program's help.
    fn help(&self, help: Help) -> &'static str;
    /// A sentence or a name of a chart.
    fn chart(&self, say: &crate::locale::chart::Say) -> String;
    /// A head, a label or a sentence of the workbook.
    fn book(&self, book: &Book) -> String;
    /// A term of the field and what it means.
    fn term(&self, term: Term) -> (&'static str, &'static str);
    /// What a KPI of the usual names is called.
    fn kpi(&self, key: &str) -> Option<&'static str>;
    /// What a figure of a scenario is called where a planner moves it.
    fn setting(&self, setting: Setting) -> &'static str;
    /// A commented scenario to start from, for `init`.
    fn scaffold(&self, tier: Tier) -> String;
}

/// A fault, and a hint where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Lower case, no full stop.
    pub fault: String,
    /// What would be right.
    pub hint: Option<String>,
}

impl Said {
    pub(crate) fn new(fault: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { fault: fault.into(), hint: Some(hint.into()) }
    }
}

/// Fixed words.
#[derive(Debug)]
#[allow(missing_docs)] // Each field is named by what it says.
pub struct Labels {
    pub error: &'static str,
    pub warning: &'static str,
    pub hint: &'static str,
    pub note: &'static str,
    pub spend_by_month: &'static str,
    pub spend_by_quarter: &'static str,
    pub spend_by_year: &'static str,
    pub by_channel: &'static str,
    pub results: &'static str,
    pub holds_back: &'static str,
    pub warnings: &'static str,
    pub proof: &'static str,
    pub channel: &'static str,
    pub total: &'static str,
    pub spend: &'static str,
    pub fees: &'static str,
    pub share: &'static str,
    pub revenue: &'static str,
    pub profit: &'static str,
    pub roas: &'static str,
    pub roi_net: &'static str,
    pub after_horizon: &'static str,
    pub next_unit: &'static str,
    pub in_horizon: &'static str,
    pub carried_in: &'static str,
    pub optimal: &'static str,
    pub feasible: &'static str,
    pub goal: &'static str,
    pub bound: &'static str,
    pub gap: &'static str,
    pub nothing_holds: &'static str,
    pub month: &'static str,
    // `models`
    pub figure: &'static str,
    pub low: &'static str,
    pub expected: &'static str,
    pub high: &'static str,
    pub grade: &'static str,
    pub sources: &'static str,
    pub claim: &'static str,
    pub usual_share: &'static str,
}

/// What `verify` finds of a plan; amounts are formatted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum Checked {
    RulesHold,
    RulesBroken {
        rules: Vec<String>,
    },
    /// The value by the true curves, and what the plan says where that differs.
    Value {
        value: String,
        said: Option<String>,
    },
    Bound {
        bound: String,
        gap: String,
    },
    /// Whether some region of plans stays unbounded, or the certificate is not of this scenario.
    BoundRejected {
        open: bool,
    },
    NoCertificate,
    NotACertificate {
        path: String,
        why: String,
    },
}

/// Messages of the program.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum Note {
    /// A document whose ending nobody knows.
    UnknownDocument {
        path: String,
    },
    /// A section that no proposal has.
    UnknownSection {
        key: String,
        known: String,
    },
    /// Sliders are for pages that can move.
    SlidersNeedHtml,
    /// What a page with sliders gives away.
    SlidersCarry {
        plans: usize,
    },
    /// A file in another currency than the first.
    OtherCurrency {
        path: String,
        currency: String,
        first: String,
    },
    /// No channel states what it spends today.
    NoCurrent,
    /// A number that may be read in two ways.
    AmbiguousNumber {
        typed: String,
    },
    /// Not `path=value`.
    NotASetting {
        typed: String,
    },
    /// A setting that the scenario cannot take.
    BadSetting {
        setting: String,
        fault: String,
        hint: Option<String>,
    },
    /// The closing line under findings.
    FindingsIn {
        count: usize,
        source: String,
    },
    /// Findings that are not shown.
    MoreFindings {
        count: usize,
    },
    /// `check` found nothing wrong.
    Valid {
        source: String,
        channels: usize,
        months: usize,
    },
    CannotRead {
        source: String,
        why: String,
    },
    CannotWrite {
        path: String,
        why: String,
    },
    /// An existing file is never replaced unasked.
    Exists {
        path: String,
    },
    /// A name ending that stands for no format.
    UnknownFormat {
        path: String,
    },
    Wrote {
        path: String,
    },
    /// After `init`: how an editor gets the schema.
    SchemaHint,
    /// The rules that clash, each as a phrase.
    Infeasible {
        source: String,
    },
    InfeasibleRules,
    StoppedWithoutPlan,
    StoppedEarly {
        gap: String,
    },
    /// A name ending that stands for no picture.
    UnknownPicture {
        path: String,
    },
    /// The plan has nothing for a chart of this kind.
    NothingToDraw {
        kind: String,
        /// The key or flag that would make it possible.
        needs: String,
    },
    /// Neither a PNG nor an SVG.
    NotALogo {
        path: String,
    },
    /// A brand file that cannot be read.
    BadBrand {
        path: String,
        line: usize,
        column: usize,
        why: String,
    },
    /// While a search runs; no gap while no plan is known.
    /// Of many questions so many are answered.
    Answered {
        done: usize,
        of: usize,
    },
    Progress {
        nodes: usize,
        gap: Option<String>,
    },
    /// What whole steps cost at most.
    Rounded {
        gap: String,
    },
    FailedAudit,
    /// The months of a plan of more than two years are shown in groups.
    OtherFormats,
    /// The range of the plan and its size, under the name.
    Subtitle {
        from: String,
        to: String,
        months: usize,
        channels: usize,
        aim: String,
    },
    /// What the figure "next unit" is.
    NextUnit {
        per: String,
        aim: String,
    },
    /// What lands after the last month, and which share of it the objective counts.
    AfterHorizon {
        amounts: String,
        counted: f64,
    },
    CarriedIn {
        amounts: String,
    },
    /// An amount of a KPI and what one of it costs.
    KpiAt {
        amount: String,
        kpi: String,
        cost: String,
    },
    /// Further limits that hold the plan back.
    MoreLimits {
        count: usize,
    },
    /// What it took.
    Effort {
        backend: String,
        variables: usize,
        constraints: usize,
        integers: usize,
        nodes: usize,
    },
    /// What the grades of evidence mean.
    Grades,
    /// Heading of a tier's presets.
    Presets {
        tier: Tier,
        currency: String,
    },
}

/// Faults in how the program was called.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum Usage {
    UnknownArgument {
        argument: String,
        nearest: Option<String>,
    },
    UnknownCommand {
        command: String,
        nearest: Option<String>,
    },
    MissingCommand,
    Missing {
        arguments: Vec<String>,
    },
    NeedsValue {
        argument: String,
        allowed: Vec<String>,
    },
    BadValue {
        argument: String,
        value: String,
        allowed: Vec<String>,
        why: Option<BadValue>,
    },
    Repeated {
        argument: String,
    },
    Conflict {
        argument: String,
        with: Vec<String>,
    },
    NotUtf8,
    Other(String),
    /// The line that points to `--help`.
    SeeHelp {
        command: String,
    },
}

/// Why a value of an option is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadValue {
    /// Not a number above 0.
    NotPositive,
    /// Not a whole number from 1.
    NotCount,
    /// Not a share from 0 to 1, written `1%` or `0.01`.
    NotShare,
    /// Not written `path=from..to:count`.
    NotRange,
    /// Not an amount above 0 that can be read in one way only.
    NotAmount,
}

/// Texts of the program's help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // Each variant is named by what it describes.
pub enum Help {
    Program,
    ProgramExamples,
    Usage,
    Commands,
    Arguments,
    Options,
    Solve,
    SolveExamples,
    Compare,
    CompareExamples,
    SetVariant,
    Set,
    MoreFiles,
    Robustness,
    RobustnessExamples,
    Report,
    ReportExamples,
    Document,
    Client,
    PreparedBy,
    Date,
    Sections,
    Interactive,
    Slider,
    ChartFiles,
    ChartActuals,
    Brand,
    SvgText,
    VariantName,
    WhatIfs,
    With,
    Ladder,
    Sweep,
    SweepExamples,
    Over,
    Replan,
    ReplanExamples,
    Actuals,
    PlanBefore,
    TopUp,
    TopUpExamples,
    Committed,
    Extra,
    Check,
    CheckExamples,
    Schema,
    SchemaExamples,
    Models,
    ModelsExamples,
    Init,
    InitExamples,
    Goal,
    GoalExamples,
    Ranges,
    RangesExamples,
    Explain,
    ExplainExamples,
    Within,
    File,
    Format,
    Output,
    Lang,
    Tolerance,
    TimeLimit,
    NodeLimit,
    Samples,
    Seed,
    NoTiming,
    Force,
    TierArgument,
    TierOption,
    InitFile,
    HelpFlag,
    VersionFlag,
    Verify,
    VerifyExamples,
    PlanFile,
    CertificateFile,
    Certificate,
    Chart,
    ChartExamples,
    ChartKind,
    Picture,
    Scale,
    Size,
    ListCharts,
    Export,
    ExportExamples,
    Mps,
    Lp,
    Chords,
    Backend,
}

/// The figures of the commented scenario that `init` writes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Figures {
    pub(crate) name_en: &'static str,
    pub(crate) name_vi: &'static str,
    pub(crate) gross_margin: f64,
    pub(crate) monthly: u64,
    pub(crate) total: u64,
    pub(crate) ppc_max: u64,
}

impl Figures {
    pub(crate) fn of(tier: Tier) -> Self {
        match tier {
            Tier::Sme => Self {
                name_en: "My shop",
                name_vi: "Cửa hàng của tôi",
                gross_margin: 0.5,
                monthly: 20_000_000,
                total: 200_000_000,
                ppc_max: 15_000_000,
            },
            Tier::Enterprise => Self {
                name_en: "My company",
                name_vi: "Công ty của tôi",
                gross_margin: 0.5,
                monthly: 1_000_000_000,
                total: 10_000_000_000,
                ppc_max: 400_000_000,
            },
        }
    }
}
