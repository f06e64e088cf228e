//! What a planner should know before she sells a plan, and what she may write in the file about it.

use super::grammar::plural;
use super::messages::say;
use super::wording::guards;
use super::{Lang, Wording};
use crate::lang::in_lang;
use crate::plan::warning::WarningKind;

/// A warning as a client may read it.
pub(super) fn warning(w: &Wording<'_>, kind: &WarningKind) -> String {
    let lang = w.lang;
    let money = |amount: f64| w.money.short(amount);
    let share = |share: f64| lang.percent_trimmed(share, 1);
    let ratio = |ratio: f64| in_lang!(lang, ratio, en: lang.times(ratio), vi: lang.number_trimmed(ratio, 2));
    match *kind {
        WarningKind::StopsBeforeFullEffect { channel, month, full_effect } => {
            let (channel, month) = (w.channel(channel), w.months(&[month]));
            say!(lang;
                en: "{channel} stops in {month}, before its full effect (after {full_effect} months of work).",
                vi: "{channel} dừng ở {month}, trước khi đạt hiệu quả đầy đủ (sau {full_effect} tháng làm đều).")
        }
        WarningKind::HorizonTooShort { channel, months, first_effect } => {
            let channel = w.channel(channel);
            say!(lang;
                en: format!(
                    "{months} {} are too short for {channel} to pay back: its first effect comes \
                     after {first_effect}.",
                    plural(months, "month", "months")
                ),
                vi: "Kỳ kế hoạch {months} tháng quá ngắn để {channel} kịp sinh lời: sau {first_effect} tháng \
                     mới bắt đầu có hiệu quả.")
        }
        WarningKind::ReliesOnPaid { channel, share: part } => {
            let (channel, part) = (w.channel(channel), share(part));
            say!(lang;
                en: "{channel} takes {part} of the spend: its results stop when the spend stops.",
                vi: "{channel} chiếm {part} chi tiêu: kết quả giảm ngay khi ngừng chi.")
        }
        WarningKind::AboveClaim { channel, roi, claim } => {
            let (channel, roi, claim) = (w.channel(channel), ratio(roi), ratio(claim));
            say!(lang;
                en: "The return of {channel} ({roi}) exceeds even the popularly quoted figure ({claim}); \
                     please check.",
                vi: "Hệ số hiệu quả của {channel} ({roi}) còn cao hơn mức thường được quảng bá ({claim}); hãy \
                     kiểm tra lại.")
        }
        WarningKind::LooksPlatformReported { channel, roi, usual } => {
            let (channel, roi, usual) = (w.channel(channel), ratio(roi), ratio(usual));
            say!(lang;
                en: "The return of {channel} ({roi}, rarely above {usual}) looks platform-reported, which \
                     overstates what the spend caused.",
                vi: "Hệ số của {channel} ({roi}, thường không quá {usual}) giống ROAS do nền tảng báo cáo, vốn \
                     cao hơn hiệu quả tăng thêm.")
        }
        WarningKind::LastUnitLoses { channel, month, payback } => {
            let one = w.money.one();
            let channel = w.channel(channel);
            let month = w.months(&[month]);
            let payback = lang.number(payback, 2);
            say!(lang;
                en: "The last {one} in {channel} in {month} pays back only {payback}: a rule holds this spend \
                     up.",
                vi: "Đồng cuối cùng chi cho {channel} {month} chỉ thu về {payback} đồng: mức chi này do một \
                     ràng buộc giữ lại.")
        }
        WarningKind::PresetFigures { channels } => say!(lang;
            en: format!(
                "{channels} {} preset figures; the forecast is indicative until you enter your own.",
                plural(channels, "channel uses", "channels use")
            ),
            vi: "{channels} kênh đang dùng hệ số mặc định; dự báo chỉ mang tính tham khảo cho đến khi có \
                 số liệu của bạn."),
        WarningKind::BreakEvenAboveAll { margin, break_even, best } => {
            let (margin, break_even, best) = (share(margin), ratio(break_even), ratio(best));
            say!(lang;
                en: "At a gross margin of {margin} the break-even ROAS is {break_even}; the best channel \
                     reaches {best}.",
                vi: "Biên lãi gộp {margin} cần ROAS hòa vốn {break_even}; kênh tốt nhất chỉ đạt {best}.")
        }
        WarningKind::KeepUnspent { useful, unspent } => {
            let (useful, unspent) = (money(useful), money(unspent));
            say!(lang;
                en: "Beyond {useful} more spend loses money in the period; keep {unspent} unspent.",
                vi: "Chi quá {useful} thì không còn sinh lãi trong kỳ; nên giữ lại {unspent}.")
        }
        WarningKind::LowCaseLoses { profit } => {
            let profit = money(profit);
            say!(lang;
                en: "With every return at its low figure the plan loses money (profit {profit}).",
                vi: "Nếu mọi kênh chỉ đạt mức thấp thì kế hoạch bị lỗ (lợi nhuận {profit}).")
        }
        WarningKind::LimitsDecide { bound_share } => {
            let bound_share = share(bound_share);
            say!(lang;
                en: "Limits decide almost the whole plan ({bound_share} of the spend sits at one); there is \
                     little left to optimise.",
                vi: "Ràng buộc quá chặt: {bound_share} tổng chi nằm đúng ở mức giới hạn, gần như không còn gì \
                     để tối ưu.")
        }
        WarningKind::NoGrossMargin => say!(lang;
            en: "No gross margin is given: all revenue is counted as profit.",
            vi: "Chưa có biên lãi gộp: toàn bộ doanh thu đang được tính là lợi nhuận."),
        WarningKind::TapersAtHorizon { channel, month } => {
            let (channel, month) = (w.channel(channel), w.months(&[month]));
            say!(lang;
                en: "{channel} stops in {month} only because the plan ends.",
                vi: "{channel} dừng ở {month} chỉ vì kế hoạch kết thúc.")
        }
        WarningKind::LastsTwice { channel } => {
            let channel = w.channel(channel);
            say!(lang;
                en: "What {channel} built lasts after it stops (`half_life_after_stop`), and its `timing` \
                     spreads every month's effect over many as well: the same lasting is counted twice.",
                vi: "Phần {channel} đã gây dựng còn lại sau khi dừng (`half_life_after_stop`), mà `timing` \
                     cũng rải hiệu quả mỗi tháng ra nhiều tháng: cùng một phần bền lâu bị tính hai lần.")
        }
        WarningKind::BuiltUnknown { channel } => {
            let channel = w.channel(channel);
            say!(lang;
                en: "{channel} was active before the plan, but what was spent then is not known: nothing of \
                     that time counts as lasting.",
                vi: "{channel} đã chạy trước kế hoạch nhưng không rõ đã chi bao nhiêu: phần gây dựng từ trước \
                     không được tính là còn lại.")
        }
        WarningKind::OutsideObserved { channel, month, spend, low, high } => {
            let channel = w.channel(channel);
            let month = w.months(&[month]);
            let spend = money(spend);
            let low = money(low);
            let high = money(high);
            say!(lang;
                en: "{channel} in {month}: {spend} lies outside the range in which its curve was observed \
                     ({low} to {high}).",
                vi: "{channel} {month}: mức chi {spend} nằm ngoài khoảng đã có số liệu ({low} đến {high}).")
        }
        WarningKind::AtMinimum { channel, months, minimum } => {
            let (channel, minimum) = (w.channel(channel), money(minimum));
            say!(lang;
                en: format!(
                    "{channel} sits exactly at its minimum effective spend ({minimum}) in {months} \
                     {}: a little less and it would be dropped.",
                    plural(months, "month", "months")
                ),
                vi: "{channel} chạy đúng ở ngân sách tối thiểu để có hiệu quả ({minimum}) trong {months} tháng: chỉ cần ít \
                     ngân sách hơn là kênh này bị bỏ.")
        }
        WarningKind::TargetMissed { target, share } => {
            let nothing = w.scenario.targets[target].goal.figure() == 0.0;
            let missing =
                if nothing { w.target_figure(target, share) } else { lang.percent(share, 1) };
            let target = w.target(target);
            say!(lang;
                en: format!("Out of reach: {target}. It is missed by {missing}, and no plan misses the soft \
                     targets by less in all."),
                vi: format!("Không thể đạt: {target}. Còn hụt {missing}; không kế hoạch nào hụt ít hơn \
                     tính chung các chỉ tiêu mềm."))
        }
        WarningKind::GainTooGood { gain } => {
            let gain = lang.percent(gain, 0);
            say!(lang;
                en: "The plan claims {gain} more than today's split. Plans of this kind gained 4.5% on average \
                     in 50 companies: check the returns before you promise this.",
                vi: "Kế hoạch hứa hơn cách chia hiện tại {gain}. Theo khảo sát 50 công ty, tối ưu kiểu này \
                     trung bình chỉ thêm 4,5%: hãy kiểm tra lại hiệu quả các kênh trước khi cam kết với \
                     khách.")
        }
        WarningKind::MeasureIdle => say!(lang;
            en: "The measure of risk changes nothing here: the objective depends on no return that carries \
                 a range.",
            vi: "Cách tính rủi ro đã chọn không làm thay đổi gì: mục tiêu không phụ thuộc hiệu quả nào có \
                 khoảng thấp – cao."),
        WarningKind::UncertainUnguarded { .. } => say!(lang;
            en: "The returns are uncertain, and the plan leans on figures that may be too high.",
            vi: "Hiệu quả các kênh chưa chắc chắn, và kế hoạch dựa vào những con số có thể quá đẹp."),
    }
}

