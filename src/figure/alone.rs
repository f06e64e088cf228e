//! One amount that no column helps to read: a scenario's own text, `--set`.

use super::{Decided, Written, decide, written};

/// An amount that stands for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// Its value, or where its one mark leaves two: with it between thousands, and between decimals.
    pub value: Result<f64, [f64; 2]>,
    /// The sign or code of a currency beside it, in lower case.
    pub currency: Option<String>,
}

/// Reads a single amount; `None` where it is none.
///
/// ```
/// use phanbo::figure::alone;
///
/// let read = alone("1,2 tỷ đồng").unwrap();
/// assert_eq!((read.value, read.currency.as_deref()), (Ok(1.2e9), Some("đồng")));
/// assert_eq!(alone("20.000").unwrap().value, Err([20_000.0, 20.0]));
/// assert_eq!(alone("March"), None);
/// ```
pub fn alone(typed: &str) -> Option<Alone> {
    let Written::Number(digits) = written(typed) else { return None };
    let value = match decide([(0, &digits)]) {
        Decided::Decimal(mark) => Ok(digits.value(mark)?),
        Decided::Open(_) => Err(digits.readings()?),
        Decided::Contradicts(..) | Decided::Wrong(_) => return None,
    };
    Some(Alone { value, currency: digits.currency })
}

/// A share as people type it, `55%` or `7,5 %`: 0.55. `None` where there is no percent sign, or no
/// number before it; a share has no thousands, so that its mark parts decimals.
pub fn share(typed: &str) -> Option<f64> {
    let number = typed.trim().strip_suffix('%')?.trim_end();
    let plain = number.replace(',', ".");
    let is_plain = plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    plain.parse::<f64>().ok().filter(|_| is_plain).map(|percent| percent / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value_of(typed: &str) -> Option<Result<f64, [f64; 2]>> {
        alone(typed).map(|read| read.value)
    }

    #[test]
    fn what_can_be_read_in_one_way_is() {
        for (typed, value) in [
            ("40.000.000", 4e7),
            ("40,000,000", 4e7),
            ("40 000 000", 4e7),
            ("40'000'000", 4e7),
            ("40.000.000,50", 40_000_000.5),
            ("40,000,000.50", 40_000_000.5),
            ("1234,5", 1234.5),
            ("20tr", 2e7),
            ("1,2 tỷ", 1.2e9),
            ("₫20M", 2e7),
            ("20.000.000 đ", 2e7),
            ("$1,234.50", 1234.5),
            ("(2.000.000)", -2e6),
            ("-5", -5.0),
            ("5.92e4", 59_200.0),
            ("1.1tr", 1.1e6),
            ("0.125", 0.125),
            ("500 nghìn", 5e5),
            ("2,5 triệu đồng", 2.5e6),
            ("1234567", 1_234_567.0),
            ("30.000.000,00 ₫", 3e7),
            (".5", 0.5),
            ("− 3", -3.0),
        ] {
            assert_eq!(value_of(typed), Some(Ok(value)), "{typed}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_guessed() {
        assert_eq!(value_of("1.234"), Some(Err([1234.0, 1.234])));
        assert_eq!(value_of("1,500tr"), Some(Err([1.5e9, 1.5e6])));
        for typed in [
            "",
            "-",
            "n/a",
            "20 quả",
            "1.23.4",
            "12.34,56,7",
            "5 6",
            "12 3456",
            "1.2 345",
            "abc",
            "$",
            "1e400",
        ] {
            assert_eq!(alone(typed), None, "{typed}");
        }
    }

    #[test]
    fn shares_are_of_a_hundred() {
        assert_eq!((share("55%"), share("7,5 %")), (Some(0.55), Some(0.075)));
        for typed in ["55", "%", "1e2%", "1.2.3%", "inf%"] {
            assert_eq!(share(typed), None, "{typed}");
        }
    }
}
