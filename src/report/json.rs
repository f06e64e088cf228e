//! The solved plan of the format page. Keys are in its order, numbers are whole in precision, and
//! what is not finite is `null`.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

use super::{Report, scenario_path};
use crate::ledger::Ledger;
use crate::locale::{RowGroup, Wording};
use crate::plan::{Binding, ChannelPlan, Plan, Status};
use crate::risk::{RiskFigures, Spread};
use crate::row::Unit;
use crate::scenario::{Measure, Objective, Range, Scenario};

/// Version of the format.
const VERSION: u32 = 1;

type Series<'a> = BTreeMap<&'a str, &'a [f64]>;
type Sums<'a> = BTreeMap<&'a str, f64>;

#[derive(Serialize)]
struct PlanJson<'a> {
    version: u32,
    scenario: &'a str,
    currency: &'a str,
    start: String,
    months: usize,
    status: &'static str,
    objective: ObjectiveJson<'a>,
    channels: Vec<ChannelJson<'a>>,
    months_total: MonthsJson<'a>,
    totals: TotalsJson<'a>,
    binding: Vec<BindingJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk: Option<RiskJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<CorrectionJson<'a>>,
    warnings: Vec<WarningJson<'a>>,
    solver: SolverJson,
}

/// Returns drawn toward what is known of such channels.
#[derive(Serialize)]
struct CorrectionJson<'a> {
    channels: Vec<CorrectedJson<'a>>,
    /// Value of the objective at the returns as stated.
    objective_as_stated: f64,
}

#[derive(Serialize)]
struct CorrectedJson<'a> {
    id: &'a str,
    stated: Range,
    used: Range,
}

#[derive(Serialize)]
struct ObjectiveJson<'a> {
    name: &'a str,
    /// How uncertain returns count, where they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    measure: Option<Measure>,
    value: f64,
    bound: f64,
    gap: f64,
}

#[derive(Serialize)]
struct ChannelJson<'a> {
    id: &'a str,
    name: String,
    spend: &'a [f64],
    fees: &'a [f64],
    effect: &'a [f64],
    kpis: Series<'a>,
    after_horizon: Sums<'a>,
    total_spend: f64,
    share: f64,
    roas: Option<f64>,
    marginal: &'a [f64],
}

#[derive(Serialize)]
struct MonthsJson<'a> {
    spend: &'a [f64],
    fees: &'a [f64],
    kpis: Series<'a>,
    profit: &'a [f64],
}

#[derive(Serialize)]
struct TotalsJson<'a> {
    spend: f64,
    fees: f64,
    revenue: f64,
    profit: f64,
    roas: Option<f64>,
    roi_net: Option<f64>,
    kpis: Sums<'a>,
    after_horizon: Sums<'a>,
    carried_in: Sums<'a>,
}

#[derive(Serialize)]
pub(super) struct BindingJson {
    name: String,
    path: String,
    month: Option<String>,
    shadow_price: f64,
    unit: &'static str,
    text: String,
}

#[derive(Serialize)]
struct RiskJson {
    draws: usize,
    seed: u64,
    profit: SpreadJson,
    revenue: SpreadJson,
    chance_of_loss: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    chance_to_beat_current: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    targets: Vec<ChanceJson>,
}

#[derive(Serialize)]
struct SpreadJson {
    mean: f64,
    p10: f64,
    p50: f64,
    p90: f64,
}

#[derive(Serialize)]
struct ChanceJson {
    kpi: String,
    chance: f64,
}

#[derive(Serialize)]
struct WarningJson<'a> {
    code: &'static str,
    path: &'a str,
    text: String,
}

#[derive(Serialize)]
struct SolverJson {
    backend: &'static str,
    version: &'static str,
    variables: usize,
    constraints: usize,
    integers: usize,
    nodes: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
}

pub(super) fn write(report: &Report<'_>) -> String {
    let (scenario, plan) = (report.scenario, report.plan);
    let wording = Wording::new(scenario, report.lang);
    let page = PlanJson {
        version: VERSION,
        scenario: &scenario.name,
        currency: &scenario.currency,
        start: scenario.start.to_string(),
        months: scenario.months,
        status: match plan.status {
            Status::Optimal => "optimal",
            Status::Feasible => "feasible",
        },
        objective: ObjectiveJson {
            name: match &scenario.objective {
                Objective::Profit => "profit",
                Objective::Kpi(kpi) => kpi,
                Objective::Weights(_) => "weights",
            },
            measure: (scenario.risk.measure != Measure::Expected).then_some(scenario.risk.measure),
            value: plan.proof.value,
            bound: plan.proof.bound,
            gap: plan.proof.gap(),
        },
        channels: plan
            .channels
            .iter()
            .enumerate()
            .map(|(c, found)| channel(report, &wording, c, found))
            .collect(),
        months_total: MonthsJson {
            spend: &plan.months.spend,
            fees: &plan.months.fees,
            kpis: series(&plan.months.kpis),
            profit: &plan.months.profit,
        },
        totals: TotalsJson {
            spend: plan.totals.spend,
            fees: plan.totals.fees,
            revenue: plan.totals.revenue,
            profit: plan.totals.profit,
            roas: plan.totals.roas,
            roi_net: plan.totals.roi_net,
            kpis: sums(&plan.totals.kpis),
            after_horizon: sums(&plan.totals.after_horizon),
            carried_in: sums(&plan.totals.carried_in),
        },
        binding: plan.binding.iter().map(|found| binding(report, &wording, found)).collect(),
        risk: RiskFigures::of(scenario, plan).map(risk),
        correction: correction(scenario, plan),
        warnings: plan
            .warnings
            .iter()
            .map(|found| WarningJson {
                code: found.kind.code(),
                path: &found.path,
                text: plain(&wording.warning_with_advice(&found.kind)),
            })
            .collect(),
        solver: SolverJson {
            backend: plan.solver.backend,
            version: plan.solver.version,
            variables: plan.solver.variables,
            constraints: plan.solver.constraints,
            integers: plan.solver.integers,
            nodes: plan.solver.nodes,
            seconds: plan.solver.seconds.filter(|_| report.timing),
        },
    };
    text(&page)
}

