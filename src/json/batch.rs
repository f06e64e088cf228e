//! A row of a batch: the answer to one of many scenarios.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::PlanFile;
use crate::locale::{Lang, Localized as _};
use crate::month::Month;
use crate::scenario::{Findings, Scenario};
use crate::solve::{NoPlan, Options, solve};

/// What became of one scenario of a batch: its plan, or why there is none. A bad scenario is a row
/// like any other; the same text gives the same row, so nothing in it tells the time it took.
///
/// ```
/// use phanbo::json::{BatchError, BatchRow};
/// use phanbo::locale::Lang;
/// use phanbo::Options;
///
/// let january = "2027-01".parse().expect("a month");
/// let text = r#"{ "budget": {"monthly": 10}, "channels": [{"id": "seo", "roi": "two"}] }"#;
/// let row = BatchRow::of(text, "clients.jsonl:7", 7, january, &Options::default(), Lang::En);
/// assert!(row.plan.is_none());
/// let Some(BatchError::Refused { findings, .. }) = row.error else { panic!("no number") };
/// assert_eq!(findings[0].path, "channels[0].roi");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct BatchRow {
    /// Which of the scenarios, from 1.
    pub row: usize,
    /// The file that it is from, with the line where a file holds many.
    pub source: String,
    /// SHA-256 of the scenario's text and of how it was solved: what is done is known by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The plan, as `solve --format json --no-timing` writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanFile>,
    /// Why there is no plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<BatchError>,
}

/// Why a scenario has no plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "status", rename_all = "snake_case")]
#[non_exhaustive]
pub enum BatchError {
    /// It is no scenario: everything that is wrong in it.
    Refused {
        /// In one text.
        text: String,
        /// One by one.
        findings: Vec<BatchFinding>,
    },
    /// Its rules clash, which is proven.
    Infeasible {
        /// Which ones.
        text: String,
    },
    /// A limit came before any plan was found.
    Stopped {
        /// What may help.
        text: String,
    },
    /// A fault of this program.
    Failed {
        /// What to do.
        text: String,
    },
}

/// A fault in the text of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct BatchFinding {
    /// `channels[2].curve.hill.half`; empty for the whole.
    pub path: String,
    /// Line of the scenario's own text, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub text: String,
}

impl BatchRow {
    /// Solves the scenario that `text` is. `source` names it in every sentence, `row` is its place,
    /// and a scenario without a `start` begins in the month after `now`.
    pub fn of(
        text: &str,
        source: &str,
        row: usize,
        now: Month,
        options: &Options,
        lang: Lang,
    ) -> Self {
        let (plan, error) = match planned(text, source, now, options, lang) {
            Ok(plan) => (Some(plan), None),
            Err(error) => (None, Some(error)),
        };
        Self { row, source: source.to_owned(), key: None, plan, error }
    }

    /// A scenario that could not be read at all.
    pub fn refused(text: String, source: &str, row: usize) -> Self {
        let error = Some(BatchError::Refused { text, findings: Vec::new() });
        Self { row, source: source.to_owned(), key: None, plan: None, error }
    }

    /// The line of a batch's file, with its line break.
    pub fn to_line(&self) -> String {
        super::line(self)
    }
}

fn planned(
    text: &str,
    source: &str,
    now: Month,
    options: &Options,
    lang: Lang,
) -> Result<PlanFile, BatchError> {
    let loaded =
        Scenario::load(text, source, now).map_err(|found| BatchError::refused(&found, lang))?;
    if loaded.scenario.budget.is_none() {
        return Err(BatchError::refused(&loaded.lacks("budget", "solve"), lang));
    }
    match solve(&loaded.scenario, options) {
        Ok(plan) => Ok(PlanFile::of(&plan, lang).without_timing()),
        Err(no_plan) => Err(BatchError::of(&no_plan, lang)),
    }
}

impl BatchError {
    /// Why there is no plan.
    pub(crate) fn of(no_plan: &NoPlan, lang: Lang) -> Self {
        let text = no_plan.in_lang(lang);
        match no_plan {
            NoPlan::Infeasible(_) => BatchError::Infeasible { text },
            NoPlan::Stopped => BatchError::Stopped { text },
            NoPlan::FailedAudit(_) => BatchError::Failed { text },
        }
    }

    /// What is wrong in a scenario.
    pub(crate) fn refused(found: &Findings, lang: Lang) -> Self {
        let findings = found.list.iter().map(|finding| {
            let (line, column) = found.position(finding.span.start);
            BatchFinding { path: finding.path.clone(), line, column, text: finding.in_lang(lang) }
        });
        BatchError::Refused { text: found.in_lang(lang), findings: findings.collect() }
    }
}
