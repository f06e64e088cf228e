//! Blocks set on slides from top to bottom; what does not fit goes on the next one. In points.

use super::native::Native;
use super::package::{Parts, pack};
use super::shape::{Letters, Shapes};
use super::table;
use crate::chart::{self, Hex, Look, Picture, Text, told};
use crate::page::Unwritable;
use crate::page::lines::{Weight, width as width_of, wrap};
use crate::page::print::{Palette, tiles_across};
use crate::page::{Block, Cover, Logo, Point, Section, Tile, Tone};

/// Width and height of a slide.
const SIZE: (f64, f64) = (960.0, 540.0);
/// Left and right of what is written.
pub(super) const SIDE: f64 = 48.0;
/// What a line may be long.
pub(super) const ROOM: f64 = SIZE.0 - 2.0 * SIDE;
/// Below a title of two lines, and of one.
const TOPS: [f64; 2] = [112.0, 88.0];
/// Where the last line may end.
const END: f64 = 496.0;
/// A chart is not set lower than this.
const LEAST_CHART: f64 = 300.0;
/// Lines of a text, in sizes of its letters.
const LEADING: f64 = 1.3;
/// Share of a line that texts are measured for: the font that stands in where Inter is missing may
/// be wider.
const MEASURED: f64 = 0.93;

/// Slides being filled.
pub(super) struct Deck<'a> {
    look: &'a Look,
    pub(super) palette: Palette,
    /// Of the proposal, below every slide.
    name: &'a str,
    slides: Vec<Shapes>,
    parts: Parts,
    /// The top of what comes next.
    pub(super) y: f64,
    /// Where the slide's content begins.
    top: f64,
    /// The section's heading, above every title.
    heading: String,
    /// Of the sizes of words.
    scale: f64,
}

impl<'a> Deck<'a> {
    pub(super) fn new(look: &'a Look, name: &'a str) -> Self {
        Self {
            look,
            palette: Palette::of(&look.brand),
            name,
            slides: Vec::new(),
            parts: Parts::default(),
            y: TOPS[0],
            top: TOPS[0],
            heading: String::new(),
            scale: 1.0,
        }
    }

    pub(super) fn pack(&self) -> Result<Vec<u8>, Unwritable> {
        pack(self.name, &self.look.brand, &self.slides, &self.parts)
    }

    /// The slide that is being filled.
    pub(super) fn slide(&mut self) -> &mut Shapes {
        if self.slides.is_empty() {
            self.slides.push(Shapes::new(self.look.lang.key()));
        }
        let last = self.slides.len() - 1;
        &mut self.slides[last]
    }

    pub(super) fn left(&self) -> f64 {
        END - self.y
    }

    pub(super) fn cover(&mut self, cover: &Cover) -> Result<(), Unwritable> {
        let (ink, accent) = (self.palette.ink, self.palette.accent);
        let paper = ink.text_on();
        let slide = self.slide();
        slide.fill([0.0, 0.0, SIZE.0, SIZE.1], ink);
        slide.fill([0.0, 0.0, 16.0, SIZE.1], accent);
        let room = SIZE.0 - 160.0;
        let mut size = 40.0;
        let mut lines = wrap(&cover.title, size, Weight::Semibold, room).len();
        if lines > 2 {
            size = 26.0;
            lines = wrap(&cover.title, size, Weight::Semibold, room).len().min(4);
        }
        let height = lines as f64 * size * LEADING;
        let top = 190.0 - height / 2.0;
        slide.title([80.0, top, room, height + 6.0], Letters::bold(size, paper), &cover.title);
        slide.fill([80.0, top + height + 14.0, 80.0, 3.0], accent);
        let subtitle = [80.0, top + height + 30.0, room, 56.0];
        slide.text(subtitle, Letters::plain(18.0, paper), &[&cover.subtitle], false);
        let lines = cover.lines.iter().take(6);
        let mut y = SIZE.1 - 44.0 - 22.0 * lines.len() as f64;
        for (label, text) in lines {
            slide.text([80.0, y, 170.0, 20.0], Letters::plain(13.0, paper), &[label], false);
            slide.text([260.0, y, room - 180.0, 20.0], Letters::bold(13.0, paper), &[text], false);
            y += 22.0;
        }
        match &cover.logo {
            Some(logo) => self.logo(logo, &cover.title),
            None => Ok(()),
        }
    }

    /// On white, as most logos are made for it; in the corner of the cover.
    fn logo(&mut self, logo: &Logo, title: &str) -> Result<(), Unwritable> {
        let (w, h) = logo.within(190.0, 56.0);
        let drawing = logo.svg().map(chart::outlined).transpose()?;
        let parts = self.parts.picture(logo.png(4.0 * w)?, drawing);
        let slide = self.slide();
        let paper = [68.0, 36.0, w + 24.0, h + 24.0];
        slide.fill(paper, Hex([0xff; 3]));
        slide.picture([80.0, 48.0, w, h], parts, title);
        Ok(())
    }

