//! `phanbo compare`: scenarios, variants and reference plans side by side.

use phanbo::analysis::compare::{Case, CaseName, compare};
use phanbo::analysis::ladder::ladder;
use phanbo::answer::Comparison;
use phanbo::locale::{Note, visible};
use phanbo::plan::reference;
use phanbo::scenario::{Loaded, Scenario};

use super::args::CompareArgs;
use super::task::{Task, refuse_without};
use super::{Exit, Session, input, settings, table};

pub(super) fn run(session: Session, args: &CompareArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, &args.solve, Some("budget"))?;
    let (scenarios, what_ifs, references) = cases(session, args, &task.loaded)?;
    let ladder = match args.ladder {
        true => ladder(&task.loaded.scenario, &what_ifs, &task.options),
        false => Vec::new(),
    };
    let cases = compare(scenarios, references, &task.options);
    let found = Comparison { cases, ladder };
    let rungs = found.ladder.iter().map(|rung| &rung.case);
    let plans = found.cases.iter().chain(rungs).filter_map(Case::answer);
    Ok(task.write_of_all(&found, plans))
}

type Named = (CaseName, Scenario);
type Cases = (Vec<Named>, Vec<(String, Scenario)>, Vec<(CaseName, Vec<Vec<f64>>)>);

/// Everything that is compared, or the end of the program, told.
fn cases(session: Session, args: &CompareArgs, loaded: &Loaded) -> Result<Cases, Exit> {
    let base = &loaded.scenario;
    let mut all = vec![(CaseName::Called(base.name.clone()), base.clone())];
    for file in &args.more {
        let other = input::load(session, file)?;
        if other.scenario.currency != base.currency {
            return Err(session.refuse(&Note::OtherCurrency {
                path: visible(&other.source),
                currency: other.scenario.currency,
                first: base.currency.clone(),
            }));
        }
        if other.scenario.budget.is_none() {
            return Err(refuse_without(session, other, "budget"));
        }
        all.push((CaseName::Called(other.scenario.name.clone()), other.scenario));
    }
    let variants = settings::variants(session, loaded, &args.order)?;
    // A file with what-ifs and nothing else asked is compared with them.
    let alone = args.more.is_empty() && variants.is_empty() && args.with.is_empty();
    let mut what_ifs = Vec::new();
    if args.what_ifs || alone || args.ladder {
        for what_if in &base.what_ifs {
            // The reader has checked them with the file.
            let Ok(scenario) = loaded.with(&what_if.set) else {
                continue;
            };
            what_ifs.push((session.lang.text(&what_if.name).to_owned(), scenario));
        }
    }
    let named = what_ifs.iter().chain(&variants);
    all.extend(named.map(|(name, scenario)| (CaseName::Called(name.clone()), scenario.clone())));
    let mut references = Vec::new();
    let own = table::own(session, &args.solve.file, base, &args.table)?;
    references.extend(own.map(|(name, spend)| (CaseName::Called(name), spend)));
    for with in &args.with {
        references.push(match with.as_str() {
            "current" => match reference::current(base) {
                Some(spend) => (CaseName::Today, spend),
                None => return Err(session.refuse(&Note::NoCurrent)),
            },
            "equal" => {
                let total = base.whole_budget().unwrap_or(0.0);
                (CaseName::Equal, reference::equal(base, total))
            }
            file => {
                let path = std::path::Path::new(file);
                let spend = table::plan(session, path, base, &args.table)?;
                let name = path.file_stem().map_or(file.into(), |s| s.to_string_lossy());
                (CaseName::Called(name.into_owned()), spend)
            }
        });
    }
    Ok((all, what_ifs, references))
}
