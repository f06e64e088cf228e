//! A page as one HTML file: no reference to anything outside, the font inside once, a strict
//! content security policy by hash, no library. It prints on A4 and reads on a phone.

mod sliders;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::escape::xml as escaped;
use super::{Block, Cover, Figure, Page, Point, Section, Table, Tone};
use crate::chart::{self, Look, Text, font};
use crate::locale::proposal::Pitch;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page. Of `look` the language and the brand are used; the same page gives the same bytes.
pub fn write(page: &Page, look: &Look) -> String {
    let style = format!("{}{STYLE}", fonts());
    let words = look.lang.words();
    let mut body =
        Body { html: String::new(), look: Look { text: Text::Named, size: None, ..look.clone() } };
    body.cover(&page.cover);
    body.contents(&page.sections);
    body.raw("<main>\n");
    for (at, section) in page.sections.iter().enumerate() {
        body.section(section);
        // Trying things out comes where the first section has said what is proposed.
        if let Some(found) = page.sliders.as_ref().filter(|_| at == 0) {
            sliders::write(&mut body, found);
        }
    }
    let footer = escaped(&words.pitch(&Pitch::Footer));
    body.raw(&format!("</main>\n<footer>{footer}</footer>\n"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{style_hash}'; \
         script-src '{script_hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"phanbo\">\n<title>{title}</title>\n<style>{style}</style>\n</head>\n\
         <body>\n{body}<script>{SCRIPT}</script>\n</body>\n</html>\n",
        lang = look.lang.key(),
        style_hash = hash(&style),
        script_hash = hash(SCRIPT),
        title = escaped(&page.cover.title),
        body = body.html,
    )
}

/// A source of a content security policy.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn fonts() -> String {
    let face = |weight: u32, data: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};font-display:swap;src:url(data:font/woff2;base64,{}) format('woff2')}}\n",
            STANDARD.encode(data)
        )
    };
    face(400, font::REGULAR_WOFF2) + &face(600, font::SEMIBOLD_WOFF2)
}

/// The body as it grows.
struct Body {
    html: String,
    look: Look,
}

impl Body {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn say(&self, said: &Pitch) -> String {
        escaped(&self.look.lang.words().pitch(said))
    }

