//! `phanbo solve`: the best plan of a scenario, and its proof.

use phanbo::answer::gap;
use phanbo::locale::{Ended, Note};
use phanbo::plan::{Plan, Status, Stop};
use phanbo::scenario::Loaded;
use phanbo::{NoPlan, Options};

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

/// How an answer that rests on `plans` ends: says how far those that are not proven may be from the
/// best, and why they are not.
pub(super) fn proven<'a>(
    session: Session,
    plans: impl IntoIterator<Item = Result<&'a Plan, &'a NoPlan>>,
) -> Exit {
    let (mut open, mut all, mut stopped): (Vec<&Plan>, usize, usize) = (Vec::new(), 0, 0);
    for plan in plans {
        match plan {
            Ok(plan) if plan.status == Status::Optimal => all += 1,
            Ok(plan) => {
                all += 1;
                open.push(plan);
            }
            Err(NoPlan::Stopped) => stopped += 1,
            Err(_) => {}
        }
    }
    let far = |plan: &&Plan| plan.proof.gap();
    if let Some(farthest) = open.iter().copied().max_by(|a, b| far(a).total_cmp(&far(b))) {
        let why = farthest.solver.stopped.unwrap_or(Stop::Stalled);
        let gap = gap(session.lang, farthest.proof.gap());
        session.remark(&session.lang.words().ended(&match all {
            1 => Ended::Early { why, gap },
            _ => Ended::SomeEarly { why, gap, plans: open.len() },
        }));
    }
    match (open.is_empty(), stopped, all) {
        (true, 0, _) => Exit::Done,
        (_, 1.., 0) => {
            session.error(&Note::StoppedWithoutPlan);
            Exit::StoppedWithoutPlan
        }
        _ => Exit::StoppedWithPlan,
    }
}

/// Says why there is no plan.
pub(super) fn explain(
    session: Session,
    loaded: &Loaded,
    no_plan: &NoPlan,
    options: &Options,
) -> Exit {
    match no_plan {
        NoPlan::Infeasible(found) => {
            conflict::show(session, loaded, found, options);
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
