//! The proposal as Markdown: texts and tables; a chart is told by its title and alternative text.

use super::page::{Block, Proposal, Table, Tone};
use crate::chart::{self, Look};

/// The document. Of `look` the language is used.
pub fn write(proposal: &Proposal, look: &Look) -> String {
    let cover = &proposal.cover;
    let mut text = format!("# {}\n\n{}\n", escaped(&cover.title), escaped(&cover.subtitle));
    for (label, line) in &cover.lines {
        text.push_str(&format!("\n- **{}**: {}", escaped(label), escaped(line)));
    }
    text.push('\n');
    for section in &proposal.sections {
        text.push_str(&format!("\n## {}\n", escaped(&section.heading)));
        if !section.takeaway.is_empty() {
            text.push_str(&format!("\n**{}**\n", escaped(&section.takeaway)));
        }
        for block in &section.blocks {
            text.push('\n');
            text.push_str(&written(block, look));
        }
    }
    text
}

fn written(block: &Block, look: &Look) -> String {
    match block {
        Block::Heading(said) => format!("### {}\n", escaped(said)),
        Block::Text(said) => format!("{}\n", escaped(said)),
        Block::List(items) => {
            let line = |item: &String| format!("- {}\n", escaped(item));
            items.iter().map(line).collect()
        }
        Block::Tiles(tiles) => tiles
            .iter()
            .map(|tile| {
                let note = if tile.note.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", escaped(&tile.note))
                };
                let figure = escaped(&tile.figure.shown);
                format!("- {}: **{figure}**{note}\n", escaped(&tile.label))
            })
            .collect(),
        Block::Table(found) => table(found),
        Block::Chart(picture) => {
            let told = chart::told(picture.as_ref(), look);
            let shown = format!("{} {}", told.subtitle, told.alt);
            format!("> **{}**  \n> {}\n", escaped(&told.title), escaped(&shown))
        }
        Block::Note(tone, said) => {
            let sign = match tone {
                Tone::Good => "✔",
                Tone::Caution => "▲",
                Tone::Plain => "•",
            };
            format!("> {sign} {}\n", escaped(said))
        }
    }
}

fn table(table: &Table) -> String {
    let mut text = String::new();
    let heading = [&table.heading, &table.unit];
    let heading: Vec<String> =
        heading.into_iter().filter(|text| !text.is_empty()).map(|text| escaped(text)).collect();
    if !heading.is_empty() {
        text.push_str(&format!("{}\n\n", heading.join(" · ")));
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&line(table.columns.iter().map(|c| escaped(&c.head)).collect()));
    let rule = |is_number: bool| if is_number { "--:" } else { "---" }.to_owned();
    text.push_str(&line(table.columns.iter().map(|c| rule(c.is_number)).collect()));
    for row in &table.rows {
        let cell = |figure: &super::page::Figure| match (row.is_total, figure.shown.is_empty()) {
            (true, false) => format!("**{}**", escaped(&figure.shown)),
            _ => escaped(&figure.shown),
        };
        text.push_str(&line(row.cells.iter().map(cell).collect()));
    }
    if !table.note.is_empty() {
        text.push_str(&format!("\n{}\n", escaped(&table.note)));
    }
    text
}

/// A text that no reader of Markdown takes for a mark.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => safe.push(' '),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                safe.push('\\');
                safe.push(c);
            }
            _ => safe.push(c),
        }
    }
    safe
}
