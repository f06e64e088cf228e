//! Rows for programs and spreadsheets: RFC 4180, numbers free of any language.

use super::escape;
use crate::month::Month;

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
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let heads = self.heads.iter().map(|head| escape::cell(head).into_owned()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(Datum::written).collect());
        for row in std::iter::once(heads).chain(rows) {
            let row: Vec<String> = row;
            writer.write_record(row).expect("memory takes every row, and all are as long");
        }
        let bytes = writer.into_inner().expect("memory takes every row");
        String::from_utf8(bytes).expect("texts in, texts out")
    }
}

impl Datum {
    fn written(&self) -> String {
        match self {
            Datum::Text(text) => escape::cell(text).into_owned(),
            // -0 would show a sign that means nothing.
            Datum::Number(x) if x.is_finite() => format!("{}", x + 0.0),
            Datum::Number(_) | Datum::Missing => String::new(),
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
}
