//! Bytes → text, whatever program wrote them: UTF-8, UTF-16 with or without a mark, and
//! Windows-1258 (Vietnamese) or 1252 where the bytes are no UTF-8.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization as _;

/// The text of `bytes`, composed (Windows-1258 writes tone marks apart).
pub fn text(bytes: &[u8]) -> String {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => (without_mark(bytes), bytes),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if encoding == WINDOWS_1258 { text.nfc().collect() } else { text.into_owned() }
}

fn without_mark(bytes: &[u8]) -> &'static Encoding {
    // Every second byte of a UTF-16 table of figures is 0.
    let head = &bytes[..bytes.len().min(512)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    if zeros(1) * 4 > head.len() {
        return UTF_16LE;
    }
    if zeros(0) * 4 > head.len() {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // Bytes of tone marks and of ơ, ư, ă, đ, ₫ in Windows-1258; in 1252 they are rare signs.
    let vietnamese = bytes.iter().filter(|b| matches!(b, 0xcc | 0xd2 | 0xde | 0xec | 0xf2)).count();
    let own = bytes.iter().filter(|b| matches!(b, 0xe3 | 0xf0 | 0xf5 | 0xfd | 0xfe)).count();
    if vietnamese + own > 0 { WINDOWS_1258 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_other_programs_are_read() {
        let typed = "Tháng;Kênh;Chi phí";
        assert_eq!(text(typed.as_bytes()), typed);
        assert_eq!(text(format!("\u{feff}{typed}").as_bytes()), typed);
        let wide: Vec<u8> = typed.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&[&[0xff, 0xfe], wide.as_slice()].concat()), typed);
        let plain: Vec<u8> = "month,spend".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&plain), "month,spend");
        // `Tháng;Chi phí;Đồng` as Windows-1258 has it: tones stand behind their letters.
        let old = b"Tha\xecng;Chi phi\xec;\xd0\xf4\xccng";
        assert_eq!(text(old), "Tháng;Chi phí;Đồng");
    }
}
