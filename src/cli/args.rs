//! What may be typed. Texts are in the locale: [`super::help`] puts them in.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgMatches, Args, Parser, Subcommand, ValueEnum};
use phanbo::Backend;
use phanbo::analysis::sweep::Over;
use phanbo::chart::Kind;
use phanbo::locale::Lang;
use phanbo::page::Format;
use phanbo::scenario::Tier;
use phanbo::scenario::set::amount;
use phanbo::table::calendar::Date;

use super::calibrate::CalibrateArgs;
use super::import::ImportArgs;
use super::pace::PaceArgs;
use super::replan::ReplanArgs;
use super::studio::StudioArgs;
use super::table::TableArgs;
use super::verify::VerifyArgs;

#[derive(Debug, Parser)]
#[command(name = "phanbo", version)]
pub(super) struct Cli {
    #[arg(long, global = true, value_name = "LANG", value_parser = language())]
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
    Robustness(SolveArgs),
    Compare(CompareArgs),
    Sweep(SweepArgs),
    Replan(ReplanArgs),
    Calibrate(CalibrateArgs),
    Pace(PaceArgs),
    Import(ImportArgs),
    TopUp(TopUpArgs),
    Check(CheckArgs),
    Schema(SchemaArgs),
    Models(ModelsArgs),
    Init(InitArgs),
    Verify(VerifyArgs),
    Export(ExportArgs),
    Chart(ChartArgs),
    Report(ReportArgs),
    Studio(StudioArgs),
    Batch(BatchArgs),
}

#[derive(Debug, Args)]
pub(super) struct ReportArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub(super) client: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) prepared_by: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    pub(super) sections: Vec<String>,
    #[arg(long, conflicts_with = "sections")]
    pub(super) appendix: bool,
    #[arg(long, value_name = "FILE")]
    pub(super) brand: Option<PathBuf>,
    #[arg(long)]
    pub(super) interactive: bool,
    #[arg(long, value_name = "PATH=FROM..TO:COUNT", value_parser = over)]
    pub(super) slider: Vec<Over>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ChartArgs {
    #[arg(value_name = "KIND", value_parser = chart_kind(), required_unless_present = "list")]
    pub(super) kind: Option<String>,
    #[arg(value_name = "FILE", required_unless_present = "list")]
    pub(super) file: Option<PathBuf>,
    #[arg(value_name = "FILES")]
    pub(super) more: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) actuals: Option<PathBuf>,
    #[command(flatten)]
    pub(super) table: TableArgs,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub(super) brand: Option<PathBuf>,
    #[arg(long, value_name = "HOW")]
    pub(super) svg_text: Option<SvgText>,
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

/// When a search is content, and when it stops.
#[derive(Debug, Args)]
pub(super) struct LimitArgs {
    #[arg(long, value_name = "X", value_parser = positive, allow_negative_numbers = true)]
    pub(super) tolerance: Option<f64>,
    #[arg(long, value_name = "SECONDS", value_parser = positive, allow_negative_numbers = true)]
    pub(super) time_limit: Option<f64>,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) node_limit: Option<usize>,
}

#[derive(Debug, Args)]
pub(super) struct SolveArgs {
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    #[arg(long, short, value_name = "FORMAT", value_parser = format())]
    pub(super) format: Option<Format>,
    #[arg(long, value_name = "FOR", value_parser = ["excel"], conflicts_with = "format")]
    pub(super) csv: Option<String>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) samples: Option<usize>,
    #[arg(long, value_name = "NUMBER")]
    pub(super) seed: Option<u64>,
    #[arg(long, value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
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
pub(super) struct BatchArgs {
    #[arg(value_name = "FILES", required = true)]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    #[arg(long, value_name = "COUNT", value_parser = count, allow_negative_numbers = true)]
    pub(super) threads: Option<usize>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(value_name = "FILES")]
    pub(super) more: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) name: Vec<String>,
    #[arg(long)]
    pub(super) what_ifs: bool,
    #[arg(long, value_name = "PLAN")]
    pub(super) with: Vec<String>,
    #[command(flatten)]
    pub(super) table: TableArgs,
    #[arg(long)]
    pub(super) ladder: bool,
    /// `--name` (true) and `--set` (false) in the order typed.
    #[arg(skip)]
    pub(super) order: Vec<(bool, String)>,
}

