//! What the texts of a scenario may be made of.

use unicode_normalization::UnicodeNormalization;

use super::finding::{Expected, Problem};
use crate::month::Month;

/// Holds a text against one of the schema's formats, at most `most` characters long.
pub(super) fn check(text: &str, format: &str, most: Option<usize>) -> Result<(), Problem> {
    let found = text.chars().count();
    if let Some(most) = most.filter(|&most| found > most) {
        return Err(Problem::TooLong { found, most });
    }
    let allowed = match format {
        "month" if text.parse::<Month>().is_err() => {
            return Err(Problem::BadMonth { found: text.to_owned(), within: None });
        }
        "name" if !is_name(text) => Expected::PlainName,
        "channel-id" if !is_id(text) => Expected::ChannelId,
        "currency" if !is_currency(text) => Expected::CurrencyCode,
        _ => return Ok(()),
    };
    Err(Problem::BadName { found: text.to_owned(), allowed })
}

/// The one spelling of a text that can be typed in several: composed, without blanks around it.
pub(super) fn normal(text: &str) -> String {
    text.trim().nfc().collect()
}

fn is_id(text: &str) -> bool {
    let mut letters = text.nfc().peekable();
    letters.peek().is_some() && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Something to be seen, and nothing that hides: no control, no zero-width and no
/// direction-changing character. A joiner may hold an emoji together.
fn is_name(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let joins_emoji = c == '\u{200d}' && !before.is_ascii() && !before.is_alphanumeric();
        if (c.is_control() || is_hidden(c)) && !joins_emoji {
            return false;
        }
        before = c;
    }
    !text.trim().is_empty()
}

fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_in_any_script_but_not_hidden() {
        for name in ["Quảng cáo Google", "إعلان", "👩\u{200d}💻 Video", "constructor", "null"]
        {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "  ", "a\u{1b}[31m", "a\u{200b}b", "a\u{202e}b", "a\u{7f}", "a\u{9b}"] {
            assert!(!is_name(name), "{name:?}");
        }
        assert_eq!(normal(" quản\u{309}g "), "quản\u{309}g".nfc().collect::<String>());
    }

    #[test]
    fn ids_and_currencies() {
        assert!(is_id("seo-2_b") && is_id("báo-chí"));
        assert!(is_id("ba\u{301}o"), "composed, it is letters only");
        assert!(!is_id("") && !is_id("a b") && !is_id("a.b") && !is_id("a[0]"));
        assert!(
            is_currency("VND") && !is_currency("vnd") && !is_currency("₫") && !is_currency("VNĐ")
        );
    }
}
