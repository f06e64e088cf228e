//! Amounts as people write them, decided by a whole column: `40.000.000`, `40,000,000.50`,
//! `1 234,5`, `20tr`, `1,2 tỷ`, `₫20M`, `(2.000.000)`, `-5`. Two groups of three can be read one
//! way only; `1.234` alone cannot, but a column in which another cell tells the marks apart can.

mod alone;

use crate::fold::fold;
use crate::lang::Lang;

pub use alone::{Alone, alone, share};

/// A cell taken apart: everything but its marks is settled.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// Nothing is told: blank, `-`, `n/a`.
    Blank,
    /// A number whose marks may have to be decided.
    Number(Digits),
    /// No amount.
    Other,
}

/// Digits with marks in them.
#[derive(Debug, Clone, PartialEq)]
pub struct Digits {
    /// Digits, `.` and `,`; never empty.
    digits: String,
    /// Below 0: a refund.
    negative: bool,
    /// What a word behind it multiplies it by: 1e6 for `tr`.
    scale: f64,
    /// The sign or code of a currency that stands beside it, as typed.
    pub currency: Option<String>,
}

/// What a cell's marks are by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// There is none: read in one way.
    None,
    /// This mark parts decimals.
    Decimal(char),
    /// This mark parts thousands; the other one, if any, decimals.
    Thousands(char),
    /// One mark before three digits: thousands or decimals.
    Open(char),
    /// Digits in groups that no writing has (`12.34.5`).
    Wrong,
}

/// Signs and codes of currencies, each with its ISO code; a sign that several share has none.
const CURRENCIES: [(&str, Option<&str>); 17] = [
    ("₫", Some("VND")),
    ("đ", Some("VND")),
    ("vnđ", Some("VND")),
    ("vnd", Some("VND")),
    ("đồng", Some("VND")),
    ("us$", Some("USD")),
    ("usd", Some("USD")),
    ("s$", Some("SGD")),
    ("sgd", Some("SGD")),
    ("$", None),
    ("€", Some("EUR")),
    ("eur", Some("EUR")),
    ("£", Some("GBP")),
    ("gbp", Some("GBP")),
    ("¥", None),
    ("jpy", Some("JPY")),
    ("฿", Some("THB")),
];

/// Whether the sign or code `typed` may stand for the currency `code`.
pub fn may_mean(typed: &str, code: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    match CURRENCIES.iter().find(|(sign, _)| *sign == typed) {
        Some((_, Some(known))) => *known == code,
        // Dollars of several countries, yen and yuan.
        Some((sign, None)) if *sign == "$" => {
            matches!(code, "USD" | "SGD" | "AUD" | "CAD" | "HKD" | "NZD" | "TWD" | "MXN")
        }
        Some((_, None)) => matches!(code, "JPY" | "CNY"),
        None => typed.eq_ignore_ascii_case(code),
    }
}

/// Takes a cell apart.
pub fn written(typed: &str) -> Written {
    let lower = typed.trim().to_lowercase();
    if matches!(
        lower.as_str(),
        "" | "-"
            | "--"
            | "—"
            | "–"
            | "n/a"
            | "na"
            | "#n/a"
            | "null"
            | "none"
            | "không có"
            | "chưa có"
    ) {
        return Written::Blank;
    }
    let (lower, bracketed) = match lower.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        Some(inner) => (inner.trim().to_owned(), true),
        None => (lower, false),
    };
    let mut rest = lower.as_str();
    let mut negative = bracketed;
    let mut currency = None;
    // Sign and currency stand before the digits in any order.
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(['-', '−']) {
            negative = !negative;
            rest = after;
        } else if let Some(after) = rest.strip_prefix('+') {
            rest = after;
        } else if let Some((sign, _)) = CURRENCIES.iter().find(|(sign, _)| rest.starts_with(sign)) {
            currency = Some((*sign).to_owned());
            rest = &rest[sign.len()..];
        } else {
            break;
        }
    }
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '_');
    let end = rest
        .char_indices()
        .find(|&(at, c)| {
            // A blank parts thousands only where a digit follows it.
            let next = rest[at + c.len_utf8()..].chars().next();
            !(is_digit(c) || blank(c) && next.is_some_and(|c| c.is_ascii_digit()))
        })
        .map_or(rest.len(), |(at, _)| at);
    let (head, tail) = rest.split_at(end);
    if !in_threes(head, blank) {
        return Written::Other;
    }
    let digits: String = head.chars().filter(|c| is_digit(*c)).collect();
    let Some((digits, power)) = exponent(digits, tail) else { return Written::Other };
    let tail = if power.is_some() { "" } else { tail };
    let Some((scale, behind)) = word(tail) else { return Written::Other };
    if !digits.bytes().any(|b| b.is_ascii_digit()) {
        return Written::Other;
    }
    let scale = scale * 10_f64.powi(power.unwrap_or(0));
    Written::Number(Digits { digits, negative, scale, currency: currency.or(behind) })
}

