//! The cover, and what surrounds the other pages.

use super::sheet::{Item, Letters, Placed, ROOM, SIDE, SIZE, Sheets};
use super::tree::Role;
use crate::chart::Hex;
use crate::page::print::Palette;
use crate::page::{Cover, Logo};

/// The cover as a page of its own.
pub(super) fn cover(sheets: &mut Sheets, palette: &Palette, cover: &Cover) {
    sheets.turn();
    let (wide, high) = SIZE;
    let side = 64.0;
    let room = wide - 2.0 * side;
    sheets.fill([0.0, 0.0, wide, high], palette.ink);
    sheets.fill([0.0, 0.0, 14.0, high], palette.accent);
    if let Some(logo) = &cover.logo {
        self::logo(sheets, logo, &cover.title, side);
    }
    let mut title = Letters::bold(32.0, palette.on_ink);
    let mut heads = title.wrap(&cover.title, room);
    if heads.len() > 4 {
        title = Letters::bold(22.0, palette.on_ink);
        heads = title.wrap(&cover.title, room);
        heads.truncate(9);
    }
    let subtitle = Letters::plain(14.0, palette.on_ink);
    let below = subtitle.wrap(&cover.subtitle, room);
    let label = Letters::plain(9.5, palette.on_ink);
    let text = Letters::bold(10.5, palette.on_ink);
    let names = cover.lines.iter().map(|(name, _)| label.width(name));
    let column = names.fold(60.0, f64::max).min(150.0) + 18.0;
    let set = cover.lines.iter().map(|(name, value)| {
        let mut lines = text.wrap(value, room - column);
        lines.truncate(3);
        (name, lines)
    });
    let set: Vec<(&String, Vec<String>)> = set.collect();
    let high_of = |lines: &Vec<String>| lines.len() as f64 * text.leading() + 5.0;
    let foot = high - 70.0 - set.iter().map(|(_, lines)| high_of(lines)).sum::<f64>();
    // The title stands a third down, higher where there is much to say below it.
    let block = heads.len() as f64 * title.size * 1.28 + below.len() as f64 * subtitle.leading();
    let mut base = (foot - 60.0 - block).clamp(80.0, 300.0);
    sheets.within(Role::Heading(1, cover.title.clone()), |sheets| {
        for line in &heads {
            sheets.text(side, base, title, line);
            base += title.size * 1.28;
        }
    });
    sheets.fill([side, base - title.size * 0.55, 72.0, 3.0], palette.accent);
    base += 22.0;
    sheets.within(Role::Paragraph, |sheets| {
        for line in &below {
            sheets.text(side, base, subtitle, line);
            base += subtitle.leading();
        }
    });
    let mut base = foot.max(base + 10.0);
    for (name, lines) in set {
        sheets.within(Role::Paragraph, |sheets| {
            sheets.text(side, base, label, name);
            for line in &lines {
                sheets.text(side + column, base, text, line);
                base += text.leading();
            }
        });
        base += 5.0;
    }
}

/// The head of a short document, on the page of its first section.
pub(super) fn head(sheets: &mut Sheets, palette: &Palette, cover: &Cover) {
    sheets.turn();
    let title = Letters::bold(21.0, palette.ink);
    sheets.within(Role::Heading(1, cover.title.clone()), |sheets| {
        sheets.paragraph(SIDE, ROOM, title, &cover.title);
    });
    sheets.within(Role::Paragraph, |sheets| {
        sheets.paragraph(SIDE, ROOM, Letters::plain(11.0, palette.mute), &cover.subtitle);
    });
    sheets.y += 6.0;
    sheets.fill([SIDE, sheets.y, 72.0, 3.0], palette.accent);
    sheets.y += 16.0;
}

/// On white, as most logos are made for it; nothing where it cannot be painted.
fn logo(sheets: &mut Sheets, logo: &Logo, title: &str, x: f64) {
    let (w, h) = logo.within(170.0, 54.0);
    let y = 64.0;
    let drawn = match logo.svg() {
        Some(svg) => Item::Drawing { x, y, w, h, svg: svg.to_owned() },
        None => match logo.png(4.0 * w) {
            Ok(png) => Item::Photo { x, y, w, h, png },
            Err(_) => return,
        },
    };
    sheets.fill([x - 12.0, y - 12.0, w + 24.0, h + 24.0], Hex([0xff; 3]));
    sheets.within(Role::Figure(title.to_owned()), |sheets| sheets.push(drawn));
}

/// Title and section above, page and number of pages below, on every page but the cover or the one
/// that begins with the head. `sections` names the section that each page belongs to.
pub(super) fn surround(sheets: &mut Sheets, palette: &Palette, cover: &Cover, sections: &[String]) {
    let is_short = cover.is_head();
    let first = usize::from(!is_short);
    let count = sheets.pages.len() - first;
    let look = Letters::plain(8.0, palette.mute);
    let (wide, high) = SIZE;
    let text = |x: f64, y: f64, text: String| Item::Text { x, y, look, text };
    for (at, page) in sheets.pages.iter_mut().enumerate().skip(first) {
        let section = sections.get(at).cloned().unwrap_or_default();
        let right = shortened(&section, look, 200.0);
        let left = shortened(&cover.title, look, wide - 2.0 * SIDE - look.width(&right) - 20.0);
        let is_headed = is_short && at == 0;
        let rule =
            |y: f64| Item::Box { x: SIDE, y, w: wide - 2.0 * SIDE, h: 0.5, color: palette.line };
        if !is_headed {
            page.push(beside(text(SIDE, 44.0, left)));
            page.push(beside(text(wide - SIDE - look.width(&right), 44.0, right)));
            page.push(beside(rule(52.0)));
        }
        page.push(beside(rule(high - 46.0)));
        let number = format!("{} / {count}", at + 1 - first);
        let subtitle =
            shortened(&cover.subtitle, look, wide - 2.0 * SIDE - look.width(&number) - 20.0);
        page.push(beside(text(SIDE, high - 32.0, subtitle)));
        page.push(beside(text(wide - SIDE - look.width(&number), high - 32.0, number)));
    }
}

/// Of no part of the document.
fn beside(item: Item) -> Placed {
    Placed { part: None, item }
}

/// As much of a text as fits, with `…` where it goes on.
fn shortened(text: &str, look: Letters, room: f64) -> String {
    if look.width(text) <= room {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if look.width(&short) <= room {
            return short;
        }
    }
    String::new()
}
