//! A page as PDF. Sheets are laid out as things with places (`sheet`), so that page numbers
//! are known before the first is painted, and tests can look at the places.

mod blocks;
mod cover;
mod paint;
mod sheet;
mod table;
mod tree;

use self::sheet::{END, ROOM, SIDE, Sheets, TOP};
use super::print::Palette;
use super::{Block, Page, Section, Unwritable};
use crate::chart::Look;

/// Where a section begins: its heading, the page, and how far down in points.
struct Mark {
    heading: String,
    page: usize,
    y: f64,
}

/// The PDF: A4 portrait, texts that can be selected, an outline of its sections. Of `look` the
/// language and the brand are used; the same page gives the same bytes.
///
/// # Errors
/// [`Unwritable`].
pub fn write(page: &Page, look: &Look) -> Result<Vec<u8>, Unwritable> {
    let (sheets, marks) = laid_out(page, look);
    paint::document(&sheets, &marks, &page.cover, look)
}

fn laid_out(document: &Page, look: &Look) -> (Sheets, Vec<Mark>) {
    let palette = Palette::of(&look.brand);
    let mut sheets = Sheets::default();
    let is_short = document.cover.is_head();
    if is_short {
        cover::head(&mut sheets, &palette, &document.cover);
    } else {
        cover::cover(&mut sheets, &palette, &document.cover);
    }
    let mut marks = Vec::new();
    // The cover belongs to no section.
    let mut sections = vec![String::new()];
    for (at, section) in document.sections.iter().enumerate() {
        // The first section of a long document has its page for itself.
        let top = match at {
            0 | 1 if !is_short => None,
            _ => follow(&mut sheets, &palette, look, section, is_short && at == 0),
        };
        let (page, y) = top.unwrap_or_else(|| {
            sheets.turn();
            let page = sheets.pages.len() - 1;
            blocks::section(&mut sheets, &palette, look, section, section.blocks.len());
            (page, TOP)
        });
        if !section.heading.is_empty() {
            marks.push(Mark { heading: section.heading.clone(), page, y });
        }
        sections.resize(sheets.pages.len(), section.heading.clone());
    }
    cover::surround(&mut sheets, &palette, &document.cover, &sections);
    (sheets, marks)
}

/// Sets a section below the one before, where the whole of it fits or what follows its heading does;
/// the page on which it then begins, and how far down.
fn follow(
    sheets: &mut Sheets,
    palette: &Palette,
    look: &Look,
    section: &Section,
    is_first: bool,
) -> Option<(usize, f64)> {
    // What has no heading may follow in the last lines, where all of it fits.
    if sheets.left() < LEAST_LEFT && !section.heading.is_empty() {
        return None;
    }
    let place = |sheets: &Sheets| {
        (
            sheets.pages.len(),
            sheets.pages.last().map_or(0, Vec::len),
            sheets.y,
            sheets.parts.count(),
        )
    };
    let before = place(sheets);
    let back = |sheets: &mut Sheets| {
        sheets.pages.truncate(before.0);
        if let Some(page) = sheets.pages.last_mut() {
            page.truncate(before.1);
        }
        sheets.y = before.2;
        sheets.parts.truncate(before.3);
    };
    let set = |sheets: &mut Sheets, blocks: usize| {
        if !is_first {
            sheets.y += 18.0;
            sheets.fill([SIDE, sheets.y, ROOM, 0.6], palette.line);
            sheets.y += 20.0;
        }
        let top = sheets.y;
        blocks::section(sheets, palette, look, section, blocks);
        let fits = sheets.pages.len() == before.0 && sheets.y <= END;
        (fits, (before.0 - 1, top))
    };
    let all = section.blocks.len();
    let (fits, begins) = set(sheets, all);
    if fits {
        return Some(begins);
    }
    back(sheets);
    // A table and a list go on over the page by themselves.
    let goes_on = matches!(section.blocks.first(), Some(Block::Table(_) | Block::List(_)));
    let stays = set(sheets, 1).0 || (goes_on && before.2 + LEAST_BEGUN <= END);
    back(sheets);
    // What stands first stands below the head in any case.
    (stays || is_first).then(|| set(sheets, all).1)
}

