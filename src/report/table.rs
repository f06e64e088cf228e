//! The page for a terminal, at most 100 columns wide.

use super::answer::Answer;
use super::content::{Page, Proof, Section};
use super::layout::{PAGE, Style, Tone, bar, cut, pad, width, wrap};
use super::sheets::{BAR, Cell, Kind, Row, Sheet};

/// Names are cut here, so that the figures stay beside them.
const MOST_NAME: usize = 30;
/// Up to this width of the whole table names may be longer.
const NARROW: usize = 90;

pub(super) fn write(page: &Page, style: Style) -> String {
    let mut lines = head(&page.title, &page.subtitle, style);
    lines.extend(figures(&page.figures, style));
    lines.extend(body_of(&page.asides, &page.sheets, style));
    for part in
        [Some(&page.limits), page.risk.as_ref(), page.correction.as_ref(), Some(&page.warnings)]
            .into_iter()
            .flatten()
    {
        lines.extend(section(part, style));
    }
    lines.push(String::new());
    lines.extend(proof(&page.proof, style));
    lines.push(String::new());
    joined(&lines)
}

/// The page of an answer.
pub(super) fn answer(page: &Answer, style: Style) -> String {
    let mut lines = head(&page.title, &page.subtitle, style);
    if page.figures.is_empty() {
        lines.pop();
    } else {
        lines.extend(figures(&page.figures, style));
    }
    lines.extend(body_of(&page.asides, &page.sheets, style));
    for part in &page.sections {
        lines.extend(section(part, style));
    }
    if let Some(found) = &page.proof {
        lines.push(String::new());
        lines.extend(proof(found, style));
    }
    lines.push(String::new());
    joined(&lines)
}

fn head(title: &str, subtitle: &str, style: Style) -> Vec<String> {
    let mut lines = vec![style.paint(Tone::Strong, &cut(title, PAGE))];
    lines.extend(faint(subtitle, 0, style));
    lines.push(String::new());
    lines
}

fn body_of(asides: &[String], sheets: &[Sheet], style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    for aside in asides {
        lines.extend(faint(aside, 0, style));
    }
    let mut heading = "";
    for sheet in sheets {
        lines.push(String::new());
        let again = sheet.heading == heading;
        lines.extend(table(sheet, again, style));
        heading = &sheet.heading;
    }
    lines
}

fn joined(lines: &[String]) -> String {
    let mut text: String = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n");
    while text.ends_with("\n\n") {
        text.pop();
    }
    text
}

fn faint(text: &str, indent: usize, style: Style) -> Vec<String> {
    wrap(text, PAGE, indent).iter().map(|line| style.paint(Tone::Faint, line)).collect()
}

/// Label and value side by side, as many as fit a line.
fn figures(figures: &[(String, String)], style: Style) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for (label, value) in figures {
        let wide = width(label) + 1 + width(value);
        let gap = if used == 0 { 0 } else { 3 };
        if used > 0 && used + gap + wide > PAGE {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push_str("   ");
                used += 3;
            }
            line.push_str(&style.paint(Tone::Faint, label));
            line.push(' ');
            line.push_str(&style.paint(Tone::Strong, value));
        }
        used += wide;
    }
    lines
}

/// Column widths of a table that fits the page, and the gap between columns.
fn widths(sheet: &Sheet) -> (Vec<usize>, usize) {
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => width(text),
        Cell::Bar(_) => BAR,
    };
    let above = |c: usize| sheet.above.as_ref().map_or(0, |row| width(&row[c]));
    let mut all: Vec<usize> = (0..sheet.heads.len())
        .map(|c| {
            let body =
                sheet.rows.iter().map(|row| row.cells.get(c).map_or(0, cell)).max().unwrap_or(0);
            body.max(width(&sheet.heads[c])).max(above(c))
        })
        .collect();
    let total =
        |all: &[usize], gap: usize| all.iter().sum::<usize>() + gap * all.len().saturating_sub(1);
    // A long name may have what the other columns leave, and a page is not widened for it.
    let others = total(&all, 2) - all.first().copied().unwrap_or(0);
    if let Some(name) = all.first_mut() {
        *name = (*name).min(MOST_NAME.max(NARROW.saturating_sub(others)));
    }
    let gap = if total(&all, 2) <= PAGE { 2 } else { 1 };
    let over = total(&all, gap).saturating_sub(PAGE);
    if let Some(name) = all.first_mut() {
        *name = name.saturating_sub(over).max(4);
    }
    (all, gap)
}

