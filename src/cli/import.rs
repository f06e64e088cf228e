//! `phanbo import`: a scenario out of what platforms export.

use std::path::{Path, PathBuf};

use clap::Args;
use phanbo::analysis::import::{NoScenario, Source, import};
use phanbo::analysis::response::{NoResponse, Response, is_response, responses};
use phanbo::answer::{curves_text, scenario_text};
use phanbo::fold::fold;
use phanbo::locale::importing::{Importing, understood};
use phanbo::locale::{Localized as _, visible};
use phanbo::table::grid::grids;
use phanbo::table::heads::Role;
use phanbo::table::{Facts, Finding, Known, read};

use super::args::{positive, share};
use super::table::{TableArgs, settled};
use super::{Exit, Session, input, output};

/// Platforms by a word in a file's name, and what they are called.
const PLATFORMS: [(&str, &str); 10] = [
    ("google", "Google Ads"),
    ("facebook", "Facebook Ads"),
    ("meta", "Meta Ads"),
    ("fb", "Facebook Ads"),
    ("tiktok", "TikTok Ads"),
    ("zalo", "Zalo Ads"),
    ("shopee", "Shopee Ads"),
    ("coccoc", "Cốc Cốc"),
    ("email", "Email"),
    ("youtube", "YouTube"),
];

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    #[arg(value_name = "FILES", required = true)]
    pub(super) files: Vec<String>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "SHARE", value_parser = share)]
    pub(super) margin: Option<f64>,
    #[arg(long, value_name = "MONTHS", value_parser = positive)]
    pub(super) window: Option<f64>,
    #[arg(long, value_name = "CODE", default_value = "VND")]
    pub(super) currency: String,
    #[command(flatten)]
    pub(super) table: TableArgs,
    #[arg(long)]
    pub(super) force: bool,
}

pub(super) fn run(session: Session, args: &ImportArgs) -> Result<Exit, Exit> {
    let target = args.output.as_deref().map(|path| output::target(session, path, args.force));
    let target = target.transpose().map_err(|note| session.refuse(&note))?;
    if let Some(curves) = curves(session, args)? {
        let (window, code) = (args.window.unwrap_or(1.0), args.currency.to_uppercase());
        let made = curves_text(&curves, &code, window, args.margin, session.lang);
        return Ok(written(session, target.as_ref(), &made));
    }
    let mut sources = Vec::new();
    let mut names = Vec::new();
    for typed in &args.files {
        let (name, path) = named(typed);
        names.push(path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into()));
        sources.push(source(session, args, name, path)?);
    }
    let say = |said: &Importing| session.lang.words().importing(said);
    let found = import(&sources, &args.currency.to_uppercase()).map_err(|why| {
        session.error_text(&say(&match why {
            NoScenario::NoSpend => Importing::NoSpend,
            NoScenario::NoReturn => Importing::NoReturn,
        }));
        Exit::Refused
    })?;
    let files = visible(&names.join(", "));
    let made = scenario_text(&found, &files, args.margin, session.lang);
    Ok(written(session, target.as_ref(), &made))
}

/// Writes the scenario, and says how much of it is assumed.
fn written(
    session: Session,
    target: Option<&output::Target>,
    (text, count): &(String, usize),
) -> Exit {
    let written = match target {
        None => output::stdout(text, session.lang),
        Some(target) => target.write(text, session),
    };
    if written == Exit::Done {
        let assumed = Importing::Assumed { count: *count };
        session.remark(&session.lang.words().importing(&assumed));
    }
    written
}

/// The response curves of the files, where they hold any.
fn curves(session: Session, args: &ImportArgs) -> Result<Option<Vec<Response>>, Exit> {
    let (mut read, mut without) = (Vec::new(), None);
    let refuse = |source: &str, said: &Importing| {
        let said = session.lang.words().importing(said);
        session.error_text(&if source.is_empty() { said } else { format!("{source}: {said}") });
        Exit::Refused
    };
    for typed in &args.files {
        let path = named(typed).1;
        let source = visible(&path.display().to_string());
        // What is no table is told by its reader.
        let all = grids(&input::bytes(session, path)?).unwrap_or_default();
        let Some(grid) = all.iter().find(|grid| is_response(grid)) else {
            without = Some(source);
            continue;
        };
        let Some(window) = args.window else {
            return Err(refuse("", &Importing::NeedsWindow { source }));
        };
        match responses(grid, window) {
            Some(Ok(own)) => read.extend(own),
            Some(Err(found)) => {
                for finding in found {
                    refuse(
                        &source,
                        &match finding {
                            NoResponse::NotANumber(row, typed) => {
                                Importing::NotANumber { row, typed: visible(&typed) }
                            }
                            NoResponse::Useless(channel) => {
                                Importing::Useless { channel: visible(&channel) }
                            }
                        },
                    );
                }
                return Err(Exit::Refused);
            }
            None => {}
        }
    }
    match without {
        Some(source) if !read.is_empty() => Err(refuse("", &Importing::Mixed { source })),
        _ => Ok((!read.is_empty()).then_some(read)),
    }
}

/// `NAME=FILE`, where there is no file of the whole name.
fn named(typed: &str) -> (Option<String>, &Path) {
    match typed.split_once('=') {
        Some((name, path)) if !Path::new(typed).exists() && !name.trim().is_empty() => {
            (Some(name.trim().to_owned()), Path::new(path))
        }
        _ => (None, Path::new(typed)),
    }
}

fn source(
    session: Session,
    args: &ImportArgs,
    name: Option<String>,
    path: &Path,
) -> Result<Source, Exit> {
    let bytes = input::bytes(session, path)?;
    let shown = visible(&path.display().to_string());
    let mut known = Known {
        currency: Some(args.currency.to_uppercase()),
        settled: settled(session, &args.table)?,
        ..Known::default()
    };
    let whole = name.clone().unwrap_or_else(|| platform(path));
    let mut found = read(&bytes, &known);
    // A table of one platform needs no column that says so.
    let lacks = |found: &Result<Facts, Vec<Finding>>| {
        let lacks = |finding: &Finding| matches!(finding, Finding::Missing { what, .. } if what.contains(&Role::Channel));
        found.as_ref().is_err_and(|all| all.iter().any(lacks))
    };
    let mut is_one = name.is_some();
    if lacks(&found) {
        known.settled.map.push(("*".to_owned(), whole.clone()));
        found = read(&bytes, &known);
        is_one = true;
    }
    let facts = found.map_err(|found| {
        for finding in found {
            session.error_text(&format!("{shown}: {}", finding.in_lang(session.lang)));
        }
        Exit::Refused
    })?;
    is_one |= facts.by_campaign;
    let channel = is_one.then(|| whole.clone());
    for line in understood(session.lang, &facts, channel.as_deref(), &args.currency.to_uppercase())
    {
        session.remark(&format!("{shown}: {line}"));
    }
    if is_one && name.is_none() {
        let said = Importing::OneChannel { channel: visible(&whole) };
        session.remark(&format!("{shown}: {}", session.lang.words().importing(&said)));
    }
    Ok(Source { channel, facts })
}

/// What a file without a channel is of: the platform in its name, else its name.
fn platform(path: &Path) -> String {
    let stem = path.file_stem().map_or_else(|| "channel".into(), |stem| stem.to_string_lossy());
    let folded = fold(&stem);
    let found = PLATFORMS.iter().find(|(word, _)| folded.contains(word));
    found.map_or_else(|| stem.into_owned(), |(_, name)| (*name).to_owned())
}
