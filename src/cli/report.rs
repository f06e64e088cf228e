//! `phanbo report`: the proposal that a client keeps.

use std::path::Path;

use phanbo::Options;
use phanbo::analysis::sweep::Over;
use phanbo::chart::Look;
use phanbo::locale::{Note, visible};
use phanbo::proposal::playground::Playground;
use phanbo::proposal::{About, Material, html, markdown, pdf, pptx, sections, xlsx};
use phanbo::scenario::Loaded;

use super::args::ReportArgs;
use super::{Exit, Session, brand, input, interrupt, output, progress, settings, solve};

/// Values of the budget's slider.
const BUDGETS: usize = 21;

/// What a proposal may be written as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Html,
    Pdf,
    Workbook,
    Slides,
    Markdown,
}

fn form(path: &Path) -> Option<Form> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "html" | "htm" => Form::Html,
        "pdf" => Form::Pdf,
        "xlsx" => Form::Workbook,
        "pptx" => Form::Slides,
        "md" => Form::Markdown,
        _ => return None,
    })
}

pub(super) fn run(session: Session, args: &ReportArgs) -> Exit {
    let Some(form) = form(&args.output) else {
        session.error(&Note::UnknownDocument { path: visible(&args.output.display().to_string()) });
        return Exit::Refused;
    };
    let target = match output::target(session, &args.output, args.force) {
        Ok(target) => target,
        Err(note) => {
            session.error(&note);
            return Exit::Refused;
        }
    };
    let brand = match brand::read(session, args.brand.as_deref()) {
        Ok(brand) => brand,
        Err(exit) => return exit,
    };
    let look = Look { lang: session.lang, brand: brand.colors, ..Look::default() };
    let loaded = match loaded(session, args) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let options =
        Options::new().interrupt(interrupt::flag()).counted(progress::counted(session.lang));
    let about = About {
        client: args.client.clone(),
        prepared_by: args.prepared_by.clone(),
        date: args.date.clone(),
        logo: brand.logo,
    };
    let material = match Material::gather(&loaded, session.lang, about, &options) {
        Ok(material) => material,
        Err(no_plan) => return solve::explain(session, &loaded, &no_plan),
    };
    let play = match playground(session, args, form, &loaded, &options) {
        Ok(play) => play,
        Err(exit) => return exit,
    };
    let proposal = sections::proposal(&material, &args.sections);
    let bytes = match form {
        Form::Html => Ok(html::write(&proposal, play.as_ref(), &look).into_bytes()),
        Form::Markdown => Ok(markdown::write(&proposal, &look).into_bytes()),
        Form::Pdf => pdf::write(&proposal, &look),
        Form::Slides => pptx::write(&proposal, &look),
        Form::Workbook => xlsx::write(&xlsx::Material::of(&material), &look),
    };
    match bytes {
        Ok(bytes) => target.write(bytes, session),
        Err(fault) => {
            session.error(&Note::CannotWrite {
                path: visible(&args.output.display().to_string()),
                why: fault.to_string(),
            });
            Exit::Failure
        }
    }
}

fn loaded(session: Session, args: &ReportArgs) -> Result<Loaded, Exit> {
    let unknown =
        args.sections.iter().find(|key| sections::keys().all(|known| known != key.as_str()));
    if let Some(key) = unknown {
        session.error(&Note::UnknownSection {
            key: visible(key),
            known: sections::keys().collect::<Vec<_>>().join(", "),
        });
        return Err(Exit::Refused);
    }
    let loaded = settings::varied(session, input::load(session, &args.file)?, &args.set)?;
    if loaded.scenario.budget.is_none() {
        return Err(solve::refuse_without(session, loaded, "budget"));
    }
    Ok(loaded)
}

/// The sliders, where they are asked for.
fn playground(
    session: Session,
    args: &ReportArgs,
    form: Form,
    loaded: &Loaded,
    options: &Options,
) -> Result<Option<Playground>, Exit> {
    if !args.interactive && args.slider.is_empty() {
        return Ok(None);
    }
    if form != Form::Html {
        session.error(&Note::SlidersNeedHtml);
        return Err(Exit::Refused);
    }
    let mut overs = Vec::new();
    let monthly = loaded.scenario.budget.as_ref().and_then(|b| b.monthly.as_ref());
    let own = monthly.and_then(|months| months.first().copied());
    if let Some(own) = own.filter(|own| *own > 0.0) {
        overs.push(Over {
            path: "budget.monthly".to_owned(),
            from: 0.4 * own,
            to: 1.6 * own,
            count: BUDGETS,
        });
    }
    overs.extend(args.slider.iter().take(2).cloned());
    let play = Playground::solved(loaded, &overs, session.lang, options).map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    session.note(&Note::SlidersCarry { plans: play.plans.len() });
    Ok(Some(play))
}
