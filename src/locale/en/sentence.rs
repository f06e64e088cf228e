//! Rules, prices and warnings in English.

use crate::locale::rows::{Direction, Price, Step};
use crate::locale::wording::guards;
use crate::locale::wording::{Aim, Wording};
use crate::plan::warning::WarningKind;
use crate::row::{RowKey, RuleId, Subject};
use crate::scenario::{Goal, REVENUE};

pub(super) fn aim(aim: &Aim) -> String {
    match aim {
        Aim::Profit => "profit".to_owned(),
        Aim::Revenue => "revenue".to_owned(),
        Aim::Kpi(name) => name.clone(),
        Aim::Points => "weighted goal".to_owned(),
    }
}

pub(super) fn rule(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let of = |what: &str| match (whose(w, row), when) {
        (whose, "") => format!("{what} {whose}"),
        (whose, _) => format!("{what} {whose} in {when}"),
    };
    match row.rule {
        RuleId::MonthlyBudget if when.contains(['–', ',']) => {
            format!("the {when} budgets")
        }
        RuleId::MonthlyBudget => format!("the {when} budget"),
        RuleId::CumulativeBudget => format!("the budget added up to {when}"),
        RuleId::TotalBudget => "the total budget".to_owned(),
        RuleId::MinSpend => of("the floor of"),
        RuleId::MaxSpend => of("the cap of"),
        RuleId::Fixed => of("the locked spend of"),
        RuleId::StayWithin => of("the distance allowed from today's spend of"),
        RuleId::MinIfActive => of("the minimum effective spend of"),
        RuleId::TotalMin => of("the floor over the period of"),
        RuleId::TotalMax => of("the cap over the period of"),
        RuleId::MinShare => of("the least share of"),
        RuleId::MaxShare => of("the greatest share of"),
        RuleId::MaxRise => of("the greatest rise from month to month of"),
        RuleId::MaxFall => of("the greatest fall from month to month of"),
        RuleId::Commit => of("the commitment of"),
        RuleId::OneStretch => of("the one unbroken stretch of"),
        RuleId::LimitMin => of("the floor of"),
        RuleId::LimitMax => of("the cap of"),
        RuleId::LimitMinShare => of("the least share of"),
        RuleId::LimitMaxShare => of("the greatest share of"),
        RuleId::Target | RuleId::TargetRatio => whose(w, row),
        RuleId::MaxActiveChannels => "the number of channels allowed".to_owned(),
        RuleId::RoundTo => of("the rounding step of"),
        RuleId::Objective => format!("the least {} asked for", aim(&w.aim())),
    }
}

/// What a row is about, by its name.
fn whose(w: &Wording<'_>, row: RowKey) -> String {
    match row.of {
        Subject::Channel(channel) => w.channel(channel.0),
        Subject::Limit(limit) => group(w, limit.0),
        Subject::Target(at) => target(w, at.0),
        Subject::Whole => String::new(),
    }
}

fn group(w: &Wording<'_>, limit: usize) -> String {
    match w.scenario.limits.get(limit).is_some_and(|found| found.name.is_some()) {
        true => format!("“{}”", w.limit(limit)),
        false => w.limit(limit),
    }
}

fn target(w: &Wording<'_>, at: usize) -> String {
    let Some(found) = w.scenario.targets.get(at) else {
        return "the target".to_owned();
    };
    match found.goal {
        Goal::AtLeast { amount, by } => {
            format!("the target of {} until {}", amount_of(w, &found.kpi, amount), w.months(&[by]))
        }
        Goal::PerSpendAtLeast(_) if found.kpi == REVENUE => "the ROAS floor".to_owned(),
        Goal::PerSpendAtLeast(_) => format!("the floor of {} per unit of spend", w.kpi(&found.kpi)),
        Goal::CostAtMost(_) => format!("the highest cost per unit of {}", w.kpi(&found.kpi)),
    }
}

fn amount_of(w: &Wording<'_>, kpi: &str, amount: f64) -> String {
    if kpi == REVENUE {
        format!("{} of revenue", w.money.short(amount))
    } else {
        w.kpi_amount(kpi, amount)
    }
}

pub(super) fn price(price: &Price) -> String {
    let gain = match &price.gain_from {
        Some(least) => format!("{least} to {}", price.gain),
        None => price.gain.clone(),
    };
    let what = match &price.aim {
        Aim::Profit | Aim::Revenue => format!("{gain} of {}", aim(&price.aim)),
        Aim::Kpi(name) => format!("{gain} {name}"),
        Aim::Points => format!("{gain} to the weighted goal"),
    };
    let change = change(price);
    let each = match (price.several, price.gain_from.is_some()) {
        (false, _) => "",
        (true, true) => ", depending on the month",
        (true, false) => " for each month",
    };
    format!("{change} would add {what}{each}")
}

pub(super) fn change(price: &Price) -> String {
    let step = match &price.step {
        Step::Amount(amount) => amount.clone(),
        Step::Kpi(_) => "1".to_owned(),
        Step::PercentPoint => "1 percentage point".to_owned(),
        Step::Channel => "one channel".to_owned(),
        Step::Month => "one month".to_owned(),
    };
    let rule = &price.rule;
    match (price.row.rule, price.direction) {
        (RuleId::MonthlyBudget | RuleId::CumulativeBudget | RuleId::TotalBudget, _) => {
            format!("{step} more in {rule}")
        }
        (_, Direction::Raise) => format!("raising {rule} by {step}"),
        (_, Direction::Lower) => format!("lowering {rule} by {step}"),
    }
}

