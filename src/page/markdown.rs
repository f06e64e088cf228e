//! A page as Markdown: texts and tables; a chart is told by its title and alternative text.

use super::escape::markdown as escaped;
use super::{Block, Note, Page, RowKind, Section, Table, Tile};
use crate::chart::{self, Look};

/// The document. Of `look` the language is used.
pub fn write(page: &Page, look: &Look) -> String {
    let cover = &page.cover;
    let mut text = format!("# {}\n\n{}\n", escaped(&cover.title), escaped(&cover.subtitle));
    for (label, line) in &cover.lines {
        text += &format!("\n- **{}**: {}", escaped(label), escaped(line));
    }
    if !cover.lines.is_empty() {
        text.push('\n');
    }
    for section in &page.sections {
        text += &head(section);
        for block in &section.blocks {
            text.push('\n');
            text += &written(block, look);
        }
    }
    text
}

fn head(section: &Section) -> String {
    let line = |text: &str, mark: &str, end: &str| match text {
        "" => String::new(),
        text => format!("\n{mark}{}{end}\n", escaped(text)),
    };
    line(&section.heading, "## ", "") + &line(&section.takeaway, "**", "**")
}

fn written(block: &Block, look: &Look) -> String {
    match block {
        Block::Heading(said) => format!("### {}\n", escaped(said)),
        Block::Text(said) => format!("{}\n", escaped(said)),
        Block::List(items) => {
            let line = |mark: &str, text: &str| match mark {
                "" => format!("- {}\n", escaped(text)),
                mark => format!("- **{}** {}\n", escaped(mark), escaped(text)),
            };
            items.iter().map(|item| line(&item.mark, &item.text)).collect()
        }
        Block::Tiles(tiles) => self::tiles(tiles),
        Block::Table(found) => found.parts().iter().map(table).collect::<Vec<_>>().join("\n"),
        Block::Chart(picture) => {
            let told = chart::told(picture.as_ref(), look);
            let shown = format!("{} {}", told.subtitle, told.alt);
            format!("> **{}**  \n> {}\n", escaped(&told.title), escaped(&shown))
        }
        Block::Note(found) => note(found),
    }
}

/// In one line where they are figures alone.
fn tiles(tiles: &[Tile]) -> String {
    let figure = |tile: &Tile| escaped(&tile.figure.shown);
    if tiles.iter().all(|tile| tile.note.is_empty()) {
        let all = tiles.iter().map(|tile| format!("{} **{}**", escaped(&tile.label), figure(tile)));
        return format!("{}\n", all.collect::<Vec<_>>().join(" · "));
    }
    let line = |tile: &Tile| {
        let note = match tile.note.as_str() {
            "" => String::new(),
            note => format!(" ({})", escaped(note)),
        };
        format!("- {}: **{}**{note}\n", escaped(&tile.label), figure(tile))
    };
    tiles.iter().map(line).collect()
}

fn note(note: &Note) -> String {
    let said = escaped(&note.text);
    let Some((first, rest)) = note.details.split_first() else {
        return format!("> {} {said}\n", note.tone.sign());
    };
    let rest = rest.iter().map(|text| format!("\n{}\n", escaped(text)));
    format!("**{said}**: {}\n{}", escaped(first), rest.collect::<String>())
}

fn table(table: &Table) -> String {
    let mut text = String::new();
    let heading = [&table.heading, &table.unit].into_iter().filter(|text| !text.is_empty());
    let heading: Vec<String> = heading.map(|text| escaped(text)).collect();
    if !heading.is_empty() {
        text += &format!("{}\n\n", heading.join(" · "));
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text += &line((0..table.columns.len()).map(|c| escaped(&table.head(c))).collect());
    let rule = |is_number: bool| if is_number { "--:" } else { ":--" }.to_owned();
    text += &line(table.columns.iter().map(|c| rule(c.is_number)).collect());
    for row in &table.rows {
        let cell = |shown: &str| match (row.kind, shown) {
            (RowKind::Sum, shown) if !shown.is_empty() => format!("**{}**", escaped(shown)),
            _ => escaped(shown),
        };
        text += &line(row.cells.iter().map(|figure| cell(&figure.shown)).collect());
    }
    if !table.note.is_empty() {
        text += &format!("\n{}\n", escaped(&table.note));
    }
    text
}
