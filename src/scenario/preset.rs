//! Tier presets: `models/<tier>.json`, embedded when the crate is built. Data only; every figure
//! says where it comes from and how good the evidence is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::file::ChannelFile;
use crate::lang::{Lang, in_lang};

/// Which presets and default rules a scenario starts from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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
    pub channel: ChannelFile,
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

impl NameFile {
    /// The text of a language.
    pub(crate) fn text(&self, lang: Lang) -> &str {
        in_lang!(lang, text, en: &self.en, vi: &self.vi)
    }
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

/// One tier's file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Models {
    /// As a scenario writes it.
    pub tier: Tier,
    /// Of the figures; raised when one changes.
    pub version: String,
    /// Of every amount in the file: "VND".
    pub currency: String,
    /// Đồng per US dollar, for scenarios in dollars.
    pub usd_vnd: f64,
    /// Shown to people.
    pub name: NameFile,
    /// In the order in which they are shown.
    pub channels: Vec<Preset>,
    /// By the keys that figures and claims name.
    pub sources: BTreeMap<String, Source>,
}

/// Where figures come from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Author and title.
    pub title: String,
    /// Of publication, or of access where there is none.
    pub year: u32,
    /// Where it can be read.
    pub url: String,
}

impl Tier {
    /// The tier that a scenario writes as `key`.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.key() == key)
    }

    /// The tier's presets and their sources.
    pub fn models(self) -> &'static Models {
        match self {
            Tier::Sme => &SME,
            Tier::Enterprise => &ENTERPRISE,
        }
    }
}

static SME: LazyLock<Models> = LazyLock::new(|| parse(include_str!("../../models/sme.json")));
static ENTERPRISE: LazyLock<Models> =
    LazyLock::new(|| parse(include_str!("../../models/enterprise.json")));

/// The files are part of the program and tests read them: they cannot be wrong at run time.
#[allow(clippy::expect_used)]
fn parse(text: &str) -> Models {
    serde_json::from_str(text).expect("the models in the program are well formed")
}

impl Models {
    /// The preset of a channel, by its id.
    pub fn preset(&self, id: &str) -> Option<&Preset> {
        self.channels.iter().find(|preset| preset.id == id)
    }

    /// Đồng per unit of `currency`, where presets can be converted to it.
    pub(super) fn unit_of(&self, currency: &str) -> Option<f64> {
        match currency {
            same if same == self.currency => Some(1.0),
            "USD" => Some(self.usd_vnd),
            _ => None,
        }
    }
}
