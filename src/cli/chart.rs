//! `phanbo chart`: one chart of a scenario's best plan, as SVG or PNG.

use phanbo::chart::{self, Kind, Look, Text};
use phanbo::locale::{Note, visible};
use phanbo::{Options, solve};

use super::args::ChartArgs;
use super::{Exit, Session, input, interrupt, output, solve as solving};

pub(super) fn run(session: Session, args: &ChartArgs) -> Exit {
    let (Some(kind), Some(file), Some(path)) = (&args.kind, &args.file, &args.output) else {
        let keys = Kind::ALL.iter().filter(|kind| kind.needs_only_plan());
        let list: String = keys.map(|kind| format!("{}\n", kind.key())).collect();
        return output::stdout(&list, session.lang);
    };
    let extension = path.extension().and_then(|extension| extension.to_str());
    let painted = match extension {
        Some("png") => true,
        Some("svg") => false,
        _ => {
            session.error(&Note::UnknownPicture {
                path: visible(&path.display().to_string()),
            });
            return Exit::Refused;
        }
    };
    let target = match output::target(session, path, args.force) {
        Ok(target) => target,
        Err(note) => {
            session.error(&note);
            return Exit::Refused;
        }
    };
    let loaded = match input::load(session, file) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    if loaded.scenario.budget.is_none() {
        return solving::refuse_without(session, loaded, "budget");
    }
    let options = Options {
        interrupt: Some(interrupt::flag()),
        ..Options::default()
    };
    let plan = match solve(&loaded.scenario, &options) {
        Ok(plan) => plan,
        Err(no_plan) => return solving::explain(session, &loaded, &no_plan),
    };
    let look = Look {
        lang: session.lang,
        size: args.size,
        text: if painted { Text::Named } else { Text::Embedded },
        ..Look::default()
    };
    let drawn =
        Kind::of(kind).and_then(|kind| chart::of_plan(kind, &loaded.scenario, &plan, session.lang));
    let Some(picture) = drawn else {
        session.error(&Note::NothingToDraw {
            kind: visible(kind),
        });
        return Exit::Refused;
    };
    let svg = chart::svg(picture.as_ref(), &look);
    if !painted {
        return target.write(svg, session);
    }
    match chart::png(&svg, args.scale) {
        Ok(bytes) => target.write(bytes, session),
        Err(_) => {
            session.error(&Note::NothingToDraw {
                kind: visible(kind),
            });
            Exit::Failure
        }
    }
}
