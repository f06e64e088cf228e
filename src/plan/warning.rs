//! What a planner should know before she sells a plan, as data. Sentences are in `locale`.

use super::{Plan, reference};
use crate::ledger::Ledger;
use crate::row::{ChannelIx, MonthIx};
use crate::rule::bounds;
use crate::scenario::{Measure, REVENUE, Scenario};
use crate::uncertainty::guards;

/// One warning. Its code is stable; programs may rely on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Warning {
    /// The key it is about, a channel by its id: `channels.seo`.
    pub path: String,
    /// What it says.
    pub kind: WarningKind,
}

/// The catalogue. Amounts are in the scenario's currency, months are months of the plan (0 is the
/// first), channels are indices into the scenario's.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(missing_docs)] // Each field is named by what it is.
pub enum WarningKind {
    /// W03: a ramping channel stops before its full effect.
    StopsBeforeFullEffect { channel: usize, month: usize, full_effect: usize },
    /// W04: the horizon is shorter than the first effect of a ramping channel + 3 months.
    HorizonTooShort { channel: usize, months: usize, first_effect: usize },
    /// W05: one channel whose effect ends with the money has more than 60 % of the spend.
    ReliesOnPaid { channel: usize, share: f64 },
    /// W06: a stated return above the popular claim.
    AboveClaim { channel: usize, roi: f64, claim: f64 },
    /// W07: a high stated return without `incrementality` looks platform-reported.
    LooksPlatformReported { channel: usize, roi: f64, usual: f64 },
    /// W08: the next unit in a channel that gets money earns less than it costs (marginal profit
    /// below 0, held up by a rule or `spend_all`).
    LastUnitLoses { channel: usize, month: usize, payback: f64 },
    /// W12: channels that use preset figures.
    PresetFigures { channels: usize },
    /// W13: break-even return above every channel's.
    BreakEvenAboveAll { margin: f64, break_even: f64, best: f64 },
    /// W14: beyond what the plan spends, more money loses money in the period.
    KeepUnspent { useful: f64, unspent: f64 },
    /// W15: with every return at its low figure the plan loses money.
    LowCaseLoses { profit: f64 },
    /// W16: limits bind so tightly that they determine almost the whole plan.
    LimitsDecide { bound_share: f64 },
    /// W19: no gross margin is given; revenue is counted as profit.
    NoGrossMargin,
    /// W20: a ramping channel ends early only because the horizon ends.
    TapersAtHorizon { channel: usize, month: usize },
    /// W21: spend outside the range in which the curve was observed.
    OutsideObserved { channel: usize, month: usize, spend: f64, low: f64, high: f64 },
    /// W23: the plan claims to be worth more than the current split by more than this share.
    GainTooGood { gain: f64 },
    /// W24: a measure of risk is asked for, but the objective depends on no return with a range.
    MeasureIdle,
    /// W28: a soft target is missed, by this mean share of what it asks (units where it asks 0).
    TargetMissed { target: usize, share: f64 },
    /// W25: returns carry ranges, and settings that make plans with such returns better are not
    /// used.
    UncertainUnguarded { shrink: bool, stay_within: bool },
    /// W26: a channel whose effect lasts after a stop has a timing that is as long.
    LastsTwice { channel: usize },
    /// W27: what a channel built before the start would last, but none of that spend is known.
    BuiltUnknown { channel: usize },
    /// W22: a channel sits exactly at its minimum-if-active.
    AtMinimum { channel: usize, months: usize, minimum: f64 },
}

