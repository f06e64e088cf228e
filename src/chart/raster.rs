//! SVG to pixels, and to shapes without text, by resvg with our own font and no other.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, Tree, fontdb};

use super::font;

/// Why an SVG was not painted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unpaintable {
    /// It is no SVG.
    #[error("not an SVG: {0}")]
    NotSvg(String),
    /// The picture would have no pixels, or more than a side of 20,000.
    #[error("a picture of {0} x {1} pixels")]
    Size(f64, f64),
    /// The pixels could not be written as PNG.
    #[error("PNG: {0}")]
    Png(String),
}

/// An SVG read with our own font.
pub(crate) fn tree(svg: &str) -> Result<Tree, Unpaintable> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(font::REGULAR.to_vec());
        fonts.load_font_data(font::SEMIBOLD.to_vec());
        fonts.set_sans_serif_family("Inter");
        Arc::new(fonts)
    });
    let options = usvg::Options {
        font_family: "Inter".to_owned(),
        fontdb: Arc::clone(fonts),
        ..usvg::Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| Unpaintable::NotSvg(error.to_string()))
}

/// The picture as PNG, `scale` pixels per px.
///
/// # Errors
/// [`Unpaintable`] where the text is no SVG or the picture is out of all measure.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Unpaintable> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let sound = |side: f32| (1.0..=20_000.0).contains(&side);
    let wrong = || Unpaintable::Size(f64::from(width), f64::from(height));
    if !sound(width) || !sound(height) {
        return Err(wrong());
    }
    let mut pixels = Pixmap::new(width.round() as u32, height.round() as u32).ok_or_else(wrong)?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| Unpaintable::Png(error.to_string()))
}

/// The same picture with every letter as a shape.
///
/// # Errors
/// [`Unpaintable::NotSvg`].
pub fn outlined(svg: &str) -> Result<String, Unpaintable> {
    let options = usvg::WriteOptions {
        preserve_text: false,
        coordinates_precision: 2,
        indent: usvg::Indent::None,
        attributes_indent: usvg::Indent::None,
        ..usvg::WriteOptions::default()
    };
    Ok(tree(svg)?.to_string(&options))
}

/// Base64 with padding (RFC 4648, section 4).
pub(super) fn base64(data: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(data.len().div_ceil(3) * 4);
    for chunk in data.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            if digit <= chunk.len() {
                text.push(char::from(DIGITS[(bits >> (18 - 6 * digit)) as usize & 63]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_the_rfc() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn what_cannot_be_painted_is_refused() {
        assert!(matches!(png("<p>", 1.0), Err(Unpaintable::NotSvg(_))));
        let small = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"/>";
        assert!(png(small, 2.0).is_ok());
        for scale in [0.0, -1.0, 1e9, f32::NAN] {
            assert!(matches!(png(small, scale), Err(Unpaintable::Size(..))), "{scale}");
        }
    }
}