pub(super) fn warning(w: &Wording<'_>, kind: &WarningKind) -> String {
    let money = |amount: f64| w.money.short(amount);
    let share = |share: f64| w.lang.percent_trimmed(share, 1);
    let ratio = |ratio: f64| w.lang.times(ratio);
    match *kind {
        WarningKind::StopsBeforeFullEffect {
            channel,
            month,
            full_effect,
        } => format!(
            "{} stops in {}, before its full effect (after {full_effect} months of work).",
            w.channel(channel),
            w.months(&[month])
        ),
        WarningKind::HorizonTooShort {
            channel,
            months,
            first_effect,
        } => format!(
            "{months} {} are too short for {} to pay back: its first effect comes after {first_effect}.",
            plural(months, "month", "months"),
            w.channel(channel)
        ),
        WarningKind::ReliesOnPaid {
            channel,
            share: part,
        } => format!(
            "{} takes {} of the spend: its results stop when the spend stops.",
            w.channel(channel),
            share(part)
        ),
        WarningKind::AboveClaim {
            channel,
            roi,
            claim,
        } => format!(
            "The return of {} ({}) exceeds even the popularly quoted figure ({}); please check.",
            w.channel(channel),
            ratio(roi),
            ratio(claim)
        ),
        WarningKind::LooksPlatformReported {
            channel,
            roi,
            usual,
        } => format!(
            "The return of {} ({}, rarely above {}) looks platform-reported, which overstates \
             what the spend caused.",
            w.channel(channel),
            ratio(roi),
            ratio(usual)
        ),
        WarningKind::LastUnitLoses {
            channel,
            month,
            payback,
        } => format!(
            "The last {} in {} in {} pays back only {}: a rule holds this spend up.",
            w.money.one(),
            w.channel(channel),
            w.months(&[month]),
            w.lang.number(payback, 2)
        ),
        WarningKind::PresetFigures { channels } => format!(
            "{channels} {} preset figures; the forecast is indicative until you enter your own.",
            plural(channels, "channel uses", "channels use")
        ),
        WarningKind::BreakEvenAboveAll {
            margin,
            break_even,
            best,
        } => format!(
            "At a gross margin of {} the break-even ROAS is {}; the best channel reaches {}.",
            share(margin),
            ratio(break_even),
            ratio(best)
        ),
        WarningKind::KeepUnspent { useful, unspent } => format!(
            "Beyond {} more spend loses money in the period; keep {} unspent.",
            money(useful),
            money(unspent)
        ),
        WarningKind::LowCaseLoses { profit } => format!(
            "With every return at its low figure the plan loses money (profit {}).",
            money(profit)
        ),
        WarningKind::LimitsDecide { bound_share } => format!(
            "Limits decide almost the whole plan ({} of the spend sits at one); there is little \
             left to optimise.",
            share(bound_share)
        ),
        WarningKind::NoGrossMargin => {
            "No gross margin is given: all revenue is counted as profit.".to_owned()
        }
        WarningKind::TapersAtHorizon { channel, month } => format!(
            "{} stops in {} only because the plan ends.",
            w.channel(channel),
            w.months(&[month])
        ),
        WarningKind::OutsideObserved {
            channel,
            month,
            spend,
            low,
            high,
        } => format!(
            "{} in {}: {} lies outside the range in which its curve was observed ({} to {}).",
            w.channel(channel),
            w.months(&[month]),
            money(spend),
            money(low),
            money(high)
        ),
        WarningKind::AtMinimum {
            channel,
            months,
            minimum,
        } => format!(
            "{} sits exactly at its minimum effective spend ({}) in {months} {}: a little less \
             and it would be dropped.",
            w.channel(channel),
            money(minimum),
            plural(months, "month", "months")
        ),
        WarningKind::GainTooGood { gain } => format!(
            "The plan claims {} more than today's split. Plans of this kind gained 4.5% on average in 50 companies: \
             check the returns before you promise this.",
            w.lang.percent(gain, 0)
        ),
        WarningKind::MeasureIdle => "The measure of risk changes nothing here: the objective depends on no return that carries a range.".to_owned(),
        WarningKind::UncertainUnguarded { .. } => {
            "The returns are uncertain, and the plan leans on figures that may be too high.".to_owned()
        }
    }
}

/// What the planner may write in the file about a warning.
pub(super) fn advice(kind: &WarningKind) -> Option<String> {
    let said = match *kind {
        WarningKind::LooksPlatformReported { .. } => "Set `incrementality`.".to_owned(),
        WarningKind::NoGrossMargin => "Set `gross_margin`.".to_owned(),
        WarningKind::TapersAtHorizon { .. } => {
            "Set `after_horizon` or a longer horizon if its effects go on.".to_owned()
        }
        WarningKind::MeasureIdle => "`risk.measure` may be left out.".to_owned(),
        WarningKind::UncertainUnguarded { shrink, stay_within } => {
            format!("Set {}.", guards(shrink, stay_within).join(" and "))
        }
        _ => return None,
    };
    Some(said)
}

pub(super) fn plural<'a>(count: usize, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}
