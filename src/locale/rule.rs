//! Rules, and what a little more of their limits is worth.

use super::messages::say;
use super::rows::{Direction, Price, Step};
use super::{Aim, Lang, Wording};
use crate::lang::in_lang;
use crate::row::{RowKey, RuleId, Subject};
use crate::scenario::{Goal, Measure, Per, REVENUE, Target};

/// What is maximised, as a noun.
pub(super) fn aim(lang: Lang, aim: &Aim) -> String {
    match aim {
        Aim::Profit => say!(lang; en: "profit", vi: "lợi nhuận"),
        Aim::Revenue => say!(lang; en: "revenue", vi: "doanh thu"),
        Aim::Kpi(name) => name.clone(),
        Aim::Points => say!(lang; en: "weighted goal", vi: "điểm mục tiêu"),
        Aim::Counted { of, later, discounted, risk } => {
            let of = self::aim(lang, of);
            let of = match discounted {
                true => say!(lang; en: "discounted {of}", vi: "{of} quy về hiện tại"),
                false => of,
            };
            let of = match later {
                true => say!(lang; en: "{of} with later results", vi: "{of} kể cả kết quả sau kỳ"),
                false => of,
            };
            match risk {
                Measure::Expected => of,
                Measure::Robust => {
                    say!(lang; en: "{of} in the worst case", vi: "{of} trong tình huống xấu")
                }
                Measure::Cvar => say!(lang; en: "{of} weighed by risk", vi: "{of} có tính rủi ro"),
            }
        }
    }
}

/// A rule in a sentence; `when` says its months and is empty where it has none.
pub(super) fn rule(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let lang = w.lang;
    /// What a rule is of its channel or limit.
    macro_rules! of {
        ($($columns:tt)+) => {
            in_lang!(lang, rule, $($columns)+)
        };
    }
    let what = match row.rule {
        RuleId::MonthlyBudget => {
            let many = if when.contains(['–', ',']) { "s" } else { "" };
            return say!(lang; en: "the {when} budget{many}", vi: "ngân sách {when}");
        }
        RuleId::CumulativeBudget => {
            return say!(lang; en: "the budget added up to {when}", vi: "ngân sách cộng dồn đến hết {when}");
        }
        RuleId::TotalBudget => return say!(lang; en: "the total budget", vi: "tổng ngân sách"),
        RuleId::MaxActiveChannels => {
            return say!(lang; en: "the number of channels allowed", vi: "số kênh tối đa được chạy");
        }
        RuleId::Missed => {
            return say!(lang; en: "how little the soft targets can be missed by",
                vi: "mức hụt tối thiểu của các chỉ tiêu mềm");
        }
        RuleId::Objective => {
            let aim = aim(lang, &w.aim());
            return say!(lang; en: "the least {aim} asked for", vi: "mức {aim} tối thiểu");
        }
        RuleId::AtLeast | RuleId::AtMost | RuleId::PerSpendAtLeast | RuleId::CostAtMost => {
            return target(w, row, when);
        }
        RuleId::MinSpend => of!(en: "the floor of", vi: "sàn của"),
        RuleId::MaxSpend => of!(en: "the cap of", vi: "trần của"),
        RuleId::Fixed => of!(en: "the locked spend of", vi: "mức chi đã khóa của"),
        RuleId::StayWithin => {
            of!(en: "the distance allowed from today's spend of", vi: "biên độ quanh mức chi hiện tại của")
        }
        RuleId::MinIfActive => {
            of!(en: "the minimum effective spend of", vi: "ngân sách tối thiểu để chạy có hiệu quả của")
        }
        RuleId::TotalMin => of!(en: "the floor over the period of", vi: "sàn cả kỳ của"),
        RuleId::TotalMax => of!(en: "the cap over the period of", vi: "trần cả kỳ của"),
        RuleId::MinShare => of!(en: "the least share of", vi: "tỷ trọng tối thiểu của"),
        RuleId::MaxShare => of!(en: "the greatest share of", vi: "tỷ trọng tối đa của"),
        RuleId::MaxRise => {
            of!(en: "the greatest rise from month to month of", vi: "mức tăng tối đa so với tháng trước của")
        }
        RuleId::MaxFall => {
            of!(en: "the greatest fall from month to month of", vi: "mức giảm tối đa so với tháng trước của")
        }
        RuleId::Commit => of!(en: "the commitment of", vi: "thời gian cam kết của"),
        RuleId::OneStretch => {
            of!(en: "the one unbroken stretch of", vi: "yêu cầu chạy liền mạch của")
        }
        RuleId::LimitMin => of!(en: "the floor of", vi: "sàn của nhóm"),
        RuleId::LimitMax => of!(en: "the cap of", vi: "trần của nhóm"),
        RuleId::LimitMinShare => of!(en: "the least share of", vi: "tỷ trọng tối thiểu của nhóm"),
        RuleId::LimitMaxShare => of!(en: "the greatest share of", vi: "tỷ trọng tối đa của nhóm"),
        RuleId::NeverFalls => {
            of!(en: "the least change from month to month of", vi: "mức thay đổi tối thiểu so với tháng trước của nhóm")
        }
        RuleId::RoundTo => of!(en: "the rounding step of", vi: "bước làm tròn của"),
    };
    let whose = whose(w, row);
    match when {
        "" => format!("{what} {whose}"),
        _ => say!(lang; en: "{what} {whose} in {when}", vi: "{what} {whose} {when}"),
    }
}

