//! Rules and prices in English.

use crate::locale::rows::{Direction, Price, Step};
use crate::locale::wording::{Aim, Wording};
use crate::row::RowKey;
use crate::scenario::{Goal, REVENUE};

pub(in crate::locale) fn aim(aim: &Aim) -> String {
    match aim {
        Aim::Profit => "profit".to_owned(),
        Aim::Revenue => "revenue".to_owned(),
        Aim::Kpi(name) => name.clone(),
        Aim::Points => "weighted goal".to_owned(),
    }
}

pub(in crate::locale) fn rule(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let name = |channel: usize| w.channel(channel);
    let of = |what: &str, whose: String| match when {
        "" => format!("{what} {whose}"),
        _ => format!("{what} {whose} in {when}"),
    };
    match row {
        RowKey::MonthlyBudget { .. } if when.contains(['–', ',']) => {
            format!("the {when} budgets")
        }
        RowKey::MonthlyBudget { .. } => format!("the {when} budget"),
        RowKey::CumulativeBudget { .. } => format!("the budget added up to {when}"),
        RowKey::TotalBudget => "the total budget".to_owned(),
        RowKey::MinSpend { channel, .. } => of("the floor of", name(channel)),
        RowKey::MaxSpend { channel, .. } => of("the cap of", name(channel)),
        RowKey::Fixed { channel, .. } => of("the locked spend of", name(channel)),
        RowKey::StayWithin { channel, .. } => {
            of("the distance allowed from today's spend of", name(channel))
        }
        RowKey::MinIfActive { channel, .. } => of("the minimum effective spend of", name(channel)),
        RowKey::TotalMin { channel } => of("the floor over the period of", name(channel)),
        RowKey::TotalMax { channel } => of("the cap over the period of", name(channel)),
        RowKey::MinShare { channel, .. } => of("the least share of", name(channel)),
        RowKey::MaxShare { channel, .. } => of("the greatest share of", name(channel)),
        RowKey::MaxRise { channel, .. } => {
            of("the greatest rise from month to month of", name(channel))
        }
        RowKey::MaxFall { channel, .. } => {
            of("the greatest fall from month to month of", name(channel))
        }
        RowKey::Commit { channel, .. } => of("the commitment of", name(channel)),
        RowKey::OneStretch { channel, .. } => of("the one unbroken stretch of", name(channel)),
        RowKey::LimitMin { limit, .. } => of("the floor of", group(w, limit)),
        RowKey::LimitMax { limit, .. } => of("the cap of", group(w, limit)),
        RowKey::LimitMinShare { limit, .. } => of("the least share of", group(w, limit)),
        RowKey::LimitMaxShare { limit, .. } => of("the greatest share of", group(w, limit)),
        RowKey::Target { target: at } | RowKey::TargetRatio { target: at } => target(w, at),
        RowKey::MaxActiveChannels => "the number of channels allowed".to_owned(),
        RowKey::RoundTo { channel, .. } => of("the rounding step of", name(channel)),
        RowKey::Objective => format!("the least {} asked for", aim(&w.aim())),
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

pub(in crate::locale) fn price(price: &Price) -> String {
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

pub(in crate::locale) fn change(price: &Price) -> String {
    let step = match &price.step {
        Step::Amount(amount) => amount.clone(),
        Step::Kpi(_) => "1".to_owned(),
        Step::PercentPoint => "1 percentage point".to_owned(),
        Step::Channel => "one channel".to_owned(),
        Step::Month => "one month".to_owned(),
    };
    let rule = &price.rule;
    match (price.row, price.direction) {
        (
            RowKey::MonthlyBudget { .. } | RowKey::CumulativeBudget { .. } | RowKey::TotalBudget,
            _,
        ) => {
            format!("{step} more in {rule}")
        }
        (_, Direction::Raise) => format!("raising {rule} by {step}"),
        (_, Direction::Lower) => format!("lowering {rule} by {step}"),
    }
}
