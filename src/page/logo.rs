//! A house's logo.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::Pixmap;

use crate::chart::{self, tree};

/// A logo, read and found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    form: Form,
    /// Width and height, px.
    size: (u32, u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Png(Vec<u8>),
    Svg(String),
}

/// Why bytes are not a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a logo is a PNG or an SVG file of at most 2 MB")]
pub struct NotALogo;

/// A logo is not larger than this, bytes.
const MOST: usize = 2_000_000;

impl Logo {
    /// The logo of a file's bytes.
    ///
    /// # Errors
    /// [`NotALogo`] where they are neither a PNG nor an SVG, or too many.
    pub fn read(bytes: &[u8]) -> Result<Self, NotALogo> {
        if bytes.len() > MOST {
            return Err(NotALogo);
        }
        if bytes.starts_with(b"\x89PNG") {
            let picture = Pixmap::decode_png(bytes).map_err(|_| NotALogo)?;
            return Ok(Self {
                size: (picture.width(), picture.height()),
                form: Form::Png(bytes.to_vec()),
            });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| NotALogo)?;
        let size = tree(text).map_err(|_| NotALogo)?.size();
        Ok(Self {
            size: (size.width().ceil() as u32, size.height().ceil() as u32),
            form: Form::Svg(text.to_owned()),
        })
    }

    /// Width and height within a box of this width and height, its shape kept.
    pub fn within(&self, width: f64, height: f64) -> (f64, f64) {
        let (wide, high) = (f64::from(self.size.0.max(1)), f64::from(self.size.1.max(1)));
        let scale = (width / wide).min(height / high);
        (wide * scale, high * scale)
    }

    /// As PNG, at least `width` px wide where it is drawn.
    ///
    /// # Errors
    /// [`chart::Unpaintable`] where a drawing is out of all measure.
    pub fn png(&self, width: f64) -> Result<Vec<u8>, chart::Unpaintable> {
        match &self.form {
            Form::Png(bytes) => Ok(bytes.clone()),
            Form::Svg(text) => {
                let scale = (width / f64::from(self.size.0.max(1))).clamp(0.05, 20.0);
                chart::png(text, scale as f32)
            }
        }
    }

    /// The drawing, where it is one.
    pub fn svg(&self) -> Option<&str> {
        match &self.form {
            Form::Png(_) => None,
            Form::Svg(text) => Some(text),
        }
    }

    /// As an address that holds the whole of it, for pages.
    pub fn data_url(&self) -> String {
        let (kind, bytes) = match &self.form {
            Form::Png(bytes) => ("image/png", bytes.as_slice()),
            Form::Svg(text) => ("image/svg+xml", text.as_bytes()),
        };
        format!("data:{kind};base64,{}", STANDARD.encode(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"50\"><rect width=\"200\" height=\"50\" fill=\"#c00\"/></svg>";

    #[test]
    fn a_logo_keeps_its_shape() {
        let drawn = Logo::read(SVG.as_bytes()).unwrap();
        assert_eq!(drawn.within(100.0, 100.0), (100.0, 25.0));
        assert_eq!(drawn.within(400.0, 20.0), (80.0, 20.0));
        let painted = Logo::read(&drawn.png(400.0).unwrap()).unwrap();
        assert_eq!(painted.size, (400, 100));
        assert_eq!(painted.svg(), None);
        assert!(painted.data_url().starts_with("data:image/png;base64,iVBOR"));
    }

    #[test]
    fn other_files_are_refused() {
        for bytes in [&b"GIF89a"[..], b"\x89PNG\r\n\x1a\nbroken", b"<p>", b"", b"\xff\xfe"] {
            assert_eq!(Logo::read(bytes), Err(NotALogo));
        }
    }
}
