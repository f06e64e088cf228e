//! A sheet that is being filled, and one look for all of them.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::cell::{Cell, Kind, Role};
use crate::chart::{Brand, Hex};
use crate::locale::visible;
use crate::locale::workbook::Book;
use crate::locale::{Lang, Money};

/// How every sheet looks.
#[derive(Debug, Clone)]
pub(crate) struct Style {
    pub(crate) lang: Lang,
    pub(crate) brand: Brand,
    money: String,
}

impl Style {
    pub(crate) fn new(lang: Lang, brand: &Brand, currency: &str) -> Self {
        Self { lang, brand: brand.clone(), money: Money::new(lang, currency).cell_format() }
    }

    pub(crate) fn say(&self, book: &Book) -> String {
        self.lang.words().book(book)
    }

    fn format(&self, kind: Kind, role: Role, value: f64) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        let format = match kind {
            Kind::Text => format.set_align(FormatAlign::Left).set_indent(1),
            Kind::Prose => format.set_align(FormatAlign::Left).set_indent(1).set_text_wrap(),
            Kind::Shown => format.set_align(FormatAlign::Right),
            Kind::Money => format.set_num_format(&self.money),
            Kind::Share => format.set_num_format("0.0%"),
            Kind::Ratio => format.set_num_format("#,##0.00"),
            Kind::Count if value.abs() >= 100.0 || value.fract() == 0.0 => {
                format.set_num_format("#,##0")
            }
            Kind::Count => format.set_num_format("#,##0.0"),
            Kind::Month => format.set_num_format("mm/yyyy").set_align(FormatAlign::Right),
        };
        let is_text = matches!(kind, Kind::Text | Kind::Prose);
        match role {
            Role::Head => format
                .set_bold()
                .set_text_wrap()
                .set_align(if is_text { FormatAlign::Left } else { FormatAlign::Right })
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(WHITE)
                .set_background_color(paint(self.brand.hex_ink())),
            Role::Body => {
                format.set_border_bottom(FormatBorder::Hair).set_border_bottom_color(LINE)
            }
            Role::Total => {
                format.set_bold().set_border_top(FormatBorder::Thin).set_background_color(GROUND)
            }
            Role::Input => format
                .set_unlocked()
                .set_background_color(INPUT)
                .set_font_color(INPUT_INK)
                .set_border_bottom(FormatBorder::Hair)
                .set_border_bottom_color(LINE),
        }
    }
}

const WHITE: u32 = 0xff_ffff;
const LINE: u32 = 0xd5_dae2;
const GROUND: u32 = 0xf1_f4f8;
const INPUT: u32 = 0xff_f7db;
const INPUT_INK: u32 = 0x1f_4fd8;
const MUTE: u32 = 0x5e_687a;

pub(crate) fn paint(Hex([r, g, b]): Hex) -> u32 {
    u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b)
}

/// A sheet with its style.
pub(crate) struct Sheet<'a> {
    pub(crate) page: Worksheet,
    pub(crate) style: &'a Style,
    /// The last row and column with something in them.
    end: (u32, u16),
    /// Widths of columns, in letters.
    widths: BTreeMap<u16, f64>,
    /// Where sentences stand, and how many letters each of their lines has.
    prose: Vec<(u32, u16, Vec<usize>)>,
    /// The same of heads.
    heads: Vec<(u32, u16, Vec<usize>)>,
    /// Sentences over all columns, and their rows.
    sentences: Vec<(u32, String)>,
}

