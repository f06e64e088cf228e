//! Figures by month, as they are typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A figure by month. What a figure may be is said by the key it stands under.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ByMonthFile {
    /// The same in every month.
    Every(f64),
    /// Twelve, January first.
    Calendar(Vec<f64>),
    /// `{"default": 1, "2027-02": 1.4}`, or with `calendar` in the place of `default`.
    Dated(DatedFile),
}

/// Figures of months of their own, over a default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DatedFile {
    /// Of every other month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<f64>,
    /// Of every other month: twelve, January first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Vec<f64>>,
    /// By month, `2027-02`.
    #[serde(flatten)]
    pub months: BTreeMap<String, f64>,
}
