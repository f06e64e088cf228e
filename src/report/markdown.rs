//! The page for a document.

use std::fmt::Write as _;

use super::answer::Answer;
use super::content::{Page, Proof, Section};
use super::sheets::{Cell, Kind, Sheet};

pub(super) fn write(page: &Page) -> String {
    let mut text = head(&page.title, &page.subtitle, &page.figures, &page.asides);
    text.push_str(&sheets(&page.sheets));
    for part in
        [Some(&page.limits), page.risk.as_ref(), page.correction.as_ref(), Some(&page.warnings)]
            .into_iter()
            .flatten()
    {
        text.push_str(&section(part));
    }
    text.push_str(&proof(&page.proof));
    text
}

/// The page of an answer.
pub(super) fn answer(page: &Answer) -> String {
    let mut text = head(&page.title, &page.subtitle, &page.figures, &page.asides);
    text.push_str(&sheets(&page.sheets));
    for part in &page.sections {
        text.push_str(&section(part));
    }
    if let Some(found) = &page.proof {
        text.push_str(&proof(found));
    }
    text
}

fn head(title: &str, subtitle: &str, figures: &[(String, String)], asides: &[String]) -> String {
    let mut text = format!("# {}\n\n{}\n", escape(title), escape(subtitle));
    let figures: Vec<String> = figures
        .iter()
        .map(|(label, value)| format!("{} **{}**", escape(label), escape(value)))
        .collect();
    if !figures.is_empty() {
        let _ = write!(text, "\n{}\n", figures.join(" · "));
    }
    for aside in asides {
        let _ = write!(text, "\n{}\n", escape(aside));
    }
    text
}

fn sheets(sheets: &[Sheet]) -> String {
    let mut text = String::new();
    let mut heading = "";
    for sheet in sheets {
        if sheet.heading != heading {
            let _ = write!(text, "\n## {}\n\n{}\n", escape(&sheet.heading), escape(&sheet.unit));
        }
        heading = &sheet.heading;
        text.push_str(&table(sheet));
    }
    text
}

fn section(part: &Section) -> String {
    let mut text = String::new();
    if part.items.is_empty() && part.rest.is_none() {
        return text;
    }
    let _ = write!(text, "\n## {}\n\n", escape(&part.heading));
    for (mark, sentence) in &part.items {
        let mark = if mark.is_empty() { String::new() } else { format!("**{}** ", escape(mark)) };
        let _ = writeln!(text, "- {mark}{}", escape(sentence));
    }
    if let Some(rest) = &part.rest {
        let _ = writeln!(text, "{}{}", if part.items.is_empty() { "" } else { "\n" }, escape(rest));
    }
    text
}

fn proof(proof: &Proof) -> String {
    let mut text = format!("\n**{}**: {}\n", escape(&proof.verdict), escape(&proof.figures));
    if !proof.effort.is_empty() {
        let _ = write!(text, "\n{}\n", escape(&proof.effort));
    }
    text
}

fn table(sheet: &Sheet) -> String {
    // Bars have no place here: the share beside them says the same.
    let bars: Vec<bool> = (0..sheet.heads.len())
        .map(|c| sheet.rows.iter().any(|row| matches!(row.cells.get(c), Some(Cell::Bar(_)))))
        .collect();
    let mut year = "";
    let mut heads = Vec::new();
    for (c, head) in sheet.heads.iter().enumerate().filter(|(c, _)| !bars[*c]) {
        let above = sheet.above.as_ref().map_or("", |row| row[c].as_str());
        let new = !above.is_empty() && above != year;
        year = if new { above } else { year };
        heads.push(if new { format!("{} {above}", escape(head)) } else { escape(head) });
    }
    let align: Vec<&str> = (0..heads.len()).map(|c| if c == 0 { ":--" } else { "--:" }).collect();
    let mut text = format!("\n| {} |\n| {} |\n", heads.join(" | "), align.join(" | "));
    for row in &sheet.rows {
        let cells: Vec<String> = row
            .cells
            .iter()
            .zip(&bars)
            .filter(|(_, bar)| !**bar)
            .map(|(cell, _)| match cell {
                Cell::Text(text) if row.kind == Kind::Sum && !text.is_empty() => {
                    format!("**{}**", escape(text))
                }
                Cell::Text(text) => escape(text),
                Cell::Bar(_) => String::new(),
            })
            .collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    if let Some(note) = &sheet.note {
        let _ = write!(text, "\n{}\n", escape(note));
    }
    text
}

/// A text that stays text: no markup, no HTML, no new cell.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '~') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_become_markup() {
        assert_eq!(escape("a|b <i> [x](y) `c`"), "a\\|b \\<i\\> \\[x\\](y) \\`c\\`");
    }
}