impl<'a> Sheet<'a> {
    /// With its name, title and a sentence on how it is read, in rows 0 and 1.
    pub(crate) fn new(
        style: &'a Style,
        name: &str,
        title: &str,
        reading: &str,
    ) -> Result<Self, XlsxError> {
        let mut page = Worksheet::new();
        page.set_name(name)?;
        page.set_paper_size(9).set_landscape().set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2);
        page.set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        // A formula that comes to an empty text holds one; the library's own default is 0.
        page.set_formula_result_default("");
        page.set_footer("&L&8&A&R&8&P / &N");
        let large =
            Format::new().set_bold().set_font_size(16).set_font_color(paint(style.brand.hex_ink()));
        let faint = Format::new().set_font_color(MUTE);
        page.write_string_with_format(0, 0, fitting(title), &large)?;
        page.write_string_with_format(1, 0, fitting(reading), &faint)?;
        page.set_row_height(0, 26)?;
        Ok(Self {
            page,
            style,
            end: (1, 0),
            widths: BTreeMap::new(),
            prose: Vec::new(),
            heads: Vec::new(),
            sentences: Vec::new(),
        })
    }

    pub(crate) fn say(&self, book: &Book) -> String {
        self.style.say(book)
    }

    pub(crate) fn put(&mut self, at: (u32, u16), role: Role, cell: Cell) -> Result<(), XlsxError> {
        let (row, column) = at;
        let kind = match &cell {
            Cell::Text(_) => Kind::Text,
            Cell::Prose(_) => Kind::Prose,
            Cell::Shown(_) => Kind::Shown,
            Cell::Month(_) => Kind::Month,
            Cell::Empty(kind)
            | Cell::Number(kind, _)
            | Cell::Formula(kind, ..)
            | Cell::Blank(kind, _) => *kind,
        };
        let value = match &cell {
            Cell::Number(_, value) | Cell::Formula(_, _, value) => *value,
            _ => 0.0,
        };
        if let Cell::Prose(text) = &cell {
            let lines = text.lines().map(|line| line.chars().count());
            self.prose.push((row, column, lines.collect()));
        }
        let format = self.style.format(kind, role, value);
        match cell {
            Cell::Empty(_) => self.page.write_blank(row, column, &format)?,
            // Never a formula, whatever the text begins with.
            Cell::Text(text) | Cell::Prose(text) | Cell::Shown(text) => {
                self.page.write_string_with_format(row, column, fitting(&text), &format)?
            }
            Cell::Number(_, value) if value.is_finite() => {
                self.page.write_number_with_format(row, column, value, &format)?
            }
            Cell::Number(..) => self.page.write_string_with_format(row, column, "∞", &format)?,
            Cell::Month(month) => {
                let date = ExcelDateTime::from_ymd(
                    month.year().clamp(1900, 9999) as u16,
                    month.number() as u8,
                    1,
                )?;
                self.page.write_datetime_with_format(row, column, &date, &format)?
            }
            Cell::Formula(_, formula, result) => {
                let formula = Formula::new(formula).set_result(result.to_string());
                self.page.write_formula_with_format(row, column, formula, &format)?
            }
            Cell::Blank(_, formula) => {
                let formula = Formula::new(formula).set_result("");
                self.page.write_formula_with_format(row, column, formula, &format)?
            }
        };
        self.end = (self.end.0.max(row), self.end.1.max(column));
        Ok(())
    }

    /// Cells side by side, from `at` on.
    pub(crate) fn row(
        &mut self,
        at: (u32, u16),
        role: Role,
        cells: Vec<Cell>,
    ) -> Result<(), XlsxError> {
        for (column, cell) in (at.1..).zip(cells) {
            self.put((at.0, column), role, cell)?;
        }
        Ok(())
    }

    /// The heads of a table.
    pub(crate) fn heads(
        &mut self,
        at: (u32, u16),
        heads: &[(String, Kind)],
    ) -> Result<(), XlsxError> {
        for (column, (head, kind)) in (at.1..).zip(heads) {
            let format = self.style.format(*kind, Role::Head, 0.0);
            self.page.write_string_with_format(at.0, column, fitting(head), &format)?;
            self.end = (self.end.0.max(at.0), self.end.1.max(column));
            self.heads.push((at.0, column, vec![head.chars().count()]));
        }
        Ok(())
    }

    /// A line of its own over a block.
    pub(crate) fn block(&mut self, row: u32, text: &str) -> Result<(), XlsxError> {
        let format = Format::new()
            .set_bold()
            .set_font_size(12)
            .set_font_color(paint(self.style.brand.hex_ink()));
        self.page.write_string_with_format(row, 0, fitting(text), &format)?;
        self.end.0 = self.end.0.max(row);
        Ok(())
    }

    /// A small remark below a table.
    pub(crate) fn remark(&mut self, row: u32, text: &str) -> Result<(), XlsxError> {
        let format = Format::new().set_font_color(MUTE).set_italic();
        self.page.write_string_with_format(row, 0, fitting(text), &format)?;
        self.end.0 = self.end.0.max(row);
        Ok(())
    }

    /// A sentence over all columns, broken into lines.
    pub(crate) fn sentence(&mut self, row: u32, text: &str) -> Result<(), XlsxError> {
        self.sentences.push((row, fitting(text)));
        self.end.0 = self.end.0.max(row);
        Ok(())
    }

    /// Writes the sentences over columns that are at least `least` letters wide together.
    pub(crate) fn fill_lines(&mut self, least: f64) -> Result<(), XlsxError> {
        if self.sentences.is_empty() {
            return Ok(());
        }
        let mut last = self.end.1;
        let wide = |sheet: &Self, last: u16| -> f64 {
            (0..=last).map(|c| sheet.widths.get(&c).copied().unwrap_or(DEFAULT)).sum()
        };
        if self.widths.is_empty() {
            self.width(0, least)?;
        }
        while wide(self, last) < least {
            last += 1;
        }
        let room = wide(self, last);
        self.end.1 = last;
        let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (row, text) in std::mem::take(&mut self.sentences) {
            let letters = text.chars().count() as f64;
            let lines = (letters * 1.04 / room).ceil().max(1.0);
            if last == 0 {
                self.page.write_string_with_format(row, 0, text, &format)?;
            } else {
                self.page.merge_range(row, 0, row, last, &text, &format)?;
            }
            self.page.set_row_height(row, (15.0 * lines).min(409.0))?;
        }
        Ok(())
    }

    /// At least this wide.
    pub(crate) fn widen(&mut self, column: u16, width: f64) -> Result<(), XlsxError> {
        let own = self.widths.get(&column).copied().unwrap_or(0.0);
        self.width(column, own.max(width))
    }

    /// Widths of the first columns, in letters.
    pub(crate) fn widths(&mut self, widths: &[f64]) -> Result<(), XlsxError> {
        for (column, width) in (0_u16..).zip(widths) {
            self.width(column, *width)?;
        }
        Ok(())
    }

    /// Width of a column, in letters.
    pub(crate) fn width(&mut self, column: u16, width: f64) -> Result<(), XlsxError> {
        self.page.set_column_width(column, width)?;
        self.widths.insert(column, width);
        Ok(())
    }

    /// Rows as high as their sentences ask for: programs do not agree on doing it themselves.
    fn heights(&mut self) -> Result<(), XlsxError> {
        let lines = |texts: &[(u32, u16, Vec<usize>)]| {
            let mut lines: BTreeMap<u32, f64> = BTreeMap::new();
            for (row, column, letters) in texts {
                let width = self.widths.get(column).copied().unwrap_or(DEFAULT);
                // Words do not fill a line to its end.
                let of = |letters: &usize| (*letters as f64 * 1.04 / (width - 1.5).max(4.0)).ceil();
                let needs: f64 = letters.iter().map(of).sum();
                let most = lines.entry(*row).or_insert(1.0);
                *most = most.max(needs);
            }
            lines
        };
        let (prose, heads) = (lines(&self.prose), lines(&self.heads));
        for (row, lines) in prose.into_iter().filter(|(_, lines)| *lines > 1.0) {
            self.page.set_row_height(row, (15.0 * lines).min(409.0))?;
        }
        for (row, lines) in heads {
            self.page.set_row_height(row, (16.0 * lines).clamp(32.0, 409.0))?;
        }
        Ok(())
    }

    /// Keeps `rows` and `columns` in sight, and repeats the former on every printed page.
    pub(crate) fn freeze(&mut self, rows: u32, columns: u16) -> Result<(), XlsxError> {
        self.page.set_freeze_panes(rows, columns)?;
        if rows > 0 {
            self.page.set_repeat_rows(rows - 1, rows - 1)?;
        }
        if columns > 0 {
            self.page.set_repeat_columns(0, columns - 1)?;
        }
        Ok(())
    }

    /// The sheet, printed as far as it is filled, or as far as `least` where charts go further.
    pub(crate) fn done(self, least: (u32, u16)) -> Result<Worksheet, XlsxError> {
        let end = (self.end.0.max(least.0), self.end.1.max(least.1));
        self.done_within(end)
    }

    /// The sheet, printed up to `end`.
    pub(crate) fn done_within(mut self, end: (u32, u16)) -> Result<Worksheet, XlsxError> {
        self.heights()?;
        self.page.set_print_area(0, 0, end.0, end.1)?;
        Ok(self.page)
    }
}

/// A clause as a sentence of its own: its first letter is a capital.
pub(crate) fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A text as a cell takes it: what it cannot hold is shown as an escape, and no more than fits.
fn fitting(text: &str) -> String {
    // Lines of our own stay lines.
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    let shown = lines.join("\n");
    if shown.chars().count() <= MOST {
        return shown;
    }
    shown.chars().take(MOST - 1).chain(['…']).collect()
}

/// Letters in a column that nobody widened.
const DEFAULT: f64 = 15.0;

/// Letters in a cell at most, by the format.
const MOST: usize = 32_767;

/// Letters that a column of names needs, within reason.
pub(crate) fn name_width<'a>(names: impl Iterator<Item = &'a str>) -> f64 {
    let longest = names.map(|name| name.chars().count()).max().unwrap_or(0);
    (longest as f64 * 1.05 + 2.0).clamp(16.0, 38.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(fitting("Nội dung"), "Nội dung");
        assert_eq!(fitting(&"ế".repeat(40_000)).chars().count(), MOST);
        assert_eq!(fitting("a\u{0}b"), "a\\u{0}b");
        assert_eq!(sentence("ở kênh khác"), "Ở kênh khác");
    }
}
