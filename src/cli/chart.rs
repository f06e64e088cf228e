//! `phanbo chart`: one chart of a scenario, as SVG or PNG.

use phanbo::ask::{self, Drawn};
use phanbo::chart::{self, Kind, Look, Text};
use phanbo::locale::{Note, visible};
use phanbo::scenario::{Loaded, Scenario};

use super::args::{ChartArgs, SvgText};
use super::{Exit, Session, brand, input, output, progress, settings, solve, table, task};

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
    let Drawn { picture, plans } = match drawn(session, args, kind, &loaded) {
        Ok(picture) => picture,
        Err(exit) => return exit,
    };
    let Some(picture) = picture else {
        session.error(&nothing(kind));
        return Exit::Refused;
    };
    let ended = |written: Exit| match written {
        Exit::Done => solve::proven(session, plans.iter().map(Ok)),
        exit => exit,
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
        return ended(target.write(svg, session));
    }
    match chart::png(&svg, args.scale) {
        Ok(bytes) => ended(target.write(bytes, session)),
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
fn drawn(session: Session, args: &ChartArgs, kind: Kind, loaded: &Loaded) -> Result<Drawn, Exit> {
    let options = task::limits(&args.limits).from_now().counted(progress::counted(session.lang));
    let others = args.more.iter().map(|file| Ok(input::load(session, file)?.scenario));
    let others: Vec<Scenario> = others.collect::<Result<_, Exit>>()?;
    let actuals = args.actuals.as_deref().filter(|_| kind == Kind::Actual);
    let actuals = actuals
        .map(|path| table::actuals(session, path, &loaded.scenario, &args.table))
        .transpose()?;
    let actuals = actuals.as_ref().map(|told| &told.actuals);
    let found = ask::drawn(kind, loaded, &others, actuals, &options, session.lang);
    found.map_err(|no_plan| solve::explain(session, loaded, &no_plan, &options))
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
