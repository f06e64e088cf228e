//! What a reader gets, as data: one model for plans, answers and proposals, and a writer for each
//! format over it. The model knows how a language writes numbers and nothing of scenarios; every
//! figure is made once (`page/figures`), and no writer makes one of its own.

mod columns;
mod escape;
mod figures;
pub mod html;
pub(crate) mod layout;
mod lines;
pub mod logo;
pub mod markdown;
pub mod pdf;
pub mod pptx;
mod print;
pub mod rows;
mod table;
pub mod text;
pub mod xlsx;

pub use figures::{Figure, Unit};
pub(crate) use figures::{Figures, optional};
pub use layout::Style;
pub use logo::Logo;
pub use rows::{Datum, Rows};
pub use table::{Column, Cut, Row, RowKind, Table};

use crate::chart::{Look, Picture, Unpaintable};

/// Whether PDF, slides and workbooks are written and workbooks read: not inside a browser, which prints
/// by itself, and whose engine is a third as large without.
pub(crate) const PAPER: bool = !cfg!(all(target_family = "wasm", target_os = "unknown"));

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For a terminal, at most 100 columns.
    Table,
    /// For programs: every number.
    Json,
    /// For programs: rows, RFC 4180.
    Csv,
    /// For a document that goes on elsewhere.
    Markdown,
    /// One file, for a browser.
    Html,
    /// A4.
    Pdf,
    /// Slides.
    Pptx,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 8] = [
        Format::Table,
        Format::Json,
        Format::Csv,
        Format::Markdown,
        Format::Html,
        Format::Pdf,
        Format::Pptx,
        Format::Xlsx,
    ];

    /// As `--format` takes it.
    pub fn key(self) -> &'static str {
        match self {
            Format::Table => "table",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Pptx => "pptx",
            Format::Xlsx => "xlsx",
        }
    }

    /// The format that a file's name ending stands for.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let key = match extension.as_str() {
            "txt" => "table",
            "markdown" => "md",
            "htm" => "html",
            other => other,
        };
        Self::ALL.into_iter().find(|format| format.key() == key && extension != "table")
    }

    /// Whether charts are drawn in it.
    pub fn is_drawn(self) -> bool {
        matches!(self, Format::Html | Format::Pdf | Format::Pptx)
    }
}

/// A page, ready for a writer. Texts are in its language and may hold any letter: a writer escapes
/// them for its format.
#[derive(Default)]
pub struct Page {
    /// What stands first.
    pub cover: Cover,
    /// From top to bottom.
    pub sections: Vec<Section>,
    /// Solved plans that a reader may look through, where the format can show them.
    pub sliders: Option<Sliders>,
    /// Of its amounts, by its code.
    pub currency: String,
}

/// What stands first: the cover of a long document, the head of a short one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cover {
    /// The scenario's name.
    pub title: String,
    /// One line: the period and the budget, or what was asked.
    pub subtitle: String,
    /// Label and text: client, prepared by, period, currency, what the amounts include. A page
    /// without them is short, and has no cover of its own.
    pub lines: Vec<(String, String)>,
    /// Of the house that proposes.
    pub logo: Option<Logo>,
}

/// One section; where a format has pages it starts on a new one, unless all of it fits below the
/// section before.
#[derive(Default)]
pub struct Section {
    /// As `--sections` takes it, and the anchor in formats that have any: `summary`, `schedule`, …
    pub key: &'static str,
    /// Empty where it goes on with what stands first.
    pub heading: String,
    /// The finding, in one sentence; empty where the section has none.
    pub takeaway: String,
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
pub enum Block {
    /// A line over what follows.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// Sentences one below the other.
    List(Vec<Point>),
    /// A few figures that are read first.
    Tiles(Vec<Tile>),
    /// Rows and columns.
    Table(Table),
    /// A picture; its title, unit and source are its own.
    Chart(Box<dyn Picture>),
    /// A sentence that must not be missed.
    Note(Note),
}

/// A sentence of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// A warning's code; empty for most.
    pub mark: String,
    /// The sentence.
    pub text: String,
}

/// A sentence that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// What stands behind it, less loudly.
    pub details: Vec<String>,
}

/// How a note is meant; a writer shows it by a sign as well as by a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Proven, kept, reached.
    Good,
    /// To be known before a decision.
    Caution,
    /// Neither.
    Plain,
}

/// A figure that is read first.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub figure: Figure,
    /// Its range, or what it is compared with; empty where there is nothing to say.
    pub note: String,
}