/// With less than this left on a page no section is begun, in points.
const LEAST_LEFT: f64 = 160.0;
/// Room for a heading and the first rows of what goes on over the page, in points.
const LEAST_BEGUN: f64 = 240.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{
        Block, Column, Cover, Figure, Note, Page, Point, Row, RowKind, Section, Table, Tile, Tone,
    };
    use sheet::{Item, Placed, SIZE};

    const LONG: &str = "Tối ưu hoá công cụ tìm kiếm và mạng xã hội WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";

    fn table(columns: usize, rows: usize, name: &str) -> Block {
        let head = |at: usize| Column { is_number: at > 0, ..Column::text(format!("T{at}/2027")) };
        let cell = |at: usize| match at {
            0 => Figure::text(name),
            _ => Figure::text("1.234.567,8"),
        };
        let row = |at: usize| Row {
            kind: if at + 1 == rows { RowKind::Sum } else { RowKind::Body },
            cells: (0..columns).map(cell).collect(),
        };
        Block::Table(Table {
            heading: "Chi tiêu theo tháng".to_owned(),
            unit: "triệu ₫".to_owned(),
            columns: (0..columns).map(head).collect(),
            rows: (0..rows).map(row).collect(),
            note: name.to_owned(),
            cut: None,
        })
    }

    fn proposal(name: &str, blocks: Vec<Block>) -> Page {
        let section = |blocks| Section {
            key: "schedule",
            heading: name.to_owned(),
            takeaway: name.to_owned(),
            blocks,
        };
        Page {
            cover: Cover {
                title: name.repeat(3),
                subtitle: name.to_owned(),
                lines: vec![("Khách hàng".to_owned(), name.to_owned()); 6],
                logo: None,
            },
            sections: vec![section(blocks), section(Vec::new())],
            ..Page::default()
        }
    }

    fn nasty(name: &str) -> Page {
        let tile = Tile {
            label: name.to_owned(),
            figure: Figure::text("1.234.567.890.123 ₫"),
            note: name.to_owned(),
        };
        proposal(
            name,
            vec![
                Block::Tiles(vec![tile; 5]),
                Block::Text(name.repeat(40)),
                Block::List(vec![Point::from(name.to_owned()); 30]),
                Block::Note(Note::new(Tone::Caution, name.repeat(4))),
                table(4, 90, name),
                table(38, 12, name),
                table(2, 1, name),
            ],
        )
    }

    /// Left, top, right, bottom.
    fn boxes(page: &[Placed]) -> Vec<(String, [f64; 4])> {
        page.iter()
            .filter_map(|placed| match &placed.item {
                Item::Text { x, y, look, text } => {
                    let right = x + look.width(text);
                    Some((text.clone(), [*x, y - 0.73 * look.size, right, *y]))
                }
                Item::Box { .. } | Item::Drawing { .. } | Item::Photo { .. } => None,
            })
            .collect()
    }

    #[test]
    fn nothing_leaves_the_page_or_covers_another_text() {
        for name in ["SEO", "Quảng cáo trả tiền theo nhấp chuột", LONG] {
            let (sheets, _) = laid_out(&nasty(name), &Look::default());
            for (at, page) in sheets.pages.iter().enumerate() {
                let boxes = boxes(page);
                for (text, [left, top, right, bottom]) in &boxes {
                    let inside = *left >= SIDE - 0.1 && *right <= SIZE.0 - SIDE + 0.6;
                    assert!(inside, "page {at}: {text} from {left} to {right}");
                    assert!(*top >= 20.0 && *bottom <= SIZE.1 - 20.0, "page {at}: {text}");
                }
                for (i, (a, first)) in boxes.iter().enumerate() {
                    for (b, second) in &boxes[i + 1..] {
                        let apart = first[2] <= second[0] + 0.6
                            || second[2] <= first[0] + 0.6
                            || first[3] <= second[1]
                            || second[3] <= first[1];
                        assert!(apart, "page {at}: {a} and {b}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_table_that_goes_over_pages_repeats_its_heads() {
        let (sheets, _) = laid_out(&proposal("SEO", vec![table(4, 90, "SEO")]), &Look::default());
        let has_head = |page: &&Vec<Placed>| boxes(page).iter().any(|(text, _)| text == "T1/2027");
        // 90 rows of about 17 points on pages of 705.
        assert_eq!(sheets.pages.iter().filter(has_head).count(), 3);
    }

    #[test]
    fn a_table_of_three_years_is_split_and_each_part_names_its_rows() {
        let (sheets, _) = laid_out(&proposal("SEO", vec![table(38, 3, "SEO")]), &Look::default());
        let texts: Vec<String> =
            sheets.pages.iter().flat_map(|page| boxes(page)).map(|(text, _)| text).collect();
        let numbers = texts.iter().filter(|text| *text == "1.234.567,8").count();
        assert_eq!(numbers, 37 * 3);
        let heads = texts.iter().filter(|text| *text == "T0/").count();
        assert!(heads > 1, "{heads}");
    }

    #[test]
    fn the_outline_knows_where_sections_begin() {
        let (sheets, marks) = laid_out(&nasty("SEO"), &Look::default());
        assert_eq!(marks.len(), 2);
        assert_eq!(marks[0].page, 1);
        assert_eq!(marks[1].page, sheets.pages.len() - 1);
    }

    #[test]
    fn who_hears_the_document_hears_each_part_once() {
        use super::tree::Role;
        let made = proposal("SEO", vec![table(4, 90, "SEO")]);
        let (sheets, _) = laid_out(&made, &Look::default());
        let count = |is: &dyn Fn(&Role) -> bool| sheets.parts.roles().filter(|r| is(r)).count();
        // The cover's title, two sections, the table's heading.
        assert_eq!(count(&|role| matches!(role, Role::Heading(..))), 4);
        // Heads are read out once though they are printed on every page.
        assert_eq!(count(&|role| *role == Role::Row), 91);
        assert_eq!(count(&|role| *role == Role::Head), 4);
        assert_eq!(count(&|role| *role == Role::Cell), 4 * 90);
    }
}