/// Whether the blanks in `head`, if any, part groups of three: `1 234,5`, and not `5 6`.
fn in_threes(head: &str, blank: impl Fn(char) -> bool) -> bool {
    let groups: Vec<&str> = head.split(blank).collect();
    let digits = |group: &str| group.chars().take_while(char::is_ascii_digit).count();
    let marked = |group: &str| group.contains(['.', ',']);
    match groups.split_first() {
        None | Some((_, [])) => true,
        Some((first, rest)) => {
            let whole = &groups[..groups.len() - 1];
            (1..=3).contains(&digits(first))
                && rest.iter().all(|group| digits(group) == 3)
                && !whole.iter().any(|group| marked(group))
        }
    }
}

/// `5.92e4`: digits and the power of ten; as it came where there is none, `None` where what looks
/// like a power is none.
fn exponent(digits: String, tail: &str) -> Option<(String, Option<i32>)> {
    let Some(power) = tail
        .strip_prefix('e')
        .filter(|t| t.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+'))
    else {
        return Some((digits, None));
    };
    power.parse().ok().filter(|p: &i32| p.abs() <= 18).map(|power| (digits, Some(power)))
}

/// What stands behind the digits: a word of size, a currency, both or nothing.
fn word(tail: &str) -> Option<(f64, Option<String>)> {
    let tail = tail.trim();
    if tail.is_empty() {
        return Some((1.0, None));
    }
    let size = |text: &str| {
        let folded = fold(text);
        let words = Lang::ALL.into_iter().flat_map(Lang::multiples);
        words.copied().find(|(word, _)| fold(word) == folded).map(|(_, scale)| scale)
    };
    if let Some((sign, _)) = CURRENCIES.iter().find(|(sign, _)| *sign == tail) {
        return Some((1.0, Some((*sign).to_owned())));
    }
    if let Some(scale) = size(tail) {
        return Some((scale, None));
    }
    // `20tr đ`, `20trđ`, `1,2 tỷ đồng`.
    CURRENCIES.iter().find_map(|(sign, _)| {
        let scale = size(tail.strip_suffix(sign)?)?;
        Some((scale, Some((*sign).to_owned())))
    })
}

impl Digits {
    /// Digits and marks, for who typed them.
    pub fn typed(&self) -> String {
        format!("{}{}", if self.negative { "-" } else { "" }, self.digits)
    }

    /// What the marks are by themselves.
    pub fn marks(&self) -> Marks {
        let marks: Vec<char> = self.digits.chars().filter(|c| !c.is_ascii_digit()).collect();
        let parts: Vec<&str> = self.digits.split(['.', ',']).collect();
        let grouped = |parts: &[&str]| {
            let (head, groups) = (parts[0].len(), &parts[1..]);
            (1..=3).contains(&head) && groups.iter().all(|group| group.len() == 3)
        };
        match marks.as_slice() {
            [] => Marks::None,
            [mark] => {
                let whole = parts[0];
                let three = parts[1].len() == 3;
                // `0.125` and `1234.567` have no thousands there; `1.` and `.5` are decimals.
                if three && (1..=3).contains(&whole.len()) && whole != "0" {
                    Marks::Open(*mark)
                } else {
                    Marks::Decimal(*mark)
                }
            }
            [first, .., last] if first != last => {
                let before = &marks[..marks.len() - 1];
                if before.iter().all(|mark| mark == first) && grouped(&parts[..parts.len() - 1]) {
                    Marks::Thousands(*first)
                } else {
                    Marks::Wrong
                }
            }
            [first, ..] => {
                if marks.iter().all(|mark| mark == first) && grouped(&parts) {
                    Marks::Thousands(*first)
                } else {
                    Marks::Wrong
                }
            }
        }
    }

    /// Its value, decimals being parted by `decimal`; `None` where its marks do not allow that.
    pub fn value(&self, decimal: char) -> Option<f64> {
        let thousands = if decimal == ',' { '.' } else { ',' };
        let allowed = match self.marks() {
            Marks::None | Marks::Open(_) => true,
            Marks::Decimal(mark) => mark == decimal,
            Marks::Thousands(mark) => mark == thousands,
            Marks::Wrong => false,
        };
        let plain = self.digits.replace(thousands, "").replace(decimal, ".");
        let number = plain.parse::<f64>().ok().filter(|x| allowed && x.is_finite())?;
        // 1.1 million is 1100000, whatever binary fractions say.
        let value = number * self.scale;
        let value = if self.scale > 1.0 { (value * 1e3).round() / 1e3 } else { value };
        Some(if self.negative { -value } else { value })
    }

    /// What it is with its one mark between thousands, and between decimals; `None` where that is no
    /// question.
    pub fn readings(&self) -> Option<[f64; 2]> {
        let Marks::Open(mark) = self.marks() else { return None };
        let other = if mark == ',' { '.' } else { ',' };
        Some([self.value(other)?, self.value(mark)?])
    }
}

/// How the amounts of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// With this mark of decimals (`.` where there is no mark at all).
    Decimal(char),
    /// The cell of this index can be read in two ways, and no other tells.
    Open(usize),
    /// The cells of these indices contradict each other.
    Contradicts(usize, usize),
    /// The cell of this index has marks that no writing has.
    Wrong(usize),
}

