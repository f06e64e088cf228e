//! A chart from its data to a text of SVG.

use std::any::Any;

use super::allocation::Allocation;
use super::backend::{TextBox, escaped};
use super::canvas::{Canvas, Rect};
use super::color::Brand;
use super::curves::ResponseCurves;
use super::flighting::Flighting;
use super::flowchart::Flowchart;
use super::frame::Heading;
use super::frame::is_narrow;
use super::returns::Returns;
use super::waterfall::Waterfall;
use super::{font, raster};
use crate::locale::Lang;
pub use crate::locale::chart::Kind;
use crate::plan::Plan;
use crate::scenario::Scenario;
use crate::shown;

/// How the texts of an SVG are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Text {
    /// As texts, the font by name: for pages that hold the font.
    #[default]
    Named,
    /// As texts, with the font inside (about 48 kB): for files that stand alone in a browser.
    Embedded,
    /// As shapes: for slide and drawing programs.
    Outlined,
}

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Of every sentence and number.
    pub lang: Lang,
    /// Width and height in px; by default as the data ask for. Never below [`Look::LEAST`].
    pub size: Option<(u32, u32)>,
    /// A house's colours.
    pub brand: Brand,
    /// How the texts are held.
    pub text: Text,
}

impl Look {
    /// Below this no chart can be read, px.
    pub const LEAST: (u32, u32) = (460, 400);
    /// Width of a sheet for a phone, px.
    pub const NARROW: u32 = 480;
    /// Above this no chart is painted, px.
    pub const MOST: (u32, u32) = (4000, 4000);
}

impl Default for Look {
    fn default() -> Self {
        Self { lang: Lang::En, size: None, brand: Brand::default(), text: Text::Named }
    }
}

/// A chart that can be drawn. Its data are plain names and numbers: see each chart's file.
/// A writer that draws a kind in its own way finds the data by the type behind it ([`Any`]).
pub trait Picture: sealed::Drawn + Any {
    /// Which chart it is.
    fn kind(&self) -> Kind;
    /// Width and height that suit the data, px.
    fn natural_size(&self) -> (u32, u32) {
        (1120, 630)
    }
    /// As [`Picture::natural_size`], for a phone.
    fn narrow_size(&self) -> (u32, u32) {
        (Look::NARROW, self.natural_size().1.clamp(440, 560))
    }
}

pub(super) mod sealed {
    use super::{Canvas, Heading, Rect};

    /// What a chart does inside; nobody outside this crate adds one.
    #[allow(private_interfaces)]
    pub trait Drawn {
        /// The words around it.
        fn heading(&self, canvas: &Canvas) -> Heading;
        /// The chart itself, within `body`.
        fn draw(&self, canvas: &Canvas, body: Rect);
    }
}

/// The chart as SVG.
pub fn svg(picture: &dyn Picture, look: &Look) -> String {
    let (canvas, heading) = draw(picture, look);
    let (width, height) = canvas.size;
    let style = if look.text == Text::Embedded { embedded_fonts() } else { String::new() };
    let id = id(picture, width as u32);
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" lang=\"{}\" font-family=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n{style}<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n<g id=\"{id}\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n{}</g>\n</svg>\n",
        look.lang.key(),
        font::FAMILY,
        escaped(&heading.title),
        escaped(&format!("{} {} {}", heading.subtitle, heading.alt, heading.footer)),
        canvas.content(),
    );
    match look.text {
        Text::Named | Text::Embedded => text,
        // What this crate wrote itself can be read again.
        Text::Outlined => raster::outlined(&text).unwrap_or(text),
    }
}

/// A page may hold a chart twice, wide and narrow: the names inside must not meet.
fn id(picture: &dyn Picture, width: u32) -> String {
    let key = picture.kind().key();
    if is_narrow(f64::from(width)) { format!("{key}-narrow") } else { key.to_owned() }
}

/// The words of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The finding.
    pub title: String,
    /// What is shown, of whom.
    pub subtitle: String,
    /// Unit, source, remarks.
    pub footer: String,
    /// The figures, for who cannot see the picture.
    pub alt: String,
}

