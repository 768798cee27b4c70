//! How the letters of a file are written, where that is not UTF-8: what Chinese editors and Windows make of a draft that was
//! opened and saved.

/// The name by which browsers know the encoding of a text that is not UTF-8; `None` for UTF-8, and for what is no text in any
/// of these: UTF-16, told by its mark or by the zeros in its first two letters, and GB18030, which holds GBK and GB 2312.
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
mod tests;