    fn cover(&mut self, cover: &Cover) {
        let lines: String = cover
            .lines
            .iter()
            .map(|(label, text)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), escaped(text)))
            .collect();
        let logo = cover.logo.as_ref().map_or_else(String::new, |logo| {
            format!("<img src=\"{}\" alt=\"\">\n", logo.data_url())
        });
        self.raw(&format!(
            "<header><div>\n{logo}<h1>{}</h1>\n<p>{}</p>\n<dl>\n{lines}</dl>\n</div></header>\n",
            escaped(&cover.title),
            escaped(&cover.subtitle)
        ));
    }

    fn contents(&mut self, sections: &[Section]) {
        let named = sections.iter().filter(|section| !section.heading.is_empty());
        let items: String = named
            .map(|s| format!("<li><a href=\"#part-{}\">{}</a></li>\n", s.key, escaped(&s.heading)))
            .collect();
        if !items.is_empty() {
            self.raw(&format!("<nav><ul>\n{items}</ul></nav>\n"));
        }
    }

    fn section(&mut self, section: &Section) {
        self.raw(&match section.heading.as_str() {
            "" => "<section>\n".to_owned(),
            heading => {
                format!("<section id=\"part-{}\">\n<h2>{}</h2>\n", section.key, escaped(heading))
            }
        });
        if !section.takeaway.is_empty() {
            let takeaway = escaped(&section.takeaway);
            self.raw(&format!("<p class=\"takeaway\">{takeaway}</p>\n"));
        }
        for block in &section.blocks {
            self.block(block);
        }
        self.raw("</section>\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.raw(&format!("<h3>{}</h3>\n", escaped(text))),
            Block::Text(text) => self.raw(&format!("<p>{}</p>\n", escaped(text))),
            Block::List(items) => {
                let item = |point: &Point| match point.mark.as_str() {
                    "" => format!("<li>{}</li>\n", escaped(&point.text)),
                    mark => format!("<li><b>{}</b> {}</li>\n", escaped(mark), escaped(&point.text)),
                };
                let items: String = items.iter().map(item).collect();
                self.raw(&format!("<ul class=\"list\">\n{items}</ul>\n"));
            }
            Block::Tiles(tiles) => {
                let count = tiles.len();
                let tiles: String = tiles
                    .iter()
                    .map(|tile| {
                        format!(
                            "<div class=\"tile\"><span>{}</span><b>{}</b><span>{}</span></div>\n",
                            escaped(&tile.label),
                            escaped(&tile.figure.shown),
                            escaped(&tile.note)
                        )
                    })
                    .collect();
                self.raw(&format!("<div class=\"tiles of{}\">\n{tiles}</div>\n", across(count)));
            }
            Block::Table(table) => self.table(table),
            Block::Chart(picture) => {
                // An SVG of ours: its texts are escaped where it is made.
                let wide = chart::svg(picture.as_ref(), &self.look);
                let narrow = Look { size: Some(picture.narrow_size()), ..self.look.clone() };
                let narrow = chart::svg(picture.as_ref(), &narrow);
                self.raw(&format!(
                    "<figure><div class=\"wide\">{wide}</div><div class=\"narrow\">{narrow}</div></figure>\n"
                ));
            }
            Block::Note(note) => {
                let class = match note.tone {
                    Tone::Good => "note good",
                    Tone::Caution => "note care",
                    Tone::Plain => "note",
                };
                let details = note.details.iter().map(|text| format!("<br>{}", escaped(text)));
                self.raw(&format!(
                    "<p class=\"{class}\"><b aria-hidden=\"true\">{}</b>{}{}</p>\n",
                    note.tone.sign(),
                    escaped(&note.text),
                    details.collect::<String>()
                ));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let hint = self.say(&Pitch::SortHint);
        // On a phone a row that ends in words is a card: figures by their names, then the words.
        let is_worded = table.columns.last().is_some_and(|column| !column.is_number);
        let class = if is_worded { " class=\"cards\"" } else { "" };
        self.raw(&format!("<div class=\"scroll\"><table data-sort{class}>\n"));
        if !table.heading.is_empty() || !table.unit.is_empty() {
            self.raw(&format!(
                "<caption>{}<small>{}</small></caption>\n",
                escaped(&table.heading),
                escaped(&table.unit)
            ));
        }
        let class = |is_number: bool| if is_number { " class=\"n\"" } else { "" };
        let heads: String = (0..table.columns.len())
            .map(|c| {
                format!(
                    "<th scope=\"col\"{}><button type=\"button\" title=\"{hint}\">{}</button></th>",
                    class(table.columns[c].is_number),
                    escaped(&table.head(c))
                )
            })
            .collect();
        self.raw(&format!("<thead><tr>{heads}</tr></thead>\n<tbody>\n"));
        for row in &table.rows {
            let cells: String = row
                .cells
                .iter()
                .zip(&table.columns)
                .map(|(figure, column)| {
                    let head = if is_worded {
                        format!(" data-h=\"{}\"", escaped(&column.head))
                    } else {
                        String::new()
                    };
                    format!(
                        "<td{}{}{head}>{}</td>",
                        class(column.is_number),
                        value(figure),
                        escaped(&figure.shown)
                    )
                })
                .collect();
            let sum = if row.is_total() { " class=\"sum\"" } else { "" };
            self.raw(&format!("<tr{sum}>{cells}</tr>\n"));
        }
        self.raw("</tbody></table></div>\n");
        if !table.note.is_empty() {
            let note = escaped(&table.note);
            self.raw(&format!("<p class=\"remark\">{note}</p>\n"));
        }
    }
}

/// Tiles side by side, so that no row is much shorter than the others.
fn across(count: usize) -> usize {
    match count {
        0..=5 => count.max(1),
        _ => (3..=5).min_by_key(|wide| (wide - 1 - (count - 1) % wide, 5 - wide)).unwrap_or(4),
    }
}

/// What a cell is sorted by.
fn value(figure: &Figure) -> String {
    let value = figure.value.filter(|value| value.is_finite());
    value.map_or_else(String::new, |value| format!(" data-v=\"{value}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // From the specification of Content Security Policy, level 2, section 4.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
