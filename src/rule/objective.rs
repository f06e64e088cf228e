//! No rule of a scenario: how good a plan must be by its objective, where another question is
//! asked of it (`program/question.rs`, which brings the row; `plan/audit.rs`, which measures it).

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::row::{Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Per, Scenario};

pub(super) struct Objective;

impl Rule for Objective {
    fn facts(&self) -> Facts {
        let about = About::Whole(Per::Total);
        Facts::new(RuleId::Objective, "objective", about, Direction::Floor).in_unit(Unit::Objective)
    }

    fn figures<'s>(&self, _scenario: &'s mut Scenario, _of: Subject) -> Option<Figures<'s>> {
        None
    }

    fn reading(&self, _scenario: &Scenario, _key: RowKey, _ledger: &Ledger) -> Option<Reading> {
        None
    }
}
