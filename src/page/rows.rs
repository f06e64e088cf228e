//! Rows for programs and spreadsheets: RFC 4180, numbers free of any language; or as Excel opens
//! them in a language.

use super::escape;
use crate::lang::Lang;
use crate::month::Month;

/// Marks a file as UTF-8 for spreadsheets, which else break the accents.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows under their heads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rows {
    /// One for each column.
    pub heads: Vec<String>,
    /// From top to bottom.
    pub rows: Vec<Vec<Datum>>,
}

/// What stands in a place of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum {
    /// A text.
    Text(String),
    /// A number; nothing where it is not finite.
    Number(f64),
    /// Nothing is known.
    Missing,
}

impl Rows {
    /// Under these heads.
    pub(crate) fn under<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        Self { heads: heads.into_iter().map(str::to_owned).collect(), rows: Vec::new() }
    }

    /// The whole text; every line ends in CR LF.
    pub fn csv(&self) -> String {
        self.parted(b',', '.')
    }

    /// The whole text as Excel opens it into columns where Windows speaks `lang`: byte order mark,
    /// the decimal mark of the language, and a semicolon where that mark is a comma.
    pub fn csv_for_excel(&self, lang: Lang) -> String {
        let decimal = lang.decimal_mark();
        let separator = if decimal == ',' { b';' } else { b',' };
        format!("{BYTE_ORDER_MARK}{}", self.parted(separator, decimal))
    }

    fn parted(&self, separator: u8, decimal: char) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(separator)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        let heads = self.heads.iter().map(|head| escape::cell(head).into_owned()).collect();
        let rows =
            self.rows.iter().map(|row| row.iter().map(|datum| datum.written(decimal)).collect());
        for row in std::iter::once(heads).chain(rows) {
            let row: Vec<String> = row;
            writer.write_record(row).expect("memory takes every row, and all are as long");
        }
        let bytes = writer.into_inner().expect("memory takes every row");
        String::from_utf8(bytes).expect("texts in, texts out")
    }
}

impl Datum {
    fn written(&self, decimal: char) -> String {
        match self {
            Datum::Text(text) => escape::cell(text).into_owned(),
            Datum::Number(x) if x.is_finite() => digits(*x, decimal),
            Datum::Number(_) | Datum::Missing => String::new(),
        }
    }
}

/// All digits of a number. Three decimals get a zero behind them: `1.125` might be one thousand one
/// hundred and twenty-five to who reads it, `1.1250` is not.
fn digits(x: f64, decimal: char) -> String {
    // -0 would show a sign that means nothing.
    let plain = (x + 0.0).to_string();
    match plain.split_once('.') {
        None => plain,
        Some((whole, part)) => {
            let zero = if part.len() == 3 { "0" } else { "" };
            format!("{whole}{decimal}{part}{zero}")
        }
    }
}

impl From<&str> for Datum {
    fn from(text: &str) -> Self {
        Datum::Text(text.to_owned())
    }
}

impl From<String> for Datum {
    fn from(text: String) -> Self {
        Datum::Text(text)
    }
}

impl From<Month> for Datum {
    fn from(month: Month) -> Self {
        Datum::Text(month.to_string())
    }
}

impl From<f64> for Datum {
    fn from(x: f64) -> Self {
        Datum::Number(x)
    }
}

impl From<Option<f64>> for Datum {
    fn from(x: Option<f64>) -> Self {
        x.map_or(Datum::Missing, Datum::Number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_neither_formula_nor_two_cells() {
        let mut rows = Rows::under(["a", "=b"]);
        rows.rows.push(vec!["a,b \"c\"".into(), "-a,b".into()]);
        rows.rows.push(vec![(-0.0).into(), Some(-1.5).into()]);
        rows.rows.push(vec![f64::INFINITY.into(), None.into()]);
        assert_eq!(rows.csv(), "a,'=b\r\n\"a,b \"\"c\"\"\",\"'-a,b\"\r\n0,-1.5\r\n,\r\n");
    }

    #[test]
    fn excel_parts_columns_by_its_language() {
        let mut rows = Rows::under(["kênh", "chi; phí"]);
        rows.rows.push(vec!["a;b".into(), 1234567.5.into()]);
        rows.rows.push(vec!["c,d".into(), 1.125.into()]);
        assert_eq!(
            rows.csv_for_excel(Lang::Vi),
            "\u{feff}kênh;\"chi; phí\"\r\n\"a;b\";1234567,5\r\nc,d;1,1250\r\n"
        );
        assert_eq!(
            rows.csv_for_excel(Lang::En),
            "\u{feff}kênh,chi; phí\r\na;b,1234567.5\r\n\"c,d\",1.1250\r\n"
        );
    }
}
