//! Texts broken into lines by the real widths of Inter.

pub(super) use crate::chart::font::{Weight, width};

/// `text` in lines of at most `room` (in the unit of `size`), broken at spaces, and inside a word
/// only where the word alone is too long. Never empty.
pub(super) fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
        for piece in pieces(word, size, weight, room) {
            let Some(line) = lines.last_mut() else {
                continue;
            };
            let longer = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if line.is_empty() || width(&longer, size, weight) <= room {
                *line = longer;
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

/// A word that fits as it is, else in parts that do: after a stroke where that is enough, else
/// wherever the room ends.
fn pieces(word: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let fits = |part: &str| width(part, size, weight) <= room;
    if fits(word) {
        return vec![word.to_owned()];
    }
    let mut parts: Vec<String> = Vec::new();
    for stroke in strokes(word) {
        match parts.last_mut() {
            Some(last) if fits(&format!("{last}{stroke}")) => last.push_str(stroke),
            _ if fits(stroke) => parts.push(stroke.to_owned()),
            _ => parts.extend(letters(stroke, size, weight, room)),
        }
    }
    parts
}

/// `T10/` and `2027` of `T10/2027`.
pub(super) fn strokes(word: &str) -> impl Iterator<Item = &str> {
    word.split_inclusive('/')
}

fn letters(word: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut parts = vec![String::new()];
    for letter in word.chars() {
        let Some(part) = parts.last_mut() else {
            continue;
        };
        part.push(letter);
        if part.chars().count() > 1 && width(part, size, weight) > room {
            part.pop();
            parts.push(letter.to_string());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_is_lost_and_no_line_is_too_long() {
        let text =
            "Tối ưu hoá công cụ tìm kiếm WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW 20\u{a0}triệu\u{a0}₫";
        let lines = wrap(text, 10.0, Weight::Regular, 90.0);
        for line in &lines {
            assert!(width(line, 10.0, Weight::Regular) <= 90.0, "{line}");
        }
        let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(text));
        // An amount stays together.
        assert!(lines.iter().any(|line| line.ends_with("20\u{a0}triệu\u{a0}₫")));
        assert_eq!(wrap("", 10.0, Weight::Regular, 90.0), [""]);
        assert_eq!(wrap("T10/2027", 10.0, Weight::Regular, 30.0), ["T10/", "2027"]);
    }
}
