//! Names without regard to case, diacritics and marks: `Chi phí (VND)` and `chi_phi vnd` are one.

use unicode_normalization::UnicodeNormalization as _;

/// The plain form of a name: lower case, without diacritics, words parted by one blank.
pub fn fold(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.nfkd() {
        let c = match c {
            'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
            '\u{300}'..='\u{36f}' => continue,
            other => other,
        };
        if c.is_alphanumeric() {
            plain.extend(c.to_lowercase());
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// As [`fold`], and without the blanks: `tik tok` and `TikTok` are one.
pub fn squeeze(name: &str) -> String {
    fold(name).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_are_alike() {
        assert_eq!(fold("  Chi phí (VND) "), "chi phi vnd");
        assert_eq!(fold("Số tiền đã chi tiêu"), "so tien da chi tieu");
        assert_eq!(fold("Tho\u{323}\u{302}i"), fold("Thội"));
        assert_eq!(squeeze("Tik-Tok Ads"), "tiktokads");
        assert_eq!(fold("--"), "");
    }
}
