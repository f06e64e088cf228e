//! Months that Vietnamese planners mark: Tết, which follows the moon, and the sale days.

use crate::lunar;
use crate::month::Month;

/// The feast or sale day of a month.
pub(super) fn of(month: Month) -> Option<&'static str> {
    let (_, tet, _) = lunar::new_year(month.year());
    match month.number() {
        n if n == tet => Some("Tết"),
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