fn table(sheet: &Sheet, again: bool, style: Style) -> Vec<String> {
    let (widths, gap) = widths(sheet);
    let space = " ".repeat(gap);
    let full: usize = widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1);
    let mut lines = Vec::new();
    if !again {
        let room = full.max(width(&sheet.heading) + 2 + width(&sheet.unit)).min(PAGE)
            - width(&sheet.heading);
        let unit = style.paint(Tone::Faint, &pad(&sheet.unit, room, true));
        lines.push(format!("{}{unit}", style.paint(Tone::Strong, &sheet.heading)));
    }
    let head = |row: &[String]| {
        let cells = row.iter().zip(&widths).enumerate();
        let texts: Vec<String> =
            cells.map(|(c, (text, &room))| pad(&cut(text, room), room, c > 0)).collect();
        style.paint(Tone::Faint, texts.join(&space).trim_end())
    };
    lines.extend(sheet.above.as_ref().map(|row| head(row)));
    lines.push(head(&sheet.heads));
    let rule = style.paint(Tone::Faint, &"─".repeat(full));
    lines.push(rule.clone());
    for row in &sheet.rows {
        if row.kind == Kind::Sum {
            lines.push(rule.clone());
        }
        lines.push(body(row, &widths, &space, style));
    }
    if let Some(note) = &sheet.note {
        lines.extend(faint(note, 0, style));
    }
    lines
}

fn body(row: &Row, widths: &[usize], space: &str, style: Style) -> String {
    let cells = row.cells.iter().zip(widths).enumerate();
    let texts: Vec<String> = cells
        .map(|(c, (cell, &room))| match cell {
            Cell::Bar(share) => style.paint(Tone::Bar, &pad(&bar(*share, BAR), room, false)),
            Cell::Text(text) => {
                let text = pad(&cut(text, room), room, c > 0);
                match (row.kind, text.trim()) {
                    (Kind::Sum, _) => style.paint(Tone::Strong, &text),
                    (Kind::Aside, _) | (Kind::Body, "–") => style.paint(Tone::Faint, &text),
                    (Kind::Body, _) => text,
                }
            }
        })
        .collect();
    texts.join(space)
}

fn section(section: &Section, style: Style) -> Vec<String> {
    if section.items.is_empty() && section.rest.is_none() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), style.paint(Tone::Strong, &section.heading)];
    for (mark, sentence) in &section.items {
        let bullet = if mark.is_empty() { "•" } else { mark };
        let indent = width(bullet) + 3;
        for (at, line) in wrap(sentence, PAGE - indent, 0).iter().enumerate() {
            let before = if at > 0 {
                " ".repeat(indent)
            } else if mark.is_empty() {
                format!("  {} ", style.paint(Tone::Faint, bullet))
            } else {
                format!("  {} ", style.paint(Tone::Caution, bullet))
            };
            lines.push(format!("{before}{line}"));
        }
    }
    if let Some(rest) = &section.rest {
        lines.extend(
            wrap(rest, PAGE - 2, 0)
                .iter()
                .map(|line| style.paint(Tone::Faint, &format!("  {line}"))),
        );
    }
    lines
}

fn proof(proof: &Proof, style: Style) -> Vec<String> {
    let (mark, tone) = if proof.complete { ("✔", Tone::Good) } else { ("▲", Tone::Caution) };
    let mut lines = vec![style.paint(tone, &format!("{mark} {}", proof.verdict))];
    for text in [&proof.figures, &proof.effort] {
        if text.is_empty() {
            continue;
        }
        let wrapped = wrap(text, PAGE - 2, 0);
        lines.extend(wrapped.iter().map(|line| format!("  {}", style.paint(Tone::Faint, line))));
    }
    lines
}
