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
fn utf16_is_told_by_its_mark_or_by_its_zeros() {
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
    for other in [&b"\xff\xd8\xff\xe0 JFIF"[..], b"PK\x03\x04\x14\0\x06", b"{\"a\": \"\xd5\"}", b"\x80\x80"] {
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