/// What the chart says, for pages that set its words themselves.
pub fn told(picture: &dyn Picture, look: &Look) -> Told {
    let canvas = Canvas::new(Look::LEAST, look.lang, look.brand.clone(), picture.kind().key());
    let heading = picture.heading(&canvas);
    Told {
        title: heading.title,
        subtitle: heading.subtitle,
        footer: heading.footer,
        alt: heading.alt,
    }
}

fn draw(picture: &dyn Picture, look: &Look) -> (Canvas, Heading) {
    let (w, h) = look.size.unwrap_or_else(|| picture.natural_size());
    let size = (w.clamp(Look::LEAST.0, Look::MOST.0), h.clamp(Look::LEAST.1, Look::MOST.1));
    let canvas = Canvas::new(size, look.lang, look.brand.clone(), &id(picture, size.0));
    let heading = picture.heading(&canvas);
    let body = canvas.frame(&heading);
    picture.draw(&canvas, body);
    (canvas, heading)
}

/// A text, and its box as left, top, right and bottom, px.
pub type Placed = (String, [f64; 4]);

/// Where every text of the chart stands, for tests: `(text, [left, top, right, bottom])` in px,
/// and the size of the sheet.
#[doc(hidden)]
pub fn text_boxes(picture: &dyn Picture, look: &Look) -> (Vec<Placed>, (f64, f64)) {
    let (canvas, _) = draw(picture, look);
    let place = |b: TextBox| (b.text, [b.x0, b.y0, b.x1, b.y1]);
    (canvas.boxes().into_iter().map(place).collect(), canvas.size)
}

fn embedded_fonts() -> String {
    let face = |weight: u32, data: &[u8]| {
        format!(
            "@font-face{{font-family:Inter;font-weight:{weight};src:url(data:font/woff2;base64,{}) format('woff2')}}",
            raster::base64(data)
        )
    };
    format!(
        "<style>{}{}</style>\n",
        face(400, font::REGULAR_WOFF2),
        face(600, font::SEMIBOLD_WOFF2)
    )
}

/// The chart of a scenario's plan; `None` for the kinds that need more than these two, or where
/// the scenario says nothing of what the chart shows.
pub fn of_plan(
    kind: Kind,
    scenario: &Scenario,
    plan: &Plan,
    lang: Lang,
) -> Option<Box<dyn Picture>> {
    let shown = shown::plan(plan);
    Some(match kind {
        Kind::Flighting => Box::new(Flighting::of(scenario, &shown, lang)),
        Kind::Allocation => Box::new(Allocation::of(scenario, &shown, lang)),
        Kind::Flowchart => Box::new(Flowchart::of(scenario, &shown, lang)),
        Kind::Returns => Box::new(Returns::of(scenario, plan, lang)?),
        Kind::Curves => Box::new(ResponseCurves::of(scenario, plan, lang)?),
        Kind::Waterfall => Box::new(Waterfall::of(scenario, plan, lang)?),
        Kind::Comparison
        | Kind::Frontier
        | Kind::Ranges
        | Kind::Tornado
        | Kind::Fan
        | Kind::Actual => return None,
    })
}

/// A channel's name in one language.
pub(super) fn name(channel: &crate::scenario::Channel, lang: Lang) -> String {
    lang.text(&channel.name).to_owned()
}

/// The `most` largest of `sizes`, in their order, and the others, where there are at least two.
pub(super) fn largest(sizes: &[f64], most: usize) -> (Vec<usize>, Vec<usize>) {
    let all: Vec<usize> = (0..sizes.len()).collect();
    if sizes.len() <= most {
        return (all, Vec::new());
    }
    let mut order = all.clone();
    order.sort_by(|&a, &b| sizes[b].total_cmp(&sizes[a]).then(a.cmp(&b)));
    let kept = &order[..most.saturating_sub(1)];
    all.into_iter().partition(|at| kept.contains(at))
}
