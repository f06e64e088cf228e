//! Money as people write it: `20 triệu ₫`, `₫1.25B`, `$1,234.50`; and the one unit of a table.
//!
//! Never `T` or `Tr`: the short form of tỷ (10^9) in some tables of formats is `T`, which an
//! English reader takes for trillion.

use super::Lang;
use super::number::MINUS;

/// Between a number and its unit: a line is never broken there.
const SPACE: char = '\u{a0}';

/// How amounts of one ISO 4217 code are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    code: String,
}

/// Amounts of one currency in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The language.
    pub lang: Lang,
    /// The currency.
    pub currency: Currency,
}

/// The one unit in which a table's amounts are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableUnit {
    /// Units of currency in one unit of the table: 1, 1e3, 1e6 or 1e9.
    pub scale: f64,
    /// Decimals of every amount of the table.
    pub decimals: usize,
}

impl Currency {
    /// Of a code of three capital letters.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned() }
    }

    /// Decimals of a full amount.
    pub fn decimals(&self) -> usize {
        crate::money::decimals(&self.code)
    }

    /// Before a number in English; a code is set apart by a space.
    fn before(&self) -> String {
        match self.code.as_str() {
            "VND" => "₫".to_owned(),
            "USD" => "$".to_owned(),
            code => format!("{code}{SPACE}"),
        }
    }

    /// After a number in Vietnamese.
    fn after(&self) -> &str {
        match self.code.as_str() {
            "VND" => "₫",
            "USD" => "US$",
            code => code,
        }
    }

    /// The amount that sentences about "one more" speak of: 1 million ₫, 1,000 of others.
    pub fn step(&self) -> f64 {
        match self.code.as_str() {
            "VND" | "IDR" => 1e6,
            _ => 1e3,
        }
    }
}

impl Money {
    /// Amounts of `code` in `lang`.
    pub fn new(lang: Lang, code: &str) -> Self {
        Self { lang, currency: Currency::new(code) }
    }

    fn dressed(&self, negative: bool, number: &str, multiple: &str) -> String {
        let sign = if negative { MINUS.to_string() } else { String::new() };
        match self.lang {
            Lang::Vi if multiple.is_empty() => {
                format!("{sign}{number}{SPACE}{}", self.currency.after())
            }
            Lang::Vi => format!("{sign}{number}{SPACE}{multiple}{SPACE}{}", self.currency.after()),
            Lang::En => format!("{sign}{}{number}{multiple}", self.currency.before()),
        }
    }

    fn written(&self, value: f64, decimals: usize, trimmed: bool, multiple: &str) -> String {
        let text = if trimmed {
            self.lang.number_trimmed(value.abs(), decimals)
        } else {
            self.lang.number(value.abs(), decimals)
        };
        let negative = value < 0.0 && text.chars().any(|c| matches!(c, '1'..='9' | '∞'));
        self.dressed(negative, &text, multiple)
    }

    /// To the last unit: `1.234.567 ₫`, `$1,234.50`.
    pub fn full(&self, value: f64) -> String {
        self.written(value, self.currency.decimals(), false, "")
    }

    /// In the short form of speech, three or four digits: `20 triệu ₫`, `1,25 tỷ ₫`, `₫20M`.
    pub fn short(&self, value: f64) -> String {
        let multiples: &[(f64, &str)] = match self.lang {
            Lang::Vi => &[(1e12, "nghìn\u{a0}tỷ"), (1e9, "tỷ"), (1e6, "triệu"), (1e3, "nghìn")],
            // "T" would be read as tỷ by one reader and as trillion by the other.
            Lang::En => &[(1e9, "B"), (1e6, "M"), (1e3, "K")],
        };
        let size = value.abs();
        // Whole small amounts are read more easily in full: $1,234.50, not $1.23K.
        let least = if self.currency.decimals() == 0 { 1e3 } else { 1e4 };
        if !size.is_finite() || size < least * (1.0 - 5e-5) {
            let whole = (size - size.round()).abs() < 0.005;
            return self.written(
                value,
                if whole { 0 } else { self.currency.decimals() },
                false,
                "",
            );
        }
        for (scale, name) in multiples {
            let mantissa = size / scale;
            let decimals = if mantissa < 10.0 { 2 } else { 1 };
            // What rounds up to the next multiple is written in it: 999,96 triệu is 1 tỷ.
            let shown = (mantissa * 10_f64.powi(decimals)).round() / 10_f64.powi(decimals);
            if shown >= 1.0 {
                return self.written(value / scale, decimals as usize, true, name);
            }
        }
        self.written(value, 0, false, "")
    }