/// Plans that a reader may look through by sliders: nothing is made up between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sliders {
    /// Over the sliders.
    pub heading: String,
    /// How they are read.
    pub reading: String,
    /// Where a setting has no plan.
    pub none: String,
    /// From the slowest to the fastest index of [`Sliders::plans`].
    pub axes: Vec<Axis>,
    /// Names of the figures of each plan.
    pub figures: Vec<String>,
    /// Names of the channels.
    pub channels: Vec<String>,
    /// `None` where the rules clash.
    pub plans: Vec<Option<Shown>>,
}

/// A slider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// What it moves.
    pub label: String,
    /// As people read them.
    pub values: Vec<String>,
    /// Where the scenario itself stands, or nearest to it.
    pub here: usize,
}

/// A plan as sliders show it.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Shown {
    /// In the order of [`Sliders::figures`].
    pub figures: Vec<String>,
    /// Spend by channel.
    pub spends: Vec<String>,
    /// Share of the spend by channel, 0..=1.
    pub shares: Vec<f64>,
}

/// Why a file could not be made; nothing in a scenario should bring any of these about.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// A chart could not be painted.
    #[error(transparent)]
    Picture(#[from] Unpaintable),
    /// This build writes no such files.
    #[error("no {} files are written here", .0.key())]
    NotHere(Format),
    /// The PDF was refused.
    #[error("PDF: {0}")]
    Pdf(String),
    /// The workbook was refused.
    #[error(transparent)]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The package could not be packed.
    #[error(transparent)]
    Package(#[from] zip::result::ZipError),
    /// Packing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The page in a format that has a writer for pages. Of `look` the language and the brand are
/// used, `style` is of text only; the same page gives the same bytes.
///
/// # Errors
/// [`Unwritable`].
///
/// # Panics
/// Where the format is for programs ([`Format::Json`], [`Format::Csv`]): they carry numbers that
/// are on no page.
pub fn write(
    page: &Page,
    format: Format,
    look: &Look,
    style: Style,
) -> Result<Vec<u8>, Unwritable> {
    Ok(match format {
        Format::Table => text::write(page, style).into_bytes(),
        Format::Markdown => markdown::write(page, look).into_bytes(),
        Format::Html => html::write(page, look).into_bytes(),
        Format::Pdf if PAPER => pdf::write(page, look)?,
        Format::Pptx if PAPER => pptx::write(page, look)?,
        Format::Xlsx if PAPER => xlsx::write(page, look)?,
        Format::Pdf | Format::Pptx | Format::Xlsx => return Err(Unwritable::NotHere(format)),
        Format::Json | Format::Csv => unreachable!("data for programs are no page"),
    })
}

impl Page {
    /// A short page, its head alone.
    pub(crate) fn titled(title: String, subtitle: String, currency: &str) -> Self {
        let cover = Cover { title, subtitle, ..Cover::default() };
        Self { cover, currency: currency.to_owned(), ..Self::default() }
    }

    /// The page with one more section, where that has something in it.
    pub(crate) fn with(mut self, section: Section) -> Self {
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
        self
    }
}

impl Cover {
    /// Whether the page is short: its head stands above its first section.
    pub(crate) fn is_head(&self) -> bool {
        self.lines.is_empty() && self.logo.is_none()
    }
}

impl Section {
    /// A section of one's own.
    pub(crate) fn new(key: &'static str, heading: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { key, heading: heading.into(), takeaway: String::new(), blocks }
    }
}

impl Block {
    /// Sentences, and one said after them; nothing where there are none.
    pub(crate) fn said(items: Vec<String>, rest: Option<String>) -> Vec<Self> {
        let items: Vec<Point> = items.into_iter().map(Point::from).collect();
        let list = (!items.is_empty()).then_some(Block::List(items));
        list.into_iter().chain(rest.map(Block::Text)).collect()
    }

    /// A picture, where there is one to draw.
    pub(crate) fn drawn(picture: Option<impl Picture + 'static>) -> Option<Self> {
        picture.map(|picture| Block::Chart(Box::new(picture)))
    }
}

impl From<String> for Point {
    fn from(text: String) -> Self {
        Self { mark: String::new(), text }
    }
}

impl Point {
    /// Mark and sentence in one line.
    pub(crate) fn whole(&self) -> String {
        if self.mark.is_empty() {
            self.text.clone()
        } else {
            format!("{}: {}", self.mark, self.text)
        }
    }
}

impl Note {
    /// A note without more behind it.
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), details: Vec::new() }
    }

    /// With what stands behind it, in one line.
    pub(crate) fn whole(&self) -> String {
        let all = [&self.text].into_iter().chain(&self.details);
        all.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

impl Tone {
    /// As a text format shows it.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Tone::Good => "✔",
            Tone::Caution => "▲",
            Tone::Plain => "•",
        }
    }
}
