//! How the letters of a file are written, where that is not UTF-8: what Chinese editors and Windows make of a draft that was
//! opened and saved.

/// The name by which browsers know the encoding of a text that is not UTF-8; `None` for UTF-8, and for what is no text in any
/// of these: UTF-16, told by its mark or by the noughts in its first two letters, and GB18030, which holds GBK and GB 2312.
pub fn encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        // UTF-32, which no editor writes unasked.
        [0xff, 0xfe, 0, 0, ..] => None,
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        [1..=255, 0, 1..=255, 0, ..] => Some("utf-16le"),
        [0, 1..=255, 0, 1..=255, ..] => Some("utf-16be"),
        _ => (std::str::from_utf8(bytes).is_err() && !is_damaged(bytes) && is_gb18030(bytes))
            .then_some("gb18030"),
    }
}

/// Whether a text is UTF-8 with a fault here and there. Most such texts are GB18030 as well, but what they say there is
/// gibberish; and hardly any letters of GB18030 look like three bytes of UTF-8.
fn is_damaged(bytes: &[u8]) -> bool {
    let (mut whole, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| letter.len_utf8() > 2).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    whole >= faults
}

/// Whether bytes are letters of one, two and four bytes, as in GB18030.
fn is_gb18030(mut bytes: &[u8]) -> bool {
    loop {
        bytes = match bytes {
            [] => return true,
            [b'\t' | b'\n' | b'\r' | b' '..=b'~', rest @ ..]
            | [0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe, rest @ ..]
            | [0x81..=0xfe, b'0'..=b'9', 0x81..=0xfe, b'0'..=b'9', rest @ ..] => rest,
            _ => return false,
        };
    }
}

/// A text in UTF-16 as UTF-8; `None` where it is none. The half of a letter at which a file was cut off is left out, so that
/// the reader finds the text incomplete.
pub(super) fn from_utf16(bytes: &[u8], is_big: bool) -> Option<String> {
    let unit = |pair: &[u8; 2]| if is_big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let units: Vec<u16> = bytes.as_chunks().0.iter().map(unit).collect();
    let text = String::from_utf16(&units).ok()?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// UTF-16 of a text, little end first.
    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// The same with the big end first.
    fn swapped(bytes: &[u8]) -> Vec<u8> {
        bytes.chunks(2).flat_map(|pair| [pair[1], pair[0]]).collect()
    }

    #[test]
    fn utf16_is_told_by_its_mark_or_by_its_noughts() {
        for text in ["\u{feff}{\"county\": \"正安县\"}", "{\"county\": \"正安县\"}", "\n {}", "{}"] {
            let bytes = utf16(text);
            assert_eq!(encoding(&bytes), Some("utf-16le"), "{text:?}");
            assert_eq!(encoding(&swapped(&bytes)), Some("utf-16be"), "{text:?}");
            let bare = text.trim_start_matches('\u{feff}');
            assert_eq!(from_utf16(&bytes, false).as_deref(), Some(bare));
            assert_eq!(from_utf16(&swapped(&bytes), true).as_deref(), Some(bare));
        }
        // Cut off inside a letter; half of a pair; UTF-32.
        assert_eq!(from_utf16(&[b'{', 0, b'"'], false).as_deref(), Some("{"));
        assert_eq!(from_utf16(&[0x3d, 0xd8, b'"', 0], false), None);
        assert_eq!(encoding(&[0xff, 0xfe, 0, 0, b'{', 0, 0, 0]), None);
    }

    #[test]
    fn gb18030_is_told_from_utf8_and_from_what_is_no_text() {
        // 正安县 in GBK; a letter of four bytes, which is GB18030's alone.
        let gbk = b"{\"county\": \"\xd5\xfd\xb0\xb2\xcf\xd8\"}";
        assert_eq!(encoding(gbk), Some("gb18030"));
        assert_eq!(encoding(b"{\"note\": \"\x81\x39\xee\x39\xd5\xfd\"}"), Some("gb18030"));
        for utf8 in ["", "{}", "{\"county\": \"正安县\"}", "\u{feff}{}", "é"] {
            assert_eq!(encoding(utf8.as_bytes()), None, "{utf8:?}");
        }
        // Pictures, archives, a stray byte.
        for other in
            [&b"\xff\xd8\xff\xe0 JFIF"[..], b"PK\x03\x04\x14\0\x06", b"{\"a\": \"\xd5\"}", b"\x80\x80"]
        {
            assert_eq!(encoding(other), None, "{other:?}");
        }
    }

    /// Read as GB18030 it would open, and its names would be gibberish.
    #[test]
    fn damaged_utf8_is_not_taken_for_gb18030() {
        let text = "{\"county\": \"正安县人民政府办公室\", \"note\": \"安\"}";
        let mut taken = 0;
        for at in 0..text.len() {
            for byte in [0x00, b'A', 0x81, 0xb0, 0xd5, 0xfe] {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                taken += usize::from(encoding(&bytes).is_some());
            }
        }
        assert_eq!(taken, 0);
    }
}