    /// Begins a slide with this title; below the section's heading where that is another.
    pub(super) fn turn(&mut self, title: &str) {
        self.slides.push(Shapes::new(self.look.lang.key()));
        let number = self.slides.len();
        let (name, heading) = (self.name.to_owned(), self.heading.clone());
        let (ink, accent, mute, line) =
            (self.palette.ink, self.palette.accent, self.palette.mute, self.palette.line);
        let slide = self.slide();
        slide.fill([0.0, 0.0, SIZE.0, 6.0], accent);
        if heading != title {
            slide.text([SIDE, 22.0, ROOM, 16.0], Letters::bold(11.5, accent), &[&heading], false);
        }
        let mut size = 24.0;
        if wrap(title, size, Weight::Semibold, MEASURED * ROOM).len() > 2 {
            size = 18.0;
        }
        slide.title([SIDE, 40.0, ROOM, 64.0], Letters::bold(size, ink), title);
        slide.fill([SIDE, 508.0, ROOM, 0.6], line);
        let small = Letters::plain(9.0, mute);
        slide.text([SIDE, 514.0, ROOM - 80.0, 13.0], small, &[&name], false);
        slide.number([SIDE + ROOM - 60.0, 514.0, 60.0, 13.0], small, number);
        self.top =
            TOPS[usize::from(wrap(title, size, Weight::Semibold, MEASURED * ROOM).len() < 2)];
        self.y = self.top;
    }

    /// Begins a slide where `height` does not fit on this one.
    pub(super) fn need(&mut self, height: f64) {
        if self.left() < height && self.y > self.top {
            let heading = self.heading.clone();
            self.turn(&heading);
        }
    }

    /// Room of a slide of its own.
    pub(super) fn most(&self) -> f64 {
        END - self.top
    }

    pub(super) fn section(&mut self, section: &Section) -> Result<(), Unwritable> {
        self.heading = match section.heading.as_str() {
            "" => self.name.to_owned(),
            heading => heading.to_owned(),
        };
        let heading = self.heading.clone();
        let title = if section.takeaway.is_empty() { &heading } else { &section.takeaway };
        // Words that pass the end of one slide by a little are set smaller instead.
        let wordy = |block: &Block| !matches!(block, Block::Chart(_) | Block::Table(_));
        let before = self.slides.len();
        for scale in [1.0, 0.9, 0.8, 1.0] {
            self.scale = scale;
            self.slides.truncate(before);
            self.turn(title);
            for block in &section.blocks {
                if self.y > self.top {
                    self.y += 12.0 * scale;
                }
                self.block(block)?;
            }
            if self.slides.len() == before + 1 || !section.blocks.iter().all(wordy) {
                break;
            }
        }
        self.scale = 1.0;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), Unwritable> {
        let (ink, size) = (self.palette.ink, 14.0 * self.scale);
        match block {
            Block::Heading(text) | Block::Text(text) => {
                for paragraph in text.split('\n').filter(|text| !text.is_empty()) {
                    self.paragraphs(&[paragraph], Letters::plain(size, ink), false);
                    self.y += 6.0;
                }
            }
            Block::List(items) => {
                let items: Vec<String> = items.iter().map(Point::whole).collect();
                let items: Vec<&str> = items.iter().map(String::as_str).collect();
                self.paragraphs(&items, Letters::plain(size, ink), true);
            }
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Note(found) => self.note(found.tone, &found.whole()),
            Block::Table(found) => table::table(self, found),
            Block::Chart(picture) => self.chart(picture.as_ref())?,
        }
        Ok(())
    }

    /// As many paragraphs in one box as fit, the others on the next slide.
    pub(super) fn paragraphs(&mut self, texts: &[&str], look: Letters, bullets: bool) {
        let indent = if bullets { 20.0 } else { 0.0 };
        let height = |text: &str| {
            lines(look, text, ROOM - indent) * look.size * LEADING + if bullets { 5.0 } else { 0.0 }
        };
        let mut rest = texts;
        while let Some(first) = rest.first() {
            self.need(height(first));
            let mut taken = 0.0;
            let mut count = 0;
            for text in rest {
                let more = height(text);
                if count > 0 && taken + more > self.left() {
                    break;
                }
                taken += more;
                count += 1;
            }
            let place = [SIDE, self.y, ROOM, taken];
            self.slide().text(place, look, &rest[..count], bullets);
            self.y += taken;
            rest = &rest[count..];
        }
    }

    fn note(&mut self, tone: Tone, text: &str) {
        let (color, sign) = self.palette.tone(tone);
        let look = Letters::plain(13.0 * self.scale, self.palette.ink);
        let height = lines(look, text, ROOM - 64.0) * look.size * LEADING + 14.0;
        self.need(height);
        let (y, ground) = (self.y, self.palette.ground);
        let slide = self.slide();
        slide.fill([SIDE, y, ROOM, height], ground);
        slide.fill([SIDE, y, 4.0, height], color);
        slide.text([SIDE + 18.0, y + 6.0, 18.0, 18.0], Letters::bold(14.0, color), &[sign], false);
        slide.text([SIDE + 42.0, y + 7.0, ROOM - 58.0, height - 10.0], look, &[text], false);
        self.y += height;
    }

