//! `phanbo chart`: one chart of a scenario, as SVG or PNG. What a chart shows is worked out here;
//! the chart itself only draws.

use phanbo::analysis::compare::{Case, CaseName, compare};
use phanbo::analysis::{explain, ranges, sweep};
use phanbo::chart::{self, Kind, Look, Picture, Text};
use phanbo::locale::{Note, visible};
use phanbo::scenario::Loaded;
use phanbo::{Options, solve};

use super::args::{ChartArgs, SvgText};
use super::{
    Exit, Session, brand, input, interrupt, output, progress, settings, solve as solving, table,
    task,
};

/// Budgets along the frontier.
const BUDGETS: usize = 25;
/// How much worse than the best a plan of the ranges may be.
const WITHIN: f64 = 0.01;

pub(super) fn run(session: Session, args: &ChartArgs) -> Exit {
    let (Some(kind), Some(file), Some(path)) = (&args.kind, &args.file, &args.output) else {
        let words = session.lang.words();
        let line = |kind: &Kind| {
            let name = words.chart(&chart::say::Say::Kind(*kind));
            format!("{:<12} {name}\n", kind.key())
        };
        let list: String = Kind::ALL.iter().map(line).collect();
        return output::stdout(&list, session.lang);
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let painted = match extension {
        Some("png") => true,
        Some("svg") => false,
        _ => {
            session.error(&Note::UnknownPicture { path: visible(&path.display().to_string()) });
            return Exit::Refused;
        }
    };
    let prepared = output::target(session, path, args.force).map_err(|note| {
        session.error(&note);
        Exit::Refused
    });
    let prepared = prepared.and_then(|target| {
        let brand = brand::read(session, args.brand.as_deref())?;
        Ok((target, brand, loaded(session, args, file)?))
    });
    let (target, brand, loaded) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let Some(kind) = Kind::of(kind) else {
        return Exit::Refused;
    };
    let picture = match drawn(session, args, kind, &loaded) {
        Ok(picture) => picture,
        Err(exit) => return exit,
    };
    let look = Look {
        lang: session.lang,
        size: args.size,
        brand: brand.colors,
        text: match (painted, args.svg_text) {
            (true, _) | (false, Some(SvgText::Text)) => Text::Named,
            (false, Some(SvgText::Embed)) => Text::Embedded,
            (false, None | Some(SvgText::Outline)) => Text::Outlined,
        },
    };
    let svg = chart::svg(picture.as_ref(), &look);
    if !painted {
        return target.write(svg, session);
    }
    match chart::png(&svg, args.scale) {
        Ok(bytes) => target.write(bytes, session),
        Err(_) => {
            session.error(&nothing(kind));
            Exit::Failure
        }
    }
}

fn loaded(session: Session, args: &ChartArgs, file: &std::path::Path) -> Result<Loaded, Exit> {
    let loaded = settings::varied(session, input::load(session, file)?, &args.set)?;
    if loaded.scenario.budget.is_none() {
        return Err(task::refuse_without(session, loaded, "budget"));
    }
    Ok(loaded)
}

/// The chart, or the end of the program, told.
fn drawn(
    session: Session,
    args: &ChartArgs,
    kind: Kind,
    loaded: &Loaded,
) -> Result<Box<dyn Picture>, Exit> {
    let scenario = &loaded.scenario;
    let options =
        Options::new().interrupt(interrupt::flag()).counted(progress::counted(session.lang));
    let unmet = |no_plan: &phanbo::NoPlan| solving::explain(session, loaded, no_plan);
    let plan = || solve(scenario, &options).map_err(|no_plan| unmet(&no_plan));
    let boxed = |picture: Option<Box<dyn Picture>>| {
        picture.ok_or_else(|| {
            session.error(&nothing(kind));
            Exit::Refused
        })
    };
    fn pictured(picture: impl Picture + 'static) -> Box<dyn Picture> {
        Box::new(picture)
    }
    let lang = session.lang;
    match kind {
        Kind::Allocation
        | Kind::Flighting
        | Kind::Flowchart
        | Kind::Returns
        | Kind::Curves
        | Kind::Waterfall => boxed(chart::of_plan(kind, scenario, &plan()?, lang)),
        Kind::Comparison => {
            let cases = compared(session, args, loaded, &options)?;
            let named: Vec<(String, &Case)> = cases
                .iter()
                .map(|case| match &case.name {
                    CaseName::Called(name) => (name.clone(), case),
                    CaseName::Today | CaseName::Equal => (String::new(), case),
                })
                .collect();
            boxed(chart::comparison::Comparison::of(&named, lang).map(pictured))
        }
        Kind::Frontier => {
            let points = sweep::budgets(scenario, BUDGETS, &options);
            let found = chart::frontier::Frontier::of(scenario, &plan()?, &points);
            boxed(found.map(pictured))
        }
        Kind::Ranges => {
            let found = ranges(scenario, WITHIN, &options).map_err(|no_plan| unmet(&no_plan))?;
            let drawn = chart::ranges::Ranges::of(scenario, &found, lang);
            boxed(Some(pictured(drawn)))
        }
        Kind::Tornado => {
            let found = explain(scenario, &options).map_err(|no_plan| unmet(&no_plan))?;
            boxed(chart::tornado::Tornado::of(scenario, &found, lang).map(pictured))
        }
        Kind::Fan => boxed(chart::fan::Fan::of(scenario, &plan()?).map(pictured)),
        Kind::Actual => {
            let Some(path) = &args.actuals else {
                return boxed(None);
            };
            let told = table::actuals(session, path, scenario, &args.table)?;
            boxed(chart::actual::Actual::of(scenario, &plan()?, &told.actuals).map(pictured))
        }
    }
}

/// The scenario beside the other files, or beside its own what-ifs.
fn compared(
    session: Session,
    args: &ChartArgs,
    loaded: &Loaded,
    options: &Options,
) -> Result<Vec<Case>, Exit> {
    let base = &loaded.scenario;
    let mut all = vec![(CaseName::Called(base.name.clone()), base.clone())];
    for file in &args.more {
        let other = input::load(session, file)?.scenario;
        all.push((CaseName::Called(other.name.clone()), other));
    }
    if args.more.is_empty() {
        for what_if in &base.what_ifs {
            if let Ok(scenario) = loaded.with(&what_if.set) {
                all.push((CaseName::Called(session.lang.text(&what_if.name).to_owned()), scenario));
            }
        }
    }
    Ok(compare(all, Vec::new(), options))
}

/// Why there is nothing to draw, and what would make it possible.
fn nothing(kind: Kind) -> Note {
    let needs = match kind {
        Kind::Waterfall => "channels[…].current",
        Kind::Fan => "channels[…].roi: {low, expected, high}",
        Kind::Comparison => "what_ifs",
        Kind::Actual => "--actuals",
        Kind::Returns | Kind::Curves | Kind::Tornado => "channels[…].roi",
        Kind::Frontier => "objective: profit, after_horizon: 0",
        Kind::Allocation | Kind::Flighting | Kind::Flowchart | Kind::Ranges => "channels",
    };
    Note::NothingToDraw { kind: kind.key().to_owned(), needs: needs.to_owned() }
}
