//! What the heads of columns mean, as Google Ads, Meta Ads, TikTok Ads, GA4, Zalo Ads, Google Sheets
//! and people write them in English and Vietnamese.

use super::TableKind;
use super::layout::Unit;
use super::vocabulary::{HEADS, KPIS, REVENUE};
use crate::fold::fold;

/// What a column adds up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Money paid.
    Spend,
    /// Money that came.
    Revenue,
    /// Any other outcome, by the name that a scenario gives it: `leads`, `orders`.
    Kpi(String),
}

/// What a column says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The month, the day, or the first day.
    Period,
    /// The first day of a week: seven days.
    Week,
    /// The last day.
    PeriodEnd,
    /// The channel.
    Channel,
    /// What a channel is made of; it names the channel where no other column does.
    Campaign,
    /// An amount.
    Measure(Measure),
    /// The currency's code.
    Currency,
}

impl Role {
    /// The word that `--map` knows it by.
    pub fn word(&self) -> &str {
        match self {
            Role::Period => "month",
            Role::Week => "week",
            Role::PeriodEnd => "end date",
            Role::Channel => "channel",
            Role::Campaign => "campaign",
            Role::Currency => "currency",
            Role::Measure(Measure::Spend) => "spend",
            Role::Measure(Measure::Revenue) => "revenue",
            Role::Measure(Measure::Kpi(name)) => name,
        }
    }
}

/// A head as typed: what it means, and the currency that stands in it (`Amount spent (VND)`).
pub fn role(typed: &str) -> Option<(Role, Option<String>)> {
    let (name, currency) = apart(typed);
    let folded = fold(name);
    let of =
        |(role, names): &(Role, &[&str])| names.contains(&folded.as_str()).then(|| role.clone());
    let role = HEADS
        .iter()
        .find_map(of)
        .or_else(|| REVENUE.contains(&folded.as_str()).then_some(Role::Measure(Measure::Revenue)))
        .or_else(|| {
            let kpi = KPIS.iter().find(|(_, names)| names.contains(&folded.as_str()));
            kpi.map(|(kpi, _)| Role::Measure(Measure::Kpi((*kpi).to_owned())))
        })?;
    Some((role, currency))
}

/// What the word behind `--map` means, where it is no channel: `spend`, `leads`, `month`.
pub fn role_of_word(word: &str) -> Option<Role> {
    match word {
        "week" => Some(Role::Week),
        "ignore" => None,
        _ => role(word).map(|(role, _)| role),
    }
}

/// Name and currency of a head.
fn apart(typed: &str) -> (&str, Option<String>) {
    let typed = typed.trim();
    let Some((name, inner)) = typed.strip_suffix(')').and_then(|head| head.rsplit_once('(')) else {
        return (typed, None);
    };
    let inner = inner.trim();
    let is_code = inner.len() == 3 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    let is_sign = matches!(inner, "₫" | "đ" | "$" | "€" | "£" | "¥" | "VNĐ" | "vnđ" | "đồng");
    if is_code || is_sign { (name, Some(inner.to_owned())) } else { (typed, None) }
}

/// What the head of a time says that it is; `date` and `from` say nothing.
pub fn unit(typed: &str) -> Option<Unit> {
    let folded = fold(typed);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    if has(&["month", "thang"]) {
        Some(Unit::Month)
    } else if has(&["day"]) || matches!(folded.as_str(), "ngay" | "theo ngay") {
        Some(Unit::Day)
    } else {
        None
    }
}

/// What a table is of, by the line above it: `Actual: fill in the yellow cells`.
pub fn kind(title: &str) -> Option<TableKind> {
    let folded = fold(title);
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    if begins(&["actual less plan", "chenh lech", "difference", "variance"]) {
        Some(TableKind::Difference)
    } else if begins(&["actual", "thuc chi", "spent", "da chi"]) {
        Some(TableKind::Spent)
    } else if begins(&["plan", "ke hoach"]) {
        Some(TableKind::Planned)
    } else {
        None
    }
}

/// Whether a row that begins with this text adds up rows above or below it.
pub fn is_total(typed: &str) -> bool {
    let folded = fold(typed);
    let begins = |word: &&str| {
        folded == **word || folded.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '))
    };
    [
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sub total",
        "tong",
        "tong cong",
        "cong",
        "sum",
        "tong so",
        "tong ket",
        "results from",
        "ket qua tu",
    ]
    .iter()
    .any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_the_platforms_are_known() {
        let spend = Role::Measure(Measure::Spend);
        for (typed, role_is, currency) in [
            ("Cost", spend.clone(), None),
            ("Chi phí", spend.clone(), None),
            ("Amount spent (VND)", spend.clone(), Some("VND")),
            ("Số tiền đã chi tiêu (VND)", spend, Some("VND")),
            ("Doanh thu (đ)", Role::Measure(Measure::Revenue), Some("đ")),
            ("Conv. value", Role::Measure(Measure::Revenue), None),
            ("Ngày bắt đầu báo cáo", Role::Period, None),
            ("wk_strt_dt", Role::Week, None),
            ("Khách hàng tiềm năng", Role::Measure(Measure::Kpi("leads".into())), None),
            ("Session source / medium", Role::Channel, None),
        ] {
            assert_eq!(role(typed), Some((role_is, currency.map(str::to_owned))), "{typed}");
        }
        assert_eq!(role("Ghi chú"), None);
    }

    #[test]
    fn totals_are_known_by_their_first_word() {
        for typed in ["Total", "Total: account", "Tổng cộng", "TỔNG", "Grand total", "Cộng"]
        {
            assert!(is_total(typed), "{typed}");
        }
        for typed in ["Tổng đài", "Totally", "Cộng đồng", "google"] {
            assert_eq!(is_total(typed), typed == "Tổng đài" || typed == "Cộng đồng", "{typed}");
        }
    }
}
