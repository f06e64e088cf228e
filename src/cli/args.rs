//! What may be typed. Texts are in the locale: [`super::help`] puts them in.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use phanbo::Backend;
use phanbo::chart::Kind;
use phanbo::report::Format;
use phanbo::scenario::Tier;

#[derive(Debug, Parser)]
#[command(name = "phanbo", version)]
pub(super) struct Cli {
    #[arg(long, global = true, value_name = "LANG", value_parser = ["vi", "en"])]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Solve(SolveArgs),
    Goal(SolveArgs),
    Explain(SolveArgs),
    Ranges(RangesArgs),
    Check(CheckArgs),
    Schema(SchemaArgs),
    Models(ModelsArgs),
    Init(InitArgs),
    Verify(VerifyArgs),
    Export(ExportArgs),
    Chart(ChartArgs),
}

#[derive(Debug, Args)]
pub(super) struct ChartArgs {
    #[arg(value_name = "KIND", value_parser = chart_kind(), required_unless_present = "list")]
    pub(super) kind: Option<String>,
    #[arg(value_name = "FILE", required_unless_present = "list")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, short, value_name = "FILE", required_unless_present = "list")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "X", default_value = "2", value_parser = scale)]
    pub(super) scale: f32,
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub(super) size: Option<(u32, u32)>,
    #[arg(long)]
    pub(super) list: bool,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, value_name = "FILE", conflicts_with = "lp")]
    pub(super) mps: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) lp: Option<PathBuf>,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) chords: Option<usize>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(value_name = "CERTIFICATE")]
    pub(super) certificate: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct SolveArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, short, value_name = "FORMAT")]
    pub(super) format: Option<FormatName>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "X", value_parser = positive, allow_negative_numbers = true)]
    pub(super) tolerance: Option<f64>,
    #[arg(long, value_name = "SECONDS", value_parser = positive, allow_negative_numbers = true)]
    pub(super) time_limit: Option<f64>,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) node_limit: Option<usize>,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) samples: Option<usize>,
    #[arg(long, value_name = "NUMBER")]
    pub(super) seed: Option<u64>,
    #[arg(long, value_name = "NAME", value_parser = backend())]
    pub(super) backend: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) certificate: Option<PathBuf>,
    #[arg(long)]
    pub(super) no_timing: bool,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct RangesArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(long, value_name = "SHARE", value_parser = share, allow_negative_numbers = true)]
    pub(super) within: Option<f64>,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ModelsArgs {
    #[arg(value_name = "TIER")]
    pub(super) tier: Option<TierName>,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    #[arg(long, value_name = "TIER", default_value = "sme")]
    pub(super) tier: TierName,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatName {
    Table,
    Json,
    Csv,
    Md,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Table => Format::Table,
            FormatName::Json => Format::Json,
            FormatName::Csv => Format::Csv,
            FormatName::Md => Format::Markdown,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum TierName {
    Sme,
    Enterprise,
}

impl From<TierName> for Tier {
    fn from(name: TierName) -> Self {
        match name {
            TierName::Sme => Tier::Sme,
            TierName::Enterprise => Tier::Enterprise,
        }
    }
}

/// The charts that a scenario alone can feed.
fn chart_kind() -> clap::builder::PossibleValuesParser {
    let kinds = Kind::ALL.iter().filter(|kind| kind.needs_only_plan());
    kinds.map(|kind| kind.key()).collect::<Vec<_>>().into()
}

/// Pixels per px: a PNG of more than eight times its size helps nobody.
fn scale(text: &str) -> Result<f32, String> {
    let number = text.parse::<f32>().ok();
    let number = number.filter(|x| (0.5..=8.0).contains(x));
    number.ok_or_else(|| NOT_POSITIVE.to_owned())
}

/// `1120x630`, in px.
fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text
        .split_once('x')
        .and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    sides
        .filter(|(w, h)| *w > 0 && *h > 0)
        .ok_or_else(|| NOT_COUNT.to_owned())
}

/// The backends that are compiled in.
fn backend() -> clap::builder::PossibleValuesParser {
    Backend::ALL
        .iter()
        .map(|b| b.key())
        .collect::<Vec<_>>()
        .into()
}

/// The words of these faults are the locale's; [`super::usage`] tells them apart by these codes.
pub(super) const NOT_POSITIVE: &str = "not positive";
pub(super) const NOT_COUNT: &str = "not a count";

pub(super) const NOT_SHARE: &str = "not a share";

/// `1%`, `0.5 %`, `0,5%` or `0.01`.
fn share(text: &str) -> Result<f64, String> {
    let (number, unit) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim_end(), 100.0),
        None => (text.trim(), 1.0),
    };
    let number = number.replace(',', ".").parse::<f64>().ok();
    number
        .map(|x| x / unit)
        .filter(|x| (0.0..=1.0).contains(x))
        .ok_or_else(|| NOT_SHARE.to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|x| x.is_finite() && *x > 0.0);
    number.ok_or_else(|| NOT_POSITIVE.to_owned())
}

fn count(text: &str) -> Result<usize, String> {
    text.parse::<usize>()
        .ok()
        .filter(|x| *x > 0)
        .ok_or_else(|| NOT_COUNT.to_owned())
}
