//! `phanbo solve`: the best plan of a scenario, and its proof.

use phanbo::NoPlan;
use phanbo::answer::gap;
use phanbo::locale::Note;
use phanbo::scenario::Loaded;

use super::args::SolveArgs;
use super::task::Task;
use super::verify::certificate_text;
use super::{Exit, Session, conflict, output, progress};

pub(super) fn run(session: Session, args: &SolveArgs) -> Result<Exit, Exit> {
    let task = Task::begin(session, args, Some("budget"))?;
    let certificate = args.certificate.as_deref();
    let certificate = certificate.map(|path| output::target(session, path, args.force));
    let certificate = certificate.transpose().map_err(|note| session.refuse(&note))?;
    let watched = task.options.clone().progress(progress::told(session.lang));
    let scenario = &task.loaded.scenario;
    let (plan, proof) = task.met(if certificate.is_some() {
        phanbo::solve_certified(scenario, &watched).map(|(plan, proof)| (plan, Some(proof)))
    } else {
        phanbo::solve(scenario, &watched).map(|plan| (plan, None))
    })?;
    if let Some((target, text)) = certificate.zip(proof.as_ref().and_then(certificate_text)) {
        let written = target.write(&text, session);
        if written != Exit::Done {
            return Err(written);
        }
    }
    Ok(task.write_of(&plan, &plan))
}

/// Says how far a plan may be from the best.
pub(super) fn stopped_early(session: Session, far: f64) -> Exit {
    session.note(&Note::StoppedEarly { gap: gap(session.lang, far) });
    Exit::StoppedWithPlan
}

/// Says why there is no plan.
pub(super) fn explain(session: Session, loaded: &Loaded, no_plan: &NoPlan) -> Exit {
    match no_plan {
        NoPlan::Infeasible(found) => {
            conflict::show(session, loaded, found);
            Exit::Infeasible
        }
        NoPlan::FailedAudit(_) => {
            session.error(&Note::FailedAudit);
            Exit::Failure
        }
        // Non-exhaustive: what is not a clash and not a fault is a stop.
        _ => {
            session.error(&Note::StoppedWithoutPlan);
            Exit::StoppedWithoutPlan
        }
    }
}