/// What the planner may write in the file about it, keys and all.
pub(super) fn advice(lang: Lang, kind: &WarningKind) -> Option<String> {
    Some(match *kind {
        WarningKind::LooksPlatformReported { .. } => say!(lang;
            en: "Set `incrementality`.",
            vi: "Hãy ghi `incrementality`."),
        WarningKind::NoGrossMargin => say!(lang;
            en: "Set `gross_margin`.",
            vi: "Hãy ghi `gross_margin`."),
        WarningKind::TapersAtHorizon { .. } => say!(lang;
            en: "Set `after_horizon` or a longer horizon if its effects go on.",
            vi: "Nếu hiệu quả còn kéo dài, hãy ghi `after_horizon` hoặc chọn kỳ dài hơn."),
        WarningKind::LastsTwice { .. } => say!(lang;
            en: "Keep the one that says when work pays, and shorten the other.",
            vi: "Hãy giữ một trong hai và rút ngắn cái còn lại."),
        WarningKind::BuiltUnknown { .. } => say!(lang;
            en: "State its last months in `history`.",
            vi: "Hãy ghi các tháng gần nhất vào `history`."),
        WarningKind::MeasureIdle => say!(lang;
            en: "`risk.measure` may be left out.",
            vi: "Có thể bỏ `risk.measure`."),
        WarningKind::UncertainUnguarded { shrink, stay_within } => say!(lang;
            en: format!("Set {}.", guards(shrink, stay_within).join(" and ")),
            vi: format!("Nên đặt {}.", guards(shrink, stay_within).join(" và "))),
        _ => return None,
    })
}
