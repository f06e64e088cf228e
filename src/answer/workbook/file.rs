//! The scenario itself, line by line as its file has it: the workbook is a scenario file too.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::Work;
use crate::locale::workbook::Tab;
use crate::page::xlsx::cell::{Cell, Kind, Role};
use crate::table::{Kept, kept};

/// The row of the heads, below the title.
const HEADS: u32 = 3;

pub(super) fn sheet(work: &Work<'_>, kept: &Kept) -> Result<Worksheet, XlsxError> {
    let mut sheet = work.sheet(Tab::File)?;
    let heads = [("#".to_owned(), Kind::Count), (kept::HEAD.to_owned(), Kind::Text)];
    sheet.heads((HEADS, 0), &heads)?;
    // Texts as they are: neither shown with escapes nor cut, as those for people are.
    let plain = Format::new();
    sheet.page.write_string_with_format(HEADS, 2, &kept.file, &plain)?;
    sheet.page.write_string_with_format(HEADS, 3, kept.start.to_string(), &plain)?;
    let code = Format::new().set_font_name("Consolas").set_font_size(10).set_unlocked();
    let mut last = HEADS;
    for (row, (number, line)) in (HEADS + 1..).zip(kept.rows()) {
        sheet.put((row, 0), Role::Body, Cell::Number(Kind::Count, number as f64))?;
        if !line.is_empty() {
            sheet.page.write_string_with_format(row, 1, line, &code)?;
        }
        last = row;
    }
    sheet.widths(&[8.0, 120.0, 24.0, 12.0])?;
    sheet.freeze(HEADS + 1, 0)?;
    sheet.done((last, 1))
}
