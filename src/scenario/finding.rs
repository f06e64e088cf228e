//! What is wrong with a scenario, as data: no sentence is built below the locale.

use std::ops::Range;

use super::Loaded;
use super::Scenario;
use super::nearest::nearest;

/// What is wrong at one place. Sentences are in `locale`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// The file is empty or blank.
    Empty,
    /// Not UTF-8; the offset of the first bad byte.
    NotUtf8(usize),
    /// More bytes than a scenario may have.
    TooLarge {
        /// Bytes of the text.
        bytes: usize,
        /// Most bytes allowed.
        most: usize,
    },
    /// Not JSON; the parser's own words, in English.
    Syntax(String),
    /// A number with its digits in groups, as people write it: `20.000.000` for 20000000.
    GroupedNumber(String),
    /// An amount written as a text that can be read in two ways: `"20.000"`.
    TwoReadings {
        /// As typed.
        found: String,
        /// With its mark between thousands, and between decimals.
        readings: [f64; 2],
    },
    /// An amount with the sign of a currency that is not the scenario's.
    OtherCurrency {
        /// As typed.
        found: String,
        /// The scenario's, ISO 4217.
        currency: String,
    },
    /// A raw control character (a line break, say) within a text, or a character between the
    /// values that only looks like a blank.
    ControlCharacter,
    /// A key that the format does not have, and the nearest that it has there.
    UnknownKey {
        /// As typed.
        key: String,
        /// Nearest known key.
        nearest: Option<String>,
        /// Every key that is allowed there.
        allowed: Vec<String>,
    },
    /// A key of the format in an object that does not have it.
    MisplacedKey {
        /// As typed.
        key: String,
        /// Where it belongs, that key included: `budget.monthly`, `channels[].roi`; within the
        /// object it stands in `curve.hill.slope`; the key alone where it is one of the scenario
        /// itself.
        belongs: String,
    },
    /// A curve or timing that is written without the parameters it needs: `"hill"` for
    /// `{"hill": {"half": …, "slope": …}}`.
    KindNeeds {
        /// As typed.
        kind: String,
        /// Parameters that must be given; none where what is needed is a list.
        keys: Vec<String>,
    },
    /// A curve or timing that has no parameters and is written as a word alone: `"linear"`.
    KindStandsAlone(String),
    /// A key given twice in one object; the line of the first.
    DuplicateKey {
        /// As typed.
        key: String,
        /// 1-based.
        first_line: usize,
    },
    /// A key that must be there.
    MissingKey(String),
    /// A key that means something only together with another one, which is not there.
    GoesWith {
        /// The key that is there.
        key: String,
        /// The key that it needs.
        needs: String,
    },
    /// Of two or more keys at least one must be there.
    MissingOneOf(Vec<String>),
    /// Keys that exclude each other.
    OnlyOneOf(Vec<String>),
    /// A value of the wrong type.
    WrongType {
        /// What is allowed.
        expected: Expected,
        /// As typed.
        found: String,
    },
    /// A number outside its range.
    OutOfRange {
        /// As typed.
        found: String,
        /// What is allowed, as in the format page: `0 < m <= 1`, `1..=120`.
        allowed: String,
    },
    /// A share above 1 that looks like a percentage: 30 for 0.30.
    LooksLikePercent(f64),
    /// A word that is not one of the allowed ones.
    NotOneOf {
        /// As typed.
        found: String,
        /// Nearest allowed word.
        nearest: Option<String>,
        /// All allowed words.
        allowed: Vec<String>,
    },
    /// A list of the wrong length (months of the plan, 12 seasons, two ends of a range).
    WrongLength {
        /// Entries found.
        found: usize,
        /// Entries needed.
        expected: usize,
    },
    /// A list that needs an entry.
    EmptyList,
    /// A list with more entries than a scenario may have.
    TooMany {
        /// Entries found.
        found: usize,
        /// Most entries allowed.
        most: usize,
    },
    /// A text with more characters than it may have.
    TooLong {
        /// Characters found.
        found: usize,
        /// Most characters allowed.
        most: usize,
    },
    /// Not a month, or a month outside the plan.
    BadMonth {
        /// As typed.
        found: String,
        /// First and last month of the plan, where that is what it must lie in.
        within: Option<[String; 2]>,
    },
    /// A month that lies after the start of the plan where only earlier ones make sense.
    AfterStart {
        /// As typed.
        found: String,
        /// Latest month allowed.
        latest: String,
    },
    /// Not the name of a channel of this file.
    UnknownChannel {
        /// As typed.
        id: String,
        /// Nearest id.
        nearest: Option<String>,
    },
    /// Two channels with one id; the path of the first.
    DuplicateId {
        /// As typed.
        id: String,
        /// Path of the first.
        first: String,
    },
    /// Not a valid channel id, currency code or name.
    BadName {
        /// As typed.
        found: String,
        /// Which characters are allowed.
        allowed: Expected,
    },
    /// A KPI that no channel yields.
    UnknownKpi {
        /// As typed.
        kpi: String,
        /// Nearest known KPI.
        nearest: Option<String>,
    },
    /// A preset that the tier does not have.
    UnknownPreset {
        /// As typed.
        preset: String,
        /// The tier, where there is one.
        tier: Option<String>,
        /// Nearest known preset.
        nearest: Option<String>,
    },
    /// A name that means something else: `"spend"` and `"profit"` cannot be KPIs.
    ReservedName(String),
    /// A preset's amounts are in đồng or US dollars, and the file's currency is neither.
    PresetCurrency {
        /// The preset.
        preset: String,
        /// The file's currency.
        currency: String,
        /// Keys that would be filled with amounts.
        keys: Vec<String>,
    },
    /// A lower value above its upper one (`min` > `max`, `low` > `expected`).
    Crossed {
        /// The key of the lower value.
        low_key: String,
        /// Its value.
        low: f64,
        /// The key of the upper value.
        high_key: String,
        /// Its value.
        high: f64,
    },
    /// The channel states no return, and no preset fills it.
    NoReturn,
    /// `roi_at` is a spend at which the curve has no effect yet.
    NoEffectAt(f64),
    /// Ramp-up without `min_if_active`.
    RampNeedsMinIfActive,
    /// A Hill curve with a slope below 1 needs its ceiling.
    HillNeedsCeiling,
    /// Points of a curve that do not rise.
    PointsMustRise,
    /// Timing weights that are all 0.
    NoWeights,
    /// A tail of effects that goes on too long; give `max_lag`.
    EndlessTail,
    /// The command needs a key that the file leaves out (a budget for `solve`).
    NeededBy {
        /// The key.
        key: String,
        /// The command.
        command: String,
    },
}

