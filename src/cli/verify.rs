//! `phanbo verify`: does a plan keep the rules, is it worth what it says, and is its bound proven?

use std::path::{Path, PathBuf};

use clap::Args;
use phanbo::answer::gap;
use phanbo::certificate::{Certificate, Rejected};
use phanbo::locale::{Checked, Note, Wording, group_rows, visible};
use phanbo::plan::audit::{Evaluation, evaluate};
use phanbo::scenario::Loaded;

use super::table::TableArgs;
use super::{Exit, Session, input, output, table};

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "PLAN")]
    pub(super) plan: Option<PathBuf>,
    #[arg(value_name = "CERTIFICATE")]
    pub(super) certificate: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
}

pub(super) fn run(session: Session, args: &VerifyArgs) -> Exit {
    let read = || {
        let loaded = input::load(session, &args.file)?;
        // A workbook of ours has the plan beside its scenario.
        let book = input::is_book(&args.file).then_some(&args.file);
        let path = args.plan.as_ref().or(book);
        let path = path.ok_or_else(|| session.refuse(&Note::NeedsPlan))?;
        let plan = input::bytes(session, path)?;
        let spend = table::plan(session, path, &loaded.scenario, &args.table)?;
        let certificate = args.certificate.as_deref();
        let certificate = certificate.map(|path| input::text(session, path));
        let said = table::json(&plan).and_then(stated_value);
        Ok((loaded, spend, said, certificate.transpose()?))
    };
    match read() {
        Ok((loaded, spend, said, certificate)) => {
            verify(session, args, &loaded, (spend, said), certificate.as_deref())
        }
        Err(exit) => exit,
    }
}

fn verify(
    session: Session,
    args: &VerifyArgs,
    loaded: &Loaded,
    (spend, said): (Vec<Vec<f64>>, Option<f64>),
    certificate: Option<&str>,
) -> Exit {
    let scenario = &loaded.scenario;
    let certificate = match certificate.map(serde_json::from_str::<Certificate>) {
        None => None,
        Some(Ok(certificate)) => Some(certificate),
        Some(Err(fault)) => {
            let path = args.certificate.as_deref().unwrap_or(Path::new("-"));
            session.error_text(&session.lang.words().checked(&Checked::NotACertificate {
                path: visible(&path.display().to_string()),
                why: fault.to_string(),
            }));
            return Exit::Refused;
        }
    };
    let found = evaluate(scenario, spend);
    let lines = checked(session, loaded, &found, said, certificate.as_ref());
    let holds = lines.iter().all(|(good, _)| *good);
    let text: String = lines
        .iter()
        .map(|(good, checked)| {
            let mark = if *good { "\u{1b}[32m✔\u{1b}[0m" } else { "\u{1b}[31m✘\u{1b}[0m" };
            format!("{mark} {}\n", session.lang.words().checked(checked))
        })
        .collect();
    match output::stdout(&text, session.lang) {
        Exit::Done if !holds => Exit::Infeasible,
        exit => exit,
    }
}

/// Whether the rules hold, the value is as said, and the bound is proven.
fn checked(
    session: Session,
    loaded: &Loaded,
    found: &Evaluation,
    said: Option<f64>,
    certificate: Option<&Certificate>,
) -> Vec<(bool, Checked)> {
    let scenario = &loaded.scenario;
    let wording = Wording::new(scenario, session.lang);
    let mut lines = Vec::new();
    if found.broken.is_empty() {
        lines.push((true, Checked::RulesHold));
    } else {
        let groups = group_rows(found.broken.iter().map(|row| (*row, 0.0)));
        lines.push((
            false,
            Checked::RulesBroken {
                rules: groups.iter().map(|group| wording.rule(group)).collect(),
            },
        ));
    }
    let agrees = said.is_none_or(|said| (said - found.value).abs() <= 1e-6 * said.abs().max(1.0));
    lines.push((
        agrees,
        Checked::Value {
            value: wording.value(found.value),
            said: said.filter(|_| !agrees).map(|said| wording.value(said)),
        },
    ));
    if let Some(missed) = found.missed {
        let share = |of: f64| session.lang.percent_trimmed(of, 4);
        let proven = certificate.map(|certificate| certificate.missed(scenario));
        let most = proven.as_ref().and_then(|proven| proven.as_ref().ok()).map(|found| found.1);
        let least = proven.and_then(Result::ok).map(|(least, _)| share(least));
        // A plan that misses more than the claim is of is not the best of those that miss least.
        let good = most.is_none_or(|most| missed <= most + 1e-7);
        lines.push((good, Checked::Missed { missed: share(missed), least }));
    }
    lines.push(match certificate.map(|c| c.check(scenario)) {
        None => (true, Checked::NoCertificate),
        Some(Ok(bound)) => (
            // A plan that breaks a rule may be worth more than any plan that keeps them.
            bound >= found.value - 1e-9 * found.value.abs() || !found.broken.is_empty(),
            Checked::Bound {
                bound: wording.value(bound),
                gap: gap(
                    session.lang,
                    ((bound - found.value) / found.value.abs().max(1.0)).max(0.0),
                ),
            },
        ),
        Some(Err(rejected)) => {
            (false, Checked::BoundRejected { open: matches!(rejected, Rejected::Open { .. }) })
        }
    });
    lines
}

/// The value that a JSON plan states of itself.
fn stated_value(plan: &str) -> Option<f64> {
    let plan: serde_json::Value = serde_json::from_str(plan).ok()?;
    plan.get("objective")?.get("value")?.as_f64()
}

/// The text of the certificate file, for `solve --certificate`.
pub(super) fn certificate_text(certificate: &Certificate) -> Option<String> {
    let mut text = serde_json::to_string(certificate).ok()?;
    text.push('\n');
    Some(text)
}
