//! No rule that a file states: what soft targets may be missed by in all, once it is known how little
//! that can be (`solve/soft.rs`). [`super::target`] brings what each of them is missed by.

use super::{About, Direction, Facts, Figures, Rule};
use crate::ledger::Ledger;
use crate::program::build::Builder;
use crate::row::{Reading, RowKey, RuleId, Subject, Unit};
use crate::scenario::{Per, Scenario};

pub(super) struct Missed;

impl Rule for Missed {
    fn facts(&self) -> Facts {
        let about = About::Whole(Per::Total);
        Facts::new(RuleId::Missed, "targets", about, Direction::Cap).in_unit(Unit::Ratio)
    }

    fn figures<'s>(&self, _scenario: &'s mut Scenario, _of: Subject) -> Option<Figures<'s>> {
        None
    }

    fn row(&self, scenario: &Scenario, key: RowKey, program: &mut Builder<'_>) -> Option<()> {
        let most = scenario.missed_at_most?;
        let missed = program.missed();
        program.count_row(key, most, missed)
    }

    fn reading(&self, scenario: &Scenario, key: RowKey, ledger: &Ledger) -> Option<Reading> {
        let most = scenario.missed_at_most?;
        // Of what is asked: what is less than rounding of that is not missed.
        Some(Reading::at_most(key, ledger.missed(scenario), most).of_size(1.0))
    }
}
