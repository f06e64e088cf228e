//! Tier presets: `models/<tier>.json`, embedded when the crate is built. Data only; every figure
//! says where it comes from and how good the evidence is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Name;

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
