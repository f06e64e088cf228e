//! The chart of a kind, with everything that it rests on worked out.

use crate::analysis::compare::{Case, CaseName, compare};
use crate::analysis::{explain, ranges, sweep};
use crate::chart::{self, Kind, Picture};
use crate::locale::Lang;
use crate::plan::Plan;
use crate::plan::file::Actuals;
use crate::scenario::{Loaded, Scenario};
use crate::solve::{NoPlan, Options, solve};

/// Budgets along the frontier.
const BUDGETS: usize = 25;

/// A chart, and what it rests on.
pub struct Drawn {
    /// `None` where the scenario has nothing that it would show.
    pub picture: Option<Box<dyn Picture>>,
    /// The plans that it shows.
    pub plans: Vec<Plan>,
}

/// The chart. [`Kind::Comparison`] is with
/// `others`, or with the scenario's own what-ifs where there are none.
///
/// # Errors
/// As [`fn@crate::solve`].
pub fn drawn(
    kind: Kind,
    loaded: &Loaded,
    others: &[Scenario],
    actuals: Option<&Actuals>,
    options: &Options,
    lang: Lang,
) -> Result<Drawn, NoPlan> {
    let scenario = &loaded.scenario;
    let mut plans = Vec::new();
    let mut plan = || -> Result<Plan, NoPlan> {
        let plan = solve(scenario, options)?;
        plans.push(plan.clone());
        Ok(plan)
    };
    fn boxed(picture: impl Picture + 'static) -> Box<dyn Picture> {
        Box::new(picture)
    }
    let picture = match kind {
        Kind::Allocation
        | Kind::Flighting
        | Kind::Flowchart
        | Kind::Returns
        | Kind::Curves
        | Kind::Waterfall => chart::of_plan(kind, scenario, &plan()?, lang),
        Kind::Comparison => {
            let mut all = vec![(CaseName::Called(scenario.name.clone()), scenario.clone())];
            let called = |other: &Scenario| (CaseName::Called(other.name.clone()), other.clone());
            all.extend(others.iter().map(called));
            if others.is_empty() {
                for case in &scenario.what_ifs {
                    // The reader has checked them with the file.
                    if let Ok(varied) = loaded.with(&case.set) {
                        all.push((CaseName::Called(lang.text(&case.name).to_owned()), varied));
                    }
                }
            }
            let cases = compare(all, Vec::new(), options);
            plans.extend(cases.iter().filter_map(|case| case.answer()?.ok().cloned()));
            let named: Vec<(String, &Case)> = cases
                .iter()
                .map(|case| match &case.name {
                    CaseName::Called(name) => (name.clone(), case),
                    CaseName::Today | CaseName::Equal => (String::new(), case),
                })
                .collect();
            chart::comparison::Comparison::of(&named, lang).map(boxed)
        }
        Kind::Frontier => {
            let points = sweep::budgets(scenario, BUDGETS, options);
            let found = chart::frontier::Frontier::of(scenario, &plan()?, &points).map(boxed);
            plans.extend(points.into_iter().filter_map(|point| point.answer.ok()));
            found
        }
        Kind::Ranges => {
            let found = ranges(scenario, super::answered::WITHIN, options)?;
            let drawn = boxed(chart::ranges::Ranges::of(scenario, &found, lang));
            plans.push(found.plan);
            Some(drawn)
        }
        Kind::Tornado => {
            let found = explain(scenario, options)?;
            let drawn = chart::tornado::Tornado::of(scenario, &found, lang).map(boxed);
            plans.push(found.plan);
            drawn
        }
        Kind::Fan => chart::fan::Fan::of(scenario, &plan()?).map(boxed),
        Kind::Actual => match actuals {
            Some(actuals) => chart::actual::Actual::of(scenario, &plan()?, actuals).map(boxed),
            None => None,
        },
    };
    Ok(Drawn { picture, plans })
}
