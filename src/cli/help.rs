//! Help in the chosen language: clap cannot translate itself, so its texts are replaced.

use clap::{Arg, ArgAction, Command};
use phanbo::locale::{Help, Lang};

/// The command with every text in `lang`.
pub(super) fn translated(command: Command, lang: Lang) -> Command {
    let say = |help: Help| lang.words().help(help);
    dressed(command, lang, Help::Program, Help::ProgramExamples, true)
        .subcommand_help_heading(say(Help::Commands))
        .subcommand_value_name("COMMAND")
        .arg_required_else_help(true)
        .mut_subcommand("solve", |sub| dressed(sub, lang, Help::Solve, Help::SolveExamples, false))
        .mut_subcommand("goal", |sub| dressed(sub, lang, Help::Goal, Help::GoalExamples, false))
        .mut_subcommand("explain", |sub| {
            dressed(sub, lang, Help::Explain, Help::ExplainExamples, false)
        })
        .mut_subcommand("ranges", |sub| {
            dressed(sub, lang, Help::Ranges, Help::RangesExamples, false)
        })
        .mut_subcommand("robustness", |sub| {
            dressed(sub, lang, Help::Robustness, Help::RobustnessExamples, false)
        })
        .mut_subcommand("compare", |sub| {
            dressed(sub, lang, Help::Compare, Help::CompareExamples, false)
        })
        .mut_subcommand("sweep", |sub| dressed(sub, lang, Help::Sweep, Help::SweepExamples, false))
        .mut_subcommand("replan", |sub| {
            dressed(sub, lang, Help::Replan, Help::ReplanExamples, false)
        })
        .mut_subcommand("top-up", |sub| dressed(sub, lang, Help::TopUp, Help::TopUpExamples, false))
        .mut_subcommand("check", |sub| dressed(sub, lang, Help::Check, Help::CheckExamples, false))
        .mut_subcommand("schema", |sub| {
            dressed(sub, lang, Help::Schema, Help::SchemaExamples, false)
        })
        .mut_subcommand("models", |sub| {
            dressed(sub, lang, Help::Models, Help::ModelsExamples, false)
        })
        .mut_subcommand("init", |sub| dressed(sub, lang, Help::Init, Help::InitExamples, false))
        .mut_subcommand("chart", |sub| dressed(sub, lang, Help::Chart, Help::ChartExamples, false))
        .mut_subcommand("report", |sub| {
            dressed(sub, lang, Help::Report, Help::ReportExamples, false)
        })
        .mut_subcommand("export", |sub| {
            dressed(sub, lang, Help::Export, Help::ExportExamples, false)
        })
        .mut_subcommand("verify", |sub| {
            dressed(sub, lang, Help::Verify, Help::VerifyExamples, false)
        })
}

fn dressed(command: Command, lang: Lang, about: Help, examples: Help, root: bool) -> Command {
    let say = |help: Help| lang.words().help(help);
    let name = command.get_name().to_owned();
    let flag = |id: &'static str, action: ArgAction, text: Help| {
        Arg::new(id).long(id).action(action).help(say(text))
    };
    let mut command = command
        .about(say(about))
        .after_help(say(examples))
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            say(Help::Usage)
        ))
        .max_term_width(100)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", ArgAction::Help, Help::HelpFlag).short('h').display_order(1000));
    if root {
        command = command.arg(
            flag("version", ArgAction::Version, Help::VersionFlag).short('V').display_order(1001),
        );
    }
    command.mut_args(|argument| {
        let heading = if argument.is_positional() { Help::Arguments } else { Help::Options };
        let mut argument = argument.help_heading(say(heading));
        if argument.get_action().takes_values() {
            // Allowed words and defaults are in the texts, in the right language.
            argument = argument.hide_possible_values(true).hide_default_value(true);
        }
        if argument.get_id() == "lang" {
            argument = argument.display_order(999);
        }
        match text_of(&name, argument.get_id().as_str()) {
            Some(text) => argument.help(say(text)),
            None => argument,
        }
    })
}

/// The help text of an argument of a command.
fn text_of(command: &str, argument: &str) -> Option<Help> {
    Some(match (command, argument) {
        ("chart", "kind") => Help::ChartKind,
        ("report", "output") => Help::Document,
        (_, "client") => Help::Client,
        (_, "prepared_by") => Help::PreparedBy,
        (_, "date") => Help::Date,
        ("schema", "of") => Help::SchemaOf,
        (_, "sections") => Help::Sections,
        (_, "interactive") => Help::Interactive,
        (_, "slider") => Help::Slider,
        ("chart", "output") => Help::Picture,
        ("init", "file") => Help::InitFile,
        (_, "scale") => Help::Scale,
        (_, "size") => Help::Size,
        (_, "list") => Help::ListCharts,
        (_, "mps") => Help::Mps,
        (_, "lp") => Help::Lp,
        (_, "chords") => Help::Chords,
        ("verify", "plan") => Help::PlanFile,
        ("verify", "certificate") => Help::CertificateFile,
        (_, "certificate") => Help::Certificate,
        (_, "file") => Help::File,
        (_, "format") => Help::Format,
        (_, "output") => Help::Output,
        (_, "lang") => Help::Lang,
        (_, "tolerance") => Help::Tolerance,
        (_, "time_limit") => Help::TimeLimit,
        (_, "samples") => Help::Samples,
        (_, "seed") => Help::Seed,
        (_, "node_limit") => Help::NodeLimit,
        (_, "backend") => Help::Backend,
        (_, "no_timing") => Help::NoTiming,
        (_, "force") => Help::Force,
        (_, "within") => Help::Within,
        ("compare", "set") => Help::SetVariant,
        (_, "set") => Help::Set,
        ("chart", "more") => Help::ChartFiles,
        ("chart", "actuals") => Help::ChartActuals,
        (_, "brand") => Help::Brand,
        (_, "svg_text") => Help::SvgText,
        (_, "more") => Help::MoreFiles,
        (_, "name") => Help::VariantName,
        (_, "what_ifs") => Help::WhatIfs,
        (_, "with") => Help::With,
        (_, "ladder") => Help::Ladder,
        (_, "over") => Help::Over,
        (_, "actuals") => Help::Actuals,
        ("replan", "plan") => Help::PlanBefore,
        ("top-up", "plan") => Help::Committed,
        (_, "extra") => Help::Extra,
        ("models", "tier") => Help::TierArgument,
        (_, "tier") => Help::TierOption,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn every_argument_has_a_text_in_both_languages() {
        for lang in Lang::ALL {
            let mut command = translated(super::super::args::Cli::command(), lang);
            command.build();
            command.clone().debug_assert();
            for sub in command.get_subcommands() {
                assert!(
                    sub.get_about().is_some() && sub.get_after_help().is_some(),
                    "{}",
                    sub.get_name()
                );
                for argument in sub.get_arguments() {
                    assert!(
                        argument.get_help().is_some(),
                        "{} {}",
                        sub.get_name(),
                        argument.get_id()
                    );
                }
            }
        }
    }
}
