//! Messages of the program in English.

use std::io::ErrorKind;

use super::sentence::plural;
use crate::locale::Lang;
use crate::locale::catalogue::{BadValue, Note, Usage};
use crate::scenario::Tier;

pub(super) fn note(note: &Note) -> String {
    match note {
        Note::NotALogo { path } => {
            format!("{path} is not a logo: a PNG or an SVG of at most 2 MB is needed")
        }
        Note::UnknownDocument { path } => {
            format!("{path} ends in none of .html, .pdf, .xlsx, .pptx, .md")
        }
        Note::UnknownSection { key, known } => {
            format!("there is no section {key}; there are: {known}")
        }
        Note::SlidersNeedHtml => "sliders need a .html file".to_owned(),
        Note::SlidersCarry { plans } => format!(
            "the page carries the results of {plans} plans: whoever gets it can read off how the client's channels respond"
        ),
        Note::OtherCurrency { path, currency, first } => format!(
            "{path} is in {currency}, the first scenario in {first}: they cannot be compared"
        ),
        Note::NoCurrent => {
            "no channel states \"current\", what is spent per month today".to_owned()
        }
        Note::AmbiguousNumber { typed } => format!(
            "{typed} may be read in two ways: write it without a mark between thousands, or with more decimals"
        ),
        Note::NotASetting { typed } => {
            format!("{typed} is not a setting; write path=value, such as budget.monthly=30M")
        }
        Note::BadSetting { setting, fault, hint } => match hint {
            Some(hint) => format!("{setting}: {fault}; {hint}"),
            None => format!("{setting}: {fault}"),
        },
        Note::FindingsIn { count, source } => {
            format!("{count} {} in {source}", plural(*count, "error", "errors"))
        }
        Note::MoreFindings { count } => {
            format!("… and {count} more {}", plural(*count, "error", "errors"))
        }
        Note::Valid { source, channels, months } => format!(
            "{source} is valid: {channels} {}, {months} {}",
            plural(*channels, "channel", "channels"),
            plural(*months, "month", "months")
        ),
        Note::CannotRead { source, why } => format!("cannot read {source}: {why}"),
        Note::CannotWrite { path, why } => format!("cannot write {path}: {why}"),
        Note::Exists { path } => format!("{path} exists already; --force replaces it"),
        Note::UnknownFormat { path } => format!(
            "the ending of {path} stands for no format; use .json, .csv, .md or .txt, or give --format"
        ),
        Note::Wrote { path } => format!("wrote {path}"),
        Note::SchemaHint => {
            "for completion in your editor: phanbo schema -o phanbo.schema.json".to_owned()
        }
        Note::Infeasible { source } => format!("no plan can satisfy {source}"),
        Note::InfeasibleRules => "these rules cannot hold together:".to_owned(),
        Note::StoppedWithoutPlan => {
            "stopped at a limit before any plan was found; allow more time or more nodes".to_owned()
        }
        Note::StoppedEarly { gap } => {
            format!("stopped at a limit: the plan may be up to {gap} from the best")
        }
        Note::UnknownPicture { path } => {
            format!("the ending of {path} stands for no picture; use .svg or .png")
        }
        Note::NothingToDraw { kind, needs } => {
            format!("nothing to draw as {kind}; it needs {needs}")
        }
        Note::BadBrand { path, line, column, why } => {
            format!("{path}:{line}:{column}: not a brand file: {why}")
        }
        Note::Answered { done, of } => format!("{done} of {of} worked out"),
        Note::Progress { nodes, gap } => match gap {
            Some(gap) => {
                format!("searching: {nodes} nodes, gap {gap} (Ctrl-C gives the best so far)")
            }
            None => format!("searching: {nodes} nodes, no plan yet"),
        },
        Note::Rounded { gap } => {
            format!("the plan is in whole steps (round_to), which costs at most {gap}")
        }
        Note::FailedAudit => {
            "the plan found did not pass the audit and is not shown; this is a fault of phanbo, \
             please report it with the scenario"
                .to_owned()
        }
        Note::OtherFormats => "every single month: --format csv".to_owned(),
        Note::Subtitle { from, to, months, channels, aim } => format!(
            "{from} – {to} · {months} {} · {channels} {} · for the most {aim}",
            plural(*months, "month", "months"),
            plural(*channels, "channel", "channels")
        ),
        Note::NextUnit { per, aim } => format!(
            "Next unit: {aim} added by the next {per} in the channel's best month, budget and limits aside."
        ),
        Note::AfterHorizon { amounts, counted } => {
            let share = match *counted {
                x if x <= 0.0 => "not counted in the goal".to_owned(),
                x if x >= 1.0 => "counted in full in the goal".to_owned(),
                x => format!("{} of it counted in the goal", Lang::En.percent_trimmed(x, 1)),
            };
            format!("After the last month: {amounts} ({share})")
        }
        Note::CarriedIn { amounts } => format!("Of which from spend before the start: {amounts}"),
        Note::KpiAt { amount, kpi: _, cost } => format!("{amount} at {cost} each"),
        Note::MoreLimits { count } => {
            format!(
                "… and {count} more {} (--format json lists all)",
                plural(*count, "limit", "limits")
            )
        }
        Note::Effort { backend, variables, constraints, integers, nodes } => format!(
            "{backend} · {} variables, {} rows, {} on/off, {} {}",
            Lang::En.number(*variables as f64, 0),
            Lang::En.number(*constraints as f64, 0),
            Lang::En.number(*integers as f64, 0),
            Lang::En.number(*nodes as f64, 0),
            plural(*nodes, "node", "nodes")
        ),
        Note::Presets { tier, currency } => {
            let size = match tier {
                Tier::Sme => "small and medium enterprises",
                Tier::Enterprise => "enterprises",
            };
            format!("Presets of tier `{}` ({size}), amounts in {currency}", tier.key())
        }
        Note::Grades => {
            "Grades: E1 strong (experiments, meta-analyses, official documentation) · E2 medium \
             (large econometric studies) · E3 weak (surveys, price lists) · V vendor claim · \
             D derived · A assumption"
                .to_owned()
        }
    }
}

