//! Where the interior-point method stands, and where it starts.

/// Where the method starts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// Well inside all bounds, wherever the rows are.
    Inside,
    /// The same, with every row that does not hold broken by what it lacks.
    Broken,
}

/// Where the method stands.
#[derive(Clone, Default)]
pub(super) struct Iterate {
    pub(super) u: Vec<f64>,
    /// Distance to 1, kept apart so that it is exact when it is small.
    pub(super) room: Vec<f64>,
    /// Multipliers of `u >= 0` and `u <= 1`.
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
    /// Prices of the rows.
    pub(super) y: Vec<f64>,
    /// What a row lacks of its right-hand side, and what it has too much: both above 0.
    pub(super) slack: Vec<f64>,
    pub(super) excess: Vec<f64>,
}
