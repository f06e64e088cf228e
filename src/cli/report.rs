//! `phanbo report`: the proposal that a client keeps.

use phanbo::Options;
use phanbo::analysis::sweep::Over;
use phanbo::answer::workbook;
use phanbo::chart::Look;
use phanbo::locale::{Note, visible};
use phanbo::page::{self, Format, Sliders, Style};
use phanbo::report::playground::sliders;
use phanbo::report::{About, Material, keys, proposal, with_appendix};
use phanbo::scenario::Loaded;

use super::args::ReportArgs;
use super::table::TableArgs;
use super::{Exit, Session, brand, input, output, progress, settings, solve, table, task};

/// Values of the budget's slider.
const BUDGETS: usize = 21;

pub(super) fn run(session: Session, args: &ReportArgs) -> Result<Exit, Exit> {
    let path = visible(&args.output.display().to_string());
    let extension = args.output.extension().and_then(|extension| extension.to_str());
    let format = extension.and_then(Format::of_extension);
    let format = format.filter(|f| !matches!(f, Format::Table | Format::Json | Format::Csv));
    let format =
        format.ok_or_else(|| session.refuse(&Note::UnknownDocument { path: path.clone() }))?;
    let target = output::target(session, &args.output, args.force);
    let target = target.map_err(|note| session.refuse(&note))?;
    let brand = brand::read(session, args.brand.as_deref())?;
    let look = Look { lang: session.lang, brand: brand.colors, ..Look::default() };
    let loaded = loaded(session, args)?;
    let options = task::limits(&args.limits).from_now().counted(progress::counted(session.lang));
    let about = About {
        client: args.client.clone(),
        prepared_by: args.prepared_by.clone(),
        date: args.date.clone(),
        logo: brand.logo,
    };
    let own = table::own(session, &args.file, &loaded.scenario, &TableArgs::default())?;
    let material = Material::gather_beside(&loaded, own, session.lang, about, &options)
        .map_err(|no_plan| solve::explain(session, &loaded, &no_plan, &options))?;
    let sliders = playground(session, args, format, &loaded, &options)?;
    let bytes = match format {
        Format::Xlsx => workbook::write(&material.workbook(), &look),
        _ => {
            let told = match args.appendix {
                true => with_appendix(&material),
                false => proposal(&material, &args.sections),
            };
            let document = page::Page { sliders, ..told };
            page::write(&document, format, &look, Style::Plain)
        }
    };
    match bytes {
        Ok(bytes) => Ok(match target.write(bytes, session) {
            Exit::Done => solve::proven(session, material.plans()),
            exit => exit,
        }),
        Err(fault) => {
            session.error(&Note::CannotWrite { path, why: fault.to_string() });
            Err(Exit::Failure)
        }
    }
}

fn loaded(session: Session, args: &ReportArgs) -> Result<Loaded, Exit> {
    if let Some(key) = args.sections.iter().find(|key| keys().all(|known| known != key.as_str())) {
        return Err(session.refuse(&Note::UnknownSection {
            key: visible(key),
            known: keys().collect::<Vec<_>>().join(", "),
        }));
    }
    let loaded = settings::varied(session, input::load(session, &args.file)?, &args.set)?;
    if loaded.scenario.budget.is_none() {
        return Err(task::refuse_without(session, loaded, "budget"));
    }
    Ok(loaded)
}

/// The sliders, where they are asked for.
fn playground(
    session: Session,
    args: &ReportArgs,
    format: Format,
    loaded: &Loaded,
    options: &Options,
) -> Result<Option<Sliders>, Exit> {
    if !args.interactive && args.slider.is_empty() {
        return Ok(None);
    }
    if format != Format::Html {
        return Err(session.refuse(&Note::SlidersNeedHtml));
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
    let play = sliders(loaded, &overs, session.lang, options).map_err(|found| {
        settings::show(session, &found);
        Exit::Refused
    })?;
    session.note(&Note::SlidersCarry { plans: play.plans.len() });
    Ok(Some(play))
}