/// What would have been right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Expected {
    Object,
    List,
    Number,
    WholeNumber,
    Text,
    TrueOrFalse,
    Amount,
    Quantity,
    Share,
    AmountOrMonthly,
    ReturnOrRange,
    NameOrTranslations,
    Curve,
    Timing,
    Objective,
    ChannelId,
    CurrencyCode,
    ChannelOrId,
    Month,
    PlainName,
    Value,
}

/// One problem, and where in the file it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// `channels[2].curve.hill.half`; empty for the whole file.
    pub path: String,
    /// Bytes of the text it points at.
    pub span: Range<usize>,
    /// Another place that belongs to it (the `max` that a `min` exceeds).
    pub also: Option<Range<usize>>,
    /// What is wrong.
    pub problem: Problem,
}

/// Every finding of one text, in the order of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// The file's name as given.
    pub source: String,
    /// The text itself, so that lines can be shown.
    pub text: String,
    /// At least one.
    pub list: Vec<Finding>,
}

impl Findings {
    /// 1-based line and column (in characters) of a byte offset.
    pub fn position(&self, offset: usize) -> (usize, usize) {
        position(&self.text, offset)
    }
}

impl Loaded {
    /// That `command` needs a key which the file leaves out.
    pub fn lacks(self, key: &str, command: &str) -> Findings {
        let problem = Problem::NeededBy { key: key.to_owned(), command: command.to_owned() };
        let at = self.text.find('{').unwrap_or(0);
        let finding = Finding { path: String::new(), span: at..at + 1, also: None, problem };
        Findings { source: self.source, text: self.text, list: vec![finding] }
    }
}

/// The id of a scenario's channel that was probably meant by `typed`.
pub fn nearest_channel(typed: &str, scenario: &Scenario) -> Option<String> {
    nearest(typed, scenario.channels.iter().map(|c| c.id.as_str()))
}

/// 1-based line and column (in characters) of a byte offset of `text`.
///
/// ```
/// assert_eq!(phanbo::scenario::finding::position("{\n  \"đ\": 1", 8), (2, 6));
/// ```
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}
