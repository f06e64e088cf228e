//! Why a channel spends what it spends in a month.

use crate::ledger::{worth, worth_wherever};
use crate::plan::{Binding, Plan};
use crate::row::{ChannelIx, MonthIx, RowKey, RuleId, Subject};
use crate::rule;
use crate::rule::spend::fixed;
use crate::scenario::{Channel, Order, Scenario};

/// Two returns this near are the same.
const SAME: f64 = 0.01;

/// Why, and in which months.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Why.
    pub because: Because,
    /// Months of the plan, rising.
    pub months: Vec<usize>,
}

/// Why a spend is what it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Because {
    /// It is given.
    Given,
    /// A limit keeps it from more.
    HeldDown(RowKey),
    /// A limit keeps it from less.
    HeldUp(RowKey),
    /// The next unit brings as much as it would in every other channel that the same money could
    /// go to.
    Level {
        /// Objective per unit of money paid, in the month in which that is least.
        least: f64,
        /// The same where it is most.
        most: f64,
    },
    /// More would lose: the last unit just pays for itself, and no limit holds it.
    PaysNoMore,
    /// A target asks for it: by itself the last unit would not pay.
    ForTarget(RowKey),
    /// Nothing: even the first unit would bring less than it costs.
    Loses,
    /// It is weighed up for the sake of limits over several channels or months.
    Weighed {
        /// Objective per unit by the next bit of spend.
        next: f64,
    },
    /// Nothing: the effect would land after the plan ends and is not counted there.
    TooLate,
    /// Nothing: the first unit would bring `next`, less than `elsewhere`.
    BetterElsewhere {
        /// Objective per unit.
        next: f64,
        /// What the money brings where it goes.
        elsewhere: f64,
    },
    /// Nothing: the least it may spend does not pay, fees and other uses of the money considered.
    LeastTooDear,
    /// Nothing, in the whole period.
    Idle,
    /// Nothing is allowed.
    Barred(RowKey),
}

/// The reasons of every channel, each with its months, in the order of the first month.
pub(super) fn reasons(scenario: &Scenario, plan: &Plan) -> Vec<Vec<Reason>> {
    (0..scenario.channels.len())
        .map(|c| {
            let mut all: Vec<Reason> = Vec::new();
            for t in 0..scenario.months {
                let because = because(scenario, plan, c, t);
                match all.iter_mut().find(|reason| is_same(reason.because, because)) {
                    Some(reason) => {
                        reason.months.push(t);
                        widen(&mut reason.because, because);
                    }
                    None => all.push(Reason { because, months: vec![t] }),
                }
            }
            all
        })
        .collect()
}

/// Whether two months are told together.
fn is_same(a: Because, b: Because) -> bool {
    use Because::*;
    match (a, b) {
        (HeldDown(a), HeldDown(b))
        | (HeldUp(a), HeldUp(b))
        | (Barred(a), Barred(b))
        | (ForTarget(a), ForTarget(b)) => a.line() == b.line(),
        (Level { .. }, Level { .. })
        | (Weighed { .. }, Weighed { .. })
        | (BetterElsewhere { .. }, BetterElsewhere { .. }) => true,
        (a, b) => a == b,
    }
}

/// The returns of several months are told as a range.
fn widen(told: &mut Because, other: Because) {
    if let (Because::Level { least, most }, Because::Level { least: low, most: high }) =
        (told, other)
    {
        *least = least.min(low);
        *most = most.max(high);
    }
}

fn because(scenario: &Scenario, plan: &Plan, c: usize, t: usize) -> Because {
    let channel = &scenario.channels[c];
    let found = &plan.channels[c];
    if fixed(channel, MonthIx(t)).is_some() {
        return Because::Given;
    }
    let next = found.marginal[t];
    let price = price_of_money(plan, t) * channel.unit_cost();
    if found.spend[t] > 0.0 {
        if let Some(row) = holder(scenario, plan, c, t, true) {
            return Because::HeldDown(row);
        }
        if let Some(row) = holder(scenario, plan, c, t, false) {
            return Because::HeldUp(row);
        }
        let cost = scenario.discount(t) * channel.unit_cost();
        let size = SAME * (cost + price);
        return if (next - price).abs() > size {
            match asked_for(scenario, plan, c, t).filter(|_| next < price) {
                Some(row) => Because::ForTarget(row),
                None => Because::Weighed { next },
            }
        } else if price.abs() <= size {
            Because::PaysNoMore
        } else {
            let next = next / channel.unit_cost();
            Because::Level { least: next, most: next }
        };
    }
    if channel.max[t] <= 0.0 {
        return Because::Barred(RuleId::MaxSpend.of(ChannelIx(c)).at(MonthIx(t)));
    }
    if found.total_spend <= 0.0 {
        let pays = found.marginal.iter().any(|next| *next > 0.0);
        return if pays { Because::Idle } else { Because::Loses };
    }
    if is_too_late(scenario, channel, t, price) {
        return Because::TooLate;
    }
    if let Some(row) = holder(scenario, plan, c, t, true) {
        return Because::HeldDown(row);
    }
    if rule::states(scenario, ChannelIx(c)).is_costly() {
        return Because::LeastTooDear;
    }
    match next > 0.0 {
        true => Because::BetterElsewhere { next, elsewhere: price },
        false => Because::Loses,
    }
}