fn correction<'a>(scenario: &'a Scenario, plan: &Plan) -> Option<CorrectionJson<'a>> {
    let as_stated = scenario.as_stated()?;
    let channels = scenario.channels.iter().filter_map(|channel| {
        Some(CorrectedJson { id: &channel.id, stated: channel.stated_roi?, used: channel.roi? })
    });
    Some(CorrectionJson {
        channels: channels.collect(),
        objective_as_stated: Ledger::of(&as_stated, plan.spend()).objective(&as_stated),
    })
}

fn risk(found: RiskFigures) -> RiskJson {
    let spread = |Spread { mean, p10, p50, p90 }: Spread| SpreadJson { mean, p10, p50, p90 };
    let targets = found
        .targets
        .into_iter()
        .map(|target| ChanceJson { kpi: target.kpi, chance: target.chance });
    RiskJson {
        draws: found.draws,
        seed: found.seed,
        profit: spread(found.profit),
        revenue: spread(found.revenue),
        chance_of_loss: found.chance_of_loss,
        chance_to_beat_current: found.chance_to_beat_current,
        targets: targets.collect(),
    }
}

/// A value as a text, ending in a line break.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut bytes, Layout::default());
    // Writing numbers and texts into memory cannot fail.
    let written = value.serialize(&mut writer).is_ok();
    debug_assert!(written);
    let mut text = String::from_utf8(bytes).unwrap_or_default();
    text.push('\n');
    text
}

fn channel<'a>(
    report: &Report<'a>,
    wording: &Wording<'_>,
    c: usize,
    found: &'a ChannelPlan,
) -> ChannelJson<'a> {
    ChannelJson {
        id: report.scenario.channels.get(c).map_or("", |channel| channel.id.as_str()),
        name: wording.channel(c),
        spend: &found.spend,
        fees: &found.fees,
        // What lands after the horizon is told apart.
        effect: &found.effect[..found.effect.len().min(report.scenario.months)],
        kpis: series(&found.kpis),
        after_horizon: sums(&found.after_horizon),
        total_spend: found.total_spend,
        share: found.share,
        roas: found.roas,
        marginal: &found.marginal,
    }
}

pub(super) fn binding(report: &Report<'_>, wording: &Wording<'_>, found: &Binding) -> BindingJson {
    let month = found.row.month.map(|month| month.0);
    let group = RowGroup {
        row: found.row,
        months: month.into_iter().collect(),
        least: found.shadow_price,
        most: found.shadow_price,
    };
    let price = wording.price(&group);
    BindingJson {
        text: plain(&report.lang.words().price(&price)),
        name: plain(&price.rule),
        path: scenario_path(report.scenario, found.row),
        month: month.map(|t| report.scenario.month(t).to_string()),
        shadow_price: found.shadow_price,
        unit: match found.row.unit() {
            Unit::Money => "money",
            Unit::PercentPoint => "percentage_point",
            Unit::Kpi => "kpi",
            Unit::Ratio => "ratio",
            Unit::Channel => "channel",
            Unit::Month => "month",
            Unit::Objective => "objective",
        },
    }
}

/// Programs look for plain spaces.
pub(super) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn series(all: &BTreeMap<String, Vec<f64>>) -> Series<'_> {
    all.iter().map(|(kpi, list)| (kpi.as_str(), list.as_slice())).collect()
}

fn sums(all: &BTreeMap<String, f64>) -> Sums<'_> {
    all.iter().map(|(kpi, sum)| (kpi.as_str(), *sum)).collect()
}

/// Objects over several lines, lists in one: a year of spend is one line.
#[derive(Default)]
struct Layout {
    depth: usize,
    empty: bool,
}

impl Layout {
    fn break_line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        writer.write_all("  ".repeat(self.depth).as_bytes())
    }
}

impl Formatter for Layout {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        writer.write_all(if first { b"" } else { b", " })
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.empty = true;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if !self.empty {
            self.break_line(writer)?;
        }
        self.empty = false;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.empty = false;
        if !first {
            writer.write_all(b",")?;
        }
        self.break_line(writer)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // -0 would show a sign that means nothing; whole amounts are written without ".0".
        let value = value + 0.0;
        if value.fract() == 0.0 && value.abs() < 1e15 {
            write!(writer, "{value:.0}")
        } else {
            writer.write_all(serde_json::to_string(&value)?.as_bytes())
        }
    }
}
