//! A page for a terminal, at most 100 columns wide. Charts are left out: tables say the same.

use super::layout::{PAGE, Style, Tone as Ink, bar, cut, pad, width, wrap};
use super::{Block, Note, Page, Point, Row, RowKind, Section, Table, Tile, Tone};

/// Names are cut here, so that the figures stay beside them.
const MOST_NAME: usize = 30;
/// Up to this width of the whole table names may be longer.
const NARROW: usize = 90;
/// Cells of the bar of a share.
const BAR: usize = 12;

/// The whole text, ending in a line break.
pub fn write(page: &Page, style: Style) -> String {
    let cover = &page.cover;
    let mut lines = vec![style.paint(Ink::Strong, &cut(&cover.title, PAGE))];
    lines.extend(faint(&cover.subtitle, 0, style));
    for (label, text) in &cover.lines {
        lines.extend(faint(&format!("{label}: {text}"), 0, style));
    }
    for found in &page.sections {
        lines.extend(section(found, style));
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    format!("{}\n", lines.join("\n").trim_end())
}

fn section(section: &Section, style: Style) -> Vec<String> {
    let mut lines = Vec::new();
    // The heading and the unit of a table that follows it stand in one line.
    let is_over_a_table = matches!(section.blocks.first(), Some(Block::Table(table)) if table.heading.is_empty())
        && section.takeaway.is_empty();
    if !section.heading.is_empty() && !is_over_a_table {
        lines.extend([String::new(), style.paint(Ink::Strong, &section.heading)]);
    }
    if !section.takeaway.is_empty() {
        lines.extend(wrap(&section.takeaway, PAGE, 0));
    }
    let indent = if section.heading.is_empty() { 0 } else { 2 };
    for (at, block) in section.blocks.iter().enumerate() {
        match block {
            Block::Heading(text) => {
                lines.extend([String::new(), style.paint(Ink::Strong, text)]);
            }
            Block::Text(text) => lines.extend(faint(text, indent, style)),
            Block::List(items) => lines.extend(items.iter().flat_map(|item| point(item, style))),
            Block::Tiles(tiles) => {
                lines.push(String::new());
                lines.extend(figures(tiles, style));
            }
            Block::Table(found) => {
                for (part, found) in found.parts().iter().enumerate() {
                    let heading = match (is_over_a_table, at + part) {
                        (true, 0) => &section.heading,
                        _ => &found.heading,
                    };
                    lines.push(String::new());
                    lines.extend(table(found, heading, style));
                }
            }
            Block::Chart(_) => {}
            Block::Note(found) => {
                lines.push(String::new());
                lines.extend(note(found, style));
            }
        }
    }
    lines
}

fn faint(text: &str, indent: usize, style: Style) -> Vec<String> {
    let space = " ".repeat(indent);
    let line = |line: &String| style.paint(Ink::Faint, &format!("{space}{line}"));
    wrap(text, PAGE - indent, 0).iter().map(line).collect()
}

/// Label and value side by side, as many as fit a line.
fn figures(tiles: &[Tile], style: Style) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for Tile { label, figure, .. } in tiles {
        let value = &figure.shown;
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
            line.push_str(&style.paint(Ink::Faint, label));
            line.push(' ');
            line.push_str(&style.paint(Ink::Strong, value));
        }
        used += wide;
    }
    lines
}

/// A column as it is printed.
struct Printed {
    above: String,
    head: String,
    is_bar: bool,
    /// One for each row.
    cells: Vec<String>,
}

/// The columns of a table, shares with their bars beside them.
fn printed(table: &Table) -> Vec<Printed> {
    let mut all = Vec::new();
    for (c, column) in table.columns.iter().enumerate() {
        all.push(Printed {
            above: table.above(c).to_owned(),
            head: column.narrow().to_owned(),
            is_bar: false,
            cells: table.rows.iter().map(|row| row.cells[c].shown.clone()).collect(),
        });
        if column.has_bar {
            let share = |row: &Row| match row.kind {
                RowKind::Body => row.cells[c].value.unwrap_or(0.0),
                RowKind::Sum | RowKind::Aside => 0.0,
            };
            let longest = table.rows.iter().map(share).fold(1e-9, f64::max);
            all.push(Printed {
                above: String::new(),
                head: String::new(),
                is_bar: true,
                cells: table.rows.iter().map(|row| bar(share(row) / longest, BAR)).collect(),
            });
        }
    }
    all
}

