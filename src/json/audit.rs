//! A plan's file becomes a plan again: nothing in it is believed but its spends.

use std::fmt;
use std::sync::Arc;

use super::plan::PlanFile;
use crate::certificate::{Certificate, Rejected};
use crate::ledger::Ledger;
use crate::locale::{Checked, Lang, Localized, Wording, group_rows};
use crate::plan::audit::Claim;
use crate::plan::file::{self, PlanFindings};
use crate::plan::{Binding, Plan, SolverNote};
use crate::program::question::Question;
use crate::row::{RowKey, RuleId};
use crate::rule;
use crate::rule::path::scenario_path;
use crate::scenario::Scenario;
use crate::solve::Options;

/// How far the value that a file states may be from what its spends are worth, relative.
const SAME: f64 = 1e-6;

/// Why a file does not become a plan.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NotThisPlan {
    /// Its channels, months or spends are not those of the scenario.
    Unlike(PlanFindings),
    /// Its spends are not worth what it states: stated, and by the true curves.
    Value {
        /// By the file.
        stated: f64,
        /// By the true curves.
        value: f64,
    },
    /// It breaks rules of the scenario: their rows.
    Breaks {
        /// Which rows.
        rows: Vec<RowKey>,
        /// Whose rules they are.
        scenario: Arc<Scenario>,
    },
    /// The certificate proves no bound.
    Unproven(Rejected),
}

impl PlanFile {
    /// The plan, every number of it computed anew with the true curves. What its spends are worth
    /// must be what the file states, every rule must hold, and the bound is what the certificate
    /// proves, not what the file claims; the plan is optimal where that is within a gap of 1e-6.
    /// Shadow prices prove nothing and are taken as they are.
    ///
    /// Without a certificate, [`evaluate`](crate::plan::audit::evaluate) says what the spends of a
    /// file are worth and which rules they break.
    ///
    /// # Errors
    /// Why it is no plan of this scenario.
    pub fn audit(
        &self,
        scenario: &Scenario,
        certificate: &Certificate,
    ) -> Result<Plan, NotThisPlan> {
        let spend = file::read(&self.to_json(), scenario).map_err(NotThisPlan::Unlike)?;
        let ledger = Ledger::of(scenario, spend.clone());
        let value = ledger.objective(scenario);
        let stated = self.objective.value;
        // NaN is not near.
        let is_near = (stated - value).abs() <= SAME * value.abs().max(1.0);
        if !is_near {
            return Err(NotThisPlan::Value { stated, value });
        }
        let bound = certificate.check(scenario).map_err(NotThisPlan::Unproven)?;
        let (least, _) = certificate.missed(scenario).map_err(NotThisPlan::Unproven)?;
        let breaks = |rows| NotThisPlan::Breaks { rows, scenario: Arc::new(scenario.clone()) };
        // Soft targets are missed by no more than the plans that the bound is of.
        let missed = certificate.broken(scenario, &ledger).into_iter();
        let missed: Vec<RowKey> =
            missed.filter(|row| row.rule == RuleId::Missed || row.target().is_some()).collect();
        if !missed.is_empty() {
            return Err(breaks(missed));
        }
        let solver = SolverNote { stopped: self.stopped, ..self.solver.clone() };
        let is_fullest = certificate.is_filled(scenario, &ledger);
        let claim = Claim { spend, bound, is_fullest, prices: Vec::new(), solver };
        let tolerance = Options::default().tolerance;
        let mut plan =
            Plan::audited_for(scenario, Question::Best, claim, tolerance).map_err(breaks)?;
        plan.meet_soft_targets(&ledger, least, tolerance);
        let readings = rule::measure(scenario, &ledger);
        let rows = self.binding.iter().filter_map(|line| {
            let own = readings.iter().filter(|reading| {
                let month = reading.row.month.map(|month| scenario.month(month.0).to_string());
                month == line.month && scenario_path(scenario, reading.row) == line.path
            });
            // A figure that bounds a change upward and downward has two rows: one binds.
            let binds = own.min_by(|a, b| a.slack.total_cmp(&b.slack))?;
            Some(Binding::to_sides(binds.row, line.shadow_price, line.shadow_price_less))
        });
        plan.binding = rows.collect();
        Ok(plan)
    }
}

impl Localized for NotThisPlan {
    fn in_lang(&self, lang: Lang) -> String {
        let words = lang.words();
        match self {
            NotThisPlan::Unlike(found) => found.in_lang(lang),
            NotThisPlan::Value { stated, value } => words.checked(&Checked::Value {
                value: lang.number_trimmed(*value, 2),
                said: Some(lang.number_trimmed(*stated, 2)),
            }),
            NotThisPlan::Breaks { rows, scenario } => {
                let wording = Wording::new(scenario, lang);
                let groups = group_rows(rows.iter().map(|row| (*row, 0.0)));
                let rules = groups.iter().map(|group| wording.rule(group)).collect();
                words.checked(&Checked::RulesBroken { rules })
            }
            NotThisPlan::Unproven(rejected) => rejected.in_lang(lang),
        }
    }
}

impl fmt::Display for NotThisPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_lang(Lang::En))
    }
}

impl std::error::Error for NotThisPlan {}