    fn tiles(&mut self, tiles: &[Tile]) {
        let columns = tiles_across(tiles.len());
        let scale = self.scale;
        let (gap, pad) = (14.0 * scale, 14.0 * scale);
        let width = (ROOM - gap * (columns as f64 - 1.0)) / columns as f64;
        let room = width - 2.0 * pad;
        let label = Letters::plain(11.5 * scale, self.palette.mute);
        let note = Letters::plain(11.0 * scale, self.palette.mute);
        let high = |look: Letters, text: &str| match text {
            "" => 0.0,
            text => lines(look, text, room) * look.size * LEADING,
        };
        for row in tiles.chunks(columns) {
            let most = |of: &dyn Fn(&Tile) -> f64| row.iter().map(of).fold(0.0, f64::max);
            let labels = most(&|tile| high(label, &tile.label));
            let notes = most(&|tile| high(note, &tile.note));
            let figures = 36.0 * scale;
            let height = pad + labels + figures + notes + 8.0 * scale;
            self.need(height);
            let y = self.y;
            for (at, tile) in row.iter().enumerate() {
                let x = SIDE + at as f64 * (width + gap);
                let (ink, accent, ground) =
                    (self.palette.ink, self.palette.accent, self.palette.ground);
                let shown = &tile.figure.shown;
                let needs = width_of(shown, 24.0 * scale, Weight::Semibold).max(1.0);
                let size = 24.0 * scale * (room / needs).clamp(0.4, 1.0);
                let slide = self.slide();
                slide.fill([x, y, width, height], ground);
                slide.fill([x, y, width, 3.0], accent);
                let mut place = [x + pad, y + pad - 1.0, room, labels];
                slide.text(place, label, &[&tile.label], false);
                place = [x + pad, y + pad + labels + 2.0, room, figures];
                slide.text(place, Letters::bold(size, ink), &[shown], false);
                if !tile.note.is_empty() {
                    place = [x + pad, y + pad + labels + figures, room, notes];
                    slide.text(place, note, &[&tile.note], false);
                }
            }
            self.y += height + gap;
        }
        self.y -= gap;
    }

    /// A chart of the program's own where it can draw the kind, else a picture.
    fn chart(&mut self, picture: &dyn Picture) -> Result<(), Unwritable> {
        let words = told(picture, self.look);
        let native = Native::of(picture, self.look);
        if self.left() < LEAST_CHART {
            let title = if native.is_some() { words.title.clone() } else { self.heading.clone() };
            self.turn(&title);
        }
        let alt = format!("{}. {} {}", words.title, words.subtitle, words.alt);
        let (y, left) = (self.y, self.left());
        let Some(native) = native else {
            return self.picture(picture, &alt);
        };
        let mute = self.palette.mute;
        let chart = self.parts.chart(native.xml(), native.workbook()?);
        let slide = self.slide();
        slide.text([SIDE, y, ROOM, 18.0], Letters::plain(12.0, mute), &[&words.subtitle], false);
        slide.chart([SIDE, y + 22.0, ROOM, left - 40.0], chart, &alt);
        slide.text(
            [SIDE, END - 14.0, ROOM, 14.0],
            Letters::plain(9.0, mute),
            &[&words.footer],
            false,
        );
        self.y = END;
        Ok(())
    }

    fn picture(&mut self, picture: &dyn Picture, alt: &str) -> Result<(), Unwritable> {
        let left = self.left();
        // px per point: the smallest letters are then about 7 points high.
        let scale = 1.5;
        let (wide, high) = picture.natural_size();
        let width = ROOM * scale;
        let height = if (wide, high) == (1120, 630) {
            left * scale
        } else {
            f64::from(high).max(left * scale)
        };
        let look = Look {
            size: Some((width.round() as u32, height.round() as u32)),
            text: Text::Named,
            ..self.look.clone()
        };
        let svg = chart::svg(picture, &look);
        let fit = (left / height).min(ROOM / width);
        let (w, h) = (width * fit, height * fit);
        let (png, outlined) = (chart::png(&svg, 1.5)?, chart::outlined(&svg)?);
        let parts = self.parts.picture(png, Some(outlined));
        let place = [SIDE + (ROOM - w) / 2.0, self.y, w, h];
        self.slide().picture(place, parts, alt);
        self.y += h;
        Ok(())
    }
}

/// Lines of a text in a box of this width.
fn lines(look: Letters, text: &str, room: f64) -> f64 {
    let weight = if look.bold { Weight::Semibold } else { Weight::Regular };
    wrap(text, look.size, weight, MEASURED * room).len() as f64
}
