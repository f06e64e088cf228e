//! What clap says, in the chosen language.

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use phanbo::locale::{BadValue, Lang, Usage};

use super::args::{
    Cli, NOT_A_DAY, NOT_A_RANGE, NOT_AN_AMOUNT, NOT_COUNT, NOT_POSITIVE, NOT_SHARE, NOT_WEIGHTS,
};
use super::{Exit, output};

/// Shows help or a fault of usage.
pub(super) fn show(error: &Error, lang: Lang) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::stdout(error.render().ansi().to_string(), lang)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::line(error.render().ansi().to_string().trim_end());
            Exit::Refused
        }
        _ => {
            let words = lang.words();
            let fault = words.usage(&usage(error));
            output::line(&format!("\u{1b}[1;31m{}\u{1b}[0m: {fault}", words.labels().error));
            let see = words.usage(&Usage::SeeHelp { command: command(arguments()) });
            output::line(&format!("\u{1b}[1;36m{}\u{1b}[0m: {see}", words.labels().hint));
            Exit::Refused
        }
    }
}

/// The command that was typed, by the first argument that names one.
fn command(typed: impl Iterator<Item = String>) -> String {
    let known = Cli::command();
    let named = typed.skip(1).find(|argument| known.find_subcommand(argument).is_some());
    named.map_or_else(|| "phanbo".to_owned(), |name| format!("phanbo {name}"))
}

fn usage(error: &Error) -> Usage {
    let argument = || text(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => Usage::UnknownArgument {
            argument: argument(),
            nearest: one(error, ContextKind::SuggestedArg),
        },
        ErrorKind::InvalidSubcommand => Usage::UnknownCommand {
            command: text(error, ContextKind::InvalidSubcommand),
            nearest: one(error, ContextKind::SuggestedSubcommand),
        },
        ErrorKind::MissingSubcommand => Usage::MissingCommand,
        ErrorKind::MissingRequiredArgument => {
            Usage::Missing { arguments: list(error, ContextKind::InvalidArg) }
        }
        ErrorKind::InvalidValue if text(error, ContextKind::InvalidValue).is_empty() => {
            Usage::NeedsValue {
                argument: argument(),
                allowed: list(error, ContextKind::ValidValue),
            }
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Usage::BadValue {
            argument: argument(),
            value: text(error, ContextKind::InvalidValue),
            allowed: list(error, ContextKind::ValidValue),
            why: why(error),
        },
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Usage::NeedsValue { argument: argument(), allowed: Vec::new() }
        }
        ErrorKind::ArgumentConflict => {
            let with = list(error, ContextKind::PriorArg);
            if with.is_empty() || with == [argument()] {
                Usage::Repeated { argument: argument() }
            } else {
                Usage::Conflict { argument: argument(), with }
            }
        }
        ErrorKind::InvalidUtf8 => Usage::NotUtf8,
        _ => Usage::Other(error.to_string().trim_end().trim_start_matches("error: ").to_owned()),
    }
}

fn why(error: &Error) -> Option<BadValue> {
    match std::error::Error::source(error).map(ToString::to_string).as_deref() {
        Some(NOT_POSITIVE) => Some(BadValue::NotPositive),
        Some(NOT_COUNT) => Some(BadValue::NotCount),
        Some(NOT_SHARE) => Some(BadValue::NotShare),
        Some(NOT_WEIGHTS) => Some(BadValue::NotWeights),
        Some(NOT_A_DAY) => Some(BadValue::NotADay),
        Some(NOT_A_RANGE) => Some(BadValue::NotRange),
        Some(NOT_AN_AMOUNT) => Some(BadValue::NotAmount),
        _ => None,
    }
}

fn list(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => Vec::new(),
    }
}

fn one(error: &Error, kind: ContextKind) -> Option<String> {
    list(error, kind).into_iter().next()
}

fn text(error: &Error, kind: ContextKind) -> String {
    list(error, kind).join(", ")
}

/// What was typed, as far as it is text.
fn arguments() -> impl Iterator<Item = String> {
    std::env::args_os().map(|argument| argument.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_points_to_the_help_of_its_own_command() {
        let told = |typed: &[&str]| command(typed.iter().map(|text| (*text).to_owned()));
        for sub in Cli::command().get_subcommands() {
            let name = sub.get_name();
            assert_eq!(told(&["phanbo", name, "--forc"]), format!("phanbo {name}"));
            // Not of a file or a name that is called as another command.
            assert_eq!(told(&["phanbo", "--lang", "vi", name, "solve"]), format!("phanbo {name}"));
        }
        assert_eq!(told(&["phanbo", "--forc"]), "phanbo");
    }
}