impl WarningKind {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::StopsBeforeFullEffect { .. } => "W03",
            Self::HorizonTooShort { .. } => "W04",
            Self::ReliesOnPaid { .. } => "W05",
            Self::AboveClaim { .. } => "W06",
            Self::LooksPlatformReported { .. } => "W07",
            Self::LastUnitLoses { .. } => "W08",
            Self::PresetFigures { .. } => "W12",
            Self::BreakEvenAboveAll { .. } => "W13",
            Self::KeepUnspent { .. } => "W14",
            Self::LowCaseLoses { .. } => "W15",
            Self::LimitsDecide { .. } => "W16",
            Self::NoGrossMargin => "W19",
            Self::TapersAtHorizon { .. } => "W20",
            Self::OutsideObserved { .. } => "W21",
            Self::AtMinimum { .. } => "W22",
            Self::GainTooGood { .. } => "W23",
            Self::MeasureIdle => "W24",
            Self::UncertainUnguarded { .. } => "W25",
            Self::LastsTwice { .. } => "W26",
            Self::BuiltUnknown { .. } => "W27",
            Self::TargetMissed { .. } => "W28",
        }
    }
}

/// Share of the spend in channels whose effect ends with the money from which a plan leans on them.
const PAID_SHARE: f64 = 0.6;
/// A stated return above this, with no `incrementality`, looks platform-reported.
const USUAL_RETURN: f64 = 5.0;
/// A gain over the current split above this is rarely kept: optimising gained 4.5 % on average over
/// 50 companies (Sinha and Zoltners 2001).
const TOO_GOOD: f64 = 0.25;

/// Share of the spend that lies at a limit from which the limits, not the returns, made the plan.
const HELD_SHARE: f64 = 0.9;

/// A target of which less is missing is reached.
const LEAST_MISSED: f64 = 1e-6;

/// Every warning that `plan` deserves: what it misses, channel by channel, then the plan as a whole.
pub(super) fn warnings(scenario: &Scenario, plan: &Plan) -> Vec<Warning> {
    let mut all = missed(scenario, plan);
    for channel in 0..scenario.channels.len() {
        let path = format!("channels.{}", scenario.channels[channel].id);
        let kinds = of_channel(scenario, plan, channel);
        all.extend(kinds.into_iter().map(|kind| Warning { path: path.clone(), kind }));
    }
    let plan_wide = of_plan(scenario, plan).into_iter();
    let plan_wide = plan_wide.chain(of_uncertainty(scenario, plan));
    all.extend(plan_wide.map(|(path, kind)| Warning { path: path.to_owned(), kind }));
    all
}

fn missed(scenario: &Scenario, plan: &Plan) -> Vec<Warning> {
    if !scenario.targets.iter().any(|target| target.soft) {
        return Vec::new();
    }
    let ledger = Ledger::of(scenario, plan.spend());
    let soft = scenario.targets.iter().enumerate().filter(|(_, target)| target.soft);
    soft.map(|(at, target)| (at, ledger.missed_of(scenario, target)))
        .filter(|(_, share)| *share > LEAST_MISSED)
        .map(|(target, share)| Warning {
            path: format!("targets[{target}]"),
            kind: WarningKind::TargetMissed { target, share },
        })
        .collect()
}

