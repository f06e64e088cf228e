//! The parts of a PPTX package and how they know each other.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::shape::{Shapes, escaped, paint};
use crate::chart::Brand;
use crate::page::Unwritable;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TREE: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// What is packed besides slides: pictures, charts and their data.
#[derive(Default)]
pub(super) struct Parts {
    /// PNG of each picture, and its SVG where it has one.
    pub(super) pictures: Vec<(Vec<u8>, Option<String>)>,
    /// XML and workbook of each chart.
    pub(super) charts: Vec<(String, Vec<u8>)>,
}

impl Parts {
    /// Takes a picture in; where a slide finds its PNG and its SVG.
    pub(super) fn picture(
        &mut self,
        png: Vec<u8>,
        svg: Option<String>,
    ) -> (String, Option<String>) {
        let at = self.pictures.len() + 1;
        let drawing = svg.is_some().then(|| format!("../media/picture{at}.svg"));
        self.pictures.push((png, svg));
        (format!("../media/picture{at}.png"), drawing)
    }

    /// Takes a chart in; where a slide finds it.
    pub(super) fn chart(&mut self, xml: String, data: Vec<u8>) -> String {
        self.charts.push((xml, data));
        format!("../charts/chart{}.xml", self.charts.len())
    }
}

struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Package {
    fn put(&mut self, name: &str, data: &[u8]) -> Result<(), Unwritable> {
        self.zip.start_file(name, self.options)?;
        self.zip.write_all(data)?;
        Ok(())
    }

    fn xml(&mut self, name: &str, body: &str) -> Result<(), Unwritable> {
        self.put(name, format!("{HEAD}{body}").as_bytes())
    }

    /// The relations of a part: `rId1`, `rId2`, … in their order.
    fn relations(&mut self, name: &str, all: &[(&str, String)]) -> Result<(), Unwritable> {
        let mut body = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
        for (number, (kind, target)) in (1..).zip(all) {
            let base = if *kind == "metadata/core-properties" {
                "http://schemas.openxmlformats.org/package/2006/relationships"
            } else {
                RELATION
            };
            let _ = write!(
                body,
                "<Relationship Id=\"rId{number}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>"
            );
        }
        body.push_str("</Relationships>");
        self.xml(name, &body)
    }
}

/// Packs slides and parts. The same content gives the same bytes.
pub(super) fn pack(
    title: &str,
    brand: &Brand,
    slides: &[Shapes],
    parts: &Parts,
) -> Result<Vec<u8>, Unwritable> {
    let mut package = Package {
        zip: ZipWriter::new(Cursor::new(Vec::new())),
        options: SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default()),
    };
    package.xml("[Content_Types].xml", &content_types(slides.len(), parts.charts.len()))?;
    package.relations(
        "_rels/.rels",
        &[
            ("officeDocument", "ppt/presentation.xml".to_owned()),
            ("metadata/core-properties", "docProps/core.xml".to_owned()),
        ],
    )?;
    package.xml(
        "docProps/core.xml",
        &format!(
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>phanbo</dc:creator></cp:coreProperties>",
            escaped(title)
        ),
    )?;
    presentation(&mut package, slides.len())?;
    master(&mut package, brand)?;
    for (number, slide) in (1..).zip(slides) {
        let body = format!(
            "<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
            slide.xml()
        );
        package.xml(&format!("ppt/slides/slide{number}.xml"), &body)?;
        let mut all = vec![("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
        all.extend(slide.links.iter().cloned());
        package.relations(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &all)?;
    }
    for (number, (xml, data)) in (1..).zip(&parts.charts) {
        package.xml(&format!("ppt/charts/chart{number}.xml"), xml)?;
        let data_part = format!("../embeddings/data{number}.xlsx");
        package.relations(
            &format!("ppt/charts/_rels/chart{number}.xml.rels"),
            &[("package", data_part)],
        )?;
        package.put(&format!("ppt/embeddings/data{number}.xlsx"), data)?;
    }
    for (number, (png, svg)) in (1..).zip(&parts.pictures) {
        package.put(&format!("ppt/media/picture{number}.png"), png)?;
        if let Some(svg) = svg {
            package.put(&format!("ppt/media/picture{number}.svg"), svg.as_bytes())?;
        }
    }
    Ok(package.zip.finish()?.into_inner())
}

fn content_types(slides: usize, charts: usize) -> String {
    let part = |name: String, kind: &str| {
        format!(
            "<Override PartName=\"{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        )
    };
    let mut body = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"svg\" ContentType=\"image/svg+xml\"/><Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>".to_owned();
    for (name, kind) in [
        ("/ppt/presentation.xml", "presentationml.presentation.main"),
        ("/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster"),
        ("/ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout"),
        ("/ppt/theme/theme1.xml", "theme"),
    ] {
        body += &part(name.to_owned(), kind);
    }
    for number in 1..=slides {
        body += &part(format!("/ppt/slides/slide{number}.xml"), "presentationml.slide");
    }
    for number in 1..=charts {
        body += &part(format!("/ppt/charts/chart{number}.xml"), "drawingml.chart");
    }
    body + "</Types>"
}

fn presentation(package: &mut Package, slides: usize) -> Result<(), Unwritable> {
    let list: String = (0..slides)
        .map(|at| format!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + at, at + 3))
        .collect();
    package.xml(
        "ppt/presentation.xml",
        &format!(
            "<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"12192000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>"
        ),
    )?;
    let mut all = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
    ];
    all.extend((1..=slides).map(|number| ("slide", format!("slides/slide{number}.xml"))));
    package.relations("ppt/_rels/presentation.xml.rels", &all)
}

fn master(package: &mut Package, brand: &Brand) -> Result<(), Unwritable> {
    package.put("ppt/slideMasters/slideMaster1.xml", include_bytes!("master.xml"))?;
    package.relations(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        &[
            ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
            ("theme", "../theme/theme1.xml".to_owned()),
        ],
    )?;
    package.put("ppt/slideLayouts/slideLayout1.xml", include_bytes!("layout.xml"))?;
    package.relations(
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        &[("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())],
    )?;
    let theme = include_str!("theme.xml").replace("{colors}", &colors(brand));
    package.put("ppt/theme/theme1.xml", theme.as_bytes())
}

/// The house's colours, so that what a client adds takes them up.
fn colors(brand: &Brand) -> String {
    let (ink, accent) = (paint(brand.hex_ink()), paint(brand.hex(0)));
    let named = [("dk1", &ink), ("lt1", &"FFFFFF".to_owned()), ("dk2", &ink)];
    let named = named.map(|(name, value)| (name.to_owned(), value.clone()));
    let accents = (0..6).map(|at| (format!("accent{}", at + 1), paint(brand.hex(at))));
    let links = ["hlink", "folHlink"].map(|name| (name.to_owned(), accent.clone()));
    let all = named.into_iter().chain([("lt2".to_owned(), "F3F5F9".to_owned())]);
    all.chain(accents)
        .chain(links)
        .map(|(name, value)| format!("<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>"))
        .collect()
}
