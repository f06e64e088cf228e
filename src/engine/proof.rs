//! The proof of a bound as data: what a search writes down and [`crate::certificate`] repeats.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The proof of one part.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    /// The claim, in the program's scaled value.
    pub bound: f64,
    /// In whole steps, where a plan must use rows up: of plans whose rows add up to this or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<f64>,
    /// The first is the root.
    pub nodes: Vec<Node>,
}

/// A region of plans.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Taken in order.
    pub steps: Vec<Step>,
    /// What is left after them; absent at a leaf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<Split>,
}

/// One price per row of the part: at least 0 for a row that may have slack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Bounds what a plan can be worth.
    Prices(Vec<f64>),
    /// Bounds, below 0, how well the rows can be kept.
    Empty(Vec<f64>),
    /// Bounds what any plan can be worth, in this region or another.
    Apart(Apart),
}

/// Rows priced out, and a proof of each part that the rest then falls into: no plan is worth more
/// than `sum of price * rhs + sum of the parts' bounds` (`engine/parts.rs`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Apart {
    /// Which rows, rising.
    pub rows: Vec<usize>,
    /// A price for each: at least 0 for a row that may have slack.
    pub prices: Vec<f64>,
    /// One tree for each part, in order.
    pub parts: Vec<Tree>,
}

/// How a region is split in two; a child that cannot hold a plan is absent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// On what.
    pub on: On,
    /// Nodes of the two sides.
    pub children: [Option<usize>; 2],
}

/// What a split decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// A stage: these states, or the others.
    States {
        /// Index of the stage.
        stage: usize,
        /// Of the first side.
        states: Vec<usize>,
    },
    /// A cell: up to `at`, or from there.
    Cut {
        /// Index of the cell.
        cell: usize,
        /// In units of money.
        at: f64,
    },
    /// A cell that moves in steps: up to the multiple `at`, or from the next.
    Between {
        /// Index of the cell.
        cell: usize,
        /// In units of money.
        at: f64,
    },
}