/// Column widths that fit the page, and the gap between columns.
fn widths(columns: &[Printed]) -> (Vec<usize>, usize) {
    let wide = |column: &Printed| {
        let cells = column.cells.iter().chain([&column.head, &column.above]);
        let least = if column.is_bar { BAR } else { 0 };
        cells.map(|text| width(text)).max().unwrap_or(0).max(least)
    };
    let mut all: Vec<usize> = columns.iter().map(wide).collect();
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

fn table(table: &Table, heading: &str, style: Style) -> Vec<String> {
    let columns = printed(table);
    let (widths, gap) = widths(&columns);
    let space = " ".repeat(gap);
    let full: usize = widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1);
    let mut lines = Vec::new();
    if !(heading.is_empty() && table.unit.is_empty()) {
        let room = full.max(width(heading) + 2 + width(&table.unit)).min(PAGE) - width(heading);
        let unit = style.paint(Ink::Faint, &pad(&table.unit, room, true));
        lines.push(format!("{}{unit}", style.paint(Ink::Strong, heading)));
    }
    let head = |of: &dyn Fn(&Printed) -> &str| {
        let cells = columns.iter().zip(&widths).enumerate();
        let texts: Vec<String> =
            cells.map(|(c, (column, &room))| pad(&cut(of(column), room), room, c > 0)).collect();
        style.paint(Ink::Faint, texts.join(&space).trim_end())
    };
    if columns.iter().any(|column| !column.above.is_empty()) {
        lines.push(head(&|column| &column.above));
    }
    lines.push(head(&|column| &column.head));
    let rule = style.paint(Ink::Faint, &"─".repeat(full));
    lines.push(rule.clone());
    for (at, row) in table.rows.iter().enumerate() {
        if row.kind == RowKind::Sum {
            lines.push(rule.clone());
        }
        let cells = columns.iter().zip(&widths).enumerate().map(|(c, (column, &room))| {
            let text = &column.cells[at];
            if column.is_bar {
                return style.paint(Ink::Bar, &pad(text, room, false));
            }
            let text = pad(&cut(text, room), room, c > 0);
            match (row.kind, text.trim()) {
                (RowKind::Sum, _) => style.paint(Ink::Strong, &text),
                (RowKind::Aside, _) | (RowKind::Body, "–") => style.paint(Ink::Faint, &text),
                (RowKind::Body, _) => text,
            }
        });
        lines.push(cells.collect::<Vec<_>>().join(&space));
    }
    if !table.note.is_empty() {
        lines.extend(faint(&table.note, 0, style));
    }
    lines
}

fn point(point: &Point, style: Style) -> Vec<String> {
    let (bullet, ink) = match point.mark.as_str() {
        "" => ("•", Ink::Faint),
        mark => (mark, Ink::Caution),
    };
    let indent = width(bullet) + 3;
    let mut lines = wrap(&point.text, PAGE - indent, 0);
    for (at, line) in lines.iter_mut().enumerate() {
        let before = match at {
            0 => format!("  {} ", style.paint(ink, bullet)),
            _ => " ".repeat(indent),
        };
        line.insert_str(0, &before);
    }
    lines
}

fn note(note: &Note, style: Style) -> Vec<String> {
    let said = format!("{} {}", note.tone.sign(), note.text);
    let said = match note.tone {
        Tone::Good => style.paint(Ink::Good, &said),
        Tone::Caution => style.paint(Ink::Caution, &said),
        Tone::Plain => said,
    };
    let details = note.details.iter().flat_map(|text| wrap(text, PAGE - 2, 0));
    let details = details.map(|line| format!("  {}", style.paint(Ink::Faint, &line)));
    std::iter::once(said).chain(details).collect()
}
