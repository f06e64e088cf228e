//! Texts made safe for a syntax: one function each.

use std::borrow::Cow;

use crate::locale::visible;

/// A text as it may stand between tags and in quoted attributes of XML and HTML.
pub(super) fn xml(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // What XML cannot hold.
            '\u{fffe}' | '\u{ffff}' => {}
            _ => safe.push(c),
        }
    }
    safe
}

/// A text that no reader of Markdown takes for a mark, an element, a character reference or a new
/// line.
pub(super) fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_mark = match c {
            '&' => is_reference(&text[at + 1..]),
            _ => "\\|*_`[]<>#~".contains(c),
        };
        if is_mark {
            safe.push('\\');
        }
        safe.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    safe
}

/// Whether what follows an `&` makes it `&amp;` or `&#38;`.
fn is_reference(rest: &str) -> bool {
    let name = rest.split(';').next().unwrap_or("");
    name.len() < rest.len() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

/// A text as a cell of a sheet of rows: never taken for a formula by a spreadsheet.
pub(super) fn cell(text: &str) -> Cow<'_, str> {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let shown = visible(text);
    if is_formula { format!("'{shown}").into() } else { shown.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_closes_its_context() {
        assert_eq!(xml("</p><script>\"'&"), "&lt;/p&gt;&lt;script&gt;&quot;&#39;&amp;");
        assert_eq!(markdown("a|b <i> [x](y) `c`\n"), "a\\|b \\<i\\> \\[x\\](y) \\`c\\` ");
        assert_eq!(markdown("R&D &lt; &#60; & ;"), "R&D \\&lt; \\&\\#60; & ;");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("@sum"), "'@sum");
        assert_eq!(cell("\tx"), "'\\u{9}x");
        assert_eq!(cell("SEO"), "SEO");
    }
}
