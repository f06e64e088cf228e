//! The door for other languages: a question with its scenario as plain data, the answer as the bytes
//! of any format. Python, the browser and whatever comes next go through it, so that what they say is
//! what the program says.
//!
//! ```
//! use phanbo::ask::{Request, ask};
//!
//! let scenario = r#"{ "start": "2027-01", "months": 2, "budget": {"monthly": 10},
//!     "channels": [{"id": "seo", "roi": 2}] }"#;
//! let request: Request = serde_json::from_value(serde_json::json!({
//!     "ask": "solve", "scenario": scenario, "set": {"budget.monthly": 20}
//! }))?;
//! let plan: serde_json::Value = serde_json::from_slice(&ask(&request, None)?)?;
//! assert_eq!(plan["totals"]["spend"], 40.0);
//!
//! let refused = ask(&Request { scenario: "{}".into(), ..request }, None).unwrap_err();
//! assert!(refused.to_string().contains("channels"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answered;
mod drawn;
mod request;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::json::BatchError;
use crate::locale::Lang;

pub use drawn::{Drawn, drawn};
pub use request::{Case, Question, Request};

/// Why there is no answer: what is wrong with the request or its scenario, which lines clash, or what
/// stopped the search.
#[derive(Debug, Clone, PartialEq)]
pub struct Unanswered {
    /// As a row of a batch says it.
    pub why: BatchError,
}

impl fmt::Display for Unanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            BatchError::Refused { text, .. }
            | BatchError::Infeasible { text }
            | BatchError::Stopped { text }
            | BatchError::Failed { text } => f.write_str(text),
        }
    }
}

impl std::error::Error for Unanswered {}

impl From<BatchError> for Unanswered {
    fn from(why: BatchError) -> Self {
        Self { why }
    }
}

/// Answers a request. `interrupt`, once set, stops the search as a limit does.
///
/// # Errors
/// [`Unanswered`].
pub fn ask(request: &Request, interrupt: Option<Arc<AtomicBool>>) -> Result<Vec<u8>, Unanswered> {
    let lang = request.lang.as_deref().and_then(Lang::of).unwrap_or(Lang::En);
    answered::Asked::read(request, lang, interrupt)?.answer().map_err(Unanswered::from)
}