fn nearest(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

fn either(allowed: &[String]) -> String {
    if allowed.is_empty() { String::new() } else { format!("; allowed: {}", allowed.join(", ")) }
}

pub(super) fn usage(usage: &Usage) -> String {
    match usage {
        Usage::UnknownArgument { argument, nearest: near } => {
            format!("unexpected argument `{argument}`{}", nearest(near.as_ref()))
        }
        Usage::UnknownCommand { command, nearest: near } => {
            format!("unknown command `{command}`{}", nearest(near.as_ref()))
        }
        Usage::MissingCommand => "a command is missing".to_owned(),
        Usage::Missing { arguments } => format!("{} is missing", arguments.join(", ")),
        Usage::NeedsValue { argument, allowed } => {
            format!("`{argument}` needs a value{}", either(allowed))
        }
        Usage::BadValue { argument, value, allowed, why } => {
            let why = match why {
                Some(BadValue::NotPositive) => ": a number above 0 is needed",
                Some(BadValue::NotCount) => ": a whole number from 1 is needed",
                Some(BadValue::NotShare) => ": a share such as 1% or 0.01 is needed",
                Some(BadValue::NotRange) => {
                    ": a range such as budget.monthly=10M..60M:26 is needed, 2 to 1000 values"
                }
                Some(BadValue::NotAmount) => ": an amount such as 20M or 20_000_000 is needed",
                None => "",
            };
            format!("`{value}` cannot be the value of `{argument}`{why}{}", either(allowed))
        }
        Usage::Repeated { argument } => format!("`{argument}` can be given only once"),
        Usage::Conflict { argument, with } => {
            format!("`{argument}` cannot be used with {}", with.join(", "))
        }
        Usage::NotUtf8 => "an argument is not valid UTF-8".to_owned(),
        Usage::Other(text) => text.clone(),
        Usage::SeeHelp { command } => format!("try `{command} --help`"),
    }
}

pub(super) fn refusal(kind: ErrorKind) -> Option<&'static str> {
    match kind {
        ErrorKind::NotFound => Some("there is no such file"),
        ErrorKind::PermissionDenied => Some("permission denied"),
        ErrorKind::IsADirectory => Some("it is a directory"),
        ErrorKind::StorageFull => Some("there is no space left"),
        ErrorKind::ReadOnlyFilesystem => Some("the file system is read-only"),
        // The system's own words.
        _ => None,
    }
}
