//! A plotters backend that writes SVG: coordinates to a tenth of a px, round joins, real text.
//! plotters' own backends place text on whole pixels and stretch its letters, which a client
//! sees. Every text's box is kept, so that tests can say that none overlap.

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};

use super::font::{CAP, Weight, width};

/// Backend units per px.
pub(super) const UNITS: f64 = 10.0;

/// How the next shapes are drawn, beyond what plotters' styles can say.
#[derive(Debug, Clone, Default)]
pub(super) struct Pen {
    /// `stroke-dasharray`, in px.
    pub(super) dash: Option<&'static str>,
    /// Corner radius of rectangles, in px.
    pub(super) round: f64,
    /// Fill with slanted lines instead of a flat colour.
    pub(super) hatch: bool,
    /// Shown when the pointer rests on a shape; read out by screen readers.
    pub(super) tip: Option<String>,
}

/// Where a text stands, in px.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TextBox {
    pub(super) text: String,
    pub(super) x0: f64,
    pub(super) y0: f64,
    pub(super) x1: f64,
    pub(super) y1: f64,
}

#[derive(Debug, Default)]
struct Sheet {
    body: String,
    hatches: Vec<(u8, u8, u8)>,
    pen: Pen,
    boxes: Vec<TextBox>,
}

/// A sheet of `width` x `height` px; clones share the sheet.
#[derive(Debug, Clone)]
pub(super) struct Backend {
    sheet: Rc<RefCell<Sheet>>,
    width: f64,
    height: f64,
    /// Before every id, which must differ between the charts of one page.
    prefix: String,
}

impl Backend {
    pub(super) fn new(width: f64, height: f64, prefix: &str) -> Self {
        Self { sheet: Rc::default(), width, height, prefix: prefix.to_owned() }
    }

    pub(super) fn set(&self, pen: Pen) {
        self.sheet.borrow_mut().pen = pen;
    }

    pub(super) fn boxes(&self) -> Vec<TextBox> {
        self.sheet.borrow().boxes.clone()
    }

    /// The drawing with its definitions, without the `svg` element around it.
    pub(super) fn content(&self) -> String {
        let sheet = self.sheet.borrow();
        let mut text = String::new();
        if !sheet.hatches.is_empty() {
            text.push_str("<defs>");
            for &rgb in &sheet.hatches {
                let _ = write!(
                    text,
                    "<pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"6\" height=\"6\" fill=\"{c}\" fill-opacity=\".22\"/><rect width=\"2.2\" height=\"6\" fill=\"{c}\"/></pattern>",
                    self.hatch_id(rgb),
                    c = hex(rgb)
                );
            }
            text.push_str("</defs>\n");
        }
        text + &sheet.body
    }

    fn hatch_id(&self, (r, g, b): (u8, u8, u8)) -> String {
        format!("{}-h{r:02x}{g:02x}{b:02x}", self.prefix)
    }

    fn element(&self, tag: &str, attributes: &str) {
        let mut sheet = self.sheet.borrow_mut();
        let end = match &sheet.pen.tip {
            Some(tip) => format!("><title>{}</title></{tag}>\n", escaped(tip)),
            None => "/>\n".to_owned(),
        };
        let _ = write!(sheet.body, "<{tag} {attributes}{end}");
    }

    fn fill(&self, color: BackendColor) -> String {
        let hatch = self.sheet.borrow().pen.hatch;
        if !hatch {
            return format!("fill=\"{}\"{}", hex(color.rgb), opacity("fill", color.alpha));
        }
        let mut sheet = self.sheet.borrow_mut();
        if !sheet.hatches.contains(&color.rgb) {
            sheet.hatches.push(color.rgb);
        }
        format!("fill=\"url(#{})\"", self.hatch_id(color.rgb))
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> String {
        let color = style.color();
        let dash = match self.sheet.borrow().pen.dash {
            Some(dash) => format!(" stroke-dasharray=\"{dash}\""),
            None => String::new(),
        };
        format!(
            "fill=\"none\" stroke=\"{}\"{} stroke-width=\"{}\"{dash}",
            hex(color.rgb),
            opacity("stroke", color.alpha),
            number(f64::from(style.stroke_width()) / UNITS)
        )
    }

    fn paint<S: BackendStyle>(&self, style: &S, fill: bool) -> String {
        if fill { self.fill(style.color()) } else { self.stroke(style) }
    }
}

/// Text for XML; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn opacity(what: &str, alpha: f64) -> String {
    if alpha >= 0.999 { String::new() } else { format!(" {what}-opacity=\"{}\"", number(alpha)) }
}

fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn px(units: i32) -> String {
    number(f64::from(units) / UNITS)
}

fn outline<I: IntoIterator<Item = BackendCoord>>(points: I, close: bool) -> String {
    let mut d = String::new();
    for (at, (x, y)) in points.into_iter().enumerate() {
        let _ = write!(d, "{}{} {}", if at == 0 { "M" } else { "L" }, px(x), px(y));
    }
    if close {
        d.push('Z');
    }
    d
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        ((self.width * UNITS) as u32, (self.height * UNITS) as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.element(
            "rect",
            &format!(
                "x=\"{}\" y=\"{}\" width=\".1\" height=\".1\" {}",
                px(x),
                px(y),
                self.fill(color)
            ),
        );
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.element("path", &format!("d=\"{}\" {}", outline(path, false), self.stroke(style)));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let ((x0, x1), (y0, y1)) = ((a.0.min(b.0), a.0.max(b.0)), (a.1.min(b.1), a.1.max(b.1)));
        let round = self.sheet.borrow().pen.round;
        let round = round.min(f64::from((x1 - x0).min(y1 - y0)) / UNITS / 2.0);
        let corners =
            if round > 0.0 { format!(" rx=\"{}\"", number(round)) } else { String::new() };
        self.element(
            "rect",
            &format!(
                "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{corners} {}",
                px(x0),
                px(y0),
                px(x1 - x0),
                px(y1 - y0),
                self.paint(style, fill)
            ),
        );
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.element(
            "path",
            &format!("d=\"{}\" {}", outline(path, true), self.fill(style.color())),
        );
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.element(
            "circle",
            &format!(
                "cx=\"{}\" cy=\"{}\" r=\"{}\" {}",
                px(centre.0),
                px(centre.1),
                number(f64::from(radius) / UNITS),
                self.paint(style, fill)
            ),
        );
        Ok(())
    }

    /// The point is the middle of the capitals' height, whatever the vertical anchor but `Bottom`
    /// (the base line). Sizes are px per em.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        if text.is_empty() {
            return Ok(());
        }
        let (size, x) = (style.size() / UNITS, f64::from(at.0) / UNITS);
        let y = f64::from(at.1) / UNITS;
        let base =
            if matches!(style.anchor().v_pos, VPos::Bottom) { y } else { y + size * CAP / 2.0 };
        let weight = if matches!(style.style(), FontStyle::Bold) {
            Weight::Semibold
        } else {
            Weight::Regular
        };
        let long = width(text, size, weight);
        let (anchor, x0) = match style.anchor().h_pos {
            HPos::Left => ("", x),
            HPos::Center => (" text-anchor=\"middle\"", x - long / 2.0),
            HPos::Right => (" text-anchor=\"end\"", x - long),
        };
        let bold = if weight == Weight::Semibold { " font-weight=\"600\"" } else { "" };
        let turned = matches!(style.transform(), FontTransform::Rotate270);
        let turn = if turned {
            format!(" transform=\"rotate(-90 {} {})\"", number(x), number(y))
        } else {
            String::new()
        };
        let mut sheet = self.sheet.borrow_mut();
        if !turned {
            let (y0, y1) = (base - size * CAP, base + size * 0.1);
            sheet.boxes.push(TextBox { text: text.to_owned(), x0, y0, x1: x0 + long, y1 });
        }
        let _ = writeln!(
            sheet.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{bold} fill=\"{}\"{turn}>{}</text>",
            number(x),
            number(base),
            number(size),
            hex(style.color().rgb),
            escaped(text)
        );
        Ok(())
    }

    /// Charts hold no pictures.
    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}
