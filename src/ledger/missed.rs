//! What soft targets are missed by: of each the mean, over the rows that it has, of what is missing
//! as a share of what is asked; added up over the targets.

use super::Ledger;
use crate::scenario::{Goal, Per, Scenario, Target};

impl Ledger {
    /// What the soft targets of `scenario` are missed by in all; 0 where each is reached.
    pub fn missed(&self, scenario: &Scenario) -> f64 {
        let soft = scenario.targets.iter().filter(|target| target.soft);
        soft.map(|target| self.missed_of(scenario, target)).sum()
    }

    /// What one target is missed by.
    pub fn missed_of(&self, scenario: &Scenario, target: &Target) -> f64 {
        let open = || (target.from..=target.by).filter(|t| *t >= scenario.closed);
        let in_month = |t: usize| -> f64 {
            let anyway =
                if target.with_baseline { scenario.baseline_in(&target.kpi, t) } else { 0.0 };
            let landed = target.channels.iter().map(|&c| self.kpi(scenario, c, &target.kpi, t));
            landed.sum::<f64>() + anyway
        };
        let share = |reached: f64| {
            let missing = match target.goal {
                Goal::AtMost(most) => reached - most,
                goal => goal.figure() - reached,
            };
            missing.max(0.0) / target.goal.unit_of_missed()
        };
        match (open().count(), target.per) {
            (0, _) => 0.0,
            (rows, Per::Month) => open().map(|t| share(in_month(t))).sum::<f64>() / rows as f64,
            (_, Per::Total) => share((target.from..=target.by).map(in_month).sum()),
        }
    }
}
