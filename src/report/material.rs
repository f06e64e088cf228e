//! What a proposal is made of: everything is worked out here, once; the sections only select and
//! say.

use crate::analysis::compare::{Case, CaseName, compare};
use crate::analysis::explain::Explanation;
use crate::analysis::ladder::{Rung, ladder};
use crate::analysis::sweep::{Point, budgets};
use crate::analysis::{Ranges, explain, ranges};
use crate::answer::workbook;
use crate::chart::comparison::Comparison;
use crate::locale::Lang;
use crate::locale::proposal::Pitch;
use crate::page::Logo;
use crate::plan::Plan;
use crate::plan::audit::{Evaluation, evaluate};
use crate::plan::reference;
use crate::risk::RiskFigures;
use crate::scenario::{Loaded, Scenario};
use crate::solve::{NoPlan, Options};
use crate::table::Kept;

/// Budgets along the frontier.
const BUDGETS: usize = 15;
/// How much worse than the best a plan of the ranges may be.
pub(super) const WITHIN: f64 = 0.01;

/// Nodes of a search beside the plan itself.
const NODES: usize = 40;

/// Who the proposal is for and from; what is not told is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The client.
    pub client: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
    /// As it is to be printed.
    pub date: Option<String>,
    /// Of who prepared it.
    pub logo: Option<Logo>,
}

/// Everything that is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// What was asked.
    pub scenario: Scenario,
    /// The best plan, and why.
    pub explanation: Explanation,
    /// Plans nearly as good.
    pub ranges: Option<Ranges>,
    /// What may become of the plan.
    pub risk: Option<RiskFigures>,
    /// The best plan at other budgets.
    pub frontier: Vec<Point>,
    /// From today's mix to the best one.
    pub ladder: Vec<Rung>,
    /// The scenario, then its what-ifs.
    pub cases: Vec<Case>,
    /// The cases as a picture has them; `None` where there is only one.
    pub comparison: Option<Comparison>,
    /// Today's split, by the same curves.
    pub today: Option<Evaluation>,
    /// Whose words.
    pub lang: Lang,
    /// Who it is for.
    pub about: About,
    /// The scenario as its file has it.
    pub kept: Kept,
}

impl Material {
    /// Works everything out.
    ///
    /// # Errors
    /// As [`fn@crate::solve`]: without a plan there is nothing to propose.
    pub fn gather(
        loaded: &Loaded,
        lang: Lang,
        about: About,
        options: &Options,
    ) -> Result<Self, NoPlan> {
        Self::gather_beside(loaded, None, lang, about, options)
    }

    /// The same, with a plan that somebody else made beside the proposed one: its name and spends,
    /// `[channel][month]` in currency.
    ///
    /// # Errors
    /// As [`fn@crate::solve`]: without a plan there is nothing to propose.
    pub fn gather_beside(
        loaded: &Loaded,
        own: Option<(String, Vec<Vec<f64>>)>,
        lang: Lang,
        about: About,
        options: &Options,
    ) -> Result<Self, NoPlan> {
        let scenario = &loaded.scenario;
        let options = &options.clone().from_now().patient(scenario);
        let explanation = explain(scenario, options)?;
        let what_ifs: Vec<(String, Scenario)> = scenario
            .what_ifs
            .iter()
            .filter_map(|what_if| {
                Some((lang.text(&what_if.name).to_owned(), loaded.with(&what_if.set).ok()?))
            })
            .collect();
        let proposed = lang.words().pitch(&Pitch::ProposedPlan);
        let mut all = vec![(CaseName::Called(proposed), scenario.clone())];
        let named = what_ifs.iter().cloned();
        all.extend(named.map(|(name, scenario)| (CaseName::Called(name), scenario)));
        let today = reference::current(scenario).map(|spend| evaluate(scenario, spend));
        // Beside the plan itself: a search that is not done by then is left out.
        let aside = Options {
            node_limit: Some(options.node_limit.unwrap_or(NODES).min(NODES)),
            ..options.clone()
        };
        // A plan that was given back as it was is the proposed one.
        let is_other = |spend: &Vec<Vec<f64>>| {
            let best = explanation.plan.spend();
            spend
                .iter()
                .flatten()
                .zip(best.iter().flatten())
                .any(|(own, best)| (own - best).abs() >= 0.5)
        };
        let own = own.filter(|(_, spend)| is_other(spend));
        let own = own.map(|(name, spend)| (CaseName::Called(name), spend));
        let cases = compare(all, own.into_iter().collect(), options);
        let named = cases.iter().map(|case| match &case.name {
            CaseName::Called(name) => (name.clone(), case),
            CaseName::Today | CaseName::Equal => (String::new(), case),
        });
        Ok(Self {
            comparison: Comparison::of(&named.collect::<Vec<_>>(), lang),
            risk: RiskFigures::of(scenario, &explanation.plan),
            ranges: ranges(scenario, WITHIN, &aside).ok(),
            frontier: budgets(scenario, BUDGETS, &aside),
            ladder: if today.is_some() { ladder(scenario, &[], &aside) } else { Vec::new() },
            cases,
            today,
            scenario: scenario.clone(),
            explanation,
            lang,
            about,
            kept: workbook::kept(loaded),
        })
    }

    /// What the workbook is made of.
    pub fn workbook(&self) -> workbook::Material<'_> {
        workbook::Material {
            scenario: &self.scenario,
            plan: self.plan(),
            explanation: Some(&self.explanation),
            comparison: self.comparison.as_ref(),
            ranges: self.ranges.as_ref(),
            risk: self.risk.as_ref(),
            kept: Some(&self.kept),
        }
    }

    /// The plan and those of the what-ifs, or what is instead of one.
    pub fn plans(&self) -> impl Iterator<Item = Result<&Plan, &NoPlan>> {
        // The first case is the plan itself.
        self.cases.iter().filter_map(Case::answer)
    }

    /// The best plan.
    pub fn plan(&self) -> &Plan {
        &self.explanation.plan
    }
}
