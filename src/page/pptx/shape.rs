//! The shapes of a slide as XML. Places are in points from the top left of a slide of 960 x 540.

use std::fmt::Write as _;

use crate::chart::Hex;
use crate::locale::visible;
use crate::page::escape::xml;

/// Left, top, width, height.
pub(super) type Place = [f64; 4];

/// A text fit for XML, whatever it holds.
pub(super) fn escaped(text: &str) -> String {
    xml(&visible(text))
}

/// `rrggbb`.
pub(super) fn paint(Hex([r, g, b]): Hex) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

fn emu(points: f64) -> i64 {
    (points * 12_700.0).round() as i64
}

fn frame(tag: &str, [x, y, w, h]: Place) -> String {
    format!(
        "<{tag}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></{tag}>",
        emu(x),
        emu(y),
        emu(w),
        emu(h)
    )
}

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// Points.
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) color: Hex,
    pub(super) right: bool,
}

impl Letters {
    pub(super) fn plain(size: f64, color: Hex) -> Self {
        Self { size, bold: false, color, right: false }
    }

    pub(super) fn bold(size: f64, color: Hex) -> Self {
        Self { bold: true, ..Self::plain(size, color) }
    }

    pub(super) fn right(self) -> Self {
        Self { right: true, ..self }
    }
}

/// The shapes of one slide, and the parts that they show.
pub(super) struct Shapes {
    lang: &'static str,
    xml: String,
    next: usize,
    /// Targets of the slide's relations from `rId2` on, with their kinds.
    pub(super) links: Vec<(&'static str, String)>,
}

impl Shapes {
    pub(super) fn new(lang: &'static str) -> Self {
        // The first number is the tree's own.
        Self { lang, xml: String::new(), next: 2, links: Vec::new() }
    }

    pub(super) fn xml(&self) -> &str {
        &self.xml
    }

    fn id(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    fn add(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    /// The relation to a part of the package, by its number.
    fn link(&mut self, kind: &'static str, target: String) -> String {
        self.links.push((kind, target));
        format!("rId{}", self.links.len() + 1)
    }

    fn run(&self, look: Letters, text: &str) -> String {
        format!("<a:r>{}<a:t>{}</a:t></a:r>", self.properties("a:rPr", look), escaped(text))
    }

    fn properties(&self, tag: &str, look: Letters) -> String {
        format!(
            "<{tag} lang=\"{}\" sz=\"{}\" b=\"{}\" dirty=\"0\"><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill></{tag}>",
            self.lang,
            (look.size * 100.0).round() as i64,
            u8::from(look.bold),
            paint(look.color)
        )
    }

    fn paragraph(&self, look: Letters, bullet: bool, text: &str) -> String {
        let side = if look.right { " algn=\"r\"" } else { "" };
        let properties = if bullet {
            "<a:pPr marL=\"228600\" indent=\"-228600\"><a:spcAft><a:spcPts val=\"500\"/></a:spcAft><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/></a:pPr>".to_owned()
        } else {
            format!("<a:pPr{side}/>")
        };
        // A line that is broken by us stays broken.
        let lines: Vec<String> = text.split('\n').map(|line| self.run(look, line)).collect();
        format!("<a:p>{properties}{}</a:p>", lines.join("<a:br/>"))
    }

    /// The slide's title: programs list slides by it.
    pub(super) fn title(&mut self, place: Place, look: Letters, text: &str) {
        let (id, paragraph) = (self.id(), self.paragraph(look, false, text));
        let xml = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Title {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody>{BODY}<a:lstStyle/>{paragraph}</p:txBody></p:sp>",
            frame("a:xfrm", place)
        );
        self.add(&xml);
    }

    /// Paragraphs below one another.
    pub(super) fn text(&mut self, place: Place, look: Letters, texts: &[&str], bullets: bool) {
        let paragraphs: String =
            texts.iter().map(|text| self.paragraph(look, bullets, text)).collect();
        self.boxed(place, &paragraphs);
    }

    /// The number of the slide, which stays true when slides are moved.
    pub(super) fn number(&mut self, place: Place, look: Letters, number: usize) {
        let paragraph = format!(
            "<a:p><a:pPr algn=\"r\"/><a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\">{}<a:t>{number}</a:t></a:fld></a:p>",
            self.properties("a:rPr", look)
        );
        self.boxed(place, &paragraph);
    }

    fn boxed(&mut self, place: Place, paragraphs: &str) {
        let id = self.id();
        let xml = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Text {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>{BODY}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
            frame("a:xfrm", place)
        );
        self.add(&xml);
    }

    pub(super) fn fill(&mut self, place: Place, color: Hex) {
        let id = self.id();
        let xml = format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Box {id}\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"{}\"/></a:p></p:txBody></p:sp>",
            frame("a:xfrm", place),
            paint(color),
            self.lang
        );
        self.add(&xml);
    }

    /// A picture: PNG for all, with its SVG, if any, for programs that know it.
    pub(super) fn picture(
        &mut self,
        place: Place,
        (png, svg): (String, Option<String>),
        alt: &str,
    ) {
        let png = self.link("image", png);
        let drawing = svg.map_or(String::new(), |svg| {
            let svg = self.link("image", svg);
            format!(
                "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{svg}\"/></a:ext></a:extLst>"
            )
        });
        let id = self.id();
        let xml = format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"{id}\" name=\"Picture {id}\" descr=\"{}\"/><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed=\"{png}\">{drawing}</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:pic>",
            escaped(alt),
            frame("a:xfrm", place)
        );
        self.add(&xml);
    }