/// The dearest target that a channel's spend in month `t` works for.
fn asked_for(scenario: &Scenario, plan: &Plan, c: usize, t: usize) -> Option<RowKey> {
    let serves = |row: RowKey| {
        let Subject::Target(at) = row.of else { return false };
        let target = &scenario.targets[at.0];
        let floor = matches!(row.rule, RuleId::AtLeast | RuleId::PerSpendAtLeast);
        let in_time = row.month.map_or(target.by, |month| month.0) >= t;
        let gives = scenario.channels[c].yield_of(&target.kpi) > 0.0;
        floor && in_time && gives && target.channels.contains(&c)
    };
    let binding = plan.binding.iter().filter(|bound| bound.shadow_price != 0.0);
    binding.map(|bound| bound.row).find(|row| serves(*row))
}

/// What the budgets say one unit of money is worth in month `t`, besides itself.
fn price_of_money(plan: &Plan, t: usize) -> f64 {
    let pays = |bound: &&Binding| rule::of(bound.row.rule).pays_for(bound.row, MonthIx(t));
    plan.binding.iter().filter(pays).map(|bound| bound.together).sum()
}

/// The dearest binding limit that keeps a spend down, or up.
fn holder(scenario: &Scenario, plan: &Plan, c: usize, t: usize, down: bool) -> Option<RowKey> {
    let is_about = |row: RowKey| match row.of {
        Subject::Channel(channel) => {
            channel == ChannelIx(c) && row.month.is_none_or(|month| month.0 == t)
        }
        Subject::Limit(limit) => {
            let limit = &scenario.limits[limit];
            let in_month = row.month.map_or(limit.months.contains(&t), |month| month.0 == t);
            in_month && limit.channels.contains(&c)
        }
        Subject::Whole | Subject::Target(_) => false,
    };
    let spend = plan.channels[c].spend[t];
    let holds = |bound: &&Binding| {
        let row = bound.row;
        is_about(row) && rule::of(row.rule).holds_down(scenario, row.of, spend) == Some(down)
    };
    // A spend's own bound says more than a limit over several.
    let all: Vec<&Binding> = plan.binding.iter().filter(holds).collect();
    let own = all.iter().find(|bound| bound.row.channel().is_some());
    own.or(all.first()).map(|bound| bound.row)
}

/// Whether a spend would pay if all of its effect counted, but not as it lands in the horizon.
fn is_too_late(scenario: &Scenario, channel: &Channel, t: usize, price: f64) -> bool {
    let weights = channel.timing.weights();
    let lands = |worth: &dyn Fn(usize) -> f64| -> f64 {
        weights.iter().enumerate().map(|(k, w)| w * worth(t + k)).sum()
    };
    let counted = lands(&|t| worth(scenario, channel, t));
    let all = lands(&|t| worth_wherever(scenario, channel, t));
    if all <= counted * (1.0 + 1e-9) {
        return false;
    }
    // At the least it may spend, or the first bit.
    let least = channel.min_if_active.unwrap_or(0.0);
    let (bought, each) = (channel.bought(t, least), channel.bought(t, 1.0));
    let response = match (channel.order, least > 0.0) {
        (Order::SaturateThenCarry, true) => channel.curve.value(bought) / least,
        (Order::SaturateThenCarry, false) => channel.curve.slope(0.0) * each,
        (Order::CarryThenSaturate, _) => channel.curve.slope(bought) * each,
    };
    let cost = -scenario.weight_of_spend() * scenario.discount(t) * channel.unit_cost();
    let fee = if least > 0.0 { channel.monthly_cost() / least * (cost + price) } else { 0.0 };
    let pays = |worth: f64| worth * response - cost - fee > price;
    !pays(counted) && pays(all)
}