/// What a row is about, by its name.
fn whose(w: &Wording<'_>, row: RowKey) -> String {
    match row.of {
        Subject::Channel(channel) => w.channel(channel.0),
        Subject::Limit(limit) => {
            let name = w.limit(limit.0);
            let named = w.scenario.limits.get(limit.0).is_some_and(|found| found.name.is_some());
            if named { format!("“{name}”") } else { name }
        }
        Subject::Target(_) => target(w, row, ""),
        Subject::Whole => String::new(),
    }
}

/// A target in a sentence; `when` says in which months it holds, where it holds in each.
fn target(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let lang = w.lang;
    let Some(found) = row.target().and_then(|at| w.scenario.targets.get(at.0)) else {
        return say!(lang; en: "the target", vi: "chỉ tiêu");
    };
    let kpi = w.kpi(&found.kpi);
    let amount = |amount: f64| match found.kpi == REVENUE {
        true => {
            let money = w.money.short(amount);
            say!(lang; en: "{money} of revenue", vi: "doanh thu {money}")
        }
        false => w.kpi_amount(&found.kpi, amount),
    };
    let what = match found.goal {
        Goal::AtLeast(least) => {
            let amount = amount(least);
            say!(lang; en: "the target of {amount}", vi: "chỉ tiêu {amount}")
        }
        Goal::AtMost(most) => {
            let amount = amount(most);
            say!(lang; en: "the cap of {amount}", vi: "mức trần {amount}")
        }
        Goal::PerSpendAtLeast(_) if found.kpi == REVENUE => {
            say!(lang; en: "the ROAS floor", vi: "sàn ROAS")
        }
        Goal::PerSpendAtLeast(_) => {
            say!(lang; en: "the floor of {kpi} per unit of spend", vi: "sàn {kpi} trên mỗi đồng chi")
        }
        Goal::CostAtMost(_) => {
            say!(lang; en: "the highest cost per unit of {kpi}", vi: "chi phí tối đa cho mỗi {kpi}")
        }
    };
    let what = if found.channels.len() < w.scenario.channels.len() {
        let channels = w.channels(&found.channels);
        say!(lang; en: "{what} from {channels}", vi: "{what} từ {channels}")
    } else {
        what
    };
    match (found.per, found.goal) {
        (Per::Month, _) if !when.is_empty() => {
            say!(lang; en: "{what} each month, {when}", vi: "{what} mỗi tháng, {when}")
        }
        (Per::Month, _) => say!(lang; en: "{what} each month", vi: "{what} mỗi tháng"),
        (Per::Total, goal) => until(w, found, goal, what),
    }
}

/// The months that a target adds up over: said of an amount, and of a ratio where it is not all.
fn until(w: &Wording<'_>, found: &Target, goal: Goal, what: String) -> String {
    let lang = w.lang;
    let (from, by) = (w.months(&[found.from]), w.months(&[found.by]));
    let is_amount = matches!(goal, Goal::AtLeast(_) | Goal::AtMost(_));
    match (found.from, found.by + 1 == w.scenario.months) {
        (0, true) if !is_amount => what,
        (0, _) => say!(lang; en: "{what} until {by}", vi: "{what} đến hết {by}"),
        _ => say!(lang; en: "{what} from {from} until {by}", vi: "{what} từ {from} đến hết {by}"),
    }
}

/// What a little more of a rule's limit is worth.
pub(super) fn price(lang: Lang, price: &Price) -> String {
    let most = &price.gain;
    let gain = match &price.gain_from {
        Some(least) => say!(lang; en: "{least} to {most}", vi: "{least} đến {most}"),
        None => most.clone(),
    };
    let aim = aim(lang, &price.aim);
    let what = match &price.aim {
        Aim::Kpi(_) => say!(lang; en: "{gain} {aim}", vi: "sẽ thêm {gain} {aim}"),
        Aim::Points => say!(lang; en: "{gain} to the {aim}", vi: "sẽ tăng {aim} {gain}"),
        _ => say!(lang; en: "{gain} of {aim}", vi: "sẽ tăng {aim} {gain}"),
    };
    let each = match (price.several, price.gain_from.is_some()) {
        (false, _) => "",
        (true, true) => in_lang!(lang, price, en: ", depending on the month", vi: ", tùy tháng"),
        (true, false) => in_lang!(lang, price, en: " for each month", vi: " cho mỗi tháng"),
    };
    let change = change(lang, price);
    say!(lang; en: "{change} would add {what}{each}", vi: "{change} {what}{each}")
}

/// The move of a rule's limit that a price speaks of, as the beginning of a sentence.
pub(super) fn change(lang: Lang, price: &Price) -> String {
    let step = match &price.step {
        Step::Amount(amount) => amount.clone(),
        Step::Kpi(name) => say!(lang; en: "1", vi: "1\u{a0}{name}"),
        Step::PercentPoint => say!(lang; en: "1 percentage point", vi: "1 điểm phần trăm"),
        Step::Channel => say!(lang; en: "one channel", vi: "một kênh"),
        Step::Month => say!(lang; en: "one month", vi: "một tháng"),
    };
    let rule = &price.rule;
    match (price.row.rule, price.direction) {
        (RuleId::MonthlyBudget | RuleId::CumulativeBudget | RuleId::TotalBudget, _) => {
            say!(lang; en: "{step} more in {rule}", vi: "thêm {step} vào {rule}")
        }
        (_, Direction::Raise) => {
            say!(lang; en: "raising {rule} by {step}", vi: "nâng {rule} thêm {step}")
        }
        (_, Direction::Lower) => {
            say!(lang; en: "lowering {rule} by {step}", vi: "hạ {rule} bớt {step}")
        }
    }
}
