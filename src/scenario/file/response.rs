//! Curves and timings, with the kind as the key.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::schema as is;

/// Spend s in a month to effective spend phi(s), with the kind as the key:
/// {"saturating": {"half": 8000000}}. phi(0) = 0 and the best average phi(s)/s is 1 unless
/// `ceiling` or `points` say otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Curve")]
pub enum CurveFile {
    /// No diminishing return: s.
    Linear,
    /// s / (1 + s/half).
    Saturating {
        /// Monthly spend at which the average return has halved; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        half: f64,
    },
    /// k (1 - exp(-s/k)), k = scale.
    Exponential {
        /// Monthly spend, above 0; also the ceiling.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// k ln(1 + s/k), k = scale.
    Log {
        /// Monthly spend at which the marginal return has halved; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// k tanh(s/k), k = scale.
    Tanh {
        /// Monthly spend, above 0; also the ceiling.
        #[schemars(schema_with = "is::amount_above_0")]
        scale: f64,
    },
    /// q (s/q)^p, p = exponent, q = reference: the average is 1 at s = q.
    Power {
        /// Above 0 and at most 1.
        #[schemars(schema_with = "is::exponent")]
        exponent: f64,
        /// Monthly spend, above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        reference: f64,
    },
    /// C s^n / (s^n + k^n), k = half, n = slope, C = ceiling; S-shaped for a slope above 1.
    Hill {
        /// Monthly spend at which half of the ceiling is reached; above 0.
        #[schemars(schema_with = "is::amount_above_0")]
        half: f64,
        /// Above 0.
        #[schemars(schema_with = "is::hill_slope")]
        slope: f64,
        /// Effective spend per month that is never passed; above 0. Default: what makes the best
        /// average 1; a slope below 1 has no such value and must state it.
        #[schemars(schema_with = "is::amount_above_0")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ceiling: Option<f64>,
    },
    /// Straight lines from (0, 0) through the points, flat after the last; may be S-shaped.
    Points(PointsFile),
}

/// Points [spend, effective spend], spend rising from above 0, effective spend never falling.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Points")]
pub enum PointsFile {
    /// The list alone.
    List(#[schemars(schema_with = "is::points")] Vec<[f64; 2]>),
    /// The list under its key.
    Named(PointsUnderKey),
}

impl PointsFile {
    /// The points, however they are written.
    pub fn into_list(self) -> Vec<[f64; 2]> {
        match self {
            Self::List(points) | Self::Named(PointsUnderKey { points }) => points,
        }
    }
}

/// The points under their key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PointsUnderKey {
    /// [[s, phi], …].
    #[schemars(schema_with = "is::points")]
    pub points: Vec<[f64; 2]>,
}

/// The share w_k of the effect that lands k months after the spend; the shares are divided by
/// their sum.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schemars(rename = "Timing")]
pub enum TimingFile {
    /// Everything lands in the month of the spend.
    Immediate,
    /// Rises from `first_effect` to `peak`, then halves every `half_life` months.
    Delayed {
        /// Months after the spend before anything lands, whole, at most `peak`.
        #[schemars(schema_with = "is::lag")]
        first_effect: u32,
        /// Months after the spend in which most lands, whole.
        #[schemars(schema_with = "is::lag")]
        peak: u32,
        /// Months; 0: nothing lands after the peak.
        #[schemars(schema_with = "is::half_life")]
        half_life: f64,
    },
    /// a^k, a = retention.
    Geometric {
        /// Share of one month's effect that is left the month after, 0 to 1.
        #[schemars(schema_with = "is::share")]
        retention: f64,
        /// Last month in which anything lands, whole. Default: until less than 0.001 is left.
        #[schemars(schema_with = "is::lag")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max_lag: Option<u32>,
    },
    /// [w_0, w_1, …], as given.
    Weights(#[schemars(schema_with = "is::weights")] Vec<f64>),
}