fn of_channel(scenario: &Scenario, plan: &Plan, channel: usize) -> Vec<WarningKind> {
    let mut all = Vec::new();
    let stated = &scenario.channels[channel];
    let planned = &plan.channels[channel];
    let active = |t: usize| planned.spend[t] > 0.0;
    let last = scenario.months - 1;
    if let Some(ramp) = stated.ramp_up {
        if scenario.months < ramp.first_effect + 3 && !stated.is_running() {
            all.push(WarningKind::HorizonTooShort {
                channel,
                months: scenario.months,
                first_effect: ramp.first_effect,
            });
        }
        if ramp.half_life_after_stop.is_some() {
            if !ends_with_the_money(stated) {
                all.push(WarningKind::LastsTwice { channel });
            }
            if stated.is_running() && stated.known_before() == 0 {
                all.push(WarningKind::BuiltUnknown { channel });
            }
        }
        let ages = crate::ledger::ages(stated, &planned.spend);
        let stops = (0..last).find(|&t| active(t) && !active(t + 1));
        if let Some(month) = stops {
            if ages[month] + 1 < ramp.full_effect {
                let full_effect = ramp.full_effect;
                all.push(WarningKind::StopsBeforeFullEffect {
                    channel,
                    month: month + 1,
                    full_effect,
                });
            } else if month + 1 + ramp.full_effect > last {
                all.push(WarningKind::TapersAtHorizon { channel, month: month + 1 });
            }
        }
    }
    if planned.share > PAID_SHARE && stated.ramp_up.is_none() && ends_with_the_money(stated) {
        all.push(WarningKind::ReliesOnPaid { channel, share: planned.share });
    }
    // What the file states, not what it was corrected to.
    if let Some(roi) = stated.stated_roi.or(stated.roi).map(|r| r.expected)
        && !stated.from_preset.contains(&"roi")
    {
        match stated.preset.and_then(|p| p.claim.as_ref()) {
            Some(claim) if roi > claim.roi => {
                all.push(WarningKind::AboveClaim { channel, roi, claim: claim.roi });
            }
            _ if roi > USUAL_RETURN && stated.incrementality >= 1.0 => {
                all.push(WarningKind::LooksPlatformReported { channel, roi, usual: USUAL_RETURN });
            }
            _ => {}
        }
    }
    if scenario.weight_of_spend() < 0.0 {
        // A month at the channel's minimum is told by W22.
        let at_minimum = |t: usize| {
            let least = stated.min_if_active.unwrap_or(0.0);
            planned.spend[t] <= least * (1.0 + 1e-9)
        };
        let loses = (scenario.closed..=last)
            .filter(|&t| active(t) && !at_minimum(t) && planned.marginal[t] < -1e-6);
        let worst = loses.min_by(|&a, &b| planned.marginal[a].total_cmp(&planned.marginal[b]));
        if let Some(month) = worst {
            let payback = 1.0 + planned.marginal[month];
            all.push(WarningKind::LastUnitLoses { channel, month, payback });
        }
    }
    if let Some([low, high]) = stated.observed {
        let bought = |t: usize| stated.bought(t, planned.spend[t]);
        let outside = |&t: &usize| active(t) && (bought(t) < low || bought(t) > high);
        if let Some(month) = (scenario.closed..=last).find(outside) {
            let spend = bought(month);
            all.push(WarningKind::OutsideObserved { channel, month, spend, low, high });
        }
    }
    if let Some(minimum) = stated.min_if_active {
        let at = planned
            .spend
            .iter()
            .skip(scenario.closed)
            .filter(|&&s| s > 0.0 && s <= minimum * (1.0 + 1e-9))
            .count();
        if at > 0 {
            all.push(WarningKind::AtMinimum { channel, months: at, minimum });
        }
    }
    all
}

/// Whether less than a tenth of an effect lands more than two months after the spend.
fn ends_with_the_money(channel: &crate::scenario::Channel) -> bool {
    channel.timing.weights().iter().skip(3).sum::<f64>() < 0.1
}

