//! Numbers as people write them: `1.234.567,5` in Vietnamese, `1,234,567.5` in English.

use super::Lang;

/// The minus sign of tables and sentences (CSV and JSON keep the ASCII one).
pub const MINUS: char = '\u{2212}';

impl Lang {
    /// Between the digits of thousands.
    pub fn group_mark(self) -> char {
        match self {
            Lang::Vi => '.',
            Lang::En => ',',
        }
    }

    /// Before the decimals.
    pub fn decimal_mark(self) -> char {
        match self {
            Lang::Vi => ',',
            Lang::En => '.',
        }
    }

    /// Grouped, with exactly this many decimals; `∞` where infinite, `–` where not a number.
    pub fn number(self, value: f64, decimals: usize) -> String {
        if value.is_nan() {
            return "–".to_owned();
        }
        if value.is_infinite() {
            return if value > 0.0 { "∞".to_owned() } else { format!("{MINUS}∞") };
        }
        let digits = format!("{:.decimals$}", value.abs());
        let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
        let negative = value < 0.0 && digits.bytes().any(|b| (b'1'..=b'9').contains(&b));
        let mut text = String::with_capacity(digits.len() + 8);
        if negative {
            text.push(MINUS);
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                text.push(self.group_mark());
            }
            text.push(digit);
        }
        if !part.is_empty() {
            text.push(self.decimal_mark());
            text.push_str(part);
        }
        text
    }

    /// How many, grouped.
    pub fn count(self, count: usize) -> String {
        self.number(count as f64, 0)
    }

    /// Grouped, with at most this many decimals, none of them a trailing zero.
    pub fn number_trimmed(self, value: f64, decimals: usize) -> String {
        let text = self.number(value, decimals);
        if decimals == 0 || !text.contains(self.decimal_mark()) {
            return text;
        }
        text.trim_end_matches('0').trim_end_matches(self.decimal_mark()).to_owned()
    }

    /// A number of any size with about three significant digits: `0,00042`, `3,45`, `1.234`.
    pub fn number_short(self, value: f64) -> String {
        if !value.is_finite() {
            return self.number(value, 0);
        }
        let size = value.abs();
        if size != 0.0 && !(1e-6..1e15).contains(&size) {
            return self.scientific(value);
        }
        let decimals =
            if size == 0.0 { 0 } else { (2.0 - size.log10().floor()).clamp(0.0, 9.0) as usize };
        self.number_trimmed(value, decimals)
    }

    /// `6 × 10⁻⁸`: for gaps that percentages cannot show.
    pub fn scientific(self, value: f64) -> String {
        if value == 0.0 || !value.is_finite() {
            return self.number(value, 0);
        }
        let text = format!("{:.1e}", value.abs());
        let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
        let raised: String = power.chars().map(superscript).collect();
        let sign = if value < 0.0 { MINUS.to_string() } else { String::new() };
        let digits = digits.trim_end_matches('0').trim_end_matches('.');
        format!(
            "{sign}{}\u{a0}×\u{a0}10{raised}",
            digits.replace('.', &self.decimal_mark().to_string())
        )
    }

    /// A share as a percentage: 0.123 is `12,3%`.
    pub fn percent(self, share: f64, decimals: usize) -> String {
        format!("{}%", self.number(share * 100.0, decimals))
    }

    /// A share as a percentage without trailing zeros: 0.3 is `30%`.
    pub fn percent_trimmed(self, share: f64, decimals: usize) -> String {
        format!("{}%", self.number_trimmed(share * 100.0, decimals))
    }

    /// A ratio in a sentence: `2,5 lần`, `2.5×`.
    pub fn times(self, ratio: f64) -> String {
        let number = self.number_trimmed(ratio, 2);
        match self {
            Lang::Vi => format!("{number}\u{a0}lần"),
            Lang::En => format!("{number}×"),
        }
    }

    /// With `+` before a gain and the true minus before a loss.
    pub fn signed(self, value: f64, decimals: usize) -> String {
        let text = self.number(value, decimals);
        let gain = value > 0.0 && text.chars().any(|c| matches!(c, '1'..='9' | '∞'));
        if gain { format!("+{text}") } else { text }
    }

    /// Seconds: `0,42 giây`, `12 s`.
    pub fn seconds(self, seconds: f64) -> String {
        let decimals = if seconds < 10.0 { 2 } else { 0 };
        match self {
            Lang::Vi => format!("{}\u{a0}giây", self.number(seconds, decimals)),
            Lang::En => format!("{}\u{a0}s", self.number(seconds, decimals)),
        }
    }
}

fn superscript(c: char) -> char {
    match c {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_language() {
        for (value, decimals, vi, en) in [
            (1_234_567.0, 0, "1.234.567", "1,234,567"),
            (1_234.5, 1, "1.234,5", "1,234.5"),
            (999.0, 0, "999", "999"),
            (1000.0, 0, "1.000", "1,000"),
            (-1000.4, 0, "\u{2212}1.000", "\u{2212}1,000"),
            (-0.04, 1, "0,0", "0.0"),
            (999.96, 1, "1.000,0", "1,000.0"),
            (0.0, 2, "0,00", "0.00"),
            (f64::INFINITY, 2, "∞", "∞"),
            (f64::NAN, 2, "–", "–"),
        ] {
            assert_eq!(Lang::Vi.number(value, decimals), vi);
            assert_eq!(Lang::En.number(value, decimals), en);
        }
    }

    #[test]
    fn trailing_zeros_go_but_whole_tens_stay() {
        assert_eq!(Lang::Vi.number_trimmed(20.0, 2), "20");
        assert_eq!(Lang::Vi.number_trimmed(1.25, 2), "1,25");
        assert_eq!(Lang::En.number_trimmed(1200.0, 0), "1,200");
        assert_eq!(Lang::En.number_trimmed(2.5, 2), "2.5");
    }

    #[test]
    fn short_numbers_keep_three_digits() {
        assert_eq!(Lang::Vi.number_short(0.000_423), "0,000423");
        assert_eq!(Lang::En.number_short(3.456), "3.46");
        assert_eq!(Lang::Vi.number_short(1234.5), "1.234");
        assert_eq!(Lang::En.number_short(0.0), "0");
        assert_eq!(Lang::En.number_short(2e-9), "2\u{a0}×\u{a0}10⁻⁹");
    }

    #[test]
    fn shares_ratios_and_signs() {
        assert_eq!(Lang::Vi.percent(0.123, 1), "12,3%");
        assert_eq!(Lang::En.percent(0.123, 1), "12.3%");
        assert_eq!(Lang::Vi.percent_trimmed(0.3, 1), "30%");
        assert_eq!(Lang::Vi.times(2.5), "2,5\u{a0}lần");
        assert_eq!(Lang::En.times(2.5), "2.5×");
        assert_eq!(Lang::En.signed(0.35, 2), "+0.35");
        assert_eq!(Lang::Vi.signed(-0.35, 2), "\u{2212}0,35");
        assert_eq!(Lang::Vi.signed(0.001, 2), "0,00");
        assert_eq!(Lang::Vi.seconds(0.42), "0,42\u{a0}giây");
    }
}
