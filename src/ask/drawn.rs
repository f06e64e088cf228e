//! The chart of a kind, with everything that it rests on worked out.

use crate::analysis::compare::{Case, CaseName, compare};
use crate::analysis::{explain, ranges, sweep};
use crate::chart::{self, Kind, Picture};
use crate::locale::Lang;
use crate::plan::file::Actuals;
use crate::scenario::{Loaded, Scenario};
use crate::solve::{NoPlan, Options, solve};

/// Budgets along the frontier.
const BUDGETS: usize = 25;

/// The chart; `None` where the scenario has nothing that it would show. [`Kind::Comparison`] is with
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
) -> Result<Option<Box<dyn Picture>>, NoPlan> {
    let scenario = &loaded.scenario;
    let plan = || solve(scenario, options);
    fn boxed(picture: impl Picture + 'static) -> Box<dyn Picture> {
        Box::new(picture)
    }
    Ok(match kind {
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
            chart::frontier::Frontier::of(scenario, &plan()?, &points).map(boxed)
        }
        Kind::Ranges => {
            let found = ranges(scenario, super::answered::WITHIN, options)?;
            Some(boxed(chart::ranges::Ranges::of(scenario, &found, lang)))
        }
        Kind::Tornado => {
            chart::tornado::Tornado::of(scenario, &explain(scenario, options)?, lang).map(boxed)
        }
        Kind::Fan => chart::fan::Fan::of(scenario, &plan()?).map(boxed),
        Kind::Actual => match actuals {
            Some(actuals) => chart::actual::Actual::of(scenario, &plan()?, actuals).map(boxed),
            None => None,
        },
    })
}
