//! Text on a grid of columns: widths as a terminal has them, cutting, padding, wrapping, colour.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that every table and sentence fits into.
pub(crate) const PAGE: usize = 100;

/// Whether text is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Letters only.
    Plain,
    /// With ANSI colours, few and sober.
    Painted,
}

/// What a piece of text is, for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Strong,
    Faint,
    Bar,
    Good,
    Caution,
}

impl Style {
    pub(crate) fn paint(self, tone: Tone, text: &str) -> String {
        if self == Style::Plain || text.trim().is_empty() {
            return text.to_owned();
        }
        let code = match tone {
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Bar => "34",
            Tone::Good => "32",
            Tone::Caution => "33",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

/// Columns that a text takes up.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// At most `room` columns, ending in `…` where something was cut.
pub(crate) fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > room {
            break;
        }
        used += wide;
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// Filled up to `room` columns, on the right (`left` false) or on the left.
pub(crate) fn pad(text: &str, room: usize, right: bool) -> String {
    let space = " ".repeat(room.saturating_sub(width(text)));
    if right { format!("{space}{text}") } else { format!("{text}{space}") }
}

/// Lines of at most `room` columns, broken at spaces; lines after the first are indented.
/// No-break spaces hold.
pub(crate) fn wrap(text: &str, room: usize, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !line.trim().is_empty() && width(&line) + 1 + width(word) > room {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
        } else if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}

/// A share of `cells` cells as a bar of eighths: `███▌`.
pub(crate) fn bar(share: f64, cells: usize) -> String {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let eighths = (share.clamp(0.0, 1.0) * (cells * 8) as f64).round() as usize;
    let mut text = "█".repeat(eighths / 8);
    if !eighths.is_multiple_of(8) {
        text.push(EIGHTHS[eighths % 8]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_and_wide_letters_are_measured_as_shown() {
        assert_eq!(width("Tiếp thị nội dung"), 17);
        assert_eq!(width("検索"), 4);
        assert_eq!(cut("Tối ưu hóa công cụ", 10), "Tối ưu hó…");
        assert_eq!(cut("検索広告", 5), "検索…");
        assert_eq!(width(&pad("検索", 7, true)), 7);
    }

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("a bc def", 5, 1), ["a bc", " def"]);
        assert_eq!(wrap("20\u{a0}triệu\u{a0}₫ hai", 4, 0), ["20\u{a0}triệu\u{a0}₫", "hai"]);
        assert_eq!(wrap("", 5, 0), [""]);
    }

    #[test]
    fn bars_count_in_eighths() {
        assert_eq!(bar(1.0, 4), "████");
        assert_eq!(bar(0.5, 1), "▌");
        assert_eq!(bar(0.0, 4), "");
        assert_eq!(bar(0.375, 2), "▊");
    }
}
