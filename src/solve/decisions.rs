//! Decisions, and perhaps the plan, that a search begins with.

use crate::program::Program;

/// What is on when, and how far it has ramped up: a state for each stage of a program. The
/// stages are the same whatever is asked of a scenario, but for those, at the end, of numbers that no
/// state bears on.
#[derive(Debug, Clone)]
pub(crate) struct Decisions {
    pub(super) state: Vec<usize>,
    /// The plan itself, for a question about the same plans.
    pub(super) plan: Option<Vec<f64>>,
}

impl Decisions {
    pub(super) fn state_of(&self, stage: usize) -> usize {
        self.state.get(stage).copied().unwrap_or(0)
    }

    pub(super) fn plan_of(&self, program: &Program) -> Option<&[f64]> {
        self.plan.as_deref().filter(|x| x.len() == program.cells.len())
    }
}
