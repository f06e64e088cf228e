//! Months that Vietnamese planners mark: Tết, which follows the moon, and the sale days.

use crate::month::Month;

/// New year's day (mùng 1) of 2024 to 2050 falls in January in these years, else in February.
/// From the Vietnamese calendar's tables (Hồ Ngọc Đức, UTC+7).
const TET_IN_JANUARY: [i32; 9] = [2025, 2028, 2031, 2033, 2036, 2039, 2042, 2044, 2047];

/// The feast or sale day of a month.
pub(super) fn of(month: Month) -> Option<&'static str> {
    let tet = if TET_IN_JANUARY.contains(&month.year()) || month.year() == 2050 { 1 } else { 2 };
    match month.number() {
        n if n == tet && (2024..=2050).contains(&month.year()) => Some("Tết"),
        9 => Some("9.9"),
        11 => Some("11.11"),
        12 => Some("12.12"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tet_follows_the_moon() {
        // 29 January 2025, 17 February 2026, 6 February 2027, 26 January 2028.
        for (month, feast) in [
            ("2025-01", Some("Tết")),
            ("2025-02", None),
            ("2026-02", Some("Tết")),
            ("2027-02", Some("Tết")),
            ("2028-01", Some("Tết")),
            ("2026-11", Some("11.11")),
            ("2026-06", None),
        ] {
            assert_eq!(of(month.parse().unwrap()), feast, "{month}");
        }
    }
}
