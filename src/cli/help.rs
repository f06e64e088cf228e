//! Help in the chosen language: clap cannot translate itself, so its texts are replaced.

use clap::{Arg, ArgAction, Command};
use phanbo::locale::{ArgumentHelp, CommandHelp, Lang};

/// The command with every text in `lang`.
pub(super) fn translated(command: Command, lang: Lang) -> Command {
    let names: Vec<String> =
        command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let root = dressed(command, lang)
        .subcommand_help_heading(lang.words().labels().commands)
        .subcommand_value_name("COMMAND")
        .arg_required_else_help(true)
        .arg(flag("version", ArgAction::Version, lang).short('V').display_order(1001));
    names.iter().fold(root, |root, name| root.mut_subcommand(name, |sub| dressed(sub, lang)))
}

fn dressed(command: Command, lang: Lang) -> Command {
    let labels = lang.words().labels();
    let name = command.get_name().to_owned();
    let command = match CommandHelp::of(&name) {
        Some(help) => {
            let [about, examples] = help.say(lang);
            command.about(about).after_help(examples)
        }
        None => command,
    };
    command
        .help_template(format!(
            "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
            labels.usage
        ))
        .max_term_width(100)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", ArgAction::Help, lang).short('h').display_order(1000))
        .mut_args(|argument| {
            let heading = if argument.is_positional() { labels.arguments } else { labels.options };
            let mut argument = argument.help_heading(heading);
            if argument.get_action().takes_values() {
                // Allowed words and defaults are in the texts, in the right language.
                argument = argument.hide_possible_values(true).hide_default_value(true);
            }
            if argument.get_id() == "lang" {
                argument = argument.display_order(999);
            }
            match text_of(&name, argument.get_id().as_str()) {
                Some(text) => argument.help(text.say(lang)),
                None => argument,
            }
        })
}

fn flag(id: &'static str, action: ArgAction, lang: Lang) -> Arg {
    let argument = Arg::new(id).long(id).action(action).help_heading(lang.words().labels().options);
    match ArgumentHelp::of(id) {
        Some(text) => argument.help(text.say(lang)),
        None => argument,
    }
}

/// The help of an argument: its own in this command, else the one of its name.
fn text_of(command: &str, argument: &str) -> Option<ArgumentHelp> {
    ArgumentHelp::of(&format!("{command} {argument}")).or_else(|| ArgumentHelp::of(argument))
}

#[cfg(test)]
mod tests {
    use super::super::args::Cli;
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn every_command_and_every_argument_has_a_text_in_every_language() {
        for lang in Lang::ALL {
            let mut command = translated(Cli::command(), lang);
            command.build();
            command.clone().debug_assert();
            for sub in command.get_subcommands() {
                let name = sub.get_name();
                assert!(sub.get_about().is_some() && sub.get_after_help().is_some(), "{name}");
                for argument in sub.get_arguments() {
                    assert!(argument.get_help().is_some(), "{name} {}", argument.get_id());
                }
            }
        }
    }

    #[test]
    fn every_text_belongs_to_a_command_or_an_argument() {
        let mut root = translated(Cli::command(), Lang::En);
        root.build();
        let mut used: Vec<ArgumentHelp> = Vec::new();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let all = command.get_arguments().map(|argument| argument.get_id().as_str());
            used.extend(all.filter_map(|id| text_of(command.get_name(), id)));
        }
        for text in ArgumentHelp::ALL {
            assert!(used.contains(&text), "no argument is called {}", text.key());
        }
        for text in CommandHelp::ALL {
            let known = root.find_subcommand(text.key()).is_some() || root.get_name() == text.key();
            assert!(known, "no command is called {}", text.key());
        }
    }

    #[test]
    fn the_help_of_lang_names_every_language() {
        for (lang, known) in Lang::ALL.into_iter().flat_map(|a| Lang::ALL.map(|b| (a, b))) {
            let text = ArgumentHelp::Lang.say(lang);
            assert!(
                text.split(' ').any(|word| word == known.key()),
                "{text} lacks {}",
                known.key()
            );
        }
    }
}
