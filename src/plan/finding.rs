//! What may be wrong with a plan file, and where.

/// Where in a plan file something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// The file as a whole.
    File,
    /// A path of a JSON plan.
    Path(String),
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Fault {
    /// Not JSON; the parser's own words.
    Syntax(String),
    /// A column or key that must be there.
    Missing(&'static str),
    /// Not a channel of the scenario: as typed, the nearest.
    Channel(String, Option<String>),
    /// Not an amount of at least 0: as typed.
    Amount(String),
    /// A channel of which the plan says nothing: its id.
    NotTold(String),
    /// The same channel and month a second time.
    Twice,
    /// The plan starts in another month or has another length than the scenario.
    Horizon,
}

/// One fault and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFinding {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

/// Everything that is wrong with a plan file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PlanFindings {
    /// At least one.
    pub list: Vec<PlanFinding>,
}