/// The mark of decimals of a column.
pub fn decide<'a>(column: impl IntoIterator<Item = (usize, &'a Digits)>) -> Decided {
    let mut known: Option<(char, usize)> = None;
    let mut open: Option<usize> = None;
    for (ix, digits) in column {
        let other = |mark: char| if mark == ',' { '.' } else { ',' };
        let decimal = match digits.marks() {
            Marks::None => continue,
            Marks::Open(_) => {
                open.get_or_insert(ix);
                continue;
            }
            Marks::Wrong => return Decided::Wrong(ix),
            Marks::Decimal(mark) => mark,
            Marks::Thousands(mark) => other(mark),
        };
        match known {
            Some((mark, first)) if mark != decimal => return Decided::Contradicts(first, ix),
            Some(_) => {}
            None => known = Some((decimal, ix)),
        }
    }
    match (known, open) {
        (Some((mark, _)), _) => Decided::Decimal(mark),
        (None, Some(ix)) => Decided::Open(ix),
        (None, None) => Decided::Decimal('.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(typed: &[&str]) -> Decided {
        let cells: Vec<Digits> = typed
            .iter()
            .map(|typed| match written(typed) {
                Written::Number(digits) => digits,
                other => panic!("{typed}: {other:?}"),
            })
            .collect();
        decide(cells.iter().enumerate())
    }

    #[test]
    fn a_column_tells_its_marks_apart() {
        assert_eq!(column(&["1.234", "40.000.000"]), Decided::Decimal(','));
        assert_eq!(column(&["1.234", "2.5"]), Decided::Decimal('.'));
        assert_eq!(column(&["1.234", "2.345"]), Decided::Open(0));
        assert_eq!(column(&["1,5", "2.5"]), Decided::Contradicts(0, 1));
        assert_eq!(column(&["15", "20"]), Decided::Decimal('.'));
        assert_eq!(column(&["15", "1.2.3"]), Decided::Wrong(1));
    }

    #[test]
    fn signs_are_held_against_the_currency() {
        assert!(may_mean("₫", "VND") && may_mean("vnđ", "VND") && may_mean("$", "USD"));
        assert!(!may_mean("$", "VND") && !may_mean("₫", "USD") && may_mean("CHF", "CHF"));
        let Written::Number(digits) = written("$1600") else { panic!() };
        assert_eq!(digits.currency.as_deref(), Some("$"));
    }
}