impl CompareArgs {
    /// Takes the order in which names and settings were typed from what was parsed.
    pub(super) fn ordered(mut self, matches: &ArgMatches) -> Self {
        let of = |id: &str, is_name: bool| {
            let values = matches.get_many::<String>(id).into_iter().flatten();
            let at = matches.indices_of(id).into_iter().flatten();
            let pairs = at.zip(values.cloned());
            pairs.map(|(at, text)| (at, is_name, text)).collect::<Vec<_>>()
        };
        let mut all = [of("name", true), of("set", false)].concat();
        all.sort_by_key(|(at, ..)| *at);
        self.order = all.into_iter().map(|(_, is_name, text)| (is_name, text)).collect();
        // They make variants here; the first scenario stays as its file has it.
        self.solve.set.clear();
        self
    }
}

#[derive(Debug, Args)]
pub(super) struct SweepArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(long, value_name = "PATH=FROM..TO:COUNT", value_parser = over, required = true)]
    pub(super) over: Vec<Over>,
}

#[derive(Debug, Args)]
pub(super) struct TopUpArgs {
    #[command(flatten)]
    pub(super) solve: SolveArgs,
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(long, value_name = "AMOUNT", value_parser = money, allow_negative_numbers = true)]
    pub(super) extra: f64,
    #[command(flatten)]
    pub(super) table: TableArgs,
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
    #[arg(long, value_name = "KIND", default_value = "scenario", value_parser = document_kind())]
    pub(super) of: String,
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
pub(super) enum SvgText {
    Text,
    Embed,
    Outline,
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

fn document_kind() -> clap::builder::PossibleValuesParser {
    let kinds = phanbo::schema::ALL.iter();
    kinds.map(|kind| kind.key).collect::<Vec<_>>().into()
}

/// The languages that the program speaks.
fn language() -> clap::builder::PossibleValuesParser {
    Lang::ALL.map(Lang::key).into()
}

fn chart_kind() -> clap::builder::PossibleValuesParser {
    let kinds = Kind::ALL.iter();
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
    let sides = text.split_once('x').and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    sides.filter(|(w, h)| *w > 0 && *h > 0).ok_or_else(|| NOT_COUNT.to_owned())
}

/// The formats that are texts: the others are asked for by the ending of a file.
pub(super) fn format() -> impl TypedValueParser<Value = Format> {
    let texts = [Format::Table, Format::Json, Format::Csv, Format::Markdown];
    let keys = PossibleValuesParser::new(texts.map(Format::key));
    keys.map(move |key| texts.into_iter().find(|f| f.key() == key).unwrap_or(Format::Table))
}

/// The backends that are compiled in.
fn backend() -> clap::builder::PossibleValuesParser {
    Backend::ALL.iter().map(|b| b.key()).collect::<Vec<_>>().into()
}

/// The words of these faults are the locale's; [`super::usage`] tells them apart by these codes.
pub(super) const NOT_POSITIVE: &str = "not positive";
pub(super) const NOT_COUNT: &str = "not a count";

pub(super) const NOT_A_RANGE: &str = "not a range";
pub(super) const NOT_AN_AMOUNT: &str = "not an amount";
/// Weights of days.
pub(super) const NOT_WEIGHTS: &str = "not weights";
pub(super) const NOT_A_DAY: &str = "not a day";
pub(super) const NOT_SHARE: &str = "not a share";

/// `2027-02-12`.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| NOT_A_DAY.to_owned())
}

/// `1%`, `0.5 %`, `0,5%` or `0.01`.
pub(super) fn share(text: &str) -> Result<f64, String> {
    let (number, unit) = match text.trim().strip_suffix('%') {
        Some(number) => (number.trim_end(), 100.0),
        None => (text.trim(), 1.0),
    };
    let number = number.replace(',', ".").parse::<f64>().ok();
    number.map(|x| x / unit).filter(|x| (0.0..=1.0).contains(x)).ok_or_else(|| NOT_SHARE.to_owned())
}

/// `budget.monthly=10tr..60tr:26`.
fn over(text: &str) -> Result<Over, String> {
    Over::read(text).ok_or_else(|| NOT_A_RANGE.to_owned())
}

/// `20tr`, `1,5 tỷ`, `20M`, `20_000_000`.
fn money(text: &str) -> Result<f64, String> {
    amount(text).filter(|x| *x > 0.0).ok_or_else(|| NOT_AN_AMOUNT.to_owned())
}

pub(super) fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|x| x.is_finite() && *x > 0.0);
    number.ok_or_else(|| NOT_POSITIVE.to_owned())
}

fn count(text: &str) -> Result<usize, String> {
    text.parse::<usize>().ok().filter(|x| *x > 0).ok_or_else(|| NOT_COUNT.to_owned())
}
