//! From things with places to a PDF, by krilla; drawings stay vectors and their texts texts.

use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};
use krilla::text::{Font, TextDirection};
use krilla_svg::{SurfaceExt as _, SvgSettings};

use super::Mark;
use super::sheet::{Item, SIZE, Sheets};
use crate::chart::font::{REGULAR, SEMIBOLD};
use crate::chart::{Hex, Look, tree};
use crate::page::Cover;
use crate::page::Unwritable;
use crate::page::lines::Weight;

struct Fonts {
    regular: Font,
    semibold: Font,
}

pub(super) fn document(
    sheets: &Sheets,
    marks: &[Mark],
    cover: &Cover,
    look: &Look,
) -> Result<Vec<u8>, Unwritable> {
    let refused = |what: &str| Unwritable::Pdf(what.to_owned());
    let font =
        |data: &'static [u8]| Font::new(data.to_vec().into(), 0).ok_or_else(|| refused("font"));
    let fonts = Fonts { regular: font(REGULAR)?, semibold: font(SEMIBOLD)? };
    let mut document = Document::new();
    let settings =
        PageSettings::from_wh(SIZE.0 as f32, SIZE.1 as f32).ok_or_else(|| refused("page"))?;
    let mut painted: Vec<Vec<Identifier>> = Vec::new();
    painted.resize_with(sheets.parts.count(), Vec::new);
    for items in &sheets.pages {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for placed in items {
            let beside = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
            let tag = placed.part.map_or(beside, |_| ContentTag::Other);
            let identifier = surface.start_tagged(tag);
            let done = paint(&mut surface, &fonts, &placed.item);
            surface.end_tagged();
            done?;
            if let Some(of) = placed.part.and_then(|part| painted.get_mut(part)) {
                of.push(identifier);
            }
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(sheets.parts.tree(painted, look.lang.key()));
    let mut outline = Outline::new();
    for mark in marks {
        let place = Point::from_xy(0.0, (mark.y - 30.0) as f32);
        outline.push_child(OutlineNode::new(
            mark.heading.clone(),
            XyzDestination::new(mark.page, place),
        ));
    }
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(cover.title.clone())
            .description(cover.subtitle.clone())
            .language(look.lang.key().to_owned())
            .creator("phanbo".to_owned()),
    );
    document.finish().map_err(|error| Unwritable::Pdf(format!("{error:?}")))
}

fn filled(Hex([r, g, b]): Hex) -> Option<Fill> {
    Some(Fill { paint: rgb::Color::new(r, g, b).into(), ..Fill::default() })
}

fn paint(surface: &mut Surface<'_>, fonts: &Fonts, item: &Item) -> Result<(), Unwritable> {
    match item {
        Item::Text { x, y, look, text } => {
            surface.set_fill(filled(look.color));
            let font = match look.weight {
                Weight::Regular => &fonts.regular,
                Weight::Semibold => &fonts.semibold,
            };
            let start = Point::from_xy(*x as f32, *y as f32);
            surface.draw_text(
                start,
                font.clone(),
                look.size as f32,
                text,
                false,
                TextDirection::Auto,
            );
        }
        Item::Box { x, y, w, h, color } => {
            surface.set_fill(filled(*color));
            let rect = Rect::from_xywh(*x as f32, *y as f32, *w as f32, *h as f32);
            let path = rect.and_then(|rect| {
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                path.finish()
            });
            if let Some(path) = path {
                surface.draw_path(&path);
            }
        }
        Item::Photo { x, y, w, h, png } => {
            let image = Image::from_png(png.clone().into(), true).map_err(Unwritable::Pdf)?;
            if let Some(size) = Size::from_wh(*w as f32, *h as f32) {
                surface.push_transform(&Transform::from_translate(*x as f32, *y as f32));
                surface.draw_image(image, size);
                surface.pop();
            }
        }
        Item::Drawing { x, y, w, h, svg } => {
            let tree = tree(svg)?;
            let scale = (w / f64::from(tree.size().width()))
                .min(h / f64::from(tree.size().height())) as f32;
            let size = Size::from_wh(tree.size().width() * scale, tree.size().height() * scale);
            surface.push_transform(&Transform::from_translate(*x as f32, *y as f32));
            let drawn = size.and_then(|size| surface.draw_svg(&tree, size, SvgSettings::default()));
            surface.pop();
            drawn.ok_or_else(|| Unwritable::Pdf("a chart was not drawn".to_owned()))?;
        }
    }
    Ok(())
}