    /// In the short form of speech where that says all of it with two decimals, else with as many digits
    /// as it has: `₫20M`, `₫3.67M`, `₫3,666,000`. Three decimals might be read as thousands.
    pub fn exact(&self, value: f64) -> String {
        let multiples: &[(f64, &str)] = match self.lang {
            Lang::Vi => &[(1e9, "tỷ"), (1e6, "triệu"), (1e3, "nghìn")],
            Lang::En => &[(1e9, "B"), (1e6, "M"), (1e3, "K")],
        };
        let least = if self.currency.decimals() == 0 { 1e3 } else { 1e4 };
        let multiple = multiples.iter().find(|(scale, _)| value.abs() >= scale.max(least));
        if let Some((scale, name)) = multiple {
            let hundredths = value / scale * 1e2;
            if (hundredths - hundredths.round()).abs() * scale < 0.1 {
                return self.written(value / scale, 2, true, name);
            }
        }
        let is_whole = (value - value.round()).abs() < 0.005;
        self.written(value, if is_whole { 0 } else { self.currency.decimals() }, false, "")
    }

    /// The step of "one more" ("1 triệu ₫"), for an amount of `step` units of currency.
    pub fn step(&self) -> (f64, String) {
        let step = self.currency.step();
        (step, self.short(step))
    }

    /// The unit in which a table is best read whose largest monthly amount is `largest`.
    pub fn table_unit(&self, largest: f64) -> TableUnit {
        let scale = match (self.currency.decimals() == 0, largest) {
            (_, x) if x >= 1e10 => 1e9,
            (true, x) if x >= 1e6 => 1e6,
            (false, x) if x >= 1e7 => 1e6,
            (true, x) if x >= 1e3 => 1e3,
            (false, x) if x >= 1e4 => 1e3,
            _ => 1.0,
        };
        let shown = largest / scale;
        let decimals = match shown {
            x if scale == 1.0 && x >= 100.0 => 0,
            x if x >= 1000.0 => 0,
            x if x >= 10.0 => 1,
            _ => 2,
        };
        TableUnit {
            scale,
            decimals: if scale == 1.0 { decimals.min(self.currency.decimals()) } else { decimals },
        }
    }

    /// `Đơn vị: triệu ₫`, `in ₫M`.
    pub fn unit_note(&self, unit: TableUnit) -> String {
        match self.lang {
            Lang::Vi => {
                let multiple = match unit.scale {
                    x if x >= 1e9 => "tỷ\u{a0}",
                    x if x >= 1e6 => "triệu\u{a0}",
                    x if x >= 1e3 => "nghìn\u{a0}",
                    _ => "",
                };
                format!("Đơn vị: {multiple}{}", self.currency.after())
            }
            Lang::En => {
                let multiple = match unit.scale {
                    x if x >= 1e9 => "B",
                    x if x >= 1e6 => "M",
                    x if x >= 1e3 => "K",
                    _ => "",
                };
                format!("in {}{multiple}", self.currency.before()).trim_end().to_owned()
            }
        }
    }

    /// As a spreadsheet formats a full amount; it puts in its reader's own separators.
    pub fn cell_format(&self) -> String {
        let digits = match self.currency.decimals() {
            0 => "#,##0".to_owned(),
            decimals => format!("#,##0.{}", "0".repeat(decimals)),
        };
        match self.lang {
            Lang::Vi => format!("{digits}\"{SPACE}{}\"", self.currency.after()),
            Lang::En => format!("\"{}\"{digits}", self.currency.before()),
        }
    }

