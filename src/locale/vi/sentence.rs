//! Rules and prices in Vietnamese.

use crate::locale::rows::{Direction, Price, Step};
use crate::locale::wording::{Aim, Wording};
use crate::row::RowKey;
use crate::scenario::{Goal, REVENUE};

pub(in crate::locale) fn aim(aim: &Aim) -> String {
    match aim {
        Aim::Profit => "lợi nhuận".to_owned(),
        Aim::Revenue => "doanh thu".to_owned(),
        Aim::Kpi(name) => name.clone(),
        Aim::Points => "điểm mục tiêu".to_owned(),
    }
}

pub(in crate::locale) fn rule(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let name = |channel: usize| w.channel(channel);
    let of = |what: &str, whose: String| match when {
        "" => format!("{what} {whose}"),
        _ => format!("{what} {whose} {when}"),
    };
    match row {
        RowKey::MonthlyBudget { .. } => format!("ngân sách {when}"),
        RowKey::CumulativeBudget { .. } => format!("ngân sách cộng dồn đến hết {when}"),
        RowKey::TotalBudget => "tổng ngân sách".to_owned(),
        RowKey::MinSpend { channel, .. } => of("sàn của", name(channel)),
        RowKey::MaxSpend { channel, .. } => of("trần của", name(channel)),
        RowKey::Fixed { channel, .. } => of("mức chi đã khóa của", name(channel)),
        RowKey::StayWithin { channel, .. } => {
            of("biên độ quanh mức chi hiện tại của", name(channel))
        }
        RowKey::MinIfActive { channel, .. } => of("mức tối thiểu hiệu quả của", name(channel)),
        RowKey::TotalMin { channel } => of("sàn cả kỳ của", name(channel)),
        RowKey::TotalMax { channel } => of("trần cả kỳ của", name(channel)),
        RowKey::MinShare { channel, .. } => of("tỷ trọng tối thiểu của", name(channel)),
        RowKey::MaxShare { channel, .. } => of("tỷ trọng tối đa của", name(channel)),
        RowKey::MaxRise { channel, .. } => {
            of("mức tăng tối đa so với tháng trước của", name(channel))
        }
        RowKey::MaxFall { channel, .. } => {
            of("mức giảm tối đa so với tháng trước của", name(channel))
        }
        RowKey::Commit { channel, .. } => of("thời gian cam kết của", name(channel)),
        RowKey::OneStretch { channel, .. } => of("yêu cầu chạy liền mạch của", name(channel)),
        RowKey::LimitMin { limit, .. } => of("sàn của nhóm", group(w, limit)),
        RowKey::LimitMax { limit, .. } => of("trần của nhóm", group(w, limit)),
        RowKey::LimitMinShare { limit, .. } => of("tỷ trọng tối thiểu của nhóm", group(w, limit)),
        RowKey::LimitMaxShare { limit, .. } => of("tỷ trọng tối đa của nhóm", group(w, limit)),
        RowKey::Target { target: at } | RowKey::TargetRatio { target: at } => target(w, at),
        RowKey::MaxActiveChannels => "số kênh tối đa được chạy".to_owned(),
        RowKey::RoundTo { channel, .. } => of("bước làm tròn của", name(channel)),
        RowKey::Objective => format!("mức {} tối thiểu", aim(&w.aim())),
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
        return "chỉ tiêu".to_owned();
    };
    match found.goal {
        Goal::AtLeast { amount, by } => {
            format!("chỉ tiêu {} đến hết {}", amount_of(w, &found.kpi, amount), w.months(&[by]))
        }
        Goal::PerSpendAtLeast(_) if found.kpi == REVENUE => "sàn ROAS".to_owned(),
        Goal::PerSpendAtLeast(_) => format!("sàn {} trên mỗi đồng chi", w.kpi(&found.kpi)),
        Goal::CostAtMost(_) => format!("chi phí tối đa cho mỗi {}", w.kpi(&found.kpi)),
    }
}

fn amount_of(w: &Wording<'_>, kpi: &str, amount: f64) -> String {
    if kpi == REVENUE {
        format!("doanh thu {}", w.money.short(amount))
    } else {
        w.kpi_amount(kpi, amount)
    }
}

pub(in crate::locale) fn price(price: &Price) -> String {
    let gain = match &price.gain_from {
        Some(least) => format!("{least} đến {}", price.gain),
        None => price.gain.clone(),
    };
    let what = match &price.aim {
        Aim::Profit | Aim::Revenue | Aim::Points => format!("sẽ tăng {} {gain}", aim(&price.aim)),
        Aim::Kpi(name) => format!("sẽ thêm {gain} {name}"),
    };
    let change = change(price);
    let each = match (price.several, price.gain_from.is_some()) {
        (false, _) => "",
        (true, true) => ", tùy tháng",
        (true, false) => " cho mỗi tháng",
    };
    format!("{change} {what}{each}")
}

pub(in crate::locale) fn change(price: &Price) -> String {
    let step = match &price.step {
        Step::Amount(amount) => amount.clone(),
        Step::Kpi(name) => format!("1\u{a0}{name}"),
        Step::PercentPoint => "1 điểm phần trăm".to_owned(),
        Step::Channel => "một kênh".to_owned(),
        Step::Month => "một tháng".to_owned(),
    };
    let rule = &price.rule;
    match (price.row, price.direction) {
        (
            RowKey::MonthlyBudget { .. } | RowKey::CumulativeBudget { .. } | RowKey::TotalBudget,
            _,
        ) => {
            format!("thêm {step} vào {rule}")
        }
        (_, Direction::Raise) => format!("nâng {rule} thêm {step}"),
        (_, Direction::Lower) => format!("hạ {rule} bớt {step}"),
    }
}