    /// A chart that can be edited.
    pub(super) fn chart(&mut self, place: Place, chart: String, alt: &str) {
        let (link, id) = (self.link("chart", chart), self.id());
        let xml = format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Chart {id}\" descr=\"{}\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"{link}\"/></a:graphicData></a:graphic></p:graphicFrame>",
            escaped(alt),
            frame("p:xfrm", place)
        );
        self.add(&xml);
    }

    /// A table of rows of cells; `margin` is left and right of a cell's text.
    pub(super) fn table(&mut self, place: Place, widths: &[f64], margin: f64, rows: &[TableRow]) {
        let grid = widths.iter().fold(String::new(), |mut grid, width| {
            let _ = write!(grid, "<a:gridCol w=\"{}\"/>", emu(*width));
            grid
        });
        let margin = emu(margin);
        let mut body = String::new();
        for row in rows {
            let _ = write!(body, "<a:tr h=\"{}\">", emu(row.height));
            for (text, right) in &row.cells {
                let look = if *right { row.look.right() } else { row.look };
                let paragraph = self.paragraph(look, false, text);
                let _ = write!(
                    body,
                    "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody><a:tcPr marL=\"{margin}\" marR=\"{margin}\" marT=\"38100\" marB=\"38100\" anchor=\"ctr\"><a:lnL w=\"0\"><a:noFill/></a:lnL><a:lnR w=\"0\"><a:noFill/></a:lnR><a:lnT w=\"0\"><a:noFill/></a:lnT><a:lnB w=\"6350\"><a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill></a:lnB>{}</a:tcPr></a:tc>",
                    paint(row.line),
                    match row.ground {
                        Some(color) => format!(
                            "<a:solidFill><a:srgbClr val=\"{}\"/></a:solidFill>",
                            paint(color)
                        ),
                        None => "<a:noFill/>".to_owned(),
                    }
                );
            }
            body.push_str("</a:tr>");
        }
        let id = self.id();
        let xml = format!(
            "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
            frame("p:xfrm", place)
        );
        self.add(&xml);
    }
}

/// A row of a table.
pub(super) struct TableRow {
    pub(super) height: f64,
    pub(super) look: Letters,
    pub(super) ground: Option<Hex>,
    pub(super) line: Hex,
    /// Text, and whether it stands on the right.
    pub(super) cells: Vec<(String, bool)>,
}

/// Texts begin where their box begins, and shrink where a program's font is wider than ours.
const BODY: &str = "<a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/></a:bodyPr>";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_element() {
        assert_eq!(escaped("a & <b> \"c\" 'd'"), "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;");
        assert_eq!(escaped("a\u{b}b\u{fffe}"), "a\\u{b}b");
    }
}