    /// One unit of currency, in words of rates: `1 ₫`, `₫1`, `$1`.
    pub fn one(&self) -> String {
        self.written(1.0, 0, false, "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn exact_amounts_lose_no_digit() {
        let (en, vi) = (Money::new(Lang::En, "VND"), Money::new(Lang::Vi, "VND"));
        let usd = Money::new(Lang::En, "USD");
        for (money, value, said) in [
            (&en, 20_000_000.0, "₫20M"),
            (&en, 3_670_000.0, "₫3.67M"),
            (&en, 3_666_000.0, "₫3,666,000"),
            (&en, 3_666_667.0, "₫3,666,667"),
            (&en, 1.0, "₫1"),
            (&vi, 3_666_000.0, "3.666.000 ₫"),
            (&vi, 1_250_000_000.0, "1,25 tỷ ₫"),
            (&usd, 1234.5, "$1,234.50"),
            (&usd, 10_360_000.0, "$10.36M"),
        ] {
            assert_eq!(plain(money.exact(value)), said);
        }
    }

    #[test]
    fn short_amounts_in_both_languages() {
        for (value, vi, en) in [
            (20e6, "20 triệu ₫", "₫20M"),
            (1.25e9, "1,25 tỷ ₫", "₫1.25B"),
            (2.5e12, "2,5 nghìn tỷ ₫", "₫2,500B"),
            (850e3, "850 nghìn ₫", "₫850K"),
            (500.0, "500 ₫", "₫500"),
            (0.0, "0 ₫", "₫0"),
            (3.4512e6, "3,45 triệu ₫", "₫3.45M"),
            (158_312_450.0, "158,3 triệu ₫", "₫158.3M"),
            (999_960_000.0, "1 tỷ ₫", "₫1B"),
            (-1.5e6, "\u{2212}1,5 triệu ₫", "\u{2212}₫1.5M"),
        ] {
            assert_eq!(plain(Money::new(Lang::Vi, "VND").short(value)), vi);
            assert_eq!(plain(Money::new(Lang::En, "VND").short(value)), en);
        }
        for (value, vi, en) in [
            (1234.5, "1.234,50 US$", "$1,234.50"),
            (1000.0, "1.000 US$", "$1,000"),
            (1.2e6, "1,2 triệu US$", "$1.2M"),
            (85_000.0, "85 nghìn US$", "$85K"),
            (-12.5, "\u{2212}12,50 US$", "\u{2212}$12.50"),
        ] {
            assert_eq!(plain(Money::new(Lang::Vi, "USD").short(value)), vi);
            assert_eq!(plain(Money::new(Lang::En, "USD").short(value)), en);
        }
    }

    #[test]
    fn full_amounts_in_both_languages() {
        for (code, value, vi, en) in [
            ("VND", 1_234_567.0, "1.234.567 ₫", "₫1,234,567"),
            ("VND", -1_234_567.0, "\u{2212}1.234.567 ₫", "\u{2212}₫1,234,567"),
            ("USD", 1234.5, "1.234,50 US$", "$1,234.50"),
            ("EUR", 1234.5, "1.234,50 EUR", "EUR 1,234.50"),
            ("JPY", 1234.0, "1.234 JPY", "JPY 1,234"),
            ("KWD", 1.5, "1,500 KWD", "KWD 1.500"),
        ] {
            assert_eq!(plain(Money::new(Lang::Vi, code).full(value)), vi);
            assert_eq!(plain(Money::new(Lang::En, code).full(value)), en);
        }
    }

    #[test]
    fn a_cell_shows_the_currency_by_its_format() {
        let format = |lang, code| plain(Money::new(lang, code).cell_format());
        assert_eq!(format(Lang::Vi, "VND"), "#,##0\" ₫\"");
        assert_eq!(format(Lang::En, "VND"), "\"₫\"#,##0");
        assert_eq!(format(Lang::Vi, "USD"), "#,##0.00\" US$\"");
        assert_eq!(format(Lang::En, "EUR"), "\"EUR \"#,##0.00");
    }

    #[test]
    fn an_amount_never_breaks_across_lines() {
        assert_eq!(Money::new(Lang::Vi, "VND").short(20e6), "20\u{a0}triệu\u{a0}₫");
        assert!(!Money::new(Lang::Vi, "VND").short(2.5e12).contains(' '));
    }

    #[test]
    fn a_table_has_one_unit() {
        let vnd = Money::new(Lang::Vi, "VND");
        for (largest, scale, decimals, vi, en) in [
            (20e6, 1e6, 1, "Đơn vị: triệu ₫", "in ₫M"),
            (3e6, 1e6, 2, "Đơn vị: triệu ₫", "in ₫M"),
            (3e9, 1e6, 0, "Đơn vị: triệu ₫", "in ₫M"),
            (72e9, 1e9, 1, "Đơn vị: tỷ ₫", "in ₫B"),
            (900e3, 1e3, 1, "Đơn vị: nghìn ₫", "in ₫K"),
        ] {
            let unit = vnd.table_unit(largest);
            assert_eq!((unit.scale, unit.decimals), (scale, decimals));
            assert_eq!(plain(vnd.unit_note(unit)), vi);
            assert_eq!(plain(Money::new(Lang::En, "VND").unit_note(unit)), en);
        }
        let usd = Money::new(Lang::En, "USD");
        assert_eq!(usd.table_unit(2000.0), TableUnit { scale: 1.0, decimals: 0 });
        assert_eq!(usd.unit_note(usd.table_unit(85_000.0)), "in $K");
        assert_eq!(usd.unit_note(usd.table_unit(2000.0)), "in $");
    }
}