fn of_plan(scenario: &Scenario, plan: &Plan) -> Vec<(&'static str, WarningKind)> {
    let mut all = Vec::new();
    let presets = scenario.channels.iter().filter(|c| !c.from_preset.is_empty()).count();
    if presets > 0 {
        all.push(("channels", WarningKind::PresetFigures { channels: presets }));
    }
    let profit = scenario.weight_of_spend() < 0.0;
    let earning = || scenario.channels.iter().filter(|c| c.yields.contains_key(REVENUE));
    let no_margin = scenario.gross_margin.is_none() && earning().any(|c| c.gross_margin.is_none());
    // Of several the greatest: what does not pay at that pays nowhere.
    let margins = earning().flat_map(|c| (0..scenario.months).map(|t| scenario.margin_in(c, t)));
    match margins.reduce(f64::max) {
        _ if no_margin && profit => all.push(("gross_margin", WarningKind::NoGrossMargin)),
        Some(margin) if profit => {
            let best = earning().map(|c| c.yield_of(REVENUE)).fold(0.0, f64::max);
            let break_even = 1.0 / margin;
            if best > 0.0 && best < break_even {
                all.push((
                    "gross_margin",
                    WarningKind::BreakEvenAboveAll { margin, break_even, best },
                ));
            }
        }
        _ => {}
    }
    if let Some(budget) = &scenario.budget {
        let monthly = budget.monthly.as_ref().map_or(f64::INFINITY, |m| m.iter().sum());
        let most = monthly.min(budget.total.unwrap_or(f64::INFINITY));
        let useful = plan.totals.spend + plan.totals.fees;
        if profit && !budget.spend_all && useful > 0.0 && most - useful > 0.01 * most {
            all.push(("budget", WarningKind::KeepUnspent { useful, unspent: most - useful }));
        }
    }
    let bound_share = held_share(scenario, plan);
    if bound_share >= HELD_SHARE {
        all.push(("channels", WarningKind::LimitsDecide { bound_share }));
    }
    if let Some(low) = low_case(scenario, plan)
        && low < 0.0
        && plan.totals.profit >= 0.0
    {
        all.push(("channels", WarningKind::LowCaseLoses { profit: low }));
    }
    all
}

/// Share of the spend, in months still open, that lies at a bound of its own; 0 where nothing is
/// spent.
fn held_share(scenario: &Scenario, plan: &Plan) -> f64 {
    let (mut held, mut all) = (0.0, 0.0);
    for (c, planned) in plan.channels.iter().enumerate() {
        for (month, &spend) in planned.spend.iter().enumerate().skip(scenario.closed) {
            let own = bounds(scenario, ChannelIx(c), MonthIx(month));
            let at =
                |figure: f64| figure.is_finite() && (spend - figure).abs() <= 1e-9 * figure.abs();
            all += spend;
            if at(own.lo) || at(own.own) || at(own.on) {
                held += spend;
            }
        }
    }
    if all > 0.0 { held / all } else { 0.0 }
}

/// What uncertain returns ask of the reader.
fn of_uncertainty(scenario: &Scenario, plan: &Plan) -> Vec<(&'static str, WarningKind)> {
    let mut all = Vec::new();
    if scenario.risk.measure != Measure::Expected
        && crate::uncertainty::Measure::of(scenario).is_expected()
    {
        all.push(("risk.measure", WarningKind::MeasureIdle));
    }
    let current = reference::current(scenario);
    let advised = guards::advised(scenario);
    let is_shrunk = scenario.channels.iter().any(|c| c.stated_roi.is_some());
    let shrink = advised.shrink && !is_shrunk;
    let stay_within = advised.stay_within && scenario.stay_within.is_none();
    if shrink || stay_within {
        let kind = WarningKind::UncertainUnguarded { shrink, stay_within };
        all.push(("risk", kind));
    }
    if let Some(current) = current
        && plan.proof.value > 0.0
    {
        let today = Ledger::of(scenario, current).objective(scenario);
        let gain = plan.proof.value / today - 1.0;
        if today > 0.0 && gain > TOO_GOOD {
            all.push(("channels", WarningKind::GainTooGood { gain }));
        }
    }
    all
}

/// Profit of the plan with every return at its low figure; `None` where none has a range.
fn low_case(scenario: &Scenario, plan: &Plan) -> Option<f64> {
    let mut lost = 0.0;
    let mut ranged = false;
    for (stated, planned) in scenario.channels.iter().zip(&plan.channels) {
        let Some(roi) = stated.roi else { continue };
        if roi.low >= roi.expected || roi.expected <= 0.0 {
            continue;
        }
        ranged = true;
        let months = planned.kpis.get(REVENUE).into_iter().flatten().enumerate();
        let gross: f64 = months.map(|(t, revenue)| scenario.margin_in(stated, t) * revenue).sum();
        lost += gross * (1.0 - roi.low / roi.expected);
    }
    ranged.then_some(plan.totals.profit - lost)
}
