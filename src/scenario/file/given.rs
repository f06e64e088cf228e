//! Scenarios written in code: a setter for each key of the format, and the values that setters
//! take. What is written so goes through the same text, checks and findings as a file.

use std::collections::BTreeMap;

use super::super::{Findings, Scenario, read};
use super::{
    BudgetFile, ByMonthFile, ChannelEntry, ChannelFile, ChannelName, DatedFile, LimitFile,
    ObjectiveFile, OrNull, PerMonth, RampUpFile, ReturnFile, ReturnRange, ScenarioFile, TargetFile,
};

/// A value that may stand for a `T` where a scenario is written in code: `"seo"` for a text,
/// `5e6` for an amount of every month, `[("leads", 125_000.0)]` for a map.
pub trait Given<T> {
    /// The value meant.
    fn given(self) -> T;
}

impl<T> Given<T> for T {
    fn given(self) -> T {
        self
    }
}

impl<T, U: Given<T>, const N: usize> Given<Vec<T>> for [U; N] {
    fn given(self) -> Vec<T> {
        self.into_iter().map(Given::given).collect()
    }
}

impl<T, const N: usize> Given<BTreeMap<String, T>> for [(&str, T); N] {
    fn given(self) -> BTreeMap<String, T> {
        self.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }
}

macro_rules! stands_for {
    ($($value:ident: $from:ty => $to:ty = $made:expr;)*) => {
        $(impl Given<$to> for $from {
            fn given(self) -> $to {
                let $value = self;
                $made
            }
        })*
    };
}

stands_for! {
    text: &str => String = text.to_owned();
    text: &str => ChannelName = ChannelName::Plain(text.to_owned());
    text: &str => ObjectiveFile = ObjectiveFile::Word(text.to_owned());
    text: &str => OrNull<String> = OrNull::Value(text.to_owned());
    id: &str => ChannelEntry = ChannelEntry::Id(id.to_owned());
    channel: ChannelFile => ChannelEntry = ChannelEntry::Channel(Box::new(channel));
    figure: f64 => ByMonthFile = ByMonthFile::Every(figure);
    figures: [f64; 12] => ByMonthFile = ByMonthFile::Calendar(figures.to_vec());
    figures: DatedFile => ByMonthFile = ByMonthFile::Dated(figures);
    amount: f64 => PerMonth = PerMonth::Every(amount);
    amounts: Vec<f64> => PerMonth = PerMonth::Each(amounts);
    amount: f64 => OrNull<f64> = OrNull::Value(amount);
    amount: f64 => OrNull<PerMonth> = OrNull::Value(PerMonth::Every(amount));
    amounts: Vec<f64> => OrNull<PerMonth> = OrNull::Value(PerMonth::Each(amounts));
    ramp: RampUpFile => OrNull<RampUpFile> = OrNull::Value(ramp);
    figure: f64 => ReturnFile = ReturnFile::Figure(figure);
    range: ReturnRange => ReturnFile = ReturnFile::Range(range);
}

impl ScenarioFile {
    /// A scenario without any key: at least its `start`, its `budget` and its `channels` are to be
    /// set.
    pub fn new() -> Self {
        Self::default()
    }

    /// The scenario, checked like a file: what is wrong is shown in the JSON that it stands for.
    /// There is no clock here, so that `start` must be set.
    ///
    /// ```
    /// use phanbo::Scenario;
    /// use phanbo::scenario::file::{BudgetFile, ChannelFile, CurveFile};
    ///
    /// let search = ChannelFile::new("search").roi(5.0).curve(CurveFile::Saturating { half: 1e7 });
    /// let scenario = Scenario::builder()
    ///     .start("2027-01")
    ///     .months(6)
    ///     .gross_margin(0.5)
    ///     .budget(BudgetFile::new().monthly(2e7))
    ///     .channels([search, ChannelFile::new("social").roi(4.0).max(5e6)]);
    /// assert_eq!(scenario.build()?.channels[1].max, [5e6; 6]);
    ///
    /// let wrong = Scenario::builder().start("2027-13").channels([ChannelFile::new("search")]);
    /// let found = wrong.build().unwrap_err();
    /// assert_eq!(found.list[0].path, "start");
    /// # Ok::<(), phanbo::scenario::Findings>(())
    /// ```
    ///
    /// # Errors
    /// As [`Scenario::from_text`].
    pub fn build(&self) -> Result<Scenario, Findings> {
        read::load(&self.to_json(), "scenario", None).map(|loaded| loaded.scenario)
    }

    /// As it stands in a file.
    ///
    /// ```
    /// let json = phanbo::Scenario::builder().months(3).to_json();
    /// assert_eq!(json, "{\n  \"months\": 3\n}");
    /// ```
    pub fn to_json(&self) -> String {
        // Keys and values of plain data: what is not a number becomes null, and is refused.
        serde_json::to_string_pretty(self).expect("maps with text keys can be written as JSON")
    }
}

impl ChannelFile {
    /// A channel of which nothing is known but its id.
    pub fn new(id: &str) -> Self {
        Self { id: Some(id.to_owned()), ..Self::default() }
    }
}

impl BudgetFile {
    /// A budget without any amount yet.
    pub fn new() -> Self {
        Self::default()
    }
}

impl LimitFile {
    /// A rule over the spend of channels, by their ids.
    pub fn new<const N: usize>(channels: [&str; N]) -> Self {
        Self { channels: Some(channels.given()), ..Self::default() }
    }
}

impl TargetFile {
    /// An outcome of a KPI.
    pub fn new(kpi: &str) -> Self {
        Self { kpi: Some(kpi.to_owned()), ..Self::default() }
    }
}
