//! The terms of the workbook in both languages.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Work;
use crate::locale::workbook::{Book, Tab, Term};
use crate::page::xlsx::cell::{Cell, Kind, Role};

pub(super) fn sheet(work: &Work<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::Glossary)?;
    let heads = [
        (sheet.say(&Book::TermHead), Kind::Text),
        (sheet.say(&Book::OtherLanguage), Kind::Text),
        (sheet.say(&Book::Meaning), Kind::Text),
    ];
    sheet.heads((3, 0), &heads)?;
    let ours = work.wording.lang;
    let other = ours.beside();
    for (row, term) in (4..).zip(Term::ALL) {
        let (name, meaning) = ours.words().term(term);
        let cells = vec![
            Cell::Text(name.to_owned()),
            Cell::Text(other.words().term(term).0.to_owned()),
            Cell::Prose(meaning.to_owned()),
        ];
        sheet.row((row, 0), Role::Body, cells)?;
    }
    sheet.widths(&[32.0, 32.0, 90.0])?;
    sheet.freeze(4, 1)?;
    sheet.done((0, 0))
}
