//! The fonts of every chart: Inter, cut down to Latin and Vietnamese (SIL Open Font License, see
//! `fonts/OFL-Inter.txt`), and the widths of texts by their real advances.

use std::sync::OnceLock;

use ttf_parser::Face;

use crate::lang::{Lang, in_lang};

/// The fonts that the texts of a language need: every character of its sentences is in them.
#[derive(Debug, Clone, Copy)]
pub struct Fonts {
    /// The regular weight.
    pub regular: &'static [u8],
    /// The semibold weight.
    pub semibold: &'static [u8],
    /// The regular weight for pages.
    pub regular_woff2: &'static [u8],
    /// The semibold weight for pages.
    pub semibold_woff2: &'static [u8],
}

/// Inter for Latin letters, those of Vietnamese among them.
const LATIN: Fonts = Fonts {
    regular: REGULAR,
    semibold: SEMIBOLD,
    regular_woff2: REGULAR_WOFF2,
    semibold_woff2: SEMIBOLD_WOFF2,
};

/// What a language needs.
pub fn of(lang: Lang) -> Fonts {
    in_lang!(lang, of, en: LATIN, vi: LATIN)
}

/// The regular weight.
pub const REGULAR: &[u8] = include_bytes!("fonts/Inter_400Regular-vi.ttf");
/// The semibold weight.
pub const SEMIBOLD: &[u8] = include_bytes!("fonts/Inter_600SemiBold-vi.ttf");
/// The regular weight for pages.
pub const REGULAR_WOFF2: &[u8] = include_bytes!("fonts/Inter_400Regular-vi.woff2");
/// The semibold weight for pages.
pub const SEMIBOLD_WOFF2: &[u8] = include_bytes!("fonts/Inter_600SemiBold-vi.woff2");

/// What viewers without Inter fall back to.
pub const FAMILY: &str = "Inter, 'Be Vietnam Pro', 'Noto Sans', 'Segoe UI', Arial, sans-serif";

/// Of a capital letter, in em: half of it centres a line of text on a point.
pub(super) const CAP: f64 = 0.727;

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Semibold,
}

/// Width of `text` in px at `size` px per em. Kerning, which only draws letters closer, is left
/// out; so is a glyph that Inter lacks: a wide one is assumed.
pub(crate) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    static FACES: OnceLock<[Option<Face<'static>>; 2]> = OnceLock::new();
    let faces = FACES.get_or_init(|| [Face::parse(REGULAR, 0).ok(), Face::parse(SEMIBOLD, 0).ok()]);
    let Some(face) = &faces[usize::from(weight == Weight::Semibold)] else {
        return text.chars().count() as f64 * size;
    };
    let em = f64::from(face.units_per_em());
    let advance = |c: char| match face.glyph_index(c) {
        Some(glyph) => f64::from(face.glyph_hor_advance(glyph).unwrap_or(0)) / em,
        None => 1.0,
    };
    text.chars().map(advance).sum::<f64>() * size
}

/// `text` if it fits into `room` px, else as much of it as fits with `…` behind.
pub(super) fn cut(text: &str, size: f64, weight: Weight, room: f64) -> String {
    if width(text, size, weight) <= room {
        return text.to_owned();
    }
    let mut kept: String = text.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if kept.is_empty() || width(&short, size, weight) <= room {
            return short;
        }
    }
    String::new()
}

/// `text` in at most `lines` lines of `room` px, broken at spaces (never at no-break ones); the
/// last is cut where there is more to say.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64, lines: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let last = all.len() == lines;
        match all.last_mut() {
            Some(line) => {
                let longer = format!("{line} {word}");
                if last || width(&longer, size, weight) <= room {
                    *line = longer;
                } else {
                    all.push(word.to_owned());
                }
            }
            None => all.push(word.to_owned()),
        }
    }
    all.iter().map(|line| cut(line, size, weight, room)).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn widths_are_the_font_s_own() {
        // Inter: 2048 units per em; the digits of the default set differ, "1" is narrow.
        assert!(width("1", 10.0, Weight::Regular) < width("0", 10.0, Weight::Regular));
        assert!(
            width("Ngân sách", 10.0, Weight::Semibold) > width("Ngân sách", 10.0, Weight::Regular)
        );
        assert!(
            (width("ab", 20.0, Weight::Regular) - 2.0 * width("ab", 10.0, Weight::Regular)).abs()
                < 1e-9
        );
    }

    /// What no font has: an infinite amount never reaches a page, powers of ten are those of amounts
    /// that no plan has, and the knee is marked in a terminal only.
    const NOT_DRAWN: &str = "∞⁰⁴⁵⁶⁷⁸⁹⁻◆";

    fn lacks(fonts: Fonts, texts: &str) -> Vec<char> {
        let faces = [fonts.regular, fonts.semibold].map(|font| Face::parse(font, 0).unwrap());
        let mut lacking: Vec<char> = texts
            .chars()
            .filter(|c| !c.is_control() && !NOT_DRAWN.contains(*c))
            .filter(|c| faces.iter().any(|face| face.glyph_index(*c).is_none()))
            .collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }

    #[test]
    fn the_font_of_a_language_has_every_character_of_its_sentences() {
        for lang in Lang::ALL {
            let sentences = crate::locale::sources(lang);
            assert!(sentences.len() > 400, "{}", sentences.len());
            assert_eq!(lacks(of(lang), &sentences.concat()), [], "{}", lang.key());
        }
    }

    #[test]
    fn every_character_of_the_locale_is_in_the_font_of_some_language() {
        let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale")];
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let text = std::fs::read_to_string(&path).unwrap();
                let lacking = Lang::ALL
                    .into_iter()
                    .fold(text, |text, lang| lacks(of(lang), &text).iter().collect());
                assert_eq!(lacking, "", "{}", path.display());
                files += 1;
            }
        }
        assert!(files > 20, "{files}");
    }

    #[test]
    fn every_letter_of_vietnamese_is_there() {
        let face = Face::parse(SEMIBOLD, 0).unwrap();
        for c in "ĂÂĐÊÔƠƯăâđêôơưẠẤẦẨẪẬẮẰẲẴẶỄỆỈỊỌỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸỹỵ₫−–·…→○●".chars()
        {
            assert!(face.glyph_index(c).is_some(), "{c}");
        }
    }

    #[test]
    fn long_texts_are_broken_then_cut() {
        let text = "Tối ưu hoá công cụ tìm kiếm và mạng xã hội cho chuỗi cửa hàng";
        let lines = wrap(text, 13.0, Weight::Regular, 150.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        for line in &lines {
            assert!(width(line, 13.0, Weight::Regular) <= 150.0);
        }
        assert_eq!(cut("abc", 10.0, Weight::Regular, 100.0), "abc");
        assert_eq!(cut("abc", 10.0, Weight::Regular, 1.0), "…");
    }
}
