//! What `verify` says in English.

use crate::locale::{Checked, Lang, month};
use crate::plan::file::{Fault, Place, PlanFinding};

pub(super) fn checked(checked: &Checked) -> String {
    match checked {
        Checked::RulesHold => "every rule holds".to_owned(),
        Checked::RulesBroken { rules } => {
            format!("these rules are broken: {}", rules.join("; "))
        }
        Checked::Value { value, said: None } => {
            format!("recomputed from the true curves, the plan is worth {value}")
        }
        Checked::Value {
            value,
            said: Some(said),
        } => {
            format!("recomputed from the true curves, the plan is worth {value}, not {said}")
        }
        Checked::Bound { bound, gap } => format!(
            "the certificate proves that no plan is worth more than {bound}: this one is within {gap}"
        ),
        Checked::BoundRejected { open: true } => {
            "the certificate proves nothing: it leaves plans out that could be worth more".to_owned()
        }
        Checked::BoundRejected { open: false } => {
            "the certificate proves nothing: it does not belong to this scenario, or has been changed"
                .to_owned()
        }
        Checked::NoCertificate => {
            "no certificate was given, so nothing is said of how much better a plan could be"
                .to_owned()
        }
        Checked::NotACertificate { path, why } => format!("{path} is not a certificate: {why}"),
    }
}

pub(super) fn plan_fault(finding: &PlanFinding) -> String {
    let fault = match &finding.fault {
        Fault::Syntax(why) => format!("cannot be read as a plan (JSON, CSV or XLSX): {why}"),
        Fault::Missing(what) => format!("{what} is missing"),
        Fault::Month(typed, [first, last]) => format!(
            "{typed} is not a month of the plan ({} to {})",
            month(Lang::En, *first),
            month(Lang::En, *last)
        ),
        Fault::Channel(typed, None) => format!("the scenario has no channel {typed}"),
        Fault::Channel(typed, Some(nearest)) => {
            format!("the scenario has no channel {typed}; did you mean {nearest}?")
        }
        Fault::Amount(typed) => format!("{typed} is not an amount of at least 0"),
        Fault::Ambiguous(typed) => format!(
            "{typed} may be read in two ways: write it without marks between thousands, such as 1500000"
        ),
        Fault::TooLarge(most) => format!("too large: at most {most} bytes or cells are read"),
        Fault::Twice => "the same channel and month a second time".to_owned(),
        Fault::Horizon => "the plan is of other months than the scenario".to_owned(),
    };
    match &finding.place {
        Place::File => fault,
        Place::Cell { line, column } => format!("line {line}, {column}: {fault}"),
        Place::Address(cell) => format!("cell {cell}: {fault}"),
        Place::Path(path) => format!("{path}: {fault}"),
    }
}
