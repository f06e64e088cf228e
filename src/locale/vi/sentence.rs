//! Rules, prices and warnings in Vietnamese.

use crate::locale::rows::{Direction, Price, Step};
use crate::locale::wording::guards;
use crate::locale::wording::{Aim, Wording};
use crate::plan::warning::WarningKind;
use crate::row::{RowKey, RuleId, Subject};
use crate::scenario::{Goal, REVENUE};

pub(super) fn aim(aim: &Aim) -> String {
    match aim {
        Aim::Profit => "lợi nhuận".to_owned(),
        Aim::Revenue => "doanh thu".to_owned(),
        Aim::Kpi(name) => name.clone(),
        Aim::Points => "điểm mục tiêu".to_owned(),
    }
}

pub(super) fn rule(w: &Wording<'_>, row: RowKey, when: &str) -> String {
    let of = |what: &str| match (whose(w, row), when) {
        (whose, "") => format!("{what} {whose}"),
        (whose, _) => format!("{what} {whose} {when}"),
    };
    match row.rule {
        RuleId::MonthlyBudget => format!("ngân sách {when}"),
        RuleId::CumulativeBudget => format!("ngân sách cộng dồn đến hết {when}"),
        RuleId::TotalBudget => "tổng ngân sách".to_owned(),
        RuleId::MinSpend => of("sàn của"),
        RuleId::MaxSpend => of("trần của"),
        RuleId::Fixed => of("mức chi đã khóa của"),
        RuleId::StayWithin => of("biên độ quanh mức chi hiện tại của"),
        RuleId::MinIfActive => of("mức tối thiểu hiệu quả của"),
        RuleId::TotalMin => of("sàn cả kỳ của"),
        RuleId::TotalMax => of("trần cả kỳ của"),
        RuleId::MinShare => of("tỷ trọng tối thiểu của"),
        RuleId::MaxShare => of("tỷ trọng tối đa của"),
        RuleId::MaxRise => of("mức tăng tối đa so với tháng trước của"),
        RuleId::MaxFall => of("mức giảm tối đa so với tháng trước của"),
        RuleId::Commit => of("thời gian cam kết của"),
        RuleId::OneStretch => of("yêu cầu chạy liền mạch của"),
        RuleId::LimitMin => of("sàn của nhóm"),
        RuleId::LimitMax => of("trần của nhóm"),
        RuleId::LimitMinShare => of("tỷ trọng tối thiểu của nhóm"),
        RuleId::LimitMaxShare => of("tỷ trọng tối đa của nhóm"),
        RuleId::Target | RuleId::TargetRatio => whose(w, row),
        RuleId::MaxActiveChannels => "số kênh tối đa được chạy".to_owned(),
        RuleId::RoundTo => of("bước làm tròn của"),
        RuleId::Objective => format!("mức {} tối thiểu", aim(&w.aim())),
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

pub(super) fn price(price: &Price) -> String {
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

pub(super) fn change(price: &Price) -> String {
    let step = match &price.step {
        Step::Amount(amount) => amount.clone(),
        Step::Kpi(name) => format!("1\u{a0}{name}"),
        Step::PercentPoint => "1 điểm phần trăm".to_owned(),
        Step::Channel => "một kênh".to_owned(),
        Step::Month => "một tháng".to_owned(),
    };
    let rule = &price.rule;
    match (price.row.rule, price.direction) {
        (RuleId::MonthlyBudget | RuleId::CumulativeBudget | RuleId::TotalBudget, _) => {
            format!("thêm {step} vào {rule}")
        }
        (_, Direction::Raise) => format!("nâng {rule} thêm {step}"),
        (_, Direction::Lower) => format!("hạ {rule} bớt {step}"),
    }
}

pub(super) fn warning(w: &Wording<'_>, kind: &WarningKind) -> String {
    let money = |amount: f64| w.money.short(amount);
    let share = |share: f64| w.lang.percent_trimmed(share, 1);
    let number = |ratio: f64| w.lang.number_trimmed(ratio, 2);
    match *kind {
        WarningKind::StopsBeforeFullEffect { channel, month, full_effect } => format!(
            "{} dừng ở {}, trước khi đạt hiệu quả đầy đủ (sau {full_effect} tháng làm đều).",
            w.channel(channel),
            w.months(&[month])
        ),
        WarningKind::HorizonTooShort { channel, months, first_effect } => format!(
            "Kỳ kế hoạch {months} tháng quá ngắn để {} kịp sinh lời: sau {first_effect} tháng mới bắt đầu có hiệu quả.",
            w.channel(channel)
        ),
        WarningKind::ReliesOnPaid { channel, share: part } => format!(
            "{} chiếm {} chi tiêu: kết quả giảm ngay khi ngừng chi.",
            w.channel(channel),
            share(part)
        ),
        WarningKind::AboveClaim { channel, roi, claim } => format!(
            "Hệ số hiệu quả của {} ({}) còn cao hơn mức thường được quảng bá ({}); hãy kiểm tra lại.",
            w.channel(channel),
            number(roi),
            number(claim)
        ),
        WarningKind::LooksPlatformReported { channel, roi, usual } => format!(
            "Hệ số của {} ({}, thường không quá {}) giống ROAS do nền tảng báo cáo, vốn cao hơn \
             hiệu quả tăng thêm.",
            w.channel(channel),
            number(roi),
            number(usual)
        ),
        WarningKind::LastUnitLoses { channel, month, payback } => format!(
            "Đồng cuối cùng chi cho {} {} chỉ thu về {} đồng: mức chi này do một ràng buộc giữ lại.",
            w.channel(channel),
            w.months(&[month]),
            w.lang.number(payback, 2)
        ),
        WarningKind::PresetFigures { channels } => format!(
            "{channels} kênh đang dùng hệ số mặc định; dự báo chỉ mang tính tham khảo cho đến khi có số liệu của bạn."
        ),
        WarningKind::BreakEvenAboveAll { margin, break_even, best } => format!(
            "Biên lãi gộp {} cần ROAS hòa vốn {}; kênh tốt nhất chỉ đạt {}.",
            share(margin),
            number(break_even),
            number(best)
        ),
        WarningKind::KeepUnspent { useful, unspent } => format!(
            "Chi quá {} thì không còn sinh lãi trong kỳ; nên giữ lại {}.",
            money(useful),
            money(unspent)
        ),
        WarningKind::LowCaseLoses { profit } => format!(
            "Nếu mọi kênh chỉ đạt mức thấp thì kế hoạch bị lỗ (lợi nhuận {}).",
            money(profit)
        ),
        WarningKind::LimitsDecide { bound_share } => format!(
            "Ràng buộc quá chặt: {} tổng chi nằm đúng ở mức giới hạn, gần như không còn gì để tối ưu.",
            share(bound_share)
        ),
        WarningKind::NoGrossMargin => {
            "Chưa có biên lãi gộp: toàn bộ doanh thu đang được tính là lợi nhuận.".to_owned()
        }
        WarningKind::TapersAtHorizon { channel, month } => format!(
            "{} dừng ở {} chỉ vì kế hoạch kết thúc.",
            w.channel(channel),
            w.months(&[month])
        ),
        WarningKind::OutsideObserved { channel, month, spend, low, high } => format!(
            "{} {}: mức chi {} nằm ngoài khoảng đã có số liệu ({} đến {}).",
            w.channel(channel),
            w.months(&[month]),
            money(spend),
            money(low),
            money(high)
        ),
        WarningKind::AtMinimum { channel, months, minimum } => format!(
            "{} chạy đúng ở mức tối thiểu hiệu quả ({}) trong {months} tháng: chỉ cần ít ngân sách hơn là kênh này bị bỏ.",
            w.channel(channel),
            money(minimum)
        ),
        WarningKind::GainTooGood { gain } => format!(
            "Kế hoạch hứa hơn cách chia hiện tại {}. Theo khảo sát 50 công ty, tối ưu kiểu này trung bình chỉ thêm 4,5%: hãy kiểm tra lại hiệu quả các kênh trước khi cam kết với khách.",
            w.lang.percent(gain, 0)
        ),
        WarningKind::MeasureIdle => "Cách tính rủi ro đã chọn không làm thay đổi gì: mục tiêu không phụ thuộc hiệu quả nào có khoảng thấp – cao.".to_owned(),
        WarningKind::UncertainUnguarded { .. } => "Hiệu quả các kênh chưa chắc chắn, và kế hoạch dựa vào những con số có thể quá đẹp.".to_owned(),
    }
}

/// Người lập kế hoạch có thể ghi gì vào tệp để xử lý lưu ý.
pub(super) fn advice(kind: &WarningKind) -> Option<String> {
    let said = match *kind {
        WarningKind::LooksPlatformReported { .. } => "Hãy ghi `incrementality`.".to_owned(),
        WarningKind::NoGrossMargin => "Hãy ghi `gross_margin`.".to_owned(),
        WarningKind::TapersAtHorizon { .. } => {
            "Nếu hiệu quả còn kéo dài, hãy ghi `after_horizon` hoặc chọn kỳ dài hơn.".to_owned()
        }
        WarningKind::MeasureIdle => "Có thể bỏ `risk.measure`.".to_owned(),
        WarningKind::UncertainUnguarded { shrink, stay_within } => {
            format!("Nên đặt {}.", guards(shrink, stay_within).join(" và "))
        }
        _ => return None,
    };
    Some(said)
}
