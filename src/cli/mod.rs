//! The command line: one file per command. Results go to the standard output, everything else to
//! the standard error.

mod args;
mod batch;
mod brand;
mod calibrate;
mod chart;
mod check;
mod compare;
mod conflict;
mod exit;
mod explain;
mod export;
mod goal;
mod help;
mod import;
mod init;
mod input;
mod interrupt;
mod models;
mod output;
mod pace;
mod progress;
mod ranges;
mod replan;
mod report;
mod robustness;
mod schema;
mod settings;
mod solve;
mod studio;
mod sweep;
mod table;
mod task;
mod top_up;
mod usage;
mod verify;

use std::ffi::OsString;

use clap::{CommandFactory as _, FromArgMatches as _};
use phanbo::locale::{Lang, Note};

use args::{Cli, Command};
pub use exit::Exit;

/// What every command knows.
#[derive(Debug, Clone, Copy)]
struct Session {
    lang: Lang,
}

/// Runs the program on its arguments.
pub fn run() -> Exit {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = Lang::choose(flag(&arguments).as_deref(), |name| std::env::var(name).ok());
    let session = Session { lang };
    let parsed = help::translated(Cli::command(), lang)
        .try_get_matches_from(&arguments)
        .and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage::show(&error, lang),
    };
    let done = match cli.command {
        Command::Solve(args) => solve::run(session, &args),
        Command::Goal(args) => goal::run(session, &args),
        Command::Explain(args) => explain::run(session, &args),
        Command::Ranges(args) => ranges::run(session, &args),
        Command::Compare(args) => {
            let args = match matches.subcommand() {
                Some((_, own)) => args.ordered(own),
                None => args,
            };
            compare::run(session, &args)
        }
        Command::Robustness(args) => robustness::run(session, &args),
        Command::Sweep(args) => sweep::run(session, &args),
        Command::Replan(args) => replan::run(session, &args),
        Command::Calibrate(args) => calibrate::run(session, &args),
        Command::Pace(args) => pace::run(session, &args),
        Command::Import(args) => import::run(session, &args),
        Command::TopUp(args) => top_up::run(session, &args),
        Command::Check(args) => Ok(check::run(session, &args)),
        Command::Schema(args) => Ok(schema::run(session, &args)),
        Command::Models(args) => Ok(models::run(session, &args)),
        Command::Init(args) => Ok(init::run(session, &args)),
        Command::Verify(args) => Ok(verify::run(session, &args)),
        Command::Chart(args) => Ok(chart::run(session, &args)),
        Command::Export(args) => Ok(export::run(session, &args)),
        Command::Report(args) => report::run(session, &args),
        Command::Studio(args) => studio::run(session, &args),
        Command::Batch(args) => batch::run(session, &args),
    };
    // Every end was told where it came about.
    done.unwrap_or_else(|exit| exit)
}

/// The value of `--lang`, before the arguments are parsed: help and faults speak it too.
fn flag(arguments: &[OsString]) -> Option<String> {
    let texts = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    let texts: Vec<&str> = texts.map(|argument| argument.to_str().unwrap_or("")).collect();
    texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(at + 1).map(|value| (*value).to_owned()),
        Some(rest) => rest.strip_prefix('=').map(str::to_owned),
        None => None,
    })
}

impl Session {
    /// A fault, in one line.
    fn error(self, note: &Note) {
        let words = self.lang.words();
        output::line(&format!(
            "\u{1b}[1;31m{}\u{1b}[0m: {}",
            words.labels().error,
            words.note(note)
        ));
    }

    /// The same where the command does not go on.
    fn refuse(self, note: &Note) -> Exit {
        self.error(note);
        Exit::Refused
    }

    /// A fault whose words are made already.
    fn error_text(self, text: &str) {
        output::line(&format!("\u{1b}[1;31m{}\u{1b}[0m: {text}", self.lang.words().labels().error));
    }

    /// A remark whose words are made already.
    fn remark(self, text: &str) {
        output::line(&format!("\u{1b}[2m{}: {text}\u{1b}[0m", self.lang.words().labels().note));
    }

    /// A remark, in one line.
    fn note(self, note: &Note) {
        let words = self.lang.words();
        output::line(&format!("\u{1b}[2m{}: {}\u{1b}[0m", words.labels().note, words.note(note)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_flag_is_seen_before_parsing() {
        let seen = |texts: &[&str]| flag(&texts.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(seen(&["phanbo", "solve", "--lang", "vi"]), Some("vi".to_owned()));
        assert_eq!(seen(&["phanbo", "--lang=en", "x"]), Some("en".to_owned()));
        assert_eq!(seen(&["phanbo", "solve", "--", "--lang", "vi"]), None);
        assert_eq!(seen(&["phanbo", "solve", "--language"]), None);
        assert_eq!(seen(&["phanbo", "--lang"]), None);
    }
}
